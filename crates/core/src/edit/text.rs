//! Pieces of text that all of this needs.

/// A text as a JSON string.
pub fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for sign in text.chars() {
        match sign {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            control if control < ' ' => quoted.push_str(&format!("\\u{:04x}", u32::from(control))),
            other => quoted.push(other),
        }
    }
    quoted.push('"');
    quoted
}

/// A line that is longer than this before a byte has no indentation to go by, in bytes.
const LONG_LINE: usize = 10_000;

/// The white space before the first sign of the line on which a byte stands.
pub(super) fn indent_at(text: &str, at: usize) -> String {
    let near = text.as_bytes().get(at.saturating_sub(LONG_LINE)..at).unwrap_or_default();
    let line = match near.iter().rposition(|byte| *byte == b'\n') {
        Some(end) => near.get(end + 1..).unwrap_or_default(),
        None if near.len() < LONG_LINE => near,
        None => &[],
    };
    line.iter().take_while(|byte| matches!(byte, b' ' | b'\t')).map(|byte| char::from(*byte)).collect()
}
