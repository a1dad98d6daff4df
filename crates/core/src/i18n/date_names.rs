//! CLDR 48: names and patterns of dates, one table for a language. What CLDR lacks is marked.

use super::texts::texts;

texts! {
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
    /// A half `{half}` with its year `{y}`. Not in CLDR.
    pub half: &'static str,
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
}

#[cfg(feature = "languages")]
pub(super) static RU: DateNames = DateNames {
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
    half: "{half} {y}\u{202f}г.",
    mmm_d: "d MMM",
    y_mmm_d: "d MMM y\u{202f}'г'.",
    long: "d MMMM y\u{202f}'г'.",
    week_short: "нед.\u{a0}{n}",
    week: "{n}-я неделя {y}\u{202f}г.",
};

#[cfg(feature = "languages")]
pub(super) static KK: DateNames = DateNames {
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
    half: "{y}\u{202f}ж. {half}",
    mmm_d: "d MMM",
    y_mmm_d: "y\u{202f}'ж'. d MMM",
    long: "y\u{202f}'ж'. d MMMM",
    week_short: "{n}-апта",
    week: "{y}\u{202f}ж. {n}-апта",
};

pub(super) static EN: DateNames = DateNames {
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
    half: "{half} {y}",
    mmm_d: "MMM d",
    y_mmm_d: "MMM d, y",
    long: "MMMM d, y",
    week_short: "W{n}",
    week: "week {n}, {y}",
};

#[cfg(feature = "languages")]
pub(super) static UZ: DateNames = DateNames {
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
    half: "{y}, {half}",
    mmm_d: "d-MMM",
    y_mmm_d: "d-MMM, y",
    long: "d-MMMM, y",
    week_short: "{n}-hafta",
    week: "{y}, {n}-hafta",
};

#[cfg(feature = "languages")]
pub(super) static KY: DateNames = DateNames {
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
    half: "{y}-ж., {half}",
    mmm_d: "d-MMM",
    y_mmm_d: "y-'ж'. d-MMM",
    long: "y-'ж'., d-MMMM",
    week_short: "{n}-апта",
    week: "{y}-ж., {n}-апта",
};
