//! Measuring the screen and the page's font.

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

/// The sizes of an element; `None` while it has no width (hidden, or in a closed tab).
pub(super) fn measure(root: &Element, font: &Rc<FontMetrics>) -> Option<Sizes> {
    let width = root.get_bounding_client_rect().width();
    let style = web_sys::window()?.get_computed_style(root).ok().flatten()?;
    let px =
        |name: &str| style.get_property_value(name).ok().map(|value| js_sys::parse_float(&value)).filter(|px| px.is_finite());
    let inner = width - px("padding-left").unwrap_or(0.0) - px("padding-right").unwrap_or(0.0);
    let em = px("font-size").filter(|em| *em > 0.0).unwrap_or(16.0);
    (inner > 0.0).then(|| Sizes { width: inner.floor(), em, font: font.clone(), flags: false })
}

/// The advance widths of the element's font, and whether it draws flags.
pub(super) fn font_metrics(root: &Element) -> Option<(FontMetrics, bool)> {
    let window = web_sys::window()?;
    let family = window.get_computed_style(root).ok().flatten()?.get_property_value("font-family").ok()?;
    let canvas = window.document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    let context = canvas.get_context("2d").ok().flatten()?.dyn_into::<CanvasRenderingContext2d>().ok()?;
    let width = |text: &str| context.measure_text(text).ok().map(|metrics| metrics.width());
    let mut widths: Vec<(char, f64, f64)> = Vec::new();
    let mut buffer = [0; 4];
    context.set_font(&["400 100px ", &family].concat());
    for letter in LETTERS.chars() {
        let em = width(letter.encode_utf8(&mut buffer))? / AT;
        widths.push((letter, em, em));
    }
    let flags = width("🇰🇿")? < 1.5 * width("🇰")?;
    context.set_font(&["600 100px ", &family].concat());
    for (letter, _, bold) in &mut widths {
        *bold = width(letter.encode_utf8(&mut buffer))? / AT;
    }
    Some((FontMetrics::measured(widths), flags))
}
