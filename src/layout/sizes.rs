//! Sizes and text widths, as values that enter from outside.

use std::rc::Rc;

use crate::model::SortedMap;

/// Advance widths of characters in em, for regular and bold text of one font. Kerning is ignored.
#[derive(Debug, Clone, PartialEq)]
pub struct FontMetrics {
    /// By letter: regular, bold.
    widths: SortedMap<char, (f64, f64)>,
}

impl FontMetrics {
    /// Metrics from measured widths in em, regular and bold.
    pub fn measured(widths: impl IntoIterator<Item = (char, f64, f64)>) -> FontMetrics {
        let mut metrics = FontMetrics::typical();
        for (letter, regular, bold) in widths {
            *metrics.widths.entry(letter) = (regular, bold);
        }
        metrics
    }

    /// Average widths of common sans-serif fonts, for use without a browser. Wider than most, so that nothing that
    /// fits here is cut elsewhere.
    pub fn typical() -> FontMetrics {
        FontMetrics { widths: SortedMap::default() }
    }

    /// Width of a text in px at a font size in px.
    pub fn width(&self, text: &str, font_px: f64, bold: bool) -> f64 {
        let of = |letter: char| match self.widths.get(&letter) {
            Some((_, width)) if bold => *width,
            Some((width, _)) => *width,
            None => typical_em(letter, bold),
        };
        text.chars().map(of).sum::<f64>() * font_px
    }
}

fn typical_em(letter: char, bold: bool) -> f64 {
    let regular = match letter {
        ' ' | '\u{a0}' | '.' | ',' | ':' | ';' | '\'' | '!' | '|' | 'i' | 'j' | 'l' | 'і' | 'ı' => 0.32,
        '\u{202f}' => 0.22,
        '0'..='9' | '+' | '<' | '>' | '=' => 0.62,
        'm' | 'w' | 'M' | 'W' | 'ш' | 'щ' | 'ж' | 'ю' | 'ы' | 'м' | 'Ш' | 'Щ' | 'Ж' | 'Ю' | 'Ы' | 'М' | '%' | '—' => {
            0.86
        }
        c if c.is_uppercase() => 0.7,
        c if u32::from(c) > 0x2E00 => 1.0,
        _ => 0.58,
    };
    if bold { regular * 1.08 } else { regular }
}

/// What layout needs to know of the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Sizes {
    /// Width of the widget's content in px.
    pub width: f64,
    /// Font size of the widget in px; everything grows with it. 16 is the size all constants are written for.
    pub em: f64,
    /// Text widths.
    pub font: Rc<FontMetrics>,
    /// Whether the browser draws flags for regional indicators.
    pub flags: bool,
}

/// Below this width in em the column of track titles becomes a line above each track.
const NARROW_EM: f64 = 40.0;

impl Sizes {
    /// A screen of a width in px with the usual font size and typical text widths.
    pub fn typical(width: f64) -> Sizes {
        Sizes { width, em: 16.0, font: Rc::new(FontMetrics::typical()), flags: false }
    }

    /// A length written for 16 px text.
    pub fn px(&self, length: f64) -> f64 {
        length * self.em / 16.0
    }

    /// Whether track titles stand above their tracks instead of beside them.
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW_EM * self.em
    }

    /// Width of the column of track titles in px; 0 when narrow.
    pub fn label_column(&self) -> f64 {
        if self.is_narrow() { 0.0 } else { self.px(if self.width < self.px(900.0) { 152.0 } else { 184.0 }) }
    }

    /// Width in px that is left for time.
    pub fn time_width(&self) -> f64 {
        (self.width - self.label_column() - self.end_room()).max(1.0)
    }

    /// Room in px after the last day, so that what happens on it is drawn whole.
    pub fn end_room(&self) -> f64 {
        self.px(END_ROOM)
    }

    /// Width in px of a text in the small size of labels.
    pub fn label_width(&self, text: &str, bold: bool) -> f64 {
        self.font.width(text, self.px(LABEL_FONT), bold)
    }
}

impl Sizes {
    /// A text in the small size of labels, broken between words into lines of at most `room` px; a longer word stands
    /// alone.
    pub fn lines(&self, text: &str, bold: bool, room: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer =
                lines.last().map(|line| format!("{line} {word}")).filter(|longer| self.label_width(longer, bold) <= room);
            match (longer, lines.last_mut()) {
                (Some(longer), Some(line)) => *line = longer,
                _ => lines.push(word.to_string()),
            }
        }
        lines
    }
}

/// Room after the last day, in px for 16 px text.
const END_ROOM: f64 = 14.0;
/// Font size of labels on the timeline, in px for 16 px text.
pub(super) const LABEL_FONT: f64 = 13.0;
/// Height of bars.
pub(super) const BAR: f64 = 28.0;
/// Space between rows.
pub(super) const ROW_GAP: f64 = 6.0;
/// Space above and below the content of a track.
pub(super) const TRACK_PAD: f64 = 14.0;
/// Height of a track title line that stands above the track.
pub(super) const TITLE_LINE: f64 = 36.0;
/// Least height of a track whose title stands beside it.
pub(super) const TRACK_MIN: f64 = 60.0;
/// Space between a bar and a label beside it, and between neighbours in a row.
pub(super) const GAP: f64 = 8.0;
/// Smallest hit target (WCAG 2.2, 2.5.8).
pub(super) const TARGET: f64 = 24.0;
/// Height of a line of labels.
pub(super) const LINE: f64 = 20.0;
