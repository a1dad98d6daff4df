//! Numbers, money and amounts as they are written in each language (CLDR 48).

use super::{Lang, PluralCategory, Speaker, plural};
use crate::model::{Amount, Tag, Unit, push_decimal};

/// A number with the language's separators and at most two decimals, half away from zero.
///
/// ```
/// use roadmap_widget::i18n::{Lang, numbers::number};
/// assert_eq!(number(1234567.5, Lang::Ru), "1\u{a0}234\u{a0}567,5");
/// assert_eq!(number(1234567.5, Lang::En), "1,234,567.5");
/// ```
pub fn number(value: f64, lang: Lang) -> String {
    let (group, decimal) = match lang {
        Lang::En => (',', '.'),
        Lang::Ru | Lang::Kk | Lang::Uz | Lang::Ky => ('\u{a0}', ','),
    };
    let mut plain = String::new();
    push_decimal(&mut plain, value, 2);
    let (plain, negative) = plain.strip_prefix('-').map_or((plain.as_str(), false), |rest| (rest, true));
    let (whole, fraction) = plain.split_once('.').unwrap_or((plain, ""));
    let mut text = String::new();
    if negative {
        text.push('-');
    }
    let length = whole.chars().count();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (length - index) % 3 == 0 {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(decimal);
        text.push_str(fraction);
    }
    text
}

/// The sign of a currency: CLDR's narrow symbol, except where that can't be read.
///
/// Deviations from CLDR 48, each tested as such: KGS has the new sign U+20C0, which fonts lack, so "сом", "som" and
/// "KGS" stand for it; UZS has words ("so'm", "сум") in the languages where the code would be foreign.
fn sign(currency: &str, lang: Lang) -> &str {
    match (currency, lang) {
        ("KZT", _) => "₸",
        ("RUB", _) => "₽",
        ("USD", _) => "$",
        ("EUR", _) => "€",
        ("KGS", Lang::Ru | Lang::Kk | Lang::Ky) => "сом",
        ("KGS", Lang::Uz) => "som",
        ("UZS", Lang::Uz) => "soʻm",
        ("UZS", Lang::Ru | Lang::Ky) => "сум",
        ("UZS", Lang::Kk) => "сом",
        (code, _) => code,
    }
}

/// Puts the sign of a currency to a number that is already written.
fn with_currency(number: &str, currency: &str, lang: Lang) -> String {
    let sign = sign(currency, lang);
    match lang {
        // CLDR puts a space between letters and digits.
        Lang::En if !sign.ends_with(['₸', '₽', '$', '€']) => format!("{sign}\u{a0}{number}"),
        Lang::En => format!("{sign}{number}"),
        Lang::Ru | Lang::Kk | Lang::Uz | Lang::Ky => format!("{number}\u{a0}{sign}"),
    }
}

/// Money, such as `1 234 567 ₸`.
pub fn money(value: f64, currency: &str, lang: Lang) -> String {
    with_currency(&number(value, lang), currency, lang)
}

/// The bare number or range of an amount: `80+`, `5–7`, `≤ 10`.
pub fn bare_amount(amount: Amount, lang: Lang) -> String {
    match amount {
        Amount::Exactly(n) => number(n, lang),
        Amount::AtLeast(n) => format!("{}+", number(n, lang)),
        Amount::AtMost(n) => format!("≤\u{a0}{}", number(n, lang)),
        Amount::Between(low, high) => format!("{}–{}", number(low, lang), number(high, lang)),
    }
}

/// An amount with its unit: `3 клиента`, `80+ клиентов`, `300 000+ ₸`, `5–7 человек`.
pub fn amount(amount: Amount, unit: &Unit, speaker: &Speaker) -> String {
    let bare = bare_amount(amount, speaker.lang);
    match unit {
        Unit::None => bare,
        Unit::Percent if speaker.lang == Lang::En => format!("{bare}%"),
        Unit::Percent => format!("{bare}\u{a0}%"),
        Unit::Currency(code) => with_currency(&bare, code, speaker.lang),
        Unit::Noun(nouns) => {
            let best = speaker.chain().iter().find_map(|tag| nouns.iter().find(|(of, _)| of == tag)).or_else(|| nouns.first());
            let Some((tag, forms)) = best else { return bare };
            // The noun agrees with the number that stands next to it.
            let category = noun_category(tag, amount.high());
            let form = match category {
                PluralCategory::One => forms.one.as_ref(),
                PluralCategory::Few => forms.few.as_ref(),
                PluralCategory::Many => forms.many.as_ref(),
                PluralCategory::Other => None,
            };
            format!("{bare}\u{a0}{}", form.unwrap_or(&forms.other))
        }
    }
}

/// The plural category by the language of the noun, which may not be that of the page.
fn noun_category(tag: &Tag, number: f64) -> PluralCategory {
    Lang::of(tag).map_or(PluralCategory::Other, |lang| plural(lang, number))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Calendar, PluralForms};

    fn clients() -> Unit {
        let ru = PluralForms {
            one: Some("клиент".into()),
            few: Some("клиента".into()),
            many: Some("клиентов".into()),
            other: "клиента".into(),
        };
        Unit::Noun(vec![(Tag::Ru, ru)])
    }

    #[test]
    fn amounts_agree_with_their_noun() {
        let speaker = Speaker::new(Lang::Ru, &Tag::Ru, Calendar::default());
        for (value, expected) in [
            (Amount::Exactly(1.0), "1\u{a0}клиент"),
            (Amount::Exactly(3.0), "3\u{a0}клиента"),
            (Amount::Exactly(12.0), "12\u{a0}клиентов"),
            (Amount::Exactly(21.0), "21\u{a0}клиент"),
            (Amount::Exactly(1.5), "1,5\u{a0}клиента"),
            (Amount::AtLeast(80.0), "80+\u{a0}клиентов"),
            (Amount::Between(5.0, 7.0), "5–7\u{a0}клиентов"),
            (Amount::AtMost(2.0), "≤\u{a0}2\u{a0}клиента"),
        ] {
            assert_eq!(amount(value, &clients(), &speaker), expected);
        }
        let tenge = Unit::Currency("KZT".into());
        assert_eq!(amount(Amount::AtLeast(300_000.0), &tenge, &speaker), "300\u{a0}000+\u{a0}₸");
    }

    #[test]
    fn numbers_are_rounded_and_grouped() {
        assert_eq!(number(0.0, Lang::Ru), "0");
        assert_eq!(number(-0.001, Lang::Ru), "0");
        assert_eq!(number(-1234.567, Lang::Kk), "-1\u{a0}234,57");
        assert_eq!(number(999_999.999, Lang::En), "1,000,000");
    }
}
