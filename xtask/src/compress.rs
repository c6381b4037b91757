//! Files as a static host sends them: compressed once, as small as can be, and beside themselves.
//!
//! Brotli takes a minute for the module. What was compressed before is found again under the hash of its content.

use anyhow::{Context as _, Result, anyhow};
use high_north::offline::{FileHash, is_compressed};
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Brotli's highest quality, and its largest window: 16 MiB, more than a browser's least device feels.
const QUALITY: i32 = 11;
const WINDOW: i32 = 24;
/// Formats that are compressed in themselves.
const COMPACT: &[&str] = &["png", "jpg", "jpeg", "webp", "avif", "woff2"];

/// How a file is compressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Coding {
    Brotli,
    Gzip,
}

impl Coding {
    /// The best first.
    pub(crate) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What is put behind the name of a file; nginx, Caddy and others look for these.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }

    /// As `Accept-Encoding` and `Content-Encoding` have it (RFC 9110, 8.4.1; RFC 7932, 13).
    pub(crate) fn token(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gzip",
        }
    }

    /// The file that lies beside `path`.
    pub(crate) fn beside(self, path: &Path) -> PathBuf {
        let mut name = path.as_os_str().to_owned();
        name.push(self.ending());
        name.into()
    }

    /// These bytes, as small as the coding makes them.
    pub(crate) fn compress(self, mut bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Brotli => {
                let parameters = brotli::enc::BrotliEncoderParams {
                    quality: QUALITY,
                    lgwin: WINDOW,
                    size_hint: bytes.len(),
                    ..Default::default()
                };
                let mut out = Vec::new();
                brotli::BrotliCompress(&mut bytes, &mut out, &parameters)?;
                Ok(out)
            }
            Self::Gzip => {
                let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()
            }
        }
    }
}

/// What has been compressed, under the build folder.
pub(crate) struct Store(PathBuf);

impl Store {
    /// The store of a build folder.
    pub(crate) fn new(target: &Path) -> Self {
        Self(target.join("compressed").join(format!("q{QUALITY}w{WINDOW}")))
    }

    /// These bytes compressed, now or an earlier time.
    pub(crate) fn get(&self, bytes: &[u8], coding: Coding) -> Result<Vec<u8>> {
        let kept = self.0.join(format!("{}{}", FileHash::of(bytes).hex(), coding.ending()));
        if let Ok(compressed) = fs::read(&kept) {
            return Ok(compressed);
        }
        let compressed = coding.compress(bytes)?;
        // Under another name first: a build that is stopped here leaves no half file to be found.
        let unfinished = self.0.join(format!("{}-{:?}", std::process::id(), thread::current().id()));
        fs::create_dir_all(&self.0)
            .and_then(|()| fs::write(&unfinished, &compressed))
            .and_then(|()| fs::rename(&unfinished, &kept))
            .with_context(|| format!("cannot write {}", kept.display()))?;
        Ok(compressed)
    }
}

/// Writes `.br` and `.gz` beside each file of the page that gets smaller by it.
pub(crate) fn folder(page: &Path, store: &Store) -> Result<()> {
    let mut paths: Vec<_> = files(page)?.into_iter().filter(|path| is_compressible(path)).collect();
    // The largest first, so that the last to be done is small.
    paths.sort_by_cached_key(|path| {
        std::cmp::Reverse(fs::metadata(path).map_or(0, |metadata| metadata.len()))
    });
    let jobs: Vec<_> = paths.iter().flat_map(|path| Coding::ALL.map(|coding| (path, coding))).collect();
    on_all_cores(&jobs, |&(path, coding)| beside(path, coding, store))
}

fn is_compressible(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    !is_compressed(&path.to_string_lossy()) && !COMPACT.contains(&ending)
}

fn beside(path: &Path, coding: Coding, store: &Store) -> Result<()> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let compressed = store.get(&bytes, coding)?;
    let file = coding.beside(path);
    if compressed.len() < bytes.len() {
        fs::write(&file, compressed).with_context(|| format!("cannot write {}", file.display()))?;
    }
    Ok(())
}

/// Does every job, several at once, in their order; the first error is the outcome.
fn on_all_cores<Job: Sync>(jobs: &[Job], work: impl Fn(&Job) -> Result<()> + Sync) -> Result<()> {
    let next = AtomicUsize::new(0);
    let take = || -> Result<()> {
        while let Some(job) = jobs.get(next.fetch_add(1, Ordering::Relaxed)) {
            work(job)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let threads: Vec<_> = (0..cores.min(jobs.len())).map(|_| scope.spawn(take)).collect();
        threads.into_iter().try_for_each(|thread| {
            thread.join().map_err(|_| anyhow!("a thread that compresses ended early"))?
        })
    })
}

/// Every file of a folder and of those in it.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() { found.extend(files(&path)?) } else { found.push(path) }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read as _;

    fn unpacked(bytes: &[u8], coding: Coding) -> Vec<u8> {
        let mut out = Vec::new();
        match coding {
            Coding::Brotli => brotli::BrotliDecompress(&mut &*bytes, &mut out).expect("Brotli"),
            Coding::Gzip => {
                flate2::read::GzDecoder::new(bytes).read_to_end(&mut out).expect("gzip");
            }
        }
        out
    }

    #[test]
    fn what_lies_beside_a_file_unpacks_to_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let (page, store) = (folder.path().join("dist"), Store::new(folder.path()));
        fs::create_dir_all(page.join("a")).expect("it is made");
        let text = "the same again and again; ".repeat(500);
        let file = page.join("a/text.js");
        fs::write(&file, &text).expect("it is written");
        super::folder(&page, &store).expect("it is compressed");
        for coding in Coding::ALL {
            let bytes = fs::read(coding.beside(&file)).expect("it is there");
            assert!(bytes.len() < 200, "{} bytes", bytes.len());
            assert_eq!(unpacked(&bytes, coding), text.as_bytes());
        }
        super::folder(&page, &store).expect("it is compressed again");
        assert_eq!(files(&page).expect("files").len(), 3, "what is compressed is not compressed again");
    }

    #[test]
    fn a_file_that_would_not_get_smaller_stays_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let page = folder.path().join("dist");
        fs::create_dir_all(&page).expect("it is made");
        fs::write(page.join("a.txt"), "a").expect("it is written");
        fs::write(page.join("icon.png"), [0; 4000]).expect("it is written");
        super::folder(&page, &Store::new(folder.path())).expect("it is done");
        assert_eq!(files(&page).expect("files").len(), 2);
    }

    #[test]
    fn what_was_compressed_before_is_found_by_its_content_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let store = Store::new(folder.path());
        let (first, other) = ([1_u8; 999], [2_u8; 999]);
        let compressed = store.get(&first, Coding::Brotli).expect("it is compressed");
        let kept = files(folder.path()).expect("files");
        assert_eq!(kept.len(), 1, "nothing unfinished is left");
        fs::write(&kept[0], "as found").expect("it is written");
        assert_eq!(store.get(&first, Coding::Brotli).expect("it is found"), b"as found");
        assert_eq!(unpacked(&store.get(&first, Coding::Gzip).expect("another coding"), Coding::Gzip), first);
        assert_eq!(
            unpacked(&store.get(&other, Coding::Brotli).expect("another file"), Coding::Brotli),
            other
        );
        assert_eq!(unpacked(&compressed, Coding::Brotli), first);
    }

    #[test]
    fn every_job_is_done_once_and_one_that_fails_is_told() {
        let done: Vec<_> = (0..100).map(|_| AtomicUsize::new(0)).collect();
        on_all_cores(&done, |job| {
            job.fetch_add(1, Ordering::Relaxed);
            Ok(())
        })
        .expect("all are done");
        assert!(done.iter().all(|job| job.load(Ordering::Relaxed) == 1));
        let error = on_all_cores(&[1, 2, 3], |&job| if job == 2 { Err(anyhow!("two")) } else { Ok(()) });
        assert_eq!(error.expect_err("two fails").to_string(), "two");
    }
}
