//! The texts of a session that stay the same whatever the reader looks at.

use crate::content::head::{Head, head};
use crate::content::sections::{GoalGroup, KeyDateWords, RiskWords, goals, key_dates, risks};
use crate::content::summary::{SummaryItem, summary};
use crate::content::{LegendEntry, legend};
use crate::i18n::dates::{self, Style};
use crate::i18n::fill;
use crate::state::Session;

/// The texts of a session.
#[derive(Debug)]
pub struct Texts {
    pub(crate) head: Head,
    pub(crate) strip: Vec<SummaryItem>,
    /// Name of the strip for assistive technology.
    pub(crate) as_of: String,
    pub(crate) today: String,
    pub(crate) goals: Vec<GoalGroup>,
    pub(crate) risks: Vec<RiskWords>,
    pub(crate) key_dates: Vec<KeyDateWords>,
    pub(crate) legend: Vec<LegendEntry>,
}

impl Texts {
    /// The texts around the timeline of a session.
    pub fn new(session: &Session) -> Texts {
        let (roadmap, locale, today) = (&*session.roadmap, &session.locale, session.today);
        let date = dates::day(today, Style::Long, locale);
        Texts {
            head: head(roadmap, locale),
            strip: summary(roadmap, today, locale),
            as_of: fill(locale.catalog().as_of, &[("date", &date)]),
            today: session.today_words(),
            goals: goals(roadmap, today, locale),
            risks: risks(roadmap, locale),
            key_dates: key_dates(roadmap, today, locale),
            legend: legend(roadmap, locale),
        }
    }
}
