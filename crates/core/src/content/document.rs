//! What every text is made from.

use crate::i18n::Locale;
use crate::model::Roadmap;
use crate::schedule::Schedule;

/// A roadmap with its times, in a language.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The roadmap.
    pub roadmap: &'a Roadmap,
    /// When its items take place.
    pub schedule: &'a Schedule,
    /// The language.
    pub locale: &'a Locale,
}
