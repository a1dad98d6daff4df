//! Markup → HTML text, for static files and tests.

use super::{Markup, Step};

impl Markup {
    /// The page as HTML, or as XML. Every element is closed, so void elements (`br`, `img`) are not supported. `style` gets the CSS
    /// declarations of an element and may write an attribute.
    pub fn to_html(&self, mut style: impl FnMut(&str, &mut String)) -> String {
        let mut html = String::new();
        let mut open: Vec<&'static str> = Vec::new();
        let mut in_tag = false;
        for step in self.steps() {
            if in_tag && !matches!(step, Step::Key(_) | Step::Attribute(..) | Step::Css(_)) {
                html.push('>');
                in_tag = false;
            }
            match step {
                Step::Open(tag) => {
                    html.push('<');
                    html.push_str(tag);
                    open.push(tag);
                    in_tag = true;
                }
                Step::Key(_) => {}
                Step::Attribute(name, value) => attribute(&mut html, name, value.as_str()),
                Step::Css(declarations) => style(declarations, &mut html),
                Step::Text(text) => escape(text.as_str(), &mut html),
                Step::Close => {
                    if let Some(tag) = open.pop() {
                        html.push_str("</");
                        html.push_str(tag);
                        html.push('>');
                    }
                }
            }
        }
        html
    }
}

/// Appends an attribute.
pub fn attribute(html: &mut String, name: &str, value: &str) {
    html.push(' ');
    html.push_str(name);
    html.push_str("=\"");
    escape(value, html);
    html.push('"');
}

/// Appends text so that HTML reads it as text, within elements and quoted attributes.
pub fn escape(text: &str, html: &mut String) {
    for letter in text.chars() {
        match letter {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            other => html.push(other),
        }
    }
}
