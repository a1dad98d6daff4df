//! `roadmap render`: a roadmap as a file.

use std::fs;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result, bail};
use base64::Engine as _;
use pico_args::Arguments;
use roadmap_core::export::{Html, Options, html, svg};
use roadmap_core::i18n::{Lang, Locale, Regions};
use roadmap_core::model::{Calendar, Day, DayRange, Period};
use roadmap_core::parse::{diagnostics, parse, parse_date};
use roadmap_core::state::View;
use sha2::{Digest as _, Sha256};

use crate::texts::{self, findings, say, say_with};
use crate::{files, language, print, read};

/// The style of a page of its own, around the element.
const PAGE_CSS: &str =
    "body{margin:1rem auto;max-width:80rem;padding:0 1rem;font-family:system-ui,sans-serif;color-scheme:light dark}";

/// Renders one file.
pub(crate) fn render(mut args: Arguments) -> Result<ExitCode> {
    let to: String = args.opt_value_from_str("--to")?.context(say("--to html or --to svg?", "--to html или --to svg?"))?;
    let out: Option<String> = args.opt_value_from_str("--out")?;
    let lang: Option<String> = args.opt_value_from_str("--lang")?;
    let theme: String = args.opt_value_from_str("--theme")?.unwrap_or_else(|| "auto".into());
    let fragment = args.contains("--fragment");
    let script: Option<String> = args.opt_value_from_str("--script")?;
    // A fragment goes into a page that has a script of its own.
    let given = Html { src: args.opt_value_from_str("--src")?, inert: !fragment && script.is_none() };
    if !["auto", "light", "dark"].contains(&theme.as_str()) {
        bail!(say_with(
            "--theme is auto, light or dark, not {value}",
            "--theme: auto, light или dark, а не {value}",
            &[("value", &theme)]
        ));
    }
    let written: Option<String> = args.opt_value_from_str("--view")?;
    let view = written.as_deref().and_then(View::from_name);
    if let (Some(other), None) = (&written, view) {
        bail!(say_with(
            "--view is timeline or list, not {value}",
            "--view: timeline или list, а не {value}",
            &[("value", other)]
        ));
    }
    let range = |name: &'static str, args: &mut Arguments| -> Result<Option<DayRange>> {
        let written: Option<String> = args.opt_value_from_str(name)?;
        let wrong = |text: &str| {
            say_with(
                "{name} {text} is no date of the format",
                "{name} {text} — не дата формата",
                &[("name", name), ("text", text)],
            )
        };
        written.map(|text| date(&text).with_context(|| wrong(&text))).transpose()
    };
    let (start, end, today) = (range("--start", &mut args)?, range("--end", &mut args)?, range("--today", &mut args)?);
    let width = args.opt_value_from_str("--width")?.unwrap_or(1200.0);
    if !(200.0..=20_000.0).contains(&width) {
        bail!(say("--width is a number of px from 200 to 20000", "--width: число px от 200 до 20000"));
    }
    let files = files(args)?;
    let [file] = files.as_slice() else {
        bail!(say_with(
            "which file? For example: roadmap render roadmap.json --to {to}",
            "какой файл? Например: roadmap render roadmap.json --to {to}",
            &[("to", &to)]
        ))
    };
    let source = read(file)?;
    let reading = parse(&source);
    let Some(roadmap) = reading.roadmap else {
        let why = reading.diagnostics.first().map(|fault| diagnostics::message(fault, texts::language())).unwrap_or_default();
        bail!(say_with(
            "{file}: {why} Run: roadmap check {file}",
            "{file}: {why} Запустите: roadmap check {file}",
            &[("file", file), ("why", &why)]
        ));
    };
    if !reading.diagnostics.is_empty() {
        let count = findings(reading.diagnostics.len());
        let values = [("file", file.as_str()), ("count", count.as_str())];
        eprintln!(
            "{}",
            say_with("{file}: {count}; run: roadmap check {file}", "{file}: {count}; запустите: roadmap check {file}", &values)
        );
    }
    let lang = match lang {
        Some(written) => language(&written)?,
        None => Lang::of(&roadmap.language).unwrap_or(Lang::Ru),
    };
    let options = Options {
        lang,
        theme,
        today: today.map_or_else(clock, |days| days.first),
        start: start.map(|days| days.first),
        end: end.map(|days| days.last),
        view,
        width,
        regions: Some(Regions::all(lang)),
    };
    let title = Locale::new(lang, &roadmap.language, roadmap.calendar).title(roadmap.title.as_ref()).text;
    let text = match to.as_str() {
        "svg" => svg(roadmap, reading.diagnostics, &options),
        "html" => {
            let (element, style) = html(roadmap, reading.diagnostics, &source, &options, &given);
            let styles = if fragment { vec![style.as_str()] } else { vec![style.as_str(), PAGE_CSS] };
            let hashes = styles
                .iter()
                .map(|style| format!("'sha256-{}'", base64::engine::general_purpose::STANDARD.encode(Sha256::digest(style))));
            let hashes = hashes.collect::<Vec<_>>().join(" ");
            eprintln!("{}: style-src 'self' {hashes}", say("under a strict policy", "при строгой политике"));
            if fragment { element } else { document(&element, &options, &title, script.as_deref(), given.src.as_deref()) }
        }
        other => {
            bail!(say_with("--to is html or svg, not {value}", "--to: html или svg, а не {value}", &[("value", other)]))
        }
    };
    match out {
        None => print(&text),
        Some(path) => {
            fs::write(&path, text)
                .with_context(|| say_with("{path} can't be written", "{path} нельзя записать", &[("path", &path)]))?;
            Ok(ExitCode::SUCCESS)
        }
    }
}

fn date(text: &str) -> Option<DayRange> {
    parse_date(text).ok().map(|date| Period::days(date.period, Calendar::default()))
}

/// Today in UTC.
fn clock() -> Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day::from_number(i64::try_from(seconds / 86_400).unwrap_or(0))
}

/// A text as the value of an attribute or as text.
fn quoted(text: &str) -> String {
    let mut safe = String::new();
    roadmap_core::markup::escape(text, &mut safe);
    safe
}

/// Lines that let the browser ask for all that the widget needs at once: beside a script that is called as in the package lie its
/// other files. What is preloaded is not asked for again.
fn preloads(script: &str, lang: Lang, data: Option<&str>) -> String {
    let folder = script.strip_suffix("roadmap-widget.js").filter(|folder| folder.is_empty() || folder.ends_with('/'));
    let Some(folder) = folder else { return String::new() };
    let mut lines = format!("<link rel=\"modulepreload\" href=\"{}\">\n", quoted(script));
    let mut fetched = |kind: &str, href: &str| {
        lines.push_str(&format!("<link rel=\"preload\" as=\"fetch\" crossorigin{kind} href=\"{}\">\n", quoted(href)));
    };
    fetched(" type=\"application/wasm\"", &format!("{folder}roadmap-widget.wasm"));
    if lang != Lang::En {
        fetched("", &format!("{folder}lang-{}.txt", lang.as_str()));
    }
    data.into_iter().for_each(|data| fetched("", data));
    lines
}

fn document(element: &str, options: &Options, title: &str, script: Option<&str>, data: Option<&str>) -> String {
    let script = script.map(|url| {
        let early = preloads(url, options.lang, data);
        format!("{early}<script type=\"module\" src=\"{}\"></script>\n", quoted(url))
    });
    let script = script.unwrap_or_default();
    format!(
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{PAGE_CSS}</style>\n{script}</head>\n<body>\n{element}</body>\n</html>\n",
        options.lang.as_str(),
        quoted(title)
    )
}
