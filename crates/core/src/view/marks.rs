//! Marks of the timeline: pieces, labels, and the buttons that hold them.

use super::class;
use super::icons::status_icon;
use super::parts::{place, when, words};
use crate::markup::Markup;
use crate::schedule::Edge;
use crate::state::Keyed;
use crate::timeline::{Label, LabelWeight, Mark, Piece, PieceKind, Rect};

/// A mark: a cell of the grid that can be chosen. A screen has hundreds, so a plain bar or chip is one element. It is a `div` and not
/// a `button`, because browsers give buttons an inner box.
pub(super) fn mark(page: &mut Markup, mark: &Mark, active: &str, [selected, dimmed]: [bool; 2]) {
    let key = mark.target.key();
    let cell = format!("m{key}");
    let own = mark.whole_piece().map(|piece| piece_classes(piece.kind));
    let [kind, start, end] = own.unwrap_or_default();
    page.open("div").classes(&[class::MARK, kind, start, end, when(selected, "selected"), when(dimmed, "dimmed")]).key(&key);
    place(page, &mark.rect);
    page.attr("role", "gridcell")
        .attr("part", "item")
        .set("aria-label", &mark.name)
        .attr("aria-haspopup", "dialog")
        .attr("tabindex", if active == cell { "0" } else { "-1" })
        .set("data-cell", &cell);
    if selected {
        page.attr("aria-selected", "true");
    }
    for one in mark.pieces.iter().skip(usize::from(own.is_some())) {
        piece(page, one);
    }
    match &mark.label {
        Some(text) if kind == "chip" => {
            page.text(&text.words.text);
        }
        Some(text) => label(page, text, mark),
        None => {}
    }
    page.close();
}

/// The class of a piece, and its two ends where it has some.
pub(crate) fn piece_class(kind: PieceKind) -> (&'static str, Option<(Edge, Edge)>) {
    match kind {
        PieceKind::Bar(start, end) => ("bar", Some((start, end))),
        PieceKind::Capsule(start, end) => ("capsule", Some((start, end))),
        PieceKind::MajorCapsule(start, end) => ("capsule major", Some((start, end))),
        PieceKind::Actual(start, end) => ("actual", Some((start, end))),
        PieceKind::Moment => ("moment", None),
        PieceKind::Dot => ("dot", None),
        PieceKind::SecondaryDot => ("dot secondary", None),
        PieceKind::ActualDot => ("dot came", None),
        PieceKind::AtLeast => ("at-least", None),
        PieceKind::Range => ("range", None),
        PieceKind::Diamond => ("diamond", None),
        PieceKind::Chip => ("chip", None),
        PieceKind::Leader => ("leader", None),
        PieceKind::Progress => ("progress-bar", None),
    }
}

/// The class of a piece and those of its ends.
fn piece_classes(kind: PieceKind) -> [&'static str; 3] {
    let (class, edges) = piece_class(kind);
    let (start, end) = edges.map_or(("", ""), |(start, end)| (start_class(start), end_class(end)));
    [class, start, end]
}

fn piece(page: &mut Markup, piece: &Piece) {
    let [class, start, end] = piece_classes(piece.kind);
    page.open("span").classes(&["piece", class, start, end]);
    place(page, &piece.rect);
    page.close();
}

fn start_class(edge: Edge) -> &'static str {
    match edge {
        Edge::Day => "start-day",
        Edge::Period => "start-period",
        Edge::Soft => "start-soft",
        Edge::Open => "start-open",
    }
}

fn end_class(edge: Edge) -> &'static str {
    match edge {
        Edge::Day => "end-day",
        Edge::Period => "end-period",
        Edge::Soft => "end-soft",
        Edge::Open => "end-open",
    }
}

fn label(page: &mut Markup, label: &Label, mark: &Mark) {
    let weight = weight_class(label.weight);
    let in_bar = mark.holds_label();
    let alone = mark.status.is_none() && mark.flag.is_none() && label.remark.is_none();
    page.open(if alone { "bdi" } else { "span" });
    page.classes(&[
        "label",
        when(in_bar, "in-bar"),
        when(mark.label_stays(), "stays"),
        weight,
        when(label.shortened, "shortened"),
    ]);
    match (in_bar, label.shortened) {
        (true, _) => {}
        (false, true) => place(page, &label.rect),
        (false, false) => at_least(page, &label.rect),
    }
    if alone {
        if let Some(lang) = &label.words.lang {
            page.set("lang", lang);
        }
        page.text(&label.words.text).close();
        return;
    }
    if let Some(status) = mark.status {
        status_icon(page, status);
    }
    if let Some(flag) = &mark.flag {
        page.open_as("span", "flag").hidden().text(&flag.flag()).close();
    }
    words(page, &label.words);
    if let Some(remark) = &label.remark {
        page.open_as("span", "remark").text_static(" ");
        words(page, remark);
        page.close();
    }
    page.close();
}

fn weight_class(weight: LabelWeight) -> &'static str {
    match weight {
        LabelWeight::Regular => "",
        LabelWeight::Strong => "strong",
        LabelWeight::Muted => "muted",
    }
}

/// A label is never cut: its width is a floor, not a limit.
fn at_least(page: &mut Markup, rect: &Rect) {
    page.px("left", rect.x).px("top", rect.y).px("min-width", rect.width).px("height", rect.height);
}

/// A text that belongs to no mark.
pub(super) fn caption(page: &mut Markup, caption: &Label) {
    page.open("span").classes(&["label", "caption", weight_class(caption.weight)]).hidden();
    at_least(page, &caption.rect);
    words(page, &caption.words);
    page.close();
}
