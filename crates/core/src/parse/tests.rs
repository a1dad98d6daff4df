//! What reading must never do: fail as a whole, lose something in silence, panic.

use proptest::prelude::*;

use super::*;
use crate::i18n::Lang;
use crate::model::{ItemRef, Severity, When};

fn faults(json: &str) -> Vec<String> {
    let describe = |fault: &Diagnostic| {
        let at = fault.position.map_or_else(String::new, |position| format!(" {}:{}", position.line, position.column));
        format!("{} {}{at}", fault.code.name(), fault.path)
    };
    parse(json).diagnostics.iter().map(describe).collect()
}

/// A document with one item written as given.
fn with_item(item: &str) -> String {
    format!("{{\"title\":\"T\",\"tracks\":[{{\"title\":\"A\",\"items\":[\n{item}\n]}}]}}")
}

#[test]
fn only_what_may_stand_there_is_suggested() {
    let said = |item: &str| diagnostics::message(&parse(&with_item(item)).diagnostics[0], Lang::En);
    let asks =
        |item: &str| said(item).split_once("Did you mean").map(|(_, meant)| meant.trim_matches([' ', '?', '“', '”']).to_string());
    assert_eq!(asks(r#"{"title":"x","date":"2026-3/2026-5"}"#).as_deref(), Some("2026-03/2026-05"));
    assert_eq!(asks(r#"{"title":"x","end":"2026-3"}"#).as_deref(), Some("2026-03"));
    assert_eq!(asks(r#"{"title":"x","end":"2026-3/2026-5"}"#), None, "an end is one date");
    let long = r#"{"title":"x","date":"2026-03-01T10:00:00.000000+03:00 / 2026-12-31T10:00:00.000000+03:00 or so, maybe"}"#;
    assert_eq!(asks(long), None, "nothing is made of a part of a text");
}

#[test]
fn each_fault_has_its_code_its_path_and_its_place() {
    for (item, expected) in [
        (r#"{"title":"x","strat":"2026"}"#, "unknown-field tracks[0].items[0].strat 2:14"),
        (r#"{"title":"x","date":"14.03.2026"}"#, "bad-date tracks[0].items[0].date 2:21"),
        (r#"{"title":"x","date":7}"#, "wrong-type tracks[0].items[0].date 2:21"),
        (r#"{"title":"x","start":"2026/2027"}"#, "interval-not-allowed tracks[0].items[0].start 2:22"),
        (r#"{"title":"x","start":"2026-02","end":"2026-01"}"#, "end-before-start tracks[0].items[0].end 2:38"),
        (r#"{"title":"x","date":"2027/2026"}"#, "end-before-start tracks[0].items[0].end"),
        (r#"{"title":" "}"#, "empty-text tracks[0].items[0].title 2:10"),
        (r#"{"title":{"русский":"x"}}"#, "bad-language tracks[0].items[0].title.русский 2:21"),
        (r#"{"date":"2026"}"#, "missing-field tracks[0].items[0] 2:1"),
        (r#"{"title":"x","status":"done"}"#, "unknown-value tracks[0].items[0].status 2:23"),
        (r#"{"title":"x","progress":1.5}"#, "out-of-range tracks[0].items[0].progress 2:25"),
        (r#"{"title":"x","dependsOn":["y"]}"#, "unknown-reference tracks[0].items[0].dependsOn 2:26"),
        (r#"{"id":"a","title":"x","dependsOn":["a"]}"#, "dependency-cycle tracks[0].items[0].dependsOn 2:35"),
        (r#"{"title":"x","markets":["XX"]}"#, "unknown-market tracks[0].items[0].markets[0] 2:25"),
        (r#"{"title":"x","links":[{"href":"javascript:1"}]}"#, "unsafe-link tracks[0].items[0].links[0].href 2:31"),
        (r#"{"title":"x","date":"2026","horizon":"now"}"#, "conflicting-time tracks[0].items[0].horizon 2:38"),
        (r#"{"title":"x","title":"y"}"#, "duplicate-field tracks[0].items[0].title 2:14"),
        (r#"{"id":"a","title":"x"},{"id":"a","title":"y"}"#, "duplicate-id tracks[0].items[1].id 2:30"),
        ("null", "wrong-type tracks[0].items[0] 2:1"),
    ] {
        let found = faults(&with_item(item));
        assert!(found.iter().any(|fault| fault.starts_with(expected)), "{item}: {found:?}");
    }
}

#[test]
fn one_bad_item_never_hides_the_others() {
    let json = with_item(r#"{"title":"before","date":"2026"}, 42, {"title":"bad","date":"?"}, {"title":"after","date":"2027"}"#);
    let roadmap = parse(&json).roadmap.unwrap();
    let items = &roadmap.tracks[0].items;
    assert_eq!(items.len(), 3);
    assert_eq!(items[1].when, When::Unscheduled);
}

#[test]
fn what_can_not_be_read_at_all_says_why() {
    for (text, code) in [
        ("", "not-json"),
        ("<!doctype html>", "not-json"),
        ("{\"title\":1,}", "not-json"),
        ("[]", "wrong-type"),
        ("7", "wrong-type"),
    ] {
        let reading = parse(text);
        assert!(reading.roadmap.is_none(), "{text}");
        assert_eq!(reading.diagnostics[0].code.name(), code, "{text}");
    }
    assert!(parse("\u{feff}{\"title\":\"T\",\"tracks\":[]}").diagnostics.is_empty());
}

#[test]
fn every_fault_is_said_in_five_languages() {
    let reading = parse(include_str!("../../../../www/roadmaps/hostile.json"));
    assert!(reading.diagnostics.len() >= 38, "{}", reading.diagnostics.len());
    for fault in &reading.diagnostics {
        let messages: std::collections::BTreeSet<String> =
            Lang::ALL.iter().map(|lang| diagnostics::message(fault, *lang)).collect();
        assert_eq!(messages.len(), 5, "{messages:?}");
        for message in messages {
            let filled = !message.contains("{value}") && !message.contains("{suggestion}") && !message.contains("{allowed}");
            assert!(filled && message.len() > 10, "{message}");
        }
        assert!(fault.position.is_some(), "{fault:?} has no place");
    }
    let said = |lang| diagnostics::message(&reading.diagnostics[0], lang);
    assert_eq!(said(Lang::En), "The key “titel” means nothing here. Did you mean “title”?");
}

#[test]
fn the_faults_of_the_hostile_example_are_as_they_were() {
    insta::assert_snapshot!(faults(include_str!("../../../../www/roadmaps/hostile.json")).join("\n"));
}

#[test]
fn limits_are_kind() {
    let long = "я".repeat(limits::MAX_TEXT + 1);
    let json = with_item(&format!(r#"{{"title":"{long}"}}"#));
    let reading = parse(&json);
    assert_eq!(reading.diagnostics[0].code.name(), "text-too-long");
    assert_eq!(reading.roadmap.unwrap().tracks[0].items.len(), 1);

    let huge = parse(&" ".repeat(limits::MAX_BYTES + 1));
    assert_eq!(huge.diagnostics[0].code.name(), "too-large");
    assert!(diagnostics::message(&huge.diagnostics[0], Lang::En).contains("128 MB"));

    let many = vec!["{}"; limits::MAX_DIAGNOSTICS + 10].join(",");
    let faults = faults(&with_item(&many));
    assert_eq!(faults.len(), limits::MAX_DIAGNOSTICS + 1);
    assert_eq!(faults.last().map(String::as_str), Some("more-faults "));
}

#[test]
fn a_later_format_and_unknown_keys_only_warn() {
    let reading = parse(r#"{"format":2,"title":"T","tracks":[],"brandNew":{}}"#);
    assert!(reading.roadmap.is_some());
    assert!(reading.diagnostics.iter().all(|fault| fault.code.severity() == Severity::Warning));
    assert_eq!(reading.diagnostics.len(), 2);
}

/// JSON of any shape, with the keys of the format more often than not.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "[ -~я]{0,12}".prop_map(Into::into),
        prop::sample::select(vec!["2026", "2026-Q1~", "2026/..", "now", "metric", "KZ", "#0d9488", "a"]).prop_map(Into::into),
    ];
    let keys = prop::sample::select(vec![
        "title",
        "tracks",
        "items",
        "id",
        "kind",
        "date",
        "start",
        "end",
        "horizon",
        "series",
        "points",
        "plan",
        "min",
        "max",
        "unit",
        "goals",
        "dependsOn",
        "links",
        "href",
        "market",
        "status",
        "actual",
        "ru",
        "features",
        "x",
        "__proto__",
    ]);
    leaf.prop_recursive(6, 96, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::vec((keys.clone(), inner), 0..8).prop_map(|entries| serde_json::Value::Object(
                entries.into_iter().map(|(key, value)| (key.to_string(), value)).collect()
            )),
        ]
    })
}

#[test]
fn null_means_that_a_key_is_absent_and_is_told_once() {
    let text = r#"{"title":{"en":"T","ru":null},"description":null,"tracks":[{"title":"A","items":[{"title":null},null]}]}"#;
    let codes = |located| {
        let reading = parse_shared(&text.to_string().into(), located);
        reading.diagnostics.iter().map(|fault| format!("{} {}", fault.code.name(), fault.path)).collect::<Vec<_>>()
    };
    let faults = ["missing-field tracks[0].items[0]", "wrong-type tracks[0].items[1]"];
    assert_eq!(codes(false), faults);
    assert_eq!(codes(true), ["null-ignored title.ru", faults[0], faults[1]]);
    let hint = &parse(text).diagnostics[0];
    assert_eq!(hint.code.severity(), Severity::Hint);
}

#[test]
fn what_a_tracker_exports_is_read_with_hints() {
    let reading = parse(include_str!("../../tests/fixtures/cases/nulls.json"));
    let said: Vec<String> = reading.diagnostics.iter().map(|fault| format!("{} {}", fault.code.name(), fault.path)).collect();
    let expected = [
        "null-ignored description",
        "time-ignored tracks[0].items[1].date",
        "empty-text tracks[0].items[1].summary",
        "bad-date tracks[0].items[2].date",
    ];
    assert_eq!(said, expected);
    let roadmap = reading.roadmap.unwrap();
    let points = &roadmap.tracks[1].series[0].points;
    assert_eq!(
        points.iter().map(|point| (point.plan.is_some(), point.actual.is_some())).collect::<Vec<_>>(),
        [(true, true), (true, false), (false, true)]
    );
    let When::At(date) = roadmap.tracks[0].items[1].when else { panic!("a date") };
    assert_eq!(date.to_string(), "2026-03-01");
}

#[test]
fn one_mistake_is_one_fault() {
    for (document, expected) in [
        (
            r#"{"title":"T","tracks":[{"title":"M","kind":"markets","items":[{"market":"Kosovo","date":"2026"}]}]}"#,
            "unknown-market",
        ),
        (r#"{"title":"T","tracks":[{"title":"M","kind":"markets","items":[{"market":7}]}]}"#, "wrong-type"),
        (r#"{"title":"T","tracks":[{"title":"M","kind":"markets","items":[{"date":"2026"}]}]}"#, "missing-field"),
        (r#"{"title":"T","tracks":[{"title":"A","items":[{"title":5}]}]}"#, "wrong-type"),
        (r#"{"title":"T","tracks":[{"title":"A","points":[{"date":"2026","plan":{"min":5,"max":3}}]}]}"#, "empty-range"),
        (r#"{"title":"T","tracks":[{"title":"A","points":[{"date":"2026","plan":"10"}]}]}"#, "wrong-type"),
        (
            r#"{"title":"T","tracks":[{"title":"A","points":[{"date":"2026","plan":1},{"date":"2026","plan":2}]}]}"#,
            "duplicate-date",
        ),
        (r#"{"title":"T","tracks":[{"title":"A","item":[{"title":"lost"}]}]}"#, "unknown-field"),
    ] {
        let found: Vec<&str> = parse(document).diagnostics.iter().map(|fault| fault.code.name()).collect();
        assert_eq!(found, [expected], "{document}");
    }
    let lost = parse(r#"{"title":"T","tracks":[{"title":"A","item":[{"title":"lost"}]}]}"#);
    assert_eq!(lost.diagnostics[0].code.severity(), Severity::Error);
    let extra = parse(r#"{"title":"T","tracks":[{"title":"A","item":[],"items":[]}]}"#);
    assert_eq!(extra.diagnostics[0].code.severity(), Severity::Warning);
}

/// How often texts are looked at while a document is read.
fn looks(document: &str) -> usize {
    let before = crate::model::LOOKS.with(std::cell::Cell::get);
    let reading = parse(document);
    assert!(reading.roadmap.is_some());
    crate::model::LOOKS.with(std::cell::Cell::get) - before
}

#[test]
fn twice_the_document_is_about_twice_the_work() {
    let list = |count: usize, one: &dyn Fn(usize) -> String| (0..count).map(one).collect::<Vec<_>>().join(",");
    let in_track = |items: String| format!(r#"{{"title":"T","tracks":[{{"title":"A","items":[{items}]}}]}}"#);
    let documents: [(&str, &dyn Fn(usize) -> String); 7] = [
        ("tracks", &|n| format!(r#"{{"title":"T","tracks":[{}]}}"#, list(n, &|_| "{}".into()))),
        ("named tracks", &|n| format!(r#"{{"title":"T","tracks":[{}]}}"#, list(n, &|i| format!(r#"{{"id":"t{i}"}}"#)))),
        ("tracks of one name", &|n| format!(r#"{{"title":"T","tracks":[{}]}}"#, list(n, &|_| r#"{"id":"t"}"#.into()))),
        ("goals", &|n| {
            let tracks = list(n, &|i| format!(r#"{{"id":"t{i}","title":"A"}}"#));
            let goals = list(n, &|_| format!(r#"{{"title":"G","track":"t{}"}}"#, n - 1));
            format!(r#"{{"title":"T","tracks":[{tracks}],"goals":[{goals}]}}"#)
        }),
        ("equal ids", &|n| in_track(list(n, &|_| r#"{"id":"a","title":"x"}"#.into()))),
        ("dependencies", &|n| in_track(list(n, &|i| format!(r#"{{"id":"i{i}","title":"x","dependsOn":["i{}"]}}"#, (i + 1) % n)))),
        ("unknown keys", &|n| in_track(format!("{{\"title\":\"x\",{}}}", list(n, &|i| format!("\"titl{i}\":1"))))),
    ];
    for (name, document) in documents {
        let (once, twice) = (looks(&document(2_000)), looks(&document(4_000)));
        // Sorting adds a little more than twice.
        assert!(twice < once * 5 / 2, "{name}: {once}, {twice}");
    }
}

#[test]
fn lists_have_their_limits() {
    let many = |key: &str, one: &str, count: usize| {
        let list = vec![one; count].join(",");
        let tracks = if key == "tracks" { "" } else { "\"tracks\":[]," };
        parse(&format!(r#"{{"title":"T",{tracks}"{key}":[{list}]}}"#))
    };
    for (key, one, limit) in [
        ("tracks", r#"{"title":"A"}"#, limits::MAX_TRACKS),
        ("goals", r#"{"title":"A"}"#, limits::MAX_ENTRIES),
        ("risks", r#"{"trigger":"A"}"#, limits::MAX_ENTRIES),
        ("keyDates", r#"{"title":"A","date":"2026"}"#, limits::MAX_ENTRIES),
        ("links", r#"{"href":"a"}"#, limits::MAX_ENTRIES),
    ] {
        assert!(many(key, one, limit).diagnostics.is_empty(), "{key}");
        let over = many(key, one, limit + 2);
        let said: Vec<String> = over.diagnostics.iter().map(|fault| format!("{} {}", fault.code.name(), fault.path)).collect();
        assert_eq!(said, [format!("too-many {key}[{limit}]")]);
    }
    let languages: Vec<String> = (0..100)
        .map(|i| format!("\"a{}\":\"x\"", "bcdefghi".chars().cycle().skip(i).take(1 + i / 13).collect::<String>()))
        .collect();
    let text = format!(r#"{{"title":{{{}}},"tracks":[]}}"#, languages.join(","));
    assert!(parse(&text).diagnostics.iter().any(|fault| fault.code.name() == "too-many"));
}

proptest! {
    #[test]
    fn parsing_never_panics(value in any_json(), junk in "\\PC{0,40}") {
        let _ = parse(&junk);
        let reading = parse(&value.to_string());
        for fault in &reading.diagnostics {
            prop_assert!(!diagnostics::message(fault, Lang::Ru).is_empty());
        }
    }

    #[test]
    fn every_item_in_is_an_item_kept_or_a_diagnostic(items in prop::collection::vec(any_json(), 0..8)) {
        let json = serde_json::json!({ "title": "T", "tracks": [{ "title": "A", "items": items }] });
        let reading = parse(&json.to_string());
        let kept = reading.roadmap.unwrap().tracks[0].items.len();
        let lost = (0..items.len()).filter(|index| {
            let prefix = format!("tracks[0].items[{index}]");
            reading.diagnostics.iter().any(|fault| fault.path.to_string() == prefix && fault.code.name() == "wrong-type")
        });
        prop_assert_eq!(kept + lost.count(), items.len());
    }

    #[test]
    fn the_schema_and_the_reader_agree(value in any_json()) {
        // What the schema refuses for its structure, the reader reports. (The reader also reports what no schema can
        // know, and warns of unknown keys, which the schema allows.)
        let mut document = serde_json::json!({ "title": "T", "tracks": [] });
        if let (Some(document), Some(fields)) = (document.as_object_mut(), value.as_object()) {
            document.extend(fields.clone());
        }
        let schema = crate::parse::schema::schema();
        let valid = jsonschema::validator_for(&schema).unwrap().is_valid(&document);
        if !valid {
            prop_assert!(!parse(&document.to_string()).diagnostics.is_empty(), "{}", document);
        }
    }
}

#[test]
fn the_script_that_fetches_has_the_same_limit() {
    let script = include_str!("../../../../js/data.js").replace('_', "");
    assert!(script.contains(&format!("MAXBYTES = {};", super::limits::MAX_BYTES)));
}

#[test]
fn everything_read_stands_where_its_source_says() {
    for json in [
        include_str!("../../../../www/roadmaps/mdtechnology.json"),
        include_str!("../../../../www/roadmaps/hostile.json"),
        include_str!("../../../../www/roadmaps/releases.json"),
        r#"{"title":"T","tracks":[null,{"title":"M","unit":"%","points":[{"date":"2026","plan":2},7,{"date":"2025","plan":1}]}]}"#,
    ] {
        let reading = parse(json);
        let (roadmap, source) = (reading.roadmap.unwrap(), reading.source.unwrap());
        let text = JsonText::new(&source.text).unwrap();
        let field = |at: usize, key: &str| text.value(at).entries().unwrap().filter(|entry| entry.key == key).last();
        let written = |at: usize, key: &str| field(at, key).and_then(|entry| Some(entry.value.string()?.into_owned()));
        let mut found = 0;
        for (track, t) in roadmap.tracks.iter().zip(0u32..) {
            let at = source.track(t).unwrap();
            assert!(!track.id_written || written(at, "id").as_deref() == Some(&*track.id));
            let items = track.items.iter().zip(0u32..).map(|(item, index)| (None, index, item.id.clone()));
            let points = track.series.iter().zip(0u32..).flat_map(|(series, s)| {
                series
                    .points
                    .iter()
                    .zip(0u32..)
                    .map(move |(point, index)| (Some(s), index, point.id_written.then(|| point.id.clone())))
            });
            for (series, index, id) in items.chain(points) {
                let at = source.item(ItemRef { track: t, series, index }).unwrap();
                found += 1;
                assert_eq!(written(at, "id").filter(|_| id.is_some()).as_deref(), id.as_deref());
                if let (Some(s), None) = (series, &id) {
                    let point = &track.series[s as usize].points[index as usize];
                    assert_eq!(written(at, "date"), Some(point.date.to_string()));
                }
            }
        }
        assert_eq!(found, roadmap.item_count());
        assert_eq!(
            [source.goals.len(), source.risks.len(), source.key_dates.len(), source.links.len()],
            [roadmap.goals.len(), roadmap.risks.len(), roadmap.key_dates.len(), roadmap.links.len()]
        );
        for (goal, at) in roadmap.goals.iter().zip(&source.goals) {
            let title = field(*at as usize, "title").unwrap().value;
            let first = title.string().or_else(|| title.entries()?.next()?.value.string()).unwrap();
            assert_eq!(crate::model::first_text(&goal.title), first);
        }
    }
}
