//! The path of a file as somebody pastes it: shells and file managers put it in quotes, or write it as an address.

use percent_encoding::percent_decode_str;
use std::path::PathBuf;

/// The path that a text means; `None` where it is an address on another computer.
///
/// An address of this computer is `file:///path`, `file://localhost/path` or `file:/path` (RFC 8089, section 2 and
/// appendix B), and is decoded to the bytes of the path, whatever text they are.
///
/// ```
/// use high_north::dropped::pasted_path;
/// assert_eq!(pasted_path("file:///home/me/my%20tracks.geojson"), Some("/home/me/my tracks.geojson".into()));
/// assert_eq!(pasted_path("https://example.org/a.geojson"), None);
/// ```
pub fn pasted_path(text: &str) -> Option<PathBuf> {
    let text = unquoted(text.trim());
    let Some((scheme, rest)) = text.split_once(':').filter(|(scheme, _)| is_scheme(scheme)) else {
        return Some(text.into());
    };
    let is_file = scheme.eq_ignore_ascii_case("file");
    match rest.strip_prefix("//") {
        Some(rest) if is_file => {
            let (host, _) = rest.split_once('/')?;
            let is_here = host.is_empty() || host.eq_ignore_ascii_case("localhost");
            is_here.then(|| decoded(&rest[host.len()..]))
        }
        Some(_) => None,
        None if is_file && rest.starts_with('/') => Some(decoded(rest)),
        // A file may have a colon in its name.
        None => Some(text.into()),
    }
}

fn unquoted(text: &str) -> &str {
    let inner = |quote: char| text.strip_prefix(quote)?.strip_suffix(quote);
    inner('"').or_else(|| inner('\'')).unwrap_or(text)
}

/// Whether a text can be the scheme of an address; a single letter is a drive (RFC 3986, section 3.1).
fn is_scheme(text: &str) -> bool {
    text.len() > 1
        && text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

/// The path of an address, without its query and fragment.
fn decoded(path: &str) -> PathBuf {
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let bytes: Vec<u8> = percent_decode_str(path).collect();
    path_of_bytes(bytes)
}

#[cfg(unix)]
fn path_of_bytes(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    std::ffi::OsString::from_vec(bytes).into()
}

/// Elsewhere the path of an address has a slash before its drive.
#[cfg(not(unix))]
fn path_of_bytes(bytes: Vec<u8>) -> PathBuf {
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let has_drive = text.as_bytes().get(2) == Some(&b':');
    text.strip_prefix('/').filter(|_| has_drive).unwrap_or(&text).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[cfg(unix)]
    #[test]
    fn an_address_of_this_computer_is_decoded() {
        for (text, path) in [
            ("file:///tmp/a.geojson", "/tmp/a.geojson"),
            ("FILE:///tmp/a.geojson\n", "/tmp/a.geojson"),
            ("file:/tmp/a.geojson", "/tmp/a.geojson"),
            ("file://localhost/tmp/a.geojson", "/tmp/a.geojson"),
            ("file://LocalHost/tmp/a.geojson", "/tmp/a.geojson"),
            ("'file:///tmp/My%20tracks%20%E2%80%93%20Bod%c3%b8.geojson'", "/tmp/My tracks – Bodø.geojson"),
            ("file:///tmp/50%25%23.geojson", "/tmp/50%#.geojson"),
            ("file:///tmp/50%.geojson", "/tmp/50%.geojson"),
            ("file:///tmp/a.geojson#line=3", "/tmp/a.geojson"),
        ] {
            assert_eq!(pasted_path(text), Some(path.into()), "{text}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_name_that_is_no_utf8_comes_through_byte_by_byte() {
        use std::os::unix::ffi::OsStrExt as _;
        let path = pasted_path("file:///tmp/bod%F8.geojson").expect("it is here");
        assert_eq!(path.as_os_str().as_bytes(), b"/tmp/bod\xF8.geojson");
    }

    #[test]
    fn a_plain_path_stays_as_it_is_but_for_the_quotes_around_it() {
        for (text, path) in [
            ("tracks.geojson", "tracks.geojson"),
            (" '/tmp/my tracks.geojson'\n", "/tmp/my tracks.geojson"),
            ("\"C:\\Users\\me\\tracks.geojson\"", "C:\\Users\\me\\tracks.geojson"),
            ("/tmp/50%25.geojson", "/tmp/50%25.geojson"),
            ("/tmp/Hansens'", "/tmp/Hansens'"),
            ("2024-12-25T12:00.geojson", "2024-12-25T12:00.geojson"),
            ("file:tracks.geojson", "file:tracks.geojson"),
            ("/tmp/a://b", "/tmp/a://b"),
        ] {
            assert_eq!(pasted_path(text), Some(path.into()), "{text}");
        }
    }

    #[test]
    fn an_address_on_another_computer_is_no_path() {
        for text in [
            "https://example.org/a.geojson",
            "HTTP://example.org/a.geojson",
            "file://server/share/a.geojson",
            "file://server",
            "smb://server/share/a.geojson",
            "sftp://me@server/a.geojson",
        ] {
            assert_eq!(pasted_path(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_a_panic(text in "(file:)?/{0,3}\\PC{0,40}") {
            let _ = pasted_path(&text);
        }
    }
}
