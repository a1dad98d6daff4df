//! The whole plan in a strip above the axis, with what is shown of it as a window that is moved and stretched. Its place is always there, so
//! that nothing moves when it is filled; where the window stands is [`ShownWindow`](crate::state::ShownWindow), which the screen shows while the range moves.

use super::class;
use super::parts::{accent_class, accent_css};
use crate::content::accent_of;
use crate::i18n::languages::knows_late;
use crate::markup::Markup;
use crate::model::{Day, DayRange, push_decimal};
use crate::state::Session;
use crate::timeline::Overview;

/// The strip, the days on it, and the window over two native ranges.
pub(super) fn overview(page: &mut Markup, overview: &Overview, session: &Session, extent: DayRange, asked: Option<Day>) {
    // Its words may still be on their way.
    let lang = session.locale.lang;
    if !knows_late(lang) {
        return;
    }
    let late = lang.late();
    page.attr("role", "group").attr("aria-label", late.overview);
    let (width, height) = overview.size;
    page.open_as("svg", "density").hidden().attr("preserveAspectRatio", "none").set("viewBox", &format!("0 0 {width} {height}"));
    for lane in overview.lanes.iter().filter(|lane| !lane.path.is_empty()) {
        let accent = accent_of(&session.roadmap, lane.track);
        page.open("path").classes(&[accent_class(accent)]).set("d", &lane.path);
        accent_css(page, accent);
        page.close();
    }
    page.close();
    for (class, day) in [("strip-today", Some(session.today)), ("strip-day", asked)] {
        if let Some(day) = day.filter(|day| extent.contains(*day)) {
            page.open_as("span", class).hidden().css("left", &share(day, extent)).close();
        }
    }
    for (class, label) in [(class::SHOWN_FROM, late.shown_from), (class::SHOWN_UNTIL, late.shown_until)] {
        page.open("input").classes(&[class]).attr("type", "range").attr("aria-label", label);
        page.set("min", &extent.first.number().to_string()).set("max", &extent.last.number().to_string()).close();
    }
    // Browsers put what can be scrolled into the tab order.
    page.open("span").classes(&[class::SHOWN]).hidden().attr("tabindex", "-1").open("span").classes(&[class::BRUSH]);
    page.ornament("span", "grip").ornament("span", "grip").close().close();
}

/// Where the middle of a day stands on the strip, in percent.
fn share(day: Day, extent: DayRange) -> String {
    let at = f64::from(day.number()) - f64::from(extent.first.number()) + 0.5;
    let mut text = String::new();
    push_decimal(&mut text, 100.0 * at / f64::from(extent.length()), 3);
    text.push('%');
    text
}
