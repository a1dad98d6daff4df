//! The command `roadmap`, as people and programs run it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// The root of the repository, in which the command is run.
fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn roadmap(arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_roadmap"));
    command.current_dir(root()).args(arguments).env_remove("LC_ALL").env("LANG", "en_US.UTF-8").output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// A folder of its own for a test.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

const MDT: &str = "www/roadmaps/mdtechnology.json";
const HOSTILE: &str = "www/roadmaps/hostile.json";

#[test]
fn a_new_roadmap_is_without_fault_and_never_overwritten() {
    let file = folder("new").join("plan.json");
    let name = file.to_str().unwrap();
    assert!(roadmap(&["new", name]).status.success());
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.lines().count() <= 10, "ten lines");
    let check = roadmap(&["check", name]);
    assert!(check.status.success() && out(&check).contains("0 errors, 0 warnings"), "{}", out(&check));
    let again = roadmap(&["new", name]);
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("never overwritten"));
    assert_eq!(fs::read_to_string(&file).unwrap(), text);
}

#[test]
fn check_points_at_the_fault_and_says_how_to_mend_it() {
    let good = roadmap(&["check", MDT]);
    assert_eq!(good.status.code(), Some(0));
    let bad = roadmap(&["check", "--lang", "en", MDT, HOSTILE]);
    assert_eq!(bad.status.code(), Some(1));
    let text = out(&bad);
    for part in [
        "error[bad-date]: \u{201c}2026-13\u{201d} is not a date",
        "www/roadmaps/hostile.json:7:12",
        "  \"start\": \"2026-13\",\n  |            ^^^^^^^^^",
        "= help: Did you mean \u{201c}title\u{201d}?",
        "2 files checked: ",
    ] {
        let plain = text.replace(['\u{201c}', '\u{201d}'], "\"");
        assert!(plain.contains(&part.replace(['\u{201c}', '\u{201d}'], "\"")), "{part}\n{text}");
    }
    assert!(!text.contains('\u{1b}'), "no colours where nobody looks");
    assert!(out(&roadmap(&["check", "--color", "always", HOSTILE])).contains('\u{1b}'));
    assert!(
        out(&roadmap(&["check", "--lang", "ru", HOSTILE])).contains("не дата")
            || out(&roadmap(&["check", "--lang", "ru", HOSTILE])).contains("дат")
    );
}

#[test]
fn check_tells_programs_the_same_as_people() {
    let output = roadmap(&["check", "--json", HOSTILE]);
    assert_eq!(output.status.code(), Some(1));
    let found: Vec<Value> = serde_json::from_str(&out(&output)).unwrap();
    let reading = roadmap_core::parse::parse(&fs::read_to_string(root().join(HOSTILE)).unwrap());
    assert_eq!(found.len(), reading.diagnostics.len());
    for (value, one) in found.iter().zip(&reading.diagnostics) {
        assert_eq!(value["code"], one.code.name());
        assert_eq!(value["path"], one.path.to_string());
        assert_eq!(value["line"].as_u64(), one.position.map(|position| position.line as u64));
    }
}

#[test]
fn warnings_alone_are_no_failure_and_broken_files_are() {
    let folder = folder("check");
    let file = |name: &str, text: &[u8]| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_string()
    };
    let warned = roadmap(&["check", &file("warn.json", br#"{"title":"T","tracks":[],"colour":1}"#)]);
    assert_eq!(warned.status.code(), Some(0));
    assert!(out(&warned).contains("0 errors, 1 warning"));
    let comma = roadmap(&["check", &file("comma.json", b"{\n  \"title\": \"T\",\n}\n")]);
    assert_eq!(comma.status.code(), Some(1));
    assert!(out(&comma).contains("comma.json:2:15"), "{}", out(&comma));
    for (name, text) in [("empty.json", &b""[..]), ("html.json", b"<!doctype html>"), ("bom.json", b"\xef\xbb\xbf{\"titel\":1}")]
    {
        assert_eq!(roadmap(&["check", &file(name, text)]).status.code(), Some(1), "{name}");
    }
    assert_eq!(roadmap(&["check", &file("latin.json", b"\xff\xfe")]).status.code(), Some(2));
    assert_eq!(roadmap(&["check", "no such file"]).status.code(), Some(2));
    assert_eq!(roadmap(&["check"]).status.code(), Some(2));
}

#[test]
fn render_writes_the_same_bytes_each_time() {
    for to in ["html", "svg"] {
        let arguments = ["render", MDT, "--to", to, "--today", "2026-11-24", "--lang", "kk"];
        let (one, two) = (roadmap(&arguments), roadmap(&arguments));
        assert!(one.status.success() && one.stdout == two.stdout && one.stdout.len() > 10_000);
    }
    let file = folder("render").join("page.html");
    let page =
        roadmap(&["render", MDT, "--to", "html", "--today", "2026-11-24", "--out", file.to_str().unwrap(), "--script", "/w.js"]);
    assert!(page.status.success() && page.stdout.is_empty());
    let policy = String::from_utf8(page.stderr).unwrap();
    assert!(policy.contains("style-src 'self' 'sha256-"), "{policy}");
    let text = fs::read_to_string(&file).unwrap();
    assert!(text.starts_with("<!doctype html>") && text.contains("<script type=\"module\" src=\"/w.js\"></script>"));
    assert!(text.contains("<title>Roadmap MDTechnology 2025–2027</title>"));
    let list = out(&roadmap(&["render", MDT, "--to", "html", "--fragment", "--view", "list", "--src", "/r.json"]));
    assert!(list.starts_with("<roadmap-widget") && !list.contains("class=\"frame") && list.contains("class=\"list\""));
}

#[test]
fn a_page_with_the_script_of_the_package_asks_for_everything_at_once() {
    let head = |arguments: &[&str]| {
        let page = out(&roadmap(&[&["render", MDT, "--to", "html"], arguments].concat()));
        let links: Vec<String> = page.lines().filter(|line| line.starts_with("<link")).map(str::to_string).collect();
        links
    };
    let script = ["--script", "/w/roadmap-widget.js"];
    assert_eq!(
        head(&[&script[..], &["--lang", "kk", "--src", "/plan.json?a&b"]].concat()),
        [
            r#"<link rel="modulepreload" href="/w/roadmap-widget.js">"#,
            r#"<link rel="preload" as="fetch" crossorigin type="application/wasm" href="/w/roadmap-widget.wasm">"#,
            r#"<link rel="preload" as="fetch" crossorigin href="/w/lang-kk.txt">"#,
            r#"<link rel="preload" as="fetch" crossorigin href="/plan.json?a&amp;b">"#,
        ]
    );
    assert_eq!(head(&[&script[..], &["--lang", "en"]].concat()).len(), 2, "English is inside, and the data in the page");
    for other in ["/w.js", "/js/acme-roadmap-widget.js"] {
        assert!(head(&["--script", other]).is_empty(), "nothing is known of what lies beside {other}");
    }
    assert!(head(&[]).is_empty());
}

#[test]
fn what_is_not_understood_is_refused() {
    for arguments in [
        &["render", MDT][..],
        &["render", MDT, "--to", "pdf"],
        &["render", MDT, "--to", "svg", "--theme", "pink"],
        &["render", MDT, "--to", "svg", "--lang", "fi"],
        &["render", MDT, "--to", "svg", "--today", "tomorrow"],
        &["render", MDT, "--to", "svg", "--width", "3"],
        &["render", MDT, "--to", "svg", "--colour", "red"],
        &["paint"],
        &["oembed", "--page", "http://a.example", "--embed", "https://b.example"],
    ] {
        let output = roadmap(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("error: "), "{arguments:?}");
    }
}

#[test]
fn oembed_is_rich_and_one_https_frame() {
    let embed = "https://embed.example/embed.html?src=%2Froadmap.json&lang=ru";
    let output = roadmap(&[
        "oembed",
        "--page",
        "https://example.com/plan",
        "--embed",
        embed,
        "--title",
        "A \"plan\"",
        "--provider",
        "MDT",
    ]);
    let answer: Value = serde_json::from_str(&out(&output)).unwrap();
    assert_eq!((&answer["version"], &answer["type"]), (&"1.0".into(), &"rich".into()));
    assert!(answer["width"].is_u64() && answer["height"].is_u64() && answer["cache_age"].is_u64());
    let html = answer["html"].as_str().unwrap();
    assert!(html.starts_with("<iframe src=\"https://embed.example/embed.html?src=%2Froadmap.json&amp;lang=ru\""), "{html}");
    assert!(html.contains("title=\"A &quot;plan&quot;\"") && html.contains("sandbox=\"allow-scripts "));
    assert_eq!(html.matches('<').count(), 2);
}

#[test]
fn the_schema_and_the_help_are_there() {
    let schema: Value = serde_json::from_str(&out(&roadmap(&["schema"]))).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    let help = out(&roadmap(&["--help"]));
    for command in ["new", "check", "render", "language", "schema", "oembed", "Examples"] {
        assert!(help.contains(command), "{command}");
    }
    assert_eq!(out(&roadmap(&[])), help);
    assert_eq!(out(&roadmap(&["--version"])), format!("roadmap {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn shipped_languages_are_without_fault_and_say_what_cldr_says() {
    for lang in ["de", "zh", "ar"] {
        let files = ["", ".late"].map(|kind| format!("crates/core/languages/{lang}{kind}.json"));
        let check = roadmap(&["check", "--language", "--json", &files[0], &files[1]]);
        let findings: Vec<Value> = serde_json::from_str(&out(&check)).unwrap();
        let wrong: Vec<&Value> = findings.iter().filter(|finding| finding["code"] != "untranslated").collect();
        assert!(check.status.success() && wrong.is_empty(), "{lang}: {wrong:#?}");
    }
}

#[test]
fn the_files_of_a_language_are_begun_with_what_cldr_knows_and_never_overwritten() {
    let folder = folder("language");
    let out_folder = folder.to_str().unwrap();
    let made = roadmap(&["language", "pl", "--out", out_folder]);
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let read = |name: &str| -> Value { serde_json::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap() };
    let texts = read("lang-pl.json");
    assert_eq!(texts["dates"]["months_format"][2], "marca");
    assert_eq!(texts["numbers"]["money"], "{n}\u{a0}{sign}");
    assert_eq!(texts["catalog"]["tasks"].as_object().unwrap().keys().collect::<Vec<_>>(), ["one", "few", "many", "other"]);
    assert_eq!(read("lang-pl.regions.json")["KZ"], "Kazachstan");
    let names = ["lang-pl.json", "lang-pl.late.json", "lang-pl.regions.json"].map(|name| folder.join(name).display().to_string());
    let check = roadmap(&["check", "--language", "--json", &names[0], &names[1], &names[2]]);
    let findings: Vec<Value> = serde_json::from_str(&out(&check)).unwrap();
    assert!(findings.iter().all(|finding| finding["code"] == "untranslated"), "{findings:#?}");
    let again = roadmap(&["language", "pl", "--out", out_folder]);
    assert!(!again.status.success() && String::from_utf8_lossy(&again.stderr).contains("never overwritten"));
    let unknown = roadmap(&["language", "tlh"]);
    assert!(!unknown.status.success() && String::from_utf8_lossy(&unknown.stderr).contains("tlh"));
}

#[test]
fn check_says_what_is_wrong_with_a_file_of_a_language_and_where() {
    let folder = folder("language-faults");
    assert!(roadmap(&["language", "pl", "--out", folder.to_str().unwrap()]).status.success());
    let file = folder.join("lang-pl.json");
    let text = fs::read_to_string(&file).unwrap();
    let changes = [
        ("\"today\": \"Today\"", "\"todday\": \"Today\"", "unknown-key", "catalog.todday"),
        ("\"today_is\": \"Today, {date}\"", "\"today_is\": \"Dzisiaj\"", "placeholder", "catalog.today_is"),
        ("\"then\": \"then {what}\"", "\"then\": \"potem {czas}\"", "placeholder", "catalog.then"),
        ("\"list\": \"List\"", "\"list\": 7", "wrong-type", "catalog.list"),
        ("\"view\": \"View\"", "\"view\": \" \"", "empty-text", "catalog.view"),
        ("\"direction\": \"ltr\"", "\"direction\": \"left\"", "bad-setting", "direction"),
        ("\"digits\": \"\"", "\"digits\": \"012\"", "bad-setting", "numbers.digits"),
        ("i = 1 and v = 0", "i is 1", "bad-setting", "plural.one"),
        ("\"marca\"", "\"Marca\"", "not-cldr", "dates.months_format[2]"),
        ("\"legend\": \"Legend\",", "", "missing-text", "catalog"),
    ];
    for (from, to, code, path) in changes {
        assert!(text.contains(from), "{from}");
        fs::write(&file, text.replacen(from, to, 1)).unwrap();
        let check = roadmap(&["check", "--language", "--json", file.to_str().unwrap()]);
        let findings: Vec<Value> = serde_json::from_str(&out(&check)).unwrap();
        let found = findings.iter().find(|finding| finding["code"] == code && finding["path"] == path);
        let line = found.unwrap_or_else(|| panic!("{to}: {findings:#?}"))["line"].as_u64().unwrap();
        let written = fs::read_to_string(&file).unwrap().lines().position(|line| !to.is_empty() && line.contains(to));
        assert!(written.is_none_or(|written| written as u64 + 1 == line), "{to}: line {line}");
    }
    fs::write(&file, "{\"title\": 1}").unwrap();
    assert!(out(&roadmap(&["check", "--language", file.to_str().unwrap()])).contains("no file of a language"));
    fs::write(&file, "{\"catalog\": ").unwrap();
    assert_eq!(roadmap(&["check", "--language", file.to_str().unwrap()]).status.code(), Some(1));
}

#[test]
fn a_shipped_language_is_rendered() {
    let html = out(&roadmap(&["render", MDT, "--to", "html", "--lang", "ar", "--today", "2026-11-24"]));
    assert!(html.contains("lang=\"ar\" dir=\"rtl\"") && html.contains("كازاخستان"), "Arabic");
    let svg = out(&roadmap(&["render", MDT, "--to", "svg", "--lang", "de-AT", "--today", "2026-11-24"]));
    assert!(svg.contains("24. Nov."), "German");
}

/// LocalizedText of a line that are Russian's or nobody's: without what is quoted, code, names of files and of options.
fn foreign_words(line: &str, known: &str) -> Vec<String> {
    let word = |text: &str| text.chars().filter(|letter| letter.is_ascii_alphabetic()).count() > 2 && text.is_ascii();
    let plain = line.split(['"', '`', '\u{201c}', '\u{201d}', '«', '»']).step_by(2).collect::<Vec<_>>().join(" ");
    let parts = plain.split(|letter: char| letter.is_whitespace() || ",;:()[]{}".contains(letter));
    parts
        .filter(|part| {
            word(part) && !part.starts_with("--") && !part.contains(['/', '.', '_', '<', '>', '=']) && !known.contains(part)
        })
        .map(str::to_string)
        .collect()
}

#[test]
fn with_lang_ru_every_sentence_is_russian() {
    let folder = folder("russian");
    let write = |name: &str, text: &str| {
        let file = folder.join(name);
        fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_string()
    };
    let mut files: Vec<String> = fs::read_dir(root().join("crates/core/tests/fixtures/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_string())
        .collect();
    files.sort();
    files.push(HOSTILE.into());
    for (name, text) in [
        ("comma.json", "{\"title\": \"x\", \"tracks\": [],}"),
        ("comment.json", "{ // why\n}"),
        ("smart.json", "{\u{201c}title\u{201d}: 1}"),
        ("entity.json", "{&quot;title&quot;: 1}"),
        ("single.json", "{'title': 1}"),
        ("empty.json", ""),
        ("end.json", "{\"title\": "),
        ("items.json", "{\"title\": \"x\", \"tracks\": [{\"item\": []}]}"),
        ("list.json", "[1, 2]"),
    ] {
        files.push(write(name, text));
    }
    // Keys of the format, codes of findings and names of the command stand as they are in every language.
    let known = format!(
        "{} roadmap check render schema JSON HTML SVG CSP UTF-8 help null style-src html svg pdf wide frob oembed embed URL",
        fs::read_to_string(root().join("schema/roadmap.schema.json")).unwrap()
    );
    let mut said = 0;
    let mut look = |arguments: &[&str], document: &str| {
        let output = roadmap(arguments);
        let text = format!("{}{}", out(&output), String::from_utf8_lossy(&output.stderr));
        for line in text.lines() {
            let source = line.trim_start().starts_with(|letter: char| letter.is_ascii_digit() || letter == '|' || letter == '-');
            let line = line.replace(['[', ']'], "\"");
            if source || line.trim().is_empty() {
                continue;
            }
            said += 1;
            let foreign = foreign_words(&line, &format!("{known} {document}"));
            assert!(foreign.is_empty(), "{arguments:?}: {line}\n{foreign:?}");
            assert!(line.chars().any(|letter| ('а'..='я').contains(&letter)), "{arguments:?}: {line}");
        }
    };
    for file in &files {
        look(&["check", "--lang", "ru", file], &fs::read_to_string(root().join(file)).unwrap());
    }
    let new = folder.join("new.json").to_str().unwrap().to_string();
    look(&["new", &new, "--lang", "ru"], "");
    look(&["new", &new, "--lang", "ru"], "");
    look(&["check", "--lang", "ru", "/nowhere/none.json"], "");
    look(&["check", "--lang", "ru", "--nonsense", MDT], "");
    look(&["render", MDT, "--lang", "ru", "--to", "pdf"], "");
    look(&["render", MDT, "--lang", "ru", "--to", "svg", "--width", "wide"], "");
    look(&["render", MDT, "--lang", "ru", "--to", "svg", "--out", "/nowhere/none.svg"], "");
    look(&["oembed", "--lang", "ru"], "");
    look(&["frob", "--lang", "ru"], "");
    assert!(said > 60, "{said}");
}

#[test]
fn in_a_file_of_one_line_findings_point_at_their_place_and_show_what_is_around_it() {
    let entries: Vec<String> = (0..3000).map(|at| format!("{{\"title\":\"Item {at}\",\"date\":\"2026-01\"}}")).collect();
    let text = format!(
        "{{\"title\":\"План\",\"tracks\":[{{\"title\":\"T\",\"items\":[{},{{\"title\":\"bad\",\"date\":\"soon\"}}]}}]}}",
        entries.join(",")
    );
    let file = folder("line").join("line.json");
    fs::write(&file, &text).unwrap();
    let checked = out(&roadmap(&["check", "--lang", "en", file.to_str().unwrap()]));
    let byte = text.find("\"soon\"").unwrap();
    let column = text.get(..byte).unwrap().chars().count() + 1;
    assert!(checked.contains(&format!("line.json:1:{column}\n")), "{checked}");
    assert!(checked.contains("\"soon\"") && checked.lines().all(|line| line.chars().count() < 400), "{checked}");
}

#[test]
fn ids_are_shown_and_then_written_where_they_are_missing_and_nowhere_else() {
    let file = folder("ids").join("plan.json");
    let name = file.to_str().unwrap();
    let text = "{\r\n\t\"title\": \"Plan\", \"zz\": 1.50,\r\n\t\"tracks\": [\r\n\t\t{\r\n\t\t\t\"title\": \"Build\",\r\n\t\t\t\"items\": [\r\n\
                \t\t\t\t{ \"title\": \"Design\", \"date\": \"Q1 2026\" },\r\n\
                \t\t\t\t{ \"id\": null, \"title\": \"Design\" },\r\n\
                \t\t\t\t{ \"title\": \"Ship\", \"id\": \"own\" }\r\n\t\t\t]\r\n\t\t},\r\n\
                \t\t{ \"id\": \"mrr\", \"title\": \"MRR\", \"points\": [{\"date\":\"2026\",\"plan\":1}] }\r\n\t]\r\n}\r\n";
    fs::write(&file, text).unwrap();
    let shown = out(&roadmap(&["ids", name]));
    assert_eq!(fs::read_to_string(&file).unwrap(), text, "only shown");
    for line in [":4:3: build\n", ":7:5: build/design\n", ":8:5: build/design~2\n", ":12:45: mrr/2026\n", "4 ids; to write them"]
    {
        assert!(shown.contains(line), "{line:?} in {shown}");
    }
    assert_eq!(out(&roadmap(&["ids", name, "--write"])), format!("{name}: 4 ids written\n"));
    let written = text
        .replace("\t\t\t\"title\": \"Build\"", "\t\t\t\"id\": \"build\",\r\n\t\t\t\"title\": \"Build\"")
        .replace("{ \"title\": \"Design\", \"date\"", "{ \"id\": \"build/design\", \"title\": \"Design\", \"date\"")
        .replace("\"id\": null", "\"id\": \"build/design~2\"")
        .replace("{\"date\":\"2026\"", "{\"id\":\"mrr/2026\",\"date\":\"2026\"");
    assert_eq!(fs::read_to_string(&file).unwrap(), written);
    assert!(out(&roadmap(&["ids", name])).ends_with("everything has an id\n"));
}

#[test]
fn ids_of_every_example_are_those_that_were_shown_before() {
    for name in ["mdtechnology", "first", "horizons", "plan-actual", "asking", "releases", "hostile"] {
        let text = fs::read_to_string(root().join(format!("www/roadmaps/{name}.json"))).unwrap();
        let file = folder(&format!("ids-{name}")).join("plan.json");
        fs::write(&file, &text).unwrap();
        let before = roadmap_core::parse::parse(&text);
        assert!(roadmap(&["ids", file.to_str().unwrap(), "--write"]).status.success());
        let after = roadmap_core::parse::parse(&fs::read_to_string(&file).unwrap());
        let ids = |reading: &roadmap_core::parse::Reading| -> Vec<String> {
            let roadmap = reading.roadmap.as_ref().unwrap();
            let mut ids: Vec<String> = roadmap.tracks.iter().map(|track| track.id.to_string()).collect();
            ids.extend(roadmap.ids.iter().map(|(id, _)| id.to_string()).chain(roadmap.made_ids().into_iter().map(|(id, _)| id)));
            ids.sort();
            ids
        };
        assert_eq!(ids(&before), ids(&after), "{name}");
        let kinds = |reading: &roadmap_core::parse::Reading| -> Vec<&'static str> {
            reading.diagnostics.iter().map(|fault| fault.code.name()).collect()
        };
        assert_eq!(kinds(&before), kinds(&after), "{name}: nothing is mended or broken by it");
    }
}
