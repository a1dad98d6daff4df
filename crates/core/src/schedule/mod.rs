//! When everything takes place: the times of a document, resolved to days once, for all that draw, list or count it.
//!
//! A [`Schedule`] depends on the document alone: not on language, screen, filter, or the day it is looked at.

mod days;
mod edge;
#[cfg(test)]
mod tests;
mod undated;

pub use days::known_days;
pub use edge::{Edge, edges};
pub use undated::{HEADINGS, Heading, heading};

use crate::model::{Calendar, Day, DayRange, ItemRef, Roadmap, Track};

/// How far beyond the document today may lie and still be on the axis, in days.
const TODAY_REACH: i32 = 400;

/// The times of a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Schedule {
    tracks: Vec<TrackSchedule>,
    /// From the first day that anything has to the last; `None` where nothing is dated.
    dated: Option<DayRange>,
    shown_first: Option<DayRange>,
}

impl Schedule {
    /// Resolves the times of a roadmap.
    pub fn new(roadmap: &Roadmap) -> Schedule {
        let calendar = roadmap.calendar;
        let tracks: Vec<TrackSchedule> = roadmap.tracks.iter().map(|track| TrackSchedule::new(track, calendar)).collect();
        let first = roadmap.start.map(|date| date.period.days(calendar).first);
        let last = roadmap.end.map(|date| date.period.days(calendar).last);
        let shown_first = first.zip(last).map(|(first, last)| DayRange { first, last });
        let items = roadmap.tracks.iter().flat_map(|track| &track.items);
        let actual = items.filter_map(|item| known_days(item.details().actual?, calendar));
        let planned = tracks.iter().flat_map(TrackSchedule::all_days);
        let dated = planned.chain(actual).chain(shown_first).reduce(DayRange::join);
        Schedule { tracks, dated, shown_first }
    }

    /// The times of a track; of one that is not there, none.
    pub fn track(&self, track: u32) -> &TrackSchedule {
        self.tracks.get(track as usize).unwrap_or(TrackSchedule::NONE)
    }

    /// The days of an item or value; `None` where it has no date.
    pub fn days(&self, at: ItemRef) -> Option<DayRange> {
        let track = self.track(at.track);
        match at.series {
            Some(series) => track.point_days(series, at.index),
            None => track.item_days(at.index),
        }
    }

    /// The days on the axis: all that is dated, with `today` where it is near; `None` where nothing is.
    pub fn extent(&self, today: Day) -> Option<DayRange> {
        let dated = self.dated?;
        let near = today.plus(TODAY_REACH) >= dated.first && today.plus(-TODAY_REACH) <= dated.last;
        Some(if near { dated.join(DayRange::of_day(today)) } else { dated })
    }

    /// The [`HEADINGS`] under which something stands, in their order.
    pub fn headings(&self) -> Vec<usize> {
        let is_used = |at: &usize| self.tracks.iter().any(|track| !track.undated(*at).is_empty());
        (0..HEADINGS.len()).filter(is_used).collect()
    }

    /// How many items and values have a date or stand under a heading.
    pub fn listed_count(&self) -> usize {
        self.tracks.iter().map(TrackSchedule::listed_count).sum()
    }

    /// The range that the document wants to be shown first, where it says both ends.
    pub fn shown_first(&self) -> Option<DayRange> {
        self.shown_first
    }
}

/// Stands for the days of what has no date: no stretch ends before it begins.
const NO_DAYS: DayRange = DayRange { first: Day::MAX, last: Day::MIN };

/// The times of one track.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackSchedule {
    /// By the index of the item; [`NO_DAYS`] where it has no date. (An `Option` of it would take half as much again.)
    items: Vec<DayRange>,
    /// Indices of the dated items in the order of reading.
    dated: Vec<u32>,
    /// Indices of the others by [`HEADINGS`], in the order of the document.
    undated: [Vec<u32>; HEADINGS.len()],
    /// By the index of the series and of the point.
    points: Vec<Vec<DayRange>>,
}

impl TrackSchedule {
    const NONE: &TrackSchedule = &TrackSchedule {
        items: Vec::new(),
        dated: Vec::new(),
        undated: [const { Vec::new() }; HEADINGS.len()],
        points: Vec::new(),
    };

    fn new(track: &Track, calendar: Calendar) -> TrackSchedule {
        let items: Vec<DayRange> = track.items.iter().map(|item| known_days(item.when, calendar).unwrap_or(NO_DAYS)).collect();
        let mut undated: [Vec<u32>; HEADINGS.len()] = Default::default();
        let mut dated: Vec<(DayRange, u32)> = Vec::with_capacity(items.len());
        for ((item, days), index) in track.items.iter().zip(&items).zip(0u32..) {
            match *days {
                days if days != NO_DAYS => dated.push((days, index)),
                _ => heading(item.when).and_then(|at| undated.get_mut(at)).into_iter().for_each(|list| list.push(index)),
            }
        }
        // Stable: the standard library's other sort is several times slower when it is built for size.
        dated.sort();
        let points = track.series.iter().map(|series| series.points.iter().map(|point| point.date.days(calendar)).collect());
        TrackSchedule { items, dated: dated.into_iter().map(|(_, index)| index).collect(), undated, points: points.collect() }
    }

    /// The days of an item; `None` where it has no date.
    pub fn item_days(&self, index: u32) -> Option<DayRange> {
        self.items.get(index as usize).copied().filter(|days| *days != NO_DAYS)
    }

    /// The days of a value.
    pub fn point_days(&self, series: u32, index: u32) -> Option<DayRange> {
        self.points.get(series as usize)?.get(index as usize).copied()
    }

    /// The dated items with their days in the order of reading: by the first day, then by the last, then as in the document.
    pub fn dated(&self) -> impl DoubleEndedIterator<Item = (u32, DayRange)> {
        self.dated.iter().filter_map(|index| Some((*index, self.item_days(*index)?)))
    }

    /// The items without a date under one of [`HEADINGS`], in the order of the document.
    pub fn undated(&self, heading: usize) -> &[u32] {
        self.undated.get(heading).map(Vec::as_slice).unwrap_or_default()
    }

    /// All items in the order of reading: dated ones first, then the others by heading.
    pub fn in_order(&self) -> impl Iterator<Item = u32> {
        self.dated.iter().chain(self.undated.iter().flatten()).copied()
    }

    fn listed_count(&self) -> usize {
        self.dated.len() + self.undated.iter().map(Vec::len).sum::<usize>() + self.points.iter().map(Vec::len).sum::<usize>()
    }

    fn all_days(&self) -> impl Iterator<Item = DayRange> {
        self.items.iter().filter(|days| **days != NO_DAYS).chain(self.points.iter().flatten()).copied()
    }
}
