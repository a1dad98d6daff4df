//! The head of the widget: title, description, dates, disclaimer, links. Each only where the document has it.

use crate::i18n::dates::{self, Style};
use crate::i18n::{Locale, LocalizedText, fill};
use crate::model::{Link, LinkRole, Roadmap};

/// A link in words.
#[derive(Debug, Clone, PartialEq)]
pub struct LinkWords {
    /// The address, where it may be followed.
    pub href: Option<String>,
    /// Its text.
    pub words: LocalizedText,
    /// What it is for.
    pub role: LinkRole,
}

/// What stands at the top.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The title.
    pub title: LocalizedText,
    /// The description.
    pub description: Option<LocalizedText>,
    /// When it was updated, and when it will be reviewed.
    pub dates: Vec<String>,
    /// The first sentence of the disclaimer.
    pub disclaimer: Option<LocalizedText>,
    /// The rest of the disclaimer, for the fold.
    pub disclaimer_rest: Option<LocalizedText>,
    /// Links, those with a role of their own first.
    pub links: Vec<LinkWords>,
}

/// The head of a roadmap.
pub fn head(roadmap: &Roadmap, locale: &Locale) -> Head {
    let catalog = locale.catalog();
    let said = |template, date: Option<crate::model::FuzzyDate>| {
        date.map(|date| fill(template, &[("date", &dates::date(date, Style::Long, locale))]))
    };
    let (disclaimer, rest) = match roadmap.disclaimer.as_ref().map(|text| locale.localize(text)) {
        None => (None, None),
        Some(whole) => {
            let (first, rest) = first_sentence(&whole.text);
            let rest = (!rest.is_empty()).then(|| LocalizedText { text: rest.to_string(), lang: whole.lang.clone() });
            (Some(LocalizedText { text: first.to_string(), lang: whole.lang.clone() }), rest)
        }
    };
    let mut links: Vec<LinkWords> = roadmap.links.iter().map(|link| link_words(link, locale)).collect();
    links.sort_by_key(|link| role_order(link.role));
    Head {
        title: locale.title(roadmap.title.as_ref()),
        description: roadmap.description.as_ref().map(|text| locale.localize(text)),
        dates: [said(catalog.updated, roadmap.updated), said(catalog.review_by, roadmap.review_by)]
            .into_iter()
            .flatten()
            .collect(),
        disclaimer,
        disclaimer_rest: rest,
        links,
    }
}

fn role_order(role: LinkRole) -> u8 {
    match role {
        LinkRole::Feedback => 0,
        LinkRole::Changelog => 1,
        LinkRole::Source => 2,
        LinkRole::More => 3,
    }
}

/// A link with its own title, else the word for its role, else its address.
pub fn link_words(link: &Link, locale: &Locale) -> LinkWords {
    let catalog = locale.catalog();
    let fallback = match link.role {
        LinkRole::Feedback => catalog.feedback,
        LinkRole::Changelog => catalog.changelog,
        LinkRole::Source => catalog.source,
        LinkRole::More => catalog.more,
    };
    let words = match (&link.title, link.safe) {
        (Some(title), true) => locale.localize(title),
        // What can't be followed is shown as it was written, so that nothing is lost.
        (Some(title), false) => LocalizedText::own(format!("{} ({})", locale.localize(title).text, &*link.address)),
        (None, true) => LocalizedText::own(fallback),
        (None, false) => LocalizedText::own(&*link.address),
    };
    LinkWords { href: link.safe.then(|| link.address.to_string()), words, role: link.role }
}

/// Splits after the first sentence.
fn first_sentence(text: &str) -> (&str, &str) {
    let end =
        text.char_indices().zip(text.chars().skip(1)).find(|((_, c), next)| matches!(c, '.' | '!' | '?') && next.is_whitespace());
    match end {
        Some(((at, c), _)) => {
            let (first, rest) = text.split_at_checked(at + c.len_utf8()).unwrap_or((text, ""));
            (first, rest.trim_start())
        }
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::first_sentence;

    #[test]
    fn a_disclaimer_is_split_after_its_first_sentence() {
        assert_eq!(first_sentence("Это план. Сроки v1.1 могут измениться."), ("Это план.", "Сроки v1.1 могут измениться."));
        assert_eq!(first_sentence("Без точки"), ("Без точки", ""));
        assert_eq!(first_sentence("Конец."), ("Конец.", ""));
    }
}
