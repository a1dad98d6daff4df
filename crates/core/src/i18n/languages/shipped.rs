//! The languages that are shipped as files, for programs: the element loads them from beside its script.

use std::rc::Rc;

use super::{Lang, found, learn, learn_late};
use crate::json::JsonText;

/// Files of the languages that are shipped besides those of [`Lang::ALL`]: tag, texts, late texts.
pub const SHIPPED: [(&str, &str, &str); 3] = [
    ("de", include_str!("../../../languages/de.json"), include_str!("../../../languages/de.late.json")),
    ("zh", include_str!("../../../languages/zh.json"), include_str!("../../../languages/zh.late.json")),
    ("ar", include_str!("../../../languages/ar.json"), include_str!("../../../languages/ar.late.json")),
];

/// Ways of writing a language that those who write it otherwise can't read.
const OTHERWISE: (&str, [&str; 4]) = ("zh", ["hant", "tw", "hk", "mo"]);

fn shipped(tag: &str) -> Option<Lang> {
    let (_, texts, late) = SHIPPED.into_iter().find(|(shipped, ..)| *shipped == tag)?;
    let parsed = |text: &str| JsonText::new(&Rc::new(text.to_string())).ok();
    let lang = learn(tag, parsed(texts).as_ref());
    learn_late(lang, parsed(late).as_ref());
    Some(lang)
}

/// The language of a tag beyond those of [`Lang::ALL`], where it was learned or is shipped. What is more exact than any that is known
/// stands for the language: `de-AT` for `de`.
pub(in crate::i18n) fn other(tag: &str) -> Option<Lang> {
    let whole = tag.to_ascii_lowercase().replace('_', "-");
    let mut tag = whole.clone();
    loop {
        if let Some(lang) = found(&tag).or_else(|| shipped(&tag)) {
            let (chinese, otherwise) = OTHERWISE;
            let is_other = tag == chinese && whole.split('-').any(|part| otherwise.contains(&part));
            return (!is_other).then_some(lang);
        }
        tag.truncate(tag.rfind('-')?);
    }
}
