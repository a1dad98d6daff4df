//! Small pieces that several views use.

use crate::content::Accent;
use crate::i18n::LocalizedText;
use crate::markup::Markup;
use crate::state::Command;
use crate::timeline::Rect;

/// The classes of the palette colours.
const ACCENTS: [&str; 7] = ["accent-1", "accent-2", "accent-3", "accent-4", "accent-5", "accent-6", "accent-7"];

/// Texts with the language they are in, isolated from their surroundings (data may hold direction marks).
pub(super) fn words(page: &mut Markup, words: &LocalizedText) {
    page.open("bdi");
    if let Some(lang) = &words.lang {
        page.set("lang", lang);
    }
    page.text(&words.text).close();
}

/// An element with words, aligned by the direction of their script.
pub(super) fn words_in(page: &mut Markup, tag: &'static str, class: &'static str, text: &LocalizedText) {
    open_for(page, tag, class, &text.text);
    words(page, text);
    page.close();
}

/// The same where a line must not break at the hyphen of a short word: "2-й кв.".
pub(super) fn unbroken_in(page: &mut Markup, tag: &'static str, class: &'static str, text: &LocalizedText) {
    open_for(page, tag, class, &text.text);
    if !text.text.contains('-') {
        words(page, text);
        page.close();
        return;
    }
    page.open("bdi");
    if let Some(lang) = &text.lang {
        page.set("lang", lang);
    }
    for (position, word) in text.text.split(' ').enumerate() {
        if position > 0 {
            page.text_static(" ");
        }
        if word.contains('-') && word.chars().count() <= LONGEST_UNBROKEN {
            page.line("span", "whole", word);
        } else {
            page.text(word);
        }
    }
    page.close().close();
}

/// A longer word may break at its hyphens, or it would leave its column.
const LONGEST_UNBROKEN: usize = 16;

fn open_for(page: &mut Markup, tag: &'static str, class: &'static str, text: &str) {
    page.open(tag);
    if !class.is_empty() {
        page.attr("class", class);
    }
    direction(page, text);
}

/// Says that the element just opened is aligned by the direction of a text, where that is not the page's.
pub(super) fn direction(page: &mut Markup, text: &str) {
    if writes_to_left(text) {
        page.attr("dir", "rtl");
    }
}

/// Whether a text begins in a script that is written from right to left: its first letter decides, as in the Unicode
/// Bidirectional Algorithm (rules P2 and P3).
pub(super) fn writes_to_left(text: &str) -> bool {
    let to_left =
        |letter: char| matches!(u32::from(letter), 0x590..=0x8ff | 0xfb1d..=0xfdff | 0xfe70..=0xfeff | 0x10800..=0x10fff);
    text.chars().find(|letter| is_letter(*letter)).is_some_and(to_left)
}

/// Whether a character is a letter, by blocks of Unicode: punctuation, symbols and pictures are none, and neither are the digits and
/// signs of Arabic script. The standard library knows each character, at the price of a table that every visitor would pay for.
fn is_letter(character: char) -> bool {
    let code = u32::from(character);
    let is_sign = matches!(code, 0xd7 | 0xf7 | 0x600..=0x61f | 0x660..=0x66d | 0x6dd | 0x6f0..=0x6f9 | 0x2000..=0x2bff | 0x3000..=0x3020)
        || matches!(code, 0xe000..=0xf8ff | 0xfe00..=0xfe6f | 0xfeff..=0xff20 | 0xff3b..=0xff40 | 0xff5b..=0xff65 | 0xfff0..=0xffff)
        || matches!(code, 0x1f000..=0x1faff | 0xe0000..);
    character.is_ascii_alphabetic() || (code >= 0xc0 && !is_sign)
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
pub(super) fn button<'a>(page: &'a mut Markup, classes: &[&str], command: &Command) -> &'a mut Markup {
    page.open("button").attr("type", "button").classes(classes).set("data-do", &command.words())
}

/// A place that the page around the widget may fill: in the element by a child with this `slot`, in a Yew application by a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// At the end of the toolbar.
    Actions,
    /// In the panel, for the item that is chosen.
    Details,
    /// In the place of what is said of a roadmap without items.
    Empty,
    /// Under everything.
    Footer,
}

impl Slot {
    /// All of them.
    pub const ALL: [Slot; 4] = [Slot::Actions, Slot::Details, Slot::Empty, Slot::Footer];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Slot::Actions => "actions",
            Slot::Details => "details",
            Slot::Empty => "empty",
            Slot::Footer => "footer",
        }
    }
}

/// The place; what `otherwise` writes stands there as long as nobody fills it.
pub(super) fn slot(page: &mut Markup, slot: Slot, otherwise: impl FnOnce(&mut Markup)) {
    page.open("slot").key(slot.name()).attr("name", slot.name());
    otherwise(page);
    page.close();
}

#[cfg(test)]
mod tests;
