//! Numbers, money and amounts as they are written in each language (CLDR 48).

use super::languages::language;
use super::{Lang, Locale, Noun, PluralCategory, fill, plural};
use crate::model::{Amount, Tag, Unit, push_decimal};

/// From here on a number is written with the word for 10¹², which is as far as words are commonly read.
const COMPACT_FROM: f64 = 1e15;
/// From here on, and below [`SMALLEST_PLAIN`], a number is written as a power of ten.
const SCIENTIFIC_FROM: f64 = 1e18;
/// The smallest number that is written out.
const SMALLEST_PLAIN: f64 = 1e-5;

/// A number with the language's separators. It has at most two decimals, half away from zero; more where it would else be said
/// to be zero or whole though it is not. What is too large or too small to be read is written with a word or a power of ten
/// (CLDR 48: compact short, and scientific with `×`).
///
/// ```
/// use roadmap_core::i18n::{Lang, numbers::number};
/// assert_eq!(number(1234567.5, Lang::Ru), "1\u{a0}234\u{a0}567,5");
/// assert_eq!(number(1234567.5, Lang::En), "1,234,567.5");
/// assert_eq!(number(0.004, Lang::En), "0.004");
/// assert_eq!(number(1.5e21, Lang::Ru), "1,5×10²¹");
/// ```
pub fn number(value: f64, lang: Lang) -> String {
    let size = value.abs();
    if size >= SCIENTIFIC_FROM || (size > 0.0 && size < SMALLEST_PLAIN) {
        return scientific(value, lang);
    }
    if size >= COMPACT_FROM {
        return grouped(value / 1e12, 2, lang) + lang.catalog().trillion;
    }
    grouped(value, decimals(size), lang)
}

/// How many decimals say of a number that it is neither zero nor whole where it is not.
fn decimals(size: f64) -> u32 {
    if size < 0.1 {
        // Two digits that count.
        let mut decimals = 2;
        let mut scaled = size * 100.0;
        while scaled < 10.0 && decimals < 6 {
            scaled *= 10.0;
            decimals += 1;
        }
        return decimals;
    }
    let rounded = (size * 100.0).round() / 100.0;
    if rounded.fract() == 0.0 && size.fract() != 0.0 { 4 } else { 2 }
}

/// A mantissa and a power of ten: "1,5×10²¹".
fn scientific(value: f64, lang: Lang) -> String {
    let (mut mantissa, mut exponent) = (value, 0i32);
    // Numbers reach from 10⁻³²⁴ to 10³⁰⁸.
    while mantissa.abs() >= 9.995 && exponent < 400 {
        mantissa /= 10.0;
        exponent += 1;
    }
    while mantissa.abs() < 0.9995 && exponent > -400 {
        mantissa *= 10.0;
        exponent -= 1;
    }
    let mut text = grouped(mantissa, 2, lang);
    text.push_str("×10");
    let raised = |letter: char| match letter {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => char::from_u32(0x2070 + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit),
    };
    text.extend(exponent.to_string().chars().map(raised));
    text
}

fn grouped(value: f64, decimals: u32, lang: Lang) -> String {
    let format = language(lang).numbers;
    let mut written = String::new();
    push_decimal(&mut written, value.abs(), decimals);
    let (whole, fraction) = written.split_once('.').unwrap_or((&written, ""));
    let is_negative = value < 0.0 && written.bytes().any(|digit| (b'1'..=b'9').contains(&digit));
    let mut text = if is_negative { format.minus.to_string() } else { String::new() };
    // "#,##,##0" has groups of two digits before the last one.
    let others = if format.pattern.bytes().filter(|sign| *sign == b',').count() > 1 { 2 } else { 3 };
    let is_grouped = whole.len() > if format.minimum_grouping == "2" { 4 } else { 3 };
    let mut plain = String::new();
    for (index, digit) in whole.chars().enumerate() {
        let rest = whole.len() - index;
        if is_grouped && index > 0 && (rest == 3 || (rest > 3 && (rest - 3) % others == 0)) {
            plain.push_str(format.group);
        }
        plain.push(digit);
    }
    if !fraction.is_empty() {
        plain.push_str(format.decimal);
        plain.push_str(fraction);
    }
    text.push_str(&in_digits(&plain, lang));
    text
}

/// The same text with the digits of a language.
pub(super) fn in_digits(text: &str, lang: Lang) -> String {
    let digits = language(lang).numbers.digits;
    if digits.is_empty() {
        return text.to_string();
    }
    let own = |letter: char| letter.to_digit(10).and_then(|digit| digits.chars().nth(digit as usize)).unwrap_or(letter);
    text.chars().map(own).collect()
}

/// A whole number that is not grouped, such as a year.
///
/// ```
/// use roadmap_core::i18n::{Lang, numbers::plain};
/// assert_eq!(plain(2026, Lang::Ru), "2026");
/// ```
pub fn plain(number: i32, lang: Lang) -> String {
    in_digits(&number.to_string(), lang)
}

/// A percentage: `80 %`.
pub fn percent(value: f64, lang: Lang) -> String {
    fill(language(lang).numbers.percent, &[("n", &number(value, lang))])
}

/// What stands for a currency: its sign, a word, or its code.
fn sign(currency: &str, lang: Lang) -> &str {
    let signs = language(lang).numbers.signs;
    signs.iter().find(|(code, _)| *code == currency).map_or(currency, |(_, sign)| sign)
}

/// Whether the sign of a currency stands before the number.
fn sign_comes_first(lang: Lang) -> bool {
    language(lang).numbers.money.split('{').nth(1).is_some_and(|first| first.starts_with('s'))
}

/// Money, such as `1 234 567 ₸`, `-$500`.
pub fn money(value: f64, currency: &str, lang: Lang) -> String {
    let format = language(lang).numbers;
    let size = number(value.abs(), lang);
    // What is rounded to zero has no minus.
    let template = if number(value, lang) == size { format.money } else { format.money_minus };
    with_sign(template, &size, currency, lang)
}

fn with_sign(template: &str, number: &str, currency: &str, lang: Lang) -> String {
    let sign = sign(currency, lang);
    let is_symbol = matches!(sign.chars().next_back(), Some('$' | '£' | '¥' | '\u{20a0}'..='\u{20cf}'));
    // CLDR puts a space between letters and digits (currencySpacing).
    let touches = template.split('}').nth(1).is_some_and(|between| between.starts_with('{'));
    if touches && sign_comes_first(lang) && !is_symbol {
        return fill(template, &[("n", number), ("sign", &format!("{sign}\u{a0}"))]);
    }
    fill(template, &[("n", number), ("sign", sign)])
}

/// The bare number or range of an amount: `80+`, `5–7`, `≤ 10`.
pub fn bare_amount(amount: Amount, lang: Lang) -> String {
    written(amount, |value| number(value, lang), |value| number(value, lang))
}

/// An amount by how its first number and the second of a range are written.
fn written(amount: Amount, first: impl Fn(f64) -> String, second: impl Fn(f64) -> String) -> String {
    match amount {
        Amount::Exactly(n) => first(n),
        Amount::AtLeast(n) => format!("{}+", first(n)),
        Amount::AtMost(n) => format!("≤\u{a0}{}", first(n)),
        // A dash beside a minus could not be told from it.
        Amount::Between(low, high) if low < 0.0 => format!("{} – {}", first(low), first(high)),
        Amount::Between(low, high) => format!("{}–{}", first(low), second(high)),
    }
}

/// An amount with its unit: `3 клиента`, `80+ клиентов`, `300 000+ ₸`, `5–7 человек`.
pub fn amount(amount: Amount, unit: &Unit, locale: &Locale) -> String {
    let bare = bare_amount(amount, locale.lang);
    match unit {
        Unit::None => bare,
        Unit::Percent => fill(language(locale.lang).numbers.percent, &[("n", &bare)]),
        Unit::Currency(code) if sign_comes_first(locale.lang) => {
            written(amount, |value| money(value, code, locale.lang), |value| number(value, locale.lang))
        }
        Unit::Currency(code) => with_sign(language(locale.lang).numbers.money, &bare, code, locale.lang),
        Unit::Noun(nouns) => {
            let best = locale.chain().iter().find_map(|tag| nouns.iter().find(|(of, _)| of == tag)).or_else(|| nouns.first());
            let Some((tag, forms)) = best else { return bare };
            // The noun agrees with the number that stands next to it.
            let category = noun_category(tag, amount.high());
            let form = match category {
                PluralCategory::Zero => forms.zero.as_ref(),
                PluralCategory::One => forms.one.as_ref(),
                PluralCategory::Two => forms.two.as_ref(),
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

impl Noun {
    /// The number and the noun: "8 задач".
    pub fn count(&self, number: usize, lang: Lang) -> String {
        // Counts of items stay far below the numbers that lose digits.
        #[allow(clippy::cast_precision_loss)]
        let value = number as f64;
        let category = plural(lang, value);
        let form = PluralCategory::ALL.into_iter().zip(self.forms).find(|(known, _)| *known == category);
        fill(form.map_or("{n}", |(_, form)| form), &[("n", &self::number(value, lang))])
    }
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
            ..PluralForms::default()
        };
        Unit::Noun(vec![(Tag::Ru, ru)])
    }

    #[test]
    fn amounts_agree_with_their_noun() {
        let locale = Locale::new(Lang::Ru, &Tag::Ru, Calendar::default());
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
            assert_eq!(amount(value, &clients(), &locale), expected);
        }
        let tenge = Unit::Currency("KZT".into());
        assert_eq!(amount(Amount::AtLeast(300_000.0), &tenge, &locale), "300\u{a0}000+\u{a0}₸");
    }

    #[test]
    fn numbers_are_rounded_and_grouped() {
        assert_eq!(number(0.0, Lang::Ru), "0");
        assert_eq!(number(-1234.567, Lang::Kk), "-1\u{a0}234,57");
        assert_eq!(number(999_999.75, Lang::En), "999,999.75");
        assert_eq!(number(0.1 + 0.2, Lang::En), "0.3");
    }

    #[test]
    fn a_number_is_never_said_to_be_zero_or_whole_when_it_is_not() {
        for (value, expected) in [
            (0.004, "0.004"),
            (0.0009, "0.0009"),
            (0.000_012_3, "0.000012"),
            (-0.001, "-0.001"),
            (0.015, "0.015"),
            (99.995, "99.995"),
            (2.000_01, "2"),
            (0.000_001, "1×10⁻⁶"),
            (5e-324, "4.94×10⁻³²⁴"),
            (999_999_999_999_999.0, "999,999,999,999,999"),
            (1.5e15, "1,500T"),
            (9.99e17, "999,000T"),
            (1e21, "1×10²¹"),
            (-2.345e40, "-2.35×10⁴⁰"),
            (9.999e29, "1×10³⁰"),
        ] {
            assert_eq!(number(value, Lang::En), expected, "{value:e}");
        }
        assert_eq!(number(1.5e15, Lang::Ru), "1\u{a0}500\u{a0}трлн");
        assert_eq!(number(1.5e-7, Lang::Uz), "1,5×10⁻⁷");
    }

    #[test]
    fn a_minus_stands_before_the_sign_of_a_currency() {
        let locale = |lang| Locale::new(lang, &Tag::Ru, Calendar::default());
        let dollars = Unit::Currency("USD".into());
        for (value, en, ru) in [
            (Amount::Exactly(-500.0), "-$500", "-500\u{a0}$"),
            (Amount::AtLeast(300.0), "$300+", "300+\u{a0}$"),
            (Amount::AtMost(5.0), "≤\u{a0}$5", "≤\u{a0}5\u{a0}$"),
            (Amount::Between(5.0, 7.0), "$5–7", "5–7\u{a0}$"),
            (Amount::Between(-7.0, -5.0), "-$7 – -$5", "-7 – -5\u{a0}$"),
            (Amount::Between(-7.0, 5.0), "-$7 – $5", "-7 – 5\u{a0}$"),
        ] {
            assert_eq!(amount(value, &dollars, &locale(Lang::En)), en);
            assert_eq!(amount(value, &dollars, &locale(Lang::Ru)), ru);
        }
        assert_eq!(money(-500.0, "UZS", Lang::En), "-UZS\u{a0}500");
    }

    #[test]
    fn russian_counts_are_right() {
        let tasks = &Lang::Ru.catalog().tasks;
        let expected = [
            (0, "задач"),
            (1, "задача"),
            (2, "задачи"),
            (4, "задачи"),
            (5, "задач"),
            (8, "задач"),
            (11, "задач"),
            (12, "задач"),
            (14, "задач"),
            (20, "задач"),
            (21, "задача"),
            (22, "задачи"),
            (25, "задач"),
            (100, "задач"),
            (101, "задача"),
            (111, "задач"),
            (112, "задач"),
            (121, "задача"),
            (1000, "задач"),
            (1001, "задача"),
        ];
        for (number, noun) in expected {
            let written = super::number(f64::from(number), Lang::Ru);
            assert_eq!(tasks.count(number as usize, Lang::Ru), format!("{written}\u{a0}{noun}"));
        }
    }
}
