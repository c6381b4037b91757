//! The scale bar: kilometres and nautical miles on the ground at the centre of the map.

use crate::app::theme::{self, Tokens};
use bevy_egui::egui::{Align2, Color32, FontId, Painter, Pos2, Rect, Stroke, pos2, vec2};

/// Longest a bar gets, in points.
const MAX_WIDTH: f32 = 130.0;
/// Metres of an international nautical mile.
const NAUTICAL_MILE_M: f64 = 1852.0;

/// The greatest 1, 2 or 5 times a power of ten that is no more than `max`; zero where `max` is not a
/// positive number.
///
/// ```
/// use high_north::app::panels::nice_length;
/// assert_eq!(nice_length(734.0), 500.0);
/// assert_eq!(nice_length(0.21), 0.2);
/// ```
pub fn nice_length(max: f64) -> f64 {
    if !max.is_finite() || max <= 0.0 {
        return 0.0;
    }
    let decade = 10f64.powi(max.log10().floor() as i32);
    // A hair of room, so that 200 is 200 and not 100 where the division says 1.9999999999999998.
    let share = max / decade * (1.0 + 1e-9);
    let step = [5.0, 2.0, 1.0].into_iter().find(|step| *step <= share).unwrap_or(1.0);
    step * decade
}

/// A length in metres as `500 km` or `200 m`.
fn metric(length_m: f64) -> String {
    if length_m >= 1000.0 {
        format!("{} km", length_m / 1000.0)
    } else {
        format!("{} m", (length_m * 1e3).round() / 1e3)
    }
}

/// Draws the bars above and below a line that starts at `left_bottom`. `m_per_point` is metres on the
/// ground for a point of the screen; nothing is drawn where it is not a positive number.
pub fn scale_bar_ui(painter: &Painter, left_bottom: Pos2, m_per_point: f64, tokens: &Tokens) {
    let max_m = m_per_point * f64::from(MAX_WIDTH);
    let (km, miles) = (nice_length(max_m), nice_length(max_m / NAUTICAL_MILE_M));
    if km <= 0.0 || miles <= 0.0 {
        return;
    }
    let width = |length_m: f64| (length_m / m_per_point) as f32;
    let y = left_bottom.y - 17.0;
    let x = left_bottom.x;
    let (km_end, miles_end) = (x + width(km), x + width(miles * NAUTICAL_MILE_M));
    let lines = [
        [pos2(x, y), pos2(km_end.max(miles_end), y)],
        [pos2(x, y - 6.0), pos2(x, y + 6.0)],
        [pos2(km_end, y - 6.0), pos2(km_end, y)],
        [pos2(miles_end, y), pos2(miles_end, y + 6.0)],
    ];
    for (width, color) in [(4.0, tokens.halo), (1.5, tokens.text)] {
        for line in lines {
            painter.line_segment(line, Stroke::new(width, color));
        }
    }
    let font = theme::regular(11.5);
    halo_text(
        painter,
        pos2(x + 5.0, y - 3.0),
        Align2::LEFT_BOTTOM,
        &metric(km),
        font.clone(),
        tokens.text,
        tokens,
    );
    let miles = format!("{miles} nmi");
    halo_text(painter, pos2(x + 5.0, y + 3.0), Align2::LEFT_TOP, &miles, font, tokens.text, tokens);
}

/// Text with a halo, for standing on the map. Returns where it stands.
pub(super) fn halo_text(
    painter: &Painter,
    pos: Pos2,
    anchor: Align2,
    text: &str,
    font: FontId,
    color: Color32,
    tokens: &Tokens,
) -> Rect {
    let galley = painter.layout_no_wrap(text.to_owned(), font, color);
    let rect = anchor.anchor_size(pos, galley.size());
    for (x, y) in
        [(-1.0, -1.0), (0.0, -1.4), (1.0, -1.0), (1.4, 0.0), (1.0, 1.0), (0.0, 1.4), (-1.0, 1.0), (-1.4, 0.0)]
    {
        painter.galley_with_override_text_color(rect.min + vec2(x, y), galley.clone(), tokens.halo);
    }
    painter.galley(rect.min, galley, color);
    rect
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nice_length_is_one_two_or_five_and_never_longer_than_asked() {
        for (max, nice) in
            [(1.0, 1.0), (1.99, 1.0), (2.0, 2.0), (4.9, 2.0), (5.0, 5.0), (9.99, 5.0), (10.0, 10.0)]
        {
            for decade in -3..8 {
                let scale = 10f64.powi(decade);
                let found = nice_length(max * scale);
                assert!((found / (nice * scale) - 1.0).abs() < 1e-9, "{max}e{decade}: {found}");
            }
        }
    }

    #[test]
    fn what_is_no_length_gives_no_bar() {
        for max in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(nice_length(max), 0.0);
        }
    }

    #[test]
    fn lengths_are_written_in_metres_below_a_kilometre() {
        assert_eq!(metric(500_000.0), "500 km");
        assert_eq!(metric(1000.0), "1 km");
        assert_eq!(metric(500.0), "500 m");
        assert_eq!(metric(0.2), "0.2 m");
    }
}
