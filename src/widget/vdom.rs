//! Markup → Yew's virtual DOM.

use wasm_bindgen::JsValue;
use yew::virtual_dom::{Key, VNode, VTag, VText};
use yew::{AttrValue, NodeRef};

use crate::markup::{Markup, Step, Text};

fn value(text: Text<'_>) -> AttrValue {
    match text {
        Text::Own(text) => AttrValue::Static(text),
        Text::Given(text) => AttrValue::Rc(text.into()),
    }
}

/// The outermost element of a page, known as `root` once it is there. CSS declarations are set through the CSS object model (the `style` property), which a
/// strict `style-src` allows; a `style` attribute it would block.
pub(super) fn vnode(page: &Markup, root: &NodeRef) -> VNode {
    let mut open: Vec<VTag> = Vec::new();
    for step in page.steps() {
        match (step, open.last_mut()) {
            (Step::Open(tag), _) => open.push(VTag::new(tag)),
            (Step::Key(key), Some(element)) => element.key = Some(Key::from(key)),
            (Step::Attribute(name, text), Some(element)) => element.add_attribute(name, value(text)),
            (Step::Css(declarations), Some(element)) => add_style(element, declarations),
            (Step::Text(text), Some(element)) => element.add_child(VText::new(value(text)).into()),
            (Step::Close, _) => {
                let Some(mut element) = open.pop() else { break };
                let Some(parent) = open.last_mut() else {
                    element.node_ref = root.clone();
                    return element.into();
                };
                parent.add_child(element.into());
            }
            // Nothing stands outside the outermost element.
            (_, None) => {}
        }
    }
    VNode::default()
}

/// Outside a browser there is no property to set.
fn add_style(element: &mut VTag, declarations: &str) {
    if cfg!(target_arch = "wasm32") {
        element.add_property("style", JsValue::from_str(declarations));
    }
}
