//! Where in the text something stands: looked up only when it is wrong.

use std::borrow::Cow;

use crate::json::JsonText;
use crate::model::Position;

/// A step of the way, borrowed from the text: a path is only written out when something is wrong there.
#[derive(Debug, Clone)]
pub(super) enum PathStep<'a> {
    /// A key, with the places of key and value in bytes.
    Key(Cow<'a, str>, usize, usize),
    /// An index of an array, with the place of the element.
    Index(usize, usize),
    /// A key whose place is looked up when it is asked for.
    Named(&'static str),
}

/// The byte of what the steps lead to; of the key itself where that is what is wrong. Where the last steps lead nowhere,
/// the byte of what they were looked for in.
pub(super) fn offset_of(text: &JsonText, steps: &[PathStep<'_>], of_key: bool) -> usize {
    let mut at = text.root().place().0;
    let mut unknown: Vec<&str> = Vec::new();
    for step in steps.iter().rev() {
        match step {
            PathStep::Named(key) => unknown.push(key),
            PathStep::Key(_, key_at, _) if of_key && unknown.is_empty() => return *key_at,
            PathStep::Key(_, _, value_at) | PathStep::Index(_, value_at) => {
                at = *value_at;
                break;
            }
        }
    }
    for key in unknown.into_iter().rev() {
        // The last of two equal keys is the one that counts.
        let Some(found) = text.value(at).entries().and_then(|entries| entries.filter(|entry| entry.key == key).last()) else {
            break;
        };
        at = found.value.place().0;
    }
    at
}

/// Lines and columns of bytes in their order, in one pass; columns count characters.
pub fn positions(text: &str, offsets: impl Iterator<Item = Option<usize>>) -> Vec<Option<Position>> {
    let (mut line, mut column, mut done) = (1, 1, 0);
    offsets
        .map(|offset| {
            let next = offset?;
            for letter in text.get(done..next)?.chars() {
                (line, column) = if letter == '\n' { (line + 1, 1) } else { (line, column + 1) };
            }
            done = next;
            Some(Position { line, column })
        })
        .collect()
}
