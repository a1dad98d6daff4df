//! A document in the place of another: what still exists is kept, what is gone goes to its neighbour.

use serde_json::{Value, json};

use super::*;
use crate::state::View;

/// A plan of two tracks; what each test changes in it is its own.
fn plan() -> Value {
    json!({ "title": "Plan", "language": "en", "tracks": [
        { "id": "a", "title": "First", "items": [
            { "id": "a1", "title": "One", "start": "2026-01", "end": "2026-02" },
            { "title": "Two", "start": "2026-03", "end": "2026-04" },
            { "title": "Three", "start": "2026-05", "end": "2026-06" } ] },
        { "title": "Second", "kind": "versions", "items": [
            { "title": "v1", "date": "2026-01-10" }, { "title": "v2", "date": "2026-08-10" } ] }
    ] })
}

fn item(track: u32, index: u32) -> Target {
    Target::Item(ItemRef { track, series: None, index })
}

/// Looks closely at March, chooses "Two" and the list, and collapses the second track.
fn reader() -> Reader {
    let mut reader = Reader::new(&plan().to_string(), 1216.0);
    let day = |month, day| Day::from_ymd(2026, month, day).unwrap();
    reader.act(Action::ZoomTo(DayRange { first: day(3, 1), last: day(3, 31) }));
    reader.act(Action::Select(item(0, 1)));
    reader.act(Action::Toggle(1));
    reader
}

/// The state of a reader once another document has taken the place of theirs.
fn rebased(reader: &Reader, document: &Value) -> Option<State> {
    let next = Reader::new(&document.to_string(), 1216.0);
    reader.state.rebase(&reader.session, &next.session, None).map(|rebased| rebased.state)
}

#[test]
fn a_changed_word_changes_nothing_that_the_reader_sees() {
    let (reader, mut document) = (reader(), plan());
    document["title"] = json!("Another title");
    document["tracks"][0]["items"][0]["title"] = json!("One, said better");
    let state = rebased(&reader, &document).unwrap();
    assert_eq!(state.visible_range(), reader.state.visible_range());
    assert_eq!(state.look.selected, Some(item(0, 1)));
    assert_eq!(state.active, GridCell::Mark(0, item(0, 1)));
    assert!(state.collapsed.contains(&1) && !state.collapsed.contains(&0));
}

#[test]
fn items_are_recognised_by_id_or_title_and_never_by_their_place() {
    let (reader, mut document) = (reader(), plan());
    let tracks = document["tracks"].as_array_mut().unwrap();
    tracks.reverse();
    tracks[1]["items"].as_array_mut().unwrap().insert(0, json!({ "title": "Zero", "date": "2025-12" }));
    let state = rebased(&reader, &document).unwrap();
    assert_eq!(state.look.selected, Some(item(1, 2)), "\"Two\" has moved");
    assert!(state.collapsed.contains(&0) && !state.collapsed.contains(&1), "so has the collapsed track");
    assert_eq!(state.visible_range(), reader.state.visible_range());
}

#[test]
fn what_is_gone_goes_to_its_neighbour() {
    let (reader, mut document) = (reader(), plan());
    document["tracks"][0]["items"].as_array_mut().unwrap().remove(1);
    let state = rebased(&reader, &document).unwrap();
    let Some(Target::Item(at)) = state.look.selected else { panic!("the panel is closed") };
    assert_eq!(at.track, 0);
    assert!(at.index <= 1, "{at:?}");
    assert_eq!(state.visible_range(), reader.state.visible_range());
}

#[test]
fn a_document_in_which_nothing_is_recognised_starts_afresh() {
    let other = json!({ "title": "Other", "tracks": [{ "title": "Else", "items": [{ "title": "New", "date": "2026-03" }] }] });
    assert_eq!(rebased(&reader(), &other), None);
}

#[test]
fn a_range_of_the_document_counts_until_the_reader_has_moved() {
    let mut document = plan();
    document["start"] = json!("2026-05");
    document["end"] = json!("2026-06");
    let still = Reader::new(&plan().to_string(), 1216.0);
    let range = rebased(&still, &document).unwrap().visible_range().unwrap();
    assert_eq!((range.first.to_string(), range.last.to_string()), ("2026-05-01".to_string(), "2026-06-30".to_string()));
    let moved = reader();
    assert_eq!(rebased(&moved, &document).unwrap().visible_range(), moved.state.visible_range());
}

#[test]
fn a_chosen_view_stays_chosen() {
    let mut reader = reader();
    reader.act(Action::ChooseView(View::List));
    assert_eq!(rebased(&reader, &plan()).unwrap().view(), View::List);
}
