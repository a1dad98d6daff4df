//! What a language says once the widget is used, or where something is wrong: a file of its own, which comes after the first page.

use super::FaultMessages;
use crate::i18n::texts::texts;

texts! {
/// The texts of what comes after the first page.
#[derive(Debug)]
pub struct LateCatalog {
    /// Search: `{n}` of `{total}` were found.
    pub found_count: &'static str,
    /// Search: nothing was found.
    pub found_nothing: &'static str,
    /// Search: found by the same keys on another keyboard layout, which type `{text}`.
    pub found_other_layout: &'static str,
    /// Search: button to the next match.
    pub next_match: &'static str,
    /// Search: button to the one before.
    pub previous_match: &'static str,
    /// Search: button that ends it.
    pub clear_search: &'static str,
    /// What is wrong with data.
    pub faults: FaultMessages,
}
}
