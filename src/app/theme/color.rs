//! Which token is for what: the colours of marks and lines by kind, and those that an atlas asks for.

use super::Tokens;
use crate::atlas::Kind;
use bevy_egui::egui::Color32;

/// The colour of the mark of a kind: incidents and what is at sea have their own, all else the accent.
pub fn mark_color(kind: Kind, tokens: &Tokens) -> Color32 {
    match kind {
        Kind::Incident => tokens.incident,
        Kind::Sea | Kind::Strait | Kind::Ship | Kind::Exercise => tokens.operation,
        _ => tokens.accent,
    }
}

/// The colour of the lines and areas of a kind.
pub fn line_color(kind: Kind, tokens: &Tokens) -> Color32 {
    match kind {
        Kind::Line => tokens.arctic_circle,
        Kind::Ship | Kind::Exercise => tokens.route,
        kind => mark_color(kind, tokens),
    }
}

/// A colour that an atlas asks for, in sRGB.
pub fn asked_color([red, green, blue]: [u8; 3]) -> Color32 {
    Color32::from_rgb(red, green, blue)
}

/// What is seen where a colour is laid over its ground by `opacity`, 0 to 1, and by its own: mixed in linear light,
/// as the map's shader does.
pub fn laid_over(front: Color32, opacity: f32, ground: Color32) -> Color32 {
    let [red, green, blue, alpha] = front.to_srgba_unmultiplied();
    let share = f32::from(alpha) / 255.0 * opacity;
    let linear = |value: u8| (f32::from(value) / 255.0).powf(2.2);
    let mixed = |front: u8, ground: u8| {
        let value = linear(front) * share + linear(ground) * (1.0 - share);
        (value.powf(1.0 / 2.2) * 255.0).round() as u8
    };
    Color32::from_rgb(mixed(red, ground.r()), mixed(green, ground.g()), mixed(blue, ground.b()))
}

/// What is laid over the ground in each step of the night, from sunset on: civil, nautical and astronomical twilight, and
/// the night. Each step lies within the one before it, so their colours add up.
pub fn night_veils(tokens: &Tokens) -> [Color32; 4] {
    [tokens.twilight, tokens.twilight, tokens.night, tokens.night]
}

/// Share of its colour's own opacity that each of [`night_veils`] has, 0 to 1: two of a colour make about the whole of it.
pub const NIGHT_STRENGTH: f32 = 0.6;
