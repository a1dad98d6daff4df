//! A small static server for development and tests. It serves the repository on the loopback address only.

use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server};

use crate::root;

/// The roadmap that `--data` replaces.
const DATA: &str = "www/roadmaps/mdtechnology.json";

/// A running server.
pub struct Site {
    /// The port it listens on.
    pub port: u16,
    /// Grows with every rebuild; pages that watch reload when it changes.
    pub version: Arc<AtomicU64>,
}

/// Serves the repository in the background. Port 0 takes any free one.
pub fn serve(port: u16, data: Option<PathBuf>, watch: bool) -> Result<Site> {
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| anyhow!("port {port} can't be used ({error}); choose another with --port"))?;
    let port = server.server_addr().to_ip().map_or(port, |address| address.port());
    let version = Arc::new(AtomicU64::new(1));
    let server = Arc::new(server);
    for _ in 0..4 {
        let (server, data, version) = (server.clone(), data.clone(), version.clone());
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                let _ = answer(request, data.as_deref(), watch.then_some(&version));
            }
        });
    }
    Ok(Site { port, version })
}

fn answer(request: Request, data: Option<&Path>, watch: Option<&Arc<AtomicU64>>) -> Result<()> {
    let url = request.url().split(['?', '#']).next().unwrap_or("/").to_string();
    match (url.as_str(), watch) {
        ("/@version", Some(version)) => {
            let text = version.load(Ordering::Relaxed).to_string();
            return Ok(request.respond(with_type(Response::from_data(text), "text/plain"))?);
        }
        ("/@reload.js", Some(_)) => return Ok(request.respond(with_type(Response::from_data(RELOAD), "text/javascript"))?),
        _ => {}
    }
    let Some(file) = file_for(&url, data) else {
        return Ok(request.respond(with_type(Response::from_data("not found").with_status_code(404), "text/plain"))?);
    };
    let mut body = fs::read(&file)?;
    let kind = content_type(&file);
    if let Some(version) = watch.filter(|_| kind.starts_with("text/html")) {
        let version = version.load(Ordering::Relaxed);
        body.extend_from_slice(format!("<script type=\"module\" src=\"/@reload.js?version={version}\"></script>\n").as_bytes());
    }
    Ok(request.respond(with_type(Response::from_data(body), kind))?)
}

/// Asks every second whether something was rebuilt since the page was served.
const RELOAD: &str = "\
const known = new URL(import.meta.url).searchParams.get('version');
setInterval(async () => {
  const version = await fetch('/@version').then((answer) => answer.text(), () => known);
  if (version !== known) location.reload();
}, 1000);
";

fn with_type(response: Response<std::io::Cursor<Vec<u8>>>, kind: &str) -> Response<std::io::Cursor<Vec<u8>>> {
    let headers = [("Content-Type", kind), ("Cache-Control", "no-store")];
    headers.iter().filter_map(|(name, value)| Header::from_bytes(*name, *value).ok()).fold(response, Response::with_header)
}

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
