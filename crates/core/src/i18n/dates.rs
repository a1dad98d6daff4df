//! Dates in words, from CLDR 48 names and patterns, keeping the precision they have.

use super::{Lang, Locale, fill};
use crate::model::{Day, FuzzyDate, Ordinal, Period, Precision, Window};

/// CLDR names and patterns of one language. Quarters and months are in calendar order.
#[derive(Debug)]
pub struct DateNames {
    /// Months inside a date, abbreviated.
    pub months_format_short: [&'static str; 12],
    /// Months inside a date, in full.
    pub months_format: [&'static str; 12],
    /// Months on their own, abbreviated.
    pub months_alone_short: [&'static str; 12],
    /// Months on their own, in full.
    pub months_alone: [&'static str; 12],
    /// Quarters inside a date, abbreviated.
    pub quarters_format_short: [&'static str; 4],
    /// Quarters inside a date, in full.
    pub quarters_format: [&'static str; 4],
    /// Quarters on their own, abbreviated.
    pub quarters_alone_short: [&'static str; 4],
    /// Quarters on their own, in full.
    pub quarters_alone: [&'static str; 4],
    /// Halves, abbreviated and in full; not in CLDR.
    pub halves: [(&'static str, &'static str); 2],
    /// Month and year, abbreviated.
    pub y_mmm: &'static str,
    /// Month and year, in full.
    pub y_mmmm: &'static str,
    /// Quarter and year, abbreviated.
    pub y_qqq: &'static str,
    /// Quarter and year, in full.
    pub y_qqqq: &'static str,
    /// Day and month.
    pub mmm_d: &'static str,
    /// Day, month and year, abbreviated.
    pub y_mmm_d: &'static str,
    /// Day, month and year, in full.
    pub long: &'static str,
    /// An ISO week, abbreviated: `{n}` is its number. Not in CLDR.
    pub week_short: &'static str,
    /// An ISO week with its year `{y}`. Not in CLDR.
    pub week: &'static str,
}

/// The names and patterns of a language.
pub fn names(lang: Lang) -> &'static DateNames {
    match lang {
        Lang::Ru => &RU,
        Lang::Kk => &KK,
        Lang::En => &EN,
        Lang::Uz => &UZ,
        Lang::Ky => &KY,
    }
}

/// How much of a date is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// In full with the year: "1-й квартал 2025 г.".
    Long,
    /// Abbreviated with the year: "1-й кв. 2025 г.".
    Medium,
    /// Without the year where the place already says it: "1-й кв.", "март", "14 мар.".
    Bare,
    /// Like `Bare`, as short as it gets: "мар.".
    Tight,
}

/// A date in words with what is known of its certainty.
pub fn date(date: FuzzyDate, style: Style, locale: &Locale) -> String {
    let text = period(date.period, style, locale);
    let catalog = locale.catalog();
    match (date.approximate, date.uncertain) {
        (false, false) => text,
        (true, false) => fill(catalog.approximately, &[("date", &text)]),
        (false, true) => fill(catalog.uncertain_date, &[("date", &text)]),
        (true, true) => fill(catalog.uncertain_date, &[("date", &fill(catalog.approximately, &[("date", &text)]))]),
    }
}

/// A period in words.
pub fn period(period: Period, style: Style, locale: &Locale) -> String {
    let lang = locale.lang;
    let names = names(lang);
    let pick = |long, medium| if style == Style::Long { long } else { medium };
    match period {
        Period::Year(year) => year.to_string(),
        Period::Half(year, half) => {
            let (short, full) = at(&names.halves, half.get());
            let name = if style == Style::Long { full } else { short };
            if matches!(style, Style::Bare | Style::Tight) {
                return name.to_string();
            }
            // Halves stand where quarters stand.
            pattern(
                pick(names.y_qqqq, names.y_qqq),
                names,
                &Parts { year: fiscal_year(year, locale), part: Some(name), ..Parts::default() },
            )
        }
        Period::Quarter(year, quarter) => {
            let name = match style {
                Style::Long => at(&names.quarters_format, quarter.get()),
                Style::Medium => at(&names.quarters_format_short, quarter.get()),
                Style::Bare | Style::Tight => return at(&names.quarters_alone_short, quarter.get()).to_string(),
            };
            pattern(
                pick(names.y_qqqq, names.y_qqq),
                names,
                &Parts { year: fiscal_year(year, locale), part: Some(name), ..Parts::default() },
            )
        }
        Period::Month(year, month) => match style {
            Style::Bare => at(&names.months_alone, month.get()).to_string(),
            Style::Tight => at(&names.months_alone_short, month.get()).to_string(),
            _ => pattern(
                pick(names.y_mmmm, names.y_mmm),
                names,
                &Parts { year: year.to_string(), month: month.get(), ..Parts::default() },
            ),
        },
        Period::Week(week) => {
            let template = if matches!(style, Style::Bare | Style::Tight) { names.week_short } else { names.week };
            fill(template, &[("n", &week.week().to_string()), ("y", &week.year().to_string())])
        }
        Period::Day(day) => {
            let (year, month, of_month) = day.ymd();
            let parts = Parts { year: year.to_string(), month, day: of_month, ..Parts::default() };
            let template = match style {
                Style::Long => names.long,
                Style::Medium => names.y_mmm_d,
                Style::Bare | Style::Tight => names.mmm_d,
            };
            pattern(template, names, &parts)
        }
    }
}

/// A year as fiscal quarters name it: "2025", or "2025/26" where the fiscal year begins after January.
pub fn fiscal_year(year: i32, locale: &Locale) -> String {
    if locale.calendar.fiscal_month == Ordinal::FIRST {
        year.to_string()
    } else {
        format!("{year}/{:02}", (year + 1).rem_euclid(100))
    }
}

/// A date or interval in words; the year is said once where both ends share it.
pub fn window(window: Window, style: Style, locale: &Locale) -> String {
    match window.to {
        Some(to) => range(window.from, to, style, locale),
        None => date(window.from, style, locale),
    }
}

/// From a date to a date: "2-й кв. – 4-й кв. 2026 г.".
pub fn range(from: FuzzyDate, to: FuzzyDate, style: Style, locale: &Locale) -> String {
    if from == to {
        return date(from, style, locale);
    }
    let bare_style = if style == Style::Long && from.period.precision() == Precision::Month { Style::Bare } else { Style::Tight };
    let bare = |date: FuzzyDate| period(date.period, bare_style, locale);
    let shared = from.period.precision() == to.period.precision()
        && named_year(from.period) == named_year(to.period)
        && !from.is_soft()
        && !to.is_soft()
        && from.period.precision() != Precision::Year;
    let is_month = from.period.precision() == Precision::Month && to.period.precision() == Precision::Month;
    let medium = if style == Style::Long && !is_month { Style::Medium } else { style };
    if !shared || matches!(style, Style::Bare | Style::Tight) {
        return format!("{} – {}", date(from, medium, locale), date(to, medium, locale));
    }
    if year_comes_first(from.period.precision(), locale.lang) {
        format!("{} – {}", date(from, medium, locale), bare(to))
    } else {
        format!("{} – {}", bare(from), date(to, medium, locale))
    }
}

fn named_year(period: Period) -> i32 {
    match period {
        Period::Year(y) | Period::Half(y, _) | Period::Quarter(y, _) | Period::Month(y, _) => y,
        Period::Week(week) => week.year(),
        Period::Day(day) => day.year(),
    }
}

fn year_comes_first(precision: Precision, lang: Lang) -> bool {
    let names = names(lang);
    match precision {
        Precision::Year => false,
        Precision::Half | Precision::Quarter => names.y_qqq.starts_with('y'),
        Precision::Month => names.y_mmm.starts_with('y'),
        Precision::Week => names.week.starts_with("{y}"),
        Precision::Day => names.y_mmm_d.starts_with('y'),
    }
}

/// A day in full: "24 ноября 2026 г.".
pub fn day(day: Day, style: Style, locale: &Locale) -> String {
    period(Period::Day(day), style, locale)
}

fn at<T: Copy + Default>(table: &[T], number: u8) -> T {
    table.get(usize::from(number).saturating_sub(1)).copied().unwrap_or_default()
}

/// What a pattern may ask for.
#[derive(Default)]
struct Parts<'a> {
    year: String,
    month: u8,
    day: u8,
    /// The name of a quarter or half.
    part: Option<&'a str>,
}

/// Fills a CLDR date pattern (UTS 35, part 4): y, M/L, d, Q, quoted text.
fn pattern(pattern: &str, names: &DateNames, parts: &Parts<'_>) -> String {
    let mut text = String::new();
    let mut letters = pattern.chars().peekable();
    while let Some(letter) = letters.next() {
        if letter == '\'' {
            text.extend(letters.by_ref().take_while(|c| *c != '\''));
            continue;
        }
        let mut length = 1;
        while letter.is_ascii_alphabetic() && letters.next_if_eq(&letter).is_some() {
            length += 1;
        }
        match (letter, length) {
            ('y', _) => text.push_str(&parts.year),
            ('M', 3) => text.push_str(at(&names.months_format_short, parts.month)),
            ('M', 4) => text.push_str(at(&names.months_format, parts.month)),
            ('L', 3) => text.push_str(at(&names.months_alone_short, parts.month)),
            ('L', 4) => text.push_str(at(&names.months_alone, parts.month)),
            ('Q', _) => text.push_str(parts.part.unwrap_or_default()),
            ('d', 1) => text.push_str(&parts.day.to_string()),
            ('d', _) => text.push_str(&format!("{:02}", parts.day)),
            (other, _) => text.push(other),
        }
    }
    text
}

static RU: DateNames = DateNames {
    months_format_short: ["янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.", "нояб.", "дек."],
    months_format: [
        "января",
        "февраля",
        "марта",
        "апреля",
        "мая",
        "июня",
        "июля",
        "августа",
        "сентября",
        "октября",
        "ноября",
        "декабря",
    ],
    months_alone_short: ["янв.", "февр.", "март", "апр.", "май", "июнь", "июль", "авг.", "сент.", "окт.", "нояб.", "дек."],
    months_alone: [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ],
    quarters_format_short: ["1-й кв.", "2-й кв.", "3-й кв.", "4-й кв."],
    quarters_format: ["1-й квартал", "2-й квартал", "3-й квартал", "4-й квартал"],
    quarters_alone_short: ["1-й кв.", "2-й кв.", "3-й кв.", "4-й кв."],
    quarters_alone: ["1-й квартал", "2-й квартал", "3-й квартал", "4-й квартал"],
    halves: [("1-е полуг.", "1-е полугодие"), ("2-е полуг.", "2-е полугодие")],
    y_mmm: "LLL y\u{202f}'г'.",
    y_mmmm: "LLLL y\u{202f}'г'.",
    y_qqq: "QQQ y\u{202f}'г'.",
    y_qqqq: "QQQQ y\u{202f}'г'.",
    mmm_d: "d MMM",
    y_mmm_d: "d MMM y\u{202f}'г'.",
    long: "d MMMM y\u{202f}'г'.",
    week_short: "нед.\u{a0}{n}",
    week: "{n}-я неделя {y}\u{202f}г.",
};

static KK: DateNames = DateNames {
    months_format_short: ["қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.", "шіл.", "там.", "қыр.", "қаз.", "қар.", "жел."],
    months_format: [
        "қаңтар",
        "ақпан",
        "наурыз",
        "сәуір",
        "мамыр",
        "маусым",
        "шілде",
        "тамыз",
        "қыркүйек",
        "қазан",
        "қараша",
        "желтоқсан",
    ],
    months_alone_short: ["қаң.", "ақп.", "нау.", "сәу.", "мам.", "мау.", "шіл.", "там.", "қыр.", "қаз.", "қар.", "жел."],
    months_alone: [
        "Қаңтар",
        "Ақпан",
        "Наурыз",
        "Сәуір",
        "Мамыр",
        "Маусым",
        "Шілде",
        "Тамыз",
        "Қыркүйек",
        "Қазан",
        "Қараша",
        "Желтоқсан",
    ],
    quarters_format_short: ["І тқс.", "ІІ тқс.", "ІІІ тқс.", "IV тқс."],
    quarters_format: ["І тоқсан", "ІІ тоқсан", "ІІІ тоқсан", "IV тоқсан"],
    quarters_alone_short: ["І тқс.", "ІІ тқс.", "ІІІ тқс.", "IV тқс."],
    quarters_alone: ["І тоқсан", "ІІ тоқсан", "ІІІ тоқсан", "IV тоқсан"],
    halves: [("І жж.", "І жартыжылдық"), ("ІІ жж.", "ІІ жартыжылдық")],
    y_mmm: "y\u{202f}'ж'. MMM",
    y_mmmm: "y\u{202f}'ж'. MMMM",
    y_qqq: "y\u{202f}'ж'. QQQ",
    y_qqqq: "y\u{202f}'ж'. QQQQ",
    mmm_d: "d MMM",
    y_mmm_d: "y\u{202f}'ж'. d MMM",
    long: "y\u{202f}'ж'. d MMMM",
    week_short: "{n}-апта",
    week: "{y}\u{202f}ж. {n}-апта",
};

static EN: DateNames = DateNames {
    months_format_short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    months_format: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    months_alone_short: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
    months_alone: [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    quarters_format_short: ["Q1", "Q2", "Q3", "Q4"],
    quarters_format: ["1st quarter", "2nd quarter", "3rd quarter", "4th quarter"],
    quarters_alone_short: ["Q1", "Q2", "Q3", "Q4"],
    quarters_alone: ["1st quarter", "2nd quarter", "3rd quarter", "4th quarter"],
    halves: [("H1", "1st half"), ("H2", "2nd half")],
    y_mmm: "MMM y",
    y_mmmm: "MMMM y",
    y_qqq: "QQQ y",
    y_qqqq: "QQQQ y",
    mmm_d: "MMM d",
    y_mmm_d: "MMM d, y",
    long: "MMMM d, y",
    week_short: "W{n}",
    week: "week {n}, {y}",
};

static UZ: DateNames = DateNames {
    months_format_short: ["yan", "fev", "mar", "apr", "may", "iyn", "iyl", "avg", "sen", "okt", "noy", "dek"],
    months_format: [
        "yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr",
    ],
    months_alone_short: ["Yan", "Fev", "Mar", "Apr", "May", "Iyn", "Iyl", "Avg", "Sen", "Okt", "Noy", "Dek"],
    months_alone: ["Yanvar", "Fevral", "Mart", "Aprel", "May", "Iyun", "Iyul", "Avgust", "Sentabr", "Oktabr", "Noyabr", "Dekabr"],
    quarters_format_short: ["1-ch", "2-ch", "3-ch", "4-ch"],
    quarters_format: ["1-chorak", "2-chorak", "3-chorak", "4-chorak"],
    quarters_alone_short: ["1-ch", "2-ch", "3-ch", "4-ch"],
    quarters_alone: ["1-chorak", "2-chorak", "3-chorak", "4-chorak"],
    halves: [("1-y.\u{a0}y.", "1-yarim yillik"), ("2-y.\u{a0}y.", "2-yarim yillik")],
    y_mmm: "MMM, y",
    y_mmmm: "MMMM, y",
    y_qqq: "y, QQQ",
    y_qqqq: "y, QQQQ",
    mmm_d: "d-MMM",
    y_mmm_d: "d-MMM, y",
    long: "d-MMMM, y",
    week_short: "{n}-hafta",
    week: "{y}, {n}-hafta",
};

static KY: DateNames = DateNames {
    months_format_short: ["янв.", "фев.", "мар.", "апр.", "май", "июн.", "июл.", "авг.", "сен.", "окт.", "ноя.", "дек."],
    months_format: [
        "январь",
        "февраль",
        "март",
        "апрель",
        "май",
        "июнь",
        "июль",
        "август",
        "сентябрь",
        "октябрь",
        "ноябрь",
        "декабрь",
    ],
    months_alone_short: ["Янв", "Фев", "Мар", "Апр", "Май", "Июн", "Июл", "Авг", "Сен", "Окт", "Ноя", "Дек"],
    months_alone: [
        "Январь",
        "Февраль",
        "Март",
        "Апрель",
        "Май",
        "Июнь",
        "Июль",
        "Август",
        "Сентябрь",
        "Октябрь",
        "Ноябрь",
        "Декабрь",
    ],
    quarters_format_short: ["1-чей.", "2-чей.", "3-чей.", "4-чей."],
    quarters_format: ["1-чейрек", "2-чейрек", "3-чейрек", "4-чейрек"],
    quarters_alone_short: ["1-ч.", "2-ч.", "3-ч.", "4-ч."],
    quarters_alone: ["1-чейрек", "2-чейрек", "3-чейрек", "4-чейрек"],
    halves: [("1-ж.\u{a0}ж.", "1-жарым жылдык"), ("2-ж.\u{a0}ж.", "2-жарым жылдык")],
    y_mmm: "y-'ж'. MMM",
    y_mmmm: "y-'ж'., MMMM",
    y_qqq: "y-'ж'., QQQ",
    y_qqqq: "y-'ж'., QQQQ",
    mmm_d: "d-MMM",
    y_mmm_d: "y-'ж'. d-MMM",
    long: "y-'ж'., d-MMMM",
    week_short: "{n}-апта",
    week: "{y}-ж., {n}-апта",
};
