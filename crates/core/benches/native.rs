//! How the cost of reading, packing and moving grows with the number of items: `cargo bench`.
//!
//! One seeded neutral data set: 20 tracks, four spans of 3–60 days to one day, over 2025-01-01…2027-06-30.

#![allow(clippy::expect_used, reason = "a benchmark may panic")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::rc::Rc;

use divan::Bencher;
use roadmap_core::content::{Target, details};
use roadmap_core::derived::Derived;
use roadmap_core::i18n::Lang;
use roadmap_core::model::{Day, ItemRef};
use roadmap_core::parse::{self, Reading};
use roadmap_core::state::{Action, Session, SessionOptions, State, reduce};
use roadmap_core::timeline::{Plan, Scene, Sizes, overview};

const SIZES: [usize; 4] = [1_000, 10_000, 100_000, 1_000_000];
const TRACKS: usize = 20;
/// Days from 2025-01-01 to 2027-06-30.
const DAYS: u32 = 911;

fn main() {
    divan::main();
}

/// Numbers that only look random (xorshift, Marsaglia 2003).
struct Numbers(u32);

impl Numbers {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        self.0 % bound
    }
}

fn document(items: usize) -> Rc<String> {
    let mut numbers = Numbers(42);
    let first = Day::from_ymd(2025, 1, 1).unwrap_or(Day::MIN);
    let words = ["Запуск", "портал", "модуль", "школа", "регион", "отчёт", "партнёр", "сервер"];
    let mut text = String::from(r#"{"title":"Портфель","start":"2026-01-01","end":"2026-12-31","tracks":["#);
    for track in 0..TRACKS {
        let comma = if track > 0 { "," } else { "" };
        let _ = write!(text, r#"{comma}{{"id":"t{track}","title":"Дорожка {track}","items":["#);
        for item in 0..items / TRACKS {
            let comma = if item > 0 { "," } else { "" };
            let mut word = || words.get(numbers.below(8) as usize).copied().unwrap_or_default();
            let _ = write!(text, r#"{comma}{{"title":"{} {} {}","#, word(), word(), word());
            let start = numbers.below(DAYS);
            let day = |offset: u32| first.plus(i32::try_from(offset).unwrap_or(0));
            let _ = if numbers.below(5) == 0 {
                write!(text, r#""date":"{}"}}"#, day(start))
            } else {
                let end = (start + 3 + numbers.below(58)).min(DAYS - 1);
                write!(text, r#""start":"{}","end":"{}"}}"#, day(start), day(end))
            };
        }
        text.push_str("]}");
    }
    text.push_str("]}");
    Rc::new(text)
}

fn read(text: &Rc<String>) -> Reading {
    parse::parse_shared(text, true)
}

/// A document as it is shown on a screen 1,280 px wide.
struct Shown {
    session: Session,
    state: State,
    plan: Plan,
}

impl Shown {
    fn new(items: usize) -> Shown {
        let reading = read(&document(items));
        let roadmap = reading.roadmap.expect("the document of the benchmark is a roadmap");
        let today = Day::from_ymd(2026, 11, 24).unwrap_or(Day::MIN);
        let session = Session::new(roadmap, reading.diagnostics, SessionOptions::new(Lang::Ru, today));
        let state = State::new(&session, Sizes::typical(1_280.0));
        let plan = Plan::new(state.plan_inputs(&session), None);
        Shown { session, state, plan }
    }

    /// What the widget does for an action, up to the picture.
    fn act(&self, action: Action) -> (State, Plan, Scene) {
        let state = reduce(&self.state, &self.session, &self.plan, action);
        let plan = Plan::new(state.plan_inputs(&self.session), Some(&self.plan));
        let scene = plan.scene(state.plan_inputs(&self.session), state.window(&plan));
        (state, plan, scene)
    }
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn parse_text(bencher: Bencher<'_, '_>, items: usize) {
    let text = document(items);
    bencher.bench_local(|| read(black_box(&text)));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn layout(bencher: Bencher<'_, '_>, items: usize) {
    let shown = Shown::new(items);
    bencher.bench_local(|| {
        let plan = Plan::new(shown.state.plan_inputs(&shown.session), None);
        plan.scene(shown.state.plan_inputs(&shown.session), shown.state.window(&plan))
    });
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn pan_one_screen(bencher: Bencher<'_, '_>, items: usize) {
    let shown = Shown::new(items);
    bencher.bench_local(|| shown.act(Action::Scrolled { left: black_box(1_000.0), top: 0.0, height: 650.0 }));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn zoom_one_step(bencher: Bencher<'_, '_>, items: usize) {
    let shown = Shown::new(items);
    bencher.bench_local(|| shown.act(Action::Zoom { factor: black_box(1.25), about: Some(500.0) }));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn details_of_an_item(bencher: Bencher<'_, '_>, items: usize) {
    let shown = Shown::new(items);
    let target = Target::Item(ItemRef { track: 3, series: None, index: 7 });
    bencher.bench_local(|| details::details(shown.session.document(), black_box(&target), 0));
}

/// Items of ten tracks over two years, each of which waits for the one before.
fn chain(items: usize) -> Rc<String> {
    let first = Day::from_ymd(2025, 1, 1).unwrap_or(Day::MIN);
    let mut tracks: Vec<String> = vec![String::new(); 10];
    for item in 0..items {
        let start = first.plus(i32::try_from(item * 700 / items).unwrap_or(0));
        let needs = item.checked_sub(1).map_or(String::new(), |needed| format!(r#","dependsOn":["i{needed}"]"#));
        if let Some(track) = tracks.get_mut(item % 10) {
            let comma = if track.is_empty() { "" } else { "," };
            let _ = write!(
                track,
                r#"{comma}{{"id":"i{item}","title":"Модуль {item}","start":"{start}","end":"{}"{needs}}}"#,
                start.plus(30)
            );
        }
    }
    let tracks: Vec<String> = tracks.iter().map(|items| format!(r#"{{"title":"Дорожка","items":[{items}]}}"#)).collect();
    Rc::new(format!(r#"{{"title":"Цепочка","tracks":[{}]}}"#, tracks.join(",")))
}

#[divan::bench(args = [50, 500], sample_count = 10)]
fn connectors_of_a_chain(bencher: Bencher<'_, '_>, items: usize) {
    let reading = read(&chain(items));
    let roadmap = reading.roadmap.expect("the document of the benchmark is a roadmap");
    let today = Day::from_ymd(2026, 11, 24).unwrap_or(Day::MIN);
    let session = Rc::new(Session::new(roadmap, reading.diagnostics, SessionOptions::new(Lang::Ru, today)));
    let mut state = State::new(&session, Sizes::typical(1_280.0));
    let mut derived = Derived::default();
    derived.draw(&session, &state);
    state.pointed = Some(ItemRef { track: 5, series: None, index: u32::try_from(items / 20).unwrap_or(0) });
    bencher.bench_local(|| derived.renew_late(black_box(&session), &state));
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn overview_of_all(bencher: Bencher<'_, '_>, items: usize) {
    let Shown { session, .. } = Shown::new(items);
    let extent = session.extent.expect("the document of the benchmark has dates");
    bencher.bench_local(|| overview(black_box(&session.roadmap), &session.schedule, extent));
}
