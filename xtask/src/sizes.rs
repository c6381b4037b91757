//! How large the web page is: as it lies on the disk, and as a server sends it.

use crate::compress::{self, Coding};
use anyhow::{Context as _, Result};
use high_north::offline::is_compressed;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

/// Bytes of a file, or of several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) raw: u64,
    pub(crate) gzip: u64,
    pub(crate) brotli: u64,
}

impl std::ops::AddAssign for Size {
    fn add_assign(&mut self, other: Self) {
        self.raw += other.raw;
        self.gzip += other.gzip;
        self.brotli += other.brotli;
    }
}

/// The bytes of some files, each compressed for itself.
pub(crate) fn of_files(paths: &[PathBuf]) -> Result<Size> {
    let mut all = Size::default();
    for path in paths {
        all += of_file(path)?;
    }
    Ok(all)
}

/// The files of a folder with their names below it, the largest first. What lies compressed beside a file is no file of its
/// own.
pub(crate) fn of_folder(folder: &Path) -> Result<Vec<(String, Size)>> {
    let mut sizes = Vec::new();
    for path in compress::files(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        if !is_compressed(&name) {
            sizes.push((name, of_file(&path)?));
        }
    }
    sizes.sort_by_key(|(name, size)| (std::cmp::Reverse(size.raw), name.clone()));
    Ok(sizes)
}

/// A line for each file, and one for all of them.
pub(crate) fn table(files: &[(String, Size)]) -> String {
    let mut all = Size::default();
    files.iter().for_each(|(_, size)| all += *size);
    let all = ("all".to_owned(), all);
    let width = files.iter().map(|(name, _)| name.len()).max().unwrap_or(0);
    let mut text = format!("{:width$} {:>11} {:>11} {:>11}\n", "bytes of", "raw", "gzip", "brotli");
    for (name, Size { raw, gzip, brotli }) in files.iter().chain([&all]) {
        text.push_str(&format!("{name:width$} {raw:>11} {gzip:>11} {brotli:>11}\n"));
    }
    text
}

/// What a server sends of a file, to a browser that takes the coding and to one that does not.
fn of_file(path: &Path) -> Result<Size> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let raw = u64::try_from(bytes.len())?;
    let sent = |coding: Coding| -> Result<u64> {
        let compressed = match fs::metadata(coding.beside(path)) {
            Ok(metadata) => metadata.len(),
            Err(_) => u64::try_from(coding.compress(&bytes)?.len())?,
        };
        // What compression makes larger is sent as it is.
        Ok(compressed.min(raw))
    };
    // Both at once: each may take a while.
    let (gzip, brotli) = thread::scope(|scope| {
        let gzip = scope.spawn(|| sent(Coding::Gzip));
        let brotli = sent(Coding::Brotli);
        (gzip.join(), brotli)
    });
    let gzip = gzip.map_err(|_| anyhow::anyhow!("the thread that compresses ended early"))??;
    Ok(Size { raw, gzip, brotli: brotli? })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> tempfile::TempDir {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.bin"), [7; 100_000]).expect("it is written");
        fs::write(folder.path().join("b.txt"), "b").expect("it is written");
        folder
    }

    #[test]
    fn what_repeats_is_sent_small_and_is_counted_whole() {
        let folder = folder();
        let size = of_files(&[folder.path().join("a.bin")]).expect("it is measured");
        assert_eq!(size.raw, 100_000);
        assert!((20..1000).contains(&size.gzip) && (5..1000).contains(&size.brotli), "{size:?}");
        let one = of_files(&[folder.path().join("b.txt")]).expect("it is measured");
        assert_eq!(one, Size { raw: 1, gzip: 1, brotli: 1 }, "a letter is sent as it is");
    }

    #[test]
    fn the_table_has_what_lies_beside_a_file_in_that_files_line() {
        let folder = folder();
        fs::write(folder.path().join("a.bin.br"), [0; 33]).expect("it is written");
        fs::write(folder.path().join("a.bin.gz"), [0; 44]).expect("it is written");
        let table = table(&of_folder(folder.path()).expect("it is measured"));
        let lines: Vec<Vec<_>> = table.lines().map(|line| line.split_whitespace().collect()).collect();
        assert_eq!(
            lines[1..],
            [
                vec!["a.bin", "100000", "44", "33"],
                vec!["b.txt", "1", "1", "1"],
                vec!["all", "100001", "45", "34"]
            ]
        );
    }
}
