//! A page read as a tree.

use super::{Markup, Text, Token};

/// An element of a page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Element<'a> {
    page: &'a Markup,
    at: usize,
}

/// What an element holds.
#[derive(Debug, Clone, Copy)]
pub(super) enum Child<'a> {
    Element(Element<'a>),
    /// With its place in the page.
    Text(usize, Text<'a>),
}

/// What a child is recognised by among its siblings: its tag, and its key or else the first of its classes. Texts have neither.
pub(super) type Identity<'a> = (&'static str, &'a str);

impl Markup {
    /// What stands at a place of the page, which is where an element opens or a text lies.
    pub(super) fn child(&self, at: usize) -> Option<Child<'_>> {
        match *self.tokens.get(at)? {
            Token::Open(..) => Some(Child::Element(Element { page: self, at })),
            Token::Text(text) => Some(Child::Text(at, self.resolve(text))),
            _ => None,
        }
    }

    /// The outermost element.
    pub(super) fn outermost(&self) -> Option<Element<'_>> {
        match self.child(0) {
            Some(Child::Element(element)) => Some(element),
            _ => None,
        }
    }
}

impl<'a> Element<'a> {
    /// Its place in the page.
    pub(super) fn at(self) -> usize {
        self.at
    }

    pub(super) fn tag(self) -> &'static str {
        match self.page.tokens.get(self.at) {
            Some(Token::Open(tag, _)) => tag,
            _ => "",
        }
    }

    /// What is said of the element itself.
    fn own(self) -> impl Iterator<Item = &'a Token> {
        let tokens = self.page.tokens.iter().skip(self.at + 1);
        tokens.take_while(|token| matches!(token, Token::Key(_) | Token::Attribute(..) | Token::Css(..)))
    }

    pub(super) fn attributes(self) -> impl Iterator<Item = (&'static str, Text<'a>)> {
        self.own().filter_map(move |token| match *token {
            Token::Attribute(name, value) => Some((name, self.page.resolve(value))),
            _ => None,
        })
    }

    pub(super) fn attribute(self, name: &str) -> Option<Text<'a>> {
        self.attributes().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// Its CSS declarations; empty without any.
    pub(super) fn css(self) -> &'a str {
        let found = self.own().find_map(|token| match *token {
            Token::Css(from, to) => self.page.text.get(from..to),
            _ => None,
        });
        found.unwrap_or_default()
    }

    fn key(self) -> Option<&'a str> {
        self.own().find_map(|token| match *token {
            Token::Key(key) => Some(self.page.resolve(key).as_str()),
            _ => None,
        })
    }

    /// What is in it, in order.
    pub(super) fn children(self) -> impl Iterator<Item = Child<'a>> {
        let end = match self.page.tokens.get(self.at) {
            Some(Token::Open(_, end)) => *end,
            _ => 0,
        };
        let mut at = self.at + 1 + self.own().count();
        std::iter::from_fn(move || {
            let child = self.page.child(at).filter(|_| at < end)?;
            at = match self.page.tokens.get(at) {
                Some(Token::Open(_, end)) => end.saturating_add(1),
                _ => at + 1,
            };
            Some(child)
        })
    }

    /// Its text, where it holds nothing else.
    pub(super) fn sole_text(self) -> Option<Text<'a>> {
        let mut children = self.children();
        match (children.next(), children.next()) {
            (Some(Child::Text(_, text)), None) => Some(text),
            _ => None,
        }
    }
}

impl<'a> Child<'a> {
    pub(super) fn identity(self) -> Identity<'a> {
        match self {
            Child::Text(..) => ("", ""),
            Child::Element(element) => {
                let class = || element.attribute("class").and_then(|class| class.as_str().split(' ').next());
                (element.tag(), element.key().or_else(class).unwrap_or_default())
            }
        }
    }
}
