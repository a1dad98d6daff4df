//! The journeys that matter in three browser engines: `e2e/engines.mjs`.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::{root, site, step, tools};

/// A program of an engine: the variable that names it, its names on the path, and its place where it is on none.
struct Program {
    variable: &'static str,
    names: &'static [&'static str],
    place: Option<fn() -> Option<PathBuf>>,
}

impl Program {
    fn find(&self) -> Option<PathBuf> {
        std::env::var_os(self.variable)
            .map(PathBuf::from)
            .or_else(|| tools::on_path(self.names))
            .or_else(|| self.place.and_then(|place| place()))
    }
}

/// An engine that is not Chromium: what runs it, and the Debian packages that bring it.
struct Engine {
    name: &'static str,
    programs: &'static [Program],
    packages: &'static [&'static str],
}

const ENGINES: [Engine; 2] = [
    Engine {
        name: "Firefox",
        programs: &[Program { variable: "FIREFOX", names: &["firefox-esr", "firefox"], place: None }],
        packages: &["firefox-esr"],
    },
    Engine {
        name: "WebKit",
        programs: &[
            Program { variable: "WEBKIT_DRIVER", names: &["WebKitWebDriver"], place: None },
            Program { variable: "WEBKIT_BROWSER", names: &["MiniBrowser"], place: Some(mini_browser) },
            Program { variable: "XVFB", names: &["Xvfb"], place: None },
        ],
        packages: &["webkit2gtk-driver", "xvfb"],
    },
];

/// Debian keeps the MiniBrowser with the libraries of its architecture, off the path.
fn mini_browser() -> Option<PathBuf> {
    let folders = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let libraries = folders(Path::new("/usr/lib")).chain([PathBuf::from("/usr/libexec")]);
    libraries
        .flat_map(|library| folders(&library).collect::<Vec<_>>())
        .map(|folder| folder.join("MiniBrowser"))
        .find(|file| file.is_file())
}

/// The variables that name the programs of an engine; installed with apt where that is possible.
fn need(engine: &Engine) -> Option<Vec<(&'static str, PathBuf)>> {
    let found = || engine.programs.iter().map(|program| Some((program.variable, program.find()?))).collect::<Option<Vec<_>>>();
    found().or_else(|| {
        step(&format!("installing {}", engine.name));
        tools::apt_install(engine.packages);
        found()
    })
}

/// Runs the journeys in every engine that can be had. One that can't is told; where `CI` is set, that fails.
pub fn engines() -> Result<()> {
    tools::need_npm_packages("e2e")?;
    let mut journeys = Command::new("node");
    journeys.arg("engines.mjs").current_dir(root().join("e2e")).env("CHROMIUM", tools::need_chromium()?);
    let mut missing = Vec::new();
    for engine in &ENGINES {
        match need(engine) {
            Some(programs) => drop(journeys.envs(programs)),
            None => missing.push(format!("{} is missing; run: sudo apt-get install {}", engine.name, engine.packages.join(" "))),
        }
    }
    tools::run(tools::cargo().args(["build", "--package", "roadmap-cli"]))?;
    journeys.env("SITE_FOLDER", site::site(None)?).env("ROADMAP", tools::target().join("debug/roadmap"));
    tools::run(&mut journeys)?;
    for line in &missing {
        eprintln!("{line}");
    }
    if !missing.is_empty() && std::env::var_os("CI").is_some() {
        bail!("an engine is missing, and CI is set");
    }
    Ok(())
}
