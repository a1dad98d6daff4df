//! `roadmap language`: begins the files of a language that the widget does not speak.

use std::fs::OpenOptions;
use std::io::Write as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use pico_args::Arguments;
use roadmap_core::i18n::{Lang, PluralCategory, Regions, languages};
use roadmap_core::model::Tag;
use serde_json::{Map, Value};

use crate::texts::{say, say_with};
use crate::{files, print};

/// What CLDR says of some forty languages: `cargo xtask cldr` makes it.
const CLDR: &str = include_str!("cldr.json");

/// Tags that mean another one of [`CLDR`].
const ALIASES: [(&str, &str); 5] = [("nb", "no"), ("iw", "he"), ("zh-tw", "zh-hant"), ("zh-hk", "zh-hant"), ("zh-mo", "zh-hant")];

/// The three files of a language.
struct LanguageFiles {
    /// What the first page says.
    texts: Value,
    /// What is said once the widget is used.
    late: Value,
    /// Names of countries.
    regions: Value,
}

/// Writes the three files of a language.
pub(crate) fn language(mut args: Arguments) -> Result<ExitCode> {
    let folder: String = args.opt_value_from_str("--out")?.unwrap_or_else(|| ".".into());
    let files = files(args)?;
    let [tag] = files.as_slice() else {
        bail!(say("which language? For example: roadmap language tr", "какой язык? Например: roadmap language tr"));
    };
    let Some(made) = begun(tag) else {
        let known = known().into_iter().collect::<Vec<_>>().join(", ");
        bail!(say_with(
            "nothing is known about {name}; there are {known}",
            "о языке {name} ничего не известно; есть {known}",
            &[("name", tag), ("known", &known)]
        ));
    };
    let mut text = String::new();
    for (kind, value) in [("", &made.texts), (".late", &made.late), (".regions", &made.regions)] {
        let path = Path::new(&folder).join(format!("lang-{tag}{kind}.json"));
        let name = path.display().to_string();
        let mut file = OpenOptions::new().write(true).create_new(true).open(&path).with_context(|| {
            say_with(
                "{file} can't be written (an existing file is never overwritten)",
                "{file} нельзя записать (существующий файл никогда не перезаписывается)",
                &[("file", &name)],
            )
        })?;
        file.write_all(format!("{}\n", serde_json::to_string_pretty(value)?).as_bytes())?;
        text.push_str(&say_with("{file} written\n", "{file} записан\n", &[("file", &name)]));
    }
    text.push_str(&say_with(
        "Dates, numbers, plural rules and countries are those of CLDR; the texts wait for their translation.\n\
         Next: roadmap check --language lang-{tag}.json lang-{tag}.late.json\n\
         Then: <roadmap-widget lang=\"{tag}\" languages=\"/where/they/are/lang-*.json\">\n",
        "Даты, числа, правила множественного числа и страны взяты из CLDR; тексты ждут перевода.\n\
         Дальше: roadmap check --language lang-{tag}.json lang-{tag}.late.json\n\
         Затем: <roadmap-widget lang=\"{tag}\" languages=\"/где/они/лежат/lang-*.json\">\n",
        &[("tag", tag)],
    ));
    print(&text)
}

/// The files of a language: as they are shipped, else with what CLDR knows and English texts; `None` where CLDR's data has no such language.
fn begun(tag: &str) -> Option<LanguageFiles> {
    let shipped = Lang::of(&Tag::new(tag)).filter(|lang| lang.as_str().eq_ignore_ascii_case(tag));
    if let Some(lang) = shipped {
        let regions = Regions::all(lang).to_value();
        return Some(LanguageFiles { texts: languages::file(lang), late: languages::late_file(lang), regions });
    }
    let mut cldr = cldr(tag)?;
    let mut texts = languages::file(Lang::En);
    let mut put = |path: &str, value: Value| {
        if let Some(place) = texts.pointer_mut(path) {
            *place = value;
        }
    };
    put("/language", tag.into());
    let mut part = |name: &str| cldr.get_mut(name).map(Value::take).unwrap_or_default();
    let rules = part("plural");
    put("/direction", part("direction"));
    put("/numbers", part("numbers"));
    put("/plural", rules.clone());
    put("/catalog/trillion", part("trillion"));
    if let Value::Object(dates) = part("dates") {
        dates.into_iter().for_each(|(key, value)| put(&format!("/dates/{key}"), value));
    }
    let categories = categories(&rules);
    if let Some(Value::Object(catalog)) = texts.get_mut("catalog") {
        catalog.values_mut().filter(|text| text.is_object()).for_each(|noun| decline(noun, &categories));
    }
    Some(LanguageFiles { texts, late: languages::late_file(Lang::En), regions: part("regions") })
}

/// The forms that nouns have in a language with these plural rules.
pub(crate) fn categories(rules: &Value) -> Vec<&'static str> {
    let names = PluralCategory::ALL.map(PluralCategory::as_str);
    names.into_iter().filter(|name| *name == "other" || rules.get(name).is_some()).collect()
}

/// Gives an English noun the forms of another language.
fn decline(noun: &mut Value, categories: &[&'static str]) {
    let form = |name: &str| noun.get(name).or_else(|| noun.get("other")).cloned().unwrap_or_default();
    let forms: Map<String, Value> = categories.iter().map(|name| ((*name).to_string(), form(name))).collect();
    *noun = Value::Object(forms);
}

/// What CLDR says of a language, or of the one that it is a kind of: `pt` for `pt-BR`.
pub(crate) fn cldr(tag: &str) -> Option<Value> {
    let Value::Object(all) = serde_json::from_str(CLDR).ok()? else { return None };
    let mut tag = tag.to_ascii_lowercase().replace('_', "-");
    loop {
        let meant = ALIASES.iter().find(|(alias, _)| *alias == tag).map_or(tag.as_str(), |(_, meant)| meant);
        if let Some((_, found)) = all.iter().find(|(known, _)| known.eq_ignore_ascii_case(meant)) {
            return Some(found.clone());
        }
        tag.truncate(tag.rfind('-')?);
    }
}

/// The languages that files can be begun for.
fn known() -> std::collections::BTreeSet<String> {
    let cldr: Map<String, Value> = serde_json::from_str(CLDR).unwrap_or_default();
    cldr.into_iter().map(|(tag, _)| tag).chain(Lang::ALL.map(|lang| lang.as_str().to_string())).collect()
}
