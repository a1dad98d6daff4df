//! CLDR 48: how each language writes numbers and money.

use super::texts::texts;

texts! {
/// How a language writes numbers and money. `{n}` is the number, `{sign}` what stands for the currency.
#[derive(Debug)]
pub(super) struct NumberFormat {
    /// Between the whole part and the decimals.
    pub decimal: &'static str,
    /// Between groups of digits.
    pub group: &'static str,
    /// Before a number below zero.
    pub minus: &'static str,
    /// The digits from zero to nine; empty for 0 to 9.
    pub digits: &'static str,
    /// CLDR's pattern, which says how digits are grouped: `#,##0.###`, in India `#,##,##0.###`.
    pub pattern: &'static str,
    /// How many digits must stand before the last group for a number to be grouped: 1 or 2.
    pub minimum_grouping: &'static str,
    /// A percentage.
    pub percent: &'static str,
    /// Money.
    pub money: &'static str,
    /// Money below zero, of which `{n}` is the size.
    pub money_minus: &'static str,
    /// Codes of currencies and what stands for them, which is mostly CLDR's narrow symbol.
    pub signs: &'static [(&'static str, &'static str)],
}
}

/// Two deviations from CLDR 48, each tested as such: KGS has the new sign U+20C0, which fonts lack, so words or the code stand for it; UZS
/// has words in the languages where the code would be foreign.
pub(super) static EN: NumberFormat = NumberFormat {
    decimal: ".",
    group: ",",
    minus: "-",
    digits: "",
    pattern: "#,##0.###",
    minimum_grouping: "1",
    percent: "{n}%",
    money: "{sign}{n}",
    money_minus: "-{sign}{n}",
    signs: &[("KZT", "₸"), ("RUB", "₽"), ("USD", "$"), ("EUR", "€")],
};

#[cfg(feature = "languages")]
const fn spaced(signs: &'static [(&'static str, &'static str)]) -> NumberFormat {
    NumberFormat {
        decimal: ",",
        group: "\u{a0}",
        percent: "{n}\u{a0}%",
        money: "{n}\u{a0}{sign}",
        money_minus: "-{n}\u{a0}{sign}",
        minus: "-",
        digits: "",
        pattern: "#,##0.###",
        minimum_grouping: "1",
        signs,
    }
}

#[cfg(feature = "languages")]
pub(super) static RU: NumberFormat =
    spaced(&[("KZT", "₸"), ("RUB", "₽"), ("USD", "$"), ("EUR", "€"), ("KGS", "сом"), ("UZS", "сум")]);

#[cfg(feature = "languages")]
pub(super) static KK: NumberFormat =
    spaced(&[("KZT", "₸"), ("RUB", "₽"), ("USD", "$"), ("EUR", "€"), ("KGS", "сом"), ("UZS", "сом")]);

#[cfg(feature = "languages")]
pub(super) static UZ: NumberFormat =
    spaced(&[("KZT", "₸"), ("RUB", "₽"), ("USD", "$"), ("EUR", "€"), ("KGS", "som"), ("UZS", "soʻm")]);

#[cfg(feature = "languages")]
pub(super) static KY: NumberFormat =
    spaced(&[("KZT", "₸"), ("RUB", "₽"), ("USD", "$"), ("EUR", "€"), ("KGS", "сом"), ("UZS", "сум")]);
