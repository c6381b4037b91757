//! What the measured line measures, in words.

use super::widgets::{self, float_area, float_frame, label, note, title_bar};
use crate::app::Worded as _;
use crate::app::theme::{self, Tokens, space, type_size};
use crate::command::Command;
use crate::sphere::{MeasuredLine, Measurement, Notation, Units};
use crate::words::Words;
use bevy_egui::egui::{Frame, Margin, Rect, ScrollArea, Ui};

/// What the box shows.
#[derive(Clone, Copy)]
pub struct Measure<'a> {
    /// The line.
    pub line: &'a MeasuredLine,
    /// The units.
    pub units: Units,
    /// How positions are written where the result is copied.
    pub notation: Notation,
    /// The colours.
    pub tokens: &'a Tokens,
}

/// A position that was set by hand is copied to this many metres.
const COPIED_RESOLUTION_M: f64 = 10.0;

/// A direction in words, as `57.3°`; what rounds to 360° is 0°.
pub(super) fn bearing_words(bearing_deg: f64, words: &Words) -> String {
    let tenths = (bearing_deg * 10.0).round() as u64 % 3600;
    words.number(&format!("{}.{}°", tenths / 10, tenths % 10))
}

/// The results, one a line: the first is the one that counts.
pub(super) fn result_lines(
    line: &MeasuredLine,
    measured: &Measurement,
    units: Units,
    words: &Words,
) -> Vec<String> {
    let mut lines = Vec::new();
    let length =
        |id: &str, length_m: f64| words.with(id, &[("length", words.number(&units.length(length_m)).into())]);
    if let Some(area_m2) = measured.area_m2 {
        let [first, second] = units.pair();
        let area = words.number(&format!("{} · {}", first.area(area_m2), second.area(area_m2)));
        lines.push(words.with("measure-area", &[("area", area.into())]));
        lines.push(length("measure-perimeter", measured.total_m));
        if line.crosses_itself() {
            lines.push(words.text("measure-crosses-itself"));
        }
    } else if !measured.segments_m.is_empty() {
        lines.push(length("measure-distance", measured.total_m));
    }
    let last_m = measured.segments_m.last().filter(|_| measured.segments_m.len() > 1);
    lines.extend(last_m.map(|last_m| length("measure-last-segment", *last_m)));
    lines.extend(
        measured.bearing_deg.map(|bearing| {
            words.with("measure-bearing", &[("bearing", bearing_words(bearing, words).into())])
        }),
    );
    lines
}

/// What can be done next: the id of a message.
fn hint(line: &MeasuredLine) -> &'static str {
    match line.points().len() {
        _ if line.is_closed() => "measure-hint-anew",
        0 => "measure-hint-first",
        1 => "measure-hint-next",
        2 => "measure-hint-on",
        _ => "measure-hint-close",
    }
}

/// The result with its points, as it is copied.
fn copied(measure: &Measure<'_>, lines: &[String]) -> String {
    let points = measure.line.points().iter().enumerate().map(|(index, point)| {
        format!("{}: {}", index + 1, measure.notation.write(*point, COPIED_RESOLUTION_M))
    });
    lines.iter().cloned().chain(points).collect::<Vec<_>>().join("\n")
}

/// The box with the results, at the corner of `rect`.
pub fn measure_ui(ui: &Ui, rect: Rect, measure: &Measure<'_>, out: &mut Vec<Command>) {
    let tokens = measure.tokens;
    let measured = measure.line.measure();
    let words = ui.words();
    let lines = result_lines(measure.line, &measured, measure.units, words);
    float_area(ui, "measure", rect, |ui| {
        // Else what is in it could not grow beyond the height that it had in the last frame.
        ui.set_max_height(rect.height());
        float_frame(tokens, 0).show(ui, |ui| {
            ui.set_width(rect.width() - 2.0);
            Frame::new().inner_margin(Margin { left: 16, right: 8, top: 6, bottom: 12 }).show(ui, |ui| {
                let end = [&words.text("measure-end"), &words.attribute("measure-end", "tooltip")];
                let title = words.text("command-measure");
                title_bar(ui, &title, end.map(String::as_str), Command::ToggleMeasure, tokens, out);
                let left = (rect.bottom() - ui.cursor().top() - 14.0).max(40.0);
                let scroll = ScrollArea::vertical().id_salt("measure").max_height(left);
                scroll.auto_shrink([false, true]).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    for (index, line) in lines.iter().enumerate() {
                        let font =
                            if index == 0 { theme::semibold(15.0) } else { theme::regular(type_size::UI) };
                        label(ui, line, font, tokens.text);
                    }
                    note(ui, &words.text(hint(measure.line)), tokens);
                    if !measure.line.points().is_empty() {
                        buttons_ui(ui, measure, &lines, out);
                    }
                });
            });
        });
    });
}

fn buttons_ui(ui: &mut Ui, measure: &Measure<'_>, lines: &[String], out: &mut Vec<Command>) {
    ui.add_space(space::TIGHT);
    let words = ui.words();
    ui.horizontal_wrapped(|ui| {
        if !lines.is_empty() && widgets::button(ui, &words.text("copy"), measure.tokens).clicked() {
            out.push(Command::Copy(copied(measure, lines)));
        }
        if measure.line.can_close()
            && widgets::button(ui, &words.text("measure-close"), measure.tokens).clicked()
        {
            out.push(Command::CloseMeasure);
        }
        let back = match measure.line.is_closed() {
            true => words.text("measure-open"),
            false => words.text("command-take-back-point"),
        };
        if widgets::button(ui, &back, measure.tokens).clicked() {
            out.push(Command::RemoveMeasurePoint);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sphere::LonLat;
    use crate::words::Language;

    #[test]
    fn bearings_have_a_decimal_and_north_is_nought() {
        for (bearing, words) in [(0.0, "0.0°"), (57.34, "57.3°"), (359.97, "0.0°"), (359.9, "359.9°")] {
            assert_eq!(bearing_words(bearing, Language::English.words()), words);
        }
    }

    #[test]
    fn the_same_point_twice_has_a_length_and_no_bearing() {
        let mut line = MeasuredLine::default();
        for _ in 0..2 {
            line.add(LonLat::new(30.0, 70.0));
        }
        let words = Language::English.words();
        let lines = result_lines(&line, &line.measure(), Units::default(), words);
        assert_eq!(lines, ["Distance 0 m · 0 nmi"]);
    }
}
