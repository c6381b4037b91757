//! `cargo xtask soak`: what measures rather than tests, and takes long: the memory that the page holds while it is used.

use crate::browser;
use crate::repo::Repo;
use anyhow::Result;

/// Two rounds of use, and then `minutes` of it.
pub(crate) fn run(repo: &Repo, minutes: u32) -> Result<()> {
    browser::npm(repo, &["soak"])?;
    browser::npm(repo, &["memory", "--", &minutes.to_string()])?;
    Ok(())
}
