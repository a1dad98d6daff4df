//! Static HTML: the element with its shadow root written out. It is read, styled and indexed without any script; when the
//! widget arrives, it takes its place.

use std::collections::BTreeMap;

use super::{Options, StaticRender};
use crate::derived::{Derived, Medium};
use crate::markup::{Markup, attribute};
use crate::model::{Diagnostic, Roadmap};
use crate::style::FIRST_CSS;
use crate::timeline::Sizes;
use crate::view::{Content, Page, Roving, page};

/// Rules of a page that no program serves: nothing to press, and the axis scrolls with what is below it.
const STATIC_CSS: &str = ":host{position:relative}.frame{overflow-x:auto}.frame .axis,.frame .scroller{width:max-content;min-width:100%;overflow:clip}.frame .axis{position:static;min-width:calc(100% - var(--label-column))}.mark,.track-title,.entry{cursor:default}summary.more{display:block;width:max-content;max-width:100%;list-style:none}summary.more::-webkit-details-marker{display:none}@container (max-width:30em){.wide-only{display:none}}@container (min-width:30.01em){.narrow-only{display:none}}";

/// Where the widget takes over, its toolbar has its room already; where nothing runs, that would be an empty strip.
const TOOLBAR_WAITS: &str = ".toolbar{visibility:hidden}@media (scripting:none){.toolbar{display:none}}";
const NO_TOOLBAR: &str = ".toolbar{display:none}";

/// What the element is given beside its picture.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Html {
    /// Where the widget will load the data from; without it the data is written into the page.
    pub src: Option<String>,
    /// Nothing will run: no script of the widget is in the page.
    pub inert: bool,
}

/// The element as HTML. `json` is the text of the document, for the widget that takes over.
pub fn html(roadmap: Roadmap, diagnostics: Vec<Diagnostic>, json: &str, options: &Options, given: &Html) -> (String, String) {
    let render = StaticRender::new(roadmap, diagnostics, options, Sizes::typical(options.width));
    let lang = render.session.locale.lang;
    let StaticRender { session, state, plan, scene } = render;
    let mut derived = Derived::of_whole(plan, scene);
    let medium = Medium::File { both: options.view.is_none() };
    derived.renew_late(&session, &state);
    let content = derived.shown(&session, Some(&state), medium).map_or(Content::Loading, Content::Shown);
    let markup = page(&Page {
        content,
        medium,
        roving: &Roving::default(),
        lang,
        theme: &options.theme,
        stale: false,
        incomplete: false,
        following: 0,
        // Whoever wrote the page was told by the command.
        shows_faults: false,
        search: false,
        hides: false,
        late: None,
    });
    let (body, places) = placed(&markup);
    let toolbar = if given.inert { NO_TOOLBAR } else { TOOLBAR_WAITS };
    let style = format!("{FIRST_CSS}{STATIC_CSS}{toolbar}{places}");
    let mut text = String::from("<roadmap-widget");
    attribute(&mut text, "lang", lang.as_str());
    if options.theme != "auto" {
        attribute(&mut text, "theme", &options.theme);
    }
    if let Some(view) = options.view {
        attribute(&mut text, "view", view.name());
    }
    for (name, day) in [("start", options.start), ("end", options.end)] {
        if let Some(day) = day {
            attribute(&mut text, name, &day.to_string());
        }
    }
    if let Some(src) = &given.src {
        attribute(&mut text, "src", src);
    }
    text.push_str("><template shadowrootmode=\"open\"><style>");
    text.push_str(&style);
    text.push_str("</style><div data-static>");
    text.push_str(&body);
    text.push_str("</div></template>");
    if given.src.is_none() {
        text.push_str("<script type=\"application/json\">");
        // So that no text of the document can end the script.
        text.push_str(&json.trim().replace('<', "\\u003c"));
        text.push_str("</script>");
    }
    text.push_str("</roadmap-widget>\n");
    (text, style)
}

/// The page with numbered places instead of style attributes, which a strict policy forbids, and the rules for them.
fn placed(markup: &Markup) -> (String, String) {
    let mut numbers: BTreeMap<String, usize> = BTreeMap::new();
    let body = markup.to_html(|declarations, html| {
        let next = numbers.len();
        let number = *numbers.entry(declarations.to_string()).or_insert(next);
        attribute(html, "data-at", &number.to_string());
    });
    let mut in_order: Vec<(usize, String)> = numbers.into_iter().map(|(declarations, number)| (number, declarations)).collect();
    in_order.sort();
    let rules = in_order.into_iter().map(|(number, declarations)| format!("[data-at=\"{number}\"]{{{declarations}}}")).collect();
    (body, rules)
}
