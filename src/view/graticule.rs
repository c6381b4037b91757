//! Meridians and parallels: how far apart they are drawn, and how they are named.

/// Degrees from one line of the graticule to the next.
const STEPS_DEG: [f64; 5] = [10.0, 5.0, 2.0, 1.0, 0.5];
/// Parallels are at least this far apart on the screen.
const LEAST_PX: f64 = 260.0;
/// Metres of a degree along a meridian: π/180 of the mean radius.
const M_PER_DEG: f64 = crate::sphere::EARTH_RADIUS_M * std::f64::consts::PI / 180.0;

/// Degrees from one line of the graticule to the next at a scale in metres per pixel: 10, 5, 2, 1 or 0.5, the
/// finest whose parallels do not crowd.
pub fn graticule_step_deg(m_per_px: f64) -> f64 {
    let is_wide = |step: &&f64| **step * M_PER_DEG / m_per_px >= LEAST_PX;
    STEPS_DEG.iter().rev().find(is_wide).copied().unwrap_or(STEPS_DEG[0])
}

/// The name of a parallel (`is_parallel`) or a meridian: `70° N`, `20° E`, `0°`, `69°30′ N`, `66°33′49″ N`.
pub fn degrees_text(is_parallel: bool, deg: f64) -> String {
    let seconds = (deg.abs() * 3600.0).round() as u64;
    let (degrees, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let mut text = format!("{degrees}°");
    if minutes > 0 || seconds > 0 {
        text.push_str(&format!("{minutes:02}′"));
    }
    if seconds > 0 {
        text.push_str(&format!("{seconds:02}″"));
    }
    let is_bare = degrees + minutes + seconds == 0 || !is_parallel && degrees == 180;
    let side = match (is_parallel, deg > 0.0) {
        _ if is_bare => "",
        (true, true) => " N",
        (true, false) => " S",
        (false, true) => " E",
        (false, false) => " W",
    };
    text + side
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_graticule_grows_finer_step_by_step_and_never_crowds() {
        let mut last = f64::MAX;
        for doublings in 0..130 {
            let m_per_px = 50_000.0 * (-f64::from(doublings) / 10.0).exp2();
            let step = graticule_step_deg(m_per_px);
            assert!(step <= last);
            assert!(step == 10.0 || step * M_PER_DEG / m_per_px >= 200.0, "{step} at {m_per_px}");
            last = step;
        }
        assert_eq!((graticule_step_deg(2_650.0), graticule_step_deg(1_223.0)), (10.0, 5.0));
        assert_eq!((graticule_step_deg(50_000.0), graticule_step_deg(2.0)), (10.0, 0.5));
    }

    #[test]
    fn lines_are_named_as_in_an_atlas() {
        for (is_parallel, deg, name) in [
            (true, 70.0, "70° N"),
            (true, -5.0, "5° S"),
            (true, 0.0, "0°"),
            (true, 69.5, "69°30′ N"),
            (true, 66.563_611, "66°33′49″ N"),
            (true, 5.001_388_9, "5°00′05″ N"),
            (false, 20.0, "20° E"),
            (false, -7.5, "7°30′ W"),
            (false, 180.0, "180°"),
            (false, -180.0, "180°"),
            (false, 0.0, "0°"),
        ] {
            assert_eq!(degrees_text(is_parallel, deg), name);
        }
    }
}
