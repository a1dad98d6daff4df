//! How the ends of a time are known.

use crate::model::{FuzzyDate, Precision, When};

/// How the end of a bar is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// To the day.
    Day,
    /// To a period.
    Period,
    /// Approximate or uncertain.
    Soft,
    /// Not at all: it goes on.
    Open,
}

fn edge(date: Option<FuzzyDate>) -> Edge {
    match date {
        None => Edge::Open,
        Some(date) if date.is_soft() => Edge::Soft,
        Some(date) if date.period.precision() == Precision::Day => Edge::Day,
        Some(_) => Edge::Period,
    }
}

/// How both ends of a time are known.
pub fn edges(when: When) -> (Edge, Edge) {
    match when {
        When::At(window) => (edge(Some(window.from)), edge(Some(window.to.unwrap_or(window.from)))),
        When::Span { start, end } => (edge(start), edge(end)),
        When::Horizon(_) | When::Unscheduled => (Edge::Open, Edge::Open),
    }
}
