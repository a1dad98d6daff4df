//! The day that is asked about, from the handle, the field and the page around.

use super::*;
use crate::content::reading::written_period;
use crate::state::DayMove;

/// The days that the page heard of, and who asked for them.
fn heard(widget: &mut Controller<Record>) -> Vec<(String, &'static str)> {
    let told = |event| match event {
        WidgetEvent::AsOf { date, source } => Some((date.to_string(), source)),
        _ => None,
    };
    widget.take_events().into_iter().filter_map(told).collect()
}

fn act(widget: &mut Controller<Record>, action: Action) {
    widget.handle(Msg::Act(action));
}

/// The value of an attribute of the handle.
fn slider<'a>(widget: &'a Controller<Record>, name: &str) -> &'a str {
    let handle = html(widget).split("role=\"slider\"").nth(1).unwrap();
    handle.split(&format!("{name}=\"")).nth(1).unwrap().split('"').next().unwrap()
}

#[test]
fn keys_go_from_tick_to_tick_and_the_strip_the_line_and_the_page_follow() {
    let mut widget = mounted(Source::text(MDT));
    assert_eq!(slider(&widget, "aria-valuetext"), "Сегодня, 24 ноября 2026\u{202f}г.");
    assert!(!html(&widget).contains("\"day-line\"") && !html(&widget).contains("day-field"));
    asked(&widget);
    for (to, day, words) in [
        (DayMove::Tick(1), "2026-12-31", "4-й квартал 2026\u{202f}г."),
        (DayMove::Tick(1), "2027-03-31", "1-й квартал 2027\u{202f}г."),
        (DayMove::Tick(-1), "2026-12-31", "4-й квартал 2026\u{202f}г."),
        (DayMove::Coarse(-1), "2025-12-31", "2025"),
        (DayMove::Last, "2027-12-31", "31 декабря 2027\u{202f}г."),
    ] {
        act(&mut widget, Action::MoveDay(to));
        assert_eq!(heard(&mut widget), [(day.to_string(), "user")]);
        assert_eq!(slider(&widget, "aria-valuetext"), words);
        assert!(html(&widget).contains("\"day-line\"") && html(&widget).contains("\"today-line\""));
    }
    // The lanes stay under the pointer, whatever the strip says.
    assert!(asked(&widget).contains(&"hold".into()));
    assert!(html(&widget).contains("v3.0"));
    asked(&widget);
    act(&mut widget, Action::AsOf(None));
    assert_eq!(heard(&mut widget), [("2026-11-24".to_string(), "user")]);
    assert!(!html(&widget).contains("\"day-line\""));
    assert!(!asked(&widget).contains(&"focus day".into()), "who was elsewhere stays there");
}

#[test]
fn what_is_written_is_understood_or_refused_and_nothing_is_lost() {
    let mut widget = mounted(Source::text(MDT));
    act(&mut widget, Action::WriteDay);
    assert!(asked(&widget).contains(&"focus day".into()) && html(&widget).contains("data-written=\"2026-11-24\""));
    act(&mut widget, Action::DayWritten("весной".into()));
    assert!(html(&widget).contains("aria-invalid=\"true\"") && html(&widget).contains("value=\"весной\""));
    assert!(html(&widget).contains("Это не дата") && heard(&mut widget).is_empty());
    act(&mut widget, Action::DayWritten("2026-Q1".into()));
    assert!(!html(&widget).contains("aria-invalid") && html(&widget).contains("data-written=\"2026-Q1\""));
    assert_eq!(heard(&mut widget), [("2026-03-31".to_string(), "user")]);
    assert!(asked(&widget).iter().all(|what| what != "hold"), "who writes looks at the strip");
    // Said once it rests.
    widget.handle(Msg::AskingRested);
    assert!(html(&widget).contains("На дату: 1-й квартал 2026\u{202f}г.; Smart CMS, план, v2.0 Multi-tenant;"));
    // Today is no other day, and the field gives way to its button, which takes the focus.
    widget.screen().unwrap().day_has_focus.set(true);
    asked(&widget);
    act(&mut widget, Action::DayWritten("2026-11-24".into()));
    assert!(!html(&widget).contains("day-field") && asked(&widget).contains(&"focus day".into()));
    act(&mut widget, Action::WriteDay);
    asked(&widget);
    act(&mut widget, Action::AsOf(None));
    assert!(!html(&widget).contains("day-field") && asked(&widget).contains(&"focus day".into()));
}

#[test]
fn the_page_asks_and_is_told_that_it_was_itself() {
    let as_of = |text: Option<&str>| Settings { as_of: text.and_then(written_period), ..settings(Source::text(MDT)) };
    let mut widget = Controller::new(as_of(Some("2026-03")), Some(Record::default()), all);
    widget.mounted();
    assert!(html(&widget).contains("data-written=\"2026-03\"") && heard(&mut widget).is_empty(), "the page knows what it wrote");
    widget.set(as_of(Some("2026-06")));
    assert_eq!(heard(&mut widget), [("2026-06-30".to_string(), "api")]);
    // A page that gives back the day it was told of changes nothing.
    widget.set(as_of(Some("2026-06-30")));
    assert!(heard(&mut widget).is_empty() && html(&widget).contains("data-written=\"2026-06\""));
    // Today by another name is today, too.
    let mut today = Controller::new(as_of(Some("2026-11-24")), Some(Record::default()), all);
    today.mounted();
    assert!(!html(&today).contains("day-field"));
    widget.handle(Msg::FromPage(Action::GoTo(written_period("2025-02"))));
    assert_eq!(heard(&mut widget), [("2025-02-28".to_string(), "api")]);
    widget.handle(Msg::FromPage(Action::GoToToday));
    assert_eq!(heard(&mut widget), [("2026-11-24".to_string(), "api")]);
    // Before the late part the day is known, and nothing is said of it.
    let mut early = Controller::new(as_of(Some("2026-03")), Some(Record::default()), || None);
    early.mounted();
    assert!(html(&early).contains("Сегодня") && !html(&early).contains("day-field"));
}

#[test]
fn the_list_stands_at_the_day_and_new_data_and_languages_keep_it() {
    let list = |source: Source, lang| Settings { view: Some(View::List), lang, ..settings(source) };
    let mut widget = Controller::new(list(Source::text(MDT), Lang::Ru), Some(Record::default()), all);
    widget.mounted();
    widget.handle(Msg::FromPage(Action::GoTo(written_period("2026-03-15"))));
    assert!(html(&widget).contains("На дату: 15 марта 2026\u{202f}г.</span>"));
    assert!(asked(&widget).contains(&"today".into()), "its row comes into sight");
    asked(&widget);
    widget.set(list(Source::text(MDT), Lang::En));
    assert!(asked(&widget).contains(&"day".into()), "its field speaks the language, too");
    assert!(html(&widget).contains("As of March 15, 2026</span>"));
    widget.set(list(Source::text(MDT.replace("Roadmap MDTechnology", "Other")), Lang::En));
    assert!(html(&widget).contains("As of March 15, 2026</span>"));
}

#[test]
fn a_plan_without_figures_can_be_asked_too_and_what_lies_beyond_the_axis_stands_at_its_end() {
    let data = r#"{"title": "P", "tracks": [{"title": "A", "items": [{"title": "X", "start": "2026-03", "end": "2027-02"}]}]}"#;
    let mut widget = mounted(Source::text(data));
    assert!(html(&widget).contains("data-do=\"write-day\""));
    act(&mut widget, Action::DayWritten("2035".into()));
    assert_eq!(slider(&widget, "aria-valuenow"), slider(&widget, "aria-valuemax"));
    assert!(html(&widget).contains("\"day-line\"") && slider(&widget, "aria-valuetext") == "2035");
    act(&mut widget, Action::DayWritten("2026-06".into()));
    assert!(html(&widget).contains("<dt>Идёт</dt>"));
    // On paper it is today.
    widget.handle(Msg::Paper(true));
    assert!(!html(&widget).contains("day-field") && !html(&widget).contains("value-at"));
}
