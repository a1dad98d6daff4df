//! Building the WASM and its JavaScript into `pkg/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::tools::{self, TARGET};
use crate::{root, step};

/// How the WASM is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build.
    Dev,
    /// What visitors get.
    Release,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Profile::Dev => "wasm-dev",
            Profile::Release => "release",
        }
    }
}

/// Fills `pkg/` with the module, the WASM and the schema.
pub fn build(profile: Profile) -> Result<()> {
    tools::need_wasm_target()?;
    step(&format!("building the WASM ({})", profile.name()));
    tools::run(tools::cargo().args([
        "build",
        "--lib",
        "--target",
        TARGET,
        "--profile",
        profile.name(),
        "--package",
        "roadmap-widget",
    ]))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), Into::into);
    let built = target.join(TARGET).join(profile.name()).join("roadmap_widget.wasm");
    bind(&built, profile)?;
    copy_scripts()
}

/// Writes the glue between JavaScript and the WASM.
fn bind(built: &Path, profile: Profile) -> Result<()> {
    let pkg = root().join("pkg");
    fs::create_dir_all(&pkg)?;
    let mut bindgen = wasm_bindgen_cli_support::Bindgen::new();
    bindgen
        .input_path(built)
        .out_name("roadmap-widget-wasm")
        .web(true)?
        .typescript(true)
        .omit_default_module_path(true)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(true);
    bindgen.generate(&pkg).context("wasm-bindgen failed")?;
    fs::rename(pkg.join("roadmap-widget-wasm_bg.wasm"), pkg.join("roadmap-widget.wasm"))?;
    let _ = fs::remove_file(pkg.join("roadmap-widget-wasm_bg.wasm.d.ts"));
    Ok(())
}

/// Copies the hand-written modules and the schema.
pub fn copy_scripts() -> Result<()> {
    let pkg = root().join("pkg");
    fs::create_dir_all(&pkg)?;
    for entry in fs::read_dir(root().join("js"))? {
        let path = entry?.path();
        if let (Some("js"), Some(name)) = (path.extension().and_then(|e| e.to_str()), path.file_name()) {
            fs::copy(&path, pkg.join(name))?;
        }
    }
    fs::copy(root().join("schema/roadmap.schema.json"), pkg.join("roadmap.schema.json"))?;
    Ok(())
}
