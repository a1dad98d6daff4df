//! What pages are told: the details of the element's events, as they are serialised. The types for TypeScript are made from these,
//! with what is said of them here.

use serde::Serialize;

use crate::model::Severity;

/// Once after each complete first paint of new data.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RoadmapReady<'a> {
    /// How many tracks there are.
    pub tracks: usize,
    /// How many items and values.
    pub items: usize,
    /// What was wrong with the data.
    pub diagnostics: Vec<RoadmapDiagnostic<'a>>,
}

/// What was wrong with the data, and where.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RoadmapDiagnostic<'a> {
    /// A stable name for what is wrong.
    pub code: &'static str,
    /// How much it matters.
    #[cfg_attr(feature = "types", ts(inline))]
    pub severity: Severity,
    /// Where: `tracks[2].items[0].start`.
    pub path: String,
    /// What stands there.
    pub value: Option<&'a str>,
    /// The line in the text, from 1; `null` for data that was no text.
    pub line: Option<usize>,
    /// The character in the line, from 1.
    pub column: Option<usize>,
    /// What is wrong and how to mend it. Empty until the words for it have come, after the first page.
    pub message: String,
}

/// Data or WebAssembly could not be had or read.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RoadmapError {
    /// A stable name for the failure.
    pub code: String,
    /// What happened, in the language of the page.
    pub message: String,
}

/// An item was chosen, or arrows moved the details beside the timeline to it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RoadmapSelect {
    /// Its id.
    pub id: String,
}

/// Another range is shown.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RoadmapViewChange {
    /// The first day seen, `YYYY-MM-DD`.
    pub start: String,
    /// The last day seen, inclusive.
    pub end: String,
    /// The finer row of the axis: `day`, `week`, `month`, `quarter` or `year`.
    pub scale: &'static str,
}

/// Something else was looked for.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RoadmapFilter {
    /// What, as it was written; empty where nothing is looked for.
    pub text: String,
    /// How much was found: items, values, goals, risks and key dates; all there are where nothing is looked for.
    pub count: usize,
}

/// Another day is asked about.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "types", derive(ts_rs::TS))]
pub struct RoadmapAsOf {
    /// It, or today, `YYYY-MM-DD`; of a period the last day.
    pub date: String,
    /// Who asked: `user`, or `api` for the attribute and the methods.
    #[cfg_attr(feature = "types", ts(type = "\"user\" | \"api\""))]
    pub source: &'static str,
}

/// Their declarations for TypeScript.
#[cfg(feature = "types")]
pub fn declarations() -> String {
    use ts_rs::{Config, TS};
    // Counts come as JavaScript's numbers.
    let config = Config::default().with_large_int("number");
    fn declared<T: TS>(config: &Config) -> String {
        format!("\n{}export {}\n", T::docs().unwrap_or_default(), T::decl(config))
    }
    [
        declared::<RoadmapDiagnostic<'static>>(&config),
        declared::<RoadmapReady<'static>>(&config),
        declared::<RoadmapError>(&config),
        declared::<RoadmapSelect>(&config),
        declared::<RoadmapViewChange>(&config),
        declared::<RoadmapFilter>(&config),
        declared::<RoadmapAsOf>(&config),
    ]
    .concat()
}
