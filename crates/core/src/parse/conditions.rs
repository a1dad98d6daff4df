//! By what risks are seen to have come: what their conditions speak of is there, and one thing is asked.

use super::format::ConditionRecord;
use super::read::Reader;
use crate::json::excerpt;
use crate::model::{Code, Condition, Limit, Roadmap, SharedStr};

/// The condition of a risk; `None` where it asks nothing that can be answered, which is told. Where the document is `cut_short` at a
/// limit, what it speaks of may be beyond that.
pub(super) fn condition(
    record: &ConditionRecord,
    roadmap: &Roadmap,
    cut_short: bool,
    reader: &mut Reader<'_>,
) -> Option<Condition> {
    let unknown = |key: &'static str, id: &SharedStr, reader: &mut Reader<'_>| {
        if !cut_short {
            reader.in_key(key, |r| r.report(Code::UnknownReference, Some(format!("\"{}\"", excerpt(id)))));
        }
    };
    match (&record.metric, &record.item) {
        (Some(id), other) => {
            if other.is_some() {
                reader.in_key("item", |r| r.report(Code::ConflictingCondition, None));
            }
            let track = roadmap.find_track(id);
            let metric = track.filter(|track| roadmap.tracks.get(*track as usize).is_some_and(|track| !track.series.is_empty()));
            if metric.is_none() {
                unknown("metric", id, reader);
            }
            let limit = match (&record.below, &record.above) {
                (Some(below), above) => {
                    if above.is_some() {
                        reader.in_key("above", |r| r.report(Code::ConflictingCondition, None));
                    }
                    below.0.map(Limit::Below)
                }
                (None, Some(above)) => above.0.map(Limit::Above),
                (None, None) => {
                    reader.report(Code::MissingField { field: "below" }, None);
                    return None;
                }
            };
            Some(Condition::Metric { track: metric?, limit: limit?, by: record.by.map(|date| date.0) })
        }
        (None, Some(id)) => {
            let at = roadmap.find_written(id);
            if at.is_none() {
                unknown("item", id, reader);
            }
            let Some(not_by) = &record.not_by else {
                reader.report(Code::MissingField { field: "notBy" }, None);
                return None;
            };
            Some(Condition::Item { at: at?, not_by: not_by.0?.0 })
        }
        (None, None) => {
            reader.report(Code::MissingField { field: "metric" }, None);
            None
        }
    }
}
