//! What stands around the timeline, in words: made once for a session, not at every gesture.

use crate::content::head::{Head, head};
use crate::content::sections::{GoalGroup, KeyDateWords, RiskWords, goals, key_dates, risks};
use crate::content::summary::{Cell, summary};
use crate::content::{LegendEntry, legend};
use crate::i18n::dates::{self, Style};
use crate::i18n::fill;
use crate::state::Session;

/// The texts of a session.
#[derive(Debug)]
pub struct Around {
    pub(super) head: Head,
    pub(super) strip: Vec<Cell>,
    /// Name of the strip for assistive technology.
    pub(super) as_of: String,
    pub(super) today: String,
    pub(super) goals: Vec<GoalGroup>,
    pub(super) risks: Vec<RiskWords>,
    pub(super) key_dates: Vec<KeyDateWords>,
    pub(super) legend: Vec<LegendEntry>,
}

impl Around {
    /// The texts around the timeline of a session.
    pub fn new(session: &Session) -> Around {
        let (roadmap, speaker, today) = (&*session.roadmap, &session.speaker, session.today);
        let date = dates::day(today, Style::Long, speaker);
        Around {
            head: head(roadmap, speaker),
            strip: summary(roadmap, today, speaker),
            as_of: fill(speaker.catalog().as_of, &[("date", &date)]),
            today: fill(speaker.catalog().today_is, &[("date", &date)]),
            goals: goals(roadmap, today, speaker),
            risks: risks(roadmap, speaker),
            key_dates: key_dates(roadmap, today, speaker),
            legend: legend(roadmap, speaker),
        }
    }
}
