//! How much a document may hold. Passing a limit is reported, never a crash.

/// Largest text, in bytes (128 MiB): a million items fit.
pub const MAX_BYTES: usize = 128 * 1024 * 1024;

/// Most items and metric points of a document; those after it are left out.
pub const MAX_ITEMS: usize = 1_000_000;

/// Most tracks of a document.
pub const MAX_TRACKS: usize = 10_000;

/// Most goals, risks, key dates, and links of a document or an item, each.
pub const MAX_ENTRIES: usize = 10_000;

/// Most languages of one text or noun.
pub const MAX_LANGUAGES: usize = 64;

/// Longest text for people, in characters; its end is left out.
pub const MAX_TEXT: usize = 10_000;

/// Most diagnostics that are listed; the others are counted.
pub const MAX_DIAGNOSTICS: usize = 1_000;
