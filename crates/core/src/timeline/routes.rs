//! Ways from mark to mark: along the gutters between rows, and up or down where no text stands. This is not a router: a line has a few shapes
//! to choose from, and when each of them would cross a text, there is no line.
//!
//! All places are in px of the content: `x` from the left of the time area, `y` from the top of the tracks.

use super::scene::Rect;

/// From the end of a bar to the line that leaves it; names beside bars begin after twice as much.
const LEAVE: f64 = 4.0;
/// From the beginning of a bar to the line that reaches it: room for the head of an arrow.
const REACH: f64 = 6.0;
/// Least distance of a line from a text.
const CLEAR: f64 = 1.0;
/// Distance of parallel lines.
const APART: f64 = 4.0;
/// What it costs to leave a bar at its start, or to reach it at its end.
const FAR: f64 = 400.0;
/// What a bend costs, in px of length: a way with fewer bends is easier to follow.
const BEND: f64 = 14.0;

/// A stretch between two rows or two tracks, free of texts along all of its length.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Gutter {
    /// Its middle.
    pub(super) y: f64,
    /// Half of its height.
    pub(super) half: f64,
}

/// What a line leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndKind {
    /// A bar in a row.
    InRow,
    /// A version; along its rail no other line is seen.
    OnRail,
    /// The name of what is not in sight.
    Stub,
}

/// A mark as lines see it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct End {
    /// What is drawn of it.
    pub(super) body: Rect,
    /// The nearest gutters above it and below it.
    pub(super) gutters: [Gutter; 2],
    /// What it is.
    pub(super) kind: EndKind,
}

/// What lines avoid.
#[derive(Debug, Default)]
pub(super) struct Obstacles {
    /// Texts, which no line crosses.
    pub(super) texts: Vec<Rect>,
    /// Bars. A line passes behind one only when it finds no other way.
    pub(super) bars: Vec<Rect>,
    /// Vertical parts of the lines drawn so far.
    down: Vec<Rect>,
}

/// One way.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Way {
    /// From one mark to the other; neighbours differ in `x` or in `y`, not in both.
    pub(super) points: Vec<(f64, f64)>,
    /// The runs along gutters: the position of their first point among `points`, and the gutter.
    runs: Vec<(usize, Gutter)>,
}

/// Where a line leaves or reaches a mark: a point of its outline, and from where on it goes up or down.
#[derive(Debug, Clone, Copy)]
struct Stem {
    at: (f64, f64),
    x: f64,
    gutter: Gutter,
    cost: f64,
}

impl Obstacles {
    /// Whether a line between two points, one above or beside the other, is clear of all texts.
    fn is_clear(&self, a: (f64, f64), b: (f64, f64)) -> bool {
        let line = around(a, b, CLEAR);
        !self.texts.iter().any(|text| text.overlaps(&line))
    }

    /// Whether a stretch of a gutter is clear over its whole height, since lines run side by side in it.
    fn is_clear_along(&self, gutter: Gutter, a: f64, b: f64) -> bool {
        let Gutter { y, half } = gutter;
        let line = around((a, y - half), (b, y + half), CLEAR);
        !self.texts.iter().any(|text| text.overlaps(&line))
    }

    /// What stands in the way of a vertical line between two heights.
    fn channel(&self, (top, bottom): (f64, f64)) -> Channel {
        let (top, bottom) = (top.min(bottom), top.max(bottom));
        let crossed = |rect: &&Rect| rect.y < bottom && rect.y + rect.height > top;
        let wide = |rect: &Rect, by: f64| (rect.x - by, rect.x + rect.width + by);
        let lines = self.down.iter().filter(crossed).map(|line| wide(line, APART - 1.0));
        let mut texts: Vec<(f64, f64)> =
            self.texts.iter().filter(crossed).map(|text| wide(text, 2.0 + CLEAR)).chain(lines).collect();
        let bars = self.bars.iter().filter(crossed).map(|bar| wide(bar, 2.0));
        let mut all: Vec<(f64, f64)> = texts.iter().copied().chain(bars).collect();
        for stretches in [&mut texts, &mut all] {
            stretches.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        Channel { heights: (top, bottom), all, texts }
    }

    /// Makes later lines keep their distance from the vertical parts of this one.
    pub(super) fn keep_from(&mut self, way: &Way) {
        let downs = way.points.windows(2).filter_map(|pair| match pair {
            [a, b] if a.0 == b.0 => Some(around(*a, *b, 0.0)),
            _ => None,
        });
        self.down.extend(downs);
    }
}

/// The rectangle around a line.
fn around(a: (f64, f64), b: (f64, f64), by: f64) -> Rect {
    let (left, top) = (a.0.min(b.0), a.1.min(b.1));
    Rect { x: left - by, y: top - by, width: (a.0 - b.0).abs() + 2.0 * by, height: (a.1 - b.1).abs() + 2.0 * by }
}

/// What stands between two heights, as stretches of `x` sorted by their start.
struct Channel {
    heights: (f64, f64),
    /// Everything that a line avoids.
    all: Vec<(f64, f64)>,
    /// The same without bars.
    texts: Vec<(f64, f64)>,
}

impl Channel {
    /// The free place nearest to `near` within limits; clear of bars, too, if it can be.
    fn free(&self, near: f64, limits: (f64, f64)) -> Option<f64> {
        nearest_free(near, &self.all, limits).or_else(|| nearest_free(near, &self.texts, limits))
    }
}

/// The value nearest to `near` within limits that lies in none of the stretches.
fn nearest_free(near: f64, taken: &[(f64, f64)], (from, to): (f64, f64)) -> Option<f64> {
    let mut best: Option<f64> = None;
    let mut free_from = from;
    let mut take = |from: f64, to: f64| {
        if from <= to {
            let here = near.clamp(from, to);
            if best.is_none_or(|best| (here - near).abs() < (best - near).abs()) {
                best = Some(here);
            }
        }
    };
    for (start, end) in taken {
        take(free_from, start.min(to));
        free_from = free_from.max(*end);
    }
    take(free_from, to);
    best
}

impl End {
    fn middle(&self) -> f64 {
        self.body.y + self.body.height / 2.0
    }

    /// Where a line can leave it (`leaves`) or reach it, by its end or its beginning if it can be.
    fn stems(&self, leaves: bool, sight: Rect, obstacles: &Obstacles) -> Vec<Stem> {
        let Rect { x: left, width, .. } = self.body;
        let (right, y) = (left + width, self.middle());
        let in_sight = |x: f64| x >= sight.x && x <= sight.x + sight.width;
        let held = |x: f64| x.clamp(sight.x + 2.0, (sight.x + sight.width - 2.0).max(sight.x + 2.0));
        let (side, out) = if leaves { (right, right + LEAVE) } else { (left, left - REACH) };
        let inset = 6.0_f64.min(width / 2.0);
        let (near, far) = if leaves { (right - inset, left + inset) } else { (left + inset, right - inset) };
        let on_rail = self.kind == EndKind::OnRail;
        let mut stems = Vec::new();
        for (gutter, edge) in self.gutters.into_iter().zip([self.body.y, self.body.y + self.body.height]) {
            if in_sight(out) {
                stems.push(Stem { at: (side, y), x: out, gutter, cost: if on_rail { 4.0 * BEND } else { 0.0 } });
            }
            for (x, cost) in [(held(near), if on_rail { 0.0 } else { 3.0 * BEND }), (held(far), FAR)] {
                if x > left && x < right {
                    stems.push(Stem { at: (x, edge), x, gutter, cost });
                }
            }
        }
        for stem in &mut stems {
            // Where one bar follows upon the other there is no room between them.
            let line = around((stem.x, stem.at.1), (stem.x, stem.gutter.y), 0.0);
            if obstacles.bars.iter().any(|bar| *bar != self.body && bar.overlaps(&line)) {
                stem.cost += 4.0 * BEND;
            }
        }
        stems.retain(|stem| {
            obstacles.is_clear(stem.at, (stem.x, stem.at.1)) && obstacles.is_clear((stem.x, stem.at.1), (stem.x, stem.gutter.y))
        });
        stems
    }
}

/// The way from one mark to another, which stays in sight; `None` where none is clear of all texts.
pub(super) fn way(from: &End, to: &End, sight: Rect, obstacles: &Obstacles) -> Option<Way> {
    let (start, end) = ((from.body.x + from.body.width, from.middle()), (to.body.x, to.middle()));
    let is_free = (start.1 - end.1).abs() < 0.5 && end.0 - start.0 > REACH && [from.kind, to.kind] != [EndKind::OnRail; 2];
    if is_free && obstacles.is_clear(start, end) && !obstacles.bars.iter().any(|bar| bar.overlaps(&around(start, end, -1.0))) {
        return Some(Way { points: vec![start, (end.0, start.1)], runs: Vec::new() });
    }
    if let Some(down) = straight_down(from, to).filter(|(a, b)| obstacles.is_clear(*a, *b)) {
        return Some(Way { points: vec![down.0, down.1], runs: Vec::new() });
    }
    let limits = (sight.x + 2.0, sight.x + sight.width - 2.0);
    let (leaving, reaching) = (from.stems(true, sight, obstacles), to.stems(false, sight, obstacles));
    let pairs = leaving.iter().flat_map(|a| reaching.iter().map(move |b| (a, b)));
    let (near, far): (Vec<_>, Vec<_>) = pairs.partition(|(a, b)| a.cost < FAR && b.cost < FAR);
    // There are few pairs of heights, so each channel is computed once.
    let mut channels: Vec<Channel> = Vec::new();
    let mut free = |(a, b): (&Stem, &Stem), near: f64| {
        let heights = (a.gutter.y.min(b.gutter.y), a.gutter.y.max(b.gutter.y));
        let known = channels.iter().position(|channel| channel.heights == heights);
        let at = known.unwrap_or_else(|| {
            channels.push(obstacles.channel(heights));
            channels.len() - 1
        });
        channels.get(at)?.free(near, limits)
    };
    // Most lines can go straight up or down at one of their ends. A free place elsewhere is looked for only when they can't.
    let found = [near, far].into_iter().find_map(|pairs| {
        let beside = pairs.iter().flat_map(|(a, b)| [(*a, *b, a.x), (*a, *b, b.x)]).collect();
        cheapest(beside, obstacles).or_else(|| {
            let aside = pairs.iter().flat_map(|pair| [(*pair, pair.0.x), (*pair, pair.1.x)]);
            cheapest(aside.filter_map(|(pair, near)| Some((pair.0, pair.1, free(pair, near)?))).collect(), obstacles)
        })
    });
    found.map(|(a, b, x)| through(a, b, x))
}

/// The cheapest way that is clear of all texts. Each candidate goes up or down at one `x`.
fn cheapest<'s>(mut ways: Vec<(&'s Stem, &'s Stem, f64)>, obstacles: &Obstacles) -> Option<(&'s Stem, &'s Stem, f64)> {
    ways.sort_by(|one, other| cost(one).total_cmp(&cost(other)));
    ways.into_iter().find(|(a, b, x)| {
        obstacles.is_clear((*x, a.gutter.y), (*x, b.gutter.y))
            && obstacles.is_clear_along(a.gutter, a.x, *x)
            && obstacles.is_clear_along(b.gutter, *x, b.x)
    })
}

/// A single vertical line between a mark and a stub right above or below it.
fn straight_down(from: &End, to: &End) -> Option<((f64, f64), (f64, f64))> {
    let inset = 6.0_f64;
    let x = match (from.kind, to.kind) {
        (_, EndKind::Stub) => from.body.x + from.body.width - inset.min(from.body.width / 2.0),
        (EndKind::Stub, _) => to.body.x + inset.min(to.body.width / 2.0),
        _ => return None,
    };
    let holds = |rect: &Rect| rect.x + inset / 2.0 <= x && x <= rect.x + rect.width - inset / 2.0;
    if !holds(&from.body) || !holds(&to.body) {
        return None;
    }
    let edges = |rect: &Rect| (rect.y, rect.y + rect.height);
    let ((a_top, a_bottom), (b_top, b_bottom)) = (edges(&from.body), edges(&to.body));
    let down = (a_bottom < b_top).then_some(((x, a_bottom), (x, b_top)));
    down.or((b_bottom < a_top).then_some(((x, a_top), (x, b_bottom))))
}

/// The length of a way with what its bends cost.
fn cost((a, b, x): &(&Stem, &Stem, f64)) -> f64 {
    let bends = [a.x != *x, b.x != *x].into_iter().filter(|bend| *bend).count();
    let bends = if bends == 2 { 2.0 } else { 0.0 };
    let along = (a.x - x).abs() + (x - b.x).abs();
    let down = (a.at.1 - a.gutter.y).abs() + (a.gutter.y - b.gutter.y).abs() + (b.gutter.y - b.at.1).abs();
    along + down + bends * BEND + a.cost + b.cost
}

/// The points of a way that goes down at `x`.
fn through(a: &Stem, b: &Stem, x: f64) -> Way {
    let all = [a.at, (a.x, a.at.1), (a.x, a.gutter.y), (x, a.gutter.y), (x, b.gutter.y), (b.x, b.gutter.y), (b.x, b.at.1), b.at];
    let mut points: Vec<(f64, f64)> = Vec::with_capacity(all.len());
    for point in all {
        if points.last() != Some(&point) {
            points.push(point);
        }
    }
    let run = |gutter: Gutter| {
        points.windows(2).position(|pair| matches!(pair, [a, b] if a.1 == b.1 && a.1 == gutter.y)).map(|at| (at, gutter))
    };
    let mut runs: Vec<(usize, Gutter)> = [run(a.gutter), run(b.gutter)].into_iter().flatten().collect();
    runs.dedup();
    Way { points, runs }
}

/// Puts lines that share a gutter side by side. Lines with the same key come from one mark and stay together.
pub(super) fn side_by_side<K: PartialEq + Copy>(ways: &mut [(K, Way)]) {
    struct Run<K> {
        key: K,
        way: usize,
        at: usize,
        gutter: Gutter,
        left: f64,
        right: f64,
    }
    let mut runs = Vec::new();
    for (number, (key, way)) in ways.iter().enumerate() {
        for (at, gutter) in &way.runs {
            if let (Some(a), Some(b)) = (way.points.get(*at), way.points.get(*at + 1)) {
                let (left, right) = (a.0.min(b.0), a.0.max(b.0));
                runs.push(Run { key: *key, way: number, at: *at, gutter: *gutter, left, right });
            }
        }
    }
    runs.sort_by(|a, b| a.gutter.y.total_cmp(&b.gutter.y).then(a.left.total_cmp(&b.left)));
    for same in runs.chunk_by(|a, b| (a.gutter.y - b.gutter.y).abs() < 0.5) {
        // First fit: the lanes, each with the end of its last run and whose that is.
        let mut lanes: Vec<(f64, K)> = Vec::new();
        let mut placed = Vec::new();
        for run in same {
            let free = lanes.iter().position(|(end, key)| *end + APART <= run.left || *key == run.key);
            let lane = free.unwrap_or_else(|| {
                lanes.push((f64::NEG_INFINITY, run.key));
                lanes.len() - 1
            });
            if let Some(taken) = lanes.get_mut(lane) {
                *taken = (taken.0.max(run.right), run.key);
            }
            placed.push((run, lane));
        }
        let count = count(lanes.len());
        for (run, lane) in placed {
            let apart = if count > 1.0 { APART.min(2.0 * run.gutter.half / (count - 1.0)) } else { 0.0 };
            let y = run.gutter.y + (self::count(lane) - (count - 1.0) / 2.0) * apart;
            let points = ways.get_mut(run.way).map(|(_, way)| &mut way.points);
            for point in points.into_iter().flat_map(|points| points.iter_mut().skip(run.at).take(2)) {
                point.1 = y;
            }
        }
    }
}

/// Lanes of a gutter are few.
#[allow(clippy::cast_precision_loss)]
fn count(lanes: usize) -> f64 {
    lanes as f64
}
