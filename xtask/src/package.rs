//! `cargo xtask package`: `pkg/` as visitors get it, with the size of each file.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::root;
use crate::wasm::{Profile, build};

/// What a visitor pays: the files an embedding page loads.
const PAID: &[&str] = &[
    "roadmap-widget.js",
    "element.js",
    "contract.js",
    "loader.js",
    "fallback.js",
    "roadmap-widget-wasm.js",
    "roadmap-widget.wasm",
];
/// The most that may be, in bytes after brotli, before wasm-opt and a standard library built for size.
const BUDGET: usize = 300_000;

/// Builds and prints the sizes.
pub fn package() -> Result<()> {
    build(Profile::Release)?;
    sizes()
}

/// Prints the size of each file a visitor pays for, and fails over the budget.
pub fn sizes() -> Result<()> {
    let mut total = [0; 3];
    println!("{:<26}{:>10}{:>10}{:>10}", "bytes", "raw", "gzip", "brotli");
    for name in PAID {
        let size = size(&root().join("pkg").join(name))?;
        println!("{name:<26}{:>10}{:>10}{:>10}", size[0], size[1], size[2]);
        for (sum, one) in total.iter_mut().zip(size) {
            *sum += one;
        }
    }
    println!("{:<26}{:>10}{:>10}{:>10}", "total", total[0], total[1], total[2]);
    if total[2] > BUDGET {
        bail!("over the budget of {BUDGET} bytes after brotli by {}", total[2] - BUDGET);
    }
    Ok(())
}

/// Raw, gzip and brotli size in bytes.
fn size(file: &Path) -> Result<[usize; 3]> {
    let bytes = fs::read(file).with_context(|| format!("{} is missing; build first", file.display()))?;
    let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    gzip.write_all(&bytes)?;
    let mut brotli = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, ..Default::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &parameters)?;
    Ok([bytes.len(), gzip.finish()?.len(), brotli.len()])
}
