//! What a document may say about how far an item is.

use super::Text;

/// The status of an item. An item without one is plan: neither done nor late.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// An idea under study; it may never come.
    Exploring,
    /// Decided, not begun.
    Planned,
    /// Being worked on.
    InProgress,
    /// Usable by some, not finished.
    Preview,
    /// Being made available step by step.
    RollingOut,
    /// Available to everyone.
    Shipped,
    /// Begun, then put aside.
    Paused,
    /// Will not come.
    Cancelled,
}

impl Status {
    /// All statuses in the order of an item's life.
    pub const ALL: [Status; 8] = [
        Status::Exploring,
        Status::Planned,
        Status::InProgress,
        Status::Preview,
        Status::RollingOut,
        Status::Shipped,
        Status::Paused,
        Status::Cancelled,
    ];

    /// The key used in documents.
    pub fn key(self) -> &'static str {
        match self {
            Status::Exploring => "exploring",
            Status::Planned => "planned",
            Status::InProgress => "in-progress",
            Status::Preview => "preview",
            Status::RollingOut => "rolling-out",
            Status::Shipped => "shipped",
            Status::Paused => "paused",
            Status::Cancelled => "cancelled",
        }
    }
}

/// A document's own words for a status.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusWords {
    /// The status they are for.
    pub status: Status,
    /// One or two words.
    pub label: Option<Text>,
    /// One sentence for the legend.
    pub meaning: Option<Text>,
}
