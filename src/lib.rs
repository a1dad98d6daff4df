//! One JSON file describes a company's roadmap; this crate turns it into an interactive timeline.
//!
//! What knows no browser is `roadmap-core`; its modules are those of this crate too, so that an application needs one name.
//! Here are:
//!
//! 1. `widget`: the Yew component [`RoadmapWidget`] and its hook [`use_roadmap`].
//! 2. `web`: the browser boundary behind the custom element; the only WASM-only module.

mod widget;

#[cfg(all(target_arch = "wasm32", feature = "two-parts"))]
pub mod late_part;
#[cfg(target_arch = "wasm32")]
pub mod web;

pub use roadmap_core::model::Failure;
pub use roadmap_core::{
    content, derived, events, export, find, i18n, json, markup, model, parse, schedule, state, style, timeline, view,
};
pub use widget::source::{RoadmapWidgetProps, Source, WidgetEvent};
pub use widget::{Roadmap, RoadmapWidget, use_roadmap};
