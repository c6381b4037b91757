//! What the search remembers between frames, in egui's memory.

use crate::search::{Found, Index};
use bevy_egui::egui::{Context, Id};
use std::sync::Arc;

/// So many choices are remembered.
const RECENT: usize = 6;
/// Lines that are shown at most.
const MOST: usize = 60;

/// What the search remembers while it is open.
#[derive(Clone, Default)]
pub(super) struct Memory {
    /// What had the focus before it was opened.
    pub(super) before: Option<Id>,
    /// The field has still to take the focus: in its first frame egui only measures it.
    pub(super) is_opening: bool,
    /// The line that Enter chooses.
    pub(super) chosen: usize,
    /// The query that was answered last, and the index that answered it.
    answered: Option<(String, u32)>,
    /// Its answer.
    pub(super) found: Arc<[Found]>,
}

fn id() -> Id {
    Id::new("search memory")
}

fn recent_id() -> Id {
    Id::new("search recent")
}

/// The choices before, the last first, and the index they are from.
type Recent = (u32, Arc<[Found]>);

impl Memory {
    /// The search is opened while something else has the focus, or nothing.
    pub(super) fn opened(before: Option<Id>) -> Self {
        Self { before, is_opening: true, ..Self::default() }
    }

    /// What is remembered, where the search was open in the frame before.
    pub(super) fn load(ctx: &Context) -> Option<Self> {
        ctx.data(|data| data.get_temp(id()))
    }

    pub(super) fn store(self, ctx: &Context) {
        ctx.data_mut(|data| data.insert_temp(id(), self));
    }

    /// Forgets everything but the choices.
    pub(super) fn forget(ctx: &Context) {
        ctx.data_mut(|data| data.remove::<Self>(id()));
    }

    /// Answers a query, unless it is the one that was answered last. Another answer is read from its top.
    pub(super) fn answer(&mut self, query: &str, index: &Index) {
        let asked = (query.to_owned(), index.fingerprint());
        if self.answered.as_ref() != Some(&asked) {
            self.found = index.find(query, MOST).into();
            self.chosen = 0;
            self.answered = Some(asked);
        }
    }
}

/// The choices before, the last first.
pub(super) fn recent(ctx: &Context, index: &Index) -> Arc<[Found]> {
    let kept: Option<Recent> = ctx.data(|data| data.get_temp(recent_id()));
    kept.filter(|(from, _)| *from == index.fingerprint()).map(|(_, recent)| recent).unwrap_or_default()
}

/// Remembers a choice.
pub(super) fn remember(ctx: &Context, index: &Index, found: &Found) {
    let before = recent(ctx, index);
    let others = before.iter().filter(|other| other.target != found.target);
    let recent: Arc<[Found]> = std::iter::once(found).chain(others).take(RECENT).cloned().collect();
    ctx.data_mut(|data| data.insert_temp::<Recent>(recent_id(), (index.fingerprint(), recent)));
}
