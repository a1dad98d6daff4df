//! What every kind of track gets to see when it is packed or drawn.

use super::scale::TimeScale;
use super::sizes::Sizes;
use crate::i18n::Locale;
use crate::model::{Day, Roadmap, Track};
use crate::schedule::TrackSchedule;

/// What drawing or packing one track needs.
pub(super) struct TrackContext<'a> {
    pub(super) roadmap: &'a Roadmap,
    pub(super) track: &'a Track,
    pub(super) schedule: &'a TrackSchedule,
    pub(super) index: u32,
    pub(super) locale: &'a Locale,
    pub(super) sizes: &'a Sizes,
    pub(super) scale: TimeScale,
    pub(super) today: Day,
}

/// Days and rows that are wanted, in px of the time area and of the content.
#[derive(Debug, Clone, Copy)]
pub(super) struct WindowPx {
    pub(super) left: f64,
    pub(super) right: f64,
    /// From the top of the track's own area.
    pub(super) top: f64,
    pub(super) bottom: f64,
}
