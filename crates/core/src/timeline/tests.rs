//! The scenes of the example documents as readable snapshots, and what must hold of every scene.

mod cases;
mod connectors;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::*;
use crate::content::{LegendMark, Target, details, legend, list, summary};
use crate::i18n::Lang;
use crate::model::{Day, DayRange, Roadmap, SortedSet};
use crate::state::{Session, SessionOptions, State};

const EXAMPLES: [(&str, &str, Lang); 7] = [
    ("mdtechnology", include_str!("../../../../www/roadmaps/mdtechnology.json"), Lang::Ru),
    ("first", include_str!("../../../../www/roadmaps/first.json"), Lang::Ru),
    ("horizons", include_str!("../../../../www/roadmaps/horizons.json"), Lang::En),
    ("plan-actual", include_str!("../../../../www/roadmaps/plan-actual.json"), Lang::En),
    ("asking", include_str!("../../../../www/roadmaps/asking.json"), Lang::En),
    ("releases", include_str!("../../../../www/roadmaps/releases.json"), Lang::En),
    ("hostile", include_str!("../../../../www/roadmaps/hostile.json"), Lang::Ru),
];

fn today() -> Day {
    Day::from_ymd(2026, 11, 24).unwrap()
}

fn session(json: &str, lang: Lang) -> Session {
    let reading = crate::parse::parse(json);
    Session::new(reading.roadmap.unwrap(), reading.diagnostics, SessionOptions::new(lang, today()))
}

/// The whole content at a zoom (1 shows the whole plan).
fn scene(session: &Session, width: f64, zoom: f64) -> Scene {
    let mut state = State::new(session, Sizes::typical(width));
    if let (Some(viewport), Some(extent)) = (state.look.viewport, session.extent) {
        state.look.viewport = Some(viewport.zoomed(zoom, 0.0, extent, state.sizes.time_width()));
    }
    let plan = Plan::new(state.plan_inputs(session), None);
    let everything = Rect { x: -1e9, y: -1e9, width: 2e9, height: 2e9 };
    plan.scene(state.plan_inputs(session), everything)
}

fn rect(rect: &Rect) -> String {
    format!("{:.1},{:.1} {:.1}×{:.1}", rect.x, rect.y, rect.width, rect.height)
}

fn describe_mark(text: &mut String, mark: &Mark) {
    let pieces: Vec<String> = mark.pieces.iter().map(|piece| format!("{:?}", piece.kind)).collect();
    let _ = writeln!(text, "    [{}] {} «{}»", rect(&mark.rect), pieces.join(" + "), mark.name);
    if let Some(label) = &mark.label {
        let remark = label.remark.as_ref().map(|remark| format!(" | {}", remark.text)).unwrap_or_default();
        let _ =
            writeln!(text, "      {:?} at {:.1},{:.1}: {}{remark}", label.weight, label.rect.x, label.rect.y, label.words.text);
    }
}

fn describe(scene: &Scene) -> String {
    let mut text = format!("{:.1}×{:.1}, titles {:.1}\n", scene.width, scene.height, scene.label_column);
    if let Some(axis) = &scene.axis {
        let row =
            |ticks: &[Tick]| ticks.iter().map(|tick| format!("{}@{:.1}", tick.label, tick.x)).collect::<Vec<_>>().join("  ");
        let _ = writeln!(text, "{} axis\n  {}\n  {}", axis.scale, row(&axis.upper), row(&axis.lower));
    }
    if let Some(today) = &scene.today {
        let _ = writeln!(text, "today {} at {:.1}", today.label, today.x);
    }
    for track in &scene.tracks {
        let _ = writeln!(
            text,
            "\n{} ({}) {:?}: top {:.1}, height {:.1}",
            track.title.text, track.count, track.accent, track.top, track.height
        );
        for rail in &track.rails {
            let _ = writeln!(
                text,
                "    rail [{}]{}{}",
                rect(&rail.rect),
                if rail.heavy { " heavy" } else { "" },
                if rail.open { " open" } else { "" }
            );
        }
        for curve in &track.curves {
            let _ = writeln!(
                text,
                "    curve{}{} {}",
                if curve.secondary { " secondary" } else { "" },
                if curve.actual { " actual" } else { "" },
                curve.line
            );
        }
        for caption in &track.captions {
            let _ = writeln!(text, "    caption {} at {:.1},{:.1}", caption.words.text, caption.rect.x, caption.rect.y);
        }
        track.marks.iter().for_each(|mark| describe_mark(&mut text, mark));
        for column in &track.shelf {
            let _ = writeln!(text, "  shelf {} [{}]", column.title, rect(&column.rect));
            column.marks.iter().for_each(|mark| describe_mark(&mut text, mark));
        }
    }
    text
}

#[test]
fn the_scene_of_every_example_is_as_it_was() {
    for (name, json, lang) in EXAMPLES {
        insta::assert_snapshot!(format!("scene-{name}"), describe(&scene(&session(json, lang), 1216.0, 1.0)));
    }
}

#[test]
fn the_list_of_every_example_is_as_it_was() {
    use list::{Fold, Folds, Row};
    for (name, json, lang) in EXAMPLES {
        let session = session(json, lang);
        let agenda = list::list(
            session.document(),
            session.today,
            &session.today_words(),
            Folds::Open(&SortedSet::from_iter([Fold::Earlier])),
            0,
        );
        let mut text = String::new();
        for group in &agenda.groups {
            let _ = writeln!(text, "{} ({}){}", group.title, group.count, if group.current { " now" } else { "" });
            for row in &group.rows {
                let _ = match row {
                    Row::Today(words) => writeln!(text, "  --- {words}"),
                    Row::Fold { text: count, track, .. } => writeln!(text, "  + {count} · {}", track.text),
                    Row::Item(item) => writeln!(text, "  {} | {} | {}", item.title.text, item.line.text, item.when),
                };
            }
        }
        insta::assert_snapshot!(format!("list-{name}"), text);
    }
}

#[test]
fn the_strip_says_where_things_stand() {
    let session = session(EXAMPLES[0].1, Lang::Ru);
    let on = |y, m, d| {
        let cells = summary::summary(&session.roadmap, Day::from_ymd(y, m, d).unwrap(), &session.locale);
        let line = |cell: &summary::SummaryItem| {
            format!("{}: {}; {}", cell.label.text, cell.value.text, cell.next.as_ref().map_or("", |next| &next.text))
        };
        cells.iter().map(line).collect::<Vec<_>>().join("\n")
    };
    insta::assert_snapshot!("strip", format!("{}\n\n{}\n\n{}", on(2024, 12, 31), on(2026, 11, 24), on(2027, 12, 31)));
}

/// Where the labels of a track really stand.
fn labels(track: &TrackScene) -> Vec<(Rect, String)> {
    let own = track.marks.iter().filter_map(|mark| {
        let label = mark.label.as_ref()?;
        let place = Rect { x: mark.rect.x + label.rect.x, y: mark.rect.y + label.rect.y, ..label.rect };
        Some((place, label.words.text.clone()))
    });
    own.chain(track.captions.iter().map(|caption| (caption.rect, caption.words.text.clone()))).collect()
}

fn overlapping(labels: &[(Rect, String)]) -> Option<(String, String)> {
    labels.iter().enumerate().find_map(|(index, (a, name))| {
        let other = labels.iter().skip(index + 1).find(|(b, _)| a.overlaps(b))?;
        Some((name.clone(), other.1.clone()))
    })
}

#[test]
fn no_label_covers_another_at_any_zoom_or_language() {
    for (name, json, _) in EXAMPLES {
        for lang in Lang::ALL {
            let session = session(json, lang);
            for (width, zoom) in [
                (1216.0, 1.0),
                (1216.0, 1.3),
                (1216.0, 2.7),
                (1216.0, 9.0),
                (1216.0, 40.0),
                (760.0, 1.0),
                (358.0, 1.0),
                (358.0, 6.0),
            ] {
                for track in &scene(&session, width, zoom).tracks {
                    assert_eq!(
                        overlapping(&labels(track)),
                        None,
                        "{name} {lang:?} at {width} px, zoom {zoom}: {}",
                        track.title.text
                    );
                }
            }
        }
    }
}

#[test]
fn every_title_of_the_whole_plan_is_inside_the_content() {
    for (name, json, lang) in EXAMPLES {
        let scene = scene(&session(json, lang), 1216.0, 1.0);
        for track in &scene.tracks {
            for (rect, text) in labels(track) {
                assert!(
                    rect.x >= -0.5 && rect.x + rect.width <= scene.width + scene.end_room + 0.5,
                    "{name}: {text} at {rect:?}"
                );
            }
        }
    }
}

#[test]
fn axis_labels_never_collide() {
    let json = EXAMPLES[0].1;
    for lang in Lang::ALL {
        let session = session(json, lang);
        let mut scales = BTreeSet::new();
        for step in 0..60 {
            let scene = scene(&session, 1216.0, 1.09f64.powi(step));
            let axis = scene.axis.unwrap();
            scales.insert(axis.scale);
            let sizes = Sizes::typical(1216.0);
            for (row, bold) in [(&axis.upper, true), (&axis.lower, false)] {
                for tick in row.iter().filter(|tick| !tick.label.is_empty()) {
                    assert!(
                        sizes.label_width(&tick.label, bold) <= tick.width,
                        "{lang:?} {} in {:.1} px",
                        tick.label,
                        tick.width
                    );
                }
            }
        }
        assert_eq!(scales, BTreeSet::from(["day", "week", "month", "quarter"]), "{lang:?}");
    }
}

#[test]
fn every_target_is_large_enough() {
    for (name, json, lang) in EXAMPLES {
        for zoom in [1.0, 5.0] {
            for track in scene(&session(json, lang), 1216.0, zoom).tracks {
                for mark in track.marks.iter().chain(track.shelf.iter().flat_map(|column| &column.marks)) {
                    assert!(mark.rect.width >= 24.0 && mark.rect.height >= 24.0, "{name}: {} is {:?}", mark.name, mark.rect);
                }
            }
        }
    }
}

/// Everything of a roadmap that has a place on the timeline or its shelf, or in a chip there.
fn reached(session: &Session, zoom: f64) -> BTreeSet<crate::model::ItemRef> {
    let mut found = BTreeSet::new();
    for track in scene(session, 1216.0, zoom).tracks {
        for mark in track.marks.iter().chain(track.shelf.iter().flat_map(|column| &column.marks)) {
            match &mark.target {
                Target::Item(at) => {
                    found.insert(*at);
                }
                cluster @ Target::Cluster { .. } => {
                    let details = details::details(session.document(), cluster, 0).unwrap();
                    found.extend(details.references.iter().flat_map(|references| &references.items).map(|one| one.at));
                }
            }
        }
    }
    found
}

fn everything(roadmap: &Roadmap) -> BTreeSet<crate::model::ItemRef> {
    let tracks = roadmap.tracks.iter().zip(0u32..);
    let refs = tracks.flat_map(|(track, t)| {
        let at = move |series, length: usize| {
            (0u32..).take(length).map(move |index| crate::model::ItemRef { track: t, series, index })
        };
        let points = track.series.iter().zip(0u32..).flat_map(move |(series, s)| at(Some(s), series.points.len()));
        at(None, track.items.len()).chain(points)
    });
    refs.collect()
}

#[test]
fn every_item_of_every_example_can_be_reached_on_the_timeline() {
    for (name, json, lang) in EXAMPLES {
        let session = session(json, lang);
        for zoom in [1.0, 3.0, 12.0] {
            let missing: Vec<_> = everything(&session.roadmap).difference(&reached(&session, zoom)).copied().collect();
            assert!(missing.is_empty(), "{name} at zoom {zoom}: {missing:?}");
        }
    }
}

#[test]
fn a_chip_says_how_many_it_holds() {
    for (_, json, lang) in EXAMPLES {
        let session = session(json, lang);
        for track in scene(&session, 1216.0, 1.0).tracks {
            for mark in track.marks.iter().filter(|mark| matches!(mark.target, Target::Cluster { .. })) {
                let details = details::details(session.document(), &mark.target, 0).unwrap();
                let held: usize = details.references.iter().map(|references| references.items.len()).sum();
                assert!(mark.name.starts_with(&details.title.text), "{} / {}", mark.name, details.title.text);
                assert!(details.title.text.starts_with(&held.to_string()), "{}: {held}", details.title.text);
            }
        }
    }
}

#[test]
fn a_window_holds_what_is_in_it_and_little_else() {
    let items: Vec<String> = (0..20_000)
        .map(|n| {
            let day = Day::from_number(18_000 + i64::from(n % 4000));
            format!(r#"{{"title":"Item {n}","start":"{day}","end":"{}"}}"#, day.plus(20))
        })
        .collect();
    let json = format!(r#"{{"title":"Many","tracks":[{{"title":"All","items":[{}]}}]}}"#, items.join(","));
    let session = session(&json, Lang::En);
    let mut state = State::new(&session, Sizes::typical(1216.0));
    let extent = session.extent.unwrap();
    state.look.viewport = Some(state.look.viewport.unwrap().zoomed(40.0, 500.0, extent, state.sizes.time_width()));
    let plan = Plan::new(state.plan_inputs(&session), None);
    let scale = plan.scale().unwrap();
    let left = scale.x_from_day(state.look.viewport.unwrap().left);
    let window = Rect { x: left, y: 0.0, width: 1000.0, height: 800.0 };
    let marks: Vec<Mark> =
        plan.scene(state.plan_inputs(&session), window).tracks.into_iter().flat_map(|track| track.marks).collect();
    assert!(!marks.is_empty());
    for mark in &marks {
        assert!(mark.rect.x + mark.rect.width + 400.0 >= window.x && mark.rect.x <= window.x + window.width, "{:?}", mark.rect);
    }
    // A second plan of the same level takes over what was packed.
    let again = Plan::new(state.plan_inputs(&session), Some(&plan));
    assert_eq!(again.scene(state.plan_inputs(&session), window), plan.scene(state.plan_inputs(&session), window));
}

/// A track of phases of which so many take place in each month of 2026.
fn crowd(each: usize) -> Session {
    let items: Vec<String> = (1..=12)
        .flat_map(|month| {
            (0..each).map(move |n| format!(r#"{{"title":"Phase {n}","start":"2026-{month:02}-03","end":"2026-{month:02}-20"}}"#))
        })
        .collect();
    session(&format!(r#"{{"title":"T","tracks":[{{"title":"A","items":[{}]}}]}}"#, items.join(",")), Lang::En)
}

#[test]
fn crowded_phases_are_counted_and_every_one_is_in_a_chip() {
    for (each, counted) in [(5, false), (40, true), (400, true)] {
        let session = crowd(each);
        for zoom in [1.0, 6.0] {
            let scene = scene(&session, 1216.0, zoom);
            let marks = &scene.tracks[0].marks;
            let chips = marks.iter().filter(|mark| matches!(mark.target, Target::Cluster { .. })).count();
            assert_eq!(chips, if counted { marks.len() } else { 0 }, "{each} a month at zoom {zoom}");
            assert!(marks.len() <= 60, "{}", marks.len());
            if counted {
                let names: Vec<usize> =
                    marks.iter().filter_map(|mark| mark.name.split(['\u{a0}', ' ']).next()?.parse().ok()).collect();
                assert_eq!(names.iter().sum::<usize>(), each * 12, "{names:?}");
            }
            assert!(scene.height < 700.0, "{}", scene.height);
        }
    }
}

#[test]
fn where_titles_find_no_room_bars_stay() {
    let scene = scene(&crowd(10), 1216.0, 1.0);
    let marks = &scene.tracks[0].marks;
    assert_eq!(marks.len(), 120);
    assert!(marks.iter().any(|mark| mark.label.is_none()) && marks.iter().all(|mark| mark.name.starts_with("Phase")));
}
