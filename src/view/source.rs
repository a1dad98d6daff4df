//! What goes into the widget and what it tells the page.

use std::rc::Rc;

use yew::AttrValue;

use crate::i18n::{Lang, fill};
use crate::model::{Day, Diagnostic};
use crate::parse::{self, json::Json};

/// Where the roadmap comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// It is on its way.
    Loading,
    /// It could not be had.
    Failed(Failure),
    /// JSON text.
    Text(AttrValue),
    /// A JSON value, as from a JavaScript object.
    Json(Rc<Json>),
}

/// Why data could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// No network, or the server does not allow it (CORS).
    Network,
    /// The server answered with this HTTP status.
    Http(u16),
    /// No answer in time.
    Timeout,
    /// The object is not JSON.
    Object,
    /// The answer is over the limit of bytes.
    TooLarge,
}

impl Failure {
    /// The code in `roadmap-error`.
    pub fn code(self) -> String {
        match self {
            Failure::Network => "network-or-cors".into(),
            Failure::Http(status) => format!("http-{status}"),
            Failure::Timeout => "timeout".into(),
            Failure::Object => "bad-object".into(),
            Failure::TooLarge => "too-large".into(),
        }
    }

    /// What to tell people.
    pub fn message(self, lang: Lang) -> String {
        let catalog = lang.catalog();
        match self {
            Failure::Network => catalog.failed_network.into(),
            Failure::Http(status) => fill(catalog.failed_http, &[("status", &status.to_string())]),
            Failure::Timeout => catalog.failed_timeout.into(),
            Failure::Object => catalog.failed_object.into(),
            Failure::TooLarge => {
                fill(catalog.faults.too_large, &[("limit", &(parse::limits::MAX_BYTES / (1024 * 1024)).to_string())])
            }
        }
    }
}

/// What the widget tells the page.
#[derive(Debug, Clone, PartialEq)]
pub enum WidgetEvent {
    /// The first complete paint of new data.
    Ready {
        /// Number of tracks.
        tracks: usize,
        /// Number of items and values.
        items: usize,
        /// What was wrong with the data.
        diagnostics: Rc<Vec<Diagnostic>>,
    },
    /// Data could not be had or read.
    Error {
        /// A stable name.
        code: String,
        /// A sentence in the language of the page.
        message: String,
    },
    /// An item was chosen.
    Select {
        /// Its id.
        id: String,
    },
    /// Another range is shown.
    ViewChange {
        /// First visible day.
        start: Day,
        /// Last visible day.
        end: Day,
        /// What one tick of the finer row is: day, week, month, quarter, year.
        scale: &'static str,
    },
    /// The reader asked to load the data again.
    Retry,
}

/// The code of why nothing can be shown.
pub(super) fn failure_code(source: &Source) -> String {
    let reading = match source {
        Source::Failed(failure) => return failure.code(),
        Source::Text(text) => parse::parse(text),
        Source::Json(json) => parse::parse_json(json),
        Source::Loading => return String::new(),
    };
    reading.diagnostics.first().map(|fault| fault.code.name().to_string()).unwrap_or_default()
}
