//! The list: the same items by period, for phones and for those who prefer to read.

mod collect;
#[cfg(test)]
mod tests;

use collect::collect;
pub(super) use collect::runs;

use super::Accent;
use super::accent::accent_of;
use super::document::Document;
use super::target::Target;
use super::words::{horizon_words, item_title, plan_and_fact, status_label, value_words, when_words};
use crate::i18n::dates::{self, Style};
use crate::i18n::{Locale, LocalizedText, fill};
use crate::model::{
    Day, DayRange, FuzzyDate, Item, ItemRef, Kind, Period, Precision, Roadmap, SortedMap, SortedSet, Status, When,
};
use crate::schedule::{HEADINGS, Heading, Schedule};

/// What can be unfolded in the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// The periods before this year.
    Earlier,
    /// The tasks of one track in one period.
    Tasks(u32, DayRange),
    /// More rows at the end: how many times it was asked for.
    More,
    /// More references in the panel: likewise.
    References,
}

/// A row of the list.
#[derive(Debug, Clone, PartialEq)]
pub enum Row {
    /// An item or value.
    Item(ItemRow),
    /// Folded tasks.
    Fold {
        /// What it unfolds.
        fold: Fold,
        /// Whether it is unfolded.
        open: bool,
        /// Its text.
        text: String,
        /// The track.
        track: LocalizedText,
        /// The colour of the track.
        accent: Accent,
    },
    /// Where today lies.
    Today(String),
}

/// An item or value in the list.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemRow {
    /// What it is.
    pub target: Target,
    /// The headline.
    pub title: LocalizedText,
    /// The muted line below it.
    pub line: LocalizedText,
    /// The time, as short as the heading allows.
    pub when: String,
    /// Its status.
    pub status: Option<(Status, LocalizedText)>,
    /// The colour of the track.
    pub accent: Accent,
    /// A version or milestone has a ring or diamond instead of a square.
    pub kind: Kind,
    /// Whether it is a moment to be reached.
    pub milestone: bool,
    /// Its name for assistive technology.
    pub name: String,
    /// Belongs to an unfolded group.
    pub nested: bool,
}

/// A period with its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct ListPeriod {
    /// Stable key, unique in the list.
    pub key: String,
    /// The period in words.
    pub title: String,
    /// How many events it has.
    pub count: String,
    /// Whether today lies in it.
    pub current: bool,
    /// Whether it is over since before this year, and so folded at first.
    pub earlier: bool,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// The whole list, as far as it is unfolded.
#[derive(Debug, Clone, PartialEq)]
pub struct List {
    /// The button for what is earlier, with how much there is and whether it is shown.
    pub earlier: Option<(String, bool)>,
    /// The periods.
    pub groups: Vec<ListPeriod>,
    /// The button for more, with how much there is.
    pub more: Option<String>,
    /// How many events had no room.
    pub left_out: usize,
}

/// A list of so many rows is shown whole.
const WHOLE: usize = 150;
/// Rows of a longer one that are shown at once; more on request, so that the page stays light at any number of items.
const PAGE: usize = 50;
/// Fewer tasks than this in one period stand for themselves.
const FOLD_FROM: usize = 4;

/// What is unfolded.
#[derive(Debug, Clone, Copy)]
pub enum Folds<'a> {
    /// What a reader has opened.
    Open(&'a SortedSet<Fold>),
    /// Everything.
    AllOpen,
    /// Everything, of these alone: what was asked for.
    Only(&'a SortedSet<ItemRef>),
}

impl Folds<'_> {
    fn is_open(self, fold: &Fold) -> bool {
        match self {
            Folds::Open(unfolded) => unfolded.contains(fold),
            Folds::AllOpen | Folds::Only(_) => true,
        }
    }

    fn only(&self) -> Option<&SortedSet<ItemRef>> {
        match self {
            Folds::Only(only) => Some(only),
            Folds::Open(_) | Folds::AllOpen => None,
        }
    }
}

/// The list of a roadmap as of a day, whose row says `today_words`; `pages` is how often more was asked for.
pub fn list(document: Document<'_>, today: Day, today_words: &str, folds: Folds<'_>, pages: usize) -> List {
    let Document { roadmap, schedule, locale } = document;
    let mut collected = collect(roadmap, schedule, today, folds.only());
    let running = collected.take_running();
    let newest = Day::from_ymd(today.year(), 1, 1).unwrap_or(Day::MIN);
    let is_earlier = |period: &DayRange| period.last < newest;
    let earlier: usize = collected.periods().filter(|(period, _)| is_earlier(period)).map(|(_, count)| count).sum();
    // Nothing is folded away when that would leave nothing.
    let can_fold = folds.only().is_none()
        && earlier > 0
        && (!running.is_empty() || collected.periods().any(|(period, _)| !is_earlier(&period)));
    let shows_earlier = folds.is_open(&Fold::Earlier);
    let fold_earlier = can_fold && !shows_earlier;
    let listed = folds.only().map_or_else(|| schedule.listed_count(), |only| only.iter().len());
    let is_short = listed - if fold_earlier { earlier } else { 0 } <= WHOLE;
    let asked_for = PAGE.saturating_mul(pages.saturating_add(1));

    let mut builder = Builder {
        roadmap,
        schedule,
        today,
        today_words,
        folds,
        locale,
        today_said: collected.periods().next().is_none() && running.is_empty(),
        running,
        room: if is_short { WHOLE } else { asked_for },
        left_out: 0,
        groups: Vec::new(),
    };
    for (place, (period, count)) in collected.periods().enumerate() {
        if !(fold_earlier && is_earlier(&period)) {
            builder.dated(period, count, || collected.held(place, schedule), can_fold && is_earlier(&period));
        }
    }
    builder.come_to(None);
    for (heading, at) in HEADINGS.iter().zip(0..).filter(|(_, at)| schedule.headings().contains(at)) {
        builder.undated(*heading, at);
    }
    let count = |template, number: usize| fill(template, &[("count", &locale.catalog().events.count(number, locale.lang))]);
    List {
        earlier: can_fold.then(|| (count(locale.catalog().show_earlier, earlier), shows_earlier)),
        more: (builder.left_out > 0).then(|| count(locale.catalog().show_more, builder.left_out)),
        left_out: builder.left_out,
        groups: builder.groups,
    }
}

struct Builder<'a> {
    roadmap: &'a Roadmap,
    schedule: &'a Schedule,
    today: Day,
    today_words: &'a str,
    folds: Folds<'a>,
    locale: &'a Locale,
    today_said: bool,
    /// What runs today, until it has been listed.
    running: Vec<ItemRef>,
    /// Rows that may still be shown.
    room: usize,
    /// Events that had no room.
    left_out: usize,
    groups: Vec<ListPeriod>,
}

impl Builder<'_> {
    fn dated(&mut self, period: DayRange, count: usize, held: impl FnOnce() -> Vec<ItemRef>, earlier: bool) {
        self.come_to(Some(period));
        if self.room == 0 {
            self.left_out += count;
            return;
        }
        // Only what is shown is sorted.
        let entries = held();
        let title = super::words::period_words(period, self.locale, Style::Long).unwrap_or_else(|| self.window_title(period));
        let current = period.contains(self.today);
        let mut rows = self.rows(&entries, Some(period));
        if current && !self.today_said {
            self.today_said = true;
            rows.push(self.today_row());
        }
        self.push(period.key(), title, entries.len(), rows, |group| (group.current, group.earlier) = (current, earlier));
    }

    /// "2-й кв. – 4-й кв. 2026 г." for a window of quarters, else its days.
    fn window_title(&self, days: DayRange) -> String {
        let calendar = self.roadmap.calendar;
        let precisions =
            [Precision::Year, Precision::Half, Precision::Quarter, Precision::Month, Precision::Week, Precision::Day];
        let ends = precisions.into_iter().find_map(|precision| {
            let (a, b) =
                (Period::containing(days.first, precision, calendar), Period::containing(days.last, precision, calendar));
            (a.days(calendar).first == days.first && b.days(calendar).last == days.last).then_some((a, b))
        });
        let (a, b) = ends.unwrap_or((Period::Day(days.first), Period::Day(days.last)));
        dates::range(FuzzyDate::certain(a), FuzzyDate::certain(b), Style::Long, self.locale)
    }

    fn undated(&mut self, heading: Heading, at: usize) {
        let lanes = (0u32..).zip(&self.roadmap.tracks).map(|(track, _)| (track, self.schedule.track(track).undated(at)));
        let entries: Vec<ItemRef> = lanes
            .flat_map(|(track, held)| held.iter().map(move |index| ItemRef { track, series: None, index: *index }))
            .filter(|at| self.folds.only().is_none_or(|only| only.contains(at)))
            .collect();
        if entries.is_empty() {
            return;
        }
        if self.room == 0 {
            self.left_out += entries.len();
            return;
        }
        let title = heading.map_or(self.locale.catalog().unscheduled, |horizon| horizon_words(horizon, self.locale));
        let rows = self.rows(&entries, None);
        self.push(
            format!("undated {}", heading.map_or(u8::MAX, |horizon| horizon as u8)),
            title.to_string(),
            entries.len(),
            rows,
            |_| {},
        );
    }

    fn push(&mut self, key: String, title: String, count: usize, rows: Vec<Row>, mark: impl FnOnce(&mut ListPeriod)) {
        let count = self.locale.catalog().events.count(count, self.locale.lang);
        let mut group = ListPeriod { key, title, count, current: false, earlier: false, rows };
        mark(&mut group);
        self.groups.push(group);
    }

    /// Before the first period that is not over: what runs today. Before the first that has not begun, where none holds today:
    /// the row of today. `next` is the period that follows.
    fn come_to(&mut self, next: Option<DayRange>) {
        if self.room == 0 {
            self.left_out += std::mem::take(&mut self.running).len();
        }
        let is_due = next.is_none_or(|next| next.last >= self.today);
        let says_today = !self.today_said && next.is_none_or(|next| next.first > self.today);
        if is_due && !self.running.is_empty() {
            let running = std::mem::take(&mut self.running);
            let mut rows: Vec<Row> = says_today.then(|| self.today_row()).into_iter().collect();
            self.today_said |= says_today;
            rows.extend(self.rows(&running, None));
            self.push("running".into(), self.locale.catalog().under_way.to_string(), running.len(), rows, |group| {
                group.current = true
            });
        } else if says_today {
            self.today_said = true;
            let period = Period::containing(self.today, Precision::Quarter, self.roadmap.calendar);
            let rows = vec![self.today_row()];
            let title = dates::period(period, Style::Long, self.locale);
            let full = self.room == 0;
            self.push("today".into(), title, 0, rows, |group| {
                group.current = true;
                // What takes place in it may be among what had no room.
                if full {
                    group.count.clear();
                }
            });
        }
    }

    fn today_row(&self) -> Row {
        Row::Today(self.today_words.to_string())
    }

    fn rows(&mut self, entries: &[ItemRef], group: Option<DayRange>) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut folded: SortedSet<u32> = SortedSet::default();
        let mut tasks: SortedMap<u32, usize> = SortedMap::default();
        for at in entries.iter().filter(|at| self.kind(**at) == Kind::Tasks) {
            *tasks.get_or_insert_default(at.track) += 1;
        }
        for at in entries.iter().copied() {
            if group.is_some_and(|group| group.first <= self.today)
                && !self.today_said
                && self.schedule.days(at).is_some_and(|days| days.first > self.today)
            {
                self.today_said = true;
                rows.push(self.today_row());
            }
            let folds = || {
                self.kind(at) == Kind::Tasks
                    && !self.is_milestone(at)
                    && tasks.get(&at.track).is_some_and(|count| *count >= FOLD_FROM)
            };
            let fold = group.filter(|_| folds());
            // A fold counts for itself what it had no room for.
            if fold.is_some() && folded.contains(&at.track) {
                continue;
            }
            if self.room == 0 {
                self.left_out += 1;
                continue;
            }
            if let Some(period) = fold {
                folded.insert(at.track);
                self.fold(at.track, entries, period, &mut rows);
                continue;
            }
            self.room -= 1;
            rows.extend(self.item(at, group, false));
        }
        rows
    }

    fn kind(&self, at: ItemRef) -> Kind {
        self.roadmap.tracks.get(at.track as usize).map_or(Kind::Phases, |track| track.kind)
    }

    fn is_milestone(&self, at: ItemRef) -> bool {
        self.roadmap.item(at).is_some_and(|item| item.milestone)
    }

    /// The tasks of one track in a period: one row, and all of them when it is unfolded.
    fn fold(&mut self, track: u32, entries: &[ItemRef], period: DayRange, rows: &mut Vec<Row>) {
        let held: Vec<ItemRef> = entries.iter().copied().filter(|at| at.track == track && !self.is_milestone(*at)).collect();
        let fold = Fold::Tasks(track, period);
        let open = self.folds.is_open(&fold);
        let text = self.locale.catalog().tasks.count(held.len(), self.locale.lang);
        let title =
            self.roadmap.tracks.get(track as usize).map(|track| self.locale.title(track.title.as_ref())).unwrap_or_default();
        rows.push(Row::Fold { fold, open, text, track: title, accent: accent_of(self.roadmap, track) });
        self.room = self.room.saturating_sub(1);
        if open {
            for at in held {
                if self.room == 0 {
                    self.left_out += 1;
                    continue;
                }
                self.room -= 1;
                rows.extend(self.item(at, Some(period), true));
            }
        }
    }

    fn item(&self, at: ItemRef, group: Option<DayRange>, nested: bool) -> Option<Row> {
        let (roadmap, locale) = (self.roadmap, self.locale);
        let track = locale.title(roadmap.track(at)?.title.as_ref());
        let name = super::item_name(roadmap, at, locale);
        let mut row = ItemRow {
            target: Target::Item(at),
            title: LocalizedText::default(),
            line: LocalizedText::default(),
            when: String::new(),
            status: None,
            accent: accent_of(roadmap, at.track),
            kind: self.kind(at),
            milestone: self.is_milestone(at),
            name,
            nested,
        };
        if let Some((source, point)) = roadmap.point(at) {
            row.title = LocalizedText::own(value_words(source, point, locale));
            let series = source.title.as_ref().map(|title| locale.localize(title).text);
            let nature = plan_and_fact(source, point, locale);
            row.line = joined([Some(track.text), series, Some(nature)], track.lang);
            row.when =
                self.schedule.days(at).map_or_else(String::new, |days| short_when(When::At(point.date), days, group, locale));
        } else {
            let item = roadmap.item(at)?;
            row.title = item_title(item, locale);
            row.line = if nested {
                result_line(item, locale)
            } else {
                joined([Some(track.text), about(item, locale), None], track.lang)
            };
            row.when = self.schedule.days(at).map_or_else(String::new, |days| short_when(item.when, days, group, locale));
            row.status = item.status.map(|status| (status, status_label(status, roadmap, locale)));
        }
        Some(Row::Item(row))
    }
}

/// What an item is about, in a few words.
fn about(item: &Item, locale: &Locale) -> Option<String> {
    if !item.details().features.is_empty() {
        let features: Vec<String> = item.details().features.iter().map(|feature| locale.localize(feature).text).collect();
        return Some(features.join(", "));
    }
    [&item.details().summary, &item.details().result, &item.details().outcome]
        .into_iter()
        .flatten()
        .next()
        .map(|text| locale.localize(text).text)
}

fn result_line(item: &Item, locale: &Locale) -> LocalizedText {
    let tags: Vec<String> = item.details().tags.iter().map(|tag| locale.localize(tag).text).collect();
    let tags = (!tags.is_empty()).then(|| tags.join(", "));
    joined([tags, about(item, locale), None], None)
}

fn joined(parts: [Option<String>; 3], lang: Option<String>) -> LocalizedText {
    LocalizedText { text: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "), lang }
}

/// A time under a heading that already says the year, or the whole period.
fn short_when(when: When, days: DayRange, group: Option<DayRange>, locale: &Locale) -> String {
    let within = group.is_some_and(|group| group.includes(days));
    match when {
        When::From(_) => when_words(when, Style::Medium, locale),
        _ if within => when_words(when, Style::Bare, locale),
        _ => when_words(when, Style::Medium, locale),
    }
}
