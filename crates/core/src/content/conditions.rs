//! Whether risks have come, as of a day, by what the document says has happened. Plans say nothing of it, and nothing is guessed.

use super::summary::held_values;
use crate::model::{Amount, Calendar, Condition, Day, DayRange, FuzzyDate, Item, Limit, Roadmap, Series, Status, When};

/// What is known of a risk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RiskState {
    /// It has come.
    Triggered,
    /// It has not.
    Holding,
    /// The document does not say enough, or it is too early.
    NotKnown,
}

/// What is known of each risk as of a day, by its place in the document; `None` for those without a condition. `today` is the day as of
/// which statuses are meant.
pub fn risk_states(roadmap: &Roadmap, as_of: Day, today: Day) -> Vec<Option<RiskState>> {
    let state = |condition: Condition| match condition {
        Condition::Metric { track, limit, by } => {
            let series = roadmap.tracks.get(track as usize).and_then(|track| track.series.first());
            series.map_or(RiskState::NotKnown, |series| of_metric(series, limit, by, as_of, today, roadmap.calendar))
        }
        Condition::Item { at, not_by } => {
            roadmap.item(at).map_or(RiskState::NotKnown, |item| of_item(item, not_by, as_of, today, roadmap.calendar))
        }
    };
    roadmap.risks.iter().map(|risk| risk.condition.map(state)).collect()
}

/// The fact that holds at the end of the date, or on the day, against its limit. What is to come has no facts.
fn of_metric(series: &Series, limit: Limit, by: Option<FuzzyDate>, as_of: Day, today: Day, calendar: Calendar) -> RiskState {
    let due = by.map_or(as_of, |by| by.period.days(calendar).last);
    if as_of < due || today < due {
        return RiskState::NotKnown;
    }
    let (_, Some((_, fact))) = held_values(series, due, calendar) else { return RiskState::NotKnown };
    let (low, high) = match fact {
        Amount::Exactly(value) => (value, value),
        Amount::Between(low, high) => (low, high),
        Amount::AtLeast(low) => (low, f64::INFINITY),
        Amount::AtMost(high) => (f64::NEG_INFINITY, high),
    };
    let (surely, possibly) = match limit {
        Limit::Below(limit) => (high < limit, low < limit),
        Limit::Above(limit) => (low > limit, high > limit),
    };
    match (surely, possibly) {
        (true, _) => RiskState::Triggered,
        (false, false) => RiskState::Holding,
        (false, true) => RiskState::NotKnown,
    }
}

/// Whether an item has come by the end of a date, as the document says it.
fn of_item(item: &Item, not_by: FuzzyDate, as_of: Day, today: Day, calendar: Calendar) -> RiskState {
    let due = not_by.period.days(calendar).last;
    let said = match (item.details().actual, item.status) {
        (Some(when), _) => arrival(when, calendar),
        (None, Some(Status::Shipped)) => arrival(item.when, calendar),
        _ => None,
    };
    match said {
        // It came in time, and that is known from then on.
        Some(days) if days.last <= due => return if as_of >= days.last { RiskState::Holding } else { RiskState::NotKnown },
        Some(days) if days.first > due => return if as_of >= due { RiskState::Triggered } else { RiskState::NotKnown },
        // It came within a period in which the date lies.
        Some(_) => return RiskState::NotKnown,
        None => {}
    }
    let is_late = match item.status {
        Some(Status::Cancelled) => true,
        // Said of today, when the date was over.
        Some(status) => status != Status::Shipped && due < today,
        None => false,
    };
    if is_late && as_of >= due { RiskState::Triggered } else { RiskState::NotKnown }
}

/// The days in which something came; `None` for what has begun and not ended.
fn arrival(when: When, calendar: Calendar) -> Option<DayRange> {
    match when {
        When::At(window) => Some(window.days(calendar)),
        When::Between(_, end) | When::Until(end) => Some(end.period.days(calendar)),
        When::From(_) | When::Horizon(_) | When::Unscheduled => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::parse;

    fn day(text: &str) -> Day {
        crate::parse::parse_date(text).unwrap().period.days(Calendar::default()).last
    }

    /// What is known on some days of a risk with this condition.
    fn states(condition: &str, days: &[&str]) -> Vec<RiskState> {
        let reading = parse(&format!(
            r#"{{"title": "P", "tracks": [
                {{"id": "users", "title": "Users", "kind": "metric", "series": [{{"shape": "line", "points": [
                    {{"date": "2025-03", "plan": 5, "actual": 2}}, {{"date": "2025-06", "plan": 9, "actual": 12}}, {{"date": "2025-12", "plan": 20}}]}}]}},
                {{"title": "Steps", "kind": "versions", "items": [
                    {{"id": "done", "title": "A", "date": "2025-02", "status": "shipped"}},
                    {{"id": "late", "title": "B", "date": "2025-02", "actual": "2025-05-10"}},
                    {{"id": "open", "title": "C", "date": "2025-02", "status": "in-progress"}},
                    {{"id": "some-time", "title": "F", "date": "2025-02", "actual": "2025-Q1"}}, {{"id": "begun", "title": "G", "date": "2025-02", "actual": "2025-01/.."}},
                    {{"id": "silent", "title": "D", "date": "2025-02"}}, {{"id": "off", "title": "E", "date": "2027", "status": "cancelled"}}]}}],
                "risks": [{{"trigger": "R", "condition": {condition}}}]}}"#
        ));
        assert_eq!(reading.diagnostics, []);
        let roadmap = reading.roadmap.unwrap();
        days.iter().map(|as_of| risk_states(&roadmap, day(as_of), day("2025-09-15"))[0].unwrap()).collect()
    }

    #[test]
    fn facts_are_held_against_their_limit_and_plans_are_not() {
        use RiskState::{Holding, NotKnown, Triggered};
        let all = ["2025-02", "2025-03", "2025-05", "2025-06", "2025-12"];
        assert_eq!(states(r#"{"metric": "users", "below": 3}"#, &all), [NotKnown, Triggered, Triggered, Holding, NotKnown]);
        assert_eq!(
            states(r#"{"metric": "users", "below": 3, "by": "2025-03"}"#, &all),
            [NotKnown, Triggered, Triggered, Triggered, Triggered]
        );
        assert_eq!(
            states(r#"{"metric": "users", "below": 3, "by": "2025-06"}"#, &all),
            [NotKnown, NotKnown, NotKnown, Holding, Holding]
        );
        assert_eq!(states(r#"{"metric": "users", "above": 10}"#, &all), [NotKnown, Holding, Holding, Triggered, NotKnown]);
        // What is to come has no facts.
        assert_eq!(states(r#"{"metric": "users", "below": 3, "by": "2026"}"#, &["2025-06", "2027"]), [NotKnown, NotKnown]);
    }

    #[test]
    fn items_are_late_only_where_the_document_says_so() {
        use RiskState::{Holding, NotKnown, Triggered};
        let all = ["2025-01", "2025-02", "2025-04", "2025-06"];
        let of = |id: &str, not_by: &str| states(&format!(r#"{{"item": "{id}", "notBy": "{not_by}"}}"#), &all);
        assert_eq!(of("done", "2025-03"), [NotKnown, Holding, Holding, Holding]);
        assert_eq!(of("late", "2025-03"), [NotKnown, NotKnown, Triggered, Triggered]);
        assert_eq!(of("late", "2025-05"), [NotKnown, NotKnown, NotKnown, Holding]);
        assert_eq!(of("open", "2025-03"), [NotKnown, NotKnown, Triggered, Triggered]);
        // Its status is that of today, which is before the date.
        assert_eq!(of("open", "2026"), [NotKnown, NotKnown, NotKnown, NotKnown]);
        assert_eq!(of("silent", "2025-03"), [NotKnown, NotKnown, NotKnown, NotKnown]);
        // It may have come before the date, or not.
        assert_eq!(of("some-time", "2025-02"), [NotKnown, NotKnown, NotKnown, NotKnown]);
        assert_eq!(of("begun", "2025-03"), [NotKnown, NotKnown, NotKnown, NotKnown]);
        assert_eq!(of("off", "2025-03"), [NotKnown, NotKnown, Triggered, Triggered]);
    }

    #[test]
    fn what_a_condition_lacks_is_told_where_it_lacks() {
        let faults = |condition: &str| {
            let text = format!(
                r#"{{"title": "P", "tracks": [{{"id": "m", "title": "M", "kind": "metric", "series": [{{"points": [{{"date": "2025", "plan": 1}}]}}]}},
                {{"id": "x", "title": "X", "items": [{{"id": "i", "title": "I", "date": "2025"}}]}}], "risks": [{{"trigger": "R", "condition": {condition}}}]}}"#
            );
            let reading = parse(&text);
            assert_eq!(reading.roadmap.unwrap().risks.len(), 1, "the risk stays");
            let said = reading.diagnostics.iter().map(|one| format!("{} {}", one.code.name(), one.path));
            said.collect::<Vec<_>>().join(", ")
        };
        assert_eq!(faults(r#"{"metric": "m", "below": 3, "by": "2025-03"}"#), "");
        assert_eq!(faults(r#"{"metric": "n", "below": 3}"#), "unknown-reference risks[0].condition.metric");
        assert_eq!(faults(r#"{"metric": "x", "below": 3}"#), "unknown-reference risks[0].condition.metric");
        assert_eq!(faults(r#"{"metric": "m"}"#), "missing-field risks[0].condition");
        assert_eq!(faults(r#"{"metric": "m", "below": 3, "above": 9}"#), "conflicting-condition risks[0].condition.above");
        assert_eq!(faults(r#"{"item": "i", "metric": "m", "above": 9}"#), "conflicting-condition risks[0].condition.item");
        assert_eq!(faults(r#"{"item": "j", "notBy": "2025"}"#), "unknown-reference risks[0].condition.item");
        assert_eq!(faults(r#"{"item": "i"}"#), "missing-field risks[0].condition");
        assert_eq!(faults(r#"{"by": "2025"}"#), "missing-field risks[0].condition");
        assert_eq!(faults(r#"{"item": "i", "notBy": "spring"}"#).split(' ').next(), Some("bad-date"));
    }
}
