//! The Yew component, and what is behind it: [`use_roadmap`] makes a [`Driver`], which drives a [`Controller`](controller::Controller).

pub(crate) mod controller;
mod document;
mod dom;
pub(crate) mod driver;
pub(crate) mod late;
#[cfg(feature = "load")]
mod load;
mod paper;
mod screen;
mod slots;
pub(crate) mod source;
#[cfg(test)]
mod tests;

use std::rc::Rc;

pub(crate) use dom::BrowserScreen;
#[cfg(target_arch = "wasm32")]
pub(crate) use dom::{forget_font, sizes_of, sizes_within};
use driver::Driver;
pub(crate) use late::Late;
use source::{RoadmapWidgetProps, Settings};
use yew::prelude::*;

use self::controller::Msg;
#[cfg(all(target_arch = "wasm32", feature = "two-parts"))]
pub(crate) use crate::late_part::late;
use crate::model::{DayRange, Period};
use crate::state::Action;

/// What the widget does once it is used: all at once, where the program is not in two parts.
#[cfg(not(all(target_arch = "wasm32", feature = "two-parts")))]
pub(crate) fn late() -> Option<&'static Late<BrowserScreen>> {
    Some(&Late::ALL)
}

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
#[component]
pub fn RoadmapWidget(props: &RoadmapWidgetProps) -> Html {
    use_roadmap(props).view()
}

/// A roadmap that a component shows where it likes, and moves.
///
/// ```
/// use roadmap_widget::{RoadmapWidgetProps, Source, i18n::Lang, model::Day, use_roadmap};
/// use yew::prelude::*;
///
/// #[component]
/// fn Page() -> Html {
///     let today = Day::from_ymd(2026, 11, 24).unwrap_or(Day::MIN);
///     let roadmap = use_roadmap(&yew::props!(RoadmapWidgetProps { source: Source::text("{}"), lang: Lang::Ru, today }));
///     let whole = {
///         let roadmap = roadmap.clone();
///         move |_| roadmap.fit()
///     };
///     html! { <><button onclick={whole}>{ "The whole plan" }</button>{ roadmap.view() }</> }
/// }
/// ```
#[hook]
pub fn use_roadmap(props: &RoadmapWidgetProps) -> Roadmap {
    #[cfg(feature = "load")]
    let props = &load::use_loaded(props);
    let driver = use_memo((), |()| Driver::new(props.into(), props.on_event.clone()));
    driver.tell(props.on_event.clone());
    use_effect_with(Settings::from(props), {
        let driver = driver.clone();
        move |settings| driver.set(settings.clone())
    });
    let slots = slots::use_slots(props, &driver);
    Roadmap { driver: (*driver).clone(), slots }
}

/// A roadmap in a component: its picture, and what can be done to it.
#[derive(Clone)]
pub struct Roadmap {
    driver: Rc<Driver>,
    slots: Html,
}

impl PartialEq for Roadmap {
    fn eq(&self, other: &Roadmap) -> bool {
        Rc::ptr_eq(&self.driver, &other.driver) && self.slots == other.slots
    }
}

impl Roadmap {
    /// The roadmap, to be shown in one place.
    pub fn view(&self) -> Html {
        html! { <><Screen driver={Mounted(self.driver.clone())} />{ self.slots.clone() }</> }
    }

    /// Shows the whole plan.
    pub fn fit(&self) {
        self.driver.send(Msg::Act(Action::Fit));
    }

    /// Shows these days.
    pub fn zoom_to(&self, days: DayRange) {
        self.driver.send(Msg::Act(Action::ZoomTo(days)));
    }

    /// Brings today to the middle.
    pub fn go_to_today(&self) {
        self.driver.send(Msg::Act(Action::GoToToday));
    }

    /// Asks about the last day of a period, or about today, and brings it into sight.
    pub fn go_to(&self, period: Option<Period>) {
        self.driver.send(Msg::FromPage(Action::GoTo(period)));
    }

    /// Shows it again after it got words that it had asked for ([`WidgetEvent::NeedsLateTexts`](crate::WidgetEvent)).
    pub fn renew(&self) {
        self.driver.send(Msg::Joined);
    }

    /// Opens the details of an item; an unknown id changes nothing.
    pub fn select(&self, id: impl Into<String>) {
        self.driver.send(Msg::SelectId(id.into()));
    }
}

/// A driver as a property: one and no other.
#[derive(Clone)]
pub(crate) struct Mounted(pub(crate) Rc<Driver>);

impl PartialEq for Mounted {
    fn eq(&self, other: &Mounted) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ScreenProps {
    pub(crate) driver: Mounted,
}

/// The element that a driver fills: a page of hundreds of elements is not also a tree of Yew's. It is shown in the same task as what
/// it follows from; Yew would let the browser draw the old page first.
#[component]
#[allow(clippy::disallowed_methods, reason = "only where there is no browser, and what `Markup` writes is escaped")]
pub(crate) fn Screen(props: &ScreenProps) -> Html {
    let driver = props.driver.0.clone();
    use_effect_with(props.driver.clone(), |driver| driver.0.mounted());
    match driver.root() {
        Some(root) => Html::VRef(root.into()),
        None => Html::from_html_unchecked(driver.html().into()),
    }
}
