//! What is looked for: by the reader, by the page around, by facets.

use super::*;
use crate::find::{Facet, FacetValue};

/// The events about what was looked for.
fn filtered(widget: &mut Controller<Record>) -> Vec<(String, usize)> {
    let told = |event| match event {
        WidgetEvent::Filter { text, count } => Some((text, count)),
        _ => None,
    };
    widget.take_events().into_iter().filter_map(told).collect()
}

#[test]
fn what_is_looked_for_stays_lit_is_counted_and_gone_through_and_ends() {
    let mut widget = mounted(Source::text(MDT));
    assert!(!html(&widget).contains("dimmed"));
    widget.handle(Msg::Find("мобильное приложение".into()));
    assert_eq!(filtered(&mut widget), [("мобильное приложение".to_string(), 0)]);
    assert!(html(&widget).contains("Ничего не найдено") && html(&widget).contains("mark chip dimmed"));
    widget.handle(Msg::Find("приложение".into()));
    let marks: Vec<&str> = html(&widget).split("<div class=\"mark").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
    let (lit, all) = (marks.iter().filter(|classes| !classes.contains("dimmed")).count(), marks.len());
    assert!(lit > 0 && lit < all / 2, "{lit} of {all}");
    assert_eq!(filtered(&mut widget), [("приложение".to_string(), 1)]);
    widget.handle(Msg::AskingRested);
    assert!(html(&widget).contains("1 из "));
    // The focus stays in the field.
    asked(&widget);
    widget.handle(Msg::Act(Action::Match(1)));
    let asked_for = asked(&widget);
    assert!(
        asked_for.iter().any(|what| what.starts_with("sight ")) && !asked_for.iter().any(|what| what.starts_with("focus ")),
        "{asked_for:?}"
    );
    widget.handle(Msg::Act(Action::ChooseView(View::List)));
    assert_eq!(html(&widget).matches("data-do=\"select").count(), 1);
    widget.handle(Msg::Act(Action::Find(None)));
    assert!(filtered(&mut widget).first().is_some_and(|(text, count)| text.is_empty() && *count > 100));
    assert!(html(&widget).matches("data-do=\"select").count() > 1);
}

#[test]
fn the_page_says_what_is_looked_for_and_other_data_is_searched_for_it_too() {
    let filter = |text: &str| Settings { filter: Some(text.into()), ..settings(Source::text(MDT)) };
    let mut widget = Controller::new(filter("v2.0"), Some(Record::default()), all);
    widget.mounted();
    assert_eq!(filtered(&mut widget).first().map(|(text, _)| text.as_str()), Some("v2.0"));
    assert!(html(&widget).contains("dimmed"));
    // Before the late part there is nobody to look for it.
    let mut early = Controller::new(settings(Source::text(MDT)), Some(Record::default()), || None);
    early.mounted();
    early.set(filter("v2.0"));
    assert!(!html(&early).contains("dimmed") && early.wanted.as_deref() == Some("v2.0"));
    let other =
        r#"{"title":"T","tracks":[{"title":"A","items":[{"title":"v2.0 x","date":"2026"},{"title":"y","date":"2027"}]}]}"#;
    widget.set(Settings { source: Source::text(other), ..filter("v2.0") });
    assert_eq!(filtered(&mut widget).last(), Some(&("v2.0".to_string(), 1)));
    widget.set(Settings { filter: None, source: Source::text(other), ..filter("") });
    assert!(!html(&widget).contains("dimmed"));
    widget.set(Settings { search: false, ..settings(Source::text(other)) });
    assert!(!html(&widget).contains("type=\"search\""));
}

fn act(widget: &mut Controller<Record>, action: Action) {
    widget.handle(Msg::Act(action));
}

/// The controls of the facets: what they do, and whether they are open or asked for.
fn facets(widget: &Controller<Record>, command: &str) -> Vec<(String, bool)> {
    let buttons = html(widget).split("<button").filter(|button| button.contains(&format!("data-do=\"{command} ")));
    let one = |button: &str| {
        let words = button.split("data-do=\"").nth(1).unwrap().split('"').next().unwrap();
        (words.split_once(' ').unwrap().1.to_string(), button.contains("=\"true\""))
    };
    buttons.map(one).collect()
}

#[test]
fn facets_are_offered_to_who_is_at_the_search_and_written_into_the_field() {
    let mut widget = mounted(Source::text(include_str!("../../../../www/roadmaps/asking.json")));
    assert!(facets(&widget, "facet").is_empty());
    act(&mut widget, Action::Searching(true));
    let names: Vec<String> = facets(&widget, "facet").into_iter().map(|(name, _)| name).collect();
    // Each track is of its own kind, no item has a country or a tag.
    assert_eq!(names, ["track", "status", "slip"]);
    act(&mut widget, Action::OpenFacet(Facet::Status));
    let offered = facets(&widget, "narrow");
    let values: Vec<&str> = offered.iter().map(|(value, _)| value.as_str()).collect();
    assert_eq!(values, ["status:exploring", "status:planned", "status:in-progress", "status:shipped"]);
    let shipped = FacetValue { facet: Facet::Status, value: "shipped".into() };
    asked(&widget);
    widget.handle(Msg::Narrow(shipped.clone()));
    assert_eq!(filtered(&mut widget), [("status:shipped".to_string(), 4)]);
    assert!(asked(&widget).contains(&"query status:shipped".into()));
    assert!(facets(&widget, "narrow").contains(&("status:shipped".into(), true)));
    widget.handle(Msg::Narrow(FacetValue { facet: Facet::Slip, value: "later".into() }));
    assert_eq!(filtered(&mut widget), [("status:shipped slip:later".to_string(), 2)]);
    widget.handle(Msg::Narrow(shipped));
    assert_eq!(filtered(&mut widget), [("slip:later".to_string(), 2)]);
    // Who leaves the search leaves what is lit.
    act(&mut widget, Action::Searching(false));
    assert!(facets(&widget, "facet").is_empty() && html(&widget).contains("dimmed"));
    act(&mut widget, Action::EndSearch);
    assert!(!html(&widget).contains("dimmed"));
}

#[test]
fn matches_go_on_to_goals_and_risks_round_and_round() {
    let mut widget = mounted(Source::text(include_str!("../../../../www/roadmaps/asking.json")));
    widget.handle(Msg::Find("региона".into()));
    asked(&widget);
    let mut seen = Vec::new();
    for _ in 0..4 {
        act(&mut widget, Action::Match(1));
        seen.extend(asked(&widget).into_iter().filter(|what| what.starts_with("sight ")));
    }
    assert!(seen.contains(&"sight Goal(2)".to_string()), "{seen:?}");
    assert_eq!(seen.first(), seen.iter().skip(1).find(|other| *other == seen.first().unwrap()), "round: {seen:?}");
    while !asked(&widget).contains(&"sight Goal(2)".to_string()) {
        act(&mut widget, Action::Match(1));
    }
    assert_eq!(html(&widget).matches("found-here").count(), 1);
}

#[test]
fn no_hidden_mark_is_in_the_tab_order() {
    let hiding = Settings { hides: true, ..settings(Source::text(MDT)) };
    let mut widget = Controller::new(hiding, Some(Record::default()), all);
    widget.mounted();
    let first = Target::Item(crate::model::ItemRef { track: 1, series: None, index: 0 });
    act(&mut widget, Action::Focused(crate::state::GridCell::Mark(1, first)));
    widget.handle(Msg::Find("v2.0".into()));
    let in_order = |widget: &Controller<Record>| {
        let mark =
            html(widget).split("<div class=\"mark").find(|mark| mark.split('>').next().unwrap().contains("tabindex=\"0\""));
        mark.map(|mark| mark.split('"').next().unwrap().to_string())
    };
    assert!(in_order(&widget).is_some_and(|classes| !classes.contains("dimmed")), "{:?}", in_order(&widget));
    // Arrows pass over what is hidden.
    act(&mut widget, Action::Move(Direction::Right));
    act(&mut widget, Action::Move(Direction::Left));
    act(&mut widget, Action::Move(Direction::Left));
    assert!(in_order(&widget).is_none(), "back at the title of the track");
}
