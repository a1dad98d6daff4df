//! What was found, beside the field in which it was asked for.

use super::icons::Icon;
use super::panel::Tools;
use super::roving::{Roving, RovingGroup};
use crate::find::Found;
use crate::i18n::languages::knows_late;
use crate::i18n::{Lang, fill, numbers};
use crate::markup::Markup;
use crate::state::Command;

/// How much was found, and ways through it.
pub(super) fn found(page: &mut Markup, found: &Found, lang: Lang, roving: &Roving) {
    // The words may still be on their way.
    if !knows_late(lang) {
        return;
    }
    let words = lang.late();
    page.open_as("span", "found-count").text(&said(found, lang)).close();
    let nowhere = found.items().next().is_none();
    page.open_as("span", "found-tools");
    let mut tools = Tools::of(RovingGroup::Found, roving);
    tools.add(page, Command::PreviousMatch, words.previous_match, Icon::Left, nowhere);
    tools.add(page, Command::NextMatch, words.next_match, Icon::Right, nowhere);
    tools.add(page, Command::ClearSearch, words.clear_search, Icon::Close, false);
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
