//! Lines between what waits and what is waited for, on plans of chance.

use proptest::prelude::*;

use super::{Lang, Plan, Rect, Session, Sizes, State, session};
use crate::content::chain::Graph;
use crate::model::{ItemRef, Kind};
use crate::timeline::connectors::{Layout, LinkedScene};
use crate::timeline::{Scene, TrackScene};

/// An item of chance: its month, how many months it lasts, letters of its title, and what it waits for, counted back.
type Chance = (u32, u32, usize, Vec<usize>);

fn items() -> impl Strategy<Value = Vec<Chance>> {
    prop::collection::vec((0u32..30, 0u32..9, 1usize..60, prop::collection::vec(1usize..12, 0..3)), 2..14)
}

fn plans() -> impl Strategy<Value = (Vec<(usize, Vec<Chance>)>, bool)> {
    (prop::collection::vec((0usize..4, items()), 1..6), any::<bool>())
}

/// A document of chance.
fn document(tracks: &[(usize, Vec<Chance>)]) -> String {
    let month = |at: u32| format!("{}-{:02}", 2025 + at / 12, at % 12 + 1);
    let mut number = 0usize;
    let mut track = |(kind, items): &(usize, Vec<Chance>)| {
        let kind = ["phases", "versions", "tasks", "markets"][*kind];
        let item = |(start, months, letters, needs): &Chance| {
            let needs: Vec<String> =
                needs.iter().filter_map(|back| number.checked_sub(*back)).map(|needed| format!("i{needed}")).collect();
            let id = format!("i{number}");
            number += 1;
            let title: String = "длинное название этапа ".chars().cycle().take(*letters).collect();
            let mut item = serde_json::json!({"id": id, "title": title, "dependsOn": needs});
            let (first, last) = (month(*start), month(start + months));
            if kind == "phases" {
                item["start"] = first.into();
                item["end"] = last.into();
            } else {
                item["date"] = first.into();
            }
            item
        };
        let items: Vec<_> = items.iter().map(item).collect();
        serde_json::json!({"title": kind, "kind": kind, "items": items})
    };
    let tracks: Vec<_> = tracks.iter().map(&mut track).collect();
    serde_json::json!({"title": "P", "tracks": tracks}).to_string()
}

/// The places of all texts of a scene, in the content.
fn texts(scene: &Scene, sight: Rect) -> Vec<Rect> {
    let of = |track: &TrackScene| {
        let placed = |rect: Rect| Rect { y: rect.y + track.top + track.body, ..rect };
        let labels = track.marks.iter().filter_map(|mark| {
            let label = mark.label.as_ref()?;
            let mut x = label.rect.x + mark.rect.x;
            if mark.label_stays() && x < sight.x {
                // A style sheet holds it at the edge, until its bar ends.
                x = sight.x.min(mark.rect.x + mark.rect.width - label.rect.width);
            }
            Some(Rect { x, y: label.rect.y + mark.rect.y, ..label.rect })
        });
        labels.chain(track.captions.iter().map(|caption| caption.rect)).map(placed).collect::<Vec<_>>()
    };
    scene.tracks.iter().flat_map(of).collect()
}

/// What is drawn for an item, with the scene below it.
fn drawn(session: &Session, at: ItemRef, width: f64, zoom: f64) -> (Layout, Scene, Rect) {
    let mut state = State::new(session, Sizes::typical(width));
    if let (Some(viewport), Some(extent)) = (state.look.viewport, session.extent) {
        state.look.viewport = Some(viewport.zoomed(zoom, 0.0, extent, state.sizes.time_width()));
    }
    let plan = Plan::new(state.plan_inputs(session), None);
    let scene = plan.scene(state.plan_inputs(session), state.window(&plan));
    let links = Graph::new(&session.roadmap).links(&session.roadmap, at);
    let sight = state.in_sight(&plan);
    let linked = LinkedScene { scene: &scene, inputs: state.plan_inputs(session), sight, is_hidden: &|_| false };
    (linked.layout(&links, at), scene, sight)
}

fn all_items(session: &Session) -> Vec<ItemRef> {
    let tracks = session.roadmap.tracks.iter().zip(0u32..).filter(|(track, _)| track.kind != Kind::Metric);
    tracks
        .flat_map(|(track, t)| (0u32..).zip(&track.items).map(move |(index, _)| ItemRef { track: t, series: None, index }))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn no_line_crosses_a_text(plan in plans()) {
        let session = session(&document(&plan.0), Lang::Ru);
        let (width, zoom) = if plan.1 { (1216.0, 1.0) } else { (600.0, 3.0) };
        for at in all_items(&session) {
            let (layout, scene, sight) = drawn(&session, at, width, zoom);
            let texts = texts(&scene, sight);
            for line in layout.lines() {
                for pair in line.windows(2) {
                    let (a, b) = (pair[0], pair[1]);
                    prop_assert!(a.0 == b.0 || a.1 == b.1, "a slant in {line:?}");
                    let part = Rect {
                        x: a.0.min(b.0),
                        y: a.1.min(b.1),
                        width: (a.0 - b.0).abs().max(0.1),
                        height: (a.1 - b.1).abs().max(0.1),
                    };
                    let crossed = texts.iter().find(|text| text.overlaps(&part));
                    prop_assert!(crossed.is_none(), "{part:?} of {line:?} crosses {crossed:?}");
                    prop_assert!(a.0 >= sight.x && a.0 <= sight.x + sight.width, "{line:?} leaves {sight:?}");
                }
            }
        }
    }
}

/// Three phases in one track, the second after the first and the third under both.
const SIMPLE: &str = r#"{"title": "P", "tracks": [{"title": "T", "kind": "phases", "items": [
    {"id": "a", "title": "A", "start": "2026-01", "end": "2026-03"},
    {"id": "b", "title": "B", "start": "2026-06", "end": "2026-08", "dependsOn": ["a"]},
    {"id": "c", "title": "C", "start": "2026-02", "end": "2026-04", "dependsOn": ["a"]},
    {"id": "d", "title": "D", "date": "later", "dependsOn": ["b"]}]}]}"#;

#[test]
fn a_line_goes_from_the_end_of_one_to_the_beginning_of_the_other() {
    let session = session(SIMPLE, Lang::En);
    let at = |index| ItemRef { track: 0, series: None, index };
    let (layout, scene, _) = drawn(&session, at(0), 1216.0, 1.0);
    let mark = |index| scene.tracks[0].marks.iter().find(|mark| mark.target == crate::content::Target::Item(at(index))).unwrap();
    let ends: Vec<_> = layout.lines().map(|line| (line[0].0, line[line.len() - 1].0, line.len())).collect();
    let (a, b, c) = (mark(0).rect, mark(1).rect, mark(2).rect);
    assert!(ends.contains(&(a.x + a.width, b.x, 2)), "straight on in the same row: {ends:?}");
    assert!(ends.contains(&(a.x + a.width, c.x, 6)), "back through the gutter: {ends:?}");
    let names: Vec<&str> = layout.stubs.iter().map(|stub| stub.words.text.as_str()).collect();
    assert_eq!(names, ["D"], "what has no date is named beside what leads to it");
}

#[test]
fn of_many_lines_sixty_are_drawn_and_the_rest_is_counted() {
    let waiting: Vec<String> = (0..90)
        .map(|number| {
            let month = format!("2026-{:02}", number % 12 + 1);
            format!(r#"{{"id": "w{number}", "title": "W", "start": "{month}", "end": "{month}", "dependsOn": ["a"]}}"#)
        })
        .collect();
    let document = format!(
        r#"{{"title": "P", "tracks": [{{"title": "T", "kind": "phases", "items": [{{"id": "a", "title": "A", "start": "2025-01", "end": "2025-03"}}, {}]}}]}}"#,
        waiting.join(",")
    );
    let session = session(&document, Lang::En);
    let (layout, ..) = drawn(&session, ItemRef { track: 0, series: None, index: 0 }, 1216.0, 1.0);
    let lines = layout.lines().count();
    assert!(lines > 20 && lines <= 60, "{lines}");
    let counted: Vec<&str> = layout.stubs.iter().filter(|stub| stub.target.is_none()).map(|stub| &*stub.words.text).collect();
    assert_eq!(counted, ["+30"]);
}
