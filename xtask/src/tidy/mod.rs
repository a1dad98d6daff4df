//! `cargo xtask tidy`: the rules of the house that a machine can check. Each says how to mend what it finds.

mod imports;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};
use imports::{Imports, ORDER};

use crate::root;

/// Longest file of code, in lines.
const MAX_LINES: usize = 500;

/// What is not done yet, and tests that do not run or wait for a clock.
const UNFINISHED: [&str; 10] = [
    "TODO",
    "FIXME",
    "todo!(",
    "unimplemented!(",
    "#[ignore",
    "test.skip(",
    "test.only(",
    "describe.only(",
    "test.fixme",
    "waitForTimeout",
];
/// Doors of JavaScript that a strict policy closes, and places that keep data.
const SINKS: [&str; 12] = [
    "innerHTML",
    "outerHTML",
    "insertAdjacentHTML",
    "document.write",
    "eval(",
    "new Function",
    "DOMParser",
    "srcdoc",
    "setAttribute(\"style\"",
    "localStorage",
    "sessionStorage",
    "document.cookie",
];

/// Checks everything and lists all findings.
pub fn tidy() -> Result<()> {
    let (mut findings, mut files) = (Vec::new(), Vec::new());
    for file in source_files()? {
        let Ok(text) = fs::read_to_string(&file) else { continue };
        let name = file.strip_prefix(root()).unwrap_or(&file).to_path_buf();
        length(&name, &text, &mut findings);
        unfinished(&name, &text, &mut findings);
        match name.extension().and_then(|extension| extension.to_str()) {
            Some("rs") => rust(&name, &text, &mut findings),
            Some("js" | "mjs") if name.starts_with("js") => javascript(&name, &text, &mut findings),
            _ => {}
        }
        files.push((name.to_string_lossy().replace('\\', "/"), text));
    }
    core(&files, &mut findings)?;
    for finding in &findings {
        eprintln!("{finding}");
    }
    if findings.is_empty() { Ok(()) } else { bail!("{} findings", findings.len()) }
}

/// The files of code that git knows or would take: what tools write beside them is ignored.
fn source_files() -> Result<Vec<PathBuf>> {
    let listed = Command::new("git")
        .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
        .current_dir(root())
        .output()
        .context("git is missing")?;
    ensure!(listed.status.success(), "git ls-files failed: {}", String::from_utf8_lossy(&listed.stderr));
    let names = String::from_utf8(listed.stdout)?;
    let code =
        |path: &PathBuf| matches!(path.extension().and_then(|e| e.to_str()), Some("rs" | "js" | "mjs" | "ts" | "css" | "html"));
    Ok(names.split_terminator('\0').map(|name| root().join(name)).filter(code).collect())
}

fn length(name: &Path, text: &str, findings: &mut Vec<String>) {
    let lines = text.lines().count();
    if lines > MAX_LINES {
        findings.push(format!("{}: {lines} lines; split it by ideas (at most {MAX_LINES})", name.display()));
    }
}

fn unfinished(name: &Path, text: &str, findings: &mut Vec<String>) {
    if name.starts_with("xtask") {
        return;
    }
    for (at, line) in text.lines().enumerate() {
        if let Some(mark) = UNFINISHED.iter().find(|mark| line.contains(**mark)) {
            findings.push(format!("{}:{}: {mark}; finish it, or wait for a condition", name.display(), at + 1));
        }
    }
}

fn rust(name: &Path, text: &str, findings: &mut Vec<String>) {
    if !name.starts_with("crates/core/src/view") {
        return;
    }
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        let mut forbid = |what: &str, instead: &str| findings.push(format!("{}:{}: {what}; {instead}", name.display(), at + 1));
        if [" style=", "<style", "\"style\""].iter().any(|style| line.contains(style)) {
            forbid("a style attribute or element", "a strict style-src blocks it; use Markup::px and classes");
        }
        if line.chars().any(|c| ('А'..='я').contains(&c)) {
            forbid("a text for people", "texts come from the catalogs");
        }
    }
}

fn javascript(name: &Path, text: &str, findings: &mut Vec<String>) {
    for (at, line) in text.lines().enumerate() {
        if let Some(sink) = SINKS.iter().find(|sink| line.contains(**sink)) {
            findings.push(format!(
                "{}:{}: {sink}; the widget works under a strict CSP and stores nothing",
                name.display(),
                at + 1
            ));
        }
    }
    if !text.starts_with("// @ts-check") {
        findings.push(format!("{}: begins without // @ts-check", name.display()));
    }
}

/// The core: its modules in order, and no circle between its files.
fn core(files: &[(String, String)], findings: &mut Vec<String>) -> Result<()> {
    let below = |path: &str| path.strip_prefix("crates/core/src/").filter(|name| !name.contains("tests")).map(str::to_string);
    let sources: Vec<(String, &str)> = files
        .iter()
        .filter_map(|(path, text)| Some((below(path).filter(|name| name.ends_with(".rs"))?, text.as_str())))
        .collect();
    let imports = Imports::read(sources.iter().map(|(name, text)| (name.as_str(), *text)))?;
    imports.against_the_order(ORDER, findings);
    imports.circles(findings);
    let lib = sources.iter().find(|(name, _)| name == "lib.rs").context("the core has no lib.rs")?;
    order_in_lib(lib.1, findings);
    Ok(())
}

/// `lib.rs` tells the modules in the order that is checked here.
fn order_in_lib(text: &str, findings: &mut Vec<String>) {
    let told: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';')).collect();
    if told != ORDER {
        findings.push(format!("crates/core/src/lib.rs: modules {told:?}; the order is {ORDER:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a check finds in a file.
    fn found(check: fn(&Path, &str, &mut Vec<String>), name: &str, text: &str) -> Vec<String> {
        let mut findings = Vec::new();
        check(Path::new(name), text, &mut findings);
        findings
    }

    #[test]
    fn a_long_file_is_found() {
        assert_eq!(found(length, "js/x.js", &"\n".repeat(MAX_LINES)), [""; 0]);
        let long = found(length, "js/x.js", &"\n".repeat(MAX_LINES + 1));
        assert_eq!(long, ["js/x.js: 501 lines; split it by ideas (at most 500)"]);
    }

    #[test]
    fn what_is_unfinished_is_found() {
        for mark in UNFINISHED {
            assert_eq!(found(unfinished, "e2e/x.js", &format!("a\n{mark}")).len(), 1, "{mark}");
        }
    }

    #[test]
    fn a_style_and_a_text_in_a_view_are_found() {
        for line in ["page.attr(\"style\", x)", "let html = \"<p style=a>\"", "let html = \"<style>\""] {
            assert_eq!(found(rust, "crates/core/src/view/x.rs", line).len(), 1, "{line}");
        }
        assert_eq!(found(rust, "crates/core/src/view/x.rs", "page.text(\"Цели\")").len(), 1);
        assert_eq!(found(rust, "crates/core/src/view/x.rs", "// Цели"), [""; 0]);
    }

    #[test]
    fn a_sink_and_an_unchecked_file_of_javascript_are_found() {
        for sink in SINKS {
            assert_eq!(found(javascript, "js/x.js", &format!("// @ts-check\n{sink}")).len(), 1, "{sink}");
        }
        assert_eq!(found(javascript, "js/x.js", "let x = 1;").len(), 1);
    }

    #[test]
    fn a_module_out_of_order_is_found() {
        let mut findings = Vec::new();
        order_in_lib(&ORDER.iter().map(|name| format!("pub mod {name};\n")).collect::<String>(), &mut findings);
        assert_eq!(findings, [""; 0]);
        order_in_lib("pub mod view;\npub mod model;\n", &mut findings);
        assert_eq!(findings.len(), 1);
    }

    #[test]
    fn the_core_is_read() {
        let core = |text: &str| {
            let mut findings = Vec::new();
            let files =
                [("crates/core/src/lib.rs", ""), ("crates/core/src/timeline/x.rs", text), ("crates/core/src/view/mod.rs", "")];
            super::core(&files.map(|(name, text)| (name.to_string(), text.to_string())), &mut findings).unwrap();
            findings
        };
        assert_eq!(core("use crate::model::Day;").len(), 1, "only the order in lib.rs");
        assert_eq!(core("use crate::view::{a, b};").len(), 3);
    }
}
