//! `cargo xtask test`: everything that guards main, quickest first.

use std::process::Command;
use std::sync::OnceLock;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::serve::serve;
use crate::tools::{self, TARGET};
use crate::{consumers, package, root, site, step, tidy};

/// A suite: its name and what it runs.
type Suite = (&'static str, fn() -> Result<()>);

const SUITES: [Suite; 8] = [
    ("format", format),
    ("tidy", tidy::tidy),
    ("clippy", clippy),
    ("unit, property, snapshot and view tests", native),
    ("types of the JavaScript", types),
    ("size budget", budget),
    ("end to end", end_to_end),
    ("package and its consumers", consumers),
];

/// Runs all suites, or those whose name begins with `only`, and stops at the first that fails.
pub fn test(only: Option<String>) -> Result<()> {
    let mut passed = 0;
    let wanted = |name: &str| only.as_ref().is_none_or(|only| name.starts_with(only.as_str()));
    for (name, suite) in SUITES.iter().filter(|(name, _)| wanted(name)) {
        step(name);
        let begun = Instant::now();
        if let Err(error) = suite() {
            println!("suites: {passed} passed, 1 failed");
            bail!("{name}: {error:#}");
        }
        passed += 1;
        eprintln!("{name}: {:.0} s", begun.elapsed().as_secs_f64());
    }
    if passed == 0 {
        bail!("no suite begins with {:?}; there are {:?}", only.unwrap_or_default(), SUITES.map(|(name, _)| name));
    }
    println!("suites: {passed} passed, 0 failed");
    Ok(())
}

fn format() -> Result<()> {
    tools::run(tools::cargo().args(["fmt", "--all", "--check"]))
}

fn clippy() -> Result<()> {
    tools::need_wasm_target()?;
    let deny = ["--", "-D", "warnings"];
    tools::run(tools::cargo().args(["clippy", "--workspace", "--all-targets"]).args(deny))?;
    tools::run(tools::cargo().args(["clippy", "--package", "roadmap-widget", "--lib", "--target", TARGET]).args(deny))
}

fn native() -> Result<()> {
    tools::run(tools::cargo().args(["test", "--workspace"]).env("INSTA_UPDATE", "no"))
}

fn budget() -> Result<()> {
    // Packaging fails over the budget.
    built()
}

/// What visitors get, built once for all suites that need it.
fn built() -> Result<()> {
    static DONE: OnceLock<()> = OnceLock::new();
    if DONE.get().is_none() {
        package::package()?;
        DONE.get_or_init(|| ());
    }
    Ok(())
}

/// The hand-written JavaScript, checked against its own types.
fn types() -> Result<()> {
    tools::need_npm_packages("e2e")?;
    tools::need_npm_packages("packaging")?;
    tools::run(Command::new("npx").args(["--no-install", "tsc", "--project", "tsconfig.json"]).current_dir(root().join("e2e")))
}

fn consumers() -> Result<()> {
    built()?;
    consumers::consumers()
}

fn end_to_end() -> Result<()> {
    tools::need_npm_packages("e2e")?;
    built()?;
    let chromium = tools::need_chromium()?;
    tools::run(tools::cargo().args(["build", "--bin", "roadmap"]))?;
    let server = serve(0, None, false)?;
    tools::run(
        Command::new("npx")
            .args(["--no-install", "playwright", "test"])
            .current_dir(root().join("e2e"))
            .env("CHROMIUM", chromium)
            .env("ROADMAP", tools::target().join("debug/roadmap"))
            .env("SITE_FOLDER", site::site(None)?)
            .env("SITE", format!("http://localhost:{}", server.port)),
    )
}
