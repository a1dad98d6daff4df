//! `cargo xtask start`: the page in the browser, rebuilt on change. Needs Rust and nothing else.

use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::mpsc;
use std::time::Duration;

use anyhow::{Result, bail};
use notify::{RecursiveMode, Watcher};

use crate::serve::{Readers, Site, serve};
use crate::{package, root, scripts, step};

/// The options of the command.
pub struct Options {
    /// The port to serve on.
    pub port: u16,
    /// Another roadmap to show.
    pub data: Option<PathBuf>,
    /// Build what visitors get.
    pub release: bool,
    /// Rebuild on change.
    pub watch: bool,
}

/// Builds, serves, prints the address, and rebuilds until it is stopped.
pub fn start(options: Options) -> Result<()> {
    if let Some(data) = options.data.as_ref().filter(|data| !data.is_file()) {
        bail!("there is no file {}", data.display());
    }
    let data = options.data.map(|data| data.canonicalize()).transpose()?;
    // A port that is taken should be told before a minute of building.
    let site = serve(options.port, data.clone(), options.watch, Readers::Own)?;
    build(options.release)?;
    step("ready");
    println!("http://localhost:{}/", site.port);
    if options.watch {
        eprintln!("watching for changes; Ctrl+C stops");
        watch(&site, options.release, data.as_deref())
    } else {
        loop {
            std::thread::park();
        }
    }
}

fn build(release: bool) -> Result<()> {
    if release { package::package() } else { scripts::develop() }
}

/// What a change of a file asks for.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Change {
    Page,
    Scripts,
    Rust,
}

fn watch(site: &Site, release: bool, data: Option<&Path>) -> Result<()> {
    let (tell, told) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(tell)?;
    for folder in ["src", "crates", "js", "www", "schema"] {
        watcher.watch(&root().join(folder), RecursiveMode::Recursive)?;
    }
    watcher.watch(&root().join("index.html"), RecursiveMode::NonRecursive)?;
    if let Some(folder) = data.and_then(Path::parent) {
        watcher.watch(folder, RecursiveMode::NonRecursive)?;
    }
    while let Ok(first) = told.recv() {
        let mut changes: Vec<_> = vec![first];
        // Editors write a file in several steps.
        while let Ok(more) = told.recv_timeout(Duration::from_millis(200)) {
            changes.push(more);
        }
        let paths = changes.into_iter().flatten().filter(|event| !event.kind.is_access()).flat_map(|event| event.paths);
        match paths.filter_map(|path| change(&path, data)).max() {
            Some(Change::Rust) => {
                if let Err(error) = build(release) {
                    eprintln!("error: {error:#}\nstill serving what was built before");
                    continue;
                }
            }
            Some(Change::Scripts) if release => build(release)?,
            Some(Change::Scripts) => scripts::refresh()?,
            Some(Change::Page) => {}
            None => continue,
        }
        site.version.fetch_add(1, Ordering::Relaxed);
        eprintln!("reloaded");
    }
    Ok(())
}

fn change(path: &Path, data: Option<&Path>) -> Option<Change> {
    if data == Some(path) {
        return Some(Change::Page);
    }
    let inside = path.strip_prefix(root()).ok()?;
    match inside.components().next()?.as_os_str().to_str()? {
        "src" | "crates" => Some(Change::Rust),
        "js" | "schema" => Some(Change::Scripts),
        "www" | "index.html" => Some(Change::Page),
        _ => None,
    }
}
