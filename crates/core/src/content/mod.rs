//! What is said of a roadmap, without geometry: titles and times in words, the strip, the list, the details of an item.

mod accent;
pub mod chain;
pub mod conditions;
pub mod details;
mod document;
pub mod duration;
pub mod head;
mod legend;
pub mod list;
pub mod reading;
pub mod sections;
pub mod slip;
pub mod summary;
mod target;
mod words;

pub use accent::{Accent, accent_of};
pub use document::Document;
pub use legend::{LegendEntry, LegendMark, legend};
pub(crate) use summary::{comes, held_value};
pub use target::Target;
pub(crate) use words::{horizon_words, noun_of, period_words, status_label, track_count};
pub use words::{item_name, item_title, when_words};
