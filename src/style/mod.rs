//! The style sheet of the widget.

/// The whole style sheet, for `adoptedStyleSheets` and for static pages.
pub const WIDGET_CSS: &str = include_str!("widget.css");
