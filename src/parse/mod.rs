//! JSON text in, `(Roadmap, Vec<Diagnostic>)` out. Reading never fails as a whole: one bad item never hides the
//! others, nothing is repaired in silence. Only text that is not JSON, or is over the [`limits`], gives no roadmap.
//!
//! Three steps: [`json`] keeps the text as a tree with every key in its order; [`format`] reads the tree into the
//! typed records of format 1; `check` validates those into the [`Roadmap`]. The places of the faults are looked up in
//! the text only when there are any.

mod check;
mod date;
mod dependencies;
pub mod format;
pub mod json;
pub mod limits;
mod links;
mod locate;
mod read;
#[cfg(feature = "schema")]
pub mod schema;
mod suggest;
#[cfg(test)]
mod tests;
pub mod values;

pub use date::{DateFault, parse_date};

use crate::model::{Code, Diagnostic, Path, Roadmap};
use json::Json;
use read::{Read, Reader};

/// What came of reading a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The roadmap, or `None` where the text is not a JSON object or is over the limits.
    pub roadmap: Option<Roadmap>,
    /// Everything that was wrong, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
}

/// Reads a roadmap from JSON text.
///
/// ```
/// let reading = roadmap_widget::parse::parse(r#"{"title": "Plan", "tracks": []}"#);
/// assert!(reading.roadmap.is_some() && reading.diagnostics.is_empty());
///
/// let reading = roadmap_widget::parse::parse(r#"{"title": "Plan", "trakcs": []}"#);
/// assert_eq!(reading.diagnostics[0].code.name(), "unknown-field");
/// ```
pub fn parse(text: &str) -> Reading {
    read_text(text, true)
}

/// Reads a roadmap from text that no person wrote, such as that of an object: diagnostics have paths but no positions.
pub fn parse_unlocated(text: &str) -> Reading {
    read_text(text, false)
}

fn read_text(text: &str, located: bool) -> Reading {
    // Windows editors put a byte order mark first; serde_json refuses it.
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.len() > limits::MAX_BYTES {
        return failed(Code::TooLarge { limit: limits::MAX_BYTES }, None);
    }
    match Json::from_text(text) {
        Ok(json) => {
            let mut reading = parse_json(&json);
            if located {
                locate::locate(text, &mut reading.diagnostics);
            }
            reading
        }
        Err(fault) => failed(fault.code, fault.position.filter(|_| located)),
    }
}

/// Reads a roadmap from a tree, so diagnostics have paths but no positions.
fn parse_json(json: &Json) -> Reading {
    let mut reader = Reader::new();
    let roadmap = format::Document::read(json, &mut reader).map(|document| check::check(document, &mut reader));
    Reading { roadmap, diagnostics: reader.finish() }
}

fn failed(code: Code, position: Option<crate::model::Position>) -> Reading {
    Reading { roadmap: None, diagnostics: vec![Diagnostic { code, path: Path::default(), value: None, position }] }
}
