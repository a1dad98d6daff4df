//! What came in from the field: small documents that were once drawn wrongly, each with the right picture.

use super::*;
use crate::parse::parse_date;

macro_rules! case {
    ($name:literal) => {
        include_str!(concat!("../../../tests/fixtures/cases/", $name, ".json"))
    };
}

fn whole(json: &str) -> Scene {
    scene(&session(json, Lang::En), 1216.0, 1.0)
}

/// Top edges of the bars of a track, in the order of time.
fn tops(track: &TrackScene) -> Vec<f64> {
    track.marks.iter().map(|mark| mark.rect.y).collect()
}

#[test]
fn what_touches_shares_a_row_and_shows_its_edges() {
    let scene = whole(case!("adjacent"));
    for track in &scene.tracks {
        let tops = tops(track);
        assert!(tops.iter().all(|top| *top == tops[0]), "{}: {tops:?}", track.title.text);
    }
    for pair in scene.tracks[0].marks.windows(2) {
        assert!(
            pair[0].rect.x + pair[0].rect.width <= pair[1].rect.x + 0.5,
            "{:?}",
            pair.iter().map(|m| m.rect).collect::<Vec<_>>()
        );
        assert!(pair.iter().all(|mark| matches!(mark.pieces[0].kind, PieceKind::Bar(..) | PieceKind::Capsule(..))));
    }
}

#[test]
fn months_that_touch_share_a_row_in_any_number() {
    let months: Vec<String> =
        (1..=12).map(|month| format!("{{\"title\":\"Month {month}\",\"date\":\"2026-{month:02}\"}}")).collect();
    let scene = whole(&format!("{{\"title\":\"Year\",\"tracks\":[{{\"title\":\"T\",\"items\":[{}]}}]}}", months.join(",")));
    let tops = tops(&scene.tracks[0]);
    assert_eq!(tops.len(), 12);
    assert!(tops.iter().all(|top| *top == tops[0]), "{tops:?}");
}

#[test]
fn values_below_zero_are_below_the_line_of_zero() {
    let session = session(case!("negative"), Lang::En);
    let scene = scene(&session, 1216.0, 1.0);
    let mut below = 0;
    for track in scene.tracks.iter().filter(|track| !track.zero_lines.is_empty()) {
        let zero = track.zero_lines[0];
        for mark in &track.marks {
            let Target::Item(at) = mark.target else { continue };
            let value = session.roadmap.point(at).and_then(|(_, point)| point.plan.or(point.actual)).unwrap();
            let dot = mark.pieces.iter().find(|piece| matches!(piece.kind, PieceKind::Dot | PieceKind::ActualDot)).unwrap().rect;
            let y = mark.rect.y + dot.y + dot.height / 2.0;
            if value.high() < 0.0 {
                assert!(y > zero, "{} stands at {y}, zero at {zero}", mark.name);
                below += 1;
            } else if value.level() > 0.0 {
                assert!(y < zero, "{} stands at {y}, zero at {zero}", mark.name);
            }
            // The line of zero goes through no label.
            if let Some(label) = &mark.label {
                let top = mark.rect.y + label.rect.y;
                assert!(zero < top + 3.0 || zero > top + label.rect.height - 3.0, "{} is crossed by zero", mark.name);
            }
        }
    }
    assert!(below >= 3, "{below}");
}

#[test]
fn plan_and_fact_are_two_lines() {
    let scene = whole(case!("plan-then-actual"));
    let kinds: Vec<bool> = scene.tracks[0].curves.iter().map(|curve| curve.actual).collect();
    assert_eq!(kinds, [false, true]);
    let points = |line: &str| line.matches(['M', 'L']).count();
    let session = session(case!("plan-then-actual"), Lang::En);
    let given = &session.roadmap.tracks[0].series[0].points;
    let plans = given.iter().filter(|point| point.plan.is_some()).count();
    let facts = given.iter().filter(|point| point.actual.is_some()).count();
    let drawn: Vec<usize> = scene.tracks[0].curves.iter().map(|curve| points(&curve.line)).collect();
    assert_eq!(drawn, [plans, facts]);
    // Every fact is written at its point.
    let written = scene.tracks[0].marks.iter().filter_map(|mark| mark.label.as_ref()).count() + scene.tracks[0].captions.len();
    assert!(written >= facts.max(plans), "{written}");
}

#[test]
fn of_a_release_history_the_newest_and_the_current_keep_their_names() {
    let scene = whole(case!("ubuntu-one"));
    let track = &scene.tracks[0];
    let names: Vec<&str> = track.captions.iter().map(|caption| caption.words.text.as_str()).collect();
    let named = track.marks.iter().filter_map(|mark| mark.label.as_ref()).map(|label| label.words.text.as_str());
    let all: Vec<&str> = names.iter().copied().chain(named).collect();
    assert!(all.iter().any(|name| name.contains("26.04 Resolute Raccoon")), "{all:?}");
    // Bubbles say what they hold.
    let bubbles = track.marks.iter().filter(|mark| matches!(mark.target, Target::Cluster { .. })).count();
    assert!(bubbles > 5 && names.len() * 2 > bubbles, "{bubbles} bubbles, named {names:?}");
    assert!(names.iter().any(|name| name.contains('–')), "{names:?}");
    let labels: Vec<_> = super::labels(track);
    assert_eq!(overlapping(&labels), None);
}

#[test]
fn both_rows_of_the_axis_say_something_however_long_or_short_the_plan_is() {
    for (json, upper) in [(case!("far"), "2000–2999"), (case!("oneday"), "November 2026")] {
        let scene = whole(json);
        let axis = scene.axis.unwrap();
        assert!(!axis.upper.is_empty() && !axis.lower.is_empty());
        let said = |ticks: &[Tick]| ticks.iter().map(|tick| tick.label.replace(['\u{a0}', '\u{202f}'], " ")).collect::<Vec<_>>();
        assert!(
            said(&axis.upper).iter().all(|label| !said(&axis.lower).contains(label)),
            "{:?} over {:?}",
            axis.upper,
            axis.lower
        );
        assert!(
            said(&axis.upper).iter().any(|label| label.contains(upper.split(' ').next().unwrap()) || label.contains('–')),
            "{:?}",
            said(&axis.upper)
        );
    }
}

#[test]
fn milestones_are_counted_as_what_they_are() {
    let scene = whole(case!("tasks-milestones"));
    let counts: Vec<String> = scene.tracks.iter().map(|track| track.count.replace('\u{a0}', " ")).collect();
    assert_eq!(counts, ["2 milestones", "1 phase"]);
}

#[test]
fn small_and_large_numbers_are_readable() {
    let scene = whole(case!("tiny"));
    let texts: Vec<String> = scene
        .tracks
        .iter()
        .flat_map(|track| &track.marks)
        .filter_map(|mark| mark.label.as_ref())
        .map(|label| label.words.text.replace(['\u{a0}', '\u{202f}'], " "))
        .collect();
    assert!(texts.iter().any(|text| text.starts_with("0.004")), "{texts:?}");
    assert!(texts.iter().any(|text| text.contains("-$1") || text.contains("−$1")), "{texts:?}");
    assert!(texts.iter().all(|text| text.len() < 24 && text != "0%" && !text.contains("000000000")), "{texts:?}");
}

#[test]
fn the_legend_explains_what_is_drawn_and_nothing_else() {
    let signs = |json: &str| {
        let session = session(json, Lang::En);
        legend(&session.roadmap, &session.locale).into_iter().map(|entry| entry.mark).collect::<Vec<_>>()
    };
    let days = r#"{"title":"x","tracks":[{"title":"v","kind":"versions","items":[{"title":"1","date":"2026-01-02"},{"title":"2","date":"2026-05-02"}]}]}"#;
    assert!(!signs(days).contains(&LegendMark::Day), "versions of one day are dots");
    let milestones =
        r#"{"title":"x","tracks":[{"title":"t","kind":"tasks","items":[{"title":"1","date":"2026-01-02","milestone":true}]}]}"#;
    assert_eq!(signs(milestones), [LegendMark::Milestone]);
    let came =
        r#"{"title":"x","tracks":[{"title":"v","kind":"versions","items":[{"title":"1","date":"2026-01","actual":"2026-02"}]}]}"#;
    assert!(!signs(came).contains(&LegendMark::Actual), "versions have no line of what came");
}

#[test]
fn running_items_stand_at_today_and_are_never_folded() {
    use list::{Folds, Row};
    let session = session(case!("ongoing"), Lang::En);
    let agenda = list::list(session.document(), session.today, &session.today_words(), Folds::Open(&SortedSet::from_iter([])), 0);
    let current = agenda.groups.iter().find(|group| group.current).unwrap();
    let titles: Vec<&str> = current
        .rows
        .iter()
        .filter_map(|row| match row {
            Row::Item(item) => Some(item.title.text.as_str()),
            _ => None,
        })
        .collect();
    assert_eq!(titles, ["11.x (supported, open end)", "10.x (supported until 2031)"]);
    assert!(agenda.groups.iter().flat_map(|group| &group.rows).any(|row| matches!(row, Row::Today(_))));
}

/// What stands at the edges of a document's first track while some days are shown: its words and the item that it leads to.
fn hints(json: &str, shown: Option<(&str, &str)>) -> Vec<(String, u32)> {
    let session = session(json, Lang::En);
    let mut state = State::new(&session, Sizes::typical(1216.0));
    let day = |text: &str| parse_date(text).unwrap().period.days(session.roadmap.calendar).first;
    if let Some((first, last)) = shown {
        let days = DayRange { first: day(first), last: day(last) };
        state.look.viewport = Some(Viewport::fit(days, session.extent.unwrap(), state.sizes.time_width()));
    }
    let plan = Plan::new(state.plan_inputs(&session), None);
    let scene = plan.scene(state.plan_inputs(&session), state.window(&plan));
    let hints = state.hints(&session, &plan, &scene.tracks[0]);
    hints.into_iter().map(|hint| (hint.words.text, hint.nearest.index)).collect()
}

#[test]
fn a_lane_with_nothing_in_sight_says_what_lies_beyond() {
    let json = r#"{"title":"x","language":"en","tracks":[{"title":"t","items":[
        {"title":"a","start":"2025-01","end":"2025-03"},{"title":"b","start":"2025-02","end":"2025-04"},
        {"title":"c","start":"2026-10","end":"2026-12"},{"title":"d","start":"2027-11","end":"2027-12"}]}]}"#;
    assert!(hints(json, None).is_empty(), "the whole plan hides nothing");
    assert_eq!(hints(json, Some(("2026-03-01", "2026-03-31"))), [("2".to_string(), 1), ("Oct".to_string(), 2)]);
    assert_eq!(hints(json, Some(("2027-03-01", "2027-03-31"))), [("3".to_string(), 2), ("Nov".to_string(), 3)]);
    assert!(hints(json, Some(("2026-10-10", "2026-10-20"))).is_empty(), "a bar is in sight");
}

#[test]
fn names_of_what_began_before_stay_at_the_edge_beside_what_is_in_sight() {
    let milestones = r#"{"title":"x","language":"en","tracks":[{"title":"t","kind":"tasks","items":[
        {"title":"Beta","date":"2025-03-03","milestone":true},{"title":"Launch","date":"2025-09-01","milestone":true},
        {"title":"Fair","date":"2026-09-20","milestone":true}]}]}"#;
    assert_eq!(hints(milestones, Some(("2026-09-01", "2026-09-30"))), [("Launch".to_string(), 1)]);
    let values = r#"{"title":"x","language":"en","tracks":[{"title":"t","kind":"metric","points":[
        {"date":"2025-01","plan":10},{"date":"2025-06","plan":12},{"date":"2026-09","plan":30}]}]}"#;
    assert_eq!(hints(values, Some(("2026-08-20", "2026-11-10"))), [("12".to_string(), 1)]);
    let several = r#"{"title":"x","language":"en","tracks":[{"title":"t","kind":"metric","series":[
        {"title":"Clients","points":[{"date":"2025-01","plan":10},{"date":"2026-09","plan":30}]},
        {"title":"Team","points":[{"date":"2025-02","plan":4},{"date":"2026-09","plan":5}]}]}]}"#;
    assert_eq!(hints(several, Some(("2026-08-20", "2026-11-10"))), [("Team 4".to_string(), 0)]);
}

/// The items of a track whose names are drawn.
fn named(track: &TrackScene) -> Vec<u32> {
    let label = |mark: &Mark| match mark.target {
        Target::Item(at) if mark.label.is_some() => Some(at.index),
        _ => None,
    };
    let mut named: Vec<u32> = track.marks.iter().filter_map(label).collect();
    named.sort_unstable();
    named
}

#[test]
fn names_that_a_reader_looks_for_are_lost_last() {
    // A milestone each week of a year: few of the names have room at the whole plan, the next one's among them.
    let weeks: Vec<String> = (1..=52)
        .map(|week| {
            format!(r#"{{"title":"A milestone with a long name, week {week}","date":"2026-W{week:02}","milestone":true}}"#)
        })
        .collect();
    let json =
        format!(r#"{{"title":"x","language":"en","tracks":[{{"title":"t","kind":"tasks","items":[{}]}}]}}"#, weeks.join(","));
    let session = session(&json, Lang::En);
    let scene = scene(&session, 1216.0, 1.0);
    let track = &scene.tracks[0];
    assert_eq!(track.marks.len(), 52, "all are drawn");
    let named = named(track);
    assert!((6..40).contains(&named.len()), "{named:?}");
    let next = session.schedule.track(0).dated().find(|(_, days)| days.last >= session.today).unwrap().0;
    assert!(named.contains(&next), "{next}: {named:?}");
}

#[test]
fn bars_that_run_today_keep_their_names() {
    // Forty short bars in the days before today, more than there are rows for their names; the last one runs today.
    let today = today();
    let mut items: Vec<String> = (1..=40)
        .map(|before| format!(r#"{{"title":"Something with a long name {before}","date":"{}"}}"#, today.plus(-41 - before)))
        .collect();
    items.push(format!(
        r#"{{"title":"What is under way, with a name longer than its bar","start":"{}","end":"{today}"}}"#,
        today.plus(-40)
    ));
    items.push(r#"{"title":"Far","date":"2031"}"#.into());
    let json = format!(r#"{{"title":"x","language":"en","tracks":[{{"title":"t","items":[{}]}}]}}"#, items.join(","));
    let scene = scene(&session(&json, Lang::En), 1216.0, 1.0);
    let named = named(&scene.tracks[0]);
    assert!(named.len() < 42 && named.contains(&40), "{named:?}");
}

#[test]
fn an_open_end_without_a_beginning_is_undated_and_still_there() {
    let json = r#"{"format":1,"title":"T","tracks":[{"title":"P","items":[
        {"title":"Ends never","end":null},{"title":"Now","date":"2026-11"}]}]}"#;
    let scene = whole(json);
    let names: Vec<&str> = scene.tracks[0].shelf.iter().flat_map(|column| &column.marks).map(|mark| mark.name.as_str()).collect();
    assert_eq!(names, ["Ends never, No date"]);
}
