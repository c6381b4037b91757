//! Samples of the places of an atlas, and of what says how sure their positions are.

use super::samples::{frame, plain};
use crate::app::theme::{
    AreaLook, MARK_RADIUS, MarkState, StrokeLook, Theme, area_look, area_sample, arrowhead, mark,
    mark_ground, stroke_look, stroke_sample,
};
use crate::atlas::{Kind, LayerKind, Place, Precision, Style};
use bevy_egui::egui::{Color32, Painter, Rect, vec2};

/// The shape of a place on the map, by which the legend tells samples of one kind apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::app) enum Form {
    /// A mark.
    Mark,
    /// A line.
    Line,
    /// An area, with its outline.
    Area,
}

impl Form {
    /// The shape of a place.
    pub(super) fn of(place: &Place) -> Self {
        match place.geometry {
            geo::Geometry::LineString(_) | geo::Geometry::MultiLineString(_) => Self::Line,
            _ if place.is_point() => Self::Mark,
            _ => Self::Area,
        }
    }
}

/// Paints a place as the map draws those of its layer, at the layer's opacity.
pub(super) fn place_sample(
    painter: &Painter,
    plate: Rect,
    place: &Place,
    layer: LayerKind,
    opacity: f32,
    theme: Theme,
) {
    let tokens = theme.tokens();
    let form = Form::of(place);
    if form == Form::Mark {
        let mut painter = painter.clone();
        painter.multiply_opacity(opacity);
        mark(&painter, place.kind, plate.center(), MARK_RADIUS, tokens, MarkState::Normal);
        return;
    }
    let painter = &painter.with_clip_rect(plate.intersect(painter.clip_rect()));
    painter.rect_filled(plate, 0.0, tokens.ocean[0]);
    let normal = MarkState::Normal;
    let stroke = stroke_look(place.kind, place.precision, &place.style, normal, tokens).faded(opacity);
    if form == Form::Area {
        let area = area_look(place.kind, place.precision, &place.style, normal, tokens).faded(opacity);
        area_with_outline(painter, plate.shrink(2.5), &area, &stroke, tokens.halo);
    } else {
        stroke_sample(painter, [plate.left_center(), plate.right_center()], &stroke, tokens.halo);
    }
    if layer == LayerKind::Routes {
        let color = stroke.color.gamma_multiply(opacity);
        let casing = tokens.halo.gamma_multiply(opacity);
        arrowhead(painter, plate.center(), vec2(1.0, 0.0), 1.0, color, casing);
    }
}

fn area_with_outline(painter: &Painter, rect: Rect, area: &AreaLook, stroke: &StrokeLook, casing: Color32) {
    area_sample(painter, rect, area);
    let corners =
        [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
    for edge in corners.windows(2) {
        stroke_sample(painter, [edge[0], edge[1]], stroke, casing);
    }
}

/// How a mark, and a line or an area, of each precision is drawn on the map: the mark at the left of `rect`, the
/// other on a plate beside it.
pub(super) fn precision_sample(painter: &Painter, precision: Precision, rect: Rect, theme: Theme) {
    let tokens = theme.tokens();
    let kind = Kind::Town;
    let center = rect.left_center() + vec2(16.0, 0.0);
    if precision != Precision::Segment {
        mark_ground(painter, kind, precision, center, 6.0, tokens);
        mark(painter, kind, center, 6.0, tokens, MarkState::Normal);
    }
    let plate = Rect::from_min_max(rect.min + vec2(38.0, 5.0), rect.max - vec2(2.0, 5.0));
    let painter = &painter.with_clip_rect(plate.expand(1.0).intersect(painter.clip_rect()));
    painter.rect_filled(plate, 0.0, tokens.ocean[0]);
    let ends = [plate.left_center(), plate.right_center()];
    let kind = match precision {
        Precision::Segment => Kind::Incident,
        Precision::Area => Kind::Sea,
        Precision::Schematic => Kind::Ship,
        Precision::Surveyed | Precision::Approximate => Kind::Border,
    };
    let stroke = plain(kind, precision, tokens);
    if precision == Precision::Area {
        let area = area_look(kind, precision, &Style::default(), MarkState::Normal, tokens);
        area_with_outline(painter, plate.shrink(2.0), &area, &stroke, tokens.halo);
    } else {
        stroke_sample(painter, ends, &stroke, tokens.halo);
    }
    frame(painter, plate, tokens);
}
