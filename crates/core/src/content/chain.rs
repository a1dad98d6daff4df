//! What waits for what: how much comes before an item and after it, and the longest way through it.

use crate::model::{ItemRef, Roadmap, SortedSet};

/// What waits for what around an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chain {
    /// How many items must come before it, directly or by others.
    pub before: usize,
    /// How many wait for it.
    pub after: usize,
    /// How many items the longest chain through it has.
    pub longest: usize,
    /// What it waits for itself and begins before the end of.
    pub begins_early: Vec<ItemRef>,
}

/// What waits for what around an item; `None` where nothing does. Circles, which are told when the document is read, are gone round once.
pub fn chain(roadmap: &Roadmap, at: ItemRef) -> Option<Chain> {
    let graph = Graph::new(roadmap);
    let start = graph.number(at)?;
    let (before, longest_before) = graph.reach(start, &graph.needs);
    let (after, longest_after) = graph.reach(start, &graph.waits);
    if before + after == 0 {
        return None;
    }
    let item = roadmap.item(at)?;
    let needed = item.details().depends_on.iter().filter_map(|id| roadmap.find_written(id));
    let is_early = |at: &ItemRef| roadmap.item(*at).is_some_and(|needed| item.begins_before_end_of(needed, roadmap.calendar));
    Some(Chain { before, after, longest: longest_before + longest_after - 1, begins_early: needed.filter(is_early).collect() })
}

/// One item that waits for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link {
    /// What must be there first.
    pub needed: ItemRef,
    /// What waits for it.
    pub waiting: ItemRef,
    /// Whether it leads to the item whose chain this is, and not away from it.
    pub leads_here: bool,
    /// Whether what waits surely begins before what it needs ends.
    pub begins_early: bool,
}

/// No edge, no next edge.
const NONE: u32 = u32::MAX;

/// Edges of one direction: for each item its first one, and for each edge where it leads and the next of the same item.
#[derive(Debug)]
struct Edges {
    first: Vec<u32>,
    edges: Vec<(u32, u32)>,
}

impl Edges {
    fn new(items: usize) -> Edges {
        Edges { first: vec![NONE; items], edges: Vec::new() }
    }

    fn first_of(&self, item: u32) -> u32 {
        self.first.get(item as usize).copied().unwrap_or(NONE)
    }

    /// The edges of one item.
    fn of(&self, item: u32) -> impl Iterator<Item = u32> + '_ {
        let edge = |at: u32| self.edges.get(at as usize).copied();
        std::iter::successors(edge(self.first_of(item)), move |(_, next)| edge(*next)).map(|(to, _)| to)
    }

    /// All edges that can be gone from an item on, from near to far (breadth-first search), each once.
    fn from(&self, start: u32) -> Vec<(u32, u32)> {
        let mut known = vec![false; self.first.len()];
        let mut is_new = |item: u32| known.get_mut(item as usize).is_some_and(|known| !std::mem::replace(known, true));
        let (mut found, mut near) = (Vec::new(), vec![start]);
        is_new(start);
        while !near.is_empty() {
            let edges = near.iter().flat_map(|item| self.of(*item).map(|to| (*item, to)));
            let edges: Vec<(u32, u32)> = edges.collect();
            near = edges.iter().map(|(_, to)| *to).filter(|to| is_new(*to)).collect();
            found.extend(edges);
        }
        found
    }

    fn add(&mut self, from: u32, to: u32) {
        let edge = u32::try_from(self.edges.len()).unwrap_or(NONE);
        if let Some(first) = self.first.get_mut(from as usize) {
            self.edges.push((to, std::mem::replace(first, edge)));
        }
    }
}

/// The items numbered through, with what waits for what: four bytes for each item and eight for each edge, in both directions.
#[derive(Debug)]
pub struct Graph {
    /// The number of the first item of each track.
    starts: Vec<u32>,
    needs: Edges,
    waits: Edges,
}

impl Graph {
    /// What waits for what in a document.
    pub fn new(roadmap: &Roadmap) -> Graph {
        let mut starts = Vec::with_capacity(roadmap.tracks.len());
        let mut count = 0u32;
        for track in &roadmap.tracks {
            starts.push(count);
            count = count.saturating_add(u32::try_from(track.items.len()).unwrap_or(NONE));
        }
        let mut graph = Graph { starts, needs: Edges::new(count as usize), waits: Edges::new(count as usize) };
        for (track, t) in roadmap.tracks.iter().zip(0u32..) {
            for (item, index) in track.items.iter().zip(0u32..) {
                let needed = item.details().depends_on.iter().filter_map(|id| roadmap.find_written(id));
                for at in needed {
                    let numbers = graph.number(ItemRef { track: t, series: None, index }).zip(graph.number(at));
                    if let Some((waiting, needed)) = numbers {
                        graph.needs.add(waiting, needed);
                        graph.waits.add(needed, waiting);
                    }
                }
            }
        }
        graph
    }

    /// Whether an item waits for another, or another for it.
    pub fn has(&self, at: ItemRef) -> bool {
        self.number(at).is_some_and(|item| self.needs.first_of(item) != NONE || self.waits.first_of(item) != NONE)
    }

    /// The chain of an item, the links nearest to it first, those before and after it by turns.
    pub fn links(&self, roadmap: &Roadmap, at: ItemRef) -> Vec<Link> {
        let Some(start) = self.number(at) else { return Vec::new() };
        let link = |leads_here: bool, (from, to): (u32, u32)| {
            let (needed, waiting) = if leads_here { (to, from) } else { (from, to) };
            let (needed, waiting) = (self.item(needed)?, self.item(waiting)?);
            let begins_early = roadmap.item(waiting)?.begins_before_end_of(roadmap.item(needed)?, roadmap.calendar);
            Some(Link { needed, waiting, leads_here, begins_early })
        };
        let (before, mut after) = (self.needs.from(start), self.waits.from(start));
        // In a circle all comes before and after; it is drawn once.
        let known = SortedSet::from_iter(before.iter().map(|(waiting, needed)| (*needed, *waiting)));
        after.retain(|edge| !known.contains(edge));
        let both = before.len().max(after.len());
        let turns = (0..both).flat_map(|turn| [(true, before.get(turn)), (false, after.get(turn))]);
        turns.filter_map(|(leads_here, edge)| link(leads_here, *edge?)).collect()
    }

    /// The item with a number.
    fn item(&self, number: u32) -> Option<ItemRef> {
        let track = self.starts.partition_point(|start| *start <= number).checked_sub(1)?;
        Some(ItemRef { track: u32::try_from(track).ok()?, series: None, index: number - self.starts.get(track)? })
    }

    fn number(&self, at: ItemRef) -> Option<u32> {
        if at.series.is_some() {
            return None;
        }
        Some(self.starts.get(at.track as usize)? + at.index)
    }

    /// How many items are reached from one, and how many the longest way from it has, itself included (depth-first search with its own
    /// stack: chains may be long).
    fn reach(&self, start: u32, edges: &Edges) -> (usize, usize) {
        // 0 is new, 1 is on the way, more is one more than its longest way.
        let mut depths = vec![0u32; edges.first.len()];
        let first = |item: u32| edges.first.get(item as usize).copied().unwrap_or(NONE);
        let mut stack = vec![(start, first(start))];
        let mut reached = 0;
        if let Some(depth) = depths.get_mut(start as usize) {
            *depth = 1;
        }
        while let Some((item, edge)) = stack.last_mut() {
            match edges.edges.get(*edge as usize) {
                Some((to, next)) => {
                    *edge = *next;
                    if let Some(depth) = depths.get_mut(*to as usize).filter(|depth| **depth == 0) {
                        *depth = 1;
                        reached += 1;
                        stack.push((*to, first(*to)));
                    }
                }
                None => {
                    let item = *item;
                    stack.pop();
                    let mut longest = 0;
                    let mut edge = first(item);
                    while let Some((to, next)) = edges.edges.get(edge as usize) {
                        longest = longest.max(depths.get(*to as usize).map_or(0, |depth| depth.saturating_sub(1)));
                        edge = *next;
                    }
                    if let Some(depth) = depths.get_mut(item as usize) {
                        *depth = longest + 2;
                    }
                }
            }
        }
        let longest = depths.get(start as usize).map_or(1, |depth| depth - 1);
        (reached, longest as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    /// A track with these items and what they need.
    fn document(items: &[(&str, &[&str])]) -> String {
        let items: Vec<String> = items
            .iter()
            .map(|(id, needs)| format!(r#"{{"id": "{id}", "title": "{id}", "dependsOn": {}}}"#, serde_json::json!(needs)))
            .collect();
        format!(r#"{{"title": "P", "tracks": [{{"title": "T", "items": [{}]}}]}}"#, items.join(","))
    }

    /// The chain of each item of a document, by its id: before, after, longest.
    fn chains(items: &[(&str, &[&str])]) -> Vec<Option<(usize, usize, usize)>> {
        let roadmap = parse(&document(items)).roadmap.unwrap();
        let all = 0..u32::try_from(items.len()).unwrap();
        let of = |index| chain(&roadmap, ItemRef { track: 0, series: None, index });
        all.map(of).map(|chain| chain.map(|chain| (chain.before, chain.after, chain.longest))).collect()
    }

    #[test]
    fn all_that_comes_before_and_after_is_counted_once() {
        // a → b → d → e, a → c → d, and f alone.
        let all = chains(&[("a", &[]), ("b", &["a"]), ("c", &["a"]), ("d", &["b", "c"]), ("e", &["d"]), ("f", &[])]);
        assert_eq!(all, [Some((0, 4, 4)), Some((1, 2, 4)), Some((1, 2, 4)), Some((3, 1, 4)), Some((4, 0, 4)), None]);
    }

    #[test]
    fn a_circle_is_gone_round_once() {
        let all = chains(&[("a", &["c"]), ("b", &["a"]), ("c", &["b"])]);
        assert!(all.iter().all(|chain| chain.is_some_and(|(before, after, _)| (before, after) == (2, 2))), "{all:?}");
    }

    #[test]
    fn a_long_chain_has_its_length() {
        let ids: Vec<String> = (0..5_000).map(|number| format!("i{number}")).collect();
        let needs: Vec<Vec<&str>> =
            (0..ids.len()).map(|at| at.checked_sub(1).map(|at| ids[at].as_str()).into_iter().collect()).collect();
        let items: Vec<(&str, &[&str])> = ids.iter().zip(&needs).map(|(id, needs)| (id.as_str(), needs.as_slice())).collect();
        assert_eq!(chains(&items[..3_000])[1_000], Some((1_000, 1_999, 3_000)));
    }

    #[test]
    fn links_come_from_near_to_far_and_each_once() {
        // a → b → d, a → c → d, and x → y → x.
        let items: &[(&str, &[&str])] =
            &[("a", &[]), ("b", &["a"]), ("c", &["a"]), ("d", &["b", "c"]), ("x", &["y"]), ("y", &["x"])];
        let roadmap = parse(&document(items)).roadmap.unwrap();
        let graph = Graph::new(&roadmap);
        let links = |index| -> Vec<(u32, u32, bool)> {
            let links = graph.links(&roadmap, ItemRef { track: 0, series: None, index });
            links.iter().map(|link| (link.needed.index, link.waiting.index, link.leads_here)).collect()
        };
        assert_eq!(links(1), [(0, 1, true), (1, 3, false)]);
        let ends: Vec<_> = links(3).into_iter().map(|(needed, waiting, _)| (needed, waiting)).collect();
        assert_eq!(ends.len(), 4, "{ends:?}");
        assert!(
            ends[..2].iter().all(|(_, waiting)| *waiting == 3) && ends[2..].iter().all(|(needed, _)| *needed == 0),
            "{ends:?}"
        );
        assert_eq!(links(4).len(), 2);
        assert!(graph.has(ItemRef { track: 0, series: None, index: 0 }));
    }
}
