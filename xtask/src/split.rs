//! The WASM in two parts: what the first page needs, and what comes after it (`src/late_part.rs`).

use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow, bail, ensure};
use wasm_split_cli_support::{Options, transform};

/// The two parts, not yet bound to JavaScript.
pub struct Parts {
    /// What has the memory and is started.
    pub first: Vec<u8>,
    /// What is put beside it.
    pub late: Vec<u8>,
}

/// Splits a module that was linked with `--emit-relocs`.
pub fn split(built: &Path) -> Result<Parts> {
    let folder = tempfile::tempdir()?;
    let (wasm, first) = (fs::read(built)?, folder.path().join("first.wasm"));
    let mut options = Options::new(&wasm);
    options.output_dir = folder.path();
    options.main_out_path = &first;
    let split = transform(options).map_err(|report| anyhow!("the WASM can't be split: {report:?}"))?;
    let [late] = split.split_modules.as_slice() else {
        return Err(anyhow!("the WASM fell into {} parts and a first one", split.split_modules.len()));
    };
    let parts = Parts { first: fs::read(&first)?, late: fs::read(late)? };
    check(&names(&parts.first)?, &names(&parts.late)?)?;
    let has_late_styles = |wasm: &[u8]| wasm.windows(LATE_STYLE.len()).any(|bytes| bytes == LATE_STYLE);
    ensure!(!has_late_styles(&parts.first), "the styles of the late part stand in the first");
    ensure!(
        has_late_styles(&parts.late),
        "the late part has not its styles: is there a rule {}?",
        String::from_utf8_lossy(LATE_STYLE)
    );
    Ok(parts)
}

/// Fails where something stands in the wrong part.
fn check(first: &[String], late: &[String]) -> Result<()> {
    // What takes apart what the late part has made is known to whoever holds it.
    for name in first.iter().filter(|name| !name.contains("ops::drop::Drop>")) {
        if let Some(wanted) = LATE.iter().find(|wanted| is(name, wanted)) {
            bail!(
                "the first page would have to load {name}: something of it calls {wanted} directly, not through the table of the late part"
            );
        }
    }
    for wanted in LATE {
        ensure!(late.iter().any(|name| is(name, wanted)), "nothing of the late part is called {wanted}: has it another name?");
    }
    Ok(())
}

/// Whether a function is one of those, itself: functions of the library carry the types that they are used with in their names, and
/// the linker makes one of several that are alike.
fn is(name: &str, wanted: &str) -> bool {
    name.trim_start_matches(['<', '&']).starts_with(wanted)
}

/// What belongs to the late part alone. One direct call would pull it into the first, and nobody would see it but visitors.
const LATE: [&str; 10] = [
    "roadmap_core::state::reduce::",
    "roadmap_core::state::rebase::",
    "roadmap_core::state::focus::across",
    "roadmap_core::state::command::Command>::read",
    "roadmap_core::content::details::",
    "roadmap_core::parse::diagnostics::",
    "roadmap_core::parse::suggest::meant_date",
    "roadmap_core::view::panel::body",
    "roadmap_widget::widget::dom::controls::",
    "roadmap_widget::widget::dom::gestures::",
];

/// A rule of `late.css`.
const LATE_STYLE: &[u8] = b".panel-body{";

/// The names of a module's own functions.
fn names(wasm: &[u8]) -> Result<Vec<String>> {
    let module = walrus::ModuleConfig::new().strict_validate(false).parse(wasm)?;
    let mangled = module.funcs.iter_local().filter_map(|(id, _)| module.funcs.get(id).name.as_deref());
    Ok(mangled.map(|name| format!("{:#}", rustc_demangle::demangle(name))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_in_the_wrong_part_is_told() {
        let late = LATE.map(|name| format!("{name}x")).to_vec();
        let drop = format!("core::ptr::drop_in_place::<{}X>", LATE[6]);
        assert!(check(&["roadmap_core::view::page::page".into(), drop], &late).is_ok());
        let pulled = check(&["roadmap_core::state::reduce::reduce".into()], &late).unwrap_err().to_string();
        assert!(pulled.contains("state::reduce::reduce"), "{pulled}");
        let renamed = check(&[], late.get(1..).unwrap()).unwrap_err().to_string();
        assert!(renamed.contains(LATE[0]), "{renamed}");
    }
}
