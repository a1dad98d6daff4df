//! The core of the roadmap widget: one JSON file becomes an interactive timeline, without a browser.
//!
//! The path of the data, and so the order of the modules. Each imports only from those above it
//! (`cargo xtask tidy` checks that; that none of them knows a browser is checked by the compiler, since this crate depends
//! on none of the crates that do):
//!
//! 1. [`model`]: validated values: days, fuzzy dates, texts, tracks, items, diagnostics.
//! 2. [`events`]: what pages are told, as it is serialised.
//! 3. [`json`]: JSON where it lies.
//! 4. [`i18n`]: languages, catalogs, dates, numbers and plurals, all from our own tables.
//! 5. [`parse`]: JSON text → `(Roadmap, Vec<Diagnostic>)`.
//! 6. [`edit`]: changes of a file that touch nothing else.
//! 7. [`schedule`]: when things take place.
//! 8. [`content`]: what is said of them: the strip, the list, the details.
//! 9. [`find`]: which of them have what was asked for.
//! 10. [`timeline`]: where they stand: `(Roadmap, sizes, scale, today)` → [`timeline::Scene`].
//! 11. [`state`]: `(State, Action)` → `State`; no DOM.
//! 12. [`derived`]: what follows from both, kept until it changes.
//! 13. [`style`]: the style sheet.
//! 14. [`markup`]: a page as plain data.
//! 15. [`view`]: what is derived → markup.
//! 16. [`export`]: static HTML and SVG.

pub mod model;

pub mod events;

pub mod json;

pub mod i18n;

pub mod parse;

pub mod edit;

pub mod schedule;

pub mod content;

pub mod find;

pub mod timeline;

pub mod state;

pub mod derived;

pub mod style;

pub mod markup;

pub mod view;

pub mod export;
