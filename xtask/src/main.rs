//! The commands of this repository. `cargo xtask` without a command lists them.

mod bench;
mod cldr;
mod consumers;
mod contract;
mod engines;
mod package;
mod screenshots;
mod scripts;
mod serve;
mod site;
mod split;
mod start;
mod test;
mod tidy;
mod tools;
mod types;
mod wasm;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};

const HELP: &str = "\
cargo xtask <command>

  start [--port 8080] [--data FILE] [--release] [--no-watch]
               builds what is missing, serves the page, rebuilds on change
  test [--only NAME]
               everything that guards main, or the suites whose name begins so
  package [--record]
               fills pkg/ with what `npm publish` sends and prints the size of each file; --record writes the sizes
               down, for the next release to compare with
  site [--out FOLDER]
               all pages as one folder that any web server serves, by default target/site
  bench [--sizes 100,1000,10000,100000] [--peers all] [--runs 5] [--cpu 1,4] [--million] [--phone]
               measures the package beside other libraries and writes benches/RESULTS.md; takes three quarters of an hour a run with all
  tidy         the rules of the house that a machine can check
  schema       writes schema/roadmap.schema.json anew
  cldr         writes anew what is taken from CLDR: names of countries, and what the command knows about languages
  screenshots  takes the pictures of the README anew
";

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let mut args = pico_args::Arguments::from_env();
    match args.subcommand()?.as_deref() {
        Some("start") => start::start(start::Options {
            port: args.opt_value_from_str("--port")?.unwrap_or(8080),
            data: args.opt_value_from_str("--data")?,
            release: args.contains("--release"),
            watch: !args.contains("--no-watch"),
        }),
        Some("test") => test::test(args.opt_value_from_str("--only")?),
        Some("package") => {
            let record = args.contains("--record");
            package::package()?;
            if record { package::record() } else { Ok(()) }
        }
        Some("site") => {
            let out = args.opt_value_from_str("--out")?;
            package::package()?;
            site::site(out).map(|folder| println!("{}", folder.display()))
        }
        Some("bench") => bench::bench(&bench::Options {
            sizes: args.opt_value_from_str("--sizes")?,
            peers: args.opt_value_from_str("--peers")?,
            runs: args.opt_value_from_str("--runs")?,
            cpu: args.opt_value_from_str("--cpu")?,
            million: args.contains("--million"),
            phone: args.contains("--phone"),
        }),
        Some("tidy") => tidy::tidy(),
        Some("cldr") => cldr::cldr(),
        Some("schema") => tools::run(
            tools::cargo().args(["test", "--quiet", "--package", "roadmap-core", "--test", "schema"]).env("UPDATE_SCHEMA", "1"),
        ),
        Some("screenshots") => screenshots::screenshots(),
        Some(other) => bail!("there is no command {other:?}\n\n{HELP}"),
        None => {
            print!("{HELP}");
            Ok(())
        }
    }
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map(Path::to_path_buf).unwrap_or_default()
}

/// A line that says what is being done.
pub fn step(what: &str) {
    eprintln!("\n── {what}");
}
