//! Measuring the screen and the page's font.

use std::cell::RefCell;
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use crate::layout::{FontMetrics, Sizes};

/// The letters of the five languages, digits and the usual signs; anything else is taken as typical.
const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ\
абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ\
әғқңөұүһіӘҒҚҢӨҰҮҺІʻʼ‘’0123456789 .,:;!?'\"«»“”()[]{}<>+-–—=/\\|#%&*@_~₸₽$€·…\u{a0}\u{202f}";

/// Font size in px at which letters are measured; it stands in the two fonts below.
const AT: f64 = 100.0;

/// A font by its family, its widths, and whether it draws flags.
type Font = (String, Rc<FontMetrics>, bool);

thread_local! {
    /// What was measured last: the widgets of a page have one font as a rule.
    static FONT: RefCell<Option<Font>> = const { RefCell::new(None) };
}

/// The sizes of an element; `None` while it has no width (hidden, or in a closed tab).
pub(super) fn sizes(root: &Element) -> Option<Sizes> {
    let width = root.get_bounding_client_rect().width();
    let style = web_sys::window()?.get_computed_style(root).ok().flatten()?;
    let value = |name: &str| style.get_property_value(name).ok();
    let px = |name: &str| value(name).map(|value| js_sys::parse_float(&value)).filter(|px| px.is_finite());
    let inner = width - px("padding-left").unwrap_or(0.0) - px("padding-right").unwrap_or(0.0);
    // Width first: a hidden element has no font worth measuring.
    if inner <= 0.0 {
        return None;
    }
    let em = px("font-size").filter(|em| *em > 0.0).unwrap_or(16.0);
    let (font, flags) = font(&value("font-family")?);
    Some(Sizes { width: inner.floor(), em, font, flags })
}

/// Fonts have come: what was measured is worth nothing.
pub(super) fn forget_font() {
    FONT.with(|known| known.replace(None));
}

fn font(family: &str) -> (Rc<FontMetrics>, bool) {
    let known = FONT.with(|known| known.borrow().clone()).filter(|(known, ..)| known == family);
    let (_, font, flags) = known.unwrap_or_else(|| {
        let (metrics, flags) = font_metrics(family).unwrap_or_else(|| (FontMetrics::typical(), false));
        let font = (family.to_string(), Rc::new(metrics), flags);
        FONT.with(|known| known.replace(Some(font.clone())));
        font
    });
    (font, flags)
}

/// The advance widths of a font, and whether it draws flags.
fn font_metrics(family: &str) -> Option<(FontMetrics, bool)> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    let context = canvas.get_context("2d").ok().flatten()?.dyn_into::<CanvasRenderingContext2d>().ok()?;
    let width = |text: &str| context.measure_text(text).ok().map(|metrics| metrics.width());
    let mut widths: Vec<(char, f64, f64)> = Vec::new();
    let mut buffer = [0; 4];
    context.set_font(&["400 100px ", family].concat());
    for letter in LETTERS.chars() {
        let em = width(letter.encode_utf8(&mut buffer))? / AT;
        widths.push((letter, em, em));
    }
    let flags = width("🇰🇿")? < 1.5 * width("🇰")?;
    context.set_font(&["600 100px ", family].concat());
    for (letter, _, bold) in &mut widths {
        *bold = width(letter.encode_utf8(&mut buffer))? / AT;
    }
    Some((FontMetrics::measured(widths), flags))
}
