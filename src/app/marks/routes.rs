//! The arrows along the routes of the atlas.

use crate::app::state::{Interface, OpenAtlas, Selection, View};
use crate::app::theme::{MarkState, arrowhead, asked_color, line_color};
use crate::atlas::{Atlas, Geometry, LayerKind, PlaceIndex};
use crate::sphere::{LonLat, UnitVector};
use crate::view::{Route, ScreenPos, ScreenRect};
use bevy::prelude::*;
use bevy_egui::egui::{Painter, Rect, pos2, vec2};

/// The routes of the atlas, ready for their arrows.
#[derive(Resource, Debug, Default)]
pub(in crate::app) struct Routes(Vec<(PlaceIndex, Route)>);

/// Makes the routes ready where another atlas was opened.
pub(super) fn gather(atlas: Res<OpenAtlas>, mut routes: ResMut<Routes>) {
    if atlas.is_changed() {
        routes.0 = Routes::of(&atlas.0).0;
    }
}

impl Routes {
    /// The lines of the layers of routes.
    pub(super) fn of(atlas: &Atlas) -> Self {
        let is_route = |layer: &str| {
            atlas.layers.iter().any(|other| other.id == layer && other.kind == LayerKind::Routes)
        };
        let places = atlas.places.iter().enumerate().filter(|(_, place)| is_route(&place.layer));
        Self(
            places
                .flat_map(|(index, place)| {
                    lines(&place.geometry).into_iter().map(move |line| (PlaceIndex(index), line))
                })
                .collect(),
        )
    }
}

fn lines(geometry: &Geometry) -> Vec<Route> {
    let route = |line: &geo::LineString| {
        let corners: Vec<UnitVector> = line.0.iter().map(|coord| LonLat::from(*coord).into()).collect();
        Route::new(&corners)
    };
    match geometry {
        Geometry::LineString(line) => vec![route(line)],
        Geometry::MultiLineString(lines) => lines.iter().map(route).collect(),
        Geometry::GeometryCollection(parts) => parts.iter().flat_map(lines).collect(),
        _ => Vec::new(),
    }
}

/// Paints the arrows of the routes that are shown on `map`, but for those under `covered`: those of the highest layer
/// last.
pub(in crate::app) fn paint_arrows(
    painter: &Painter,
    routes: &Routes,
    atlas: &Atlas,
    view: &View,
    interface: &Interface,
    selection: &Selection,
    map: Rect,
    covered: &[Rect],
) {
    let tokens = interface.settings.theme.tokens();
    let screen = ScreenRect {
        min: ScreenPos::new(f64::from(map.left()), f64::from(map.top())),
        width_px: f64::from(map.width()),
        height_px: f64::from(map.height()),
    };
    let mut routes: Vec<_> = routes.0.iter().collect();
    routes.sort_by_cached_key(|(index, _)| {
        atlas.place(*index).map(|place| interface.layers.rank(&place.layer))
    });
    for (index, route) in routes {
        let Some(place) = atlas.place(*index).filter(|place| interface.shows(atlas, place)) else { continue };
        let color = place.style.stroke.map_or(line_color(place.kind, tokens), asked_color);
        let is_lit = interface.mark_state(*index, place, selection) != MarkState::Normal;
        let size = if is_lit { 1.2 } else { 1.0 };
        let opacity = interface.opacity(place, is_lit);
        for arrow in route.arrows(view, screen) {
            let at = pos2(arrow.at.x as f32, arrow.at.y as f32);
            if covered.iter().any(|rect| rect.expand(8.0).contains(at)) {
                continue;
            }
            let direction = vec2(arrow.direction.0 as f32, arrow.direction.1 as f32);
            let faded = |color: bevy_egui::egui::Color32| color.gamma_multiply(arrow.strength * opacity);
            arrowhead(painter, at, direction, size, faded(color), faded(tokens.halo));
        }
    }
}
