//! The package in the hands of others: packed, installed, checked, and used by every consumer of `packaging/`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use crate::wasm::{build_yew_app, version};
use crate::{root, step, tools};

/// Packs `pkg/`, installs the tarball and runs all consumers. `pkg/` must be built.
pub fn consumers() -> Result<()> {
    tools::need_npm_packages("packaging")?;
    let chromium = tools::need_chromium()?;
    let tarball = installed()?;
    let node = |script: &str| {
        let mut command = Command::new("node");
        command.arg(script).current_dir(root().join("packaging"));
        command
    };
    tools::run(node("check.mjs").arg(&tarball))?;
    let app = yew_app()?;
    step("opening the consumers");
    tools::run(node("consumers.mjs").env("CHROMIUM", chromium).env("YEW_APP", app))
}

/// Packs the package and installs the tarball among the packages of the consumers.
fn installed() -> Result<PathBuf> {
    step("packing and installing the package");
    let folder = tools::target().join("package");
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let npm = |arguments: &[&str]| {
        let mut command = Command::new("npm");
        command.args(arguments).current_dir(&folder);
        command
    };
    tools::run(npm(&["pack", "--silent"]).arg(root().join("pkg")))?;
    let tarball = folder.join(format!("mdtechnology-roadmap-widget-{}.tgz", version()?));
    ensure!(tarball.is_file(), "npm pack did not write {}", tarball.display());
    fs::write(folder.join("package.json"), "{ \"private\": true }\n")?;
    tools::run(npm(&["install", "--no-audit", "--no-fund", "--silent"]).arg(&tarball))?;
    let scope = root().join("packaging/node_modules/@mdtechnology");
    let _ = fs::remove_dir_all(&scope);
    copy(&folder.join("node_modules/@mdtechnology"), &scope)?;
    Ok(tarball)
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from).with_context(|| from.display().to_string())? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), target)?;
        }
    }
    Ok(())
}

/// Builds the Yew application; gives the folder to serve.
fn yew_app() -> Result<PathBuf> {
    let folder = tools::target().join("consumers/yew");
    fs::create_dir_all(&folder)?;
    build_yew_app("consumer-yew", &folder)?;
    fs::write(folder.join("main.js"), "import init from \"./app.js\";\n\nawait init({ module_or_path: \"app_bg.wasm\" });\n")?;
    let page = |more: &str| {
        format!(
            "<!doctype html>\n<html lang=\"ru\">\n<meta charset=\"utf-8\">\n<link rel=\"icon\" href=\"data:,\">\n<title>A Yew application</title>\n<script type=\"module\" src=\"/main.js\"></script>\n{more}"
        )
    };
    fs::write(folder.join("index.html"), page(""))?;
    fs::write(
        folder.join("element.html"),
        page("<script id=\"element\" type=\"module\" src=\"/pkg/roadmap-widget.js\"></script>\n"),
    )?;
    copy(&root().join("packaging/node_modules/@mdtechnology/roadmap-widget"), &folder.join("pkg"))?;
    Ok(folder)
}
