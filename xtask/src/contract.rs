//! The one table of the element's public face, `js/contract.json`.

use std::fs;

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::root;

/// The table.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contract {
    /// The tag.
    pub tag: String,
    /// The class behind it.
    pub class_name: String,
    /// What it is.
    pub summary: String,
    /// Attributes.
    pub attributes: Vec<Typed>,
    /// Properties that are no attributes.
    pub properties: Vec<Typed>,
    /// Events.
    pub events: Vec<Event>,
    /// Methods.
    pub methods: Vec<Method>,
    /// Places that children of the element fill.
    pub slots: Vec<Named>,
    /// Custom properties of CSS.
    pub css_properties: Vec<Named>,
    /// Names for `::part()`.
    pub css_parts: Vec<String>,
}

/// A name with its TypeScript type.
#[derive(Debug, Deserialize)]
pub struct Typed {
    /// The name.
    pub name: String,
    /// The type.
    #[serde(rename = "type")]
    pub kind: String,
    /// What it does.
    pub text: String,
}

impl Typed {
    /// The values of a type that lists them: `"a" | "b"`.
    pub fn values(&self) -> Vec<String> {
        let quoted = |value: &str| value.strip_prefix('"')?.strip_suffix('"').map(str::to_string);
        self.kind.split(" | ").filter_map(quoted).collect()
    }
}

/// An event.
#[derive(Debug, Deserialize)]
pub struct Event {
    /// Its name.
    pub name: String,
    /// The type of its detail, in `roadmap_core::events`.
    #[serde(rename = "type")]
    pub kind: String,
    /// When it comes.
    pub text: String,
}

/// A method.
#[derive(Debug, Deserialize)]
pub struct Method {
    /// Its name.
    pub name: String,
    /// Names of its parameters; each is a string.
    pub parameters: Vec<String>,
    /// What it does.
    pub text: String,
}

/// A name with what it is for.
#[derive(Debug, Deserialize)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What it is for.
    pub text: String,
}

impl Contract {
    /// Reads the table.
    pub fn read() -> Result<Contract> {
        let text = fs::read_to_string(root().join("js/contract.json"))?;
        serde_json::from_str(&text).context("js/contract.json")
    }
}
