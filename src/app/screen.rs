//! The one egui pass: panels, the map as a widget, and the labels between them.

use super::apply::Outbox;
use super::camera::map_input_ui;
use super::labels::{BaseLabels, LabelState, PlacedLabels, Room, Subject, draw_labels};
use super::marks::{Marks, Routes, marks, paint_arrows, paint_marks};
use super::panels::{
    Compare, MeasuredMap, Panels, ReportLine, clear_rect, credits_ui, floating_rects, is_over_panels,
    measured_line_ui, panels_ui, position_rect, scale_bar_picture, toolbar_rect,
};
use super::start::FreeRect;
use super::state::{
    Act, Countries, CurrentFlight, DrawSystems, Interface, LoadReport, NamedLines, OpenAtlas, Pending,
    Selection, Still, View,
};
use super::{selection, theme};
use crate::atlas::{ArticleIndex, Atlas};
use crate::command::Command;
use crate::sphere::Projection;
use crate::view::{Group, Link, ScreenPos, ScreenRect};
use bevy::prelude::*;
use bevy::window::RequestRedraw;
use bevy_egui::egui::{self, LayerId, Ui, UiBuilder};
use bevy_egui::{EguiContexts, EguiInput, EguiPreUpdateSet, EguiPrimaryContextPass};

/// What the screen shows, in one parameter.
#[derive(bevy::ecs::system::SystemParam)]
struct Shown<'w> {
    atlas: Res<'w, OpenAtlas>,
    view: Res<'w, View>,
    interface: Res<'w, Interface>,
    selection: Res<'w, Selection>,
    names: Res<'w, BaseLabels>,
    report: Res<'w, LoadReport>,
    pending: Res<'w, Pending>,
    countries: Res<'w, Countries>,
    routes: Res<'w, Routes>,
    parallels: Res<'w, NamedLines>,
}

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, prepare.after(EguiPreUpdateSet::InitContexts))
        .add_systems(PreUpdate, quieten.after(EguiPreUpdateSet::ProcessInput))
        .add_systems(EguiPrimaryContextPass, screen)
        .add_systems(Update, wake.in_set(DrawSystems));
}

/// Gives egui its fonts before its first pass, and its style where the theme has changed.
fn prepare(
    mut contexts: EguiContexts,
    interface: Res<Interface>,
    still: Option<Res<Still>>,
    mut styled: Local<Option<(theme::Theme, bool)>>,
) -> Result {
    let Ok(context) = contexts.ctx_mut() else { return Ok(()) };
    if styled.is_none() {
        context.set_fonts(theme::fonts());
    }
    let is_still = still.is_some() || interface.reduced_motion;
    if *styled != Some((interface.theme, is_still)) {
        theme::apply(context, interface.theme);
        context.all_styles_mut(|style| {
            style.scroll_animation = egui::style::ScrollAnimation::default();
            if is_still {
                style.animation_time = 0.0;
                style.scroll_animation = egui::style::ScrollAnimation::none();
            }
        });
        *styled = Some((interface.theme, is_still));
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

/// Commands of a pass are applied in the next frame; this asks for that frame.
fn wake(acts: MessageReader<Act>, flight: Res<CurrentFlight>, mut redraw: MessageWriter<RequestRedraw>) {
    if !acts.is_empty() || flight.0.is_some() {
        redraw.write(RequestRedraw);
    }
}

fn screen(
    mut contexts: EguiContexts,
    shown: Shown,
    mut placed: ResMut<PlacedLabels>,
    mut labels: ResMut<LabelState>,
    still: Option<Res<Still>>,
    mut outbox: ResMut<Outbox>,
    mut acts: MessageWriter<Act>,
    mut redraw: MessageWriter<RequestRedraw>,
    mut commands: Commands,
    free: Option<Res<FreeRect>>,
    mut groups: Local<Vec<Group>>,
) -> Result {
    let context = contexts.ctx_mut()?.clone();
    deliver(&context, &mut outbox);
    let mut out = Vec::new();
    let builder = UiBuilder::new().layer_id(LayerId::background()).max_rect(context.viewport_rect());
    let mut root = Ui::new(context.clone(), "screen".into(), builder);
    let map = if shown.interface.map_only {
        let map = root.available_rect_before_wrap();
        let tokens = shown.interface.theme.tokens();
        let left_bottom = map.left_bottom() + egui::vec2(12.0, -12.0);
        scale_bar_picture(root.painter(), left_bottom, &shown.view, shown.interface.units, tokens);
        credits_ui(root.painter(), map, tokens);
        map
    } else {
        panels(&mut root, &shown, &mut out)
    };
    let input = map_input_ui(&mut root, map);
    let is_pointer_on_map =
        context.pointer_latest_pos().is_some_and(|pos| !is_over_panels(&context, map, pos));
    let clear = if shown.interface.map_only {
        map
    } else {
        clear_rect(map, context.viewport_rect().width(), shown.selection.place.is_some())
    };
    let mut on_map = Marks::default();
    if shown.pending.has_map {
        let painter = root.painter().with_clip_rect(map);
        let tokens = shown.interface.theme.tokens();
        let (atlas, interface, selection) = (&shown.atlas.0, &*shown.interface, &*shown.selection);
        let mut covered = furniture(map, interface.map_only);
        if !interface.map_only {
            covered.extend(floating_rects(&context, interface));
        }
        paint_arrows(&painter, &shown.routes, atlas, &shown.view, interface, selection, map, &covered);
        on_map = marks(&shown.view, atlas, interface, selection, map, clear, &covered, &mut groups);
        covered.extend(&on_map.hubs);
        let LabelState { memory, lines } = &mut *labels;
        lines.name_parallels(&shown.parallels.0);
        if still.is_some() {
            memory.clear();
        }
        let subject = Subject {
            view: &shown.view,
            atlas,
            names: &shown.names.0,
            lines,
            interface,
            selection,
            marks: &on_map.shown(atlas),
            room: &Room { clear, covered },
        };
        let (now, is_lost) = draw_labels(&painter, &subject, memory);
        *placed = now;
        if is_lost && still.is_none() {
            redraw.write(RequestRedraw);
        }
        paint_marks(&painter, &on_map, atlas, selection, tokens);
    }
    if input.shows_focus {
        let ring = egui::Stroke::new(2.0, shown.interface.theme.tokens().focus);
        root.painter().rect_stroke(map.shrink(2.0), 4.0, ring, egui::StrokeKind::Inside);
    }
    if let Some(what) = shown.pending.what {
        loading_ui(&root, map, what, shown.interface.theme.tokens());
    }
    let mut asked = input.commands.clone();
    if let Some(line) = &shown.interface.measuring {
        let tokens = shown.interface.theme.tokens();
        let measured = MeasuredMap { view: &shown.view, line, units: shown.interface.units, tokens };
        measured_line_ui(&root, map, &measured, &mut asked);
        asked.extend(shown.selection.hovered.filter(|_| is_pointer_on_map).map(|_| Command::Hover(None)));
    } else {
        let pointed = selection::Pointed {
            atlas: &shown.atlas.0,
            view: &shown.view,
            interface: &shown.interface,
            marks: &on_map,
            labels: &placed,
        };
        asked.extend(selection::commands(&input, &pointed, &shown.selection));
    }
    let is_apart = shown.pending.has_map && !on_map.is_fanned();
    if is_apart && !shown.selection.open_cluster.is_empty() && input.click.is_none() {
        asked.push(Command::OpenCluster(Vec::new()));
    }
    let points_in_text = out.iter().any(|command| matches!(command, Command::Hover(Some(_))));
    if shown.selection.hovered.is_some() && is_pointer_on_map && input.hover.is_none() && !points_in_text {
        asked.push(Command::Hover(None));
    }
    // While measuring a click sets a point, whatever lies under it.
    let is_on_place =
        placed.place_at_pointer(input.hover) || shown.selection.hovered.is_some() && input.hover.is_some();
    if is_on_place && shown.interface.measuring.is_none() {
        context.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    asked.extend(out);
    if !asked.is_empty() {
        redraw.write(RequestRedraw);
    }
    acts.write_batch(asked.into_iter().map(Act));
    keep_free(clear, free.as_deref(), &mut commands, &mut redraw);
    Ok(())
}

fn panels(root: &mut Ui, shown: &Shown, out: &mut Vec<Command>) -> egui::Rect {
    let report: Vec<ReportLine> = report_lines(&shown.report);
    let link = link(&shown.atlas.0, &shown.view, &shown.selection, &shown.interface).to_string();
    let state = Panels {
        atlas: &shown.atlas.0,
        article: shown.selection.article.unwrap_or(ArticleIndex(0)),
        selected: shown.selection.place,
        hovered: shown.selection.hovered,
        scroll_to: shown.selection.scroll_to,
        scroll_request: shown.selection.scroll_request,
        reader_open: shown.interface.reader_open,
        layers_open: shown.interface.layers_open,
        help_open: shown.interface.help_open,
        report_open: shown.interface.report_open,
        report: &report,
        hidden_layers: &shown.interface.hidden_layers,
        daylight: shown.interface.daylight,
        theme: shown.interface.theme,
        bearing_deg: shown.view.bearing_deg(),
        projection: shown.view.projection(),
        view: &shown.view,
        units: shown.interface.units,
        notation: shown.interface.notation,
        measuring: shown.interface.measuring.as_ref(),
        compare: shown.interface.compare_open.then(|| Compare {
            countries: &shown.countries.outlines,
            comparison: shown.countries.comparison.as_ref(),
            fault: shown.countries.fault.as_deref(),
        }),
        link: &link,
    };
    panels_ui(root, &state, out)
}

/// The parts of the map that buttons, scale bar, position and credits take.
fn furniture(map: egui::Rect, is_map_only: bool) -> Vec<egui::Rect> {
    use egui::{Rect, vec2};
    let scale_bar = Rect::from_min_size(map.left_bottom() - vec2(0.0, 56.0), vec2(160.0, 56.0));
    let credits = Rect::from_min_max(map.right_bottom() - vec2(map.width().min(420.0), 24.0), map.max);
    let mut covered = vec![scale_bar, credits];
    if !is_map_only {
        covered.push(toolbar_rect(map));
        covered.push(position_rect(map).0);
    }
    covered
}

fn report_lines(report: &LoadReport) -> Vec<ReportLine> {
    let faults = report.diagnostics.iter().map(|fault| ReportLine {
        file: fault.file.clone(),
        line: Some(fault.line),
        message: fault.message.clone(),
        help: Some(fault.help.clone()).filter(|help| !help.is_empty()),
    });
    let notes = report.notes.iter().map(|note| ReportLine {
        file: String::new(),
        line: None,
        message: note.clone(),
        help: None,
    });
    faults.chain(notes).collect()
}

/// The link to what is shown.
pub(super) fn link(atlas: &Atlas, view: &View, selection: &Selection, interface: &Interface) -> Link {
    let is_default =
        |layer: &crate::atlas::Layer| layer.visible != interface.hidden_layers.contains(&layer.id);
    let first_article = atlas.articles.first().map(|article| &article.id);
    Link {
        map: Some(view.to_link()),
        article: selection
            .article
            .and_then(|index| atlas.article(index))
            .map(|article| article.id.clone())
            .filter(|id| Some(id) != first_article),
        place: selection.place.and_then(|index| atlas.place(index)).map(|place| place.id.clone()),
        layers: (!atlas.layers.iter().all(is_default)).then(|| {
            let shown = atlas.layers.iter().filter(|layer| !interface.hidden_layers.contains(&layer.id));
            shown.map(|layer| layer.id.clone()).collect()
        }),
        projection: Some(view.projection()).filter(|chosen| *chosen != Projection::default()),
        daylight: interface.daylight,
        theme: (interface.theme != theme::Theme::default()).then(|| interface.theme.name().to_owned()),
    }
}

/// Says what is being loaded, at the lower middle of the map.
fn loading_ui(ui: &Ui, map: egui::Rect, what: &str, tokens: &theme::Tokens) {
    let at = map.center_bottom() - egui::vec2(0.0, 48.0);
    let galley = ui.painter().layout_no_wrap(what.to_owned(), theme::regular(14.0), tokens.text);
    let rect = egui::Rect::from_center_size(at, galley.size()).expand2(egui::vec2(12.0, 6.0));
    ui.painter().rect_filled(rect, 6.0, tokens.panel);
    ui.painter().galley(rect.min + egui::vec2(12.0, 6.0), galley, tokens.text);
}

fn deliver(context: &egui::Context, outbox: &mut Outbox) {
    if let Some(text) = outbox.copy.take() {
        context.copy_text(text);
    }
    if let Some(url) = outbox.open_url.take()
        && (url.starts_with("https://") || url.starts_with("http://"))
    {
        context.open_url(egui::OpenUrl::new_tab(url));
    }
}

/// Remembers what is free, and asks for another frame where that has changed.
fn keep_free(
    clear: egui::Rect,
    free: Option<&FreeRect>,
    commands: &mut Commands,
    redraw: &mut MessageWriter<RequestRedraw>,
) {
    let now = FreeRect(ScreenRect {
        min: ScreenPos::new(f64::from(clear.left()), f64::from(clear.top())),
        width_px: f64::from(clear.width()),
        height_px: f64::from(clear.height()),
    });
    if free != Some(&now) {
        commands.insert_resource(now);
        redraw.write(RequestRedraw);
    }
}
