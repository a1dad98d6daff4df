//! Details beside the timeline: they take its visible end and give it back.

use super::*;

fn x_in_sight(reader: &Reader, target: &Target) -> (f64, f64) {
    let viewport = reader.state.look.viewport.unwrap();
    let days = target.days(&reader.session.schedule).unwrap();
    let x = |day: f64| (day - viewport.left) * viewport.px_per_day;
    (x(f64::from(days.first.number())), x(f64::from(days.last.number()) + 1.0))
}

#[test]
fn scale_and_left_edge_stay_and_the_visible_end_gives_way() {
    let mut reader = Reader::new(MDT, 1216.0);
    let (before, width) = (reader.state.look.viewport.unwrap(), reader.state.time_width());
    let near = reader.item("v1.2");
    reader.act(Action::Select(near));
    assert_eq!(reader.state.look.viewport, Some(before));
    assert_eq!(reader.state.time_width(), width - reader.state.dock());
    assert_eq!(reader.state.dock(), 368.0);
    reader.act(Action::Close);
    assert_eq!((reader.state.look.viewport, reader.state.time_width()), (Some(before), width));
    // Once more after the reader has come close.
    reader.act(Action::ZoomTo(DayRange { first: Day::from_ymd(2026, 1, 1).unwrap(), last: Day::from_ymd(2026, 3, 31).unwrap() }));
    let before = reader.state.look.viewport.unwrap();
    let chosen = reader.item("v2.0");
    reader.act(Action::Select(chosen));
    assert_eq!(reader.state.look.viewport, Some(before));
    reader.act(Action::Close);
    assert_eq!(reader.state.look.viewport, Some(before));
}

#[test]
fn what_was_chosen_is_moved_clear_of_its_details() {
    for width in [900.0, 1216.0, 1600.0] {
        let mut reader = Reader::new(MDT, width);
        let scale = reader.state.look.viewport.unwrap().px_per_day;
        for id in ["v3.0", "v1.0", "v2.0"] {
            let target = reader.item(id);
            reader.act(Action::Select(target.clone()));
            let (from, to) = x_in_sight(&reader, &target);
            let end = reader.state.time_width();
            assert!(from >= 0.0 && from < end && to.min(from + end / 2.0) <= end, "{id} at {width}: {from}..{to} of {end}");
            assert_eq!(reader.state.look.viewport.unwrap().px_per_day, scale);
        }
        reader.act(Action::Close);
        assert_eq!(reader.range(), "2025-01-01..2027-12-31", "the whole plan is whole again");
    }
}

#[test]
fn arrows_and_steps_move_the_details_along() {
    let mut reader = Reader::new(MDT, 1216.0);
    let target = reader.item("v2.0");
    reader.act(Action::Select(target));
    reader.go(&[Direction::Right]);
    assert_eq!(reader.state.look.selected, Some(reader.item("v3.0")));
    reader.act(Action::Step(-1));
    assert_eq!(reader.state.look.selected, Some(reader.item("v2.0")));
    assert_eq!(reader.state.active, GridCell::Mark(1, reader.item("v2.0")));
    // A title has no details: those of the last item stay.
    reader.go(&[Direction::RowStart]);
    assert_eq!(reader.state.look.selected, Some(reader.item("v2.0")));
}

#[test]
fn a_narrower_widget_has_a_sheet() {
    let mut reader = Reader::new(MDT, 899.0);
    let (target, width) = (reader.item("v2.0"), reader.state.time_width());
    reader.act(Action::Select(target.clone()));
    assert_eq!((reader.state.dock(), reader.state.time_width()), (0.0, width));
    reader.go(&[Direction::Right]);
    assert_eq!(reader.state.look.selected, Some(target), "behind a sheet nothing moves");
    reader.act(Action::Resized(Sizes::typical(900.0)));
    assert!(reader.state.dock() > 0.0);
    reader.act(Action::Resized(Sizes::typical(700.0)));
    assert_eq!(reader.state.dock(), 0.0);
    assert_eq!(reader.range(), "2025-01-01..2027-12-31");
}

#[test]
fn shelves_have_room_beside_the_details() {
    let json = r#"{ "title": "Plan", "tracks": [{ "id": "a", "title": "A", "items": [
        { "title": "Dated", "date": "2026-03" }, { "title": "One", "horizon": "now" }, { "title": "Two", "horizon": "next" },
        { "title": "Three", "horizon": "later" }, { "title": "Four" } ] }] }"#;
    let mut reader = Reader::new(json, 1216.0);
    reader.act(Action::Select(Target::Item(ItemRef { track: 0, series: None, index: 4 })));
    let scene = reader.plan.scene(reader.state.plan_inputs(&reader.session), reader.state.window(&reader.plan));
    let shelf = &scene.tracks[0].shelf;
    assert_eq!(shelf.len(), 4);
    assert!(shelf.iter().all(|column| column.rect.x + column.rect.width <= reader.state.time_width()));
}

#[test]
fn what_was_moved_clear_stays_so() {
    let mut reader = Reader::new(MDT, 1216.0);
    let last = reader.item("v3.0");
    reader.act(Action::Select(last.clone()));
    let before = reader.state.look.viewport;
    assert_ne!(before, Reader::new(MDT, 1216.0).state.look.viewport);
    reader.act(Action::Resized(Sizes { screen: 999.0, ..Sizes::typical(1216.0) }));
    assert_eq!(reader.state.look.viewport, before, "only the window got lower");
    let session = reader.session.with(SessionOptions::new(Lang::Kk, reader.session.today));
    reader.state.continue_in(&session, false);
    assert_eq!(reader.state.look.viewport, before, "another language");
    // The whole plan beside the details stays whole.
    reader.act(Action::Fit).act(Action::Resized(Sizes { screen: 998.0, ..Sizes::typical(1216.0) }));
    assert_eq!(reader.range(), "2025-01-01..2027-12-31");
    reader.act(Action::Close);
    assert_eq!(reader.range(), "2025-01-01..2027-12-31");
    // Under a sheet nothing is moved clear; it is once the widget is wide enough.
    let mut reader = Reader::new(MDT, 880.0);
    reader.act(Action::Select(last.clone())).act(Action::Resized(Sizes::typical(920.0)));
    let (from, to) = x_in_sight(&reader, &last);
    assert!(from >= 0.0 && to.min(from + reader.state.time_width() / 2.0) <= reader.state.time_width(), "{from}..{to}");
}

#[test]
fn a_scroll_bar_that_details_bring_does_not_make_a_sheet_of_them() {
    let mut reader = Reader::new(MDT, 905.0);
    let target = reader.item("v2.0");
    reader.act(Action::Select(target)).act(Action::Resized(Sizes::typical(890.0)));
    assert!(reader.state.dock() > 0.0);
    reader.act(Action::Resized(Sizes::typical(870.0)));
    assert_eq!(reader.state.dock(), 0.0);
    reader.act(Action::Resized(Sizes::typical(890.0)));
    assert_eq!(reader.state.dock(), 0.0, "not before there is room again");
}

#[test]
fn without_its_item_the_details_give_their_room_back_to_the_next_document() {
    let mut reader = Reader::new(MDT, 1216.0);
    let last = reader.item("v3.0");
    reader.act(Action::Select(last));
    let mut document: serde_json::Value = serde_json::from_str(MDT).unwrap();
    document["tracks"].as_array_mut().unwrap().retain(|track| track["id"] != reader.session.roadmap.tracks[1].id.as_ref());
    let next = Reader::new(&document.to_string(), 1216.0).session;
    let state = reader.state.rebase(&reader.session, &next, None).unwrap().state;
    assert_eq!(state.look.selected, None);
    let (viewport, extent) = (state.look.viewport.unwrap(), next.extent.unwrap());
    assert_eq!(viewport, viewport.held(extent, state.time_width()));
}
