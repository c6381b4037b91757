//! The file of settings, in the platform's usual place.

use crate::settings::Settings;
use async_channel::{Receiver, Sender, unbounded};
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;

/// A file of settings, and the thread that writes it.
pub(super) struct Place {
    /// None where the system does not say where such files are.
    path: Option<PathBuf>,
    writer: Option<Writer>,
}

/// Writes the newest of what is sent to it, one after the other.
struct Writer {
    settings: Sender<Settings>,
    faults: Receiver<String>,
    thread: JoinHandle<()>,
}

impl Place {
    /// Where settings usually are: `~/.config/high-north/settings.toml` on Linux, `%APPDATA%` on Windows,
    /// `~/Library/Application Support` on a Mac.
    pub(super) fn usual() -> Self {
        use etcetera::BaseStrategy as _;
        let folder = etcetera::base_strategy::choose_native_strategy()
            .ok()
            .map(|base| if cfg!(target_os = "macos") { base.data_dir() } else { base.config_dir() });
        Self { path: folder.map(|folder| folder.join("high-north").join("settings.toml")), writer: None }
    }

    /// A file of settings.
    #[cfg(test)]
    pub(super) fn at(path: PathBuf) -> Self {
        Self { path: Some(path), writer: None }
    }

    /// What a reader looks for it by.
    pub(super) fn name(&self) -> String {
        self.path.as_deref().map_or_else(|| "settings.toml".to_owned(), |path| path.display().to_string())
    }

    /// What is kept; nothing where nothing was.
    pub(super) fn read(&self) -> Result<String, String> {
        self.path.as_deref().map_or(Ok(String::new()), read)
    }

    /// Has the settings written; a second later or a minute, no frame waits for it.
    pub(super) fn write(&mut self, settings: Settings) {
        let Some(path) = &self.path else { return };
        if self.writer.is_none() {
            self.writer = Writer::start(path.clone()).ok();
        }
        if let Some(writer) = &self.writer {
            // It lives as long as this does.
            let _ = writer.settings.try_send(settings);
        }
    }

    /// Why the last settings could not be written, once.
    pub(super) fn fault(&mut self) -> Option<String> {
        self.writer.as_ref().and_then(|writer| writer.faults.try_recv().ok())
    }
}

impl Drop for Place {
    /// Waits until what was set last is written.
    fn drop(&mut self) {
        if let Some(Writer { settings, thread, .. }) = self.writer.take() {
            drop(settings);
            let _ = thread.join();
        }
    }
}

impl Writer {
    fn start(path: PathBuf) -> io::Result<Self> {
        let (settings, newest) = unbounded::<Settings>();
        let (tell, faults) = unbounded();
        let write = move || {
            while let Ok(mut settings) = newest.recv_blocking() {
                while let Ok(newer) = newest.try_recv() {
                    settings = newer;
                }
                if let Err(error) = write(&path, settings) {
                    let _ = tell.try_send(error.to_string());
                }
            }
        };
        let thread = std::thread::Builder::new().name("settings".to_owned()).spawn(write)?;
        Ok(Self { settings, faults, thread })
    }
}

fn read(path: &Path) -> Result<String, String> {
    /// No file of settings is larger; what is, is something else.
    const MOST_BYTES: u64 = 1 << 20;
    match fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(String::new()),
        Err(error) => return Err(error.to_string()),
        Ok(about) if !about.is_file() => return Err("it is not a file".to_owned()),
        Ok(about) if about.len() > MOST_BYTES => return Err(format!("it has {} bytes", about.len())),
        Ok(_) => {}
    }
    fs::read_to_string(path).map_err(|error| error.to_string())
}

/// Writes a file whole or not at all: a fault on the way leaves the old one. What cannot be read as settings is kept
/// beside it under another name: somebody has written it.
fn write(path: &Path, settings: Settings) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    // A link to a file that is kept elsewhere stays one.
    let path = &fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = read(path).ok().filter(|text| Settings::is_readable(text));
    if path.is_file() && before.is_none() {
        fs::copy(path, with_suffix(path, ".damaged"))?;
    }
    let text = settings.write(&before.unwrap_or_default());
    let new = with_suffix(path, &format!(".{}.new", std::process::id()));
    fs::write(&new, text).and_then(|()| fs::rename(&new, path)).inspect_err(|_| drop(fs::remove_file(&new)))
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.file_name().map(OsString::from).unwrap_or_default();
    name.push(suffix);
    path.with_file_name(name)
}

/// The languages that the reader has told the system to speak, the first one first.
pub(super) fn languages() -> Vec<String> {
    sys_locale::get_locales().collect()
}

/// Systems do not say so in one way; there is `--reduced-motion`, and the setting.
pub(super) fn wants_reduced_motion() -> bool {
    false
}
