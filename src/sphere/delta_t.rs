//! How far Terrestrial Time, in which the planets move evenly, is ahead of Universal Time, by which the Earth turns.

/// The Julian Day of the epoch J2000.0, and the mean length of a year of the Gregorian calendar.
const J2000: f64 = 2_451_545.0;
const DAYS_PER_YEAR: f64 = 365.2425;

/// ΔT = TT − UT at a Julian Day, in seconds.
///
/// Source: F. Espenak and J. Meeus, *Five Millennium Canon of Solar Eclipses: −1999 to +3000*, NASA/TP-2006-214141 (2006), ch. 2.7,
/// <https://eclipse.gsfc.nasa.gov/SEhelp/deltatpoly2004.html>. From 1600 on their parabola of long-term change stands for their
/// finer polynomials: it is off by less than a minute, in which the Sun's place changes by 0.0007°.
pub(super) fn terrestrial_ahead_s(julian_day: f64) -> f64 {
    let year = 2000.0 + (julian_day - J2000) / DAYS_PER_YEAR;
    let centuries_since = |origin: f64| (year - origin) / 100.0;
    if year < 500.0 {
        const C: [f64; 7] =
            [10_583.6, -1_014.41, 33.783_11, -5.952_053, -0.179_845_2, 0.022_174_192, 0.009_031_652_1];
        polynomial(&C, centuries_since(0.0))
    } else if year < 1600.0 {
        const C: [f64; 7] =
            [1_574.2, -556.01, 71.234_72, 0.319_781, -0.850_346_3, -0.005_050_998, 0.008_357_207_3];
        polynomial(&C, centuries_since(1000.0))
    } else {
        polynomial(&[-20.0, 0.0, 32.0], centuries_since(1820.0))
    }
}

/// Coefficients of the powers of `x`, the lowest first.
fn polynomial(coefficients: &[f64], x: f64) -> f64 {
    coefficients.iter().rev().fold(0.0, |sum, coefficient| sum * x + coefficient)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_what_historical_eclipses_give() {
        // The table of Espenak and Meeus, from Morrison and Stephenson (2004): year, ΔT and its standard error, in seconds.
        for (year, ahead_s, error_s) in [
            (0.0, 10_580.0, 260.0),
            (500.0, 5_710.0, 140.0),
            (1000.0, 1_570.0, 55.0),
            (1500.0, 200.0, 20.0),
            (1700.0, 9.0, 60.0),
            (1900.0, -3.0, 60.0),
            (2000.0, 64.0, 60.0),
        ] {
            let found = terrestrial_ahead_s(J2000 + (year - 2000.0) * DAYS_PER_YEAR);
            assert!((found - ahead_s).abs() < error_s, "{year}: {found}");
        }
    }

    #[test]
    fn between_two_spans_there_is_no_step() {
        for year in [500.0, 1600.0] {
            let at = |year: f64| terrestrial_ahead_s(J2000 + (year - 2000.0) * DAYS_PER_YEAR);
            assert!((at(year - 1e-6) - at(year + 1e-6)).abs() < 20.0, "{year}");
        }
    }
}
