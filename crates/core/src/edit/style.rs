//! The layout of a file, found in what stands there.

use super::text::indent_at;
use crate::json::{Json, JsonText};

/// How a file is laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Style {
    /// The line end; `None` where everything stands on one line.
    pub(super) new_line: Option<&'static str>,
    /// One step of indentation.
    pub(super) unit: String,
    /// The colon with its white space.
    pub(super) colon: String,
    /// White space after a comma on one line.
    pub(super) after_comma: String,
    /// White space within the brackets of an object on one line.
    object_pad: String,
    /// White space within the brackets of an array on one line.
    array_pad: String,
}

/// How many values are looked at.
const MAX_LOOKED_AT: usize = 400;

impl Style {
    /// The layout of a document; where it shows nothing of a part of it, what most files have.
    pub(super) fn of(document: &JsonText) -> Style {
        let text = document.text();
        let new_line =
            text.find('\n').map(|at| if text.get(..at).is_some_and(|line| line.ends_with('\r')) { "\r\n" } else { "\n" });
        let mut found = Found { text, left: MAX_LOOKED_AT, ..Found::default() };
        found.look(document.root());
        let spaced = if new_line.is_some() { " " } else { "" };
        Style {
            new_line,
            unit: found.unit.unwrap_or_else(|| "  ".into()),
            colon: found.colon.unwrap_or_else(|| format!(":{spaced}")),
            after_comma: found.after_comma.unwrap_or_else(|| spaced.into()),
            object_pad: found.object_pad.unwrap_or_default(),
            array_pad: found.array_pad.unwrap_or_default(),
        }
    }

    /// White space within brackets on one line.
    pub(super) fn pad(&self, is_object: bool) -> &str {
        if is_object { &self.object_pad } else { &self.array_pad }
    }
}

/// What was found so far.
#[derive(Default)]
struct Found<'a> {
    text: &'a str,
    left: usize,
    unit: Option<String>,
    colon: Option<String>,
    after_comma: Option<String>,
    object_pad: Option<String>,
    array_pad: Option<String>,
}

impl Found<'_> {
    fn look(&mut self, value: Json<'_>) {
        let Some(left) = self.left.checked_sub(1) else { return };
        self.left = left;
        let members: Vec<(usize, Json<'_>)> = match (value.entries(), value.elements()) {
            (Some(entries), _) => entries.map(|entry| (entry.key_at, entry.value)).take(MAX_LOOKED_AT).collect(),
            (None, Some(elements)) => elements.map(|element| (element.place().0, element)).take(MAX_LOOKED_AT).collect(),
            (None, None) => return,
        };
        let (from, is_object) = (value.place().0, value.is_object());
        if let Some((start, _)) = members.first() {
            self.lead(from, *start, is_object);
        }
        for ((_, value), next) in members.iter().zip(members.iter().skip(1)) {
            let gap = self.text.get(value.place().1..next.0).unwrap_or_default();
            if !gap.contains('\n') {
                self.after_comma.get_or_insert_with(|| gap.trim_start_matches([' ', '\t']).trim_start_matches(',').to_string());
            }
        }
        if let (true, None, Some((key_at, value))) = (is_object, &self.colon, members.first()) {
            let field = self.text.get(*key_at..value.place().0).unwrap_or_default();
            let colon = field.rfind('"').and_then(|end| field.get(end + 1..));
            self.colon = colon.filter(|colon| !colon.contains('\n')).map(str::to_string);
        }
        for (_, value) in members {
            self.look(value);
        }
    }

    /// What stands between an opening bracket and the first member.
    fn lead(&mut self, from: usize, start: usize, is_object: bool) {
        let lead = self.text.get(from + 1..start).unwrap_or_default();
        match lead.rsplit_once('\n') {
            Some((_, indent)) => {
                let outer = indent_at(self.text, from);
                if let Some(unit) = indent.strip_prefix(outer.as_str()).filter(|unit| !unit.is_empty()) {
                    self.unit.get_or_insert_with(|| unit.to_string());
                }
            }
            None if is_object => drop(self.object_pad.get_or_insert_with(|| lead.to_string())),
            None => drop(self.array_pad.get_or_insert_with(|| lead.to_string())),
        }
    }
}
