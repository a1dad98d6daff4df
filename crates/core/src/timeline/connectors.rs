//! What waits for what, drawn for one item: lines through the gutters, and stubs with a name where the other end is not in sight.

use super::plan::PlanInputs;
use super::routes::{self, End, EndKind, Gutter, Obstacles, Way};
use super::scene::{Mark, PieceKind, Rect, Scene, TrackScene};
use super::sizes::shared::{STUB, TITLE_FONT};
use super::sizes::{BAR, GAP, ROW_GAP, TITLE_LINE, TRACK_PAD};
use crate::content::chain::Link;
use crate::content::{Target, item_title};
use crate::i18n::LocalizedText;
use crate::model::{ItemRef, Kind, push_decimal};

/// The most lines drawn at once.
const MOST: usize = 60;
/// The most names of ends out of sight shown at once, those nearest to the item first.
const MOST_NAMES: usize = 16;
/// Widest stub, in px for 16 px text.
const WIDEST: f64 = 190.0;
/// What a stub has around its text.
const AROUND: f64 = 18.0;
/// From a mark to a stub beside it.
const BESIDE: f64 = 18.0;
/// How far up and down from its mark a stub may stand.
const FAR: f64 = 150.0;
/// How many free places for a stub are tried before it goes without a line.
const TRIES: usize = 8;
/// How rounded the bends are.
const ROUND: f64 = 4.0;
/// Length of the head of an arrow, and half of its width.
const HEAD: (f64, f64) = (6.0, 3.5);

/// The links around an item as they are drawn.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Connectors {
    /// The part of the content that it takes.
    pub area: Rect,
    /// SVG path data of the lines that lead to the item, in px of the area.
    pub before: String,
    /// Of those that lead on from it.
    pub after: String,
    /// Of their heads.
    pub heads: String,
    /// Signs on links whose item begins before what it needs ends: their places, in px of the content.
    pub early: Vec<(f64, f64)>,
    /// Names of the ends that are not in sight.
    pub stubs: Vec<Stub>,
}

/// The name of an end that is not in sight, beside the end that is.
#[derive(Debug, Clone, PartialEq)]
pub struct Stub {
    /// Where, in the content.
    pub rect: Rect,
    /// Its name and how many more there are; or, without a target, how many links are not drawn.
    pub words: LocalizedText,
    /// What it stands for.
    pub target: Option<Target>,
    /// Whether the timeline can go there. An item without a date, or a hidden one, only opens its details.
    pub leads: bool,
    /// Whether something begins before what it needs ends.
    pub early: bool,
    /// Whether it comes before.
    pub before: bool,
}

/// Where a line comes from, and how it is drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Origin {
    needed: ItemRef,
    leads_here: bool,
    early: bool,
}

/// Lines and stubs as places, before they are written as paths.
#[derive(Debug, Default)]
pub(super) struct Layout {
    ways: Vec<(Origin, Way)>,
    pub(super) stubs: Vec<Stub>,
    /// What no line crosses.
    pub(super) obstacles: Obstacles,
}

/// The links of one mark, in one direction, whose other ends are not in sight.
struct Missing {
    at: ItemRef,
    /// Whether they come before it.
    before: bool,
    others: Vec<ItemRef>,
    /// Whether one of these links begins too early.
    early: bool,
    /// The first of these links.
    link: Link,
}

/// A scene in which links are drawn.
pub struct LinkedScene<'a> {
    /// The scene.
    pub scene: &'a Scene,
    /// What its plan was made from.
    pub inputs: PlanInputs<'a>,
    /// The part of the content that is in sight.
    pub sight: Rect,
    /// Whether a mark is hidden, and so counts as out of sight.
    pub is_hidden: &'a dyn Fn(&Target) -> bool,
}

impl LinkedScene<'_> {
    /// Draws the `links` of the item `at`.
    pub fn connectors(&self, links: &[Link], at: ItemRef) -> Connectors {
        self.layout(links, at).written(self.sight)
    }

    /// The same before it is written as paths.
    pub(super) fn layout(&self, links: &[Link], at: ItemRef) -> Layout {
        let mut layout = Layout { obstacles: self.obstacles(), ..Layout::default() };
        let mut missing: Vec<Missing> = Vec::new();
        let mut miss = |at: ItemRef, other: ItemRef, link: Link| {
            let before = at == link.waiting;
            match missing.iter_mut().find(|known| known.at == at && known.before == before) {
                Some(known) => {
                    known.others.push(other);
                    known.early |= link.begins_early;
                }
                None => missing.push(Missing { at, before, others: vec![other], early: link.begins_early, link }),
            }
        };
        let mut undrawn = links.len().saturating_sub(MOST);
        for link in links.iter().take(MOST) {
            let (needed, waiting) = (self.of(link.needed), self.of(link.waiting));
            let way = needed.zip(waiting).and_then(|(from, to)| routes::way(&from, &to, self.sight, &layout.obstacles));
            match (way, needed, waiting) {
                (Some(way), ..) => layout.draw(link, way),
                (None, None, None) => undrawn += 1,
                (None, needed, waiting) => {
                    if needed.is_some() {
                        miss(link.needed, link.waiting, *link);
                    }
                    if waiting.is_some() {
                        miss(link.waiting, link.needed, *link);
                    }
                }
            }
        }
        let named = missing.len().min(MOST_NAMES);
        undrawn += missing.iter().skip(named).map(|one| one.others.len()).sum::<usize>();
        for one in missing.iter().take(named) {
            if !layout.stub(self, one) {
                undrawn += one.others.len();
            }
        }
        if let Some(end) = self.of(at).filter(|_| undrawn > 0) {
            let words = LocalizedText::own(format!("+{undrawn}"));
            if let Some((rect, _)) = layout.place(self, &end, &words, false, false) {
                layout.stubs.push(Stub { rect, words, target: None, leads: false, early: false, before: false });
            }
        }
        routes::side_by_side(&mut layout.ways);
        layout
    }

    /// The mark of an item, where that is in sight.
    fn of(&self, at: ItemRef) -> Option<End> {
        let track = self.scene.tracks.iter().find(|track| track.index == at.track)?;
        let mark = track.marks.iter().find(|mark| mark.target == Target::Item(at) && !(self.is_hidden)(&mark.target))?;
        let body = body(mark, track);
        let px = |length: f64| self.inputs.sizes.px(length);
        let is_in_sight = body.x < self.sight.x + self.sight.width - px(GAP)
            && body.x + body.width > self.sight.x + px(GAP)
            && body.y < self.sight.y + self.sight.height
            && body.y + body.height > self.sight.y;
        let is_rail = self.inputs.roadmap.tracks.get(at.track as usize).is_some_and(|track| track.kind == Kind::Versions);
        let half = px(ROW_GAP) / 2.0;
        let gutters = if is_rail {
            // Levels of names stand around the rail, so the next free stretches are those between the tracks.
            let half = px(TRACK_PAD) / 2.0 - 2.0;
            [track.top - half, track.top + track.height - half - 2.0].map(|y| Gutter { y, half })
        } else {
            let (top, bottom) = (track.top + track.body + mark.rect.y, track.top + track.body + mark.rect.y + mark.rect.height);
            [top - half, bottom + half].map(|y| Gutter { y, half })
        };
        is_in_sight.then_some(End { body, gutters, kind: if is_rail { EndKind::OnRail } else { EndKind::InRow } })
    }

    fn obstacles(&self) -> Obstacles {
        let mut obstacles = Obstacles::default();
        let (left, right) = (self.sight.x, self.sight.x + self.sight.width);
        for track in &self.scene.tracks {
            let down = track.top + track.body;
            let placed = |rect: Rect| Rect { y: rect.y + down, ..rect };
            for mark in track.marks.iter().filter(|mark| !(self.is_hidden)(&mark.target)) {
                obstacles.bars.push(body(mark, track));
                let label = mark.label.as_ref().map(|label| placed(label.clone().moved_by(&mark.rect).rect));
                obstacles.texts.extend(label.map(|label| match mark.label_stays() {
                    // It stays in sight as long as its bar does.
                    true => Rect { x: label.x.max(left).min(mark.rect.x + mark.rect.width - label.width), ..label },
                    false => label,
                }));
            }
            obstacles.texts.extend(track.captions.iter().map(|caption| placed(caption.rect)));
            for column in &track.shelf {
                let beside = |rect: Rect| placed(Rect { x: rect.x + left, ..rect });
                obstacles.texts.push(beside(column.rect));
                obstacles.texts.extend(column.marks.iter().map(|mark| beside(mark.rect)));
            }
            obstacles.texts.extend(self.title(track));
            let hints = track.hints.iter().map(|hint| hint.place(left, self.sight.width, self.inputs.sizes));
            obstacles.texts.extend(hints.map(placed));
        }
        let is_near = |rect: &Rect| rect.x < right && rect.x + rect.width > left;
        obstacles.texts.retain(is_near);
        obstacles.bars.retain(is_near);
        obstacles
    }

    /// The title of a track, where it stands above it.
    fn title(&self, track: &TrackScene) -> Option<Rect> {
        let sizes = self.inputs.sizes;
        let width =
            sizes.text_width(&track.title.text, TITLE_FONT, true) + sizes.label_width(&track.count, false) + sizes.px(48.0);
        let (x, y) = (self.sight.x, track.top + 2.0 * sizes.px(ROW_GAP));
        sizes.is_narrow().then(|| Rect { x, y, width, height: sizes.px(TITLE_LINE) - 2.0 * sizes.px(ROW_GAP) })
    }
}

/// What is drawn of a mark, in the content.
fn body(mark: &Mark, track: &TrackScene) -> Rect {
    let is_body = |kind: PieceKind| !matches!(kind, PieceKind::Leader | PieceKind::Progress | PieceKind::Actual(..));
    let bodies = mark.pieces.iter().filter(|piece| is_body(piece.kind)).map(|piece| piece.rect);
    let all = bodies.reduce(|a, b| {
        let (x, y) = (a.x.min(b.x), a.y.min(b.y));
        let (right, bottom) = ((a.x + a.width).max(b.x + b.width), (a.y + a.height).max(b.y + b.height));
        Rect { x, y, width: right - x, height: bottom - y }
    });
    let inner = all.unwrap_or(Rect { x: 0.0, y: 0.0, ..mark.rect });
    Rect { x: mark.rect.x + inner.x, y: track.top + track.body + mark.rect.y + inner.y, ..inner }
}

impl Layout {
    fn draw(&mut self, link: &Link, way: Way) {
        self.obstacles.keep_from(&way);
        self.ways.push((Origin { needed: link.needed, leads_here: link.leads_here, early: link.begins_early }, way));
    }

    /// Writes the names of ends out of sight beside their mark. Returns whether there was room.
    fn stub(&mut self, ends: &LinkedScene<'_>, missing: &Missing) -> bool {
        let (Some(end), Some(first)) = (ends.of(missing.at), missing.others.first()) else { return false };
        let Some(item) = ends.inputs.roadmap.item(*first) else { return false };
        let mut words = item_title(item, ends.inputs.locale);
        let more = missing.others.len() - 1;
        if more > 0 {
            words.text = format!("{} +{more}", words.text);
        }
        let Some((rect, way)) = self.place(ends, &end, &words, missing.before, true) else { return false };
        if let Some(way) = way {
            // Its sign stands with the name.
            self.draw(&Link { begins_early: false, ..missing.link }, way);
        }
        self.obstacles.texts.push(rect);
        let target = Target::Item(*first);
        let leads = ends.inputs.schedule.days(*first).is_some() && !(ends.is_hidden)(&target);
        self.stubs.push(Stub { rect, words, target: Some(target), leads, early: missing.early, before: missing.before });
        true
    }

    /// A free place for a stub near a mark, and the way there. Where nothing is free, the place that covers least, without a way.
    fn place(
        &self,
        ends: &LinkedScene<'_>,
        end: &End,
        words: &LocalizedText,
        before: bool,
        joined: bool,
    ) -> Option<(Rect, Option<Way>)> {
        let sizes = ends.inputs.sizes;
        let (sight, height) = (ends.sight, sizes.px(STUB));
        let width = (sizes.label_width(&words.text, false) + sizes.px(AROUND)).min(sizes.px(WIDEST));
        let limits = (sight.x, (sight.x + sight.width - width).max(sight.x));
        let beside = sizes.px(BESIDE);
        let body = end.body;
        let y = body.y + (body.height - height) / 2.0;
        let step = (sizes.px(BAR) + sizes.px(ROW_GAP)) / 2.0;
        let steps = std::iter::successors(Some(0.0), |down| Some(down + step)).take_while(|down| *down <= sizes.px(FAR));
        let downs: Vec<f64> = steps.flat_map(|down| [down, -down]).skip(1).collect();
        let aside = [beside, 3.0 * beside, 6.0 * beside, -width / 2.0];
        let x = |aside: f64| if before { body.x - aside - width } else { body.x + body.width + aside };
        let mut places: Vec<(f64, Rect)> = Vec::new();
        for down in &downs {
            for aside in aside {
                let rect = Rect { x: x(aside).clamp(limits.0, limits.1), y: y + down, width, height };
                places.push(((rect.x - x(beside)).abs() + down.abs(), rect));
            }
        }
        places.sort_by(|a, b| a.0.total_cmp(&b.0));
        let is_free = |rect: &Rect| {
            let wide = Rect { x: rect.x - 2.0, y: rect.y - 1.0, width: rect.width + 4.0, height: rect.height + 2.0 };
            rect.y >= sight.y
                && rect.y + rect.height <= sight.y + sight.height
                && !self.obstacles.texts.iter().chain(&self.obstacles.bars).any(|other| other.overlaps(&wide))
        };
        let half = sizes.px(ROW_GAP) / 2.0;
        let way = |rect: &Rect| {
            let gutters = [rect.y - half, rect.y + rect.height + half].map(|y| Gutter { y, half });
            let stub = End { body: *rect, gutters, kind: EndKind::Stub };
            if before { routes::way(&stub, end, sight, &self.obstacles) } else { routes::way(end, &stub, sight, &self.obstacles) }
        };
        let mut free = places.iter().map(|(_, rect)| *rect).filter(is_free).take(TRIES);
        let found = free.find_map(|rect| if joined { Some((rect, Some(way(&rect)?))) } else { Some((rect, None)) });
        // Nothing is free: cover as little as possible, but never the mark itself or another stub.
        let covers =
            |rect: &Rect| self.obstacles.texts.iter().chain(&self.obstacles.bars).filter(|other| other.overlaps(rect)).count();
        let is_allowed = |rect: &Rect| !body.overlaps(rect) && !self.stubs.iter().any(|stub| stub.rect.overlaps(rect));
        let best = || places.iter().map(|(_, rect)| *rect).filter(is_allowed).min_by_key(covers);
        found.or_else(|| best().map(|rect| (rect, None)))
    }

    /// The lines as points, from what is needed to what waits for it.
    #[cfg(test)]
    pub(super) fn lines(&self) -> impl Iterator<Item = &[(f64, f64)]> {
        self.ways.iter().map(|(_, way)| way.points.as_slice())
    }

    /// As paths in px of the part that is in sight.
    fn written(self, sight: Rect) -> Connectors {
        let mut connectors = Connectors { area: sight, stubs: self.stubs, ..Connectors::default() };
        for (origin, way) in &self.ways {
            let points: Vec<(f64, f64)> = way.points.iter().map(|(x, y)| (x - sight.x, y - sight.y)).collect();
            line(if origin.leads_here { &mut connectors.before } else { &mut connectors.after }, &points);
            head(&mut connectors.heads, &points);
            if origin.early {
                connectors.early.extend(middle(&way.points));
            }
        }
        connectors
    }
}

/// The middle of the longest part of a way.
fn middle(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    let pairs = points.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.get(1)?)));
    let longest = pairs.max_by(|a, b| length(*a).total_cmp(&length(*b)))?;
    Some(((longest.0.0 + longest.1.0) / 2.0, (longest.0.1 + longest.1.1) / 2.0))
}

/// The length of a part that goes along or down.
fn length((a, b): ((f64, f64), (f64, f64))) -> f64 {
    (a.0 - b.0).abs() + (a.1 - b.1).abs()
}

/// The point so far before `b` on the part from `a`.
fn before(a: (f64, f64), b: (f64, f64), by: f64) -> (f64, f64) {
    let share = (by / length((a, b)).max(f64::EPSILON)).min(1.0);
    (b.0 + (a.0 - b.0) * share, b.1 + (a.1 - b.1) * share)
}

/// Writes a line with rounded bends.
fn line(path: &mut String, points: &[(f64, f64)]) {
    let Some((first, last)) = points.first().zip(points.last()) else { return };
    push(path, 'M', *first);
    for bend in points.windows(3) {
        let [a, b, c] = bend else { continue };
        let round = ROUND.min(length((*a, *b)) / 2.0).min(length((*b, *c)) / 2.0);
        push(path, 'L', before(*a, *b, round));
        push(path, 'Q', *b);
        push(path, ' ', before(*c, *b, round));
    }
    push(path, 'L', *last);
}

/// Writes the head at the end of a line.
fn head(path: &mut String, points: &[(f64, f64)]) {
    let [.., from, tip] = points else { return };
    let (back, side) = HEAD;
    let along = length((*from, *tip)).max(f64::EPSILON);
    let (dx, dy) = ((tip.0 - from.0) / along, (tip.1 - from.1) / along);
    let base = (tip.0 - dx * back, tip.1 - dy * back);
    push(path, 'M', *tip);
    push(path, 'L', (base.0 - dy * side, base.1 + dx * side));
    push(path, 'L', (base.0 + dy * side, base.1 - dx * side));
    path.push('Z');
}

fn push(path: &mut String, command: char, (x, y): (f64, f64)) {
    path.push(command);
    push_decimal(path, x, 1);
    path.push(' ');
    push_decimal(path, y, 1);
}
