//! The Yew component: properties and messages go to the [`Controller`], which does everything, and its events go to the page.

pub(crate) mod controller;
mod document;
mod dom;
pub(crate) mod late;
mod paper;
mod screen;
pub(crate) mod source;
#[cfg(test)]
mod tests;

use controller::{Controller, Msg};
pub(crate) use dom::BrowserScreen;
#[cfg(target_arch = "wasm32")]
pub(crate) use dom::{forget_font, sizes_within};
pub(crate) use late::Late;
use source::RoadmapWidgetProps;
use yew::prelude::*;

#[cfg(all(target_arch = "wasm32", feature = "two-parts"))]
use crate::late_part::late;

/// A roadmap as an interactive timeline.
///
/// ```
/// use roadmap_widget::{RoadmapWidget, Source, i18n::Lang, model::Day};
/// use yew::prelude::*;
///
/// #[component]
/// fn Page() -> Html {
///     let today = Day::from_ymd(2026, 11, 24).unwrap_or(Day::MIN);
///     html! { <RoadmapWidget source={Source::text("{}")} lang={Lang::Ru} {today} /> }
/// }
/// ```
pub struct RoadmapWidget {
    controller: Controller<BrowserScreen>,
}

impl RoadmapWidget {
    /// Tells the page what the controller has to tell. True where Yew has to show the page, since there is no browser.
    fn settled(&mut self, ctx: &Context<Self>) -> bool {
        for event in self.controller.take_events() {
            ctx.props().on_event.emit(event);
        }
        self.controller.screen().is_none()
    }
}

/// What the widget does once it is used: all at once, where the program is not in two parts.
#[cfg(not(all(target_arch = "wasm32", feature = "two-parts")))]
fn late() -> Option<&'static Late<BrowserScreen>> {
    Some(&Late::ALL)
}

impl Component for RoadmapWidget {
    type Message = Msg;
    type Properties = RoadmapWidgetProps;

    fn create(ctx: &Context<Self>) -> Self {
        let link = ctx.link().clone();
        let screen = || BrowserScreen::new(move |msg| link.send_message(msg));
        let screen = if cfg!(target_arch = "wasm32") { screen() } else { None };
        RoadmapWidget { controller: Controller::new(ctx.props().into(), screen, late) }
    }

    fn changed(&mut self, ctx: &Context<Self>, _old: &Self::Properties) -> bool {
        self.controller.set(ctx.props().into());
        self.settled(ctx)
    }

    fn update(&mut self, ctx: &Context<Self>, msg: Msg) -> bool {
        self.controller.handle(msg);
        self.settled(ctx)
    }

    /// The element that the controller fills: a page of hundreds of elements is not also a tree of Yew's. It is shown in the
    /// same task as what it follows from; Yew would let the browser draw the old page first.
    #[allow(clippy::disallowed_methods, reason = "only where there is no browser, and what `Markup` writes is escaped")]
    fn view(&self, _ctx: &Context<Self>) -> Html {
        match self.controller.screen() {
            Some(screen) => Html::VRef(screen.root().clone().into()),
            None => Html::from_html_unchecked(self.controller.html().to_string().into()),
        }
    }

    fn rendered(&mut self, ctx: &Context<Self>, first: bool) {
        if first {
            self.controller.mounted();
            self.settled(ctx);
        }
    }
}
