//! The WASM in two parts: what the first page needs, and what comes after it (`src/late_part.rs`).

use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
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
    ensure!(!parts.late.is_empty(), "the late part is empty");
    Ok(parts)
}
