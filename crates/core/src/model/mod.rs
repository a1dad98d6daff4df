//! Validated values, free of JSON shapes, geometry and languages of the page.

mod color;
mod day;
mod diagnostic;
mod failure;
mod fuzzy;
mod ids;
mod market;
mod number;
mod ordinal;
mod range;
mod roadmap;
mod shared_str;
mod sorted;
mod source;
mod status;
mod text;
mod waiting;

pub use color::Color;
pub use day::Day;
pub use diagnostic::{Code, Diagnostic, Expected, Path, Position, Segment, Severity, SyntaxFault};
pub use failure::{Failure, ObjectFault};
pub use fuzzy::{Calendar, FuzzyDate, Period, Precision, Window};
pub(crate) use ids::is_letter;
pub use ids::{first_text, item_text, slug};
pub use market::Market;
pub use number::{decimal, push_decimal};
pub use ordinal::{IsoWeek, Ordinal};
pub use range::DayRange;
pub use roadmap::{
    Amount, Condition, Goal, Horizon, Item, ItemDetails, ItemRef, KeyDate, Kind, Limit, Link, LinkRole, PluralForms, Point, Risk,
    Roadmap, Series, SeriesShape, Track, Unit, When,
};
#[cfg(test)]
pub(crate) use shared_str::LOOKS;
pub use shared_str::SharedStr;
pub use sorted::{SortedMap, SortedSet};
pub use source::{Source, TrackSource};
pub use status::{Status, StatusWords};
pub use text::{Tag, Text, lowercase, small_letter};
