//! Rings → polygons.

use super::super::diagnostic::Rule;
use super::super::json::Node;
use super::{Placed, Reader};
use crate::geojson_rules::{Polygons, polygon};
use crate::tessellate::Tangle;
use geo::{Coord, LineString, Polygon};
use std::collections::BTreeSet;

impl Reader<'_> {
    /// The polygons that a polygon is: several where it crosses the antimeridian.
    pub(super) fn polygon(&mut self, node: Node<'_>) -> Option<Vec<Polygon>> {
        let array = self.array(node)?;
        if array.is_empty() {
            self.empty(node, None);
            return None;
        }
        let mut rings: Vec<Vec<Placed>> = Vec::new();
        for (index, node) in array.into_iter().enumerate() {
            match self.ring(node, index == 0) {
                Some(ring) => rings.push(ring),
                // Without its outer ring a polygon is nothing; without a hole it is.
                None if index == 0 => return None,
                None => {}
            }
        }
        let coords: Vec<Vec<Coord>> =
            rings.iter().map(|ring| ring.iter().map(|(at, _)| *at).collect()).collect();
        for (index, ring) in coords.iter().enumerate() {
            if signed_area(ring) * winding(index) < 0.0 {
                let (name, way) =
                    if index == 0 { ("outer ring", "counterclockwise") } else { ("hole", "clockwise") };
                let message = format!("this {name} does not run {way}");
                self.tell(
                    Rule::WrongWinding,
                    rings[index][0].1,
                    message,
                    "reverse its positions; the map shows it all the same",
                );
            }
        }
        let Polygons { polygons, guessed, tangle } = polygon(coords);
        if let Some((ring, guessed)) = guessed {
            self.tell_guess(guessed.guess, rings[ring][guessed.at]);
        }
        if let Some(tangle) = tangle {
            self.tell_tangle(tangle, &rings);
        }
        Some(polygons.iter().map(oriented).collect())
    }

    fn tell_tangle(&mut self, tangle: Tangle, rings: &[Vec<Placed>]) {
        let place = |ring: usize, vertex: usize| rings.get(ring).and_then(|ring| ring.get(vertex)).copied();
        let (message, offset) = match tangle {
            Tangle::Crossing([(first, start), (ring, vertex)]) => {
                let (Some((at, _)), Some((_, offset))) = (place(first, start), place(ring, vertex)) else {
                    return;
                };
                (format!("this edge crosses the one that begins at [{}, {}]", at.x, at.y), offset)
            }
            Tangle::HoleOutside(ring) => {
                let Some((_, offset)) = place(ring, 0) else { return };
                ("this hole lies outside its polygon".to_owned(), offset)
            }
        };
        let help = "put the positions in the order of the outline, and holes inside it";
        self.tell(Rule::SelfIntersection, offset, message, help);
    }

    /// The closed positions of a ring.
    fn ring(&mut self, node: Node<'_>, is_outer: bool) -> Option<Vec<Placed>> {
        let mut ring = self.positions(node)?;
        let (Some(first), Some(last)) = (ring.first().copied(), ring.last().copied()) else {
            if is_outer {
                self.empty(node, None);
            } else {
                self.tell(Rule::ShortRing, node.offset(), "this hole has no positions", "remove it");
            }
            return None;
        };
        let is_closed = first.0 == last.0;
        if !is_closed {
            ring.push(first);
        }
        let distinct: BTreeSet<_> =
            ring.iter().take(64).map(|(at, _)| (at.x.to_bits(), at.y.to_bits())).collect();
        if ring.len() < 4 || (ring.len() <= 64 && distinct.len() < 3) {
            let message = "a ring needs four positions or more, three of them different";
            self.tell(Rule::ShortRing, node.offset(), message, "add positions, or remove the ring");
            return None;
        }
        if !is_closed {
            let message = "the ring ends elsewhere than it begins";
            let help = format!("end it with its first position, [{}, {}]", first.0.x, first.0.y);
            self.tell(Rule::UnclosedRing, last.1, message, help);
        }
        Some(ring)
    }
}

/// Which way a ring runs: outer ones counterclockwise, holes clockwise.
fn winding(index: usize) -> f64 {
    if index == 0 { 1.0 } else { -1.0 }
}

/// A polygon whose rings run as RFC 7946 has them.
fn oriented(polygon: &Polygon) -> Polygon {
    let rings = std::iter::once(polygon.exterior()).chain(polygon.interiors());
    let mut rings = rings.enumerate().map(|(index, ring)| {
        let mut ring = ring.clone();
        if signed_area(&ring.0) * winding(index) < 0.0 {
            ring.0.reverse();
        }
        ring
    });
    let outer = rings.next().unwrap_or_else(|| LineString(Vec::new()));
    Polygon::new(outer, rings.collect())
}

/// Twice the area of a ring in degrees, positive where it runs counterclockwise; zero where it goes around a pole and
/// so has no inside on the plane.
fn signed_area(ring: &[Coord]) -> f64 {
    let Some(origin) = ring.first() else { return 0.0 };
    let mut area = 0.0;
    let mut previous = Coord { x: 0.0, y: 0.0 };
    for pair in ring.windows(2) {
        let step = pair[1].x - pair[0].x;
        // Across the antimeridian the short way is meant.
        let step = if step.abs() > 180.0 { step - 360.0 * step.signum() } else { step };
        let next = Coord { x: previous.x + step, y: pair[1].y - origin.y };
        area += previous.x * next.y - next.x * previous.y;
        previous = next;
    }
    if previous.x.abs() > 1.0 { 0.0 } else { area }
}
