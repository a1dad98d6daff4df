//! Nothing of the company's document is lost: every cell, bullet and mark of the drawing has its place in the JSON, by
//! the explicit mapping in `fixtures/document-map.txt`.

#![allow(clippy::disallowed_methods, reason = "a test runs natively")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::string_slice, reason = "a test may panic")]

use std::collections::BTreeSet;

use serde_json::Value;

const DOCUMENT: &str = include_str!("../../../www/roadmaps/roadmap-mdtechnology.md");
const ROADMAP: &str = include_str!("../../../www/roadmaps/mdtechnology.json");
const MAP: &str = include_str!("fixtures/document-map.txt");

/// What the document says: section, place in the section, text.
type Fact = (String, String, String);

fn facts() -> Vec<Fact> {
    let mut facts = Vec::new();
    let (mut section, mut part) = (String::new(), String::new());
    let mut columns: Option<Vec<String>> = None;
    let mut row = 0;
    let mut in_drawing = false;
    for line in DOCUMENT.lines() {
        if line.starts_with("```") {
            in_drawing = !in_drawing;
            continue;
        }
        let place = if part.is_empty() { section.clone() } else { format!("{section} / {part}") };
        if in_drawing {
            if !line.trim().is_empty() {
                facts.push((place, "drawing".into(), line.trim().into()));
            }
        } else if let Some(title) = line.strip_prefix("## ") {
            (section, part, columns) = (title.into(), String::new(), None);
        } else if let Some(title) = line.strip_prefix("### ") {
            (part, columns) = (title.into(), None);
        } else if line.starts_with('|') {
            let cells: Vec<String> = line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_string()).collect();
            let is_rule = cells.iter().all(|cell| cell.chars().all(|c| c == '-') && cell.len() > 1);
            match &columns {
                None => (columns, row) = (Some(cells), 0),
                Some(_) if is_rule => {}
                Some(columns) => {
                    row += 1;
                    for (column, cell) in columns.iter().zip(cells) {
                        facts.push((place.clone(), format!("{column} {row}"), cell));
                    }
                }
            }
        } else if let Some(text) = line.strip_prefix("- ") {
            facts.push((place, "bullet".into(), text.replace("**", "")));
        } else if let Some(text) = line.strip_prefix("**Milestone:**") {
            facts.push((place, "Milestone".into(), text.trim().into()));
        } else if !line.trim().is_empty() && line.trim() != "---" && !line.starts_with("# ") {
            panic!("this line of the document is neither table, list, heading nor drawing: {line:?}");
        }
    }
    facts
}

/// One line of the mapping: the fact, the path, and what stands there when it is said in other words.
struct Mapped {
    fact: Fact,
    path: String,
    says: Option<String>,
}

fn mapping() -> Vec<Mapped> {
    MAP.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let (fact, place) = line.rsplit_once(" ⇒ ").unwrap_or_else(|| panic!("no ⇒ in {line:?}"));
            let parts: Vec<&str> = fact.split(" ¦ ").collect();
            let [section, at, text] = parts.as_slice() else { panic!("three parts before ⇒ in {line:?}") };
            let (path, says) = match place.split_once('=') {
                Some((path, says)) => (path, Some(says.to_string())),
                None => (place, None),
            };
            Mapped { fact: (section.to_string(), at.to_string(), text.to_string()), path: path.into(), says }
        })
        .collect()
}

/// The value at a path; elements of lists are named by their id, or by their number.
fn value<'v>(root: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/').try_fold(root, |value, step| match value {
        Value::Array(list) => list
            .iter()
            .find(|element| element.get("id").and_then(Value::as_str) == Some(step))
            .or_else(|| list.get(step.parse::<usize>().ok()?)),
        _ => value.get(step),
    })
}

/// What a value says, in the document's language.
fn said(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(said).collect::<Vec<_>>().join("; "),
        Value::Object(map) => match (map.get("ru"), map.get("min"), map.get("max")) {
            (Some(ru), ..) => said(ru),
            (None, Some(min), Some(max)) => format!("{min}-{max}"),
            (None, Some(min), None) => format!("{min}+"),
            _ => value.to_string(),
        },
        other => other.to_string(),
    }
}

#[test]
fn every_cell_and_bullet_has_its_place() {
    let mapped: BTreeSet<Fact> = mapping().into_iter().map(|line| line.fact).collect();
    let facts = facts();
    assert!(facts.len() > 200, "only {} facts were read", facts.len());
    let missing: Vec<&Fact> = facts.iter().filter(|fact| !mapped.contains(*fact)).collect();
    assert!(missing.is_empty(), "not in the mapping: {missing:#?}");
    let known: BTreeSet<Fact> = facts.into_iter().collect();
    let stale: Vec<&Fact> = mapped.iter().filter(|fact| !known.contains(*fact)).collect();
    assert!(stale.is_empty(), "no longer in the document: {stale:#?}");
}

#[test]
fn what_the_mapping_points_at_says_it() {
    let roadmap: Value = serde_json::from_str(ROADMAP).unwrap();
    let mut wrong = Vec::new();
    for Mapped { fact, path, says } in mapping() {
        if path == "nothing" {
            let silent = fact.2 == "-" || fact.1 == "drawing";
            assert!(silent, "{fact:?} says something");
            continue;
        }
        let wanted = says.as_ref().unwrap_or(&fact.2);
        let at = value(&roadmap, &path);
        let found = at.map(said);
        // Remarks and sentences may say more than the cell; everything else says exactly that.
        let is_prose = ["note", "summary", "features"].iter().any(|field| path.ends_with(field));
        let holds = match (at, &found) {
            (_, Some(found)) if is_prose => found.contains(wanted.as_str()),
            (Some(Value::Array(list)), _) => list.iter().any(|element| said(element) == *wanted),
            (_, found) => found.as_ref() == Some(wanted),
        };
        if !holds {
            wrong.push(format!("{path}: {found:?} does not say {wanted:?} ({fact:?})"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// The items of a track, or the points of all its series.
fn items<'v>(roadmap: &'v Value, track: &str) -> Vec<&'v Value> {
    value(roadmap, &format!("tracks/{track}/items")).and_then(Value::as_array).unwrap().iter().collect()
}

#[test]
fn dates_are_those_of_the_sections() {
    let roadmap: Value = serde_json::from_str(ROADMAP).unwrap();
    // Weeks are counted from the first full week of the year, so that weeks 5 and 9 begin in February and March.
    let first_monday = jiff::civil::date(2025, 1, 6);
    for item in items(&roadmap, "weekly").into_iter().filter(|item| item["milestone"] != true) {
        let week: i64 = item["tags"][0].as_str().unwrap().strip_prefix("Неделя ").unwrap().parse().unwrap();
        let monday = first_monday + jiff::Span::new().weeks(week - 1);
        let sunday = monday + jiff::Span::new().days(6);
        assert_eq!(item["date"], format!("{monday}/{sunday}"), "{item}");
        let month = (week - 1) / 4 + 1;
        assert_eq!(i64::from(monday.month()), month, "week {week}");
    }
    let milestones: Vec<&Value> = items(&roadmap, "weekly").into_iter().filter(|item| item["milestone"] == true).collect();
    assert_eq!(
        milestones.iter().map(|item| item["date"].as_str().unwrap()).collect::<Vec<_>>(),
        ["2025-01", "2025-02", "2025-03"]
    );

    let streams = [
        ("cms", "Smart CMS"),
        ("dev", "Разработка"),
        ("team", "Команда"),
        ("marketing", "Маркетинг"),
        ("infra", "Инфраструктура"),
        ("intl", "Международка"),
    ];
    for item in items(&roadmap, "monthly") {
        let id = item["id"].as_str().unwrap();
        let (month, stream) = (&id[..7], &id[8..]);
        assert_eq!(item["date"], month, "{id}");
        assert_eq!(item["tags"][0], streams.iter().find(|(key, _)| *key == stream).unwrap().1, "{id}");
    }

    // The table of versions: each month lies in the quarter that the table names.
    let quarters = [
        ("v1.1", "2025-Q1"),
        ("v1.2", "2025-Q1"),
        ("v1.3", "2025-Q2"),
        ("v1.4", "2025-Q2"),
        ("v1.5", "2025-Q3"),
        ("v1.6", "2025-Q4"),
        ("v2.0", "2026-Q1"),
        ("v3.0", "2027"),
    ];
    for (id, named) in quarters {
        let days = |text: &str| {
            let calendar = roadmap_core::model::Calendar::default();
            roadmap_core::parse::parse_date(text).unwrap().period.days(calendar)
        };
        let date = value(&roadmap, &format!("tracks/smart-cms/items/{id}/date")).unwrap().as_str().unwrap();
        assert!(days(named).includes(days(date)), "{id}: {date} is not in {named}");
    }
}

#[test]
fn goals_stand_under_their_sections() {
    let roadmap: Value = serde_json::from_str(ROADMAP).unwrap();
    let sections = [
        ("Q2 2025", "2025-Q2"),
        ("Q3 2025", "2025-Q3"),
        ("Q4 2025", "2025-Q4"),
        ("/ Q1 2026", "2026-Q1"),
        ("/ Q2-Q4 2026", "2026-Q2/2026-Q4"),
        ("2027: Лидерство", "2027"),
    ];
    let mut checked = 0;
    for Mapped { fact, path, .. } in mapping().into_iter().filter(|line| line.path.starts_with("goals/")) {
        let (_, date) = sections.iter().find(|(section, _)| fact.0.contains(section)).unwrap_or_else(|| panic!("{fact:?}"));
        let goal = path.trim_end_matches("/title");
        assert_eq!(value(&roadmap, &format!("{goal}/date")).unwrap(), date, "{fact:?}");
        checked += 1;
    }
    assert_eq!(checked, 25);
}

#[test]
fn the_names_of_the_periods_are_told() {
    let roadmap: Value = serde_json::from_str(ROADMAP).unwrap();
    let told = roadmap["description"]["ru"].as_str().unwrap();
    for heading in DOCUMENT.lines().filter_map(|line| line.strip_prefix("## ")) {
        if let Some((_, name)) = heading.split_once(": ") {
            let name = name.split(" (").next().unwrap().to_lowercase();
            assert!(told.contains(&name), "{name:?} is not in the description");
        }
    }
}

#[test]
fn every_item_of_the_roadmap_comes_from_the_document() {
    let roadmap: Value = serde_json::from_str(ROADMAP).unwrap();
    let paths: Vec<String> = mapping().into_iter().map(|line| line.path).collect();
    let mut unmapped = Vec::new();
    for track in roadmap["tracks"].as_array().unwrap() {
        let points = track["series"].as_array().into_iter().flatten().flat_map(|series| series["points"].as_array().unwrap());
        for item in track["items"].as_array().into_iter().flatten().chain(points) {
            let id = item["id"].as_str().unwrap();
            if !paths.iter().any(|path| path.split('/').any(|step| step == id)) {
                unmapped.push(id.to_string());
            }
        }
    }
    assert!(unmapped.is_empty(), "not from the document: {unmapped:?}");
}

#[test]
fn the_examples_are_what_the_schema_says() {
    let schema = roadmap_core::parse::schema::schema();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for (name, text, is_valid) in [
        ("mdtechnology", ROADMAP, true),
        ("first", include_str!("../../../www/roadmaps/first.json"), true),
        ("horizons", include_str!("../../../www/roadmaps/horizons.json"), true),
        ("plan-actual", include_str!("../../../www/roadmaps/plan-actual.json"), true),
        ("asking", include_str!("../../../www/roadmaps/asking.json"), true),
        ("releases", include_str!("../../../www/roadmaps/releases.json"), true),
        ("hostile", include_str!("../../../www/roadmaps/hostile.json"), false),
    ] {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(validator.is_valid(&value), is_valid, "{name}");
        let reading = roadmap_core::parse::parse(text);
        assert_eq!(reading.diagnostics.is_empty(), is_valid, "{name}: {:?}", reading.diagnostics);
    }
}
