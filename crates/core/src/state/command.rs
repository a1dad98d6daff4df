//! What a control does, as words in its `data-do` attribute. So a page is plain data, and one listener serves all its controls.

use super::keys::Keyed;
use super::{Action, DayMove, View};
use crate::content::Target;
use crate::content::list::Fold;
use crate::find::{Facet, FacetValue};
use crate::model::DayRange;

/// The factor of one step of zoom: half an octave, so that two steps double the scale.
pub const ZOOM_STEP: f64 = std::f64::consts::SQRT_2;

/// One table writes commands and reads them.
macro_rules! commands {
    ($($(#[doc = $doc:literal])* $name:literal $variant:ident $(($what:ty))?,)*) => {
        /// What a control does when it is pressed.
        #[derive(Debug, Clone, PartialEq)]
        pub enum Command {
            $($(#[doc = $doc])* $variant $(($what))?,)*
        }

        impl Command {
            /// The words for it: "fit", "select 2-i5".
            pub fn words(&self) -> String {
                match self {
                    $(commands!(@pattern $variant what $(($what))?) => commands!(@write $name what $(($what))?),)*
                }
            }

            /// The command that has these words.
            pub fn read(words: &str) -> Option<Command> {
                let (name, what) = words.split_once(' ').unwrap_or((words, ""));
                match name {
                    $($name => commands!(@read $variant what $(($what))?),)*
                    _ => None,
                }
            }
        }
    };
    (@pattern $variant:ident $bound:ident) => { Command::$variant };
    (@pattern $variant:ident $bound:ident ($what:ty)) => { Command::$variant($bound) };
    (@write $name:literal $bound:ident) => { $name.into() };
    (@write $name:literal $bound:ident ($what:ty)) => { format!(concat!($name, " {}"), $bound.key()) };
    (@read $variant:ident $bound:ident) => { $bound.is_empty().then_some(Command::$variant) };
    (@read $variant:ident $bound:ident ($what:ty)) => { <$what>::from_key($bound).map(Command::$variant) };
}

commands! {
    /// Zoom in by a step.
    "zoom-in" ZoomIn,
    /// Zoom out by a step.
    "zoom-out" ZoomOut,
    /// Show the whole plan.
    "fit" Fit,
    /// Go to today.
    "today" Today,
    /// Go to what came before.
    "earlier" Earlier,
    /// Go to what comes after.
    "later" Later,
    /// Choose a view.
    "view" View(View),
    /// Close the panel.
    "close" Close,
    /// The item before in the panel.
    "previous" Previous,
    /// The item after in the panel.
    "next" Next,
    /// Collapse or expand a track.
    "toggle" Toggle(u32),
    /// Open the panel.
    "select" Select(Target),
    /// Bring an item into sight.
    "reveal" Reveal(Target),
    /// Fold or unfold something in the list.
    "unfold" Unfold(Fold),
    /// Show these days.
    "zoom-to" ZoomTo(DayRange),
    /// Go to the next place that was found.
    "next-match" NextMatch,
    /// Go to the one before.
    "previous-match" PreviousMatch,
    /// Ask for nothing any more.
    "clear-search" ClearSearch,
    /// Show or hide the values of a facet.
    "facet" Facet(Facet),
    /// Ask for a value of a facet, or no longer; what is found then is not the state's to say.
    "narrow" Narrow(FacetValue),
    /// Write a day that is to be asked about.
    "write-day" WriteDay,
    /// Ask about the period before.
    "day-earlier" DayEarlier,
    /// Ask about the next period.
    "day-later" DayLater,
    /// Ask about today again.
    "as-of-today" AsOfToday,
    /// Load the data again; the page around the widget does that.
    "retry" Retry,
    /// Ask for the late part of the program again; the page around the widget does that.
    "join" Join,
}

impl Command {
    /// What it does to the state; `None` for what is not the state's.
    pub fn action(self) -> Option<Action> {
        Some(match self {
            Command::ZoomIn => Action::Zoom { factor: ZOOM_STEP, about: None },
            Command::ZoomOut => Action::Zoom { factor: 1.0 / ZOOM_STEP, about: None },
            Command::Fit => Action::Fit,
            Command::Today => Action::GoToToday,
            Command::Earlier => Action::Period(-1),
            Command::Later => Action::Period(1),
            Command::View(view) => Action::ChooseView(view),
            Command::Close => Action::Close,
            Command::Previous => Action::Step(-1),
            Command::Next => Action::Step(1),
            Command::Toggle(track) => Action::Toggle(track),
            Command::Select(target) => Action::Select(target),
            Command::Reveal(target) => Action::Reveal(target),
            Command::Unfold(fold) => Action::Unfold(fold),
            Command::ZoomTo(range) => Action::ZoomTo(range),
            Command::NextMatch => Action::Match(1),
            Command::PreviousMatch => Action::Match(-1),
            Command::ClearSearch => Action::EndSearch,
            Command::Facet(facet) => Action::OpenFacet(facet),
            Command::WriteDay => Action::WriteDay,
            Command::DayEarlier => Action::MoveDay(DayMove::Tick(-1)),
            Command::DayLater => Action::MoveDay(DayMove::Tick(1)),
            Command::AsOfToday => Action::AsOf(None),
            Command::Narrow(_) | Command::Retry | Command::Join => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Day, ItemRef};
    use crate::state::GridCell;
    use crate::timeline::Side;

    #[test]
    fn names_come_back_as_what_they_name() {
        let days = |first, last| DayRange { first: Day::from_number(first), last: Day::from_number(last) };
        let targets = [
            Target::Item(ItemRef { track: 2, series: None, index: 5 }),
            Target::Item(ItemRef { track: 0, series: Some(1), index: 12 }),
            Target::Cluster { track: 3, days: days(-719_162, 20_130) },
        ];
        for target in targets {
            assert_eq!(Target::from_key(&target.key()), Some(target.clone()));
            let select = Command::Select(target.clone());
            assert_eq!(Command::read(&select.words()), Some(select));
            let cell = GridCell::Mark(GridCell::from_key(&format!("m{}", target.key())).unwrap().track(), target);
            assert_eq!(GridCell::from_key(&cell.key()), Some(cell));
        }
        for cell in [GridCell::Header(7), GridCell::Hint(7, Side::Before), GridCell::Hint(7, Side::After)] {
            assert_eq!(GridCell::from_key(&cell.key()), Some(cell));
        }
        for fold in [Fold::Earlier, Fold::More, Fold::References, Fold::Tasks(1, days(-5, 20_000))] {
            assert_eq!(Command::read(&Command::Unfold(fold.clone()).words()), Some(Command::Unfold(fold)));
        }
    }

    #[test]
    fn what_is_no_command_does_nothing() {
        for text in [
            "",
            "fit 1",
            "view",
            "view table",
            "select",
            "select 1",
            "select x-i1",
            "toggle -1",
            "unfold 1_2",
            "zoom-to 1",
            "Fit",
        ] {
            assert_eq!(Command::read(text), None, "{text}");
        }
    }
}
