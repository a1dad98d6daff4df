//! The languages of the interface. English is always inside. The others are too with the feature `languages`; without it each is
//! read from its file when it is wanted, and English is spoken until then. The words for faults in data are a file of their own, since
//! most pages have none.

use std::cell::Cell;

use super::catalog::{Catalog, FaultMessages};
use super::date_names::DateNames;
use super::texts::{Fields, Texts as _};
use super::{Lang, catalog, date_names};
use crate::json::JsonText;

/// The texts of a language.
#[derive(Debug)]
pub(super) struct Language {
    pub(super) catalog: &'static Catalog,
    pub(super) dates: &'static DateNames,
}

static EN: Language = Language { catalog: &catalog::EN, dates: &date_names::EN };

thread_local! {
    /// The languages that were read, by their place in [`Lang::ALL`].
    static LEARNED: Cell<[Option<&'static Language>; Lang::ALL.len()]> = const { Cell::new([None; Lang::ALL.len()]) };
}

/// The texts of a language; English where it is not known.
pub(super) fn language(lang: Lang) -> &'static Language {
    built_in(lang).or_else(|| LEARNED.get().get(lang as usize).copied().flatten()).unwrap_or(&EN)
}

#[cfg(feature = "languages")]
fn built_in(lang: Lang) -> Option<&'static Language> {
    static RU: Language = Language { catalog: &catalog::RU, dates: &date_names::RU };
    static KK: Language = Language { catalog: &catalog::KK, dates: &date_names::KK };
    static UZ: Language = Language { catalog: &catalog::UZ, dates: &date_names::UZ };
    static KY: Language = Language { catalog: &catalog::KY, dates: &date_names::KY };
    Some(match lang {
        Lang::Ru => &RU,
        Lang::Kk => &KK,
        Lang::En => &EN,
        Lang::Uz => &UZ,
        Lang::Ky => &KY,
    })
}

#[cfg(not(feature = "languages"))]
fn built_in(lang: Lang) -> Option<&'static Language> {
    (lang == Lang::En).then_some(&EN)
}

/// Whether a language can be spoken without reading its file.
pub fn is_known(lang: Lang) -> bool {
    built_in(lang).is_some() || LEARNED.get().get(lang as usize).is_some_and(Option::is_some)
}

thread_local! {
    /// The words for faults that were read, by the place of their language in [`Lang::ALL`].
    static LEARNED_FAULTS: Cell<[Option<&'static FaultMessages>; Lang::ALL.len()]> = const { Cell::new([None; Lang::ALL.len()]) };
}

/// The words for faults in a language; English where they are not known.
pub(super) fn faults(lang: Lang) -> &'static FaultMessages {
    #[cfg(feature = "languages")]
    match lang {
        Lang::Ru => &catalog::RU_FAULTS,
        Lang::Kk => &catalog::KK_FAULTS,
        Lang::En => &catalog::EN_FAULTS,
        Lang::Uz => &catalog::UZ_FAULTS,
        Lang::Ky => &catalog::KY_FAULTS,
    }
    #[cfg(not(feature = "languages"))]
    LEARNED_FAULTS.get().get(lang as usize).copied().flatten().unwrap_or(&catalog::EN_FAULTS)
}

/// Whether faults can be told in a language without reading its file.
pub fn knows_faults(lang: Lang) -> bool {
    built_in(lang).is_some() || LEARNED_FAULTS.get().get(lang as usize).is_some_and(Option::is_some)
}

/// Takes over the words for faults in a language. What the file lacks stays English, all of it where there is no file.
pub fn learn_faults(lang: Lang, file: Option<&JsonText>) {
    let faults = FaultMessages::read(file.map(JsonText::root), &catalog::EN_FAULTS);
    let mut learned = LEARNED_FAULTS.get();
    if let Some(place) = learned.get_mut(lang as usize) {
        *place = Some(Box::leak(Box::new(faults)));
    }
    LEARNED_FAULTS.set(learned);
}

/// The file of the words for faults in a language, as JSON on one line.
#[cfg(all(feature = "languages", not(target_arch = "wasm32")))]
pub fn faults_file(lang: Lang) -> String {
    faults(lang).write().to_string()
}

/// Takes over the file of a language. What it lacks stays English; false where it is no file of texts at all.
pub fn learn(lang: Lang, file: &JsonText) -> bool {
    if !file.root().is_object() {
        return false;
    }
    let language = read(file);
    let mut learned = LEARNED.get();
    if let Some(place) = learned.get_mut(lang as usize) {
        *place = Some(Box::leak(Box::new(language)));
    }
    LEARNED.set(learned);
    true
}

fn read(file: &JsonText) -> Language {
    let mut fields = Fields::of(Some(file.root()));
    let catalog: Catalog = fields.read("catalog", EN.catalog);
    let dates: DateNames = fields.read("dates", EN.dates);
    Language { catalog: Box::leak(Box::new(catalog)), dates: Box::leak(Box::new(dates)) }
}

/// The file of a language, as JSON on one line.
#[cfg(all(feature = "languages", not(target_arch = "wasm32")))]
pub fn file(lang: Lang) -> String {
    let Language { catalog, dates } = language(lang);
    serde_json::json!({ "catalog": catalog.write(), "dates": dates.write() }).to_string()
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;

    fn parsed(text: &str) -> Language {
        read(&JsonText::new(&Rc::new(text.to_string())).unwrap())
    }

    #[test]
    fn a_file_says_what_the_tables_say() {
        for lang in Lang::ALL {
            let (known, read) = (language(lang), parsed(&file(lang)));
            assert_eq!(format!("{known:?}"), format!("{read:?}"), "{}", lang.as_str());
            let file = JsonText::new(&Rc::new(faults_file(lang))).unwrap();
            let read = FaultMessages::read(Some(file.root()), &catalog::EN_FAULTS);
            assert_eq!(format!("{:?}", faults(lang)), format!("{read:?}"), "{}", lang.as_str());
        }
    }

    #[test]
    fn what_a_file_lacks_is_english() {
        let read = parsed(
            r#"{"catalog":{"today":"Сегодня","tasks":{"one":"{n} задача"},"fit":7},"dates":{"months_alone":["январь"]},"more":1}"#,
        );
        assert_eq!((read.catalog.today, read.catalog.fit), ("Сегодня", EN.catalog.fit));
        assert_eq!((read.catalog.tasks.one, read.catalog.tasks.other), ("{n} задача", EN.catalog.tasks.other));
        assert_eq!((read.dates.months_alone[0], read.dates.months_alone[1]), ("январь", "February"));
    }
}
