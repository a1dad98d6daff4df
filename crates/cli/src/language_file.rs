//! `roadmap check --language`: what is wrong with the files of a language.

use std::ops::Range;
use std::rc::Rc;

use roadmap_core::i18n::{Lang, PluralCategory, is_plural_rule, languages};
use roadmap_core::json::{Json, JsonText};
use roadmap_core::model::Severity;
use serde_json::Value;

use crate::check;
use crate::findings::Finding;
use crate::language::{categories, cldr};
use crate::texts::{say, say_with};

/// What is wrong with a file of texts, of words for faults, or of names of countries.
pub(crate) fn findings(source: &str, lang: Lang) -> Vec<Finding> {
    let Ok(file) = JsonText::new(&Rc::new(source.to_string())) else {
        // Read as a roadmap, whose reader says where a text stops to be JSON.
        return check::findings(source, lang);
    };
    let Ok(value) = serde_json::from_str::<Value>(source) else { return check::findings(source, lang) };
    let mut check = Check {
        findings: Vec::new(),
        english: Vec::new(),
        categories: PluralCategory::ALL.map(PluralCategory::as_str).to_vec(),
        has_rules: false,
    };
    let english = languages::file(Lang::En);
    if value.get("catalog").is_some() || value.get("dates").is_some() {
        check.texts(&file, &value, &english);
    } else if value.get("faults").is_some() {
        check.object(file.root(), "", &languages::late_file(Lang::En));
    } else if !is_regions(&value) {
        let what = say("This is no file of a language", "Это не файл языка");
        let help = say("Begin one with: roadmap language tr", "Начните так: roadmap language tr");
        check.tell(Severity::Error, "not-a-language", "", None, what.into(), help.into());
    }
    check.tell_english();
    check.findings
}

/// Whether all keys are codes of countries or regions with their names.
fn is_regions(value: &Value) -> bool {
    let is_code =
        |key: &str| matches!(key.len(), 2 | 3) && key.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit());
    value.as_object().is_some_and(|names| !names.is_empty() && names.iter().all(|(key, name)| is_code(key) && name.is_string()))
}

/// What stands under these keys is no text to translate.
const NOT_TRANSLATED: [&str; 5] = ["numbers", "plural", "language", "direction", "trillion"];

struct Check {
    findings: Vec<Finding>,
    /// Paths of texts that are the same in English.
    english: Vec<String>,
    /// The forms that nouns may have.
    categories: Vec<&'static str>,
    /// Whether the file says which forms its language has. The words for faults have no rules beside them.
    has_rules: bool,
}

impl Check {
    /// The file of the first page's texts.
    fn texts(&mut self, file: &JsonText, value: &Value, english: &Value) {
        let none = Value::Null;
        (self.categories, self.has_rules) = (categories(value.get("plural").unwrap_or(&none)), true);
        self.object(file.root(), "", english);
        self.settings(file, value);
        let tag = value.get("language").and_then(Value::as_str).unwrap_or_default();
        let Some(known) = cldr(tag) else { return };
        for part in ["direction", "numbers", "plural", "dates"] {
            if let (Some(entry), Some(known)) = (entry(file.root(), part), known.get(part)) {
                self.differing(entry, part, known);
            }
        }
    }

    /// What is no text: digits, direction, rules.
    fn settings(&mut self, file: &JsonText, value: &Value) {
        let mut refuse = |path: &str, help: String| {
            let at = path.split('.').try_fold(file.root(), entry).map(span);
            let what = say_with("{path} can't be used as it is", "{path} нельзя использовать", &[("path", path)]);
            self.tell(Severity::Error, "bad-setting", path, at, what, help);
        };
        if !matches!(value.get("direction").and_then(Value::as_str), None | Some("ltr" | "rtl")) {
            refuse("direction", say("Write ltr or rtl.", "Напишите ltr или rtl.").into());
        }
        let digits = value.pointer("/numbers/digits").and_then(Value::as_str).unwrap_or_default();
        if !matches!(digits.chars().count(), 0 | 10) {
            let help =
                say("Write the ten digits from zero to nine, or nothing.", "Напишите десять цифр от нуля до девяти или ничего.");
            refuse("numbers.digits", help.into());
        }
        for (category, rule) in value.get("plural").and_then(Value::as_object).into_iter().flatten() {
            let is_category = PluralCategory::ALL.iter().any(|known| known.as_str() == category) && category != "other";
            if !is_category || !rule.as_str().is_some_and(is_plural_rule) {
                let help = say(
                    "Write zero, one, two, few, many with a rule of CLDR each, such as: v = 0 and i % 10 = 1.",
                    "Напишите zero, one, two, few, many с правилом CLDR, например: v = 0 and i % 10 = 1.",
                );
                refuse(&format!("plural.{category}"), help.into());
            }
        }
    }

    /// An object by the keys that the English file has.
    fn object(&mut self, given: Json<'_>, path: &str, english: &Value) {
        // Each language has its own signs and rules.
        if matches!(path, "plural" | "numbers.signs") {
            return;
        }
        let Some(keys) = english.as_object() else { return };
        let Some(entries) = given.entries() else { return self.wrong_type(given, path, say("an object", "объект")) };
        let is_noun = keys.contains_key("other");
        let wanted: Vec<&str> = if is_noun { self.categories.clone() } else { keys.keys().map(String::as_str).collect() };
        let needs_all = !is_noun || self.has_rules;
        let mut seen = Vec::new();
        for entry in entries {
            let at = joined(path, &entry.key);
            match wanted.iter().find(|key| **key == entry.key) {
                Some(key) => {
                    seen.push(*key);
                    let english = keys.get(*key).or_else(|| keys.get("other"));
                    self.value(
                        entry.value,
                        &at,
                        english.unwrap_or(&Value::Null),
                        is_noun && matches!(*key, "zero" | "one" | "two"),
                    );
                }
                None => {
                    let key_span = entry.key_at..entry.key_at + entry.key.len() + 2;
                    let what =
                        say_with("The key {key} means nothing here", "Ключ {key} здесь ничего не значит", &[("key", &entry.key)]);
                    let help = say_with("There are {keys}.", "Есть {keys}.", &[("keys", &wanted.join(", "))]);
                    // The whole list of a hundred texts helps nobody.
                    let help = if wanted.len() > 30 { String::new() } else { help };
                    self.tell(Severity::Warning, "unknown-key", &at, Some(key_span), what, help);
                }
            }
        }
        let missing: Vec<&str> =
            wanted.into_iter().filter(|key| needs_all || *key == "other").filter(|key| !seen.contains(key)).collect();
        if !missing.is_empty() {
            let what = say_with("Missing here: {keys}", "Здесь не хватает: {keys}", &[("keys", &missing.join(", "))]);
            let help = if is_noun {
                say("The form of “other” stands for them.", "Вместо них будет форма other.")
            } else {
                say("They are said in English.", "Будет сказано по-английски.")
            };
            let from = given.place().0;
            self.tell(Severity::Warning, "missing-text", path, Some(from..from + 1), what, help.into());
        }
    }

    fn value(&mut self, given: Json<'_>, path: &str, english: &Value, may_lack_number: bool) {
        match english {
            Value::String(text) => self.text(given, path, text, may_lack_number),
            Value::Array(texts) => {
                let Some(elements) = given.elements() else {
                    return self.wrong_type(given, path, say("an array", "массив"));
                };
                let elements: Vec<Json<'_>> = elements.collect();
                if elements.len() != texts.len() {
                    let values = [("n", texts.len().to_string()), ("found", elements.len().to_string())];
                    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                    let what = say_with(
                        "{n} elements are wanted here, there are {found}",
                        "Здесь нужно элементов: {n}, а их {found}",
                        &values,
                    );
                    self.tell(Severity::Error, "wrong-length", path, Some(span(given)), what, String::new());
                }
                for (index, (element, english)) in elements.into_iter().zip(texts).enumerate() {
                    self.value(element, &format!("{path}[{index}]"), english, false);
                }
            }
            _ => self.object(given, path, english),
        }
    }

    fn text(&mut self, given: Json<'_>, path: &str, english: &str, may_lack_number: bool) {
        let Some(text) = given.string() else { return self.wrong_type(given, path, say("a string", "строка")) };
        let is_setting = path == "numbers" || NOT_TRANSLATED.iter().any(|part| path.split('.').any(|key| key == *part));
        if text.trim().is_empty() && !is_setting && !english.is_empty() {
            let what = say("The text is empty", "Текст пуст");
            return self.tell(Severity::Error, "empty-text", path, Some(span(given)), what.into(), String::new());
        }
        let (wanted, found) = (placeholders(english), placeholders(&text));
        // Where a form counts one number alone, a word may say it: "one day".
        let missing = wanted.iter().filter(|name| !(found.contains(name) || may_lack_number && **name == "n"));
        for name in missing.chain(found.iter().filter(|name| !wanted.contains(name))) {
            let (what, help) = if wanted.contains(name) {
                (
                    say_with("{name} is missing in the text", "В тексте не хватает {name}", &[("name", &format!("{{{name}}}"))]),
                    say_with("In English: {text}", "По-английски: {text}", &[("text", english)]),
                )
            } else {
                let known: Vec<String> = wanted.iter().map(|name| format!("{{{name}}}")).collect();
                let what = say_with(
                    "{name} stands for nothing here",
                    "{name} здесь ничего не значит",
                    &[("name", &format!("{{{name}}}"))],
                );
                let help = say_with("It may have {names}.", "Здесь могут быть {names}.", &[("names", &known.join(", "))]);
                (what, if known.is_empty() { String::new() } else { help })
            };
            self.tell(Severity::Error, "placeholder", path, Some(span(given)), what, help);
        }
        if text == english && !is_setting && !path.starts_with("dates") && english.contains(char::is_alphabetic) {
            self.english.push(path.to_string());
        }
    }

    fn wrong_type(&mut self, given: Json<'_>, path: &str, wanted: &str) {
        let what = say_with("Expected {wanted} here", "Здесь нужен тип: {wanted}", &[("wanted", wanted)]);
        self.tell(Severity::Error, "wrong-type", path, Some(span(given)), what, String::new());
    }

    /// Where a file says something else than CLDR, which may be meant.
    fn differing(&mut self, given: Json<'_>, path: &str, cldr: &Value) {
        match cldr {
            Value::Object(keys) => {
                for entry in given.entries().into_iter().flatten() {
                    if let Some(cldr) = keys.get(&*entry.key) {
                        self.differing(entry.value, &joined(path, &entry.key), cldr);
                    }
                }
            }
            Value::Array(all) => {
                for (index, (element, cldr)) in given.elements().into_iter().flatten().zip(all).enumerate() {
                    self.differing(element, &format!("{path}[{index}]"), cldr);
                }
            }
            Value::String(text) if given.string().is_some_and(|given| given != *text) => {
                let what = say("CLDR says this otherwise", "В CLDR иначе");
                let help = say_with("CLDR: {text}", "CLDR: {text}", &[("text", text)]);
                self.tell(Severity::Hint, "not-cldr", path, Some(span(given)), what.into(), help);
            }
            _ => {}
        }
    }

    /// Says in one finding what is not translated: a word may be the same in two languages.
    fn tell_english(&mut self) {
        if self.english.is_empty() {
            return;
        }
        let values = [("n", self.english.len().to_string()), ("keys", some(&self.english))];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let what = say_with("As in English ({n}): {keys}", "Как по-английски ({n}): {keys}", &values);
        let help = say("Translate them, where the words are not the same.", "Переведите их, если слова не совпадают.");
        self.tell(Severity::Hint, "untranslated", "", None, what, help.into());
    }

    fn tell(
        &mut self,
        severity: Severity,
        code: &'static str,
        path: &str,
        span: Option<Range<usize>>,
        what: String,
        help: String,
    ) {
        self.findings.push(Finding { severity, code, path: path.to_string(), value: None, span, what, help });
    }
}

fn span(json: Json<'_>) -> Range<usize> {
    let (from, to) = json.place();
    // Of an object or an array only the bracket is pointed at.
    from..if json.is_object() || json.is_array() { from + 1 } else { to }
}

fn joined(path: &str, key: &str) -> String {
    if path.is_empty() { key.to_string() } else { format!("{path}.{key}") }
}

fn entry<'a>(json: Json<'a>, key: &str) -> Option<Json<'a>> {
    json.entries()?.find(|entry| entry.key == key).map(|entry| entry.value)
}

/// The first of many, which say enough.
fn some(paths: &[String]) -> String {
    const SHOWN: usize = 12;
    let first = paths.iter().take(SHOWN).map(String::as_str).collect::<Vec<_>>().join(", ");
    if paths.len() > SHOWN { format!("{first} …") } else { first }
}

/// The names in braces of a template.
fn placeholders(text: &str) -> Vec<&str> {
    let names = text.split('{').skip(1).filter_map(|rest| rest.split_once('}').map(|(name, _)| name));
    // Some texts show JSON: {…} is no name.
    names.filter(|name| !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_')).collect()
}
