//! The whole widget as it stands in the page.

use super::class;
use super::panel::Tools;
use super::parts::{Slot, slot, when};
use super::roving::Roving;
use super::{connectors, found, head, legend, list, notices, overview, panel, reading, sections, timeline, toolbar};
use crate::content::conditions::RiskState;
use crate::content::details::Details;
use crate::content::reading::Reading;
use crate::content::{Accent, Target, accent_of};
use crate::derived::{LookedAt, Medium, Shown, Texts};
use crate::find::{Facet, FacetOffer, Found, Place};
use crate::i18n::languages::knows_late;
use crate::i18n::{Catalog, Lang, fill};
use crate::markup::Markup;
use crate::model::{Day, DayRange, Diagnostic, Failure};
use crate::parse::diagnostics;
use crate::schedule::Schedule;
use crate::state::{DayField, Keyed, Session, View};
use crate::timeline::{Connectors, Overview, Scene};

/// The code of the failure that there is no data at all.
const NOTHING: &str = "nothing-given";

/// Why there is no roadmap.
#[derive(Debug, Clone, PartialEq)]
pub struct Failed {
    /// By a stable name.
    pub code: String,
    /// What is said of it.
    pub why: Why,
    /// Whether it can be loaded again.
    pub can_retry: bool,
}

/// What is said of a failure. The words come with the late part.
#[derive(Debug, Clone, PartialEq)]
pub enum Why {
    /// The data could not be had.
    Failure(Failure),
    /// What is wrong with the document.
    Fault(Box<Diagnostic>),
}

impl Why {
    /// A sentence, and where in the file; `None` while there are no words for it.
    pub fn words(&self, late: Option<&Late>, lang: Lang) -> Option<(String, Option<String>)> {
        let late = late.filter(|_| knows_late(lang))?;
        Some(match self {
            Why::Failure(failure) => ((late.failure)(failure, lang), None),
            Why::Fault(fault) => (late.words)(fault, lang),
        })
    }
}

/// What came of the data.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// It is on its way.
    Loading,
    /// It could not be had or read.
    Failed(&'a Failed),
    /// A roadmap.
    Shown(Shown<'a>),
}

/// What a page shows only once it is used, or where something is wrong. A program in two parts has it in the second one, so pages
/// call it through this table.
#[derive(Debug)]
pub struct Late {
    panel: fn(&mut Markup, &Details, &Catalog, &Roving),
    /// The panel beside the timeline.
    dock: fn(&mut Markup, &Details, &Catalog, &Roving),
    faults: fn(&mut Markup, &[Diagnostic], Lang),
    /// Why data could not be had.
    failure: fn(&Failure, Lang) -> String,
    /// The strip for another day than today.
    strip: fn(&mut Markup, &Session, &Texts, Option<&Reading>, &DayField, &Roving),
    /// What the charts say at the line of a day.
    values: timeline::WriteValues,
    /// The whole plan in a strip.
    overview: fn(&mut Markup, &Overview, &Session, DayRange, Option<Day>),
    /// Lines of what waits for what.
    lines: fn(&mut Markup, &Connectors, &Target, Accent),
    /// What of it is not in sight.
    stubs: fn(&mut Markup, &Connectors, &Scene, Accent),
    /// Whether a risk has come.
    risk: fn(&mut Markup, RiskState, Lang),
    /// What was found.
    found: fn(&mut Markup, &Found, Lang, &mut Tools<'_>),
    /// What it can be narrowed by.
    facets: fn(&mut Markup, &[FacetOffer], Option<Facet>, &str, Lang, &mut Tools<'_>),
    /// Whether a mark is among what was found.
    is_found: fn(&Found, &Target, &Schedule) -> bool,
    /// The class of a goal, risk or key date, of which one may be looked at (`match_at`).
    class_of: fn(&Found, Option<usize>, Place) -> &'static str,
    /// What is wrong and how to mend it, and where.
    words: fn(&Diagnostic, Lang) -> (String, Option<String>),
}

/// All of it.
pub static LATE: Late = Late {
    panel: panel::body,
    dock: panel::dock,
    faults: notices::faults,
    failure: diagnostics::failure,
    strip: reading::strip,
    values: reading::values,
    overview: overview::overview,
    lines: connectors::lines,
    stubs: connectors::stubs,
    risk: reading::risk,
    found: found::found,
    facets: found::facets,
    is_found: Found::holds_target,
    class_of: found::class_of,
    words: |fault, lang| (diagnostics::message(fault, lang), diagnostics::place(fault, lang)),
};

impl Late {
    /// Why data could not be had; `None` while the words of the language are on their way.
    pub fn failure(&self, failure: &Failure, lang: Lang) -> Option<String> {
        knows_late(lang).then(|| (self.failure)(failure, lang))
    }

    /// What is wrong and how to mend it; `None` while the words of the language are on their way.
    pub fn message(&self, fault: &Diagnostic, lang: Lang) -> Option<String> {
        knows_late(lang).then(|| (self.words)(fault, lang).0)
    }
}

/// Everything that a page is made from.
#[derive(Debug, Clone, Copy)]
pub struct Page<'a> {
    /// What is shown.
    pub content: Content<'a>,
    /// Where it is shown.
    pub medium: Medium,
    /// Which controls are in the tab order.
    pub roving: &'a Roving,
    /// Language of the interface.
    pub lang: Lang,
    /// `auto`, `light` or `dark`.
    pub theme: &'a str,
    /// New data did not load; the earlier one is shown.
    pub stale: bool,
    /// What the program does once it is used could not be had.
    pub incomplete: bool,
    /// How many tracks had no room on paper.
    pub following: usize,
    /// Whether what is wrong with the data is listed.
    pub shows_faults: bool,
    /// Whether things can be looked for.
    pub search: bool,
    /// Whether the timeline hides what was not found, instead of dimming it.
    pub hides: bool,
    /// What is shown only once it is used; `None` while that is on its way.
    pub late: Option<&'static Late>,
}

/// The widget.
pub fn page(what: &Page<'_>) -> Markup {
    let mut page = Markup::new();
    let catalog = what.lang.catalog();
    page.open("section")
        .classes(&[class::ROADMAP, when(what.medium == Medium::Paper, "paper")])
        .attr("part", "root")
        .attr("lang", what.lang.as_str());
    if what.lang.is_written_to_left() {
        page.attr("dir", "rtl");
    }
    page.set("data-theme", what.theme).attr("tabindex", "-1");
    match &what.content {
        // Without a title of its own it is no landmark: several failed ones on a page could not be told apart.
        Content::Loading => notices::loading(&mut page, catalog),
        Content::Failed(failed) if failed.code == NOTHING => notices::nothing(&mut page, catalog),
        Content::Failed(failed) => match failed.why.words(what.late, what.lang) {
            Some((message, detail)) => notices::failed(&mut page, &message, detail.as_deref(), catalog, failed.can_retry),
            None if what.incomplete => notices::incomplete(&mut page, catalog),
            None => notices::loading(&mut page, catalog),
        },
        Content::Shown(shown) => {
            page.set("aria-label", &shown.session.locale.title(shown.session.roadmap.title.as_ref()).text);
            if what.stale {
                notices::stale(&mut page, catalog);
            }
            if what.incomplete {
                notices::incomplete(&mut page, catalog);
            }
            roadmap(&mut page, what, shown);
        }
    }
    page.close();
    page
}

fn roadmap(page: &mut Markup, what: &Page<'_>, shown: &Shown<'_>) {
    let Shown { session, texts, looked_at } = shown;
    let roadmap = &*session.roadmap;
    let catalog = session.locale.catalog();
    head::head(page, &texts.head, catalog, what.roving, what.medium == Medium::Paper);
    strip(page, what, shown);
    main(page, what, shown);
    if let (true, Some(late)) = (what.shows_faults && knows_late(what.lang), what.late) {
        (late.faults)(page, &session.diagnostics, session.locale.lang);
    }
    if let (Some(LookedAt { state, scene, .. }), false) = (looked_at, roadmap.tracks.is_empty()) {
        legend::legend(page, &texts.legend, state.view(), scene, catalog);
    }
    page.open_as("div", "boards");
    let found = looked_at.and_then(|LookedAt { state, .. }| Some((state.found.as_deref()?, state.match_at))).zip(what.late);
    let class_of = |place| found.map_or("", |((found, match_at), late)| (late.class_of)(found, match_at, place));
    sections::goals(page, &texts.goals, catalog, roadmap, &class_of);
    let states = looked_at.map_or(&[] as &[_], |looked_at| looked_at.risks);
    sections::risks(page, &texts.risks, catalog, &class_of, &|page, at| {
        if let (Some(late), Some(Some(state))) = (what.late, states.get(at)) {
            (late.risk)(page, *state, what.lang);
        }
    });
    sections::key_dates(page, &texts.key_dates, catalog, &class_of);
    page.close();
    slot(page, Slot::Footer, |_| {});
    let announce = looked_at.map_or("", |looked_at| looked_at.state.announce.what.as_str());
    let details = looked_at.and_then(|looked_at| looked_at.details);
    let over = looked_at.is_some_and(|looked_at| looked_at.state.dock() == 0.0);
    panel::sheet(page, announce, |page| {
        if let (Some(details), Some(late), true) = (details, what.late, over) {
            (late.panel)(page, details, catalog, what.roving);
        }
    });
    panel::status_line(page, announce);
}

/// Where things stand, today or on the day that is asked about.
fn strip(page: &mut Markup, what: &Page<'_>, shown: &Shown<'_>) {
    let Shown { session, texts, looked_at } = shown;
    let on_screen = what.medium == Medium::Screen;
    let asked = looked_at
        .filter(|_| on_screen)
        .filter(|LookedAt { state, reading, .. }| reading.is_some() || state.day_field != DayField::Resting);
    match (asked, what.late) {
        (Some(LookedAt { state, reading, .. }), Some(late)) => {
            (late.strip)(page, session, texts, reading, &state.day_field, what.roving)
        }
        _ => {
            let asks = on_screen && session.extent.is_some();
            head::strip(page, &texts.strip, &texts.as_of, &texts.today, &session.roadmap, asks);
        }
    }
}

/// The toolbar with the timeline or the list.
fn main(page: &mut Markup, what: &Page<'_>, shown: &Shown<'_>) {
    let session = shown.session;
    let catalog = session.locale.catalog();
    if session.roadmap.is_empty() {
        notices::empty(page, catalog);
        return;
    }
    let Some(looked_at @ LookedAt { state, scene, list, details, reading, cursor, values, .. }) = shown.looked_at else {
        notices::loading(page, catalog);
        return;
    };
    let found = state.found.as_deref().zip(what.late);
    let tell_found = |page: &mut Markup, tools: &mut Tools<'_>| {
        if let Some((found, late)) = found {
            (late.found)(page, found, what.lang, tools);
        }
        if let Some(late) = what.late {
            (late.facets)(page, looked_at.facets, state.open_facet, &state.look.query, what.lang, tools);
        }
    };
    let tools = toolbar::ToolbarState {
        catalog,
        view: state.view(),
        has_axis: session.extent.is_some(),
        has_today: session.extent.is_some_and(|extent| extent.contains(session.today)),
        roving: what.roving,
        search: (what.search && what.medium == Medium::Screen)
            .then_some(toolbar::Search { used: state.found.is_some(), tell: &tell_found }),
    };
    let is_dimmed = |target: &Target| found.is_some_and(|(found, late)| !(late.is_found)(found, target, &session.schedule));
    toolbar::toolbar(page, &tools);
    let overview = looked_at.overview.zip(session.extent).zip(what.late);
    let strip = overview.map(|((overview, extent), late)| {
        let asked = reading.map(|_| state.as_of(session));
        move |page: &mut Markup| (late.overview)(page, overview, session, extent, asked)
    });
    let connectors = looked_at.connectors.zip(what.late);
    let accent = |of: &Target| accent_of(&session.roadmap, of.track());
    let lines = connectors.map(|((of, drawn), late)| move |page: &mut Markup| (late.lines)(page, drawn, of, accent(of)));
    let stubs = connectors.map(|((of, drawn), late)| move |page: &mut Markup| (late.stubs)(page, drawn, scene, accent(of)));
    let timeline = timeline::TimelineState {
        scene,
        catalog,
        title: &session.locale.title(session.roadmap.title.as_ref()).text,
        narrow: state.sizes.is_narrow(),
        time_width: state.time_width(),
        handle: session.extent.filter(|_| what.medium == Medium::Screen).map(|extent| timeline::Handle {
            extent,
            day: if reading.is_some() { state.as_of(session) } else { session.today }.clamp(extent.first, extent.last),
            words: reading.map_or(&shown.texts.today, |reading| &reading.date),
            line: cursor,
        }),
        values: what.late.map(|late| (late.values, values)),
        overview: strip.as_ref().map(|write| write as timeline::Write<'_>),
        connectors: [
            lines.as_ref().map(|write| write as timeline::Write<'_>),
            stubs.as_ref().map(|write| write as timeline::Write<'_>),
        ],
        roadmap: &session.roadmap,
        row_count: session.roadmap.tracks.len(),
        active: &state.active.key(),
        selected: state.look.selected.as_ref(),
        is_dimmed: &is_dimmed,
    };
    let beside = details.zip(what.late).filter(|_| state.dock() > 0.0 && what.medium == Medium::Screen);
    let searching = when(state.found.is_some(), if what.hides { "searched hiding" } else { "searched" });
    let is_at_item = |at: usize| state.found.as_ref().is_some_and(|found| matches!(found.places.get(at), Some(Place::Item(_))));
    let going = when(state.match_at.is_some_and(is_at_item), "going");
    page.open("div").classes(&[class::STAGE, when(beside.is_some(), "docked"), searching, going]);
    match (what.medium, list) {
        (Medium::File { both: true }, Some(list)) => {
            page.open_as("div", "wide-only");
            timeline::timeline(page, &timeline);
            page.close().open_as("div", "narrow-only");
            list::whole_list(page, list, catalog.list, what.roving);
            page.close();
        }
        (Medium::File { .. }, Some(list)) => list::whole_list(page, list, catalog.list, what.roving),
        (Medium::Paper, Some(list)) => list::paper_list(page, list, &session.locale),
        (Medium::Screen, Some(list)) => {
            list::list(page, list, catalog.list, what.roving, beside.and(state.look.selected.as_ref()))
        }
        (_, None) => timeline::timeline(page, &timeline),
    }
    if let Some((details, late)) = beside {
        (late.dock)(page, details, catalog, what.roving);
    }
    page.close();
    if what.following > 0 && state.view() == View::Timeline {
        let count = catalog.tracks.count(what.following, session.locale.lang);
        page.line("p", "more-follow", &fill(catalog.more_follow, &[("count", &count)]));
    }
}
