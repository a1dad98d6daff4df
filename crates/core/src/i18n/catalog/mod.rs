//! The messages of the interface. A message that a language lacks does not compile.

mod en;
mod faults;
mod kk;
mod ky;
mod ru;
mod uz;

pub use faults::FaultMessages;

use super::{Lang, PluralCategory, numbers, plural};
use crate::model::Status;

/// A noun to count with: the template for each CLDR category, `{n}` is the number.
#[derive(Debug)]
pub struct Noun {
    /// CLDR `one`.
    pub one: &'static str,
    /// CLDR `few`.
    pub few: &'static str,
    /// CLDR `many`.
    pub many: &'static str,
    /// CLDR `other`.
    pub other: &'static str,
}

impl Noun {
    /// A noun that does not change after a number.
    pub(crate) const fn same(form: &'static str) -> Noun {
        Noun { one: form, few: form, many: form, other: form }
    }

    /// A noun with one form for one and another for everything else.
    pub(crate) const fn two(one: &'static str, other: &'static str) -> Noun {
        Noun { one, few: other, many: other, other }
    }

    /// The number and the noun: "8 задач".
    pub fn count(&self, number: usize, lang: Lang) -> String {
        // Counts of items stay far below the numbers that lose digits.
        #[allow(clippy::cast_precision_loss)]
        let value = number as f64;
        let form = match plural(lang, value) {
            PluralCategory::One => self.one,
            PluralCategory::Few => self.few,
            PluralCategory::Many => self.many,
            PluralCategory::Other => self.other,
        };
        fill(form, &[("n", &numbers::number(value, lang))])
    }
}

/// A word for something and a sentence that explains it.
pub type Explained = (&'static str, &'static str);

macro_rules! catalog {
    ($($(#[doc = $doc:literal])* $field:ident: $type:ty,)*) => {
        /// All texts of the interface in one language.
        #[derive(Debug)]
        pub struct Catalog {
            $($(#[doc = $doc])* pub $field: $type,)*
        }
    };
}

catalog! {
    /// Toolbar: its name.
    toolbar: &'static str,
    /// Toolbar: zoom in.
    zoom_in: &'static str,
    /// Toolbar: zoom out.
    zoom_out: &'static str,
    /// Toolbar: the whole plan.
    fit: &'static str,
    /// Toolbar: to today.
    today: &'static str,
    /// Toolbar: earlier.
    previous_period: &'static str,
    /// Toolbar: later.
    next_period: &'static str,
    /// View switch: its name.
    view: &'static str,
    /// View switch: timeline.
    timeline: &'static str,
    /// View switch: list.
    list: &'static str,
    /// Today with its date: `{date}`.
    today_is: &'static str,
    /// Strip: its name, `{date}`.
    as_of: &'static str,
    /// Strip: what a figure is.
    plan: &'static str,
    /// Strip: what follows, `{what}`.
    then: &'static str,
    /// Strip: nothing yet.
    not_yet: &'static str,
    /// Section of goals.
    goals: &'static str,
    /// Mark of the period that holds today.
    current_period: &'static str,
    /// Section of risks.
    risks: &'static str,
    /// Column of risks: trigger.
    trigger: &'static str,
    /// Column of risks: action.
    action: &'static str,
    /// Section of key dates.
    key_dates: &'static str,
    /// Goals without a period.
    any_time: &'static str,
    /// Legend: its name.
    legend: &'static str,
    /// Legend: an exact day.
    legend_day: &'static str,
    /// Legend: a period.
    legend_period: &'static str,
    /// Legend: soft ends.
    legend_soft: &'static str,
    /// Legend: an open end.
    legend_open: &'static str,
    /// Legend: a milestone.
    legend_milestone: &'static str,
    /// Legend: a chip with a number.
    legend_cluster: &'static str,
    /// Legend: a minimum.
    legend_minimum: &'static str,
    /// Legend: a range of values.
    legend_range: &'static str,
    /// Legend: a second series.
    legend_secondary: &'static str,
    /// Legend: actual against plan.
    legend_actual: &'static str,
    /// Legend: no status.
    legend_plan: &'static str,
    /// Shelf: now.
    now: &'static str,
    /// Shelf: next.
    next: &'static str,
    /// Shelf: later.
    later: &'static str,
    /// Shelf: no date.
    unscheduled: &'static str,
    /// Head: `{date}`.
    updated: &'static str,
    /// Head: `{date}`.
    review_by: &'static str,
    /// Link role feedback.
    feedback: &'static str,
    /// Link role changelog.
    changelog: &'static str,
    /// Link role source.
    source: &'static str,
    /// Link role more.
    more: &'static str,
    /// Name of the group of links.
    links: &'static str,
    /// Details: close.
    close: &'static str,
    /// Details: previous item.
    previous: &'static str,
    /// Details: next item.
    following: &'static str,
    /// Details: label of the time.
    when: &'static str,
    /// Details: label of the status.
    status: &'static str,
    /// Details: label of the result.
    result: &'static str,
    /// Details: label of the outcome.
    outcome: &'static str,
    /// Details: label of the features.
    features: &'static str,
    /// Details: label of the reason.
    reason: &'static str,
    /// Details: label of the progress.
    progress: &'static str,
    /// Details: label of what really happened.
    actual: &'static str,
    /// Details: label of the tags.
    tags: &'static str,
    /// Details: label of the markets.
    markets: &'static str,
    /// Details: label of items waited for.
    depends_on: &'static str,
    /// Details: label of items that wait.
    required_by: &'static str,
    /// Details: label of the note.
    note: &'static str,
    /// Details: label of related items.
    related: &'static str,
    /// Details: label of the planned value.
    planned_value: &'static str,
    /// Details: the market is entered.
    market_entry: &'static str,
    /// Details of a chip: zoom to it.
    zoom_to: &'static str,
    /// `{date}` and no end.
    since: &'static str,
    /// No beginning, `{date}`.
    until: &'static str,
    /// `{date}` is an estimate.
    approximately: &'static str,
    /// `{date}` is in doubt.
    uncertain_date: &'static str,
    /// List: button to earlier periods, `{count}`.
    show_earlier: &'static str,
    /// List: button to more, `{count}`.
    show_more: &'static str,
    /// Empty roadmap: headline.
    empty: &'static str,
    /// Empty roadmap: way out.
    empty_hint: &'static str,
    /// Waiting for data.
    loading: &'static str,
    /// Data could not be had: headline.
    failed: &'static str,
    /// Try again.
    retry: &'static str,
    /// Failure: network or CORS.
    failed_network: &'static str,
    /// Failure: HTTP status `{status}`.
    failed_http: &'static str,
    /// Failure: no answer in time.
    failed_timeout: &'static str,
    /// Failure: the browser's object can't be read.
    failed_object: &'static str,
    /// Failure: a page for frames shows data of its own host only.
    failed_not_allowed: &'static str,
    /// Failure: a page for frames was not told where the data is.
    failed_no_address: &'static str,
    /// Last good data is shown after a failed reload.
    stale: &'static str,
    /// Heading of the fault list, counted.
    fault_count: Noun,
    /// One sentence about what the faults mean.
    fault_hint: &'static str,
    /// Announced after zooming, `{range}`.
    showing: &'static str,
    /// Counted items of any kind.
    items: Noun,
    /// Counted phases.
    phases: Noun,
    /// Counted versions.
    versions: Noun,
    /// Counted countries.
    countries: Noun,
    /// Counted tasks.
    tasks: Noun,
    /// Counted values.
    values: Noun,
    /// Counted events of a period.
    events: Noun,
    /// List: what runs today.
    under_way: &'static str,
    /// What has no title.
    untitled: &'static str,
    /// Strip: many countries, `{count}`, and the one entered last, `{what}`.
    newest: &'static str,
    /// Paper: what had no room on it, `{count}`.
    more_follow: &'static str,
    /// Failure: the page's object leads in a circle at `{path}`.
    failed_circle: &'static str,
    /// Failure: the page's object has a BigInt at `{path}`.
    failed_bigint: &'static str,
    /// Edge of the timeline: what lies before it, `{what}`.
    beyond_earlier: &'static str,
    /// Edge of the timeline: what lies after it, `{what}`.
    beyond_later: &'static str,
    /// The element was given no data: headline.
    no_data: &'static str,
    /// The element was given no data: way out.
    no_data_hint: &'static str,
    /// What follows a number of 10¹² (CLDR, compact short), with the space before it.
    trillion: &'static str,
    /// Counted milestones.
    milestones: Noun,
    /// Counted tracks.
    tracks: Noun,
    /// Name of the timeline for assistive technology, `{title}`.
    timeline_of: &'static str,
    /// How to use the keyboard, in one sentence.
    keyboard_hint: &'static str,
    /// By [`Status`] in the order of [`Status::ALL`]: word and meaning.
    statuses: [Explained; 8],
    /// What is wrong with data.
    faults: FaultMessages,
}

impl Catalog {
    /// The word for a status and its meaning.
    pub fn status_words(&self, status: Status) -> Explained {
        let index = Status::ALL.iter().position(|known| *known == status).unwrap_or(0);
        self.statuses.get(index).copied().unwrap_or_default()
    }
}

/// The messages of a language.
pub(super) fn of(lang: Lang) -> &'static Catalog {
    match lang {
        Lang::Ru => &ru::CATALOG,
        Lang::Kk => &kk::CATALOG,
        Lang::En => &en::CATALOG,
        Lang::Uz => &uz::CATALOG,
        Lang::Ky => &ky::CATALOG,
    }
}

/// Replaces `{name}` by its value; what has no value stays as it is.
pub fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        match after.split_once('}') {
            Some((name, tail)) => {
                match values.iter().find(|(key, _)| *key == name) {
                    Some((_, value)) => text.push_str(value),
                    None => text.extend(["{", name, "}"]),
                }
                rest = tail;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_filled_in_and_never_read_as_templates() {
        assert_eq!(fill("{n} из {n}: {x}", &[("n", "{x}"), ("x", "да")]), "{x} из {x}: да");
        assert_eq!(fill("{unknown} {", &[]), "{unknown} {");
    }

    #[test]
    fn russian_counts_are_right() {
        let tasks = &Lang::Ru.catalog().tasks;
        let expected = [
            (0, "задач"),
            (1, "задача"),
            (2, "задачи"),
            (4, "задачи"),
            (5, "задач"),
            (8, "задач"),
            (11, "задач"),
            (12, "задач"),
            (14, "задач"),
            (20, "задач"),
            (21, "задача"),
            (22, "задачи"),
            (25, "задач"),
            (100, "задач"),
            (101, "задача"),
            (111, "задач"),
            (112, "задач"),
            (121, "задача"),
            (1000, "задач"),
            (1001, "задача"),
        ];
        for (number, noun) in expected {
            let written = numbers::number(f64::from(number), Lang::Ru);
            assert_eq!(tasks.count(number as usize, Lang::Ru), format!("{written}\u{a0}{noun}"));
        }
    }
}
