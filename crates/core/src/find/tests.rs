//! What people type, and what they look for by it.

use super::*;
use crate::model::Roadmap;
use crate::parse::parse;

fn plan() -> Roadmap {
    parse(include_str!("fixtures/plan.json")).roadmap.unwrap()
}

/// What was found, by its id.
fn said(found: &Found, roadmap: &Roadmap) -> String {
    let name = |place: &Place| match place {
        Place::Item(at) => roadmap.id(*at).unwrap(),
        Place::Goal(_) => "goal".into(),
        Place::Risk(_) => "risk".into(),
        Place::KeyDate(_) => "date".into(),
    };
    let names: Vec<String> = found.places.iter().map(name).collect();
    let mark = if found.other_layout.is_some() { "~" } else { "" };
    if names.is_empty() { "nothing".into() } else { format!("{mark}{}", names.join(" ")) }
}

#[test]
fn every_pair_of_the_table_is_found() {
    let roadmap = plan();
    let mut index = Index::new(&roadmap);
    let pairs: Vec<(&str, &str)> = include_str!("fixtures/pairs.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect();
    assert!(pairs.len() >= 150, "{}", pairs.len());
    let wrong: Vec<String> = pairs
        .iter()
        .map(|(typed, expected)| (typed, expected, said(&index.find(typed, &roadmap), &roadmap)))
        .filter(|(_, expected, found)| **expected != found)
        .map(|(typed, expected, found)| format!("{typed}: {expected}, found {found}"))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), pairs.len(), wrong.join("\n"));
}

#[test]
#[allow(clippy::disallowed_methods, reason = "tests are in no bundle")]
fn every_word_of_every_text_is_found_by_itself() {
    for json in [include_str!("fixtures/plan.json"), include_str!("../../../../www/roadmaps/mdtechnology.json")] {
        let roadmap = parse(json).roadmap.unwrap();
        let mut index = Index::new(&roadmap);
        for (track, number) in roadmap.tracks.iter().zip(0u32..) {
            for (item, at) in track.items.iter().zip(0u32..) {
                for (_, text) in item.title.iter().flat_map(|title| title.entries()) {
                    let place = Place::Item(ItemRef { track: number, series: None, index: at });
                    for typed in
                        text.split([' ', '"']).filter(|word| word.chars().any(char::is_alphanumeric) && !word.contains(':'))
                    {
                        assert!(index.find(typed, &roadmap).holds(place), "{typed} of {}", &**text);
                    }
                }
            }
        }
    }
}

#[test]
fn a_chip_is_found_by_what_it_holds() {
    let roadmap = plan();
    let schedule = Schedule::new(&roadmap);
    let found = Index::new(&roadmap).find("офис", &roadmap);
    let at = roadmap.find("office").unwrap();
    let days = schedule.days(at).unwrap();
    assert!(found.holds_target(&Target::Item(at), &schedule));
    assert!(found.holds_target(&Target::Cluster { track: at.track, days }, &schedule));
    assert!(!found.holds_target(&Target::Cluster { track: at.track + 1, days }, &schedule));
    let before = DayRange::of_day(days.first.plus(-1));
    assert!(!found.holds_target(&Target::Cluster { track: at.track, days: before }, &schedule));
    assert_eq!((found.places.len(), found.total), (1, 15));
}
