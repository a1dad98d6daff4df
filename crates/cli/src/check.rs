//! `roadmap check`: what is wrong with files, as a good compiler says it.

use std::io::IsTerminal as _;
use std::ops::Range;
use std::process::ExitCode;

use annotate_snippets::Renderer;
use anyhow::{Result, bail};
use pico_args::Arguments;
use roadmap_core::i18n::Lang;
use roadmap_core::model::{Diagnostic, Severity};
use roadmap_core::parse::{diagnostics, parse};

use crate::findings::Finding;
use crate::texts::{self, say, say_with};
use crate::{files, language, language_file, print, read};

/// Checks all files; 1 where one has errors.
pub(crate) fn check(mut args: Arguments) -> Result<ExitCode> {
    let as_json = args.contains("--json");
    let are_languages = args.contains("--language");
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
        let findings = if are_languages { language_file::findings(&source, lang) } else { findings(&source, lang) };
        for finding in &findings {
            match finding.severity {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
                Severity::Hint => hints += 1,
            }
            if as_json {
                found.push(finding.as_value(file, &source));
            } else {
                text.push_str(&finding.shown(file, &source, &renderer));
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

pub(crate) fn findings(source: &str, lang: Lang) -> Vec<Finding> {
    parse(source).diagnostics.iter().map(|one| finding(source, one, lang)).collect()
}

/// A remark on a roadmap, or on a text that is not JSON.
fn finding(source: &str, one: &Diagnostic, lang: Lang) -> Finding {
    let (what, help) = diagnostics::parts(one, lang);
    Finding {
        severity: one.code.severity(),
        code: one.code.name(),
        path: one.path.to_string(),
        value: one.value.as_deref().map(str::to_string),
        span: span(source, one),
        what,
        help,
    }
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
