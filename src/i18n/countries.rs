//! Names of countries in the languages of the interface, for the countries our users trade with (CLDR 48 territories).

use super::Lang;
use crate::model::Market;

/// Code, then the names in Russian, Kazakh, English, Uzbek and Kyrgyz.
const NAMES: &[(&str, [&str; 5])] = &[
    (
        "AE",
        ["ОАЭ", "Біріккен Араб Әмірліктері", "United Arab Emirates", "Birlashgan Arab Amirliklari", "Бириккен Араб Эмираттары"],
    ),
    ("AM", ["Армения", "Армения", "Armenia", "Armaniston", "Армения"]),
    ("AZ", ["Азербайджан", "Әзербайжан", "Azerbaijan", "Ozarbayjon", "Азербайжан"]),
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

/// The name of a country, or its code where the table has no name for it.
pub fn country(market: Market, lang: Lang) -> String {
    let column = match lang {
        Lang::Ru => 0,
        Lang::Kk => 1,
        Lang::En => 2,
        Lang::Uz => 3,
        Lang::Ky => 4,
    };
    let known = NAMES.iter().find(|(code, _)| *code == market.code()).and_then(|(_, names)| names.get(column));
    known.map_or_else(|| market.code().to_string(), |name| (*name).to_string())
}
