//! Loading a roadmap for a Yew application, as the script of the element does: no cookies, limits of time and size, and the data that
//! is shown stays while other data comes.

use std::cell::Cell;
use std::rc::Rc;

use yew::prelude::*;

use super::source::{RoadmapWidgetProps, Source, WidgetEvent};
use crate::model::Failure;
use crate::parse::diagnostics;

/// How long an answer may take, in ms.
#[cfg(target_arch = "wasm32")]
const PATIENCE_MS: u32 = 20_000;

/// What came of an address so far.
#[derive(Debug, Clone, PartialEq)]
struct Loaded {
    /// What is shown.
    source: Source,
    /// What is shown is what was loaded before.
    stale: bool,
    /// Answers so far, so that a failure that comes twice is told twice.
    attempt: u32,
}

#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "nothing is loaded on a server"))]
enum Answer {
    Text(String),
    Failed(Failure),
}

impl Reducible for Loaded {
    type Action = Answer;

    fn reduce(self: Rc<Self>, answer: Answer) -> Rc<Self> {
        let attempt = self.attempt + 1;
        Rc::new(match answer {
            Answer::Text(text) => Loaded { source: Source::text(text), stale: false, attempt },
            Answer::Failed(_) if matches!(self.source, Source::Text(_)) => {
                Loaded { source: self.source.clone(), stale: true, attempt }
            }
            Answer::Failed(failure) => Loaded { source: Source::Failed(failure), stale: false, attempt },
        })
    }
}

/// The properties with what their `src` leads to. Without one they are as they were.
#[hook]
pub(super) fn use_loaded(props: &RoadmapWidgetProps) -> RoadmapWidgetProps {
    let loaded = use_reducer(|| Loaded { source: Source::Loading, stale: false, attempt: 0 });
    let tries = use_state(|| 0u32);
    use_effect_with((props.src.clone(), *tries), {
        let (answers, on_event, lang) = (loaded.dispatcher(), props.on_event.clone(), props.lang);
        let shows = matches!(loaded.source, Source::Text(_));
        move |(src, _)| {
            // An answer that is no longer waited for must not take the place of a newer one.
            let wanted = Rc::new(Cell::new(true));
            if let Some(src) = src.clone() {
                let wanted = wanted.clone();
                fetch(src, move |answer| {
                    if !wanted.get() {
                        return;
                    }
                    if let (Answer::Failed(failure), true) = (&answer, shows) {
                        on_event.emit(WidgetEvent::Error { code: failure.code(), message: diagnostics::failure(failure, lang) });
                    }
                    answers.dispatch(answer);
                });
            }
            move || wanted.set(false)
        }
    });
    let mut props = props.clone();
    if props.src.is_some() {
        (props.source, props.stale, props.attempt) = (loaded.source.clone(), loaded.stale, loaded.attempt);
        props.can_retry = true;
        let on_event = props.on_event.clone();
        // The reader asks for it once more: that is done here.
        props.on_event = Callback::from(move |event| match event {
            WidgetEvent::Retry => tries.set(*tries + 1),
            event => on_event.emit(event),
        });
    }
    props
}

/// Loads a text and gives the answer.
#[cfg(target_arch = "wasm32")]
fn fetch(src: AttrValue, answered: impl FnOnce(Answer) + 'static) {
    wasm_bindgen_futures::spawn_local(async move {
        answered(match load(&src).await {
            Ok(text) => Answer::Text(text),
            Err(failure) => Answer::Failed(failure),
        });
    });
}

#[cfg(target_arch = "wasm32")]
async fn load(src: &str) -> Result<String, Failure> {
    use gloo::net::http::Request;
    use gloo::timers::callback::Timeout;

    let abort = web_sys::AbortController::new().map_err(|_| Failure::Network)?;
    let late = Rc::new(Cell::new(false));
    let timer = Timeout::new(PATIENCE_MS, {
        let (abort, late) = (abort.clone(), late.clone());
        move || {
            late.set(true);
            abort.abort();
        }
    });
    let failed = |_| if late.get() { Failure::Timeout } else { Failure::Network };
    let request = Request::get(src)
        .credentials(web_sys::RequestCredentials::Omit)
        .referrer_policy(web_sys::ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&abort.signal()));
    let answer = request.send().await.map_err(failed)?;
    if !answer.ok() {
        return Err(Failure::Http(answer.status()));
    }
    let bytes = answer.binary().await.map_err(failed)?;
    timer.cancel();
    if bytes.len() > crate::parse::limits::MAX_BYTES {
        return Err(Failure::TooLarge);
    }
    // What is not UTF-8 is shown as such, letter by letter.
    Ok(String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned()))
}

/// On a server nothing is loaded: the page shows that it is.
#[cfg(not(target_arch = "wasm32"))]
fn fetch(_src: AttrValue, _answered: impl FnOnce(Answer) + 'static) {}
