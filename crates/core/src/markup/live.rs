//! A page that is shown and changes: what differs from the page before is changed, everything else is left alone, with its
//! focus, its scroll and its selection.

use super::element::{Child, Element, Identity};
use super::{Markup, Text};

/// Where a page is shown.
pub trait Dom {
    /// An element or a text, known by a handle.
    type Node: Clone;
    /// Makes an element; `drawing` says that it is SVG.
    fn element(&mut self, tag: &'static str, drawing: bool) -> Self::Node;
    /// Makes a text.
    fn text(&mut self, text: Text<'_>) -> Self::Node;
    /// Sets an attribute; takes it away without a value.
    fn attribute(&mut self, node: &Self::Node, name: &'static str, value: Option<Text<'_>>);
    /// Sets all CSS declarations of an element.
    fn css(&mut self, node: &Self::Node, declarations: &str);
    /// Makes a text of what is in an element, or changes a text.
    fn set_text(&mut self, node: &Self::Node, text: Text<'_>);
    /// Puts a node into an element, before another one or at the end; one that is elsewhere is moved.
    fn insert(&mut self, parent: &Self::Node, node: &Self::Node, before: Option<&Self::Node>);
    /// Takes a node out of an element.
    fn remove(&mut self, parent: &Self::Node, node: &Self::Node);
}

/// A page as it is shown.
#[derive(Debug)]
pub struct LiveDom<D: Dom> {
    dom: D,
    page: Markup,
    root: MountedNode<D::Node>,
}

/// A node that is shown, with the place in the page that it was made from.
#[derive(Debug)]
struct MountedNode<N> {
    node: N,
    at: usize,
    /// Empty where the element holds one text and nothing else.
    children: Vec<MountedNode<N>>,
}

impl<D: Dom> LiveDom<D> {
    /// An empty element with the tag of the pages to come.
    pub fn new(mut dom: D, tag: &'static str) -> LiveDom<D> {
        let mut page = Markup::new();
        page.open(tag).close();
        let root = MountedNode { node: dom.element(tag, false), at: 0, children: Vec::new() };
        LiveDom { dom, page, root }
    }

    /// The outermost element; it stays the same.
    pub fn root(&self) -> &D::Node {
        &self.root.node
    }

    /// Shows a page.
    pub fn show(&mut self, page: Markup) {
        self.put(page, |patch, parent, rest, fresh, drawing| patch.rearrange(parent, rest, fresh, drawing));
    }

    /// Shows a page as well, with less code: children that change places may be made anew.
    pub fn show_early(&mut self, page: Markup) {
        self.put(page, |patch, parent, rest, fresh, drawing| patch.replace(parent, rest, fresh, drawing));
    }

    fn put(&mut self, page: Markup, arrange: Arrange<D>) {
        if let (Some(old), Some(new)) = (self.page.outermost(), page.outermost()) {
            Patch { dom: &mut self.dom, before: &self.page, arrange }.adapt(&mut self.root, old, new, false);
            self.page = page;
        }
    }
}

/// How many siblings on a child is looked for before it is made anew.
const LOOK_AHEAD: usize = 32;

/// Makes the children `rest` of a node the children `fresh` of the new page, which begin with another one.
type Arrange<D> = fn(
    &mut Patch<'_, D>,
    &<D as Dom>::Node,
    Vec<MountedNode<<D as Dom>::Node>>,
    Vec<Child<'_>>,
    bool,
) -> Vec<MountedNode<<D as Dom>::Node>>;

struct Patch<'a, D: Dom> {
    dom: &'a mut D,
    before: &'a Markup,
    arrange: Arrange<D>,
}

impl<'a, D: Dom> Patch<'a, D> {
    fn build(&mut self, child: Child<'_>, drawing: bool) -> MountedNode<D::Node> {
        let element = match child {
            Child::Text(at, text) => return MountedNode { node: self.dom.text(text), at, children: Vec::new() },
            Child::Element(element) => element,
        };
        let drawing = drawing || element.tag() == "svg";
        let node = self.dom.element(element.tag(), drawing);
        for (name, value) in element.attributes() {
            self.dom.attribute(&node, name, Some(value));
        }
        if !element.css().is_empty() {
            self.dom.css(&node, element.css());
        }
        let mut mounted = MountedNode { node, at: element.at(), children: Vec::new() };
        match element.sole_text() {
            Some(text) => self.dom.set_text(&mounted.node, text),
            None => self.append(&mut mounted, element.children(), drawing),
        }
        mounted
    }

    fn append<'n>(&mut self, mounted: &mut MountedNode<D::Node>, children: impl Iterator<Item = Child<'n>>, drawing: bool) {
        for child in children {
            let made = self.build(child, drawing);
            self.dom.insert(&mounted.node, &made.node, None);
            mounted.children.push(made);
        }
    }

    /// Makes an element what the new page says of it.
    fn adapt(&mut self, mounted: &mut MountedNode<D::Node>, old: Element<'_>, new: Element<'_>, drawing: bool) {
        let drawing = drawing || new.tag() == "svg";
        self.attributes(&mounted.node, old, new);
        if old.css() != new.css() {
            self.dom.css(&mounted.node, new.css());
        }
        mounted.at = new.at();
        match (old.sole_text(), new.sole_text()) {
            (Some(before), Some(text)) if before.as_str() == text.as_str() => {}
            (_, Some(text)) => {
                mounted.children.clear();
                self.dom.set_text(&mounted.node, text);
            }
            (before, None) => {
                if before.is_some() {
                    self.dom.set_text(&mounted.node, Text::Static(""));
                }
                self.children(mounted, new, drawing);
            }
        }
    }

    fn attributes(&mut self, node: &D::Node, old: Element<'_>, new: Element<'_>) {
        // As a rule both say something of the same, in the same order.
        let (mut before, mut in_step) = (old.attributes(), true);
        for (name, value) in new.attributes() {
            let known = match before.next() {
                Some((known, value)) if known == name => Some(value),
                _ => {
                    in_step = false;
                    old.attribute(name)
                }
            };
            if known.is_none_or(|known| known.as_str() != value.as_str()) {
                self.dom.attribute(node, name, Some(value));
            }
        }
        if in_step && before.next().is_none() {
            return;
        }
        for (name, _) in old.attributes().filter(|(name, _)| new.attribute(name).is_none()) {
            self.dom.attribute(node, name, None);
        }
    }

    /// Makes a child what the new page says of it; `false` where that is another one.
    fn adapt_child(&mut self, mounted: &mut MountedNode<D::Node>, new: Child<'_>, drawing: bool) -> bool {
        let Some(old) = self.before.child(mounted.at).filter(|old| old.identity() == new.identity()) else { return false };
        match (old, new) {
            (Child::Element(old), Child::Element(new)) => self.adapt(mounted, old, new, drawing),
            (Child::Text(_, old), Child::Text(at, new)) => {
                mounted.at = at;
                if old.as_str() != new.as_str() {
                    self.dom.set_text(&mounted.node, new);
                }
            }
            _ => return false,
        }
        true
    }

    fn children(&mut self, mounted: &mut MountedNode<D::Node>, new: Element<'_>, drawing: bool) {
        let mut fresh = new.children().peekable();
        let mut same = 0;
        while let (Some(child), Some(new)) = (mounted.children.get_mut(same), fresh.peek())
            && self.adapt_child(child, *new, drawing)
        {
            same += 1;
            fresh.next();
        }
        let rest = mounted.children.split_off(same);
        if rest.is_empty() {
            self.append(mounted, fresh, drawing);
        } else {
            let placed = (self.arrange)(self, &mounted.node, rest, fresh.collect(), drawing);
            mounted.children.extend(placed);
        }
    }

    /// Adds and removes children. Those that stay in order are not touched.
    fn replace(
        &mut self,
        parent: &D::Node,
        mut rest: Vec<MountedNode<D::Node>>,
        fresh: Vec<Child<'_>>,
        drawing: bool,
    ) -> Vec<MountedNode<D::Node>> {
        // The next one is the last, so that it can be taken off.
        rest.reverse();
        let mut placed = Vec::with_capacity(fresh.len());
        for child in fresh {
            let identity = |mounted: &MountedNode<D::Node>| self.before.child(mounted.at).map(Child::identity);
            let near = rest.len().saturating_sub(LOOK_AHEAD);
            let found = rest.iter().skip(near).rposition(|mounted| identity(mounted) == Some(child.identity()));
            if let Some(found) = found {
                for gone in rest.drain(near + found + 1..) {
                    self.dom.remove(parent, &gone.node);
                }
            }
            if rest.last_mut().is_some_and(|next| self.adapt_child(next, child, drawing)) {
                placed.extend(rest.pop());
            } else {
                let made = self.build(child, drawing);
                self.dom.insert(parent, &made.node, rest.last().map(|next| &next.node));
                placed.push(made);
            }
        }
        for gone in rest {
            self.dom.remove(parent, &gone.node);
        }
        placed
    }

    /// Adds, removes and reorders children. Those that stay in order are not touched.
    fn rearrange(
        &mut self,
        parent: &D::Node,
        rest: Vec<MountedNode<D::Node>>,
        fresh: Vec<Child<'_>>,
        drawing: bool,
    ) -> Vec<MountedNode<D::Node>> {
        let mut known = Known::new(self.before, &rest);
        let found: Vec<Option<usize>> = fresh.iter().map(|child| known.take(child.identity())).collect();
        let mut held: Vec<Option<MountedNode<D::Node>>> = rest.into_iter().map(Some).collect();
        for gone in held.iter_mut().zip(known.left).filter_map(|(mounted, left)| if left { mounted.take() } else { None }) {
            self.dom.remove(parent, &gone.node);
        }
        let mut placed: Vec<MountedNode<D::Node>> = Vec::with_capacity(fresh.len());
        // From the end, so that what follows is already in its place.
        let mut lowest = usize::MAX;
        for (child, found) in fresh.into_iter().zip(found).rev() {
            let kept = found.and_then(|at| held.get_mut(at)?.take());
            let (mounted, in_place) = match kept {
                Some(mut mounted) => {
                    self.adapt_child(&mut mounted, child, drawing);
                    let at = found.unwrap_or(lowest);
                    let in_place = at < lowest;
                    lowest = lowest.min(at);
                    (mounted, in_place)
                }
                None => (self.build(child, drawing), false),
            };
            if !in_place {
                self.dom.insert(parent, &mounted.node, placed.last().map(|next| &next.node));
            }
            placed.push(mounted);
        }
        placed.reverse();
        placed
    }
}

/// Children that are shown, by what they are recognised by.
struct Known<'a> {
    sorted: Vec<(Identity<'a>, usize)>,
    /// Whether each was not asked for yet.
    left: Vec<bool>,
}

impl<'a> Known<'a> {
    fn new<N>(page: &'a Markup, mounted: &[MountedNode<N>]) -> Known<'a> {
        let identity = |mounted: &MountedNode<N>| page.child(mounted.at).map(Child::identity).unwrap_or_default();
        let mut sorted: Vec<_> = mounted.iter().map(identity).zip(0..).collect();
        sorted.sort_unstable();
        Known { sorted, left: vec![true; mounted.len()] }
    }

    /// The first with this identity that was not taken yet.
    fn take(&mut self, identity: Identity<'_>) -> Option<usize> {
        let from = self.sorted.partition_point(|(known, _)| *known < identity);
        let alike = self.sorted.iter().skip(from).take_while(|(known, _)| *known == identity);
        let (_, at) = *alike.into_iter().find(|(_, at)| self.left.get(*at).is_some_and(|left| *left))?;
        if let Some(left) = self.left.get_mut(at) {
            *left = false;
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests;
