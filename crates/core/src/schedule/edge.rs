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

fn edge(date: FuzzyDate) -> Edge {
    match date.period.precision() {
        _ if date.is_soft() => Edge::Soft,
        Precision::Day => Edge::Day,
        _ => Edge::Period,
    }
}

/// How both ends of a time are known.
pub fn edges(when: When) -> (Edge, Edge) {
    match when {
        When::At(window) => (edge(window.from), edge(window.to.unwrap_or(window.from))),
        When::From(start) => (edge(start), Edge::Open),
        When::Until(end) => (Edge::Open, edge(end)),
        When::Between(start, end) => (edge(start), edge(end)),
        When::Horizon(_) | When::Unscheduled => (Edge::Open, Edge::Open),
    }
}
