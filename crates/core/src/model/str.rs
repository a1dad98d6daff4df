//! Pieces of a text that many share: titles and ids lie where the document has them, instead of each in a copy.

use std::ops::Deref;
use std::rc::Rc;

/// A piece of a shared text. Cloning it copies no text.
#[derive(Clone)]
pub struct Str {
    whole: Rc<String>,
    from: u32,
    to: u32,
}

impl Str {
    /// The piece from one byte to another; the whole where these are no places between characters, which those of a
    /// reader of the same text always are.
    pub fn piece(whole: &Rc<String>, from: usize, to: usize) -> Str {
        match (u32::try_from(from), u32::try_from(to)) {
            (Ok(from), Ok(to)) if whole.get(from as usize..to as usize).is_some() => Str { whole: whole.clone(), from, to },
            _ => Str { whole: whole.clone(), from: 0, to: u32::try_from(whole.len()).unwrap_or(u32::MAX) },
        }
    }
}

impl Deref for Str {
    type Target = str;

    fn deref(&self) -> &str {
        #[cfg(test)]
        LOOKS.with(|looks| looks.set(looks.get() + 1));
        self.whole.get(self.from as usize..self.to as usize).unwrap_or_default()
    }
}

#[cfg(test)]
thread_local! {
    /// How often a text was looked at: tests of how work grows count this, since no clock is steady enough.
    pub(crate) static LOOKS: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

impl From<String> for Str {
    fn from(text: String) -> Str {
        let to = text.len();
        Str::piece(&Rc::new(text), 0, to)
    }
}

impl From<&str> for Str {
    fn from(text: &str) -> Str {
        text.to_string().into()
    }
}

impl PartialEq for Str {
    fn eq(&self, other: &Str) -> bool {
        **self == **other
    }
}

impl Eq for Str {}

impl PartialOrd for Str {
    fn partial_cmp(&self, other: &Str) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Str {
    fn cmp(&self, other: &Str) -> std::cmp::Ordering {
        (**self).cmp(&**other)
    }
}

impl std::fmt::Debug for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_what_it_says_and_equal_by_its_letters() {
        let whole = Rc::new("ab я".to_string());
        assert_eq!(&*Str::piece(&whole, 3, 5), "я");
        assert_eq!(Str::piece(&whole, 0, 2), Str::from("ab"));
        assert_eq!(&*Str::piece(&whole, 4, 9), "ab я");
    }
}
