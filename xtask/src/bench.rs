//! `cargo xtask bench`: the packed widget beside real peers and hand-written DOM, in Chromium; then how cost grows natively.

use std::process::Command;

use anyhow::Result;

use crate::{package, root, step, tools};

/// What is to be measured; `None` leaves it to `benches/run.mjs`.
pub struct Options {
    /// Numbers of items, separated by commas.
    pub sizes: Option<String>,
    /// Peers, separated by commas, or `all`.
    pub peers: Option<String>,
    /// How often each is measured; the medians count.
    pub runs: Option<String>,
    /// How many times slower the processor is made, separated by commas.
    pub cpu: Option<String>,
    /// Whether a million items are tried too.
    pub million: bool,
    /// Whether only the first page on a slow phone is measured.
    pub phone: bool,
}

/// Builds the package, measures, and writes `benches/RESULTS.md`.
pub fn bench(options: &Options) -> Result<()> {
    // Too heavy a package is still worth measuring.
    if let Err(error) = package::package() {
        eprintln!("{error:#}");
    }
    tools::need_npm_packages("benches")?;
    let chromium = tools::need_chromium()?;
    if options.phone {
        tools::run(tools::cargo().args(["build", "--package", "roadmap-cli"]))?;
    }
    step("measuring in Chromium");
    let mut command = Command::new("node");
    let script = if options.phone { "benches/phone.mjs" } else { "benches/run.mjs" };
    command.arg(script).env("CHROMIUM", chromium).current_dir(root());
    if options.phone {
        for (name, value) in [("--peers", &options.peers), ("--runs", &options.runs)] {
            command.args(value.iter().flat_map(|value| [name, value]));
        }
        return tools::run(&mut command);
    }
    let given = [("--sizes", &options.sizes), ("--peers", &options.peers), ("--runs", &options.runs), ("--cpu", &options.cpu)];
    for (name, value) in given {
        if let Some(value) = value {
            command.args([name, value]);
        }
    }
    if options.million {
        command.arg("--million");
    }
    tools::run(&mut command)?;
    step("measuring natively");
    tools::run(tools::cargo().args(["bench", "--package", "roadmap-core", "--bench", "native"]))
}
