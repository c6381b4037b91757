//! Where each label stands: as in the frame before where it can, else at the best free place.

use super::degrees::degrees;
use super::shape::{Shaped, Style, shape};
use super::wanted::{At, Dot, Fit, MENTIONED, Wanted, wanted};
use super::{Gazetteer, LabelLines};
use crate::app::state::{Interface, Selection, ShownMark};
use crate::app::theme::{self, label_size};
use crate::atlas::{Atlas, PlaceIndex};
use crate::view::{
    Board, GroundLine, Hold, LabelBox, LabelId, LabelMemory, Letter, MapView, Piece, SIDES, Span, Spot,
    TurnedBox, bend, beside,
};
use bevy_egui::egui::{Color32, Context, Galley, Pos2, Rect, Vec2, pos2, vec2};
use std::sync::Arc;

/// Free space left and right of a straight text that belongs to it, in points.
const PAD_PX: f32 = 2.0;
/// What was not shown before comes only where it has this much room on every side: what then moves a little
/// does not drive it out at once.
const NEWCOMER_PX: f32 = 1.5;
/// A line shorter than this is a speck, and its name a riddle.
const LEAST_LINE_PX: f64 = 14.0;
/// Places along a line that are tried.
const MOST_TRIES: usize = 9;

/// What a label belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// A place of the atlas.
    Place(PlaceIndex),
    /// A name of the base map, by its index.
    Name(usize),
    /// A meridian or parallel.
    Degrees,
}

/// Where labels may stand.
#[derive(Debug, Clone)]
pub struct Room {
    /// The part of the map that no panel covers.
    pub clear: Rect,
    /// What stands on it: buttons, scale bar, credits.
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
            At::Line { line, fit } => on_line(context, subject, &board, memory, &label, line, *fit),
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
    let tokens = subject.interface.theme.tokens();
    let style = Style::new(theme::italic(label_size::OTHER_NAME), tokens.text_soft, label.style.halo);
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
            let found = stacked(label, &name, &others[..count], &style, spot, *at, *dot);
            if board.fits(&found.boxes, margin(kept == Some(spot))) {
                return Some(found);
            }
        }
    }
    None
}

/// A name beside its point with other names under it.
fn stacked(
    label: &Wanted<'_>,
    name: &Shaped,
    others: &[Shaped],
    style: &Style,
    spot: Spot,
    anchor: Pos2,
    dot: Option<Dot>,
) -> Placed {
    let Spot::Side { side, reach_px, .. } = spot else { unreachable!("a name beside a point has a side") };
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

fn on_line(
    context: &Context,
    subject: &Subject<'_>,
    board: &Board,
    memory: &LabelMemory,
    label: &Wanted<'_>,
    line: &GroundLine,
    fit: Fit,
) -> Option<Placed> {
    let pieces = line.on_screen(subject.view);
    let screen = board.screen();
    let length_px: f64 = pieces.iter().map(|piece| piece.curve().length_px()).sum();
    if fit == Fit::Above && length_px < LEAST_LINE_PX && label.priority < MENTIONED {
        return None;
    }
    let seen: Vec<(&Piece, Vec<(f64, f64)>)> = pieces
        .iter()
        .map(|piece| (piece, piece.seen(screen)))
        .filter(|(_, stretches)| !stretches.is_empty())
        .collect();
    if seen.is_empty() {
        return None;
    }
    let shaped = shape(context, &label.text, label.style.font.clone(), 0.0);
    let text = Text::new(label, &shaped, fit);
    let kept = memory.spot(label.id);
    if let Some(Spot::Along { share, hold }) = kept {
        return pieces.iter().find_map(|piece| {
            let at_px = piece.px_at(share)?;
            let gap_px = text.gap_px(hold, nominal_px(line, piece, subject.view));
            text.stand(piece, at_px, share, hold, gap_px).filter(|found| board.fits(&found.boxes, 0.0))
        });
    }
    let holds: &[Hold] = match fit {
        Fit::Sea => &[Hold::Bent, Hold::Close],
        Fit::Area => &[Hold::Bent, Hold::Close, Hold::Centered],
        Fit::Above => &[Hold::Bent, Hold::Beside(0), Hold::Beside(1), Hold::Beside(2), Hold::Beside(3)],
    };
    for hold in holds {
        for (piece, stretches) in &seen {
            let gap_px = text.gap_px(*hold, nominal_px(line, piece, subject.view));
            for at_px in tries(piece, stretches, f64::from(text.width_px(gap_px)), fit) {
                let found = text.stand(piece, at_px, piece.share_at(at_px), *hold, gap_px);
                if let Some(found) = found.filter(|found| board.fits(&found.boxes, NEWCOMER_PX)) {
                    return Some(found);
                }
            }
        }
    }
    None
}

/// Length of the line on the screen, were the scale everywhere that of the centre; on the globe's limb it is less.
fn nominal_px(line: &GroundLine, piece: &Piece, view: &MapView) -> f32 {
    (line.length_m() / view.m_per_px()).min(piece.curve().length_px() * 1.15) as f32
}

/// Where along a piece the middle of a text is tried: the middle of the line first where that is its place, then from the
/// middle of what is seen outwards.
fn tries(piece: &Piece, stretches: &[(f64, f64)], width_px: f64, fit: Fit) -> Vec<f64> {
    let mut tries = Vec::new();
    if fit != Fit::Above {
        tries.extend(piece.px_at(0.5));
    }
    let mut stretches = stretches.to_vec();
    stretches.sort_by(|a, b| (b.1 - b.0).total_cmp(&(a.1 - a.0)));
    let step = (width_px / 3.0).max(24.0);
    for (from, to) in stretches {
        let middle = (from + to) / 2.0;
        tries.push(middle);
        for index in 1..=MOST_TRIES / 2 {
            let off = step * index as f64;
            if off < (to - from) / 2.0 {
                tries.extend([middle - off, middle + off]);
            }
        }
    }
    tries.truncate(2 * MOST_TRIES);
    tries
}

/// Whether the line itself runs through a text that stands beside it.
fn crosses(piece: &Piece, at_px: f64, text: LabelBox) -> bool {
    const STEP_PX: f64 = 5.0;
    let reach = (f64::from(text.right - text.left) / STEP_PX) as i32 + 4;
    (-reach..=reach).map(|step| at_px + STEP_PX * f64::from(step)).any(|along_px| {
        let is_on = (0.0..=piece.curve().length_px()).contains(&along_px);
        let (x, y) = piece.curve().at(along_px);
        is_on && text.holds(x as f32, y as f32)
    })
}

/// A name that is put on a line.
struct Text<'a> {
    label: &'a Wanted<'a>,
    shaped: &'a Shaped,
    spans: Vec<Span>,
    fit: Fit,
}

impl<'a> Text<'a> {
    fn new(label: &'a Wanted<'a>, shaped: &'a Shaped, fit: Fit) -> Self {
        Self { label, shaped, spans: shaped.spans(), fit }
    }

    fn gaps(&self) -> f32 {
        self.spans.len().saturating_sub(1) as f32
    }

    fn width_px(&self, gap_px: f32) -> f32 {
        self.shaped.size().x + gap_px * self.gaps()
    }

    /// Space between letters: so that a spread name takes up most of a line of this length, else the least.
    fn gap_px(&self, hold: Hold, line_px: f32) -> f32 {
        const SHARE: f32 = 0.72;
        let (least, most) = self.label.style.gap_em;
        if hold != Hold::Bent {
            return least * self.shaped.size_px;
        }
        let wanted = (SHARE * line_px - self.shaped.size().x) / self.gaps().max(1.0);
        wanted.clamp(least * self.shaped.size_px, most * self.shaped.size_px)
    }

    /// The label with its middle at a distance along a piece, or `None` where it does not go there.
    fn stand(&self, piece: &Piece, at_px: f64, share: f64, hold: Hold, gap_px: f32) -> Option<Placed> {
        let on = piece.curve().at(at_px);
        let anchor = pos2(on.0 as f32, on.1 as f32);
        let size_px = self.shaped.size_px;
        let letters = match hold {
            Hold::Bent | Hold::Close => {
                let lift_px = if self.fit == Fit::Above { 0.35 * size_px + 5.0 } else { 0.0 };
                bend(piece.curve(), at_px, &self.spans, gap_px, lift_px).ok()?
            }
            Hold::Centered => self.straight(anchor, gap_px),
            Hold::Beside(side) => {
                let size = (self.width_px(gap_px) + 2.0 * PAD_PX, self.shaped.size().y);
                let stand = beside((anchor.x, anchor.y), size, usize::from(side), 6.0, 2.0);
                if crosses(piece, at_px, stand) {
                    return None;
                }
                let middle = stand.center();
                self.straight(pos2(middle.0, middle.1), gap_px)
            }
        };
        let pad_px = (gap_px / 2.0).min(3.0) + 0.4;
        let boxes = letters
            .iter()
            .zip(&self.spans)
            .filter(|(_, span)| span.end > span.start)
            .map(|(letter, span)| {
                let half = ((span.end - span.start) / 2.0 + pad_px, 0.58 * size_px);
                TurnedBox::new(letter.middle, half, letter.angle)
            })
            .collect();
        let Style { color, halo, .. } = self.label.style;
        let line = Line { shaped: self.shaped.clone(), at: Pos2::ZERO, letters, color, halo };
        Some(Placed {
            id: self.label.id,
            owner: self.label.owner,
            text: self.label.text.clone(),
            other_names: Vec::new(),
            anchor,
            boxes,
            spot: Spot::Along { share, hold },
            dot: None,
            lines: vec![line],
        })
    }

    /// Letters on a level line about a middle.
    fn straight(&self, middle: Pos2, gap_px: f32) -> Vec<Letter> {
        let left = middle.x - self.width_px(gap_px) / 2.0;
        let letter = |(index, span): (usize, &Span)| Letter {
            middle: (left + (span.start + span.end) / 2.0 + gap_px * index as f32, middle.y),
            angle: 0.0,
        };
        self.spans.iter().enumerate().map(letter).collect()
    }
}
