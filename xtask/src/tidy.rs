//! `cargo xtask tidy`: the rules of the house that a machine can check. Each says how to mend what it finds.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail, ensure};

use crate::root;

/// The modules of the library in the order of `lib.rs`; each may import only from those before it.
const ORDER: &[&str] = &["model", "i18n", "parse", "layout", "state", "style", "markup", "view", "export", "widget", "web"];
/// The modules that know nothing of a browser.
const PURE: &[&str] = &["model", "i18n", "parse", "layout", "state", "style", "markup", "view", "export"];
/// Longest file of code, in lines.
const MAX_LINES: usize = 500;

/// Checks everything and lists all findings.
pub fn tidy() -> Result<()> {
    let mut findings = Vec::new();
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
    }
    order_in_lib(&mut findings);
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
        let marks = [
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
        if let Some(mark) = marks.iter().find(|mark| line.contains(**mark)) {
            findings.push(format!("{}:{}: {mark}; finish it, or wait for a condition", name.display(), at + 1));
        }
    }
}

/// The lines of a file without its modules of tests, with their places from 0. A module ends at a brace that stands first.
fn without_tests(text: &str) -> Vec<(usize, &str)> {
    let mut kept = Vec::new();
    let mut lines = text.lines().enumerate().peekable();
    while let Some((at, line)) = lines.next() {
        let module = lines.peek().filter(|(_, next)| line == "#[cfg(test)]" && next.starts_with("mod "));
        match module.map(|(_, next)| next.ends_with(';')) {
            Some(true) => drop(lines.next()),
            Some(false) => drop(lines.find(|(_, line)| *line == "}")),
            None => kept.push((at, line)),
        }
    }
    kept
}

fn rust(name: &Path, text: &str, findings: &mut Vec<String>) {
    let mut parts = name.components().map(|part| part.as_os_str().to_string_lossy().into_owned());
    if parts.next().as_deref() != Some("src") || name.file_name().is_some_and(|file| file == "tests.rs") {
        return;
    }
    let Some(module) = parts.next().filter(|module| ORDER.contains(&module.as_str())) else { return };
    let mut forbid =
        |at: usize, what: &str, instead: &str| findings.push(format!("{}:{}: {what}; {instead}", name.display(), at + 1));
    let place = ORDER.iter().position(|known| *known == module).unwrap_or(0);
    for (at, line) in without_tests(text).into_iter().filter(|(_, line)| !line.trim_start().starts_with("//")) {
        for later in ORDER.iter().skip(place + 1) {
            if line.contains(&format!("crate::{later}::")) || line.contains(&format!("use crate::{later};")) {
                forbid(at, &format!("{module} imports from {later}"), "imports go one way, in the order of lib.rs");
            }
        }
        if PURE.contains(&module.as_str()) {
            for word in ["yew::", "web_sys::", "js_sys::", "wasm_bindgen::", "gloo::", "std::time", "SystemTime", "std::env"] {
                if line.contains(word) {
                    forbid(at, &format!("{word} in {module}"), "clock, locale and browser enter as values");
                }
            }
        }
        for sink in ["from_html_unchecked", "set_inner_html", "insert_adjacent_html", "innerHTML"] {
            // What `Markup` writes is escaped.
            if line.contains(sink) && !line.contains(".to_html(") {
                forbid(at, sink, "text reaches the page as text nodes only");
            }
        }
        if module == "view" && [" style=", "<style", "\"style\""].iter().any(|style| line.contains(style)) {
            forbid(at, "a style attribute or element", "a strict style-src blocks it; use Markup::px and classes");
        }
        if module == "view"
            && !line.contains("use ")
            && line.chars().any(|c| ('А'..='я').contains(&c))
            && !name.ends_with("measure.rs")
        {
            forbid(at, "a text for people", "texts come from the catalogs");
        }
    }
}

fn javascript(name: &Path, text: &str, findings: &mut Vec<String>) {
    let sinks = [
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
    for (at, line) in text.lines().enumerate() {
        if let Some(sink) = sinks.iter().find(|sink| line.contains(**sink)) {
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

/// `lib.rs` tells the modules in the order that is checked here.
fn order_in_lib(findings: &mut Vec<String>) {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap_or_default();
    let told: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "))
        .map(|name| name.trim_end_matches(';'))
        .collect();
    if told != ORDER {
        findings.push(format!("src/lib.rs: modules {told:?}; the order is {ORDER:?}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_after_tests_is_looked_at() {
        let text = "a\n#[cfg(test)]\nmod tests;\nb\n#[cfg(test)]\nmod more {\n    c\n}\n#[cfg(test)]\nd\n";
        assert_eq!(without_tests(text), [(0, "a"), (3, "b"), (8, "#[cfg(test)]"), (9, "d")]);
        let mut findings = Vec::new();
        rust(Path::new("src/layout/x.rs"), "#[cfg(test)]\nmod tests;\nuse std::env;\nuse crate::view::page;\n", &mut findings);
        assert_eq!(findings.len(), 2, "{findings:?}");
        assert!(findings[0].starts_with("src/layout/x.rs:3: std::env"), "{findings:?}");
    }
}
