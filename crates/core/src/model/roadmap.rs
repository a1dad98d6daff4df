//! The roadmap as the rest of the program sees it.

use super::{Calendar, Color, FuzzyDate, Market, SharedStr, Status, StatusWords, Tag, Text, Window};

/// A whole roadmap, validated.
#[derive(Debug, Clone, PartialEq)]
pub struct Roadmap {
    /// What it is called, where that was written.
    pub title: Option<Text>,
    /// One or two sentences under the title.
    pub description: Option<Text>,
    /// Language of texts that do not say theirs.
    pub language: Tag,
    /// First date of the range shown first.
    pub start: Option<FuzzyDate>,
    /// Last date of the range shown first.
    pub end: Option<FuzzyDate>,
    /// When the document was last changed.
    pub updated: Option<FuzzyDate>,
    /// When the document will be looked at again.
    pub review_by: Option<FuzzyDate>,
    /// What the reader must not take it for.
    pub disclaimer: Option<Text>,
    /// How quarters and halves are counted.
    pub calendar: Calendar,
    /// The document's own words for statuses.
    pub statuses: Vec<StatusWords>,
    /// The lanes, in the order of the document.
    pub tracks: Vec<Track>,
    /// What is to be reached in a period.
    pub goals: Vec<Goal>,
    /// What may go wrong and what is done then.
    pub risks: Vec<Risk>,
    /// Dates that matter to everyone.
    pub key_dates: Vec<KeyDate>,
    /// Where to go from here.
    pub links: Vec<Link>,
    /// Items and points whose id is kept, sorted by it.
    pub ids: Vec<(SharedStr, ItemRef)>,
    /// Indices of the tracks, sorted by their ids.
    pub tracks_by_id: Vec<u32>,
}

impl Roadmap {
    /// A roadmap with a title and nothing else.
    pub fn empty(title: Option<Text>, language: Tag) -> Roadmap {
        Roadmap {
            title,
            description: None,
            language,
            start: None,
            end: None,
            updated: None,
            review_by: None,
            disclaimer: None,
            calendar: Calendar::default(),
            statuses: Vec::new(),
            tracks: Vec::new(),
            goals: Vec::new(),
            risks: Vec::new(),
            key_dates: Vec::new(),
            links: Vec::new(),
            ids: Vec::new(),
            tracks_by_id: Vec::new(),
        }
    }

    /// The track an item stands in.
    pub fn track(&self, item: ItemRef) -> Option<&Track> {
        self.tracks.get(item.track as usize)
    }

    /// The item itself; `None` for a metric point or a stale reference.
    pub fn item(&self, item: ItemRef) -> Option<&Item> {
        self.track(item)?.items.get(item.index as usize)
    }

    /// The metric point behind a reference, with its series.
    pub fn point(&self, item: ItemRef) -> Option<(&Series, &Point)> {
        let series = self.track(item)?.series.get(item.series? as usize)?;
        Some((series, series.points.get(item.index as usize)?))
    }

    /// All markets that items name.
    pub fn markets(&self) -> impl Iterator<Item = &Market> {
        self.tracks.iter().flat_map(|track| &track.items).flat_map(|item| &item.details().markets)
    }

    /// How many items and metric points there are.
    pub fn item_count(&self) -> usize {
        self.tracks.iter().map(Track::count).sum()
    }

    /// How much can be looked for: items, values, goals, risks and key dates.
    pub fn searched_count(&self) -> usize {
        self.item_count() + self.goals.len() + self.risks.len() + self.key_dates.len()
    }

    /// True where there is nothing at all to show under the head.
    pub fn is_empty(&self) -> bool {
        self.tracks.is_empty() && self.goals.is_empty() && self.risks.is_empty() && self.key_dates.is_empty()
    }
}

/// Points at one item, or at one point of a series, of one roadmap.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemRef {
    /// Index of the track.
    pub track: u32,
    /// Index of the series, for a metric point.
    pub series: Option<u32>,
    /// Index of the item in its track, or of the point in its series.
    pub index: u32,
}

/// What a track holds and so how it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Bars packed into rows.
    Phases,
    /// Markers on a rail.
    Versions,
    /// Series of values.
    Metric,
    /// Countries and when they are entered.
    Markets,
    /// Many small items, counted where they would overlap.
    Tasks,
}

impl Kind {
    /// The key used in documents.
    pub fn key(self) -> &'static str {
        match self {
            Kind::Phases => "phases",
            Kind::Versions => "versions",
            Kind::Metric => "metric",
            Kind::Markets => "markets",
            Kind::Tasks => "tasks",
        }
    }
}

/// One lane.
#[derive(Debug, Clone, PartialEq)]
pub struct Track {
    /// Stable name, unique in the document.
    pub id: SharedStr,
    /// Whether the id was written; else it is made of the title.
    pub id_written: bool,
    /// What it is called, where that was written.
    pub title: Option<Text>,
    /// A line of explanation.
    pub summary: Option<Text>,
    /// What it holds.
    pub kind: Kind,
    /// Its own colour; else one of the palette.
    pub color: Option<Color>,
    /// Shown collapsed at first.
    pub collapsed: bool,
    /// Its items (none for a metric).
    pub items: Vec<Item>,
    /// Its series (only for a metric).
    pub series: Vec<Series>,
}

impl Track {
    /// How many items or metric points it holds.
    pub fn count(&self) -> usize {
        self.items.len() + self.series.iter().map(|series| series.points.len()).sum::<usize>()
    }
}

/// When an item takes place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// On a date, or somewhere within a window.
    At(Window),
    /// From a date on, with an open end.
    From(FuzzyDate),
    /// Until a date, with an unknown start.
    Until(FuzzyDate),
    /// From a date to a date.
    Between(FuzzyDate, FuzzyDate),
    /// Only the order is known.
    Horizon(Horizon),
    /// Nothing is known.
    Unscheduled,
}

impl When {
    /// What lasts from one end to the other; `Unscheduled` where neither end is known.
    pub fn span(start: Option<FuzzyDate>, end: Option<FuzzyDate>) -> When {
        match (start, end) {
            (Some(start), Some(end)) => When::Between(start, end),
            (Some(start), None) => When::From(start),
            (None, Some(end)) => When::Until(end),
            (None, None) => When::Unscheduled,
        }
    }
}

/// How near an undated item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Horizon {
    /// Being done.
    Now,
    /// Comes after that.
    Next,
    /// Some day.
    Later,
}

/// One thing that happens, or is meant to. What few items have is in [`ItemDetails`]: a roadmap may hold a million of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Stable name, unique in the document, where one is kept; else see [`Roadmap::id`].
    pub id: Option<SharedStr>,
    /// Whether the id was written.
    pub id_written: bool,
    /// What it is called; a market may leave it to the country's name.
    pub title: Option<Text>,
    /// When.
    pub when: When,
    /// How far it is.
    pub status: Option<Status>,
    /// A moment rather than a stretch of work.
    pub milestone: bool,
    /// A version that begins an era.
    pub major: bool,
    /// What else is said of it.
    pub details: Option<Box<ItemDetails>>,
}

impl Item {
    /// What else is said of it; nothing where nothing is.
    pub fn details(&self) -> &ItemDetails {
        const EMPTY: &ItemDetails = &ItemDetails::EMPTY;
        self.details.as_deref().unwrap_or(EMPTY)
    }
}

/// What else is said of an item.
#[derive(Debug, Clone, PartialEq)]
pub struct ItemDetails {
    /// What really happened.
    pub actual: Option<When>,
    /// One or two sentences.
    pub summary: Option<Text>,
    /// A remark on the source or on a contradiction in it.
    pub note: Option<Text>,
    /// What it is meant to bring.
    pub outcome: Option<Text>,
    /// What came of it, or is to come of it.
    pub result: Option<Text>,
    /// Why it is paused, cancelled or moved.
    pub reason: Option<Text>,
    /// Share done, 0 to 1.
    pub progress: Option<f64>,
    /// What is in it.
    pub features: Vec<Text>,
    /// Where to read on.
    pub links: Vec<Link>,
    /// Words to group by.
    pub tags: Vec<Text>,
    /// Countries it concerns.
    pub markets: Vec<Market>,
    /// Ids of items it waits for; each exists.
    pub depends_on: Vec<SharedStr>,
}

impl ItemDetails {
    /// Nothing.
    pub const EMPTY: ItemDetails = ItemDetails {
        actual: None,
        summary: None,
        note: None,
        outcome: None,
        result: None,
        reason: None,
        progress: None,
        features: Vec::new(),
        links: Vec::new(),
        tags: Vec::new(),
        markets: Vec::new(),
        depends_on: Vec::new(),
    };
}

/// A named line of a metric track.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// What it is called; needed where a track has more than one.
    pub title: Option<Text>,
    /// A remark on its source.
    pub note: Option<Text>,
    /// What its numbers count.
    pub unit: Unit,
    /// How its values hold between points.
    pub shape: SeriesShape,
    /// A second opinion, drawn lighter.
    pub secondary: bool,
    /// Drawn on a scale of its own.
    pub own_scale: bool,
    /// Its values in the order of time.
    pub points: Vec<Point>,
}

/// How a series reads between its points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesShape {
    /// The value is reached by the end of its date, and the way there is gradual.
    Line,
    /// The value holds from the beginning of its date.
    Step,
}

/// What the numbers of a series count.
#[derive(Debug, Clone, PartialEq)]
pub enum Unit {
    /// Nothing but a number.
    None,
    /// Money, by ISO 4217 code.
    Currency(Box<str>),
    /// Per cent.
    Percent,
    /// A noun that follows the number, by language and CLDR plural category.
    Noun(Vec<(Tag, PluralForms)>),
}

/// The forms of a noun by CLDR plural category, without the number: "клиент", "клиента", "клиентов", "клиента".
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PluralForms {
    /// For 0 in Arabic.
    pub zero: Option<Box<str>>,
    /// For 1, 21, 31 in Russian; for 1 elsewhere.
    pub one: Option<Box<str>>,
    /// For 2 in Arabic.
    pub two: Option<Box<str>>,
    /// For 2–4, 22–24 in Russian.
    pub few: Option<Box<str>>,
    /// For 0, 5–20, 25–30 in Russian.
    pub many: Option<Box<str>>,
    /// For everything else; stands in for a form that is not given.
    pub other: Box<str>,
}

/// One value of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct Point {
    /// Stable name, unique in the document.
    pub id: SharedStr,
    /// Whether the id was written; else it is made of the date.
    pub id_written: bool,
    /// When.
    pub date: Window,
    /// The planned value.
    pub plan: Option<Amount>,
    /// The value that came.
    pub actual: Option<Amount>,
    /// A remark.
    pub note: Option<Text>,
}

/// A number as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Amount {
    /// This many.
    Exactly(f64),
    /// This many or more: "80+".
    AtLeast(f64),
    /// This many or fewer.
    AtMost(f64),
    /// From this many to that many: "5–7".
    Between(f64, f64),
}

impl Amount {
    /// The value at which it is drawn: the one that is named, of two the lower.
    pub fn level(self) -> f64 {
        match self {
            Amount::Exactly(n) | Amount::AtLeast(n) | Amount::AtMost(n) | Amount::Between(n, _) => n,
        }
    }

    /// Largest value that is named.
    pub fn high(self) -> f64 {
        match self {
            Amount::Exactly(n) | Amount::AtLeast(n) | Amount::AtMost(n) | Amount::Between(_, n) => n,
        }
    }
}

/// Something to be reached in a period.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal {
    /// The goal.
    pub title: Text,
    /// The period.
    pub date: Option<Window>,
    /// Index of the track it belongs to.
    pub track: Option<u32>,
    /// A remark.
    pub note: Option<Text>,
}

/// Something that may go wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Risk {
    /// What would be noticed.
    pub trigger: Text,
    /// What is done then.
    pub action: Option<Text>,
    /// By what it is seen to have come.
    pub condition: Option<Condition>,
}

/// By what a risk is seen to have come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Condition {
    /// The facts of the first series of a metric.
    Metric {
        /// The track.
        track: u32,
        /// What they must not be.
        limit: Limit,
        /// At whose end they are looked at; `None`: on any day.
        by: Option<FuzzyDate>,
    },
    /// An item that must come by the end of a date.
    Item {
        /// The item.
        at: ItemRef,
        /// The date.
        not_by: FuzzyDate,
    },
}

/// What a fact must not be.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// Less than this.
    Below(f64),
    /// More than this.
    Above(f64),
}

/// A date that matters to everyone.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyDate {
    /// When.
    pub date: Window,
    /// What.
    pub title: Text,
}

/// A link out of the roadmap.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// The address as written.
    pub address: SharedStr,
    /// Whether the address may be followed: http, https, mailto, tel or relative. Else it is shown as plain text.
    pub safe: bool,
    /// What it is called.
    pub title: Option<Text>,
    /// What it is for.
    pub role: LinkRole,
}

/// What a link is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LinkRole {
    /// Say what you think.
    Feedback,
    /// What has changed.
    Changelog,
    /// Where the data comes from.
    Source,
    /// Anything else.
    More,
}
