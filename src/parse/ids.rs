//! Ids that mean one thing each.

use super::json::cut;
use super::read::{Place, Reader};
use crate::model::{Code, ItemRef, Roadmap, Str};

/// An id of an item or a point, and where it stands: the track, the series where there is one, its own.
pub(super) struct Written {
    pub(super) id: Str,
    pub(super) at: ItemRef,
    pub(super) track: Place,
    pub(super) series: Option<Place>,
    pub(super) own: Place,
}

/// Fills in [`Roadmap::ids`]. An id that is taken is reported; the one that comes later is called as if it had none.
pub(super) fn settle(roadmap: &mut Roadmap, mut written: Vec<Written>, reader: &mut Reader<'_>) {
    // Stable: of equal ones the first in the document comes first.
    written.sort_by(|a, b| a.id.cmp(&b.id));
    let mut again = Vec::new();
    let mut ids: Vec<(Str, ItemRef)> = Vec::with_capacity(written.len());
    for one in written {
        let taken = ids.last().is_some_and(|(id, _)| *id == one.id);
        // Its own number is not taken by itself: it is what an item without a title is called.
        if taken || roadmap.find_numbered(&one.id).is_some_and(|other| other != one.at) {
            again.push(one);
        } else {
            ids.push((one.id, one.at));
        }
    }
    roadmap.ids = ids;
    for one in again {
        report(&one, reader);
        rename(roadmap, &one);
    }
}

fn report(one: &Written, reader: &mut Reader<'_>) {
    let excerpt = Some(format!("\"{}\"", cut(&one.id)));
    let is_point = one.at.series.is_some();
    let own = |r: &mut Reader<'_>| {
        r.in_key(if is_point { "points" } else { "items" }, |r| {
            r.in_element(one.own, |r| r.in_key("id", |r| r.report(Code::DuplicateId, excerpt)));
        });
    };
    reader.in_key("tracks", |r| {
        r.in_element(one.track, |r| match one.series {
            Some(series) => r.in_key("series", |r| r.in_element(series, own)),
            None => own(r),
        });
    });
}

fn rename(roadmap: &mut Roadmap, one: &Written) {
    let Some(track) = roadmap.track(one.at) else { return };
    let mut id = match one.at.series {
        Some(series) => format!("{}-{}-{}", &*track.id, series + 1, one.own.0 + 1),
        None => format!("{}-{}", &*track.id, one.own.0 + 1),
    };
    // Someone may have taken even that name.
    while roadmap.find(&id).is_some() {
        id.push('-');
    }
    let id: Str = id.into();
    let place = roadmap.ids.partition_point(|(known, _)| *known < id);
    roadmap.ids.insert(place, (id.clone(), one.at));
    let Some(track) = roadmap.tracks.get_mut(one.at.track as usize) else { return };
    match one.at.series {
        Some(series) => {
            let points = track.series.get_mut(series as usize).map(|series| &mut series.points);
            if let Some(point) = points.and_then(|points| points.get_mut(one.at.index as usize)) {
                point.id = id;
            }
        }
        None => {
            if let Some(item) = track.items.get_mut(one.at.index as usize) {
                item.id = Some(id);
            }
        }
    }
}
