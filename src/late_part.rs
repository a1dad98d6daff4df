//! The late part of the program: a WASM of its own, which is asked for once the first page stands (feature `two-parts`).
//!
//! [`table`] is the one split point. What only it reaches, the splitter of `xtask` moves into the second file; `js/late-part.js`
//! instantiates that beside the first and calls [`join`]. Nothing else of the module knows of two files.

use std::cell::Cell;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_split_macros::wasm_split;

use crate::widget::{BrowserScreen, Late};

#[wasm_split(late, wasm_split_path = crate::late_part)]
fn table() -> &'static Late<BrowserScreen> {
    &Late::ALL
}

thread_local! {
    static JOINED: Cell<Option<&'static Late<BrowserScreen>>> = const { Cell::new(None) };
}

/// What the widget does once it is used, where it has come.
pub(crate) fn late() -> Option<&'static Late<BrowserScreen>> {
    JOINED.get()
}

/// The late part has been put beside the first. Widgets that are there learn of it by `joined` of their handle.
#[wasm_bindgen]
pub fn join() {
    if let Poll::Ready(late) = pin!(table()).poll(&mut Context::from_waker(Waker::noop())) {
        JOINED.set(Some(late));
    }
}

/// What the macro calls before it calls into the late part. [`join`] is only called once that is there, so there is nothing to wait
/// for, and the library's own runtime, which loads it, stays out of the program.
#[doc(hidden)]
pub mod rt {
    use std::ffi::c_void;
    use std::pin::Pin;

    pub type LoadCallbackFn = extern "C" fn(*const c_void, bool);
    pub type LoadFn = unsafe extern "C" fn(LoadCallbackFn, *const c_void);

    pub struct LazySplitLoader;

    impl LazySplitLoader {
        pub const fn new(_load: LoadFn) -> LazySplitLoader {
            LazySplitLoader
        }
    }

    pub async fn ensure_loaded(_loader: Pin<&LazySplitLoader>) -> Result<(), super::SplitLoaderError> {
        Ok(())
    }
}

/// That the late part can't be loaded, which JavaScript deals with.
#[doc(hidden)]
#[derive(Debug)]
pub struct SplitLoaderError;
