//! The one egui pass: panels, the map as a widget, and the labels between them.

mod click;
mod edges;
#[cfg(test)]
mod layers_tests;
mod map;
mod modifiers;
mod places;
mod pointer;
mod shown;
#[cfg(test)]
mod tests;
mod wheel;

#[cfg(not(target_arch = "wasm32"))]
pub(super) use click::Pointed;

use super::apply::Outbox;
use super::camera::map_input_ui;
use super::panels::{clear_rect, go_to_next_part, is_over_panels, mentions_in_view, notice_ui, pin_rect};
use super::sight::Sight;
use super::start::{FreeRect, HeldFree};
use super::state::{Act, CurrentFlight, DrawSystems, Interface, Still, TextInView};
use super::wake::{Sleeper, wake_after};
use super::{speak, theme};
use crate::format::is_web_url;
use crate::settings::Settings;
use crate::view::{LONG_PRESS_S, ScreenPos, ScreenRect};
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::egui::{self, LayerId, Ui, UiBuilder};
use bevy_egui::{
    EguiContexts, EguiInput, EguiPostUpdateSet, EguiPreUpdateSet, EguiPrimaryContextPass, EguiRenderOutput,
};
use edges::reach_edges;
use map::{Remembered, focus_ring, furnish, loading_ui, on_map, paint_map};
use places::{Reached, places_ui};
use pointer::{MapPointer, map_commands, show_dropped, show_hand, what_is_here};
use shown::{Shown, panels};
use std::time::Duration;

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, prepare.after(EguiPreUpdateSet::InitContexts))
        .add_systems(
            PreUpdate,
            (quieten, wheel::to_points, modifiers::tell_modifiers)
                .after(EguiPreUpdateSet::ProcessInput)
                .before(EguiPreUpdateSet::BeginPass),
        )
        .add_systems(EguiPrimaryContextPass, screen)
        .add_systems(
            PostUpdate,
            finish_letters
                .after(EguiPostUpdateSet::ProcessOutput)
                .before(EguiPostUpdateSet::PostProcessOutput),
        )
        .add_systems(Update, wake.in_set(DrawSystems));
}

/// Gives egui its fonts before its first pass, and its style where the theme has changed.
fn prepare(
    mut contexts: EguiContexts,
    interface: Res<Interface>,
    still: Option<Res<Still>>,
    mut styled: Local<Option<(Settings, bool)>>,
) -> Result {
    let Ok(context) = contexts.ctx_mut() else { return Ok(()) };
    if styled.is_none() {
        context.set_fonts(theme::fonts());
        // The size of text is a setting of ours, with keys of its own.
        context.options_mut(|options| options.zoom_with_keyboard = false);
    }
    let is_still = still.is_some() || interface.settings.reduced_motion;
    if *styled != Some((interface.settings, is_still)) {
        speak(context, interface.settings.language.words());
        context.set_zoom_factor(interface.settings.text_size.factor());
        theme::apply(context, interface.settings.theme);
        context.all_styles_mut(|style| {
            style.scroll_animation = egui::style::ScrollAnimation::default();
            if is_still {
                style.animation_time = 0.0;
                style.scroll_animation = egui::style::ScrollAnimation::none();
            }
        });
        *styled = Some((interface.settings, is_still));
    }
    Ok(())
}

/// bevy_egui says in every frame which modifier keys are held, and egui draws another frame for every event: so
/// one that says nothing new is taken out, or the map would never rest.
fn quieten(mut inputs: Query<&mut EguiInput>, mut held: Local<egui::Modifiers>) {
    for mut input in &mut inputs {
        input.bypass_change_detection().events.retain(|event| match event {
            egui::Event::ModifiersChanged(now) => std::mem::replace(&mut *held, *now) != *now,
            _ => true,
        });
    }
}

/// Letters that are drawn for the first time come to the graphics card a frame late: a map that rests after that one would
/// show gaps in their place.
fn finish_letters(outputs: Query<&EguiRenderOutput>, mut redraw: MessageWriter<RequestRedraw>) {
    if outputs.iter().any(|output| !output.textures_delta.is_empty()) {
        redraw.write(RequestRedraw);
    }
}

/// Commands of a pass are applied in the next frame; this asks for that frame.
fn wake(acts: MessageReader<Act>, flight: Res<CurrentFlight>, mut redraw: MessageWriter<RequestRedraw>) {
    if !acts.is_empty() || flight.0.is_some() {
        redraw.write(RequestRedraw);
    }
}

fn screen(
    mut contexts: EguiContexts,
    shown: Shown,
    mut remembered: Remembered,
    mut outbox: ResMut<Outbox>,
    mut text: ResMut<TextInView>,
    mut acts: MessageWriter<Act>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
    free: Option<Res<FreeRect>>,
    held: Option<Res<HeldFree>>,
    mut sight: ResMut<Sight>,
    sleeper: Sleeper,
) -> Result {
    let context = contexts.ctx_mut()?.clone();
    deliver(&context, &mut outbox);
    // A window without a name would be the first thing that a screen reader says.
    context.accesskit_node_builder(egui::accesskit_root_id(), |node| {
        node.set_label(shown.atlas.0.title.as_str());
    });
    let mut by_panels = Vec::new();
    let builder = UiBuilder::new().layer_id(LayerId::background()).max_rect(context.content_rect());
    let mut root = Ui::new(context.clone(), "screen".into(), builder);
    let is_map_only = shown.interface.map_only;
    let map = if is_map_only { furnish(&root, &shown) } else { panels(&mut root, &shown, &mut by_panels) };
    text.set_if_neq(TextInView(mentions_in_view(&context)));
    let held_map = reach_edges(&root, map, shown.tokens().panel);
    let input = map_input_ui(&mut root, held_map);
    let is_on_map = context.pointer_latest_pos().is_some_and(|pos| !is_over_panels(&context, map, pos));
    let has_card = !is_map_only && shown.selection.place.is_some();
    let clear = clear_rect(map, context.content_rect().width(), has_card);
    if let Some(notice) = shown.notice.0.as_ref().filter(|_| !is_map_only) {
        notice_ui(&root, clear, notice, shown.tokens(), &mut by_panels);
    }
    let has_map = shown.pending.has_map;
    let on_map = on_map(&context, &shown, map, clear);
    let has_lost_label = has_map && paint_map(&root, &shown, &mut remembered, map, clear, &on_map);
    let (marks, labels) = (&*remembered.marks, &*remembered.placed);
    let reached = match has_map && !is_map_only {
        true => places_ui(&root, &shown, marks, labels, map),
        false => Reached::default(),
    };
    if input.shows_focus {
        focus_ring(&root, map, shown.tokens());
    }
    if let Some(what) = shown.pending.what {
        loading_ui(&root, map, what, shown.tokens());
    }
    // Where the pointer rests while the reader goes on by key, what it rests on says nothing.
    let leads = reached.in_focus.is_none() || root.input(|input| input.pointer.delta() != egui::Vec2::ZERO);
    let pointer = MapPointer { map, input: &input, marks, labels, is_on_map, leads };
    let mut asked = map_commands(&root, &shown, &pointer);
    asked.extend(what_is_here(&root, &shown, &pointer));
    if input.may_rest {
        // A finger that rests sends no event: one frame sees it rest, and a later one tells that it has for long.
        for after_s in [LONG_PRESS_S / 2.0, LONG_PRESS_S + 0.02] {
            wake_after(&sleeper, Duration::from_secs_f64(after_s));
        }
    }
    show_hand(&root, &shown, &pointer);
    show_dropped(&root, &shown, &pointer);
    asked.extend(reached.commands);
    asked.extend(by_panels);
    if !asked.is_empty() || has_lost_label {
        redraw.write(RequestRedraw);
    }
    acts.write_batch(asked.into_iter().map(Act));
    let rects = |rects: &[egui::Rect]| rects.iter().copied().map(screen_rect).collect::<Vec<_>>();
    // What is written beside a pin moves with it, and covers nothing that it is about.
    let beside_pin = shown.selection.pin.and_then(|_| pin_rect(&context));
    let panels: Vec<egui::Rect> =
        on_map.panels.iter().copied().filter(|panel| Some(*panel) != beside_pin).collect();
    let now = Sight {
        window: Some(screen_rect(context.content_rect())),
        clear: screen_rect(clear),
        panels: rects(&panels),
        furniture: rects(&on_map.furniture),
    };
    let is_about = selected_something(&shown);
    let free_now = held.map_or_else(|| now.frame(is_about), |held| held.0);
    if sight.set_if_neq(now) {
        redraw.write(RequestRedraw);
    }
    keep_free(free_now, free.as_deref(), &mut commands, &mut redraw);
    Ok(())
}

/// Whether the map shows something that a card, a step or a pin is about.
fn selected_something(shown: &Shown) -> bool {
    let selection = &shown.selection;
    selection.place.is_some() || selection.step.is_some() || selection.pin.is_some()
}

fn deliver(context: &egui::Context, outbox: &mut Outbox) {
    if let Some(text) = outbox.copy.take() {
        context.copy_text(text);
    }
    if std::mem::take(&mut outbox.to_next_part) {
        go_to_next_part(context);
    }
    if let Some(url) = outbox.open_url.take()
        && is_web_url(&url)
    {
        open(context, &url);
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn open(context: &egui::Context, url: &str) {
    context.open_url(egui::OpenUrl::new_tab(url));
}

/// By the browser itself: that of egui would bring the rules of every address there can be. The other page is told
/// nothing of this one.
#[cfg(target_arch = "wasm32")]
fn open(_: &egui::Context, url: &str) {
    let Some(page) = web_sys::window() else { return };
    if let Err(error) = page.open_with_url_and_target_and_features(url, "_blank", "noopener,noreferrer") {
        warn!("{url} could not be opened: {error:?}");
    }
}

fn screen_rect(rect: egui::Rect) -> ScreenRect {
    ScreenRect {
        min: ScreenPos::new(f64::from(rect.left()), f64::from(rect.top())),
        width_px: f64::from(rect.width()),
        height_px: f64::from(rect.height()),
    }
}

/// Remembers what is free, and asks for another frame where that has changed.
fn keep_free(
    now: ScreenRect,
    free: Option<&FreeRect>,
    commands: &mut Commands,
    redraw: &mut MessageWriter<RequestRedraw>,
) {
    let now = FreeRect(now);
    if free != Some(&now) {
        commands.insert_resource(now);
        redraw.write(RequestRedraw);
    }
}
