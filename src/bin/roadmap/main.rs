//! `roadmap`: checks roadmap files, renders them as HTML and SVG, and helps to begin one.

mod check;
mod oembed;
mod render;

use std::fs::{self, OpenOptions};
use std::io::{Read as _, Write as _};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use roadmap_widget::i18n::{Lang, negotiate};

const HELP: &str = "\
roadmap: roadmaps as JSON files

  roadmap new [FILE]               writes a first roadmap, to roadmap.json or FILE
  roadmap check FILE…              says what is wrong, where, and how to mend it
  roadmap render FILE --to html    the roadmap as a page that needs no script
  roadmap render FILE --to svg     the timeline as one picture
  roadmap schema                   the JSON Schema of the format, for editors
  roadmap oembed --page URL --embed URL
                                   the oEmbed answer for a page with a roadmap

Examples
  roadmap new && roadmap check roadmap.json
  roadmap check --json plans/*.json
  roadmap render roadmap.json --to svg --lang kk --theme dark > roadmap.svg
  roadmap render roadmap.json --to html --fragment --src /roadmap.json > roadmap.html
  curl -s https://example.com/roadmap.json | roadmap check -

Options of check
  --json                           findings as JSON, for programs
  --lang ru|kk|en|uz|ky            language of the messages (from LANG; else en)
  --color auto|always|never
  Ends with 1 where a file has errors, with 0 where it has only warnings.

Options of render
  --to html|svg                    what to write
  --out FILE                       where to; without it, to the standard output
  --lang ru|kk|en|uz|ky            language (the document's, else ru)
  --theme auto|light|dark          colours
  --view timeline|list             one view; without it a page has both, by its width
  --start DATE --end DATE          the range, in any form of the format
  --width PX                       width of the timeline (1200)
  --today YYYY-MM-DD               the day it is drawn for; without it, today
  --fragment                       only the element, to paste into a page
  --src URL                        where the widget will load the data; without it, the data is in the page
  --script URL                     the widget that takes over, roadmap-widget.js
  Same file, options and day: same bytes, on every machine.
";

fn main() -> ExitCode {
    match run(Arguments::from_env()) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(2)
        }
    }
}

fn run(mut args: Arguments) -> Result<ExitCode> {
    if args.contains(["-h", "--help"]) {
        return print(HELP);
    }
    if args.contains(["-V", "--version"]) {
        return print(&format!("roadmap {}\n", env!("CARGO_PKG_VERSION")));
    }
    match args.subcommand()?.as_deref() {
        Some("new") => new(args),
        Some("check") => check::check(args),
        Some("render") => render::render(args),
        Some("schema") => print(include_str!("../../../schema/roadmap.schema.json")),
        Some("oembed") => oembed::oembed(args),
        Some(other) => bail!("there is no command {other:?}; roadmap --help lists them"),
        None => print(HELP),
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
        bytes = fs::read(file).with_context(|| format!("{file} can't be read"))?;
    }
    String::from_utf8(bytes).with_context(|| format!("{file} is not UTF-8; save it as UTF-8"))
}

/// What is left of the arguments, when no option is among it.
fn files(args: Arguments) -> Result<Vec<String>> {
    let rest = args.finish().into_iter().map(|argument| argument.into_string());
    let rest: Vec<String> = rest.collect::<Result<_, _>>().map_err(|name| anyhow::anyhow!("{} is not UTF-8", name.display()))?;
    match rest.iter().find(|argument| argument.starts_with('-') && *argument != "-") {
        Some(option) => bail!("there is no option {option}; roadmap --help lists them"),
        None => Ok(rest),
    }
}

/// A language that was asked for.
fn language(written: &str) -> Result<Lang> {
    let lang = negotiate([written]);
    let known = written.get(..2).is_some_and(|start| start.eq_ignore_ascii_case("en")) || lang != Lang::En;
    if known { Ok(lang) } else { bail!("{written:?} is none of ru, kk, en, uz, ky") }
}

fn new(args: Arguments) -> Result<ExitCode> {
    let files = files(args)?;
    let name = files.first().map_or("roadmap.json", String::as_str);
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(name)
        .with_context(|| format!("{name} can't be written (an existing file is never overwritten)"))?;
    file.write_all(include_bytes!("new.json"))?;
    print(&format!("{name} written. Next: roadmap check {name}\n"))
}
