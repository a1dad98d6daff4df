//! Names of classes that more than one place needs: views write them, the browser's screen finds elements by them, and so does
//! `js/late-part.js` until that has come. All others stand in one view and in the style sheet alone.

/// One table makes the names, and selectors for them.
macro_rules! classes {
    ($($(#[doc = $doc:literal])* $name:ident $class:literal,)*) => {
        /// The names, as views write them.
        pub mod class {
            $($(#[doc = $doc])* pub const $name: &str = $class;)*
        }

        /// The same as selectors.
        pub mod selector {
            $($(#[doc = $doc])* pub const $name: &str = concat!(".", $class);)*
        }

        #[cfg(test)]
        pub(super) const ALL: &[&str] = &[$($class),*];
    };
}

classes! {
    /// The whole widget.
    ROADMAP "roadmap",
    /// The timeline with its axis; what of it is no other element stands beside the dates.
    FRAME "frame",
    /// The strip with the whole plan above the dates.
    OVERVIEW "overview",
    /// What moves the window along it.
    SHOWN "shown",
    /// The window: what is shown of the plan.
    BRUSH "brush",
    /// The range for the beginning of what is shown.
    SHOWN_FROM "shown-from",
    /// The range for its end.
    SHOWN_UNTIL "shown-until",
    /// The dates above the timeline.
    AXIS "axis",
    /// What scrolls the timeline.
    SCROLLER "scroller",
    /// What is painted behind the tracks.
    GROUND "ground",
    /// What stands in the time area of a track.
    BODY "body",
    /// A mark.
    MARK "mark",
    /// What lies beyond an edge.
    HINT "hint",
    /// The name of what is not in sight, at the end of a line.
    STUB "stub",
    /// An item in the list.
    ENTRY "entry",
    /// The field in which something is asked for.
    FIND "find-field",
    /// What it can be narrowed by.
    FACETS "facets",
    /// The search: the field with what was found and facets.
    SEARCH "find",
    /// The field for the day that is asked about.
    DAY "day-field",
    /// The handle of the day that is asked about, above the timeline.
    HANDLE "today-pill",
    /// A goal, risk or key date that was found and is looked at.
    FOUND_HERE "found-here",
    /// Where today lies in the list.
    TODAY_ROW "today-row",
    /// A way to another item in the panel.
    REFERENCE "reference",
    /// The timeline or the list, with details beside it.
    STAGE "stage",
    /// Details over the page.
    SHEET "sheet",
    /// Details beside the timeline.
    DOCK "dock",
    /// What an application puts into a slot.
    SLOTTED "slotted",
}
