//! Records of the format → validated [`Roadmap`]. Every record becomes part of the roadmap or a diagnostic.

use super::format::{
    ActualRecord, Document, FORMAT, GoalRecord, ItemRecord, KeyDateRecord, LinkRecord, RiskRecord, SeriesRecord, StatusRecord,
    StatusTable, TrackRecord,
};
use super::ids::{self, Claim, Lane, track_ids};
use super::limits::{MAX_ENTRIES, MAX_ITEMS, MAX_TRACKS};
use super::read::{IndexedOffset, List, Read, Reader};
use super::values::{DateText, EndDate, Prose};
use super::{conditions, dependencies, links};
use crate::json::excerpt;
use crate::model::{
    Calendar, Code, FuzzyDate, Goal, Item, ItemDetails, ItemRef, KeyDate, Kind, Link, LinkRole, Ordinal, Risk, Roadmap,
    SharedStr, Source, Status, StatusWords, Tag, Text, Track, TrackSource, When, Window, decimal,
};

/// What the checks of one document share.
pub(super) struct Checker {
    pub(super) language: Tag,
    pub(super) calendar: Calendar,
    /// Ids that were written, and those of points.
    pub(super) ids: Vec<Claim>,
    /// The tracks that these are in.
    pub(super) lanes: Vec<Lane>,
    /// Items that wait for others, in their order, with the places of their track and their own.
    waiting: Vec<(ItemRef, IndexedOffset, IndexedOffset)>,
    items: usize,
    /// Where things stand in the text.
    pub(super) source: Source,
    /// Set once the limit of items has been reported.
    full: bool,
}

/// Validates a document; gives the roadmap, and where its parts stand.
pub(super) fn check(document: Document, reader: &mut Reader<'_>) -> (Roadmap, Source) {
    if let Some(format) = document.format.filter(|format| (format - FORMAT).abs() > f64::EPSILON) {
        reader.in_key("format", |r| r.report(Code::UnknownFormat, Some(decimal(format))));
    }
    let language = document.language.map_or(Tag::Ru, |tag| tag.0);
    let calendar = fiscal(document.fiscal_year_start, reader);
    let mut checker = Checker {
        language: language.clone(),
        calendar,
        ids: Vec::new(),
        lanes: Vec::new(),
        waiting: Vec::new(),
        items: 0,
        source: Source::default(),
        full: false,
    };

    let title = checker.text(document.title);
    let mut roadmap = Roadmap::empty(title, language);
    roadmap.calendar = calendar;
    roadmap.description = checker.text(document.description);
    roadmap.disclaimer = checker.text(document.disclaimer);
    roadmap.start = document.start.map(|date| date.0);
    roadmap.end = document.end.map(|date| date.0);
    if let (Some(start), Some(end)) = (roadmap.start, roadmap.end)
        && end.period.days(calendar).last < start.period.days(calendar).first
    {
        reader.in_key("end", |r| r.report(Code::EndBeforeStart, Some(end.to_string())));
        (roadmap.start, roadmap.end) = (None, None);
    }
    roadmap.updated = document.updated.map(|date| date.0);
    roadmap.review_by = document.review_by.map(|date| date.0);
    roadmap.statuses = document.statuses.map(|table| checker.statuses(table)).unwrap_or_default();
    roadmap.tracks = checker.tracks(document.tracks, reader);
    let id_of = |index: &u32| roadmap.tracks.get(*index as usize).map(|track| &*track.id);
    let mut by_id: Vec<u32> = (0..count(&roadmap.tracks)).collect();
    by_id.sort_by(|a, b| id_of(a).cmp(&id_of(b)));
    roadmap.tracks_by_id = by_id;
    // Before what speaks of items by their ids.
    ids::assign(&mut roadmap, std::mem::take(&mut checker.ids), &checker.lanes, reader);
    let mut source = std::mem::take(&mut checker.source);
    (roadmap.goals, source.goals) = each_placed(document.goals, "goals", reader, |goal, r| checker.goal(goal, &roadmap, r));
    (roadmap.risks, source.risks) = each_placed(document.risks, "risks", reader, |risk, r| checker.risk(risk, &roadmap, r));
    (roadmap.key_dates, source.key_dates) =
        each_placed(document.key_dates, "keyDates", reader, |date, r| checker.key_date(date, r));
    (roadmap.links, source.links) = each_placed(document.links, "links", reader, |link, r| checker.link(link, r));
    dependencies::check(&mut roadmap, &checker.waiting, checker.full, reader);
    (roadmap, source)
}

fn fiscal(month: Option<f64>, reader: &mut Reader<'_>) -> Calendar {
    let Some(written) = month else { return Calendar::default() };
    match (1..=12).filter_map(Ordinal::new).find(|month| f64::from(month.get()) == written) {
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
    work: impl FnMut(R, &mut Reader<'a>) -> Option<T>,
) -> Vec<T> {
    each_placed(list, key, reader, work).0
}

/// Likewise, with the first byte of each.
fn each_placed<'a, R: Read, T>(
    list: Option<List<R>>,
    key: &'static str,
    reader: &mut Reader<'a>,
    mut work: impl FnMut(R, &mut Reader<'a>) -> Option<T>,
) -> (Vec<T>, Vec<u32>) {
    let (mut made, mut offsets) = (Vec::new(), Vec::new());
    walk(list, key, reader, |record, place, r| {
        if place.0 >= MAX_ENTRIES {
            r.report(Code::TooMany { field: key, limit: MAX_ENTRIES }, None);
            return false;
        }
        if let Some(one) = work(record, r) {
            made.push(one);
            offsets.push(offset(place));
        }
        true
    });
    (made, offsets)
}

/// The first byte of a place; texts are far shorter than 4 GiB.
pub(super) fn offset(place: IndexedOffset) -> u32 {
    u32::try_from(place.1).unwrap_or(u32::MAX)
}

/// Reads each element of a list, as long as `work` says to go on.
pub(super) fn walk<'a, R: Read>(
    list: Option<List<R>>,
    key: &'static str,
    reader: &mut Reader<'a>,
    work: impl FnMut(R, IndexedOffset, &mut Reader<'a>) -> bool,
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
    pub(super) fn text(&self, prose: Option<Prose>) -> Option<Text> {
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
        let Some(list) = list else { return Vec::new() };
        reader.within(list.step("tracks"), |reader| {
            let mut records: Vec<(TrackRecord, IndexedOffset)> = Vec::new();
            list.each(reader, |record, place, r| {
                let full = records.len() >= MAX_TRACKS;
                if full {
                    r.report(Code::TooMany { field: "tracks", limit: MAX_TRACKS }, None);
                } else {
                    records.push((record, place));
                }
                self.full |= full;
                !full
            });
            let ids = track_ids(&records, reader);
            let mut tracks: Vec<Track> = Vec::with_capacity(records.len());
            for ((record, place), (id, id_written)) in records.into_iter().zip(ids) {
                let track = reader.in_element(place, |r| self.track(record, id, count(&tracks), place, r));
                tracks.push(Track { id_written, ..track });
            }
            tracks
        })
    }

    fn track(
        &mut self,
        record: TrackRecord,
        id: SharedStr,
        position: u32,
        place: IndexedOffset,
        reader: &mut Reader<'_>,
    ) -> Track {
        self.lanes.push(Lane { place, series: Vec::new() });
        self.source.tracks.push(TrackSource { at: offset(place), ..TrackSource::default() });
        let title = self.text(record.title);
        let kind =
            record.kind.unwrap_or(if record.series.is_some() || record.points.is_some() { Kind::Metric } else { Kind::Phases });
        let mut series = Vec::new();
        walk(record.series, "series", reader, |one, at, r| {
            series.push(self.series(one, &id, (position, count(&series)), Some(at), r));
            true
        });
        if let Some(points) = record.points {
            let one = SeriesRecord { unit: record.unit, shape: record.shape, points: Some(points), ..SeriesRecord::default() };
            series.push(self.series(one, &id, (position, count(&series)), None, reader));
        }
        let (mut items, mut offsets) = (Vec::new(), Vec::new());
        walk(record.items, "items", reader, |one, at, r| {
            if !self.has_room(r) {
                return false;
            }
            let here = ItemRef { track: position, series: None, index: count(&items) };
            if one.depends_on.is_some() {
                self.waiting.push((here, place, at));
            }
            let (id, id_written) = (one.id.clone(), one.id.is_some());
            if let Some(id) = &id {
                self.ids.push(Claim { id: id.clone(), written: true, at: here, own: at });
            }
            items.push(Item { id_written, ..self.item(one, id, kind, r) });
            offsets.push(offset(at));
            true
        });
        items.shrink_to_fit();
        offsets.shrink_to_fit();
        if let Some(source) = self.source.tracks.last_mut() {
            source.items = offsets;
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
            id_written: false,
        }
    }

    /// Counts one more item; false once the limit is passed, which is reported once.
    pub(super) fn has_room(&mut self, reader: &mut Reader<'_>) -> bool {
        self.items += 1;
        if self.items > MAX_ITEMS && !self.full {
            self.full = true;
            reader.report(Code::TooManyItems { limit: MAX_ITEMS }, None);
        }
        !self.full
    }

    // On its own: browsers compile a function that is called often better than a loop that runs long.
    #[inline(never)]
    fn item(&mut self, mut record: ItemRecord, id: Option<SharedStr>, kind: Kind, reader: &mut Reader<'_>) -> Item {
        let when = self.when(&record, kind, reader);
        let no_market = record.market.is_none();
        // A market that is needed is told of by itself.
        if kind == Kind::Markets && no_market {
            reader.report(Code::MissingField { field: "market" }, None);
        } else if record.title.is_none() && no_market {
            reader.report(Code::MissingField { field: "title" }, None);
        }
        let (status, milestone, major) = (record.status, record.milestone.unwrap_or(false), record.major.unwrap_or(false));
        let title = self.text(record.title.take().and_then(|title| title.0));
        let details =
            says_more(&record).then(|| self.more(record, reader)).filter(|more| *more != ItemDetails::EMPTY).map(Box::new);
        Item { id, id_written: false, title, when, status, milestone, major, details }
    }

    /// What few items have.
    fn more(&self, record: ItemRecord, reader: &mut Reader<'_>) -> ItemDetails {
        let progress = record.progress.filter(|share| {
            let valid = (0.0..=1.0).contains(share);
            if !valid {
                reader.in_key("progress", |r| r.report(Code::OutOfRange { min: 0, max: 1 }, Some(decimal(*share))));
            }
            valid
        });
        let mut markets: Vec<_> = record.market.and_then(|market| market.0).into_iter().collect();
        markets.extend(each(record.markets, "markets", reader, |market, _| Some(market)));
        markets.dedup();
        ItemDetails {
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
            When::At(Window { from, to: Some(to) }) if lasts => self.span(Some(from), Some(to), reader),
            When::At(window) => self.window(window, reader).map(When::At),
            open => Some(open),
        }
    }

    pub(super) fn window(&self, window: Window, reader: &mut Reader<'_>) -> Option<Window> {
        let ends_first =
            window.to.is_some_and(|to| to.period.days(self.calendar).last < window.from.period.days(self.calendar).first);
        if ends_first {
            reader.in_key("date", |r| r.report(Code::EndBeforeStart, Some(window.to_string())));
        }
        (!ends_first).then_some(window)
    }

    fn span(&self, start: Option<FuzzyDate>, end: Option<FuzzyDate>, reader: &mut Reader<'_>) -> Option<When> {
        if let (Some(start), Some(end)) = (start, end)
            && end.period.days(self.calendar).last < start.period.days(self.calendar).first
        {
            reader.in_key("end", |r| r.report(Code::EndBeforeStart, Some(format!("\"{end}\""))));
            return None;
        }
        Some(When::span(start, end))
    }

    fn actual(&self, record: ActualRecord, reader: &mut Reader<'_>) -> Option<When> {
        reader.in_key("actual", |r| match record {
            ActualRecord::Date(date) => self.date(&date, true, r),
            ActualRecord::Span(span) => self.span(span.start.map(|d| d.0), span.end.unwrap_or(EndDate(None)).0, r),
        })
    }

    fn goal(&self, record: GoalRecord, roadmap: &Roadmap, reader: &mut Reader<'_>) -> Option<Goal> {
        let track = record.track.and_then(|id| {
            let found = roadmap.find_track(&id);
            // It may be one of those that had no room.
            if found.is_none() && !self.full {
                reader.in_key("track", |r| r.report(Code::UnknownReference, Some(format!("\"{}\"", excerpt(&id)))));
            }
            found
        });
        let date = record.date.and_then(|date| self.only_window(&date, reader));
        Some(Goal { title: self.text(record.title)?, date, track, note: self.text(record.note) })
    }

    fn risk(&self, record: RiskRecord, roadmap: &Roadmap, reader: &mut Reader<'_>) -> Option<Risk> {
        let condition = record
            .condition
            .and_then(|condition| reader.in_key("condition", |r| conditions::condition(&condition, roadmap, self.full, r)));
        Some(Risk { trigger: self.text(record.trigger)?, action: self.text(record.action), condition })
    }

    fn key_date(&self, record: KeyDateRecord, reader: &mut Reader<'_>) -> Option<KeyDate> {
        let date = self.only_window(&record.date?, reader)?;
        Some(KeyDate { date, title: self.text(record.title)? })
    }

    fn only_window(&self, date: &DateText, reader: &mut Reader<'_>) -> Option<Window> {
        match date.0 {
            When::At(window) => self.window(window, reader),
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
            reader.in_key("href", |r| r.report(Code::UnsafeLink, Some(format!("\"{}\"", excerpt(&address)))));
        }
        Some(Link { address, safe, title: self.text(record.title), role: record.role.unwrap_or(LinkRole::More) })
    }
}

/// Whether anything of [`ItemDetails`] was given. Most items of a long roadmap say nothing of it.
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
