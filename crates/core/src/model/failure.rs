//! Why data could not be had. The words are in [`diagnostics`](crate::parse::diagnostics).

use std::rc::Rc;

/// Why data could not be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// No network, or the server does not allow it (CORS).
    Network,
    /// The server answered with this HTTP status.
    Http(u16),
    /// No answer in time.
    Timeout,
    /// The object is not JSON: it leads in a circle, holds a BigInt, or can't be read at all, at a path.
    Object(ObjectFault, Rc<str>),
    /// The answer is over the limit of bytes.
    TooLarge,
    /// The page shows data of its own host only.
    NotAllowed,
    /// The page was not told where the data is.
    NoAddress,
    /// The element was given neither an address nor data.
    Nothing,
}

/// Why an object is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObjectFault {
    /// A value holds one of those it stands in.
    Circle,
    /// JSON has no such number.
    BigInt,
    /// Reading it fails, or it is a function.
    Other,
}

impl Failure {
    /// The failure with this code; one of an object has its reason and path behind it: `bad-object circle tracks[0]`.
    pub fn from_code(code: &str) -> Failure {
        let (code, detail) = code.split_once(' ').unwrap_or((code, ""));
        if let Some((reason, path)) = detail.split_once(' ') {
            let fault = if reason == "circle" { ObjectFault::Circle } else { ObjectFault::BigInt };
            return Failure::Object(fault, path.into());
        }
        match code {
            "timeout" => Failure::Timeout,
            "bad-object" => Failure::Object(ObjectFault::Other, "".into()),
            "nothing-given" => Failure::Nothing,
            "too-large" => Failure::TooLarge,
            "not-allowed" => Failure::NotAllowed,
            "no-address" => Failure::NoAddress,
            _ => code.strip_prefix("http-").and_then(|status| status.parse().ok()).map_or(Failure::Network, Failure::Http),
        }
    }

    /// The code in `roadmap-error`.
    pub fn code(&self) -> String {
        match self {
            Failure::Network => "network-or-cors".into(),
            Failure::Http(status) => format!("http-{status}"),
            Failure::Timeout => "timeout".into(),
            Failure::Object(..) => "bad-object".into(),
            Failure::Nothing => "nothing-given".into(),
            Failure::TooLarge => "too-large".into(),
            Failure::NotAllowed => "not-allowed".into(),
            Failure::NoAddress => "no-address".into(),
        }
    }
}
