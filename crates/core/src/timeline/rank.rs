//! Which names a reader looks for. Where not all have room, they are lost from the end of this order: one rule for all kinds of tracks.

use super::context::TrackContext;
use crate::content::comes;
use crate::model::{DayRange, Item, Kind};

/// How much a reader looks for the name of an item. Among equals the later one counts more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// Where things stand today: the version that holds, what is under way, the next milestone.
    Current,
    /// A major version; a milestone among bars.
    Major,
    /// The last version.
    Newest,
    /// All else.
    Other,
}

/// What the ranks of a track's items depend on.
pub(super) struct Ranking {
    /// The version that holds today, or the next milestone.
    current: Option<u32>,
    newest: Option<u32>,
}

impl Ranking {
    pub(super) fn of(context: &TrackContext<'_>) -> Ranking {
        let dated = || context.schedule.dated();
        let item = |index: u32| context.track.items.get(index as usize);
        let current = if context.track.kind == Kind::Versions {
            let come = |index| comes(item(index)?, context.roadmap.calendar).filter(|day| *day <= context.today);
            let come = dated().filter_map(|(index, _)| Some((come(index)?, index)));
            come.max_by_key(|(day, _)| *day).map(|(_, index)| index)
        } else {
            let mut milestones = dated().filter(|(index, _)| item(*index).is_some_and(|item| item.milestone));
            milestones.find(|(_, days)| days.last >= context.today).map(|(index, _)| index)
        };
        let newest = dated().next_back().filter(|_| context.track.kind == Kind::Versions).map(|(index, _)| index);
        Ranking { current, newest }
    }

    /// The rank of an item, by its index in the track and the days that are drawn of it.
    pub(super) fn rank(&self, index: u32, drawn: DayRange, context: &TrackContext<'_>) -> Rank {
        let item = context.track.items.get(index as usize);
        let is = |test: fn(&Item) -> bool| item.is_some_and(test);
        let lasts = !matches!(context.track.kind, Kind::Versions | Kind::Metric) && !is(|item| item.milestone);
        let is_under_way = || lasts && drawn.contains(context.today);
        // Among tasks, milestones have rows of their own.
        let is_major = || is(|item| item.major) || (context.track.kind == Kind::Phases && is(|item| item.milestone));
        match () {
            () if self.current == Some(index) || is_under_way() => Rank::Current,
            () if is_major() => Rank::Major,
            () if self.newest == Some(index) => Rank::Newest,
            () => Rank::Other,
        }
    }
}
