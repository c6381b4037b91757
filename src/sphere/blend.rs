//! One projection, or a weighted sum of some while the map changes from one to another.

use super::Projection;

/// Projections by weight; the weights sum to one.
///
/// Near the centre all projections agree, so a sum of them is a map too, and one can change into another
/// without a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Blend {
    weights: [f64; Projection::ALL.len()],
}

impl From<Projection> for Blend {
    fn from(projection: Projection) -> Self {
        let mut weights = [0.0; Projection::ALL.len()];
        weights[projection as usize] = 1.0;
        Self { weights }
    }
}

impl Blend {
    /// A share `t` (0 to 1) of the way from one to the other.
    pub fn between(from: Self, to: Self, t: f64) -> Self {
        let t = if t.is_finite() { t.clamp(0.0, 1.0) } else { 1.0 };
        Self { weights: std::array::from_fn(|index| (1.0 - t) * from.weights[index] + t * to.weights[index]) }
    }

    /// The weight of a projection, 0 to 1.
    pub fn weight(self, projection: Projection) -> f64 {
        self.weights[projection as usize]
    }

    /// The only projection there is, if there is but one.
    pub fn only(self) -> Option<Projection> {
        Projection::ALL.into_iter().find(|projection| self.weight(*projection) == 1.0)
    }

    /// The azimuthal projections that have a weight.
    fn azimuthal(self) -> impl Iterator<Item = (Projection, f64)> {
        Projection::ALL
            .into_iter()
            .filter(|projection| *projection != Projection::Mercator)
            .map(move |projection| (projection, self.weight(projection)))
            .filter(|(_, weight)| *weight > 0.0)
    }

    /// Distance from the centre, in Earth radii, of what is `angle_rad` away: the part of the azimuthal ones.
    pub fn radius(self, angle_rad: f64) -> f64 {
        self.azimuthal().map(|(projection, weight)| weight * projection.radius(angle_rad)).sum()
    }

    /// The largest angle from the centre that is shown, in radians: where the mean of the projections' own
    /// limits lies, but no further than the map is single-valued, up to where its radius stops growing.
    pub fn limit_rad(self) -> f64 {
        if let Some(projection) = self.only() {
            return projection.limit_rad();
        }
        // The globe's limit is that its radius stops growing; the others' are chosen.
        let chosen = self.azimuthal().filter(|(projection, _)| *projection != Projection::Globe);
        let (sum, weight) = chosen.fold((0.0, 0.0), |(sum, all), (projection, weight)| {
            (sum + weight * projection.limit_rad(), all + weight)
        });
        let widest = if weight > 0.0 { sum / weight } else { Projection::Globe.limit_rad() };
        let mercator = self.weight(Projection::Mercator);
        let limit = self.stops_growing_rad(widest);
        limit + mercator * (std::f64::consts::PI - limit)
    }

    fn stops_growing_rad(self, widest_rad: f64) -> f64 {
        const STEPS: u32 = 90;
        let grows = |angle: f64| self.radius_growth(angle) >= 0.0;
        if self.weight(Projection::Globe) == 0.0 {
            return widest_rad;
        }
        let step = widest_rad / f64::from(STEPS);
        let Some(beyond) = (1..=STEPS).map(|index| step * f64::from(index)).find(|angle| !grows(*angle))
        else {
            return widest_rad;
        };
        let (mut low, mut high) = (beyond - step, beyond);
        for _ in 0..50 {
            let middle = 0.5 * (low + high);
            if grows(middle) { low = middle } else { high = middle }
        }
        low
    }

    /// Inverse of [`Self::radius`] up to `limit_rad`, in radians.
    pub fn angle_at_radius(self, radius: f64, limit_rad: f64) -> f64 {
        if let Some(projection) = self.only() {
            return projection.angle_at_radius(radius);
        }
        // Newton's method, from where all projections agree. Where a step leads out of what is left, as it does near the
        // limb, half of that is taken: the radius grows with the angle up to the limit, so this ends.
        let (mut low, mut high) = (0.0, limit_rad);
        let mut angle = radius.clamp(low, high);
        for _ in 0..60 {
            let off = self.radius(angle) - radius;
            if off < 0.0 {
                low = angle;
            } else {
                high = angle;
            }
            let newton = angle - off / self.radius_growth(angle);
            let next = if (low..=high).contains(&newton) { newton } else { 0.5 * (low + high) };
            // On the Earth that is some millionths of a millimetre.
            if (next - angle).abs() <= 4.0 * f64::EPSILON {
                return next;
            }
            angle = next;
        }
        angle
    }

    /// Derivative of [`Self::radius`].
    fn radius_growth(self, angle_rad: f64) -> f64 {
        self.azimuthal().map(|(projection, weight)| weight * projection.radius_growth(angle_rad)).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_blend_at_its_ends_is_the_projection_itself() {
        for from in Projection::ALL {
            for to in Projection::ALL {
                let (start, end) = (Blend::from(from), Blend::from(to));
                assert_eq!(Blend::between(start, end, 0.0), start);
                assert_eq!(Blend::between(start, end, 1.0).only(), Some(to));
            }
        }
    }

    proptest! {
        #[test]
        fn the_angle_of_a_radius_has_that_radius(
            from in 0usize..4, to in 0usize..4, t in 0.0..=1.0f64, share in 0.0..=1.0f64,
        ) {
            let blend = Blend::between(Projection::ALL[from].into(), Projection::ALL[to].into(), t);
            let limit = blend.limit_rad();
            let radius = share * blend.radius(limit);
            let angle = blend.angle_at_radius(radius, limit);
            prop_assert!((0.0..=limit * (1.0 + f64::EPSILON)).contains(&angle), "{angle}");
            prop_assert!((blend.radius(angle) - radius).abs() < 1e-14, "{} is not {radius}", blend.radius(angle));
        }

        #[test]
        fn what_is_shown_is_single_valued(from in 0usize..4, to in 0usize..4, t in 0.0..=1.0f64) {
            let blend = Blend::between(Projection::ALL[from].into(), Projection::ALL[to].into(), t);
            let limit = blend.limit_rad();
            prop_assert!((1.5..2.7).contains(&limit), "{limit}");
            let radius = |step: u32| blend.radius(limit * f64::from(step) / 200.0);
            for step in 1..=200 {
                prop_assert!(radius(step) > radius(step - 1), "{blend:?} at {step}");
            }
        }
    }
}
