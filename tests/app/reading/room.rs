//! The panels without a window over the real state of the app: what they ask for is done before the next frame.

use bevy::prelude::App;
use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::{Event, Key, Modifiers, MouseWheelUnit, Pos2, TouchPhase, Vec2, vec2};
use egui_kittest::kittest::{Queryable as _, by};
use egui_kittest::{Harness, Node};
use high_north::app::panels::{Panels, panels_ui};
use high_north::app::state::{Act, Interface, OpenAtlas, Selection, View};
use high_north::app::{map_input_ui, speak, theme};
use high_north::atlas::{ArticleIndex, Atlas, NearBy, PlaceIndex};
use high_north::command::Command;
use high_north::view::{Pace, ScreenPos, ScreenRect};
use std::time::Duration;

pub(crate) const WIDE: Vec2 = vec2(1280.0, 800.0);
pub(crate) const PHONE: Vec2 = vec2(390.0, 844.0);
/// A frame, in seconds.
pub(crate) const FRAME_S: f32 = 0.05;

/// The app, and everything that was asked for since the test looked last.
pub(crate) struct Room {
    pub(crate) app: App,
    pub(crate) asked: Vec<Command>,
    is_styled: bool,
}

impl Room {
    pub(crate) fn selection(&self) -> &Selection {
        self.app.world().resource::<Selection>()
    }

    pub(crate) fn atlas(&self) -> &Atlas {
        &self.app.world().resource::<OpenAtlas>().0
    }

    pub(crate) fn act(&mut self, command: Command) {
        self.app.world_mut().write_message(Act(command));
    }
}

pub(crate) type Reading = Harness<'static, Room>;

pub(crate) fn room(size: Vec2, setup: &[Command]) -> Reading {
    let free = ScreenRect { min: ScreenPos::new(430.0, 0.0), width_px: 850.0, height_px: 800.0 };
    let mut app = crate::headless::started_in("", free, Duration::from_secs_f32(FRAME_S));
    for command in setup {
        app.world_mut().write_message(Act(command.clone()));
    }
    app.update();
    let room = Room { app, asked: Vec::new(), is_styled: false };
    let mut harness = Harness::builder().with_size(size).with_step_dt(FRAME_S).build_ui_state(frame, room);
    harness.run_steps(8);
    harness.state_mut().asked.clear();
    harness
}

fn frame(ui: &mut bevy_egui::egui::Ui, room: &mut Room) {
    let world = room.app.world();
    let interface = world.resource::<Interface>().clone();
    if !room.is_styled {
        ui.ctx().set_fonts(theme::fonts());
        speak(ui.ctx(), interface.settings.language.words());
        theme::apply(ui.ctx(), interface.settings.theme);
        room.is_styled = true;
        return; // Fonts are there from the next frame on.
    }
    let selection = world.resource::<Selection>().clone();
    let atlas = &world.resource::<OpenAtlas>().0;
    let near = selection.place.map_or_else(NearBy::default, |place| NearBy::new(atlas, place, []));
    let view = world.resource::<View>();
    let state = Panels {
        atlas,
        article: selection.article.unwrap_or(ArticleIndex(0)),
        selected: selection.place,
        hovered: selection.hovered,
        passage: selection.passage.as_ref(),
        scroll_request: selection.scroll_request,
        reader_open: interface.reader_open,
        reader_page: interface.reader_page,
        reading: selection.reading.as_ref().map(|reading| reading.mention),
        near: &near,
        also_here: &[],
        layers_open: interface.layers_open,
        help_open: interface.help_open,
        report_open: false,
        menu_open: interface.menu_open,
        settings_open: interface.settings_open,
        report: &[],
        layers: &interface.layers,
        dropped: &[],
        dropped_feature: None,
        is_dragged_over: false,
        pin: None,
        step: selection.step,
        playing: interface.playing,
        search: None,
        index: None,
        daylight: None,
        moment: None,
        time_plays: false,
        pace: Pace::default(),
        settings: interface.settings,
        bearing_deg: 0.0,
        projection: view.projection(),
        view,
        measuring: None,
        compare: None,
        export: None,
        link: "#place",
    };
    let mut asked = Vec::new();
    let map = panels_ui(ui, &state, &mut asked);
    asked.extend(map_input_ui(ui, map).commands);
    for command in &asked {
        room.app.world_mut().write_message(Act(command.clone()));
    }
    room.asked.extend(asked);
    room.app.update();
}

/// Everything that was asked for since the last look.
pub(crate) fn asked(harness: &mut Reading) -> Vec<Command> {
    std::mem::take(&mut harness.state_mut().asked)
}

/// Presses a key and lets a few frames pass.
pub(crate) fn press(harness: &mut Reading, key: Key) {
    harness.key_press(key);
    harness.run_steps(4);
}

/// The widget that has the keyboard's focus.
pub(crate) fn focused<'a>(harness: &'a Reading) -> Option<Node<'a>> {
    harness.query_all(by().predicate(|node| node.is_focused() && node.role() != Role::Window)).next()
}

/// Role and name of the widget that has the focus.
pub(crate) fn focus_of(harness: &Reading) -> Option<(Role, String)> {
    use egui_kittest::kittest::NodeT as _;
    let node = focused(harness)?;
    let node = node.accesskit_node();
    Some((node.role(), node.label().unwrap_or_default()))
}

/// Presses Tab until the widget with this role and name has the focus.
pub(crate) fn tab_to(harness: &mut Reading, role: Role, name: &str) {
    for _ in 0..400 {
        if focus_of(harness).is_some_and(|(found, label)| found == role && label == name) {
            return;
        }
        harness.key_press(Key::Tab);
        harness.run_steps(2);
    }
    panic!("the Tab key does not come to {role:?} {name}");
}

/// Turns the wheel over a position.
pub(crate) fn wheel(harness: &mut Reading, at: Pos2, points: f32) {
    harness.hover_at(at);
    harness.event(Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, -points),
        phase: TouchPhase::Move,
        modifiers: Modifiers::NONE,
    });
    harness.run_steps(1);
}

pub(crate) fn name_of(atlas: &Atlas, place: PlaceIndex) -> String {
    atlas.place(place).expect("a place").name.clone()
}
