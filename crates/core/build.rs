//! Takes comments and white space out of the style sheets: every visitor would pay for them.
#![allow(clippy::disallowed_methods, reason = "a build script reads and writes files")]

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let folder = env::var_os("OUT_DIR").ok_or("no OUT_DIR")?;
    for name in ["widget.css", "late.css"] {
        let source = format!("src/style/{name}");
        println!("cargo::rerun-if-changed={source}");
        fs::write(Path::new(&folder).join(name), shortened(&fs::read_to_string(&source)?))?;
    }
    Ok(())
}

/// Without comments, indentation, and the spaces that `{`, `}`, `;` and line ends make needless. The style sheet has no
/// strings with such signs in them.
fn shortened(css: &str) -> String {
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    let mut short = String::new();
    for line in plain.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !short.is_empty() && !short.ends_with(['{', '}', ';', ',']) {
            short.push(' ');
        }
        short.push_str(line);
    }
    for (long, sign) in [(" {", "{"), ("{ ", "{"), ("; ", ";"), (" }", "}"), (";}", "}"), ("} ", "}"), (": ", ":")] {
        short = short.replace(long, sign);
    }
    short
}
