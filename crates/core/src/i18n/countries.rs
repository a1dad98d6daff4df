//! Names of countries in the languages of the interface (CLDR 48 territories): built in for the countries that our users trade
//! with, from a file per language for all others.

use std::rc::Rc;

use super::Lang;
use crate::model::Market;

/// Code, then the names in Russian, Kazakh, English, Uzbek and Kyrgyz.
const NAMES: &[(&str, [&str; 5])] = &[
    (
        "AE",
        ["ОАЭ", "Біріккен Араб Әмірліктері", "United Arab Emirates", "Birlashgan Arab Amirliklari", "Бириккен Араб Эмираттары"],
    ),
    ("AM", ["Армения", "Армения", "Armenia", "Armaniston", "Армения"]),
    ("AZ", ["Азербайджан", "Әзірбайжан", "Azerbaijan", "Ozarbayjon", "Азербайжан"]),
    ("BY", ["Беларусь", "Беларусь", "Belarus", "Belarus", "Беларусь"]),
    ("CN", ["Китай", "Қытай", "China", "Xitoy", "Кытай"]),
    ("DE", ["Германия", "Германия", "Germany", "Germaniya", "Германия"]),
    ("ES", ["Испания", "Испания", "Spain", "Ispaniya", "Испания"]),
    ("FR", ["Франция", "Франция", "France", "Fransiya", "Франция"]),
    ("GB", ["Великобритания", "Ұлыбритания", "United Kingdom", "Buyuk Britaniya", "Улуу Британия"]),
    ("GE", ["Грузия", "Грузия", "Georgia", "Gruziya", "Грузия"]),
    ("IN", ["Индия", "Үндістан", "India", "Hindiston", "Индия"]),
    ("IT", ["Италия", "Италия", "Italy", "Italiya", "Италия"]),
    ("JP", ["Япония", "Жапония", "Japan", "Yaponiya", "Япония"]),
    ("KG", ["Кыргызстан", "Қырғызстан", "Kyrgyzstan", "Qirgʻiziston", "Кыргызстан"]),
    ("KR", ["Республика Корея", "Оңтүстік Корея", "South Korea", "Janubiy Koreya", "Түштүк Корея"]),
    ("KZ", ["Казахстан", "Қазақстан", "Kazakhstan", "Qozogʻiston", "Казакстан"]),
    ("MD", ["Молдова", "Молдова", "Moldova", "Moldova", "Молдова"]),
    ("MN", ["Монголия", "Моңғолия", "Mongolia", "Mongoliya", "Монголия"]),
    ("PL", ["Польша", "Польша", "Poland", "Polsha", "Польша"]),
    ("RU", ["Россия", "Ресей", "Russia", "Rossiya", "Россия"]),
    ("SA", ["Саудовская Аравия", "Сауд Арабиясы", "Saudi Arabia", "Saudiya Arabistoni", "Сауд Арабиясы"]),
    ("TJ", ["Таджикистан", "Тәжікстан", "Tajikistan", "Tojikiston", "Тажикстан"]),
    ("TM", ["Туркменистан", "Түрікменстан", "Turkmenistan", "Turkmaniston", "Түркмөнстан"]),
    ("TR", ["Турция", "Түркия", "Türkiye", "Turkiya", "Түркия"]),
    ("UA", ["Украина", "Украина", "Ukraine", "Ukraina", "Украина"]),
    (
        "US",
        ["Соединенные Штаты", "Америка Құрама Штаттары", "United States", "Amerika Qoʻshma Shtatlari", "Америка Кошмо Штаттары"],
    ),
    ("UZ", ["Узбекистан", "Өзбекстан", "Uzbekistan", "Oʻzbekiston", "Өзбекстан"]),
];

/// Names of countries and regions in one language, beyond those that are built in: CLDR 48 territories.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regions {
    lang: Lang,
    /// Sorted by code.
    names: Rc<Vec<(String, String)>>,
}

impl Regions {
    /// The names of a language by their codes.
    pub fn new(lang: Lang, mut names: Vec<(String, String)>) -> Regions {
        names.sort_unstable();
        Regions { lang, names: Rc::new(names) }
    }

    /// The language of the names.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// All names of a language, as the command has them.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn all(lang: Lang) -> Regions {
        let text = match lang {
            Lang::Ru => include_str!("regions/ru.json"),
            Lang::Kk => include_str!("regions/kk.json"),
            Lang::En => include_str!("regions/en.json"),
            Lang::Uz => include_str!("regions/uz.json"),
            Lang::Ky => include_str!("regions/ky.json"),
            Lang::Other(_) => match lang.as_str() {
                "de" => include_str!("regions/de.json"),
                "zh" => include_str!("regions/zh.json"),
                "ar" => include_str!("regions/ar.json"),
                _ => "{}",
            },
        };
        let names: std::collections::BTreeMap<String, String> = serde_json::from_str(text).unwrap_or_default();
        Regions::new(lang, names.into_iter().collect())
    }

    /// As a file has them.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn to_value(&self) -> serde_json::Value {
        self.names.iter().map(|(code, name)| (code.clone(), serde_json::Value::from(name.as_str()))).collect()
    }

    fn name(&self, code: &str) -> Option<&str> {
        let place = self.names.binary_search_by(|(known, _)| known.as_str().cmp(code)).ok()?;
        self.names.get(place).map(|(_, name)| name.as_str())
    }
}

/// Whether a market has a name in a language without [`Regions`], or can't have one.
pub fn is_named(market: &Market, lang: Lang) -> bool {
    !market.is_known() || (!matches!(lang, Lang::Other(_)) && NAMES.iter().any(|(code, _)| *code == market.code()))
}

/// The names of a country in all languages that are built in.
pub fn country_names(market: &Market) -> impl Iterator<Item = &'static str> + use<> {
    let names = NAMES.iter().find(|(code, _)| *code == market.code()).map(|(_, names)| names);
    names.into_iter().flatten().copied()
}

/// The name of a country or region; its code where no table has a name for it.
pub(super) fn country(market: &Market, lang: Lang, regions: Option<&Regions>) -> String {
    let column = match lang {
        Lang::Ru => 0,
        Lang::Kk => 1,
        Lang::En => 2,
        Lang::Uz => 3,
        Lang::Ky => 4,
        // Its names come all from the file.
        Lang::Other(_) => 5,
    };
    let built_in = || NAMES.iter().find(|(code, _)| *code == market.code()).and_then(|(_, names)| names.get(column)).copied();
    let given = || regions.filter(|regions| regions.lang == lang)?.name(market.code());
    let name = if market.is_known() { built_in().or_else(given) } else { None };
    name.unwrap_or(market.code()).to_string()
}
