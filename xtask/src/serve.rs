//! A small server for the web page, on this machine only.

use anyhow::{Context as _, Result, anyhow};
use std::fs::File;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// A browser asks for several files at once.
const THREADS: usize = 4;

/// Serves a folder until it is stopped, and prints its address.
#[expect(clippy::print_stdout, reason = "the address is what was asked for")]
pub(crate) fn run(folder: &Path, port: u16) -> Result<()> {
    let server =
        Server::http((Ipv4Addr::LOCALHOST, port)).map_err(|error| anyhow!("{error}")).with_context(|| {
            format!("port {port} cannot be used; choose another: cargo xtask web --serve --port 0")
        })?;
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

fn answer(request: Request, folder: &Path) {
    let url = request.url().to_owned();
    let sent = if !matches!(request.method(), Method::Get | Method::Head) {
        request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405))
    } else if let Some((path, file)) = file_of(&url).and_then(|path| {
        let path = folder.join(path);
        File::open(&path).ok().filter(|_| path.is_file()).map(|file| (path, file))
    }) {
        // Never in chunks: the page shows its progress by the length of the answer.
        let mut response = Response::from_file(file).with_chunked_threshold(usize::MAX);
        for (field, value) in [("Content-Type", mime(&path)), ("Cache-Control", "no-cache")] {
            if let Ok(header) = Header::from_bytes(field, value) {
                response.add_header(header);
            }
        }
        request.respond(response)
    } else {
        eprintln!("404 {url}");
        request.respond(Response::from_string(format!("there is no {url}\n")).with_status_code(404))
    };
    // A browser that has gone away is no fault of ours; anything else is worth a line.
    if let Err(error) = sent {
        eprintln!("{url}: {error}");
    }
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
}
