//! How large the web page is: as it lies on the disk, and as a server sends it.

use anyhow::{Context as _, Result};
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

/// Bytes of a file, or of several.
#[derive(Debug, Clone, Copy, Default)]
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
        all += measure(&fs::read(path).with_context(|| format!("cannot read {}", path.display()))?)?;
    }
    Ok(all)
}

/// The files of a folder with their names below it, the largest first.
pub(crate) fn of_folder(folder: &Path) -> Result<Vec<(String, Size)>> {
    let mut sizes = Vec::new();
    for path in files(folder)? {
        let size = measure(&fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?)?;
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().into_owned();
        sizes.push((name, size));
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

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

/// Both compressions side by side, at what a static host uses for files compressed once.
fn measure(bytes: &[u8]) -> Result<Size> {
    let (gzip, brotli) = thread::scope(|scope| {
        let gzip = scope.spawn(|| {
            let mut encoder = flate2::write::GzEncoder::new(Counter::default(), flate2::Compression::best());
            encoder.write_all(bytes)?;
            encoder.finish().map(|counter| counter.0)
        });
        let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
        let mut counter = Counter::default();
        let mut source = bytes;
        let brotli = brotli::BrotliCompress(&mut source, &mut counter, &parameters).map(|_| counter.0);
        (gzip.join(), brotli)
    });
    let gzip = gzip.map_err(|_| io::Error::other("the thread that compresses ended early"))??;
    Ok(Size { raw: u64::try_from(bytes.len())?, gzip, brotli: brotli? })
}

/// Counts what is written to it and keeps none of it.
#[derive(Default)]
struct Counter(u64);

impl Write for Counter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0 += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_is_sent_small_and_is_counted_whole() {
        let size = measure(&[7; 100_000]).expect("it compresses");
        assert_eq!(size.raw, 100_000);
        assert!((20..1000).contains(&size.gzip) && (5..1000).contains(&size.brotli), "{size:?}");
    }
}
