//! The story bar: the step that is told, those before and after it, and a list of all.

use super::widgets::{float_area, float_frame, icon_button, key_of, name_of};
use super::{EDGE, Panels, position_rect};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space, type_size};
use crate::atlas::Step;
use crate::command::{Command, Icon};
use bevy_egui::egui::text::{LayoutJob, TextWrapping};
use bevy_egui::egui::{
    Align, Button, CursorIcon, Frame, Key, Layout, Margin, Panel, Popup, PopupCloseBehavior, Rect, RectAlign,
    Response, RichText, ScrollArea, Sense, Stroke, StrokeKind, TextFormat, Ui, WidgetInfo, WidgetType, pos2,
    vec2,
};

/// The name of its area in egui's memory.
pub(super) const AREA: &str = "story";
/// The widest that it floats on the map, in points.
const WIDEST: f32 = 560.0;
/// The least width at which it stands beside the scale bar and not above it, in points.
const BESIDE: f32 = 420.0;
/// What scale bar and credits take at the foot of the map, in points.
pub(super) const SCALE_BAR: [f32; 2] = [172.0, 62.0];
pub(super) const CREDITS: f32 = 26.0;
/// Between the bar and what stands under it, in points.
pub(super) const GAP: f32 = 6.0;
/// The least width of the list of steps, in points.
const LIST: f32 = 320.0;
/// Height of the row of buttons and of the row of segments, in points.
const BUTTONS: f32 = 38.0;
const SEGMENTS: f32 = 24.0;
/// Height of the whole bar with its margins, in points.
pub(super) const HEIGHT: f32 = BUTTONS + SEGMENTS + 8.0;

/// What the bar shows.
#[derive(Clone, Copy)]
pub struct Story<'a> {
    /// All steps.
    pub steps: &'a [Step],
    /// The one that is told.
    pub step: usize,
    /// The story goes on by itself.
    pub is_playing: bool,
    /// The colours.
    pub tokens: &'a Tokens,
}

impl<'a> Story<'a> {
    /// The story as the panels have it, while it is told.
    pub(super) fn of(state: &Panels<'a>) -> Option<Self> {
        let steps = &*state.atlas.steps;
        let step = state.step.filter(|step| *step < steps.len())?;
        Some(Self { steps, step, is_playing: state.playing, tokens: state.tokens() })
    }

    fn title(&self) -> &'a str {
        &self.steps[self.step].title
    }
}

/// Where the bar floats on `map`, of which `clear` is free of the card: at its lower middle, beside the scale bar where
/// there is room, else above it.
pub(super) fn rect(map: Rect, clear: Rect) -> Rect {
    let [scale_right, scale_top] = SCALE_BAR;
    let room = (clear.center().x - (map.left() + scale_right)).min(clear.right() - EDGE - clear.center().x);
    let is_beside = 2.0 * room >= BESIDE;
    let (width, foot) = if is_beside {
        ((2.0 * room).min(WIDEST), CREDITS + GAP)
    } else {
        ((clear.width() - 2.0 * EDGE).min(WIDEST), scale_top)
    };
    // The position of the pointer stands now beside the scale bar and now above it.
    let above_position = map.bottom() - position_rect(map).0.top() + GAP;
    let bottom = pos2(clear.center().x, map.bottom() - foot.max(above_position));
    Rect::from_min_max(bottom - vec2(width / 2.0, HEIGHT), bottom + vec2(width / 2.0, 0.0))
}

/// The bar as it floats on a wide map.
pub(super) fn story_float_ui(ui: &Ui, rect: Rect, story: &Story<'_>, out: &mut Vec<Command>) {
    float_area(ui, AREA, rect, |ui| {
        float_frame(story.tokens, 0).show(ui, |ui| {
            ui.set_width(rect.width() - 2.0);
            story_ui(ui, story, out);
        });
    });
}

/// The bar above the sheet of a narrow window.
pub(super) fn story_panel_ui(ui: &mut Ui, story: &Story<'_>, out: &mut Vec<Command>) {
    let frame = Frame::new().fill(story.tokens.panel);
    Panel::bottom(AREA).frame(frame).exact_size(HEIGHT).resizable(false).show(ui, |ui| {
        story_ui(ui, story, out);
    });
}

/// The bar, as wide as there is room.
pub fn story_ui(ui: &mut Ui, story: &Story<'_>, out: &mut Vec<Command>) {
    Frame::new().inner_margin(Margin { left: 8, right: 8, top: 4, bottom: 2 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 0.0);
        ui.allocate_ui_with_layout(
            vec2(ui.available_width(), BUTTONS),
            Layout::left_to_right(Align::Center),
            |ui| buttons_ui(ui, story, out),
        );
        segments_ui(ui, story, out);
    });
}

fn buttons_ui(ui: &mut Ui, story: &Story<'_>, out: &mut Vec<Command>) {
    let is_last = story.step + 1 == story.steps.len();
    let play = if story.is_playing { Icon::Pause } else { Icon::Play };
    button_ui(ui, Icon::Previous, Command::PreviousStep, story.step > 0, story, out);
    button_ui(ui, play, Command::TogglePlay, true, story, out);
    button_ui(ui, Icon::Next, Command::NextStep, !is_last, story, out);
    ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
        button_ui(ui, Icon::Close, Command::ToggleStory, true, story, out);
        title_ui(ui, story, out);
    });
}

/// A button that stays where it is, and keeps the keyboard, also where it is of no use.
fn button_ui(
    ui: &mut Ui,
    sign: Icon,
    command: Command,
    is_of_use: bool,
    story: &Story<'_>,
    out: &mut Vec<Command>,
) {
    let words = ui.words();
    let name = match sign {
        Icon::Pause => words.text("story-pause"),
        Icon::Close => words.with("close-panel", &[("title", name_of(&command, words).into())]),
        _ => name_of(&command, words),
    };
    let response = ui
        .scope(|ui| {
            if !is_of_use {
                ui.multiply_opacity(0.35);
            }
            icon_button(ui, sign, &name, false, story.tokens)
        })
        .inner;
    if !is_of_use {
        ui.ctx().accesskit_node_builder(response.id, bevy_egui::egui::accesskit::Node::set_disabled);
    }
    let tooltip = match key_of(&command, words) {
        Some(key) => format!("{name} ({key})"),
        None => name,
    };
    if response.on_hover_text(tooltip).clicked() && is_of_use {
        out.push(command);
    }
}

/// Which step it is and its title: a button that opens the list of all.
fn title_ui(ui: &mut Ui, story: &Story<'_>, out: &mut Vec<Command>) {
    let (tokens, words) = (story.tokens, ui.words());
    let numbers = [("number", (story.step + 1).into()), ("count", story.steps.len().into())];
    let which = words.with("story-which", &numbers);
    let size = vec2(ui.available_width(), BUTTONS - 2.0);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let name = format!("{which}: {}", story.title());
    let is_open = Popup::is_id_open(ui.ctx(), Popup::default_response_id(&response));
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_has_popup(bevy_egui::egui::accesskit::HasPopup::Listbox);
        node.set_expanded(is_open);
    });
    let painter = ui.painter();
    if response.hovered() || is_open {
        painter.rect_filled(rect, space::CORNER_SMALL, tokens.panel_raised);
    }
    let left = rect.left_top() + vec2(8.0, 1.0);
    let small = painter.layout_no_wrap(which, theme::regular(type_size::SMALL), tokens.text_soft);
    let small_width = small.size().x;
    painter.galley(left, small, tokens.text_soft);
    let tip = left + vec2(small_width + 12.0, 7.0);
    let chevron = [tip + vec2(-4.0, 2.5), tip - vec2(0.0, 2.0), tip + vec2(4.0, 2.5)];
    painter.line(chevron.to_vec(), Stroke::new(1.4, tokens.text_soft));
    let mut job = LayoutJob::default();
    let format =
        TextFormat { font_id: theme::semibold(type_size::UI), color: tokens.text, ..TextFormat::default() };
    job.append(story.title(), 0.0, format);
    job.wrap = TextWrapping::truncate_at_width(rect.width() - 14.0);
    painter.galley(left + vec2(0.0, 16.0), painter.layout_job(job), tokens.text);
    if response.has_focus() {
        painter.rect_stroke(rect, space::CORNER_SMALL, Stroke::new(2.0, tokens.focus), StrokeKind::Inside);
    }
    let response = response.on_hover_cursor(CursorIcon::PointingHand);
    list_ui(ui, &response, story, out);
    if !is_open {
        response.on_hover_text(words.text("story-list"));
    }
}

/// All steps, above the title; the one that is told is marked.
fn list_ui(ui: &Ui, title: &Response, story: &Story<'_>, out: &mut Vec<Command>) {
    let (id, width) = (
        Popup::default_response_id(title),
        title.rect.width().max(LIST.min(ui.ctx().content_rect().width() - 2.0 * EDGE)),
    );
    let was_open = Popup::is_id_open(ui.ctx(), id);
    let by_key =
        ui.input(|state| [Key::Enter, Key::Space, Key::Escape].iter().any(|key| state.key_pressed(*key)));
    let highest = (title.rect.top() - ui.ctx().content_rect().top() - 40.0).clamp(80.0, 420.0);
    let shown = Popup::from_toggle_button_response(title)
        .align(RectAlign::TOP)
        .gap(6.0)
        .width(width)
        .frame(float_frame(story.tokens, 6))
        .close_behavior(PopupCloseBehavior::CloseOnClick)
        .show(|ui| {
            ui.set_width(width);
            ScrollArea::vertical().max_height(highest).auto_shrink([false, true]).show(ui, |ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for (index, step) in story.steps.iter().enumerate() {
                    let row = row_ui(ui, index, step, index == story.step, story.tokens);
                    if index == story.step && !was_open {
                        row.scroll_to_me(Some(Align::Center));
                        if by_key {
                            row.request_focus();
                        }
                    }
                    if row.clicked() {
                        out.push(Command::GoToStep(index));
                        ui.close();
                    }
                }
            });
        });
    let is_open = Popup::is_id_open(ui.ctx(), id);
    // Who closed it by key goes on from where it was opened.
    if shown.is_some() && !is_open && by_key {
        title.request_focus();
    }
}

fn row_ui(ui: &mut Ui, index: usize, step: &Step, is_told: bool, tokens: &Tokens) -> Response {
    let font = if is_told { theme::semibold(type_size::UI) } else { theme::regular(type_size::UI) };
    let text = RichText::new(format!("{}. {}", index + 1, step.title)).font(font).color(tokens.text);
    let row = Button::selectable(is_told, text).min_size(vec2(ui.available_width(), 30.0)).truncate();
    ui.add(row).on_hover_cursor(CursorIcon::PointingHand)
}

/// A stretch of line for each step: those that have been told, the one that is, and those to come. Each can be clicked
/// where it is wide enough to be hit; the Tab key passes by, for it has the list.
fn segments_ui(ui: &mut Ui, story: &Story<'_>, out: &mut Vec<Command>) {
    let (tokens, words, count) = (story.tokens, ui.words(), story.steps.len());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), SEGMENTS), Sense::hover());
    let width = rect.width() / count as f32;
    let can_be_hit = width >= SEGMENTS;
    // Where they would be too narrow to be told apart, they join.
    let gap = if width >= 8.0 { 3.0 } else { 0.0 };
    for (index, step) in story.steps.iter().enumerate() {
        let left = rect.left() + width * index as f32;
        let hit = Rect::from_min_size(pos2(left, rect.top()), vec2(width, SEGMENTS));
        let mut is_pointed_at = false;
        if can_be_hit {
            let response =
                ui.interact(hit, ui.id().with(("segment", index)), Sense::click() - Sense::FOCUSABLE);
            let title = [("number", (index + 1).into()), ("title", step.title.as_str().into())];
            let name = words.with("story-step", &title);
            response
                .widget_info(|| WidgetInfo::selected(WidgetType::Button, true, index == story.step, &name));
            is_pointed_at = response.hovered();
            if response.on_hover_cursor(CursorIcon::PointingHand).on_hover_text(name).clicked() {
                out.push(Command::GoToStep(index));
            }
        }
        let (height, color) = match index.cmp(&story.step) {
            std::cmp::Ordering::Less => (4.0, tokens.accent),
            std::cmp::Ordering::Equal => (8.0, tokens.accent),
            std::cmp::Ordering::Greater => (2.0, tokens.text_soft),
        };
        let height = if is_pointed_at { 8.0_f32.max(height) } else { height };
        let line = Rect::from_center_size(hit.center(), vec2((width - gap).max(1.0), height));
        ui.painter().rect_filled(line, (height / 2.0).min(4.0), color);
    }
}
