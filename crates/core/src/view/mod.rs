//! Scene and state → [`Markup`](crate::markup::Markup). No arithmetic here: every position comes finished from
//! [`crate::timeline`]; and no browser: what a control does stands in the page as words ([`crate::state::Command`]).

mod connectors;
mod found;
mod head;
pub(crate) mod icons;
mod legend;
mod list;
pub(crate) mod marks;
mod names;
mod notices;
mod overview;
mod page;
mod panel;
mod parts;
mod reading;
mod roving;
mod sections;
pub(crate) mod timeline;
mod toolbar;

#[cfg(test)]
mod tests;

pub use found::said as found_words;
pub use names::{class, selector};
pub use page::{Content, Failed, LATE, Late, Page, Why, page};
pub use parts::Slot;
pub use roving::{Roving, RovingGroup};
