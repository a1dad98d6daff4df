//! Small pieces that several views use.

use crate::i18n::Words;
use crate::layout::{Accent, Rect};
use crate::markup::Markup;

/// The classes of the palette colours.
const ACCENTS: [&str; 7] = ["accent-1", "accent-2", "accent-3", "accent-4", "accent-5", "accent-6", "accent-7"];

/// Words with the language they are in, isolated from their surroundings (data may hold direction marks).
pub(super) fn words(page: &mut Markup, words: &Words) {
    page.open("bdi");
    if let Some(lang) = &words.lang {
        page.set("lang", lang);
    }
    page.text(&words.text).close();
}

/// An element with words.
pub(super) fn words_in(page: &mut Markup, tag: &'static str, class: &'static str, text: &Words) {
    page.open(tag);
    if !class.is_empty() {
        page.attr("class", class);
    }
    words(page, text);
    page.close();
}

/// The class of a palette colour.
pub(super) fn accent_class(accent: Accent) -> &'static str {
    match accent {
        Accent::Palette(number) => ACCENTS.get(usize::from(number).saturating_sub(1)).copied().unwrap_or_default(),
        Accent::Own { .. } => "accent-own",
    }
}

/// The custom properties of a document's own colour, for the element just opened.
pub(super) fn accent_css(page: &mut Markup, accent: Accent) {
    if let Accent::Own { light, dark } = accent {
        page.css("--own-light", &light.to_string()).css("--own-dark", &dark.to_string());
    }
}

/// The place of the element just opened.
pub(super) fn place(page: &mut Markup, rect: &Rect) {
    page.px("left", rect.x).px("top", rect.y).px("width", rect.width).px("height", rect.height);
}

/// A class where something holds.
pub(super) fn when(holds: bool, class: &'static str) -> &'static str {
    if holds { class } else { "" }
}

/// A button, still open.
pub(super) fn button<'a>(page: &'a mut Markup, classes: &[&str], command: &str) -> &'a mut Markup {
    page.open("button").attr("type", "button").classes(classes).set("data-do", command)
}
