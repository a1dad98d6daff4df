//! Actions as words: what a control in the page does stands in its `data-do` attribute, what a cell of the grid is in its
//! `data-cell`. So a page is plain data, and one listener serves all its controls.

use super::{Action, GridCell, View};
use crate::content::Target;
use crate::content::list::Fold;
use crate::model::DayRange;
use crate::model::ItemRef;
use crate::timeline::Side;

/// The factor of one step of zoom: half an octave, so that two steps double the scale.
pub const ZOOM_STEP: f64 = std::f64::consts::SQRT_2;

impl Target {
    /// A stable name for it, for keys and look-ups in the DOM: "2-i5", "2-s0-5", "2-c20100_20130".
    pub fn key(&self) -> String {
        match self {
            Target::Item(at) => match at.series {
                Some(series) => format!("{}-s{series}-{}", at.track, at.index),
                None => format!("{}-i{}", at.track, at.index),
            },
            Target::Cluster { track, days } => format!("{track}-c{}", days.key()),
        }
    }

    /// The target that has this name.
    pub fn from_key(key: &str) -> Option<Target> {
        let (track, rest) = key.split_once('-')?;
        let track = track.parse().ok()?;
        if let Some(index) = rest.strip_prefix('i') {
            return Some(Target::Item(ItemRef { track, series: None, index: index.parse().ok()? }));
        }
        if let Some(rest) = rest.strip_prefix('s') {
            let (series, index) = rest.split_once('-')?;
            return Some(Target::Item(ItemRef { track, series: Some(series.parse().ok()?), index: index.parse().ok()? }));
        }
        Some(Target::Cluster { track, days: DayRange::from_key(rest.strip_prefix('c')?)? })
    }
}

impl GridCell {
    /// A stable name for it: "h2" is the title of track 2, "m2-i5" a mark, "b2" and "a2" the hints before and after it.
    pub fn key(&self) -> String {
        match self {
            GridCell::Header(track) => format!("h{track}"),
            GridCell::Mark(_, target) => format!("m{}", target.key()),
            GridCell::Hint(track, Side::Before) => format!("b{track}"),
            GridCell::Hint(track, Side::After) => format!("a{track}"),
        }
    }

    /// The cell that has this name.
    pub fn from_key(key: &str) -> Option<GridCell> {
        if let Some(track) = key.strip_prefix('h') {
            return Some(GridCell::Header(track.parse().ok()?));
        }
        for (prefix, side) in [('b', Side::Before), ('a', Side::After)] {
            if let Some(track) = key.strip_prefix(prefix) {
                return Some(GridCell::Hint(track.parse().ok()?, side));
            }
        }
        let target = Target::from_key(key.strip_prefix('m')?)?;
        Some(GridCell::Mark(target.track(), target))
    }
}

impl Fold {
    /// A stable name for it: "earlier", "more", "2_20100_20130".
    pub fn key(&self) -> String {
        match self {
            Fold::Earlier => "earlier".into(),
            Fold::More => "more".into(),
            Fold::Tasks(track, period) => format!("{track}_{}", period.key()),
        }
    }

    fn from_key(key: &str) -> Option<Fold> {
        match key {
            "earlier" => Some(Fold::Earlier),
            "more" => Some(Fold::More),
            _ => {
                let (track, period) = key.split_once('_')?;
                Some(Fold::Tasks(track.parse().ok()?, DayRange::from_key(period)?))
            }
        }
    }
}

impl Action {
    /// The action that `data-do` names, in the forms that the views write.
    pub fn from_command(command: &str) -> Option<Action> {
        let (verb, what) = command.split_once(' ').unwrap_or((command, ""));
        Some(match verb {
            "zoom-in" => Action::Zoom { factor: ZOOM_STEP, about: None },
            "zoom-out" => Action::Zoom { factor: 1.0 / ZOOM_STEP, about: None },
            "fit" => Action::Fit,
            "today" => Action::GoToToday,
            "earlier" => Action::Period(-1),
            "later" => Action::Period(1),
            "timeline" => Action::ChooseView(View::Timeline),
            "list" => Action::ChooseView(View::List),
            "close" => Action::Close,
            "previous" => Action::Step(-1),
            "next" => Action::Step(1),
            "toggle" => Action::Toggle(what.parse().ok()?),
            "select" => Action::Select(Target::from_key(what)?),
            "reveal" => Action::Reveal(Target::from_key(what)?),
            "unfold" => Action::Unfold(Fold::from_key(what)?),
            "zoom-to" => Action::ZoomTo(DayRange::from_key(what)?),
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

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
            assert_eq!(Action::from_command(&format!("select {}", target.key())), Some(Action::Select(target.clone())));
            let cell = GridCell::Mark(GridCell::from_key(&format!("m{}", target.key())).unwrap().track(), target);
            assert_eq!(GridCell::from_key(&cell.key()), Some(cell));
        }
        for cell in [GridCell::Header(7), GridCell::Hint(7, Side::Before), GridCell::Hint(7, Side::After)] {
            assert_eq!(GridCell::from_key(&cell.key()), Some(cell));
        }
        for fold in [Fold::Earlier, Fold::More, Fold::Tasks(1, days(-5, 20_000))] {
            assert_eq!(Action::from_command(&format!("unfold {}", fold.key())), Some(Action::Unfold(fold)));
        }
    }

    #[test]
    fn what_is_no_command_does_nothing() {
        for text in ["", "retry", "select", "select 1", "select x-i1", "toggle -1", "unfold 1_2", "zoom-to 1", "Fit"] {
            assert_eq!(Action::from_command(text), None, "{text}");
        }
    }
}
