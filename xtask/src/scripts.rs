//! The JavaScript of the package: staged beside what is generated for it, then bundled.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use base64::Engine as _;
use roadmap_core::i18n::{Lang, languages};
use roadmap_core::model::Tag;

use crate::contract::Contract;
use crate::wasm::{Built, Profile, build, integrity, version};
use crate::{root, step, tools, types};

/// The name of the WASM beside its script.
pub const WASM: &str = "roadmap-widget.wasm";
/// The name of its late part.
pub const LATE_WASM: &str = "roadmap-widget.late.wasm";
/// The name of a WASM that holds both.
const WHOLE_WASM: &str = "roadmap-widget.whole.wasm";
/// Entries that stand on their own once bundled.
const ENTRIES: [&str; 3] = ["roadmap-widget.js", "slim.js", "embed.js"];
/// Those that are classic scripts as well.
const CLASSIC: [&str; 2] = ["inline.js", "frame.js"];

/// Fills `pkg/` with separate modules, which a browser loads as they are: nothing but Rust is needed.
pub fn develop() -> Result<()> {
    let built = build(Profile::Dev)?;
    let pkg = emptied(root().join("pkg"))?;
    stage(&pkg, &built)?;
    fs::write(pkg.join(WASM), &built.wasm)?;
    refresh()
}

/// Stages the hand-written scripts again, without building the WASM.
pub fn refresh() -> Result<()> {
    let pkg = root().join("pkg");
    copy_scripts(&pkg)?;
    assets(&pkg)?;
    // The one script that holds everything is made by bundling; here the frame loads its parts.
    let page = pkg.join("embed.html");
    let html = fs::read_to_string(&page)?;
    Ok(fs::write(
        &page,
        html.replace("<script src=", "<script type=\"module\" src=").replace("./inline.js", "./roadmap-widget.js"),
    )?)
}

/// Fills `pkg/` with what visitors get, and everything the package has beside it.
pub fn release() -> Result<()> {
    tools::need_npm_packages("packaging")?;
    let built = build(Profile::Release)?;
    let staged = emptied(root().join("target/scripts"))?;
    stage(&staged, &built)?;
    step("bundling the scripts");
    let pkg = emptied(root().join("pkg"))?;
    let esbuild = |entries: &[&str], more: &[&str]| {
        let mut command = Command::new("npx");
        command.current_dir(root().join("packaging")).args(["--no-install", "esbuild"]);
        command.args(entries.iter().map(|entry| staged.join(entry)));
        command.args(["--bundle", "--minify", "--target=es2022", "--charset=utf8", "--legal-comments=none"]);
        tools::run(command.arg("--log-level=warning").arg(format!("--outdir={}", pkg.display())).args(more))
    };
    esbuild(&ENTRIES, &["--format=esm"])?;
    esbuild(&CLASSIC, &["--format=iife"])?;
    esbuild(&["react.js"], &["--format=esm", "--external:react", "--external:./roadmap-widget.js"])?;
    fs::write(pkg.join(WASM), &built.wasm)?;
    if let Some(late) = &built.late {
        fs::write(pkg.join(LATE_WASM), late)?;
    }
    fs::write(pkg.join(WHOLE_WASM), built.whole())?;
    assets(&pkg)?;
    types::write(&pkg)
}

/// An empty folder.
fn emptied(folder: PathBuf) -> Result<PathBuf> {
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    Ok(folder)
}

/// The hand-written modules and those that are generated.
fn stage(folder: &Path, built: &Built) -> Result<()> {
    copy_scripts(folder)?;
    fs::write(folder.join("glue.js"), &built.glue)?;
    let contract = Contract::read()?;
    let names: Vec<&str> = contract.attributes.iter().map(|attribute| attribute.name.as_str()).collect();
    let values: BTreeMap<&str, Vec<String>> = contract.attributes.iter().map(|one| (one.name.as_str(), one.values())).collect();
    let values: BTreeMap<_, _> = values.into_iter().filter(|(_, values)| !values.is_empty()).collect();
    let text = format!(
        "export default {{ tag: {:?}, attributes: {names:?}, values: {} }};\n",
        contract.tag,
        serde_json::to_string(&values)?
    );
    fs::write(folder.join("contract.js"), text)?;
    let whole = built.whole();
    // While it is being worked on, all is in one part, which changes all the time.
    let hash = |part: Option<&Vec<u8>>| part.filter(|_| built.late.is_some()).map_or(String::new(), |wasm| integrity(wasm));
    let told = [
        ("VERSION", version()?),
        ("BUILD", built.build.clone()),
        ("INTEGRITY", hash(Some(&built.wasm))),
        ("LATE_INTEGRITY", hash(built.late.as_ref())),
        ("WHOLE_INTEGRITY", hash(Some(&whole))),
    ];
    let build: String = told.into_iter().map(|(name, text)| format!("export const {name} = {text:?};\n")).collect();
    fs::write(folder.join("build.js"), build)?;
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    packed.write_all(&whole)?;
    let packed = base64::engine::general_purpose::STANDARD.encode(packed.finish()?);
    let mut regions = BTreeMap::new();
    for lang in Lang::ALL {
        regions.insert(lang.as_str(), regions_of(lang)?);
    }
    let languages: BTreeMap<&str, String> =
        translations().map(|lang| (lang.as_str(), languages::file(lang).to_string())).collect();
    let late: BTreeMap<&str, String> =
        translations().map(|lang| (lang.as_str(), languages::late_file(lang).to_string())).collect();
    let inline = [
        ("LANGUAGES", serde_json::to_string(&languages)?),
        ("LATE", serde_json::to_string(&late)?),
        ("REGIONS", serde_json::to_string(&regions)?),
    ];
    let inline: String = inline.into_iter().map(|(name, texts)| format!("export const {name} = {texts};\n")).collect();
    fs::write(folder.join("inline-texts.js"), inline)?;
    fs::write(folder.join("inline-wasm.js"), format!("export const WASM_GZIP_BASE64 = {packed:?};\n"))?;
    Ok(())
}

fn copy_scripts(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder)?;
    for entry in fs::read_dir(root().join("js"))? {
        let path = entry?.path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if let (Some("js" | "ts"), Some(name)) = (extension, path.file_name()) {
            fs::copy(&path, folder.join(name))?;
        }
    }
    Ok(())
}

/// The languages whose texts are in files but could be tables: all but English, which is in the WASM. `inline.js` has these alone.
fn translations() -> impl Iterator<Item = Lang> {
    Lang::ALL.into_iter().filter(|lang| *lang != Lang::En)
}

/// The names of countries and regions in a language, as JSON without white space.
fn regions_of(lang: Lang) -> Result<String> {
    let path = root().join(format!("crates/core/src/i18n/regions/{}.json", lang.as_str()));
    let names: BTreeMap<String, String> =
        serde_json::from_str(&fs::read_to_string(&path)?).context(path.display().to_string())?;
    Ok(serde_json::to_string(&names)?)
}

/// What is copied as it is.
fn assets(pkg: &Path) -> Result<()> {
    let shipped: Vec<Lang> = languages::SHIPPED.iter().filter_map(|(tag, ..)| Lang::of(&Tag::new(tag))).collect();
    for lang in Lang::ALL.into_iter().chain(shipped.iter().copied()) {
        fs::write(pkg.join(format!("regions-{}.txt", lang.as_str())), regions_of(lang)?)?;
    }
    for lang in translations().chain(shipped) {
        fs::write(pkg.join(format!("lang-{}.txt", lang.as_str())), languages::file(lang).to_string())?;
        fs::write(pkg.join(format!("lang-{}.late.txt", lang.as_str())), languages::late_file(lang).to_string())?;
    }
    for (from, to) in [("schema/roadmap.schema.json", "roadmap.schema.json"), ("js/embed.html", "embed.html")] {
        fs::copy(root().join(from), pkg.join(to)).with_context(|| from.to_string())?;
    }
    Ok(())
}
