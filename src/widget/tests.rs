//! The views as strings, without a browser.

use yew::LocalServerRenderer;

use super::RoadmapWidget;
use super::source::{RoadmapWidgetProps, Source};
use crate::i18n::Lang;
use crate::model::Day;
use crate::model::Failure;
use crate::state::View;
use crate::timeline::Sizes;

const MDT: &str = include_str!("../../www/roadmaps/mdtechnology.json");
const HOSTILE: &str = include_str!("../../www/roadmaps/hostile.json");
const HORIZONS: &str = include_str!("../../www/roadmaps/horizons.json");

fn render(source: Source, lang: Lang, width: f64, view: Option<View>) -> String {
    let props = RoadmapWidgetProps {
        source,
        lang,
        today: Day::from_ymd(2026, 11, 24).unwrap(),
        theme: None,
        view,
        start: None,
        end: None,
        can_retry: true,
        stale: false,
        shows_faults: true,
        attempt: 0,
        regions: None,
        sizes: Some(Sizes::typical(width)),
        ..yew::props!(RoadmapWidgetProps { lang, today: Day::MIN })
    };
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    runtime.block_on(async { LocalServerRenderer::<RoadmapWidget>::with_props(props).hydratable(false).render().await })
}

fn text(json: &str) -> Source {
    Source::text(json)
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[test]
fn the_timeline_is_a_grid_of_named_buttons() {
    let html = render(text(MDT), Lang::Ru, 1216.0, None);
    assert!(html.contains("role=\"treegrid\"") && html.contains("aria-rowcount=\"9\""));
    assert_eq!(html.matches("role=\"rowheader\"").count(), 9);
    let cells = html.matches("role=\"gridcell\"").count();
    assert_eq!(cells, html.matches("aria-haspopup=\"dialog\"").count());
    assert!(cells > 40, "{cells}");
    assert!(
        html.contains("aria-label=\"v1.0 Core CMS, AI-перевод, автопубликация, январь 2025\u{202f}г., Текущая по документу\"")
    );
    assert!(html.contains("aria-label=\"v2.0 Multi-tenant, White-label, 1-й квартал 2026\u{202f}г.\""));
}

#[test]
fn tab_stops_are_few_whatever_the_data() {
    for (json, width, view) in [
        (MDT, 1216.0, View::Timeline),
        (MDT, 390.0, View::List),
        (HOSTILE, 1216.0, View::Timeline),
        (HORIZONS, 1216.0, View::Timeline),
        (HORIZONS, 390.0, View::List),
    ] {
        let html = render(text(json), Lang::Ru, width, Some(view));
        let summaries = html.matches("<summary").count();
        let stops = html.matches("tabindex=\"0\"").count() + summaries;
        assert!(stops <= 8, "{stops} tab stops");
        // Each group of controls has exactly one.
        let main = if view == View::Timeline { "class=\"frame" } else { "class=\"list\"" };
        for group in ["class=\"links\"", "class=\"toolbar\"", main].into_iter().filter(|group| html.contains(*group)) {
            assert!(html.split(group).nth(1).unwrap().contains("tabindex=\"0\""), "{group} has no tab stop");
        }
        let links = html.matches("<a ").count();
        if links > 0 {
            let reachable = html.split("<a ").skip(1).filter(|part| part.split('>').next().unwrap().contains("tabindex=\"0\""));
            assert_eq!(reachable.count(), 1, "one link is in the tab order");
        }
        // Every control is either roving or a fold.
        for tag in ["<button", "<a "] {
            for part in html.split(tag).skip(1) {
                let opening = part.split('>').next().unwrap();
                assert!(opening.contains("tabindex="), "{tag}{opening}>");
            }
        }
    }
}

#[test]
fn the_page_says_everything_around_the_timeline() {
    let html = render(text(MDT), Lang::Ru, 1216.0, None);
    let roadmap: serde_json::Value = serde_json::from_str(MDT).unwrap();
    let mut said = 0;
    for goal in roadmap["goals"].as_array().unwrap() {
        assert!(html.contains(&escaped(goal["title"]["ru"].as_str().unwrap())), "{goal}");
        said += 1;
    }
    for (list, keys) in [("risks", vec!["trigger", "action"]), ("keyDates", vec!["title"])] {
        for entry in roadmap[list].as_array().unwrap() {
            for key in &keys {
                assert!(html.contains(&escaped(entry[key].as_str().unwrap())), "{entry}");
                said += 1;
            }
        }
    }
    assert_eq!(said, 25 + 10 + 8);
}

#[test]
fn the_head_shows_only_what_the_document_has() {
    let html = render(text(HORIZONS), Lang::En, 1216.0, None);
    for part in
        ["Updated: November 10, 2026", "Next review: January 2027", "Only a guide.", "mailto:feedback@example.com", "Changelog"]
    {
        assert!(html.contains(part), "{part}");
    }
    let plain =
        render(text(r#"{"title":"T","tracks":[{"title":"A","items":[{"title":"x","date":"2026"}]}]}"#), Lang::En, 1216.0, None);
    for part in ["Updated", "Next review", "class=\"links\"", "disclaimer", "class=\"board "] {
        assert!(!plain.contains(part), "{part}");
    }
}

#[test]
fn fallback_texts_say_their_language() {
    let html = render(text(MDT), Lang::Kk, 1216.0, None);
    assert!(html.starts_with("<section") && html.contains("lang=\"kk\""));
    assert!(html.contains("<bdi>Заңдық мәселелер</bdi>"));
    assert!(html.contains("<bdi lang=\"ru\">Pivot маркетинговой стратегии</bdi>"));
}

#[test]
fn text_of_data_is_text_and_bad_links_are_not_links() {
    for view in [View::Timeline, View::List] {
        let html = render(text(HOSTILE), Lang::Ru, 1216.0, Some(view));
        assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
        assert!(!html.contains("<img") && !html.contains("<script"));
        assert!(!html.contains("href=\"javascript") && !html.contains("href=\"//"));
        assert!(html.contains("href=\"https://example.com/ok\""));
        assert!(html.contains("замечани"), "the faults are listed");
    }
}

#[test]
fn there_is_no_style_attribute_or_element() {
    for (json, view) in [(MDT, View::Timeline), (MDT, View::List), (HOSTILE, View::Timeline)] {
        let html = render(text(json), Lang::En, 1216.0, Some(view));
        assert!(!html.contains(" style=") && !html.contains("<style"));
    }
}

#[test]
fn waiting_failing_and_empty_have_their_states() {
    assert!(render(Source::Loading, Lang::En, 1216.0, None).contains("Loading the roadmap"));
    let failed = render(Source::Failed(Failure::Http(404)), Lang::En, 1216.0, None);
    assert!(failed.contains("role=\"alert\"") && failed.contains("404") && failed.contains("Try again"));
    let broken = render(text("{\"title\": 1,}"), Lang::Ru, 1216.0, None);
    assert!(broken.contains("лишняя запятая") && broken.contains("строка 1, столбец 12"), "{broken}");
    let empty = render(text(r#"{"title":"T","tracks":[]}"#), Lang::En, 1216.0, None);
    assert!(empty.contains("still empty") && empty.contains("tracks"));
}

#[test]
fn no_page_has_english_or_codes_where_it_should_not() {
    for lang in [Lang::Ru, Lang::Kk, Lang::Uz, Lang::Ky] {
        for view in [View::Timeline, View::List] {
            let html = render(text(MDT), lang, 1216.0, Some(view));
            for foreign in ["KZT", "UZS", "KGS", "\u{20c0}", "January", "March", " M03", "Zoom", "Today", "List<"] {
                assert!(!html.contains(foreign), "{lang:?}: {foreign}");
            }
        }
    }
}
