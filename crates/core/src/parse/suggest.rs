//! "Did you mean …?"

use crate::model::lowercase;

/// The known word at most two slips away from what was written (and less than half of it wrong), the nearest first.
pub(super) fn closest(written: &str, known: &'static [&'static str]) -> Option<&'static str> {
    // Longer words cannot be within two slips of any key.
    if written.chars().count() > 40 {
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
