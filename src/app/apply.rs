//! Commands become state, in one ordered system.

use super::state::{Act, CommandSystems, CurrentFlight, Interface, OpenAtlas, Selection, View};
use crate::atlas::{Atlas, PlaceIndex};
use crate::command::Command;
use crate::sphere::{LonLat, MeasuredLine, Projection, UnitVector};
use crate::view::{Flight, Glide, Link, Motion, ScreenPos, ScreenVelocity, Step, Steps, pinch};
use bevy::prelude::*;

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Act>().add_systems(Update, apply.in_set(CommandSystems));
}

/// Where a text goes that is to be copied, and an address that is to be opened.
#[derive(Resource, Debug, Default)]
pub(super) struct Outbox {
    pub(super) copy: Option<String>,
    pub(super) open_url: Option<String>,
}

pub(super) fn apply(
    mut acts: MessageReader<Act>,
    atlas: Res<OpenAtlas>,
    mut view: ResMut<View>,
    mut flight: ResMut<CurrentFlight>,
    mut selection: ResMut<Selection>,
    mut interface: ResMut<Interface>,
    mut outbox: ResMut<Outbox>,
) {
    for Act(command) in acts.read() {
        let mut desk = Desk {
            atlas: &atlas.0,
            view: **view,
            flight: flight.0.take(),
            selection: selection.clone(),
            interface: interface.clone(),
        };
        match command {
            Command::Copy(text) => outbox.copy = Some(text.clone()),
            Command::OpenUrl(url) => outbox.open_url = Some(url.clone()),
            other => desk.apply(other),
        }
        view.set_if_neq(View(desk.view));
        selection.set_if_neq(desk.selection);
        interface.set_if_neq(desk.interface);
        flight.0 = desk.flight;
    }
}

/// The state a command works on.
struct Desk<'a> {
    atlas: &'a Atlas,
    view: crate::view::MapView,
    flight: Option<Motion>,
    selection: Selection,
    interface: Interface,
}

impl Desk<'_> {
    fn apply(&mut self, command: &Command) {
        match command {
            Command::Hold => self.hold(),
            Command::Pan { dx_px, dy_px } => self.go(Step::Pan { dx_px: *dx_px, dy_px: *dy_px }),
            Command::Drag { from, to } => self.by_hand(|view| view.drag(*from, *to)),
            Command::Pinch { from, to, doublings, degrees } => {
                self.by_hand(|view| pinch(view, *from, *to, *doublings, *degrees));
            }
            Command::Twist { degrees } => self.by_hand(|view| view.turn(*degrees)),
            Command::EndTurn => self.snap_north(),
            Command::Fling { at, velocity } => self.fling(*at, *velocity),
            Command::Zoom { doublings, about } => {
                self.go(Step::Zoom { doublings: *doublings, about: *about });
            }
            Command::Turn { degrees } => self.go(Step::Turn { degrees: *degrees }),
            Command::NorthUp => self.fly(self.view.center(), self.view.m_per_px(), 0.0),
            Command::Home => {
                self.fly(self.atlas.home.center, self.view.home_m_per_px(self.atlas.home), 0.0);
            }
            Command::Select { place, fly } => self.select(*place, *fly),
            Command::Hover(place) => self.selection.hovered = *place,
            Command::OpenCluster(places) => self.selection.open_cluster.clone_from(places),
            Command::ShowMention { article, mention } => {
                self.interface.reader_open = true;
                self.selection.article = Some(*article);
                self.scroll_to(*mention);
            }
            Command::NextPlace => self.step(1),
            Command::PreviousPlace => self.step(-1),
            Command::OpenArticle(article) => {
                self.selection.article = Some(*article);
                self.selection.scroll_to = None;
            }
            Command::ToggleLayer(id) => {
                if !self.interface.hidden_layers.remove(id) {
                    self.interface.hidden_layers.insert(id.clone());
                }
            }
            Command::ToggleReader => self.interface.reader_open ^= true,
            Command::ToggleLayers => self.interface.layers_open ^= true,
            Command::ToggleHelp => self.interface.help_open ^= true,
            Command::ToggleReport => self.interface.report_open ^= true,
            Command::ToggleMeasure => {
                self.interface.measuring = match self.interface.measuring {
                    Some(_) => None,
                    None => Some(MeasuredLine::default()),
                };
            }
            Command::AddMeasurePoint(pos) => self.measure(|line| line.add(*pos)),
            Command::RemoveMeasurePoint => self.measure(MeasuredLine::remove_last),
            Command::CloseMeasure => self.measure(MeasuredLine::close),
            Command::NextUnits => self.interface.units = self.interface.units.next(),
            Command::NextNotation => self.interface.notation = self.interface.notation.next(),
            Command::ToggleCompare => self.interface.compare_open ^= true,
            Command::Compare(iso_a3) => self.interface.compared = iso_a3.clone(),
            Command::SetProjection(projection) => self.project(*projection),
            Command::NextProjection => self.project(self.view.projection().next()),
            Command::ToggleReducedMotion => self.toggle_reduced_motion(),
            Command::SetDaylight(instant) => self.interface.daylight = *instant,
            Command::ToggleDaylight => {
                self.interface.daylight = match self.interface.daylight {
                    Some(_) => None,
                    None => super::clock::now(),
                };
            }
            Command::DaylightNow => {
                self.interface.daylight = super::clock::now().or(self.interface.daylight);
            }
            Command::NextTheme => self.interface.theme = self.interface.theme.next(),
            Command::Close => self.close(),
            Command::Follow(link) => self.follow(link),
            Command::Copy(_) | Command::OpenUrl(_) => {}
        }
    }

    /// Sets a movement going, or cuts to its end.
    fn start(&mut self, motion: Motion) {
        if self.interface.reduced_motion {
            self.flight = None;
            motion.finish(&mut self.view);
        } else {
            self.flight = Some(motion);
        }
    }

    /// Goes a step, also while others are under way.
    fn go(&mut self, step: Step) {
        if let Some(Motion::Steps(steps)) = &mut self.flight {
            steps.add(step);
        } else {
            self.start(Motion::Steps(Steps::new(&self.view, step)));
        }
    }

    /// Who wants no movement gets none after a drag either.
    fn fling(&mut self, at: ScreenPos, velocity: ScreenVelocity) {
        let glide = Glide::new(&self.view, at, velocity).filter(|_| !self.interface.reduced_motion);
        self.flight = glide.map(Motion::Glide);
    }

    fn snap_north(&mut self) {
        let from_north_deg = (self.view.bearing_deg() + 180.0).rem_euclid(360.0) - 180.0;
        if from_north_deg != 0.0 && from_north_deg.abs() <= SNAP_NORTH_DEG {
            self.fly(self.view.center(), self.view.m_per_px(), 0.0);
        }
    }

    fn project(&mut self, projection: Projection) {
        if self.interface.reduced_motion {
            self.view.set_projection(projection);
        } else {
            self.view.change_projection(projection);
        }
    }

    fn toggle_reduced_motion(&mut self) {
        self.interface.reduced_motion ^= true;
        match self.flight.take() {
            Some(Motion::Glide(_)) | None => {}
            Some(motion) => self.start(motion),
        }
    }

    /// Ends a flight or a glide. Steps are so short, and so much meant, that they go on.
    fn hold(&mut self) {
        if !matches!(self.flight, Some(Motion::Steps(_))) {
            self.flight = None;
        }
    }

    /// A movement by hand ends a flight.
    fn by_hand(&mut self, movement: impl FnOnce(&mut crate::view::MapView)) {
        self.flight = None;
        movement(&mut self.view);
    }

    fn fly(&mut self, center: LonLat, m_per_px: f64, bearing_deg: f64) {
        self.start(Motion::Flight(Flight::new(&self.view, center, m_per_px, bearing_deg)));
    }

    fn scroll_to(&mut self, mention: usize) {
        self.selection.scroll_to = Some(mention);
        self.selection.scroll_request += 1;
    }

    fn select(&mut self, place: Option<PlaceIndex>, fly: bool) {
        self.selection.place = place;
        if place.is_none_or(|place| !self.selection.open_cluster.contains(&place)) {
            self.selection.open_cluster.clear();
        }
        let Some(index) = place else { return };
        let Some(found) = self.atlas.place(index) else { return };
        // A place that is opened is drawn, even where its layer was hidden.
        self.interface.hidden_layers.remove(&found.layer);
        if let Some((article, mention)) = self.first_mention(index) {
            self.selection.article = Some(article);
            self.scroll_to(mention);
        }
        if fly {
            let (center, m_per_px) = framing(found, &self.view);
            self.fly(center, m_per_px, self.view.bearing_deg());
        }
    }

    /// The first mention of a place in the open article, or in the first article that has one.
    fn first_mention(&self, place: PlaceIndex) -> Option<(crate::atlas::ArticleIndex, usize)> {
        let open = self.selection.article;
        let others = (0..self.atlas.articles.len()).map(crate::atlas::ArticleIndex);
        open.into_iter().chain(others).find_map(|index| {
            let article = self.atlas.article(index)?;
            let mention =
                article.mentions.iter().position(|mention| self.atlas.places_of(mention).contains(&place))?;
            Some((index, mention))
        })
    }

    /// Opens the place that comes `by` steps later in the order in which the article mentions them.
    fn step(&mut self, by: i64) {
        let Some(article) = self.selection.article.and_then(|index| self.atlas.article(index)) else {
            return;
        };
        let mut order: Vec<PlaceIndex> = Vec::new();
        for place in article.mentions.iter().flat_map(|mention| self.atlas.places_of(mention)) {
            if !order.contains(&place) {
                order.push(place);
            }
        }
        if order.is_empty() {
            return;
        }
        let count = order.len() as i64;
        let now = self.selection.place.and_then(|place| order.iter().position(|other| *other == place));
        let next = match now {
            Some(now) => (now as i64 + by).rem_euclid(count),
            None if by > 0 => 0,
            None => count - 1,
        };
        self.select(order.get(next as usize).copied(), true);
    }

    /// Changes the measured line, while there is one.
    fn measure(&mut self, change: impl FnOnce(&mut MeasuredLine)) {
        if let Some(line) = &mut self.interface.measuring {
            change(line);
        }
    }

    fn close(&mut self) {
        if self.interface.help_open {
            self.interface.help_open = false;
        } else if self.interface.report_open {
            self.interface.report_open = false;
        } else if self.interface.layers_open {
            self.interface.layers_open = false;
        } else if !self.selection.open_cluster.is_empty() {
            self.selection.open_cluster.clear();
        } else if self.interface.compare_open {
            self.interface.compare_open = false;
        } else if self.interface.measuring.is_some() {
            self.interface.measuring = None;
        } else if self.selection.place.is_some() {
            self.selection.place = None;
        } else {
            self.interface.daylight = None;
        }
    }

    fn follow(&mut self, link: &Link) {
        self.flight = None;
        if let Some(projection) = link.projection {
            self.view.set_projection(projection);
        }
        if let Some(theme) = link.theme.as_deref().and_then(|name| name.parse().ok()) {
            self.interface.theme = theme;
        }
        self.interface.daylight = link.daylight;
        if let Some(shown) = &link.layers {
            let hidden = self.atlas.layers.iter().filter(|layer| !shown.contains(&layer.id));
            self.interface.hidden_layers = hidden.map(|layer| layer.id.clone()).collect();
        }
        if let Some(article) = link.article.as_deref().and_then(|id| self.atlas.article_by_id(id)) {
            self.selection.article = Some(article);
        }
        let place = link.place.as_deref().and_then(|id| self.atlas.place_by_id(id));
        self.select(place, false);
        match (link.map, place.and_then(|index| self.atlas.place(index))) {
            (Some(map), _) => self.view.follow(map),
            (None, Some(place)) => {
                let (center, m_per_px) = framing(place, &self.view);
                self.view.set(center, m_per_px, self.view.bearing_deg());
            }
            (None, None) => {}
        }
    }
}

/// A turn by hand that ends within so many degrees of north ends at it.
const SNAP_NORTH_DEG: f64 = 4.0;
/// Metres per pixel at which a point is looked at: a town with the country about it.
const POINT_M_PER_PX: f64 = 300.0;
/// The same where the point stands for something large or is only a sketch.
const WIDE_POINT_M_PER_PX: f64 = 3_000.0;

/// Centre and metres per pixel at which a place is seen whole.
fn framing(place: &crate::atlas::Place, view: &crate::view::MapView) -> (LonLat, f64) {
    use crate::atlas::Precision;
    use geo::CoordsIter;
    let vectors: Vec<UnitVector> =
        place.geometry.coords_iter().map(|coord| UnitVector::from(LonLat::from(coord))).collect();
    let sum = vectors.iter().fold((0.0, 0.0, 0.0), |sum, v| (sum.0 + v.x, sum.1 + v.y, sum.2 + v.z));
    let middle = UnitVector::normalized(sum.0, sum.1, sum.2).unwrap_or_else(|| place.anchor.into());
    let radius = vectors.iter().map(|vector| vector.angle_to(middle)).fold(0.0, f64::max);
    let free = view.free();
    if radius < 1e-6 {
        let wide = matches!(place.precision, Precision::Area | Precision::Schematic);
        let closest = if wide { WIDE_POINT_M_PER_PX } else { POINT_M_PER_PX };
        return (place.anchor, closest);
    }
    // A quarter of the map stays free about it; what goes round the Earth is seen at its mark.
    let width_px = free.width_px.min(free.height_px).max(1.0);
    let m_per_px = 2.5 * radius * crate::sphere::EARTH_RADIUS_M / width_px;
    if radius > 1.2 {
        return (place.anchor, WIDE_POINT_M_PER_PX);
    }
    (middle.into(), m_per_px.max(POINT_M_PER_PX))
}
