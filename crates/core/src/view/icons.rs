//! Icons as inline SVG: strokes in the colour of the text, hidden from assistive technology.

use crate::markup::Markup;
use crate::model::Status;

/// An icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Icon {
    Plus,
    Minus,
    Left,
    Right,
    Down,
    Close,
    External,
    Warning,
    Expand,
    Find,
}

/// Opens a square picture that is only looked at.
fn open_svg(page: &mut Markup, classes: &[&str]) {
    page.open("svg").classes(classes).attr("viewBox", "0 0 16 16").hidden().attr("focusable", "false");
}

fn path(page: &mut Markup, class: &'static str, d: &'static str) {
    page.open("path");
    if !class.is_empty() {
        page.attr("class", class);
    }
    page.attr("d", d).close();
}

/// The icon as SVG.
pub(super) fn icon(page: &mut Markup, icon: Icon) {
    let d = match icon {
        Icon::Plus => "M8 3v10M3 8h10",
        Icon::Minus => "M3 8h10",
        Icon::Left => "M10 3.5 5.5 8l4.5 4.5",
        Icon::Right => "M6 3.5 10.5 8 6 12.5",
        Icon::Down => "M3.5 6 8 10.5 12.5 6",
        Icon::Close => "M4 4l8 8M12 4l-8 8",
        Icon::External => "M6 4H4v8h8v-2M9 3h4v4M13 3 7.5 8.5",
        Icon::Warning => "M8 2.5 14 13H2L8 2.5zM8 6.5v3M8 11.2v.1",
        Icon::Find => "M7 2.8a4.2 4.2 0 1 1 0 8.4 4.2 4.2 0 0 1 0-8.4zM10.2 10.2l3.3 3.3",
        Icon::Expand => "M2.5 8h11M5 5.5 2.5 8 5 10.5M11 5.5 13.5 8 11 10.5",
    };
    open_svg(page, &["icon"]);
    path(page, "", d);
    page.close();
}

/// The mark of a status: a shape that is told apart without colour.
pub(super) fn status_icon(page: &mut Markup, status: Status) {
    let (ring, fill, stroke) = status_shape(status);
    open_svg(page, &["status-icon", status.key()]);
    if let Some(dash) = ring {
        page.open("circle").attr("class", "ring").attr("cx", "8").attr("cy", "8").attr("r", "5.5");
        if !dash.is_empty() {
            page.attr("stroke-dasharray", dash);
        }
        page.close();
    }
    if !fill.is_empty() {
        path(page, "fill", fill);
    }
    if !stroke.is_empty() {
        path(page, "stroke", stroke);
    }
    page.close();
}

/// How a status is drawn in a square of 16: the dashes of its ring where it has one, a filled path, a stroked path.
pub(crate) fn status_shape(status: Status) -> (Option<&'static str>, &'static str, &'static str) {
    match status {
        Status::Exploring => (Some("2 2.2"), "", ""),
        Status::Planned => (Some(""), "", ""),
        Status::InProgress => (Some(""), "M8 2.5a5.5 5.5 0 0 1 0 11z", ""),
        Status::Preview => (Some(""), "M8 5.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z", ""),
        Status::RollingOut => (Some(""), "M8 2.5a5.5 5.5 0 1 1-5.5 5.5H8z", ""),
        Status::Shipped => (None, "M8 2a6 6 0 1 1 0 12A6 6 0 0 1 8 2z", "M5.2 8.2l2 2 3.6-4"),
        Status::Paused => (Some(""), "", "M6.4 5.8v4.4M9.6 5.8v4.4"),
        Status::Cancelled => (Some(""), "", "M6 6l4 4M10 6l-4 4"),
    }
}
