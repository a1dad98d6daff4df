//! The core of the roadmap widget: one JSON file becomes an interactive timeline, without a browser.
//!
//! The path of the data, and so the order of the modules. Each imports only from those above it
//! (`cargo xtask tidy` checks that; that none of them knows a browser is checked by the compiler, since this crate depends
//! on none of the crates that do):
//!
//! 1. [`model`]: validated values: days, fuzzy dates, texts, tracks, items, diagnostics.
//! 2. [`i18n`]: languages, catalogs, dates, numbers and plurals, all from our own tables.
//! 3. [`parse`]: JSON text → `(Roadmap, Vec<Diagnostic>)`.
//! 4. [`layout`]: `(Roadmap, sizes, scale, today)` → [`layout::Scene`] and the texts around it.
//! 5. [`state`]: `(State, Action)` → `State`; no DOM.
//! 6. [`style`]: the style sheet.
//! 7. [`markup`]: a page as plain data.
//! 8. [`view`]: scene and state → markup.
//! 9. [`export`]: static HTML and SVG.

pub mod model;

pub mod i18n;

pub mod parse;

pub mod layout;

pub mod state;

pub mod style;

pub mod markup;

pub mod view;

pub mod export;
