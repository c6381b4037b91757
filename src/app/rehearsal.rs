//! The app without a window and without a graphics card: what a person does goes through the one egui pass, and what
//! it asks for is obeyed, as in a window. Nothing is drawn. For tests.

use super::labels::{BaseLabels, PlacedLabels};
use super::marks::Marks;
use super::screen::Pointed;
use super::state::{
    Act, CurrentFlight, DroppedLayers, Interface, OpenAtlas, Pending, Pixels, Selection, View,
};
use super::{Scene, ScreenPlugin, StatePlugin, loading};
use crate::atlas::PlaceIndex;
use crate::command::Command;
use crate::view::ScreenPos;
use bevy::a11y::AccessibilityPlugin;
use bevy::asset::AssetEvent;
use bevy::ecs::schedule::SingleThreadedExecutor;
use bevy::input::InputPlugin;
use bevy::prelude::*;
use bevy::shader::Shader;
use bevy::time::TimeUpdateStrategy;
use bevy_egui::egui::accesskit::{NodeId, TreeUpdate};
use bevy_egui::egui::{self, Event, Pos2, Rect, vec2};
use bevy_egui::{EguiContext, EguiInput, EguiOutput, EguiPlugin, EguiRenderOutput, PrimaryEguiContext};
use std::time::Duration;

/// From one frame to the next.
const FRAME: Duration = Duration::from_millis(20);
/// No flight, glide or step takes so many frames.
const MOST_FRAMES: usize = 400;
/// A button is pressed and let go this far apart, in points, at the most.
const STEPS_OF_A_DRAG: u8 = 8;

/// Runs an app's systems one after another in the thread that asks for a frame. Bevy's own threads are the process's:
/// on two cores there is one for the systems of all apps, and tests side by side would wait for it in turn.
pub fn run_in_this_thread(app: &mut App) {
    for (_, schedule) in app.world_mut().resource_mut::<Schedules>().iter_mut() {
        schedule.set_executor(SingleThreadedExecutor::new());
    }
}

/// The app, with hands to use it.
pub struct Rehearsal {
    app: App,
    context: Entity,
    /// In points of text at 100 percent.
    size: egui::Vec2,
    frames: u32,
    events: Vec<Event>,
    modifiers: egui::Modifiers,
}

impl Rehearsal {
    /// Starts the app in a window of this size in points, and waits until everything that has a name has it.
    pub fn open(scene: Scene, size: (f32, f32)) -> Self {
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, AccessibilityPlugin, InputPlugin))
            .add_plugins(WindowPlugin { primary_window: None, ..default() })
            .insert_resource(TimeUpdateStrategy::ManualDuration(FRAME));
        loading::source_plugin(&mut app);
        app.add_plugins(AssetPlugin::default())
            .init_asset::<Image>()
            .init_asset::<Shader>()
            .add_message::<AssetEvent<Image>>()
            .add_plugins(EguiPlugin::default())
            .add_plugins((StatePlugin(scene), ScreenPlugin))
            .insert_resource(Pending { what: None, has_map: true })
            .insert_resource(pixels(size, 1.0));
        let context = app.world_mut().spawn((EguiContext::default(), PrimaryEguiContext)).id();
        app.finish();
        app.cleanup();
        run_in_this_thread(&mut app);
        let mut rehearsal = Self {
            app,
            context,
            size: vec2(size.0, size.1),
            frames: 0,
            events: Vec::new(),
            modifiers: egui::Modifiers::NONE,
        };
        rehearsal.context().enable_accesskit();
        while !rehearsal.world().resource::<BaseLabels>().is_there() {
            rehearsal.frame();
        }
        rehearsal.settle();
        rehearsal
    }

    /// The state of the app.
    pub fn world(&self) -> &World {
        self.app.world()
    }

    /// The state of the app, to be changed as nobody could by hand.
    pub fn world_mut(&mut self) -> &mut World {
        self.app.world_mut()
    }

    /// What a reader has chosen.
    pub fn selection(&self) -> &Selection {
        self.world().resource::<Selection>()
    }

    /// What is open.
    pub fn interface(&self) -> &Interface {
        self.world().resource::<Interface>()
    }

    /// The view of the map.
    pub fn view(&self) -> View {
        *self.world().resource::<View>()
    }

    /// egui's own state.
    pub fn context(&mut self) -> egui::Context {
        let mut entity = self.app.world_mut().entity_mut(self.context);
        let mut context = entity.get_mut::<EguiContext>().expect("the context was spawned with it");
        context.get_mut().clone()
    }

    /// The accessibility tree of the last frame.
    pub fn tree(&self) -> TreeUpdate {
        let output = self.world().entity(self.context).get::<EguiOutput>().expect("a context has an output");
        output.platform_output.accesskit_update.clone().expect("the tree is on")
    }

    /// Whether the last frame painted anything of this colour within a rectangle.
    pub fn paints(&self, color: egui::Color32, rect: Rect) -> bool {
        let output = self.world().entity(self.context).get::<EguiRenderOutput>();
        let jobs = output.map(|output| output.paint_jobs.as_slice()).unwrap_or_default();
        jobs.iter().any(|job| {
            let seen = rect.intersect(job.clip_rect);
            let is_there = |vertex: &egui::epaint::Vertex| vertex.color == color && seen.contains(vertex.pos);
            match &job.primitive {
                egui::epaint::Primitive::Mesh(mesh) => mesh.vertices.iter().any(is_there),
                egui::epaint::Primitive::Callback(_) => false,
            }
        })
    }

    /// The layer of a widget of the last frame, all of its rectangle, and what of it is seen.
    pub fn widget(&mut self, node: NodeId) -> Option<(egui::LayerId, Rect, Rect)> {
        self.context().viewport(|viewport| {
            let mut layers = viewport.prev_pass.widgets.layers();
            layers.find_map(|(layer, widgets)| {
                let widget = widgets.iter().find(|widget| widget.id.accesskit_id() == node)?;
                Some((*layer, widget.rect, widget.interact_rect))
            })
        })
    }

    /// The text that the last frame put on the clipboard.
    pub fn copied(&self) -> Option<&str> {
        let output = self.world().entity(self.context).get::<EguiOutput>()?;
        output.platform_output.commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.as_str()),
            _ => None,
        })
    }

    /// Whether a panel or a button lies on a position of the map.
    pub fn is_covered(&self, pos: Pos2) -> bool {
        let context = self.world().entity(self.context).get::<EguiContext>().cloned();
        let layer = context.and_then(|mut context| context.get_mut().layer_id_at(pos));
        layer.is_some_and(|layer| layer.order != egui::Order::Background)
    }

    /// The place that a click at a position of the map is meant for, be it by its mark, its label, its line or its area.
    pub fn place_at(&self, pos: Pos2) -> Option<PlaceIndex> {
        let world = self.world();
        let pointed = Pointed {
            atlas: &world.resource::<OpenAtlas>().0,
            view: world.resource::<View>(),
            interface: world.resource::<Interface>(),
            marks: world.resource::<Marks>(),
            labels: world.resource::<PlacedLabels>(),
            dropped: world.resource::<DroppedLayers>(),
        };
        let hit = pointed.at(ScreenPos::new(f64::from(pos.x), f64::from(pos.y)))?;
        Some(hit.place())
    }

    /// Makes the window this large, in points of text at 100 percent.
    pub fn resize(&mut self, size: (f32, f32)) {
        self.size = vec2(size.0, size.1);
        self.settle();
    }

    /// Asks for something, as a button would.
    pub fn act(&mut self, command: Command) {
        self.app.world_mut().write_message(Act(command));
        self.frame();
    }

    /// Something that a person does, before the next frame.
    pub fn event(&mut self, event: Event) {
        self.events.push(event);
    }

    /// One frame.
    pub fn frame(&mut self) {
        self.frames += 1;
        let factor = self.interface().settings.text_size.factor();
        let now = pixels((self.size.x, self.size.y), factor);
        self.app.world_mut().resource_mut::<Pixels>().set_if_neq(now);
        let size = self.size / self.context().zoom_factor();
        let time_s = f64::from(self.frames) * FRAME.as_secs_f64();
        let events = std::mem::take(&mut self.events);
        let mut entity = self.app.world_mut().entity_mut(self.context);
        let mut input = entity.get_mut::<EguiInput>().expect("a context has an input");
        input.screen_rect = Some(Rect::from_min_size(Pos2::ZERO, size));
        input.time = Some(time_s);
        input.focused = true;
        input.events.extend(events);
        self.app.update();
    }

    /// Frames until nothing moves by itself and nothing that was asked for is to be done.
    pub fn settle(&mut self) {
        let mut still = 0;
        for _ in 0..MOST_FRAMES {
            let before = self.state();
            self.frame();
            let is_still = self.state() == before && self.world().resource::<CurrentFlight>().0.is_none();
            still = if is_still { still + 1 } else { 0 };
            if still == 4 {
                return;
            }
        }
    }

    fn state(&self) -> (View, Selection, Interface) {
        (self.view(), self.selection().clone(), self.interface().clone())
    }

    /// Presses a key and lets it go.
    pub fn key(&mut self, modifiers: egui::Modifiers, key: egui::Key) {
        self.hold(modifiers);
        for pressed in [true, false] {
            self.event(Event::Key { key, physical_key: None, pressed, repeat: false, modifiers });
            self.frame();
        }
        self.hold(egui::Modifiers::NONE);
        self.frame();
    }

    /// Holds these keys down from the next frame on, and no other that only changes what others do.
    pub fn hold(&mut self, modifiers: egui::Modifiers) {
        self.modifiers = modifiers;
        self.event(Event::ModifiersChanged(modifiers));
    }

    /// Moves the pointer there.
    pub fn point(&mut self, pos: Pos2) {
        self.event(Event::PointerMoved(pos));
        self.frame();
    }

    /// Lets two seconds go by.
    pub fn pause(&mut self) {
        self.frames += 100;
    }

    /// Clicks there, with time enough before it for the click to be no double one.
    pub fn click(&mut self, pos: Pos2) {
        self.pause();
        self.point(pos);
        for pressed in [true, false] {
            self.button(pos, pressed);
            self.frame();
        }
        self.frame();
    }

    /// Presses or lets go of the first button, before the next frame.
    pub fn button(&mut self, pos: Pos2, pressed: bool) {
        let (button, modifiers) = (egui::PointerButton::Primary, self.modifiers);
        self.event(Event::PointerButton { pos, button, pressed, modifiers });
    }

    /// Drags from the first position over the others to the last; `look` sees the app after each frame.
    pub fn drag(&mut self, way: &[Pos2], mut look: impl FnMut(&Self)) {
        let (Some(first), Some(last)) = (way.first(), way.last()) else { return };
        self.pause();
        self.point(*first);
        self.button(*first, true);
        self.frame();
        for pair in way.windows(2) {
            for step in 1..=STEPS_OF_A_DRAG {
                self.point(pair[0].lerp(pair[1], f32::from(step) / f32::from(STEPS_OF_A_DRAG)));
                look(self);
            }
        }
        self.button(*last, false);
        self.frame();
    }
}

/// A window of this size in points of text at 100 percent, on a screen with a pixel for each.
fn pixels(size: (f32, f32), per_point: f32) -> Pixels {
    Pixels { width: size.0 as u32, height: size.1 as u32, per_point }
}
