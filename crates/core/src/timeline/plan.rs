//! The plan: every track packed for one zoom level, stacked, and ready to answer for a window.

use std::rc::Rc;

use super::axis::{self, axis};
use super::clusters;
use super::context::{TrackContext, WindowPx};
use super::entries::Entries;
use super::metric::MetricPlan;
use super::scale::{TimeScale, packing_scale};
use super::scene::{DayLine, Rect, Scene, TrackScene, ValueAt};
use super::sizes::shared::TITLE_FONT;
use super::sizes::{Sizes, TITLE_LINE, TRACK_MIN, TRACK_PAD};
use super::slot::RowsPlan;
use super::undated::UndatedPlan;
use super::versions::VersionsPlan;
use crate::content::{accent_of, track_count};
use crate::i18n::Locale;
use crate::i18n::dates::{self, Style};
use crate::model::{Day, DayRange, Kind, Period, Roadmap, SortedSet, Track};
use crate::schedule::Schedule;

/// From this height on, in px for 16 px text, the timeline gets a scroll bar of its own.
const TALL: f64 = 2_400.0;

/// What a plan is made from.
#[derive(Debug, Clone, Copy)]
pub struct PlanInputs<'a> {
    /// The roadmap.
    pub roadmap: &'a Roadmap,
    /// When its items take place; a plan is taken over as long as this is the same one.
    pub schedule: &'a Rc<Schedule>,
    /// Language and calendar.
    pub locale: &'a Locale,
    /// The screen.
    pub sizes: &'a Sizes,
    /// Width in px of the time that is in sight: less than the screen has while details stand beside it.
    pub time_width: f64,
    /// Today.
    pub today: Day,
    /// The days on the axis; `None` where nothing is dated.
    pub extent: Option<DayRange>,
    /// The scale that shows the whole plan, px per day.
    pub fit: f64,
    /// The scale wanted now, px per day.
    pub px_per_day: f64,
    /// Indices of the collapsed tracks.
    pub collapsed: &'a SortedSet<u32>,
}

impl<'a> PlanInputs<'a> {
    /// What packing or drawing one track at a scale needs.
    fn context(&self, track: &'a Track, index: u32, scale: TimeScale) -> TrackContext<'a> {
        let PlanInputs { roadmap, schedule, locale, sizes, today, .. } = *self;
        TrackContext { roadmap, track, schedule: schedule.track(index), index, locale, sizes, scale, today }
    }
}

/// A packed track, at the coarsest scale of its zoom level.
#[derive(Debug)]
enum Packed {
    Rows(RowsPlan),
    Versions(VersionsPlan),
    Metric(MetricPlan),
    Undated,
}

impl Packed {
    fn height(&self) -> f64 {
        match self {
            Packed::Rows(plan) => plan.height(),
            Packed::Versions(plan) => plan.height(),
            Packed::Metric(plan) => plan.height(),
            Packed::Undated => 0.0,
        }
    }
}

/// What packing depends on besides the roadmap; where it is the same, packed tracks are taken over.
#[derive(Debug, Clone)]
struct Key {
    schedule: Rc<Schedule>,
    scale: Option<TimeScale>,
    sizes: Sizes,
    locale: Locale,
    /// Which version is the current one, what is under way, and which milestone is the next, are matters of the day.
    today: Day,
}

impl Key {
    /// Whether both have the same items on the same days.
    fn has_same_items(&self, other: &Key) -> bool {
        let days = |key: &Key| key.scale.map(|scale| (scale.origin, scale.end));
        Rc::ptr_eq(&self.schedule, &other.schedule) && days(self) == days(other)
    }

    /// Whether both pack in the same way.
    fn packs_alike(&self, other: &Key) -> bool {
        self.has_same_items(other) && self.has_same_widths(other) && self.scale == other.scale && self.today == other.today
    }

    /// Whether their titles are as wide in both.
    fn has_same_widths(&self, other: &Key) -> bool {
        self.sizes == other.sizes && self.locale == other.locale
    }
}

#[derive(Debug)]
struct PlannedTrack {
    top: f64,
    height: f64,
    body: f64,
    collapsed: bool,
    packed: Rc<Packed>,
    shelf: Rc<UndatedPlan>,
}

/// Every track packed for one zoom level and stacked.
#[derive(Debug)]
pub struct Plan {
    key: Key,
    scale: Option<TimeScale>,
    /// The items of each track, the same at every zoom.
    entries: Rc<Vec<Entries>>,
    /// Width of the shelves in px.
    shelf_width: f64,
    tracks: Vec<PlannedTrack>,
    height: f64,
}

impl Plan {
    /// Packs what the previous plan does not already have packed, and stacks the tracks.
    pub fn new(inputs: PlanInputs<'_>, previous: Option<&Plan>) -> Plan {
        let scale_at = |px_per_day: f64| {
            inputs.extent.map(|extent| TimeScale { origin: extent.first, end: extent.last.plus(1), px_per_day })
        };
        let scale = scale_at(inputs.px_per_day);
        let key = Key {
            schedule: inputs.schedule.clone(),
            scale: scale_at(packing_scale(inputs.px_per_day, inputs.fit)),
            // How high the screen is changes nothing in a track.
            sizes: Sizes { screen: 0.0, ..inputs.sizes.clone() },
            locale: inputs.locale.clone(),
            today: inputs.today,
        };
        let context = |(track, index), scale| inputs.context(track, index, scale);
        let lanes = || inputs.roadmap.tracks.iter().zip(0u32..);
        // Where nothing is dated, everything is on the shelf, and there is no scale to speak of.
        let any_scale = key.scale.unwrap_or(TimeScale { origin: inputs.today, end: inputs.today.plus(1), px_per_day: 1.0 });
        let entries = match previous.filter(|previous| previous.key.has_same_items(&key)) {
            Some(previous) => {
                if !previous.key.has_same_widths(&key) {
                    previous.entries.iter().for_each(Entries::forget_widths);
                }
                previous.entries.clone()
            }
            None => Rc::new(lanes().map(|lane| Entries::new(&context(lane, any_scale))).collect()),
        };
        let known = previous.filter(|previous| previous.key.packs_alike(&key));
        let same_shelves = known.is_some_and(|plan| plan.shelf_width == inputs.time_width);
        let mut tracks = Vec::with_capacity(inputs.roadmap.tracks.len());
        let mut top = 0.0;
        let headings = inputs.schedule.headings();
        for (lane, entries) in lanes().zip(entries.iter()) {
            let (track, index) = lane;
            let reused = known.and_then(|plan| plan.tracks.get(index as usize));
            let packed = reused
                .map(|planned| planned.packed.clone())
                .unwrap_or_else(|| Rc::new(key.scale.map_or(Packed::Undated, |scale| pack(&context(lane, scale), entries))));
            let shelf = reused
                .filter(|_| same_shelves)
                .map(|planned| planned.shelf.clone())
                .unwrap_or_else(|| Rc::new(UndatedPlan::new(&context(lane, any_scale), &headings, inputs.time_width)));
            let collapsed = inputs.collapsed.contains(&index);
            let planned = stack(inputs.sizes, track, inputs.locale, top, collapsed, packed, shelf);
            top += planned.height;
            tracks.push(planned);
        }
        Plan { key, scale, entries, shelf_width: inputs.time_width, tracks, height: top }
    }

    /// The time scale; `None` where nothing is dated.
    pub fn scale(&self) -> Option<TimeScale> {
        self.scale
    }

    /// The items of a track.
    pub(super) fn entries_of(&self, index: u32) -> Option<&Entries> {
        self.entries.get(index as usize)
    }

    /// Height of all tracks in px.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// Whether all tracks together are too high to be drawn at once; then the timeline scrolls on its own.
    pub fn is_tall(&self, sizes: &Sizes) -> bool {
        self.height > sizes.px(TALL)
    }

    /// Top edge and height of a track in px.
    pub fn track_place(&self, index: u32) -> Option<(f64, f64)> {
        self.tracks.get(index as usize).map(|track| (track.top, track.height))
    }

    /// The track at a height in px, and how far below its top edge that is.
    pub fn track_at(&self, y: f64) -> Option<(u32, f64)> {
        let index = self.tracks.partition_point(|track| track.top <= y).checked_sub(1)?;
        Some((u32::try_from(index).ok()?, y - self.tracks.get(index)?.top))
    }

    /// The picture of a window: `x` from the left of the time area, `y` from the top of the tracks, both in px.
    pub fn scene(&self, inputs: PlanInputs<'_>, window: Rect) -> Scene {
        let sizes = inputs.sizes;
        let wanted = WindowPx { left: window.x, right: window.x + window.width, top: window.y, bottom: window.y + window.height };
        let axis = self.scale.map(|scale| {
            let day = |x: f64| Day::from_number(super::scale::whole(scale.day_from_x(x.clamp(0.0, scale.width())).floor()));
            let last = day(wanted.right).min(scale.end.plus(-1));
            axis(&scale, day(wanted.left), last, sizes, inputs.locale)
        });
        let first = self.tracks.partition_point(|track| track.top + track.height <= window.y);
        let visible = self.tracks.iter().enumerate().skip(first).take_while(|(_, track)| track.top < window.y + window.height);
        Scene {
            width: self.scale.map_or(inputs.time_width, |scale| scale.width()),
            height: self.height,
            end_room: sizes.end_room(),
            tall: self.is_tall(sizes),
            label_column: sizes.label_column(),
            axis,
            today: self.day_line(inputs, inputs.today, dates::day(inputs.today, Style::Bare, inputs.locale)),
            tracks: visible.filter_map(|(index, planned)| self.track_scene(index, planned, inputs, wanted)).collect(),
        }
    }

    /// The line through a day with the pill above it; `None` where the day is not on the axis.
    pub fn day_line(&self, inputs: PlanInputs<'_>, day: Day, label: String) -> Option<DayLine> {
        let scale = self.scale?;
        let on_axis = day >= scale.origin && day < scale.end;
        let x = scale.x_from_day(f64::from(day.number()) + 0.5);
        let pill = inputs.sizes.label_width(&label, true) + inputs.sizes.px(16.0);
        let pill_x = (x - pill / 2.0).clamp(0.0, (scale.width() - pill).max(0.0));
        on_axis.then_some(DayLine { x, pill_x, label })
    }

    /// What the charts say at the end of a day, or `only` one of them.
    pub fn values_at(&self, inputs: PlanInputs<'_>, day: Day, only: Option<u32>) -> Vec<ValueAt> {
        let Some(scale) = self.scale.filter(|scale| day >= scale.origin && day < scale.end) else { return Vec::new() };
        let lanes = self.tracks.iter().zip(&inputs.roadmap.tracks).zip(0u32..);
        let shown = lanes.filter(|((planned, _), track)| !planned.collapsed && only.is_none_or(|only| only == *track));
        let values = shown.flat_map(|((planned, track), index)| {
            let Packed::Metric(plan) = &*planned.packed else { return Vec::new() };
            let mut values = plan.values_at(&inputs.context(track, index, scale), day);
            values.iter_mut().for_each(|value| value.y += planned.top + planned.body);
            values
        });
        values.collect()
    }

    /// The period of the axis' finer row that is next after a day (1) or before it (−1), or of its coarser row.
    pub fn next_period(&self, inputs: PlanInputs<'_>, day: Day, direction: i32, coarse: bool) -> Option<Period> {
        axis::next_period(&self.scale?, day, direction, coarse, inputs.sizes, inputs.locale)
    }

    fn track_scene(&self, at: usize, planned: &PlannedTrack, inputs: PlanInputs<'_>, window: WindowPx) -> Option<TrackScene> {
        let track = inputs.roadmap.tracks.get(at)?;
        let index = u32::try_from(at).ok()?;
        let mut scene = TrackScene {
            index,
            id: track.id.to_string(),
            title: inputs.locale.title(track.title.as_ref()),
            count: track_count(track, inputs.locale),
            accent: accent_of(inputs.roadmap, index),
            top: planned.top,
            height: planned.height,
            body: planned.body,
            collapsed: planned.collapsed,
            rails: Vec::new(),
            curves: Vec::new(),
            zero_lines: Vec::new(),
            captions: Vec::new(),
            marks: Vec::new(),
            shelf: Vec::new(),
            hints: Vec::new(),
        };
        if planned.collapsed {
            return Some(scene);
        }
        let above = planned.top + planned.body;
        let window = WindowPx { top: window.top - above, bottom: window.bottom - above, ..window };
        if let Some(scale) = self.scale {
            let context = inputs.context(track, index, scale);
            match &*planned.packed {
                Packed::Rows(plan) => plan.draw(&context, window, &mut scene),
                Packed::Versions(plan) => plan.draw(&context, window, &mut scene),
                Packed::Metric(plan) => plan.draw(&context, window, &mut scene),
                Packed::Undated => {}
            }
        }
        planned.shelf.draw(inputs.roadmap, inputs.locale, planned.packed.height(), &mut scene);
        Some(scene)
    }
}

fn pack(context: &TrackContext<'_>, entries: &Entries) -> Packed {
    match context.track.kind {
        Kind::Phases | Kind::Markets => Packed::Rows(RowsPlan::pack(context, &entries.dated)),
        Kind::Tasks => Packed::Rows(clusters::pack_tasks(context, &entries.dated)),
        Kind::Versions => Packed::Versions(VersionsPlan::pack(context)),
        Kind::Metric => Packed::Metric(MetricPlan::pack(context)),
    }
}

fn stack(
    sizes: &Sizes,
    track: &Track,
    locale: &Locale,
    top: f64,
    collapsed: bool,
    packed: Rc<Packed>,
    shelf: Rc<UndatedPlan>,
) -> PlannedTrack {
    let narrow = sizes.is_narrow();
    let title_line = if narrow { sizes.px(TITLE_LINE) } else { 0.0 };
    let content = packed.height() + shelf.height();
    let least = if narrow { title_line } else { title_height(sizes, track, locale) };
    let height = if collapsed { least } else { (title_line + content + 2.0 * sizes.px(TRACK_PAD)).max(least) };
    PlannedTrack { top, height, body: title_line + sizes.px(TRACK_PAD), collapsed, packed, shelf }
}

/// Height of a title beside its track: as many lines as it takes, and a line for the count.
fn title_height(sizes: &Sizes, track: &Track, locale: &Locale) -> f64 {
    let title = locale.title(track.title.as_ref()).text;
    let room = sizes.label_column() - sizes.px(48.0);
    // A word that is too long for the column is broken.
    let rows = |line: &String| (sizes.text_width(line, TITLE_FONT, true) / room).ceil().max(1.0);
    let lines: f64 = sizes.lines(&title, TITLE_FONT, true, room).iter().map(rows).sum();
    (sizes.px(19.0) * lines.max(1.0) + sizes.px(18.0) + 2.0 * sizes.px(10.0)).max(sizes.px(TRACK_MIN))
}
