//! What the wheel and the touchpad tell of, in points.

use bevy::prelude::*;
use bevy::window::PrimaryWindow;
use bevy_egui::EguiInput;
use bevy_egui::egui::{Event, MouseWheelUnit};

/// winit counts pixels of the screen and bevy_egui hands them on as points: on a screen of two to a point text and map
/// would go twice as far as the fingers.
pub(super) fn to_points(mut inputs: Query<&mut EguiInput>, windows: Query<&Window, With<PrimaryWindow>>) {
    let Ok(window) = windows.single() else { return };
    let pixels_per_point = window.resolution.base_scale_factor();
    for mut input in &mut inputs {
        in_points(&mut input.bypass_change_detection().events, pixels_per_point);
    }
}

fn in_points(events: &mut [Event], pixels_per_point: f32) {
    for event in events {
        if let Event::MouseWheel { unit: MouseWheelUnit::Point, delta, .. } = event {
            *delta /= pixels_per_point;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use bevy_egui::egui::{Modifiers, TouchPhase, Vec2, vec2};

    #[test]
    fn pixels_become_points_and_lines_stay_lines() {
        let turned = |unit, delta| Event::MouseWheel {
            unit,
            delta,
            phase: TouchPhase::Move,
            modifiers: Modifiers::NONE,
        };
        let mut events =
            [turned(MouseWheelUnit::Point, vec2(30.0, -120.0)), turned(MouseWheelUnit::Line, Vec2::Y)];
        in_points(&mut events, 2.0);
        let wanted =
            [turned(MouseWheelUnit::Point, vec2(15.0, -60.0)), turned(MouseWheelUnit::Line, Vec2::Y)];
        assert_eq!(events, wanted);
    }
}
