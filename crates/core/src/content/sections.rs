//! What stands around the timeline: goals by period, risks with triggers, key dates.

use crate::i18n::dates::{self, Style};
use crate::i18n::{Locale, LocalizedText};
use crate::model::{Day, DayRange, Goal, Roadmap, Window};

/// A goal in words.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalWords {
    /// Its place in the document.
    pub at: u32,
    /// The goal.
    pub title: LocalizedText,
    /// A remark.
    pub note: Option<LocalizedText>,
    /// The track it belongs to.
    pub track: Option<u32>,
}

/// The goals of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct GoalGroup {
    /// The period in words.
    pub title: String,
    /// Whether today lies in it.
    pub current: bool,
    /// Whether it is over.
    pub past: bool,
    /// Its goals, in the order of the document.
    pub goals: Vec<GoalWords>,
}

/// A risk in words.
#[derive(Debug, Clone, PartialEq)]
pub struct RiskWords {
    /// What would be noticed.
    pub trigger: LocalizedText,
    /// What is done then.
    pub action: Option<LocalizedText>,
    /// Whether it has a condition.
    pub watched: bool,
}

/// A key date in words.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyDateWords {
    /// Its place in the document.
    pub at: u32,
    /// When, in words.
    pub date: String,
    /// What.
    pub title: LocalizedText,
    /// Whether it is over.
    pub past: bool,
    /// Whether it is the first that is not.
    pub next: bool,
}

/// Goals by period, in the order of time; those without a period last.
pub fn goals(roadmap: &Roadmap, today: Day, locale: &Locale) -> Vec<GoalGroup> {
    let days = |window: Option<Window>| window.map_or(DayRange::of_day(Day::MAX), |window| window.days(roadmap.calendar));
    // Goals of one period stay in the order of the document.
    let mut in_order: Vec<(&Goal, u32)> = roadmap.goals.iter().zip(0..).collect();
    in_order.sort_unstable_by_key(|(goal, index)| (days(goal.date), *index));
    let mut groups: Vec<(Option<Window>, Vec<GoalWords>)> = Vec::new();
    for (goal, at) in in_order {
        let words = GoalWords {
            at,
            title: locale.localize(&goal.title),
            note: goal.note.as_ref().map(|note| locale.localize(note)),
            track: goal.track,
        };
        match groups.last_mut() {
            Some((window, goals)) if *window == goal.date => goals.push(words),
            _ => groups.push((goal.date, vec![words])),
        }
    }
    groups
        .into_iter()
        .map(|(window, goals)| {
            let days = window.map(|window| window.days(roadmap.calendar));
            GoalGroup {
                title: window
                    .map_or_else(|| locale.catalog().any_time.to_string(), |window| dates::window(window, Style::Long, locale)),
                current: days.is_some_and(|days| days.contains(today)),
                past: days.is_some_and(|days| days.last < today),
                goals,
            }
        })
        .collect()
}

/// Risks in the order of the document.
pub fn risks(roadmap: &Roadmap, locale: &Locale) -> Vec<RiskWords> {
    let words = |risk: &crate::model::Risk| RiskWords {
        trigger: locale.localize(&risk.trigger),
        action: risk.action.as_ref().map(|action| locale.localize(action)),
        watched: risk.condition.is_some(),
    };
    roadmap.risks.iter().map(words).collect()
}

/// Key dates in the order of time.
pub fn key_dates(roadmap: &Roadmap, today: Day, locale: &Locale) -> Vec<KeyDateWords> {
    let mut dates: Vec<_> =
        roadmap.key_dates.iter().zip(0..).map(|(date, at)| (date.date.days(roadmap.calendar), date, at)).collect();
    dates.sort_unstable_by_key(|(days, _, index)| (days.last, days.first, *index));
    let coming = dates.iter().position(|(days, ..)| days.last >= today);
    dates
        .into_iter()
        .enumerate()
        .map(|(index, (days, date, at))| KeyDateWords {
            at,
            date: dates::window(date.date, Style::Medium, locale),
            title: locale.localize(&date.title),
            past: days.last < today,
            next: coming == Some(index),
        })
        .collect()
}
