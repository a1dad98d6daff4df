//! The grammar of JSON (RFC 8259), byte by byte.

use super::lex::{LONG, MAX_DEPTH, in_string, space};
use crate::model::{Code, SyntaxFault};

/// Quotes that people and editors write where JSON wants `"`.
const QUOTES: &[&str] = &["“", "”", "„", "‟", "«", "»", "‘", "’", "'", "`"];

/// Goes once through a text, by the grammar.
pub(super) struct Scan<'t> {
    pub(super) bytes: &'t [u8],
    /// Where it has come, in bytes.
    pub(super) at: usize,
    /// The comma that came last.
    comma: usize,
    /// Where the string that came last begins.
    string_from: usize,
    /// Where arrays and objects of [`LONG`] bytes and more begin and end, in the order of their ends.
    pub(super) long: Vec<(usize, usize)>,
}

impl<'t> Scan<'t> {
    /// Begins at a byte.
    pub(super) fn new(bytes: &'t [u8], at: usize) -> Scan<'t> {
        Scan { bytes, at, comma: 0, string_from: 0, long: Vec::new() }
    }

    /// A fault here: named after what stands here, where that tells more.
    fn fault<T>(&self, otherwise: SyntaxFault) -> Result<T, Code> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let begins = |signs: &[&str]| signs.iter().any(|sign| rest.starts_with(sign.as_bytes()));
        Err(Code::NotJson(if begins(QUOTES) {
            SyntaxFault::Quotes
        } else if begins(&["&quot;", "&#34;", "&#x22;", "&ldquo;", "&rdquo;"]) {
            SyntaxFault::HtmlQuotes
        } else if begins(&["//", "/*", "#"]) {
            SyntaxFault::Comment
        } else {
            otherwise
        }))
    }

    /// A fault in a string, or after one, that may come of a closing quote that is none: `"like this”`.
    fn fault_of_string<T>(&self, from: usize, otherwise: SyntaxFault) -> Result<T, Code> {
        let text = self.bytes.get(from..self.at).unwrap_or_default();
        let text = text.trim_ascii_end();
        let text = text.strip_suffix(b",").unwrap_or(text);
        let closes = |text: &[u8]| QUOTES.iter().any(|quote| text.ends_with(quote.as_bytes()));
        // Either the line ends with it, or a comma follows it.
        let within = QUOTES.iter().any(|quote| {
            let sign = [quote.as_bytes(), b","].concat();
            quote.len() > 1 && text.windows(sign.len()).any(|part| part == sign)
        });
        if closes(text) || within { Err(Code::NotJson(SyntaxFault::Quotes)) } else { self.fault(otherwise) }
    }

    fn peek(&mut self) -> Option<u8> {
        self.at = space(self.bytes, self.at);
        self.bytes.get(self.at).copied()
    }

    /// Goes through a whole document; stops at the first fault.
    pub(super) fn document(&mut self) -> Result<(), Code> {
        // Of each open bracket: whether it is that of an object, and where it stands.
        let mut open: Vec<(bool, usize)> = Vec::new();
        loop {
            match self.peek() {
                Some(bracket @ (b'{' | b'[')) => {
                    if open.len() == MAX_DEPTH {
                        return Err(Code::TooDeep { limit: MAX_DEPTH });
                    }
                    let is_object = bracket == b'{';
                    open.push((is_object, self.at));
                    self.at += 1;
                    match self.peek() {
                        // Closed below.
                        Some(b'}') if is_object => {}
                        Some(b']') if !is_object => {}
                        _ if is_object => {
                            self.key()?;
                            continue;
                        }
                        _ => continue,
                    }
                }
                Some(b'"') => self.string()?,
                Some(b'-' | b'0'..=b'9') => self.number()?,
                Some(letter) => self.literal(letter)?,
                None => return self.fault(SyntaxFault::UnexpectedEnd),
            }
            if self.after_value(&mut open)? {
                return Ok(());
            }
        }
    }

    /// Closes brackets up to the next value; true at the end of the document.
    fn after_value(&mut self, open: &mut Vec<(bool, usize)>) -> Result<bool, Code> {
        loop {
            let next = self.peek();
            match (open.last().copied(), next) {
                (None, None) => return Ok(true),
                (None, _) => return self.fault(SyntaxFault::TrailingText),
                (_, None) => return self.fault(SyntaxFault::UnexpectedEnd),
                (Some((true, from)), Some(b'}')) | (Some((false, from)), Some(b']')) => {
                    open.pop();
                    self.at += 1;
                    if self.at - from >= LONG {
                        // Before those in it, which ended earlier.
                        let place = self.long.partition_point(|(other, _)| *other < from);
                        self.long.insert(place, (from, self.at));
                    }
                }
                (Some((is_object, _)), Some(b',')) => {
                    self.comma = self.at;
                    self.at += 1;
                    if is_object {
                        self.key()?;
                    } else if self.peek() == Some(b']') {
                        return self.trailing_comma();
                    }
                    return Ok(false);
                }
                _ => {
                    let string = self.bytes.get(..self.at).unwrap_or_default().trim_ascii_end();
                    let from = self.string_from.min(string.len());
                    return self.fault_of_string(from, SyntaxFault::MissingComma);
                }
            }
        }
    }

    fn trailing_comma<T>(&mut self) -> Result<T, Code> {
        self.at = self.comma;
        Err(Code::NotJson(SyntaxFault::TrailingComma))
    }

    fn key(&mut self) -> Result<(), Code> {
        match self.peek() {
            Some(b'"') => self.string()?,
            Some(b'}') => return self.trailing_comma(),
            None => return self.fault(SyntaxFault::UnexpectedEnd),
            Some(_) => return self.fault(SyntaxFault::KeyNotQuoted),
        }
        match self.peek() {
            Some(b':') => self.at += 1,
            None => return self.fault(SyntaxFault::UnexpectedEnd),
            Some(_) => return self.fault_of_string(self.string_from, SyntaxFault::MissingColon),
        }
        Ok(())
    }

    fn string(&mut self) -> Result<(), Code> {
        self.string_from = self.at;
        self.at += 1;
        loop {
            self.at = in_string(self.bytes, self.at);
            match self.bytes.get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => self.escape()?,
                Some(_) => return self.fault_of_string(self.string_from, SyntaxFault::BadString),
                None => return self.fault_of_string(self.string_from, SyntaxFault::UnexpectedEnd),
            }
        }
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Code> {
        let unit = |at: usize| {
            let digits = self.bytes.get(at..at + 4).filter(|digits| digits.iter().all(u8::is_ascii_hexdigit))?;
            u32::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok()
        };
        let length = match self.bytes.get(self.at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Some(2),
            Some(b'u') => match unit(self.at + 2) {
                // The two halves of a character stand together or not at all.
                Some(0xd800..0xdc00) => {
                    let follows = self.bytes.get(self.at + 6..self.at + 8) == Some(b"\\u");
                    (follows && matches!(unit(self.at + 8), Some(0xdc00..0xe000))).then_some(12)
                }
                Some(0xdc00..0xe000) | None => None,
                Some(_) => Some(6),
            },
            _ => None,
        };
        self.at += length.ok_or(Code::NotJson(SyntaxFault::BadString))?;
        Ok(())
    }

    fn number(&mut self) -> Result<(), Code> {
        let wrong = Err(Code::NotJson(SyntaxFault::Other));
        self.at += usize::from(self.bytes.get(self.at) == Some(&b'-'));
        let whole = self.digits();
        if whole == 0 || (whole > 1 && self.bytes.get(self.at - whole) == Some(&b'0')) {
            return wrong;
        }
        if self.bytes.get(self.at) == Some(&b'.') {
            self.at += 1;
            if self.digits() == 0 {
                return wrong;
            }
        }
        if matches!(self.bytes.get(self.at), Some(b'e' | b'E')) {
            self.at += 1;
            self.at += usize::from(matches!(self.bytes.get(self.at), Some(b'+' | b'-')));
            if self.digits() == 0 {
                return wrong;
            }
        }
        Ok(())
    }

    fn digits(&mut self) -> usize {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let count = rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len());
        self.at += count;
        count
    }

    fn literal(&mut self, letter: u8) -> Result<(), Code> {
        let known: &[u8] = match letter {
            b't' => b"true",
            b'f' => b"false",
            _ => b"null",
        };
        if self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(known)) {
            self.at += known.len();
            return Ok(());
        }
        self.fault(SyntaxFault::Other)
    }
}
