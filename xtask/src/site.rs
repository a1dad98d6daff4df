//! `cargo xtask site`: all pages as one folder of files that any web server serves as it is, under any path.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use walkdir::WalkDir;

use crate::{root, step, tools};

/// A place in a page that the command `roadmap` fills.
const BEGIN: &str = "<!-- roadmap ";
const END: &str = " -->";
/// Where the policy of a page takes the hashes of the styles that were filled in.
const HASHES: &str = "{{static-style}}";

/// Writes the site; `pkg/` must be built.
pub fn site(out: Option<PathBuf>) -> Result<PathBuf> {
    let out = out.unwrap_or_else(|| tools::target().join("site"));
    step(&format!("writing the site to {}", out.display()));
    if out.exists() {
        ensure!(out.join("pkg").exists() || fs::read_dir(&out)?.next().is_none(), "{} holds something else", out.display());
        fs::remove_dir_all(&out)?;
    }
    for part in ["index.html", "www", "pkg"] {
        for entry in WalkDir::new(root().join(part)).into_iter().flatten().filter(|entry| entry.file_type().is_file()) {
            let target = out.join(entry.path().strip_prefix(root())?);
            fs::create_dir_all(target.parent().context("a file has a folder")?)?;
            if entry.path().extension().is_some_and(|extension| extension == "html") {
                fs::write(&target, composed(&fs::read_to_string(entry.path())?)?)?;
            } else {
                fs::copy(entry.path(), &target)?;
            }
        }
    }
    fs::create_dir_all(out.join("schema"))?;
    fs::copy(root().join("schema/roadmap.schema.json"), out.join("schema/roadmap.schema.json"))?;
    Ok(out)
}

/// A page with its places filled by the command, and their hashes in its policy.
pub fn composed(page: &str) -> Result<String> {
    if !page.contains(BEGIN) {
        return Ok(page.to_string());
    }
    let (mut text, mut hashes) = (String::new(), Vec::new());
    let mut rest = page;
    while let Some((before, after)) = rest.split_once(BEGIN) {
        let (arguments, after) = after.split_once(END).context("a place for the command does not end")?;
        let (html, policy) = rendered(arguments)?;
        text.push_str(before);
        text.push_str(html.trim_end());
        hashes.extend(policy);
        rest = after;
    }
    text.push_str(rest);
    Ok(text.replace(HASHES, &hashes.join(" ")))
}

/// What the command writes, and the hashes it names.
fn rendered(arguments: &str) -> Result<(String, Vec<String>)> {
    let mut command = tools::cargo();
    command.args(["run", "--quiet", "--package", "roadmap-cli", "--"]).args(arguments.split_whitespace());
    let output = command.output().context("could not start the command roadmap")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "roadmap {arguments} failed: {said}");
    let hashes = said.split_whitespace().filter(|word| word.starts_with("'sha256-")).map(str::to_string).collect();
    Ok((String::from_utf8(output.stdout)?, hashes))
}

/// Whether a page has places for the command.
pub fn has_places(file: &Path) -> bool {
    file.extension().is_some_and(|extension| extension == "html")
        && fs::read_to_string(file).is_ok_and(|page| page.contains(BEGIN))
}
