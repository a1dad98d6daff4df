//! `cargo xtask cldr`: what the project takes from CLDR, made from the npm packages that `packaging/package-lock.json` pins: names of
//! countries and regions, and what `roadmap language` knows about languages.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::rc::Rc;

use anyhow::{Context as _, Result, bail, ensure};
use roadmap_core::i18n::{languages, plural};
use roadmap_core::json::JsonText;
use serde_json::{Map, Value, json};

use crate::{root, step, tools};

/// The languages that are shipped.
const SHIPPED: [&str; 8] = ["ru", "kk", "en", "uz", "ky", "de", "zh", "ar"];
/// The languages of which `roadmap language` can write the part that CLDR knows.
const KNOWN: [&str; 43] = [
    "ar", "az", "be", "bg", "bn", "ca", "cs", "da", "de", "el", "es", "et", "fa", "fi", "fr", "he", "hi", "hr", "hu", "hy", "id",
    "it", "ja", "ka", "ko", "lt", "lv", "mn", "nl", "no", "pl", "pt", "ro", "sk", "sl", "sr", "sv", "th", "tr", "uk", "vi", "zh",
    "zh-Hant",
];
/// Codes for testing, and for nobody knows what.
const UNUSED: [&str; 3] = ["XA", "XB", "ZZ"];
/// The currencies whose signs are taken along.
const CURRENCIES: [&str; 22] = [
    "KZT", "KGS", "UZS", "RUB", "USD", "EUR", "GBP", "CNY", "JPY", "KRW", "INR", "TRY", "UAH", "GEL", "AMD", "AZN", "ILS", "VND",
    "PLN", "CZK", "AED", "SAR",
];
/// The sign of the Kyrgyz som, which fonts lack.
const UNDRAWN: char = '\u{20c0}';

/// Writes all files.
pub fn cldr() -> Result<()> {
    tools::need_npm_packages("packaging")?;
    for (file, text) in made()? {
        fs::write(file, text)?;
    }
    KNOWN.into_iter().try_for_each(check_plurals)
}

/// Fails where a file is not what would be written, or where our reading of a plural rule is not that of CLDR's own samples.
pub fn check() -> Result<()> {
    step("CLDR");
    for (file, text) in made()? {
        ensure!(fs::read_to_string(&file)? == text, "{} is not what CLDR says; run: cargo xtask cldr", file.display());
    }
    KNOWN.into_iter().try_for_each(check_plurals)
}

fn made() -> Result<Vec<(PathBuf, String)>> {
    let mut files = Vec::new();
    for lang in SHIPPED {
        let file = root().join(format!("crates/core/src/i18n/regions/{lang}.json"));
        files.push((file, format!("{}\n", serde_json::to_string_pretty(&regions(lang)?)?)));
    }
    let known = KNOWN.into_iter().map(|lang| Ok(format!("{:?}:{}", lang, locale(lang)?))).collect::<Result<Vec<_>>>()?;
    files.push((root().join("crates/cli/src/cldr.json"), format!("{{\n{}\n}}\n", known.join(",\n"))));
    Ok(files)
}

/// A file of one of the packages; for one language what it says about that.
fn read(package: &str, lang: Option<&str>, file: &str) -> Result<Value> {
    let folder = lang.map_or(String::new(), |lang| format!("main/{lang}/"));
    let source = root().join(format!("packaging/node_modules/{package}/{folder}{file}.json"));
    let text = fs::read_to_string(&source).with_context(|| source.display().to_string())?;
    let mut json: Value = serde_json::from_str(&text)?;
    Ok(match lang {
        Some(lang) => json["main"][lang].take(),
        None => json,
    })
}

/// The names of a language by code: ISO 3166-1, and the regions of CLDR (`XK`, `EU`, `001` …).
fn regions(lang: &str) -> Result<BTreeMap<String, String>> {
    let json = read("cldr-localenames-full", Some(lang), "territories")?;
    let names = json["localeDisplayNames"]["territories"].as_object().context("CLDR has no territories")?;
    // Some have a second name: "CI-alt-variant".
    let used = names.iter().filter(|(code, _)| !code.contains('-') && !UNUSED.contains(&code.as_str()));
    // Uzbek's own letters and signs, where CLDR has typographic quotes.
    let written = |name: &str| name.replace('\u{2018}', "\u{2bb}").replace('\u{2019}', "\u{2bc}");
    let name = |name: &Value| name.as_str().unwrap_or_default().to_string();
    Ok(used.map(|(code, at)| (code.clone(), if lang == "uz" { written(&name(at)) } else { name(at) })).collect())
}

/// What CLDR knows about a language, in the form of its file, and with the names of regions.
fn locale(lang: &str) -> Result<Value> {
    let (numbers, trillion) = numbers(lang)?;
    Ok(json!({
        "direction": direction(lang)?,
        "dates": dates(lang)?,
        "numbers": numbers,
        "plural": plurals(lang)?.into_iter().map(|(category, rule, _)| (category, Value::from(rule))).collect::<Map<_, _>>(),
        "trillion": trillion,
        "regions": regions(lang)?,
    }))
}

/// `rtl` where the script that the language is mostly written in goes to the left.
fn direction(lang: &str) -> Result<&'static str> {
    let likely = read("cldr-core", None, "supplemental/likelySubtags")?;
    let full = likely["supplemental"]["likelySubtags"][lang].as_str().unwrap_or(lang);
    let script = full.split('-').find(|part| part.len() == 4).with_context(|| format!("{full} has no script"))?;
    let scripts = read("cldr-core", None, "scriptMetadata")?;
    Ok(if scripts["scriptMetadata"][script]["rtl"] == "YES" { "rtl" } else { "ltr" })
}

fn dates(lang: &str) -> Result<Value> {
    let json = read("cldr-dates-full", Some(lang), "ca-gregorian")?;
    let calendar = &json["dates"]["calendars"]["gregorian"];
    let names = |kind: &str, context: &str, width: &str| -> Result<Vec<Value>> {
        let names = calendar[kind][context][width].as_object().with_context(|| format!("{lang} has no {kind}"))?;
        Ok((1..=names.len()).map(|number| names[&number.to_string()].clone()).collect())
    };
    let pattern = |name: &str| -> Result<String> {
        let pattern = match name {
            "long" => &calendar["dateFormats"]["long"],
            _ => &calendar["dateTimeFormats"]["availableFormats"][name],
        };
        // Some say in which numbering system the pattern is: {"_value": …}.
        let pattern = pattern.as_str().or_else(|| pattern["_value"].as_str());
        Ok(pattern.with_context(|| format!("{lang} has no pattern {name}"))?.to_string())
    };
    Ok(json!({
        "months_format_short": names("months", "format", "abbreviated")?,
        "months_format": names("months", "format", "wide")?,
        "months_alone_short": names("months", "stand-alone", "abbreviated")?,
        "months_alone": names("months", "stand-alone", "wide")?,
        "quarters_format_short": names("quarters", "format", "abbreviated")?,
        "quarters_format": names("quarters", "format", "wide")?,
        "quarters_alone_short": names("quarters", "stand-alone", "abbreviated")?,
        "quarters_alone": names("quarters", "stand-alone", "wide")?,
        "y_mmm": pattern("yMMM")?,
        "y_mmmm": pattern("yMMMM")?,
        "y_qqq": pattern("yQQQ")?,
        "y_qqqq": pattern("yQQQQ")?,
        "mmm_d": pattern("MMMd")?,
        "y_mmm_d": pattern("yMMMd")?,
        "long": pattern("long")?,
    }))
}

/// How numbers are written, and what follows a number of 10¹².
fn numbers(lang: &str) -> Result<(Value, String)> {
    let json = read("cldr-numbers-full", Some(lang), "numbers")?;
    let numbers = &json["numbers"];
    let text = |value: &Value| value.as_str().map(str::to_string).context("CLDR has no such text");
    let system = text(&numbers["defaultNumberingSystem"])?;
    let of_system = |kind: &str| &numbers[&format!("{kind}-numberSystem-{system}")];
    let symbols = of_system("symbols");
    let minus = text(&symbols["minusSign"])?;
    let percent_sign = text(&symbols["percentSign"])?;
    let systems = read("cldr-core", None, "supplemental/numberingSystems")?;
    let digits = match system.as_str() {
        "latn" => String::new(),
        _ => text(&systems["supplemental"]["numberingSystems"][&system]["_digits"])?,
    };
    let money = text(&of_system("currencyFormats")["standard"])?;
    let (above, below) = match money.split_once(';') {
        Some((above, below)) => (above.to_string(), below.to_string()),
        None => (money.clone(), format!("-{money}")),
    };
    let currencies = read("cldr-numbers-full", Some(lang), "currencies")?;
    let sign = |code: &str| {
        let of = &currencies["numbers"]["currencies"][code];
        let sign = of["symbol-alt-narrow"].as_str().or_else(|| of["symbol"].as_str())?;
        (sign != code && !sign.contains(UNDRAWN)).then(|| (code.to_string(), Value::from(sign)))
    };
    let format = json!({
        "decimal": symbols["decimal"],
        "group": symbols["group"],
        "minus": minus,
        "digits": digits,
        "pattern": of_system("decimalFormats")["standard"],
        "minimum_grouping": numbers["minimumGroupingDigits"],
        "percent": template(&text(&of_system("percentFormats")["standard"])?, &minus).replace('%', &percent_sign),
        "money": template(&above, &minus),
        "money_minus": template(&below, &minus),
        "signs": CURRENCIES.into_iter().filter_map(sign).collect::<Map<_, _>>(),
    });
    let compact = of_system("decimalFormats")["short"]["decimalFormat"]["1000000000000-count-other"].as_str().unwrap_or_default();
    // In India 10¹² is ten of another unit.
    let trillion = match compact.strip_prefix('0').filter(|rest| !rest.starts_with('0')) {
        Some(word) => word.replace('\'', ""),
        None => "×10¹²".to_string(),
    };
    Ok((format, trillion))
}

/// A number pattern of CLDR as a template of ours.
fn template(pattern: &str, minus: &str) -> String {
    let mut text = String::new();
    for letter in pattern.chars() {
        match letter {
            '#' | '0' | ',' | '.' => {
                if !text.ends_with("{n}") {
                    text.push_str("{n}");
                }
            }
            '¤' => text.push_str("{sign}"),
            '-' => text.push_str(minus),
            _ => text.push(letter),
        }
    }
    text
}

/// Categories with their rule and samples.
fn plurals(lang: &str) -> Result<Vec<(String, String, String)>> {
    let json = read("cldr-core", None, "supplemental/plurals")?;
    let base = lang.split('-').next().unwrap_or(lang);
    let rules =
        json["supplemental"]["plurals-type-cardinal"][base].as_object().with_context(|| format!("{lang} has no plural rules"))?;
    let rules = rules.iter().filter_map(|(name, rule)| {
        let (rule, samples) = rule.as_str()?.split_once('@')?;
        Some((name.strip_prefix("pluralRule-count-")?.to_string(), rule.trim().to_string(), samples.to_string()))
    });
    Ok(rules.filter(|(name, ..)| name != "other").collect())
}

/// CLDR says of each category which numbers belong to it: "@integer 3~10, 103, … @decimal 1.5, …".
fn check_plurals(lang: &str) -> Result<()> {
    let rules = plurals(lang)?;
    let file: Map<String, Value> = rules.iter().map(|(name, rule, _)| (name.clone(), rule.clone().into())).collect();
    let text = json!({ "plural": file }).to_string();
    let Ok(file) = JsonText::new(&Rc::new(text)) else { bail!("{lang}: the rules are no JSON") };
    // A tag of its own: the shipped languages have rules already.
    let known = languages::learn(&format!("{lang}-x-check"), Some(&file));
    for (name, _, samples) in &rules {
        let samples = samples.replace("integer", "").replace("decimal", "").replace('@', ",");
        // We write no zeros at the end, no more than two decimals, and no compact numbers (1c6).
        let ours = |sample: &str| match sample.split_once('.') {
            Some((_, decimals)) => !decimals.ends_with('0') && decimals.len() <= 2,
            None => true,
        };
        for sample in samples
            .split(',')
            .map(str::trim)
            .filter(|sample| !sample.is_empty() && *sample != "…" && !sample.contains(['c', 'e']))
        {
            for end in sample.split('~').filter(|end| ours(end)) {
                let number: f64 = end.parse().with_context(|| format!("{lang}: {end}"))?;
                let said = plural(known, number).as_str();
                ensure!(said == name, "{lang}: {end} is {name} in CLDR, {said} to us");
            }
        }
    }
    Ok(())
}
