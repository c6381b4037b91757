//! What text, lists and cards point at: gathered while the panels are drawn, and told where it has changed.

use crate::atlas::PlaceIndex;
use crate::command::Command;
use bevy_egui::egui::{Context, Id};

fn now() -> Id {
    Id::new("places pointed at")
}

/// Before the panels: nothing is pointed at.
pub(super) fn begin(ctx: &Context) {
    ctx.data_mut(|data| data.insert_temp(now(), Vec::<PlaceIndex>::new()));
}

/// The pointer or the keyboard's focus is on something that stands for these places.
pub(super) fn point_at(ctx: &Context, places: &[PlaceIndex]) {
    ctx.data_mut(|data| data.insert_temp(now(), places.to_vec()));
}

/// After the panels: the map lights up what is pointed at, and goes dark when that ends.
pub(super) fn end(ctx: &Context, out: &mut Vec<Command>) {
    let before = now().with("before");
    let told: Vec<PlaceIndex> = ctx.data(|data| data.get_temp(before)).unwrap_or_default();
    let pointed: Vec<PlaceIndex> = ctx.data(|data| data.get_temp(now())).unwrap_or_default();
    if told != pointed {
        ctx.data_mut(|data| data.insert_temp(before, pointed.clone()));
        out.push(Command::Light(pointed));
    }
}
