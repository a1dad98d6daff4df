//! A small static server for development and tests, on the loopback address. It serves what the site is made of and nothing
//! else of the repository: every page that a developer visits can send requests to it.

use std::io::{BufRead as _, BufReader, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::{fs, thread};

use anyhow::{Context as _, Result};

use crate::{root, site};

/// The roadmap that `--data` replaces.
const DATA: &str = "www/roadmaps/mdtechnology.json";

/// What the site is made of.
const PARTS: [&str; 4] = ["index.html", "www", "pkg", "schema"];

/// Whom the server answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Pages of its own origin.
    Own,
    /// Pages of other origins too, for tests of embedding.
    All,
}

/// A running server.
pub struct Site {
    /// The port it listens on.
    pub port: u16,
    /// Grows with every rebuild; pages that watch reload when it changes.
    pub version: Arc<AtomicU64>,
}

/// Serves the site in the background, a thread for each connection and a connection for each request: a browser
/// holds idle connections open, and none of them may keep another one waiting. Port 0 takes any free one.
pub fn serve(port: u16, data: Option<PathBuf>, watch: bool, readers: Readers) -> Result<Site> {
    let listener = TcpListener::bind(("127.0.0.1", port))
        .with_context(|| format!("port {port} can't be used; choose another with --port"))?;
    let port = listener.local_addr()?.port();
    let version = Arc::new(AtomicU64::new(1));
    let shared = version.clone();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let (data, version) = (data.clone(), shared.clone());
            thread::spawn(move || answer(stream, data.as_deref(), watch.then_some(&version), readers));
        }
    });
    Ok(Site { port, version })
}

fn answer(mut stream: TcpStream, data: Option<&Path>, watch: Option<&Arc<AtomicU64>>, readers: Readers) -> Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let (mut header, mut host) = (String::new(), String::new());
    while reader.read_line(&mut header)? > 2 {
        if let Some((_, value)) = header.split_once(':').filter(|(name, _)| name.eq_ignore_ascii_case("host")) {
            host = value.trim().to_string();
        }
        header.clear();
    }
    let url = first.split(' ').nth(1).unwrap_or("/").split(['?', '#']).next().unwrap_or("/");
    let (status, kind, body) =
        if is_own(&host) { page(url, data, watch)? } else { ("403 Forbidden", "text/plain", b"not this host".to_vec()) };
    let shared = if readers == Readers::All { "Access-Control-Allow-Origin: *\r\n" } else { "" };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\n{shared}Connection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)?;
    Ok(stream.flush()?)
}

/// Whether a request names this machine: a name of somebody else's that leads here would make the site part of their origin.
fn is_own(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["localhost", "127.0.0.1"].contains(&name)
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

/// The file behind an address; never one that is no part of the site.
fn file_for(url: &str, data: Option<&Path>) -> Option<PathBuf> {
    let decoded = percent_encoding::percent_decode_str(url.trim_start_matches('/')).decode_utf8().ok()?;
    let relative = Path::new(decoded.as_ref());
    if !relative.components().all(|part| matches!(part, Component::Normal(name) if !name.to_string_lossy().starts_with('.'))) {
        return None;
    }
    if let Some(data) = data.filter(|_| relative == Path::new(DATA)) {
        return Some(data.to_path_buf());
    }
    let is_part = relative.components().next().is_none_or(|first| PARTS.iter().any(|part| first.as_os_str() == *part));
    let file = root().join(relative);
    let file = if file.is_dir() { file.join("index.html") } else { file };
    (is_part && file.is_file()).then_some(file)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_parts_of_the_site_are_served() {
        let served = |url: &str| file_for(url, None).is_some();
        for url in ["/", "/index.html", "/www/", "/www/site.js", "/www/%73ite.js", "/schema/roadmap.schema.json"] {
            assert!(served(url), "{url}");
        }
        for url in [
            "/Cargo.toml",
            "/src/lib.rs",
            "/.git/config",
            "/www/../Cargo.toml",
            "/www/%2e%2e/Cargo.toml",
            "/%2e%2e/secret",
            "//etc/passwd",
            "/www/none.js",
            "/www/%ff",
        ] {
            assert!(!served(url), "{url}");
        }
    }

    #[test]
    fn data_takes_the_place_of_the_roadmap_and_is_served_nowhere_else() {
        let data = Path::new("/somewhere/plan.json");
        assert_eq!(file_for(&format!("/{DATA}"), Some(data)).as_deref(), Some(data));
        assert_eq!(file_for("/somewhere/plan.json", Some(data)), None);
    }

    #[test]
    fn only_names_of_this_machine_are_answered() {
        for host in ["localhost", "localhost:8080", "127.0.0.1:1"] {
            assert!(is_own(host), "{host}");
        }
        for host in ["", "example.com", "localhost.example.com:8080", "127.0.0.1.example.com"] {
            assert!(!is_own(host), "{host}");
        }
    }

    #[test]
    fn other_origins_may_read_in_tests_alone() {
        let answer = |readers| {
            use std::io::Read as _;
            let site = serve(0, None, false, readers).unwrap();
            let mut stream = TcpStream::connect(("127.0.0.1", site.port)).unwrap();
            write!(stream, "GET /www/site.css HTTP/1.1\r\nHost: localhost\r\nOrigin: https://example.com\r\n\r\n").unwrap();
            let mut text = String::new();
            stream.read_to_string(&mut text).unwrap();
            assert!(text.starts_with("HTTP/1.1 200 OK"), "{text}");
            text.contains("Access-Control-Allow-Origin")
        };
        assert!(!answer(Readers::Own));
        assert!(answer(Readers::All));
    }
}
