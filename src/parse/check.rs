//! Records of the format → validated [`Roadmap`]. Every record becomes part of the roadmap or a diagnostic.

use super::date::DateExpression;
use super::dependencies;
use super::format::{
    ActualRecord, Document, FORMAT, GoalRecord, ItemRecord, KeyDateRecord, LinkRecord, PointRecord, RiskRecord, SeriesRecord,
    StatusRecord, StatusTable, TrackRecord, UnitRecord,
};
use super::ids::{self, Written};
use super::json::cut;
use super::limits::MAX_ITEMS;
use super::links;
use super::read::{List, Place, Read, Reader};
use super::values::{DateText, EndDate, Prose};
use crate::model::{
    Calendar, Code, Goal, Item, ItemRef, KeyDate, Kind, Link, LinkRole, More, PluralForms, Point, Risk, Roadmap, Series,
    SeriesShape, Status, StatusWords, Str, Tag, Text, Track, Unit, When, Window, decimal,
};

/// What the checks of one document share.
struct Checker {
    language: Tag,
    calendar: Calendar,
    /// Ids that were written, and those of points.
    written: Vec<Written>,
    /// Items that wait for others, in their order, with the places of their track and their own.
    waiting: Vec<(ItemRef, Place, Place)>,
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
        Checker { language: language.clone(), calendar, written: Vec::new(), waiting: Vec::new(), items: 0, full: false };

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
    roadmap.tracks = checker.tracks(document.tracks, reader);
    let tracks = &roadmap.tracks;
    roadmap.goals = each(document.goals, "goals", reader, |goal, r| checker.goal(goal, tracks, r));
    roadmap.risks = each(document.risks, "risks", reader, |risk, _| checker.risk(risk));
    roadmap.key_dates = each(document.key_dates, "keyDates", reader, |date, r| checker.key_date(date, r));
    roadmap.links = each(document.links, "links", reader, |link, r| checker.link(link, r));
    ids::settle(&mut roadmap, checker.written, reader);
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

/// Reads each element of a list and makes something of it.
fn each<'a, R: Read, T>(
    list: Option<List<R>>,
    key: &'static str,
    reader: &mut Reader<'a>,
    mut work: impl FnMut(R, &mut Reader<'a>) -> Option<T>,
) -> Vec<T> {
    let mut made = Vec::new();
    walk(list, key, reader, |record, _, r| {
        made.extend(work(record, r));
        true
    });
    made
}

/// Reads each element of a list, as long as `work` says to go on.
fn walk<'a, R: Read>(
    list: Option<List<R>>,
    key: &'static str,
    reader: &mut Reader<'a>,
    work: impl FnMut(R, Place, &mut Reader<'a>) -> bool,
) {
    if let Some(list) = list {
        reader.within(list.step(key), |r| list.each(r, work));
    }
}

/// How many there are so far, as an index.
fn count<T>(list: &[T]) -> u32 {
    u32::try_from(list.len()).unwrap_or(u32::MAX)
}

impl Checker {
    fn text(&self, prose: Option<Prose>) -> Option<Text> {
        match prose? {
            Prose::Plain(text) => Some(Text::new(self.language.clone(), text)),
            Prose::ByLanguage(texts) => Text::from_entries(texts),
        }
    }

    fn texts(&self, list: Option<List<Prose>>, key: &'static str, reader: &mut Reader<'_>) -> Vec<Text> {
        each(list, key, reader, |prose, _| self.text(Some(prose)))
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

    fn tracks(&mut self, list: Option<List<TrackRecord>>, reader: &mut Reader<'_>) -> Vec<Track> {
        let mut tracks: Vec<Track> = Vec::new();
        walk(list, "tracks", reader, |record, place, r| {
            let fallback = || format!("track-{}", place.0 + 1);
            let taken = |id: &str, tracks: &[Track]| tracks.iter().any(|track| *track.id == *id);
            let mut id: Str = record.id.clone().unwrap_or_else(|| fallback().into());
            if taken(&id, &tracks) {
                r.in_key("id", |r| r.report(Code::DuplicateId, Some(format!("\"{}\"", cut(&id)))));
                let mut other = fallback();
                // Someone may have taken even that name.
                while taken(&other, &tracks) {
                    other.push('-');
                }
                id = other.into();
            }
            tracks.push(self.track(record, id, count(&tracks), place, r));
            true
        });
        tracks
    }

    fn track(&mut self, record: TrackRecord, id: Str, position: u32, place: Place, reader: &mut Reader<'_>) -> Track {
        let title = self.text(record.title).unwrap_or_else(|| Text::new(self.language.clone(), id.clone()));
        let kind =
            record.kind.unwrap_or(if record.series.is_some() || record.points.is_some() { Kind::Metric } else { Kind::Phases });
        let mut series = Vec::new();
        walk(record.series, "series", reader, |one, at, r| {
            series.push(self.series(one, &id, (position, count(&series)), (place, Some(at)), r));
            true
        });
        if let Some(points) = record.points {
            let one = SeriesRecord { unit: record.unit, shape: record.shape, points: Some(points), ..SeriesRecord::default() };
            series.push(self.series(one, &id, (position, count(&series)), (place, None), reader));
        }
        let mut items = Vec::new();
        walk(record.items, "items", reader, |one, at, r| {
            if !self.has_room(r) {
                return false;
            }
            let here = ItemRef { track: position, series: None, index: count(&items) };
            if one.depends_on.is_some() {
                self.waiting.push((here, place, at));
            }
            // An unreadable item before it must not change what this one is called.
            let numbered = one.id.is_none() && (at.0 != items.len() || (one.title.is_none() && one.market.is_none()));
            let id = if numbered { Some(format!("{}-{}", &*id, at.0 + 1).into()) } else { one.id.clone() };
            if let Some(id) = &id {
                self.written.push(Written { id: id.clone(), at: here, track: place, series: None, own: at });
            }
            items.push(self.item(one, id, kind, r));
            true
        });
        items.shrink_to_fit();
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

    // On its own: browsers compile a function that is called often better than a loop that runs long.
    #[inline(never)]
    fn item(&mut self, mut record: ItemRecord, id: Option<Str>, kind: Kind, reader: &mut Reader<'_>) -> Item {
        let when = self.when(&record, kind, reader);
        if record.title.is_none() && record.market.is_none() {
            reader.report(Code::MissingField { field: "title" }, None);
        }
        if kind == Kind::Markets && record.market.is_none() {
            reader.report(Code::MissingField { field: "market" }, None);
        }
        let (status, milestone, major) = (record.status, record.milestone.unwrap_or(false), record.major.unwrap_or(false));
        let title = self.text(record.title.take());
        let said = says_more(&record).then(|| self.more(record, reader)).filter(|more| *more != More::NOTHING).map(Box::new);
        Item { id, title, when, status, milestone, major, said }
    }

    /// What few items have.
    fn more(&self, record: ItemRecord, reader: &mut Reader<'_>) -> More {
        let progress = record.progress.filter(|share| {
            let valid = (0.0..=1.0).contains(share);
            if !valid {
                reader.in_key("progress", |r| r.report(Code::OutOfRange { min: 0, max: 1 }, Some(decimal(*share))));
            }
            valid
        });
        let mut markets: Vec<_> = record.market.into_iter().collect();
        markets.extend(each(record.markets, "markets", reader, |market, _| Some(market)));
        markets.dedup();
        More {
            actual: record.actual.and_then(|actual| self.actual(actual, reader)),
            summary: self.text(record.summary),
            note: self.text(record.note),
            outcome: self.text(record.outcome),
            result: self.text(record.result),
            reason: self.text(record.reason),
            progress,
            features: self.texts(record.features, "features", reader),
            links: each(record.links, "links", reader, |link, r| self.link(link, r)),
            tags: self.texts(record.tags, "tags", reader),
            markets,
            depends_on: each(record.depends_on, "dependsOn", reader, |id, _| Some(id)),
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

    fn series(
        &mut self,
        record: SeriesRecord,
        track_id: &str,
        (track, series): (u32, u32),
        (track_place, series_place): (Place, Option<Place>),
        reader: &mut Reader<'_>,
    ) -> Series {
        let mut points: Vec<(Point, Place)> = Vec::new();
        walk(record.points, "points", reader, |one, at, r| {
            if !self.has_room(r) {
                return false;
            }
            points
                .extend(self.point(one, || format!("{track_id}-{}-{}", series + 1, at.0 + 1).into(), r).map(|point| (point, at)));
            true
        });
        // Points are drawn in the order of time, however they were written.
        points.sort_by_key(|(point, _)| point.date.days(self.calendar));
        for ((point, own), index) in points.iter().zip(0u32..) {
            let at = ItemRef { track, series: Some(series), index };
            self.written.push(Written { id: point.id.clone(), at, track: track_place, series: series_place, own: *own });
        }
        Series {
            title: self.text(record.title),
            note: self.text(record.note),
            unit: self.unit(record.unit),
            shape: record.shape.unwrap_or(SeriesShape::Line),
            secondary: record.secondary.unwrap_or(false),
            own_scale: record.own_scale.unwrap_or(false),
            points: points.into_iter().map(|(point, _)| point).collect(),
        }
    }

    fn point(&self, record: PointRecord, fallback: impl Fn() -> Str, reader: &mut Reader<'_>) -> Option<Point> {
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
        let id = record.id.unwrap_or_else(fallback);
        Some(Point { id, date, plan: record.plan, actual: record.actual, note: self.text(record.note) })
    }

    fn unit(&self, record: Option<UnitRecord>) -> Unit {
        match record {
            None => Unit::None,
            Some(UnitRecord::Word(word)) => {
                if &*word == "%" {
                    Unit::Percent
                } else if word.len() == 3 && word.bytes().all(|b| b.is_ascii_uppercase()) {
                    Unit::Currency((&*word).into())
                } else {
                    let forms = PluralForms { one: None, few: None, many: None, other: (&*word).into() };
                    Unit::Noun(vec![(self.language.clone(), forms)])
                }
            }
            Some(UnitRecord::ByLanguage(nouns)) => Unit::Noun(
                nouns
                    .into_iter()
                    .filter_map(|(tag, forms)| {
                        let form = |form: Option<Str>| form.map(|form| (&*form).into());
                        let other = form(forms.other)?;
                        Some((tag, PluralForms { one: form(forms.one), few: form(forms.few), many: form(forms.many), other }))
                    })
                    .collect(),
            ),
        }
    }

    fn goal(&self, record: GoalRecord, tracks: &[Track], reader: &mut Reader<'_>) -> Option<Goal> {
        let track = record.track.and_then(|id| {
            let found = tracks.iter().position(|known| known.id == id).and_then(|index| u32::try_from(index).ok());
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

/// Whether anything of [`More`] was given. Most items of a long roadmap say nothing of it.
fn says_more(record: &ItemRecord) -> bool {
    // Every key by its name, so that a new one is not forgotten here.
    let ItemRecord {
        id: _,
        title: _,
        date: _,
        start: _,
        end: _,
        horizon: _,
        status: _,
        milestone: _,
        major: _,
        actual,
        summary,
        note,
        outcome,
        result,
        reason,
        progress,
        features,
        links,
        tags,
        market,
        markets,
        depends_on,
    } = record;
    let prose = [summary, note, outcome, result, reason].into_iter().any(Option::is_some);
    let lists = features.is_some() || links.is_some() || tags.is_some();
    let ids = market.is_some() || markets.is_some() || depends_on.is_some();
    prose || lists || ids || actual.is_some() || progress.is_some()
}
