//! What lies beyond the edges of the visible part of a track: hints that say it and lead there.
//!
//! A lane with nothing in sight says how much came before ("‹ 3") and when more comes ("апр. ›"). In every lane the name of the
//! version, milestone or value that came last before the visible part stays at its left edge, as the names of bars do, where
//! nothing else stands.

use super::plan::{Plan, PlanInputs};
use super::scene::{Hint, Mark, Rect, Side, TrackScene};
use super::sizes::Sizes;
use super::sizes::shared::HINT;
use crate::content::{Target, item_name, item_title, noun_of};
use crate::i18n::dates::{self, Style};
use crate::i18n::{LocalizedText, fill, numbers};
use crate::model::{Day, DayRange, ItemRef, Kind, Period, Precision, SeriesShape};

/// Largest share of the visible width that a hint takes.
const WIDEST: f64 = 0.45;
/// Room around the text of a hint for its arrow and padding, in px for 16 px text.
const AROUND: f64 = 30.0;

/// The items or values of a track beyond one edge.
struct Beyond {
    count: usize,
    /// The nearest of those that may be named there.
    nearest: ItemRef,
    /// The day of it that is nearest to the edge.
    day: Day,
}

impl Plan {
    /// The hints of a track for what is visible of the time area: from `left` px on, `width` px.
    pub fn hints(&self, inputs: PlanInputs<'_>, scene: &TrackScene, left: f64, width: f64) -> Vec<Hint> {
        let (Some(track), Some(scale)) = (inputs.roadmap.tracks.get(scene.index as usize), self.scale()) else {
            return Vec::new();
        };
        if scene.collapsed {
            return Vec::new();
        }
        let right = left + width;
        let in_sight = |rect: &Rect| rect.x < right - 1.0 && rect.x + rect.width > left + 1.0;
        let is_empty = !scene.marks.iter().any(|mark| in_sight(&mark.rect));
        let day = |x: f64| Day::from_number(super::scale::whole(scale.day_from_x(x).floor()));
        let seen = DayRange { first: day(left), last: day(right - 1.0) };
        let hint = |side: Side| {
            let beyond = self.beyond(inputs, scene.index, side, seen, is_empty)?;
            let words = match side {
                Side::Before => before(inputs, &beyond)?,
                Side::After => LocalizedText::own(after(inputs, &beyond, seen.last)),
            };
            let place = place(side, &words.text, (left, width), inputs.sizes);
            // The name of a milestone reaches into sight longer than its mark.
            let stands_there =
                |mark: &Mark| mark.target == Target::Item(beyond.nearest) && label_of(mark).is_some_and(|label| in_sight(&label));
            (is_free(&place, scene) && !scene.marks.iter().any(stands_there)).then(|| {
                let catalog = inputs.locale.catalog();
                let noun = if track.kind == Kind::Metric { &catalog.values } else { noun_of(track.kind, inputs.locale) };
                let count = noun.count(beyond.count, inputs.locale.lang);
                let what = format!("{count}, {}", item_name(inputs.roadmap, beyond.nearest, inputs.locale));
                let said = if side == Side::Before { catalog.beyond_earlier } else { catalog.beyond_later };
                Hint { side, words, name: fill(said, &[("what", &what)]), nearest: beyond.nearest }
            })
        };
        let sides = if is_empty { [Some(Side::Before), Some(Side::After)] } else { [Some(Side::Before), None] };
        sides.into_iter().flatten().filter_map(hint).collect()
    }

    /// What a track has before the first or after the last visible day. Where something is in sight, bars are not named: the names of
    /// those that matter there are in sight as well.
    fn beyond(&self, inputs: PlanInputs<'_>, index: u32, side: Side, seen: DayRange, is_empty: bool) -> Option<Beyond> {
        let track = inputs.roadmap.tracks.get(index as usize)?;
        let schedule = inputs.schedule.track(index);
        let (mut count, mut nearest) = (0, None::<(ItemRef, Day)>);
        let mut take = |at: ItemRef, days: DayRange, is_named: bool| {
            let (is_beyond, day) =
                if side == Side::Before { (days.last < seen.first, days.last) } else { (days.first > seen.last, days.first) };
            if !is_beyond {
                return;
            }
            count += 1;
            let nearer = nearest.is_none_or(|(_, known)| if side == Side::Before { day >= known } else { day < known });
            if is_named && nearer {
                nearest = Some((at, day));
            }
        };
        match track.kind {
            Kind::Metric => {
                let primary = track.series.iter().zip(0u32..).filter(|(series, _)| !series.secondary);
                for (series, s) in primary {
                    for (at, _) in (0u32..).zip(&series.points) {
                        let Some(days) = schedule.point_days(s, at) else { continue };
                        // As of a day a step's value counts once it has begun, as in the strip.
                        let days = if series.shape == SeriesShape::Step { DayRange::of_day(days.first) } else { days };
                        take(ItemRef { track: index, series: Some(s), index: at }, days, true);
                    }
                }
            }
            Kind::Versions => {
                for (at, days) in schedule.dated() {
                    // A version holds from its first day on.
                    take(ItemRef { track: index, series: None, index: at }, DayRange::of_day(days.first), true);
                }
            }
            Kind::Phases | Kind::Markets | Kind::Tasks => {
                let entries = self.entries_of(index).into_iter().flat_map(|entries| &entries.dated);
                for entry in entries {
                    take(ItemRef { track: index, series: None, index: entry.index }, entry.days, is_empty || entry.milestone);
                }
            }
        }
        nearest.map(|(nearest, day)| Beyond { count, nearest, day })
    }
}

/// What is written at the left edge: the name or value that holds there, else how many came before.
fn before(inputs: PlanInputs<'_>, beyond: &Beyond) -> Option<LocalizedText> {
    let roadmap = inputs.roadmap;
    if let Some((series, point)) = roadmap.point(beyond.nearest) {
        let value = numbers::amount(point.actual.or(point.plan)?, &series.unit, inputs.locale);
        let track = roadmap.tracks.get(beyond.nearest.track as usize)?;
        // Of several series it is said which.
        let is_one_of_several = track.series.iter().filter(|series| !series.secondary).count() > 1;
        return Some(match series.title.as_ref().filter(|_| is_one_of_several).map(|title| inputs.locale.localize(title)) {
            Some(title) => LocalizedText { text: format!("{} {value}", title.text), lang: title.lang },
            None => LocalizedText::own(value),
        });
    }
    let item = roadmap.item(beyond.nearest)?;
    let is_version = roadmap.tracks.get(beyond.nearest.track as usize).is_some_and(|track| track.kind == Kind::Versions);
    if is_version || item.milestone {
        return Some(item_title(item, inputs.locale));
    }
    Some(LocalizedText::own(beyond.count.to_string()))
}

/// What is written at the right edge: the month in which more comes, with its year where that is another one.
fn after(inputs: PlanInputs<'_>, beyond: &Beyond, last: Day) -> String {
    let month = Period::containing(beyond.day, Precision::Month, inputs.roadmap.calendar);
    let style = if beyond.day.year() == last.year() { Style::Tight } else { Style::Medium };
    dates::period(month, style, inputs.locale)
}

/// Where a hint stands in the track, at an edge of what is visible: from `left` px on, `width` px.
fn place(side: Side, text: &str, (left, width): (f64, f64), sizes: &Sizes) -> Rect {
    let taken = (sizes.label_width(text, false) + sizes.px(AROUND)).min(width * WIDEST);
    let x = if side == Side::Before { left } else { left + width - taken };
    Rect { x, y: 0.0, width: taken, height: sizes.px(HINT) }
}

/// Where the name of a mark stands, in the track.
fn label_of(mark: &Mark) -> Option<Rect> {
    mark.label.as_ref().map(|label| label.clone().moved_by(&mark.rect).rect)
}

/// Whether no mark, name or caption of the track stands at a place.
fn is_free(place: &Rect, scene: &TrackScene) -> bool {
    let marks = scene.marks.iter().flat_map(|mark| [Some(mark.rect), label_of(mark)]).flatten();
    !marks.chain(scene.captions.iter().map(|caption| caption.rect)).any(|taken| taken.overlaps(place))
}

impl Hint {
    /// Where it stands in its track, at an edge of what is visible: from `left` px on, `width` px.
    pub(super) fn place(&self, left: f64, width: f64, sizes: &Sizes) -> Rect {
        place(self.side, &self.words.text, (left, width), sizes)
    }

    /// What it leads to.
    pub fn target(&self) -> Target {
        Target::Item(self.nearest)
    }
}
