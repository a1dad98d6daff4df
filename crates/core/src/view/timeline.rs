//! The timeline: axis, tracks and marks of one scene.

use super::class;
use super::icons::{Icon, icon};
use super::marks::{caption, mark};
use super::parts::{accent_class, accent_css, button, place, when, words_in};
use crate::content::Target;
use crate::i18n::{Catalog, fill};
use crate::markup::Markup;
use crate::model::{Day, DayRange, Roadmap, push_decimal};
use crate::state::{Command, GridCell, Keyed};
use crate::timeline::{Axis, Curve, DayLine, Hint, HorizonColumn, Rail, Scene, Side, Tick, TrackScene, ValueAt};

/// What the timeline needs to know.
pub(super) struct TimelineState<'a> {
    pub(super) scene: &'a Scene,
    pub(super) catalog: &'a Catalog,
    pub(super) title: &'a str,
    pub(super) narrow: bool,
    pub(super) time_width: f64,
    /// The handle of the day that is asked about, where one can be.
    pub(super) handle: Option<Handle<'a>>,
    /// What the charts say at its line.
    pub(super) values: Option<(WriteValues, &'a [ValueAt])>,
    /// Fills the strip above the dates, whose place is there wherever there are dates on a screen.
    pub(super) overview: Option<Write<'a>>,
    /// Writes what waits for what into the ground, and over the tracks.
    pub(super) connectors: [Option<Write<'a>>; 2],
    pub(super) roadmap: &'a Roadmap,
    pub(super) row_count: usize,
    /// The key of the cell in the tab order.
    pub(super) active: &'a str,
    pub(super) selected: Option<&'a Target>,
    /// Whether something else was asked for.
    pub(super) is_dimmed: &'a dyn Fn(&Target) -> bool,
}

/// Writes something into the page.
pub(super) type Write<'a> = &'a dyn Fn(&mut Markup);

/// Writes what the charts say at one moment.
pub(super) type WriteValues = fn(&mut Markup, &[ValueAt], &Scene, &Roadmap);

/// The day that is asked about.
pub(super) struct Handle<'a> {
    /// The days on the axis.
    pub(super) extent: DayRange,
    pub(super) day: Day,
    /// Its period in words.
    pub(super) words: &'a str,
    /// Its line, where it is not today.
    pub(super) line: Option<&'a DayLine>,
}

/// The scroller with everything in it.
pub(super) fn timeline(page: &mut Markup, state: &TimelineState<'_>) {
    let scene = state.scene;
    let undated = when(scene.axis.is_none(), "undated");
    page.open("div").classes(&[class::FRAME, when(state.narrow, "narrow"), undated, when(scene.tall, "tall")]);
    page.attr("part", "timeline").px("--label-column", scene.label_column);
    page.px("--content-width", scene.label_column + scene.width + scene.end_room);
    if let Some(axis) = &scene.axis {
        page.open_as("div", class::OVERVIEW);
        if let Some(write) = state.overview {
            write(page);
        }
        page.close();
        axis_rows(page, axis, state);
    }
    page.open_as("div", class::SCROLLER).attr("role", "treegrid").attr("tabindex", "-1");
    page.set("aria-label", &fill(state.catalog.timeline_of, &[("title", state.title)]));
    page.attr("aria-description", state.catalog.keyboard_hint).number("aria-rowcount", state.row_count);
    page.open_as("div", "tracks").attr("role", "presentation");
    page.px("width", scene.label_column + scene.width + scene.end_room).px("height", scene.height);
    let [lines, stubs] = state.connectors;
    ground(page, scene, lines);
    // A list of its own, wholly keyed: what stays on the screen stays in the DOM.
    page.open_as("div", "rows").attr("role", "presentation");
    for track in &scene.tracks {
        row(page, track, state);
    }
    page.close();
    let moved = state.handle.as_ref().and_then(|handle| handle.line);
    for (line, class) in [(scene.today.as_ref(), "today-line"), (moved, "day-line")] {
        if let Some(line) = line {
            page.open_as("div", class).hidden().px("left", scene.label_column + line.x).close();
        }
    }
    if let Some((write, values)) = state.values {
        write(page, values, scene, state.roadmap);
    }
    if let Some(write) = stubs {
        write(page);
    }
    page.close().close().close();
}

fn ground(page: &mut Markup, scene: &Scene, lines: Option<Write<'_>>) {
    page.open_as("div", class::GROUND).hidden();
    page.px("left", scene.label_column).px("width", scene.width).px("height", scene.height);
    for band in scene.axis.iter().flat_map(|axis| &axis.bands) {
        page.open_as("span", "band").key(&band.first.number().to_string()).px("left", band.x).px("width", band.width).close();
    }
    if let Some(write) = lines {
        write(page);
    }
    page.close();
}

/// The axis stands outside the scroller, so that it sticks to the page; it is scrolled along with it.
fn axis_rows(page: &mut Markup, axis: &Axis, state: &TimelineState<'_>) {
    let scene = state.scene;
    page.open_as("div", class::AXIS);
    page.open_as("div", "ticks").px("width", scene.width + scene.end_room);
    ticks(page, "upper", &axis.upper);
    ticks(page, "lower", &axis.lower);
    let moved = state.handle.as_ref().and_then(|handle| handle.line);
    if let Some(line) = moved.or(scene.today.as_ref()) {
        page.open("span").classes(&[class::HANDLE, when(moved.is_some(), "moved")]).attr("part", "today").px("left", line.pill_x);
        match &state.handle {
            Some(handle) => slider(page, handle, state.catalog),
            None => {
                page.hidden();
            }
        }
        page.text(&line.label).close();
    }
    page.close().close();
}

/// Its place among the days on the axis, for assistive technology.
fn slider(page: &mut Markup, handle: &Handle<'_>, catalog: &Catalog) {
    page.attr("role", "slider").attr("tabindex", "0").attr("aria-label", catalog.on_date).set("aria-valuetext", handle.words);
    let days = [("aria-valuemin", handle.extent.first), ("aria-valuemax", handle.extent.last), ("aria-valuenow", handle.day)];
    for (name, day) in days {
        page.set(name, &day.number().to_string());
    }
}

fn ticks(page: &mut Markup, class: &'static str, ticks: &[Tick]) {
    page.open_as("div", class).hidden();
    for tick in ticks {
        page.open_as("span", "tick").key(&tick.first.number().to_string()).px("left", tick.x).px("width", tick.width);
        page.open("span").text(&tick.label).close().close();
    }
    page.close();
}

fn row(page: &mut Markup, track: &TrackScene, state: &TimelineState<'_>) {
    page.open("div").classes(&["row", accent_class(track.accent), when(track.collapsed, "collapsed")]);
    page.attr("role", "row").attr("part", "track").key(&track.id).attr("aria-level", "1");
    page.set("aria-rowindex", &(track.index + 1).to_string()).flag("aria-expanded", !track.collapsed);
    page.px("top", track.top).px("height", track.height);
    accent_css(page, track.accent);
    header(page, track, state);
    page.open_as("div", class::BODY).attr("role", "presentation");
    page.px("left", state.scene.label_column).px("top", track.body).px("width", state.scene.width);
    for one in &track.rails {
        rail(page, one);
    }
    if !track.curves.is_empty() || !track.zero_lines.is_empty() {
        curves(page, track, state.scene.width);
    }
    for one in &track.captions {
        caption(page, one);
    }
    page.open_as("div", "marks").attr("role", "presentation");
    for one in &track.marks {
        mark(page, one, state.active, [state.selected == Some(&one.target), (state.is_dimmed)(&one.target)]);
    }
    page.close();
    if !track.shelf.is_empty() {
        page.open_as("div", "shelf").attr("role", "presentation").px("width", state.time_width);
        for column in &track.shelf {
            shelf(page, column, state);
        }
        page.close();
    }
    if !track.hints.is_empty() {
        page.open_as("div", "hints").attr("role", "presentation").px("width", state.time_width);
        for one in &track.hints {
            hint(page, one, track.index, state);
        }
        page.close();
    }
    page.close().close();
}

/// What lies beyond an edge: a cell of the grid that leads there.
fn hint(page: &mut Markup, hint: &Hint, track: u32, state: &TimelineState<'_>) {
    let cell = GridCell::Hint(track, hint.side).key();
    let before = hint.side == Side::Before;
    page.open("div").classes(&[class::HINT, if before { "before" } else { "after" }]).key(if before {
        "before"
    } else {
        "after"
    });
    page.attr("role", "gridcell").set("aria-label", &hint.name).set("data-cell", &cell);
    page.attr("tabindex", if state.active == cell { "0" } else { "-1" });
    page.set("data-do", &Command::Reveal(hint.target()).words());
    if before {
        icon(page, Icon::Left);
    }
    words_in(page, "span", "what", &hint.words);
    if !before {
        icon(page, Icon::Right);
    }
    page.close();
}

fn header(page: &mut Markup, track: &TrackScene, state: &TimelineState<'_>) {
    let key = GridCell::Header(track.index).key();
    page.open_as("div", "track-head").attr("role", "rowheader");
    if state.narrow {
        page.px("width", state.time_width);
    }
    button(page, &["track-title"], &Command::Toggle(track.index))
        .attr("tabindex", if state.active == key { "0" } else { "-1" })
        .set("data-cell", &key)
        .flag("aria-expanded", !track.collapsed)
        .ornament("span", "square");
    words_in(page, "span", "name", &track.title);
    icon(page, Icon::Down);
    page.line("span", "count", &track.count).close().close();
}

fn rail(page: &mut Markup, rail: &Rail) {
    page.open("span").classes(&["rail", when(rail.heavy, "heavy"), when(rail.open, "open")]).hidden();
    place(page, &rail.rect);
    page.close();
}

fn curves(page: &mut Markup, track: &TrackScene, width: f64) {
    page.open_as("svg", "curves").hidden().attr("focusable", "false").px("width", width).px("height", track.height);
    for area in track.curves.iter().filter_map(|curve| curve.area.as_ref()) {
        page.open_as("path", "area").set("d", area).close();
    }
    for y in &track.zero_lines {
        page.open_as("path", "zero").set("d", &zero_path(*y, width)).close();
    }
    for curve in &track.curves {
        page.open("path").classes(&curve_classes(curve)).set("d", &curve.line).close();
    }
    page.close();
}

/// SVG path data of the line of zero.
pub(crate) fn zero_path(y: f64, width: f64) -> String {
    let mut path = String::from("M0 ");
    push_decimal(&mut path, y, 1);
    path.push('H');
    push_decimal(&mut path, width, 1);
    path
}

/// The classes of a line.
pub(crate) fn curve_classes(curve: &Curve) -> [&'static str; 3] {
    ["curve", when(curve.secondary, "secondary"), when(curve.actual, "came")]
}

fn shelf(page: &mut Markup, column: &HorizonColumn, state: &TimelineState<'_>) {
    page.open_as("span", "shelf-title");
    place(page, &column.rect);
    page.text(&column.title).close();
    for one in &column.marks {
        mark(page, one, state.active, [state.selected == Some(&one.target), (state.is_dimmed)(&one.target)]);
    }
}
