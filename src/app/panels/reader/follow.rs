//! The map follows the text: what is being read, and when the map goes there.

use super::Reader;
use crate::atlas::ArticleIndex;
use crate::command::Command;
use crate::view::{Following, MentionsInView, Scrolled};
use bevy_egui::egui::{Context, Id, Rect, Shape, Stroke, Ui, pos2};

/// Where the parts of a text stand on the screen.
#[derive(Debug, Default)]
pub(super) struct Lines {
    /// The index of each mention, and its height on the screen. Of two on one line the second counts as lower, as if the
    /// line ran downhill to the next one: so each has its turn.
    pub(super) mentions: Vec<(usize, f32)>,
    /// The top of each block, and its index.
    pub(super) blocks: Vec<(usize, f32)>,
}

impl Lines {
    fn block_at(&self, y: f32) -> Option<usize> {
        self.blocks.iter().take_while(|(_, top)| *top <= y).last().map(|(block, _)| *block)
    }
}

fn following_id() -> Id {
    Id::new("following")
}

fn block_id() -> Id {
    Id::new("block being read")
}

/// The program scrolls the text: the map does not follow that.
pub(in crate::app::panels) fn lead(ctx: &Context) {
    ctx.data_mut(|data| data.get_temp_mut_or_default::<Following>(following_id()).lead());
}

/// The text is another one: nobody has scrolled it.
pub(super) fn forget(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(following_id(), Following::default()));
}

/// How far the text was scrolled in the last frame.
pub(super) fn scrolled(ctx: &Context) -> Scrolled {
    ctx.data(|data| data.get_temp::<Following>(following_id())).unwrap_or_default().scrolled()
}

fn in_view_id() -> Id {
    Id::new("mentions in view")
}

/// Where the mentions of the article that was drawn last stand, or stood before something covered them.
pub(in crate::app) fn mentions_in_view(ctx: &Context) -> Option<(ArticleIndex, MentionsInView)> {
    ctx.data(|data| data.get_temp(in_view_id()))
}

/// The block at the line that is being read, as the text stood when it was last seen.
pub(super) fn block_being_read(ctx: &Context) -> usize {
    ctx.data(|data| data.get_temp(block_id())).unwrap_or(0)
}

/// Takes note of how far the text is scrolled, and lets the map follow where it has been scrolled by hand and rests.
pub(super) fn follow_ui(
    ui: &Ui,
    reader: &Reader<'_>,
    view: Rect,
    scrolled: Scrolled,
    lines: Lines,
    has_hand: bool,
    out: &mut Vec<Command>,
) {
    let time_s = ui.input(|input| input.time);
    let y = view.top() + scrolled.reading_line();
    let block = lines.block_at(y).unwrap_or(0);
    let text = MentionsInView { mentions: lines.mentions, line: y, seen: (view.top(), view.bottom()) };
    let at_line = text.at_line();
    let (is_moving, is_due) = ui.data_mut(|data| {
        data.insert_temp(block_id(), block);
        data.insert_temp(in_view_id(), (reader.article, text));
        let following = data.get_temp_mut_or_default::<Following>(following_id());
        following.step(scrolled, has_hand, time_s);
        let is_due = following.settles(time_s) | following.turns_on(reader.follows);
        (following.is_moving(), is_due)
    });
    if !reader.follows {
        return;
    }
    if is_moving {
        ui.ctx().request_repaint();
    }
    if is_due
        && let Some(mention) = at_line
        && reader.reading != Some(mention)
    {
        out.push(Command::Read { article: reader.article, mention });
    }
    sign(ui, view, y, reader);
}

/// A thin sign at the line that is being read.
fn sign(ui: &Ui, view: Rect, y: f32, reader: &Reader<'_>) {
    let (left, half) = (view.left(), 5.0);
    let y = y.clamp(view.top() + half, view.bottom() - half);
    let corners = vec![pos2(left, y - half), pos2(left + 7.0, y), pos2(left, y + half)];
    ui.painter().add(Shape::convex_polygon(corners, reader.tokens.accent, Stroke::NONE));
}
