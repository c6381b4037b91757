//! Lengths and areas in words, in the units that a reader has chosen.

/// A unit of length, with the unit of area that goes with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Kilometres, and metres below one kilometre.
    Kilometre,
    /// International nautical miles of 1852 m (Bureau International des Poids et Mesures, *The International System
    /// of Units*, 8th edition, 2006, table 8).
    NauticalMile,
    /// Statute miles of 1609.344 m, and feet of 0.3048 m below a tenth of a mile (international yard and pound
    /// agreement of 1959).
    Mile,
}

/// Metres of an international foot.
const FOOT_M: f64 = 0.3048;

impl Unit {
    /// Metres of one of it.
    pub const fn metres(self) -> f64 {
        match self {
            Self::Kilometre => 1000.0,
            Self::NauticalMile => 1852.0,
            Self::Mile => 1609.344,
        }
    }

    /// Its symbol: `km`, `nmi`, `mi`.
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Kilometre => "km",
            Self::NauticalMile => "nmi",
            Self::Mile => "mi",
        }
    }

    /// The unit for what is short: its metres, its symbol, and up to how many metres it is used.
    const fn small(self) -> Option<(f64, &'static str, f64)> {
        match self {
            Self::Kilometre => Some((1.0, "m", 1000.0)),
            Self::NauticalMile => None,
            Self::Mile => Some((FOOT_M, "ft", 160.934)),
        }
    }

    /// Metres of the unit in which a length of about `length_m` is written, and its symbol.
    pub fn at(self, length_m: f64) -> (f64, &'static str) {
        match self.small() {
            Some((metres, symbol, until_m)) if length_m < until_m => (metres, symbol),
            _ => (self.metres(), self.symbol()),
        }
    }

    /// A length in metres in words, to three figures or more: `694 km`, `12.4 nmi`, `350 ft`.
    ///
    /// ```
    /// use high_north::sphere::Unit;
    /// assert_eq!(Unit::Kilometre.length(693_515.0), "694 km");
    /// assert_eq!(Unit::NauticalMile.length(693_515.0), "374 nmi");
    /// ```
    pub fn length(self, length_m: f64) -> String {
        // What rounds to a kilometre is one.
        let (metres, symbol) = match self.at(length_m) {
            (metres, _) if self.at(length_m + metres / 2.0).0 != metres => (self.metres(), self.symbol()),
            small_or_large => small_or_large,
        };
        format!("{} {symbol}", figures(length_m / metres))
    }

    /// An area in square metres in words: `12,300 km²`, `0.25 km²`.
    pub fn area(self, area_m2: f64) -> String {
        format!("{} {}²", figures(area_m2 / (self.metres() * self.metres())), self.symbol())
    }
}

/// Which units lengths are given in: the first before the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Units {
    /// Kilometres and nautical miles.
    #[default]
    MetricNautical,
    /// Nautical miles and statute miles.
    NauticalStatute,
    /// Statute miles and kilometres.
    StatuteMetric,
}

impl Units {
    /// Every choice, in the order in which a reader steps through them.
    pub const ALL: [Self; 3] = [Self::MetricNautical, Self::NauticalStatute, Self::StatuteMetric];

    /// The word for it in the settings.
    pub const fn name(self) -> &'static str {
        match self {
            Self::MetricNautical => "metric-nautical",
            Self::NauticalStatute => "nautical-statute",
            Self::StatuteMetric => "statute-metric",
        }
    }

    /// The choice after this one; after the last the first.
    pub const fn next(self) -> Self {
        match self {
            Self::MetricNautical => Self::NauticalStatute,
            Self::NauticalStatute => Self::StatuteMetric,
            Self::StatuteMetric => Self::MetricNautical,
        }
    }

    /// The unit that comes first, and the other one.
    pub const fn pair(self) -> [Unit; 2] {
        match self {
            Self::MetricNautical => [Unit::Kilometre, Unit::NauticalMile],
            Self::NauticalStatute => [Unit::NauticalMile, Unit::Mile],
            Self::StatuteMetric => [Unit::Mile, Unit::Kilometre],
        }
    }

    /// A length in metres in both units, as `694 km · 374 nmi`.
    pub fn length(self, length_m: f64) -> String {
        let [first, second] = self.pair();
        format!("{} · {}", first.length(length_m), second.length(length_m))
    }
}

/// A number that is not negative with three figures or more, whole from a hundred on, with commas between thousands.
pub fn figures(number: f64) -> String {
    let decimals = match number {
        _ if number < 0.9995 => 3,
        _ if number < 9.995 => 2,
        _ if number < 99.95 => 1,
        _ => 0,
    };
    let text = format!("{number:.decimals$}");
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let decimals = decimals.trim_end_matches('0');
    let mut out = String::with_capacity(text.len() + 4);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) && number.is_finite() {
            out.push(',');
        }
        out.push(digit);
    }
    if !decimals.is_empty() {
        out.push('.');
        out.push_str(decimals);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn lengths_have_three_figures_and_the_unit_that_fits() {
        let words = |length_m: f64| {
            [Unit::Kilometre, Unit::NauticalMile, Unit::Mile].map(|unit| unit.length(length_m))
        };
        assert_eq!(words(0.0), ["0 m", "0 nmi", "0 ft"]);
        assert_eq!(words(15.24), ["15.2 m", "0.008 nmi", "50 ft"]);
        assert_eq!(words(999.4), ["999 m", "0.54 nmi", "0.621 mi"]);
        assert_eq!(words(999.6), ["1 km", "0.54 nmi", "0.621 mi"]);
        assert_eq!(words(1852.0), ["1.85 km", "1 nmi", "1.15 mi"]);
        assert_eq!(words(16_093.44), ["16.1 km", "8.69 nmi", "10 mi"]);
        assert_eq!(words(20_003_931.0), ["20,004 km", "10,801 nmi", "12,430 mi"]);
    }

    #[test]
    fn areas_are_in_the_square_of_the_unit() {
        assert_eq!(Unit::Kilometre.area(1.2345e10), "12,345 km²");
        assert_eq!(Unit::NauticalMile.area(1852.0 * 1852.0), "1 nmi²");
        assert_eq!(Unit::Mile.area(2_589_988.11 * 640.0), "640 mi²");
        assert_eq!(Unit::Kilometre.area(250_000.0), "0.25 km²");
    }

    #[test]
    fn stepping_through_the_units_meets_each_choice_once_and_each_unit_first_once() {
        let mut units = Units::default();
        for expected in Units::ALL {
            assert_eq!(units, expected);
            assert_ne!(units.pair()[0], units.pair()[1]);
            units = units.next();
        }
        assert_eq!(units, Units::default());
        assert_eq!(
            Units::ALL.map(|units| units.pair()[0]),
            [Unit::Kilometre, Unit::NauticalMile, Unit::Mile]
        );
        assert_eq!(Units::default().length(693_515.0), "694 km · 374 nmi");
    }

    proptest! {
        #[test]
        fn what_is_read_back_is_within_half_a_percent(length_m in 1.0..2.1e7f64) {
            for unit in [Unit::Kilometre, Unit::Mile] {
                let text = unit.length(length_m);
                let (number, symbol) = text.split_once(' ').expect("a number and a unit");
                let metres = match symbol { "m" => 1.0, "ft" => FOOT_M, _ => unit.metres() };
                let read: f64 = number.replace(',', "").parse().expect("a number");
                prop_assert!((read * metres / length_m - 1.0).abs() < 0.006, "{text} for {length_m}");
            }
        }
    }
}
