//! What the scan of the grammar and the reading of values both know of JSON's bytes.

/// Deepest nesting of arrays and objects.
pub const MAX_DEPTH: usize = 32;

/// From how many bytes on an array or object is long.
pub(super) const LONG: usize = 1_024;

/// The first byte from `at` on that is no white space.
pub(super) fn space(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| !matches!(byte, b' ' | b'\n' | b'\r' | b'\t')).unwrap_or(rest.len())
}

/// The first byte from `at` on that a string can't simply go on with.
pub(super) fn in_string(bytes: &[u8], at: usize) -> usize {
    let rest = bytes.get(at..).unwrap_or_default();
    at + rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..0x20)).unwrap_or(rest.len())
}
