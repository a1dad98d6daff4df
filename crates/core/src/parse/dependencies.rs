//! What items wait for: ids that were written, and no circles.

use super::read::{IndexedOffset, Reader};
use crate::json::excerpt;
use crate::model::{Code, Item, ItemRef, Roadmap};

/// An item that waits for others, with the places of its track and its own.
type Waiting = (ItemRef, IndexedOffset, IndexedOffset);

/// Removes references to items that are not there, and finds circles and what begins too early. `waiting` is in the order of the document. Where it
/// is `cut_short` at a limit, an item that is missing may be beyond it, and nothing is said of that.
pub(super) fn check(roadmap: &mut Roadmap, waiting: &[Waiting], cut_short: bool, reader: &mut Reader<'_>) {
    for one in waiting {
        let ids = roadmap.item(one.0).map(|item| item.details().depends_on.clone()).unwrap_or_default();
        let (known, unknown): (Vec<_>, Vec<_>) = ids.into_iter().partition(|id| roadmap.find_written(id).is_some());
        for id in unknown.iter().filter(|_| !cut_short) {
            report(one, reader, Code::UnknownReference, Some(format!("\"{}\"", excerpt(id))));
        }
        if let (false, Some(more)) = (unknown.is_empty(), item_mut(roadmap, one.0).and_then(|item| item.details.as_mut())) {
            more.depends_on = known;
        }
    }
    for one in circles(roadmap, waiting) {
        let value = roadmap.id(one.0).map(|id| format!("\"{}\"", excerpt(&id)));
        report(one, reader, Code::DependencyCycle, value);
    }
    for one in waiting {
        let Some(item) = roadmap.item(one.0) else { continue };
        for id in &item.details().depends_on {
            let needed = roadmap.find_written(id).and_then(|at| roadmap.item(at));
            if needed.is_some_and(|needed| item.begins_before_end_of(needed, roadmap.calendar)) {
                report(one, reader, Code::BeginsEarly, Some(format!("\"{}\"", excerpt(id))));
            }
        }
    }
}

fn item_mut(roadmap: &mut Roadmap, at: ItemRef) -> Option<&mut Item> {
    roadmap.tracks.get_mut(at.track as usize)?.items.get_mut(at.index as usize)
}

fn report((_, track, item): &Waiting, reader: &mut Reader<'_>, code: Code, value: Option<String>) {
    reader.in_key("tracks", |r| {
        r.in_element(*track, |r| {
            r.in_key("items", |r| r.in_element(*item, |r| r.in_key("dependsOn", |r| r.report(code, value))));
        });
    });
}

/// How far the ways from an item have been followed.
#[derive(Clone, Copy, PartialEq)]
enum Mark {
    New,
    Open,
    Done,
}

/// One item of each circle of dependencies (depth-first search with its own stack: data may be deep).
fn circles<'w>(roadmap: &Roadmap, waiting: &'w [Waiting]) -> Vec<&'w Waiting> {
    let mut marks = vec![Mark::New; waiting.len()];
    let mut found = Vec::new();
    // Of what an item waits for, only what itself waits can close a circle.
    let next = |at: usize, n: usize| {
        let ids = &roadmap.item(waiting.get(at)?.0)?.details().depends_on;
        let after = ids.iter().enumerate().skip(n);
        after
            .filter_map(|(n, id)| {
                let wanted = roadmap.find_written(id)?;
                Some((n + 1, waiting.binary_search_by_key(&wanted, |(at, ..)| *at).ok()?))
            })
            .next()
    };
    for start in 0..waiting.len() {
        let mut stack = vec![(start, 0)];
        while let Some((at, n)) = stack.pop() {
            let Some(mark) = marks.get_mut(at) else { continue };
            if n == 0 {
                match *mark {
                    Mark::Done => continue,
                    Mark::Open => {
                        found.extend(waiting.get(at));
                        continue;
                    }
                    Mark::New => *mark = Mark::Open,
                }
            }
            match next(at, n) {
                Some((n, child)) => {
                    stack.push((at, n));
                    stack.push((child, 0));
                }
                None => *mark = Mark::Done,
            }
        }
    }
    found
}
