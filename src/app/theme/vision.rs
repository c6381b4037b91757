//! Colours that mean different things stay apart for who cannot tell red from green.

use super::{Theme, Tokens};
use bevy_egui::egui::Color32;
use palette::color_difference::Ciede2000;
use palette::convert::FromColorUnclamped;
use palette::{Clamp, Lab, LinSrgb, Srgb};

/// How somebody sees colours.
#[derive(Debug, Clone, Copy)]
enum Vision {
    Trichromat,
    Protanope,
    Deuteranope,
}

impl Vision {
    const ALL: [Self; 3] = [Self::Trichromat, Self::Protanope, Self::Deuteranope];

    /// What becomes of a colour, by a matrix for linear light, at severity 1.0.
    ///
    /// Source: Machado, Oliveira and Fernandes, *A Physiologically-based Model for Simulation of Color Vision
    /// Deficiency*, IEEE TVCG 15 (2009), table 1 of the supplement, <https://doi.org/10.1109/TVCG.2009.113>.
    fn matrix(self) -> [[f64; 3]; 3] {
        match self {
            Self::Trichromat => [[1.0, 0.0, 0.0], [0.0, 1.0, 0.0], [0.0, 0.0, 1.0]],
            Self::Protanope => [
                [0.152_286, 1.052_583, -0.204_868],
                [0.114_503, 0.786_281, 0.099_216],
                [-0.003_882, -0.048_116, 1.051_998],
            ],
            Self::Deuteranope => [
                [0.367_322, 0.860_646, -0.227_968],
                [0.280_085, 0.672_501, 0.047_413],
                [-0.011_820, 0.042_940, 0.968_881],
            ],
        }
    }

    fn sees(self, color: Color32) -> LinSrgb<f64> {
        let color: LinSrgb<f64> =
            Srgb::new(color.r(), color.g(), color.b()).into_format::<f64>().into_linear();
        let [red, green, blue] =
            self.matrix().map(|row| row[0] * color.red + row[1] * color.green + row[2] * color.blue);
        LinSrgb::new(red, green, blue).clamp()
    }

    /// CIEDE2000 between two colours as they are seen.
    fn difference(self, a: Color32, b: Color32) -> f64 {
        let [a, b] = [a, b].map(|color| Lab::from_color_unclamped(self.sees(color)));
        a.difference(b)
    }
}

/// Colours that mean different things at one place on the map: each differs from each.
fn meanings(t: &Tokens) -> [(&'static str, Color32); 10] {
    [
        ("accent", t.accent),
        ("operation", t.operation),
        ("incident", t.incident),
        ("route", t.route),
        ("arctic_circle", t.arctic_circle),
        ("measure", t.measure),
        ("coastline", t.coastline),
        ("the first dropped file", t.dropped[0]),
        ("the second dropped file", t.dropped[1]),
        ("the third dropped file", t.dropped[2]),
    ]
}

/// What a disputed border must not be taken for.
fn beside_disputed(t: &Tokens) -> [(&'static str, Color32); 5] {
    [
        ("border", t.border),
        ("coastline", t.coastline),
        ("route", t.route),
        ("accent", t.accent),
        ("incident", t.incident),
    ]
}

/// Two thin lines of one width are told apart from about ten steps of CIEDE2000 on, where one step is the
/// least that is seen in two large fields side by side. Shapes and dashes differ as well: never colour alone.
const APART: f64 = 9.0;
/// Land and sea are large fields with a line between them.
const FIELDS_APART: f64 = 5.0;

#[test]
fn colours_that_mean_different_things_stay_apart_for_everybody() {
    let mut faults = Vec::new();
    for theme in Theme::ALL {
        let t = theme.tokens();
        let meanings = meanings(t);
        let among = meanings
            .iter()
            .enumerate()
            .flat_map(|(index, one)| meanings[index + 1..].iter().map(move |other| (*one, *other)));
        let disputed =
            beside_disputed(t).into_iter().map(|other| (("border_disputed", t.border_disputed), other));
        for ((one, color), (other, other_color)) in among.chain(disputed) {
            for vision in Vision::ALL {
                let difference = vision.difference(color, other_color);
                if difference < APART {
                    faults.push(format!("{theme}: {one} and {other} for a {vision:?}: {difference:.1}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn land_and_sea_differ_for_everybody() {
    for theme in Theme::ALL {
        let t = theme.tokens();
        for land in [t.land, t.land_story] {
            for vision in Vision::ALL {
                let difference = vision.difference(land, t.ocean[0]);
                assert!(difference >= FIELDS_APART, "{theme}: {vision:?}: {difference:.1}");
            }
        }
    }
}

#[test]
fn a_deuteranope_takes_a_red_and_a_green_for_each_other_and_keeps_blue_from_yellow() {
    let [red, green] = [(200, 60, 60), (110, 130, 40)].map(|(r, g, b)| Color32::from_rgb(r, g, b));
    let [blue, yellow] = [(60, 90, 220), (230, 200, 60)].map(|(r, g, b)| Color32::from_rgb(r, g, b));
    assert!(Vision::Trichromat.difference(red, green) > 40.0);
    assert!(Vision::Deuteranope.difference(red, green) < 12.0);
    assert!(Vision::Deuteranope.difference(blue, yellow) > 50.0);
}

#[test]
fn grey_stays_grey() {
    let grey = Color32::from_gray(130);
    for vision in Vision::ALL {
        let seen = vision.sees(grey);
        let spread = (seen.red - seen.green).abs().max((seen.green - seen.blue).abs());
        assert!(spread < 1e-3, "{vision:?}: {seen:?}");
    }
}
