//! Pieces of a text that many share: titles and ids lie where the document has them, instead of each in a copy.

use std::ops::Deref;
use std::rc::Rc;

/// A piece of a shared text. Cloning it copies no text.
#[derive(Clone)]
pub struct SharedStr {
    whole: Rc<String>,
    from: u32,
    to: u32,
}

impl SharedStr {
    /// The piece from one byte to another; the whole where these are no places between characters, which those of a
    /// reader of the same text always are.
    pub fn slice(whole: &Rc<String>, from: usize, to: usize) -> SharedStr {
        match (u32::try_from(from), u32::try_from(to)) {
            (Ok(from), Ok(to)) if whole.get(from as usize..to as usize).is_some() => SharedStr { whole: whole.clone(), from, to },
            _ => SharedStr { whole: whole.clone(), from: 0, to: u32::try_from(whole.len()).unwrap_or(u32::MAX) },
        }
    }
}

impl Deref for SharedStr {
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

impl From<String> for SharedStr {
    fn from(text: String) -> SharedStr {
        let to = text.len();
        SharedStr::slice(&Rc::new(text), 0, to)
    }
}

impl From<&str> for SharedStr {
    fn from(text: &str) -> SharedStr {
        text.to_string().into()
    }
}

impl PartialEq for SharedStr {
    fn eq(&self, other: &SharedStr) -> bool {
        **self == **other
    }
}

impl Eq for SharedStr {}

impl PartialOrd for SharedStr {
    fn partial_cmp(&self, other: &SharedStr) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SharedStr {
    fn cmp(&self, other: &SharedStr) -> std::cmp::Ordering {
        (**self).cmp(&**other)
    }
}

impl std::fmt::Debug for SharedStr {
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
        assert_eq!(&*SharedStr::slice(&whole, 3, 5), "я");
        assert_eq!(SharedStr::slice(&whole, 0, 2), SharedStr::from("ab"));
        assert_eq!(&*SharedStr::slice(&whole, 4, 9), "ab я");
    }
}
