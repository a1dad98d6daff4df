//! Roadmaps as files, through the same layout and views as in the browser: static HTML that is there before any program,
//! and SVG for places where there is none. Same input, same bytes, on every machine: day, width and language are input.

mod html;
mod svg;
#[cfg(test)]
mod tests;

use std::rc::Rc;

pub use html::{Html, html};
pub use svg::svg;

use crate::derived::whole;
use crate::i18n::{Lang, Regions};
use crate::model::{Day, Diagnostic, Roadmap};
use crate::state::{Session, SessionOptions, State, View};
use crate::timeline::{Plan, Scene, Sizes};

/// What a file is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Language of the interface.
    pub lang: Lang,
    /// `auto`, `light` or `dark`.
    pub theme: String,
    /// Today.
    pub today: Day,
    /// First day shown, instead of the document's.
    pub start: Option<Day>,
    /// Last day shown, instead of the document's.
    pub end: Option<Day>,
    /// The view; without it HTML has both, of which the width of the page shows one.
    pub view: Option<View>,
    /// Width in px.
    pub width: f64,
    /// Names of countries beyond those built in.
    pub regions: Option<Regions>,
}

/// A roadmap, drawn and ready to be written.
struct StaticRender {
    session: Rc<Session>,
    state: State,
    plan: Plan,
    scene: Scene,
}

impl StaticRender {
    fn new(roadmap: Roadmap, diagnostics: Vec<Diagnostic>, options: &Options, sizes: Sizes) -> StaticRender {
        let Options { lang, today, start, end, .. } = *options;
        let session =
            Session::new(roadmap, diagnostics, SessionOptions { lang, today, start, end, regions: options.regions.clone() });
        let mut state = State::new(&session, sizes);
        state.look.view = Some(options.view.unwrap_or(View::Timeline));
        let (plan, scene) = whole(&session, &state);
        StaticRender { session: Rc::new(session), state, plan, scene }
    }
}
