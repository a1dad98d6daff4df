//! The command's own sentences in English and Russian; what is wrong with data is said in all five languages.

use std::io::ErrorKind;
use std::sync::OnceLock;

use roadmap_core::i18n::{Lang, Noun, fill, negotiate};
use roadmap_core::model::Severity;

/// The language that the command was asked to speak: `--lang`, else that of the environment.
pub(crate) fn language() -> Lang {
    static LANGUAGE: OnceLock<Lang> = OnceLock::new();
    *LANGUAGE.get_or_init(|| {
        let arguments: Vec<String> = std::env::args().collect();
        let asked = arguments.iter().enumerate().find_map(|(at, argument)| match argument.strip_prefix("--lang") {
            Some("") => arguments.get(at + 1).cloned(),
            Some(value) => value.strip_prefix('=').map(str::to_string),
            None => None,
        });
        let environment = || {
            let values = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
            values.into_iter().find(|value| !value.is_empty())
        };
        negotiate(asked.or_else(environment).as_deref())
    })
}

/// One of two sentences, by the language.
pub(crate) fn say(en: &'static str, ru: &'static str) -> &'static str {
    if language() == Lang::Ru { ru } else { en }
}

/// One of two sentences with its placeholders filled in.
pub(crate) fn say_with(en: &'static str, ru: &'static str, values: &[(&str, &str)]) -> String {
    fill(say(en, ru), values)
}

/// A cause of a failure in words. Those of the system and of the arguments' reader are English of their own.
pub(crate) fn cause(error: &(dyn std::error::Error + 'static)) -> String {
    if language() != Lang::Ru {
        return error.to_string();
    }
    if let Some(error) = error.downcast_ref::<std::io::Error>() {
        return match error.kind() {
            ErrorKind::NotFound => "файла или папки нет".into(),
            ErrorKind::PermissionDenied => "нет прав".into(),
            ErrorKind::AlreadyExists => "файл уже есть".into(),
            ErrorKind::IsADirectory => "это папка".into(),
            ErrorKind::NotADirectory => "часть пути — не папка".into(),
            ErrorKind::StorageFull => "на диске нет места".into(),
            ErrorKind::ReadOnlyFilesystem => "диск только для чтения".into(),
            _ => error.raw_os_error().map_or_else(|| "система отказала".into(), |code| format!("система отказала, код {code}")),
        };
    }
    if error.downcast_ref::<std::string::FromUtf8Error>().is_some() {
        return "байты не складываются в буквы".into();
    }
    match error.downcast_ref::<pico_args::Error>() {
        Some(pico_args::Error::OptionWithoutAValue(name)) => format!("у параметра {name} нет значения"),
        Some(pico_args::Error::Utf8ArgumentParsingFailed { value, .. }) => format!("значение {value} не читается"),
        Some(_) => "параметры не читаются; список: roadmap --help".into(),
        None => error.to_string(),
    }
}

/// The word before a finding.
pub(crate) fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => say("error", "ошибка"),
        Severity::Warning => say("warning", "предупреждение"),
        Severity::Hint => say("note", "заметка"),
    }
}

static FILES: [Noun; 2] = [Noun::two("{n} file", "{n} files"), Noun::slavic("{n} файл", "{n} файла", "{n} файлов")];
static ERRORS: [Noun; 2] = [Noun::two("{n} error", "{n} errors"), Noun::slavic("{n} ошибка", "{n} ошибки", "{n} ошибок")];
static WARNINGS: [Noun; 2] =
    [Noun::two("{n} warning", "{n} warnings"), Noun::slavic("{n} предупреждение", "{n} предупреждения", "{n} предупреждений")];
static HINTS: [Noun; 2] = [Noun::two("{n} note", "{n} notes"), Noun::slavic("{n} заметка", "{n} заметки", "{n} заметок")];
static FINDINGS: [Noun; 2] =
    [Noun::two("{n} finding", "{n} findings"), Noun::slavic("{n} замечание", "{n} замечания", "{n} замечаний")];

static IDS: [Noun; 2] = [Noun::two("{n} id", "{n} ids"), Noun::slavic("{n} id", "{n} id", "{n} id")];

fn counted([en, ru]: &[Noun; 2], number: usize) -> String {
    if language() == Lang::Ru { ru.count(number, Lang::Ru) } else { en.count(number, Lang::En) }
}

/// "2 files checked: 1 error, 0 warnings".
pub(crate) fn checked(files: usize, errors: usize, warnings: usize, hints: usize) -> String {
    let hints = if hints > 0 { format!(", {}", counted(&HINTS, hints)) } else { String::new() };
    let values = [
        ("files", counted(&FILES, files)),
        ("errors", counted(&ERRORS, errors)),
        ("warnings", counted(&WARNINGS, warnings)),
        ("hints", hints),
    ];
    let values: Vec<(&str, &str)> = values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    say_with("{files} checked: {errors}, {warnings}{hints}", "Проверено: {files}; {errors}, {warnings}{hints}", &values)
}

/// "3 findings".
pub(crate) fn findings(number: usize) -> String {
    counted(&FINDINGS, number)
}

/// "3 ids".
pub(crate) fn ids_counted(number: usize) -> String {
    counted(&IDS, number)
}

/// What `roadmap --help` prints.
pub(crate) fn help() -> &'static str {
    say(include_str!("help.en.txt"), include_str!("help.ru.txt"))
}
