//! A small server for the web page, on this machine only. It sends what lies compressed beside a file, as a good
//! static host does, and answers "not modified" where the browser has the file already.

use crate::compress::Coding;
use anyhow::{Context as _, Result, anyhow};
use std::fs::{self, File};
use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::UNIX_EPOCH;
use tiny_http::{Header, Method, Request, Response, Server};

/// A browser asks for several files at once.
const THREADS: usize = 4;

/// Serves a folder until it is stopped, and prints its address.
#[expect(clippy::print_stdout, reason = "the address is what was asked for")]
pub(crate) fn run(folder: &Path, port: u16) -> Result<()> {
    let server = listen(port)?;
    println!("http://{}/", server.server_addr());
    let server = Arc::new(server);
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, folder) = (Arc::clone(&server), folder.to_owned());
            thread::spawn(move || {
                for request in server.incoming_requests() {
                    answer(request, &folder);
                }
            })
        })
        .collect();
    for thread in threads {
        thread.join().map_err(|_| anyhow!("a thread of the server ended early"))?;
    }
    Ok(())
}

fn listen(port: u16) -> Result<Server> {
    Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|error| anyhow!("{error}")).with_context(|| {
        format!("port {port} cannot be used; choose another: cargo xtask web --serve --port 0")
    })
}

fn answer(request: Request, folder: &Path) {
    let url = request.url().to_owned();
    let sent = if !matches!(request.method(), Method::Get | Method::Head) {
        request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405))
    } else if let Some(answer) = file_of(&url).and_then(|path| {
        Answer::of(&folder.join(path), field(&request, "Accept-Encoding"), field(&request, "If-None-Match"))
    }) {
        answer.send(request)
    } else {
        eprintln!("404 {url}");
        request.respond(Response::from_string(format!("there is no {url}\n")).with_status_code(404))
    };
    // A browser that has gone away is no fault of ours; anything else is worth a line.
    if let Err(error) = sent {
        eprintln!("{url}: {error}");
    }
}

/// A field of the request's head; empty if it has none.
fn field<'request>(request: &'request Request, name: &'static str) -> &'request str {
    request
        .headers()
        .iter()
        .find(|header| header.field.equiv(name))
        .map_or("", |header| header.value.as_str())
}

/// What is answered to a request for a file that there is.
struct Answer {
    fields: Vec<(&'static str, String)>,
    /// What is sent; nothing where the browser has it.
    body: Option<File>,
}

impl Answer {
    /// `accepted` and `known` are the request's `Accept-Encoding` and `If-None-Match`.
    fn of(path: &Path, accepted: &str, known: &str) -> Option<Self> {
        let compressed = Coding::ALL.into_iter().filter(|&coding| accepts(accepted, coding.token()));
        let (file, coding) = compressed
            .map(|coding| (coding.beside(path), Some(coding)))
            .find(|(file, _)| file.is_file())
            .unwrap_or_else(|| (path.to_owned(), None));
        let metadata = fs::metadata(&file).ok().filter(fs::Metadata::is_file)?;
        let changed = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_nanos();
        let token = coding.map_or("as-it-is", Coding::token);
        let tag = format!("\"{:x}-{changed:x}-{token}\"", metadata.len());
        let mut fields = vec![
            ("Content-Type", mime(path).to_owned()),
            // To be asked again each time: the name of a file says nothing of its version.
            ("Cache-Control", "no-cache".to_owned()),
            ("Vary", "Accept-Encoding".to_owned()),
            ("ETag", tag.clone()),
        ];
        fields.extend(coding.map(|coding| ("Content-Encoding", coding.token().to_owned())));
        let body = if is_known(known, &tag) { None } else { Some(File::open(file).ok()?) };
        Some(Self { fields, body })
    }

    fn send(self, request: Request) -> io::Result<()> {
        let headers =
            self.fields.iter().filter_map(|(name, value)| Header::from_bytes(*name, value.as_str()).ok());
        let Some(file) = self.body else {
            let mut response = Response::empty(304);
            headers.for_each(|header| response.add_header(header));
            return request.respond(response);
        };
        // Never in chunks: a browser then knows how much is to come.
        let mut response = Response::from_file(file).with_chunked_threshold(usize::MAX);
        headers.for_each(|header| response.add_header(header));
        request.respond(response)
    }
}

/// Whether a browser takes a coding (RFC 9110, 12.5.3): it names it, and not with the weight nought.
fn accepts(accepted: &str, token: &str) -> bool {
    accepted.split(',').any(|part| {
        let mut parts = part.split(';').map(str::trim);
        let is_named = parts.next().is_some_and(|name| name.eq_ignore_ascii_case(token) || name == "*");
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.parse::<f32>().ok());
        is_named && weight != Some(0.0)
    })
}

/// Whether a browser has the file with this tag (RFC 9110, 13.1.2).
fn is_known(known: &str, tag: &str) -> bool {
    known.split(',').map(str::trim).any(|one| one == "*" || one.strip_prefix("W/").unwrap_or(one) == tag)
}

/// The file that an address means, relative to the folder; none that leads out of it.
fn file_of(url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let parts: Vec<_> = path.split('/').collect();
    let (last, folders) = parts.split_last()?;
    if folders.iter().chain([last]).any(|part| part.starts_with('.') || !part.chars().all(plain))
        || folders.iter().any(|part| part.is_empty())
    {
        return None;
    }
    let mut file: PathBuf = folders.iter().collect();
    file.push(if last.is_empty() { "index.html" } else { last });
    Some(file)
}

/// What a browser must be told about a file; a module that is not `application/wasm` is not streamed.
fn mime(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("wasm") => "application/wasm",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("md" | "toml" | "txt") => "text/plain; charset=utf-8",
        Some("geojson") => "application/geo+json",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_means_a_file_of_the_folder() {
        for (url, file) in [
            ("/", "index.html"),
            ("/?a=b", "index.html"),
            ("/high-north_bg.wasm", "high-north_bg.wasm"),
            ("/geodata/baked/world50.bin?x=/..", "geodata/baked/world50.bin"),
            ("/geodata/", "geodata/index.html"),
        ] {
            assert_eq!(file_of(url).as_deref(), Some(Path::new(file)), "{url}");
        }
    }

    #[test]
    fn no_address_leads_out_of_the_folder() {
        for url in [
            "",
            "x",
            "/../Cargo.toml",
            "/a/../../b",
            "//etc/passwd",
            "/%2e%2e/b",
            "/.git/config",
            "/a\\..\\b",
        ] {
            assert_eq!(file_of(url), None, "{url}");
        }
    }

    #[test]
    fn a_module_is_sent_as_one() {
        assert_eq!(mime(Path::new("dist/high-north_bg.wasm")), "application/wasm");
        assert_eq!(mime(Path::new("start.js")), "text/javascript; charset=utf-8");
        assert_eq!(mime(Path::new("LICENSE")), "application/octet-stream");
    }

    /// A page with one file, compressed in one way.
    fn page() -> tempfile::TempDir {
        let page = tempfile::tempdir().expect("a folder");
        fs::write(page.path().join("a.js"), "0123456789").expect("it is written");
        fs::write(page.path().join("a.js.br"), "brot").expect("it is written");
        page
    }

    /// What the server answers to one request: its head and its body.
    fn exchange(page: &Path, method: &str, path: &str, fields: &str) -> (String, String) {
        use std::io::{Read as _, Write as _};
        let server = listen(0).expect("a free port");
        let address = server.server_addr().to_ip().expect("an address");
        let mut text = String::new();
        thread::scope(|scope| {
            scope.spawn(|| answer(server.recv().expect("a request"), page));
            let mut stream = std::net::TcpStream::connect(address).expect("it listens");
            write!(stream, "{method} {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n{fields}\r\n")
                .expect("sent");
            stream.read_to_string(&mut text).expect("an answer");
        });
        let (head, body) = text.split_once("\r\n\r\n").expect("a head");
        (head.to_owned(), body.to_owned())
    }

    fn value<'head>(head: &'head str, name: &str) -> Option<&'head str> {
        head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    #[test]
    fn a_browser_that_unpacks_gets_what_lies_beside_the_file() {
        let page = page();
        let (head, body) = exchange(page.path(), "GET", "/a.js?x=1", "Accept-Encoding: gzip, br;q=0.9\r\n");
        assert_eq!(
            (value(&head, "Content-Encoding"), value(&head, "Content-Length")),
            (Some("br"), Some("4"))
        );
        assert_eq!((value(&head, "Vary"), body.as_str()), (Some("Accept-Encoding"), "brot"));
        assert_eq!(value(&head, "Content-Type"), Some("text/javascript; charset=utf-8"));
        for accepted in ["", "Accept-Encoding: gzip\r\n", "Accept-Encoding: br;q=0\r\n"] {
            let (head, body) = exchange(page.path(), "GET", "/a.js", accepted);
            assert_eq!((value(&head, "Content-Encoding"), body.as_str()), (None, "0123456789"), "{accepted}");
        }
    }

    #[test]
    fn a_head_is_the_head_of_the_whole_answer() {
        let (head, body) = exchange(page().path(), "HEAD", "/a.js", "");
        assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
        assert_eq!((value(&head, "Content-Length"), body.as_str()), (Some("10"), ""));
    }

    #[test]
    fn what_a_browser_has_is_not_sent_again_until_it_changes() {
        let page = page();
        let (head, _) = exchange(page.path(), "GET", "/a.js", "");
        let tag = value(&head, "ETag").expect("a tag").to_owned();
        let ask = |fields: &str| {
            exchange(page.path(), "GET", "/a.js", &format!("If-None-Match: {tag}\r\n{fields}"))
        };
        let (head, body) = ask("");
        assert!(head.starts_with("HTTP/1.1 304 ") && body.is_empty(), "{head}");
        assert_eq!(value(&head, "ETag"), Some(tag.as_str()));
        let (head, body) = ask("Accept-Encoding: br\r\n");
        assert!(
            head.starts_with("HTTP/1.1 200 ") && body == "brot",
            "another coding is another answer: {head}"
        );
        fs::write(page.path().join("a.js"), "changed").expect("it is written");
        assert_eq!(ask("").1, "changed");
    }

    #[test]
    fn other_requests_are_refused() {
        let page = page();
        assert!(
            exchange(page.path(), "POST", "/a.js", "Content-Length: 0\r\n").0.starts_with("HTTP/1.1 405 ")
        );
        assert!(exchange(page.path(), "GET", "/b.js", "").0.starts_with("HTTP/1.1 404 "));
    }
}
