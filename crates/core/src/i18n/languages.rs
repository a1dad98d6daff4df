//! The languages of the interface. English is always inside. Russian, Kazakh, Uzbek and Kyrgyz are too with the feature `languages`;
//! without it each is read from its file when it is wanted, and English is spoken until then. Any other language is a file as well,
//! which a host may bring ([`learn`]). What is said once the widget is used, or where something is wrong, is a file of its own.

use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::catalog::{Catalog, LateCatalog};
use super::date_names::DateNames;
use super::number_format::NumberFormat;
use super::plural_rules::PluralRules;
use super::texts::{self, Texts as _};
use super::{Lang, catalog, date_names, number_format, plural_rules};
#[cfg(all(feature = "languages", not(target_arch = "wasm32")))]
pub use shipped::SHIPPED;

use crate::json::JsonText;
use crate::model::Tag;

/// The texts of a language.
#[derive(Debug, Clone, Copy)]
pub(super) struct Language {
    pub(super) catalog: &'static Catalog,
    pub(super) dates: &'static DateNames,
    pub(super) numbers: &'static NumberFormat,
    pub(super) plural: &'static PluralRules,
    /// `ltr` or `rtl`.
    direction: &'static str,
}

static EN: Language = Language {
    catalog: &catalog::EN,
    dates: &date_names::EN,
    numbers: &number_format::EN,
    plural: &plural_rules::EN,
    direction: "ltr",
};

/// A language beyond those of [`Lang::ALL`]: its place among those that were learned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct OtherLang(usize);

/// What was read about a language.
struct Learned {
    /// BCP 47, in small letters.
    tag: &'static str,
    language: Option<&'static Language>,
    late: Option<&'static LateCatalog>,
}

/// What was read: first about the languages of [`Lang::ALL`] in their order, then about others. It only grows.
static LEARNED: RwLock<Vec<Learned>> = RwLock::new(Vec::new());

fn learned() -> RwLockReadGuard<'static, Vec<Learned>> {
    LEARNED.read().unwrap_or_else(PoisonError::into_inner)
}

fn to_learn() -> RwLockWriteGuard<'static, Vec<Learned>> {
    let mut learned = LEARNED.write().unwrap_or_else(PoisonError::into_inner);
    if learned.is_empty() {
        learned.extend(Lang::ALL.map(|lang| Learned { tag: lang.as_str(), language: None, late: None }));
    }
    learned
}

/// The place of a language among those that were learned.
fn place(lang: Lang) -> usize {
    match lang {
        Lang::Ru => 0,
        Lang::Kk => 1,
        Lang::En => 2,
        Lang::Uz => 3,
        Lang::Ky => 4,
        Lang::Other(OtherLang(place)) => place,
    }
}

/// The texts of a language; English where it is not known.
pub(super) fn language(lang: Lang) -> &'static Language {
    built_in(lang).or_else(|| learned().get(place(lang))?.language).unwrap_or(&EN)
}

/// Whether a language is written from right to left.
pub fn is_written_to_left(lang: Lang) -> bool {
    language(lang).direction == "rtl"
}

/// The tag of a language that was learned.
pub(super) fn tag(OtherLang(place): OtherLang) -> &'static str {
    learned().get(place).map_or("en", |learned| learned.tag)
}

#[cfg(feature = "languages")]
fn built_in(lang: Lang) -> Option<&'static Language> {
    const fn language(
        catalog: &'static Catalog,
        dates: &'static DateNames,
        numbers: &'static NumberFormat,
        plural: &'static PluralRules,
    ) -> Language {
        Language { catalog, dates, numbers, plural, direction: "ltr" }
    }
    static RU: Language = language(&catalog::RU, &date_names::RU, &number_format::RU, &plural_rules::RU);
    static KK: Language = language(&catalog::KK, &date_names::KK, &number_format::KK, &plural_rules::ONE);
    static UZ: Language = language(&catalog::UZ, &date_names::UZ, &number_format::UZ, &plural_rules::ONE);
    static KY: Language = language(&catalog::KY, &date_names::KY, &number_format::KY, &plural_rules::ONE);
    match lang {
        Lang::Ru => Some(&RU),
        Lang::Kk => Some(&KK),
        Lang::En => Some(&EN),
        Lang::Uz => Some(&UZ),
        Lang::Ky => Some(&KY),
        Lang::Other(_) => None,
    }
}

#[cfg(not(feature = "languages"))]
fn built_in(lang: Lang) -> Option<&'static Language> {
    (lang == Lang::En).then_some(&EN)
}

/// The language of a tag beyond those of [`Lang::ALL`], where it was learned.
fn found(tag: &str) -> Option<Lang> {
    let place = learned().iter().skip(Lang::ALL.len()).position(|learned| learned.tag.eq_ignore_ascii_case(tag))?;
    Some(Lang::Other(OtherLang(place + Lang::ALL.len())))
}

/// In the browser the element finds the language, and its texts are learned under its tag.
#[cfg(not(all(feature = "languages", not(target_arch = "wasm32"))))]
pub(super) fn other(tag: &str) -> Option<Lang> {
    found(tag)
}

#[cfg(all(feature = "languages", not(target_arch = "wasm32")))]
pub(super) use shipped::other;

/// Whether a language can be spoken without reading its file.
pub fn is_known(lang: Lang) -> bool {
    built_in(lang).is_some() || learned().get(place(lang)).is_some_and(|learned| learned.language.is_some())
}

/// What is said in a language once the widget is used; English where it is not known.
pub(super) fn late(lang: Lang) -> &'static LateCatalog {
    #[cfg(feature = "languages")]
    match lang {
        Lang::Ru => return &catalog::RU_LATE,
        Lang::Kk => return &catalog::KK_LATE,
        Lang::En => return &catalog::EN_LATE,
        Lang::Uz => return &catalog::UZ_LATE,
        Lang::Ky => return &catalog::KY_LATE,
        Lang::Other(_) => {}
    }
    learned().get(place(lang)).and_then(|learned| learned.late).unwrap_or(&catalog::EN_LATE)
}

/// Whether these texts of a language are known without reading their file.
pub fn knows_late(lang: Lang) -> bool {
    built_in(lang).is_some() || learned().get(place(lang)).is_some_and(|learned| learned.late.is_some())
}

/// Takes over the texts of a language for what comes after the first page. What the file lacks stays English, all of it where there is no file.
pub fn learn_late(lang: Lang, file: Option<&JsonText>) {
    let late: &'static LateCatalog = Box::leak(read_late(file));
    if let Some(learned) = to_learn().get_mut(place(lang)) {
        learned.late = Some(late);
    }
}

fn read_late(file: Option<&JsonText>) -> Box<LateCatalog> {
    let mut late = Box::new(catalog::EN_LATE);
    if let Some(file) = file {
        late.take(file.root());
    }
    late
}

/// Takes over the texts of a language, known by its BCP 47 tag, and gives the language. What the file lacks stays English, all of it
/// where there is no file or it is none of texts; [`is_known`] says so.
pub fn learn(tag: &str, file: Option<&JsonText>) -> Lang {
    let mut learned = to_learn();
    let lang = match Lang::built(&Tag::new(tag)) {
        Some(lang) => lang,
        None => {
            let tag = tag.to_ascii_lowercase();
            let known = learned.iter().position(|learned| learned.tag == tag);
            let place = known.unwrap_or_else(|| {
                learned.push(Learned { tag: Box::leak(tag.into_boxed_str()), language: None, late: None });
                learned.len() - 1
            });
            Lang::Other(OtherLang(place))
        }
    };
    if let (Some(file), Some(learned)) = (file.filter(|file| file.root().is_object()), learned.get_mut(place(lang))) {
        learned.language = Some(Box::leak(Box::new(read(file))));
    }
    lang
}

fn read(file: &JsonText) -> Language {
    let mut direction = EN.direction;
    let (mut catalog, mut dates) = (Box::new(*EN.catalog), Box::new(*EN.dates));
    let (mut numbers, mut plural) = (Box::new(*EN.numbers), Box::new(*EN.plural));
    texts::take(
        file.root(),
        &["direction", "catalog", "dates", "numbers", "plural"],
        &mut [&mut direction, &mut *catalog, &mut *dates, &mut *numbers, &mut *plural],
    );
    Language {
        direction,
        catalog: Box::leak(catalog),
        dates: Box::leak(dates),
        numbers: Box::leak(numbers),
        plural: Box::leak(plural),
    }
}

/// The file of a language.
#[cfg(all(feature = "languages", not(target_arch = "wasm32")))]
pub fn file(lang: Lang) -> serde_json::Value {
    let Language { catalog, dates, numbers, plural, direction } = language(lang);
    serde_json::json!({
        "language": lang.as_str(),
        "direction": direction,
        "catalog": catalog.write(),
        "dates": dates.write(),
        "numbers": numbers.write(),
        "plural": plural.write(),
    })
}

/// The file of these texts in a language.
#[cfg(all(feature = "languages", not(target_arch = "wasm32")))]
pub fn late_file(lang: Lang) -> serde_json::Value {
    late(lang).write()
}

#[cfg(all(feature = "languages", not(target_arch = "wasm32")))]
mod shipped;

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
            let (known, read) = (language(lang), parsed(&file(lang).to_string()));
            assert_eq!(format!("{known:?}"), format!("{read:?}"), "{}", lang.as_str());
            let file = JsonText::new(&Rc::new(late_file(lang).to_string())).unwrap();
            assert_eq!(format!("{:?}", late(lang)), format!("{:?}", read_late(Some(&file))), "{}", lang.as_str());
        }
    }

    #[test]
    fn what_a_file_lacks_is_english() {
        let read = parsed(
            r#"{"catalog":{"today":"Сегодня","tasks":{"one":"{n} задача"},"fit":7},"dates":{"months_alone":["январь"]},"more":1}"#,
        );
        assert_eq!((read.catalog.today, read.catalog.fit), ("Сегодня", EN.catalog.fit));
        let tasks = |number| read.catalog.tasks.count(number, Lang::En).replace('\u{a0}', " ");
        assert_eq!((tasks(1), tasks(5)), ("1 задача".to_string(), "5 tasks".to_string()));
        assert_eq!((read.dates.months_alone[0], read.dates.months_alone[1]), ("январь", "February"));
    }
}
