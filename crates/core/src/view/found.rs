//! What was found, beside the field in which it was asked for.

use super::class;
use super::icons::{Icon, icon};
use super::panel::Tools;
use super::parts::{button, when, words};
use crate::find::{Facet, FacetOffer, Found, Place};
use crate::i18n::languages::knows_late;
use crate::i18n::{Lang, fill, numbers};
use crate::markup::Markup;
use crate::state::Command;

/// How much was found, and ways through it.
pub(super) fn found(page: &mut Markup, found: &Found, lang: Lang, tools: &mut Tools<'_>) {
    // The words may still be on their way.
    if !knows_late(lang) {
        return;
    }
    let words = lang.late();
    page.open_as("span", "found-count").text(&said(found, lang)).close();
    let nowhere = found.places.is_empty();
    page.open_as("span", "found-tools");
    tools.add(page, Command::PreviousMatch, words.previous_match, Icon::Left, nowhere);
    tools.add(page, Command::NextMatch, words.next_match, Icon::Right, nowhere);
    tools.add(page, Command::ClearSearch, words.clear_search, Icon::Close, false);
    page.close();
}

/// The class of a goal, risk or key date while something is looked for; the match at a number is looked at.
pub(super) fn class_of(found: &Found, match_at: Option<usize>, place: Place) -> &'static str {
    match match_at.and_then(|at| found.places.get(at)) {
        Some(here) if *here == place => class::FOUND_HERE,
        _ => when(!found.holds(place), "dimmed"),
    }
}

/// What the reader can narrow it by: the facets that tell items apart, and the values of one.
pub(super) fn facets(
    page: &mut Markup,
    offers: &[FacetOffer],
    open: Option<Facet>,
    query: &str,
    lang: Lang,
    tools: &mut Tools<'_>,
) {
    if offers.is_empty() || !knows_late(lang) {
        return;
    }
    let number = |count: usize| numbers::number(f64::from(u32::try_from(count).unwrap_or(u32::MAX)), lang);
    page.open("div").classes(&[class::FACETS]).attr("role", "group").attr("aria-label", lang.late().narrow_by);
    page.open_as("div", "facet-names");
    for offer in offers {
        let asked = offer.values.iter().filter(|offered| offered.value.is_in(query)).count();
        button(page, &["tool"], &Command::Facet(offer.facet)).flag("aria-expanded", open == Some(offer.facet));
        tools.control(page);
        page.open("span").text_static(offer.name).close();
        if asked > 0 {
            page.line("span", "asked-for", &number(asked));
        }
        icon(page, Icon::Down);
        page.close();
    }
    page.close();
    if let Some(offer) = offers.iter().find(|offer| open == Some(offer.facet)) {
        page.open_as("div", "facet-values").attr("role", "group").attr("aria-label", offer.name);
        for offered in &offer.values {
            let is_asked = offered.value.is_in(query);
            button(page, &["tool", when(is_asked, "asked")], &Command::Narrow(offered.value.clone()))
                .flag("aria-pressed", is_asked);
            tools.control(page);
            words(page, &offered.words);
            page.line("span", "count", &number(offered.count));
            page.close();
        }
        page.close();
    }
    page.close();
}

/// "3 of 101", and by which keys.
pub fn said(found: &Found, lang: Lang) -> String {
    let words = lang.late();
    // Counts of items stay far below the numbers that lose digits.
    #[allow(clippy::cast_precision_loss)]
    let number = |count: usize| numbers::number(count as f64, lang);
    let count = match found.places.len() {
        0 => words.found_nothing.to_string(),
        count => fill(words.found_count, &[("n", &number(count)), ("total", &number(found.total))]),
    };
    match &found.other_layout {
        Some(typed) => format!("{count}. {}", fill(words.found_other_layout, &[("text", typed)])),
        None => count,
    }
}
