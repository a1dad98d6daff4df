//! Widget events → DOM events on the element, after the call stack.

use serde::Serialize;
use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use crate::events::{
    RoadmapAsOf, RoadmapDiagnostic, RoadmapError, RoadmapFilter, RoadmapReady, RoadmapSelect, RoadmapViewChange,
};
use crate::i18n::Lang;
use crate::model::Diagnostic;
use crate::widget::late;
use crate::widget::source::WidgetEvent;

/// Dispatches an event that bubbles and crosses shadow roots; what is wrong with the data is said in `lang`. `Retry` calls `retry` instead,
/// texts that are needed `want`.
pub(super) fn dispatch(host: &HtmlElement, lang: Lang, event: WidgetEvent, retry: &js_sys::Function, want: &js_sys::Function) {
    let (name, detail) = match event {
        WidgetEvent::Ready { tracks, items, diagnostics } => {
            let diagnostics = diagnostics.iter().map(|one| finding(one, lang)).collect();
            ("roadmap-ready", object(&RoadmapReady { tracks, items, diagnostics }))
        }
        WidgetEvent::Error { code, message } => ("roadmap-error", object(&RoadmapError { code, message })),
        WidgetEvent::Select { id } => ("roadmap-select", object(&RoadmapSelect { id })),
        WidgetEvent::ViewChange { start, end, scale } => {
            ("roadmap-viewchange", object(&RoadmapViewChange { start: start.to_string(), end: end.to_string(), scale }))
        }
        WidgetEvent::Filter { text, count } => ("roadmap-filter", object(&RoadmapFilter { text, count })),
        WidgetEvent::AsOf { date, source } => ("roadmap-asof", object(&RoadmapAsOf { date: date.to_string(), source })),
        WidgetEvent::Retry => return call_later(retry, "", ""),
        WidgetEvent::NeedsRegions { lang } => return call_later(want, "regions", lang.as_str()),
        WidgetEvent::NeedsLateTexts { lang } => return call_later(want, "late", lang.as_str()),
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

/// Calls a function of the element after the call stack.
fn call_later(function: &js_sys::Function, what: &str, lang: &str) {
    let (function, what, lang) = (function.clone(), JsValue::from(what), JsValue::from(lang));
    wasm_bindgen_futures::spawn_local(async move {
        let _ = function.call2(&JsValue::NULL, &what, &lang);
    });
}

fn finding(one: &Diagnostic, lang: Lang) -> RoadmapDiagnostic<'_> {
    RoadmapDiagnostic {
        code: one.code.name(),
        severity: one.code.severity(),
        path: one.path.to_string(),
        value: one.value.as_deref(),
        line: one.position.map(|position| position.line),
        column: one.position.map(|position| position.column),
        message: late().and_then(|late| late.view.message(one, lang)).unwrap_or_default(),
    }
}

/// The value as a plain object; what there is not is `null`.
fn object(detail: &impl Serialize) -> JsValue {
    detail.serialize(&serde_wasm_bindgen::Serializer::json_compatible()).unwrap_or(JsValue::NULL)
}
