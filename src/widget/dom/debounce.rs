//! Noticing that a movement is over.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use gloo::timers::callback::Timeout;

/// Calls back once nothing has moved for a moment: between one and two times `ms`, since one timer serves a whole movement.
/// (A timer for each of its steps would cost more than the step.) Dropping it ends the waiting.
pub(super) struct Debounce {
    inner: Rc<Inner>,
}

struct Inner {
    ms: u32,
    rested: Box<dyn Fn()>,
    /// Whether it moved since the timer was set.
    moved: Cell<bool>,
    timer: RefCell<Option<Timeout>>,
}

impl Debounce {
    /// `ms` is to be longer than between two steps of one movement.
    pub(super) fn new(ms: u32, rested: impl Fn() + 'static) -> Debounce {
        Debounce { inner: Rc::new(Inner { ms, rested: Box::new(rested), moved: Cell::new(false), timer: RefCell::default() }) }
    }

    /// Something has moved.
    pub(super) fn moved(&self) {
        Inner::moved(&self.inner);
    }
}

impl Inner {
    fn moved(this: &Rc<Inner>) {
        this.moved.set(this.timer.borrow().is_some());
        if !this.moved.get() {
            let inner = Rc::downgrade(this);
            *this.timer.borrow_mut() = Some(Timeout::new(this.ms, move || Inner::fire(&inner)));
        }
    }

    fn fire(inner: &Weak<Inner>) {
        let Some(this) = inner.upgrade() else { return };
        drop(this.timer.take());
        if this.moved.get() { Inner::moved(&this) } else { (this.rested)() }
    }
}
