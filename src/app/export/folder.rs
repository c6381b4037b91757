//! Where a reader looks for what was saved.

use crate::export::numbered;
use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

/// The reader's folder for what comes from elsewhere: that of the desktop's settings (`xdg-user-dirs`), else `Downloads` or
/// `Pictures`, else the home folder.
pub(super) fn downloads() -> Option<PathBuf> {
    let home = etcetera::home_dir().ok()?;
    let config = std::env::var_os("XDG_CONFIG_HOME").map_or_else(|| home.join(".config"), PathBuf::from);
    let named = fs::read_to_string(config.join("user-dirs.dirs")).ok().and_then(|text| named(&text, &home));
    let usual = ["Downloads", "Pictures"].map(|name| home.join(name));
    named.into_iter().chain(usual).find(|folder| folder.is_dir()).or(Some(home))
}

/// What `XDG_DOWNLOAD_DIR="$HOME/…"` says.
///
/// Source: <https://www.freedesktop.org/wiki/Software/xdg-user-dirs/>.
fn named(text: &str, home: &Path) -> Option<PathBuf> {
    let value = text.lines().find_map(|line| line.trim().strip_prefix("XDG_DOWNLOAD_DIR="))?;
    let value = value.trim().trim_matches('"');
    match value.strip_prefix("$HOME") {
        Some(rest) => Some(home.join(rest.trim_start_matches('/'))),
        None => Some(PathBuf::from(value)).filter(|path| path.is_absolute()),
    }
}

/// Writes a file under a name that no file in the folder has yet.
pub(super) fn write_new(folder: &Path, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
    for number in 1.. {
        let path = folder.join(numbered(name, number));
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(mut file) => {
                let written = file.write_all(bytes);
                return written.map(|()| path.clone()).inspect_err(|_| drop(fs::remove_file(&path)));
            }
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_there_is_written_over() {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<String> = [b"one", b"two", b"six"]
            .iter()
            .map(|bytes| write_new(folder.path(), "map.png", *bytes).unwrap())
            .map(|path| path.file_name().unwrap().to_string_lossy().into_owned())
            .collect();
        assert_eq!(names, ["map.png", "map-2.png", "map-3.png"]);
        assert_eq!(fs::read(folder.path().join("map.png")).unwrap(), b"one");
        assert!(write_new(&folder.path().join("nowhere"), "map.png", b"").is_err());
    }

    #[test]
    fn the_folder_of_the_desktops_own_settings_is_found_in_any_language() {
        let home = Path::new("/home/kari");
        let text =
            "# comment\nXDG_DESKTOP_DIR=\"$HOME/Skrivebord\"\nXDG_DOWNLOAD_DIR=\"$HOME/Nedlastinger\"\n";
        assert_eq!(named(text, home), Some("/home/kari/Nedlastinger".into()));
        assert_eq!(named("XDG_DOWNLOAD_DIR=\"/data/in\"", home), Some("/data/in".into()));
        assert_eq!(named("XDG_DOWNLOAD_DIR=\"in\"", home), None);
        assert_eq!(named("", home), None);
    }
}
