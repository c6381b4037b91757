//! Where each label stands: as in the frame before where it can, else at the best free place.

use super::along::on_line;
use super::degrees::degrees;
use super::shape::{Shaped, Style, shape};
use super::wanted::{At, Dot, LIT, Wanted, wanted};
use super::{Gazetteer, LabelLines};
use crate::app::state::{Interface, Selection, ShownMark};
use crate::app::theme::{self, label_size};
use crate::atlas::{Atlas, PlaceIndex};
use crate::view::{
    Board, LabelBox, LabelId, LabelMemory, Letter, MapView, NEWCOMER_PX, PAD_PX, SIDES, Spot, TurnedBox,
    beside,
};
use bevy_egui::egui::{Color32, Context, Galley, Pos2, Rect, Vec2, pos2, vec2};
use std::sync::Arc;

/// What a label belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A place of the atlas.
    Place(PlaceIndex),
    /// A name of the base map, by its index.
    Name(usize),
    /// A parallel that is named for the day that is shown, by its index.
    Parallel(usize),
    /// A meridian or parallel of the graticule.
    Degrees,
}

/// Where labels may stand.
#[derive(Debug, Clone)]
pub struct Room {
    /// The part of the map that no panel covers.
    pub clear: Rect,
    /// What stands on it: buttons, scale bar, credits, and the panels that float.
    pub covered: Vec<Rect>,
}

/// What is to be labelled.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// The view of the map.
    pub view: &'a MapView,
    /// The atlas.
    pub atlas: &'a Atlas,
    /// The names of the base map.
    pub names: &'a Gazetteer,
    /// The lines that names follow.
    pub lines: &'a LabelLines,
    /// Which layers are shown, and the theme.
    pub interface: &'a Interface,
    /// What is selected and pointed at.
    pub selection: &'a Selection,
    /// The marks of the atlas's points, which labels stand beside and never on.
    pub marks: &'a [ShownMark],
    /// Where labels may stand.
    pub room: &'a Room,
}

/// A label in its place.
#[derive(Debug, Clone)]
pub struct Placed {
    /// The same in every frame.
    pub id: LabelId,
    /// What it belongs to.
    pub owner: Owner,
    /// What it says.
    pub text: String,
    /// The lines of other names under it.
    pub other_names: Vec<String>,
    /// The point on the screen that it belongs to.
    pub anchor: Pos2,
    /// What it covers: its letters or its lines, and its dot.
    pub boxes: Vec<TurnedBox>,
    /// Where it stands in relation to its anchor.
    pub spot: Spot,
    /// The sign of a settlement, at the anchor.
    pub dot: Option<Dot>,
    pub(super) lines: Vec<Line>,
}

/// A line of text of a label.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) shaped: Shaped,
    /// Top left corner of a straight text; the origin for one whose letters say where they are.
    pub(super) at: Pos2,
    pub(super) letters: Vec<Letter>,
    pub(super) color: Color32,
    pub(super) halo: Color32,
}

impl Placed {
    /// The shaped text of its name.
    pub fn galley(&self) -> Option<&Arc<Galley>> {
        self.lines.first().map(|line| &line.shaped.galley)
    }
}

/// Chooses the labels and where each stands. `memory` says where each stood in the frame before; the caller ends
/// the frame with [`LabelMemory::turn`].
pub fn layout(context: &Context, subject: &Subject<'_>, memory: &mut LabelMemory) -> Vec<Placed> {
    let mut board = Board::new(boxed(subject.room.clear));
    for mark in subject.marks {
        board.take(&[upright(Rect::from_center_size(mark.at, Vec2::splat(2.0 * mark.radius)))]);
    }
    for covered in &subject.room.covered {
        board.take(&[upright(*covered)]);
    }
    let mut placed = Vec::new();
    for label in wanted(subject, memory) {
        let found = match &label.at {
            At::Point { .. } => beside_point(context, subject, &board, memory, &label),
            At::Line { lines, fit } => on_line(context, subject, &board, memory, &label, lines, *fit)
                .or_else(|| near_anchor(context, subject, &board, memory, &label)),
        };
        settle(found, label.id, &mut board, memory, &mut placed);
    }
    for found in degrees(context, subject, &board, memory) {
        let id = found.id;
        let is_free = board.fits(&found.boxes, 0.0);
        settle(is_free.then_some(found), id, &mut board, memory, &mut placed);
    }
    placed
}

fn settle(
    found: Option<Placed>,
    id: LabelId,
    board: &mut Board,
    memory: &mut LabelMemory,
    placed: &mut Vec<Placed>,
) {
    match found {
        Some(found) => {
            board.take(&found.boxes);
            memory.keep(id, found.spot);
            placed.push(found);
        }
        None if memory.spot(id).is_some() => memory.lose(),
        None => {}
    }
}

pub(super) fn boxed(rect: Rect) -> LabelBox {
    LabelBox { left: rect.left(), top: rect.top(), right: rect.right(), bottom: rect.bottom() }
}

pub(super) fn upright(rect: Rect) -> TurnedBox {
    TurnedBox::upright(boxed(rect))
}

/// A new label needs more room than one that is there already.
pub(super) fn margin(is_kept: bool) -> f32 {
    if is_kept { 0.0 } else { NEWCOMER_PX }
}

fn beside_point(
    context: &Context,
    subject: &Subject<'_>,
    board: &Board,
    memory: &LabelMemory,
    label: &Wanted<'_>,
) -> Option<Placed> {
    let At::Point { at, reach_px, dot, others } = &label.at else { return None };
    let name = shape(context, &label.text, label.style.font.clone(), label.style.spacing_px);
    let tokens = subject.interface.settings.theme.tokens();
    let style = {
        let soft = tokens.text_soft.gamma_multiply(label.style.opacity);
        Style::new(theme::italic(label_size::OTHER_NAME), soft, label.style.halo)
    };
    let others: Vec<Shaped> =
        others.iter().map(|other| shape(context, other, style.font.clone(), 0.1)).collect();
    let kept = memory.spot(label.id);
    let sides = match kept {
        Some(Spot::Side { side, .. }) => side..side + 1,
        _ => 0..SIDES.len() as u8,
    };
    let reach_px = match kept {
        // A mark that grows or shrinks does not push its label: where it comes to cover it, the label is lost and comes back.
        Some(Spot::Side { reach_px: before, .. }) => before,
        _ => *reach_px,
    };
    // A place with all its names is worth more than the best side.
    for count in (0..=others.len()).rev() {
        for side in sides.clone() {
            // Other names stand under the name; above the point there is no room for them.
            if count > 0 && SIDES[usize::from(side)].1 < 0.0 {
                continue;
            }
            let spot = Spot::Side { side, reach_px, names: count as u8 };
            let found = stacked(label, &name, &others[..count], &style, (side, reach_px), *at, *dot);
            if board.fits(&found.boxes, margin(kept == Some(spot))) {
                return Some(found);
            }
        }
    }
    None
}

/// How far from its anchor the name of what is pointed at is tried, in points.
const NEAR_PX: [f32; 4] = [10.0, 24.0, 40.0, 64.0];

/// The name of what is pointed at and has no room along its line, or whose line is out of sight: as near to the anchor as
/// it can stand.
fn near_anchor(
    context: &Context,
    subject: &Subject<'_>,
    board: &Board,
    memory: &LabelMemory,
    label: &Wanted<'_>,
) -> Option<Placed> {
    let Owner::Place(index) = label.owner else { return None };
    if label.priority < LIT {
        return None;
    }
    let at = subject.view.screen_from(subject.atlas.place(index)?.anchor.into())?;
    let at = pos2(at.x as f32, at.y as f32);
    NEAR_PX.into_iter().find_map(|reach_px| {
        let at = At::Point { at, reach_px, dot: None, others: Vec::new() };
        beside_point(
            context,
            subject,
            board,
            memory,
            &Wanted { at, text: label.text.clone(), style: label.style.clone(), ..*label },
        )
    })
}

/// A name beside its point with other names under it.
fn stacked(
    label: &Wanted<'_>,
    name: &Shaped,
    others: &[Shaped],
    style: &Style,
    (side, reach_px): (u8, f32),
    anchor: Pos2,
    dot: Option<Dot>,
) -> Placed {
    let spot = Spot::Side { side, reach_px, names: others.len() as u8 };
    let pad = vec2(2.0 * PAD_PX, 0.0);
    let size = name.size() + pad;
    let stand = beside((anchor.x, anchor.y), (size.x, size.y), usize::from(side), reach_px, 2.0);
    let rect = Rect::from_min_max(pos2(stand.left, stand.top), pos2(stand.right, stand.bottom));
    let line = |shaped: &Shaped, at: Pos2, style: &Style| Line {
        shaped: shaped.clone(),
        at,
        letters: Vec::new(),
        color: style.color,
        halo: style.halo,
    };
    let mut boxes = vec![upright(rect)];
    let mut lines = vec![line(name, rect.min + pad / 2.0, &label.style)];
    let mut top = rect.bottom() - 1.5;
    for other in others {
        let size = other.size() + pad;
        // Flush with the name on the side of the point, or centred under it.
        let left = rect.left() + (rect.width() - size.x) * (1.0 - SIDES[usize::from(side)].0) / 2.0;
        let rect = Rect::from_min_size(pos2(left, top), size);
        boxes.push(upright(rect));
        lines.push(line(other, rect.min + pad / 2.0, style));
        top = rect.bottom() - 1.5;
    }
    if let Some(dot) = dot {
        boxes.push(upright(Rect::from_center_size(anchor, Vec2::splat(2.0 * dot.reach_px()))));
    }
    Placed {
        id: label.id,
        owner: label.owner,
        text: label.text.clone(),
        other_names: others.iter().map(|other| other.galley.text().to_owned()).collect(),
        anchor,
        boxes,
        spot,
        dot,
        lines,
    }
}
