//! Texts as they are compared: what people write differently for the same word is written alike. One function folds what is searched and
//! what is asked for.
//!
//! The table is made by hand for Russian, Kazakh, Uzbek, Kyrgyz and English. Taking all marks off letters, as is often done, would make
//! `и` of `й`, which is another letter.

use crate::model::{is_letter, lowercase};

/// Signs that Uzbek is written with, and those that are typed for them: they are left out, so `ozbek` is `oʻzbek`.
const APOSTROPHES: &[char] = &[
    '\'', '`', '\u{b4}', '\u{2b9}', '\u{2bb}', '\u{2bc}', '\u{2bd}', '\u{2c8}', '\u{2018}', '\u{2019}', '\u{201b}', '\u{2032}',
    '\u{ff07}',
];

/// A letter for all that stand for it: `ё` and `е`; Kazakh and Kyrgyz letters and those of a Russian keyboard; Cyrillic letters and the Latin
/// ones that look like them; Latin letters with marks and without.
fn letter(letter: char) -> char {
    match letter {
        'а' | 'ә' | 'à'..='å' => 'a',
        'в' => 'b',
        'ғ' => 'г',
        'е' | 'ё' | 'ѐ' | 'є' | 'è'..='ë' => 'e',
        'и' | 'і' | 'ї' | 'ѝ' | 'ì'..='ï' | 'ı' => 'i',
        'к' | 'қ' | 'ҡ' => 'k',
        'м' => 'm',
        'н' | 'ң' => 'h',
        'о' | 'ө' | 'ò'..='ö' => 'o',
        'р' => 'p',
        'с' | 'ç' => 'c',
        'т' => 't',
        'у' | 'ү' | 'ұ' | 'ў' | 'ý' | 'ÿ' => 'y',
        'х' | 'һ' => 'x',
        'ù'..='ü' => 'u',
        'ñ' => 'n',
        'ğ' => 'g',
        'ş' => 's',
        other => other,
    }
}

/// The words of a text as they are compared. A word is letters and digits; a point between digits or letters stays: `v1.2`.
pub(super) fn words(text: &str) -> Vec<String> {
    let small = lowercase(text);
    let mut words: Vec<String> = Vec::new();
    let mut word = String::new();
    let mut signs = small.chars().peekable();
    while let Some(sign) = signs.next() {
        if APOSTROPHES.contains(&sign) {
            continue;
        }
        let stays = is_letter(sign) || (sign == '.' && !word.is_empty() && signs.peek().is_some_and(|next| is_letter(*next)));
        if stays {
            word.push(letter(sign));
        } else if !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
    }
    if !word.is_empty() {
        words.push(word);
    }
    words
}

/// The keys of a keyboard: what each types in Russian, Kazakh and English, in this order. Kazakh has letters where digits are.
const KEYS: &[(char, char)] = &[
    ('й', 'q'),
    ('ц', 'w'),
    ('у', 'e'),
    ('к', 'r'),
    ('е', 't'),
    ('н', 'y'),
    ('г', 'u'),
    ('ш', 'i'),
    ('щ', 'o'),
    ('з', 'p'),
    ('х', '['),
    ('ъ', ']'),
    ('ф', 'a'),
    ('ы', 's'),
    ('в', 'd'),
    ('а', 'f'),
    ('п', 'g'),
    ('р', 'h'),
    ('о', 'j'),
    ('л', 'k'),
    ('д', 'l'),
    ('ж', ';'),
    ('э', '\''),
    ('я', 'z'),
    ('ч', 'x'),
    ('с', 'c'),
    ('м', 'v'),
    ('и', 'b'),
    ('т', 'n'),
    ('ь', 'm'),
    ('б', ','),
    ('ю', '.'),
    ('ё', '`'),
];

/// What the same keys type on the other layout: `сьы` is `cms`; `None` where nothing changes.
pub(super) fn by_other_layout(text: &str) -> Option<String> {
    let small = lowercase(text);
    let is_cyrillic = small.chars().any(|sign| ('а'..='ё').contains(&sign));
    let other = |sign: char| {
        let key = KEYS.iter().find(|(cyrillic, latin)| if is_cyrillic { *cyrillic == sign } else { *latin == sign });
        key.map_or(sign, |(cyrillic, latin)| if is_cyrillic { *latin } else { *cyrillic })
    };
    let typed: String = small.chars().map(other).collect();
    (typed != small).then_some(typed)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn alike_is_folded_alike_and_what_differs_stays_apart() {
        for (one, other) in [
            ("Ещё", "еще"),
            ("Oʻzbekiston", "O'zbekiston"),
            ("Oʻzbekiston", "ozbekiston"),
            ("Gʻarb", "G‘arb"),
            ("Қазақстан", "Казакстан"),
            ("Өңір", "Онир"),
            ("Кыргызстан", "Қырғызстан"),
            ("CРМ", "CPM"),
            ("Türkiye", "Turkiye"),
        ] {
            assert_eq!(words(one), words(other), "{one} {other}");
        }
        for (one, other) in [("мой", "мои"), ("v1.2", "v12"), ("год", "гол")] {
            assert_ne!(words(one), words(other), "{one} {other}");
        }
        assert_eq!(
            words("Smart CMS: v1.2, «Мобильное» приложение."),
            ["smapt", "cms", "v1.2", "mobiльhoe", "ppiложehie"].map(|word| {
                // Written as it is folded, letter by letter.
                word.replace("smapt", "smart")
                    .replace("mobiльhoe", &words("мобильное")[0])
                    .replace("ppiложehie", &words("приложение")[0])
            })
        );
    }

    #[test]
    fn the_same_keys_on_the_other_layout() {
        assert_eq!(by_other_layout("сьы").as_deref(), Some("cms"));
        assert_eq!(by_other_layout("rkbtyn").as_deref(), Some("клиент"));
        assert_eq!(by_other_layout("2026"), None);
    }

    proptest! {
        #[test]
        fn folding_again_changes_nothing(text in "[A-Za-zА-яёӘәҒғҚқҢңӨөҰұҮүҺһІі' .0-9-]{0,40}") {
            let once = words(&text);
            prop_assert_eq!(words(&once.join(" ")), once);
        }
    }
}
