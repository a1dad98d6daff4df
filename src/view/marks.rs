//! Marks of the timeline: pieces, labels, and the buttons that hold them.

use yew::prelude::*;

use super::icons::status_icon;
use super::parts::{Css, cell_key, target_key, words};
use crate::layout::{Edge, Label, LabelWeight, Mark, Piece, PieceKind, Rect};
use crate::state::{Action, Cell};

/// A mark in its cell of the grid.
pub(super) fn mark(mark: &Mark, track: u32, active: &Cell, selected: bool, act: &Callback<Action>) -> Html {
    let cell = Cell::Mark(track, mark.target.clone());
    let key = cell_key(&cell);
    let tabindex = if *active == cell { "0" } else { "-1" };
    let (on_click, on_focus) = (act.clone(), act.clone());
    let target = mark.target.clone();
    let onclick = Callback::from(move |_: MouseEvent| on_click.emit(Action::Select(target.clone())));
    let onfocusin = Callback::from(move |_: FocusEvent| on_focus.emit(Action::Focused(cell.clone())));
    let label_in_flow = sticky(mark);
    html! {
        <div role="gridcell" class="cell" key={target_key(&mark.target)} ~style={Css(mark.rect.css())}>
            <button type="button" class={classes!("mark", selected.then_some("selected"))} part="item" aria-label={mark.name.clone()}
                aria-haspopup="dialog" {tabindex} data-cell={key} {onclick} {onfocusin}>
                { for mark.pieces.iter().map(piece) }
                if let Some(text) = &mark.label { { label(text, mark, label_in_flow) } }
            </button>
        </div>
    }
}

/// A label that stands inside a bar stays in sight while the bar is scrolled.
fn sticky(mark: &Mark) -> bool {
    let inside = |label: &Label| label.rect.x >= 0.0 && label.rect.x + label.rect.width <= mark.rect.width;
    mark.pieces.first().is_some_and(|piece| matches!(piece.kind, PieceKind::Bar(..) | PieceKind::Capsule(..)))
        && mark.label.as_ref().is_some_and(inside)
        && mark.label.as_ref().is_some_and(|label| label.weight == LabelWeight::Regular)
}

fn piece(piece: &Piece) -> Html {
    let (class, edges) = match piece.kind {
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
    };
    let edges = edges.map(|(start, end)| format!("start-{} end-{}", edge(start), edge(end)));
    html! { <span class={classes!("piece", class, edges)} ~style={Css(piece.rect.css())}></span> }
}

fn edge(edge: Edge) -> &'static str {
    match edge {
        Edge::Day => "day",
        Edge::Period => "period",
        Edge::Soft => "soft",
        Edge::Open => "open",
    }
}

fn label(label: &Label, mark: &Mark, in_flow: bool) -> Html {
    let weight = match label.weight {
        LabelWeight::Regular => "regular",
        LabelWeight::Strong => "strong",
        LabelWeight::Muted => "muted",
    };
    let content = html! {
        <>
            if let Some(status) = mark.status { { status_icon(status) } }
            if let Some(flag) = mark.flag { <span class="flag" aria-hidden="true">{ flag.flag() }</span> }
            { words(&label.words) }
            if let Some(remark) = &label.remark { <span class="remark">{ " " }{ words(remark) }</span> }
        </>
    };
    if in_flow {
        html! { <span class={classes!("label", "in-bar", weight)}>{ content }</span> }
    } else {
        let css = if label.shortened { label.rect.css() } else { label_css(&label.rect) };
        html! { <span class={classes!("label", weight, label.shortened.then_some("shortened"))} ~style={Css(css)}>{ content }</span> }
    }
}

/// A label is never cut: its width is a floor, not a limit.
fn label_css(rect: &Rect) -> String {
    format!("left:{:.2}px;top:{:.2}px;min-width:{:.2}px;height:{:.2}px", rect.x, rect.y, rect.width, rect.height)
}

/// The name at the end of a series.
pub(super) fn caption(caption: &Label) -> Html {
    html! {
        <span class="label muted caption" aria-hidden="true" ~style={Css(label_css(&caption.rect))}>{ words(&caption.words) }</span>
    }
}
