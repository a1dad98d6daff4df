//! The whole widget as it stands in the page.

use super::around::Around;
use super::roving::Roving;
use super::{boards, head, legend, list, notices, panel, timeline, toolbar};
use crate::content;
use crate::i18n::{Lang, fill};
use crate::markup::Markup;
use crate::state::{Session, State, View};
use crate::timeline::Scene;

/// The code of the failure that there is no data at all.
const NOTHING: &str = "nothing-given";

/// What came of the data.
#[derive(Debug)]
pub enum Content {
    /// It is on its way.
    Loading,
    /// It could not be had or read.
    Failed {
        /// Why, by a stable name.
        code: String,
        /// Why, as a sentence.
        message: String,
        /// Where in the file.
        detail: Option<String>,
        /// Whether it can be loaded again.
        can_retry: bool,
    },
    /// A roadmap.
    Shown(Box<Session>, Box<Around>),
}

/// Everything that a page is made from.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// What is shown.
    pub content: &'a Content,
    /// What the reader looks at; `None` until the screen is measured.
    pub state: Option<&'a State>,
    /// The timeline.
    pub scene: Option<&'a Scene>,
    /// Which controls are in the tab order.
    pub roving: &'a Roving,
    /// Language of the interface.
    pub lang: Lang,
    /// `auto`, `light` or `dark`.
    pub theme: &'a str,
    /// New data did not load; the earlier one is shown.
    pub stale: bool,
    /// For paper: how many tracks had no room on it.
    pub paper: Option<usize>,
    /// Whether what is wrong with the data is listed.
    pub shows_faults: bool,
    /// Both views, of which a style sheet shows one by the width: for pages that are read without a program.
    pub both: bool,
}

/// The widget.
pub fn page(what: &Page<'_>) -> Markup {
    let mut page = Markup::new();
    let catalog = what.lang.catalog();
    page.open_as("section", if what.paper.is_some() { "roadmap paper" } else { "roadmap" })
        .attr("part", "root")
        .attr("lang", what.lang.as_str());
    page.set("data-theme", what.theme).attr("tabindex", "-1");
    match what.content {
        // Without a title of its own it is no landmark: several failed ones on a page could not be told apart.
        Content::Loading => notices::loading(&mut page, catalog),
        Content::Failed { code, .. } if code == NOTHING => notices::nothing(&mut page, catalog),
        Content::Failed { message, detail, can_retry, .. } => {
            notices::failed(&mut page, message, detail.as_deref(), catalog, *can_retry);
        }
        Content::Shown(session, around) => {
            page.set("aria-label", &session.speaker.title(session.roadmap.title.as_ref()).text);
            if what.stale {
                notices::stale(&mut page, catalog);
            }
            shown(&mut page, what, session, around);
        }
    }
    page.close();
    page
}

fn shown(page: &mut Markup, what: &Page<'_>, session: &Session, around: &Around) {
    let (roadmap, speaker) = (&*session.roadmap, &session.speaker);
    let catalog = speaker.catalog();
    head::head(page, &around.head, catalog, what.roving, what.paper.is_some());
    head::strip(page, &around.strip, &around.as_of, &around.today, roadmap);
    main(page, what, session);
    if what.shows_faults {
        notices::faults(page, &session.diagnostics, speaker.lang);
    }
    if let (Some(state), Some(scene), false) = (what.state, what.scene, roadmap.tracks.is_empty()) {
        legend::legend(page, &around.legend, state.view(), scene, catalog);
    }
    page.open_as("div", "boards");
    boards::goals(page, &around.goals, catalog, roadmap);
    boards::risks(page, &around.risks, catalog);
    boards::key_dates(page, &around.key_dates, catalog);
    page.close();
    let selected = what.state.and_then(|state| state.selected.as_ref());
    let details = selected.and_then(|target| content::details::details(session.document(), target));
    let announce = what.state.map_or("", |state| state.announce.what.as_str());
    panel::panel(page, details.as_ref(), announce, catalog);
    panel::status_line(page, announce);
}

/// The toolbar with the timeline or the list.
fn main(page: &mut Markup, what: &Page<'_>, session: &Session) {
    let catalog = session.speaker.catalog();
    if session.roadmap.is_empty() {
        notices::empty(page, catalog);
        return;
    }
    let (Some(state), Some(scene)) = (what.state, what.scene) else {
        notices::loading(page, catalog);
        return;
    };
    let on_axis = session.extent.is_some_and(|extent| extent.contains(session.today));
    let tools = toolbar::ToolbarState {
        catalog,
        view: state.view(),
        has_axis: session.extent.is_some(),
        has_today: on_axis,
        roving: what.roving,
    };
    toolbar::toolbar(page, &tools);
    let timeline = timeline::TimelineState {
        scene,
        catalog,
        title: &session.speaker.title(session.roadmap.title.as_ref()).text,
        narrow: state.sizes.is_narrow(),
        time_width: state.sizes.time_width(),
        row_count: session.roadmap.tracks.len(),
        active: &state.active.key(),
        selected: state.selected.as_ref(),
    };
    match state.view() {
        _ if what.both => {
            page.open_as("div", "wide-only");
            timeline::timeline(page, &timeline);
            page.close().open_as("div", "narrow-only");
            list::whole_list(page, session, what.roving);
            page.close();
        }
        View::Timeline => timeline::timeline(page, &timeline),
        View::List if what.paper.is_some() => list::paper_list(page, session),
        View::List => {
            let agenda = content::list::agenda(session.document(), session.today, &state.unfolded, state.pages);
            list::list(page, &agenda, catalog.list, what.roving);
        }
    }
    if let (Some(following), View::Timeline) = (what.paper.filter(|following| *following > 0), state.view()) {
        let count = catalog.tracks.count(following, session.speaker.lang);
        page.line("p", "more-follow", &fill(catalog.more_follow, &[("count", &count)]));
    }
}
