//! Scene and state → Yew HTML. No arithmetic here: every position comes finished from [`crate::layout`].

mod around;
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
mod roving;
pub mod source;
#[cfg(test)]
mod tests;
mod timeline;
mod toolbar;
pub mod widget;
