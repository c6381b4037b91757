//! The look of the widgets: calm, with a ring around what has the keyboard.

use super::fonts::{regular, semibold};
use super::{Theme, Tokens};
use bevy_egui::egui::epaint::{FontColorTransferFunction, text::TextOptions};
use bevy_egui::egui::style::{ScrollStyle, Selection, WidgetVisuals, Widgets};
use bevy_egui::egui::{
    Color32, Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle,
    ThemePreference, Visuals, vec2,
};

/// Sizes of type in points.
pub mod type_size {
    /// The title of an article.
    pub const TITLE: f32 = 28.0;
    /// The name on a card.
    pub const NAME: f32 = 24.0;
    /// A heading in an article.
    pub const HEADING: f32 = 20.0;
    /// Text for reading, in the serif.
    pub const READING: f32 = 18.0;
    /// An excerpt on a card, in the serif.
    pub const EXCERPT: f32 = 16.0;
    /// Text of the app.
    pub const UI: f32 = 14.0;
    /// Notes, bylines, credits.
    pub const SMALL: f32 = 12.5;
    /// From one line of text for reading to the next, in multiples of its size.
    pub const LEADING: f32 = 1.5;
}

/// Distances in points.
pub mod space {
    /// Between things that belong together.
    pub const TIGHT: f32 = 4.0;
    /// Between things of one group.
    pub const SMALL: f32 = 8.0;
    /// Between groups, and inside panels.
    pub const MEDIUM: f32 = 16.0;
    /// Around the article.
    pub const LARGE: f32 = 28.0;
    /// The least height and width of what can be clicked.
    pub const TARGET: f32 = 28.0;
    /// Radius of the corners of panels.
    pub const CORNER: u8 = 10;
    /// Radius of the corners of buttons.
    pub const CORNER_SMALL: u8 = 6;
}

/// Gives everything drawn in this context the look of a theme.
pub fn apply(ctx: &Context, theme: Theme) {
    ctx.set_theme(if theme.is_dark() { ThemePreference::Dark } else { ThemePreference::Light });
    let tokens = theme.tokens();
    ctx.all_styles_mut(|style| {
        text_styles(style);
        spacing(style);
        style.visuals = visuals(theme, tokens);
        style.url_in_tooltip = true;
        style.interaction.selectable_labels = true;
        style.interaction.tooltip_delay = 0.4;
        style.animation_time = 0.12;
    });
}

fn text_styles(style: &mut Style) {
    let monospace = FontId::new(type_size::UI, FontFamily::Monospace);
    style.text_styles = [
        (TextStyle::Small, regular(type_size::SMALL)),
        (TextStyle::Body, regular(type_size::UI)),
        (TextStyle::Button, regular(type_size::UI)),
        (TextStyle::Heading, semibold(type_size::HEADING)),
        (TextStyle::Monospace, monospace),
    ]
    .into();
}

fn spacing(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(space::SMALL, space::SMALL);
    spacing.button_padding = vec2(10.0, 5.0);
    spacing.interact_size = vec2(space::TARGET, space::TARGET);
    spacing.icon_width = 20.0;
    spacing.icon_width_inner = 12.0;
    spacing.icon_spacing = space::SMALL;
    spacing.window_margin = Margin::same(16);
    spacing.menu_margin = Margin::symmetric(10, 8);
    spacing.tooltip_width = 280.0;
    spacing.scroll = ScrollStyle {
        bar_width: 8.0,
        floating_width: 4.0,
        bar_inner_margin: 2.0,
        bar_outer_margin: 2.0,
        dormant_handle_opacity: 0.35,
        foreground_color: true,
        ..ScrollStyle::floating()
    };
}

fn visuals(theme: Theme, tokens: &Tokens) -> Visuals {
    let line = Stroke::new(1.0, tokens.panel_line);
    let shadow = Shadow { offset: [0, 4], blur: 18, spread: 0, color: tokens.shadow };
    let base = if theme.is_dark() { Visuals::dark() } else { Visuals::light() };
    // In linear light, in which text is blended, light letters on a dark ground come out bold as they are, and dark
    // ones on a light ground thin.
    let color_transfer_function = if theme.is_dark() {
        FontColorTransferFunction::Off
    } else {
        FontColorTransferFunction::TwoCoverageMinusCoverageSq
    };
    Visuals {
        text_options: TextOptions { color_transfer_function, ..base.text_options },
        widgets: widgets(tokens),
        selection: Selection { bg_fill: tokens.highlight, stroke: Stroke::new(1.0, tokens.text) },
        hyperlink_color: tokens.accent,
        weak_text_color: Some(tokens.text_soft),
        faint_bg_color: tokens.panel_raised,
        extreme_bg_color: tokens.panel_raised,
        code_bg_color: tokens.panel_raised,
        warn_fg_color: tokens.accent,
        error_fg_color: tokens.error,
        window_corner_radius: CornerRadius::same(space::CORNER),
        window_shadow: shadow,
        window_fill: tokens.panel,
        window_stroke: line,
        menu_corner_radius: CornerRadius::same(space::CORNER_SMALL),
        popup_shadow: shadow,
        panel_fill: tokens.panel,
        ..base
    }
}

fn widgets(tokens: &Tokens) -> Widgets {
    let widget = |fill: Color32, edge: Stroke, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: edge,
        fg_stroke: Stroke::new(1.2, text),
        corner_radius: CornerRadius::same(space::CORNER_SMALL),
        expansion: 0.0,
    };
    let line = Stroke::new(1.0, tokens.panel_line);
    // The edge of a switch that is off is all there is to see of it (WCAG 2.2, success criterion 1.4.11).
    let edge = Stroke::new(1.0, tokens.text_soft.gamma_multiply(0.85));
    Widgets {
        noninteractive: widget(tokens.panel, line, tokens.text),
        inactive: widget(tokens.panel_raised, edge, tokens.text),
        hovered: widget(tokens.panel_raised, Stroke::new(1.0, tokens.text_soft), tokens.text),
        // egui shows what has the keyboard as active: this is the focus ring.
        active: widget(tokens.panel_raised, Stroke::new(2.0, tokens.focus), tokens.text),
        open: widget(tokens.panel_raised, line, tokens.text),
    }
}
