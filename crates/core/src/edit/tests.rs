#![allow(clippy::string_slice, reason = "a test may panic")]

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;

fn path(text: &str) -> Path {
    let segment = |part: &str| part.parse().map_or_else(|_| Segment::Key(part.into()), Segment::Index);
    Path(text.split('.').filter(|part| !part.is_empty()).map(segment).collect())
}

/// The text after a change, once it was undone again to the same bytes.
fn after(text: &str, at: &str, change: Change<'_>) -> String {
    let edit = edit(text, &path(at), change).unwrap();
    let after = edit.apply(text).unwrap();
    assert_eq!(edit.inverse(text).unwrap().apply(&after).unwrap(), text, "undone");
    after
}

const FILE: &str = r#"{
  "title": "Plan",
  "tracks": [
    {
      "title": "Build",
      "items": [
        { "title": "Design", "date": "2026-Q1" },
        { "title": "Ship", "date": "2026-Q2", "tags": ["a", "b"] }
      ]
    }
  ],
  "goals": []
}
"#;

#[test]
fn a_field_is_set_where_it_stands_and_added_where_it_does_not() {
    let title = "\"title\": \"Design\"";
    assert_eq!(after(FILE, "tracks.0.items.0.title", Change::Set("\"Draw\"")), FILE.replace(title, "\"title\": \"Draw\""));
    let added = "\"title\": \"Design\", \"date\": \"2026-Q1\", \"status\": \"done\" }";
    let was = "\"title\": \"Design\", \"date\": \"2026-Q1\" }";
    assert_eq!(after(FILE, "tracks.0.items.0.status", Change::Set("\"done\"")), FILE.replace(was, added));
    assert_eq!(
        after(FILE, "language", Change::Set("\"ru\"")),
        FILE.replace("\"goals\": []", "\"goals\": [],\n  \"language\": \"ru\"")
    );
}

#[test]
fn an_element_is_laid_out_as_its_siblings() {
    let was = "        { \"title\": \"Ship\"";
    let new = "        { \"title\": \"Test\", \"tags\": [\"c\"] },\n";
    let json = r#"{"title":"Test","tags":["c"]}"#;
    assert_eq!(after(FILE, "tracks.0.items.1", Change::Insert(json)), FILE.replace(was, &format!("{new}{was}")));
    let goals = "\"goals\": [\n    {\n      \"title\": \"G\"\n    }\n  ]";
    assert_eq!(after(FILE, "goals.0", Change::Insert(r#"{"title":"G"}"#)), FILE.replace("\"goals\": []", goals));
    let track = after(FILE, "tracks.1", Change::Insert(r#"{"title":"New","items":[]}"#));
    assert!(track.contains("    },\n    {\n      \"title\": \"New\",\n      \"items\": []\n    }\n  ],"), "{track}");
}

#[test]
fn what_goes_takes_its_comma_along() {
    let line = "        { \"title\": \"Design\", \"date\": \"2026-Q1\" },\n";
    assert_eq!(after(FILE, "tracks.0.items.0", Change::Remove), FILE.replace(line, ""));
    assert_eq!(after(FILE, "goals", Change::Remove), FILE.replace("],\n  \"goals\": []", "]"));
    assert_eq!(after(FILE, "tracks.0.items.1.tags.0", Change::Remove), FILE.replace("[\"a\", \"b\"]", "[\"b\"]"));
    assert_eq!(after("[1]", "0", Change::Remove), "[]");
}

#[test]
fn what_moves_leaves_the_layout_behind() {
    assert_eq!(after("[1,\n 2, 3]", "2", Change::Move(0)), "[3,\n 1, 2]");
    assert_eq!(after(r#"{"a": 1,  "b": 2}"#, "a", Change::Move(9)), r#"{"b": 2,  "a": 1}"#);
}

#[test]
fn of_two_keys_the_last_is_edited() {
    let text = r#"{"a": 1, "b": 2, "a": 3}"#;
    assert_eq!(after(text, "a", Change::Set("4")), r#"{"a": 1, "b": 2, "a": 4}"#);
    assert_eq!(after(text, "a", Change::Remove), r#"{"b": 2}"#);
}

#[test]
fn a_file_keeps_its_tabs_and_line_ends() {
    let text = "{\r\n\t\"a\" : {\r\n\t\t\"b\" : 1\r\n\t}\r\n}";
    let set = after(text, "a", Change::Set(r#"{"c":{"d":2}}"#));
    assert_eq!(set, "{\r\n\t\"a\" : {\r\n\t\t\"c\" : {\r\n\t\t\t\"d\" : 2\r\n\t\t}\r\n\t}\r\n}");
    assert_eq!(after(r#"{"a":{"b":1}}"#, "a.c", Change::Set(r#"{ "d": [1, 2] }"#)), r#"{"a":{"b":1,"c":{"d":[1,2]}}}"#);
}

#[test]
fn what_cannot_be_is_refused() {
    for (at, change, fault) in [
        ("nowhere.0", Change::Remove, EditFault::NotFound),
        ("goals.1", Change::Insert("1"), EditFault::NotFound),
        ("goals", Change::Insert("1"), EditFault::Taken),
        ("goals.x", Change::Set("1"), EditFault::NotFound),
        ("goals", Change::Set("{"), EditFault::Value),
        ("", Change::Remove, EditFault::NotFound),
    ] {
        assert_eq!(edit(FILE, &path(at), change), Err(fault), "{at} {change:?}");
    }
    assert_eq!(edit("{", &path("a"), Change::Remove), Err(EditFault::Text));
}

/// A layout drawn from numbers: white space between all signs, some keys twice, some numbers and strings spelled oddly.
struct Layout {
    numbers: u64,
    kind: u8,
}

impl Layout {
    fn below(&mut self, bound: u64) -> u64 {
        self.numbers ^= self.numbers << 13;
        self.numbers ^= self.numbers >> 7;
        self.numbers ^= self.numbers << 17;
        self.numbers % bound
    }

    fn line(&mut self, depth: usize) -> String {
        let breaks = self.below(3) == 0;
        match self.kind {
            0 => String::new(),
            1 => format!("\n{}", "  ".repeat(depth)),
            2 => format!("\r\n{}", "\t".repeat(depth)),
            3 => " ".repeat(usize::try_from(self.below(3)).unwrap()),
            _ if breaks => format!("\n{}", " ".repeat(usize::try_from(self.below(9)).unwrap())),
            _ => " ".into(),
        }
    }

    fn space(&mut self) -> &'static str {
        match self.kind {
            0 => "",
            1 | 2 => " ",
            _ => ["", " ", "  "][usize::try_from(self.below(3)).unwrap()],
        }
    }

    fn write(&mut self, value: &Value, depth: usize) -> String {
        let members: Vec<String> = match value {
            Value::Object(fields) => fields
                .iter()
                .flat_map(|(key, value)| {
                    let twice = self.below(9) == 0;
                    let field = format!("{}{}:{}{}", json!(key), self.space(), self.space(), self.write(value, depth + 1));
                    [twice.then(|| format!("{}:null", json!(key))), Some(field)]
                })
                .flatten()
                .collect(),
            Value::Array(elements) => elements.iter().map(|element| self.write(element, depth + 1)).collect(),
            other => return other.to_string(),
        };
        let (open, close) = if value.is_object() { ('{', '}') } else { ('[', ']') };
        if members.is_empty() {
            return format!("{open}{close}");
        }
        let mut text = String::from(open);
        for (position, member) in members.iter().enumerate() {
            text.push_str(if position > 0 { "," } else { "" });
            text.push_str(&self.line(depth + 1));
            text.push_str(member);
        }
        text.push_str(&self.line(depth));
        text.push(close);
        text
    }
}

fn any_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(|b| json!(b)),
        any::<i32>().prop_map(|n| json!(n)),
        "[a-zя \"\\\\\n]{0,6}".prop_map(|s| json!(s))
    ];
    leaf.prop_recursive(3, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::Array),
            prop::collection::btree_map("[a-f]", inner, 0..5)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Every place of a value: where something is, or could be.
fn places(value: &Value, here: &mut Vec<Segment>, found: &mut Vec<Vec<Segment>>) {
    found.push(here.clone());
    let children: Vec<(Segment, Option<&Value>)> = match value {
        Value::Object(fields) => {
            let there = fields.iter().map(|(key, value)| (Segment::Key(key.as_str().into()), Some(value)));
            there.chain([(Segment::Key("new".into()), None)]).collect()
        }
        Value::Array(elements) => {
            let there = elements.iter().enumerate().map(|(index, value)| (Segment::Index(index), Some(value)));
            there.chain([(Segment::Index(elements.len()), None)]).collect()
        }
        _ => Vec::new(),
    };
    for (segment, child) in children {
        here.push(segment);
        match child {
            Some(child) => places(child, here, found),
            None => found.push(here.clone()),
        }
        here.pop();
    }
}

/// The same change in a tree; `None` where it can't be made.
fn changed(value: &Value, path: &[Segment], change: Change<'_>) -> Option<Value> {
    let new = |text: &str| serde_json::from_str::<Value>(text).unwrap();
    let mut tree = value.clone();
    let Some((last, parents)) = path.split_last() else {
        return match change {
            Change::Set(text) => Some(new(text)),
            _ => None,
        };
    };
    let mut at = &mut tree;
    for segment in parents {
        at = match segment {
            Segment::Key(key) => at.get_mut(&**key)?,
            Segment::Index(index) => at.get_mut(*index)?,
        };
    }
    match (at, last, change) {
        (Value::Object(fields), Segment::Key(key), Change::Set(text)) => drop(fields.insert(key.to_string(), new(text))),
        (Value::Object(fields), Segment::Key(key), Change::Insert(text)) if !fields.contains_key(&**key) => {
            drop(fields.insert(key.to_string(), new(text)));
        }
        (Value::Object(fields), Segment::Key(key), Change::Remove) => drop(fields.remove(&**key)?),
        (Value::Object(fields), Segment::Key(key), Change::Move(_)) => drop(fields.get(&**key)?),
        (Value::Array(elements), Segment::Index(index), Change::Set(text)) => *elements.get_mut(*index)? = new(text),
        (Value::Array(elements), Segment::Index(index), Change::Insert(text)) if *index <= elements.len() => {
            elements.insert(*index, new(text));
        }
        (Value::Array(elements), Segment::Index(index), Change::Remove) if *index < elements.len() => {
            drop(elements.remove(*index))
        }
        (Value::Array(elements), Segment::Index(index), Change::Move(to)) if *index < elements.len() => {
            let element = elements.remove(*index);
            elements.insert(to.min(elements.len()), element);
        }
        _ => return None,
    }
    Some(tree)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn in_any_layout_an_edit_means_what_it_says_and_is_undone(
        value in any_value(), given in any_value(), seed in 1u64.., kind in 0u8..5, which in 0u8..4, to in 0usize..6, at in any::<prop::sample::Index>()
    ) {
        let text = Layout { numbers: seed, kind }.write(&value, 0);
        prop_assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value.clone());
        let mut all = Vec::new();
        places(&value, &mut Vec::new(), &mut all);
        let place = at.get(&all).clone();
        let json = given.to_string();
        let change = [Change::Set(&json), Change::Insert(&json), Change::Remove, Change::Move(to)][usize::from(which)];
        let expected = changed(&value, &place, change);
        let edit = edit(&text, &Path(place.clone()), change);
        prop_assert_eq!(edit.is_ok(), expected.is_some(), "{:?} {:?} in {}", place, change, text);
        if let (Ok(edit), Some(expected)) = (edit, expected) {
            let after = edit.apply(&text).unwrap();
            prop_assert_eq!(serde_json::from_str::<Value>(&after).unwrap(), expected, "{:?} {:?}\n{}\n{}", place, change, text, after);
            prop_assert_eq!(edit.inverse(&text).unwrap().apply(&after).unwrap(), text.clone());
            // Only its own lines: those before and after are there as they were.
            let (first, last) = (text[..edit.range.start].matches('\n').count(), text[edit.range.end..].matches('\n').count());
            let (old, new): (Vec<&str>, Vec<&str>) = (text.split('\n').collect(), after.split('\n').collect());
            prop_assert_eq!(&old[..first], &new[..first]);
            prop_assert_eq!(&old[old.len() - last..], &new[new.len() - last..]);
            // In a file of lines, what is there stays on its lines.
            if kind == 1 && matches!(change, Change::Insert(_)) && value != json!([]) && value != json!({}) {
                let kept = old.iter().filter(|line| new.contains(line)).count();
                prop_assert!(kept + 2 >= old.len(), "{}\n{}", text, after);
            }
        }
    }
}
