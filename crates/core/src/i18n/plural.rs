//! The plural category of a number in a language.

use super::Lang;
use super::languages::language;
use super::plural_rules::PluralCategory;

/// The category of a number as written without trailing zeros.
pub fn plural(lang: Lang, number: f64) -> PluralCategory {
    language(lang).plural.category(number)
}
