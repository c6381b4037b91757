//! What makes the page one that is kept on a reader's device: which files it has, and what it is called there.

mod manifest;
mod precache;

pub use manifest::{AppName, manifest};
pub use precache::{COMPRESSED, FileHash, is_compressed, is_kept, service_worker};
