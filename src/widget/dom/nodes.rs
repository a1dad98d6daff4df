//! A page in the browser's DOM. CSS declarations are set through the CSS object model (the `style` property), which a strict
//! `style-src` allows; a `style` attribute it would block.

use js_sys::JsString;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Document, Element, Node};

use crate::markup::{Dom, LiveDom, Markup, Text};
use crate::model::SortedMap;

#[wasm_bindgen]
extern "C" {
    /// DOM methods that take `JsString`s, so that cached strings are not encoded again.
    #[wasm_bindgen(extends = Node)]
    type Plain;
    #[wasm_bindgen(method, js_name = setAttribute)]
    fn set_attribute(this: &Plain, name: &JsString, value: &JsString);
    #[wasm_bindgen(method, js_name = removeAttribute)]
    fn remove_attribute(this: &Plain, name: &JsString);
    #[wasm_bindgen(method, setter, js_name = style)]
    fn set_style(this: &Plain, declarations: &str);
    #[wasm_bindgen(method, setter, js_name = textContent)]
    fn set_text(this: &Plain, text: &JsString);

    type Maker;
    #[wasm_bindgen(method, js_name = createElement)]
    fn element(this: &Maker, tag: &JsString) -> Node;
    #[wasm_bindgen(method, js_name = createElementNS)]
    fn element_of(this: &Maker, space: &str, tag: &JsString) -> Node;
    #[wasm_bindgen(method, js_name = createTextNode)]
    fn text(this: &Maker, text: &JsString) -> Node;
}

/// The page in the DOM of a document.
pub(super) struct LivePage {
    live: LiveDom<Browser>,
    root: Element,
}

impl LivePage {
    /// An empty page; `None` where there is no document.
    pub(super) fn new() -> Option<LivePage> {
        let document = web_sys::window()?.document()?;
        let live = LiveDom::new(Browser { document, known: SortedMap::default() }, "section");
        let root = live.root().clone().dyn_into().ok()?;
        Some(LivePage { live, root })
    }

    /// Its outermost element.
    pub(super) fn root(&self) -> &Element {
        &self.root
    }

    /// Shows a page.
    pub(super) fn show(&mut self, page: Markup) {
        self.live.show(page);
    }

    /// Shows a page before the late part is there.
    pub(super) fn show_early(&mut self, page: Markup) {
        self.live.show_early(page);
    }
}

struct Browser {
    document: Document,
    /// The program's own texts that were said before, by where they lie: each crosses over to JavaScript once.
    known: SortedMap<(usize, usize), Option<JsString>>,
}

impl Browser {
    fn own(&mut self, text: &'static str) -> &JsString {
        self.known.get_or_insert_default((text.as_ptr() as usize, text.len())).get_or_insert_with(|| JsString::from(text))
    }

    fn said(&mut self, text: Text<'_>) -> JsString {
        match text {
            Text::Static(text) => self.own(text).clone(),
            Text::Dynamic(text) => JsString::from(text),
        }
    }
}

impl Dom for Browser {
    type Node = Node;

    fn element(&mut self, tag: &'static str, drawing: bool) -> Node {
        let tag = self.own(tag).clone();
        let maker: &Maker = self.document.unchecked_ref();
        if drawing { maker.element_of("http://www.w3.org/2000/svg", &tag) } else { maker.element(&tag) }
    }

    fn text(&mut self, text: Text<'_>) -> Node {
        let text = self.said(text);
        self.document.unchecked_ref::<Maker>().text(&text)
    }

    fn attribute(&mut self, node: &Node, name: &'static str, value: Option<Text<'_>>) {
        let value = value.map(|value| self.said(value));
        let (node, name): (&Plain, _) = (node.unchecked_ref(), self.own(name));
        match value {
            Some(value) => node.set_attribute(name, &value),
            None => node.remove_attribute(name),
        }
    }

    fn css(&mut self, node: &Node, declarations: &str) {
        node.unchecked_ref::<Plain>().set_style(declarations);
    }

    fn set_text(&mut self, node: &Node, text: Text<'_>) {
        let text = self.said(text);
        node.unchecked_ref::<Plain>().set_text(&text);
    }

    fn insert(&mut self, parent: &Node, node: &Node, before: Option<&Node>) {
        let _ = parent.insert_before(node, before);
    }

    fn remove(&mut self, parent: &Node, node: &Node) {
        let _ = parent.remove_child(node);
    }
}
