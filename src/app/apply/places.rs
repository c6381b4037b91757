//! Choosing a place: in what order, where the text speaks of it, and from how far it is seen whole.

use super::Desk;
use crate::app::state::Reading;
use crate::atlas::{ArticleIndex, Atlas, Passage, Place, PlaceIndex, Precision};
use crate::dropped::Extent;
use crate::sphere::{EARTH_RADIUS_M, LonLat, UnitVector};
use crate::view::MapView;
use geo::CoordsIter;

/// Metres per pixel at which a point is looked at: a town with the country about it.
pub(super) const POINT_M_PER_PX: f64 = 300.0;
/// The same where the point stands for something large or is only a sketch.
const WIDE_POINT_M_PER_PX: f64 = 3_000.0;
/// What is no larger than this, in radians, is a point: 6 m.
const POINT_RAD: f64 = 1e-6;

impl Desk<'_> {
    /// Opens an article at a passage.
    pub(super) fn lead_to(&mut self, article: ArticleIndex, passage: Option<Passage>) {
        self.selection.article = Some(article);
        self.selection.passage = passage;
        self.selection.scroll_request += 1;
        self.selection.reading = None;
    }

    /// Goes where the text that is being read speaks of. The card stays as it is, and so does the text.
    pub(super) fn read(&mut self, article: ArticleIndex, mention: usize) {
        let Some(found) = self.atlas.article(article).and_then(|article| article.mentions.get(mention))
        else {
            return;
        };
        let places = self.atlas.places_of(found);
        let Some((center, m_per_px)) = framing_all(self.atlas, &places, &self.view) else { return };
        for place in places.iter().filter_map(|place| self.atlas.place(*place)) {
            self.make_seen(place);
        }
        self.selection.article = Some(article);
        self.selection.reading = Some(Reading { mention, places });
        self.fly(center, m_per_px, self.view.bearing_deg());
    }

    /// The passage of a mention, if there is such a mention.
    pub(super) fn passage_of(&self, article: ArticleIndex, mention: usize) -> Option<Passage> {
        self.atlas.article(article)?.mentions.get(mention).map(Passage::from)
    }

    pub(super) fn select(&mut self, place: Option<PlaceIndex>, fly: bool) {
        self.selection.place = place;
        self.selection.reading = None;
        if place.is_none_or(|place| !self.selection.open_cluster.contains(&place)) {
            self.selection.open_cluster.clear();
        }
        let Some(index) = place else { return };
        self.selection.dropped = None;
        let Some(found) = self.atlas.place(index) else { return };
        self.make_seen(found);
        if let Some((article, mention)) = self.mention_in_view(index).or_else(|| self.first_mention(index)) {
            self.lead_to(article, self.passage_of(article, mention));
        }
        if fly {
            let (center, m_per_px) = framing(found, &self.view);
            self.go_to(center, m_per_px, self.view.bearing_deg());
        }
    }

    /// The mention of a place in the open article that is seen, or else the nearest to the line that is being read.
    fn mention_in_view(&self, place: PlaceIndex) -> Option<(ArticleIndex, usize)> {
        let (index, text) =
            self.text.0.as_ref().filter(|(index, _)| self.selection.article == Some(*index))?;
        let mentions = &self.atlas.article(*index)?.mentions;
        let speaks_of_it = |mention: usize| {
            mentions.get(mention).is_some_and(|it| self.atlas.places_of(it).contains(&place))
        };
        Some((*index, text.nearest(speaks_of_it)?))
    }

    /// The first mention of a place in the open article, or in the first article that has one.
    fn first_mention(&self, place: PlaceIndex) -> Option<(ArticleIndex, usize)> {
        let open = self.selection.article;
        let others = (0..self.atlas.articles.len()).map(ArticleIndex);
        open.into_iter().chain(others).find_map(|index| {
            let article = self.atlas.article(index)?;
            let mention =
                article.mentions.iter().position(|mention| self.atlas.places_of(mention).contains(&place))?;
            Some((index, mention))
        })
    }

    /// Pins a position. The card of another place would say that it is that one.
    pub(super) fn pin(&mut self, pin: Option<LonLat>) {
        self.selection.pin = pin;
        if pin.is_some() {
            self.select(None, false);
        }
    }

    /// Opens the place that comes `by` steps later in the order in which the article mentions them.
    pub(super) fn step(&mut self, by: i64) {
        let Some(article) = self.selection.article.and_then(|index| self.atlas.article(index)) else {
            return;
        };
        if let Some(next) = self.atlas.place_after(article, self.selection.place, by) {
            self.select(Some(next), true);
            // Who goes through the places in the order of the text reads it in that order, too.
            if let Some((article, mention)) = self.first_mention(next) {
                self.lead_to(article, self.passage_of(article, mention));
            }
        }
    }
}

/// Centre and metres per pixel at which a box is seen whole, with a tenth of the map free about it. One that is a point
/// is looked at as a place is.
pub(super) fn framing_of_extent(extent: Extent, view: &MapView) -> (LonLat, f64) {
    let (center, radius_rad) = extent.cap();
    let free = view.free();
    let width_px = free.width_px.min(free.height_px).max(1.0);
    // The radius on an equal-area map, Snyder eq. 24-1; farther away than a hemisphere nothing is told apart.
    let radius = 2.0 * (radius_rad.min(std::f64::consts::FRAC_PI_2) / 2.0).sin();
    let m_per_px = 2.2 * radius * EARTH_RADIUS_M / width_px;
    let closest = if radius_rad < POINT_RAD { POINT_M_PER_PX } else { POINT_M_PER_PX / 10.0 };
    (center, m_per_px.max(closest))
}

/// Centre and metres per pixel at which a place is seen whole.
pub(super) fn framing(place: &Place, view: &MapView) -> (LonLat, f64) {
    framing_of(&[place], place, view)
}

/// The same for several places at once. `None` where there are none.
fn framing_all(atlas: &Atlas, places: &[PlaceIndex], view: &MapView) -> Option<(LonLat, f64)> {
    let places: Vec<&Place> = places.iter().filter_map(|place| atlas.place(*place)).collect();
    places.first().map(|first| framing_of(&places, first, view))
}

fn framing_of(places: &[&Place], place: &Place, view: &MapView) -> (LonLat, f64) {
    let coords = places.iter().flat_map(|place| place.geometry.coords_iter());
    let vectors: Vec<UnitVector> = coords.map(|coord| UnitVector::from(LonLat::from(coord))).collect();
    let sum = vectors.iter().fold((0.0, 0.0, 0.0), |sum, v| (sum.0 + v.x, sum.1 + v.y, sum.2 + v.z));
    let middle = UnitVector::normalized(sum.0, sum.1, sum.2).unwrap_or_else(|| place.anchor.into());
    let radius = vectors.iter().map(|vector| vector.angle_to(middle)).fold(0.0, f64::max);
    let free = view.free();
    if radius < POINT_RAD {
        let wide = matches!(place.precision, Precision::Area | Precision::Schematic);
        let closest = if wide { WIDE_POINT_M_PER_PX } else { POINT_M_PER_PX };
        return (place.anchor, closest);
    }
    // A quarter of the map stays free about it; what goes round the Earth is seen at its mark.
    let width_px = free.width_px.min(free.height_px).max(1.0);
    let m_per_px = 2.5 * radius * EARTH_RADIUS_M / width_px;
    if radius > 1.2 {
        return (place.anchor, WIDE_POINT_M_PER_PX);
    }
    (middle.into(), m_per_px.max(POINT_M_PER_PX))
}
