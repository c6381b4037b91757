//! What a reader has chosen and points at.

use crate::atlas::{ArticleIndex, Passage, PlaceIndex};
use crate::dropped::DroppedFeature;
use crate::sphere::LonLat;
use bevy::prelude::*;

/// What a reader has chosen and points at.
#[derive(Resource, Debug, Clone, PartialEq, Default)]
pub struct Selection {
    /// The place whose card is open.
    pub place: Option<PlaceIndex>,
    /// A position that was typed in and is pinned on the map.
    pub pin: Option<LonLat>,
    /// The place that is pointed at, on the map or in the text.
    pub hovered: Option<PlaceIndex>,
    /// The places that a text, a list or a card points at.
    pub lit: Vec<PlaceIndex>,
    /// The mention of the article that the map follows, and its places.
    pub reading: Option<Reading>,
    /// The places of the group of marks that is spread out; none where no group is open.
    pub open_cluster: Vec<PlaceIndex>,
    /// The feature of a dropped file whose card is open; never together with a place.
    pub dropped: Option<DroppedFeature>,
    /// The article in the reader.
    pub article: Option<ArticleIndex>,
    /// What the text of the article is led to; its sentences are marked.
    pub passage: Option<Passage>,
    /// Counts the requests to scroll there.
    pub scroll_request: u64,
    /// The step of the story that is told, from 0; none outside the story.
    pub step: Option<usize>,
}

impl Selection {
    /// Whether a place is lit up: pointed at on the map or in a text, or read of.
    pub fn lights(&self, place: PlaceIndex) -> bool {
        let is_read = self.reading.as_ref().is_some_and(|reading| reading.places.contains(&place));
        self.hovered == Some(place) || is_read || self.lit.contains(&place)
    }
}

/// A mention that is being read while the map follows the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// Index of the mention in the article that is open.
    pub mention: usize,
    /// The places that it stands for.
    pub places: Vec<PlaceIndex>,
}
