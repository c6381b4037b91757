//! `cargo xtask bake`: the base map's GeoJSON into the files that the program reads.

use crate::repo::Repo;
use crate::sizes;
use anyhow::{Context as _, Result, bail};
use high_north::base::{Level, NAME_FILES, SourceError, bake};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Where the GeoJSON is.
const SOURCE: &str = "geodata/base";
/// Where the baked files are.
pub(crate) const BAKED: &str = "geodata/baked";

/// Writes the baked files, or with `is_check` says whether they are what their sources give.
pub(crate) fn run(repo: &Repo, is_check: bool) -> Result<()> {
    let baked = baked(&repo.root)?;
    let folder = repo.root.join(BAKED);
    let strays = strays(&folder, &baked)?;
    if is_check {
        let differing = baked.iter().filter(|(name, bytes)| !is_same(&folder.join(name), bytes));
        let faults: Vec<String> = differing.map(|(name, _)| (*name).to_owned()).chain(strays).collect();
        if !faults.is_empty() {
            bail!(
                "{BAKED}: {} not as baked from {SOURCE}; to bake again: cargo xtask bake",
                faults.join(", ")
            );
        }
        eprintln!("{BAKED}: all {} are as baked from {SOURCE}", baked.len());
        return Ok(());
    }
    fs::create_dir_all(&folder).with_context(|| format!("cannot make {}", folder.display()))?;
    for stray in strays {
        fs::remove_file(folder.join(&stray)).with_context(|| format!("cannot remove {BAKED}/{stray}"))?;
    }
    for (name, bytes) in &baked {
        let path = folder.join(name);
        fs::write(&path, bytes).with_context(|| format!("cannot write {}", path.display()))?;
    }
    eprint!("{}", sizes::table(&sizes::of_folder(&folder)?));
    Ok(())
}

fn baked(root: &Path) -> Result<Vec<(&'static str, Vec<u8>)>> {
    let read = |file: &str| {
        fs::read(root.join(SOURCE).join(file))
            .map_err(|error| SourceError::Read { file: file.to_owned(), reason: error.to_string() })
    };
    Ok(bake(read)?)
}

fn is_same(path: &Path, bytes: &[u8]) -> bool {
    fs::read(path).is_ok_and(|kept| kept == bytes)
}

/// Files of the folder that are not baked any more.
fn strays(folder: &Path, baked: &[(&str, Vec<u8>)]) -> Result<Vec<String>> {
    let mut strays = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if baked.iter().all(|(known, _)| *known != name) {
                strays.push(name);
            }
        }
    }
    strays.sort_unstable();
    Ok(strays)
}

/// The size of each baked file beside that of the GeoJSON it is made from, as they lie on the disk and as a server
/// sends them.
pub(crate) fn compare_sizes(repo: &Repo) -> Result<String> {
    let sources = |files: &[&str]| -> Vec<PathBuf> {
        files.iter().map(|file| repo.root.join(SOURCE).join(file)).collect()
    };
    // The depths of a level that shows those of another are in the other's file.
    let own = |level: Level| {
        let files = level.files();
        let is_own = |file: &&str| level.depths_from().is_none() || *file != files.bathymetry;
        (level.baked_file(), sources(&files.all().into_iter().filter(is_own).collect::<Vec<_>>()))
    };
    let mut rows: Vec<(&str, Vec<PathBuf>)> = Level::ALL.into_iter().map(own).collect();
    rows.push((high_north::base::NAMES_FILE, sources(&NAME_FILES)));
    let all: BTreeSet<PathBuf> = rows.iter().flat_map(|row| row.1.clone()).collect();
    let mut text = format!(
        "{:<14} {:>36}   {:>36}\n",
        "bytes of", "GeoJSON raw, brotli", "baked raw, brotli, ratio of brotli"
    );
    let mut total = sizes::Size::default();
    for (name, sources) in rows {
        let baked = sizes::of_files(&[repo.root.join(BAKED).join(name)])?;
        total += baked;
        text.push_str(&row(name, sizes::of_files(&sources)?, baked));
    }
    text.push_str(&row("all", sizes::of_files(&all.into_iter().collect::<Vec<_>>())?, total));
    Ok(text)
}

fn row(name: &str, source: sizes::Size, baked: sizes::Size) -> String {
    let ratio = baked.brotli as f64 / source.brotli as f64;
    format!(
        "{name:<14} {:>18}{:>18}   {:>14}{:>14}{ratio:>8.2}\n",
        source.raw, source.brotli, baked.raw, baked.brotli
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_is_not_baked_any_more_is_found() {
        let folder = std::env::temp_dir().join(format!("high-north-strays-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a temporary folder");
        for name in ["world50.bin", "old.bin"] {
            fs::write(folder.join(name), b"x").expect("a file");
        }
        let found = strays(&folder, &[("world50.bin", Vec::new())]);
        fs::remove_dir_all(&folder).expect("a temporary folder");
        assert_eq!(found.expect("a folder"), ["old.bin"]);
        assert!(strays(Path::new("/there/is/no/such/folder"), &[]).expect("nothing").is_empty());
    }
}
