use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;

use super::*;

/// A DOM of which every change is counted.
#[derive(Default, Clone)]
struct Paper(Rc<RefCell<Vec<&'static str>>>);

#[derive(Default, Debug)]
struct Leaf {
    tag: &'static str,
    drawing: bool,
    attributes: BTreeMap<&'static str, String>,
    css: String,
    text: String,
    children: Vec<Shared>,
}

type Shared = Rc<RefCell<Leaf>>;

impl Paper {
    fn done(&self, what: &'static str) {
        self.0.borrow_mut().push(what);
    }

    fn taken(&self) -> Vec<&'static str> {
        self.0.take()
    }
}

impl Dom for Paper {
    type Node = Shared;

    fn element(&mut self, tag: &'static str, drawing: bool) -> Shared {
        self.done("element");
        Rc::new(RefCell::new(Leaf { tag, drawing, ..Leaf::default() }))
    }

    fn text(&mut self, text: Text<'_>) -> Shared {
        self.done("text");
        Rc::new(RefCell::new(Leaf { text: text.as_str().into(), ..Leaf::default() }))
    }

    fn attribute(&mut self, node: &Shared, name: &'static str, value: Option<Text<'_>>) {
        self.done("attribute");
        match value {
            Some(value) => node.borrow_mut().attributes.insert(name, value.as_str().into()),
            None => node.borrow_mut().attributes.remove(name),
        };
    }

    fn css(&mut self, node: &Shared, declarations: &str) {
        self.done("css");
        node.borrow_mut().css = declarations.into();
    }

    fn set_text(&mut self, node: &Shared, text: Text<'_>) {
        self.done("say");
        let mut leaf = node.borrow_mut();
        if leaf.tag.is_empty() {
            leaf.text = text.as_str().into();
        } else {
            leaf.children = vec![Rc::new(RefCell::new(Leaf { text: text.as_str().into(), ..Leaf::default() }))];
        }
    }

    fn insert(&mut self, parent: &Shared, node: &Shared, before: Option<&Shared>) {
        self.done("insert");
        let children = &mut parent.borrow_mut().children;
        children.retain(|child| !Rc::ptr_eq(child, node));
        let at = before.map_or(children.len(), |before| {
            children.iter().position(|child| Rc::ptr_eq(child, before)).expect("a sibling to stand before")
        });
        children.insert(at, node.clone());
    }

    fn remove(&mut self, parent: &Shared, node: &Shared) {
        self.done("remove");
        let children = &mut parent.borrow_mut().children;
        let at = children.iter().position(|child| Rc::ptr_eq(child, node)).expect("a child to be removed");
        children.remove(at);
    }
}

/// What is on the paper, in a form that can be compared.
fn drawn(node: &Shared) -> String {
    let leaf = node.borrow();
    if leaf.tag.is_empty() {
        return format!("{:?}", leaf.text);
    }
    let children: String = leaf.children.iter().map(drawn).filter(|text| text != "\"\"").collect();
    format!("<{} {} {:?} {:?}>{children}</>", leaf.tag, leaf.drawing, leaf.attributes, leaf.css)
}

/// The same of a page.
fn written(element: Element<'_>, drawing: bool) -> String {
    let drawing = drawing || element.tag() == "svg";
    let attributes: BTreeMap<_, _> = element.attributes().map(|(name, value)| (name, value.as_str())).collect();
    let children = element.children().map(|child| match child {
        Child::Element(element) => written(element, drawing),
        Child::Text(_, text) => format!("{:?}", text.as_str()),
    });
    let children: String = children.filter(|text| text != "\"\"").collect();
    format!("<{} {drawing} {attributes:?} {:?}>{children}</>", element.tag(), element.css())
}

fn live() -> (LiveDom<Paper>, Paper) {
    let paper = Paper::default();
    (LiveDom::new(paper.clone(), "section"), paper)
}

fn rows(keys: &str) -> Markup {
    let mut page = Markup::new();
    page.open("section");
    for key in keys.chars() {
        page.open_as("div", "row").key(&key.to_string()).text(&key.to_uppercase().to_string()).close();
    }
    page.close();
    page
}

#[test]
fn what_stays_is_not_touched() {
    let (mut live, paper) = live();
    live.show(rows("abcd"));
    let shown = |live: &LiveDom<Paper>| live.root().borrow().children.clone();
    let before = shown(&live);
    paper.taken();
    live.show(rows("abcd"));
    assert_eq!(paper.taken(), [""; 0]);
    // As a window moves on.
    live.show(rows("cdef"));
    let after = shown(&live);
    assert!(Rc::ptr_eq(&before[2], &after[0]) && Rc::ptr_eq(&before[3], &after[1]));
    let done = paper.taken();
    assert_eq!(done.iter().filter(|step| **step == "insert").count(), 2, "{done:?}");
    assert_eq!(done.iter().filter(|step| **step == "remove").count(), 2, "{done:?}");
    live.show(rows("fcde"));
    assert_eq!(paper.taken(), ["insert"], "one is moved, the others stay");
}

#[test]
fn a_notice_above_makes_nothing_below_anew() {
    let page = |notice: bool, narrow: bool| {
        let mut page = Markup::new();
        page.open("section");
        if notice {
            page.line("div", "notice", "!");
        }
        page.open("div").classes(&["frame", if narrow { "narrow" } else { "" }]).open_as("div", "scroller").close().close();
        page.line("div", "boards", "b").close();
        page
    };
    for show in [LiveDom::show, LiveDom::show_early] {
        let (mut live, paper) = live();
        show(&mut live, page(false, false));
        let frame = live.root().borrow().children[0].clone();
        paper.taken();
        show(&mut live, page(true, true));
        assert!(Rc::ptr_eq(&frame, &live.root().borrow().children[1]));
        let mut done = paper.taken();
        done.sort_unstable();
        assert_eq!(done, ["attribute", "attribute", "element", "insert", "say"]);
        show(&mut live, page(false, true));
        assert!(Rc::ptr_eq(&frame, &live.root().borrow().children[0]));
        assert_eq!(paper.taken(), ["remove"]);
    }
}

#[derive(Debug, Clone)]
enum Node {
    Text(String),
    Element { tag: usize, key: Option<u8>, class: Option<u8>, title: Option<String>, left: Option<u8>, children: Vec<Node> },
}

const TAGS: [&str; 3] = ["div", "span", "svg"];
const CLASSES: [&str; 4] = ["a", "b", "a b", "b a"];

fn node() -> impl Strategy<Value = Node> {
    let leaf = "[a-c]{0,2}".prop_map(Node::Text);
    leaf.prop_recursive(3, 40, 6, |inner| {
        let own = (0..TAGS.len(), proptest::option::of(0..8u8), proptest::option::of(0..4u8));
        let said = (proptest::option::of("[a-b]{1}"), proptest::option::of(0..3u8));
        (own, said, proptest::collection::vec(inner, 0..6))
            .prop_map(|((tag, key, class), (title, left), children)| Node::Element { tag, key, class, title, left, children })
    })
}

fn write(page: &mut Markup, node: &Node) {
    match node {
        Node::Text(text) => {
            page.text(text);
        }
        Node::Element { tag, key, class, title, left, children } => {
            page.open(TAGS[*tag]);
            if let Some(key) = key {
                page.key(&key.to_string());
            }
            if let Some(class) = class {
                page.attr("class", CLASSES[usize::from(*class)]);
            }
            if let Some(title) = title {
                page.set("title", title);
            }
            if let Some(left) = left {
                page.px("left", f64::from(*left));
            }
            children.iter().for_each(|child| write(page, child));
            page.close();
        }
    }
}

proptest! {
    /// Whatever was shown before, with keys that come twice or not at all, and however many pages were shown early.
    #[test]
    fn the_last_page_is_what_is_shown(
        pages in proptest::collection::vec(proptest::collection::vec(node(), 0..8), 1..5),
        early in 0..5usize,
    ) {
        let (mut live, paper) = live();
        for (number, children) in pages.iter().enumerate() {
            let mut page = Markup::new();
            page.open("section");
            children.iter().for_each(|child| write(&mut page, child));
            page.close();
            let expected = written(page.outermost().unwrap(), false);
            if number < early { live.show_early(page) } else { live.show(page) }
            prop_assert_eq!(drawn(live.root()), expected);
        }
        let mut again = Markup::new();
        again.open("section");
        pages.last().unwrap().iter().for_each(|child| write(&mut again, child));
        again.close();
        paper.taken();
        live.show(again);
        prop_assert_eq!(paper.taken(), [""; 0]);
    }
}
