//! Format 1, written down once. From these records come the Rust types, their readers, the list of known keys behind
//! "did you mean", and the JSON Schema.

use super::limits::MAX_LANGUAGES;
use super::place::PathStep;
use super::read::{Given, List, Read, Reader, record};
use super::values::{DateText, EndDate, LanguageTag, Prose, SingleDate};
use crate::json::Json;
use crate::model::{Amount, Code, Color, Expected, Horizon, Kind, LinkRole, Market, SeriesShape, SharedStr, Status};

#[cfg(feature = "schema")]
type Definitions = serde_json::Map<String, serde_json::Value>;

/// The one format there is so far.
pub const FORMAT: f64 = 1.0;

record! {
    /// A company's roadmap in one file.
    Document {
        /// Where the schema of this format is, for editors.
        "$schema" schema: SharedStr,
        /// The format of this file: 1.
        "format" format: f64,
        /// What the roadmap is called.
        "title" title: Prose = required,
        /// One or two sentences under the title.
        "description" description: Prose,
        /// Language of all texts that do not say theirs (BCP 47). Without it: ru.
        "language" language: LanguageTag,
        /// First date of the range shown first. Without it: the first date in the document.
        "start" start: SingleDate,
        /// Last date of the range shown first. Without it: the last date in the document.
        "end" end: SingleDate,
        /// When this file was last changed.
        "updated" updated: SingleDate,
        /// When it will be looked at again.
        "reviewBy" review_by: SingleDate,
        /// What readers must not take the roadmap for: "Dates are targets, not promises."
        "disclaimer" disclaimer: Prose,
        /// Month (1–12) in which the fiscal year begins. Quarters and halves then count from it and carry the
        /// calendar year in which their fiscal year begins.
        "fiscalYearStart" fiscal_year_start: f64,
        /// The document's own words for statuses.
        "statuses" statuses: StatusTable,
        /// The lanes, drawn in this order.
        "tracks" tracks: List<TrackRecord> = required,
        /// What is to be reached, by period.
        "goals" goals: List<GoalRecord>,
        /// What may go wrong, and what is done then.
        "risks" risks: List<RiskRecord>,
        /// Dates that matter to everyone.
        "keyDates" key_dates: List<KeyDateRecord>,
        /// Where to go from here.
        "links" links: List<LinkRecord>,
    }
}

record! {
    /// One lane of the roadmap.
    TrackRecord {
        /// Stable name, unique in the document. Without it one is made of the title.
        "id" id: SharedStr,
        /// What the lane is called.
        "title" title: Prose = required,
        /// One line about it.
        "summary" summary: Prose,
        /// What it holds and so how it is drawn. Without it: phases.
        "kind" kind: Kind,
        /// Its colour, #rgb or #rrggbb; adjusted where its contrast is too low. Without it: one of the palette.
        "color" color: Color,
        /// Whether the lane is shown collapsed at first.
        "collapsed" collapsed: bool,
        /// Its items. A metric has series or points instead.
        "items" items: List<ItemRecord>,
        /// Only for a metric: its lines, where there are several.
        "series" series: List<SeriesRecord>,
        /// Only for a metric with one line: what its numbers count.
        "unit" unit: UnitRecord,
        /// Only for a metric with one line: how it reads between its points.
        "shape" shape: SeriesShape,
        /// Only for a metric with one line: its values.
        "points" points: List<PointRecord>,
    }
}

record! {
    /// One thing that happens: a phase, a version, a market, a task.
    ItemRecord {
        /// Stable name, unique in the document. Without it one is made of the track's id and its title or date.
        "id" id: SharedStr,
        /// What it is called. A market may leave it to the country's name.
        "title" title: Given<Prose>,
        /// When it happens, for what happens once; or an interval.
        "date" date: DateText,
        /// When it begins.
        "start" start: SingleDate,
        /// When it ends; `..` or nothing means open.
        "end" end: EndDate,
        /// How near it is, where there is no date.
        "horizon" horizon: Horizon,
        /// What really happened: a date, an interval, or an object with `start` and `end`.
        "actual" actual: ActualRecord,
        /// One or two sentences.
        "summary" summary: Prose,
        /// A remark, for example on a contradiction in the source.
        "note" note: Prose,
        /// What it is meant to bring.
        "outcome" outcome: Prose,
        /// What came of it, or is to come of it.
        "result" result: Prose,
        /// How far it is. No status means plan.
        "status" status: Status,
        /// Why it is paused, cancelled or moved.
        "reason" reason: Prose,
        /// Share done, 0 to 1.
        "progress" progress: f64,
        /// A moment to be reached rather than a stretch of work.
        "milestone" milestone: bool,
        /// A version that begins an era; drawn heavier.
        "major" major: bool,
        /// What is in it.
        "features" features: List<Prose>,
        /// Where to read on.
        "links" links: List<LinkRecord>,
        /// Words to group by.
        "tags" tags: List<Prose>,
        /// The country that is entered, in a track of markets: ISO 3166-1 alpha-2, or another region of CLDR (XK, EU, 150).
        "market" market: Given<Market>,
        /// The countries it concerns, by the same codes.
        "markets" markets: List<Market>,
        /// Ids of the items it waits for.
        "dependsOn" depends_on: List<SharedStr>,
    }
}

record! {
    /// One line of a metric.
    SeriesRecord {
        /// What the line is called.
        "title" title: Prose,
        /// A remark on where it comes from.
        "note" note: Prose,
        /// What its numbers count: a currency code, "%", or a noun (by language and plural form).
        "unit" unit: UnitRecord,
        /// How it reads between its points. Line: reached by the end of each date. Step: holds from its beginning.
        "shape" shape: SeriesShape,
        /// A second opinion, drawn lighter.
        "secondary" secondary: bool,
        /// Drawn on a scale of its own, not that of the other lines with the same unit.
        "ownScale" own_scale: bool,
        /// Its values.
        "points" points: List<PointRecord> = required,
    }
}

record! {
    /// A value at a date.
    PointRecord {
        /// Stable name, unique in the document. Without it one is made of the track's id and its date.
        "id" id: SharedStr,
        /// When.
        "date" date: DateText = required,
        /// The planned value.
        "plan" plan: Given<Amount>,
        /// The value that came.
        "actual" actual: Given<Amount>,
        /// A remark.
        "note" note: Prose,
    }
}

record! {
    /// The plural forms of a noun without its number, by CLDR category.
    FormsRecord {
        /// Arabic: 0.
        "zero" zero: SharedStr,
        /// For 1 (Russian: 1, 21, 31, …).
        "one" one: SharedStr,
        /// Arabic: 2.
        "two" two: SharedStr,
        /// Russian: 2–4, 22–24, …
        "few" few: SharedStr,
        /// Russian: 0, 5–20, 25–30, …
        "many" many: SharedStr,
        /// For everything else, and for forms that are not given.
        "other" other: SharedStr = required,
    }
}

record! {
    /// A goal of a period.
    GoalRecord {
        /// The goal.
        "title" title: Prose = required,
        /// The period in which it is to be reached.
        "date" date: DateText,
        /// The id of the track it belongs to.
        "track" track: SharedStr,
        /// A remark.
        "note" note: Prose,
    }
}

record! {
    /// Something that may go wrong.
    RiskRecord {
        /// What would be noticed.
        "trigger" trigger: Prose = required,
        /// What is done then.
        "action" action: Prose,
        /// By what it is seen to have come: a metric's facts, or an item that has not come by a date.
        "condition" condition: ConditionRecord,
    }
}

record! {
    /// By what a risk is seen to have come. Where the document does not say enough, it is not known yet.
    ConditionRecord {
        /// The id of a metric track, whose first series is watched.
        "metric" metric: SharedStr,
        /// The risk has come when the fact is less.
        "below" below: Given<f64>,
        /// The risk has come when the fact is more.
        "above" above: Given<f64>,
        /// The date at whose end it is looked at. Without it: any day.
        "by" by: SingleDate,
        /// The id of an item, instead of a metric.
        "item" item: SharedStr,
        /// The risk has come when the item has not come by the end of this date.
        "notBy" not_by: Given<SingleDate>,
    }
}

record! {
    /// A date that matters to everyone.
    KeyDateRecord {
        /// When.
        "date" date: DateText = required,
        /// What.
        "title" title: Prose = required,
    }
}

record! {
    /// A link out of the roadmap.
    LinkRecord {
        /// The address: http, https, mailto, tel or relative. Anything else is shown as text.
        "href" href: SharedStr = required,
        /// What the link is called.
        "title" title: Prose,
        /// What it is for. Without it: more.
        "role" role: LinkRole,
    }
}

record! {
    /// The document's own words for each status.
    StatusTable {
        /// An idea under study; it may never come.
        "exploring" exploring: StatusRecord,
        /// Decided, not begun.
        "planned" planned: StatusRecord,
        /// Being worked on.
        "in-progress" in_progress: StatusRecord,
        /// Usable by some, not finished.
        "preview" preview: StatusRecord,
        /// Being made available step by step.
        "rolling-out" rolling_out: StatusRecord,
        /// Available to everyone.
        "shipped" shipped: StatusRecord,
        /// Begun, then put aside.
        "paused" paused: StatusRecord,
        /// Will not come.
        "cancelled" cancelled: StatusRecord,
    }
}

record! {
    /// The document's words for one status.
    StatusRecord {
        /// One or two words.
        "label" label: Prose,
        /// One sentence for the legend.
        "meaning" meaning: Prose,
    }
}

record! {
    /// When something really happened.
    ActualSpan {
        /// When it began.
        "start" start: SingleDate,
        /// When it ended; `..` or nothing means it goes on.
        "end" end: EndDate,
    }
}

/// What really happened: a date text or a span.
#[derive(Debug)]
pub enum ActualRecord {
    /// A date or an interval.
    Date(DateText),
    /// From and to.
    Span(ActualSpan),
}

impl Read for ActualRecord {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        if json.is_object() {
            ActualSpan::read(json, reader).map(ActualRecord::Span)
        } else {
            DateText::read(json, reader).map(ActualRecord::Date)
        }
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        serde_json::json!({ "anyOf": [DateText::schema(definitions), ActualSpan::schema(definitions)] })
    }
}

/// What numbers count.
#[derive(Debug)]
pub enum UnitRecord {
    /// `"KZT"`: an ISO 4217 code; `"%"`; or one noun for every number.
    Word(SharedStr),
    /// By language: a noun, or its plural forms.
    ByLanguage(Vec<(crate::model::Tag, FormsRecord)>),
}

impl Read for UnitRecord {
    fn read<'a>(json: Json<'a>, reader: &mut Reader<'a>) -> Option<Self> {
        let Some(entries) = json.entries() else {
            return match json.string() {
                Some(_) => SharedStr::read(json, reader).map(UnitRecord::Word),
                None => reader.wrong_type(Expected::Text, json),
            };
        };
        let mut count = 0;
        let forms = entries.filter_map(|entry| {
            if reader.says_nothing(&entry) {
                return None;
            }
            count += 1;
            if count > MAX_LANGUAGES {
                if count == MAX_LANGUAGES + 1 {
                    reader.report(Code::TooMany { field: "unit", limit: MAX_LANGUAGES }, None);
                }
                return None;
            }
            let step = PathStep::Key(entry.key.clone(), entry.key_at, entry.value.place().0);
            reader.within(step, |r| {
                if !crate::model::Tag::is_well_formed(&entry.key) {
                    r.report(Code::BadLanguage, Some(crate::json::excerpt(&entry.key)));
                    return None;
                }
                let forms = match entry.value.to_shared() {
                    Some(noun) => FormsRecord { other: Some(noun), ..FormsRecord::default() },
                    None => FormsRecord::read(entry.value, r)?,
                };
                Some((crate::model::Tag::new(&entry.key), forms))
            })
        });
        Some(UnitRecord::ByLanguage(forms.collect()))
    }

    #[cfg(feature = "schema")]
    fn schema(definitions: &mut Definitions) -> serde_json::Value {
        let forms = FormsRecord::schema(definitions);
        serde_json::json!({
            "anyOf": [
                { "type": "string", "examples": ["KZT", "%", "users"] },
                { "type": "object", "additionalProperties": { "anyOf": [{ "type": "string" }, forms] } },
            ],
        })
    }
}
