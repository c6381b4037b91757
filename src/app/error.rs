//! Why the map cannot be shown.

use std::path::PathBuf;

/// Why the map cannot be shown, in one sentence with what to do about it.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// There is no display to open a window on.
    #[error(
        "there is no display to open a window on ({0}); start it in a desktop session, or make a picture with `high-north render --out map.png`"
    )]
    NoDisplay(String),
    /// There is no graphics adapter, not even a software one.
    #[error(
        "no graphics adapter was found ({0}); install a Vulkan driver, on Debian `mesa-vulkan-drivers`, which draws in software where there is no graphics card"
    )]
    NoGraphics(String),
    /// A file cannot be drawn on the map: why, in one sentence.
    #[error("{0}")]
    File(String),
    /// The picture could not be drawn in time.
    #[error("the picture was not finished after {seconds} seconds: {waiting_for}")]
    TooSlow {
        /// How long was waited.
        seconds: u64,
        /// What was missing.
        waiting_for: String,
    },
    /// The picture could not be made a file of.
    #[error("the picture could not be encoded: {0}")]
    Encode(String),
    /// The picture could not be written.
    #[error("{} could not be written ({reason}); choose another path with --out", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
}

impl AppError {
    /// 2 where the user's path is at fault, 3 where graphics are missing.
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Write { .. } | Self::File(_) => 2,
            Self::NoDisplay(_) | Self::NoGraphics(_) | Self::TooSlow { .. } | Self::Encode(_) => 3,
        }
    }
}
