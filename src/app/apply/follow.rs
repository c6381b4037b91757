//! Going where a link says, and back to where the reader was.

use super::Desk;
use super::places::{POINT_M_PER_PX, framing};
use crate::app::linked::{self, fault_text, scene};
use crate::atlas::{ArticleIndex, Atlas};
use crate::command::Notice;
use crate::settings::Theme;
use crate::sphere::LonLat;
use crate::view::{History, LayerState, Link, MapView};

/// Where a link leads to in a view: its own view, or that of its step with north up, or its place seen whole, or its pin. Centre,
/// metres per pixel and bearing.
pub(in crate::app) fn destination(atlas: &Atlas, link: &Link, view: &MapView) -> Option<(LonLat, f64, f64)> {
    if let Some(map) = link.map {
        return Some((map.center, map.m_per_px(), map.bearing_deg));
    }
    let step = link.step.and_then(|number| atlas.steps.get(number.checked_sub(1)?));
    if let Some(home) = step.and_then(|step| step.view) {
        return Some((home.center, view.m_per_px_of(home), 0.0));
    }
    let named = link.place.as_deref().and_then(|id| atlas.place(atlas.place_by_id(id)?));
    let Some(place) = named else { return Some((link.pin?, POINT_M_PER_PX, view.bearing_deg())) };
    let (center, m_per_px) = framing(place, view);
    Some((center, m_per_px, view.bearing_deg()))
}

impl Desk<'_> {
    /// Goes where a link says, at once.
    pub(super) fn follow(&mut self, link: &Link) {
        self.flight = None;
        let (is_whole, faults) = (link.is_whole(), link.unknown_in(self.atlas));
        let link = &self.with_step(link);
        if let Some(projection) = link.projection.or(is_whole.then(Default::default)) {
            self.view.set_projection(projection);
        }
        if let Some(theme) = link.theme.as_deref().and_then(|name| name.parse::<Theme>().ok()) {
            self.interface.settings.theme = theme;
        }
        if is_whole || link.measure.is_some() {
            self.interface.measuring.clone_from(&link.measure);
        }
        if is_whole || link.compare.is_some() {
            self.interface.compare_open = link.compare.is_some();
        }
        if let Some(code) = &link.compare {
            self.interface.compared.clone_from(code);
        }
        self.select(self.place_of(link), false);
        self.take_on(link, is_whole);
        self.lead_to_linked_step();
        if let Some((center, m_per_px, bearing_deg)) = destination(self.atlas, link, &self.view) {
            self.view.set(center, m_per_px, bearing_deg);
            self.is_sent = true;
        }
        let words = self.interface.settings.language.words();
        self.notice = faults.first().map(|fault| Notice::new(fault_text(words, fault)));
        self.arrival = Some(link.clone());
    }

    /// Goes back to a scene that was seen before, and flies there. What is measured and compared stays, and so does the
    /// theme: they are no part of the way.
    pub(super) fn revisit(&mut self, link: &Link) {
        self.flight = None;
        let step = self.selection.step;
        let link = &self.with_step(link);
        let projection = link.projection.unwrap_or_default();
        if projection != self.view.projection() {
            self.project(projection);
        }
        // A card that stays open does not lead the text to its place again.
        let place = self.place_of(link);
        if place != self.selection.place {
            self.select(place, false);
        }
        self.take_on(link, true);
        if step != self.selection.step {
            self.lead_to_linked_step();
        }
        if let Some((center, m_per_px, bearing_deg)) = destination(self.atlas, link, &self.view) {
            self.fly(center, m_per_px, bearing_deg);
        }
        self.arrival = Some(link.clone());
    }

    /// Goes a step through what was seen.
    pub(super) fn travel(&mut self, step: fn(&mut History) -> Option<Link>) {
        if let Some(link) = self.history.as_mut().and_then(step) {
            self.revisit(&link);
        }
    }

    /// The link that is copied, and a word that it is.
    pub(super) fn copy_link(&mut self) -> String {
        self.notice = Some(Notice::new(self.interface.settings.language.words().text("link-copied")));
        let link = scene(self.atlas, &self.view, self.flight.as_ref(), &self.selection, &self.interface);
        linked::address(&link)
    }

    fn place_of(&self, link: &Link) -> Option<crate::atlas::PlaceIndex> {
        link.place.as_deref().and_then(|id| self.atlas.place_by_id(id))
    }

    /// What a link says beside the place that is open by now. What a whole link leaves out is as the atlas opens with it.
    fn take_on(&mut self, link: &Link, is_whole: bool) {
        self.interface.daylight = link.daylight;
        if is_whole || link.moment.is_some() {
            self.interface.moment = link.moment;
            self.interface.time_plays = false;
        }
        if is_whole || link.pin.is_some() {
            self.selection.pin = link.pin;
        }
        let named = link.article.as_deref().and_then(|id| self.atlas.article_by_id(id));
        let first = (!self.atlas.articles.is_empty()).then_some(ArticleIndex(0));
        let article = named.or(first.filter(|_| is_whole));
        if article.is_some() && article != self.selection.article {
            self.selection.article = article;
            self.selection.passage = None;
        }
        show_layers(self.atlas, link, is_whole, &mut self.interface.layers);
    }
}

/// Shows the layers that a link names, and hides the parts of the base map that it names. Where a whole link names none,
/// they are as the atlas opens with them, but for what its place needs to be seen.
fn show_layers(atlas: &Atlas, link: &Link, is_whole: bool, layers: &mut LayerState) {
    let place = link.place.as_deref().and_then(|id| atlas.place(atlas.place_by_id(id)?));
    let parts = layers.hidden_parts().clone();
    // Where none of them is there, they are another atlas's or another map's.
    let is_there = |id: &String| atlas.layers.iter().any(|layer| layer.id == *id);
    let is_ours = |shown: &&Vec<(String, u8)>| shown.is_empty() || shown.iter().any(|(id, _)| is_there(id));
    let named = link.layers.as_ref().filter(is_ours);
    match named {
        Some(shown) => layers.follow(shown),
        None if is_whole => {
            *layers = LayerState::new(&atlas.layers);
            layers.follow_hidden_parts(parts);
        }
        None => {}
    }
    match &link.hide {
        Some(hidden) => layers.follow_hidden_parts(hidden.iter().copied()),
        None if is_whole => layers.follow_hidden_parts([]),
        None => {}
    }
    if let Some(place) = place.filter(|_| named.is_none() && link.hide.is_none()) {
        layers.show(place);
    }
}
