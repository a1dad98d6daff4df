//! The core of the roadmap widget: one JSON file becomes an interactive timeline, without a browser.
//!
//! The path of the data, and so the order of the modules. Each imports only from those above it
//! (`cargo xtask tidy` checks that; that none of them knows a browser is checked by the compiler, since this crate depends
//! on none of the crates that do):
//!
//! 1. [`model`]: validated values: days, fuzzy dates, texts, tracks, items, diagnostics.
//! 2. [`json`]: JSON where it lies.
//! 3. [`i18n`]: languages, catalogs, dates, numbers and plurals, all from our own tables.
//! 4. [`parse`]: JSON text → `(Roadmap, Vec<Diagnostic>)`.
//! 5. [`edit`]: changes of a file that touch nothing else.
//! 6. [`schedule`]: when things take place.
//! 7. [`content`]: what is said of them: the strip, the list, the details.
//! 8. [`timeline`]: where they stand: `(Roadmap, sizes, scale, today)` → [`timeline::Scene`].
//! 9. [`state`]: `(State, Action)` → `State`; no DOM.
//! 10. [`derived`]: what follows from both, kept until it changes.
//! 11. [`style`]: the style sheet.
//! 12. [`markup`]: a page as plain data.
//! 13. [`view`]: what is derived → markup.
//! 14. [`export`]: static HTML and SVG.

pub mod model;

pub mod events;

pub mod json;

pub mod i18n;

pub mod parse;

pub mod edit;

pub mod schedule;

pub mod content;

pub mod timeline;

pub mod state;

pub mod derived;

pub mod style;

pub mod markup;

pub mod view;

pub mod export;
