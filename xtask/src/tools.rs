//! Finding and installing what a command needs.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use crate::{root, step};

/// The WASM target.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Cargo, in the root of the repository.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.current_dir(root());
    command
}

/// Cargo's folder for what it builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// Runs a command and fails when it does.
pub fn run(command: &mut Command) -> Result<()> {
    let shown = format!("{command:?}");
    let status = command.status().with_context(|| format!("could not start {shown}"))?;
    if !status.success() {
        bail!("{shown} failed ({status})");
    }
    Ok(())
}

/// Whether a program answers.
pub fn answers(program: &str, argument: &str) -> bool {
    Command::new(program).arg(argument).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// Installs the WASM target where it is missing.
pub fn need_wasm_target() -> Result<()> {
    if sysroot()?.join("lib/rustlib").join(TARGET).exists() {
        return Ok(());
    }
    step("installing the WASM target");
    run(Command::new("rustup").args(["target", "add", TARGET]).current_dir(root()))
        .context("the WASM target is missing; run: rustup target add wasm32-unknown-unknown")
}

/// Whether the source of the standard library is there; installed where that is possible, and said where it is not.
pub fn need_rust_src() -> bool {
    let library = |sysroot: PathBuf| sysroot.join("lib/rustlib/src/rust/library/std/Cargo.toml").exists();
    if sysroot().is_ok_and(library) {
        return true;
    }
    step("installing the source of the standard library");
    let installed = run(Command::new("rustup").args(["component", "add", "rust-src"]).current_dir(root())).is_ok();
    if !installed {
        eprintln!(
            "rust-src can't be had (rustup component add rust-src): built with the ordinary standard library, an eighth larger"
        );
    }
    installed && sysroot().is_ok_and(library)
}

fn sysroot() -> Result<PathBuf> {
    let answer = Command::new("rustc")
        .args(["--print", "sysroot"])
        .current_dir(root())
        .output()
        .context("rustc is missing: install Rust with rustup")?;
    Ok(PathBuf::from(String::from_utf8_lossy(&answer.stdout).trim()))
}

/// The wasm-opt of npm's binaryen, where it is installed.
pub fn wasm_opt() -> Option<Command> {
    let script = root().join("packaging/node_modules/binaryen/bin/wasm-opt");
    script.exists().then(|| {
        let mut command = Command::new("node");
        command.arg(script);
        command
    })
}

/// Installs the npm packages of a folder where they are missing or out of date.
pub fn need_npm_packages(folder: &str) -> Result<()> {
    if !answers("npm", "--version") {
        bail!("Node.js with npm is missing; packaging and the end-to-end tests need it (Node 20 or later)");
    }
    let name = folder;
    let folder = root().join(folder);
    let stamp = folder.join("node_modules/.package-lock.json");
    let is_current = || {
        let modified = |path: &PathBuf| path.metadata().and_then(|data| data.modified()).ok();
        Some(modified(&stamp)? >= modified(&folder.join("package-lock.json"))?)
    };
    if is_current() == Some(true) {
        return Ok(());
    }
    step(&format!("installing the npm packages of {name}"));
    run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(folder))
}

/// The Chromium to test in: `CHROMIUM`, or the one on the path; installed with apt where that is possible.
pub fn need_chromium() -> Result<PathBuf> {
    if let Some(path) = std::env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    if let Some(found) = find_chromium() {
        return Ok(found);
    }
    step("installing Chromium");
    apt_install(&["chromium"]);
    find_chromium().context("Chromium is missing; run: sudo apt-get install chromium (or set CHROMIUM to the path of a Chromium)")
}

/// Installs Debian packages where apt is there and allowed.
pub fn apt_install(packages: &[&str]) {
    let apt = |arguments: &[&str]| run(Command::new("apt-get").args(arguments).env("DEBIAN_FRONTEND", "noninteractive"));
    if answers("apt-get", "--version") {
        // What is still missing is told by whoever needs it.
        let _ = apt(&["update", "-qq"]).and_then(|()| apt(&[&["install", "-y", "-qq"], packages].concat()));
    }
}

fn find_chromium() -> Option<PathBuf> {
    on_path(&["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"])
}

/// The first program of these names on the path.
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).flat_map(|folder| names.iter().map(move |name| folder.join(name))).find(|file| file.is_file())
}
