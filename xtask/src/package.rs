//! `cargo xtask package`: `pkg/` as `npm publish` sends it, with the size of each file.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Value, json};

use crate::root;
use crate::scripts::{LATE_WASM, WASM, release};
use crate::wasm::{builds_own_library, integrity, version};

/// What a visitor pays for the first page in English: entry, WASM, and the styles within it. In another language its texts come on top.
const FIRST: [&str; 2] = ["roadmap-widget.js", WASM];
/// The most that the first page may cost in any language, in bytes after brotli.
const FIRST_BUDGET: usize = 179_700;
/// The most that may come in all, with one language.
const WHOLE_BUDGET: usize = 271_000;
/// Sizes of the last release, in the repository.
const RECORD: &str = "packaging/sizes.json";

/// Builds everything and prints the sizes.
pub fn package() -> Result<()> {
    release()?;
    let pkg = root().join("pkg");
    fs::write(pkg.join("package.json"), format!("{}\n", serde_json::to_string_pretty(&manifest()?)?))?;
    for name in ["README.md", "CHANGELOG.md", "LICENSE", "LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(name), pkg.join(name))?;
    }
    copy_docs(&pkg)?;
    let hashes: BTreeMap<String, String> =
        files(&pkg)?.into_iter().map(|(name, path)| Ok((name, integrity(&fs::read(path)?)))).collect::<Result<_>>()?;
    fs::write(pkg.join("integrity.json"), format!("{}\n", serde_json::to_string_pretty(&hashes)?))?;
    sizes()
}

/// Writes down the sizes, for the next release to compare with.
pub fn record() -> Result<()> {
    let sizes: BTreeMap<&str, usize> =
        FIRST.into_iter().map(|name| Ok((name, size(&root().join("pkg").join(name))?[2]))).collect::<Result<_>>()?;
    let text = serde_json::to_string_pretty(&json!({ "version": version()?, "brotli": sizes }))?;
    Ok(fs::write(root().join(RECORD), format!("{text}\n"))?)
}

/// What the README leads to: the recipes for hosts, and the pictures that it shows.
fn copy_docs(pkg: &Path) -> Result<()> {
    let (from, to) = (root().join("docs"), pkg.join("docs"));
    fs::create_dir_all(&to)?;
    let readme = fs::read_to_string(root().join("README.md"))?;
    for entry in fs::read_dir(from)?.flatten() {
        let name = entry.file_name();
        if readme.contains(&format!("docs/{}", name.to_string_lossy())) {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

/// The files of the package by name.
fn files(pkg: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut files: Vec<(String, PathBuf)> = fs::read_dir(pkg)?
        .flatten()
        .map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry.path()))
        .filter(|(name, path)| path.is_file() && name != "integrity.json")
        .collect();
    files.sort();
    Ok(files)
}

/// `package.json` of the npm package.
fn manifest() -> Result<Value> {
    let entry = |name: &str| json!({ "types": format!("./{name}.d.ts"), "default": format!("./{name}.js") });
    let types = |name: &str| json!({ "types": format!("./{name}.d.ts"), "default": "./types-only.js" });
    Ok(json!({
        "name": "@mdtechnology/roadmap-widget",
        "version": version()?,
        "description": "One JSON file becomes an interactive roadmap timeline on any web page",
        "keywords": ["roadmap", "timeline", "gantt", "web-component", "custom-element", "wasm", "react", "vue", "svelte"],
        "author": { "name": "MDTechnology", "url": "https://smartcms.kz" },
        "homepage": "https://smartcms.kz",
        "license": "MIT OR Apache-2.0",
        "type": "module",
        "exports": {
            ".": entry("roadmap-widget"),
            "./slim": entry("slim"),
            "./inline": entry("inline"),
            "./react": entry("react"),
            "./embed": entry("embed"),
            "./jsx": types("jsx"),
            "./vue": types("vue"),
            "./svelte": types("svelte"),
            "./roadmap-widget.wasm": "./roadmap-widget.wasm",
            "./roadmap-widget.late.wasm": "./roadmap-widget.late.wasm",
            "./roadmap-widget.whole.wasm": "./roadmap-widget.whole.wasm",
            "./lang-*.txt": "./lang-*.txt",
            "./regions-*.txt": "./regions-*.txt",
            "./embed.html": "./embed.html",
            "./roadmap.schema.json": "./roadmap.schema.json",
            "./custom-elements.json": "./custom-elements.json",
            "./integrity.json": "./integrity.json",
            "./package.json": "./package.json"
        },
        "main": "./roadmap-widget.js",
        "types": "./roadmap-widget.d.ts",
        "customElements": "custom-elements.json",
        "sideEffects": ["./roadmap-widget.js", "./inline.js", "./react.js", "./embed.js"],
        "peerDependencies": { "react": ">=18" },
        "peerDependenciesMeta": { "react": { "optional": true } },
        "publishConfig": { "access": "public" }
    }))
}

/// Prints the size of each file, what a visitor pays, and the change since the last release; fails over a budget.
fn sizes() -> Result<()> {
    let pkg = root().join("pkg");
    println!("{:<36}{:>10}{:>10}{:>10}", "bytes", "raw", "gzip", "brotli");
    for (name, path) in files(&pkg)? {
        let [raw, gzip, brotli] = size(&path)?;
        println!("{name:<36}{raw:>10}{gzip:>10}{brotli:>10}");
    }
    let line = |what: &str, [raw, gzip, brotli]: [usize; 3]| println!("{what:<36}{raw:>10}{gzip:>10}{brotli:>10}");
    let plus = |a: [usize; 3], b: [usize; 3]| [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
    let first = FIRST.into_iter().try_fold([0; 3], |sum, name| Ok::<_, anyhow::Error>(plus(sum, size(&pkg.join(name))?)))?;
    line("the first page in English", first);
    let languages = files(&pkg)?.into_iter().filter(|(name, _)| name.starts_with("lang-") && !name.contains(".late."));
    let languages = languages.map(|(_, path)| size(&path)).collect::<Result<Vec<_>>>()?;
    let heaviest = plus(first, languages.into_iter().max_by_key(|[.., brotli]| *brotli).unwrap_or_default());
    line("the first page, heaviest language", heaviest);
    let all = plus(heaviest, size(&pkg.join(LATE_WASM))?);
    line("all of it, heaviest language", all);
    if let Ok(record) = fs::read_to_string(root().join(RECORD)) {
        let record: Value = serde_json::from_str(&record).context(RECORD)?;
        let before: u64 = record["brotli"].as_object().into_iter().flatten().filter_map(|(_, size)| size.as_u64()).sum();
        let change = i64::try_from(first[2])? - i64::try_from(before)?;
        println!(
            "{change:+} bytes after brotli for the first page since {}",
            record["version"].as_str().unwrap_or("the last release")
        );
    }
    // The ordinary standard library is no fault of a change.
    for (what, [.., bytes], budget) in [("the first page", heaviest, FIRST_BUDGET), ("all of it", all, WHOLE_BUDGET)] {
        if bytes > budget && builds_own_library() {
            bail!("{what} is over its budget of {budget} bytes after brotli by {}", bytes - budget);
        }
    }
    Ok(())
}

/// Raw, gzip and brotli size in bytes.
fn size(file: &Path) -> Result<[usize; 3]> {
    let bytes = fs::read(file).with_context(|| format!("{} is missing; build first", file.display()))?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &parameters)?;
    Ok([bytes.len(), gzip.finish()?.len(), brotli.len()])
}
