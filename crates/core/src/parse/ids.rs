//! Ids that mean one thing each.

use super::format::TrackRecord;
use super::read::{IndexedOffset, Reader};
use crate::json::excerpt;
use crate::model::{Code, ItemRef, Roadmap, SharedStr, slug};

/// An id of an item or a point, and where that stands in its list. There is one for each item, and all of them are sorted: what
/// they have in common stands in a [`Lane`].
pub(super) struct Claim {
    pub(super) id: SharedStr,
    /// Whether a person wrote it.
    pub(super) written: bool,
    pub(super) at: ItemRef,
    pub(super) own: IndexedOffset,
}

/// Where a track stands, and each of its series; `None` for the points that the track has itself.
pub(super) struct Lane {
    pub(super) place: IndexedOffset,
    pub(super) series: Vec<Option<IndexedOffset>>,
}

/// Fills in [`Roadmap::ids`]. Of equal ids the first one written counts; the others are reported and get a made one.
pub(super) fn assign(roadmap: &mut Roadmap, mut claims: Vec<Claim>, lanes: &[Lane], reader: &mut Reader<'_>) {
    // Stable: of equal ones the first in the document comes first.
    claims.sort_by(|a, b| a.id.cmp(&b.id).then(b.written.cmp(&a.written)));
    let mut ids: Vec<(SharedStr, ItemRef)> = Vec::with_capacity(claims.len());
    let mut refused = Vec::new();
    for one in claims {
        if ids.last().is_some_and(|(id, _)| *id == one.id) {
            refused.push(one);
        } else {
            ids.push((one.id, one.at));
        }
    }
    roadmap.ids = ids;
    let mut more: Vec<(SharedStr, ItemRef)> = Vec::new();
    for alike in refused.chunk_by(|a, b| a.id == b.id) {
        for (one, number) in alike.iter().zip(2..) {
            if one.written {
                report(one, lanes, reader);
            }
            more.extend(renamed(roadmap, one, number).map(|id| (id, one.at)));
        }
    }
    if !more.is_empty() {
        roadmap.ids.extend(more);
        roadmap.ids.sort_by(|a, b| a.0.cmp(&b.0));
    }
}

/// The ids of tracks, and whether each was written: the first of equal ones counts, the others and those without are called by
/// their titles.
pub(super) fn track_ids(records: &[(TrackRecord, IndexedOffset)], reader: &mut Reader<'_>) -> Vec<(SharedStr, bool)> {
    let mut written: Vec<(&SharedStr, usize)> =
        records.iter().enumerate().filter_map(|(at, (record, _))| Some((record.id.as_ref()?, at))).collect();
    written.sort();
    let mut first_of = vec![false; records.len()];
    for pair in written.chunk_by(|a, b| a.0 == b.0) {
        for (position, (id, at)) in pair.iter().enumerate() {
            if position == 0 {
                first_of.get_mut(*at).into_iter().for_each(|first| *first = true);
            } else if let Some((_, place)) = records.get(*at) {
                let excerpt = Some(format!("\"{}\"", excerpt(id)));
                reader.in_element(*place, |r| r.in_key("id", |r| r.report(Code::DuplicateId, excerpt)));
            }
        }
    }
    let is_written = |id: &str| written.binary_search_by(|(known, _)| (***known).cmp(id)).is_ok();
    let unnamed = records.iter().zip(&first_of).enumerate().filter(|(_, ((record, _), first))| record.id.is_none() || !**first);
    let slug_of = |record: &TrackRecord| record.title.as_ref().map_or_else(|| "track".into(), |title| slug(title.first()));
    let slugs: Vec<(SharedStr, usize)> = unnamed.map(|(at, ((record, _), _))| (slug_of(record).into(), at)).collect();
    let mut slugs: Vec<(&SharedStr, usize)> = slugs.iter().map(|(slug, at)| (slug, *at)).collect();
    slugs.sort();
    let mut ids: Vec<(SharedStr, bool)> =
        records.iter().map(|(record, _)| (record.id.clone().unwrap_or_else(|| "".into()), true)).collect();
    for alike in slugs.chunk_by(|a, b| a.0 == b.0) {
        for ((slug, at), number) in alike.iter().zip(1..) {
            let mut id = if number > 1 { format!("{}~{number}", &***slug) } else { slug.to_string() };
            // Someone may have written even that name.
            while is_written(&id) {
                id.push('~');
            }
            ids.get_mut(*at).into_iter().for_each(|place| *place = (id.as_str().into(), false));
        }
    }
    ids
}

fn report(one: &Claim, lanes: &[Lane], reader: &mut Reader<'_>) {
    let Some(lane) = lanes.get(one.at.track as usize) else { return };
    let series = one.at.series.and_then(|series| lane.series.get(series as usize).copied().flatten());
    let excerpt = Some(format!("\"{}\"", excerpt(&one.id)));
    let is_point = one.at.series.is_some();
    let own = |r: &mut Reader<'_>| {
        r.in_key(if is_point { "points" } else { "items" }, |r| {
            r.in_element(one.own, |r| r.in_key("id", |r| r.report(Code::DuplicateId, excerpt)));
        });
    };
    reader.in_key("tracks", |r| {
        r.in_element(lane.place, |r| match series {
            Some(series) => r.in_key("series", |r| r.in_element(series, own)),
            None => own(r),
        });
    });
}

/// Takes the id of an item or point away. A point is given another one, which is told: the same with a number.
fn renamed(roadmap: &mut Roadmap, one: &Claim, number: u32) -> Option<SharedStr> {
    let mut id = format!("{}~{number}", &*one.id);
    while roadmap.find_written(&id).is_some() {
        id.push('~');
    }
    let id: Option<SharedStr> = one.at.series.map(|_| id.into());
    let track = roadmap.tracks.get_mut(one.at.track as usize)?;
    match one.at.series {
        Some(series) => {
            let point = track.series.get_mut(series as usize)?.points.get_mut(one.at.index as usize)?;
            (point.id, point.id_written) = (id.clone()?, false);
        }
        None => {
            let item = track.items.get_mut(one.at.index as usize)?;
            (item.id, item.id_written) = (None, false);
        }
    }
    id
}
