//! `cargo xtask screenshots`: the pictures of the README.

use std::process::Command;

use anyhow::Result;

use crate::serve::{Readers, serve};
use crate::{package, root, step, tools};

/// Builds, serves and photographs the page.
pub fn screenshots() -> Result<()> {
    package::package()?;
    tools::need_npm_packages("e2e")?;
    let chromium = tools::need_chromium()?;
    let site = serve(0, None, false, Readers::Own)?;
    step("taking the pictures");
    tools::run(
        Command::new("node")
            .arg("screenshots.mjs")
            .current_dir(root().join("e2e"))
            .env("CHROMIUM", chromium)
            .env("SITE", format!("http://localhost:{}", site.port)),
    )
}
