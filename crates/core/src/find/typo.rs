//! Slips of the fingers.

/// How many slips a word may have: one from five letters on, two from nine on.
pub(super) fn allowed(word: &str) -> usize {
    match word.chars().count() {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    }
}

/// Whether what was typed is the beginning of a word with at most so many slips: a letter too many, one that is missing, another one, or two
/// that changed places (optimal string alignment).
pub(super) fn begins(word: &[char], typed: &[char], slips: usize) -> bool {
    // A row for each letter that was typed: the slips to each beginning of the word.
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=word.len()).collect();
    for (at, letter) in typed.iter().enumerate() {
        let mut next = vec![at + 1];
        for (index, own) in word.iter().enumerate() {
            let get = |row: &[usize], at: usize| row.get(at).copied().unwrap_or(usize::MAX / 2);
            let mut least =
                (get(&row, index) + usize::from(own != letter)).min(get(&row, index + 1) + 1).min(get(&next, index) + 1);
            let changed_places = index > 0 && at > 0 && word.get(index - 1) == Some(letter) && typed.get(at - 1) == Some(own);
            if changed_places {
                least = least.min(get(&before, index - 1) + 1);
            }
            next.push(least);
        }
        if next.iter().all(|slipped| *slipped > slips) {
            return false;
        }
        before = std::mem::replace(&mut row, next);
    }
    row.iter().any(|slipped| *slipped <= slips)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slipped(word: &str, typed: &str) -> bool {
        let letters = |text: &str| text.chars().collect::<Vec<_>>();
        begins(&letters(word), &letters(typed), allowed(typed))
    }

    #[test]
    fn one_slip_from_five_letters_two_from_nine() {
        for (word, typed) in [
            ("клиентов", "клеинт"),
            ("клиентов", "клинт"),
            ("клиентов", "кллиент"),
            ("клиентов", "клиант"),
            ("приложение", "приложение"),
            ("приложение", "прлиажение"),
            ("мобильное", "мабильнае"),
        ] {
            assert!(slipped(word, typed), "{word} {typed}");
        }
        for (word, typed) in [("план", "плат"), ("клиентов", "клаант"), ("приложение", "прлжение"), ("год", "годы")]
        {
            assert!(!slipped(word, typed), "{word} {typed}");
        }
    }
}
