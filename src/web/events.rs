//! Widget events → DOM events on the element, after the call stack.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use super::environment;
use crate::i18n::{Lang, diagnostics};
use crate::model::{Diagnostic, Severity};
use crate::widget::source::WidgetEvent;

/// Dispatches an event that bubbles and crosses shadow roots. `Retry` calls `retry` instead.
pub(super) fn dispatch(host: &HtmlElement, event: WidgetEvent, retry: &js_sys::Function) {
    let (name, detail) = match event {
        WidgetEvent::Ready { tracks, items, diagnostics } => {
            let lang = environment::language(host);
            let list: Array = diagnostics.iter().map(|one| diagnostic(one, lang)).collect();
            ("roadmap-ready", object(&[("tracks", number(tracks)), ("items", number(items)), ("diagnostics", list.into())]))
        }
        WidgetEvent::Error { code, message } => ("roadmap-error", object(&[("code", code.into()), ("message", message.into())])),
        WidgetEvent::Select { id } => ("roadmap-select", object(&[("id", id.into())])),
        WidgetEvent::ViewChange { start, end, scale } => (
            "roadmap-viewchange",
            object(&[("start", start.to_string().into()), ("end", end.to_string().into()), ("scale", scale.into())]),
        ),
        WidgetEvent::Retry => {
            let retry = retry.clone();
            wasm_bindgen_futures::spawn_local(async move {
                let _ = retry.call0(&JsValue::NULL);
            });
            return;
        }
    };
    let host = host.clone();
    // The page's own code must not run while a component is being updated.
    wasm_bindgen_futures::spawn_local(async move {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&detail);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            let _ = host.dispatch_event(&event);
        }
    });
}

fn diagnostic(one: &Diagnostic, lang: Lang) -> JsValue {
    let severity = if one.code.severity() == Severity::Error { "error" } else { "warning" };
    let place = |value: Option<usize>| value.map_or(JsValue::NULL, number);
    object(&[
        ("code", one.code.name().into()),
        ("severity", severity.into()),
        ("path", one.path.to_string().into()),
        ("value", one.value.as_deref().map_or(JsValue::NULL, JsValue::from_str)),
        ("line", place(one.position.map(|position| position.line))),
        ("column", place(one.position.map(|position| position.column))),
        ("message", diagnostics::message(one, lang).into()),
    ])
}

fn object(fields: &[(&str, JsValue)]) -> JsValue {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object.into()
}

/// Counts are far below 2³².
fn number(value: usize) -> JsValue {
    JsValue::from_f64(u32::try_from(value).map_or(f64::MAX, f64::from))
}
