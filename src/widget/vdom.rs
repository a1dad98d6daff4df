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
        if let Step::Open(tag) = step {
            open.push(VTag::new(tag));
            continue;
        }
        let Some(mut element) = open.pop() else { continue };
        match step {
            Step::Open(_) => {}
            Step::Key(key) => element.key = Some(Key::from(key)),
            Step::Attribute(name, text) => element.add_attribute(name, value(text)),
            Step::Css(declarations) => add_style(&mut element, declarations),
            Step::Text(text) => element.add_child(VText::new(value(text)).into()),
            Step::Close => {
                let Some(parent) = open.last_mut() else {
                    element.node_ref = root.clone();
                    return element.into();
                };
                parent.add_child(element.into());
                continue;
            }
        }
        open.push(element);
    }
    VNode::default()
}

/// Outside a browser there is no property to set.
fn add_style(element: &mut VTag, declarations: &str) {
    if cfg!(target_arch = "wasm32") {
        element.add_property("style", JsValue::from_str(declarations));
    }
}
