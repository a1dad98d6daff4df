//! Plural categories: CLDR 48 `plurals.xml`, cardinal rules.

use super::Lang;

/// A CLDR plural category that our languages use.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PluralCategory {
    /// 1 (Russian: 1, 21, 31, …).
    One,
    /// Russian: 2–4, 22–24, …
    Few,
    /// Russian: 0, 5–20, …
    Many,
    /// Everything else; in Russian fractions.
    Other,
}

impl PluralCategory {
    /// The name in CLDR and Intl.
    pub fn as_str(self) -> &'static str {
        match self {
            PluralCategory::One => "one",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }
}

/// The category of a number as written without trailing zeros.
pub fn plural(lang: Lang, number: f64) -> PluralCategory {
    let number = number.abs();
    let whole = number.fract() == 0.0;
    match lang {
        Lang::Ru if whole => {
            // A number too large for this is counted as many, as its zeros would be.
            #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
            let number = number as u64;
            match (number % 10, number % 100) {
                (1, hundred) if hundred != 11 => PluralCategory::One,
                (2..=4, hundred) if !(12..=14).contains(&hundred) => PluralCategory::Few,
                _ => PluralCategory::Many,
            }
        }
        Lang::Ru => PluralCategory::Other,
        Lang::Kk | Lang::En | Lang::Uz | Lang::Ky if number == 1.0 => PluralCategory::One,
        Lang::Kk | Lang::En | Lang::Uz | Lang::Ky => PluralCategory::Other,
    }
}
