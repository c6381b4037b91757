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
