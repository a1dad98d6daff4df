//! Building the WASM and the JavaScript that is its other half.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha384};

use crate::split::split;
use crate::tools::{self, TARGET};
use crate::{root, step};

/// How the WASM is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Profile {
    /// Quick to build.
    Dev,
    /// What visitors get: as small as it goes.
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

/// What fits only each other.
pub struct Built {
    /// The WASM, marked with `build`.
    pub wasm: Vec<u8>,
    /// The late part of the WASM, marked too; none where all is in the first.
    pub late: Option<Vec<u8>>,
    /// The JavaScript that calls it, as an ES module that exports `instantiate`.
    pub glue: String,
    /// The release and a hash of the glue: what tells halves of different builds apart.
    pub build: String,
}

/// The custom section that names a build.
const BUILD_SECTION: &str = "roadmap-widget";
/// The custom section of a WASM that holds its late part within.
const LATE_SECTION: &str = "roadmap-widget.late";

impl Built {
    /// Both parts in one file.
    pub fn whole(&self) -> Vec<u8> {
        match &self.late {
            Some(late) => with_section(self.wasm.clone(), LATE_SECTION, late),
            None => self.wasm.clone(),
        }
    }
}

/// `sha384-…` as `integrity` attributes have it.
pub fn integrity(bytes: &[u8]) -> String {
    use base64::Engine as _;
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes)))
}

/// Builds both halves.
pub fn build(profile: Profile) -> Result<Built> {
    tools::need_wasm_target()?;
    let own_library = profile == Profile::Release && builds_own_library();
    step(&format!("building the WASM ({})", profile.name()));
    // The library alone, as what is loaded: beside an ordinary Rust library there is no optimisation of the whole when linking.
    let mut what = vec!["--lib", "--package", "roadmap-widget", "--no-default-features", "--crate-type", "cdylib"];
    if profile == Profile::Release {
        // What refers to what is told to the splitter.
        what.extend(["--features", "two-parts", "--", "-Clink-arg=--emit-relocs"]);
    }
    tools::run(&mut cargo("rustc", &what, profile, own_library))?;
    let target = tools::target();
    let built = target.join(TARGET).join(profile.name()).join("roadmap_widget.wasm");
    let (first, late) = match profile {
        Profile::Dev => (fs::read(&built)?, None),
        Profile::Release => {
            let parts = split(&built)?;
            (parts.first, Some(parts.late))
        }
    };
    let (wasm, glue) = bind(&first, profile)?;
    let (wasm, late) = match late {
        Some(late) => (optimized(&wasm, &target)?, Some(optimized(&late, &target)?)),
        None => (wasm, None),
    };
    let glue = as_factory(&glue)?;
    let hash: String = Sha384::digest(&glue).iter().take(4).map(|byte| format!("{byte:02x}")).collect();
    let build = format!("{}+{hash}", version()?);
    let late = late.map(|late| with_section(late, BUILD_SECTION, build.as_bytes()));
    Ok(Built { wasm: with_section(wasm, BUILD_SECTION, build.as_bytes()), late, glue, build })
}

/// The release, from Cargo.toml.
pub fn version() -> Result<String> {
    let manifest = fs::read_to_string(root().join("Cargo.toml"))?;
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = ")).context("Cargo.toml names no version")?;
    Ok(line.trim_matches('"').to_string())
}

/// Builds an application of the workspace for the browser, as the widget itself is built: `app.js` and `app_bg.wasm`.
pub fn build_yew_app(package: &str, folder: &Path) -> Result<()> {
    step(&format!("building {package}"));
    tools::run(&mut cargo("build", &["--package", package], Profile::Release, builds_own_library()))?;
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(tools::target().join(TARGET).join(Profile::Release.name()).join(format!("{package}.wasm")))
        .out_name("app")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        .generate(folder)
        .with_context(|| format!("wasm-bindgen failed on {package}"))
}

/// The flags for a standard library without the words of panics and of `{:?}`, which nobody reads in a browser. They are unstable
/// only in name: the options are those of the stable compiler, and the result is tested as it ships.
///
/// The last one keeps functions with more than so many bytes on the stack out of their callers. Optimisation of the whole puts
/// whatever is called in one place into its caller, and so made functions of 30 kB. A browser compiles a function as a whole when it
/// is first called, cold parts with it, and a loop that runs once is never compiled well: the first page took 35 ms more at 1,000
/// items, 65 ms at 100,000. With 64 bytes the WASM is 0.8 kB larger after brotli and no faster, with 256 it is slower.
const FLAGS: [&str; 5] = [
    "-Zunstable-options",
    "-Cpanic=immediate-abort",
    "-Zfmt-debug=none",
    "-Zlocation-detail=none",
    "-Cllvm-args=-inline-max-stacksize=128",
];

/// Whether the standard library is built with [`FLAGS`]: its source is there, and the compiler knows the flags.
pub fn builds_own_library() -> bool {
    let knows_flags = Command::new("rustc")
        .args(FLAGS)
        .args(["--print", "cfg"])
        .env("RUSTC_BOOTSTRAP", "1")
        .current_dir(root())
        .output()
        .is_ok_and(|answer| answer.status.success());
    if !knows_flags {
        eprintln!(
            "this rustc does not know the flags of the small build, 1.92 and later do (rustup update stable): an eighth larger"
        );
    }
    knows_flags && tools::need_rust_src()
}

fn cargo(verb: &str, what: &[&str], profile: Profile, own_library: bool) -> Command {
    let mut command = tools::cargo();
    command.args([verb, "--target", TARGET, "--profile", profile.name()]);
    if own_library {
        command.args(["-Zbuild-std=std,panic_abort", "-Zbuild-std-features=optimize_for_size"]);
        command.env("RUSTC_BOOTSTRAP", "1").env("RUSTFLAGS", FLAGS.join(" "));
    }
    command.args(what);
    command
}

/// Runs wasm-bindgen; gives the WASM and its JavaScript.
fn bind(wasm: &[u8], profile: Profile) -> Result<(Vec<u8>, String)> {
    let folder = tempfile::tempdir()?;
    // As wasm-bindgen reads it.
    let module = walrus::ModuleConfig::new()
        .strict_validate(false)
        .generate_name_section(profile == Profile::Dev)
        .generate_producers_section(false)
        .parse(wasm)?;
    let mut output = wasm_bindgen_cli_support::Bindgen::new()
        .input_module("glue", module)
        .out_name("glue")
        .web(true)?
        .typescript(false)
        .omit_default_module_path(true)
        // The late part takes hold of the table of functions.
        .keep_lld_exports(profile == Profile::Release)
        .remove_name_section(profile == Profile::Release)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen failed")?;
    let names = if profile == Profile::Release { short_names(output.wasm_mut()) } else { Vec::new() };
    if profile == Profile::Release {
        only_wanted_exports(output.wasm_mut());
    }
    output.emit(folder.path())?;
    let mut glue = fs::read_to_string(folder.path().join("glue.js"))?;
    for (long, short) in names {
        ensure!(glue.contains(&long), "wasm-bindgen's glue is not as it was: it has no {long}");
        glue = glue.replace(&long, &short);
    }
    Ok((fs::read(folder.path().join("glue_bg.wasm"))?, glue))
}

/// Takes back the linker's own exports but for what the late part asks for.
fn only_wanted_exports(module: &mut walrus::Module) {
    let unwanted = ["__abort_handler", "__instance_terminated", "__data_end", "__heap_base"];
    let found: Vec<_> =
        module.exports.iter().filter(|export| unwanted.contains(&export.name.as_str())).map(|export| export.id()).collect();
    for export in found {
        module.exports.delete(export);
    }
}

/// Gives what the two halves call each other by short names. The long ones end in hashes, which no compression shortens;
/// halves of different builds are told apart by their build (`with_section`).
fn short_names(module: &mut walrus::Module) -> Vec<(String, String)> {
    let mut names: Vec<(String, String)> = Vec::new();
    let mut shorten = |name: &mut String, letter: char| {
        let short = format!("{letter}{}", names.len());
        names.push((std::mem::replace(name, short.clone()), short));
    };
    for import in module.imports.iter_mut().filter(|import| import.name.starts_with("__wb")) {
        shorten(&mut import.name, 'i');
    }
    for export in module.exports.iter_mut().filter(|export| export.name.contains("___")) {
        shorten(&mut export.name, 'x');
    }
    // A name may begin another one.
    names.sort_by_key(|(long, _)| std::cmp::Reverse(long.len()));
    names
}

/// Runs wasm-opt.
fn optimized(wasm: &[u8], target: &Path) -> Result<Vec<u8>> {
    let Some(mut command) = tools::wasm_opt() else {
        eprintln!("wasm-opt is missing (npm ci in packaging/ brings it): the WASM stays 1 % larger");
        return Ok(wasm.to_vec());
    };
    let (before, after) = (target.join("before.wasm"), target.join("after.wasm"));
    fs::write(&before, wasm)?;
    let features = ["bulk-memory", "nontrapping-float-to-int", "sign-ext", "mutable-globals", "reference-types", "multivalue"];
    command.args(features.map(|feature| format!("--enable-{feature}")));
    // Nothing lies in the first KiB: the stack comes first and grows down to it. Memory is our own, so it begins with zeros.
    command.args(["--traps-never-happen", "--low-memory-unused", "--zero-filled-memory", "--converge", "-Oz"]);
    // What is called in one place stays a function of its own, as among the compiler's flags; smaller after brotli as well.
    command.arg("--one-caller-inline-max-function-size=100");
    tools::run(command.arg(&before).arg("-o").arg(&after))?;
    Ok(fs::read(&after)?)
}

/// The glue as a function that makes an instance: `instantiate(module, died)`. A page can so have another instance after
/// a panic, and every call into one that failed is caught (`guard`).
fn as_factory(glue: &str) -> Result<String> {
    let mut body = String::new();
    let mut wanted = true;
    for line in glue.lines() {
        // How the file is had and compiled is the loader's business.
        if line.starts_with("async function __wbg_load") || line.starts_with("let __wbg_init_promise") {
            wanted = false;
        } else if line.starts_with("function initSync") {
            wanted = true;
        }
        if wanted && !line.starts_with("export {") && !line.starts_with("/* @ts-self-types") {
            body.push_str("  ");
            body.push_str(line.strip_prefix("export ").unwrap_or(line));
            body.push('\n');
        }
    }
    const EXPORTS: &str = "wasm = instance.exports;";
    ensure!(body.matches(EXPORTS).count() == 1, "wasm-bindgen's glue is not as it was: {EXPORTS:?} is expected once");
    ensure!(body.contains("function initSync"), "wasm-bindgen's glue is not as it was: it has no initSync");
    let body = body.replace(EXPORTS, "wasm = guard(instance.exports, died);");
    // Yew can make elements from HTML text; nothing here does, and now nothing can.
    let body = body.replace("arg0.innerHTML = getStringFromWasm0(arg1, arg2);", "throw new TypeError(\"text is never markup\");");
    ensure!(!body.contains("innerHTML ="), "wasm-bindgen's glue is not as it was: it still sets innerHTML");
    // The late part finds memory, table and stack where the splitter says: among the exports of the first.
    let join = if body.contains("function join(") {
        ", join: (late) => (new WebAssembly.Instance(late, { __wasm_split: wasm }), join())"
    } else {
        ""
    };
    Ok(format!(
        "import {{ guard }} from \"./guard.js\";\n\nexport function instantiate(wasmCompiled, died) {{\n{body}  initSync({{ module: wasmCompiled }});\n  return {{ Widget, widgetCss, lateCss, understands, learn, learnLate{join} }};\n}}\n"
    ))
}

/// The WASM with a custom section more.
fn with_section(mut wasm: Vec<u8>, name: &str, content: &[u8]) -> Vec<u8> {
    let mut section = leb(name.len());
    section.extend_from_slice(name.as_bytes());
    section.extend_from_slice(content);
    wasm.push(0);
    wasm.extend(leb(section.len()));
    wasm.extend(section);
    wasm
}

/// A length in LEB128, as WASM writes numbers.
fn leb(mut value: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or(0);
        value >>= 7;
        if value == 0 {
            bytes.push(low);
            return bytes;
        }
        bytes.push(low | 0x80);
    }
}
