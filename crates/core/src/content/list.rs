//! The list: the same items by period, for phones and for those who prefer to read.

use super::Accent;
use super::accent::accent_of;
use super::target::Target;
use super::words::{horizon_words, item_title, plan_and_fact, status_label, value_words, when_words};
use crate::i18n::dates::{self, Style};
use crate::i18n::{Speaker, Words, fill};
use crate::model::{
    Calendar, Day, FuzzyDate, Horizon, Item, ItemRef, Kind, Period, Precision, Roadmap, SortedMap, SortedSet, Status, When,
};
use crate::schedule::known_days;

/// What can be unfolded in the list.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fold {
    /// The periods before this year.
    Earlier,
    /// The tasks of one track in one period, by first and last day of the period.
    Tasks(u32, i32, i32),
    /// More rows at the end: how many times it was asked for.
    More,
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
        track: Words,
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
    pub title: Words,
    /// The muted line below it.
    pub line: Words,
    /// The time, as short as the heading allows.
    pub when: String,
    /// Its status.
    pub status: Option<(Status, Words)>,
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
pub struct Group {
    /// Stable key, unique in the list.
    pub key: String,
    /// The period in words.
    pub title: String,
    /// How many events it has.
    pub count: String,
    /// Whether today lies in it.
    pub current: bool,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// The whole list, as far as it is unfolded.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// The button for what is earlier, with how much there is and whether it is shown.
    pub earlier: Option<(String, bool)>,
    /// The periods.
    pub groups: Vec<Group>,
    /// The button for more, with how much there is.
    pub more: Option<String>,
    /// How many events had no room.
    pub left_out: usize,
}

/// Rows shown at once; more on request, so that the page stays light at any number of items.
const PAGE: usize = 150;
/// Fewer tasks than this in one period stand for themselves.
const FOLD_FROM: usize = 4;

/// Something that stands in the list.
struct Entry {
    at: ItemRef,
    first: Day,
    last: Day,
    kind: Kind,
}

/// The list of a roadmap; `unfolded` is what the reader has opened, `pages` how often they asked for more.
pub fn agenda(roadmap: &Roadmap, today: Day, unfolded: &SortedSet<Fold>, pages: usize, speaker: &Speaker) -> Agenda {
    let Collected { mut dated, undated, running } = collect(roadmap, today);
    let (year, _, _) = today.ymd();
    let newest = Day::from_ymd(year, 1, 1).unwrap_or(Day::MIN).number();
    let is_earlier = |last: i32| last < newest;
    let earlier: usize = dated.iter().filter(|((_, last), _)| is_earlier(*last)).map(|(_, entries)| entries.len()).sum();
    // Nothing is folded away when that would leave nothing.
    let can_fold = earlier > 0 && (!running.is_empty() || dated.iter().any(|((_, last), _)| !is_earlier(*last)));
    let shows_earlier = unfolded.contains(&Fold::Earlier);
    let fold_earlier = can_fold && !shows_earlier;

    let mut builder = Builder {
        roadmap,
        today,
        unfolded,
        speaker,
        today_said: dated.is_empty() && running.is_empty(),
        running,
        room: PAGE * (pages + 1),
        left_out: 0,
        groups: Vec::new(),
    };
    for ((first, last), entries) in dated.iter_mut() {
        if !(fold_earlier && is_earlier(*last)) {
            builder.dated(*first, *last, entries);
        }
    }
    builder.come_to(None);
    for (order, entries) in undated.iter() {
        builder.undated(*order, entries);
    }
    let count = |template, number: usize| fill(template, &[("count", &speaker.catalog().events.count(number, speaker.lang))]);
    Agenda {
        earlier: can_fold.then(|| (count(speaker.catalog().show_earlier, earlier), shows_earlier)),
        more: (builder.left_out > 0).then(|| count(speaker.catalog().show_more, builder.left_out)),
        left_out: builder.left_out,
        groups: builder.groups,
    }
}

/// First and last day of the period under which something is listed.
type Days = (i32, i32);

/// Everything that stands in the list.
struct Collected {
    /// By the period under which it is listed, in the order of time.
    dated: Vec<(Days, Vec<Entry>)>,
    /// By horizon.
    undated: SortedMap<u8, Vec<Entry>>,
    /// What lasts and has begun and not ended today.
    running: Vec<Entry>,
}

fn collect(roadmap: &Roadmap, today: Day) -> Collected {
    let mut dated: Vec<(Days, Entry)> = Vec::new();
    let (mut undated, mut running) = (SortedMap::<u8, Vec<Entry>>::default(), Vec::new());
    let mut quarters = Quarters { calendar: roadmap.calendar, known: Vec::new() };
    for (track, t) in roadmap.tracks.iter().zip(0u32..) {
        for (item, index) in track.items.iter().zip(0u32..) {
            let at = ItemRef { track: t, series: None, index };
            match known_days(item.when, roadmap.calendar) {
                Some((first, last)) => {
                    let entry = Entry { at, first, last, kind: track.kind };
                    if runs(item, (first, last), today) {
                        running.push(entry);
                    } else {
                        dated.push((group_days(item.when, (first, last), &mut quarters), entry));
                    }
                }
                None => {
                    let order = if let When::Horizon(horizon) = item.when { horizon as u8 } else { u8::MAX };
                    undated.entry(order).push(Entry { at, first: Day::MIN, last: Day::MIN, kind: track.kind });
                }
            }
        }
        for (series, s) in track.series.iter().zip(0u32..) {
            for (point, index) in series.points.iter().zip(0u32..) {
                let at = ItemRef { track: t, series: Some(s), index };
                let (first, last) = point.date.days(roadmap.calendar);
                let group = group_days(When::At(point.date), (first, last), &mut quarters);
                dated.push((group, Entry { at, first, last, kind: track.kind }));
            }
        }
    }
    Collected { dated: grouped(dated), undated, running }
}

/// Whether an item lasts and has begun and not ended today.
fn runs(item: &Item, (first, last): (Day, Day), today: Day) -> bool {
    let under_way = match item.when {
        When::From(_) => first <= today,
        When::Until(_) => today <= last,
        When::Between(..) => first <= today && today <= last,
        When::At(_) | When::Horizon(_) | When::Unscheduled => false,
    };
    under_way && item.status != Some(Status::Cancelled)
}

/// Entries under their periods, in the order of time; those of one period in the order of the document.
fn grouped(entries: Vec<(Days, Entry)>) -> Vec<(Days, Vec<Entry>)> {
    let mut days: Vec<Days> = entries.iter().map(|(days, _)| *days).collect();
    days.sort_unstable();
    days.dedup();
    let mut groups: Vec<(Days, Vec<Entry>)> = days.into_iter().map(|days| (days, Vec::new())).collect();
    for (days, entry) in entries {
        let place = groups.partition_point(|(known, _)| *known < days);
        if let Some((_, list)) = groups.get_mut(place) {
            list.push(entry);
        }
    }
    groups
}

/// Quarters by a day in them, each worked out once: by their first and last day.
struct Quarters {
    calendar: Calendar,
    known: Vec<(i32, i32)>,
}

impl Quarters {
    fn holding(&mut self, day: Day) -> (i32, i32) {
        let place = self.known.partition_point(|(_, last)| *last < day.number());
        match self.known.get(place) {
            Some(known) if known.0 <= day.number() => *known,
            _ => {
                let (from, to) = Period::containing(day, Precision::Quarter, self.calendar).days(self.calendar);
                self.known.insert(place, (from.number(), to.number()));
                (from.number(), to.number())
            }
        }
    }
}

/// The period an item is listed under: its quarter, or the coarser period or window it was given.
fn group_days(when: When, (first, last): (Day, Day), quarters: &mut Quarters) -> (i32, i32) {
    let named = match when {
        // A window within one quarter is listed under that quarter, a wider one under its own name.
        When::At(window) if window.to.is_some() => {
            let quarter = quarters.holding(first);
            return if last.number() <= quarter.1 { quarter } else { (first.number(), last.number()) };
        }
        When::At(window) => Some(window.from),
        When::From(date) | When::Until(date) | When::Between(date, _) => Some(date),
        When::Horizon(_) | When::Unscheduled => None,
    };
    match named.map(|date| date.period).filter(|period| period.precision() < Precision::Quarter) {
        Some(period) => {
            let (from, to) = period.days(quarters.calendar);
            (from.number(), to.number())
        }
        None => quarters.holding(first),
    }
}

struct Builder<'a> {
    roadmap: &'a Roadmap,
    today: Day,
    unfolded: &'a SortedSet<Fold>,
    speaker: &'a Speaker,
    today_said: bool,
    /// What runs today, until it has been listed.
    running: Vec<Entry>,
    /// Rows that may still be shown.
    room: usize,
    /// Events that had no room.
    left_out: usize,
    groups: Vec<Group>,
}

impl Builder<'_> {
    fn dated(&mut self, first: i32, last: i32, entries: &mut [Entry]) {
        let (from, to) = (Day::from_number(i64::from(first)), Day::from_number(i64::from(last)));
        self.come_to(Some((from, to)));
        if self.room == 0 {
            self.left_out += entries.len();
            return;
        }
        // Only what is shown is sorted. It came in the order of the document, which a stable sort keeps within a day.
        entries.sort_by_key(|entry| (entry.first, entry.last));
        let title =
            super::words::period_words(from, to, self.speaker, Style::Long).unwrap_or_else(|| self.window_title(from, to));
        let current = from <= self.today && self.today <= to;
        let mut rows = self.rows(entries, Some((from, to)));
        if current && !self.today_said {
            self.today_said = true;
            rows.push(self.today_row());
        }
        self.push(format!("{first}/{last}"), title, entries.len(), current, rows);
    }

    /// "2-й кв. – 4-й кв. 2026 г." for a window of quarters, else its days.
    fn window_title(&self, from: Day, to: Day) -> String {
        let calendar = self.roadmap.calendar;
        let precisions =
            [Precision::Year, Precision::Half, Precision::Quarter, Precision::Month, Precision::Week, Precision::Day];
        let ends = precisions.into_iter().find_map(|precision| {
            let (a, b) = (Period::containing(from, precision, calendar), Period::containing(to, precision, calendar));
            (a.days(calendar).0 == from && b.days(calendar).1 == to).then_some((a, b))
        });
        let (a, b) = ends.unwrap_or((Period::Day(from), Period::Day(to)));
        dates::range(FuzzyDate::certain(a), FuzzyDate::certain(b), Style::Long, self.speaker)
    }

    fn undated(&mut self, order: u8, entries: &[Entry]) {
        if self.room == 0 {
            self.left_out += entries.len();
            return;
        }
        let horizon = [Horizon::Now, Horizon::Next, Horizon::Later].into_iter().find(|horizon| *horizon as u8 == order);
        let title = horizon.map_or(self.speaker.catalog().unscheduled, |horizon| horizon_words(horizon, self.speaker));
        let rows = self.rows(entries, None);
        self.push(format!("undated {order}"), title.to_string(), entries.len(), false, rows);
    }

    fn push(&mut self, key: String, title: String, count: usize, current: bool, rows: Vec<Row>) {
        let count = self.speaker.catalog().events.count(count, self.speaker.lang);
        self.groups.push(Group { key, title, count, current, rows });
    }

    /// Before the first period that is not over: what runs today. Before the first that has not begun, where none holds today:
    /// the row of today. `next` is the period that follows.
    fn come_to(&mut self, next: Option<(Day, Day)>) {
        let is_due = next.is_none_or(|(_, to)| to >= self.today);
        let says_today = !self.today_said && next.is_none_or(|(from, _)| from > self.today);
        if is_due && !self.running.is_empty() {
            let mut running = std::mem::take(&mut self.running);
            running.sort_by_key(|entry| (entry.last, entry.first));
            let mut rows: Vec<Row> = says_today.then(|| self.today_row()).into_iter().collect();
            self.today_said |= says_today;
            rows.extend(self.rows(&running, None));
            self.push("running".into(), self.speaker.catalog().under_way.to_string(), running.len(), true, rows);
        } else if says_today {
            self.today_said = true;
            let period = Period::containing(self.today, Precision::Quarter, self.roadmap.calendar);
            let rows = vec![self.today_row()];
            self.push("today".into(), dates::period(period, Style::Long, self.speaker), 0, true, rows);
        }
    }

    fn today_row(&self) -> Row {
        let date = dates::day(self.today, Style::Long, self.speaker);
        Row::Today(fill(self.speaker.catalog().today_is, &[("date", &date)]))
    }

    fn rows(&mut self, entries: &[Entry], group: Option<(Day, Day)>) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut folded: SortedSet<u32> = SortedSet::default();
        let mut tasks: SortedMap<u32, usize> = SortedMap::default();
        for entry in entries.iter().filter(|entry| entry.kind == Kind::Tasks) {
            *tasks.entry(entry.at.track) += 1;
        }
        for entry in entries {
            if group.is_some_and(|(from, _)| from <= self.today) && !self.today_said && entry.first > self.today {
                self.today_said = true;
                rows.push(self.today_row());
            }
            if self.room == 0 {
                self.left_out += 1;
                continue;
            }
            if entry.kind == Kind::Tasks
                && group.is_some()
                && !self.is_milestone(entry.at)
                && tasks.get(&entry.at.track).is_some_and(|count| *count >= FOLD_FROM)
            {
                if folded.insert(entry.at.track) {
                    self.fold(entry.at.track, entries, group, &mut rows);
                }
                continue;
            }
            self.room -= 1;
            rows.extend(self.item(entry, group, false));
        }
        rows
    }

    fn is_milestone(&self, at: ItemRef) -> bool {
        self.roadmap.item(at).is_some_and(|item| item.milestone)
    }

    /// The tasks of one track in a period: one row, and all of them when it is unfolded.
    fn fold(&mut self, track: u32, entries: &[Entry], group: Option<(Day, Day)>, rows: &mut Vec<Row>) {
        let held: Vec<&Entry> = entries.iter().filter(|entry| entry.at.track == track && !self.is_milestone(entry.at)).collect();
        let (first, last) = group.map_or((0, 0), |(from, to)| (from.number(), to.number()));
        let fold = Fold::Tasks(track, first, last);
        let open = self.unfolded.contains(&fold);
        let text = self.speaker.catalog().tasks.count(held.len(), self.speaker.lang);
        let title =
            self.roadmap.tracks.get(track as usize).map(|track| self.speaker.title(track.title.as_ref())).unwrap_or_default();
        rows.push(Row::Fold { fold, open, text, track: title, accent: accent_of(self.roadmap, track) });
        self.room = self.room.saturating_sub(1);
        if open {
            for entry in held {
                if self.room == 0 {
                    self.left_out += 1;
                    continue;
                }
                self.room -= 1;
                rows.extend(self.item(entry, group, true));
            }
        }
    }

    fn item(&self, entry: &Entry, group: Option<(Day, Day)>, nested: bool) -> Option<Row> {
        let (roadmap, speaker) = (self.roadmap, self.speaker);
        let track = speaker.title(roadmap.track(entry.at)?.title.as_ref());
        let name = super::item_name(roadmap, entry.at, speaker);
        let mut row = ItemRow {
            target: Target::Item(entry.at),
            title: Words::default(),
            line: Words::default(),
            when: String::new(),
            status: None,
            accent: accent_of(roadmap, entry.at.track),
            kind: entry.kind,
            milestone: self.is_milestone(entry.at),
            name,
            nested,
        };
        if let Some((source, point)) = roadmap.point(entry.at) {
            row.title = Words::own(value_words(source, point, speaker));
            let series = source.title.as_ref().map(|title| speaker.words(title).text);
            let nature = plan_and_fact(source, point, speaker);
            row.line = joined([Some(track.text), series, Some(nature)], track.lang);
            row.when = short_when(When::At(point.date), group, speaker);
        } else {
            let item = roadmap.item(entry.at)?;
            row.title = item_title(item, speaker);
            row.line = if nested {
                result_line(item, speaker)
            } else {
                joined([Some(track.text), about(item, speaker), None], track.lang)
            };
            let is_dated = known_days(item.when, roadmap.calendar).is_some();
            row.when = if is_dated { short_when(item.when, group, speaker) } else { String::new() };
            row.status = item.status.map(|status| (status, status_label(status, roadmap, speaker)));
        }
        Some(Row::Item(row))
    }
}

/// What an item is about, in a few words.
fn about(item: &Item, speaker: &Speaker) -> Option<String> {
    if !item.more().features.is_empty() {
        let features: Vec<String> = item.more().features.iter().map(|feature| speaker.words(feature).text).collect();
        return Some(features.join(", "));
    }
    [&item.more().summary, &item.more().result, &item.more().outcome]
        .into_iter()
        .flatten()
        .next()
        .map(|text| speaker.words(text).text)
}

fn result_line(item: &Item, speaker: &Speaker) -> Words {
    let tags: Vec<String> = item.more().tags.iter().map(|tag| speaker.words(tag).text).collect();
    let tags = (!tags.is_empty()).then(|| tags.join(", "));
    joined([tags, about(item, speaker), None], None)
}

fn joined(parts: [Option<String>; 3], lang: Option<String>) -> Words {
    Words { text: parts.into_iter().flatten().collect::<Vec<_>>().join(" · "), lang }
}

/// A time under a heading that already says the year, or the whole period.
fn short_when(when: When, group: Option<(Day, Day)>, speaker: &Speaker) -> String {
    let within = match (known_days(when, speaker.calendar), group) {
        (Some((first, last)), Some((from, to))) => from <= first && last <= to,
        _ => false,
    };
    match when {
        When::From(_) => when_words(when, Style::Medium, speaker),
        _ if within => when_words(when, Style::Bare, speaker),
        _ => when_words(when, Style::Medium, speaker),
    }
}
