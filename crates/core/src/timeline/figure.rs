//! A scene as a figure of its own: on a page the style sheet sets titles, ticks and labels into their places; here they have these
//! places as numbers, for media that have no style sheet. What writes a figure only translates it.
//!
//! All lengths are px from the upper left corner of the figure, or of the time area of a track where that is said. Texts stand
//! at the left end of their baseline.

use super::scene::{HorizonColumn, Label, Mark, Piece, PieceKind, Rect, Scene, TrackScene};
use super::sizes::Sizes;
use super::sizes::shared::{AXIS, IN_BAR};
use crate::i18n::LocalizedText;
use crate::schedule::Edge;

/// Space around the figure.
const PAD: f64 = 24.0;
/// Height of the title with the day below it.
const HEAD: f64 = 68.0;
/// Narrowest figure that is drawn.
const LEAST: f64 = 320.0;
/// Font size of a track's title.
const TITLE: f64 = 13.0;
/// From line to line of a track's title.
const TITLE_LEAD: f64 = 17.0;

/// Where a text begins: the left end of its baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Origin {
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// The width of what is drawn in a figure of a width.
pub fn inner_width(width: f64) -> f64 {
    (width - 2.0 * PAD).max(LEAST)
}

/// A scene with everything at its place in a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure<'a> {
    /// All of it.
    pub ground: Rect,
    /// The title.
    pub title: Origin,
    /// The day below it.
    pub day: Origin,
    /// Every second period, behind the tracks.
    pub bands: Vec<Rect>,
    /// The upper row of the axis.
    pub upper: Vec<(Origin, &'a str)>,
    /// Its lower row.
    pub lower: Vec<(Origin, &'a str)>,
    /// Today.
    pub today: Option<FigureToday<'a>>,
    /// The tracks.
    pub rows: Vec<FigureRow<'a>>,
}

/// Today in a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureToday<'a> {
    /// The line through all tracks.
    pub line: Rect,
    /// Around the text.
    pub pill: Rect,
    /// Where the text begins.
    pub origin: Origin,
    /// The text.
    pub label: &'a str,
}

/// A track in a figure.
#[derive(Debug, Clone, PartialEq)]
pub struct FigureRow<'a> {
    /// The track.
    pub track: &'a TrackScene,
    /// The line above it.
    pub line: Rect,
    /// The square in its colour.
    pub square: Rect,
    /// Its title, line by line.
    pub title: Vec<(Origin, String)>,
    /// How much it holds, where there is room for it.
    pub count: Option<Origin>,
    /// The upper left corner of its time area.
    pub body: Origin,
}

impl<'a> Figure<'a> {
    /// Sets a scene that was made for [`inner_width`].
    pub fn new(scene: &'a Scene, sizes: &Sizes) -> Figure<'a> {
        let axis_height = if scene.axis.is_some() { AXIS } else { 0.0 };
        let (left, top) = (PAD + scene.label_column, PAD + HEAD + axis_height);
        let band = |x: f64, width: f64| Rect { x: left + x, y: top, width: width.min(scene.width - x), height: scene.height };
        let ticks = |baseline: f64| move |x: f64| Origin { x: left + x + 9.6, y: PAD + HEAD + baseline };
        let (upper, lower) = (ticks(45.0), ticks(66.0));
        let axis = scene.axis.as_ref();
        Figure {
            ground: Rect { x: 0.0, y: 0.0, width: sizes.width + 2.0 * PAD, height: top + scene.height + PAD },
            title: Origin { x: PAD, y: PAD + 24.0 },
            day: Origin { x: PAD, y: PAD + 48.0 },
            bands: axis.into_iter().flat_map(|axis| &axis.bands).map(|one| band(one.x, one.width)).collect(),
            upper: axis.into_iter().flat_map(|axis| &axis.upper).map(|tick| (upper(tick.x), &*tick.label)).collect(),
            lower: axis.into_iter().flat_map(|axis| &axis.lower).map(|tick| (lower(tick.x), &*tick.label)).collect(),
            today: scene.today.as_ref().map(|today| {
                let width = sizes.label_width(&today.label, true) + 16.0;
                let pill = Rect { x: left + today.pill_x, y: PAD + HEAD, width, height: 21.0 };
                FigureToday {
                    line: Rect { x: left + today.x - 1.0, y: top, width: 2.0, height: scene.height },
                    origin: Origin { x: pill.x + 8.0, y: pill.y + 15.0 },
                    pill,
                    label: &today.label,
                }
            }),
            rows: scene.tracks.iter().map(|track| row(track, scene, sizes, top)).collect(),
        }
    }
}

fn row<'a>(track: &'a TrackScene, scene: &Scene, sizes: &Sizes, top: f64) -> FigureRow<'a> {
    let y = top + track.top;
    let narrow = sizes.is_narrow();
    let room = if narrow { scene.width } else { scene.label_column - 28.0 };
    let lines = sizes.lines(&track.title.text, TITLE, true, room).into_iter();
    let baselines = std::iter::successors(Some(y + 24.0), |at| Some(at + TITLE_LEAD));
    let title: Vec<(Origin, String)> = baselines.zip(lines).map(|(y, line)| (Origin { x: PAD + 19.0, y }, line)).collect();
    let below = title.last().map_or(y + 24.0, |(last, _)| last.y + TITLE_LEAD);
    FigureRow {
        track,
        line: Rect { x: PAD, y, width: scene.label_column + scene.width + scene.end_room, height: 1.0 },
        square: Rect { x: PAD + 1.0, y: y + 15.0, width: 9.0, height: 9.0 },
        title,
        count: (!narrow).then_some(Origin { x: PAD + 19.0, y: below }),
        body: Origin { x: PAD + scene.label_column, y: y + track.body },
    }
}

impl HorizonColumn {
    /// Where its title begins, in px of the time area of its track.
    pub fn title_origin(&self) -> Origin {
        Origin { x: self.rect.x, y: self.rect.y + 14.0 }
    }
}

/// A label in a figure, in px of the time area of its track.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FigureLabel<'a> {
    /// The upper left corner of the sign before the text, where there is one.
    pub sign: Option<Origin>,
    /// Where the text begins.
    pub origin: Origin,
    /// The text.
    pub words: &'a LocalizedText,
    /// The muted text behind it.
    pub remark: Option<&'a LocalizedText>,
}

impl Label {
    /// The label in a figure.
    pub fn in_figure(&self) -> FigureLabel<'_> {
        self.moved(0.0, 0.0, false)
    }

    fn moved(&self, dx: f64, dy: f64, has_sign: bool) -> FigureLabel<'_> {
        let (x, middle) = (self.rect.x + dx, self.rect.y + dy + self.rect.height / 2.0);
        FigureLabel {
            sign: has_sign.then_some(Origin { x, y: middle - 7.5 }),
            origin: Origin { x: if has_sign { x + 20.0 } else { x }, y: middle + 4.5 },
            words: &self.words,
            remark: self.remark.as_ref(),
        }
    }
}

impl Mark {
    /// The label of the mark in a figure.
    pub fn label_in_figure(&self) -> Option<FigureLabel<'_>> {
        let label = self.label.as_ref()?;
        let x = if self.holds_label() { IN_BAR - label.rect.x } else { 0.0 };
        Some(label.moved(self.rect.x + x, self.rect.y, self.status.is_some()))
    }
}

/// What a piece looks like, in px of its mark.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shape {
    /// A rectangle with rounded corners.
    Box {
        /// Its place.
        rect: Rect,
        /// Radius of its corners.
        radius: f64,
    },
    /// A circle.
    Circle {
        /// Its middle.
        middle: Origin,
        /// Its radius.
        radius: f64,
    },
    /// Four corners, beginning with the upper one.
    Diamond([Origin; 4]),
}

impl Piece {
    /// Its shape.
    pub fn shape(&self) -> Shape {
        let rect = self.rect;
        let boxed = |radius: f64| Shape::Box { rect, radius };
        let middle = Origin { x: rect.x + rect.width / 2.0, y: rect.y + rect.height / 2.0 };
        match self.kind {
            PieceKind::Bar(_, end) => boxed(if end == Edge::Day { 1.0 } else { 7.0 }),
            // Half of its outline lies outside.
            PieceKind::Capsule(start, end) | PieceKind::MajorCapsule(start, end) => Shape::Box {
                rect: Rect { x: rect.x + 1.0, y: rect.y + 1.0, width: rect.width - 2.0, height: rect.height - 2.0 },
                radius: if (start, end) == (Edge::Day, Edge::Day) { 5.0 } else { 16.0 },
            },
            PieceKind::Moment | PieceKind::ActualDot | PieceKind::Dot | PieceKind::SecondaryDot => {
                Shape::Circle { middle, radius: (rect.width / 2.0 - 1.0).max(1.0) }
            }
            PieceKind::Diamond => {
                let (Origin { x, y }, r) = (middle, rect.width * 0.55);
                Shape::Diamond([(x, y - r), (x + r, y), (x, y + r), (x - r, y)].map(|(x, y)| Origin { x, y }))
            }
            PieceKind::Chip => boxed(14.0),
            PieceKind::Actual(..) | PieceKind::Progress => boxed(2.0),
            PieceKind::Leader | PieceKind::Range | PieceKind::AtLeast => boxed(0.0),
        }
    }

    /// The solid edge at the start of a bar whose beginning is known.
    pub fn start_edge(&self) -> Option<Rect> {
        match self.kind {
            PieceKind::Bar(start, _) if !matches!(start, Edge::Soft | Edge::Open) => Some(Rect { width: 3.0, ..self.rect }),
            _ => None,
        }
    }
}
