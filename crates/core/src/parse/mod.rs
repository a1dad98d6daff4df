//! JSON text in, `(Roadmap, Vec<Diagnostic>)` out. Reading never fails as a whole: one bad item never hides the
//! others, nothing is repaired in silence. Only text that is not JSON, or is over the [`limits`], gives no roadmap.
//!
//! [`json`] checks the text against the grammar and reads values where they lie; [`format`] reads those into the typed
//! records of format 1; `check` makes of each record a part of the [`Roadmap`]. The places of faults are looked up only
//! when there are any. Titles and ids stay in the text, which the roadmap shares.

mod check;
mod conditions;
mod date;
mod dependencies;
pub mod diagnostics;
pub mod format;
mod ids;
pub mod limits;
mod links;
mod place;
mod read;
#[cfg(feature = "schema")]
pub mod schema;
#[cfg(feature = "schema")]
mod schema_parts;
mod series;
mod suggest;
#[cfg(test)]
mod tests;
pub mod values;

use std::rc::Rc;

pub use date::{NotADate, parse_date, parse_end};
pub use place::positions;
use read::{Read, Reader};
pub use suggest::meant_date;

use crate::i18n::{Lang, Regions};
use crate::json::JsonText;
use crate::model::{Code, Diagnostic, Path, Roadmap, Source};

/// What came of reading a document.
#[derive(Debug, Clone, PartialEq)]
pub struct Reading {
    /// The roadmap, or `None` where the text is not a JSON object or is over the limits.
    pub roadmap: Option<Roadmap>,
    /// Everything that was wrong, in the order of the document.
    pub diagnostics: Vec<Diagnostic>,
    /// The text, and where the parts of the roadmap stand in it.
    pub source: Option<Source>,
}

/// Reads a roadmap from JSON text.
///
/// ```
/// let reading = roadmap_core::parse::parse(r#"{"title": "Plan", "tracks": []}"#);
/// assert!(reading.roadmap.is_some() && reading.diagnostics.is_empty());
///
/// let reading = roadmap_core::parse::parse(r#"{"title": "Plan", "trakcs": []}"#);
/// let said: Vec<&str> = reading.diagnostics.iter().map(|fault| fault.code.name()).collect();
/// assert_eq!(said, ["missing-field", "unknown-field"]);
/// ```
pub fn parse(text: &str) -> Reading {
    parse_shared(&Rc::new(text.to_string()), true)
}

/// Reads a roadmap from a text that it may keep. `located` is false for text made from an object: diagnostics then have paths
/// but no lines and columns, and `null` is not worth a hint.
pub fn parse_shared(text: &Rc<String>, located: bool) -> Reading {
    if text.len() > limits::MAX_BYTES {
        return failed(Code::TooLarge { limit: limits::MAX_BYTES }, None);
    }
    let checked = match JsonText::new(text) {
        Ok(checked) => checked,
        Err(fault) => return failed(fault.code, fault.position.filter(|_| located)),
    };
    let mut reader = Reader::new(&checked, located);
    let read = format::Document::read(checked.root(), &mut reader).map(|document| check::check(document, &mut reader));
    let (roadmap, mut source) = read.unzip();
    if let Some(source) = &mut source {
        source.text = text.clone();
    }
    let (places, mut diagnostics): (Vec<_>, Vec<_>) = reader.finish().into_iter().unzip();
    if located {
        let positions = place::positions(text, places.into_iter());
        for (diagnostic, position) in diagnostics.iter_mut().zip(positions) {
            diagnostic.position = position;
        }
    }
    Reading { roadmap, diagnostics, source }
}

/// Names of countries and regions from a JSON object of codes with names; `None` where it is no such object.
pub fn parse_regions(lang: Lang, text: String) -> Option<Regions> {
    let checked = JsonText::new(&Rc::new(text)).ok()?;
    let entries = checked.root().entries()?;
    Some(Regions::new(lang, entries.filter_map(|entry| Some((entry.key.into(), entry.value.string()?.into()))).collect()))
}

fn failed(code: Code, position: Option<crate::model::Position>) -> Reading {
    let fault = Diagnostic { code, path: Path::default(), value: None, position };
    Reading { roadmap: None, diagnostics: vec![fault], source: None }
}
