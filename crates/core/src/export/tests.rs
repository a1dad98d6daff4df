//! What the files say, and that they are well formed.

use super::*;
use crate::markup::escape;
use crate::parse::parse;

const MDT: &str = include_str!("../../../../www/roadmaps/mdtechnology.json");
const HOSTILE: &str = include_str!("../../../../www/roadmaps/hostile.json");
const EXAMPLES: [&str; 5] = [
    MDT,
    HOSTILE,
    include_str!("../../../../www/roadmaps/horizons.json"),
    include_str!("../../../../www/roadmaps/plan-actual.json"),
    include_str!("../../../../www/roadmaps/releases.json"),
];

fn options(lang: Lang, theme: &str) -> Options {
    let today = Day::from_ymd(2026, 11, 24).unwrap();
    Options { lang, theme: theme.into(), today, start: None, end: None, view: None, width: 1200.0, regions: None }
}

fn page_of(json: &str, lang: Lang, src: Option<&str>) -> String {
    let reading = parse(json);
    html(
        reading.roadmap.unwrap(),
        reading.diagnostics,
        json,
        &options(lang, "auto"),
        &Html { src: src.map(str::to_string), inert: false },
    )
    .0
}

fn picture_of(json: &str, lang: Lang, theme: &str, width: f64) -> String {
    let reading = parse(json);
    svg(reading.roadmap.unwrap(), reading.diagnostics, &Options { width, ..options(lang, theme) })
}

fn titles(json: &str) -> Vec<String> {
    let roadmap = parse(json).roadmap.unwrap();
    let locale = crate::i18n::Locale::new(Lang::Ru, &roadmap.language, roadmap.calendar);
    let items = roadmap.tracks.iter().flat_map(|track| &track.items);
    items.filter_map(|item| item.title.as_ref()).map(|title| locale.localize(title).text).collect()
}

#[test]
fn the_page_holds_every_item_without_any_program() {
    let html = page_of(MDT, Lang::Ru, None);
    let all = titles(MDT);
    assert!(all.len() > 60, "{}", all.len());
    for title in all {
        let mut written = String::new();
        escape(&title, &mut written);
        assert!(html.contains(&written), "{title}");
    }
    assert!(html.starts_with("<roadmap-widget lang=\"ru\"><template shadowrootmode=\"open\"><style>"));
    assert!(html.contains("<div data-static>") && html.contains("wide-only") && html.contains("narrow-only"));
    assert!(!html.contains(" style="), "a strict policy forbids style attributes");
    assert_eq!(html.matches("<ul>").count() + html.matches("<ul ").count(), html.matches("</ul>").count());
    assert_eq!(html.matches("<details").count(), html.matches("</details>").count());
}

#[test]
fn data_in_the_page_is_the_document_and_cannot_end_its_script() {
    for json in EXAMPLES {
        let html = page_of(json, Lang::Ru, None);
        let script = html.split("<script type=\"application/json\">").nth(1).unwrap().split("</script>").next().unwrap();
        assert_eq!(parse(script).roadmap, parse(json).roadmap);
        assert_eq!(html.matches("<script").count(), 1);
    }
    let html = page_of(MDT, Lang::Ru, Some("/plan.json?a=1&b=\"2\""));
    assert!(html.contains("src=\"/plan.json?a=1&amp;b=&quot;2&quot;\"") && !html.contains("<script"));
}

#[test]
fn text_of_data_is_text() {
    let html = page_of(HOSTILE, Lang::Ru, Some("x"));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;") && !html.contains("<img"));
    let svg = picture_of(HOSTILE, Lang::Ru, "light", 1200.0);
    assert!(svg.contains("&lt;img") && !svg.contains("<img") && !svg.contains("href"));
}

#[test]
fn pictures_are_well_formed_and_say_their_items() {
    for json in EXAMPLES {
        for (lang, theme, width) in [(Lang::Ru, "light", 1200.0), (Lang::Kk, "dark", 700.0), (Lang::En, "auto", 390.0)] {
            let svg = picture_of(json, lang, theme, width);
            let picture = roxmltree::Document::parse(&svg).unwrap();
            let root = picture.root_element();
            assert_eq!(root.attribute("role"), Some("img"));
            assert!(root.attribute("aria-label").is_some_and(|label| !label.is_empty()));
            assert!(!svg.contains("NaN") && !svg.contains("inf"));
        }
    }
    let svg = picture_of(MDT, Lang::Ru, "light", 1200.0);
    for name in ["v2.0 Multi-tenant, White-label, 1-й квартал 2026", "Регистрация ИС", "Узбекистан", "80+"]
    {
        assert!(svg.contains(name), "{name}");
    }
}

#[test]
fn same_input_same_bytes() {
    assert_eq!(page_of(MDT, Lang::Kk, None), page_of(MDT, Lang::Kk, None));
    assert_eq!(picture_of(MDT, Lang::Kk, "dark", 900.0), picture_of(MDT, Lang::Kk, "dark", 900.0));
    // The bytes themselves (without the style sheet), so that another machine that writes others is noticed.
    let sum = |text: &str| {
        text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    };
    insta::assert_snapshot!(format!(
        "html {:016x}\nsvg {:016x}",
        sum(page_of(MDT, Lang::Ru, None).split("</style>").nth(1).unwrap()),
        sum(&picture_of(MDT, Lang::Ru, "light", 1200.0))
    ));
}
