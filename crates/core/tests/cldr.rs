//! Our dates, numbers, money and plurals against CLDR 48, byte for byte. The reference is
//! `fixtures/cldr48-golden.json`; every deviation is listed here with its reason.

#![allow(clippy::disallowed_methods, reason = "a test runs natively")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]

use std::rc::Rc;

use roadmap_core::i18n::dates::{self, Style};
use roadmap_core::i18n::numbers::{money, number, percent};
use roadmap_core::i18n::{Lang, Locale, languages, plural};
use roadmap_core::json::JsonText;
use roadmap_core::model::{Calendar, Day, FuzzyDate, Period, Tag};
use serde_json::Value;

fn golden() -> Value {
    serde_json::from_str(include_str!("fixtures/cldr48-golden.json")).unwrap()
}

fn locale(lang: Lang) -> Locale {
    Locale::new(lang, &Tag::Ru, Calendar::default())
}

fn text<'v>(value: &'v Value, path: &[&str]) -> &'v str {
    path.iter().fold(value, |value, key| &value[*key]).as_str().unwrap_or_else(|| panic!("{path:?}"))
}

fn list<'v>(value: &'v Value, path: &[&str]) -> Vec<&'v str> {
    let values = path.iter().fold(value, |value, key| &value[*key]).as_array().unwrap_or_else(|| panic!("{path:?}"));
    values.iter().map(|value| value.as_str().unwrap()).collect()
}

/// A second, independent reading of CLDR patterns: replaces letters by what the golden file says they are.
fn filled(pattern: &str, of: &Value, year: i32, month: usize, quarter: usize, day: u8) -> String {
    let mut out = String::new();
    let mut quoted = false;
    let mut rest = pattern;
    while let Some(letter) = rest.chars().next() {
        let run: String = rest.chars().take_while(|c| *c == letter).collect();
        if letter == '\'' {
            quoted = !quoted;
            rest = &rest[1..];
            continue;
        }
        if quoted {
            out.push(letter);
            rest = &rest[letter.len_utf8()..];
            continue;
        }
        let name = |kind: &str, form: &str, width: &str, index: usize| list(of, &[kind, form, width])[index].to_string();
        out.push_str(&match run.as_str() {
            "y" => year.to_string(),
            "MMM" => name("months", "format", "abbreviated", month - 1),
            "MMMM" => name("months", "format", "wide", month - 1),
            "LLL" => name("months", "stand-alone", "abbreviated", month - 1),
            "LLLL" => name("months", "stand-alone", "wide", month - 1),
            "QQQ" => name("quarters", "format", "abbreviated", quarter - 1),
            "QQQQ" => name("quarters", "format", "wide", quarter - 1),
            "d" => day.to_string(),
            "dd" => format!("{day:02}"),
            other => other.to_string(),
        });
        rest = &rest[run.len()..];
    }
    out
}

#[test]
fn months_quarters_and_days_agree() {
    let golden = golden();
    for lang in Lang::ALL {
        let of = &golden[lang.as_str()];
        let locale = locale(lang);
        let said = |period, style| dates::period(period, style, &locale);
        let pattern = |name: &str| text(of, &["patterns", name]);
        for month in 1..=12u8 {
            let at = usize::from(month);
            let period = Period::month(2025, month).unwrap();
            assert_eq!(said(period, Style::Long), filled(pattern("yMMMM"), of, 2025, at, 1, 1));
            assert_eq!(said(period, Style::Medium), filled(pattern("yMMM"), of, 2025, at, 1, 1));
            assert_eq!(said(period, Style::Bare), list(of, &["months", "stand-alone", "wide"])[at - 1]);
            assert_eq!(said(period, Style::Tight), list(of, &["months", "stand-alone", "abbreviated"])[at - 1]);
            for day in [1, 14, 28] {
                let period = Period::Day(Day::from_ymd(2025, month, day).unwrap());
                assert_eq!(said(period, Style::Long), filled(text(of, &["dateFormats", "long"]), of, 2025, at, 1, day));
                assert_eq!(said(period, Style::Medium), filled(pattern("yMMMd"), of, 2025, at, 1, day));
                assert_eq!(said(period, Style::Bare), filled(pattern("MMMd"), of, 2025, at, 1, day));
            }
        }
        for quarter in 1..=4u8 {
            let at = usize::from(quarter);
            let period = Period::quarter(2025, quarter).unwrap();
            assert_eq!(said(period, Style::Long), filled(pattern("yQQQQ"), of, 2025, 1, at, 1));
            assert_eq!(said(period, Style::Medium), filled(pattern("yQQQ"), of, 2025, 1, at, 1));
            assert_eq!(said(period, Style::Bare), list(of, &["quarters", "stand-alone", "abbreviated"])[at - 1]);
        }
        assert_eq!(said(Period::Year(2025), Style::Long), filled(pattern("y"), of, 2025, 1, 1, 1));
    }
}

/// Where we do not write money as CLDR does, and why.
const DEVIATIONS: &[(Lang, &str, &str, &str)] = &[
    (Lang::Ru, "KGS", "1\u{a0}234\u{a0}567\u{a0}сом", "U+20C0 is missing from most fonts"),
    (Lang::Kk, "KGS", "1\u{a0}234\u{a0}567\u{a0}сом", "U+20C0 is missing from most fonts"),
    (Lang::En, "KGS", "KGS\u{a0}1,234,567", "U+20C0 is missing from most fonts"),
    (Lang::Uz, "KGS", "1\u{a0}234\u{a0}567\u{a0}som", "U+20C0 is missing from most fonts"),
    (Lang::Ky, "KGS", "1\u{a0}234\u{a0}567\u{a0}сом", "U+20C0 is missing from most fonts; CLDR's own word for it"),
    (Lang::Ru, "UZS", "1\u{a0}234\u{a0}567\u{a0}сум", "a foreign code where readers know the word"),
    (Lang::Ky, "UZS", "1\u{a0}234\u{a0}567\u{a0}сум", "a foreign code where readers know the word"),
    (Lang::Kk, "UZS", "1\u{a0}234\u{a0}567\u{a0}сом", "a foreign code where readers know the word"),
];

#[test]
fn money_agrees_but_for_the_listed_deviations() {
    let golden = golden();
    for lang in Lang::ALL {
        for currency in ["KZT", "UZS", "KGS", "RUB", "USD", "EUR"] {
            let own = money(1_234_567.0, currency, lang);
            // "with symbol | with narrow symbol"
            let narrow = text(&golden[lang.as_str()], &["currency", currency]).split(" | ").nth(1).unwrap();
            match DEVIATIONS.iter().find(|(of, code, ..)| (*of, *code) == (lang, currency)) {
                None => assert_eq!(own, narrow, "{lang:?} {currency}"),
                Some((.., written, _)) => {
                    assert_eq!(own, *written, "{lang:?} {currency}");
                    assert_ne!(own, narrow, "{lang:?} {currency} is no deviation any more");
                }
            }
        }
    }
}

#[test]
fn plurals_agree() {
    let golden = golden();
    for lang in Lang::ALL {
        // "ru:few/many/one/other 0=many 1=one …"
        let line = text(&golden[lang.as_str()], &["plural"]);
        let cases = line.split(' ').filter_map(|part| part.split_once('='));
        let mut count = 0;
        for (number, category) in cases {
            assert_eq!(plural(lang, number.parse().unwrap()).as_str(), category, "{lang:?} {number}");
            count += 1;
        }
        assert!(count >= 14, "{lang:?} has only {count} cases");
    }
}

/// The categories of 0 to 10,000 and of 0.1 to 100.0, one letter each: 1 one, 2 few, 5 many, x other. The end-to-end
/// tests hold this table against the browser's Intl.PluralRules.
#[test]
fn the_table_for_the_browser_is_current() {
    let letter = |lang, number| match plural(lang, number).as_str() {
        "one" => '1',
        "few" => '2',
        "many" => '5',
        _ => 'x',
    };
    let mut table = serde_json::Map::new();
    for lang in Lang::ALL {
        let whole = (0..=10_000).map(f64::from);
        let tenths = (1..=1_000).map(|tenths| f64::from(tenths) / 10.0);
        let letters: String = whole.chain(tenths).map(|number| letter(lang, number)).collect();
        table.insert(lang.as_str().into(), letters.into());
    }
    let current = format!("{}\n", serde_json::to_string_pretty(&Value::Object(table)).unwrap());
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/plurals.json");
    if std::env::var_os("UPDATE_PLURALS").is_some() {
        std::fs::write(file, &current).unwrap();
    }
    let kept = std::fs::read_to_string(file).unwrap_or_default();
    assert!(kept == current, "the rules have changed: run UPDATE_PLURALS=1 cargo test --test cldr");
}

#[test]
fn ranges_say_a_shared_year_once() {
    let quarter = |year, quarter| FuzzyDate::certain(Period::quarter(year, quarter).unwrap());
    let said = |lang, from, to| dates::range(from, to, Style::Medium, &locale(lang)).replace(['\u{202f}', '\u{a0}'], " ");
    assert_eq!(said(Lang::Ru, quarter(2026, 2), quarter(2026, 4)), "2-й кв. – 4-й кв. 2026 г.");
    assert_eq!(said(Lang::En, quarter(2026, 2), quarter(2026, 4)), "Q2 – Q4 2026");
    assert_eq!(said(Lang::Kk, quarter(2026, 2), quarter(2026, 4)), "2026 ж. ІІ тқс. – IV тқс.");
    assert_eq!(said(Lang::Uz, quarter(2026, 2), quarter(2026, 4)), "2026, 2-ch – 4-ch");
    assert_eq!(said(Lang::Ky, quarter(2026, 2), quarter(2026, 4)), "2026-ж., 2-чей. – 4-ч.");
    assert_eq!(said(Lang::Ru, quarter(2025, 4), quarter(2026, 1)), "4-й кв. 2025 г. – 1-й кв. 2026 г.");
    assert_eq!(said(Lang::Ru, quarter(2026, 2), quarter(2026, 2)), "2-й кв. 2026 г.");
}

/// What CLDR says of other languages, as `roadmap language` has it, makes texts as ICU writes them.
#[test]
fn other_languages_are_written_as_cldr_says() {
    let known: Value = serde_json::from_str(include_str!("../../cli/src/cldr.json")).unwrap();
    let learned = |tag: &str| {
        let file = JsonText::new(&Rc::new(known[tag].to_string())).unwrap();
        languages::learn(&format!("{tag}-x-test"), Some(&file))
    };
    for (tag, value, written) in [
        ("hi", 1_234_567.0, "12,34,567"),
        ("es", 1_234.0, "1234"),
        ("es", 12_345.5, "12.345,5"),
        ("fa", -1_234.0, "\u{200e}\u{2212}۱٬۲۳۴"),
        ("pl", 1_234.0, "1234"),
        ("ar", -7.0, "\u{200e}-7"),
    ] {
        assert_eq!(number(value, learned(tag)), written, "{tag}");
    }
    for (tag, value, currency, written) in [
        ("tr", 1_234.0, "TRY", "₺1.234"),
        ("zh", -5.0, "CNY", "-¥5"),
        ("zh", 5.0, "CHF", "CHF\u{a0}5"),
        ("pt", 5.0, "EUR", "€\u{a0}5"),
        ("de", -5.0, "EUR", "-5\u{a0}€"),
        ("nl", -5.0, "EUR", "€\u{a0}-5"),
    ] {
        assert_eq!(money(value, currency, learned(tag)), written, "{tag} {currency}");
    }
    for (tag, percentage) in [("tr", "%80"), ("de", "80\u{a0}%"), ("fa", "۸۰٪")] {
        assert_eq!(percent(80.0, learned(tag)), percentage, "{tag}");
    }
    let said = |tag, period, style| dates::period(period, style, &locale(learned(tag)));
    let (march, quarter) = (Period::month(2026, 3).unwrap(), Period::quarter(2026, 2).unwrap());
    let day = Period::Day(Day::from_ymd(2026, 3, 14).unwrap());
    assert_eq!(said("zh", march, Style::Medium), "2026年3月");
    assert_eq!(said("zh", quarter, Style::Medium), "2026年第2季度");
    assert_eq!(said("zh", day, Style::Bare), "3月14日");
    assert_eq!(said("pt", day, Style::Long), "14 de março de 2026");
    assert_eq!(said("fa", day, Style::Long), "۱۴ مارس ۲۰۲۶");
    assert!(learned("fa").is_written_to_left() && !learned("tr").is_written_to_left());
}
