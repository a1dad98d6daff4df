//! The finished picture of the timeline: items at fixed places with hit areas and names. The only thing renderers see.

use super::axis::Axis;
use crate::content::{Accent, Target};
use crate::i18n::LocalizedText;
use crate::model::{ItemRef, Market, Status};
use crate::schedule::Edge;

/// A rectangle in px.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Rect {
    /// Left edge.
    pub x: f64,
    /// Top edge.
    pub y: f64,
    /// Width.
    pub width: f64,
    /// Height.
    pub height: f64,
}

impl Rect {
    pub(super) fn overlaps(&self, other: &Rect) -> bool {
        self.x < other.x + other.width
            && other.x < self.x + self.width
            && self.y < other.y + other.height
            && other.y < self.y + self.height
    }
}

/// What a part of a mark is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum PieceKind {
    /// A bar with its two ends.
    Bar(Edge, Edge),
    /// A period within which something falls, with its two ends.
    Capsule(Edge, Edge),
    /// The heavier capsule of a major version.
    MajorCapsule(Edge, Edge),
    /// A version whose day is known.
    Moment,
    /// A value of a series.
    Dot,
    /// A value of a second opinion.
    SecondaryDot,
    /// A value that came.
    ActualDot,
    /// "And more", above a value.
    AtLeast,
    /// From low to high.
    Range,
    /// A moment to be reached.
    Diamond,
    /// Several items, counted.
    Chip,
    /// From a label to its mark.
    Leader,
    /// What really happened, under the plan.
    Actual(Edge, Edge),
    /// The share of a bar that is done.
    Progress,
}

/// A drawn part of a mark, relative to the mark's rectangle.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// What it is.
    pub kind: PieceKind,
    /// Where it is.
    pub rect: Rect,
}

/// How heavily a label is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelWeight {
    /// As text.
    Regular,
    /// As a name.
    Strong,
    /// As a remark.
    Muted,
}

impl Label {
    /// The label relative to what its mark is relative to.
    pub(super) fn moved_by(self, mark: &Rect) -> Label {
        Label { rect: Rect { x: self.rect.x + mark.x, y: self.rect.y + mark.y, ..self.rect }, ..self }
    }
}

/// A text of a mark, relative to the mark's rectangle.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where it is; the width is what the text takes.
    pub rect: Rect,
    /// The text.
    pub words: LocalizedText,
    /// How heavy it is.
    pub weight: LabelWeight,
    /// A second, muted part on the same line.
    pub remark: Option<LocalizedText>,
    /// The text is longer than the axis has room for; its end is replaced by an ellipsis.
    pub shortened: bool,
}

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// What it stands for.
    pub target: Target,
    /// Hit area, relative to the time area of the track.
    pub rect: Rect,
    /// What is drawn.
    pub pieces: Vec<Piece>,
    /// Its text.
    pub label: Option<Label>,
    /// Its name for assistive technology: title, time in words, status.
    pub name: String,
    /// Its status, where the document says one.
    pub status: Option<Status>,
    /// The flag that decorates it.
    pub flag: Option<Market>,
}

impl Mark {
    /// The piece that is as large as the mark itself, where it has no ends that fade: the label would fade with them.
    pub fn whole_piece(&self) -> Option<&Piece> {
        let sharp = |edge: Edge| matches!(edge, Edge::Day | Edge::Period);
        self.pieces.first().filter(|piece| {
            let Rect { x, y, width, height } = piece.rect;
            let plain = match piece.kind {
                PieceKind::Bar(start, end) => sharp(start) && sharp(end),
                PieceKind::Chip => true,
                _ => false,
            };
            plain && (x, y, width, height) == (0.0, 0.0, self.rect.width, self.rect.height)
        })
    }

    /// Whether the label stays in sight while a long bar is scrolled. Each that does makes every step of a scroll slower.
    pub fn label_stays(&self) -> bool {
        self.holds_label() && self.label.as_ref().is_some_and(|label| self.rect.width > 2.0 * label.rect.width)
    }

    /// Whether the label stands inside the bar, which then sets it off from its edge.
    pub fn holds_label(&self) -> bool {
        let is_bar = self.pieces.first().is_some_and(|piece| matches!(piece.kind, PieceKind::Bar(..) | PieceKind::Capsule(..)));
        is_bar
            && self.label.as_ref().is_some_and(|label| {
                label.weight == LabelWeight::Regular && label.rect.x >= 0.0 && label.rect.x + label.rect.width <= self.rect.width
            })
    }
}

/// A stretch of a rail between two versions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rail {
    /// Where.
    pub rect: Rect,
    /// After a major version.
    pub heavy: bool,
    /// Goes on beyond what is known.
    pub open: bool,
}

/// A drawn series.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// SVG path data of the line, in px of the track's time area.
    pub line: String,
    /// SVG path data of the area under it.
    pub area: Option<String>,
    /// A second opinion, drawn lighter.
    pub secondary: bool,
    /// What came, not what was planned.
    pub actual: bool,
}

/// Undated items of one horizon.
#[derive(Debug, Clone, PartialEq)]
pub struct HorizonColumn {
    /// Its heading.
    pub title: String,
    /// Where the heading stands, relative to the visible part of the track.
    pub rect: Rect,
    /// Its items, relative to the visible part of the track.
    pub marks: Vec<Mark>,
}

/// An edge of the visible part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The left edge: what came before.
    Before,
    /// The right edge: what comes after.
    After,
}

/// What a track has beyond an edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Hint {
    /// The edge.
    pub side: Side,
    /// What is written there.
    pub words: LocalizedText,
    /// The same for assistive technology.
    pub name: String,
    /// The nearest item or value beyond the edge.
    pub nearest: ItemRef,
}

/// One track as it is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackScene {
    /// Index in the document.
    pub index: u32,
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: LocalizedText,
    /// How many items it has, or what it measures.
    pub count: String,
    /// Its colour.
    pub accent: Accent,
    /// Top edge in the content.
    pub top: f64,
    /// Height.
    pub height: f64,
    /// Where its time area begins, below a title that stands above it.
    pub body: f64,
    /// Only its title is shown.
    pub collapsed: bool,
    /// Stretches of rail.
    pub rails: Vec<Rail>,
    /// Lines of series.
    pub curves: Vec<Curve>,
    /// Where zero is, in px from the top of the time area, on charts with values below it.
    pub zero_lines: Vec<f64>,
    /// Texts that belong to no mark or are a further text of one, relative to the time area: names of series, values that came
    /// beside the planned ones, what bubbles hold. Marks say all of it in their own names.
    pub captions: Vec<Label>,
    /// What can be chosen, in the order of time.
    pub marks: Vec<Mark>,
    /// Undated items.
    pub shelf: Vec<HorizonColumn>,
    /// What lies beyond the visible part, where nothing is in sight.
    pub hints: Vec<Hint>,
}

/// A day on the axis: today, or the one that is asked about.
#[derive(Debug, Clone, PartialEq)]
pub struct DayLine {
    /// Where, in the time area.
    pub x: f64,
    /// Left edge of its pill, held within the content.
    pub pill_x: f64,
    /// Its date.
    pub label: String,
}

/// The value of a series at one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueAt {
    /// The track.
    pub track: u32,
    /// Where, in the time area.
    pub x: f64,
    /// Whether it is said before the line, not after it.
    pub before: bool,
    /// Height of the value in the tracks, in px from their top.
    pub y: f64,
    /// The value.
    pub text: String,
}

/// One window of the timeline.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// Width of the whole time area in px.
    pub width: f64,
    /// Height of all tracks in px.
    pub height: f64,
    /// Room after the last day in px.
    pub end_room: f64,
    /// Whether all tracks together are too high to be shown at once.
    pub tall: bool,
    /// Width of the column of titles in px.
    pub label_column: f64,
    /// The axis, unless nothing is dated.
    pub axis: Option<Axis>,
    /// Today, where it is on the axis.
    pub today: Option<DayLine>,
    /// The tracks in the window.
    pub tracks: Vec<TrackScene>,
}

impl Scene {
    /// Whether several items are counted together anywhere in the window.
    pub fn has_clusters(&self) -> bool {
        self.tracks.iter().flat_map(|track| &track.marks).any(|mark| matches!(mark.target, Target::Cluster { .. }))
    }
}
