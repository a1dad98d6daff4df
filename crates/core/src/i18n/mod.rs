//! Texts of the interface, dates, numbers and plurals: in five languages from our own tables, in any other from a file.
//!
//! The browser's Intl is not used: Chromium has no month names and no number formats for Kazakh and Uzbek, and
//! nothing for Kyrgyz, while claiming support. The tables are those of CLDR 48; a test compares them.

pub mod catalog;
mod countries;
mod date_names;
pub mod dates;
pub mod languages;
mod number_format;
pub mod numbers;
mod plural;
mod plural_rules;
mod texts;

pub use catalog::{Catalog, DurationWords, FaultMessages, LateCatalog, Noun, fill};
pub use countries::{Regions, country_names, is_named};
pub use plural::plural;
pub use plural_rules::PluralCategory;
#[cfg(not(target_arch = "wasm32"))]
pub use plural_rules::is_plural_rule;

use crate::model::{Tag, Text};

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lang {
    /// Russian.
    Ru,
    /// Kazakh.
    Kk,
    /// English.
    En,
    /// Uzbek, Latin script.
    Uz,
    /// Kyrgyz.
    Ky,
    /// One that was read from a file ([`languages::learn`]), or natively one that is shipped: German, Chinese, Arabic.
    Other(languages::OtherLang),
}

impl Lang {
    /// The languages whose texts are tables that the compiler checks.
    pub const ALL: [Lang; 5] = [Lang::Ru, Lang::Kk, Lang::En, Lang::Uz, Lang::Ky];

    /// BCP 47.
    pub fn as_str(self) -> &'static str {
        match self {
            Lang::Ru => "ru",
            Lang::Kk => "kk",
            Lang::En => "en",
            Lang::Uz => "uz",
            Lang::Ky => "ky",
            Lang::Other(other) => languages::tag(other),
        }
    }

    /// As a language of document texts.
    pub fn tag(self) -> Tag {
        Tag::new(self.as_str())
    }

    /// The language of a tag, where the interface speaks it. Country codes `kz` and `kg` are understood; `uz-Cyrl`
    /// is not, because Latin letters are not what was asked for.
    pub fn of(tag: &Tag) -> Option<Lang> {
        match tag {
            Tag::Other(tag) => languages::other(tag),
            _ => Lang::built(tag),
        }
    }

    /// The language of [`Lang::ALL`] that a tag means.
    fn built(tag: &Tag) -> Option<Lang> {
        match tag {
            Tag::Ru => Some(Lang::Ru),
            Tag::Kk => Some(Lang::Kk),
            Tag::En => Some(Lang::En),
            Tag::Uz => Some(Lang::Uz),
            Tag::Ky => Some(Lang::Ky),
            Tag::Other(_) => None,
        }
    }

    /// Whether it is written from right to left.
    pub fn is_written_to_left(self) -> bool {
        languages::is_written_to_left(self)
    }

    /// The messages of this language.
    pub fn catalog(self) -> &'static Catalog {
        languages::language(self).catalog
    }

    /// Its texts for what comes after the first page.
    pub fn late(self) -> &'static LateCatalog {
        languages::late(self)
    }

    /// Its words for faults in data.
    pub fn faults(self) -> &'static FaultMessages {
        &self.late().faults
    }
}

/// The first of the wanted tags (BCP 47, best first) that the interface speaks; English where it speaks none.
///
/// ```
/// use roadmap_core::i18n::{Lang, negotiate};
/// assert_eq!(negotiate(["fi", "kk-KZ", "ru"]), Lang::Kk);
/// assert_eq!(negotiate(["fi"]), Lang::En);
/// ```
pub fn negotiate<'t>(wanted: impl IntoIterator<Item = &'t str>) -> Lang {
    wanted.into_iter().find_map(|tag| Lang::of(&Tag::new(tag))).unwrap_or(Lang::En)
}

/// A text for people with the language it is in, when that is not the language of the page.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct LocalizedText {
    /// The text.
    pub text: String,
    /// BCP 47, for a `lang` attribute; `None` where it is the page's language.
    pub lang: Option<String>,
}

impl LocalizedText {
    /// A text in the language of the page.
    pub fn own(text: impl Into<String>) -> LocalizedText {
        LocalizedText { text: text.into(), lang: None }
    }
}

/// What turns values into words: the language of the page, the document's own language, and its calendar.
#[derive(Debug, Clone, PartialEq)]
pub struct Locale {
    /// Language of the page.
    pub lang: Lang,
    /// In which order languages of document texts are preferred.
    chain: Vec<Tag>,
    /// How quarters and halves are counted.
    pub calendar: crate::model::Calendar,
    /// Names of countries beyond those built in.
    regions: Option<Regions>,
}

impl Locale {
    /// A locale of `lang` for a document in `document`: own language, then the document's, then Russian and English.
    pub fn new(lang: Lang, document: &Tag, calendar: crate::model::Calendar) -> Locale {
        let mut chain = vec![lang.tag()];
        for tag in [document.clone(), Tag::Ru, Tag::En] {
            if !chain.contains(&tag) {
                chain.push(tag);
            }
        }
        Locale { lang, chain, calendar, regions: None }
    }

    /// The same with more names of countries.
    #[must_use]
    pub fn with_regions(self, regions: Option<Regions>) -> Locale {
        Locale { regions, ..self }
    }

    /// The name of a country or region; its code where there is no name for it.
    pub fn country(&self, market: &crate::model::Market) -> String {
        countries::country(market, self.lang, self.regions.as_ref())
    }

    /// A title in the best language it has; a word that says so where there is none.
    pub fn title(&self, title: Option<&Text>) -> LocalizedText {
        title.map_or_else(|| LocalizedText::own(self.catalog().untitled), |title| self.localize(title))
    }

    /// The messages of the page's language.
    pub fn catalog(&self) -> &'static Catalog {
        self.lang.catalog()
    }

    /// A document text in the best language it has.
    pub fn localize(&self, text: &Text) -> LocalizedText {
        let (text, tag) = text.pick(&self.chain);
        let lang = (Some(tag) != self.chain.first()).then(|| tag.as_str().to_string());
        LocalizedText { text: text.to_string(), lang }
    }

    /// The languages in which document texts are preferred, best first.
    pub fn chain(&self) -> &[Tag] {
        &self.chain
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_negotiated() {
        let cases: [(&[&str], Lang); 14] = [
            (&["ru"], Lang::Ru),
            (&["ru-RU"], Lang::Ru),
            (&["RU_ru"], Lang::Ru),
            (&["kk-Cyrl-KZ"], Lang::Kk),
            (&["kz"], Lang::Kk),
            (&["kg"], Lang::Ky),
            (&["ky-KG"], Lang::Ky),
            (&["uz"], Lang::Uz),
            (&["uz-Latn-UZ"], Lang::Uz),
            (&["uz-Cyrl", "ru"], Lang::Ru),
            (&["zh-Hant", "xx", ""], Lang::En),
            (&["*"], Lang::En),
            (&[], Lang::En),
            (&["fi", "en-GB", "ru"], Lang::En),
        ];
        for (wanted, expected) in cases {
            assert_eq!(negotiate(wanted.iter().copied()), expected, "{wanted:?}");
        }
    }

    #[test]
    fn a_fallback_text_says_its_language() {
        let locale = Locale::new(Lang::Kk, &Tag::Ru, crate::model::Calendar::default());
        let text = Text::new(Tag::Ru, "Команда");
        assert_eq!(locale.localize(&text), LocalizedText { text: "Команда".into(), lang: Some("ru".into()) });
    }
}
