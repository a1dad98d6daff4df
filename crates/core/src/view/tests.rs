use std::rc::Rc;

use super::*;
use crate::content::Target;
use crate::derived::{Derived, Medium};
use crate::find::{Facet, Place};
use crate::i18n::Lang;
use crate::markup::Step;
use crate::model::{Day, ItemRef};
use crate::parse::parse;
use crate::state::{Action, Command, DayMove, GridCell, Keyed, Session, SessionOptions, State, View, reduce};
use crate::timeline::Sizes;

const EXAMPLES: [&str; 5] = [
    include_str!("../../../../www/roadmaps/mdtechnology.json"),
    include_str!("../../../../www/roadmaps/plan-actual.json"),
    include_str!("../../../../www/roadmaps/releases.json"),
    include_str!("../../../../www/roadmaps/hostile.json"),
    include_str!("../../../../www/roadmaps/asking.json"),
];

/// The values of an attribute in the pages of a document in both views, with and without a panel.
fn values(json: &str, name: &str) -> Vec<String> {
    let today = Day::from_ymd(2026, 11, 24).unwrap();
    let reading = parse(json);
    let session = Rc::new(Session::new(reading.roadmap.unwrap(), reading.diagnostics, SessionOptions::new(Lang::Ru, today)));
    let mut found = Vec::new();
    for view in View::ALL {
        let mut state = State::new(&session, Sizes::typical(1_280.0));
        let mut derived = Derived::default();
        state.look.view = Some(view);
        // Months wide, so that lanes have hints at their edges.
        state.look.viewport = state.look.viewport.map(|viewport| viewport.zoomed(6.0, 600.0, session.extent.unwrap(), 1_000.0));
        derived.redraw(&session, &mut state, false);
        let first =
            (0u32..).zip(&session.roadmap.tracks).find(|(_, track)| !track.items.is_empty()).map_or(0, |(index, _)| index);
        let item = Target::Item(ItemRef { track: first, series: None, index: 0 });
        let chosen = reduce(&state, &session, derived.plan().unwrap(), Action::Select(item));
        let asked = reduce(&state, &session, derived.plan().unwrap(), Action::MoveDay(DayMove::Tick(1)));
        let mut searching = reduce(&state, &session, derived.plan().unwrap(), Action::Searching(true));
        searching.open_facet = Some(Facet::Track);
        let matches = derived.find(&session, "v");
        searching = reduce(&searching, &session, derived.plan().unwrap(), Action::Find(matches.clone()));
        searching.match_at = matches.and_then(|found| found.places.iter().position(|place| !matches!(place, Place::Item(_))));
        for mut state in [state, chosen, asked, searching] {
            // What was chosen was brought into sight.
            derived.redraw(&session, &mut state, true);
            derived.renew_late(&session, &state);
            let content = derived.shown(&session, Some(&state), Medium::Screen).map_or(Content::Loading, Content::Shown);
            let page = page(&Page {
                content,
                medium: Medium::Screen,
                roving: &Roving::default(),
                lang: Lang::Ru,
                theme: "auto",
                stale: true,
                incomplete: true,
                following: 0,
                shows_faults: true,
                search: true,
                hides: false,
                late: Some(&LATE),
            });
            found.extend(page.steps().filter_map(|step| match step {
                Step::Attribute(known, value) if known == name => Some(value.as_str().to_string()),
                _ => None,
            }));
        }
    }
    found
}

#[test]
fn every_command_of_every_page_reads_back() {
    let mut kinds = std::collections::BTreeSet::new();
    for json in EXAMPLES {
        for words in values(json, "data-do") {
            let command = Command::read(&words).unwrap_or_else(|| panic!("{words:?} is no command"));
            assert_eq!(command.words(), words);
            kinds.insert(words.split(' ').next().unwrap().to_string());
        }
    }
    assert!(kinds.len() >= 18, "all but what only clusters and failures have: {kinds:?}");
}

#[test]
fn every_cell_of_every_page_reads_back() {
    for json in EXAMPLES {
        let cells = values(json, "data-cell");
        assert!(cells.len() > 10);
        for key in cells {
            let cell = GridCell::from_key(&key).unwrap_or_else(|| panic!("{key:?} is no cell"));
            assert_eq!(cell.key(), key);
        }
    }
}

#[test]
fn every_class_that_others_find_stands_in_a_page_and_every_one_the_script_finds_is_known() {
    let classes: Vec<String> = EXAMPLES.iter().flat_map(|json| values(json, "class")).collect();
    // What fills a slot is not ours.
    for name in names::ALL.iter().filter(|name| **name != class::SLOTTED) {
        assert!(classes.iter().any(|list| list.split(' ').any(|one| one == *name)), "{name}");
    }
    let script = include_str!("../../../../js/late-part.js");
    let mut found = 0;
    let texts = ["closest(\"", "matches(\""].into_iter().flat_map(|call| script.split(call).skip(1));
    for selectors in texts.map(|rest| rest.split('"').next().unwrap()) {
        for name in selectors.split(", ").filter_map(|one| one.strip_prefix('.')) {
            assert!(names::ALL.contains(&name), "{name}");
            found += 1;
        }
    }
    assert!(found >= 4, "{found}");
}
