//! A country at its true size beside the size that Web Mercator gives it.
//!
//! The true outline is drawn in the equal-area projection about the country's own middle, the other one in Web Mercator,
//! both in metres at one scale: that of Web Mercator at the equator, where it is right.

use crate::atlas::Atlas;
use crate::sphere::{EARTH_RADIUS_M, LonLat, MERCATOR_LIMIT_RAD, MapFrame, Projection, UnitVector};
use crate::words::Words;
use earcut::Earcut;
use geo::{Area, Contains, Coord, GeodesicArea, LineString, MultiPolygon, Point, Polygon};

/// Semi-major axis of WGS 84 in metres, which is Web Mercator's radius.
///
/// Source: EPSG:3857, *WGS 84 / Pseudo-Mercator*, <https://epsg.io/3857>.
const MERCATOR_RADIUS_M: f64 = 6_378_137.0;
/// First eccentricity of WGS 84, squared: f (2 − f) with f = 1 / 298.257223563.
const ECCENTRICITY_SQUARED: f64 = 0.006_694_379_990_141_33;
/// The outline of a country of the base map.
#[derive(Debug, Clone, PartialEq)]
pub struct CountryOutline {
    /// Its name.
    pub name: String,
    /// Its code in ISO 3166-1 alpha-3, or Natural Earth's where it has none.
    pub iso_a3: String,
    /// Its land, in longitude and latitude.
    pub polygons: MultiPolygon,
}

/// An outline on a plane, in metres: x to the right, y up.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct FlatOutline {
    /// Corners of the triangles.
    pub corners: Vec<[f64; 2]>,
    /// Three indices into `corners` for each triangle.
    pub triangles: Vec<u32>,
    /// The lines around it, without those along the antimeridian and at a pole, which are cuts of the data.
    pub lines: Vec<Vec<[f64; 2]>>,
    /// The least x and y.
    pub min: [f64; 2],
    /// The greatest x and y.
    pub max: [f64; 2],
}

/// A country as it is and as Web Mercator draws it.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The country's code, as in [`CountryOutline::iso_a3`].
    pub iso_a3: String,
    /// Its name.
    pub name: String,
    /// Its area on WGS 84 in square metres.
    pub area_m2: f64,
    /// Its area in Web Mercator, in square metres at the scale of the equator.
    pub mercator_area_m2: f64,
    /// Whether it goes on beyond the end of Web Mercator, so that a part of it is not drawn at all.
    pub is_cut: bool,
    /// Its middle: the direction of the centre of gravity of its surface.
    pub middle: LonLat,
    /// The northernmost place of the atlas in it, and where that is.
    pub place: Option<(String, LonLat)>,
    /// Its outline at its true size.
    pub outline: FlatOutline,
    /// Its outline in Web Mercator.
    pub mercator: FlatOutline,
}

impl Comparison {
    /// How many times too large Web Mercator draws it.
    pub fn factor(&self) -> f64 {
        self.mercator_area_m2 / self.area_m2
    }

    /// The comparison in words, each a sentence.
    pub fn sentences(&self, words: &Words) -> Vec<String> {
        let times = |factor: f64| words.number(&format!("{factor:.1}"));
        let (name, factor) = (("country", self.name.as_str().into()), self.factor());
        let mut sentences = vec![if factor < 1.05 {
            words.with("compare-as-large", &[name])
        } else {
            words.with("compare-too-large", &[name, ("times", times(factor).into())])
        }];
        let pos = self.place.as_ref().map_or(self.middle, |(_, pos)| *pos);
        let stretch = mercator_stretch(pos.lat_deg);
        if is_drawn(pos.lat_deg) && stretch >= 1.05 {
            let times = ("times", times(stretch).into());
            sentences.push(match &self.place {
                Some((place, _)) => words.with("compare-at", &[("place", place.as_str().into()), times]),
                None => words.with("compare-in-the-middle", &[times]),
            });
        }
        if self.is_cut {
            sentences.push(words.text("compare-cut"));
        }
        sentences
    }
}

/// How many times too long Web Mercator draws what lies at a latitude: the root of its scale in area there.
///
/// With e² of WGS 84 its scale is √(1 − e² sin² φ) / cos φ to the east and (1 − e² sin² φ)^1.5 / ((1 − e²) cos φ) to the north.
///
/// Source: Snyder, *Map Projections: A Working Manual*, USGS PP 1395 (1987), eq. 4-18 and 4-20 for the radii of curvature.
pub fn mercator_stretch(lat_deg: f64) -> f64 {
    let (sine, cosine) = lat_deg.to_radians().sin_cos();
    let flatness = 1.0 - ECCENTRICITY_SQUARED * sine * sine;
    flatness / (cosine * (1.0 - ECCENTRICITY_SQUARED).sqrt())
}

/// Whether Web Mercator reaches a latitude.
fn is_drawn(lat_deg: f64) -> bool {
    lat_deg.to_radians().abs() <= MERCATOR_LIMIT_RAD
}

/// A position in Web Mercator in metres, with longitudes counted from `middle_lon_deg`; what lies beyond its ends is at
/// them. Source: EPSG Guidance Note 7-2 (IOGP publication 373-7-2), *Popular Visualisation Pseudo-Mercator*, method 1024.
fn mercator(coord: Coord, middle_lon_deg: f64) -> [f64; 2] {
    let lon_deg = match coord.x - middle_lon_deg {
        lon if lon.abs() <= 180.0 => lon,
        lon => (lon + 180.0).rem_euclid(360.0) - 180.0,
    };
    let lat = coord.y.to_radians().clamp(-MERCATOR_LIMIT_RAD, MERCATOR_LIMIT_RAD);
    [MERCATOR_RADIUS_M * lon_deg.to_radians(), MERCATOR_RADIUS_M * lat.tan().asinh()]
}

/// Compares a country with its picture in Web Mercator; none where it has no area.
pub fn compare(country: &CountryOutline, atlas: &Atlas) -> Option<Comparison> {
    let polygons = &country.polygons;
    let middle = LonLat::from(middle(polygons)?);
    // What goes round a pole reaches every longitude, and is cut at ±180° in the data.
    let is_round = polygons.iter().any(|polygon| lon_span_deg(polygon) > 180.0);
    let middle_lon_deg = if is_round { 0.0 } else { middle.lon_deg };
    let frame = MapFrame::new(middle, 0.0, Projection::EqualArea);
    let equal_area = |coord: Coord| {
        let pos = frame.project(LonLat::from(coord).into())?;
        Some([pos.x * EARTH_RADIUS_M, pos.y * EARTH_RADIUS_M])
    };
    let flat = |coord: Coord| mercator(coord, middle_lon_deg);
    let area_of_ring = |ring: &LineString| {
        let ring: LineString = ring.coords().map(|coord| Coord::from(flat(*coord))).collect();
        Polygon::new(ring, Vec::new()).unsigned_area()
    };
    let mercator_area_m2 = polygons
        .iter()
        .map(|polygon| {
            area_of_ring(polygon.exterior()) - polygon.interiors().iter().map(area_of_ring).sum::<f64>()
        })
        .sum();
    let area_m2 = geodesic_area_m2(polygons);
    (area_m2 > 0.0).then(|| Comparison {
        iso_a3: country.iso_a3.clone(),
        name: country.name.clone(),
        area_m2,
        mercator_area_m2,
        is_cut: coords(polygons).any(|coord| !is_drawn(coord.y)),
        middle,
        place: northernmost_place(polygons, atlas),
        outline: FlatOutline::new(polygons, equal_area).with_area(area_m2),
        mercator: FlatOutline::new(polygons, |coord| Some(flat(coord))),
    })
}

fn coords(polygons: &MultiPolygon) -> impl Iterator<Item = Coord> {
    polygons.iter().flat_map(|polygon| polygon.exterior().coords().copied())
}

fn lon_span_deg(polygon: &Polygon) -> f64 {
    let (least, greatest) = polygon
        .exterior()
        .coords()
        .fold((f64::MAX, f64::MIN), |(least, greatest), coord| (least.min(coord.x), greatest.max(coord.x)));
    greatest - least
}

/// Area on WGS 84 in square metres, whichever way the rings run.
///
/// Source: Karney, *Algorithms for geodesics*, Journal of Geodesy 87 (2013), as in `geo::GeodesicArea`.
fn geodesic_area_m2(polygons: &MultiPolygon) -> f64 {
    let of_ring = |ring: &LineString| Polygon::new(ring.clone(), Vec::new()).geodesic_area_signed().abs();
    polygons
        .iter()
        .map(|polygon| of_ring(polygon.exterior()) - polygon.interiors().iter().map(of_ring).sum::<f64>())
        .sum()
}

/// Where the centre of gravity of a surface lies, as seen from the centre of the Earth: half the sum, over the edges,
/// of their angle times the unit normal of their great circle.
///
/// Source: J. E. Brock, *The inertia tensor for a spherical triangle*, Journal of Applied Mechanics 42 (1975), 239.
fn middle(polygons: &MultiPolygon) -> Option<UnitVector> {
    let mut sum = [0.0; 3];
    for polygon in polygons {
        let rings = std::iter::once((polygon.exterior(), 1.0))
            .chain(polygon.interiors().iter().map(|hole| (hole, -1.0)));
        for (ring, weight) in rings {
            let moment = moment(ring);
            for (axis, part) in sum.iter_mut().zip(moment) {
                *axis += weight * part;
            }
        }
    }
    UnitVector::normalized(sum[0], sum[1], sum[2])
}

/// The first moment of the surface in a ring smaller than half the Earth, whichever way it runs.
fn moment(ring: &LineString) -> [f64; 3] {
    let corners: Vec<UnitVector> = ring.coords().map(|coord| LonLat::from(*coord).into()).collect();
    let (mut moment, mut mean) = ([0.0; 3], [0.0; 3]);
    for pair in corners.windows(2) {
        let (a, b) = (pair[0], pair[1]);
        let normal = (a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
        if let Some(normal) = UnitVector::normalized(normal.0, normal.1, normal.2) {
            let angle = a.angle_to(b);
            moment[0] += angle * normal.x / 2.0;
            moment[1] += angle * normal.y / 2.0;
            moment[2] += angle * normal.z / 2.0;
        }
        mean = [mean[0] + a.x, mean[1] + a.y, mean[2] + a.z];
    }
    let is_inside_out = moment.iter().zip(mean).map(|(a, b)| a * b).sum::<f64>() < 0.0;
    if is_inside_out { moment.map(|part| -part) } else { moment }
}

fn northernmost_place(polygons: &MultiPolygon, atlas: &Atlas) -> Option<(String, LonLat)> {
    let is_in = |pos: LonLat| polygons.contains(&Point::new(pos.lon_deg, pos.lat_deg));
    atlas
        .places
        .iter()
        .filter(|place| place.is_point() && is_in(place.anchor))
        .max_by(|a, b| a.anchor.lat_deg.total_cmp(&b.anchor.lat_deg))
        .map(|place| (place.name.clone(), place.anchor))
}

impl FlatOutline {
    /// The polygons as `flat` lays them out; one that it cannot show whole is left out.
    fn new(polygons: &MultiPolygon, flat: impl Fn(Coord) -> Option<[f64; 2]>) -> Self {
        let mut outline = Self { min: [f64::MAX; 2], max: [f64::MIN; 2], ..Self::default() };
        let mut earcut = Earcut::new();
        for polygon in polygons {
            outline.push(polygon, &flat, &mut earcut);
        }
        outline
    }

    /// Area of its triangles, in square metres.
    pub fn area_m2(&self) -> f64 {
        let doubled = |corners: &[u32]| {
            let [a, b, c] = [0, 1, 2].map(|index: usize| self.corners[corners[index] as usize]);
            (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])
        };
        self.triangles.chunks_exact(3).map(|corners| doubled(corners).abs() / 2.0).sum()
    }

    /// The same outline with this area. A sphere of the Earth's mean radius has up to a percent less or more than the
    /// ellipsoid has there.
    fn with_area(mut self, area_m2: f64) -> Self {
        let factor = (area_m2 / self.area_m2()).sqrt();
        if factor.is_finite() {
            let points = self.lines.iter_mut().flatten().chain(&mut self.corners);
            for axis in points.chain([&mut self.min, &mut self.max]).flatten() {
                *axis *= factor;
            }
        }
        self
    }

    fn push(
        &mut self,
        polygon: &Polygon,
        flat: &impl Fn(Coord) -> Option<[f64; 2]>,
        earcut: &mut Earcut<f64>,
    ) {
        let (mut corners, mut hole_starts, mut triangles) =
            (Vec::new(), Vec::<u32>::new(), Vec::<u32>::new());
        for (index, ring) in std::iter::once(polygon.exterior()).chain(polygon.interiors()).enumerate() {
            if index > 0 {
                hole_starts.push(corners.len() as u32);
            }
            // The last point is the first one again.
            let open = ring.0.split_last().map_or(&[][..], |(_, open)| open);
            let Some(flat_ring) = open.iter().map(|coord| flat(*coord)).collect::<Option<Vec<_>>>() else {
                return;
            };
            corners.extend(flat_ring);
        }
        earcut.earcut(corners.iter().copied(), &hole_starts, &mut triangles);
        for corner in &corners {
            for (axis, at) in corner.iter().enumerate() {
                self.min[axis] = self.min[axis].min(*at);
                self.max[axis] = self.max[axis].max(*at);
            }
        }
        let first = self.corners.len() as u32;
        self.triangles.extend(triangles.iter().map(|index| first + index));
        self.corners.extend(corners);
        for ring in std::iter::once(polygon.exterior()).chain(polygon.interiors()) {
            self.push_line(ring, flat);
        }
    }

    fn push_line(&mut self, ring: &LineString, flat: &impl Fn(Coord) -> Option<[f64; 2]>) {
        let mut line: Vec<[f64; 2]> = Vec::new();
        for edge in ring.lines() {
            let (Some(from), Some(to)) = (flat(edge.start), flat(edge.end)) else { continue };
            if is_cut_of_the_data(edge.start, edge.end) {
                self.lines.extend(Some(std::mem::take(&mut line)).filter(|line| line.len() > 1));
                continue;
            }
            if line.is_empty() {
                line.push(from);
            }
            line.push(to);
        }
        self.lines.extend(Some(line).filter(|line| line.len() > 1));
    }
}

/// Whether an edge runs along the antimeridian or at a pole, where the data are cut and no coast is.
fn is_cut_of_the_data(from: Coord, to: Coord) -> bool {
    let is_on = |angle: f64, limit: f64| angle.abs() > limit - 1e-6;
    is_on(from.x, 180.0) && is_on(to.x, 180.0) || is_on(from.y, 90.0) && is_on(to.y, 90.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn square(lon: f64, lat: f64, half_deg: f64) -> CountryOutline {
        let corners = [(-1.0, -1.0), (1.0, -1.0), (1.0, 1.0), (-1.0, 1.0), (-1.0, -1.0)];
        let ring = corners.map(|(x, y)| (lon + x * half_deg, lat + y * half_deg)).to_vec();
        CountryOutline {
            name: "Square".to_owned(),
            iso_a3: "SQR".to_owned(),
            polygons: MultiPolygon::new(vec![Polygon::new(ring.into(), Vec::new())]),
        }
    }

    fn compared(country: &CountryOutline) -> Comparison {
        compare(country, &Atlas::default()).expect("an area")
    }

    #[test]
    fn a_small_square_is_too_large_by_the_square_of_the_secant_of_its_latitude() {
        for lat in [-75.0, -30.0, 0.0, 20.0, 45.0, 60.0, 69.65778, 78.22] {
            let factor = compared(&square(15.0, lat, 0.05)).factor();
            let secant = 1.0 / f64::cos(f64::to_radians(lat));
            // The sphere is not the ellipsoid: two thirds of a percent.
            assert!((factor / (secant * secant) - 1.0).abs() < 0.007, "{lat}: {factor}");
            let exact = mercator_stretch(lat).powi(2);
            assert!((factor / exact - 1.0).abs() < 1e-4, "{lat}: {factor} is not {exact}");
        }
        assert_eq!(format!("{:.2}", mercator_stretch(69.65778)), "2.87");
    }

    #[test]
    fn the_triangles_have_the_area_that_is_said() {
        for country in [square(15.0, 62.0, 2.0), square(179.0, -20.0, 3.0)] {
            let comparison = compared(&country);
            for (outline, area_m2) in [
                (&comparison.outline, comparison.area_m2),
                (&comparison.mercator, comparison.mercator_area_m2),
            ] {
                assert!((outline.area_m2() / area_m2 - 1.0).abs() < 1e-9);
            }
            // A degree of latitude is about 111 km long.
            let outline = &comparison.outline;
            let height_deg = (outline.max[1] - outline.min[1]) / 111_000.0;
            let corners = &country.polygons.0[0].exterior().0;
            let wanted_deg = corners[2].y - corners[0].y;
            assert!((height_deg / wanted_deg - 1.0).abs() < 0.02, "{height_deg} is not {wanted_deg}");
        }
    }

    #[test]
    fn a_country_across_the_antimeridian_is_drawn_in_one_piece_and_without_the_cut() {
        let ring = |west: f64, east: f64| {
            let ring = vec![(west, 60.0), (east, 60.0), (east, 65.0), (west, 65.0), (west, 60.0)];
            Polygon::new(ring.into(), Vec::new())
        };
        let polygons = MultiPolygon::new(vec![ring(170.0, 180.0), ring(-180.0, -170.0)]);
        let country = CountryOutline { name: "Far".to_owned(), iso_a3: "FAR".to_owned(), polygons };
        let comparison = compared(&country);
        assert!((comparison.middle.lon_deg.abs() - 180.0).abs() < 1e-9, "{:?}", comparison.middle);
        for outline in [&comparison.outline, &comparison.mercator] {
            let width_m = outline.max[0] - outline.min[0];
            assert!(width_m < 2.3e6, "{width_m}");
            assert_eq!(
                outline.lines.iter().map(|line| line.len() - 1).sum::<usize>(),
                6,
                "three sides of each half"
            );
        }
    }

    #[test]
    fn the_middle_of_a_cap_is_its_pole_whichever_way_the_ring_runs() {
        let mut ring: Vec<(f64, f64)> = (0..=36).map(|step| (f64::from(step) * 10.0 - 180.0, 70.0)).collect();
        for _ in 0..2 {
            let cap = MultiPolygon::new(vec![Polygon::new(ring.clone().into(), Vec::new())]);
            let pole = middle(&cap).expect("a middle");
            assert!(pole.z > 0.999_999, "{pole:?}");
            ring.reverse();
        }
    }

    #[test]
    fn what_is_cut_or_nothing_is_said_and_survived() {
        let words = crate::words::Language::English.words();
        let cut = compared(&square(0.0, 84.0, 3.0));
        assert!(
            cut.is_cut && cut.sentences(words).last().expect("words").contains("cannot draw"),
            "{:?}",
            cut.sentences(words)
        );
        let nothing = CountryOutline { polygons: MultiPolygon::new(Vec::new()), ..square(0.0, 0.0, 1.0) };
        assert_eq!(compare(&nothing, &Atlas::default()), None);
        let flat = compare(&square(0.0, 0.0, 0.0), &Atlas::default());
        assert_eq!(flat, None);
        assert_eq!(
            compared(&square(20.0, 0.0, 1.0)).sentences(words),
            ["Web Mercator draws Square about as large as it is."]
        );
    }
}
