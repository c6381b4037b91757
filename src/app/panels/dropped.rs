//! Files that a reader has dropped on the map: what is in them, and how far they have come.

use super::widgets::{button, label, note, quiet_button, section};
use crate::app::Worded as _;
use crate::app::state::{DropState, DroppedLayer};
use crate::app::theme::{self, Tokens, space, type_size};
use crate::command::Command;
use crate::dropped::{Extent, Fault, GEOMETRY_TYPES, Refusal, Summary, Warning, Warnings};
use crate::settings::Settings;
use crate::sphere::LonLat;
use crate::words::{Value, Words};
use bevy_egui::egui::{
    Align, CollapsingHeader, Id, Key, ProgressBar, Rect, RichText, ScrollArea, Sense, Stroke, StrokeKind,
    TextEdit, Ui, WidgetInfo, WidgetType, vec2,
};

/// So many keys of properties are listed.
const LISTED_KEYS: usize = 12;

/// A whole number as the language writes it.
pub(super) fn count_text(words: &Words, count: usize) -> String {
    let digits = count.to_string();
    let mut english = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            english.push(',');
        }
        english.push(digit);
    }
    words.number(&english)
}

/// A message that counts something.
fn counted(words: &Words, id: &str, count: usize) -> String {
    words.with(id, &[("count", Value::from(count)), ("number", count_text(words, count).into())])
}

/// Megabytes with one decimal.
pub(super) fn megabytes(words: &Words, bytes: u64) -> String {
    words.number(&format!("{:.1}", bytes as f64 / 1e6))
}

/// Why a file is not shown, and what to do, in one sentence.
pub fn refusal_words(words: &Words, name: &str, refusal: &Refusal) -> String {
    let mut values: Vec<(&str, Value<'_>)> = vec![("name", name.into())];
    match refusal {
        Refusal::NotJson { line } | Refusal::Truncated { line } | Refusal::TooLong { line } => {
            values.push(("line", count_text(words, *line).into()));
        }
        Refusal::ForeignCrs(crs) => values.push(("crs", crs.as_str().into())),
        Refusal::Unreadable(reason) => values.push(("reason", reason.as_str().into())),
        _ => {}
    }
    words.with(&format!("drop-refused-{}", refusal.name()), &values)
}

/// What is wrong with a part of a file, and where.
pub fn warning_words(words: &Words, Warning { fault, line }: &Warning) -> String {
    let mut values: Vec<(&str, Value<'_>)> = Vec::new();
    match fault {
        Fault::OutOfRange(at) | Fault::Swapped(at) | Fault::Projected(at) | Fault::BeyondAntimeridian(at) => {
            values.push(("position", format!("[{}, {}]", at[0], at[1]).into()));
        }
        Fault::DecimalCommas([a, b, c, d]) => {
            values.push(("position", format!("[{a}, {b}, {c}, {d}]").into()));
        }
        Fault::UnknownType(kind) => values.push(("type", kind.as_str().into())),
        _ => {}
    }
    let text = words.with(&format!("drop-fault-{}", fault.name()), &values);
    words.with("drop-warning", &[("line", count_text(words, *line).into()), ("text", text.into())])
}

/// The section of the layers panel with every file that was dropped, and how to bring one.
pub fn dropped_ui(
    ui: &mut Ui,
    layers: &[DroppedLayer],
    settings: &Settings,
    tokens: &Tokens,
    out: &mut Vec<Command>,
) {
    let words = ui.words();
    section(ui, &words.text("drop-title"), tokens);
    for layer in layers {
        let shown = ui.push_id(("dropped", layer.id), |ui| match &layer.state {
            DropState::Ready { file, thinning_m } => {
                switch_ui(ui, layer, tokens, out);
                ui.indent("summary", |ui| summary_ui(ui, file.summary(), *thinning_m, settings, tokens));
                buttons_ui(ui, layer, tokens, out);
                warnings_ui(ui, &file.summary().warnings, tokens);
            }
            DropState::Loading { .. } | DropState::Failed(_) => progress_ui(ui, layer, tokens, out),
        });
        if layer.file().is_some() {
            bring_into_view(ui, layer, shown.response.rect);
        }
        ui.add_space(space::SMALL);
    }
    open_ui(ui, tokens, out);
    note(ui, &words.text("drop-also"), tokens);
    ui.add_space(space::MEDIUM);
}

/// Scrolls to what is said of a file when it is said first.
fn bring_into_view(ui: &Ui, layer: &DroppedLayer, rect: Rect) {
    let id = Id::new(("file was in view", layer.id));
    let was_shown = ui.data(|data| data.get_temp(id)).unwrap_or(false);
    if !was_shown && !ui.is_sizing_pass() {
        ui.data_mut(|data| data.insert_temp(id, true));
        ui.scroll_to_rect(rect, None);
    }
}

/// How to bring a file without dragging it: by the browser's dialog, or by its path.
fn open_ui(ui: &mut Ui, tokens: &Tokens, out: &mut Vec<Command>) {
    let words = ui.words();
    if cfg!(target_arch = "wasm32") {
        if button(ui, &words.text("drop-open"), tokens).clicked() {
            out.push(Command::OpenFile);
        }
        return;
    }
    let id = Id::new("path of a file to drop");
    let mut path = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let hint = words.text("drop-path");
        let width = (ui.available_width() - 90.0).max(80.0);
        let edit = TextEdit::singleline(&mut path)
            .hint_text(hint.clone())
            .desired_width(width)
            .vertical_align(Align::Center);
        let response = ui.add(edit.min_size(vec2(0.0, space::TARGET)));
        response.widget_info(|| WidgetInfo::labeled(WidgetType::TextEdit, true, &hint));
        if response.has_focus() {
            let ring = ui.visuals().widgets.active.bg_stroke;
            ui.painter().rect_stroke(response.rect, space::CORNER_SMALL, ring, StrokeKind::Inside);
        }
        let is_entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let is_added = button(ui, &words.text("drop-add"), tokens).clicked() || is_entered;
        if is_added && !path.trim().is_empty() {
            out.push(Command::OpenPath(std::mem::take(&mut path)));
        }
    });
    ui.data_mut(|data| data.insert_temp(id, path));
}

/// The switch of a file, with the colour that it has on the map.
fn switch_ui(ui: &mut Ui, layer: &DroppedLayer, tokens: &Tokens, out: &mut Vec<Command>) {
    ui.horizontal(|ui| {
        let mut is_shown = layer.is_shown;
        let (rect, _) = ui.allocate_exact_size(vec2(16.0, 24.0), Sense::hover());
        let painter = ui.painter();
        painter.circle(rect.center(), 6.0, tokens.dropped[layer.color()], Stroke::new(1.0, tokens.halo));
        if ui.checkbox(&mut is_shown, &layer.name).changed() {
            out.push(Command::ToggleDropped(layer.id));
        }
    });
}

fn buttons_ui(ui: &mut Ui, layer: &DroppedLayer, tokens: &Tokens, out: &mut Vec<Command>) {
    let words = ui.words();
    let named = |id: &str| words.with(id, &[("name", layer.name.as_str().into())]);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = space::MEDIUM;
        ui.add_space(22.0);
        for (id, name, command) in [
            ("drop-zoom", "drop-zoom-name", Command::ZoomToDropped(layer.id)),
            ("drop-remove", "drop-remove-name", Command::RemoveDropped(layer.id)),
        ] {
            let response = quiet_button(ui, &words.text(id), tokens);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, named(name)));
            if response.clicked() {
                out.push(command);
            }
        }
    });
}

fn summary_ui(ui: &mut Ui, summary: &Summary, thinning_m: f64, settings: &Settings, tokens: &Tokens) {
    let words = ui.words();
    let size = if summary.bytes < 100_000 {
        let kilobytes = words.number(&format!("{:.1}", summary.bytes as f64 / 1e3));
        words.with("drop-kilobytes", &[("size", kilobytes.into())])
    } else {
        words.with("drop-megabytes", &[("size", megabytes(words, summary.bytes).into())])
    };
    let features = counted(words, "drop-features", summary.features);
    let positions = counted(words, "drop-positions", summary.vertices);
    note(ui, &format!("{features} · {positions} · {size}"), tokens);
    let mut types: Vec<String> = GEOMETRY_TYPES
        .iter()
        .zip(summary.by_type)
        .filter(|(_, count)| *count > 0)
        .map(|(kind, count)| counted(words, &format!("drop-type-{}", kind.to_lowercase()), count))
        .collect();
    if summary.without_geometry > 0 {
        let number = count_text(words, summary.without_geometry);
        types.push(words.with("drop-without-geometry", &[("number", number.into())]));
    }
    note(ui, &types.join(", "), tokens);
    if let Some(extent) = summary.extent {
        note(ui, &extent_words(words, extent, settings), tokens);
    }
    keys_ui(ui, &summary.keys, tokens);
    if thinning_m > 0.0 {
        let distance = words.number(&settings.units.pair()[0].length(thinning_m));
        note(ui, &words.with("drop-thinned", &[("distance", distance.into())]), tokens);
    }
}

fn extent_words(words: &Words, extent: Extent, settings: &Settings) -> String {
    let corner = |lon_deg, lat_deg| {
        let text = settings.notation.write(LonLat::new(lon_deg, lat_deg), 1_000.0);
        Value::from(words.number(&text))
    };
    let (from, to) = (corner(extent.west_deg, extent.south_deg), corner(extent.east_deg, extent.north_deg));
    words.with("drop-extent", &[("from", from), ("to", to)])
}

fn keys_ui(ui: &mut Ui, keys: &[(String, usize)], tokens: &Tokens) {
    let words = ui.words();
    if keys.is_empty() {
        return;
    }
    let listed: Vec<&str> = keys.iter().take(LISTED_KEYS).map(|(key, _)| key.as_str()).collect();
    let mut values = vec![("keys", Value::from(listed.join(", ")))];
    let text = match keys.len().saturating_sub(LISTED_KEYS) {
        0 => words.with("drop-keys", &values),
        more => {
            values.push(("number", count_text(words, more).into()));
            words.with("drop-keys-more", &values)
        }
    };
    note(ui, &text, tokens);
}

/// What was left out or mended, behind a line that says how much.
fn warnings_ui(ui: &mut Ui, warnings: &Warnings, tokens: &Tokens) {
    let words = ui.words();
    if warnings.count() == 0 {
        return;
    }
    let title = counted(words, "drop-warnings", warnings.count());
    let title = RichText::new(title).font(theme::semibold(type_size::SMALL)).color(tokens.text);
    CollapsingHeader::new(title).id_salt("warnings").show(ui, |ui| {
        ScrollArea::vertical().max_height(220.0).show(ui, |ui| {
            for (name, count) in &warnings.counts {
                let told = warnings.told.iter().filter(|warning| warning.fault.name() == *name);
                for warning in told {
                    note(ui, &warning_words(words, warning), tokens);
                }
                if let Some(more @ 1..) = count.checked_sub(Warnings::KEPT) {
                    let number = count_text(words, more);
                    note(ui, &words.with("drop-warning-more", &[("number", number.into())]), tokens);
                }
            }
        });
    });
}

/// How far a file has come, with a button that ends it; or why it is not shown.
pub(super) fn progress_ui(ui: &mut Ui, layer: &DroppedLayer, tokens: &Tokens, out: &mut Vec<Command>) {
    let words = ui.words();
    let name = || Value::from(layer.name.as_str());
    match &layer.state {
        DropState::Loading { bytes, total, drawn } => {
            let id = if drawn.is_some() { "drop-drawing" } else { "drop-reading" };
            let title = words.with(id, &[("name", name())]);
            label(ui, &title, theme::semibold(type_size::UI), tokens.text);
            // Reading is most of the work.
            let read = *bytes as f32 / (*total).max(1) as f32;
            let share = drawn.map_or(read * 0.6, |drawn| 0.6 + 0.4 * drawn);
            let bar = ProgressBar::new(share).desired_height(8.0).fill(tokens.accent);
            ui.add(bar.desired_width(ui.available_width()));
            ui.horizontal(|ui| {
                let done = megabytes(words, *bytes);
                let values = [("done", done.into()), ("total", megabytes(words, *total).into())];
                note(ui, &words.with("drop-progress", &values), tokens);
                ui.add_space(space::MEDIUM);
                let response = quiet_button(ui, &words.text("drop-cancel"), tokens);
                let full = words.with("drop-cancel-name", &[("name", name())]);
                response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &full));
                if response.clicked() {
                    out.push(Command::CancelDrop(layer.id));
                }
            });
        }
        DropState::Failed(refusal) => {
            let text = refusal_words(words, &layer.name, refusal);
            label(ui, &text, theme::regular(type_size::UI), tokens.error);
            let response = quiet_button(ui, &words.text("close"), tokens);
            let full = words.with("drop-remove-name", &[("name", name())]);
            response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &full));
            if response.clicked() {
                out.push(Command::RemoveDropped(layer.id));
            }
        }
        DropState::Ready { .. } => {}
    }
}
