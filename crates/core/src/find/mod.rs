//! Finding: which items, goals, risks and key dates have what was asked for, in any of their languages.
//!
//! A word is found where one begins with it. Where none does, those that it would begin but for a slip count; where these together give
//! nothing, the same keys on the other keyboard layout are tried, and that is said. So what is nearest wins, and nothing is weighed.

mod facets;
mod fold;
mod index;
mod query;
#[cfg(test)]
mod tests;
mod typo;

pub use facets::{FacetOffer, OfferedValue, facets};
pub use index::Index;
pub use query::{Facet, FacetValue, Query};

use crate::content::Target;
use crate::model::{DayRange, ItemRef, Roadmap, Text};
use crate::schedule::Schedule;

/// Something that can be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// An item or value.
    Item(ItemRef),
    /// A goal by its place in the document.
    Goal(u32),
    /// A risk.
    Risk(u32),
    /// A key date.
    KeyDate(u32),
}

impl Place {
    /// The title of a goal, risk or key date.
    pub fn title(self, roadmap: &Roadmap) -> Option<&Text> {
        match self {
            Place::Item(_) => None,
            Place::Goal(at) => roadmap.goals.get(at as usize).map(|goal| &goal.title),
            Place::Risk(at) => roadmap.risks.get(at as usize).map(|risk| &risk.trigger),
            Place::KeyDate(at) => roadmap.key_dates.get(at as usize).map(|date| &date.title),
        }
    }
}

/// What was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// What was asked for, as it was written.
    pub query: String,
    /// Where, in the order of the document: items first.
    pub places: Vec<Place>,
    /// How much was searched.
    pub total: usize,
    /// What was found instead: the same keys on the other keyboard layout.
    pub other_layout: Option<String>,
}

impl Found {
    /// Whether something is among what was found.
    pub fn holds(&self, place: Place) -> bool {
        self.places.binary_search(&place).is_ok()
    }

    /// Whether what a mark stands for is among it, or a part of it.
    pub fn holds_target(&self, target: &Target, schedule: &Schedule) -> bool {
        match target {
            Target::Item(at) => self.holds(Place::Item(*at)),
            Target::Cluster { track, days } => self.in_track(*track).any(|at| meets(schedule.days(at), *days)),
        }
    }

    /// The items and values among it.
    pub fn items(&self) -> impl Iterator<Item = ItemRef> + '_ {
        self.places.iter().map_while(|place| match place {
            Place::Item(at) => Some(*at),
            _ => None,
        })
    }

    fn in_track(&self, track: u32) -> impl Iterator<Item = ItemRef> + '_ {
        let from = self.places.partition_point(|place| matches!(place, Place::Item(at) if at.track < track));
        let rest = self.places.get(from..).unwrap_or_default().iter();
        rest.map_while(move |place| match place {
            Place::Item(at) if at.track == track => Some(*at),
            _ => None,
        })
    }
}

fn meets(days: Option<DayRange>, period: DayRange) -> bool {
    days.is_some_and(|days| days.first <= period.last && days.last >= period.first)
}
