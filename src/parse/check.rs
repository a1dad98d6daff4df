//! Records of the format → validated [`Roadmap`]. Every record becomes part of the roadmap or a diagnostic.

use std::collections::{HashMap, HashSet};

use super::date::DateExpression;
use super::dependencies;
use super::format::{
    ActualRecord, Document, FORMAT, GoalRecord, ItemRecord, KeyDateRecord, LinkRecord, PointRecord, RiskRecord, SeriesRecord,
    StatusRecord, StatusTable, TrackRecord, UnitRecord,
};
use super::json::cut;
use super::limits::MAX_ITEMS;
use super::links;
use super::read::{List, Reader};
use super::values::{DateText, EndDate, Prose};
use crate::model::{
    Calendar, Code, Goal, Item, ItemRef, KeyDate, Kind, Link, LinkRole, PluralForms, Point, Risk, Roadmap, Series, SeriesShape,
    Status, StatusWords, Tag, Text, Track, Unit, When, Window, decimal,
};

/// What the checks of one document share.
struct Checker {
    language: Tag,
    calendar: Calendar,
    by_id: HashMap<Box<str>, ItemRef>,
    /// Where in the document the items stand that wait for others: index of the track and of the item.
    waiting: HashMap<ItemRef, (usize, usize)>,
    items: usize,
    /// Set once the limit of items has been reported.
    full: bool,
}

/// Validates a document.
pub(super) fn check(document: Document, reader: &mut Reader<'_>) -> Roadmap {
    if let Some(format) = document.format.filter(|format| (format - FORMAT).abs() > f64::EPSILON) {
        reader.in_key("format", |r| r.report(Code::UnknownFormat, Some(decimal(format))));
    }
    let language = document.language.map_or(Tag::Ru, |tag| tag.0);
    let calendar = fiscal(document.fiscal_year_start, reader);
    let mut checker =
        Checker { language: language.clone(), calendar, by_id: HashMap::new(), waiting: HashMap::new(), items: 0, full: false };

    let title = checker.text(document.title).unwrap_or_else(|| Text::new(language.clone(), "Roadmap"));
    let mut roadmap = Roadmap::empty(title, language);
    roadmap.calendar = calendar;
    roadmap.description = checker.text(document.description);
    roadmap.disclaimer = checker.text(document.disclaimer);
    roadmap.start = document.start.map(|date| date.0);
    roadmap.end = document.end.map(|date| date.0);
    if let (Some(start), Some(end)) = (roadmap.start, roadmap.end)
        && end.period.days(calendar).1 < start.period.days(calendar).0
    {
        reader.in_key("end", |r| r.report(Code::EndBeforeStart, Some(end.to_string())));
        (roadmap.start, roadmap.end) = (None, None);
    }
    roadmap.updated = document.updated.map(|date| date.0);
    roadmap.review_by = document.review_by.map(|date| date.0);
    roadmap.statuses = document.statuses.map(|table| checker.statuses(table)).unwrap_or_default();
    roadmap.tracks = reader.in_key("tracks", |r| checker.tracks(document.tracks.unwrap_or_default(), r));
    let track_ids: Vec<Box<str>> = roadmap.tracks.iter().map(|track| track.id.clone()).collect();
    roadmap.goals = each(document.goals, "goals", reader, |goal, r| checker.goal(goal, &track_ids, r));
    roadmap.risks = each(document.risks, "risks", reader, |risk, _| checker.risk(risk));
    roadmap.key_dates = each(document.key_dates, "keyDates", reader, |date, r| checker.key_date(date, r));
    roadmap.links = each(document.links, "links", reader, |link, r| checker.link(link, r));
    roadmap.by_id = std::mem::take(&mut checker.by_id);
    dependencies::check(&mut roadmap, &checker.waiting, reader);
    roadmap
}

fn fiscal(month: Option<f64>, reader: &mut Reader<'_>) -> Calendar {
    let Some(written) = month else { return Calendar::default() };
    match (1..=12u8).find(|month| f64::from(*month) == written) {
        Some(fiscal_month) => Calendar { fiscal_month },
        None => {
            reader.in_key("fiscalYearStart", |r| r.report(Code::OutOfRange { min: 1, max: 12 }, Some(decimal(written))));
            Calendar::default()
        }
    }
}

/// Checks each element of a list at its own place.
fn each<'a, R, T>(
    list: Option<List<R>>,
    key: &'a str,
    reader: &mut Reader<'a>,
    mut work: impl FnMut(R, &mut Reader<'a>) -> Option<T>,
) -> Vec<T> {
    let entries = list.unwrap_or_default().0;
    reader.in_key(key, |r| entries.into_iter().filter_map(|(index, record)| r.in_index(index, |r| work(record, r))).collect())
}

impl Checker {
    fn text(&self, prose: Option<Prose>) -> Option<Text> {
        match prose? {
            Prose::Plain(text) => Some(Text::new(self.language.clone(), text)),
            Prose::ByLanguage(texts) => Text::from_entries(texts),
        }
    }

    fn texts(&self, list: Option<List<Prose>>) -> Vec<Text> {
        list.unwrap_or_default().0.into_iter().filter_map(|(_, prose)| self.text(Some(prose))).collect()
    }

    fn statuses(&self, table: StatusTable) -> Vec<StatusWords> {
        let words = |status: Status, record: Option<StatusRecord>| {
            let record = record?;
            Some(StatusWords { status, label: self.text(record.label), meaning: self.text(record.meaning) })
        };
        [
            words(Status::Exploring, table.exploring),
            words(Status::Planned, table.planned),
            words(Status::InProgress, table.in_progress),
            words(Status::Preview, table.preview),
            words(Status::RollingOut, table.rolling_out),
            words(Status::Shipped, table.shipped),
            words(Status::Paused, table.paused),
            words(Status::Cancelled, table.cancelled),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn tracks(&mut self, list: List<TrackRecord>, reader: &mut Reader<'_>) -> Vec<Track> {
        let mut tracks: Vec<Track> = Vec::new();
        let mut taken: HashSet<Box<str>> = HashSet::new();
        for (index, record) in list.0 {
            let position = u32::try_from(tracks.len()).unwrap_or(u32::MAX);
            let mut track = reader.in_index(index, |r| self.track(record, position, index, r));
            if taken.contains(&track.id) {
                let excerpt = Some(format!("\"{}\"", cut(&track.id)));
                reader.in_index(index, |r| r.in_key("id", |r| r.report(Code::DuplicateId, excerpt)));
                track.id = format!("track-{}", index + 1).into();
                // Someone may have taken even that name.
                while taken.contains(&track.id) {
                    track.id = format!("{}-", track.id).into();
                }
            }
            taken.insert(track.id.clone());
            tracks.push(track);
        }
        tracks
    }

    fn track(&mut self, record: TrackRecord, position: u32, index: usize, reader: &mut Reader<'_>) -> Track {
        let id = record.id.unwrap_or_else(|| format!("track-{}", index + 1).into());
        let title = self.text(record.title).unwrap_or_else(|| Text::new(self.language.clone(), id.clone()));
        let kind =
            record.kind.unwrap_or(if record.series.is_some() || record.points.is_some() { Kind::Metric } else { Kind::Phases });
        let mut series = Vec::new();
        for (at, one) in record.series.unwrap_or_default().0 {
            let here = u32::try_from(series.len()).unwrap_or(u32::MAX);
            series.push(reader.in_key("series", |r| r.in_index(at, |r| self.series(one, &id, position, here, r))));
        }
        if let Some(points) = record.points {
            let one = SeriesRecord { unit: record.unit, shape: record.shape, points: Some(points), ..SeriesRecord::default() };
            let here = u32::try_from(series.len()).unwrap_or(u32::MAX);
            series.push(self.series(one, &id, position, here, reader));
        }
        let mut items = Vec::new();
        for (at, one) in record.items.unwrap_or_default().0 {
            if !self.has_room(reader) {
                break;
            }
            let here = ItemRef { track: position, series: None, index: u32::try_from(items.len()).unwrap_or(u32::MAX) };
            let fallback = || format!("{id}-{}", at + 1).into();
            if one.depends_on.is_some() {
                self.waiting.insert(here, (index, at));
            }
            items.push(reader.in_key("items", |r| r.in_index(at, |r| self.item(one, kind, here, fallback, r))));
        }
        Track {
            title,
            summary: self.text(record.summary),
            kind,
            color: record.color,
            collapsed: record.collapsed.unwrap_or(false),
            items,
            series,
            id,
        }
    }

    /// Counts one more item; false once the limit is passed, which is reported once.
    fn has_room(&mut self, reader: &mut Reader<'_>) -> bool {
        self.items += 1;
        if self.items > MAX_ITEMS && !self.full {
            self.full = true;
            reader.report(Code::TooManyItems { limit: MAX_ITEMS }, None);
        }
        !self.full
    }

    /// Registers an id; one that is taken is reported and replaced.
    fn register(
        &mut self,
        written: Option<Box<str>>,
        fallback: impl Fn() -> Box<str>,
        at: ItemRef,
        reader: &mut Reader<'_>,
    ) -> Box<str> {
        let mut id = written.unwrap_or_else(&fallback);
        if self.by_id.contains_key(&id) {
            reader.in_key("id", |r| r.report(Code::DuplicateId, Some(format!("\"{}\"", cut(&id)))));
            id = fallback();
            // Someone may have taken even that name.
            while self.by_id.contains_key(&id) {
                id = format!("{id}-").into();
            }
        }
        self.by_id.insert(id.clone(), at);
        id
    }

    fn item(
        &mut self,
        record: ItemRecord,
        kind: Kind,
        at: ItemRef,
        fallback: impl Fn() -> Box<str>,
        reader: &mut Reader<'_>,
    ) -> Item {
        let when = self.when(&record, kind, reader);
        let id = self.register(record.id, fallback, at, reader);
        let title = self.text(record.title);
        if title.is_none() && record.market.is_none() {
            reader.report(Code::MissingField { field: "title" }, None);
        }
        if kind == Kind::Markets && record.market.is_none() {
            reader.report(Code::MissingField { field: "market" }, None);
        }
        let progress = record.progress.filter(|share| {
            let valid = (0.0..=1.0).contains(share);
            if !valid {
                reader.in_key("progress", |r| r.report(Code::OutOfRange { min: 0, max: 1 }, Some(decimal(*share))));
            }
            valid
        });
        let markets = record.market.into_iter().chain(record.markets.unwrap_or_default().0.into_iter().map(|(_, m)| m));
        let mut markets: Vec<_> = markets.collect();
        markets.dedup();
        Item {
            id,
            title,
            when,
            actual: record.actual.and_then(|actual| self.actual(actual, reader)),
            summary: self.text(record.summary),
            note: self.text(record.note),
            outcome: self.text(record.outcome),
            result: self.text(record.result),
            status: record.status,
            reason: self.text(record.reason),
            progress,
            milestone: record.milestone.unwrap_or(false),
            major: record.major.unwrap_or(false),
            features: self.texts(record.features),
            links: each(record.links, "links", reader, |link, r| self.link(link, r)),
            tags: self.texts(record.tags),
            markets,
            depends_on: record.depends_on.unwrap_or_default().0.into_iter().map(|(_, id)| id).collect(),
        }
    }

    /// When an item takes place. Of several answers the first counts: date, start and end, horizon.
    fn when(&self, record: &ItemRecord, kind: Kind, reader: &mut Reader<'_>) -> When {
        let span = record.start.is_some() || record.end.is_some();
        if record.date.is_some() && span {
            let key = if record.start.is_some() { "start" } else { "end" };
            reader.in_key(key, |r| r.report(Code::ConflictingTime, None));
        } else if record.horizon.is_some() && (record.date.is_some() || span) {
            reader.in_key("horizon", |r| r.report(Code::ConflictingTime, None));
        }
        if let Some(date) = &record.date {
            return self.date(date, kind == Kind::Phases, reader).unwrap_or(When::Unscheduled);
        }
        if span {
            let end = record.end.unwrap_or(EndDate(None)).0;
            return self.span(record.start.map(|date| date.0), end, reader).unwrap_or(When::Unscheduled);
        }
        record.horizon.map_or(When::Unscheduled, When::Horizon)
    }

    /// A `date`: for what lasts, an interval is its length; for what happens once, the window in which it falls.
    fn date(&self, date: &DateText, lasts: bool, reader: &mut Reader<'_>) -> Option<When> {
        match date.0 {
            DateExpression::Window(Window { from, to: Some(to) }) if lasts => self.span(Some(from), Some(to), reader),
            DateExpression::Window(window) => self.window(window, reader).map(When::At),
            DateExpression::From(start) => Some(When::Span { start: Some(start), end: None }),
            DateExpression::Until(end) => Some(When::Span { start: None, end: Some(end) }),
        }
    }

    fn window(&self, window: Window, reader: &mut Reader<'_>) -> Option<Window> {
        let ends_first = window.to.is_some_and(|to| to.period.days(self.calendar).1 < window.from.period.days(self.calendar).0);
        if ends_first {
            reader.in_key("date", |r| r.report(Code::EndBeforeStart, Some(window.to_string())));
        }
        (!ends_first).then_some(window)
    }

    fn span(
        &self,
        start: Option<crate::model::FuzzyDate>,
        end: Option<crate::model::FuzzyDate>,
        reader: &mut Reader<'_>,
    ) -> Option<When> {
        if let (Some(start), Some(end)) = (start, end)
            && end.period.days(self.calendar).1 < start.period.days(self.calendar).0
        {
            reader.in_key("end", |r| r.report(Code::EndBeforeStart, Some(format!("\"{end}\""))));
            return None;
        }
        Some(When::Span { start, end })
    }

    fn actual(&self, record: ActualRecord, reader: &mut Reader<'_>) -> Option<When> {
        reader.in_key("actual", |r| match record {
            ActualRecord::Date(date) => self.date(&date, true, r),
            ActualRecord::Span(span) => self.span(span.start.map(|d| d.0), span.end.unwrap_or(EndDate(None)).0, r),
        })
    }

    fn series(&mut self, record: SeriesRecord, track_id: &str, track: u32, series: u32, reader: &mut Reader<'_>) -> Series {
        let mut points: Vec<Point> = Vec::new();
        for (at, one) in record.points.unwrap_or_default().0 {
            if !self.has_room(reader) {
                break;
            }
            let here = ItemRef { track, series: Some(series), index: u32::try_from(points.len()).unwrap_or(u32::MAX) };
            let fallback = || format!("{track_id}-{}-{}", series + 1, at + 1).into();
            let point = reader.in_key("points", |r| r.in_index(at, |r| self.point(one, here, fallback, r)));
            points.extend(point);
        }
        self.sort_points(&mut points, track, series);
        Series {
            title: self.text(record.title),
            note: self.text(record.note),
            unit: self.unit(record.unit),
            shape: record.shape.unwrap_or(SeriesShape::Line),
            secondary: record.secondary.unwrap_or(false),
            own_scale: record.own_scale.unwrap_or(false),
            points,
        }
    }

    /// Points are drawn in the order of time, however they were written.
    fn sort_points(&mut self, points: &mut [Point], track: u32, series: u32) {
        let calendar = self.calendar;
        points.sort_by_key(|point| point.date.days(calendar));
        for (index, point) in points.iter().enumerate() {
            let at = ItemRef { track, series: Some(series), index: u32::try_from(index).unwrap_or(u32::MAX) };
            self.by_id.insert(point.id.clone(), at);
        }
    }

    fn point(
        &mut self,
        record: PointRecord,
        at: ItemRef,
        fallback: impl Fn() -> Box<str>,
        reader: &mut Reader<'_>,
    ) -> Option<Point> {
        let date = match record.date?.0 {
            DateExpression::Window(window) => self.window(window, reader)?,
            DateExpression::From(_) | DateExpression::Until(_) => {
                reader.in_key("date", |r| r.report(Code::IntervalNotAllowed, None));
                return None;
            }
        };
        if record.plan.is_none() && record.actual.is_none() {
            reader.report(Code::MissingField { field: "plan" }, None);
            return None;
        }
        let id = self.register(record.id, fallback, at, reader);
        Some(Point { id, date, plan: record.plan, actual: record.actual, note: self.text(record.note) })
    }

    fn unit(&self, record: Option<UnitRecord>) -> Unit {
        match record {
            None => Unit::None,
            Some(UnitRecord::Word(word)) => {
                if &*word == "%" {
                    Unit::Percent
                } else if word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) {
                    Unit::Currency(word)
                } else {
                    let forms = PluralForms { one: None, few: None, many: None, other: word };
                    Unit::Noun(vec![(self.language.clone(), forms)])
                }
            }
            Some(UnitRecord::ByLanguage(nouns)) => Unit::Noun(
                nouns
                    .into_iter()
                    .filter_map(|(tag, forms)| {
                        Some((tag, PluralForms { one: forms.one, few: forms.few, many: forms.many, other: forms.other? }))
                    })
                    .collect(),
            ),
        }
    }

    fn goal(&self, record: GoalRecord, tracks: &[Box<str>], reader: &mut Reader<'_>) -> Option<Goal> {
        let track = record.track.and_then(|id| {
            let found = tracks.iter().position(|known| *known == id).and_then(|index| u32::try_from(index).ok());
            if found.is_none() {
                reader.in_key("track", |r| r.report(Code::UnknownReference, Some(format!("\"{}\"", cut(&id)))));
            }
            found
        });
        let date = record.date.and_then(|date| self.only_window(&date, reader));
        Some(Goal { title: self.text(record.title)?, date, track, note: self.text(record.note) })
    }

    fn risk(&self, record: RiskRecord) -> Option<Risk> {
        Some(Risk { trigger: self.text(record.trigger)?, action: self.text(record.action) })
    }

    fn key_date(&self, record: KeyDateRecord, reader: &mut Reader<'_>) -> Option<KeyDate> {
        let date = self.only_window(&record.date?, reader)?;
        Some(KeyDate { date, title: self.text(record.title)? })
    }

    fn only_window(&self, date: &DateText, reader: &mut Reader<'_>) -> Option<Window> {
        match date.0 {
            DateExpression::Window(window) => self.window(window, reader),
            _ => {
                reader.in_key("date", |r| r.report(Code::IntervalNotAllowed, None));
                None
            }
        }
    }

    fn link(&self, record: LinkRecord, reader: &mut Reader<'_>) -> Option<Link> {
        let address = record.href?;
        let safe = links::is_safe(&address);
        if !safe {
            reader.in_key("href", |r| r.report(Code::UnsafeLink, Some(format!("\"{}\"", cut(&address)))));
        }
        Some(Link { address, safe, title: self.text(record.title), role: record.role.unwrap_or(LinkRole::More) })
    }
}
