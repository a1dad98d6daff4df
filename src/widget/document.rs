//! How a document comes into the widget.

use std::rc::Rc;

use super::controller::{Controller, Data};
use super::screen::Screen;
use super::source::{Settings, Source};
use crate::model::{Failure, ObjectFault};
use crate::parse::{self, Reading};
use crate::state::Session;
use crate::view::{Failed, Why};

impl<S: Screen> Controller<S> {
    /// Reads the source into a session, or into what is said instead.
    pub(super) fn read(&mut self) {
        let settings = &self.settings;
        self.state = None;
        self.derived.forget_drawing();
        let reading = match &settings.source {
            Source::Loading => {
                self.data = Data::Loading;
                return;
            }
            Source::Failed(failure) => {
                let (code, why) = (failure.code(), Why::Failure(failure.clone()));
                self.data = Data::Failed(Failed { code, why, can_retry: settings.can_retry });
                return;
            }
            Source::Text(text) => parse::parse_shared(text, true),
            Source::Object(text) => parse::parse_shared(text, false),
        };
        self.data = shown(reading, settings);
        if let Some(sizes) = &self.settings.sizes {
            let sizes = self.sizes.clone().unwrap_or_else(|| sizes.clone());
            self.open(sizes);
        }
    }
}

fn shown(reading: Reading, settings: &Settings) -> Data {
    match reading.roadmap {
        Some(roadmap) => Data::Shown(Rc::new(Session::new(roadmap, reading.diagnostics, settings.session_options()))),
        None => {
            let fault = reading.diagnostics.into_iter().next();
            Data::Failed(Failed {
                code: fault.as_ref().map(|fault| fault.code.name().to_string()).unwrap_or_default(),
                why: fault.map_or_else(
                    || Why::Failure(Failure::Object(ObjectFault::Other, "".into())),
                    |fault| Why::Fault(Box::new(fault)),
                ),
                can_retry: settings.can_retry,
            })
        }
    }
}
