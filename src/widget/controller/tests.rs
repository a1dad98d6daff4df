//! The widget on a screen that only records what is asked of it.

use std::cell::{Cell, RefCell};

use super::super::source::Source;
use super::*;
use crate::content::list::Fold;
use crate::find::Place;
use crate::model::Day;
use crate::model::Failure;
use crate::state::{Direction, Keyed, ShownWindow};
use crate::timeline::Viewport;

mod day;
mod find;

const MDT: &str = include_str!("../../../www/roadmaps/mdtechnology.json");

/// A screen of paper: the last page as HTML, and what was asked for.
#[derive(Default)]
struct Record {
    html: String,
    pages: usize,
    listens: usize,
    asked: RefCell<Vec<String>>,
    nothing_has_focus: Cell<bool>,
    lost: Cell<Option<RovingGroup>>,
    listed: Option<Target>,
    day_has_focus: Cell<bool>,
}

impl Record {
    fn note(&self, what: String) {
        self.asked.borrow_mut().push(what);
    }
}

impl Screen for Record {
    fn show(&mut self, page: Markup) {
        self.html = page.to_html(|_, _| {});
        self.pages += 1;
    }

    fn listen(&mut self) {
        self.listens += 1;
    }

    fn listen_to_gestures(&mut self, _: f64, _: (f64, f64)) {}

    fn commit_gesture(&self) {
        self.note("commit".into());
    }

    fn moved(&self) {
        self.note("moved".into());
    }

    fn scroll_to(&self, x: f64, _: bool) {
        self.note(format!("scroll to {x:.0}"));
    }

    fn scroll_down(&self, y: f64) {
        self.note(format!("scroll down {y:.0}"));
    }

    fn show_dialog(&self, open: bool, _: bool) {
        if open {
            self.note("dialog".into());
        }
    }

    fn show_dock_from_top(&self) {
        self.note("dock".into());
    }

    fn focus_cell(&self, key: &str, _: bool) {
        self.note(format!("focus {key}"));
    }

    fn keep_focus(&mut self, _: &str) {}

    fn hold_timeline(&mut self) {
        self.note("hold".into());
    }

    fn hold_facets(&self) {}
    fn show_window(&self, _: &ShownWindow) {}
    fn show_day(&self) {
        self.note("day".into());
    }

    fn focus_day(&self) {
        self.note("focus day".into());
    }

    fn day_has_focus(&self) -> bool {
        self.day_has_focus.get()
    }

    fn bring_into_sight(&self, place: Place) {
        self.note(match place {
            Place::Item(at) => format!("sight {}", Target::Item(at).key()),
            other => format!("sight {other:?}"),
        });
    }

    fn show_query(&self, query: &str) {
        if !query.is_empty() {
            self.note(format!("query {query}"));
        }
    }

    fn asked(&self) {}

    fn bring_today(&self) {
        self.note("today".into());
    }

    fn focus_if_lost(&self) -> bool {
        self.nothing_has_focus.replace(false)
    }

    fn focus_row(&self, target: Target) {
        self.note(format!("row {}", target.key()));
    }

    fn focus_control(&self, _: RovingGroup, index: usize) {
        self.note(format!("control {index}"));
    }

    fn focus_reference(&self, index: usize) {
        self.note(format!("reference {index}"));
    }

    fn lost_tab_stop(&self, group: RovingGroup) -> bool {
        self.lost.get() == Some(group)
    }

    fn cell_has_focus(&self) -> bool {
        false
    }

    fn dock_has_focus(&self) -> bool {
        false
    }

    fn has_focus_beside_dock(&self) -> bool {
        false
    }

    fn listed_with_focus(&self) -> Option<Target> {
        self.listed.clone()
    }
}

fn settings(source: Source) -> Settings {
    Settings {
        source,
        search: true,
        filter: None,
        hides: false,
        as_of: None,
        lang: Lang::Ru,
        today: Day::from_ymd(2026, 11, 24).unwrap(),
        theme: None,
        view: Some(View::Timeline),
        start: None,
        end: None,
        can_retry: true,
        stale: false,
        shows_faults: false,
        attempt: 0,
        regions: None,
        sizes: Some(Sizes::typical(1_216.0)),
    }
}

fn all() -> Option<&'static Late<Record>> {
    Some(&Late::ALL)
}

fn mounted(source: Source) -> Controller<Record> {
    let mut widget = Controller::new(settings(source), Some(Record::default()), all);
    assert_eq!(widget.screen().unwrap().pages, 0, "nothing is made before the screen is in the page");
    widget.mounted();
    widget
}

fn html(widget: &Controller<Record>) -> &str {
    &widget.screen().unwrap().html
}

fn asked(widget: &Controller<Record>) -> Vec<String> {
    std::mem::take(&mut widget.screen().unwrap().asked.borrow_mut())
}

/// The id of the first item.
fn first_id(widget: &Controller<Record>) -> String {
    let Data::Shown(session) = &widget.data else { panic!("nothing is shown") };
    session.roadmap.tracks[0].items[0].id.as_ref().unwrap().to_string()
}

#[test]
fn the_first_page_is_made_once_and_whole() {
    let mut widget = mounted(Source::text(MDT));
    assert_eq!(widget.screen().unwrap().pages, 1);
    assert!(html(&widget).contains("role=\"treegrid\""));
    let events = widget.take_events();
    assert!(matches!(events.as_slice(), [WidgetEvent::Ready { tracks: 9, .. }]), "{events:?}");
    assert!(widget.take_events().is_empty(), "told once");
}

#[test]
fn what_is_asked_before_there_is_data_is_carried_out_when_it_comes() {
    let mut widget = mounted(Source::Loading);
    assert!(html(&widget).contains("loading"));
    let known = mounted(Source::text(MDT));
    let id = first_id(&known);
    widget.handle(Msg::SelectId(id.clone()));
    assert!(widget.take_events().is_empty());
    widget.set(settings(Source::text(MDT)));
    assert!(html(&widget).contains("id=\"panel-title\""));
    assert!(asked(&widget).contains(&"dock".into()));
    let events = widget.take_events();
    assert!(events.contains(&WidgetEvent::Select { id }), "{events:?}");
}

thread_local! {
    static JOINED: Cell<bool> = const { Cell::new(false) };
}

/// The late part of the program, from when it has come.
fn once_joined() -> Option<&'static Late<Record>> {
    JOINED.get().then_some(&Late::ALL)
}

#[test]
fn the_first_page_needs_no_late_part_and_what_is_asked_for_waits_for_it() {
    JOINED.set(false);
    let mut widget = Controller::new(settings(Source::text(MDT)), Some(Record::default()), once_joined);
    widget.mounted();
    let whole = without_states(html(&mounted(Source::text(MDT))));
    assert_eq!(html(&widget), whole, "the first page is all there");
    assert!(matches!(widget.take_events().as_slice(), [WidgetEvent::Ready { .. }]));
    let id = first_id(&widget);
    widget.handle(Msg::Act(Action::Zoom { factor: 2.0, about: None }));
    widget.handle(Msg::SelectId(id.clone()));
    assert!(!html(&widget).contains("id=\"panel-title\"") && widget.take_events().is_empty());
    assert_eq!(widget.screen().unwrap().listens, 0);
    JOINED.set(true);
    widget.handle(Msg::Joined);
    assert!(html(&widget).contains("id=\"panel-title\""));
    assert_eq!(widget.take_events(), [WidgetEvent::Select { id }]);
    assert!(widget.screen().unwrap().listens > 0 && asked(&widget).iter().any(|one| one == "moved"));
}

/// A page as it is before the late part says which risks have come; their lines are there, and empty.
fn without_states(html: &str) -> String {
    const LINE: &str = "<p class=\"risk-state\">";
    let mut parts = html.split(LINE);
    let first = parts.next().unwrap().to_string();
    let rests: Vec<String> = parts.map(|rest| format!("{LINE}</p>{}", rest.split_once("</p>").unwrap().1)).collect();
    assert!(!rests.is_empty() && rests.concat().len() < html.len() - first.len());
    first + &rests.concat()
}

#[test]
fn hints_come_with_the_late_part() {
    JOINED.set(false);
    let part = Settings { start: Day::from_ymd(2027, 11, 1), end: Day::from_ymd(2027, 12, 31), ..settings(Source::text(MDT)) };
    let mut widget = Controller::new(part.clone(), Some(Record::default()), once_joined);
    widget.mounted();
    assert!(!html(&widget).contains("class=\"hints\""));
    JOINED.set(true);
    widget.handle(Msg::Joined);
    let hints = html(&widget).matches("class=\"hints\"").count();
    let mut at_once = Controller::new(part, Some(Record::default()), all);
    at_once.mounted();
    assert!(hints > 0 && html(&at_once).matches("class=\"hints\"").count() == hints, "{hints}");
}

#[test]
fn risks_are_told_once_the_late_part_is_there() {
    JOINED.set(false);
    let mut widget = Controller::new(settings(Source::text(MDT)), Some(Record::default()), once_joined);
    widget.mounted();
    assert!(!html(&widget).contains("Пока неизвестно"));
    JOINED.set(true);
    widget.handle(Msg::Joined);
    assert!(html(&widget).contains("Пока неизвестно"));
}

#[test]
fn faults_are_told_once_there_are_words_for_them() {
    JOINED.set(false);
    let mut widget = Controller::new(settings(Source::text("{")), Some(Record::default()), once_joined);
    widget.mounted();
    assert!(html(&widget).contains("notice loading") && widget.take_events().is_empty());
    JOINED.set(true);
    widget.handle(Msg::Joined);
    assert!(html(&widget).contains("role=\"alert\""));
    assert!(matches!(widget.take_events().as_slice(), [WidgetEvent::Error { code, .. }] if code == "not-json"));
    JOINED.set(false);
    let hostile = Source::text(MDT.replacen("\"2025-01\"", "\"soon\"", 1));
    let shows_faults = Settings { shows_faults: true, ..settings(hostile) };
    let mut widget = Controller::new(shows_faults, Some(Record::default()), once_joined);
    widget.mounted();
    assert!(html(&widget).contains("treegrid") && !html(&widget).contains("class=\"faults\""));
    JOINED.set(true);
    widget.handle(Msg::Joined);
    assert!(html(&widget).contains("class=\"faults\""));
}

#[test]
fn settings_that_change_before_the_late_part_count_as_the_first() {
    JOINED.set(false);
    let mut widget = Controller::new(settings(Source::text("{")), Some(Record::default()), once_joined);
    widget.mounted();
    assert!(html(&widget).contains("notice loading") && widget.take_events().is_empty(), "words for faults come later");
    let wanted = Settings { lang: Lang::Kk, view: Some(View::List), ..settings(Source::text(MDT)) };
    widget.set(wanted.clone());
    let mut fresh = Controller::new(wanted, Some(Record::default()), all);
    fresh.mounted();
    assert_eq!(html(&widget), without_states(html(&fresh)));
    assert!(matches!(widget.take_events().as_slice(), [WidgetEvent::Ready { .. }]), "other data is told");
    widget.set(Settings { sizes: Some(Sizes::typical(390.0)), view: None, ..settings(Source::text(MDT)) });
    assert!(html(&widget).contains("class=\"list\""), "a narrow screen");
    let mut english = settings(Source::text(MDT));
    english.lang = Lang::En;
    widget.set(english);
    assert!(html(&widget).contains("lang=\"en\"") && widget.take_events().is_empty(), "the same data is not told again");
}

#[test]
fn a_failure_is_shown_told_and_tried_again() {
    let mut widget = mounted(Source::Failed(Failure::from_code("network")));
    assert!(html(&widget).contains("data-do=\"retry\""));
    assert!(matches!(widget.take_events().as_slice(), [WidgetEvent::Error { .. }]));
    widget.screen().unwrap().nothing_has_focus.set(true);
    widget.handle(Msg::Retry);
    assert_eq!(widget.take_events(), [WidgetEvent::Retry]);
    widget.set(settings(Source::text(MDT)));
    assert!(matches!(widget.take_events().as_slice(), [WidgetEvent::Ready { .. }]));
}

#[test]
fn new_data_keeps_the_reader_where_he_is() {
    let mut widget = mounted(Source::text(MDT));
    let id = first_id(&widget);
    widget.handle(Msg::SelectId(id.clone()));
    widget.handle(Msg::Act(Action::Zoom { factor: 4.0, about: None }));
    let seen = widget.state.as_ref().and_then(State::visible_range);
    widget.take_events();
    widget.set(settings(Source::text(MDT.replace("Roadmap MDTechnology", "Another title"))));
    assert!(html(&widget).contains("Another title") && html(&widget).contains("id=\"panel-title\""));
    assert_eq!(widget.state.as_ref().and_then(State::visible_range), seen);
    let events = widget.take_events();
    assert!(!events.iter().any(|event| matches!(event, WidgetEvent::Select { .. })), "still the same: {events:?}");
}

#[test]
fn another_document_takes_no_focus_and_begins_where_it_says() {
    let mut widget = mounted(Source::text(MDT));
    widget.handle(Msg::Act(Action::Move(Direction::Down)));
    assert!(asked(&widget).iter().any(|one| one.starts_with("focus")));
    widget.set(settings(Source::text(r#"{"title":"Other","tracks":[{"title":"B","items":[{"title":"Y","date":"2026-03"}]}]}"#)));
    let done = asked(&widget);
    assert!(html(&widget).contains("Other") && !done.iter().any(|one| one.starts_with("focus")), "{done:?}");
    assert!(done.iter().any(|one| one.starts_with("scroll to")), "{done:?}");
}

#[test]
fn a_zoom_moves_and_is_told_once_it_rests() {
    let mut widget = mounted(Source::text(MDT));
    widget.take_events();
    asked(&widget);
    widget.handle(Msg::Act(Action::Zoom { factor: 2.0, about: None }));
    let done = asked(&widget);
    assert!(done.iter().any(|one| one == "moved") && done.iter().any(|one| one.starts_with("scroll to")), "{done:?}");
    assert!(widget.take_events().is_empty(), "not while it moves");
    widget.handle(Msg::ViewSettled);
    assert!(matches!(widget.take_events().as_slice(), [WidgetEvent::ViewChange { .. }]));
    widget.handle(Msg::ViewSettled);
    assert!(widget.take_events().is_empty(), "nothing new");
}

#[test]
fn choosing_an_item_leaves_the_drawing_as_it_is() {
    let mut widget = mounted(Source::text(MDT));
    let drawing = |widget: &Controller<Record>| widget.derived.scene().unwrap().tracks.as_ptr();
    let first = drawing(&widget);
    let id = first_id(&widget);
    widget.handle(Msg::SelectId(id));
    assert!(html(&widget).contains("id=\"panel-title\""));
    widget.handle(Msg::Act(Action::Step(1)));
    widget.handle(Msg::Act(Action::Close));
    widget.handle(Msg::Act(Action::Move(Direction::Down)));
    assert_eq!(drawing(&widget), first);
    widget.handle(Msg::Act(Action::Toggle(0)));
    assert_ne!(drawing(&widget), first, "a collapsed track is drawn otherwise");
}

#[test]
fn a_chip_of_many_lists_them_by_pages_and_the_focus_goes_to_the_first_new_one() {
    let items: Vec<String> = (0..180).map(|at| format!(r#"{{"title":"Task {at}","date":"2026-05"}}"#)).collect();
    let json = format!(r#"{{"title":"T","tracks":[{{"title":"A","kind":"tasks","items":[{}]}}]}}"#, items.join(","));
    let mut widget = mounted(Source::text(json));
    let chip = Target::Cluster { track: 0, days: DayRange::from_key("20574_20604").unwrap() };
    widget.handle(Msg::Act(Action::Select(chip)));
    let listed = |widget: &Controller<Record>| html(widget).matches("class=\"reference\"").count();
    assert_eq!(listed(&widget), 50);
    for (all, first_new) in [(100, 50), (150, 100), (180, 150)] {
        assert!(html(&widget).contains("data-do=\"unfold references\""));
        asked(&widget);
        widget.handle(Msg::Act(Action::Unfold(Fold::References)));
        assert_eq!(listed(&widget), all);
        assert!(asked(&widget).contains(&format!("reference {first_new}")));
    }
    assert!(!html(&widget).contains("data-do=\"unfold references\""), "all are there");
    widget.handle(Msg::Act(Action::Close));
    let chip = Target::Cluster { track: 0, days: DayRange::from_key("20574_20604").unwrap() };
    widget.handle(Msg::Act(Action::Select(chip)));
    assert_eq!(listed(&widget), 50, "another time it begins anew");
}

#[test]
fn on_paper_the_whole_plan_stands_and_afterwards_it_is_as_it_was() {
    let mut widget = mounted(Source::text(MDT));
    widget.handle(Msg::Act(Action::Zoom { factor: 8.0, about: None }));
    let before = html(&widget).to_string();
    let viewport: Option<Viewport> = widget.state.as_ref().and_then(|state| state.look.viewport);
    widget.handle(Msg::Paper(true));
    assert!(html(&widget).contains("roadmap paper"));
    widget.handle(Msg::Act(Action::Scrolled { left: 1.0, top: 1.0, height: 1.0 }));
    widget.handle(Msg::Paper(false));
    assert_eq!(html(&widget), before);
    assert_eq!(widget.state.as_ref().and_then(|state| state.look.viewport), viewport, "what paper scrolls is not the reader's");
}

#[test]
fn a_group_that_lost_its_tab_stop_gets_one_in_the_same_go() {
    let mut widget = mounted(Source::text(MDT));
    widget.handle(Msg::Rove(RoveTo(RovingGroup::Toolbar, 3)));
    let pages = widget.screen().unwrap().pages;
    widget.screen().unwrap().lost.set(Some(RovingGroup::Toolbar));
    widget.handle(Msg::Act(Action::Fit));
    assert_eq!(widget.roving.at(RovingGroup::Toolbar), 0);
    assert!(widget.screen().unwrap().pages <= pages + 2);
}

#[test]
fn the_focus_in_the_list_goes_to_the_row_of_the_same_item() {
    let list = |source| Settings { view: Some(View::List), ..settings(source) };
    let record = Record { listed: Some(Target::from_key("0-i1").unwrap()), ..Record::default() };
    let mut widget = Controller::new(list(Source::text(MDT)), Some(record), all);
    widget.mounted();
    asked(&widget);
    widget.set(list(Source::text(MDT.replace("Roadmap MDTechnology", "Another title"))));
    assert!(asked(&widget).contains(&"row 0-i1".into()));
}
