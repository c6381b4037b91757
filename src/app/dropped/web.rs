//! Files that are dropped on the page or chosen in its dialog: read in slices, since the page has one thread for all.

use super::job::{Job, News, Next, Source};
use super::{DroppedLayers, Works};
use crate::app::state::{Act, CommandSystems, DropState};
use crate::command::Command;
use async_channel::{Receiver, Sender, TryRecvError};
use bevy::prelude::*;
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// A file is read and drawn for no longer than this in a frame, in milliseconds, but for the last of its steps: one
/// feature, or one piece, is not cut in two.
pub(super) const SLICE_MS: f64 = 12.0;
/// So much of a file is fetched from the browser at once.
const BYTES_AT_ONCE: f64 = 262_144.0;
/// Pieces of a file that are fetched ahead.
const PIECES_AHEAD: usize = 4;
/// What the dialog offers first.
const ACCEPTED: &str = ".geojson,.json,.geojsonl,.geojsons,.ndjson,.jsonl,application/geo+json,application/geo+json-seq,application/json";

type Proxy = bevy::winit::EventLoopProxy<WinitUserEvent>;

/// The bytes of a file as the browser hands them out.
pub(super) struct Pieces {
    receiver: Receiver<Result<Vec<u8>, String>>,
    piece: Vec<u8>,
}

impl Source for Pieces {
    fn next(&mut self) -> Next<'_> {
        match self.receiver.try_recv() {
            Ok(Ok(piece)) => {
                self.piece = piece;
                Next::Bytes(&self.piece)
            }
            Ok(Err(reason)) => Next::Fault(reason),
            Err(TryRecvError::Empty) => Next::Nothing,
            Err(TryRecvError::Closed) => Next::End,
        }
    }
}

/// The work on a file, done in slices.
pub(super) struct Work {
    job: Job<Pieces>,
    stop: Arc<AtomicBool>,
    slice_start_ms: Option<f64>,
    is_cut: bool,
}

fn now_ms() -> f64 {
    web_sys::window().and_then(|page| page.performance()).map_or(0.0, |clock| clock.now())
}

impl Work {
    /// Takes a step, where the slice of this frame is not used up.
    pub(super) fn next(&mut self) -> Option<News> {
        let start_ms = *self.slice_start_ms.get_or_insert_with(now_ms);
        if now_ms() - start_ms > SLICE_MS {
            // Once a slice it is told how much is drawn.
            let is_first = !std::mem::replace(&mut self.is_cut, true);
            return if is_first { self.job.drawn() } else { None };
        }
        self.job.step()
    }

    /// Ends the slice; true where there is more to do that waits for nothing but the next frame.
    pub(super) fn is_waiting(&mut self) -> bool {
        self.slice_start_ms = None;
        std::mem::take(&mut self.is_cut)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// What the page says.
enum Told {
    DraggedOver(bool),
    File { name: String, total: f64, pieces: Receiver<Result<Vec<u8>, String>> },
}

#[derive(Resource)]
struct Page {
    sender: Sender<Told>,
    receiver: Receiver<Told>,
    is_heard: bool,
}

pub(super) fn plugin(app: &mut App) {
    let (sender, receiver) = async_channel::unbounded();
    app.insert_resource(Page { sender, receiver, is_heard: false })
        .add_systems(Update, (listen, take, ask).chain().in_set(CommandSystems).after(super::obey));
}

/// Begins to listen to the page, once there is somebody to wake.
fn listen(mut page: ResMut<Page>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    let Some(proxy) = proxy.filter(|_| !page.is_heard) else { return };
    page.is_heard = true;
    let Some(window) = web_sys::window() else { return };
    for (event, is_over) in [("dragover", true), ("dragleave", false), ("drop", false)] {
        let (sender, proxy) = (page.sender.clone(), (**proxy).clone());
        let listener = Closure::<dyn FnMut(web_sys::DragEvent)>::new(move |drag: web_sys::DragEvent| {
            // Else the browser would open the file in place of the page.
            drag.prevent_default();
            if drag.type_() == "drop"
                && let Some(files) = drag.data_transfer().and_then(|data| data.files())
            {
                hand_over(&files, &sender, &proxy);
            }
            let _ = sender.try_send(Told::DraggedOver(is_over));
            let _ = proxy.send_event(WinitUserEvent::WakeUp);
        });
        let listens = window.add_event_listener_with_callback(event, listener.as_ref().unchecked_ref());
        if let Err(error) = listens {
            warn!("files cannot be dropped on the page: {error:?}");
        }
        // It listens as long as the page lives.
        listener.forget();
    }
}

/// Begins to fetch every file of a list.
fn hand_over(files: &web_sys::FileList, sender: &Sender<Told>, proxy: &Proxy) {
    for file in (0..files.length()).filter_map(|index| files.get(index)) {
        let (pieces, receiver) = async_channel::bounded(PIECES_AHEAD);
        let told = Told::File { name: file.name(), total: file.size(), pieces: receiver };
        let _ = sender.try_send(told);
        spawn_local(fetch(file, pieces, proxy.clone()));
    }
    let _ = proxy.send_event(WinitUserEvent::WakeUp);
}

/// Fetches a file piece by piece; ends where nobody wants them any more.
async fn fetch(file: web_sys::File, pieces: Sender<Result<Vec<u8>, String>>, proxy: Proxy) {
    let total = file.size();
    let mut at = 0.0;
    while at < total {
        let end = (at + BYTES_AT_ONCE).min(total);
        let piece = match file.slice_with_f64_and_f64(at, end) {
            Ok(blob) => JsFuture::from(blob.array_buffer()).await,
            Err(error) => Err(error),
        };
        let piece = piece.map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec());
        let has_failed = piece.is_err();
        let piece = piece.map_err(|error| reason(&error));
        if pieces.send(piece).await.is_err() || has_failed {
            return;
        }
        let _ = proxy.send_event(WinitUserEvent::WakeUp);
        at = end;
    }
    drop(pieces);
    let _ = proxy.send_event(WinitUserEvent::WakeUp);
}

fn reason(error: &JsValue) -> String {
    let message = js_sys::Reflect::get(error, &"message".into()).ok().and_then(|text| text.as_string());
    message.unwrap_or_default()
}

/// Takes up the files that the page has handed over.
fn take(page: Res<Page>, mut layers: ResMut<DroppedLayers>, mut works: ResMut<Works>) {
    while let Ok(told) = page.receiver.try_recv() {
        match told {
            Told::DraggedOver(is_over) if layers.is_dragged_over != is_over => {
                layers.is_dragged_over = is_over;
            }
            Told::DraggedOver(_) => {}
            Told::File { name, total, pieces } => {
                let total = total as u64;
                let state = DropState::Loading { bytes: 0, total, drawn: None };
                let id = works.begin(&mut layers, name.clone(), state, true);
                let stop = Arc::new(AtomicBool::new(false));
                let source = Pieces { receiver: pieces, piece: Vec::new() };
                let job = Job::new(&name, total, Arc::clone(&stop), source);
                works.works.insert(id, Work { job, stop, slice_start_ms: None, is_cut: false });
            }
        }
    }
}

/// Opens the browser's dialog where a person asks for a file.
fn ask(mut acts: MessageReader<Act>, page: Res<Page>, proxy: Option<Res<EventLoopProxyWrapper>>) {
    if !acts.read().any(|Act(command)| *command == Command::OpenFile) {
        return;
    }
    let Some(proxy) = proxy else { return };
    if let Err(error) = open_dialog(&page.sender, &proxy) {
        warn!("the dialog for files does not open: {error:?}");
    }
}

fn open_dialog(sender: &Sender<Told>, proxy: &Proxy) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|page| page.document()).ok_or(JsValue::NULL)?;
    let input: web_sys::HtmlInputElement = document.create_element("input")?.dyn_into()?;
    input.set_type("file");
    input.set_multiple(true);
    input.set_accept(ACCEPTED);
    let (sender, proxy, chosen) = (sender.clone(), proxy.clone(), input.clone());
    let listener = Closure::once_into_js(move || {
        if let Some(files) = chosen.files() {
            hand_over(&files, &sender, &proxy);
        }
    });
    input.add_event_listener_with_callback("change", listener.unchecked_ref())?;
    input.click();
    Ok(())
}
