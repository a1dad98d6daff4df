//! What items wait for: ids that exist, and no circles.

use std::collections::HashMap;

use super::json::cut;
use super::read::Reader;
use crate::model::{Code, ItemRef, Roadmap};

/// Removes references to items that are not there, and finds circles. `places` says where in the document the items that
/// wait stand: index of the track and of the item.
pub(super) fn check(roadmap: &mut Roadmap, places: &HashMap<ItemRef, (usize, usize)>, reader: &mut Reader<'_>) {
    let known = std::mem::take(&mut roadmap.by_id);
    for (track, t) in roadmap.tracks.iter_mut().zip(0u32..) {
        for (item, index) in track.items.iter_mut().zip(0u32..) {
            let at = ItemRef { track: t, series: None, index };
            item.depends_on.retain(|id| {
                let found = known.contains_key(id);
                if !found {
                    report(at, places, reader, Code::UnknownReference, Some(format!("\"{}\"", cut(id))));
                }
                found
            });
        }
    }
    roadmap.by_id = known;
    for at in circles(roadmap) {
        let value = roadmap.id(at).map(|id| format!("\"{}\"", cut(id)));
        report(at, places, reader, Code::DependencyCycle, value);
    }
}

fn report(at: ItemRef, places: &HashMap<ItemRef, (usize, usize)>, reader: &mut Reader<'_>, code: Code, value: Option<String>) {
    let Some((track, item)) = places.get(&at).copied() else { return };
    reader.in_key("tracks", |r| {
        r.in_index(track, |r| {
            r.in_key("items", |r| r.in_index(item, |r| r.in_key("dependsOn", |r| r.report(code, value))));
        });
    });
}

/// One item of each circle of dependencies (depth-first search with its own stack: data may be deep).
fn circles(roadmap: &Roadmap) -> Vec<ItemRef> {
    /// A way through the item is being followed.
    const OPEN: (usize, usize) = (0, 0);
    /// All ways from it were followed.
    const DONE: (usize, usize) = (1, 0);
    // Pairs, as the places have them: a second kind of map would be paid for by every visitor.
    let mut marks: HashMap<ItemRef, (usize, usize)> = HashMap::new();
    let mut found = Vec::new();
    let next = |at: ItemRef, n: usize| {
        let id = roadmap.item(at)?.depends_on.get(n)?;
        roadmap.by_id.get(id).copied()
    };
    let starts = roadmap.tracks.iter().zip(0u32..).flat_map(|(track, t)| {
        track.items.iter().zip(0u32..).filter(|(item, _)| !item.depends_on.is_empty()).map(move |(_, index)| ItemRef {
            track: t,
            series: None,
            index,
        })
    });
    for start in starts {
        let mut stack = vec![(start, 0)];
        while let Some((at, n)) = stack.pop() {
            if n == 0 {
                match marks.get(&at) {
                    Some(mark) if *mark == DONE => continue,
                    Some(_) => {
                        found.push(at);
                        continue;
                    }
                    None => marks.insert(at, OPEN),
                };
            }
            match next(at, n) {
                Some(child) => {
                    stack.push((at, n + 1));
                    stack.push((child, 0));
                }
                None => {
                    marks.insert(at, DONE);
                }
            }
        }
    }
    found
}
