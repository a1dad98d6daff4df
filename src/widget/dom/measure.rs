//! Measuring the screen and the page's font.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, Element, HtmlCanvasElement};

use crate::timeline::{FontMetrics, Sizes};

/// Font size in px at which letters are measured; it stands in the two fonts below.
const AT: f64 = 100.0;

/// A font by its family, with its widths.
type Font = (String, Rc<FontMetrics>);

thread_local! {
    /// What was measured last, since the widgets of a page usually share a font.
    static FONT: RefCell<Option<Font>> = const { RefCell::new(None) };
}

/// The sizes of an element; `None` while it has no width (hidden, or in a closed tab).
pub(crate) fn sizes(root: &Element) -> Option<Sizes> {
    let style = web_sys::window()?.get_computed_style(root).ok().flatten()?;
    let value = |name: &str| style.get_property_value(name).ok();
    let px = |name: &str| value(name).map(|value| js_sys::parse_float(&value)).filter(|px| px.is_finite());
    // In px of the widget, whatever its host is scaled by.
    let inner = px("width")? - px("padding-left").unwrap_or(0.0) - px("padding-right").unwrap_or(0.0);
    // Width first: a hidden element has no font worth measuring.
    if inner <= 0.0 {
        return None;
    }
    let em = px("font-size").filter(|em| *em > 0.0).unwrap_or(16.0);
    let screen = web_sys::window()?.inner_height().ok()?.as_f64()?;
    let spacing = (px("letter-spacing").unwrap_or(0.0), px("word-spacing").unwrap_or(0.0));
    Some(Sizes { width: inner.floor(), screen, em, spacing, font: font(&value("font-family")?) })
}

/// Fonts have come: what was measured is worth nothing.
pub(crate) fn forget_font() {
    FONT.with(|known| known.replace(None));
}

fn font(family: &str) -> Rc<FontMetrics> {
    let known = FONT.with(|known| known.borrow().clone()).filter(|(known, _)| known == family);
    let (_, font) = known.unwrap_or_else(|| {
        let metrics = font_metrics(family).unwrap_or_else(FontMetrics::typical);
        let font = (family.to_string(), Rc::new(metrics));
        FONT.with(|known| known.replace(Some(font.clone())));
        font
    });
    font
}

/// The advance widths of a font.
fn font_metrics(family: &str) -> Option<FontMetrics> {
    let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    let context = canvas.get_context("2d").ok().flatten()?.dyn_into::<CanvasRenderingContext2d>().ok()?;
    let fonts = [["400 100px ", family].concat(), ["600 100px ", family].concat()];
    let set = Cell::new(None);
    Some(FontMetrics::measured(move |text, bold| {
        if set.replace(Some(bold)) != Some(bold) {
            context.set_font(if bold { &fonts[1] } else { &fonts[0] });
        }
        context.measure_text(text).ok().map(|metrics| metrics.width() / AT)
    }))
}
