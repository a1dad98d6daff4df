//! A new value in the layout of the file.

use super::style::Style;
use super::text::quoted;
use crate::json::Json;

/// A value as the file would have it, after `indent` on its line. `like` is what it takes the place of, or a sibling: where that
/// stands on one line, so does the value.
pub(super) fn formatted(value: Json<'_>, like: Option<Json<'_>>, indent: &str, style: &Style) -> String {
    let broken = like.filter(|like| like.is_object() || like.is_array()).map(|like| like.raw().contains('\n'));
    let mut text = String::new();
    write(&mut text, value, broken, indent, style);
    text
}

/// Whether a value stands on several lines where nothing shows it: objects do, and arrays of objects or arrays.
fn breaks(value: Json<'_>) -> bool {
    let holds_containers = value.elements().is_some_and(|mut elements| elements.any(|one| one.is_object() || one.is_array()));
    value.is_object() || holds_containers
}

fn write(text: &mut String, value: Json<'_>, broken: Option<bool>, indent: &str, style: &Style) {
    let is_object = value.is_object();
    let members: Vec<(Option<String>, Json<'_>)> = match (value.entries(), value.elements()) {
        (Some(entries), _) => entries.map(|entry| (Some(quoted(&entry.key)), entry.value)).collect(),
        (None, Some(elements)) => elements.map(|element| (None, element)).collect(),
        (None, None) => return text.push_str(value.raw()),
    };
    let (open, close) = if is_object { ('{', '}') } else { ('[', ']') };
    text.push(open);
    let new_line = style.new_line.filter(|_| !members.is_empty() && broken.unwrap_or_else(|| breaks(value)));
    let inner = format!("{indent}{}", style.unit);
    // What is within a line can't be broken.
    let broken_within = if new_line.is_none() { Some(false) } else { None };
    for (position, (key, value)) in members.iter().enumerate() {
        match new_line {
            Some(new_line) => {
                text.push_str(if position > 0 { "," } else { "" });
                text.push_str(new_line);
                text.push_str(&inner);
            }
            None if position > 0 => {
                text.push(',');
                text.push_str(&style.after_comma);
            }
            None => text.push_str(style.pad(is_object)),
        }
        if let Some(key) = key {
            text.push_str(key);
            text.push_str(&style.colon);
        }
        write(text, *value, broken_within, &inner, style);
    }
    match new_line {
        Some(new_line) => {
            text.push_str(new_line);
            text.push_str(indent);
        }
        None if !members.is_empty() => text.push_str(style.pad(is_object)),
        None => {}
    }
    text.push(close);
}
