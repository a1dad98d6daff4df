//! `roadmap`: checks roadmap files, renders them as HTML and SVG, and helps to begin one.

mod check;
mod findings;
mod ids;
mod language;
mod language_file;
mod oembed;
mod render;
mod texts;

use std::fs::{self, OpenOptions};
use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use roadmap_core::i18n::{Lang, fill};
use roadmap_core::model::Tag;
use texts::{help, say, say_with};

fn main() -> ExitCode {
    match run(Arguments::from_env()) {
        Ok(code) => code,
        Err(error) => {
            let causes: Vec<String> = error.chain().map(texts::cause).collect();
            eprintln!("{}: {}", say("error", "ошибка"), causes.join(": "));
            ExitCode::from(2)
        }
    }
}

fn run(mut args: Arguments) -> Result<ExitCode> {
    if args.contains(["-h", "--help"]) {
        return print(help());
    }
    if args.contains(["-V", "--version"]) {
        return print(&format!("roadmap {}\n", env!("CARGO_PKG_VERSION")));
    }
    match args.subcommand()?.as_deref() {
        Some("new") => new(args),
        Some("check") => check::check(args),
        Some("ids") => ids::ids(args),
        Some("language") => language::language(args),
        Some("render") => render::render(args),
        Some("schema") => print(include_str!("../../../schema/roadmap.schema.json")),
        Some("oembed") => oembed::oembed(args),
        Some(other) => bail!(say_with(
            "there is no command {name}; roadmap --help lists them",
            "нет команды {name}; список: roadmap --help",
            &[("name", other)]
        )),
        None => print(help()),
    }
}

/// Writes to the standard output; a reader that has had enough is no error.
fn print(text: &str) -> Result<ExitCode> {
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(ExitCode::SUCCESS),
    }
}

/// The text of a file, or of the standard input for `-`.
fn read(file: &str) -> Result<String> {
    let mut bytes = Vec::new();
    if file == "-" {
        std::io::stdin().read_to_end(&mut bytes)?;
    } else {
        bytes = fs::read(file).with_context(|| say_with("{file} can't be read", "{file} не читается", &[("file", file)]))?;
    }
    String::from_utf8(bytes).with_context(|| {
        say_with("{file} is not UTF-8; save it as UTF-8", "{file} не в UTF-8; сохраните его в UTF-8", &[("file", file)])
    })
}

/// What is left of the arguments, when no option is among it.
fn files(args: Arguments) -> Result<Vec<String>> {
    let rest = args.finish().into_iter().map(|argument| argument.into_string());
    let rest: Vec<String> = rest.collect::<Result<_, _>>().map_err(|name| {
        let name = name.display().to_string();
        anyhow::anyhow!(say_with("{name} is not UTF-8", "{name} не в UTF-8", &[("name", &name)]))
    })?;
    match rest.iter().find(|argument| argument.starts_with('-') && *argument != "-") {
        Some(option) => bail!(say_with(
            "there is no option {name}; roadmap --help lists them",
            "нет параметра {name}; список: roadmap --help",
            &[("name", option)]
        )),
        None => Ok(rest),
    }
}

/// A language that was asked for.
fn language(written: &str) -> Result<Lang> {
    Lang::of(&Tag::new(written)).with_context(|| {
        say_with(
            "{name} is none of ru, kk, en, uz, ky, de, zh, ar",
            "{name}: такого языка нет; есть ru, kk, en, uz, ky, de, zh, ar",
            &[("name", written)],
        )
    })
}

/// Titles of a first roadmap by language: roadmap, track, first version, launch, second version.
fn first_titles(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::Ru => ["Наш план", "Продукт", "Первая версия", "Запуск", "Вторая версия"],
        Lang::Kk => ["Біздің жоспар", "Өнім", "Бірінші нұсқа", "Іске қосу", "Екінші нұсқа"],
        Lang::En | Lang::Other(_) => ["Our roadmap", "Product", "First version", "Launch", "Second version"],
        Lang::Uz => ["Bizning reja", "Mahsulot", "Birinchi versiya", "Ishga tushirish", "Ikkinchi versiya"],
        Lang::Ky => ["Биздин план", "Продукт", "Биринчи версия", "Ишке киргизүү", "Экинчи версия"],
    }
}

fn new(mut args: Arguments) -> Result<ExitCode> {
    let lang = match args.opt_value_from_str::<_, String>("--lang")? {
        Some(written) => language(&written)?,
        None => texts::language(),
    };
    let files = files(args)?;
    let name = files.first().map_or("roadmap.json", String::as_str);
    let mut file = OpenOptions::new().write(true).create_new(true).open(name).with_context(|| {
        say_with(
            "{file} can't be written (an existing file is never overwritten)",
            "{file} нельзя записать (существующий файл никогда не перезаписывается)",
            &[("file", name)],
        )
    })?;
    let mut text = include_str!("new.json").to_string();
    for (written, title) in first_titles(Lang::En).into_iter().zip(first_titles(lang)) {
        text = text.replace(&format!("\"{written}\""), &format!("\"{title}\""));
    }
    text = text.replace("\"language\": \"en\"", &fill("\"language\": \"{lang}\"", &[("lang", lang.as_str())]));
    file.write_all(text.as_bytes())?;
    print(&say_with(
        "{file} written. Next: roadmap check {file}\n",
        "{file} записан. Дальше: roadmap check {file}\n",
        &[("file", name)],
    ))
}
