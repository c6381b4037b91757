//! The buttons on the map.

use super::Panels;
use super::widgets::{command_button, float_area, float_frame};
use crate::command::Command;
use bevy_egui::egui::{Context, Id, Rect, Ui, vec2};

/// Room that the buttons take at the left of the map, with what is around them, in points.
pub(super) const TOOLBAR_WIDTH: f32 = 60.0;
/// So many buttons has each group, the report's among them: in a column, in rows, and in rows on a narrow and on a very narrow
/// map.
const COLUMN: [usize; 4] = [2, 2, 7, 1];
const ROWS: [usize; 4] = [2, 2, 1, 7];
const NARROW_ROWS: [usize; 4] = [2, 2, 1, 6];
const VERY_NARROW_ROWS: [usize; 3] = [2, 1, 5];
/// A map narrower than this, in points, is narrow: all in one row would not fit.
const NARROW: f32 = 400.0;
/// One narrower than this is very narrow.
const VERY_NARROW: f32 = 240.0;
/// Side of a button, the frame about a group on both sides, and the room between two groups, in points.
const BUTTON: f32 = 32.0;
const FRAME: f32 = 6.0;
const GAP: f32 = 6.0;
/// From the edge of the map to a column and to rows, in points: what is low is often narrow, too.
const COLUMN_EDGE: f32 = 12.0;
const ROW_EDGE: f32 = 8.0;
/// What stands below a column of buttons, in points: position and scale bar.
const FOOT: f32 = 80.0;

/// Zoom, north, home, search, article, story, time, layers, measuring and the menu; the report where there is one.
/// One column in the upper left corner of the map, or rows where the map is low. In rows the report stands before the
/// tools; a narrow map has no button for measuring, and a very narrow one none for zoom and time: fingers, keys and the menu
/// do that.
pub fn toolbar_ui(ui: &Ui, map: Rect, state: &Panels<'_>, out: &mut Vec<Command>) {
    let tokens = state.settings.theme.tokens();
    let zoom = |doublings| Command::Zoom { doublings, about: None };
    let mut groups = vec![
        vec![(zoom(1.0), false), (zoom(-1.0), false)],
        vec![(Command::NorthUp, false), (Command::Home, false)],
        vec![
            (Command::ToggleSearch, state.search.is_some()),
            (Command::ToggleReader, state.reader_open),
            (Command::ToggleStory, state.step.is_some()),
            (Command::ToggleTime, state.moment.is_some()),
            (Command::ToggleLayers, state.layers_open),
            (Command::ToggleMeasure, state.measuring.is_some()),
            (Command::ToggleMenu, state.menu_open),
        ],
    ];
    if !state.report.is_empty() {
        let at = if is_row(map) { groups.len() - 1 } else { groups.len() };
        groups.insert(at, vec![(Command::ToggleReport, state.report_open)]);
    }
    let mut leave_out = |left_out: Command| {
        groups.iter_mut().for_each(|group| group.retain(|(command, _)| *command != left_out));
    };
    if map.width() < NARROW {
        leave_out(Command::ToggleMeasure);
    }
    if map.width() < VERY_NARROW {
        leave_out(Command::ToggleTime);
        groups.remove(0);
    }
    let sizes: Vec<usize> = groups.iter().map(Vec::len).collect();
    let lines = lines(map, &sizes);
    let is_row = is_row(map);
    let mut drawn = Vec::new();
    float_area(ui, "toolbar", map.translate(vec2(edge(map), edge(map))), |ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        let mut groups = groups.into_iter();
        for line in lines {
            let mut line_ui = |ui: &mut Ui| {
                for group in groups.by_ref().take(line) {
                    let frame = float_frame(tokens, 2).show(ui, |ui| {
                        let buttons = |ui: &mut Ui| {
                            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                            for (command, is_on) in group {
                                command_button(ui, command, state.bearing_deg as f32, is_on, tokens, out);
                            }
                        };
                        if is_row { ui.horizontal_top(buttons).inner } else { buttons(ui) }
                    });
                    drawn.push(frame.response.rect);
                }
            };
            if is_row { ui.horizontal_top(line_ui).inner } else { line_ui(ui) }
        }
    });
    ui.data_mut(|data| data.insert_temp(group_rects_id(), drawn));
}

fn group_rects_id() -> Id {
    Id::new("groups of the toolbar")
}

/// What the groups of buttons cover, as they were drawn last: what lies between them and beside them is seen.
pub fn toolbar_group_rects(ctx: &Context) -> Vec<Rect> {
    ctx.data(|data| data.get_temp(group_rects_id())).unwrap_or_default()
}

/// How many groups stand in each line: all in one column, or in rows as wide as the map.
fn lines(map: Rect, sizes: &[usize]) -> Vec<usize> {
    if !is_row(map) {
        return vec![sizes.len()];
    }
    let (mut lines, mut width) = (Vec::new(), f32::INFINITY);
    for size in sizes {
        let length = length(*size);
        if width + GAP + length > map.width() - 2.0 * ROW_EDGE {
            lines.push(0);
            width = -GAP;
        }
        if let Some(line) = lines.last_mut() {
            *line += 1;
        }
        width += GAP + length;
    }
    lines
}

fn edge(map: Rect) -> f32 {
    if is_row(map) { ROW_EDGE } else { COLUMN_EDGE }
}

/// Length of a group of so many buttons, in points.
fn length(buttons: usize) -> f32 {
    buttons as f32 * BUTTON + FRAME
}

/// Length of some groups in a line, in points.
fn line_length(sizes: &[usize]) -> f32 {
    sizes.iter().map(|size| length(*size) + GAP).sum::<f32>() - GAP
}

/// The part of the map that is kept free for the buttons, with the report's button and what is around them.
pub fn toolbar_rect(map: Rect) -> Rect {
    if !is_row(map) {
        return Rect::from_min_size(map.min, vec2(TOOLBAR_WIDTH, line_length(&COLUMN) + 2.0 * COLUMN_EDGE));
    }
    let all: &[usize] = match map.width() {
        ..VERY_NARROW => &VERY_NARROW_ROWS,
        ..NARROW => &NARROW_ROWS,
        _ => &ROWS,
    };
    let (mut size, mut rest) = (vec2(0.0, ROW_EDGE), all);
    for line in lines(map, all) {
        let (now, later) = rest.split_at(line.min(rest.len()));
        size = vec2(size.x.max(line_length(now) + 2.0 * ROW_EDGE), size.y + BUTTON + FRAME + GAP);
        rest = later;
    }
    Rect::from_min_size(map.min, size + vec2(0.0, ROW_EDGE - GAP))
}

/// Whether the map is too low for a column of buttons above the scale bar.
pub(super) fn is_row(map: Rect) -> bool {
    map.height() < line_length(&COLUMN) + 2.0 * COLUMN_EDGE + FOOT
}
