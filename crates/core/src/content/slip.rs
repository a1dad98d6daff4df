//! What became of a plan: how the date that came differs from the one that was planned.
//!
//! Let P be the coarser precision of both. What lies within the planned window and is known more exactly was narrowed, which is no slip;
//! the other way round it was widened. Else the ends are compared: in units of P where both are ends of one, otherwise in days, weeks or
//! months, as fits. Texts are never compared.

use super::duration::{self, DurationUnit, length, words};
use super::when_words;
use crate::i18n::dates::Style;
use crate::i18n::{Locale, LocalizedText, fill};
use crate::model::{Calendar, Day, DayRange, FuzzyDate, Item, Period, Precision, When};

/// What became of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// Kept, and known more exactly.
    Narrowed,
    /// Known less exactly.
    Widened,
    /// So much later than planned.
    Later(u32, DurationUnit),
    /// So much earlier.
    Earlier(u32, DurationUnit),
    /// Only how certain it is has changed.
    Confidence,
    /// What had no date has one.
    GivenDate,
    /// What had a date has none.
    LostDate,
}

/// A slip in words.
#[derive(Debug, Clone, PartialEq)]
pub struct SlipWords {
    /// "a quarter later".
    pub kind: String,
    /// "was Q3, became Q4".
    pub values: String,
}

impl Slip {
    /// What became of the plan of an item; `None` where the document says nothing else came, or the same.
    pub fn of_item(item: &Item, calendar: Calendar) -> Option<Slip> {
        Slip::between(item.when, item.details().actual?, calendar)
    }

    /// How one time differs from another one; `None` where it does not.
    pub fn between(plan: When, came: When, calendar: Calendar) -> Option<Slip> {
        let (old, new) = match (End::of(plan, calendar), End::of(came, calendar)) {
            (Some(old), Some(new)) => (old, new),
            (None, Some(_)) => return Some(Slip::GivenDate),
            (Some(_), None) => return Some(Slip::LostDate),
            (None, None) => return None,
        };
        if old.days == new.days {
            return (old.marks != new.marks).then_some(Slip::Confidence);
        }
        if old.days.includes(new.days) {
            return Some(Slip::Narrowed);
        }
        if new.days.includes(old.days) {
            return Some(Slip::Widened);
        }
        let (from, to) = (old.days.last, new.days.last);
        if from == to {
            // Only the beginning has moved: what was planned and what came end alike.
            return None;
        }
        let (count, unit) = in_units(from, to, old.precision.min(new.precision), calendar)
            .unwrap_or_else(|| duration::between(from.min(to), from.max(to)));
        Some(if to > from { Slip::Later(count, unit) } else { Slip::Earlier(count, unit) })
    }

    /// In words.
    pub fn kind_words(self, locale: &Locale) -> String {
        let late = locale.lang.late();
        let moved = |template, count, unit| fill(template, &[("time", &length(count, unit, locale))]);
        match self {
            Slip::Narrowed => late.narrowed.into(),
            Slip::Widened => late.widened.into(),
            Slip::Later(count, unit) => moved(words(locale).later_by, count, unit),
            Slip::Earlier(count, unit) => moved(words(locale).earlier_by, count, unit),
            Slip::Confidence => late.confidence.into(),
            Slip::GivenDate => late.given_date.into(),
            Slip::LostDate => late.lost_date.into(),
        }
    }
}

/// What became of the plan of an item, in words with both values.
pub fn slip_words(item: &Item, locale: &Locale) -> Option<SlipWords> {
    let slip = Slip::of_item(item, locale.calendar)?;
    let said = |when| when_words(when, Style::Medium, locale);
    let (was, now) = (said(item.when), said(item.details().actual?));
    let values = fill(locale.lang.late().was_now, &[("was", &was), ("now", &now)]);
    Some(SlipWords { kind: slip.kind_words(locale), values })
}

impl SlipWords {
    /// All of it as one text: "a quarter later (was Q3, became Q4)".
    pub fn text(&self) -> LocalizedText {
        LocalizedText::own(format!("{} ({})", self.kind, self.values))
    }
}

/// The end of a time: the days in which it lies, how finely it is known, and its marks of certainty.
struct End {
    days: DayRange,
    precision: Precision,
    marks: (bool, bool),
}

impl End {
    /// `None` for what has no date. What has no end is compared by its beginning.
    fn of(when: When, calendar: Calendar) -> Option<End> {
        let (date, days): (FuzzyDate, DayRange) = match when {
            When::At(window) => (window.to.unwrap_or(window.from), window.days(calendar)),
            When::From(date) | When::Until(date) | When::Between(_, date) => (date, date.period.days(calendar)),
            When::Horizon(_) | When::Unscheduled => return None,
        };
        Some(End { days, precision: date.period.precision(), marks: (date.uncertain, date.approximate) })
    }
}

/// How many whole units lie between two days; `None` where one of them is not the last of its unit.
fn in_units(from: Day, to: Day, unit: Precision, calendar: Calendar) -> Option<(u32, DurationUnit)> {
    let number = |day: Day| {
        let period = Period::containing(day, unit, calendar);
        (period.days(calendar).last == day).then(|| match period {
            Period::Year(year) => year,
            // Halves are said as quarters.
            Period::Half(year, half) => (year * 2 + half.index()) * 2,
            Period::Quarter(year, quarter) => year * 4 + quarter.index(),
            Period::Month(year, month) => year * 12 + month.index(),
            Period::Week(week) => week.monday().number().div_euclid(7),
            Period::Day(day) => day.number(),
        })
    };
    let count = number(to)?.abs_diff(number(from)?);
    let unit = match unit {
        Precision::Year => DurationUnit::Year,
        Precision::Half | Precision::Quarter => DurationUnit::Quarter,
        Precision::Month => DurationUnit::Month,
        Precision::Week => DurationUnit::Week,
        // Days are said in weeks and months where there are many.
        Precision::Day => return None,
    };
    Some((count, unit))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::i18n::Lang;
    use crate::model::{Horizon, Tag, Window};
    use crate::parse::parse_date;

    fn at(text: &str) -> When {
        match text.split_once('/') {
            Some((from, to)) => When::At(Window { from: parse_date(from).unwrap(), to: Some(parse_date(to).unwrap()) }),
            None => When::At(Window { from: parse_date(text).unwrap(), to: None }),
        }
    }

    fn said(plan: When, came: When) -> String {
        let locale = Locale::new(Lang::En, &Tag::En, Calendar::default());
        Slip::between(plan, came, Calendar::default()).map_or_else(|| "the same".into(), |slip| slip.kind_words(&locale))
    }

    #[test]
    fn the_rule_of_slips() {
        for (plan, came, words) in [
            ("2025-Q3", "2025-Q4", "a quarter later"),
            ("2025-Q3", "2026-Q1", "2\u{a0}quarters later"),
            ("2025-Q3", "2025-Q2", "a quarter earlier"),
            ("2025-09", "2025-Q4", "a quarter later"),
            ("2025-08", "2025-Q4", "4\u{a0}months later"),
            ("2025", "2027", "2\u{a0}years later"),
            ("2025-H1", "2025-H2", "2\u{a0}quarters later"),
            ("2025-03", "2025-05", "2\u{a0}months later"),
            ("2025-W10", "2025-W13", "3\u{a0}weeks later"),
            ("2025-03-14", "2025-03-17", "3\u{a0}days later"),
            ("2025-03-14", "2025-04-04", "3\u{a0}weeks later"),
            ("2025-03-14", "2025-07-14", "4\u{a0}months later"),
            ("2025-Q3", "2025-11-14", "6\u{a0}weeks later"),
            ("2025-Q1", "2025-03", "more exact"),
            ("2025-Q1", "2025-03-31", "more exact"),
            ("2025-03", "2025", "less exact"),
            ("2025-Q1/2025-Q2", "2025-Q3", "a quarter later"),
            ("2025-Q1", "2025-Q1~", "certainty changed"),
            ("2025-Q1?", "2025-Q1", "certainty changed"),
            ("2025-Q1", "2025-01/2025-03", "the same"),
            ("2025-03", "2025-03", "the same"),
        ] {
            assert_eq!(said(at(plan), at(came)), words, "{plan} → {came}");
        }
        let between = |from: &str, to: &str| When::Between(parse_date(from).unwrap(), parse_date(to).unwrap());
        assert_eq!(said(between("2025-01", "2025-03"), between("2025-02", "2025-06")), "3\u{a0}months later");
        assert_eq!(said(When::Horizon(Horizon::Next), at("2025-03")), "got a date");
        assert_eq!(said(at("2025-03"), When::Horizon(Horizon::Later)), "no date any more");
        assert_eq!(said(When::Unscheduled, When::Horizon(Horizon::Later)), "the same");
    }

    #[test]
    fn both_values_are_said() {
        let mut item = crate::parse::parse(
            r#"{"title":"P","language":"ru","tracks":[{"title":"A","kind":"versions","items":[
               {"title":"X","date":"2025-Q3","actual":"2025-Q4"}]}]}"#,
        )
        .roadmap
        .unwrap();
        let item = item.tracks.remove(0).items.remove(0);
        let words = slip_words(&item, &Locale::new(Lang::Ru, &Tag::En, Calendar::default())).unwrap();
        assert_eq!(words.text().text, "на квартал позже (было 3-й кв. 2025\u{202f}г., стало 4-й кв. 2025\u{202f}г.)");
    }

    fn any_period() -> impl Strategy<Value = Period> {
        (0i32..3000, 0usize..6).prop_map(|(day, precision)| {
            let precisions =
                [Precision::Year, Precision::Half, Precision::Quarter, Precision::Month, Precision::Week, Precision::Day];
            Period::containing(Day::from_number((19_000 + day).into()), precisions[precision], Calendar::default())
        })
    }

    proptest! {
        /// What slipped one way slipped as far back the other way; what was narrowed is widened.
        #[test]
        fn slips_are_symmetric(a in any_period(), b in any_period()) {
            let at = |period| When::At(Window { from: FuzzyDate::certain(period), to: None });
            let there = Slip::between(at(a), at(b), Calendar::default());
            let back = Slip::between(at(b), at(a), Calendar::default());
            let mirrored = back.map(|slip| match slip {
                Slip::Later(count, unit) => Slip::Earlier(count, unit),
                Slip::Earlier(count, unit) => Slip::Later(count, unit),
                Slip::Narrowed => Slip::Widened,
                Slip::Widened => Slip::Narrowed,
                other => other,
            });
            prop_assert_eq!(there, mirrored);
        }
    }
}
