//! The table through which the first part calls the late one. A direct call would pull the late part back into the first.

use std::rc::Rc;

use super::super::controller::{Controller, Msg};
use super::super::paper::Paper;
use super::super::screen::Screen;
use super::super::source::Settings;
use crate::derived::Derived;
use crate::i18n::Lang;
use crate::i18n::languages;
use crate::json::JsonText;
use crate::markup::Markup;
use crate::state::{Session, State};
use crate::style::LATE_CSS;
use crate::view;

/// The functions of the late part.
pub(crate) struct Late<S: 'static> {
    /// Goes from the settings before to those that the widget has now.
    pub(in crate::widget) set: fn(&mut Controller<S>, &Settings),
    /// Takes a message.
    pub(in crate::widget) handle: fn(&mut Controller<S>, Msg),
    /// Shows a page in place of the one before.
    pub(in crate::widget) show: fn(&mut Controller<S>, Markup),
    /// Does in the DOM what a page that was just shown needs beside its elements.
    pub(in crate::widget) shown: fn(&mut Controller<S>),
    /// Takes the messages that follow from a page that was shown.
    pub(in crate::widget) follow_up: fn(&mut Controller<S>),
    /// The page for paper.
    pub(in crate::widget) paper: fn(&Controller<S>) -> Option<Paper>,
    /// The details of what was chosen, and what the plan says for a day.
    pub(in crate::widget) renew: fn(&mut Derived, &Rc<Session>, &State),
    /// The hints at the edges of the timeline.
    pub(in crate::widget) hints: fn(&mut Derived, &Session, &mut State) -> bool,
    /// What views show only then.
    pub(crate) view: &'static view::Late,
    /// The style sheet of these.
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "for the element"))]
    pub(crate) css: fn() -> &'static str,
    /// Takes over words for faults.
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "for the element"))]
    pub(crate) learn_late: fn(Lang, Option<&JsonText>),
}

impl<S: Screen> Late<S> {
    /// All of it.
    pub(crate) const ALL: Late<S> = Late {
        set: Controller::change,
        handle: Controller::take_and_show,
        show: Controller::show_page,
        shown: Controller::carry_out,
        follow_up: Controller::follow_up,
        paper: Controller::paper,
        renew: Derived::renew_late,
        hints: Derived::renew_hints,
        view: &view::LATE,
        css: || LATE_CSS,
        learn_late: languages::learn_late,
    };
}
