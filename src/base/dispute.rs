//! Which borders are disputed.
//!
//! The source has one border for each pair of countries and says nothing of how it stands. Named here are those that
//! the United Nations' own maps draw otherwise than as a settled border; `geodata/PROVENANCE.md` says which point of
//! view that is.

use geo::{Coord, LineString};

/// A pair of countries, by the codes of the source, and the box in which their border is disputed: west, south,
/// east, north, in degrees.
struct Dispute(&'static str, &'static str, [f64; 4]);

const ALL: [f64; 4] = [-180.0, -90.0, 180.0, 90.0];

const DISPUTES: &[Dispute] = &[
    Dispute("KOS", "SRB", ALL),
    Dispute("ISR", "PSX", ALL),
    // The line before the Golan Heights.
    Dispute("ISR", "SYR", ALL),
    Dispute("MAR", "SAH", ALL),
    // Jammu and Kashmir: the Line of Control and what lies south of it to the Ravi.
    Dispute("IND", "PAK", [72.0, 32.3, 80.0, 38.0]),
    // Ladakh with Aksai Chin, and Arunachal Pradesh.
    Dispute("CHN", "IND", [72.0, 30.0, 79.5, 38.0]),
    Dispute("CHN", "IND", [91.6, 26.0, 98.0, 30.0]),
];

/// Cuts the border of two countries where its standing changes: pieces in order, and whether each is disputed.
pub(super) fn cut(one: &str, other: &str, line: &LineString) -> Vec<(bool, LineString)> {
    let boxes: Vec<[f64; 4]> = DISPUTES
        .iter()
        .filter(|dispute| [(dispute.0, dispute.1), (dispute.1, dispute.0)].contains(&(one, other)))
        .map(|dispute| dispute.2)
        .collect();
    let holds = |[west, south, east, north]: [f64; 4], coord: Coord| {
        (west..=east).contains(&coord.x) && (south..=north).contains(&coord.y)
    };
    let mut pieces: Vec<(bool, LineString)> = Vec::new();
    for edge in line.0.windows(2) {
        let is_disputed = boxes.iter().any(|&bounds| holds(bounds, edge[0]) && holds(bounds, edge[1]));
        match pieces.last_mut() {
            Some((last, piece)) if *last == is_disputed => piece.0.push(edge[1]),
            _ => pieces.push((is_disputed, LineString::new(edge.to_vec()))),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(points: &[(f64, f64)]) -> LineString {
        points.iter().copied().collect()
    }

    #[test]
    fn a_border_is_disputed_whichever_country_is_named_first() {
        let border = line(&[(20.5, 43.0), (21.0, 43.2), (21.5, 42.9)]);
        for (one, other) in [("KOS", "SRB"), ("SRB", "KOS")] {
            assert_eq!(cut(one, other, &border), [(true, border.clone())]);
        }
        assert_eq!(cut("NOR", "SWE", &border), [(false, border)]);
    }

    #[test]
    fn a_border_that_is_disputed_in_part_is_cut_there_and_stays_whole() {
        let border = line(&[(73.0, 30.0), (74.5, 31.5), (75.0, 32.5), (74.0, 34.0)]);
        let pieces = cut("IND", "PAK", &border);
        assert_eq!(pieces.iter().map(|piece| piece.0).collect::<Vec<_>>(), [false, true]);
        assert_eq!(pieces[0].1.0.last(), pieces[1].1.0.first());
    }
}
