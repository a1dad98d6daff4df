//! A page as one flat list of steps: open an element, give it attributes, say a text, close it.
//!
//! Views write it, renderers read it: the browser's puts what differs into the page ([`LiveDom`]), the static files' writes HTML.
//! It knows no roadmap and no browser. All text lies in one buffer, so that a page is two allocations, not thousands.

mod element;
mod html;
mod live;

pub use html::{attribute, escape};
pub use live::{Dom, LiveDom};

use crate::model::push_decimal;

/// A text that is the program's own, or lies in the buffer.
#[derive(Debug, Clone, Copy)]
enum TextRef {
    Static(&'static str),
    At(usize, usize),
}

#[derive(Debug, Clone, Copy)]
enum Token {
    /// With the place of its `Close`.
    Open(&'static str, usize),
    Key(TextRef),
    Attribute(&'static str, TextRef),
    /// CSS declarations of an element, in one piece.
    Css(usize, usize),
    Text(TextRef),
    Close,
}

/// A text with what is known of its life.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Text<'a> {
    /// Of the program.
    Static(&'static str),
    /// Of the page.
    Dynamic(&'a str),
}

impl<'a> Text<'a> {
    /// The text itself.
    pub fn as_str(self) -> &'a str {
        match self {
            Text::Static(text) => text,
            Text::Dynamic(text) => text,
        }
    }
}

/// A step of a page. Attributes, key and style follow the opening of their element, before anything else.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Step<'a> {
    /// Opens an element with this tag.
    Open(&'static str),
    /// What the element is recognised by among its siblings.
    Key(&'a str),
    /// An attribute.
    Attribute(&'static str, Text<'a>),
    /// CSS declarations: `left:1px;top:2px`.
    Css(&'a str),
    /// Text.
    Text(Text<'a>),
    /// Closes the element opened last.
    Close,
}

/// A page, or a part of one, being written.
#[derive(Debug, Default)]
pub struct Markup {
    tokens: Vec<Token>,
    text: String,
    /// The places of elements that are not closed yet.
    open: Vec<usize>,
}

impl Markup {
    /// An empty page.
    pub fn new() -> Markup {
        Markup::default()
    }

    /// The steps in order.
    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        self.tokens.iter().map(|token| match *token {
            Token::Open(tag, _) => Step::Open(tag),
            Token::Key(key) => Step::Key(self.resolve(key).as_str()),
            Token::Attribute(name, value) => Step::Attribute(name, self.resolve(value)),
            Token::Css(from, to) => Step::Css(self.text.get(from..to).unwrap_or_default()),
            Token::Text(text) => Step::Text(self.resolve(text)),
            Token::Close => Step::Close,
        })
    }

    fn resolve(&self, text: TextRef) -> Text<'_> {
        match text {
            TextRef::Static(text) => Text::Static(text),
            TextRef::At(from, to) => Text::Dynamic(self.text.get(from..to).unwrap_or_default()),
        }
    }

    fn keep(&mut self, text: &str) -> TextRef {
        let from = self.text.len();
        self.text.push_str(text);
        TextRef::At(from, self.text.len())
    }

    /// Opens an element.
    pub fn open(&mut self, tag: &'static str) -> &mut Markup {
        self.open.push(self.tokens.len());
        self.tokens.push(Token::Open(tag, usize::MAX));
        self
    }

    /// Opens an element with a class.
    pub fn open_as(&mut self, tag: &'static str, class: &'static str) -> &mut Markup {
        self.open(tag).attr("class", class)
    }

    /// Closes the element opened last.
    pub fn close(&mut self) -> &mut Markup {
        let here = self.tokens.len();
        if let Some(Token::Open(_, end)) = self.open.pop().and_then(|at| self.tokens.get_mut(at)) {
            *end = here;
        }
        self.tokens.push(Token::Close);
        self
    }

    /// An attribute whose value the program knows.
    pub fn attr(&mut self, name: &'static str, value: &'static str) -> &mut Markup {
        self.tokens.push(Token::Attribute(name, TextRef::Static(value)));
        self
    }

    /// An attribute whose value comes from elsewhere.
    pub fn set(&mut self, name: &'static str, value: &str) -> &mut Markup {
        let value = self.keep(value);
        self.tokens.push(Token::Attribute(name, value));
        self
    }

    /// An attribute with a whole number.
    pub fn number(&mut self, name: &'static str, value: usize) -> &mut Markup {
        self.set(name, &value.to_string())
    }

    /// An attribute that says yes or no in a word, as `aria-*` does.
    pub fn flag(&mut self, name: &'static str, value: bool) -> &mut Markup {
        self.attr(name, if value { "true" } else { "false" })
    }

    /// Hidden from assistive technology.
    pub fn hidden(&mut self) -> &mut Markup {
        self.attr("aria-hidden", "true")
    }

    /// Classes; empty ones are left out.
    pub fn classes(&mut self, classes: &[&str]) -> &mut Markup {
        let from = self.text.len();
        for class in classes.iter().filter(|class| !class.is_empty()) {
            if self.text.len() > from {
                self.text.push(' ');
            }
            self.text.push_str(class);
        }
        if self.text.len() > from {
            self.tokens.push(Token::Attribute("class", TextRef::At(from, self.text.len())));
        }
        self
    }

    /// What the element is recognised by among its siblings.
    pub fn key(&mut self, key: &str) -> &mut Markup {
        let key = self.keep(key);
        self.tokens.push(Token::Key(key));
        self
    }

    /// A CSS declaration in px.
    pub fn px(&mut self, property: &str, px: f64) -> &mut Markup {
        self.declare(property, |text| {
            push_decimal(text, px, 2);
            text.push_str("px");
        })
    }

    /// A CSS declaration.
    pub fn css(&mut self, property: &str, value: &str) -> &mut Markup {
        self.declare(property, |text| text.push_str(value))
    }

    fn declare(&mut self, property: &str, value: impl FnOnce(&mut String)) -> &mut Markup {
        let end = self.text.len();
        // Declarations of one element stand together, so that they can be set at once.
        let from = match self.tokens.last() {
            Some(Token::Css(from, to)) if *to == end => {
                let from = *from;
                self.tokens.pop();
                self.text.push(';');
                from
            }
            _ => end,
        };
        self.text.push_str(property);
        self.text.push(':');
        value(&mut self.text);
        self.tokens.push(Token::Css(from, self.text.len()));
        self
    }

    /// Text from elsewhere.
    pub fn text(&mut self, text: &str) -> &mut Markup {
        let text = self.keep(text);
        self.tokens.push(Token::Text(text));
        self
    }

    /// Text of the program.
    pub fn text_static(&mut self, text: &'static str) -> &mut Markup {
        self.tokens.push(Token::Text(TextRef::Static(text)));
        self
    }

    /// An element with a class and nothing in it that is only looked at.
    pub fn ornament(&mut self, tag: &'static str, class: &'static str) -> &mut Markup {
        self.open_as(tag, class).hidden().close()
    }

    /// An element with text.
    pub fn line(&mut self, tag: &'static str, class: &'static str, text: &str) -> &mut Markup {
        self.open_as(tag, class).text(text).close()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_come_back_as_they_were_written() {
        let mut page = Markup::new();
        page.open_as("p", "note").key("k").px("left", 1.0).px("top", -2.25).set("title", "a\"b").text("x < y").close();
        let steps: Vec<_> = page.steps().collect();
        assert_eq!(
            steps,
            [
                Step::Open("p"),
                Step::Attribute("class", Text::Static("note")),
                Step::Key("k"),
                Step::Css("left:1px;top:-2.25px"),
                Step::Attribute("title", Text::Dynamic("a\"b")),
                Step::Text(Text::Dynamic("x < y")),
                Step::Close,
            ]
        );
    }
}
