//! Finding the place of a diagnostic in the text: one pass over text that is known to be JSON.

use super::json::Json;
use crate::model::{Code, Diagnostic, Position, Segment, SortedMap};

/// Paths that are looked for, as a tree.
#[derive(Default)]
struct Wanted {
    children: SortedMap<Segment, Wanted>,
    /// Indices of the diagnostics that point here.
    diagnostics: Vec<usize>,
}

/// Fills in the positions of the diagnostics: of the key for faults of a key, else of the value.
pub(super) fn locate(text: &str, diagnostics: &mut [Diagnostic]) {
    if diagnostics.is_empty() {
        return;
    }
    let mut wanted = Wanted::default();
    for (index, diagnostic) in diagnostics.iter().enumerate() {
        let mut node = &mut wanted;
        for segment in &diagnostic.path.0 {
            node = node.children.entry(segment.clone());
        }
        node.diagnostics.push(index);
    }
    let mut found = vec![Place::default(); diagnostics.len()];
    Scanner { text: text.as_bytes(), at: 0, found: &mut found }.value(Some(&wanted), None);

    let offsets: Vec<Option<usize>> = diagnostics
        .iter()
        .zip(&found)
        .map(|(diagnostic, place)| match diagnostic.code {
            Code::UnknownField { .. } | Code::DuplicateField => place.key.or(place.value),
            Code::MoreFaults { .. } => None,
            _ => place.value,
        })
        .collect();
    let positions = positions(text, &offsets);
    for (diagnostic, position) in diagnostics.iter_mut().zip(positions) {
        diagnostic.position = position;
    }
}

/// Byte offsets of a value and its key.
#[derive(Clone, Copy, Default)]
struct Place {
    key: Option<usize>,
    value: Option<usize>,
}

/// Walks valid JSON. Where a byte is not what JSON has there, it stops at the end of the text.
struct Scanner<'t, 'f> {
    text: &'t [u8],
    at: usize,
    found: &'f mut [Place],
}

impl Scanner<'_, '_> {
    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn space(&mut self) {
        while self.peek().is_some_and(|b| b.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    /// Skips a string and returns its raw bytes without the quotes.
    fn string(&mut self) -> (usize, usize) {
        let start = self.at + 1;
        self.at = start;
        while let Some(byte) = self.peek() {
            match byte {
                b'"' => break,
                b'\\' => self.at += 2,
                _ => self.at += 1,
            }
        }
        let end = self.at.min(self.text.len());
        self.at += 1;
        (start, end)
    }

    fn value(&mut self, wanted: Option<&Wanted>, key: Option<usize>) {
        self.space();
        let start = self.at;
        for index in wanted.into_iter().flat_map(|node| &node.diagnostics) {
            if let Some(place) = self.found.get_mut(*index) {
                // The last of two equal keys is the one that counts.
                *place = Place { key, value: Some(start) };
            }
        }
        match self.peek() {
            Some(b'"') => {
                self.string();
            }
            Some(b'{') => self.object(wanted),
            Some(b'[') => self.array(wanted),
            _ => {
                while self.peek().is_some_and(|b| !matches!(b, b',' | b'}' | b']') && !b.is_ascii_whitespace()) {
                    self.at += 1;
                }
            }
        }
    }

    fn object(&mut self, wanted: Option<&Wanted>) {
        self.at += 1;
        loop {
            self.space();
            match self.peek() {
                Some(b'"') => {}
                Some(b',') => {
                    self.at += 1;
                    continue;
                }
                _ => break,
            }
            let key_at = self.at;
            let (start, end) = self.string();
            let child = wanted.filter(|node| !node.children.is_empty()).and_then(|node| {
                let quoted = self.text.get(start.checked_sub(1)?..end + 1)?;
                let Json::String(key) = Json::from_text(std::str::from_utf8(quoted).ok()?).ok()? else { return None };
                node.children.get(&Segment::Key(key))
            });
            self.space();
            self.at += 1;
            self.value(child, Some(key_at));
        }
        self.at += 1;
    }

    fn array(&mut self, wanted: Option<&Wanted>) {
        self.at += 1;
        let mut index = 0;
        loop {
            self.space();
            match self.peek() {
                None | Some(b']') => break,
                Some(b',') => self.at += 1,
                Some(_) => {
                    let child = wanted.and_then(|node| node.children.get(&Segment::Index(index)));
                    let before = self.at;
                    self.value(child, None);
                    index += 1;
                    if self.at == before {
                        break;
                    }
                }
            }
        }
        self.at += 1;
    }
}

/// Lines and columns of byte offsets, in one pass.
fn positions(text: &str, offsets: &[Option<usize>]) -> Vec<Option<Position>> {
    let mut order: Vec<(usize, usize)> =
        offsets.iter().enumerate().filter_map(|(index, offset)| offset.map(|offset| (offset, index))).collect();
    order.sort_unstable();
    let mut result = vec![None; offsets.len()];
    let mut pending = order.into_iter().peekable();
    let (mut line, mut column) = (1, 1);
    for (offset, character) in text.char_indices() {
        while let Some((_, index)) = pending.next_if(|(wanted, _)| *wanted <= offset) {
            if let Some(slot) = result.get_mut(index) {
                *slot = Some(Position { line, column });
            }
        }
        if pending.peek().is_none() {
            break;
        }
        if character == '\n' {
            (line, column) = (line + 1, 1);
        } else {
            column += 1;
        }
    }
    result
}
