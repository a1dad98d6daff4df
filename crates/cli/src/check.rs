//! `roadmap check`: what is wrong with files, as a good compiler says it.

use std::io::IsTerminal as _;
use std::ops::Range;
use std::process::ExitCode;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use anyhow::{Result, bail};
use pico_args::Arguments;
use roadmap_core::i18n::Lang;
use roadmap_core::model::{Diagnostic, Severity};
use roadmap_core::parse::diagnostics;
use roadmap_core::parse::parse;
use serde_json::{Value, json};

use crate::texts::{self, say, say_with};
use crate::{files, language, print, read};

/// Checks all files; 1 where one has errors.
pub(crate) fn check(mut args: Arguments) -> Result<ExitCode> {
    let as_json = args.contains("--json");
    let lang = match args.opt_value_from_str::<_, String>("--lang")? {
        Some(written) => language(&written)?,
        None => texts::language(),
    };
    let color = match args.opt_value_from_str::<_, String>("--color")?.as_deref() {
        Some("always") => true,
        Some("never") => false,
        None | Some("auto") => std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
        Some(other) => bail!(say_with(
            "--color is auto, always or never, not {value}",
            "--color: auto, always или never, а не {value}",
            &[("value", other)]
        )),
    };
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let files = files(args)?;
    if files.is_empty() {
        bail!(say("which file? For example: roadmap check roadmap.json", "какой файл? Например: roadmap check roadmap.json"));
    }
    let (mut errors, mut warnings, mut hints, mut found) = (0, 0, 0, Vec::new());
    let mut text = String::new();
    for file in &files {
        let source = read(file)?;
        for one in &parse(&source).diagnostics {
            match one.code.severity() {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
                Severity::Hint => hints += 1,
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
        text.push_str(&texts::checked(files.len(), errors, warnings, hints));
        text.push('\n');
    }
    print(&text)?;
    Ok(if errors > 0 { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn as_value(file: &str, one: &Diagnostic, lang: Lang) -> Value {
    json!({
        "file": file,
        "code": one.code.name(),
        "severity": one.code.severity().name(),
        "path": one.path.to_string(),
        "value": one.value,
        "line": one.position.map(|position| position.line),
        "column": one.position.map(|position| position.column),
        "message": diagnostics::message(one, lang),
    })
}

/// A finding with its line of the file, a caret, and how to mend it.
fn shown(file: &str, source: &str, one: &Diagnostic, lang: Lang, renderer: &Renderer) -> String {
    let (what, help) = diagnostics::parts(one, lang);
    let severity = one.code.severity();
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Hint => Level::NOTE,
    };
    let level = level.with_name(texts::level(severity));
    let title = level.primary_title(what.trim_end_matches('.')).id(one.code.name());
    let path = one.path.to_string();
    // Where the renderer will say that the mark stands, as it sees only a part of a long line, and where it stands.
    let mut place = None;
    let mut group = match span(source, one).zip(one.position) {
        Some((span, position)) => {
            let part = around(source, &span);
            let column = source.get(part.start..span.start).map_or(0, |before| before.chars().count()) + 1;
            let at = |column: usize| format!("{file}:{}:{column}", position.line);
            place = Some((at(column), at(position.column)));
            let marked = AnnotationKind::Primary.span(span.start - part.start..span.end - part.start).label(path.as_str());
            // Not the whole file: the renderer goes through all that it is given, for each of a thousand findings.
            let snippet = Snippet::source(source.get(part).unwrap_or_default()).path(file).line_start(position.line);
            Group::with_title(title).element(snippet.annotation(marked))
        }
        None => Group::with_title(title)
            .element(Level::NOTE.with_name(say("note", "где")).message(format!("{file} {path}").trim().to_string())),
    };
    if !help.is_empty() {
        group = group.element(Level::HELP.with_name(say("help", "как поправить")).message(&help));
    }
    let text = renderer.render(&[group]);
    match place {
        Some((seen, real)) => text.replacen(&seen, &real, 1),
        None => text,
    }
}

/// Most bytes of a line that are shown before and after what is marked: machines write whole files in one line.
const REACH: usize = 400;

/// The bytes of the line that a span stands in, as far as they are shown.
fn around(source: &str, span: &Range<usize>) -> Range<usize> {
    let from = source.get(..span.start).and_then(|before| before.rfind('\n')).map_or(0, |end| end + 1);
    let to = source.get(span.end..).and_then(|after| after.find('\n')).map_or(source.len(), |end| span.end + end);
    let near = (from.max(span.start.saturating_sub(REACH)), to.min(span.end + REACH));
    let whole = |mut at: usize| {
        while !source.is_char_boundary(at) {
            at += 1;
        }
        at
    };
    whole(near.0)..whole(near.1)
}

/// The bytes of the token that a finding points at.
fn span(source: &str, one: &Diagnostic) -> Option<Range<usize>> {
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
