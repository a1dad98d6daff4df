//! The whole plan for paper: every track, nothing folded, on a width of its own. How wide paper is can't be known before it is
//! printed, so the style sheet scales the result to the page.

use crate::derived::{Derived, whole};
use crate::model::SortedSet;
use crate::state::{DayField, Session, State};
use crate::timeline::Viewport;

/// Width of the widget's content on paper, in px: A4 upright between usual margins.
const WIDTH: f64 = 680.0;
/// Tracks are drawn until they have so many marks; a mark is up to four elements.
const MAX_MARKS: usize = 700;

/// What is put on paper.
pub(super) struct Paper {
    pub(super) state: State,
    pub(super) derived: Derived,
    /// How many tracks had no room.
    pub(super) following: usize,
}

impl Paper {
    /// The whole plan of a session in the view that the reader has chosen.
    pub(super) fn new(session: &Session, state: &State) -> Paper {
        let mut sizes = state.sizes.clone();
        sizes.width = WIDTH;
        let mut paper = State { sizes, roomy: false, collapsed: SortedSet::default(), ..state.clone() };
        paper.look.view = Some(state.view());
        // Paper tells of today.
        (paper.look.as_of, paper.probe, paper.day_field) = (None, None, DayField::Resting);
        paper.look.viewport = session.extent.map(|extent| Viewport::fit(extent, extent, paper.sizes.time_width()));
        let (plan, mut scene) = whole(session, &paper);
        let mut marks = 0;
        let fits = scene.tracks.iter().take_while(|track| {
            marks += 1 + track.marks.len() + track.shelf.iter().map(|column| column.marks.len()).sum::<usize>();
            marks <= MAX_MARKS
        });
        let drawn = fits.count().max(1);
        let following = scene.tracks.len().saturating_sub(drawn);
        if let Some(next) = scene.tracks.get(drawn) {
            scene.height = next.top;
        }
        scene.tracks.truncate(drawn);
        Paper { state: paper, derived: Derived::of_whole(plan, scene), following }
    }
}
