//! Whether dates contradict what items wait for.

use super::{Calendar, Day, Item, Status, When};

impl Item {
    /// Whether it surely begins before one that it waits for ends: its latest beginning is before the other's earliest end. What has come
    /// counts more than what was planned; a date that is in doubt or an estimate proves nothing.
    pub fn begins_before_end_of(&self, needed: &Item, calendar: Calendar) -> bool {
        let is_off = |item: &Item| item.status == Some(Status::Cancelled);
        let time = |item: &Item| item.details().actual.unwrap_or(item.when);
        !is_off(self)
            && !is_off(needed)
            && matches!((latest_begin(time(self), calendar), earliest_end(time(needed), calendar)), (Some(begin), Some(end)) if begin < end)
    }
}

/// The last day on which something may begin; `None` where that is not known for sure.
fn latest_begin(when: When, calendar: Calendar) -> Option<Day> {
    let date = match when {
        When::At(window) => window.to.unwrap_or(window.from),
        When::From(date) | When::Between(date, _) => date,
        When::Until(_) | When::Horizon(_) | When::Unscheduled => return None,
    };
    (!date.is_soft()).then(|| date.period.days(calendar).last)
}

/// The first day on which something may end; `None` where that is not known for sure.
fn earliest_end(when: When, calendar: Calendar) -> Option<Day> {
    let date = match when {
        When::At(window) => window.from,
        When::From(date) | When::Until(date) | When::Between(_, date) => date,
        When::Horizon(_) | When::Unscheduled => return None,
    };
    (!date.is_soft()).then(|| date.period.days(calendar).first)
}

#[cfg(test)]
mod tests {
    use crate::parse::parse;

    /// What is told of two items, of which the second waits for the first.
    fn told(needed: &str, waiting: &str) -> String {
        let text = format!(
            r#"{{"title": "P", "tracks": [{{"title": "A", "items": [{{"id": "a", "title": "A", {needed}}}, {{"id": "b", "title": "B", "dependsOn": ["a"], {waiting}}}]}}]}}"#
        );
        let said = parse(&text).diagnostics;
        said.iter().map(|one| format!("{} {} {}", one.code.name(), one.path, one.value.as_deref().unwrap_or(""))).collect()
    }

    #[test]
    fn what_begins_too_early_for_sure_is_told_and_nothing_else() {
        let early = "begins-early tracks[0].items[1].dependsOn \"a\"";
        let between = |start: &str, end: &str| format!(r#""start": "{start}", "end": "{end}""#);
        for (needed, waiting, expected) in [
            (between("2026-01", "2026-03"), between("2026-02", "2026-05"), early),
            (between("2026-01", "2026-03"), between("2026-03", "2026-05"), ""),
            (between("2026-01", "2026-03-31"), between("2026-03-30", "2026-05"), early),
            (between("2026-01", "2026-03~"), between("2026-02", "2026-05"), ""),
            (between("2026-01", "2026-03"), between("2026-02?", "2026-05"), ""),
            (between("2026-01", "2026-Q1"), between("2026-02", "2026-05"), ""),
            (between("2026-01", "2026-03"), r#""date": "2026-02-10", "milestone": true"#.into(), early),
            (between("2026-01", "2026-03"), r#""horizon": "now""#.into(), ""),
            (between("2026-01", "2026-03") + r#", "status": "cancelled""#, between("2026-02", "2026-05"), ""),
            (
                between("2026-01", "2026-03") + r#", "actual": {"start": "2026-01", "end": "2026-01-20"}"#,
                between("2026-02", "2026-05"),
                "",
            ),
        ] {
            assert_eq!(told(&needed, &waiting), expected, "{needed} | {waiting}");
        }
    }
}
