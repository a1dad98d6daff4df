//! JSON where it lies: the text is checked once against the grammar, then values are read in place.
//!
//! A tree of a million items would take several times the room of their text, and a browser never gives memory back that
//! a WASM has grown. Keys keep their order, and keys that stand twice are seen twice.

mod lex;
mod scan;

use std::borrow::Cow;
use std::rc::Rc;

pub use lex::MAX_DEPTH;
use lex::{in_string, space};
use scan::Scan;

use crate::model::{Code, Position, SharedStr, SyntaxFault};

#[cfg(test)]
mod tests;

/// Longest excerpt of a value, in characters.
pub const MAX_EXCERPT: usize = 60;

/// Why a text is not JSON.
#[derive(Debug, Clone, PartialEq)]
pub struct JsonFault {
    /// What is wrong.
    pub code: Code,
    /// Where.
    pub position: Option<Position>,
}

/// A text that is JSON.
#[derive(Debug)]
pub struct JsonText {
    text: Rc<String>,
    /// Where long arrays and objects begin and end, in their order: they are stepped over, not gone through again.
    long: Vec<(usize, usize)>,
}

/// A value in a text that is JSON.
#[derive(Debug, Clone, Copy)]
pub struct Json<'a> {
    text: &'a JsonText,
    from: usize,
    to: usize,
}

/// A key with its value.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Where its first quote stands, in bytes.
    pub key_at: usize,
    /// What it says.
    pub value: Json<'a>,
}

impl JsonText {
    /// Checks a text.
    ///
    /// # Errors
    /// Text that is not JSON (RFC 8259), or nests deeper than [`MAX_DEPTH`].
    pub fn new(text: &Rc<String>) -> Result<JsonText, JsonFault> {
        let mut scan = Scan::new(text.as_bytes(), beginning(text));
        match scan.document() {
            Ok(()) => Ok(JsonText { text: text.clone(), long: scan.long }),
            Err(code) => Err(JsonFault { code: said_better(code, text), position: position(text, scan.at) }),
        }
    }

    /// The text itself.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The outermost value.
    pub fn root(&self) -> Json<'_> {
        self.value(beginning(&self.text))
    }

    /// The value that begins at a byte.
    pub fn value(&self, from: usize) -> Json<'_> {
        let known = match self.bytes().get(from) {
            Some(b'{' | b'[') => self.long.binary_search_by_key(&from, |(from, _)| *from).ok(),
            _ => None,
        };
        let known = known.and_then(|place| self.long.get(place));
        let to = known.map_or_else(|| end(self.bytes(), from), |(_, to)| *to);
        Json { text: self, from, to }
    }

    fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }
}

impl<'a> Json<'a> {
    /// The value of a checked text between two bytes that another one gave.
    pub(crate) fn between(text: &'a JsonText, (from, to): (usize, usize)) -> Json<'a> {
        Json { text, from, to }
    }

    /// From which byte to which it stands.
    pub fn place(&self) -> (usize, usize) {
        (self.from, self.to)
    }

    /// The value as it is written.
    pub fn raw(&self) -> &'a str {
        self.text.text.get(self.from..self.to).unwrap_or_default()
    }

    fn first(&self) -> u8 {
        self.text.bytes().get(self.from).copied().unwrap_or_default()
    }

    /// Whether it is `null`.
    pub fn is_null(&self) -> bool {
        self.first() == b'n'
    }

    /// Whether it is an object.
    pub fn is_object(&self) -> bool {
        self.first() == b'{'
    }

    /// Whether it is an array.
    pub fn is_array(&self) -> bool {
        self.first() == b'['
    }

    /// `true` or `false`.
    pub fn boolean(&self) -> Option<bool> {
        match self.first() {
            b't' => Some(true),
            b'f' => Some(false),
            _ => None,
        }
    }

    /// A number; whole ones are exact up to 2⁵³.
    pub fn number(&self) -> Option<f64> {
        matches!(self.first(), b'-' | b'0'..=b'9').then(|| number(self.raw().as_bytes()))
    }

    /// A string.
    pub fn string(&self) -> Option<Cow<'a, str>> {
        (self.first() == b'"').then(|| string(&self.text.text, self.from, self.to))
    }

    /// A string to keep.
    pub fn to_shared(&self) -> Option<SharedStr> {
        Some(match self.string()? {
            Cow::Borrowed(_) => SharedStr::slice(&self.text.text, self.from + 1, self.to - 1),
            Cow::Owned(text) => text.into(),
        })
    }

    /// The entries of an object, in their order.
    pub fn entries(&self) -> Option<impl Iterator<Item = Entry<'a>> + use<'a>> {
        let (text, mut parts) = (self.text, self.parts(b'{')?);
        let next = move || {
            let (key_at, key_end) = parts.next()?;
            let colon = space(text.bytes(), key_end);
            let value = text.value(space(text.bytes(), colon + 1));
            parts.at = value.to;
            Some(Entry { key: string(&text.text, key_at, key_end), key_at, value })
        };
        Some(std::iter::from_fn(next))
    }

    /// The elements of an array.
    pub fn elements(&self) -> Option<impl Iterator<Item = Json<'a>> + use<'a>> {
        let (text, parts) = (self.text, self.parts(b'[')?);
        Some(parts.map(move |(from, to)| Json { text, from, to }))
    }

    fn parts(&self, bracket: u8) -> Option<Parts<'a>> {
        (self.first() == bracket).then(|| Parts { text: self.text, at: self.from + 1 })
    }

    /// The value as it is written, cut to a readable length.
    pub fn excerpt(&self) -> String {
        match self.first() {
            b'[' => "[…]".into(),
            b'{' => "{…}".into(),
            b'"' => format!("\"{}\"", excerpt(&self.string().unwrap_or_default())),
            _ => excerpt(self.raw()),
        }
    }
}

/// The keys of an object or the elements of an array: where each begins and ends.
struct Parts<'a> {
    text: &'a JsonText,
    at: usize,
}

impl Iterator for Parts<'_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<(usize, usize)> {
        let bytes = self.text.bytes();
        let mut from = space(bytes, self.at);
        if bytes.get(from) == Some(&b',') {
            from = space(bytes, from + 1);
        }
        if matches!(bytes.get(from), None | Some(b']' | b'}')) {
            return None;
        }
        self.at = self.text.value(from).to;
        Some((from, self.at))
    }
}

/// The text cut to [`MAX_EXCERPT`] characters.
pub fn excerpt(text: &str) -> String {
    match text.char_indices().nth(MAX_EXCERPT) {
        Some((end, _)) => text.get(..end).map_or_else(String::new, |head| format!("{head}…")),
        None => text.to_string(),
    }
}

/// Where the document begins. Windows editors put a byte order mark first.
fn beginning(text: &str) -> usize {
    space(text.as_bytes(), if text.starts_with('\u{feff}') { 3 } else { 0 })
}

/// The byte after a string of checked text.
fn end_of_string(bytes: &[u8], from: usize) -> usize {
    let mut at = in_string(bytes, from + 1);
    while bytes.get(at) == Some(&b'\\') {
        at = in_string(bytes, at + 2);
    }
    at + 1
}

/// The byte after a value of checked text.
fn end(bytes: &[u8], from: usize) -> usize {
    let (mut at, mut depth) = (from, 0);
    loop {
        match bytes.get(at) {
            Some(b'"') => at = end_of_string(bytes, at),
            Some(b'{' | b'[') => (at, depth) = (at + 1, depth + 1),
            Some(b'}' | b']') => (at, depth) = (at + 1, depth - 1),
            Some(b',' | b':' | b' ' | b'\n' | b'\r' | b'\t') => at += 1,
            Some(_) => at = word(bytes, at),
            None => return bytes.len(),
        }
        if depth == 0 {
            return at;
        }
    }
}

/// The byte after a number, `true`, `false` or `null`.
fn word(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at + 1..).unwrap_or_default();
    let ends = |byte: &u8| !matches!(byte, b'0'..=b'9' | b'a'..=b'z' | b'E' | b'.' | b'+' | b'-');
    at + 1 + rest.iter().position(ends).unwrap_or(rest.len())
}

/// The string of checked text from its first quote to after its last.
fn string(text: &str, from: usize, to: usize) -> Cow<'_, str> {
    let raw = text.get(from + 1..to - 1).unwrap_or_default();
    if raw.contains('\\') { Cow::Owned(unescaped(raw)) } else { Cow::Borrowed(raw) }
}

fn unescaped(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len());
    let mut parts = raw.split('\\');
    text.push_str(parts.next().unwrap_or_default());
    // Half of a character that UTF-16 writes in two.
    let mut high = 0;
    while let Some(part) = parts.next() {
        let Some(letter) = part.chars().next() else {
            // Two backslashes: what follows the second is as it stands.
            text.push('\\');
            text.push_str(parts.next().unwrap_or_default());
            continue;
        };
        let mut taken = letter.len_utf8();
        match letter {
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{c}'),
            'n' => text.push('\n'),
            'r' => text.push('\r'),
            't' => text.push('\t'),
            'u' => {
                let unit = part.get(1..5).and_then(|digits| u32::from_str_radix(digits, 16).ok()).unwrap_or_default();
                taken = 5;
                match unit {
                    0xd800..0xdc00 => high = unit,
                    0xdc00..0xe000 => {
                        text.extend(char::from_u32(0x10000 + ((high.max(0xd800) - 0xd800) << 10) + (unit - 0xdc00)));
                    }
                    _ => text.extend(char::from_u32(unit)),
                }
            }
            other => text.push(other),
        }
        text.push_str(part.get(taken..).unwrap_or_default());
    }
    text
}

/// A number of checked text. Up to 15 digits and 22 powers of ten it is the nearest there is (Clinger 1990, "How to read
/// floating point numbers accurately", fast path); beyond that the last bit may differ.
#[allow(clippy::cast_precision_loss)]
fn number(raw: &[u8]) -> f64 {
    let (mut mantissa, mut exponent, mut after_point) = (0u64, 0i32, false);
    let mut bytes = raw.iter();
    for byte in bytes.by_ref() {
        match byte {
            b'0'..=b'9' if mantissa < 1_000_000_000_000_000_000 => {
                mantissa = mantissa * 10 + u64::from(byte - b'0');
                exponent -= i32::from(after_point);
            }
            b'0'..=b'9' => exponent += i32::from(!after_point),
            b'.' => after_point = true,
            b'e' | b'E' => break,
            _ => {}
        }
    }
    let (mut written, mut negative) = (0i32, false);
    for byte in bytes {
        match byte {
            b'-' => negative = true,
            b'0'..=b'9' => written = written.saturating_mul(10).saturating_add(i32::from(byte - b'0')),
            _ => {}
        }
    }
    // Further powers change nothing: it is zero or infinite.
    let mut powers = exponent.saturating_add(if negative { -written } else { written }).clamp(-400, 400);
    let mut value = mantissa as f64;
    while powers != 0 {
        let step = powers.abs().min(22);
        let power = (0..step).fold(1.0, |power: f64, _| power * 10.0);
        value = if powers > 0 { value * power } else { value / power };
        powers -= step * powers.signum();
    }
    if raw.first() == Some(&b'-') { -value } else { value }
}

/// If the text is empty, HTML or another format, says so instead of reporting the first bad byte.
fn said_better(code: Code, text: &str) -> Code {
    match text.trim_start_matches('\u{feff}').trim_start().as_bytes().first() {
        None => Code::NotJson(SyntaxFault::Empty),
        Some(b'<') => Code::NotJson(SyntaxFault::Html),
        Some(_) => code,
    }
}

/// Line and column of a byte; columns count characters.
fn position(text: &str, at: usize) -> Option<Position> {
    let before = text.get(..at)?;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Some(Position { line, column })
}
