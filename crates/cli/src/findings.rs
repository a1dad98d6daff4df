//! What is wrong with a file, and how it is shown: as a good compiler says it, or for programs.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};
use roadmap_core::model::Severity;
use serde_json::{Value, json};

use crate::texts::{self, say};

/// Something that is wrong with a file.
pub(crate) struct Finding {
    pub(crate) severity: Severity,
    /// Its name for programs.
    pub(crate) code: &'static str,
    /// Where in the document: `tracks[0].title`.
    pub(crate) path: String,
    /// The value, as far as it is told.
    pub(crate) value: Option<String>,
    /// The bytes that are pointed at.
    pub(crate) span: Option<Range<usize>>,
    pub(crate) what: String,
    /// How to mend it; may be empty.
    pub(crate) help: String,
}

impl Finding {
    /// The line and the column of a byte, counted from 1 in characters; a byte order mark is none.
    fn place(&self, source: &str) -> Option<(usize, usize)> {
        let before = source.get(..self.span.as_ref()?.start)?;
        let line = before.rsplit('\n').next().unwrap_or_default();
        Some((before.matches('\n').count() + 1, line.trim_start_matches('\u{feff}').chars().count() + 1))
    }

    /// For programs.
    pub(crate) fn as_value(&self, file: &str, source: &str) -> Value {
        let (line, column) = self.place(source).unzip();
        let message = if self.help.is_empty() { self.what.clone() } else { format!("{} {}", self.what, self.help) };
        json!({
            "file": file,
            "code": self.code,
            "severity": self.severity.name(),
            "path": self.path,
            "value": self.value,
            "line": line,
            "column": column,
            "message": message,
        })
    }

    /// With its line of the file, a caret, and how to mend it.
    pub(crate) fn shown(&self, file: &str, source: &str, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Hint => Level::NOTE,
        };
        let level = level.with_name(texts::level(self.severity));
        let title = level.primary_title(self.what.trim_end_matches('.')).id(self.code);
        // Where the renderer will say that the mark stands, as it sees only a part of a long line, and where it stands.
        let mut place = None;
        let mut group = match self.span.as_ref().zip(self.place(source)) {
            Some((span, (line, real))) => {
                let part = around(source, span);
                let column = source.get(part.start..span.start).map_or(0, |before| before.chars().count()) + 1;
                let at = |column: usize| format!("{file}:{line}:{column}");
                place = Some((at(column), at(real)));
                let marked =
                    AnnotationKind::Primary.span(span.start - part.start..span.end - part.start).label(self.path.as_str());
                // Not the whole file: the renderer goes through all that it is given, for each of a thousand findings.
                let snippet = Snippet::source(source.get(part).unwrap_or_default()).path(file).line_start(line);
                Group::with_title(title).element(snippet.annotation(marked))
            }
            None => Group::with_title(title)
                .element(Level::NOTE.with_name(say("note", "где")).message(format!("{file} {}", self.path).trim().to_string())),
        };
        if !self.help.is_empty() {
            group = group.element(Level::HELP.with_name(say("help", "как поправить")).message(&self.help));
        }
        let text = renderer.render(&[group]);
        match place {
            Some((seen, real)) => text.replacen(&seen, &real, 1),
            None => text,
        }
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
