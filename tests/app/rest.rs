//! At rest no frame is asked for: neither by the map nor by egui, whatever is open.

use bevy::ecs::message::Messages;
use bevy::window::RequestRedraw;
use high_north::app::{Rehearsal, Scene};
use high_north::atlas::PlaceIndex;
use high_north::command::Command;
use high_north::format::{built_in, load};
use high_north::view::Link;

const WIDE: (f32, f32) = (1280.0, 800.0);
/// Within so many frames of 20 ms all that eases in is there.
const MOST_FRAMES: usize = 400;
/// So many frames in a row that ask for none are rest: what goes back and forth does not ask in every frame.
const QUIET_FRAMES: usize = 8;

fn opened(link: &str, size: (f32, f32)) -> Rehearsal {
    let scene = Scene { atlas: load(built_in()).atlas, link: Link::parse(link).0, ..Scene::default() };
    Rehearsal::open(scene, size)
}

/// Who asks for another frame: the map by a message, egui by a place in its code or in ours.
fn asked(app: &mut Rehearsal) -> Vec<String> {
    let redraws = app.world_mut().resource_mut::<Messages<RequestRedraw>>().drain().count();
    let context = app.context();
    let causes = context.repaint_causes();
    let by_egui = context.has_requested_repaint().then(|| causes.iter().map(ToString::to_string)).into_iter();
    by_egui.flatten().chain((redraws > 0).then(|| format!("{redraws} requests of the map"))).collect()
}

fn assert_rests(app: &mut Rehearsal, when: &str) {
    let mut quiet = 0;
    let mut last = Vec::new();
    for _ in 0..MOST_FRAMES {
        app.frame();
        let now = asked(app);
        quiet = if now.is_empty() { quiet + 1 } else { 0 };
        if quiet == QUIET_FRAMES {
            return;
        }
        if !now.is_empty() {
            last = now;
        }
    }
    panic!("{when} it never rests: {last:#?}");
}

#[test]
fn what_is_open_asks_for_no_frame_at_rest() {
    for size in [WIDE, (1280.0, 720.0), (390.0, 844.0)] {
        for link in ["", "#map=4/64.5/20", "#place=kirkenes", "#place=norway", "#step=1", "#step=6"] {
            let mut app = opened(link, size);
            assert_rests(&mut app, &format!("opened at {link:?} in {size:?}"));
        }
    }
}

#[test]
fn what_has_been_done_asks_for_no_frame_at_rest() {
    for size in [WIDE, (1280.0, 720.0), (390.0, 844.0)] {
        let mut app = opened("#map=4/64.5/20", size);
        for command in [
            Command::NextStep,
            Command::NextStep,
            Command::Select { place: Some(PlaceIndex(0)), fly: true },
            Command::Select { place: None, fly: false },
        ] {
            app.act(command.clone());
            assert_rests(&mut app, &format!("after {command:?} in {size:?}"));
        }
    }
}
