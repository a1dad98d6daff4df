//! The legend: only what is drawn.

use super::words::{status_label, status_meaning};
use crate::i18n::{Locale, LocalizedText};
use crate::model::{Amount, Kind, Roadmap, Status, When};
use crate::schedule::{Edge, edges, heading};

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
    pub word: Option<LocalizedText>,
    /// What it means.
    pub meaning: LocalizedText,
}

impl LegendMark {
    /// Whether the sign stands in the list too, and not only on the timeline.
    pub fn is_in_list(self) -> bool {
        matches!(self, LegendMark::Status(_) | LegendMark::Milestone | LegendMark::Minimum | LegendMark::Range)
    }
}

/// The signs that this roadmap uses.
pub fn legend(roadmap: &Roadmap, locale: &Locale) -> Vec<LegendEntry> {
    let catalog = locale.catalog();
    let used = Used::of(roadmap);
    let values =
        || roadmap.tracks.iter().flat_map(|t| &t.series).flat_map(|s| &s.points).filter_map(|point| point.plan.or(point.actual));
    let actual = used.actual || roadmap.tracks.iter().flat_map(|t| &t.series).flat_map(|s| &s.points).any(|p| p.actual.is_some());
    let signs = [
        (LegendMark::Day, used.edges.contains(&Edge::Day), catalog.legend_day),
        (LegendMark::Period, used.edges.contains(&Edge::Period), catalog.legend_period),
        (LegendMark::Soft, used.edges.contains(&Edge::Soft), catalog.legend_soft),
        (LegendMark::Open, used.edges.contains(&Edge::Open), catalog.legend_open),
        (LegendMark::Milestone, used.milestone, catalog.legend_milestone),
        (
            LegendMark::Cluster,
            roadmap.tracks.iter().any(|track| matches!(track.kind, Kind::Tasks | Kind::Versions) && track.items.len() > 1),
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
        .map(|(mark, _, meaning)| LegendEntry { mark, word: None, meaning: LocalizedText::own(meaning) })
        .collect();
    let statuses: Vec<Status> = Status::ALL.into_iter().filter(|status| used.statuses.contains(status)).collect();
    if !statuses.is_empty() && used.no_status {
        entries.push(LegendEntry { mark: LegendMark::Plan, word: None, meaning: LocalizedText::own(catalog.legend_plan) });
    }
    entries.extend(statuses.into_iter().map(|status| LegendEntry {
        mark: LegendMark::Status(status),
        word: Some(status_label(status, roadmap, locale)),
        meaning: status_meaning(status, roadmap, locale),
    }));
    entries
}

/// What the items of a roadmap make use of.
#[derive(Default)]
struct Used {
    edges: Vec<Edge>,
    milestone: bool,
    actual: bool,
    statuses: Vec<Status>,
    no_status: bool,
}

impl Used {
    fn of(roadmap: &Roadmap) -> Used {
        let mut used = Used::default();
        let kinds = roadmap.tracks.iter().flat_map(|track| track.items.iter().map(|item| (item, track.kind)));
        for (item, kind) in kinds {
            let is_version = kind == Kind::Versions;
            let (start, end) = edges(item.when);
            // Milestones and versions of one day are signs without ends.
            let has_ends = !(item.milestone || (is_version && (start, end) == (Edge::Day, Edge::Day)));
            if heading(item.when).is_none() && (has_ends || (is_version && item.milestone)) {
                note(&mut used.edges, start);
                // Nobody leaves a market on the day of entering it.
                let stays = kind == Kind::Markets && matches!(item.when, When::At(_));
                note(&mut used.edges, if stays { Edge::Open } else { end });
            }
            used.milestone |= item.milestone && !is_version;
            used.actual |= item.details().actual.is_some() && !is_version;
            match item.status {
                Some(status) => note(&mut used.statuses, status),
                None => used.no_status = true,
            }
        }
        used
    }
}

/// Puts something on a list of few, once.
fn note<T: PartialEq>(list: &mut Vec<T>, one: T) {
    if !list.contains(&one) {
        list.push(one);
    }
}
