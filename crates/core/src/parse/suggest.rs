//! "Did you mean …?"

use super::date::{parse_date, parse_when, period};
use crate::model::lowercase;

/// Longer texts are neither within two slips of a key nor dates, in characters.
const LONGEST: usize = 40;
/// Longer texts are no intervals: two dates and a slash.
pub(super) const LONGEST_DATES: usize = 2 * LONGEST + 1;

/// The known word at most two slips away from what was written (and less than half of it wrong), the nearest first.
pub(super) fn closest(written: &str, known: &'static [&'static str]) -> Option<&'static str> {
    if written.chars().count() > LONGEST {
        return None;
    }
    let lower = lowercase(written);
    known
        .iter()
        .map(|word| (distance(&lower, &lowercase(word)), *word))
        .filter(|(slips, word)| *slips <= 2 && slips * 2 < word.chars().count())
        .min_by_key(|(slips, _)| *slips)
        .map(|(_, word)| word)
}

/// Optimal string alignment distance: insertions, deletions, replacements and swaps of neighbours.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before_last: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut best = (at(&last, j) + usize::from(from != to)).min(at(&last, j + 1) + 1).min(at(&row, j) + 1);
            let swapped = i > 0 && j > 0 && a.get(i - 1) == Some(to) && b.get(j - 1) == Some(from);
            if swapped {
                best = best.min(at(&before_last, j - 1) + 1);
            }
            row.push(best);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(0)
}

/// The canonical spelling of what a text was probably meant to say, where it is no date of the format: `Q1 2025`, `2025-3`,
/// `2025/03`, `03.2025`, `14.03.2025`, `2025-3-5`, `2025 Q1`, `1 кв. 2025`, `2025-03-14T00:00:00Z`; and of an interval of these.
pub fn meant_date(text: &str) -> Option<String> {
    if text.chars().count() > LONGEST_DATES {
        return None;
    }
    let meant = |part: &str| match part {
        ".." | "" => Some(part.to_string()),
        part => {
            if parse_date(part).is_ok() {
                Some(part.to_string())
            } else {
                meant_period(part)
            }
        }
    };
    // Days and years may be parted by slashes as well: `14/03/2025` and `2025/03` are one date.
    let interval = || {
        let (from, to) = text.split_once('/')?;
        let both = format!("{}/{}", meant(from)?, meant(to)?);
        parse_when(&both).ok().map(|_| both)
    };
    interval().or_else(|| meant_period(text)).filter(|meant| meant != text)
}

fn meant_period(text: &str) -> Option<String> {
    let trimmed = text.trim();
    if trimmed.is_empty() || trimmed.chars().count() > LONGEST {
        return None;
    }
    if let Some((date, _)) = trimmed.split_once(['T', ' ']).filter(|(date, _)| date.len() == 10)
        && let Some(period) = period(date)
    {
        return Some(period.to_string());
    }
    let numbers: Vec<&str> = trimmed.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
    let lower = lowercase(trimmed);
    let letters: String = lower.chars().filter(|c| *c > '\u{bf}' || c.is_ascii_alphabetic()).collect();
    let candidate = match (letters.as_str(), numbers.as_slice()) {
        ("q" | "кв" | "квартал" | "йкв" | "йквартал", [a, b]) => {
            year_and(a, b).map(|(year, n)| format!("{year}-Q{n}"))
        }
        ("h", [a, b]) => year_and(a, b).map(|(year, n)| format!("{year}-H{n}")),
        ("w", [a, b]) => year_and(a, b).map(|(year, n)| format!("{year}-W{n:0>2}")),
        ("", [year]) if year.len() == 6 => year.split_at_checked(4).map(|(year, month)| format!("{year}-{month}")),
        ("", [year]) if year.len() == 8 => {
            let (year, rest) = year.split_at_checked(4)?;
            rest.split_at_checked(2).map(|(month, day)| format!("{year}-{month}-{day}"))
        }
        ("", [a, b]) => year_and(a, b).map(|(year, n)| format!("{year}-{n:0>2}")),
        ("", [year, month, day]) if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        // Day first, as written in every country served; where that gives no date, nothing is guessed.
        ("", [day, month, year]) if year.len() == 4 => Some(format!("{year}-{month:0>2}-{day:0>2}")),
        _ => None,
    }?;
    period(&candidate).map(|period| period.to_string())
}

fn year_and<'t>(a: &'t str, b: &'t str) -> Option<(&'t str, &'t str)> {
    match (a.len(), b.len()) {
        (4, 1..=2) => Some((a, b)),
        (1..=2, 4) => Some((b, a)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_understood_and_strangers_are_not() {
        const KEYS: &[&str] = &["start", "end", "title", "dependsOn", "in-progress"];
        for (written, meant) in [
            ("strat", Some("start")),
            ("Start", Some("start")),
            ("titel", Some("title")),
            ("dependson", Some("dependsOn")),
            ("in_progress", Some("in-progress")),
            ("ends", Some("end")),
            ("color", None),
            ("e", None),
        ] {
            assert_eq!(closest(written, KEYS), meant, "{written}");
        }
    }
}
