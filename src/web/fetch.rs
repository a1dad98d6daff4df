//! Fetching the data: no cookies, no referrer, a time limit, and a code for each way it can fail.

use gloo::net::http::Request;
use gloo::timers::callback::Timeout;
use web_sys::{AbortController, ReferrerPolicy, RequestCredentials};

use crate::parse::limits::MAX_BYTES;
use crate::widget::source::Failure;

/// How long an answer may take, in ms.
const PATIENCE_MS: u32 = 20_000;

/// The text behind an address.
///
/// # Errors
/// A [`Failure`]; `None` when the request was given up by `abort`.
pub(super) async fn text(url: &str, abort: &AbortController) -> Result<String, Option<Failure>> {
    let late = std::rc::Rc::new(std::cell::Cell::new(false));
    let timer = {
        let (abort, late) = (abort.clone(), late.clone());
        Timeout::new(PATIENCE_MS, move || {
            late.set(true);
            abort.abort();
        })
    };
    let failure = || match (late.get(), abort.signal().aborted()) {
        (true, _) => Some(Failure::Timeout),
        (false, true) => None,
        (false, false) => Some(Failure::Network),
    };
    let answer = Request::get(url)
        .credentials(RequestCredentials::Omit)
        .referrer_policy(ReferrerPolicy::NoReferrer)
        .abort_signal(Some(&abort.signal()))
        .send()
        .await
        .map_err(|_| failure())?;
    if !answer.ok() {
        return Err(Some(Failure::Http(answer.status())));
    }
    let announced = answer.headers().get("content-length").and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|length| length > MAX_BYTES) {
        abort.abort();
        return Err(Some(Failure::TooLarge));
    }
    let text = answer.text().await.map_err(|_| failure())?;
    drop(timer);
    Ok(text)
}
