//! From the grid of UTM to longitude and latitude, far outside a zone too: all of Norway is often written in zone 33.
//!
//! Source: Karney, *Transverse Mercator with an accuracy of a few nanometers*, Journal of Geodesy 85 (2011), 475–485,
//! eq. 7 to 9, 11 to 15, 19 to 21 and 36: the series of Krüger to the sixth order of the third flattening. It errs by less
//! than 5 nm within 3900 km of the central meridian.

use super::LonLat;

/// Semi-major axis of WGS 84 in metres, and its flattening. GRS 80, on which ETRS89 rests, differs by 0.1 mm.
const A_M: f64 = 6_378_137.0;
const F: f64 = 1.0 / 298.257_223_563;
/// Scale on the central meridian.
const K0: f64 = 0.9996;
const FALSE_EASTING_M: f64 = 500_000.0;
const FALSE_NORTHING_M: f64 = 10_000_000.0;

/// The third flattening and its powers.
const N: f64 = F / (2.0 - F);
const N2: f64 = N * N;
const N3: f64 = N2 * N;
const N4: f64 = N2 * N2;
const N5: f64 = N4 * N;
const N6: f64 = N4 * N2;

/// Radius of the circle whose quarter is as long as that of a meridian.
const RECTIFYING_RADIUS_M: f64 = A_M / (1.0 + N) * (1.0 + N2 / 4.0 + N4 / 64.0 + N6 / 256.0);

/// Karney, eq. 36.
const BETA: [f64; 6] = [
    N / 2.0 - N2 * 2.0 / 3.0 + N3 * 37.0 / 96.0 - N4 / 360.0 - N5 * 81.0 / 512.0 + N6 * 96_199.0 / 604_800.0,
    N2 / 48.0 + N3 / 15.0 - N4 * 437.0 / 1_440.0 + N5 * 46.0 / 105.0 - N6 * 1_118_711.0 / 3_870_720.0,
    N3 * 17.0 / 480.0 - N4 * 37.0 / 840.0 - N5 * 209.0 / 4_480.0 + N6 * 5_569.0 / 90_720.0,
    N4 * 4_397.0 / 161_280.0 - N5 * 11.0 / 504.0 - N6 * 830_251.0 / 7_257_600.0,
    N5 * 4_583.0 / 161_280.0 - N6 * 108_847.0 / 3_991_680.0,
    N6 * 20_648_693.0 / 638_668_800.0,
];

/// Longitude of the central meridian of a zone, in degrees.
pub(super) fn central_meridian_deg(zone: u8) -> f64 {
    6.0 * f64::from(zone) - 183.0
}

/// The position with an easting and a northing, in metres, in a zone of UTM from 1 to 60. North of the equator northings
/// count from it, else they end there with 10 000 000 m.
pub(super) fn utm_position(zone: u8, is_north: bool, easting_m: f64, northing_m: f64) -> LonLat {
    let northing_m = if is_north { northing_m } else { northing_m - FALSE_NORTHING_M };
    let xi = northing_m / (K0 * RECTIFYING_RADIUS_M);
    let eta = (easting_m - FALSE_EASTING_M) / (K0 * RECTIFYING_RADIUS_M);
    let (mut xi_sphere, mut eta_sphere) = (xi, eta);
    for (number, beta) in (1..).zip(BETA) {
        let order = 2.0 * f64::from(number);
        let (sin, cos) = (order * xi).sin_cos();
        xi_sphere -= beta * sin * (order * eta).cosh();
        eta_sphere -= beta * cos * (order * eta).sinh();
    }
    let (sin_xi, cos_xi) = xi_sphere.sin_cos();
    let sinh_eta = eta_sphere.sinh();
    let tau = geodetic(sin_xi / sinh_eta.hypot(cos_xi));
    let from_meridian_deg = sinh_eta.atan2(cos_xi).to_degrees();
    LonLat::new(central_meridian_deg(zone) + from_meridian_deg, tau.atan().to_degrees()).wrapped()
}

/// The tangent of the latitude whose conformal latitude has this tangent, by Newton's method.
fn geodetic(conformal: f64) -> f64 {
    /// Three steps give all the digits there are; Karney has never seen more be needed.
    const STEPS: usize = 5;
    let e2 = F * (2.0 - F);
    let e = e2.sqrt();
    let mut tau = conformal / (1.0 - e2);
    for _ in 0..STEPS {
        let secant = 1f64.hypot(tau);
        let sigma = (e * (e * tau / secant).atanh()).sinh();
        let found = tau * 1f64.hypot(sigma) - sigma * secant;
        let slope = (1.0 + (1.0 - e2) * tau * tau) / ((1.0 - e2) * secant);
        tau += (conformal - found) / 1f64.hypot(found) * slope;
    }
    tau
}
