//! Which words the panels speak: kept by egui's context, as its style is.

use crate::words::Words;
use bevy_egui::egui::{Context, Id, Ui};

fn id() -> Id {
    Id::new("words")
}

/// Gives everything drawn in this context the words of a language.
pub fn speak(context: &Context, words: &'static Words) {
    context.data_mut(|data| data.insert_temp(id(), words));
}

/// What says something to a reader. Not to be asked within a closure that egui's context runs: it is locked there.
pub trait Worded {
    /// The words of the reader's language.
    fn words(&self) -> &'static Words;
}

impl Worded for Context {
    fn words(&self) -> &'static Words {
        let chosen = self.data(|data| data.get_temp::<&'static Words>(id()));
        chosen.unwrap_or_else(|| crate::words::Language::default().words())
    }
}

impl Worded for Ui {
    fn words(&self) -> &'static Words {
        self.ctx().words()
    }
}
