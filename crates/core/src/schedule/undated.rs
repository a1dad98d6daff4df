//! What has no date: under which heading it stands.

use crate::model::{Horizon, When};

/// A heading of the shelf: a horizon, or `None` for no date at all.
pub type Heading = Option<Horizon>;

/// All headings, in their order.
pub const HEADINGS: [Heading; 4] = [Some(Horizon::Now), Some(Horizon::Next), Some(Horizon::Later), None];

/// Under which of [`HEADINGS`] something without a date stands.
pub fn heading(when: When) -> Option<usize> {
    match when {
        When::Horizon(horizon) => HEADINGS.iter().position(|heading| *heading == Some(horizon)),
        When::Unscheduled => Some(HEADINGS.len() - 1),
        When::At(_) | When::From(_) | When::Until(_) | When::Between(..) => None,
    }
}
