//! How many pixels are drawn for a point of the screen.

/// A screen may have three pixels and more to a point; from here on nobody sees more of a map.
const FINEST: f64 = 2.0;
/// So many pixels at most, about those of a 4K screen. Each costs some 20 bytes: the picture is drawn into a texture, and
/// the base map's lines into another one, before they come to the screen.
const MOST_PX: f64 = 9.0e6;

/// Pixels to a point for a screen of `screen` of them, where the map is so many points wide and high: the screen's own,
/// as far as the graphics memory of a telephone allows.
///
/// ```
/// use high_north::view::drawn_fineness;
///
/// assert_eq!(drawn_fineness(1.5, 1280.0, 800.0), 1.5, "as fine as the screen");
/// assert_eq!(drawn_fineness(3.0, 390.0, 844.0), 2.0, "a telephone's three pixels are too many");
/// ```
pub fn drawn_fineness(screen: f64, width: f64, height: f64) -> f64 {
    let most = (MOST_PX / (width * height).max(1.0)).sqrt();
    screen.min(FINEST).min(most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_screen_asks_for_more_pixels_than_there_is_memory_for() {
        for (screen, width, height) in [(1.0, 7680.0, 4320.0), (2.0, 3840.0, 2160.0), (4.0, 1200.0, 900.0)] {
            let fineness = drawn_fineness(screen, width, height);
            assert!(fineness <= screen && fineness > 0.4, "{fineness}");
            assert!(width * height * fineness * fineness <= MOST_PX + 1.0, "{fineness}");
        }
        assert_eq!(drawn_fineness(2.0, 0.0, 0.0), 2.0, "a window that has no size yet");
    }
}
