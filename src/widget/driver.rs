//! A [`Controller`] on the browser's screen, that takes what happens in its order and tells the page what came of it.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::rc::Rc;

use web_sys::Element;
use yew::Callback;

use super::controller::{Controller, Msg};
use super::dom::BrowserScreen;
use super::late;
use super::source::{Settings, WidgetEvent};
use crate::model::Diagnostic;
use crate::view::Slot;

/// What happens to a widget.
enum Step {
    /// Its screen is in the page.
    Mounted,
    /// It has other settings.
    Set(Box<Settings>),
    /// The reader or the page did something.
    Msg(Msg),
}

/// One widget, whoever mounts it. Dropping it detaches it from the page.
pub(crate) struct Driver {
    controller: RefCell<Controller<BrowserScreen>>,
    /// What happens while something else is dealt with waits for its turn.
    steps: RefCell<VecDeque<Step>>,
    on_event: RefCell<Callback<WidgetEvent>>,
}

impl Driver {
    /// A widget with a screen of its own, or without one on a server.
    pub(crate) fn new(settings: Settings, on_event: Callback<WidgetEvent>) -> Rc<Driver> {
        Rc::new_cyclic(|driver: &std::rc::Weak<Driver>| {
            let driver = driver.clone();
            let send = move |msg| {
                if let Some(driver) = driver.upgrade() {
                    driver.send(msg);
                }
            };
            let screen = if cfg!(target_arch = "wasm32") { BrowserScreen::new(send) } else { None };
            let controller = RefCell::new(Controller::new(settings, screen, late));
            Driver { controller, steps: RefCell::default(), on_event: RefCell::new(on_event) }
        })
    }

    /// Whom to tell what happens.
    pub(crate) fn tell(&self, on_event: Callback<WidgetEvent>) {
        self.on_event.replace(on_event);
    }

    /// The screen is in the page.
    pub(crate) fn mounted(&self) {
        self.take(Step::Mounted);
    }

    /// Takes over other settings.
    pub(crate) fn set(&self, settings: Settings) {
        self.take(Step::Set(Box::new(settings)));
    }

    /// Takes a message.
    pub(crate) fn send(&self, msg: Msg) {
        self.take(Step::Msg(msg));
    }

    /// Puts an element into a slot of the page, or takes it out.
    pub(crate) fn fill(&self, slot: Slot, filled: Option<Element>) {
        if let Some(screen) = self.controller.borrow_mut().screen_mut() {
            screen.fill(slot, filled);
        }
    }

    /// What is wrong with the document that is shown.
    #[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "for the element"))]
    pub(crate) fn diagnostics(&self) -> Rc<Vec<Diagnostic>> {
        self.controller.borrow().diagnostics()
    }

    /// The outermost element of the screen; none on a server.
    pub(crate) fn root(&self) -> Option<Element> {
        Some(self.controller.borrow().screen()?.root().clone())
    }

    /// The page as HTML, on a server.
    pub(crate) fn html(&self) -> String {
        self.controller.borrow().html().to_string()
    }

    fn take(&self, step: Step) {
        self.steps.borrow_mut().push_back(step);
        loop {
            // Whoever is told may do something to the widget in turn.
            let Ok(mut controller) = self.controller.try_borrow_mut() else { return };
            let Some(step) = self.steps.borrow_mut().pop_front() else { return };
            match step {
                Step::Mounted => controller.mounted(),
                Step::Set(settings) => controller.set(*settings),
                Step::Msg(msg) => controller.handle(msg),
            }
            let events = controller.take_events();
            drop(controller);
            for event in events {
                let on_event = self.on_event.borrow().clone();
                on_event.emit(event);
            }
        }
    }
}
