//! Sizes and text widths, as values that enter from outside.

use std::rc::Rc;

use super::font::FontMetrics;

/// What layout needs to know of the screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Sizes {
    /// Width of the widget's content in px.
    pub width: f64,
    /// Height of the screen in px.
    pub screen: f64,
    /// Font size of the widget in px; everything grows with it. 16 is the size all constants are written for.
    pub em: f64,
    /// What is added to each letter and to each space, in px.
    pub spacing: (f64, f64),
    /// Text widths.
    pub font: Rc<FontMetrics>,
}

/// Below this width in em the column of track titles becomes a line above each track.
const NARROW_EM: f64 = 40.0;

impl Sizes {
    /// A screen of a width in px with the usual font size and typical text widths.
    pub fn typical(width: f64) -> Sizes {
        Sizes { width, screen: 1000.0, em: 16.0, spacing: (0.0, 0.0), font: Rc::new(FontMetrics::typical()) }
    }

    /// A length written for 16 px text.
    pub fn px(&self, length: f64) -> f64 {
        length * self.em / 16.0
    }

    /// Whether track titles stand above their tracks instead of beside them.
    pub fn is_narrow(&self) -> bool {
        self.width < NARROW_EM * self.em
    }

    /// Width of the column of track titles in px; when narrow just enough for what is drawn around the first day.
    pub fn label_column(&self) -> f64 {
        if self.is_narrow() { self.px(FIRST_ROOM) } else { self.px(if self.width < self.px(900.0) { 152.0 } else { 184.0 }) }
    }

    /// Height in px of a timeline that scrolls on its own, unless the page says otherwise.
    pub fn tall_height(&self) -> f64 {
        (shared::TALL_SHARE * self.screen).max(self.px(shared::TALL_LEAST))
    }

    /// Width in px that is left for time.
    pub fn time_width(&self) -> f64 {
        (self.width - self.label_column() - self.end_room()).max(1.0)
    }

    /// Whether there is room for details beside the timeline. Where they are `docked` they stay so in a widget that is a little
    /// narrower: what they make higher may bring the page a scroll bar.
    pub fn is_roomy(&self, docked: bool) -> bool {
        self.width >= self.px(if docked { DOCK_FROM - SCROLL_BAR } else { DOCK_FROM })
    }

    /// Width in px that details take beside the timeline, with the gap to it.
    pub fn dock_width(&self) -> f64 {
        self.px(shared::DOCK + shared::DOCK_GAP)
    }

    /// Room in px after the last day, so that what happens on it is drawn whole.
    pub fn end_room(&self) -> f64 {
        self.px(END_ROOM)
    }

    /// Width in px of a text in the small size of labels.
    pub fn label_width(&self, text: &str, bold: bool) -> f64 {
        self.text_width(text, shared::LABEL_FONT, bold)
    }

    /// Width in px of a text in a font size that is written for 16 px text.
    pub fn text_width(&self, text: &str, font: f64, bold: bool) -> f64 {
        let (letter, word) = self.spacing;
        let mut width = self.font.width(text, self.px(font), bold);
        if self.spacing != (0.0, 0.0) {
            width += text.chars().map(|c| if matches!(c, ' ' | '\u{a0}') { letter + word } else { letter }).sum::<f64>();
        }
        width
    }

    /// A text in a font size that is written for 16 px text, broken between words into lines of at most `room` px; a longer
    /// word stands alone.
    pub fn lines(&self, text: &str, font: f64, bold: bool, room: f64) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer =
                lines.last().map(|line| format!("{line} {word}")).filter(|longer| self.text_width(longer, font, bold) <= room);
            match (longer, lines.last_mut()) {
                (Some(longer), Some(line)) => *line = longer,
                _ => lines.push(word.to_string()),
            }
        }
        lines
    }
}

/// Sizes that the style sheet has as well, in px for 16 px text. A test of [`style`](crate::style) compares them.
pub(crate) mod shared {
    /// Font size of labels on the timeline.
    pub(crate) const LABEL_FONT: f64 = 13.0;
    /// Font size of a track's title.
    pub(crate) const TITLE_FONT: f64 = 14.0;
    /// Height of a hint at an edge.
    pub(crate) const HINT: f64 = 24.0;
    /// Height of the name of what is not in sight.
    pub(crate) const STUB: f64 = 22.0;
    /// Height of the axis.
    pub(crate) const AXIS: f64 = 76.0;
    /// From the edge of a bar to the label in it.
    pub(crate) const IN_BAR: f64 = 11.0;
    /// Least height of a timeline that scrolls on its own.
    pub(crate) const TALL_LEAST: f64 = 416.0;
    /// Width of details that stand beside the timeline.
    pub(crate) const DOCK: f64 = 352.0;
    /// From the timeline to the details beside it.
    pub(crate) const DOCK_GAP: f64 = 16.0;
    /// The share of the screen's height that such a timeline takes.
    pub(crate) const TALL_SHARE: f64 = 0.9;
}

/// From this width on, in px for 16 px text, details stand beside the timeline.
const DOCK_FROM: f64 = 900.0;
/// A scroll bar is at most so wide.
const SCROLL_BAR: f64 = 24.0;
/// Room before the first day where no titles stand there, in px for 16 px text.
const FIRST_ROOM: f64 = 7.0;
/// Room after the last day, in px for 16 px text.
const END_ROOM: f64 = 14.0;
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
