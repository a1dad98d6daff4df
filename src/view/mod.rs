//! Scene and state → Yew HTML. No arithmetic here: every position comes finished from [`crate::layout`].

mod boards;
mod dom;
mod head;
mod icons;
mod legend;
mod list;
mod marks;
mod notices;
mod panel;
mod parts;
pub mod source;
#[cfg(test)]
mod tests;
mod timeline;
mod toolbar;
pub mod widget;
