//! The legend: only what is drawn.

use super::phases::edges;
use super::scene::Edge;
use super::words::{status_label, status_meaning};
use crate::i18n::{Speaker, Words};
use crate::model::{Amount, Item, Kind, Roadmap, Status};

/// A sign that the legend explains.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LegendMark {
    /// A sharp end.
    Day,
    /// A rounded end.
    Period,
    /// A soft end.
    Soft,
    /// A fading end.
    Open,
    /// A diamond.
    Milestone,
    /// A chip with a number.
    Cluster,
    /// "80+".
    Minimum,
    /// "5–7".
    Range,
    /// A dashed line.
    Secondary,
    /// The line of what came.
    Actual,
    /// A status.
    Status(Status),
    /// No status.
    Plan,
}

/// One line of the legend.
#[derive(Debug, Clone, PartialEq)]
pub struct LegendEntry {
    /// The sign.
    pub mark: LegendMark,
    /// Its word, for a status.
    pub word: Option<Words>,
    /// What it means.
    pub meaning: Words,
}

impl LegendMark {
    /// Whether the sign stands in the list too, and not only on the timeline.
    pub fn is_in_list(self) -> bool {
        matches!(self, LegendMark::Status(_) | LegendMark::Milestone | LegendMark::Minimum | LegendMark::Range)
    }
}

/// The signs that this roadmap uses.
pub fn legend(roadmap: &Roadmap, speaker: &Speaker) -> Vec<LegendEntry> {
    let catalog = speaker.catalog();
    let items = || roadmap.tracks.iter().flat_map(|track| &track.items);
    let has_edge =
        |wanted: Edge| items().any(|item| super::scale::known_days(item.when, roadmap.calendar).is_some() && has(item, wanted));
    let values =
        || roadmap.tracks.iter().flat_map(|t| &t.series).flat_map(|s| &s.points).filter_map(|point| point.plan.or(point.actual));
    let any_market = roadmap.tracks.iter().any(|track| track.kind == Kind::Markets && !track.items.is_empty());
    let actual = items().any(|item| item.more().actual.is_some())
        || roadmap.tracks.iter().flat_map(|t| &t.series).flat_map(|s| &s.points).any(|p| p.actual.is_some());
    let signs = [
        (LegendMark::Day, has_edge(Edge::Day), catalog.legend_day),
        (LegendMark::Period, has_edge(Edge::Period), catalog.legend_period),
        (LegendMark::Soft, has_edge(Edge::Soft), catalog.legend_soft),
        (LegendMark::Open, has_edge(Edge::Open) || any_market, catalog.legend_open),
        (LegendMark::Milestone, items().any(|item| item.milestone), catalog.legend_milestone),
        (
            LegendMark::Cluster,
            roadmap.tracks.iter().any(|track| track.kind == Kind::Tasks && track.items.len() > 1),
            catalog.legend_cluster,
        ),
        (LegendMark::Minimum, values().any(|value| matches!(value, Amount::AtLeast(_))), catalog.legend_minimum),
        (LegendMark::Range, values().any(|value| matches!(value, Amount::Between(..))), catalog.legend_range),
        (
            LegendMark::Secondary,
            roadmap.tracks.iter().flat_map(|t| &t.series).any(|series| series.secondary),
            catalog.legend_secondary,
        ),
        (LegendMark::Actual, actual, catalog.legend_actual),
    ];
    let mut entries: Vec<LegendEntry> = signs
        .into_iter()
        .filter(|(_, used, _)| *used)
        .map(|(mark, _, meaning)| LegendEntry { mark, word: None, meaning: Words::own(meaning) })
        .collect();
    let used = |status: &Status| items().any(|item| item.status == Some(*status));
    let statuses: Vec<Status> = Status::ALL.into_iter().filter(used).collect();
    if !statuses.is_empty() && items().any(|item| item.status.is_none()) {
        entries.push(LegendEntry { mark: LegendMark::Plan, word: None, meaning: Words::own(catalog.legend_plan) });
    }
    entries.extend(statuses.into_iter().map(|status| LegendEntry {
        mark: LegendMark::Status(status),
        word: Some(status_label(status, roadmap, speaker)),
        meaning: status_meaning(status, roadmap, speaker),
    }));
    entries
}

fn has(item: &Item, wanted: Edge) -> bool {
    let (start, end) = edges(item.when);
    start == wanted || end == wanted
}
