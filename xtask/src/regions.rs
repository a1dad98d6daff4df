//! `cargo xtask regions`: names of countries and regions, from the CLDR package that `packaging/package-lock.json` pins.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use serde_json::Value;

use crate::{root, tools};

/// The languages of the interface.
const LANGUAGES: [&str; 5] = ["ru", "kk", "en", "uz", "ky"];
/// Codes for testing, and for nobody knows what.
const UNUSED: [&str; 3] = ["XA", "XB", "ZZ"];

/// Writes the files of all languages.
pub fn regions() -> Result<()> {
    tools::need_npm_packages("packaging")?;
    for lang in LANGUAGES {
        fs::write(file(lang), made(lang)?)?;
    }
    Ok(())
}

/// Fails where a file is not what would be written.
pub fn check() -> Result<()> {
    for lang in LANGUAGES {
        let file = file(lang);
        ensure!(fs::read_to_string(&file)? == made(lang)?, "{} is not what CLDR says; run: cargo xtask regions", file.display());
    }
    Ok(())
}

fn file(lang: &str) -> PathBuf {
    root().join(format!("crates/core/src/i18n/regions/{lang}.json"))
}

/// The names of a language by code: ISO 3166-1, and the regions of CLDR (`XK`, `EU`, `001` …).
fn made(lang: &str) -> Result<String> {
    let source = root().join(format!("packaging/node_modules/cldr-localenames-full/main/{lang}/territories.json"));
    let text = fs::read_to_string(&source).with_context(|| source.display().to_string())?;
    let json: Value = serde_json::from_str(&text)?;
    let names = json["main"][lang]["localeDisplayNames"]["territories"].as_object().context("CLDR has no territories")?;
    // Some have a second name: "CI-alt-variant".
    let used = names.iter().filter(|(code, _)| !code.contains('-') && !UNUSED.contains(&code.as_str()));
    // Uzbek's own letters and signs, where CLDR has typographic quotes.
    let written = |name: &Value| name.as_str().unwrap_or_default().replace('\u{2018}', "\u{2bb}").replace('\u{2019}', "\u{2bc}");
    let sorted: BTreeMap<&String, String> = used
        .map(|(code, name)| (code, if lang == "uz" { written(name) } else { name.as_str().unwrap_or_default().to_string() }))
        .collect();
    Ok(format!("{}\n", serde_json::to_string_pretty(&sorted)?))
}
