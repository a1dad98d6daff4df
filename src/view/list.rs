//! The list view.

use yew::prelude::*;

use super::icons::{Icon, icon, status_icon};
use super::parts::{Css, accent_class, accent_css, target_key, words};
use super::roving::{Group as RovingGroup, Roving};
use crate::i18n::Words;
use crate::layout::Accent;
use crate::layout::agenda::{Agenda, Fold, Group, ItemRow, Row};
use crate::model::Kind;
use crate::state::Action;

/// Counts the rows that can be focused, so that exactly one is in the tab order.
struct Rows<'a> {
    next: usize,
    roving: &'a Roving,
    act: &'a Callback<Action>,
}

impl Rows<'_> {
    fn take(&mut self) -> (usize, &'static str) {
        let index = self.next;
        self.next += 1;
        (index, self.roving.tabindex(RovingGroup::List, index))
    }
}

/// Periods with their items.
pub(super) fn list(agenda: &Agenda, label: &str, roving: &Roving, act: &Callback<Action>) -> Html {
    let mut rows = Rows { next: 0, roving, act };
    let earlier = agenda.earlier.as_ref().map(|(text, open)| button(text, Fold::Earlier, Some(*open), &mut rows));
    let groups: Vec<Html> = agenda.groups.iter().map(|one| group(one, &mut rows)).collect();
    let more = agenda.more.as_ref().map(|text| button(text, Fold::More, None, &mut rows));
    html! {
        <div class="list" part="list" role="group" aria-label={label.to_string()} onkeydown={roving.onkeydown()} onfocusin={roving.onfocusin(RovingGroup::List)}>
            { for earlier }
            { for groups }
            { for more }
        </div>
    }
}

fn button(text: &str, fold: Fold, open: Option<bool>, rows: &mut Rows<'_>) -> Html {
    let (index, tabindex) = rows.take();
    let act = rows.act.clone();
    let onclick = Callback::from(move |_: MouseEvent| act.emit(Action::Unfold(fold.clone())));
    let expanded = open.map(|open| if open { "true" } else { "false" });
    html! { <button type="button" class="more" key={if open.is_some() { "earlier" } else { "more" }} aria-expanded={expanded} {tabindex} data-rove={index.to_string()} {onclick}>{ text }</button> }
}

fn group(group: &Group, rows: &mut Rows<'_>) -> Html {
    html! {
        <div role="group" class={classes!("period", group.current.then_some("current"))} key={group.key.clone()} aria-label={group.title.clone()}>
            <h3><span>{ &group.title }</span><span class="count">{ &group.count }</span></h3>
            <ul>{ for group.rows.iter().map(|one| row(one, rows)) }</ul>
        </div>
    }
}

fn row(row: &Row, rows: &mut Rows<'_>) -> Html {
    match row {
        Row::Today(text) => html! { <li key="today" class="today-row"><span>{ text }</span></li> },
        Row::Fold { fold, open, text, track, accent } => fold_row(fold, *open, text, track, *accent, rows),
        Row::Item(item) => item_row(item, rows),
    }
}

fn fold_row(fold: &Fold, open: bool, text: &str, track: &Words, accent: Accent, rows: &mut Rows<'_>) -> Html {
    let (index, tabindex) = rows.take();
    let (act, what) = (rows.act.clone(), fold.clone());
    let onclick = Callback::from(move |_: MouseEvent| act.emit(Action::Unfold(what.clone())));
    html! {
        <li key={format!("{fold:?}")}>
            <button type="button" class={classes!("entry", "fold", accent_class(accent))} aria-expanded={if open { "true" } else { "false" }}
                {tabindex} data-rove={index.to_string()} {onclick} ~style={Css(accent_css(accent))}>
                <span class="square" aria-hidden="true"></span>
                <span class="entry-title">{ text }</span>
                <span class="entry-when">{ icon(Icon::Down) }</span>
                <span class="entry-line">{ words(track) }</span>
            </button>
        </li>
    }
}

fn item_row(item: &ItemRow, rows: &mut Rows<'_>) -> Html {
    let (index, tabindex) = rows.take();
    let (act, target) = (rows.act.clone(), item.target.clone());
    let onclick = Callback::from(move |_: MouseEvent| act.emit(Action::Select(target.clone())));
    let sign = if item.milestone {
        "diamond-sign"
    } else if item.kind == Kind::Versions {
        "ring-sign"
    } else {
        "square"
    };
    html! {
        <li key={target_key(&item.target)}>
            <button type="button" class={classes!("entry", item.nested.then_some("nested"), accent_class(item.accent))} aria-haspopup="dialog"
                {tabindex} data-rove={index.to_string()} {onclick} ~style={Css(accent_css(item.accent))}>
                <span class={sign} aria-hidden="true"></span>
                <span class="entry-title">{ words(&item.title) }</span>
                <span class="entry-when">{ &item.when }</span>
                if !item.line.text.is_empty() { <span class="entry-line">{ words(&item.line) }</span> }
                if let Some((status, label)) = &item.status {
                    <span class="entry-status">{ status_icon(*status) }{ words(label) }</span>
                }
            </button>
        </li>
    }
}
