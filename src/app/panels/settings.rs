//! What a reader can set, and finds again at the next start.

use super::widgets::{button, note, section};
use crate::app::Worded as _;
use crate::app::theme::{Tokens, space};
use crate::command::Command;
use crate::settings::{Setting, Settings, TextSize, Theme};
use crate::sphere::{Notation, Units};
use crate::words::Language;
use bevy_egui::egui::{Ui, vec2};

/// Every setting with its choices.
pub fn settings_ui(ui: &mut Ui, settings: &Settings, tokens: &Tokens, out: &mut Vec<Command>) {
    let words = ui.words();
    let name = |id: &str| words.text(id);
    section(ui, &name("settings-theme"), tokens);
    let themes = Theme::ALL.map(|theme| (name(&format!("theme-{theme}")), Setting::Theme(theme)));
    choices_ui(ui, settings, &themes, out);
    section(ui, &name("settings-text-size"), tokens);
    text_size_ui(ui, settings.text_size, tokens, out);
    section(ui, &name("settings-language"), tokens);
    let languages =
        Language::ALL.map(|language| (language.own_name().to_owned(), Setting::Language(language)));
    choices_ui(ui, settings, &languages, out);
    section(ui, &name("settings-units"), tokens);
    let units = Units::ALL.map(|units| (name(&format!("units-{}", units.name())), Setting::Units(units)));
    choices_ui(ui, settings, &units, out);
    section(ui, &name("settings-notation"), tokens);
    let notations = Notation::ALL
        .map(|notation| (name(&format!("notation-{}", notation.name())), Setting::Notation(notation)));
    choices_ui(ui, settings, &notations, out);
    section(ui, &name("settings-movement"), tokens);
    switch_ui(ui, &name("settings-reduced-motion"), settings.reduced_motion, Setting::ReducedMotion, out);
    switch_ui(ui, &name("settings-follow"), settings.follow, Setting::Follow, out);
    ui.add_space(space::SMALL);
    note(ui, &name("settings-kept"), tokens);
}

/// One of several.
fn choices_ui(ui: &mut Ui, settings: &Settings, choices: &[(String, Setting)], out: &mut Vec<Command>) {
    for (name, setting) in choices {
        let is_chosen = settings.all().contains(setting);
        if ui.radio(is_chosen, name).clicked() && !is_chosen {
            out.push(Command::Set(*setting));
        }
    }
}

fn switch_ui(ui: &mut Ui, name: &str, is_on: bool, setting: fn(bool) -> Setting, out: &mut Vec<Command>) {
    let mut is_on = is_on;
    if ui.checkbox(&mut is_on, name).changed() {
        out.push(Command::Set(setting(is_on)));
    }
}

/// Smaller, the size in percent, larger.
pub(super) fn text_size_ui(ui: &mut Ui, size: TextSize, tokens: &Tokens, out: &mut Vec<Command>) {
    let words = ui.words();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 0.0);
        let steps = [
            ("settings-smaller", size.smaller(), Command::SmallerText),
            ("settings-larger", size.larger(), Command::LargerText),
        ];
        for (id, next, command) in steps {
            let is_possible = next != size;
            let response = ui.add_enabled_ui(is_possible, |ui| button(ui, &words.text(id), tokens)).inner;
            if response.clicked() {
                out.push(command);
            }
        }
        let percent = words.with("settings-percent", &[("percent", u32::from(size.percent()).into())]);
        note(ui, &percent, tokens);
    });
}
