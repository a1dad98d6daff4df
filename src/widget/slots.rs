//! What a Yew application puts into the places of the page: children of an element for each, which the page takes up.

use yew::prelude::*;

use super::driver::Driver;
use super::source::RoadmapWidgetProps;
use crate::view::{Slot, class};

/// The children of all slots, each below an element of its own.
#[hook]
pub(super) fn use_slots(props: &RoadmapWidgetProps, driver: &Driver) -> Html {
    let hosts = use_memo((), |()| Slot::ALL.map(|_| host()));
    let filled = [&props.actions, &props.details, &props.empty, &props.footer];
    let filled = Slot::ALL.into_iter().zip(hosts.iter()).zip(filled);
    let mut portals = Vec::new();
    for ((slot, host), children) in filled {
        driver.fill(slot, host.clone().filter(|_| !children.is_empty()));
        // An empty one too: without keys it is by their places that they are told apart.
        portals.extend(host.as_ref().map(|host| create_portal(children.iter().collect(), host.clone())));
    }
    portals.into_iter().collect()
}

/// An element for the children of one slot; none on a server.
fn host() -> Option<web_sys::Element> {
    if !cfg!(target_arch = "wasm32") {
        return None;
    }
    let host = web_sys::window()?.document()?.create_element("div").ok()?;
    host.set_class_name(class::SLOTTED);
    Some(host)
}
