//! What a story changes for a while.

use crate::sphere::{Instant, Projection};
use crate::view::LayerState;

/// What the steps of a story change on the map, so that it can be given back.
#[derive(Debug, Clone, PartialEq)]
pub struct Lent {
    /// How the layers are drawn.
    pub layers: Loan<LayerState>,
    /// When it is that day and night are shown.
    pub daylight: Loan<Option<Instant>>,
    /// The projection.
    pub projection: Loan<Projection>,
}

/// Something of the reader's that a story may change for the while of a step.
#[derive(Debug, Clone, PartialEq)]
pub struct Loan<T> {
    own: T,
    shown: T,
}

impl<T: Clone + PartialEq> Loan<T> {
    /// Before the first step.
    pub fn new(own: T) -> Self {
        Self { shown: own.clone(), own }
    }

    /// What is to be shown now that a step wants this, or wants nothing. What is no longer as the last step left it,
    /// the reader has chosen: that is the reader's own from now on.
    pub fn next(&mut self, now: &T, wanted: Option<T>) -> T {
        if *now != self.shown {
            self.own = now.clone();
        }
        self.shown = wanted.unwrap_or_else(|| self.own.clone());
        self.shown.clone()
    }
}
