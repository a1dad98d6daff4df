//! Goals, risks and key dates around the timeline.

use yew::prelude::*;

use super::parts::{Css, accent_class, accent_css, words};
use crate::i18n::Catalog;
use crate::layout::accent_of;
use crate::layout::boards::{GoalGroup, GoalWords, KeyDateWords, RiskWords};
use crate::model::Roadmap;

/// Goals by period.
pub(super) fn goals(groups: &[GoalGroup], catalog: &Catalog, roadmap: &Roadmap) -> Html {
    if groups.is_empty() {
        return Html::default();
    }
    html! {
        <div role="group" class="board goals" part="goals" aria-label={catalog.goals}>
            <h3>{ catalog.goals }</h3>
            <div class="goal-groups">{ for groups.iter().map(|group| goal_group(group, catalog, roadmap)) }</div>
        </div>
    }
}

fn goal_group(group: &GoalGroup, catalog: &Catalog, roadmap: &Roadmap) -> Html {
    html! {
        <div class={classes!("goal-group", group.current.then_some("current"), group.past.then_some("past"))}>
            <h4>{ &group.title }if group.current { <span class="badge">{ catalog.current_period }</span> }</h4>
            <ul>{ for group.goals.iter().map(|one| goal(one, roadmap)) }</ul>
        </div>
    }
}

fn goal(goal: &GoalWords, roadmap: &Roadmap) -> Html {
    let accent = goal.track.map(|track| accent_of(roadmap, track));
    html! {
        <li class={classes!(accent.and_then(accent_class))} ~style={Css(accent.map(accent_css).unwrap_or_default())}>
            <span class={if accent.is_some() { "square" } else { "square plain" }} aria-hidden="true"></span>
            <span>{ words(&goal.title) }if let Some(note) = &goal.note { <small>{ words(note) }</small> }</span>
        </li>
    }
}

/// Risks with what is done about them.
pub(super) fn risks(risks: &[RiskWords], catalog: &Catalog) -> Html {
    if risks.is_empty() {
        return Html::default();
    }
    let row = |risk: &RiskWords| {
        html! {
            <tr><th scope="row">{ words(&risk.trigger) }</th><td>{ for risk.action.as_ref().map(words) }</td></tr>
        }
    };
    html! {
        <div role="group" class="board risks" part="risks" aria-label={catalog.risks}>
            <h3>{ catalog.risks }</h3>
            <table>
                <thead><tr><th scope="col">{ catalog.trigger }</th><th scope="col">{ catalog.action }</th></tr></thead>
                <tbody>{ for risks.iter().map(row) }</tbody>
            </table>
        </div>
    }
}

/// Key dates in the order of time.
pub(super) fn key_dates(dates: &[KeyDateWords], catalog: &Catalog) -> Html {
    if dates.is_empty() {
        return Html::default();
    }
    let row = |date: &KeyDateWords| {
        html! {
            <li class={classes!(date.past.then_some("past"), date.next.then_some("next"))}>
                <span class="key-date">{ &date.date }</span><span>{ words(&date.title) }</span>
            </li>
        }
    };
    html! {
        <div role="group" class="board key-dates" part="key-dates" aria-label={catalog.key_dates}>
            <h3>{ catalog.key_dates }</h3>
            <ol>{ for dates.iter().map(row) }</ol>
        </div>
    }
}
