//! `(Roadmap, sizes, scale, today)` → finished values for the renderers. All geometry of the project is here.
//!
//! Two steps, so that a gesture never touches every item: a [`Plan`] packs each track once per zoom level and keeps
//! rows sorted by time; [`Plan::scene`] then answers for one window of time and rows with a [`Scene`].
//! Around it stand texts without geometry: [`head`], [`summary`], [`agenda`], [`boards`], [`details`].
//!
//! Units: `x`, `y`, widths and heights are CSS px; times are days since 1970-01-01; scales are px per day.

pub mod agenda;
mod axis;
mod beyond;
pub mod boards;
mod chart;
mod context;
mod counted;
pub mod details;
mod edge;
mod entries;
mod font;
pub mod head;
mod lanes;
mod legend;
mod metric;
mod metric_labels;
mod phases;
mod plan;
mod scale;
mod scene;
mod shelf;
mod sizes;
mod slot;
pub mod summary;
#[cfg(test)]
mod tests;
mod versions;
mod words;

pub use axis::{Axis, Band, Tick};
pub use edge::Edge;
pub use font::FontMetrics;
pub use legend::{LegendEntry, LegendMark, legend};
pub use plan::{Plan, PlanInputs};
pub use scale::{Extent, TimeScale, Viewport};
pub use scene::{
    Accent, Curve, Hint, Label, LabelWeight, Mark, Piece, PieceKind, Rail, Rect, Scene, ShelfColumn, Side, Target, TodayLine,
    TrackScene,
};
pub use sizes::Sizes;
pub use words::{accent_of, item_name, item_title, target_days, when_words};
