//! Names of what can be pressed or chosen, for keys and look-ups in the DOM and for commands. Each is read by the code beside the
//! code that writes it.

use super::GridCell;
use crate::content::Target;
use crate::content::list::Fold;
use crate::find::{Facet, FacetValue};
use crate::model::{DayRange, ItemRef};
use crate::timeline::Side;

/// A name that reads back as what it names.
pub trait Keyed: Sized {
    /// The name.
    fn key(&self) -> String;
    /// What has this name.
    fn from_key(key: &str) -> Option<Self>;
}

impl Keyed for u32 {
    fn key(&self) -> String {
        self.to_string()
    }

    fn from_key(key: &str) -> Option<u32> {
        key.parse().ok()
    }
}

impl Keyed for Facet {
    fn key(&self) -> String {
        self.name().into()
    }

    fn from_key(key: &str) -> Option<Facet> {
        Facet::ALL.into_iter().find(|facet| facet.name() == key)
    }
}

impl Keyed for FacetValue {
    /// "status:shipped"; a value may have spaces.
    fn key(&self) -> String {
        format!("{}:{}", self.facet.name(), self.value)
    }

    fn from_key(key: &str) -> Option<FacetValue> {
        let (facet, value) = key.split_once(':')?;
        Some(FacetValue { facet: Facet::from_key(facet)?, value: value.into() })
    }
}

impl Keyed for DayRange {
    fn key(&self) -> String {
        DayRange::key(*self)
    }

    fn from_key(key: &str) -> Option<DayRange> {
        DayRange::from_key(key)
    }
}

impl Keyed for Target {
    /// A stable name for it, for keys and look-ups in the DOM: "2-i5", "2-s0-5", "2-c20100_20130".
    fn key(&self) -> String {
        match self {
            Target::Item(at) => match at.series {
                Some(series) => format!("{}-s{series}-{}", at.track, at.index),
                None => format!("{}-i{}", at.track, at.index),
            },
            Target::Cluster { track, days } => format!("{track}-c{}", days.key()),
        }
    }

    /// The target that has this name.
    fn from_key(key: &str) -> Option<Target> {
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

impl Keyed for GridCell {
    /// A stable name for it: "h2" is the title of track 2, "m2-i5" a mark, "b2" and "a2" the hints before and after it.
    fn key(&self) -> String {
        match self {
            GridCell::Header(track) => format!("h{track}"),
            GridCell::Mark(_, target) => format!("m{}", target.key()),
            GridCell::Hint(track, Side::Before) => format!("b{track}"),
            GridCell::Hint(track, Side::After) => format!("a{track}"),
        }
    }

    /// The cell that has this name.
    fn from_key(key: &str) -> Option<GridCell> {
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

impl Keyed for Fold {
    /// A stable name for it: "earlier", "more", "2_20100_20130".
    fn key(&self) -> String {
        match self {
            Fold::Earlier => "earlier".into(),
            Fold::More => "more".into(),
            Fold::References => "references".into(),
            Fold::Tasks(track, period) => format!("{track}_{}", period.key()),
        }
    }

    fn from_key(key: &str) -> Option<Fold> {
        match key {
            "earlier" => Some(Fold::Earlier),
            "more" => Some(Fold::More),
            "references" => Some(Fold::References),
            _ => {
                let (track, period) = key.split_once('_')?;
                Some(Fold::Tasks(track.parse().ok()?, DayRange::from_key(period)?))
            }
        }
    }
}
