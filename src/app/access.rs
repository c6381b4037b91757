//! The accessibility tree of the window: handed to the platform where somebody asks for it, and what is asked for in
//! return handed to egui.
//!
//! bevy_egui gives its tree away, but brings nothing back, and a request wakes nobody: the map sleeps until there is
//! an event of the window. So a thread looks whether there is something, and wakes the map then and only then.

use bevy::a11y::AccessibilityRequested;
use bevy::prelude::*;
use bevy::winit::accessibility::{WinitActionRequestHandler, WinitActionRequestHandlers};
use bevy::winit::{EventLoopProxyWrapper, WinitUserEvent};
use bevy_egui::egui::Event;
use bevy_egui::{EguiContext, EguiInput, EguiPreUpdateSet, PrimaryEguiContext};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::Duration;

/// How long a screen reader waits for an answer at the most, once there is one.
const BETWEEN_LOOKS: Duration = Duration::from_millis(40);
/// The same for the first of them to be noticed.
const BETWEEN_FIRST_LOOKS: Duration = Duration::from_millis(250);

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, (listen, hand_over).chain().after(EguiPreUpdateSet::ProcessInput));
}

/// What is asked for in one window, in the order in which it was.
type Requests = Mutex<WinitActionRequestHandler>;

/// Starts the thread once there is a window to look after, and has a tree made while somebody reads it.
fn listen(
    requested: Res<AccessibilityRequested>,
    windows: Res<WinitActionRequestHandlers>,
    proxy: Res<EventLoopProxyWrapper>,
    mut contexts: Query<&mut EguiContext, With<PrimaryEguiContext>>,
    mut is_listening: Local<bool>,
) {
    if !*is_listening && !windows.is_empty() {
        *is_listening = true;
        let (requested, proxy) = (requested.clone(), (**proxy).clone());
        let windows: Vec<Weak<Requests>> = windows.values().map(Arc::downgrade).collect();
        let wake = move || proxy.send_event(WinitUserEvent::WakeUp).is_ok();
        let watch = std::thread::Builder::new().name("accessibility".to_owned());
        if let Err(error) = watch.spawn(move || watch_over(&requested, &windows, wake)) {
            warn!("a screen reader has to wait for the map to move: {error}");
        }
    }
    for mut context in &mut contexts {
        let context = context.bypass_change_detection().get_mut();
        if requested.get() {
            context.enable_accesskit();
        } else {
            context.disable_accesskit();
        }
    }
}

/// Wakes the map for the first reader and for each request, until the window or the map is gone.
fn watch_over(requested: &AccessibilityRequested, windows: &[Weak<Requests>], wake: impl Fn() -> bool) {
    let mut was_requested = false;
    loop {
        std::thread::sleep(if was_requested { BETWEEN_LOOKS } else { BETWEEN_FIRST_LOOKS });
        let is_requested = requested.get();
        let open: Vec<Arc<Requests>> = windows.iter().filter_map(Weak::upgrade).collect();
        let is_asked = open.iter().any(|window| !lock(window).is_empty());
        let is_awake = if is_requested != was_requested || is_asked { wake() } else { true };
        if open.is_empty() || !is_awake {
            return;
        }
        was_requested = is_requested;
    }
}

/// Hands to egui what was asked for since the last frame.
fn hand_over(
    windows: Res<WinitActionRequestHandlers>,
    mut inputs: Query<&mut EguiInput, With<PrimaryEguiContext>>,
) {
    let asked: VecDeque<_> =
        windows.values().flat_map(|window| std::mem::take(&mut **lock(window))).collect();
    let Ok(mut input) = inputs.single_mut() else { return };
    input.bypass_change_detection().events.extend(asked.into_iter().map(Event::AccessKitActionRequest));
}

fn lock(window: &Requests) -> std::sync::MutexGuard<'_, WinitActionRequestHandler> {
    window.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::accesskit::{Action, ActionRequest, NodeId, TreeId};
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Instant;

    fn request() -> ActionRequest {
        ActionRequest { action: Action::Focus, target_tree: TreeId::ROOT, target_node: NodeId(7), data: None }
    }

    /// Waits until it is so, for as long as a slow machine may need.
    fn comes(is_so: impl Fn() -> bool) -> bool {
        let start = Instant::now();
        while start.elapsed() < Duration::from_secs(20) {
            if is_so() {
                return true;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        false
    }

    #[test]
    fn the_map_is_woken_for_a_reader_and_for_each_request_and_never_else() {
        let requested = AccessibilityRequested::default();
        let window = Arc::new(Requests::default());
        let woken = Arc::new(AtomicUsize::new(0));
        let (theirs, windows, bell) = (requested.clone(), vec![Arc::downgrade(&window)], woken.clone());
        let answered = Arc::downgrade(&window);
        let watch = std::thread::spawn(move || {
            watch_over(&theirs, &windows, || {
                if let Some(window) = answered.upgrade() {
                    lock(&window).clear();
                }
                bell.fetch_add(1, Ordering::SeqCst);
                true
            });
        });
        std::thread::sleep(3 * BETWEEN_FIRST_LOOKS);
        assert_eq!(woken.load(Ordering::SeqCst), 0, "nobody has asked for anything");
        requested.set(true);
        assert!(comes(|| woken.load(Ordering::SeqCst) == 1));
        std::thread::sleep(5 * BETWEEN_LOOKS);
        assert_eq!(woken.load(Ordering::SeqCst), 1, "one waking is enough");
        lock(&window).push_back(request());
        assert!(comes(|| woken.load(Ordering::SeqCst) == 2));
        requested.set(false);
        assert!(comes(|| woken.load(Ordering::SeqCst) == 3));
        drop(window);
        watch.join().expect("it ends with the window");
    }

    #[test]
    fn without_a_window_or_a_map_nothing_is_watched_any_longer() {
        let requested = AccessibilityRequested::default();
        let gone = Arc::downgrade(&Arc::new(Requests::default()));
        watch_over(&requested, &[gone], || true);
        let window = Arc::new(Requests::default());
        lock(&window).push_back(request());
        watch_over(&requested, &[Arc::downgrade(&window)], || false);
    }

    #[test]
    fn what_a_screen_reader_asks_for_reaches_egui_once() {
        let mut app = App::new();
        let window = Arc::new(Requests::default());
        lock(&window).push_back(request());
        let mut windows = WinitActionRequestHandlers::default();
        windows.insert(Entity::PLACEHOLDER, window);
        app.insert_resource(windows).add_systems(PreUpdate, hand_over);
        let context = app.world_mut().spawn((EguiContext::default(), PrimaryEguiContext)).id();
        for _ in 0..2 {
            app.update();
            let events = &app.world().entity(context).get::<EguiInput>().expect("input").events;
            assert_eq!(events.as_slice(), [Event::AccessKitActionRequest(request())]);
        }
    }
}
