//! The sheet at the bottom of a narrow window. It is drawn to its height by a handle, which is a button as well: the text
//! is never further away than that.

use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, type_size};
use crate::atlas::PlaceIndex;
use bevy_egui::egui::text::{LayoutJob, TextWrapping};
use bevy_egui::egui::{
    Align2, CursorIcon, EventFilter, Frame, Id, Key, Panel, Rect, Response, Sense, Stroke, StrokeKind, Ui,
    UiBuilder, WidgetInfo, WidgetType, pos2, vec2,
};

/// Height of the handle in points.
const HANDLE: f32 = 26.0;
/// Height of the sheet where only the handle is left of it, with a title on it, in points.
const HIDDEN: f32 = 40.0;
/// The sheet never takes more of the height of the window.
const MOST: f32 = 0.55;
/// Who draws the handle this far, in points, means the next height.
const MEANT: f32 = 20.0;

/// How much of the sheet is seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum SheetHeight {
    /// Its handle.
    Hidden,
    /// A third of the window.
    Peek,
    /// Half of the window.
    #[default]
    Half,
}

impl SheetHeight {
    const ALL: [Self; 3] = [Self::Hidden, Self::Peek, Self::Half];

    /// Height in points, in a window of this height.
    fn points(self, window_height: f32) -> f32 {
        match self {
            Self::Hidden => HIDDEN,
            Self::Peek => (window_height / 3.0).max(HIDDEN),
            Self::Half => (window_height / 2.0).max(HIDDEN),
        }
    }

    /// What a click on the handle makes of it.
    fn next(self) -> Self {
        match self {
            Self::Hidden => Self::Peek,
            Self::Peek => Self::Half,
            Self::Half => Self::Hidden,
        }
    }

    fn higher(self) -> Self {
        if self == Self::Hidden { Self::Peek } else { Self::Half }
    }

    fn lower(self) -> Self {
        if self == Self::Half { Self::Peek } else { Self::Hidden }
    }

    /// Where the sheet comes to rest that was let go at a height in points.
    fn after_drag(self, height: f32, window_height: f32) -> Self {
        let away = |other: &Self| (other.points(window_height) - height).abs();
        let nearest = Self::ALL.into_iter().min_by(|a, b| away(a).total_cmp(&away(b))).unwrap_or(self);
        let drawn = height - self.points(window_height);
        match nearest {
            nearest if nearest != self => nearest,
            _ if drawn > MEANT => self.higher(),
            _ if drawn < -MEANT => self.lower(),
            _ => self,
        }
    }
}

/// What is asked to be seen in the sheet: so many requests to scroll there were, and this place is open.
pub(super) type Asked = (u64, Option<PlaceIndex>);

/// What is remembered from one pass to the next.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct State {
    height: SheetHeight,
    /// While the handle is drawn: how high the sheet is, in points.
    drawn: Option<f32>,
    asked: Asked,
}

impl State {
    /// What is asked for shows itself; what is closed does not.
    fn ask(&mut self, asked: Asked) {
        let is_asked = asked.0 != self.asked.0 || (asked.1.is_some() && asked.1 != self.asked.1);
        if is_asked && self.height == SheetHeight::Hidden {
            self.height = SheetHeight::Peek;
        }
        self.asked = asked;
    }
}

/// What the sheet is to show.
pub(super) struct Sheet<'a> {
    /// What it is called where only its handle is left.
    pub(super) title: &'a str,
    /// What is asked to be seen in it.
    pub(super) asked: Asked,
    /// What stands above it, in points, and takes its room from it.
    pub(super) above: f32,
    /// The colours.
    pub(super) tokens: &'a Tokens,
}

impl Sheet<'_> {
    /// Its own height in points where it comes to rest.
    fn rest(&self, height: SheetHeight, window: Rect) -> f32 {
        (height.points(window.height()) - self.above).max(HIDDEN)
    }
}

/// Draws the sheet with its contents, which are left out where only the handle is seen.
pub(super) fn sheet_ui(ui: &mut Ui, window: Rect, sheet: &Sheet<'_>, contents: impl FnOnce(&mut Ui)) {
    let id = Id::new("sheet");
    let before: Option<State> = ui.data(|data| data.get_temp(id));
    let mut state = before.unwrap_or(State { asked: sheet.asked, ..State::default() });
    state.ask(sheet.asked);
    let height = state.drawn.unwrap_or_else(|| sheet.rest(state.height, window));
    room_ui(ui, height, sheet.tokens, |ui| {
        let rect = ui.max_rect();
        let is_hidden = rect.height() <= HIDDEN + 1.0;
        let handle_height = if is_hidden { rect.height() } else { HANDLE };
        let handle = Rect::from_min_size(rect.min, vec2(rect.width(), handle_height));
        handle_ui(ui, handle, window, sheet, &mut state);
        let below = Rect::from_min_max(handle.left_bottom(), rect.max);
        if below.height() > 1.0 {
            let mut ui = ui.new_child(UiBuilder::new().max_rect(below));
            ui.set_clip_rect(below.intersect(ui.clip_rect()));
            contents(&mut ui);
        }
    });
    ui.data_mut(|data| data.insert_temp(id, state));
}

/// Takes so many points at the bottom of the window.
pub(super) fn room_ui(ui: &mut Ui, height: f32, tokens: &Tokens, contents: impl FnOnce(&mut Ui)) {
    let frame = Frame::new().fill(tokens.panel);
    Panel::bottom("sheet").frame(frame).resizable(false).show_separator_line(false).exact_size(height).show(
        ui,
        |ui| {
            contents(ui);
            ui.take_available_space();
        },
    );
}

fn handle_ui(ui: &Ui, rect: Rect, window: Rect, sheet: &Sheet<'_>, state: &mut State) {
    let id = Id::new("sheet handle");
    let response = ui.interact(rect, id, Sense::click_and_drag());
    let action = match state.height {
        SheetHeight::Hidden => "sheet-show",
        SheetHeight::Peek => "sheet-more",
        SheetHeight::Half => "sheet-hide",
    };
    let action = ui.words().text(action);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, &action));
    if response.clicked() {
        state.height = state.height.next();
    }
    if response.drag_started() {
        state.drawn = Some(sheet.rest(state.height, window));
    }
    if let (Some(drawn), true) = (state.drawn, response.dragged()) {
        let highest = (MOST * window.height() - sheet.above).max(HIDDEN);
        state.drawn = Some((drawn - response.drag_delta().y).clamp(HIDDEN, highest));
    }
    if let (Some(drawn), false) = (state.drawn, response.dragged()) {
        state.height = state.height.after_drag(drawn + sheet.above, window.height());
        state.drawn = None;
    }
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
        ui.input(|input| {
            if input.key_pressed(Key::ArrowUp) {
                state.height = state.height.higher();
            } else if input.key_pressed(Key::ArrowDown) {
                state.height = state.height.lower();
            }
        });
    }
    paint_handle(ui, rect, sheet, state.height, &response);
    response.on_hover_cursor(CursorIcon::ResizeVertical);
}

fn paint_handle(ui: &Ui, rect: Rect, sheet: &Sheet<'_>, height: SheetHeight, response: &Response) {
    let (painter, tokens) = (ui.painter(), sheet.tokens);
    painter.hline(rect.x_range(), rect.top() + 0.5, Stroke::new(1.0, tokens.panel_line));
    let is_lit = response.hovered() || response.dragged();
    let color = if is_lit { tokens.accent } else { tokens.text_soft };
    let grip = Rect::from_center_size(pos2(rect.center().x, rect.top() + 8.0), vec2(40.0, 4.0));
    painter.rect_filled(grip, 2.0, color);
    if height == SheetHeight::Hidden {
        let font = theme::semibold(type_size::UI);
        let room = rect.width() - 32.0;
        let mut job = LayoutJob::simple_singleline(sheet.title.to_owned(), font, tokens.text);
        job.wrap = TextWrapping::truncate_at_width(room);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        let at = Align2::CENTER_BOTTOM.anchor_size(rect.center_bottom() - vec2(0.0, 3.0), galley.size());
        painter.galley(at.min, galley, tokens.text);
    }
    if response.has_focus() {
        let ring = Stroke::new(2.0, tokens.focus);
        painter.rect_stroke(rect.shrink(3.0), 4.0, ring, StrokeKind::Inside);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use SheetHeight::{Half, Hidden, Peek};

    #[test]
    fn a_click_on_the_handle_goes_through_all_heights_and_none_is_more_than_55_percent() {
        assert_eq!([Hidden.next(), Peek.next(), Half.next()], [Peek, Half, Hidden]);
        for window in [320.0, 422.0, 568.0, 844.0] {
            for height in SheetHeight::ALL {
                assert!(height.points(window) <= MOST * window, "{height:?} in {window}");
            }
        }
    }

    #[test]
    fn what_is_asked_for_brings_a_hidden_sheet_back_and_what_is_closed_does_not() {
        let hidden = State { height: Hidden, drawn: None, asked: (3, Some(PlaceIndex(1))) };
        for (asked, height) in [
            ((3, Some(PlaceIndex(1))), Hidden),
            ((3, None), Hidden),
            ((4, None), Peek),
            ((3, Some(PlaceIndex(2))), Peek),
        ] {
            let mut state = hidden;
            state.ask(asked);
            assert_eq!((state.height, state.asked), (height, asked));
        }
        let mut half = State { height: Half, ..hidden };
        half.ask((9, None));
        assert_eq!(half.height, Half);
    }

    #[test]
    fn a_sheet_that_is_let_go_comes_to_rest_at_the_nearest_height_or_the_one_that_was_meant() {
        let window = 900.0;
        for (from, to, rest) in [
            (Half, 450.0, Half),
            (Half, 440.0, Half),
            (Half, 425.0, Peek),
            (Half, 300.0, Peek),
            (Half, 90.0, Hidden),
            (Peek, 330.0, Half),
            (Peek, 270.0, Hidden),
            (Hidden, 64.0, Peek),
            (Hidden, 50.0, Hidden),
            (Half, 495.0, Half),
        ] {
            assert_eq!(from.after_drag(to, window), rest, "from {from:?} to {to}");
        }
    }
}
