//! A small static server for development and tests. It serves the repository on the loopback address only.

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use anyhow::{Context as _, Result};

use crate::{root, site};

/// The roadmap that `--data` replaces.
const DATA: &str = "www/roadmaps/mdtechnology.json";

/// A running server.
pub struct Site {
    /// The port it listens on.
    pub port: u16,
    /// Grows with every rebuild; pages that watch reload when it changes.
    pub version: Arc<AtomicU64>,
}

/// Serves the repository in the background, a thread for each connection and a connection for each request: a browser
/// holds idle connections open, and none of them may keep another one waiting. Port 0 takes any free one.
pub fn serve(port: u16, data: Option<PathBuf>, watch: bool) -> Result<Site> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("port {port} can't be used; choose another with --port"))?;
    let port = listener.local_addr()?.port();
    let version = Arc::new(AtomicU64::new(1));
    let shared = version.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (data, version) = (data.clone(), shared.clone());
            thread::spawn(move || answer(stream, data.as_deref(), watch.then_some(&version)));
        }
    });
    Ok(Site { port, version })
}

fn answer(mut stream: TcpStream, data: Option<&Path>, watch: Option<&Arc<AtomicU64>>) -> Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let url = first.split(' ').nth(1).unwrap_or("/").split(['?', '#']).next().unwrap_or("/");
    let (status, kind, body) = page(url, data, watch)?;
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nAccess-Control-Allow-Origin: *\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)?;
    Ok(stream.flush()?)
}

/// Status, content type and body of an address.
fn page(url: &str, data: Option<&Path>, watch: Option<&Arc<AtomicU64>>) -> Result<(&'static str, &'static str, Vec<u8>)> {
    match (url, watch) {
        ("/@version", Some(version)) => {
            return Ok(("200 OK", "text/plain", version.load(Ordering::Relaxed).to_string().into_bytes()));
        }
        ("/@reload.js", Some(_)) => return Ok(("200 OK", "text/javascript", RELOAD.as_bytes().to_vec())),
        _ => {}
    }
    let Some(file) = file_for(url, data) else { return Ok(("404 Not Found", "text/plain", b"not found".to_vec())) };
    let mut body =
        if site::has_places(&file) { site::composed(&fs::read_to_string(&file)?)?.into_bytes() } else { fs::read(&file)? };
    let kind = content_type(&file);
    if let Some(version) = watch.filter(|_| kind.starts_with("text/html")) {
        let version = version.load(Ordering::Relaxed);
        body.extend_from_slice(format!("<script type=\"module\" src=\"/@reload.js?version={version}\"></script>\n").as_bytes());
    }
    Ok(("200 OK", kind, body))
}

/// Asks every second whether something was rebuilt since the page was served.
const RELOAD: &str = "\
const known = new URL(import.meta.url).searchParams.get('version');
setInterval(async () => {
  const version = await fetch('/@version').then((answer) => answer.text(), () => known);
  if (version !== known) location.reload();
}, 1000);
";

/// The file behind an address; never one outside the repository.
fn file_for(url: &str, data: Option<&Path>) -> Option<PathBuf> {
    let relative = Path::new(url.trim_start_matches('/'));
    if !relative.components().all(|part| matches!(part, Component::Normal(name) if !name.to_string_lossy().starts_with('.'))) {
        return None;
    }
    if let Some(data) = data.filter(|_| relative == Path::new(DATA)) {
        return Some(data.to_path_buf());
    }
    let file = root().join(relative);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    file.is_file().then_some(file)
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("md" | "txt") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
