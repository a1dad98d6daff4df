//! What can be chosen: an item, a value, or several counted together.

use crate::model::{DayRange, ItemRef};
use crate::schedule::Schedule;

/// What a mark stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// One item or value.
    Item(ItemRef),
    /// Several items of a track.
    Cluster {
        /// Index of the track.
        track: u32,
        /// The calendar period that they share.
        days: DayRange,
    },
}

impl Target {
    /// The days of what it stands for; `None` where it has no date.
    pub fn days(&self, schedule: &Schedule) -> Option<DayRange> {
        match self {
            Target::Item(at) => schedule.days(*at),
            Target::Cluster { days, .. } => Some(*days),
        }
    }

    /// Index of its track.
    pub fn track(&self) -> u32 {
        match self {
            Target::Item(at) => at.track,
            Target::Cluster { track, .. } => *track,
        }
    }
}
