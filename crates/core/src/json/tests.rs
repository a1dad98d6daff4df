use proptest::prelude::*;

use super::{MAX_DEPTH, *};

fn fault(text: &str) -> (Code, Option<(usize, usize)>) {
    let text = Rc::new(text.to_string());
    let fault = JsonText::new(&text).unwrap_err();
    (fault.code, fault.position.map(|p| (p.line, p.column)))
}

#[test]
fn order_and_duplicates_are_kept() {
    let text = Rc::new(r#" {"b" : 1 ,"a":[true,null] , "b":"x\n"} "#.to_string());
    let checked = JsonText::new(&text).unwrap();
    let json = checked.root();
    let entries: Vec<(String, String)> =
        json.entries().unwrap().map(|entry| (entry.key.to_string(), entry.value.raw().to_string())).collect();
    let expected = [("b", "1"), ("a", "[true,null]"), ("b", "\"x\\n\"")];
    assert_eq!(entries, expected.map(|(key, value)| (key.to_string(), value.to_string())));
}

#[test]
fn the_usual_slips_are_told_apart() {
    use SyntaxFault::*;
    for (text, expected) in [
        ("{\"a\":1,}", TrailingComma),
        ("[1,]", TrailingComma),
        ("{\"a\":1", UnexpectedEnd),
        ("[\"a", UnexpectedEnd),
        ("{\"a\":1 \"b\":2}", MissingComma),
        ("[1}", MissingComma),
        ("{\"a\" 1}", MissingColon),
        ("{a:1}", KeyNotQuoted),
        ("{} {}", TrailingText),
        ("{\"a\":\"x\ny\"}", BadString),
        ("\"\\x\"", BadString),
        ("\"\\ud83d\"", BadString),
        ("<!doctype html>", Html),
        ("  ", Empty),
        ("{“a”: 1}", Quotes),
        ("{\"a\": “x”}", Quotes),
        ("{\"a\": \"x”\n}", Quotes),
        ("{\"a\": \"x”, \"b\": 1}", Quotes),
        ("{'a': 1}", Quotes),
        ("{\"a\": 'x'}", Quotes),
        ("{&quot;a&quot;: 1}", HtmlQuotes),
        ("{\"a\": &#34;x&#34;}", HtmlQuotes),
        ("// mine\n{}", Comment),
        ("{\"a\": 1, // one\n \"b\": 2}", Comment),
        ("{\"a\": 1 /* one */}", Comment),
        ("{}\n# end", Comment),
        ("{\"a\":tru}", Other),
        ("[01]", Other),
        ("[1.]", Other),
    ] {
        assert_eq!(fault(text).0, Code::NotJson(expected), "{text}");
    }
    // The caret stands under the comma, and under the quote that is none.
    assert_eq!(fault("{\n \"ключ\": 1 ,\n}").1, Some((2, 12)));
    assert_eq!(fault("[\n 1,\n]").1, Some((2, 3)));
}

#[test]
fn depth_is_limited_however_it_is_reached() {
    let deep = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(JsonText::new(&Rc::new(deep(MAX_DEPTH))).is_ok());
    assert_eq!(fault(&deep(MAX_DEPTH + 1)).0, Code::TooDeep { limit: MAX_DEPTH });
    assert_eq!(fault(&"[".repeat(100_000)), (Code::TooDeep { limit: MAX_DEPTH }, Some((1, MAX_DEPTH + 1))));
    assert_eq!(fault(&format!("{{\"[\\\"[\":\n {}}}", deep(MAX_DEPTH))).1, Some((2, MAX_DEPTH + 1)));
}

#[test]
fn numbers_are_those_of_the_standard_library() {
    for raw in ["0", "-0", "12000000", "0.1", "-2.5e3", "1E-7", "123456789012345", "9.87654321e22", "1e22", "4503599627370497.5"]
    {
        assert_eq!(number(raw.as_bytes()).to_bits(), raw.parse::<f64>().unwrap().to_bits(), "{raw}");
    }
    assert!(number(b"1e400").is_infinite() && number(b"1e-999999999999") == 0.0);
}

/// Our value as serde_json has it.
fn tree(json: Json<'_>) -> serde_json::Value {
    if let Some(entries) = json.entries() {
        return serde_json::Value::Object(entries.map(|entry| (entry.key.into_owned(), tree(entry.value))).collect());
    }
    if let Some(elements) = json.elements() {
        return elements.map(tree).collect::<Vec<_>>().into();
    }
    let simple = json.string().map(|text| text.into_owned().into());
    simple.or(json.boolean().map(Into::into)).or(json.number().map(Into::into)).unwrap_or_default()
}

/// Numbers are read to fifteen digits, which is what a roadmap needs; everything else is the same.
fn alike(ours: &serde_json::Value, theirs: &serde_json::Value) -> bool {
    use serde_json::Value::{Array, Number, Object};
    match (ours, theirs) {
        (Number(ours), Number(theirs)) => {
            let (ours, theirs) = (ours.as_f64().unwrap(), theirs.as_f64().unwrap());
            (ours - theirs).abs() <= theirs.abs() * 1e-14 || theirs.abs() < 1e-290
        }
        (Array(ours), Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| alike(ours, theirs))
        }
        (Object(ours), Object(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().zip(theirs).all(|((key, ours), (other, theirs))| key == other && alike(ours, theirs))
        }
        _ => ours == theirs,
    }
}

proptest! {
    #[test]
    fn what_is_json_and_what_it_says_is_as_serde_json_has_it(
        text in r#"([\[\]{},: ]|"a"|"b\\n"|"\\\\"|"\\u00e9я"|"\\ud83d\\ude00"|"\\\\u"|"\\"|1|-2\.5|1e-3|01|true|null|nul|\t|\n){0,14}"#
    ) {
        let theirs: Result<serde_json::Value, _> = serde_json::from_str(&text);
        let text = Rc::new(text);
        let ours = JsonText::new(&text).map(|checked| tree(checked.root()));
        prop_assert_eq!(ours.is_ok(), theirs.is_ok(), "{}", text);
        if let (Ok(ours), Ok(theirs)) = (ours, theirs) {
            prop_assert!(alike(&ours, &theirs), "{} {}", ours, theirs);
        }
    }

    #[test]
    fn every_text_comes_back(text in "\\PC{0,30}") {
        let written = Rc::new(serde_json::to_string(&text).unwrap());
        let checked = JsonText::new(&written).unwrap();
        let json = checked.root();
        prop_assert_eq!(&*json.string().unwrap(), &*text);
        prop_assert_eq!(&*json.to_shared().unwrap(), &*text);
    }

    #[test]
    fn numbers_are_near_those_of_the_standard_library(number in prop::num::f64::NORMAL) {
        let written = format!("{number:e}");
        let read = super::number(written.as_bytes());
        prop_assert!((read - number).abs() <= number.abs() * 1e-14 || number.abs() < 1e-290 || number.abs() > 1e290, "{} {}", written, read);
    }
}
