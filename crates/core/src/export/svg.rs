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
use crate::timeline::figure::{Figure, FigureLabel, FigureRow, FigureToday, Origin, Shape, inner_width};
use crate::timeline::{LabelWeight, Mark, Piece, PieceKind, Rail, Rect, Sizes};
use crate::view::icons::status_shape;
use crate::view::timeline::{curve_classes, zero_path};

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

/// The timeline of a roadmap as SVG. Every place in it is the [`Figure`]'s.
pub fn svg(roadmap: Roadmap, diagnostics: Vec<Diagnostic>, options: &Options) -> String {
    let render = StaticRender::new(roadmap, diagnostics, options, Sizes::typical(inner_width(options.width)));
    let palette = Palette::new(options.theme == "dark");
    let locale = &render.session.locale;
    let figure = Figure::new(&render.scene, &render.state.sizes);
    let title = locale.title(render.session.roadmap.title.as_ref()).text;
    let mut page = Markup::new();
    let Rect { width, height, .. } = figure.ground;
    page.open("svg").attr("xmlns", "http://www.w3.org/2000/svg").attr("role", "img").set("lang", locale.lang.as_str());
    page.set("viewBox", &format!("0 0 {} {}", decimal(width), decimal(height)));
    number(&mut page, "width", width);
    number(&mut page, "height", height);
    page.set("aria-label", &title).attr("font-family", FONT).attr("font-size", "13");
    page.open("title").text(&title).close();
    masks(&mut page);
    rect(&mut page, &figure.ground, palette.ground, 0.0);
    text(&mut page, figure.title, &title, palette.text, Some("26"));
    let day = dates::day(render.session.today, Style::Long, locale);
    text(&mut page, figure.day, &fill(locale.catalog().today_is, &[("date", &day)]), palette.muted, None);
    axis(&mut page, &figure, &palette);
    for one in &figure.rows {
        row(&mut page, one, render.scene.width, &palette);
    }
    if let Some(today) = &figure.today {
        rect(&mut page, &today.line, palette.today, 0.0);
    }
    // Names last: no line goes through them.
    for one in &figure.rows {
        names(&mut page, one, &palette);
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

fn text(page: &mut Markup, at: Origin, content: &str, fill: Color, bold_at: Option<&'static str>) {
    page.open("text");
    number(page, "x", at.x);
    number(page, "y", at.y);
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

fn axis(page: &mut Markup, figure: &Figure<'_>, palette: &Palette) {
    for band in &figure.bands {
        rect(page, band, palette.band, 0.0);
    }
    for (at, label) in &figure.upper {
        text(page, *at, label, palette.text, Some("15"));
    }
    for (at, label) in &figure.lower {
        text(page, *at, label, palette.muted, None);
    }
    if let Some(FigureToday { pill, origin, label, .. }) = &figure.today {
        rect(page, pill, palette.today, 11.0);
        text(page, *origin, label, palette.on_today, Some("13"));
    }
}

fn row(page: &mut Markup, row: &FigureRow<'_>, width: f64, palette: &Palette) {
    let track = row.track;
    let accent = palette.accent(track.accent);
    rect(page, &row.line, palette.line, 0.0);
    rect(page, &row.square, accent, 2.0);
    for (at, line) in &row.title {
        text(page, *at, line, palette.text, Some("13"));
    }
    if let Some(at) = row.count {
        text(page, at, &track.count, palette.muted, None);
    }
    body(page, row);
    for one in &track.rails {
        rail(page, one, accent, palette);
    }
    for y in &track.zero_lines {
        page.open("path").set("d", &zero_path(*y, width)).set("stroke", &palette.control_line.to_string()).close();
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
        text(page, column.title_origin(), &column.title, palette.muted, None);
    }
    for one in track.marks.iter().chain(shelf) {
        mark(page, one, accent, palette);
    }
    page.close();
}

/// Opens the group of what stands in the time area of a track.
fn body(page: &mut Markup, row: &FigureRow<'_>) {
    page.open("g").set("transform", &moved_to(row.body));
}

fn moved_to(at: Origin) -> String {
    format!("translate({} {})", decimal(at.x), decimal(at.y))
}

/// The names of a track's marks, and its captions.
fn names(page: &mut Markup, row: &FigureRow<'_>, palette: &Palette) {
    let track = row.track;
    let accent = palette.accent(track.accent);
    body(page, row);
    for caption in &track.captions {
        label(page, &caption.in_figure(), caption.weight, palette.ground, palette, None);
    }
    for mark in track.marks.iter().chain(track.shelf.iter().flat_map(|column| &column.marks)) {
        let (Some(words), Some(weight)) = (mark.label_in_figure(), mark.label.as_ref().map(|label| label.weight)) else {
            continue;
        };
        let ground = if mark.holds_label() { palette.tint(accent, 15) } else { palette.ground };
        label(page, &words, weight, ground, palette, mark.status.map(|status| (status, accent)));
    }
    page.close();
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
    page.set("transform", &moved_to(Origin { x: mark.rect.x, y: mark.rect.y }));
    page.open("title").text(&mark.name).close();
    for one in &mark.pieces {
        piece(page, one, accent, palette);
    }
    page.close();
}

fn piece(page: &mut Markup, piece: &Piece, accent: Color, palette: &Palette) {
    let tint = |percent| palette.tint(accent, percent);
    match piece.kind {
        PieceKind::Bar(start, end) => {
            page.open("g");
            fade(page, start, end);
            filled(page, piece, tint(15));
            if let Some(edge) = piece.start_edge() {
                rect(page, &edge, accent, 1.0);
            }
            page.close();
        }
        PieceKind::Capsule(start, end) | PieceKind::MajorCapsule(start, end) => {
            let major = matches!(piece.kind, PieceKind::MajorCapsule(..));
            open_shape(page, piece);
            page.set("fill", &tint(if major { 30 } else { 15 }).to_string());
            outline(page, accent);
            fade(page, start, end);
            page.close();
        }
        PieceKind::Moment | PieceKind::ActualDot => dot(page, piece, accent, accent),
        PieceKind::Dot | PieceKind::SecondaryDot => dot(page, piece, palette.ground, accent),
        PieceKind::Diamond | PieceKind::Actual(..) => filled(page, piece, accent),
        PieceKind::Chip => filled(page, piece, tint(15)),
        PieceKind::Leader => filled(page, piece, tint(55)),
        PieceKind::Range => filled(page, piece, tint(40)),
        PieceKind::Progress => filled(page, piece, tint(60)),
        PieceKind::AtLeast => {
            open_shape(page, piece);
            page.set("fill", &accent.to_string()).attr("opacity", "0.5").close();
        }
    }
}

fn filled(page: &mut Markup, piece: &Piece, fill: Color) {
    open_shape(page, piece);
    page.set("fill", &fill.to_string()).close();
}

fn dot(page: &mut Markup, piece: &Piece, fill: Color, accent: Color) {
    open_shape(page, piece);
    page.set("fill", &fill.to_string());
    outline(page, accent);
    page.close();
}

fn outline(page: &mut Markup, stroke: Color) {
    page.set("stroke", &stroke.to_string()).attr("stroke-width", "2");
}

fn open_shape(page: &mut Markup, piece: &Piece) {
    match piece.shape() {
        Shape::Box { rect, radius } => open_rect(page, &rect, radius),
        Shape::Circle { middle, radius } => {
            page.open("circle");
            for (name, value) in [("cx", middle.x), ("cy", middle.y), ("r", radius)] {
                number(page, name, value);
            }
        }
        Shape::Diamond(corners) => {
            let path: Vec<String> = corners.iter().map(|at| format!("{} {}", decimal(at.x), decimal(at.y))).collect();
            page.open("path").set("d", &format!("M{}Z", path.join("L")));
        }
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

/// A text on its ground, which keeps lines that it crosses off its letters.
fn label(
    page: &mut Markup,
    label: &FigureLabel<'_>,
    weight: LabelWeight,
    ground: Color,
    palette: &Palette,
    status: Option<(Status, Color)>,
) {
    if let (Some((status, accent)), Some(at)) = (status, label.sign) {
        page.open("g").set("transform", &moved_to(at));
        status_sign(page, status, accent, palette);
        page.close();
    }
    page.open("text");
    number(page, "x", label.origin.x);
    number(page, "y", label.origin.y);
    let fill = if weight == LabelWeight::Muted { palette.muted } else { palette.text };
    page.set("fill", &fill.to_string())
        .set("stroke", &ground.to_string())
        .attr("stroke-width", "3")
        .attr("paint-order", "stroke");
    if weight == LabelWeight::Strong {
        page.attr("font-weight", "650");
    }
    page.text(&label.words.text);
    if let Some(remark) = label.remark {
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
