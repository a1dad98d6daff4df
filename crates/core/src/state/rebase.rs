//! Carrying a reader from one document to the next: what is still there stays as it was, what is gone goes to its neighbour.
//!
//! Tracks and items are recognised by the ids that were written; else by title, kind and track, never by place.

use super::{GridCell, Session, State};
use crate::content::list::Fold;
use crate::content::{Target, item_name};
use crate::model::{ItemRef, Roadmap, Series, SortedSet, Track, first_text, item_text};
use crate::schedule::Schedule;

/// How far the left edge may be from where the whole plan begins, in px, when the reader has not moved.
const AT_REST_PX: f64 = 1.0;

/// A reader's state in the next document.
#[derive(Debug)]
pub struct Rebased {
    /// The state.
    pub state: State,
    /// What became of the item whose row has the focus in the list.
    pub listed: Option<Target>,
    /// Of each track of the earlier document its index in the next one.
    pub tracks: Vec<Option<u32>>,
}

impl State {
    /// The state in another document. `None` where nothing of the old one is recognised in it: then it is another document.
    /// `listed` is what the row of the list with the focus stands for.
    pub fn rebase(&self, old: &Session, new: &Session, listed: Option<&Target>) -> Option<Rebased> {
        let successors = Successors::new(old, new);
        if !successors.recognises_anything() {
            return None;
        }
        let fresh = State::new(new, self.sizes.clone());
        let mut state = self.clone();
        state.collapsed = successors.collapsed(&self.collapsed, &fresh.collapsed);
        state.unfolded = self.unfolded.iter().filter_map(|fold| successors.fold(fold)).collect();
        state.look.selected = self.look.selected.as_ref().and_then(|target| successors.target(target));
        state.look.viewport = self.rebased_viewport(old, new, state.time_width());
        state.active = successors.cell(&self.active);
        (state.pointed, state.probe) = (None, None);
        if let (Some(Target::Item(at)), Some(before)) = (&state.look.selected, &self.look.selected)
            && !successors.is_same(before, *at)
        {
            state.wish_announce(item_name(&new.roadmap, *at, &new.locale));
        }
        state.wish_scroll(false);
        let listed = listed.and_then(|target| successors.target(target));
        Some(Rebased { state, listed, tracks: successors.tracks })
    }

    /// The days in sight stay, once the reader has moved; until then the range is the document's. `width` is that of the time in sight.
    fn rebased_viewport(&self, old: &Session, new: &Session, width: f64) -> Option<crate::timeline::Viewport> {
        let fit = new.fit_viewport(&self.sizes);
        let (Some(viewport), Some(extent)) = (self.look.viewport, new.extent) else { return fit };
        let at_rest = old.fit_viewport(&self.sizes).is_none_or(|first| {
            self.look.follows_fit
                && self.dock() == 0.0
                && ((viewport.left - first.left) * viewport.px_per_day).abs() <= AT_REST_PX
        });
        if at_rest { fit } else { Some(viewport.zoomed(1.0, 0.0, extent, width)) }
    }
}

/// What became of the tracks and items of a document in the next one.
struct Successors<'a> {
    old: &'a Roadmap,
    new: &'a Roadmap,
    old_schedule: &'a Schedule,
    new_schedule: &'a Schedule,
    tracks: Vec<Option<u32>>,
    /// Items of the new document without a written id, by track and title.
    by_title: Vec<(u32, &'a str, u32)>,
}

impl<'a> Successors<'a> {
    fn new(old: &'a Session, new: &'a Session) -> Successors<'a> {
        let (old_schedule, new_schedule) = (&*old.schedule, &*new.schedule);
        let (old, new) = (&*old.roadmap, &*new.roadmap);
        let lanes = new.tracks.iter().zip(0u32..);
        let unnamed = lanes.flat_map(|(track, t)| {
            let items = track.items.iter().zip(0u32..).filter(|(item, _)| !item.id_written);
            items.map(move |(item, index)| (t, item_text(item), index))
        });
        let mut by_title: Vec<_> = unnamed.collect();
        by_title.sort_unstable();
        Successors { old, new, old_schedule, new_schedule, tracks: matched_tracks(old, new), by_title }
    }

    fn recognises_anything(&self) -> bool {
        self.old.tracks.iter().zip(0u32..).any(|(track, t)| {
            let items = (0..track.items.len()).map(|index| (None, index));
            let points =
                track.series.iter().zip(0u32..).flat_map(|(series, s)| (0..series.points.len()).map(move |i| (Some(s), i)));
            items.chain(points).any(|(series, index)| {
                let at = u32::try_from(index).map(|index| ItemRef { track: t, series, index });
                at.is_ok_and(|at| self.item(at).is_some())
            })
        })
    }

    fn track(&self, track: u32) -> Option<u32> {
        self.tracks.get(track as usize).copied().flatten()
    }

    /// The same item or value.
    fn item(&self, at: ItemRef) -> Option<ItemRef> {
        if at.series.is_some() {
            return self.point(at);
        }
        let item = self.old.item(at)?;
        if item.id_written {
            let found = self.new.find(item.id.as_deref()?)?;
            return self.new.item(found).filter(|item| item.id_written).map(|_| found);
        }
        let track = self.track(at.track)?;
        let from = self.by_title.partition_point(|(t, title, _)| (*t, *title) < (track, item_text(item)));
        let alike = self.by_title.iter().skip(from).take_while(|(t, title, _)| *t == track && *title == item_text(item));
        let alike = alike.map(|(_, _, index)| ItemRef { track, series: None, index: *index });
        // Of several with one title the one at the same time, else the first.
        let same_time = |at: &ItemRef| self.new.item(*at).is_some_and(|other| other.when == item.when);
        alike.clone().find(same_time).or_else(|| alike.into_iter().next())
    }

    fn point(&self, at: ItemRef) -> Option<ItemRef> {
        let (series, point) = self.old.point(at)?;
        if point.id_written {
            let found = self.new.find(&point.id)?;
            return self.new.point(found).filter(|(_, point)| point.id_written).map(|_| found);
        }
        let track = self.track(at.track)?;
        let lane = self.new.tracks.get(track as usize)?;
        let (other, s) = lane.series.iter().zip(0u32..).find(|(other, _)| same_series(other, series))?;
        let index = other.points.iter().position(|other| other.date == point.date && !other.id_written)?;
        Some(ItemRef { track, series: Some(s), index: u32::try_from(index).ok()? })
    }

    /// The same item, or the nearest in time of its track where it is gone.
    fn item_or_nearest(&self, at: ItemRef) -> Option<ItemRef> {
        self.item(at).or_else(|| {
            let track = self.track(at.track)?;
            let lane = self.new.tracks.get(track as usize)?;
            let wanted = middle(self.old_schedule, at)?;
            let refs = refs_of(lane, track, at.series.is_some());
            refs.min_by_key(|other| middle(self.new_schedule, *other).map_or(i32::MAX, |day| (day - wanted).abs()))
        })
    }

    fn target(&self, target: &Target) -> Option<Target> {
        match target {
            Target::Item(at) => self.item_or_nearest(*at).map(Target::Item),
            Target::Cluster { track, days } => Some(Target::Cluster { track: self.track(*track)?, days: *days }),
        }
    }

    fn cell(&self, cell: &GridCell) -> GridCell {
        let last = u32::try_from(self.new.tracks.len()).unwrap_or(u32::MAX).saturating_sub(1);
        let header = || GridCell::Header(self.track(cell.track()).unwrap_or(cell.track().min(last)));
        match cell {
            GridCell::Header(_) => header(),
            GridCell::Hint(track, side) => self.track(*track).map_or_else(header, |track| GridCell::Hint(track, *side)),
            GridCell::Mark(_, target) => match self.target(target) {
                Some(target @ Target::Item(at)) => GridCell::Mark(at.track, target),
                Some(target @ Target::Cluster { track, .. }) => GridCell::Mark(track, target),
                None => header(),
            },
        }
    }

    fn fold(&self, fold: &Fold) -> Option<Fold> {
        match fold {
            Fold::Earlier | Fold::More | Fold::References => Some(fold.clone()),
            Fold::Tasks(track, period) => Some(Fold::Tasks(self.track(*track)?, *period)),
        }
    }

    /// Tracks that are recognised stay as the reader left them; new ones are as the document says.
    fn collapsed(&self, old: &SortedSet<u32>, fresh: &SortedSet<u32>) -> SortedSet<u32> {
        let known: SortedSet<u32> = self.tracks.iter().flatten().copied().collect();
        let kept = old.iter().filter_map(|track| self.track(*track));
        kept.chain(fresh.iter().copied().filter(|track| !known.contains(track))).collect()
    }

    /// Whether what is shown now is what was shown before.
    fn is_same(&self, before: &Target, now: ItemRef) -> bool {
        matches!(before, Target::Item(at) if self.item(*at) == Some(now))
    }
}

fn same_series(a: &Series, b: &Series) -> bool {
    a.title.as_ref().map(first_text) == b.title.as_ref().map(first_text) && a.unit == b.unit
}

/// The items of a track, or the values of its series.
fn refs_of(lane: &Track, track: u32, values: bool) -> Box<dyn Iterator<Item = ItemRef> + '_> {
    let at = move |series, index: usize| ItemRef { track, series, index: u32::try_from(index).unwrap_or(u32::MAX) };
    if values {
        let series = lane.series.iter().zip(0u32..);
        Box::new(series.flat_map(move |(series, s)| (0..series.points.len()).map(move |index| at(Some(s), index))))
    } else {
        Box::new((0..lane.items.len()).map(move |index| at(None, index)))
    }
}

/// The day in the middle of an item or value.
fn middle(schedule: &Schedule, at: ItemRef) -> Option<i32> {
    schedule.days(at).map(|days| days.middle().number())
}

/// Of each old track the index of the new one: by its written id, else by title and kind, in their order.
fn matched_tracks(old: &Roadmap, new: &Roadmap) -> Vec<Option<u32>> {
    let mut taken: Vec<bool> = vec![false; new.tracks.len()];
    let by_id = |track: &Track| {
        let at = new.find_track(&track.id)?;
        let found = new.tracks.get(at as usize)?;
        (track.id_written && found.id_written).then_some(at)
    };
    let mut matched: Vec<Option<u32>> = old.tracks.iter().map(by_id).collect();
    for at in matched.iter().flatten() {
        taken.get_mut(*at as usize).into_iter().for_each(|taken| *taken = true);
    }
    let key = |track: &Track| (track.kind as u8, track.title.as_ref().map(|title| first_text(title).to_string()));
    let mut by_title: Vec<_> = new.tracks.iter().zip(0u32..).map(|(track, at)| (key(track), at)).collect();
    by_title.sort();
    for (track, found) in old.tracks.iter().zip(&mut matched).filter(|(_, found)| found.is_none()) {
        let wanted = key(track);
        let from = by_title.partition_point(|(known, _)| *known < wanted);
        let alike = by_title.iter().skip(from).take_while(|(known, _)| *known == wanted);
        let free = alike.map(|(_, at)| *at).find(|at| taken.get(*at as usize) == Some(&false));
        if let Some(at) = free {
            taken.get_mut(at as usize).into_iter().for_each(|taken| *taken = true);
            *found = Some(at);
        }
    }
    matched
}
