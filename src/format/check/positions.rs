//! Places that lie where they hardly can: far from all others, or in the sea. Where another reading of their numbers
//! would lie among the others, it is offered.

use super::super::decimal_comma;
use super::super::diagnostic::{Rule, Severity};
use super::super::json::{Node, Object};
use super::super::load::Read;
use super::super::source::Report;
use super::coast::{is_at_sea, is_named};
use super::swapped::{self, swap};
use crate::atlas::{Geometry, Home, Kind, Place, Precision};
use crate::sphere::{EARTH_RADIUS_M, LonLat, Unit, UnitVector, distance_m, nearest_point};

/// A place further than this from every other is alone: 1,000 km.
const ALONE_M: f64 = 1_000_000.0;

/// So many positions of a geometry stand for all of them.
const MOST_VERTICES: usize = 200;

/// Reports the places that lie where they hardly can.
pub(super) fn check(read: &Read, report: &mut Report) {
    let context = Context::new(read);
    let swapped = context.swapped();
    for (index, place) in read.atlas.places.iter().enumerate() {
        let found = match swapped.get(index) {
            Some(true) => Some(swapped_fault(place, swap(place.anchor))),
            _ => context.fault(index, place),
        };
        if let Some(Fault { rule, severity, message, help }) = found {
            let (file, offset) = read.places[index];
            report.add_as(severity, rule, &read.layers[file], offset, message, help);
        }
    }
}

/// What is wrong with the position of a place.
struct Fault {
    rule: Rule,
    severity: Severity,
    message: String,
    help: String,
}

impl Fault {
    fn new(rule: Rule, message: String, help: String) -> Self {
        Self { rule, severity: Severity::Warning, message, help }
    }
}

/// Another position that the numbers of a place may say.
#[derive(Clone, Copy, PartialEq)]
enum Slip {
    Swapped,
    DecimalComma,
    OtherSign,
}

/// What there is to tell where a place should be.
struct Context<'a> {
    read: &'a Read,
    /// For each place some of its positions.
    vertices: Vec<Vec<UnitVector>>,
    /// The places that have no other within [`ALONE_M`].
    alone: Vec<bool>,
    /// So many are alone that being so is nothing special.
    is_scattered: bool,
    /// The views that the editor has chosen.
    views: Vec<Home>,
    /// Most places would be where they should if their numbers were swapped: they say nothing of where the rest is.
    are_most_swapped: bool,
}

impl<'a> Context<'a> {
    fn new(read: &'a Read) -> Self {
        let atlas = &read.atlas;
        let vertices: Vec<_> = atlas.places.iter().map(vertices).collect();
        let mut context = Self {
            read,
            alone: vec![false; vertices.len()],
            vertices,
            is_scattered: false,
            views: read.has_home.then_some(atlas.home).into_iter().collect(),
            are_most_swapped: false,
        };
        let points: Vec<&Place> = atlas.places.iter().filter(|place| is_point(place)).collect();
        let would_be = points.iter().filter(|place| {
            let (at, swapped) = (place.anchor, swap(place.anchor));
            swapped.is_in_range() && context.is_known(place, swapped) && !context.is_known(place, at)
        });
        context.are_most_swapped = 2 * would_be.count() > points.len();
        context.views.extend(atlas.steps.iter().filter_map(|step| step.view));
        context.alone = (0..context.vertices.len()).map(|index| context.is_alone(index)).collect();
        let alone = context.alone.iter().filter(|alone| **alone).count();
        context.is_scattered = alone > (context.alone.len() / 5).max(1);
        context
    }

    /// Which places lie among others of their layer, or of the atlas, with their numbers swapped.
    fn swapped(&self) -> Vec<bool> {
        let places = &self.read.atlas.places;
        let mut swapped = vec![false; places.len()];
        if self.are_most_swapped {
            return swapped;
        }
        let layers = self.read.atlas.layers.iter().map(|layer| Some(layer.id.as_str()));
        for group in layers.chain([None]) {
            let is_in_group = |index: &usize| group.is_none_or(|layer| places[*index].layer == layer);
            let members: Vec<usize> = (0..places.len()).filter(is_in_group).collect();
            let positions: Vec<LonLat> = members.iter().map(|index| places[*index].anchor).collect();
            for found in swapped::find(&positions) {
                swapped[members[found]] = true;
            }
        }
        swapped
    }

    /// No position of another place is within [`ALONE_M`] of this one.
    fn is_alone(&self, index: usize) -> bool {
        let at = self.read.atlas.places[index].anchor;
        !self.is_near_others(at, index, |_| true)
    }

    fn is_near_others(&self, at: LonLat, except: usize, counts: impl Fn(usize) -> bool) -> bool {
        let near = (ALONE_M / EARTH_RADIUS_M).cos();
        let at = UnitVector::from(at);
        let mut others =
            self.vertices.iter().enumerate().filter(|(index, _)| *index != except && counts(*index));
        others.any(|(_, vertices)| vertices.iter().any(|other| other.dot(at) > near))
    }

    /// Where the editor shows it, or the base map has a settlement of that name.
    fn is_known(&self, place: &Place, at: LonLat) -> bool {
        self.is_in_view(at) || is_called(place, at)
    }

    fn is_in_view(&self, at: LonLat) -> bool {
        self.views.iter().any(|view| distance_m(view.center, at) <= view.width_km * 1000.0 / 2.0)
    }

    /// A position at which nothing is strange: near the others, or known.
    fn belongs(&self, index: usize, place: &Place, at: LonLat) -> bool {
        let is_near_rest = || {
            !self.are_most_swapped
                && !self.is_scattered
                && self.is_near_others(at, index, |other| !self.alone[other])
        };
        is_near_rest() || self.is_known(place, at)
    }

    fn fault(&self, index: usize, place: &Place) -> Option<Fault> {
        let at = place.anchor;
        if !is_point(place) {
            return None;
        }
        let is_in_water = |at: LonLat| stands_on_land(place) && is_at_sea(at);
        let is_wet = is_in_water(at);
        if !is_wet && self.belongs(index, place, at) {
            return None;
        }
        let readings = self.readings(index, at);
        let fits = |(_, other): &&(Slip, LonLat)| self.belongs(index, place, *other) && !is_in_water(*other);
        match readings.iter().find(fits) {
            Some((Slip::Swapped, other)) => return Some(swapped_fault(place, *other)),
            Some((Slip::DecimalComma, other)) => {
                let message = format!(
                    "`{}` lies far from the rest: a decimal comma makes two numbers of one",
                    place.id
                );
                return Some(Fault::new(Rule::DecimalComma, message, format!("write {}", written(*other))));
            }
            Some((Slip::OtherSign, other)) if is_wet || self.is_lost(index) => {
                let help = format!(
                    "is a minus lost or too many? At {} it would lie among the rest",
                    written(*other)
                );
                return Some(if is_wet { at_sea(place, help) } else { self.far(index, place, help)? });
            }
            _ => {}
        }
        if is_wet {
            let on_land =
                readings.iter().find(|(slip, other)| *slip != Slip::OtherSign && !is_at_sea(*other));
            let help = match on_land {
                Some((Slip::Swapped, other)) => {
                    format!(
                        "write longitude first: with its numbers swapped, {}, it lies on land",
                        written(*other)
                    )
                }
                Some((_, other)) => {
                    format!("write {}, if a comma stands for a decimal point", written(*other))
                }
                None => "look its position up again, or say what it is with another kind".to_owned(),
            };
            return Some(at_sea(place, help));
        }
        if !self.is_lost(index) {
            return None;
        }
        let help = "look its position up again; where it is right, show it in the view of home or of a step";
        self.far(index, place, help.to_owned())
    }

    /// Far from the others, where the others are together.
    fn is_lost(&self, index: usize) -> bool {
        self.alone[index] && !self.is_scattered && self.alone.len() > 2
    }

    fn far(&self, index: usize, place: &Place, help: String) -> Option<Fault> {
        let others = self.read.atlas.places.iter().enumerate().filter(|(other, _)| *other != index);
        let distances = others.filter_map(|(_, other)| nearest_point(place.anchor, &other.geometry));
        let distance_m = distances.map(|nearest| nearest.distance_m).min_by(f64::total_cmp)?;
        // It lies in a large area, or on a long line.
        if distance_m < ALONE_M {
            return None;
        }
        let distance = Unit::Kilometre.length(distance_m);
        let message = format!("`{}` lies {distance} from every other place of the atlas", place.id);
        Some(Fault::new(Rule::FarFromRest, message, help))
    }

    /// What else the numbers of a place may say, the likeliest first.
    fn readings(&self, index: usize, at: LonLat) -> Vec<(Slip, LonLat)> {
        let LonLat { lon_deg, lat_deg } = at;
        let commas = decimal_commas(self.read, index).into_iter().map(|at| (Slip::DecimalComma, at));
        let signs = [(-lon_deg, lat_deg), (lon_deg, -lat_deg), (-lon_deg, -lat_deg)];
        let signs = signs.into_iter().map(|(lon, lat)| (Slip::OtherSign, LonLat::new(lon, lat)));
        let all = std::iter::once((Slip::Swapped, swap(at))).chain(commas).chain(signs);
        // What lies beside it is no other reading.
        all.filter(|(_, other)| other.is_in_range() && distance_m(at, *other) > ALONE_M / 10.0).collect()
    }
}

/// What three numbers of a point say where one of their commas is that of a decimal.
fn decimal_commas(read: &Read, index: usize) -> Vec<LonLat> {
    let (file, offset) = read.places[index];
    let Some(feature) = feature_at(&read.layers[file].text, offset) else { return Vec::new() };
    let geometry = feature.get_some("geometry").and_then(Node::object);
    let Some(node) = geometry.and_then(|geometry| geometry.get_some("coordinates")) else {
        return Vec::new();
    };
    let position = |[lon, lat]: [String; 2]| Some(LonLat::new(lon.parse().ok()?, lat.parse().ok()?));
    decimal_comma::readings(node.written()).into_iter().filter_map(position).collect()
}

/// The feature of a layer that a byte lies in.
fn feature_at(text: &str, offset: usize) -> Option<Object<'_>> {
    let holds = |node: &Node<'_>| (node.offset()..node.offset() + node.written().len()).contains(&offset);
    let root = Node::parse_all(text).ok()?.into_iter().find(holds)?.object()?;
    match root.get_some("features").and_then(Node::array) {
        Some(features) => features.into_iter().find(holds)?.object(),
        None => Some(root),
    }
}

fn swapped_fault(place: &Place, swapped: LonLat) -> Fault {
    let message =
        format!("`{}` lies far from the rest, and would lie among it with its numbers swapped", place.id);
    Fault::new(Rule::SwappedCoordinates, message, format!("write longitude first: {}", written(swapped)))
}

fn at_sea(place: &Place, help: String) -> Fault {
    let message = format!("`{}` is a {} and lies in the sea", place.id, place.kind);
    Fault::new(Rule::PlaceAtSea, message, help)
}

fn written(at: LonLat) -> String {
    format!("[{}, {}]", at.lon_deg, at.lat_deg)
}

fn is_point(place: &Place) -> bool {
    matches!(place.geometry, Geometry::Point(_))
}

fn stands_on_land(place: &Place) -> bool {
    let is_of_land = matches!(place.kind, Kind::Town | Kind::Base | Kind::Port | Kind::BorderCrossing);
    is_of_land && !matches!(place.precision, Precision::Area | Precision::Schematic)
}

/// Whether the base map has a settlement of one of its names there.
fn is_called(place: &Place, at: LonLat) -> bool {
    is_named(at, std::iter::once(&place.name).chain(place.names.values()).map(String::as_str))
}

/// Some positions of a place: the one of its mark, and of its geometry at most [`MOST_VERTICES`].
fn vertices(place: &Place) -> Vec<UnitVector> {
    use geo::CoordsIter;
    let step = place.geometry.coords_count().div_ceil(MOST_VERTICES).max(1);
    let coords = place.geometry.coords_iter().step_by(step).map(|coord| LonLat::from(coord).into());
    std::iter::once(place.anchor.into()).chain(coords).collect()
}
