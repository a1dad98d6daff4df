//! Every interaction as a table test.

mod dock;
mod rebase;

use super::*;
use crate::model::ItemRef;
use crate::timeline::Side;

const MDT: &str = include_str!("../../../../www/roadmaps/mdtechnology.json");

struct Reader {
    session: Session,
    state: State,
    plan: Plan,
}

impl Reader {
    fn new(json: &str, width: f64) -> Reader {
        let reading = crate::parse::parse(json);
        let today = Day::from_ymd(2026, 11, 24).unwrap();
        let session = Session::new(reading.roadmap.unwrap(), reading.diagnostics, SessionOptions::new(Lang::Ru, today));
        let state = State::new(&session, Sizes::typical(width));
        let plan = Plan::new(state.plan_inputs(&session), None);
        Reader { session, state, plan }
    }

    fn act(&mut self, action: Action) -> &mut Reader {
        self.state = reduce(&self.state, &self.session, &self.plan, action);
        self.plan = Plan::new(self.state.plan_inputs(&self.session), Some(&self.plan));
        self
    }

    fn go(&mut self, directions: &[Direction]) -> &GridCell {
        for direction in directions {
            self.act(Action::Move(*direction));
        }
        &self.state.active
    }

    fn item(&self, id: &str) -> Target {
        Target::Item(self.session.roadmap.find(id).unwrap())
    }

    fn range(&self) -> String {
        let range = self.state.visible_range().unwrap();
        format!("{}..{}", range.first, range.last)
    }
}

#[test]
fn the_whole_plan_is_shown_first_and_again_on_demand() {
    let mut reader = Reader::new(MDT, 1216.0);
    assert_eq!(reader.range(), "2025-01-01..2027-12-31");
    reader.act(Action::Zoom { factor: 4.0, about: None });
    assert_ne!(reader.range(), "2025-01-01..2027-12-31");
    reader.act(Action::Fit);
    assert_eq!(reader.range(), "2025-01-01..2027-12-31");
}

#[test]
fn the_view_follows_the_width_until_it_is_chosen() {
    let mut reader = Reader::new(MDT, 390.0);
    assert_eq!(reader.state.view(), View::List);
    reader.act(Action::ChooseView(View::Timeline));
    assert_eq!(reader.state.view(), View::Timeline);
    reader.act(Action::Resized(Sizes::typical(380.0)));
    assert_eq!(reader.state.view(), View::Timeline);
    assert_eq!(Reader::new(MDT, 1216.0).state.view(), View::Timeline);
}

#[test]
fn resizing_keeps_the_whole_plan_or_the_middle() {
    let mut reader = Reader::new(MDT, 1216.0);
    reader.act(Action::Resized(Sizes::typical(800.0)));
    assert_eq!(reader.range(), "2025-01-01..2027-12-31");
    reader.act(Action::Zoom { factor: 6.0, about: None });
    let middle = |reader: &Reader| {
        let viewport = reader.state.look.viewport.unwrap();
        viewport.left + reader.state.sizes.time_width() / 2.0 / viewport.px_per_day
    };
    let before = middle(&reader);
    reader.act(Action::Resized(Sizes::typical(1100.0)));
    assert!((middle(&reader) - before).abs() < 1e-6);
}

#[test]
fn today_and_periods_move_within_the_plan() {
    let mut reader = Reader::new(MDT, 1216.0);
    reader.act(Action::Zoom { factor: 12.0, about: None }).act(Action::GoToToday);
    let range = reader.state.visible_range().unwrap();
    assert!(range.first < reader.session.today && reader.session.today < range.last);
    for _ in 0..100 {
        reader.act(Action::Period(1));
    }
    assert_eq!(reader.state.visible_range().unwrap().last.to_string(), "2027-12-31");
    for _ in 0..100 {
        reader.act(Action::Period(-1));
    }
    assert_eq!(reader.state.visible_range().unwrap().first.to_string(), "2025-01-01");
}

#[test]
fn movements_are_said_and_pinches_are_not() {
    let mut reader = Reader::new(MDT, 1216.0);
    reader.act(Action::Zoom { factor: 2.0, about: Some(10.0) });
    assert_eq!(reader.state.announce.number, 0);
    reader.act(Action::ZoomTo(DayRange { first: Day::from_ymd(2025, 1, 1).unwrap(), last: Day::from_ymd(2025, 3, 31).unwrap() }));
    let said = reader.state.announce.what.replace(['\u{202f}', '\u{a0}'], " ");
    assert_eq!(said, "Показано: январь – март 2025 г.");
}

#[test]
fn arrows_go_along_and_across_tracks() {
    let mut reader = Reader::new(MDT, 1216.0);
    use Direction::*;
    assert_eq!(reader.go(&[]), &GridCell::Header(0));
    let first = GridCell::Mark(0, reader.item("too-astana-hub"));
    assert_eq!(reader.go(&[Right]), &first);
    let second = GridCell::Mark(0, reader.item("ip-registration"));
    assert_eq!(reader.go(&[Right]), &second);
    assert_eq!(reader.go(&[Right]), &second, "the row ends here");
    assert_eq!(reader.go(&[Left, Left]), &GridCell::Header(0));
    assert_eq!(reader.go(&[Down, Down]), &GridCell::Header(2));
    assert_eq!(reader.go(&[Up]), &GridCell::Header(1));
    let last = GridCell::Mark(1, reader.item("v3.0"));
    assert_eq!(reader.go(&[RowEnd]), &last);
    assert_eq!(reader.go(&[RowStart]), &GridCell::Header(1));
    assert_eq!(reader.go(&[GridEnd]).track(), 8);
    assert_eq!(reader.go(&[GridStart]), &GridCell::Header(0));
    assert_eq!(reader.go(&[PageDown]), &GridCell::Header(5));
    assert_eq!(reader.go(&[PageUp, Up, Up]), &GridCell::Header(0));
    assert!(reader.state.focus.number >= 14, "the focus follows each step");
}

#[test]
fn every_mark_can_be_walked_to() {
    for zoom in [1.0, 8.0] {
        let mut reader = Reader::new(MDT, 1216.0);
        reader.act(Action::Zoom { factor: zoom, about: Some(0.0) });
        let everything = Rect { x: -1e9, y: 0.0, width: 2e9, height: 1e9 };
        let scene = reader.plan.scene(reader.state.plan_inputs(&reader.session), everything);
        for track in &scene.tracks {
            reader.act(Action::Focused(GridCell::Header(track.index)));
            reader.go(&[Direction::RowEnd]);
            let shelved = track.shelf.iter().map(|column| column.marks.len()).sum();
            reader.go(&vec![Direction::Left; shelved]);
            for (mark, step) in track.marks.iter().rev().zip(0..) {
                let cell = GridCell::Mark(track.index, mark.target.clone());
                let reached = if step == 0 { &reader.state.active } else { reader.go(&[Direction::Left]) };
                assert_eq!(reached, &cell, "{} at zoom {zoom}", mark.name);
                let (scale, viewport) = (reader.plan.scale().unwrap(), reader.state.look.viewport.unwrap());
                let x = mark.rect.x - scale.x_from_day(viewport.left);
                assert!(x + mark.rect.width > 0.0 && x < reader.state.sizes.time_width(), "{} is out of sight", mark.name);
            }
        }
    }
}

#[test]
fn hints_stand_between_the_title_and_the_marks_and_lead_to_what_is_nearest() {
    use Direction::{Left, Right};
    let mut reader = Reader::new(MDT, 1216.0);
    let november = |day| Day::from_ymd(2026, 11, day).unwrap();
    reader.act(Action::ZoomTo(DayRange { first: november(1), last: november(30) }));
    let (before, after) = (GridCell::Hint(1, Side::Before), GridCell::Hint(1, Side::After));
    reader.act(Action::Focused(GridCell::Header(1)));
    assert_eq!(reader.go(&[Right]), &before);
    assert_eq!(reader.go(&[Right]), &after);
    assert_eq!(reader.go(&[Left]), &before);
    assert_eq!(reader.go(&[Left]), &GridCell::Header(1));
    let window = reader.state.window(&reader.plan);
    let scene = reader.plan.scene(reader.state.plan_inputs(&reader.session), window);
    let hints = reader.state.hints(&reader.session, &reader.plan, &scene.tracks[1]);
    let said: Vec<(&str, &str)> = hints.iter().map(|hint| (hint.words.text.as_str(), hint.name.as_str())).collect();
    let expected = [
        ("v2.0", "Раньше: 8 версий, v2.0 Multi-tenant, White-label, 1-й квартал 2026 г."),
        ("янв. 2027 г.", "Позже: 1 версия, v3.0 Enterprise, On-premise, 2027"),
    ];
    let plain: Vec<(String, String)> = said.iter().map(|(words, name)| (plain(words), plain(name))).collect();
    assert_eq!(plain, expected.map(|(words, name)| (words.to_string(), name.to_string())));
    let team = scene.tracks.iter().find(|track| track.title.text == "Команда").unwrap();
    let hints_of_team = reader.state.hints(&reader.session, &reader.plan, team);
    assert_eq!(hints_of_team[0].words.text.replace('\u{a0}', " "), "4 человека", "the step that has begun, as in the strip");
    reader.act(Action::Reveal(hints[1].target()));
    assert_eq!(reader.state.active, GridCell::Mark(1, reader.item("v3.0")));
    let seen = reader.state.visible_range().unwrap();
    assert!(seen.first <= Day::from_ymd(2027, 1, 1).unwrap() && Day::from_ymd(2027, 1, 1).unwrap() <= seen.last);
}

fn plain(text: &str) -> String {
    text.replace(['\u{202f}', '\u{a0}'], " ")
}

#[test]
fn tracks_collapse_by_button_and_by_arrow() {
    let mut reader = Reader::new(MDT, 1216.0);
    let open = reader.plan.height();
    reader.act(Action::Toggle(1));
    assert!(reader.plan.height() < open);
    reader.act(Action::Focused(GridCell::Header(1)));
    reader.go(&[Direction::Right]);
    assert!(!reader.state.collapsed.contains(&1));
    reader.go(&[Direction::Left]);
    assert!(reader.state.collapsed.contains(&1));
    let item = reader.item("v2.0");
    reader.act(Action::Toggle(1)).act(Action::Focused(GridCell::Mark(1, item))).act(Action::Toggle(1));
    assert_eq!(reader.state.active, GridCell::Header(1), "the focus is not left on a hidden item");
}

#[test]
fn the_panel_opens_steps_and_closes() {
    let mut reader = Reader::new(MDT, 1216.0);
    let (v16, v20, v30) = (reader.item("v1.6"), reader.item("v2.0"), reader.item("v3.0"));
    reader.act(Action::Select(v20.clone()));
    assert_eq!(reader.state.look.selected, Some(v20.clone()));
    assert_eq!(reader.act(Action::Step(1)).state.look.selected, Some(v30.clone()));
    assert_eq!(reader.act(Action::Step(1)).state.look.selected, Some(v30), "nothing comes after the last");
    assert_eq!(reader.act(Action::Step(-1)).act(Action::Step(-1)).state.look.selected, Some(v16.clone()));
    assert_eq!(reader.act(Action::Close).state.look.selected, None);
    assert_eq!(reader.state.active, GridCell::Mark(1, v16), "the focus returns to what was shown last");
    let nowhere = Target::Item(ItemRef { track: 99, series: None, index: 0 });
    assert_eq!(reader.act(Action::Select(nowhere)).state.look.selected, None);
}

#[test]
fn the_focus_survives_a_zoom_that_replaces_its_mark() {
    let mut reader = Reader::new(MDT, 1216.0);
    let chip = reader.go(&[Direction::GridEnd]).clone();
    assert!(matches!(chip, GridCell::Mark(8, Target::Cluster { .. })));
    reader.act(Action::Zoom { factor: 9.0, about: Some(300.0) });
    let window = reader.state.window(&reader.plan);
    let scene = reader.plan.scene(reader.state.plan_inputs(&reader.session), window);
    let next = reader.state.reconciled(&reader.session, &scene.tracks).unwrap();
    assert_eq!(next.track(), 8);
    assert_ne!(next, chip);
}

#[test]
fn a_small_movement_asks_for_nothing_new() {
    let mut reader = Reader::new(MDT, 1216.0);
    reader.act(Action::Zoom { factor: 10.0, about: Some(500.0) });
    let before = reader.state.window(&reader.plan);
    let left = reader.plan.scale().unwrap().x_from_day(reader.state.look.viewport.unwrap().left);
    // In the middle of a step.
    let inside = before.x + reader.state.sizes.time_width() * 0.75;
    assert!(before.x <= left && left + reader.state.sizes.time_width() <= before.x + before.width);
    reader.act(Action::Scrolled { left: inside, top: 0.0, height: 900.0 });
    let middle = reader.state.window(&reader.plan);
    reader.act(Action::Scrolled { left: inside + 40.0, top: 0.0, height: 900.0 });
    assert_eq!(reader.state.window(&reader.plan), middle);
}

#[test]
fn the_window_always_holds_what_is_visible() {
    let items: Vec<String> =
        (0..10).map(|n| format!(r#"{{"title":"Item {n}","start":"2026-01-01","end":"2026-12-31"}}"#)).collect();
    let tracks = vec![format!(r#"{{"title":"A","items":[{}]}}"#, items.join(",")); 400];
    let json = format!(r#"{{"title":"Tall","tracks":[{}]}}"#, tracks.join(","));
    let mut reader = Reader::new(&json, 1216.0);
    assert!(reader.plan.is_tall(&reader.state.sizes));
    for step in 0..200 {
        let (top, height) = (f64::from(step) * 137.0, 700.0);
        reader.act(Action::Scrolled { left: 0.0, top, height });
        let window = reader.state.window(&reader.plan);
        assert!(window.y <= top && top + height <= window.y + window.height, "{top}: {window:?}");
        let marks: usize =
            reader.plan.scene(reader.state.plan_inputs(&reader.session), window).tracks.iter().map(|t| t.marks.len()).sum();
        assert!((1..=70).contains(&marks), "{marks} rows are drawn");
    }
}

#[test]
fn a_roadmap_without_dates_or_tracks_can_be_looked_at() {
    for json in
        [r#"{"title":"T","tracks":[]}"#, r#"{"title":"T","tracks":[{"title":"A","items":[{"title":"x","horizon":"now"}]}]}"#]
    {
        let mut reader = Reader::new(json, 1216.0);
        let actions = [
            Action::Fit,
            Action::GoToToday,
            Action::Period(1),
            Action::Zoom { factor: 2.0, about: None },
            Action::Move(Direction::Right),
            Action::Move(Direction::GridEnd),
            Action::Step(1),
            Action::Close,
            Action::Toggle(0),
            Action::Scrolled { left: 10.0, top: 10.0, height: 100.0 },
        ];
        for action in actions {
            reader.act(action);
        }
        assert_eq!(reader.state.look.viewport, None);
    }
}
