//! Texts written for people, in one or several languages.

use super::SharedStr;

/// A language of a text in a document. The five languages of the interface have a name of their own.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Tag {
    /// Russian.
    Ru,
    /// Kazakh.
    Kk,
    /// English.
    En,
    /// Uzbek in Latin script.
    Uz,
    /// Kyrgyz.
    Ky,
    /// Any other BCP 47 tag, as written.
    Other(Box<str>),
}

impl Tag {
    /// The tag for a BCP 47 language tag; region and script of the five languages are dropped, except `uz-Cyrl`,
    /// which is a different way of writing. `kz` and `kg` (country codes) are taken as `kk` and `ky`.
    pub fn new(text: &str) -> Tag {
        let lower = text.trim().to_ascii_lowercase();
        let mut parts = lower.split(['-', '_']);
        match parts.next().unwrap_or("") {
            "ru" => Tag::Ru,
            "kk" | "kz" => Tag::Kk,
            "en" => Tag::En,
            "uz" if parts.all(|part| part != "cyrl") => Tag::Uz,
            "ky" | "kg" => Tag::Ky,
            _ => Tag::Other(text.trim().into()),
        }
    }

    /// BCP 47, for a `lang` attribute.
    pub fn as_str(&self) -> &str {
        match self {
            Tag::Ru => "ru",
            Tag::Kk => "kk",
            Tag::En => "en",
            Tag::Uz => "uz",
            Tag::Ky => "ky",
            Tag::Other(tag) => tag,
        }
    }

    /// Whether the text has the shape of a BCP 47 tag: a language of 2–8 letters, then subtags of 1–8 letters or digits.
    pub fn is_well_formed(text: &str) -> bool {
        let mut parts = text.split('-');
        let language = parts.next().unwrap_or("");
        (2..=8).contains(&language.len())
            && language.bytes().all(|b| b.is_ascii_alphabetic())
            && parts.all(|part| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric()))
    }
}

/// A text for people: at least one language, in the order the document gives them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    first: (Tag, SharedStr),
    rest: Option<Box<[(Tag, SharedStr)]>>,
}

impl Text {
    /// A text in one language.
    pub fn new(tag: Tag, text: impl Into<SharedStr>) -> Text {
        Text { first: (tag, text.into()), rest: None }
    }

    /// A text in several languages, or `None` for an empty list.
    pub fn from_entries(entries: Vec<(Tag, SharedStr)>) -> Option<Text> {
        let mut entries = entries.into_iter();
        let first = entries.next()?;
        Some(Text { first, rest: (entries.len() > 0).then(|| entries.collect()) })
    }

    /// The text in the first language of the chain that it has, else the first one written.
    pub fn pick(&self, chain: &[Tag]) -> (&str, &Tag) {
        let (tag, text) = chain.iter().find_map(|wanted| self.entries().find(|(tag, _)| tag == wanted)).unwrap_or(&self.first);
        (text, tag)
    }

    /// All languages of the text, in the order written.
    pub fn entries(&self) -> impl Iterator<Item = &(Tag, SharedStr)> {
        std::iter::once(&self.first).chain(self.rest.as_deref().unwrap_or_default())
    }
}

/// Small letters of Latin and Cyrillic script, with the letters of Kazakh and Kyrgyz. The standard library knows all
/// scripts, at the price of tables that every visitor would pay for.
pub fn lowercase(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

/// The small letter of a letter of these scripts; every other character as it is.
pub fn small_letter(letter: char) -> char {
    let code = u32::from(letter);
    let lower = match code {
        0x41..=0x5a | 0xc0..=0xd6 | 0xd8..=0xde | 0x410..=0x42f => code + 32,
        0x400..=0x40f => code + 80,
        0x460..=0x481 | 0x48a..=0x4bf | 0x4d0..=0x52f => code | 1,
        _ => code,
    };
    char::from_u32(lower).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::disallowed_methods, reason = "what it is compared with")]
    fn small_letters_are_those_of_the_standard_library() {
        let text = "ABCZ ÀÖØÞ ЀЏАЯЁ ӘҒҚҢӨҰҮҺІ ӘғҚ 123 яё — « Fact Факт НАҚТЫ";
        assert_eq!(lowercase(text), text.to_lowercase());
    }

    #[test]
    fn a_text_falls_back_along_the_chain_and_says_in_which_language_it_is() {
        let text = Text::from_entries(vec![(Tag::Ru, "Команда".into()), (Tag::Kk, "Топ".into())]).unwrap();
        assert_eq!(text.pick(&[Tag::Kk]), ("Топ", &Tag::Kk));
        assert_eq!(text.pick(&[Tag::Ky, Tag::Kk]), ("Топ", &Tag::Kk));
        assert_eq!(text.pick(&[Tag::En]), ("Команда", &Tag::Ru));
    }

    #[test]
    fn tags_are_read_with_their_aliases() {
        for (written, read) in
            [("kz", "kk"), ("KG", "ky"), ("uz-Latn-UZ", "uz"), ("ru_RU", "ru"), ("uz-Cyrl", "uz-Cyrl"), ("de-AT", "de-AT")]
        {
            assert_eq!(Tag::new(written).as_str(), read);
        }
        assert!(Tag::is_well_formed("zh-Hant") && !Tag::is_well_formed("russian language") && !Tag::is_well_formed(""));
    }
}
