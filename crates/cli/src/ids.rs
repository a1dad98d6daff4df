//! `roadmap ids`: gives names that were made their final form, in the file itself.

use std::fs;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use pico_args::Arguments;
use roadmap_core::edit::{Change, EditFault, Editor, TextEdit, quoted};
use roadmap_core::json::JsonText;
use roadmap_core::model::{ItemRef, Path, Roadmap, Segment, Source};
use roadmap_core::parse::diagnostics;
use roadmap_core::parse::{parse, positions};

use crate::texts::{self, ids_counted, say, say_with};
use crate::{files, print, read};

pub(crate) fn ids(mut args: Arguments) -> Result<ExitCode> {
    let write = args.contains("--write");
    let _: Option<String> = args.opt_value_from_str("--lang")?;
    let files = files(args)?;
    let [file] = files.as_slice() else {
        bail!(say("which file? For example: roadmap ids roadmap.json", "какой файл? Например: roadmap ids roadmap.json"))
    };
    let text = read(file)?;
    let reading = parse(&text);
    let (Some(roadmap), Some(source)) = (&reading.roadmap, &reading.source) else {
        let why = reading.diagnostics.first().map(|fault| diagnostics::message(fault, texts::language())).unwrap_or_default();
        bail!(say_with(
            "{file}: {why} Run: roadmap check {file}",
            "{file}: {why} Запустите: roadmap check {file}",
            &[("file", file), ("why", &why)]
        ));
    };
    let mut nameless = nameless(roadmap, source);
    nameless.sort();
    let (edits, refused) = edits(source, &nameless);
    for (at, id) in positions(&text, refused.iter().map(|(at, _)| Some(*at))).into_iter().zip(refused.iter().map(|(_, id)| id)) {
        let at = at.map_or_else(String::new, |at| format!("{}:{}", at.line, at.column));
        eprintln!(
            "{}",
            say_with(
                "{file}:{at}: it has an \"id\" that can't be used, so {id} is not written; run: roadmap check {file}",
                "{file}:{at}: у него есть \"id\", который нельзя использовать, поэтому {id} не записан; запустите: roadmap check {file}",
                &[("file", file), ("at", &at), ("id", id)]
            )
        );
    }
    let count = ids_counted(edits.len());
    let values = [("file", file.as_str()), ("count", count.as_str())];
    if !write {
        let places = positions(&text, edits.iter().map(|(at, ..)| Some(*at)));
        let lines = places.into_iter().flatten().zip(&edits);
        let list: String = lines.map(|(at, (_, id, _))| format!("{file}:{}:{}: {id}\n", at.line, at.column)).collect();
        let next = match edits.len() {
            0 => say_with("{file}: everything has an id\n", "{file}: у всего есть id\n", &values),
            _ => say_with(
                "{count}; to write them: roadmap ids {file} --write\n",
                "{count}; чтобы записать: roadmap ids {file} --write\n",
                &values,
            ),
        };
        return print(&format!("{list}{next}"));
    }
    let new = applied(&text, &edits);
    if file == "-" {
        return print(&new);
    }
    fs::write(file, new)
        .with_context(|| say_with("{file} can't be written", "{file} нельзя записать", &[("file", file.as_str())]))?;
    print(&say_with("{file}: {count} written\n", "{file}: записано: {count}\n", &values))
}

/// What has no id of its own: its first byte, and the id that was made for it.
fn nameless(roadmap: &Roadmap, source: &Source) -> Vec<(usize, String)> {
    let tracks = roadmap.tracks.iter().zip(0u32..).filter(|(track, _)| !track.id_written);
    let tracks = tracks.filter_map(|(track, index)| Some((source.track(index)?, track.id.to_string())));
    let items = roadmap.made_ids().into_iter().filter_map(|(id, at)| Some((source.item(at)?, id)));
    let points = roadmap.tracks.iter().zip(0u32..).flat_map(|(track, t)| {
        track.series.iter().zip(0u32..).flat_map(move |(series, s)| {
            let points = series.points.iter().zip(0u32..).filter(|(point, _)| !point.id_written);
            points.map(move |(point, index)| (ItemRef { track: t, series: Some(s), index }, point.id.to_string()))
        })
    });
    let points = points.filter_map(|(at, id)| Some((source.item(at)?, id)));
    tracks.chain(items).chain(points).collect()
}

type Named = (usize, String, TextEdit);

/// The edits that write the ids, in the order of the text; and those ids whose place is taken.
fn edits(source: &Source, nameless: &[(usize, String)]) -> (Vec<Named>, Vec<(usize, String)>) {
    let (mut edits, mut refused) = (Vec::new(), Vec::new());
    let Ok(document) = JsonText::new(&source.text) else { return (edits, refused) };
    let editor = Editor::new(&document);
    let path = Path(vec![Segment::Key("id".into())]);
    for (at, id) in nameless {
        let (value, json) = (document.value(*at), quoted(id));
        let is_null = value.entries().is_some_and(|mut entries| entries.all(|entry| entry.key != "id" || entry.value.is_null()));
        let edit = match editor.edit(value, &path, Change::Insert(&json)) {
            Err(EditFault::Taken) if is_null => editor.edit(value, &path, Change::Set(&json)),
            other => other,
        };
        match edit {
            Ok(edit) => edits.push((*at, id.clone(), edit)),
            Err(_) => refused.push((*at, id.clone())),
        }
    }
    (edits, refused)
}

/// The text with all of them, in one go.
fn applied(text: &str, edits: &[Named]) -> String {
    let (mut new, mut done) = (String::with_capacity(text.len()), 0);
    for (.., edit) in edits {
        new.push_str(text.get(done..edit.range.start).unwrap_or_default());
        new.push_str(&edit.replacement);
        done = edit.range.end;
    }
    new.push_str(text.get(done..).unwrap_or_default());
    new
}
