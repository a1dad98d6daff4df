//! The texts of a language as a file: JSON with the names of the fields. What a file lacks is said in English.

use crate::json::Json;

/// Something that is read from a file of texts, and written to one.
pub(super) trait Texts {
    /// Takes over what a file says; what it lacks stays.
    fn take(&mut self, json: Json<'_>);

    /// As JSON.
    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value;
}

impl Texts for &'static str {
    /// A language is read once and kept as long as the program runs.
    fn take(&mut self, json: Json<'_>) {
        if let Some(text) = json.string() {
            *self = Box::leak(text.into_owned().into_boxed_str());
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value {
        (*self).into()
    }
}

impl<T: Texts, const N: usize> Texts for [T; N] {
    fn take(&mut self, json: Json<'_>) {
        for (text, element) in self.iter_mut().zip(json.elements().into_iter().flatten()) {
            text.take(element);
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value {
        self.iter().map(T::write).collect()
    }
}

impl<T: Texts> Texts for (T, T) {
    fn take(&mut self, json: Json<'_>) {
        for (text, element) in [&mut self.0, &mut self.1].into_iter().zip(json.elements().into_iter().flatten()) {
            text.take(element);
        }
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value {
        [&self.0, &self.1].into_iter().map(T::write).collect()
    }
}

/// Pairs of a key and a text. All that a file has counts, since each language has its own.
impl Texts for &'static [(&'static str, &'static str)] {
    fn take(&mut self, json: Json<'_>) {
        let Some(entries) = json.entries() else { return };
        let kept = |text: &str| -> &'static str { Box::leak(text.to_string().into_boxed_str()) };
        let pairs = entries.filter_map(|entry| Some((kept(&entry.key), kept(&entry.value.string()?))));
        *self = Box::leak(pairs.collect::<Vec<_>>().into_boxed_slice());
    }

    #[cfg(not(target_arch = "wasm32"))]
    fn write(&self) -> serde_json::Value {
        self.iter().map(|(key, text)| ((*key).to_string(), serde_json::Value::from(*text))).collect()
    }
}

/// Takes over the fields of an object, each by its name. One function for all: there are more than a hundred names.
pub(super) fn take(json: Json<'_>, names: &[&str], texts: &mut [&mut dyn Texts]) {
    let mut next = 0;
    for entry in json.entries().into_iter().flatten() {
        let is_it = |place: &usize| names.get(*place).is_some_and(|name| *name == entry.key);
        // They mostly stand in this order.
        let found = (next..names.len()).find(is_it).or_else(|| (0..next).find(is_it));
        if let Some((place, text)) = found.and_then(|place| Some((place, texts.get_mut(place)?))) {
            text.take(entry.value);
            next = place + 1;
        }
    }
}

/// A struct of texts: its fields are those of the file.
macro_rules! texts {
    ($(#[$meta:meta])* $visible:vis struct $name:ident { $($(#[doc = $doc:literal])* pub $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy)]
        $visible struct $name {
            $($(#[doc = $doc])* pub $field: $type,)*
        }

        impl $crate::i18n::texts::Texts for $name {
            fn take(&mut self, json: $crate::json::Json<'_>) {
                $crate::i18n::texts::take(json, &[$(stringify!($field)),*], &mut [$(&mut self.$field),*]);
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
