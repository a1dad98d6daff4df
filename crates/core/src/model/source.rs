//! The text that a roadmap was read from, and where its parts stand in it.

use std::rc::Rc;

use super::ItemRef;

/// A text with the places of what was read from it, in bytes. Fields are found by looking through their element again.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Source {
    /// The text.
    pub text: Rc<String>,
    /// By the index of the track.
    pub tracks: Vec<TrackSource>,
    /// Goals, in their order; likewise the others.
    pub goals: Vec<u32>,
    /// Risks.
    pub risks: Vec<u32>,
    /// Key dates.
    pub key_dates: Vec<u32>,
    /// Links.
    pub links: Vec<u32>,
}

/// Where a track and its parts stand.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TrackSource {
    /// The track itself.
    pub at: u32,
    /// By the index of the item.
    pub items: Vec<u32>,
    /// By the index of the series and of the point.
    pub points: Vec<Vec<u32>>,
}

impl Source {
    /// The first byte of a track.
    pub fn track(&self, track: u32) -> Option<usize> {
        self.tracks.get(track as usize).map(|track| track.at as usize)
    }

    /// The first byte of an item or value.
    pub fn item(&self, at: ItemRef) -> Option<usize> {
        let track = self.tracks.get(at.track as usize)?;
        let list = match at.series {
            Some(series) => track.points.get(series as usize)?,
            None => &track.items,
        };
        list.get(at.index as usize).map(|at| *at as usize)
    }
}
