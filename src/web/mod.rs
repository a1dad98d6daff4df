//! The browser boundary: one [`handle::Widget`] per custom element, all in one WASM instance.

mod environment;
mod events;
pub mod handle;
