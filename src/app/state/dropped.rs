//! Files that were dropped on the map.

use crate::dropped::{DropId, Dropped, DroppedFeature, Refusal};
use crate::sphere::LonLat;
use bevy::prelude::*;
use std::path::PathBuf;
use std::sync::Arc;

/// A file that is to be drawn on the map.
#[derive(Message, Debug, Clone, PartialEq)]
pub struct DropFile {
    /// Where it is.
    pub path: PathBuf,
    /// Whether the map goes there once it is drawn.
    pub fly: bool,
}

/// The GeoJSON files that were dropped on the map, in the order in which they came.
#[derive(Resource, Debug, Default)]
pub struct DroppedLayers {
    /// The files.
    pub layers: Vec<DroppedLayer>,
    /// A file is held over the window, and may be dropped on it.
    pub is_dragged_over: bool,
}

/// A GeoJSON file that was dropped on the map.
#[derive(Debug, Clone)]
pub struct DroppedLayer {
    /// What commands call it.
    pub id: DropId,
    /// The name of the file.
    pub name: String,
    /// It is drawn.
    pub is_shown: bool,
    /// How far it has come.
    pub state: DropState,
}

/// How far a dropped file has come.
#[derive(Debug, Clone)]
pub enum DropState {
    /// It is read, and then drawn.
    Loading {
        /// Bytes that were read.
        bytes: u64,
        /// Bytes that it has; 0 where that is not known.
        total: u64,
        /// How much is drawn, from 0 to 1; nothing while it is read.
        drawn: Option<f32>,
    },
    /// It is on the map.
    Ready {
        /// What it holds.
        file: Arc<Dropped>,
        /// How far apart, in metres, the positions of lines are at least that are drawn; 0 where all are.
        thinning_m: f64,
    },
    /// It cannot be shown.
    Failed(Refusal),
}

impl DroppedLayer {
    /// What it holds, once it is on the map.
    pub fn file(&self) -> Option<&Arc<Dropped>> {
        match &self.state {
            DropState::Ready { file, .. } => Some(file),
            DropState::Loading { .. } | DropState::Failed(_) => None,
        }
    }

    /// Which of the colours of dropped files it has.
    pub fn color(&self) -> usize {
        self.id.0 as usize % 3
    }
}

impl DroppedLayers {
    /// A file by its id.
    pub fn layer(&self, id: DropId) -> Option<&DroppedLayer> {
        self.layers.iter().find(|layer| layer.id == id)
    }

    /// True while a file is read or drawn.
    pub fn is_loading(&self) -> bool {
        self.layers.iter().any(|layer| matches!(layer.state, DropState::Loading { .. }))
    }

    /// The feature that is drawn at a position, of the uppermost file that has one there.
    pub fn hit(&self, pos: LonLat, radius_m: f64) -> Option<DroppedFeature> {
        self.layers.iter().rev().filter(|layer| layer.is_shown).find_map(|layer| {
            let feature = layer.file()?.hit(pos, radius_m)?;
            Some(DroppedFeature { file: layer.id, feature })
        })
    }
}
