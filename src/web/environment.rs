//! What only the browser knows: today's date, the language of the page.

use wasm_bindgen::JsCast;
use web_sys::{Element, ShadowRoot};

use crate::i18n::{Lang, negotiate};
use crate::model::{Day, DayRange, Period};
use crate::parse::parse_date;

/// Today by the reader's own clock and time zone.
pub(super) fn today() -> Day {
    let now = js_sys::Date::new_0();
    let part = |value: u32| u8::try_from(value).unwrap_or(1);
    let year = i32::try_from(now.get_full_year()).unwrap_or(1970);
    Day::from_ymd(year, part(now.get_month() + 1), part(now.get_date())).unwrap_or(Day::from_number(0))
}

/// The language for an element: its own `lang`, the nearest one around it (out of shadow roots too), then the reader's.
pub(super) fn language(element: &Element) -> Lang {
    let mut wanted: Vec<String> = Vec::new();
    let mut at = Some(element.clone());
    while let Some(element) = at {
        let holder = element.closest("[lang]").ok().flatten();
        if let Some(tag) = holder.and_then(|holder| holder.get_attribute("lang")) {
            wanted.push(tag);
        }
        at = element.get_root_node().dyn_into::<ShadowRoot>().ok().map(|root| root.host());
    }
    if wanted.is_empty() {
        let navigator = web_sys::window().map(|window| window.navigator());
        let own = navigator.map(|navigator| navigator.languages()).unwrap_or_default();
        wanted.extend(own.iter().filter_map(|tag| tag.as_string()));
    }
    negotiate(wanted.iter().map(String::as_str))
}

/// First and last day of an attribute that holds a date of any precision.
pub(super) fn days(text: &str) -> Option<DayRange> {
    parse_date(text.trim()).ok().map(|date| date.period.days(crate::model::Calendar::default()))
}

/// The day of an attribute that holds an ISO date.
pub(super) fn day(text: &str) -> Option<Day> {
    match parse_date(text.trim()).ok()?.period {
        Period::Day(day) => Some(day),
        _ => None,
    }
}
