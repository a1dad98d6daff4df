//! Plural categories by the cardinal rules of CLDR, as `plurals.xml` writes them (UTS 35, part 3, "Language Plural Rules").

use super::texts::{Texts, take};
use crate::json::Json;
use crate::model::push_decimal;

/// A CLDR plural category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PluralCategory {
    /// Arabic: 0.
    Zero,
    /// 1 (Russian: 1, 21, 31, …).
    One,
    /// Arabic: 2.
    Two,
    /// Russian: 2–4, 22–24, …
    Few,
    /// Russian: 0, 5–20, …
    Many,
    /// Everything else; in Russian fractions.
    Other,
}

impl PluralCategory {
    /// All categories, in CLDR's order.
    pub const ALL: [PluralCategory; 6] = [
        PluralCategory::Zero,
        PluralCategory::One,
        PluralCategory::Two,
        PluralCategory::Few,
        PluralCategory::Many,
        PluralCategory::Other,
    ];

    /// The name in CLDR and Intl.
    pub fn as_str(self) -> &'static str {
        match self {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        }
    }
}

/// The rules of a language for all categories but `other`, in the order of [`PluralCategory::ALL`]; empty for a category that it lacks.
#[derive(Debug, Clone, Copy)]
pub(super) struct PluralRules(pub(super) [&'static str; 5]);

impl Texts for PluralRules {
    /// A category that a file has no rule for does not exist in its language.
    fn take(&mut self, json: Json<'_>) {
        self.0 = [""; 5];
        take(json, &PluralCategory::ALL.map(PluralCategory::as_str), &mut self.0.each_mut().map(|rule| rule as &mut dyn Texts));
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value {
        let rules = PluralCategory::ALL.into_iter().zip(self.0).filter(|(_, rule)| !rule.is_empty());
        rules.map(|(category, rule)| (category.as_str().to_string(), serde_json::Value::from(rule))).collect()
    }
}

impl PluralRules {
    /// The category of a number.
    pub(super) fn category(&self, number: f64) -> PluralCategory {
        let operands = Operands::of(number);
        let found = PluralCategory::ALL.into_iter().zip(self.0).find(|(_, rule)| operands.fulfil(rule));
        found.map_or(PluralCategory::Other, |(category, _)| category)
    }
}

/// What rules ask of a number as it is written, without trailing zeros.
struct Operands {
    /// Its whole part.
    i: u64,
    /// How many decimals it has.
    v: u64,
    /// Its decimals as a whole number.
    f: u64,
}

impl Operands {
    /// Decimals count as far as [`number`](super::numbers::number) mostly writes them.
    fn of(number: f64) -> Operands {
        let mut written = String::new();
        push_decimal(&mut written, number.abs(), 2);
        let mut operands = Operands { i: 0, v: 0, f: 0 };
        let mut is_decimal = false;
        for letter in written.bytes() {
            let digit = u64::from(letter.wrapping_sub(b'0'));
            match letter {
                b'.' => is_decimal = true,
                _ if is_decimal => (operands.v, operands.f) = (operands.v + 1, operands.f * 10 + digit),
                // Only the last digits count, and that there are others before them.
                _ => operands.i = operands.i % 1_000_000_000_000 * 10 + digit,
            }
        }
        operands
    }

    /// Whether a rule holds: relations such as `n % 100 = 3..10,13`, joined by `and`, and these by `or`.
    fn fulfil(&self, rule: &str) -> bool {
        let mut words = rule.split(' ');
        let mut holds = true;
        while let Some(operand) = words.next().filter(|word| !word.is_empty()) {
            let mut value = match operand {
                // A number with decimals is in no range and no remainder class of whole numbers.
                "n" if self.v > 0 => None,
                "n" | "i" => Some(self.i),
                "v" | "w" => Some(self.v),
                "f" | "t" => Some(self.f),
                // Numbers are not written with an exponent that rules know (`c`, `e`).
                _ => Some(0),
            };
            let mut relation = words.next();
            if relation == Some("%") {
                let modulus = words.next().and_then(digits).unwrap_or(1).max(1);
                value = value.map(|value| value % modulus);
                relation = words.next();
            }
            let ranges = words.next().unwrap_or_default();
            let is_in = |range: &str| {
                let mut ends = range.split('.');
                let low = ends.next().and_then(digits);
                // (A range has two points between its ends, so an empty piece.)
                let high = ends.nth(1).map_or(low, digits);
                value.is_some_and(|value| low.is_some_and(|low| low <= value) && high.is_some_and(|high| value <= high))
            };
            holds &= ranges.split(',').any(is_in) == (relation == Some("="));
            match words.next() {
                Some("or") if holds => return true,
                Some("or") => holds = true,
                _ => {}
            }
        }
        holds && !rule.is_empty()
    }
}

/// A whole number; `None` for what is none.
fn digits(text: &str) -> Option<u64> {
    text.bytes().try_fold(0, |sum: u64, digit| digit.is_ascii_digit().then(|| sum * 10 + u64::from(digit - b'0')))
}

/// Whether a text is a rule of CLDR that we can read: relations of operands, joined by `and` and `or`.
#[cfg(not(target_arch = "wasm32"))]
pub fn is_plural_rule(text: &str) -> bool {
    let is_number = |text: &str| text.trim().parse::<u32>().is_ok();
    let is_range =
        |text: &str| text.split_once("..").map_or_else(|| is_number(text), |(low, high)| is_number(low) && is_number(high));
    let is_relation = |relation: &str| {
        let Some((left, right)) = relation.split_once("!=").or_else(|| relation.split_once('=')) else { return false };
        let (operand, modulus) = left.split_once('%').map_or((left, None), |(operand, modulus)| (operand, Some(modulus)));
        ["n", "i", "v", "w", "f", "t", "c", "e"].contains(&operand.trim())
            && modulus.is_none_or(is_number)
            && right.split(',').all(is_range)
    };
    text.split(" or ").all(|all| all.split(" and ").all(is_relation))
}

/// One for 1, and other for everything else.
#[cfg(feature = "languages")]
pub(super) static ONE: PluralRules = PluralRules(["", "n = 1", "", "", ""]);

/// CLDR has `i = 1 and v = 0`, which is the same where zeros at the end are not written.
pub(super) static EN: PluralRules = PluralRules(["", "i = 1 and v = 0", "", "", ""]);

#[cfg(feature = "languages")]
pub(super) static RU: PluralRules = PluralRules([
    "",
    "v = 0 and i % 10 = 1 and i % 100 != 11",
    "",
    "v = 0 and i % 10 = 2..4 and i % 100 != 12..14",
    "v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14",
]);
