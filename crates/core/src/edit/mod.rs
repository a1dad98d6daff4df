//! The text is the document: changes of a file that touch nothing but what they change.
//!
//! A roadmap can't be written back from its model: the model holds neither the order of keys nor unknown ones, neither the
//! spelling of dates nor the layout. So an editor changes the text: [`edit`] gives the one stretch of it that is replaced, in
//! the indentation, line ends and spacing that the file has. Undo is [`TextEdit::inverse`].

mod format;
mod style;
#[cfg(test)]
mod tests;
mod text;

use std::fmt;
use std::ops::Range;
use std::rc::Rc;

use format::formatted;
use style::Style;
use text::indent_at;
pub use text::quoted;

use crate::json::{Json, JsonText};
use crate::model::{Path, Segment};

/// A stretch of a text and what stands there afterwards.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TextEdit {
    /// From which byte to which.
    pub range: Range<usize>,
    /// What takes its place.
    pub replacement: String,
}

impl TextEdit {
    /// The smallest edit that makes one text into another.
    fn between(old: &str, new: &str) -> TextEdit {
        let common = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| -> usize {
            a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum()
        };
        let start = common(&mut old.chars(), &mut new.chars());
        let (old_rest, new_rest) = (old.get(start..).unwrap_or_default(), new.get(start..).unwrap_or_default());
        let end = common(&mut old_rest.chars().rev(), &mut new_rest.chars().rev());
        let replacement = new_rest.get(..new_rest.len() - end).unwrap_or_default().to_string();
        TextEdit { range: start..old.len() - end, replacement }
    }

    /// The text after the edit; `None` where the range is none of the text.
    pub fn apply(&self, text: &str) -> Option<String> {
        let (before, after) = (text.get(..self.range.start)?, text.get(self.range.end..)?);
        Some([before, &self.replacement, after].concat())
    }

    /// What undoes the edit, given the text before it; `None` where the range is none of the text.
    pub fn inverse(&self, text: &str) -> Option<TextEdit> {
        let replacement = text.get(self.range.clone())?.to_string();
        Some(TextEdit { range: self.range.start..self.range.start + self.replacement.len(), replacement })
    }
}

/// What is to become of the field or element that a path names. Values are given as JSON text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change<'a> {
    /// It has this value. A key that is missing is added as the last one.
    Set(&'a str),
    /// This stands there, and what stood there and after it moves on. The index may be one past the last; a key must be new, and
    /// comes before all others.
    Insert(&'a str),
    /// It is gone.
    Remove,
    /// It stands at this place among its siblings, counted from 0 without itself; past the last is the last.
    Move(usize),
}

/// Why a change can't be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditFault {
    /// The text is not JSON.
    Text,
    /// The value is not JSON.
    Value,
    /// The path leads nowhere.
    NotFound,
    /// The key is there already.
    Taken,
}

impl fmt::Display for EditFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            EditFault::Text => "the text is not JSON",
            EditFault::Value => "the value is not JSON",
            EditFault::NotFound => "the path leads nowhere",
            EditFault::Taken => "the key is there already",
        })
    }
}

impl std::error::Error for EditFault {}

/// The edit by which a change comes about in a text. Of a key that stands twice the last is meant, as when it is read; removing
/// it removes both.
///
/// # Errors
/// Text or value that is not JSON, and paths that lead nowhere.
///
/// ```
/// use roadmap_core::edit::{Change, edit};
/// use roadmap_core::model::{Path, Segment};
///
/// let text = "{\n\t\"title\": \"Plan\"\n}\n";
/// let path = Path(vec![Segment::Key("id".into())]);
/// let change = edit(text, &path, Change::Insert("\"plan\"")).unwrap();
/// let after = change.apply(text).unwrap();
/// assert_eq!(after, "{\n\t\"id\": \"plan\",\n\t\"title\": \"Plan\"\n}\n");
/// assert_eq!(change.inverse(text).unwrap().apply(&after).unwrap(), text);
/// ```
pub fn edit(text: &str, path: &Path, change: Change<'_>) -> Result<TextEdit, EditFault> {
    let document = JsonText::new(&Rc::new(text.to_string())).map_err(|_| EditFault::Text)?;
    Editor::new(&document).edit(document.root(), path, change)
}

/// Edits of one text, for many of them: the layout is looked at once.
#[derive(Debug)]
pub struct Editor<'d> {
    document: &'d JsonText,
    style: Style,
}

impl<'d> Editor<'d> {
    /// An editor of a text that is JSON.
    pub fn new(document: &'d JsonText) -> Editor<'d> {
        Editor { document, style: Style::of(document) }
    }

    /// The edit within a value of the text, such as an item by its first byte: the path begins there.
    ///
    /// # Errors
    /// A new value that is not JSON, and paths that lead nowhere.
    pub fn edit(&self, value: Json<'d>, path: &Path, change: Change<'_>) -> Result<TextEdit, EditFault> {
        let given = |json: &str| JsonText::new(&Rc::new(json.to_string())).map_err(|_| EditFault::Value);
        let replaced = |was: Json<'_>, start: usize, json: &str| {
            let indent = indent_at(self.document.text(), start);
            let replacement = formatted(given(json)?.root(), Some(was), &indent, &self.style);
            Ok(TextEdit { range: stretch(was.place()), replacement })
        };
        let Some((last, parents)) = path.0.split_last() else {
            let Change::Set(json) = change else { return Err(EditFault::NotFound) };
            return replaced(value, value.place().0, json);
        };
        let container = parents.iter().try_fold(value, |value, segment| member(value, segment)).ok_or(EditFault::NotFound)?;
        let siblings = Siblings::of(container).ok_or(EditFault::NotFound)?;
        let found = siblings.position(last);
        match change {
            Change::Set(json) => match found.and_then(|at| siblings.members.get(at)) {
                Some(there) => replaced(self.document.value(there.value.0), there.start, json),
                None if matches!(last, Segment::Key(_)) && siblings.is_object => {
                    Ok(self.inserted(&siblings, siblings.members.len(), last, given(json)?.root()))
                }
                None => Err(EditFault::NotFound),
            },
            Change::Insert(json) => {
                let at = match last {
                    Segment::Key(_) if !siblings.is_object => return Err(EditFault::NotFound),
                    Segment::Key(_) if found.is_some() => return Err(EditFault::Taken),
                    Segment::Key(_) => 0,
                    Segment::Index(index) if *index <= siblings.members.len() && !siblings.is_object => *index,
                    Segment::Index(_) => return Err(EditFault::NotFound),
                };
                Ok(self.inserted(&siblings, at, last, given(json)?.root()))
            }
            Change::Remove => {
                found.ok_or(EditFault::NotFound)?;
                Ok(self.within(&siblings, siblings.without(|index| siblings.is_meant(index, last), self.document.text())))
            }
            Change::Move(to) => {
                let at = found.ok_or(EditFault::NotFound)?;
                let is_double = |index| index != at && siblings.is_meant(index, last);
                if !(0..siblings.members.len()).any(is_double) {
                    return Ok(self.within(&siblings, siblings.moved(at, to, self.document.text())));
                }
                // The last counts wherever it stands, so its doubles may not come to stand after it.
                let single = siblings.without(is_double, self.document.text());
                let moved = edit(&single, &Path(vec![last.clone()]), change)?;
                Ok(self.within(&siblings, moved.apply(&single).ok_or(EditFault::NotFound)?))
            }
        }
    }

    /// The edit that makes a container into another text.
    fn within(&self, siblings: &Siblings, new: String) -> TextEdit {
        let old = self.document.text().get(stretch(siblings.place)).unwrap_or_default();
        let TextEdit { range, replacement } = TextEdit::between(old, &new);
        let from = siblings.place.0;
        TextEdit { range: from + range.start..from + range.end, replacement }
    }

    /// One more member, at a place among the others.
    fn inserted(&self, siblings: &Siblings, at: usize, segment: &Segment, value: Json<'_>) -> TextEdit {
        let (text, style) = (self.document.text(), &self.style);
        let key = match segment {
            Segment::Key(key) => format!("{}{}", quoted(key), siblings.colon(text).unwrap_or(&style.colon)),
            Segment::Index(_) => String::new(),
        };
        // A new element is laid out as its neighbour; fields have nothing in common.
        let neighbour = siblings.members.get(at.min(siblings.members.len().saturating_sub(1)));
        let alike = neighbour.filter(|_| !siblings.is_object).map(|member| self.document.value(member.value.0));
        let written = |lead: &str, from: usize| {
            let indent = lead.rsplit_once('\n').map_or_else(|| indent_at(text, from), |(_, indent)| indent.to_string());
            format!("{key}{}", formatted(value, alike, &indent, style))
        };
        let before = at.checked_sub(1).and_then(|before| siblings.members.get(before));
        match (before, siblings.members.first()) {
            (Some(before), _) => {
                let gap = siblings.gap(at - 1, text, style);
                let new = written(&gap, before.start);
                TextEdit { range: before.value.1..before.value.1, replacement: format!("{gap}{new}") }
            }
            (None, Some(first)) => {
                let lead = text.get(siblings.place.0 + 1..first.start).unwrap_or_default();
                let new = written(lead, siblings.place.0);
                TextEdit { range: first.start..first.start, replacement: format!("{new}{}", siblings.gap(0, text, style)) }
            }
            (None, None) => {
                let outer = indent_at(text, siblings.place.0);
                let (lead, end) = match &style.new_line {
                    Some(new_line) => (format!("{new_line}{outer}{}", style.unit), format!("{new_line}{outer}")),
                    None => (style.pad(siblings.is_object).to_string(), style.pad(siblings.is_object).to_string()),
                };
                let new = written(&lead, siblings.place.0);
                TextEdit { range: siblings.place.0 + 1..siblings.place.1 - 1, replacement: format!("{lead}{new}{end}") }
            }
        }
    }
}

/// The value of a key, or the element with an index.
fn member<'a>(value: Json<'a>, segment: &Segment) -> Option<Json<'a>> {
    match segment {
        Segment::Key(key) => value.entries()?.filter(|entry| *entry.key == **key).last().map(|entry| entry.value),
        Segment::Index(index) => value.elements()?.nth(*index),
    }
}

/// A field or an element.
struct Member {
    /// Its first byte: that of the key, or of the value where it has none.
    start: usize,
    value: (usize, usize),
    key: Option<String>,
}

/// All fields of an object or all elements of an array.
struct Siblings {
    is_object: bool,
    /// From the opening bracket to the byte after the closing one.
    place: (usize, usize),
    members: Vec<Member>,
}

impl Siblings {
    fn of(container: Json<'_>) -> Option<Siblings> {
        let members = match container.entries() {
            Some(entries) => entries
                .map(|entry| Member { start: entry.key_at, value: entry.value.place(), key: Some(entry.key.into_owned()) })
                .collect(),
            None => {
                let elements = container.elements()?;
                elements.map(|value| Member { start: value.place().0, value: value.place(), key: None }).collect()
            }
        };
        Some(Siblings { is_object: container.is_object(), place: container.place(), members })
    }

    /// Which one a segment means; of keys that stand twice the last.
    fn position(&self, segment: &Segment) -> Option<usize> {
        match segment {
            Segment::Key(key) => self.members.iter().rposition(|member| member.key.as_deref() == Some(&**key)),
            Segment::Index(index) => (*index < self.members.len() && !self.is_object).then_some(*index),
        }
    }

    /// How these fields write the colon, with its white space.
    fn colon<'t>(&self, text: &'t str) -> Option<&'t str> {
        let first = self.members.first()?;
        let field = text.get(first.start..first.value.0)?;
        field.get(field.rfind('"')? + 1..).filter(|colon| !colon.contains('\n'))
    }

    /// Whether a segment means the member with an index, or one that has the same key.
    fn is_meant(&self, index: usize, segment: &Segment) -> bool {
        match segment {
            Segment::Key(key) => self.members.get(index).is_some_and(|member| member.key.as_deref() == Some(&**key)),
            Segment::Index(wanted) => index == *wanted,
        }
    }

    /// What stands between two neighbours: the comma with its white space. After a single one, what stands before it.
    fn gap(&self, after: usize, text: &str, style: &Style) -> String {
        let between = |after: usize| {
            let (before, next) = (self.members.get(after)?, self.members.get(after + 1)?);
            text.get(before.value.1..next.start).map(str::to_string)
        };
        let nearest = between(after).or_else(|| between(after.checked_sub(1)?));
        nearest.unwrap_or_else(|| {
            let lead = self.members.first().and_then(|first| text.get(self.place.0 + 1..first.start)).unwrap_or_default();
            if lead.contains('\n') { format!(",{lead}") } else { format!(",{}", style.after_comma) }
        })
    }

    /// The container without some of its members.
    fn without(&self, gone: impl Fn(usize) -> bool, text: &str) -> String {
        let (from, to) = self.place;
        if (0..self.members.len()).all(&gone) {
            return spliced(text.get(from..to).unwrap_or_default(), 1..to - from - 1, "");
        }
        let mut new = text.get(from..to).unwrap_or_default().to_string();
        // From the end, so that the places before it stay.
        for (index, member) in self.members.iter().enumerate().rev().filter(|(index, _)| gone(*index)) {
            let stays_after = (index + 1..self.members.len()).any(|later| !gone(later));
            let range = match index.checked_sub(1).and_then(|before| self.members.get(before)) {
                Some(before) if !stays_after => before.value.1..member.value.1,
                _ => member.start..self.members.get(index + 1).map_or(member.value.1, |next| next.start),
            };
            new = spliced(&new, range.start - from..range.end - from, "");
        }
        new
    }

    /// The container with a member at another place: what stands between the members stays where it is.
    fn moved(&self, at: usize, to: usize, text: &str) -> String {
        let piece = |member: &Member| text.get(member.start..member.value.1).unwrap_or_default();
        let mut order: Vec<&Member> = self.members.iter().collect();
        if at < order.len() {
            let member = order.remove(at);
            order.insert(to.min(order.len()), member);
        }
        let from = self.place.0;
        let mut new = text.get(stretch(self.place)).unwrap_or_default().to_string();
        for (place, member) in self.members.iter().zip(order).rev() {
            new = spliced(&new, place.start - from..place.value.1 - from, piece(member));
        }
        new
    }
}

/// A text with a part of it replaced.
fn spliced(text: &str, range: Range<usize>, new: &str) -> String {
    let edit = TextEdit { range, replacement: new.to_string() };
    edit.apply(text).unwrap_or_else(|| text.to_string())
}

fn stretch((from, to): (usize, usize)) -> Range<usize> {
    from..to
}
