//! Who imports whom: the modules of the core stand in an order, and no files import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens as _;

/// The modules of the core in the order of its `lib.rs`; each may import only from those before it.
pub const ORDER: &[&str] = &[
    "model", "events", "json", "i18n", "parse", "edit", "schedule", "content", "find", "timeline", "state", "derived", "style",
    "markup", "view", "export",
];

/// A module of a crate by its names from the root: `["timeline", "plan"]`; the root itself has none.
type Module = Vec<String>;

/// What a file says about other files.
struct File {
    /// Where it is, for messages.
    name: String,
    /// The paths that it names, from the root of the crate, each with its line.
    paths: Vec<(Module, usize)>,
    /// The names that it hands on with `pub use`, and what they are.
    reexports: BTreeMap<String, Module>,
}

/// The files of one crate, and which of them import which.
pub struct Imports {
    files: BTreeMap<Module, File>,
}

impl Imports {
    /// Reads files given as their path below `src` (`timeline/plan.rs`) and their text. Code that only tests compile is left
    /// out. Fails where a file is no Rust.
    pub fn read<'a>(sources: impl IntoIterator<Item = (&'a str, &'a str)>) -> syn::Result<Imports> {
        let sources: Vec<(&str, Module, syn::File)> = sources
            .into_iter()
            .map(|(name, text)| Ok((name, module_of(name), syn::parse_file(text)?)))
            .collect::<syn::Result<_>>()?;
        let known: BTreeSet<Module> = sources.iter().map(|(_, module, _)| module.clone()).collect();
        let files = sources.into_iter().map(|(name, module, file)| {
            let file = described(name, &module, file, &known);
            (module, file)
        });
        Ok(Imports { files: files.collect() })
    }

    /// What a path means: the file in which the thing stands that it names.
    fn target(&self, path: &[String]) -> Option<&Module> {
        let mut path = path.to_vec();
        // Each step follows one `pub use`; a chain of them is never longer than there are files.
        for _ in 0..=self.files.len() {
            let depth = (0..=path.len()).rev().find(|depth| self.files.contains_key(&path[..*depth]))?;
            let (module, file) = self.files.get_key_value(&path[..depth])?;
            match path.get(depth).and_then(|name| file.reexports.get(name)) {
                Some(further) => path = [further.as_slice(), &path[depth + 1..]].concat(),
                None => return Some(module),
            }
        }
        None
    }

    /// Findings: imports against the order of the modules.
    pub fn against_the_order(&self, order: &[&str], findings: &mut Vec<String>) {
        let place = |module: Option<&String>| module.and_then(|module| order.iter().position(|known| known == module));
        for (module, file) in &self.files {
            for (path, line) in &file.paths {
                if let (Some(here), Some(there)) = (place(module.first()), place(path.first()))
                    && there > here
                {
                    findings.push(format!(
                        "{}:{line}: {} imports from {}; imports go one way, in the order of lib.rs",
                        file.name, order[here], order[there]
                    ));
                }
            }
        }
    }

    /// Findings: files that import each other, directly or by way of others.
    pub fn circles(&self, findings: &mut Vec<String>) {
        let mut graph: BTreeMap<&Module, BTreeSet<&Module>> = BTreeMap::new();
        for (module, file) in &self.files {
            let targets = file.paths.iter().filter_map(|(path, _)| self.target(path)).filter(|target| *target != module);
            graph.insert(module, targets.collect());
        }
        let mut told: BTreeSet<&Module> = BTreeSet::new();
        for module in graph.keys() {
            if !told.contains(module)
                && let Some(circle) = way(&graph, module)
            {
                told.extend(&circle);
                let names: Vec<&str> = circle
                    .iter()
                    .chain(circle.first())
                    .filter_map(|module| Some(self.files.get(*module)?.name.as_str()))
                    .collect();
                findings.push(format!("{}; move what both need into a file of its own", names.join(" → ")));
            }
        }
    }
}

/// The shortest way from a file back to itself.
fn way<'a>(graph: &BTreeMap<&'a Module, BTreeSet<&'a Module>>, from: &'a Module) -> Option<Vec<&'a Module>> {
    let mut before: BTreeMap<&Module, &Module> = BTreeMap::new();
    let mut queue = std::collections::VecDeque::from([from]);
    while let Some(at) = queue.pop_front() {
        for next in graph.get(at)? {
            if *next == from {
                let mut circle = vec![at];
                while circle.last() != Some(&from) {
                    circle.push(before[circle[circle.len() - 1]]);
                }
                circle.reverse();
                return Some(circle);
            }
            if !before.contains_key(next) {
                before.insert(next, at);
                queue.push_back(next);
            }
        }
    }
    None
}

/// The module that a file is: `timeline/plan.rs` → timeline, plan; `timeline/mod.rs` → timeline; `lib.rs` → the root.
fn module_of(name: &str) -> Module {
    let mut module: Module = name.trim_end_matches(".rs").split('/').map(str::to_string).collect();
    if module.last().is_some_and(|last| last == "mod" || last == "lib") {
        module.pop();
    }
    module
}

fn described(name: &str, module: &Module, file: syn::File, known: &BTreeSet<Module>) -> File {
    let mut described = File { name: name.to_string(), paths: Vec::new(), reexports: BTreeMap::new() };
    let here = Here { module, known };
    for item in file.items.into_iter().filter(|item| !is_for_tests(item)) {
        match item {
            syn::Item::Use(item) if !matches!(item.vis, syn::Visibility::Inherited) => {
                reexported(&item.tree, &mut Vec::new(), &mut |name, path| {
                    if let Some(path) = here.resolve(path) {
                        described.reexports.insert(name, path);
                    }
                });
            }
            syn::Item::Use(item) => here.paths(item.tree.into_token_stream(), true, &mut described.paths),
            syn::Item::Mod(_) => {}
            item => here.paths(item.into_token_stream(), false, &mut described.paths),
        }
    }
    described
}

/// Whether an item is compiled for tests only.
fn is_for_tests(item: &syn::Item) -> bool {
    let attributes = match item {
        syn::Item::Mod(item) => &item.attrs,
        syn::Item::Use(item) => &item.attrs,
        syn::Item::Fn(item) => &item.attrs,
        syn::Item::Impl(item) => &item.attrs,
        _ => return false,
    };
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident("cfg") && attribute.to_token_stream().to_string().contains("test"))
}

/// The names that a `use` brings, each with its path as it stands there.
fn reexported(tree: &syn::UseTree, path: &mut Vec<String>, found: &mut impl FnMut(String, &[String])) {
    match tree {
        syn::UseTree::Path(part) => {
            path.push(part.ident.to_string());
            reexported(&part.tree, path, found);
            path.pop();
        }
        syn::UseTree::Group(group) => group.items.iter().for_each(|tree| reexported(tree, path, found)),
        syn::UseTree::Name(name) => found(name.ident.to_string(), &[path.as_slice(), &[name.ident.to_string()]].concat()),
        syn::UseTree::Rename(name) => found(name.rename.to_string(), &[path.as_slice(), &[name.ident.to_string()]].concat()),
        syn::UseTree::Glob(_) => {}
    }
}

/// Where a path is read: what `self`, `super` and the names of children mean there.
struct Here<'a> {
    module: &'a Module,
    known: &'a BTreeSet<Module>,
}

impl Here<'_> {
    /// A path from the root of the crate; `None` for one that leads out of it.
    fn resolve(&self, path: &[String]) -> Option<Module> {
        let mut from = self.module.clone();
        let mut rest = path;
        match rest.split_first()? {
            (first, after) if first == "crate" => {
                from.clear();
                rest = after;
            }
            (first, after) if first == "self" => rest = after,
            (first, _) if first == "super" => {}
            // A child by its name.
            (first, _) => {
                let child = [from.as_slice(), std::slice::from_ref(first)].concat();
                return self.known.contains(&child).then(|| [from.as_slice(), path].concat());
            }
        }
        while let Some((_, after)) = rest.split_first().filter(|(first, _)| *first == "super") {
            from.pop()?;
            rest = after;
        }
        Some([from.as_slice(), rest].concat())
    }

    /// Collects the paths of code, those within macros and groups of a `use` too. Outside a `use` only those that begin with
    /// `crate`, `self` or `super` are meant: others are names that a `use` has brought.
    fn paths(&self, code: TokenStream, is_use: bool, found: &mut Vec<(Module, usize)>) {
        self.within(code, &[], is_use, found);
    }

    fn within(&self, code: TokenStream, before: &[String], is_use: bool, found: &mut Vec<(Module, usize)>) {
        let mut path: Vec<String> = before.to_vec();
        let (mut line, mut colons) = (0, 2);
        for token in code {
            match token {
                TokenTree::Punct(sign) if sign.as_char() == ':' => colons += 1,
                TokenTree::Ident(name) => {
                    if colons != 2 {
                        self.note(&path, line, is_use, found);
                        path = before.to_vec();
                    }
                    line = name.span().start().line;
                    path.push(name.to_string());
                    colons = 0;
                }
                TokenTree::Group(group) if is_use && group.delimiter() == Delimiter::Brace => {
                    self.within(group.stream(), &path, is_use, found);
                    path = before.to_vec();
                    colons = 2;
                }
                other => {
                    self.note(&path, line, is_use, found);
                    path = before.to_vec();
                    colons = 2;
                    if let TokenTree::Group(group) = other {
                        self.within(group.stream(), &[], false, found);
                    }
                }
            }
        }
        self.note(&path, line, is_use, found);
    }

    fn note(&self, path: &[String], line: usize, is_use: bool, found: &mut Vec<(Module, usize)>) {
        let begins_here = path.first().is_some_and(|first| ["crate", "self", "super"].contains(&first.as_str()));
        if path.len() > 1 && (is_use || begins_here) {
            found.extend(self.resolve(path).map(|path| (path, line)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MODULES: [(&str, &str); 3] =
        [("lib.rs", "pub mod a; pub mod b;"), ("a/mod.rs", "mod one; mod two; pub use one::One; use two::Two;"), ("b.rs", "")];

    /// The findings about a crate of two modules, a with two files and b.
    fn findings(one: &str, two: &str) -> Vec<String> {
        let imports = Imports::read(MODULES.into_iter().chain([("a/one.rs", one), ("a/two.rs", two)])).unwrap();
        let mut findings = Vec::new();
        imports.against_the_order(&["a", "b"], &mut findings);
        imports.circles(&mut findings);
        findings
    }

    #[test]
    fn one_way_is_right() {
        assert_eq!(findings("pub struct One;", "use super::One; pub struct Two(One);"), [""; 0]);
        assert_eq!(findings("#[cfg(test)] mod tests { use crate::b::B; }", "pub struct Two;"), [""; 0]);
    }

    #[test]
    fn an_import_from_a_later_module_is_found_in_every_spelling() {
        for code in [
            "\nuse crate::b::B;",
            "\nuse crate::{a::Two, b::{self, B}};",
            "\nuse super::super::b::B;",
            "\nfn f() { crate::b::call(1, 2) }",
            "\nfn f() -> Vec<crate::b::B> { vec![super::super::b::B] }",
            "#[cfg(test)]\nuse crate::b::C; fn f() { g(crate::b::B) }",
        ] {
            let found = findings(code, "pub struct Two;");
            assert!(found.iter().any(|finding| finding.starts_with("a/one.rs:2: a imports from b")), "{code}: {found:?}");
        }
    }

    #[test]
    fn a_circle_is_found_through_what_a_module_hands_on() {
        let found = findings("use super::two::Two; pub struct One(Two);", "use crate::a::One; pub struct Two(One);");
        assert_eq!(found, ["a/one.rs → a/two.rs → a/one.rs; move what both need into a file of its own"]);
    }

    #[test]
    fn a_circle_is_found_between_a_module_and_its_child() {
        let found = findings("pub struct One;", "use super::something; pub struct Two;");
        assert_eq!(found, ["a/mod.rs → a/two.rs → a/mod.rs; move what both need into a file of its own"]);
    }
}
