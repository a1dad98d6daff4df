//! Widths of text.

use std::cell::Cell;
use std::fmt;

use crate::model::small_letter;

/// Measures a text in em, bold or not; `None` where that fails.
type Measure = dyn Fn(&str, bool) -> Option<f64>;

/// Letters whose widths are kept: everything up to Cyrillic, and general punctuation with the signs of currencies.
const KEPT: [(u32, u32); 2] = [(0, 0x600), (0x2000, 0x2100)];
const KEPT_COUNT: usize = 0x700;

/// Advance widths of the letters of one font. Kerning is ignored.
///
/// A letter is measured when it is first asked for: measuring costs more than all the rest of a small layout, and no roadmap
/// needs every letter. What is measured once stays, so the same metrics always say the same.
#[derive(Default)]
pub struct FontMetrics {
    measure: Option<Box<Measure>>,
    /// Advance widths of the letters that are kept, in em, regular and bold; NaN until measured.
    widths: Vec<[Cell<f64>; 2]>,
    draws_flags: Cell<Option<bool>>,
}

impl FontMetrics {
    /// The widths of a font that can be measured.
    pub fn measured(measure: impl Fn(&str, bool) -> Option<f64> + 'static) -> FontMetrics {
        let unknown = || [Cell::new(f64::NAN), Cell::new(f64::NAN)];
        let widths = std::iter::repeat_with(unknown).take(KEPT_COUNT).collect();
        FontMetrics { measure: Some(Box::new(measure)), widths, draws_flags: Cell::new(None) }
    }

    /// Average widths of common sans-serif fonts, for use without a browser. Wider than most, so that nothing that
    /// fits here is cut elsewhere.
    pub fn typical() -> FontMetrics {
        FontMetrics::default()
    }

    /// Width of a text in px at a font size in px.
    pub fn width(&self, text: &str, font_px: f64, bold: bool) -> f64 {
        text.chars().map(|letter| self.em(letter, bold)).sum::<f64>() * font_px
    }

    /// Whether the font draws the two regional indicators of a country as one flag.
    pub fn draws_flags(&self) -> bool {
        if let Some(known) = self.draws_flags.get() {
            return known;
        }
        let width = |text| self.measure.as_ref().and_then(|measure| measure(text, false));
        let draws = matches!((width("🇰🇿"), width("🇰")), (Some(both), Some(one)) if both < 1.5 * one);
        self.draws_flags.set(Some(draws));
        draws
    }

    fn em(&self, letter: char, bold: bool) -> f64 {
        let Some(kept) = place(letter).and_then(|place| self.widths.get(place)) else { return typical_em(letter, bold) };
        let kept = if bold { &kept[1] } else { &kept[0] };
        if kept.get().is_nan() {
            let measured = self.measure.as_ref().and_then(|measure| measure(letter.encode_utf8(&mut [0; 4]), bold));
            kept.set(measured.unwrap_or_else(|| typical_em(letter, bold)));
        }
        kept.get()
    }
}

/// The same if every letter that either of them was asked for is as wide in both.
impl PartialEq for FontMetrics {
    fn eq(&self, other: &FontMetrics) -> bool {
        let asked = |metrics: &FontMetrics, place: usize, bold: bool| {
            metrics.widths.get(place).is_some_and(|[regular, strong]| !if bold { strong } else { regular }.get().is_nan())
        };
        let same = |letter: u32, bold| {
            let Some((letter, place)) = char::from_u32(letter).and_then(|letter| Some((letter, place(letter)?))) else {
                return true;
            };
            let either = asked(self, place, bold) || asked(other, place, bold);
            !either || self.em(letter, bold).total_cmp(&other.em(letter, bold)).is_eq()
        };
        let flags_asked = self.draws_flags.get().is_some() || other.draws_flags.get().is_some();
        std::ptr::eq(self, other)
            || (!flags_asked || self.draws_flags() == other.draws_flags())
                && KEPT.iter().flat_map(|(from, to)| *from..*to).all(|letter| same(letter, false) && same(letter, true))
    }
}

impl fmt::Debug for FontMetrics {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.measure.is_some() { "FontMetrics of a font" } else { "FontMetrics" })
    }
}

/// Where the widths of a letter are kept.
fn place(letter: char) -> Option<usize> {
    let letter = u32::from(letter);
    let mut before = 0;
    for (from, to) in KEPT {
        if (from..to).contains(&letter) {
            return usize::try_from(before + letter - from).ok();
        }
        before += to - from;
    }
    None
}

fn typical_em(letter: char, bold: bool) -> f64 {
    let regular = match letter {
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | 'i' | 'j' | 'l' | 'і' | 'ı' => 0.32,
        '\u{202f}' => 0.22,
        '0'..='9' | '+' | '<' | '>' | '=' => 0.62,
        'm' | 'w' | 'M' | 'W' | 'ш' | 'щ' | 'ж' | 'ю' | 'ы' | 'м' | 'Ш' | 'Щ' | 'Ж' | 'Ю' | 'Ы' | 'М' | '%' | '—' => {
            0.86
        }
        c if small_letter(c) != c => 0.7,
        c if u32::from(c) > 0x2E00 => 1.0,
        _ => 0.58,
    };
    if bold { regular * 1.08 } else { regular }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    #[test]
    fn a_letter_is_measured_once_and_only_when_it_is_asked_for() {
        let asked = Rc::new(Cell::new(0));
        let count = asked.clone();
        let font = FontMetrics::measured(move |text, bold| {
            count.set(count.get() + 1);
            Some(if text.chars().count() == 2 || bold { 1.0 } else { 0.75 })
        });
        assert_eq!(asked.get(), 0);
        assert_eq!((font.width("Да–да", 10.0, false), asked.get()), (37.5, 4));
        assert_eq!((font.width("а", 10.0, true), asked.get()), (10.0, 5));
        assert_eq!((font.width("ДД—", 10.0, false), asked.get()), (22.5, 6));
        assert!(font.draws_flags() && font.draws_flags());
        assert_eq!(asked.get(), 8);
    }

    #[test]
    fn what_cannot_be_measured_is_typical() {
        let (nothing, typical) = (FontMetrics::measured(|_, _| None), FontMetrics::typical());
        for text in ["Wide", "ширь", "漢字", "₸ 5"] {
            assert_eq!(nothing.width(text, 13.0, true), typical.width(text, 13.0, true));
        }
        assert!(!nothing.draws_flags());
    }

    #[test]
    fn fonts_differ_by_what_was_asked_for() {
        let font = |wide: &'static str| FontMetrics::measured(move |text, _| Some(if text == wide { 2.0 } else { 1.0 }));
        let (first, second) = (font("b"), font("c"));
        first.width("aa", 10.0, false);
        assert_eq!(first, second);
        second.width("c", 10.0, true);
        assert_ne!(first, second);
        assert_eq!(FontMetrics::typical(), FontMetrics::typical());
    }
}
