//! `roadmap check`: what is wrong with files, as a good compiler says it.

use std::io::IsTerminal as _;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anyhow::{Result, bail};
use pico_args::Arguments;
use roadmap_widget::i18n::{Lang, diagnostics, negotiate};
use roadmap_widget::model::{Diagnostic, Severity};
use roadmap_widget::parse::parse;
use serde_json::{Value, json};

use crate::{files, language, print, read};

/// Checks all files; 1 where one has errors.
pub(crate) fn check(mut args: Arguments) -> Result<ExitCode> {
    let as_json = args.contains("--json");
    let lang = match args.opt_value_from_str::<_, String>("--lang")? {
        Some(written) => language(&written)?,
        None => negotiate(
            ["LC_ALL", "LC_MESSAGES", "LANG"]
                .iter()
                .filter_map(|name| std::env::var(name).ok())
                .find(|value| !value.is_empty())
                .as_deref(),
        ),
    };
    let color = match args.opt_value_from_str::<_, String>("--color")?.as_deref() {
        Some("always") => true,
        Some("never") => false,
        None | Some("auto") => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        Some(other) => bail!("--color is auto, always or never, not {other:?}"),
    };
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let files = files(args)?;
    if files.is_empty() {
        bail!("which file? For example: roadmap check roadmap.json");
    }
    let (mut errors, mut warnings, mut found) = (0, 0, Vec::new());
    let mut text = String::new();
    for file in &files {
        let source = read(file)?;
        for one in &parse(&source).diagnostics {
            match one.code.severity() {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
            }
            if as_json {
                found.push(as_value(file, one, lang));
            } else {
                text.push_str(&shown(file, &source, one, lang, &renderer));
                text.push_str("\n\n");
            }
        }
    }
    if as_json {
        text = format!("{}\n", serde_json::to_string_pretty(&found)?);
    } else {
        text.push_str(&format!("{} checked: {errors} errors, {warnings} warnings\n", counted(files.len())));
    }
    print(&text)?;
    Ok(if errors > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn counted(files: usize) -> String {
    if files == 1 { "1 file".into() } else { format!("{files} files") }
}

fn severity(one: &Diagnostic) -> &'static str {
    match one.code.severity() {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

fn as_value(file: &str, one: &Diagnostic, lang: Lang) -> Value {
    json!({
        "file": file,
        "code": one.code.name(),
        "severity": severity(one),
        "path": one.path.to_string(),
        "value": one.value,
        "line": one.position.map(|position| position.line),
        "column": one.position.map(|position| position.column),
        "message": diagnostics::message(one, lang),
    })
}

/// A finding with its line of the file, a caret, and how to mend it.
fn shown(file: &str, source: &str, one: &Diagnostic, lang: Lang, renderer: &Renderer) -> String {
    // The first sentence says what, the rest how to mend it.
    let message = diagnostics::message(one, lang);
    let (what, help) = split(&message);
    let level = match one.code.severity() {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(what).id(one.code.name());
    let path = one.path.to_string();
    let mut group = match span(source, one) {
        Some(span) => Group::with_title(title)
            .element(Snippet::source(source).path(file).annotation(AnnotationKind::Primary.span(span).label(path.as_str()))),
        None => Group::with_title(title).element(Level::NOTE.message(format!("{file} {path}").trim().to_string())),
    };
    if !help.is_empty() {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

/// The first sentence and the others.
fn split(message: &str) -> (&str, &str) {
    let end = message
        .match_indices(['.', ':', '?'])
        .map(|(at, _)| at + 1)
        .find(|at| message.get(*at..).is_some_and(|rest| rest.starts_with(' ')));
    match end.and_then(|at| message.split_at_checked(at)) {
        Some((what, help)) => (what.trim_end_matches(['.', ':']), help.trim()),
        None => (message.trim_end_matches('.'), ""),
    }
}

/// The bytes of the token that a finding points at.
fn span(source: &str, one: &Diagnostic) -> Option<std::ops::Range<usize>> {
    let position = one.position?;
    let line_start: usize = source.split_inclusive('\n').take(position.line.checked_sub(1)?).map(str::len).sum();
    let line = source.get(line_start..)?.lines().next()?;
    let mark = usize::from(line_start == 0 && source.starts_with('\u{feff}'));
    let start = line_start + line.char_indices().nth(position.column - 1 + mark).map_or(line.len(), |(at, _)| at);
    let rest = source.get(start..line_start + line.len())?;
    let length = match rest.chars().next() {
        Some('"') => string_length(rest),
        Some('{' | '[') | None => rest.chars().next().map_or(0, char::len_utf8),
        Some(_) => rest.find([',', '}', ']', ' ', '\t']).unwrap_or(rest.len()).max(1),
    };
    Some(start..start + length)
}

/// Length in bytes of a JSON string with its quotes.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}
