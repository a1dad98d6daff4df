//! The messages of the interface. A message that a language lacks does not compile.

mod en;
mod faults;
#[cfg(feature = "languages")]
mod kk;
#[cfg(feature = "languages")]
mod ky;
mod late;
#[cfg(feature = "languages")]
mod ru;
#[cfg(feature = "languages")]
mod uz;

pub(super) use en::{CATALOG as EN, LATE as EN_LATE};
pub use faults::FaultMessages;
pub use late::{DurationWords, LateCatalog};
#[cfg(feature = "languages")]
pub(super) use {
    kk::{CATALOG as KK, LATE as KK_LATE},
    ky::{CATALOG as KY, LATE as KY_LATE},
    ru::{CATALOG as RU, LATE as RU_LATE},
    uz::{CATALOG as UZ, LATE as UZ_LATE},
};

use super::plural_rules::PluralCategory;
use super::texts::{Texts, take, texts};
use crate::json::Json;
use crate::model::Status;

/// A noun to count with: the template for each CLDR category, `{n}` is the number.
#[derive(Debug, Clone, Copy)]
pub struct Noun {
    /// The forms in the order of [`PluralCategory::ALL`].
    pub(super) forms: [&'static str; 6],
}

impl Texts for Noun {
    /// A form that a file lacks is that for everything else.
    fn take(&mut self, json: Json<'_>) {
        let [.., mut other] = self.forms;
        take(json, &["other"], &mut [&mut other]);
        self.forms = [other; 6];
        take(
            json,
            &PluralCategory::ALL.map(PluralCategory::as_str),
            &mut self.forms.each_mut().map(|form| form as &mut dyn Texts),
        );
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value {
        let [.., other] = self.forms;
        let forms = PluralCategory::ALL.into_iter().zip(self.forms);
        let forms = forms.filter(|(category, form)| *category == PluralCategory::Other || *form != other);
        forms.map(|(category, form)| (category.as_str().to_string(), serde_json::Value::from(form))).collect()
    }
}

impl Noun {
    /// A noun that does not change after a number.
    #[cfg(feature = "languages")]
    pub(crate) const fn same(form: &'static str) -> Noun {
        Noun { forms: [form; 6] }
    }

    /// A noun with one form for one and another for everything else.
    pub const fn two(one: &'static str, other: &'static str) -> Noun {
        Noun { forms: [other, one, other, other, other, other] }
    }

    /// A noun as Slavic languages have it: for 1, for 2 to 4, and for more; a fraction takes the second.
    pub const fn slavic(one: &'static str, few: &'static str, many: &'static str) -> Noun {
        Noun { forms: [few, one, few, few, many, few] }
    }
}

/// A word for something and a sentence that explains it.
pub type Explained = (&'static str, &'static str);

texts! {
/// All texts of the interface in one language.
#[derive(Debug)]
pub struct Catalog {
    /// Toolbar: its name.
    pub toolbar: &'static str,
    /// Toolbar: zoom in.
    pub zoom_in: &'static str,
    /// Toolbar: zoom out.
    pub zoom_out: &'static str,
    /// Toolbar: the whole plan.
    pub fit: &'static str,
    /// Toolbar: to today.
    pub today: &'static str,
    /// Toolbar: earlier.
    pub previous_period: &'static str,
    /// Toolbar: later.
    pub next_period: &'static str,
    /// View switch: its name.
    pub view: &'static str,
    /// View switch: timeline.
    pub timeline: &'static str,
    /// Search: its name, and what stands in it while it is empty.
    pub find: &'static str,
    /// View switch: list.
    pub list: &'static str,
    /// The day that is asked about: its name.
    pub on_date: &'static str,
    /// Today with its date: `{date}`.
    pub today_is: &'static str,
    /// Strip: its name, `{date}`.
    pub as_of: &'static str,
    /// Strip: what a figure is.
    pub plan: &'static str,
    /// Strip: what follows, `{what}`.
    pub then: &'static str,
    /// Strip: nothing yet.
    pub not_yet: &'static str,
    /// Section of goals.
    pub goals: &'static str,
    /// Mark of the period that holds today.
    pub current_period: &'static str,
    /// Section of risks.
    pub risks: &'static str,
    /// Column of risks: trigger.
    pub trigger: &'static str,
    /// Column of risks: action.
    pub action: &'static str,
    /// Section of key dates.
    pub key_dates: &'static str,
    /// Goals without a period.
    pub any_time: &'static str,
    /// Legend: its name.
    pub legend: &'static str,
    /// Legend: an exact day.
    pub legend_day: &'static str,
    /// Legend: a period.
    pub legend_period: &'static str,
    /// Legend: soft ends.
    pub legend_soft: &'static str,
    /// Legend: an open end.
    pub legend_open: &'static str,
    /// Legend: a milestone.
    pub legend_milestone: &'static str,
    /// Legend: a chip with a number.
    pub legend_cluster: &'static str,
    /// Legend: a minimum.
    pub legend_minimum: &'static str,
    /// Legend: a range of values.
    pub legend_range: &'static str,
    /// Legend: a second series.
    pub legend_secondary: &'static str,
    /// Legend: actual against plan.
    pub legend_actual: &'static str,
    /// Legend: no status.
    pub legend_plan: &'static str,
    /// Shelf: now.
    pub now: &'static str,
    /// Shelf: next.
    pub next: &'static str,
    /// Shelf: later.
    pub later: &'static str,
    /// Shelf: no date.
    pub unscheduled: &'static str,
    /// Head: `{date}`.
    pub updated: &'static str,
    /// Head: `{date}`.
    pub review_by: &'static str,
    /// Link role feedback.
    pub feedback: &'static str,
    /// Link role changelog.
    pub changelog: &'static str,
    /// Link role source.
    pub source: &'static str,
    /// Link role more.
    pub more: &'static str,
    /// Name of the group of links.
    pub links: &'static str,
    /// Details: close.
    pub close: &'static str,
    /// Details: previous item.
    pub previous: &'static str,
    /// Details: next item.
    pub following: &'static str,
    /// Details: label of the time.
    pub when: &'static str,
    /// Details: label of the status.
    pub status: &'static str,
    /// Details: label of the result.
    pub result: &'static str,
    /// Details: label of the outcome.
    pub outcome: &'static str,
    /// Details: label of the features.
    pub features: &'static str,
    /// Details: label of the reason.
    pub reason: &'static str,
    /// Details: label of the progress.
    pub progress: &'static str,
    /// Details: label of what really happened.
    pub actual: &'static str,
    /// Details: label of the tags.
    pub tags: &'static str,
    /// Details: label of the markets.
    pub markets: &'static str,
    /// Details: label of items waited for.
    pub depends_on: &'static str,
    /// Details: label of items that wait.
    pub required_by: &'static str,
    /// Details: label of the note.
    pub note: &'static str,
    /// Details: label of related items.
    pub related: &'static str,
    /// Details: label of the planned value.
    pub planned_value: &'static str,
    /// Details: the market is entered.
    pub market_entry: &'static str,
    /// Details of a chip: zoom to it.
    pub zoom_to: &'static str,
    /// `{date}` and no end.
    pub since: &'static str,
    /// No beginning, `{date}`.
    pub until: &'static str,
    /// `{date}` is an estimate.
    pub approximately: &'static str,
    /// `{date}` is in doubt.
    pub uncertain_date: &'static str,
    /// List: button to earlier periods, `{count}`.
    pub show_earlier: &'static str,
    /// List: button to more, `{count}`.
    pub show_more: &'static str,
    /// Empty roadmap: headline.
    pub empty: &'static str,
    /// Empty roadmap: way out.
    pub empty_hint: &'static str,
    /// Waiting for data.
    pub loading: &'static str,
    /// Data could not be had: headline.
    pub failed: &'static str,
    /// Try again.
    pub retry: &'static str,
    /// Last good data is shown after a failed reload.
    pub stale: &'static str,
    /// The page stands, but what it does when it is used could not be had.
    pub incomplete: &'static str,
    /// Announced after zooming, `{range}`.
    pub showing: &'static str,
    /// Counted items of any kind.
    pub items: Noun,
    /// Counted phases.
    pub phases: Noun,
    /// Counted versions.
    pub versions: Noun,
    /// Counted countries.
    pub countries: Noun,
    /// Counted tasks.
    pub tasks: Noun,
    /// Counted values.
    pub values: Noun,
    /// Counted events of a period.
    pub events: Noun,
    /// List: what runs today.
    pub under_way: &'static str,
    /// What has no title.
    pub untitled: &'static str,
    /// Strip: many countries, `{count}`, and the one entered last, `{what}`.
    pub newest: &'static str,
    /// Paper: what had no room on it, `{count}`.
    pub more_follow: &'static str,
    /// Edge of the timeline: what lies before it, `{what}`.
    pub beyond_earlier: &'static str,
    /// Edge of the timeline: what lies after it, `{what}`.
    pub beyond_later: &'static str,
    /// The element was given no data: headline.
    pub no_data: &'static str,
    /// The element was given no data: way out.
    pub no_data_hint: &'static str,
    /// What follows a number of 10¹² (CLDR, compact short), with the space before it.
    pub trillion: &'static str,
    /// Counted milestones.
    pub milestones: Noun,
    /// Counted tracks.
    pub tracks: Noun,
    /// Name of the timeline for assistive technology, `{title}`.
    pub timeline_of: &'static str,
    /// How to use the keyboard, in one sentence.
    pub keyboard_hint: &'static str,
    /// Where the details of what was chosen are.
    pub details_beside: &'static str,
    /// By [`Status`] in the order of [`Status::ALL`]: word and meaning.
    pub statuses: [Explained; 8],
}
}

impl Catalog {
    /// The word for a status and its meaning.
    pub fn status_words(&self, status: Status) -> Explained {
        let index = Status::ALL.iter().position(|known| *known == status).unwrap_or(0);
        self.statuses.get(index).copied().unwrap_or_default()
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
}
