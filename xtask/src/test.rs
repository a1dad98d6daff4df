//! `cargo xtask test`: everything that guards main, quickest first.

use std::process::Command;
use std::sync::OnceLock;
use std::time::Instant;

use anyhow::{Result, bail};

use crate::serve::{Readers, serve};
use crate::tools::{self, TARGET};
use crate::{cldr, consumers, engines, package, root, site, step, tidy};

/// A suite: its name and what it runs.
type Suite = (&'static str, fn() -> Result<()>);

const SUITES: [Suite; 9] = [
    ("format", format),
    ("tidy", tidy::tidy),
    ("clippy", clippy),
    ("unit, property, snapshot and view tests", native),
    ("types of the JavaScript", types),
    ("size budget", budget),
    ("end to end", end_to_end),
    ("journeys in three engines", journeys),
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
    tools::run(
        tools::cargo()
            .args(["clippy", "--package", "roadmap-widget", "--no-default-features", "--features", "two-parts", "--lib"])
            .args(["--target", TARGET])
            .args(deny),
    )
}

fn native() -> Result<()> {
    tools::run(tools::cargo().args(["test", "--workspace"]).env("INSTA_UPDATE", "no"))
}

fn budget() -> Result<()> {
    // Packaging fails over the budget.
    ensure_packaged()
}

/// What visitors get, built once for all suites that need it.
fn ensure_packaged() -> Result<()> {
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

fn journeys() -> Result<()> {
    ensure_packaged()?;
    engines::engines()
}

fn consumers() -> Result<()> {
    ensure_packaged()?;
    tools::need_npm_packages("packaging")?;
    cldr::check()?;
    consumers::consumers()
}

fn end_to_end() -> Result<()> {
    tools::need_npm_packages("e2e")?;
    ensure_packaged()?;
    let chromium = tools::need_chromium()?;
    tools::run(tools::cargo().args(["build", "--package", "roadmap-cli"]))?;
    let server = serve(0, None, false, Readers::All)?;
    let folder = root().join("e2e");
    let (site, folder_of_site) = (format!("http://localhost:{}", server.port), site::site(None)?);
    let playwright = |program: &str| {
        let mut command = Command::new(program);
        command.current_dir(&folder).env("CHROMIUM", &chromium).env("SITE", &site).env("SITE_FOLDER", &folder_of_site);
        command.env("ROADMAP", tools::target().join("debug/roadmap"));
        command
    };
    tools::run(playwright("npx").args(["--no-install", "playwright", "test"]).env("LANG", "C"))?;
    step("pictures and layout on another machine: one other font, another language, time zone and day, one core");
    let one_core = tools::answers("taskset", "--version");
    let mut other = playwright(if one_core { "taskset" } else { "npx" });
    if one_core {
        other.args(["--cpu-list", "0", "npx"]);
    }
    other.args(["--no-install", "playwright", "test", "looks", "timeline", "--workers=1"]);
    other.env("FONTCONFIG_FILE", folder.join("fonts-other.conf")).env("LANG", "kk_KZ.UTF-8").env("LC_ALL", "kk_KZ.UTF-8");
    other.env("TZ", "Pacific/Kiritimati").env("TEST_TIME_ZONE", "America/Los_Angeles").env("TEST_LOCALE", "kk-KZ");
    tools::run(&mut other)
}
