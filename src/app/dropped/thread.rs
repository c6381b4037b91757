//! A thread for each file.

use super::job::{Job, News, Next, Source};
use crate::dropped::{Dropped, Refusal};
use async_channel::{Receiver, Sender};
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use std::fs::File;
use std::io::Read;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// So much is read at once: some milliseconds of work.
const BYTES_AT_ONCE: usize = 256 << 10;
/// Pieces that wait for the map; beyond these the thread waits.
const PIECES_AHEAD: usize = 6;
/// The map is told no more often how far a file has come.
const BETWEEN_NEWS: Duration = Duration::from_millis(50);

/// Asks the window for a frame.
pub(super) struct Waker(Option<bevy::winit::EventLoopProxy<WinitUserEvent>>);

impl Waker {
    pub(super) fn new(proxy: Option<&EventLoopProxyWrapper>) -> Self {
        Self(proxy.map(|proxy| (**proxy).clone()))
    }

    fn wake(&self) {
        if let Some(proxy) = &self.0 {
            // It fails where the window has gone, and the program with it.
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        }
    }
}

/// The work of a thread; it ends when this is dropped.
pub(super) struct Work {
    news: Receiver<News>,
    stop: Arc<AtomicBool>,
}

impl Work {
    /// What has come since.
    pub(super) fn next(&mut self) -> Option<News> {
        self.news.try_recv().ok()
    }

    /// The thread wakes the map.
    pub(super) fn is_waiting(&mut self) -> bool {
        false
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

struct FileSource {
    file: File,
    buffer: Vec<u8>,
}

impl Source for FileSource {
    fn next(&mut self) -> Next<'_> {
        match self.file.read(&mut self.buffer) {
            Ok(0) => Next::End,
            Ok(count) => Next::Bytes(&self.buffer[..count]),
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => Next::Bytes(&[]),
            Err(error) => Next::Fault(error.to_string()),
        }
    }
}

/// A file that was read before has no more bytes.
struct ReadBefore;

impl Source for ReadBefore {
    fn next(&mut self) -> Next<'_> {
        Next::End
    }
}

/// Begins to read a file, in a thread of its own.
pub(super) fn start(name: &str, path: PathBuf, waker: Waker) -> Work {
    let name = name.to_owned();
    spawn(move |stop, sender| read(&name, &path, stop, sender, &waker))
}

/// Begins to draw a file that was read before, in a thread of its own.
pub(super) fn draw_again(file: Arc<Dropped>) -> Work {
    spawn(move |stop, sender| work_off(Job::again(file, ReadBefore), &stop, sender, &Waker(None)))
}

fn spawn(run: impl FnOnce(Arc<AtomicBool>, &Sender<News>) + Send + 'static) -> Work {
    let (sender, news) = async_channel::bounded(PIECES_AHEAD);
    let stop = Arc::new(AtomicBool::new(false));
    let work = Work { news, stop: Arc::clone(&stop) };
    let failed = sender.clone();
    let thread = std::thread::Builder::new().name("dropped file".to_owned());
    if let Err(error) = thread.spawn(move || run(stop, &sender)) {
        let _ = failed.try_send(News::Failed(Refusal::Unreadable(error.to_string())));
    }
    work
}

fn read(name: &str, path: &PathBuf, stop: Arc<AtomicBool>, sender: &Sender<News>, waker: &Waker) {
    let opened = File::open(path).and_then(|file| Ok((file.metadata()?.len(), file)));
    let (total, file) = match opened {
        Ok(opened) => opened,
        Err(error) => {
            let _ = sender.send_blocking(News::Failed(Refusal::Unreadable(error.to_string())));
            return waker.wake();
        }
    };
    let source = FileSource { file, buffer: vec![0; BYTES_AT_ONCE] };
    work_off(Job::new(name, total, Arc::clone(&stop), source), &stop, sender, waker);
}

/// Tells the map of every step.
fn work_off<S: Source>(mut job: Job<S>, stop: &AtomicBool, sender: &Sender<News>, waker: &Waker) {
    let mut told = Instant::now();
    while let Some(news) = job.step() {
        if stop.load(Ordering::Relaxed) {
            return;
        }
        let is_progress = matches!(news, News::Read { .. } | News::Drawn { .. });
        let is_time = told.elapsed() >= BETWEEN_NEWS;
        if is_progress && !is_time {
            continue;
        }
        // Nobody listens any more where the file has been removed.
        if sender.send_blocking(news).is_err() {
            return;
        }
        if is_time {
            told = Instant::now();
            if let Some(drawn) = job.drawn()
                && sender.send_blocking(drawn).is_err()
            {
                return;
            }
        }
        waker.wake();
    }
}
