//! The timeline as one SVG that stands alone: in a README, a mail, a PDF. Colours are values, texts are text, nothing is
//! loaded.

use super::{Options, StaticRender};
use crate::content::Accent;
use crate::i18n::dates::{self, Style};
use crate::i18n::fill;
use crate::markup::Markup;
use crate::model::{Color, Diagnostic, Roadmap, Status, decimal, push_decimal};
use crate::schedule::Edge;
use crate::style::color;
use crate::timeline::shared_sizes::{AXIS, IN_BAR};
use crate::timeline::{Axis, Label, LabelWeight, Mark, Piece, PieceKind, Rail, Rect, Scene, Sizes, Tick, TrackScene};
use crate::view::icons::status_shape;
use crate::view::timeline::{curve_classes, zero_path};

/// Space around the picture in px.
const PAD: f64 = 24.0;
/// Height of the title with the day below it.
const HEAD: f64 = 68.0;
/// Fonts that look alike on all systems.
const FONT: &str = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', Arial, sans-serif";

/// The colours of a theme.
struct Palette {
    dark: bool,
    ground: Color,
    text: Color,
    muted: Color,
    line: Color,
    control_line: Color,
    band: Color,
    today: Color,
    on_today: Color,
}

impl Palette {
    fn new(dark: bool) -> Palette {
        let of = |name: &str| color(name, dark).unwrap_or(Color { r: 128, g: 128, b: 128 });
        Palette {
            dark,
            ground: of("--roadmap-ground"),
            text: of("--roadmap-text"),
            muted: of("--roadmap-muted"),
            line: of("--roadmap-line"),
            control_line: of("--roadmap-control-line"),
            band: of("--roadmap-band"),
            today: of("--roadmap-today"),
            on_today: of("--roadmap-on-today"),
        }
    }

    fn accent(&self, accent: Accent) -> Color {
        match accent {
            Accent::Own { light, dark } => {
                if self.dark {
                    dark
                } else {
                    light
                }
            }
            Accent::Palette(number) => color(&format!("--roadmap-accent-{number}"), self.dark).unwrap_or(self.muted),
        }
    }

    /// The accent with `percent` of it left on the ground.
    fn tint(&self, accent: Color, percent: u16) -> Color {
        self.ground.mixed(accent, percent, 100)
    }
}

/// The timeline of a roadmap as SVG.
pub fn svg(roadmap: Roadmap, diagnostics: Vec<Diagnostic>, options: &Options) -> String {
    let inner = (options.width - 2.0 * PAD).max(320.0);
    let render = StaticRender::new(roadmap, diagnostics, options, Sizes::typical(inner));
    let palette = Palette::new(options.theme == "dark");
    let (scene, locale) = (&render.scene, &render.session.locale);
    let axis = if scene.axis.is_some() { AXIS } else { 0.0 };
    let (width, height) = (inner + 2.0 * PAD, 2.0 * PAD + HEAD + axis + scene.height);
    let title = locale.title(render.session.roadmap.title.as_ref()).text;
    let mut page = Markup::new();
    page.open("svg").attr("xmlns", "http://www.w3.org/2000/svg").attr("role", "img").set("lang", locale.lang.as_str());
    page.set("viewBox", &format!("0 0 {} {}", decimal(width), decimal(height)));
    number(&mut page, "width", width);
    number(&mut page, "height", height);
    page.set("aria-label", &title).attr("font-family", FONT).attr("font-size", "13");
    page.open("title").text(&title).close();
    masks(&mut page);
    rect(&mut page, &Rect { x: 0.0, y: 0.0, width, height }, palette.ground, 0.0);
    text(&mut page, PAD, PAD + 24.0, &title, palette.text, Some("26"));
    let day = dates::day(render.session.today, Style::Long, locale);
    let day = fill(locale.catalog().today_is, &[("date", &day)]);
    text(&mut page, PAD, PAD + 48.0, &day, palette.muted, None);
    let left = PAD + scene.label_column;
    if let Some(rows) = &scene.axis {
        axis_rows(&mut page, rows, &render, (left, PAD + HEAD), &palette);
    }
    let top = PAD + HEAD + axis;
    for track in &scene.tracks {
        row(&mut page, track, &render, top, &palette);
    }
    if let Some(today) = &scene.today {
        let x = left + today.x - 1.0;
        rect(&mut page, &Rect { x, y: top, width: 2.0, height: scene.height }, palette.today, 0.0);
    }
    // Names last: no line goes through them.
    for track in &scene.tracks {
        names(&mut page, track, &render, top, &palette);
    }
    page.close();
    page.to_html(|_, _| {})
}

fn number(page: &mut Markup, name: &'static str, value: f64) {
    let mut text = String::new();
    push_decimal(&mut text, value, 2);
    page.set(name, &text);
}

fn rect(page: &mut Markup, rect: &Rect, fill: Color, radius: f64) {
    open_rect(page, rect, radius);
    page.set("fill", &fill.to_string()).close();
}

fn open_rect(page: &mut Markup, rect: &Rect, radius: f64) {
    page.open("rect");
    for (name, value) in [("x", rect.x), ("y", rect.y), ("width", rect.width.max(0.0)), ("height", rect.height.max(0.0))] {
        number(page, name, value);
    }
    if radius > 0.0 {
        number(page, "rx", radius.min(rect.height / 2.0));
    }
}

fn text(page: &mut Markup, x: f64, y: f64, content: &str, fill: Color, bold_at: Option<&'static str>) {
    page.open("text");
    number(page, "x", x);
    number(page, "y", y);
    page.set("fill", &fill.to_string());
    if let Some(size) = bold_at {
        page.attr("font-weight", "650").attr("font-size", size);
    }
    page.text(content).close();
}

/// Fading ends for what is approximate or goes on.
fn masks(page: &mut Markup) {
    page.open("defs");
    for (id, gradient, stops) in [
        ("soft-start", "g1", [("0", "#000"), ("0.3", "#fff"), ("1", "#fff")]),
        ("soft-end", "g2", [("0", "#fff"), ("0.7", "#fff"), ("1", "#000")]),
        ("soft-both", "g3", [("0", "#000"), ("0.5", "#fff"), ("1", "#000")]),
        ("open-end", "g4", [("0", "#fff"), ("0.4", "#fff"), ("1", "#000")]),
    ] {
        page.open("linearGradient").attr("id", gradient);
        for (offset, shade) in stops {
            page.open("stop").attr("offset", offset).attr("stop-color", shade).close();
        }
        page.close().open("mask").attr("id", id).attr("maskContentUnits", "objectBoundingBox");
        page.open("rect").attr("width", "1").attr("height", "1").set("fill", &format!("url(#{gradient})")).close().close();
    }
    page.close();
}

fn axis_rows(page: &mut Markup, axis: &Axis, render: &StaticRender, (left, top): (f64, f64), palette: &Palette) {
    let scene = &render.scene;
    for band in &axis.bands {
        let place = Rect { x: left + band.x, y: top + AXIS, width: band.width.min(scene.width - band.x), height: scene.height };
        rect(page, &place, palette.band, 0.0);
    }
    let ticks = |page: &mut Markup, ticks: &[Tick], y: f64, fill: Color, bold: Option<&'static str>| {
        for tick in ticks {
            text(page, left + tick.x + 9.6, y, &tick.label, fill, bold);
        }
    };
    ticks(page, &axis.upper, top + 45.0, palette.text, Some("15"));
    ticks(page, &axis.lower, top + 66.0, palette.muted, None);
    if let Some(today) = &scene.today {
        let width = render.state.sizes.label_width(&today.label, true) + 16.0;
        let pill = Rect { x: left + today.pill_x, y: top, width, height: 21.0 };
        rect(page, &pill, palette.today, 11.0);
        text(page, pill.x + 8.0, pill.y + 15.0, &today.label, palette.on_today, Some("13"));
    }
}

fn row(page: &mut Markup, track: &TrackScene, render: &StaticRender, top: f64, palette: &Palette) {
    let scene = &render.scene;
    let accent = palette.accent(track.accent);
    let y = top + track.top;
    rect(page, &Rect { x: PAD, y, width: scene.label_column + scene.width + scene.end_room, height: 1.0 }, palette.line, 0.0);
    rect(page, &Rect { x: PAD + 1.0, y: y + 15.0, width: 9.0, height: 9.0 }, accent, 2.0);
    title(page, track, render, y, palette);
    body(page, track, scene, top);
    for one in &track.rails {
        rail(page, one, accent, palette);
    }
    for y in &track.zero_lines {
        page.open("path").set("d", &zero_path(*y, scene.width)).set("stroke", &palette.control_line.to_string()).close();
    }
    for curve in &track.curves {
        if let Some(area) = &curve.area {
            page.open("path").set("d", area).set("fill", &accent.to_string()).attr("opacity", "0.09").close();
        }
        let [_, secondary, came] = curve_classes(curve);
        page.open("path").set("d", &curve.line).attr("fill", "none").set("stroke", &accent.to_string());
        page.attr("stroke-width", if came.is_empty() { "2.25" } else { "3" });
        if !secondary.is_empty() {
            page.attr("stroke-dasharray", "4 4").attr("opacity", "0.65");
        }
        page.close();
    }
    let shelf = track.shelf.iter().flat_map(|column| &column.marks);
    for column in &track.shelf {
        text(page, column.rect.x, column.rect.y + 14.0, &column.title, palette.muted, None);
    }
    for one in track.marks.iter().chain(shelf) {
        mark(page, one, accent, palette);
    }
    page.close();
}

/// Opens the group of what stands in the time area of a track.
fn body(page: &mut Markup, track: &TrackScene, scene: &Scene, top: f64) {
    let (x, y) = (PAD + scene.label_column, top + track.top + track.body);
    page.open("g").set("transform", &format!("translate({} {})", decimal(x), decimal(y)));
}

/// The names of a track's marks, and its captions.
fn names(page: &mut Markup, track: &TrackScene, render: &StaticRender, top: f64, palette: &Palette) {
    let accent = palette.accent(track.accent);
    body(page, track, &render.scene, top);
    for caption in &track.captions {
        label(page, caption, (0.0, 0.0), palette.ground, palette, None);
    }
    for mark in track.marks.iter().chain(track.shelf.iter().flat_map(|column| &column.marks)) {
        let Some(words) = &mark.label else { continue };
        let in_bar = mark.holds_label();
        let x = if in_bar { IN_BAR - words.rect.x } else { 0.0 };
        let ground = if in_bar { palette.tint(accent, 15) } else { palette.ground };
        let status = mark.status.map(|status| (status, accent));
        label(page, words, (mark.rect.x + x, mark.rect.y), ground, palette, status);
    }
    page.close();
}

/// The title of a track, broken into lines that fit its column.
fn title(page: &mut Markup, track: &TrackScene, render: &StaticRender, y: f64, palette: &Palette) {
    let narrow = render.state.sizes.is_narrow();
    let room = if narrow { render.scene.width } else { render.scene.label_column - 28.0 };
    let mut at = y + 24.0;
    for line in &render.state.sizes.lines(&track.title.text, 13.0, true, room) {
        text(page, PAD + 19.0, at, line, palette.text, Some("13"));
        at += 17.0;
    }
    if !narrow {
        text(page, PAD + 19.0, at, &track.count, palette.muted, None);
    }
}

fn rail(page: &mut Markup, rail: &Rail, accent: Color, palette: &Palette) {
    open_rect(page, &rail.rect, 0.0);
    page.set("fill", &palette.tint(accent, if rail.heavy { 60 } else { 35 }).to_string());
    if rail.open {
        page.attr("mask", "url(#open-end)");
    }
    page.close();
}

fn mark(page: &mut Markup, mark: &Mark, accent: Color, palette: &Palette) {
    page.open("g");
    page.set("transform", &format!("translate({} {})", decimal(mark.rect.x), decimal(mark.rect.y)));
    page.open("title").text(&mark.name).close();
    for one in &mark.pieces {
        piece(page, one, accent, palette);
    }
    page.close();
}

fn piece(page: &mut Markup, piece: &Piece, accent: Color, palette: &Palette) {
    let place = piece.rect;
    let dot = |page: &mut Markup, fill: Color| {
        page.open("circle");
        number(page, "cx", place.x + place.width / 2.0);
        number(page, "cy", place.y + place.height / 2.0);
        number(page, "r", (place.width / 2.0 - 1.0).max(1.0));
        page.set("fill", &fill.to_string()).set("stroke", &accent.to_string()).attr("stroke-width", "2").close();
    };
    match piece.kind {
        PieceKind::Bar(start, end) => {
            page.open("g");
            fade(page, start, end);
            rect(page, &place, palette.tint(accent, 15), if end == Edge::Day { 1.0 } else { 7.0 });
            if !matches!(start, Edge::Soft | Edge::Open) {
                rect(page, &Rect { width: 3.0, ..place }, accent, 1.0);
            }
            page.close();
        }
        PieceKind::Capsule(start, end) | PieceKind::MajorCapsule(start, end) => {
            let major = matches!(piece.kind, PieceKind::MajorCapsule(..));
            let inset = Rect { x: place.x + 1.0, y: place.y + 1.0, width: place.width - 2.0, height: place.height - 2.0 };
            open_rect(page, &inset, if (start, end) == (Edge::Day, Edge::Day) { 5.0 } else { 16.0 });
            page.set("fill", &palette.tint(accent, if major { 30 } else { 15 }).to_string());
            page.set("stroke", &accent.to_string()).attr("stroke-width", "2");
            fade(page, start, end);
            page.close();
        }
        PieceKind::Moment | PieceKind::ActualDot => dot(page, accent),
        PieceKind::Dot | PieceKind::SecondaryDot => dot(page, palette.ground),
        PieceKind::Diamond => {
            let (x, y, r) = (place.x + place.width / 2.0, place.y + place.height / 2.0, place.width * 0.55);
            let d: String = [("M", x, y - r), ("L", x + r, y), ("L", x, y + r), ("L", x - r, y)]
                .map(|(command, x, y)| format!("{command}{} {}", decimal(x), decimal(y)))
                .concat();
            page.open("path").set("d", &format!("{d}Z")).set("fill", &accent.to_string()).close();
        }
        PieceKind::Chip => rect(page, &place, palette.tint(accent, 15), 14.0),
        PieceKind::Leader => rect(page, &place, palette.tint(accent, 55), 0.0),
        PieceKind::Range => rect(page, &place, palette.tint(accent, 40), 0.0),
        PieceKind::AtLeast => {
            open_rect(page, &place, 0.0);
            page.set("fill", &accent.to_string()).attr("opacity", "0.5").close();
        }
        PieceKind::Actual(..) => rect(page, &place, accent, 2.0),
        PieceKind::Progress => rect(page, &place, palette.tint(accent, 60), 2.0),
    }
}

/// The fading ends of the element just opened.
fn fade(page: &mut Markup, start: Edge, end: Edge) {
    match (start, end) {
        (Edge::Soft | Edge::Open, Edge::Soft | Edge::Open) => page.attr("mask", "url(#soft-both)"),
        (Edge::Soft | Edge::Open, _) => page.attr("mask", "url(#soft-start)"),
        (_, Edge::Open) => page.attr("mask", "url(#open-end)"),
        (_, Edge::Soft) => page.attr("mask", "url(#soft-end)"),
        _ => return,
    };
}

/// A text on its ground, which keeps lines that it crosses off its letters. `dx` and `dy` move it.
fn label(
    page: &mut Markup,
    label: &Label,
    (dx, dy): (f64, f64),
    ground: Color,
    palette: &Palette,
    status: Option<(Status, Color)>,
) {
    let mut x = label.rect.x + dx;
    let y = label.rect.y + dy + label.rect.height / 2.0;
    if let Some((status, accent)) = status {
        page.open("g").set("transform", &format!("translate({} {})", decimal(x), decimal(y - 7.5)));
        status_sign(page, status, accent, palette);
        page.close();
        x += 20.0;
    }
    page.open("text");
    number(page, "x", x);
    number(page, "y", y + 4.5);
    let fill = if label.weight == LabelWeight::Muted { palette.muted } else { palette.text };
    page.set("fill", &fill.to_string())
        .set("stroke", &ground.to_string())
        .attr("stroke-width", "3")
        .attr("paint-order", "stroke");
    if label.weight == LabelWeight::Strong {
        page.attr("font-weight", "650");
    }
    page.text(&label.words.text);
    if let Some(remark) = &label.remark {
        page.open("tspan")
            .set("fill", &palette.muted.to_string())
            .attr("font-weight", "400")
            .text_static(" ")
            .text(&remark.text)
            .close();
    }
    page.close();
}

fn status_sign(page: &mut Markup, status: Status, accent: Color, palette: &Palette) {
    let (ring, fill, stroke) = status_shape(status);
    let accent = accent.to_string();
    if let Some(dash) = ring {
        page.open("circle").attr("cx", "8").attr("cy", "8").attr("r", "5.5").attr("fill", "none").set("stroke", &accent);
        page.attr("stroke-width", "1.6");
        if !dash.is_empty() {
            page.attr("stroke-dasharray", dash);
        }
        page.close();
    }
    if !fill.is_empty() {
        page.open("path").attr("d", fill).set("fill", &accent).close();
    }
    if !stroke.is_empty() {
        let over = if fill.is_empty() { accent } else { palette.ground.to_string() };
        page.open("path").attr("d", stroke).attr("fill", "none").set("stroke", &over).attr("stroke-width", "1.7").close();
    }
}
