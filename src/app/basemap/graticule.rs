//! Meridians and parallels, the closer together the nearer the view: those of the part of the Earth that is seen.

use super::BaseMaterials;
use crate::app::render::{SHEET_LAYER, line_mesh, seen_deg};
use crate::app::state::View;
use crate::base::GRATICULE;
use crate::tessellate::{WHOLE_EARTH_DEG, graticule};
use crate::view::graticule_step_deg;
use bevy::camera::visibility::NoFrustumCulling;
use bevy::prelude::*;

/// The net is drawn in pieces of so many steps, so that it is not made anew for every movement.
const STEPS_IN_PIECE: f64 = 10.0;

/// The lines, and what they were made for.
#[derive(Resource)]
pub(super) struct Graticule {
    entity: Entity,
    net: Net,
}

/// Which lines are drawn.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Net {
    step_deg: f64,
    /// West, south, east and north.
    within_deg: [f64; 4],
}

impl Net {
    fn of(view: &View) -> Self {
        let step_deg = graticule_step_deg(view.m_per_px());
        let piece_deg = STEPS_IN_PIECE * step_deg;
        let down = |deg: f64| (deg / piece_deg).floor() * piece_deg;
        let up = |deg: f64| (deg / piece_deg).ceil() * piece_deg;
        let [west, south, east, north] = seen_deg(view);
        let (mut west, mut east) = (down(west), up(east));
        if east - west >= 360.0 {
            [west, _, east, _] = WHOLE_EARTH_DEG;
        }
        Self { step_deg, within_deg: [west, down(south).max(-90.0), east, up(north).min(90.0)] }
    }

    fn mesh(self) -> Mesh {
        let mut lines = graticule(self.step_deg, self.step_deg, self.within_deg);
        lines.attribute.fill([GRATICULE as f32, 0.0]);
        line_mesh(lines)
    }
}

pub(super) fn spawn(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    handles: Res<BaseMaterials>,
    view: Res<View>,
) {
    let net = Net::of(&view);
    let lines =
        (Mesh2d(meshes.add(net.mesh())), MeshMaterial2d(handles.line.clone()), NoFrustumCulling, SHEET_LAYER);
    let entity = commands.spawn(lines).id();
    commands.insert_resource(Graticule { entity, net });
}

/// Makes the lines anew where the scale asks for another step, or the view for another part of the Earth.
pub(super) fn follow_view(
    mut commands: Commands,
    mut meshes: ResMut<Assets<Mesh>>,
    mut drawn: ResMut<Graticule>,
    view: Res<View>,
) {
    let net = Net::of(&view);
    if drawn.net != net {
        drawn.net = net;
        commands.entity(drawn.entity).insert(Mesh2d(meshes.add(net.mesh())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::atlas::Home;
    use crate::sphere::{LonLat, Projection};
    use crate::view::{MapView, ScreenPos, ScreenRect};

    fn net(projection: Projection, lon: f64, lat: f64, m_per_px: f64) -> Net {
        let free = ScreenRect { min: ScreenPos::new(400.0, 0.0), width_px: 900.0, height_px: 800.0 };
        let mut view = MapView::home(Home::default(), free);
        view.set_projection(projection);
        view.set(LonLat::new(lon, lat), m_per_px, 0.0);
        Net::of(&View(view))
    }

    #[test]
    fn a_small_step_at_one_place_is_no_net_about_the_whole_earth() {
        for projection in Projection::ALL {
            for (lon, lat) in [(30.0, 69.7), (179.9, 10.0), (-179.0, -80.0)] {
                for m_per_px in [20.0, 200.0, 400.0, 800.0] {
                    let mesh = net(projection, lon, lat, m_per_px).mesh();
                    let count = mesh.count_vertices();
                    assert!((20..40_000).contains(&count), "{projection:?} {lat} {m_per_px}: {count}");
                }
            }
        }
    }

    #[test]
    fn the_net_stays_while_the_view_moves_a_little() {
        let at = |lon: f64| net(Projection::EqualArea, lon, 69.7, 400.0);
        assert_eq!(at(30.0), at(30.3));
        assert_ne!(at(30.0), at(60.0));
        assert_eq!(net(Projection::Globe, 30.0, 69.7, 20_000.0).within_deg, WHOLE_EARTH_DEG);
    }
}
