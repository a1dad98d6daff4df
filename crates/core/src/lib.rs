//! The core of the roadmap widget: one JSON file becomes an interactive timeline, without a browser.
//!
//! The path of the data, and so the order of the modules. Each imports only from those above it
//! (`cargo xtask tidy` checks that; that none of them knows a browser is checked by the compiler, since this crate depends
//! on none of the crates that do):
//!
//! 1. [`model`]: validated values: days, fuzzy dates, texts, tracks, items, diagnostics.
//! 2. [`i18n`]: languages, catalogs, dates, numbers and plurals, all from our own tables.
//! 3. [`parse`]: JSON text → `(Roadmap, Vec<Diagnostic>)`.
//! 4. [`edit`]: changes of a file that touch nothing else.
//! 5. [`schedule`]: when things take place.
//! 6. [`content`]: what is said of them: the strip, the list, the details.
//! 7. [`timeline`]: where they stand: `(Roadmap, sizes, scale, today)` → [`timeline::Scene`].
//! 8. [`state`]: `(State, Action)` → `State`; no DOM.
//! 9. [`derived`]: what follows from both, kept until it changes.
//! 10. [`style`]: the style sheet.
//! 11. [`markup`]: a page as plain data.
//! 12. [`view`]: what is derived → markup.
//! 13. [`export`]: static HTML and SVG.

pub mod model;

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
