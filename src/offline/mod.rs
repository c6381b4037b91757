//! What makes the page one that is kept on a reader's device: which files it has, and what it is called there.

mod manifest;
mod precache;

pub use manifest::{AppName, MANIFEST, manifest};
pub use precache::{COMPRESSED, FileHash, WORKER, is_compressed, is_kept, listed_files, service_worker};
