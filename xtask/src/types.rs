//! Types and descriptions of the element, all made from the one table, the events' own structs (`ts-rs`) and the schema
//! (`json-schema-to-typescript`): declarations for TypeScript and for the templates of React, Vue and Svelte, the custom-elements
//! manifest, data for editors of HTML.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use roadmap_core::events::declarations;
use serde_json::{Value, json};

use crate::contract::{Contract, Method, Named};
use crate::root;

/// Writes all of them into the package.
pub fn write(pkg: &Path) -> Result<()> {
    let contract = Contract::read()?;
    let files = [
        ("types.d.ts", format!("{}\n{}", roadmap_types()?, element_types(&contract))),
        ("roadmap-widget.d.ts", entry("define(tag?: string): void")),
        ("inline.d.ts", "export type * from \"./types.js\";\n".into()),
        ("slim.d.ts", entry_with(SLIM, "define(wasm: WasmSource, tag?: string): void")),
        ("embed.d.ts", "/** Puts frames in place of all marked elements; those of the page are done already. */\nexport function embedAll(root?: ParentNode): void;\n".into()),
        ("react.d.ts", react(&contract)),
        ("jsx.d.ts", jsx(&contract)),
        ("vue.d.ts", vue(&contract)),
        ("svelte.d.ts", svelte(&contract)),
        ("types-only.js", "export {};\n".into()),
        ("custom-elements.json", pretty(&manifest(&contract))?),
        ("vscode.html-custom-data.json", pretty(&html_data(&contract))?),
    ];
    for (name, text) in files {
        fs::write(pkg.join(name), text)?;
    }
    Ok(())
}

fn pretty(value: &Value) -> Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(value)?))
}

const SLIM: &str = "\
/** Where the WASM comes from: its two parts; or one file that holds both (`roadmap-widget.whole.wasm`); or the address of the first part, beside which the late one lies. */
export type WasmSource = WasmFile | { first: WasmFile; late: WasmFile };
/** Where a file comes from: an address, bytes, an answer, or a compiled module; also as a promise or a function. */
export type WasmFile = WasmGiven | Promise<WasmGiven> | (() => WasmGiven | Promise<WasmGiven>);
export type WasmGiven = string | URL | BufferSource | WebAssembly.Module | Response;
";

fn entry(define: &str) -> String {
    entry_with("", define)
}

fn entry_with(more: &str, define: &str) -> String {
    format!(
        "export * from \"./types.js\";\n{more}/** Defines the element; the first definition of a tag stays. */\nexport function {define};\n"
    )
}

/// The document format as TypeScript, from its JSON Schema.
fn roadmap_types() -> Result<String> {
    let packaging = root().join("packaging");
    let schema = root().join("schema/roadmap.schema.json");
    let written = Command::new("node").arg("types.mjs").arg(schema).current_dir(packaging).output().context("node types.mjs")?;
    ensure!(written.status.success(), "node types.mjs: {}", String::from_utf8_lossy(&written.stderr));
    Ok(String::from_utf8(written.stdout)?)
}

fn signature(method: &Method) -> String {
    let parameters: Vec<String> = method.parameters.iter().map(|name| format!("{name}: string")).collect();
    format!("{}({}): void", method.name, parameters.join(", "))
}

fn element_types(contract: &Contract) -> String {
    let mut text = declarations();
    text.push_str("\n/** Events with their types. */\nexport interface RoadmapWidgetEventMap extends HTMLElementEventMap {\n");
    for event in &contract.events {
        let _ = writeln!(text, "  {:?}: CustomEvent<{}>;", event.name, event.kind);
    }
    text.push_str("}\n\n/** Attributes. */\nexport interface RoadmapWidgetAttributes {\n");
    for attribute in &contract.attributes {
        let name = if attribute.name.contains('-') { format!("{:?}", attribute.name) } else { attribute.name.clone() };
        let _ = write!(text, "  /** {} */\n  {name}?: {};\n", attribute.text, attribute.kind);
    }
    let _ = write!(text, "}}\n\n/** {} */\nexport class {} extends HTMLElement {{\n", contract.summary, contract.class_name);
    text.push_str("  /** The release. */\n  static readonly version: string;\n");
    for property in &contract.properties {
        let _ = write!(text, "  /** {} */\n  {}: {};\n", property.text, property.name, property.kind);
    }
    for method in &contract.methods {
        let _ = write!(text, "  /** {} */\n  {};\n", method.text, signature(method));
    }
    for verb in ["add", "remove"] {
        let _ = writeln!(
            text,
            "  {verb}EventListener<K extends keyof RoadmapWidgetEventMap>(type: K, listener: (this: {0}, event: RoadmapWidgetEventMap[K]) => unknown, options?: boolean | AddEventListenerOptions): void;\n  {verb}EventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;",
            contract.class_name
        );
    }
    let _ = write!(
        text,
        "}}\n\ndeclare global {{\n  interface HTMLElementTagNameMap {{\n    {:?}: {};\n  }}\n}}\n",
        contract.tag, contract.class_name
    );
    text
}

/// The property of React for an event: `roadmap-viewchange` is `onViewChange`.
fn listener(kind: &str) -> String {
    format!("on{}", kind.strip_prefix("Roadmap").unwrap_or(kind))
}

fn react(contract: &Contract) -> String {
    let mut text = format!(
        "import type {{ ForwardRefExoticComponent, HTMLAttributes, RefAttributes }} from \"react\";\nimport type {{ Roadmap, RoadmapWidgetAttributes, {class}, {events} }} from \"./types.js\";\n\nexport type * from \"./types.js\";\n\n/** Properties of the component. */\nexport interface RoadmapWidgetProps extends RoadmapWidgetAttributes, Omit<HTMLAttributes<{class}>, keyof RoadmapWidgetAttributes | \"onError\" | \"onSelect\"> {{\n  /** The roadmap as an object or JSON text. */\n  data?: Roadmap | string;\n",
        class = contract.class_name,
        events = contract.events.iter().map(|event| event.kind.as_str()).collect::<Vec<_>>().join(", ")
    );
    for event in &contract.events {
        let _ = write!(
            text,
            "  /** {} */\n  {}?: (detail: {kind}, event: CustomEvent<{kind}>) => void;\n",
            event.text,
            listener(&event.kind),
            kind = event.kind
        );
    }
    let _ = write!(
        text,
        "}}\n\n/** {} `ref` is the element with its methods. */\nexport const RoadmapWidget: ForwardRefExoticComponent<RoadmapWidgetProps & RefAttributes<{}>>;\n",
        contract.summary, contract.class_name
    );
    text
}

/// The element in the JSX of React, Solid and Preact, from the one table.
fn jsx(contract: &Contract) -> String {
    let (class, tag) = (&contract.class_name, &contract.tag);
    let head = format!(
        "import type {{ RoadmapWidgetAttributes, RoadmapWidgetEventMap, {class} }} from \"./types.js\";

type Own = RoadmapWidgetAttributes & {{ data?: {class}[\"data\"]; class?: string }};
type Others<All> = Omit<All, keyof Own>;
/** Solid sets attributes and properties and hears events by prefixes. */
type Prefixed = {{ [Name in keyof RoadmapWidgetAttributes as `attr:${{Name}}`]?: RoadmapWidgetAttributes[Name] }} & {{
  \"prop:data\"?: {class}[\"data\"];
}} & {{ [Name in keyof RoadmapWidgetEventMap as `on:${{Name}}`]?: (event: RoadmapWidgetEventMap[Name]) => void }};
/** Preact and React 19 hear an event under its own name. */
type Heard = {{ [Name in Extract<keyof RoadmapWidgetEventMap, `roadmap-${{string}}`> as `on${{Name}}`]?: (event: RoadmapWidgetEventMap[Name]) => void }};
"
    );
    let attributes = |library: &str, name: &str| format!("import(\"{library}\").{name}<{class}>");
    let libraries = [
        (
            "react",
            format!(
                "Own & Heard & Others<import(\"react\").DetailedHTMLProps<{}, {class}>>",
                attributes("react", "HTMLAttributes")
            ),
        ),
        ("solid-js", format!("Own & Prefixed & Others<{}>", attributes("solid-js", "JSX.HTMLAttributes"))),
        ("preact", format!("Own & Heard & Others<{}>", attributes("preact", "JSX.HTMLAttributes"))),
    ];
    let modules = libraries.map(|(library, element)| {
        // A project has one of them; what is said of the others must be no error there.
        format!(
            "
// @ts-ignore
declare module {library:?} {{
  namespace JSX {{
    interface IntrinsicElements {{
      // @ts-ignore
      {tag:?}: {element};
    }}
  }}
}}
"
        )
    });
    format!("{head}{}\nexport {{}};\n", modules.concat())
}

fn vue(contract: &Contract) -> String {
    let events: Vec<String> = contract
        .events
        .iter()
        .map(|event| format!("    {:?}?: (event: CustomEvent<{}>) => void;", format!("on{}", camel(&event.name)), event.kind))
        .collect();
    format!(
        "import type {{ DefineComponent }} from \"vue\";\nimport type {{ RoadmapWidgetAttributes, {class}, {kinds} }} from \"./types.js\";\n\ndeclare module \"vue\" {{\n  interface GlobalComponents {{\n    {tag:?}: DefineComponent<RoadmapWidgetAttributes & {{\n    data?: {class}[\"data\"];\n{events}\n    }}>;\n  }}\n}}\n\nexport {{}};\n",
        class = contract.class_name,
        kinds = contract.events.iter().map(|event| event.kind.as_str()).collect::<Vec<_>>().join(", "),
        tag = contract.tag,
        events = events.join("\n")
    )
}

/// `roadmap-ready` as `RoadmapReady`.
fn camel(name: &str) -> String {
    let capital = |part: &str| part.chars().take(1).flat_map(char::to_uppercase).chain(part.chars().skip(1)).collect::<String>();
    name.split('-').map(capital).collect()
}

fn svelte(contract: &Contract) -> String {
    let events: Vec<String> = contract
        .events
        .iter()
        .map(|event| format!("      {:?}?: (event: CustomEvent<{}>) => void;", format!("on{}", event.name), event.kind))
        .collect();
    format!(
        "import type {{ HTMLAttributes }} from \"svelte/elements\";\nimport type {{ RoadmapWidgetAttributes, {class}, {kinds} }} from \"./types.js\";\n\ndeclare module \"svelte/elements\" {{\n  export interface SvelteHTMLElements {{\n    {tag:?}: RoadmapWidgetAttributes & Omit<HTMLAttributes<{class}>, keyof RoadmapWidgetAttributes> & {{\n      data?: {class}[\"data\"];\n{events}\n    }};\n  }}\n}}\n\nexport {{}};\n",
        class = contract.class_name,
        kinds = contract.events.iter().map(|event| event.kind.as_str()).collect::<Vec<_>>().join(", "),
        tag = contract.tag,
        events = events.join("\n")
    )
}

/// The custom-elements manifest, schema version 1.
fn manifest(contract: &Contract) -> Value {
    let text = |kind: &str| json!({ "text": kind });
    let attributes: Vec<Value> = contract
        .attributes
        .iter()
        .map(|one| json!({ "name": one.name, "description": one.text, "type": text(&one.kind) }))
        .collect();
    let fields = contract
        .properties
        .iter()
        .map(|one| json!({ "kind": "field", "name": one.name, "description": one.text, "type": text(&one.kind) }));
    let methods = contract.methods.iter().map(|method| {
        let parameters: Vec<Value> = method.parameters.iter().map(|name| json!({ "name": name, "type": text("string") })).collect();
        json!({ "kind": "method", "name": method.name, "description": method.text, "parameters": parameters, "return": { "type": text("void") } })
    });
    let events: Vec<Value> = contract
        .events
        .iter()
        .map(|one| json!({ "name": one.name, "description": one.text, "type": text(&format!("CustomEvent<{}>", one.kind)) }))
        .collect();
    let named =
        |list: &[Named]| list.iter().map(|one| json!({ "name": one.name, "description": one.text })).collect::<Vec<Value>>();
    let (slots, css) = (named(&contract.slots), named(&contract.css_properties));
    let parts: Vec<Value> = contract.css_parts.iter().map(|name| json!({ "name": name })).collect();
    json!({
        "schemaVersion": "1.0.0",
        "modules": [{
            "kind": "javascript-module",
            "path": "roadmap-widget.js",
            "declarations": [{
                "kind": "class",
                "customElement": true,
                "name": contract.class_name,
                "tagName": contract.tag,
                "description": contract.summary,
                "superclass": { "name": "HTMLElement" },
                "attributes": attributes,
                "members": fields.chain(methods).collect::<Vec<Value>>(),
                "events": events,
                "slots": slots,
                "cssProperties": css,
                "cssParts": parts,
            }],
            "exports": [
                { "kind": "js", "name": contract.class_name, "declaration": { "name": contract.class_name } },
                { "kind": "custom-element-definition", "name": contract.tag, "declaration": { "name": contract.class_name } },
            ],
        }],
    })
}

/// Custom data for the HTML editor of VS Code.
fn html_data(contract: &Contract) -> Value {
    let attributes: Vec<Value> = contract
        .attributes
        .iter()
        .map(|one| {
            let values: Vec<Value> = one.values().into_iter().map(|value| json!({ "name": value })).collect();
            json!({ "name": one.name, "description": one.text, "values": values })
        })
        .collect();
    json!({ "version": 1.1, "tags": [{ "name": contract.tag, "description": contract.summary, "attributes": attributes }] })
}
