//! The texts of a language as a file: JSON with the names of the fields. What a file lacks is said in English.

use crate::json::{Entry, Json};

/// Something that is read from a file of texts, and written to one.
pub(super) trait Texts: Sized {
    /// What a file says; what it lacks is taken from another language.
    fn read(json: Option<Json<'_>>, otherwise: &Self) -> Self;

    /// As JSON.
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value;
}

impl Texts for &'static str {
    /// A language is read once and kept as long as the program runs.
    fn read(json: Option<Json<'_>>, otherwise: &&'static str) -> &'static str {
        json.and_then(|json| json.string()).map_or(otherwise, |text| Box::leak(text.into_owned().into_boxed_str()))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value {
        (*self).into()
    }
}

impl<T: Texts, const N: usize> Texts for [T; N] {
    fn read(json: Option<Json<'_>>, otherwise: &[T; N]) -> [T; N] {
        let mut elements = json.and_then(|json| json.elements()).into_iter().flatten();
        otherwise.each_ref().map(|otherwise| T::read(elements.next(), otherwise))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value {
        self.iter().map(T::write).collect()
    }
}

impl<T: Texts> Texts for (T, T) {
    fn read(json: Option<Json<'_>>, otherwise: &(T, T)) -> (T, T) {
        let mut elements = json.and_then(|json| json.elements()).into_iter().flatten();
        (T::read(elements.next(), &otherwise.0), T::read(elements.next(), &otherwise.1))
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value {
        [&self.0, &self.1].into_iter().map(T::write).collect()
    }
}

/// Pairs of a key and a text. All that a file has counts, since each language has its own.
impl Texts for &'static [(&'static str, &'static str)] {
    fn read(json: Option<Json<'_>>, otherwise: &Self) -> Self {
        let Some(entries) = json.and_then(|json| json.entries()) else { return otherwise };
        let kept = |text: &str| -> &'static str { Box::leak(text.to_string().into_boxed_str()) };
        let pairs = entries.filter_map(|entry| Some((kept(&entry.key), kept(&entry.value.string()?))));
        Box::leak(pairs.collect::<Vec<_>>().into_boxed_slice())
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value {
        self.iter().map(|(key, text)| ((*key).to_string(), serde_json::Value::from(*text))).collect()
    }
}

/// The fields of an object, which are asked for in the order in which they mostly stand.
pub(super) struct Fields<'a> {
    entries: Vec<Entry<'a>>,
    next: usize,
}

impl<'a> Fields<'a> {
    pub(super) fn of(json: Option<Json<'a>>) -> Fields<'a> {
        Fields { entries: json.and_then(|json| json.entries()).into_iter().flatten().collect(), next: 0 }
    }

    /// The texts under a key. Not inlined: there are more than a hundred keys.
    #[inline(never)]
    pub(super) fn read<T: Texts>(&mut self, key: &str, otherwise: &T) -> T {
        T::read(self.take(key), otherwise)
    }

    #[inline(never)]
    fn take(&mut self, key: &str) -> Option<Json<'a>> {
        let is_it = |entry: &&Entry<'_>| entry.key == key;
        let found = self.entries.get(self.next).filter(is_it).or_else(|| self.entries.iter().find(is_it))?;
        self.next += 1;
        Some(found.value)
    }
}

/// A struct of texts: its fields are those of the file.
macro_rules! texts {
    ($(#[$meta:meta])* $visible:vis struct $name:ident { $($(#[doc = $doc:literal])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        $visible struct $name {
            $($(#[doc = $doc])* pub $field: $type,)*
        }

        impl $crate::i18n::texts::Texts for $name {
            fn read(json: Option<$crate::json::Json<'_>>, otherwise: &Self) -> Self {
                let mut fields = $crate::i18n::texts::Fields::of(json);
                $name { $($field: fields.read(stringify!($field), &otherwise.$field),)* }
            }

            #[cfg(not(target_arch = "wasm32"))]
            fn write(&self) -> serde_json::Value {
                let fields = [$((stringify!($field), $crate::i18n::texts::Texts::write(&self.$field)),)*];
                fields.into_iter().map(|(key, value)| (key.to_string(), value)).collect()
            }
        }
    };
}
pub(super) use texts;
