//! `(Roadmap, sizes, scale, today)` → finished values for the renderers. All geometry of the project is here.
//!
//! Two steps, so that a gesture never touches every item: a [`Plan`] packs each track once per zoom level and keeps
//! rows sorted by time; [`Plan::scene`] then answers for one window of time and rows with a [`Scene`].
//!
//! Units: `x`, `y`, widths and heights are CSS px; times are days since 1970-01-01; scales are px per day.

mod axis;
mod bars;
mod beyond;
mod chart;
mod clusters;
mod connectors;
mod context;
mod entries;
pub mod figure;
mod font;
mod metric;
mod metric_labels;
mod overview;
mod plan;
mod rank;
mod routes;
mod row_packing;
mod scale;
mod scene;
mod sizes;
mod slot;
#[cfg(test)]
mod tests;
mod undated;
mod values_at;
mod versions;

pub use axis::{Axis, Band, Tick};
pub use connectors::{Connectors, LinkedScene, Stub};
pub use font::FontMetrics;
pub use overview::{Overview, OverviewLane, overview};
pub use plan::{Plan, PlanInputs};
pub use scale::{TimeScale, Viewport};
pub use scene::{
    Curve, DayLine, Hint, HorizonColumn, Label, LabelWeight, Mark, Piece, PieceKind, Rail, Rect, Scene, Side, TrackScene, ValueAt,
};
pub use sizes::Sizes;
#[cfg(test)]
pub(crate) use sizes::shared as shared_sizes;
