//! What can be chosen: an item, a value, or several counted together.

use crate::model::{Day, ItemRef, Roadmap};
use crate::schedule::known_days;

/// What a mark stands for.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    /// One item or value.
    Item(ItemRef),
    /// Several items of a track: those of `items` from `first` on, `count` of them.
    Cluster {
        /// Index of the track.
        track: u32,
        /// First day of the calendar period they share.
        first: i32,
        /// Last day of it.
        last: i32,
    },
}

/// The days of what a mark stands for; `None` where it has no date.
pub fn target_days(roadmap: &Roadmap, target: &Target) -> Option<(Day, Day)> {
    match target {
        Target::Item(at) => match roadmap.point(*at) {
            Some((_, point)) => Some(point.date.days(roadmap.calendar)),
            None => known_days(roadmap.item(*at)?.when, roadmap.calendar),
        },
        Target::Cluster { first, last, .. } => Some((Day::from_number(i64::from(*first)), Day::from_number(i64::from(*last)))),
    }
}
