//! Contrast of every pair of tokens of which one is drawn on the other.

use super::{Theme, Tokens, contrast, laid_over};
use bevy_egui::egui::Color32;

/// What has to be seen: the ratio that it needs, in High contrast and in the other themes.
///
/// Source: WCAG 2.2, success criteria 1.4.3 and 1.4.11, and 1.4.6 for High contrast, <https://www.w3.org/TR/WCAG22/>.
#[derive(Clone, Copy, PartialEq)]
enum Need {
    /// Text.
    Text,
    /// Marks, and lines that say something that nothing else says.
    Mark,
    /// Less than WCAG asks of what says something, with the reason; the ratio that it is kept above.
    Less(f32, &'static str),
}

impl Need {
    fn ratio(self, theme: Theme) -> f32 {
        match (self, theme) {
            (Self::Text, Theme::HighContrast) => 7.0,
            (Self::Text, _) | (Self::Mark, Theme::HighContrast) => 4.5,
            (Self::Mark, _) => 3.0,
            (Self::Less(ratio, _), _) => ratio,
        }
    }
}

/// Every pair that is drawn: what, on which grounds, and what it needs there.
fn pairs(t: &Tokens) -> Vec<(&'static str, Color32, Vec<Color32>, Need)> {
    use Need::{Less, Mark, Text};
    let panels = vec![t.panel, t.panel_raised];
    let water = [&t.ocean[..], &[t.lake]].concat();
    let land = vec![t.land, t.land_story, t.coast_glow];
    let plain_land = vec![t.land, t.land_story];
    let map = [&water[..], &land].concat();
    let map_and_panels = [&map[..], &panels].concat();
    let marked = vec![t.sentence, t.highlight];
    let night: Vec<_> =
        water.iter().chain(&plain_land).map(|ground| laid_over(t.night, 1.0, *ground)).collect();
    let on_night = "a name on the night side stands on its halo, which is a pair of its own";
    let decoration = "decoration: it says nothing that is not said elsewhere";
    vec![
        ("text", t.text, [&map_and_panels[..], &marked, &[t.halo]].concat(), Text),
        ("text_soft", t.text_soft, [&map_and_panels[..], &[t.halo]].concat(), Text),
        ("text_soft at night", t.text_soft, night.clone(), Less(2.8, on_night)),
        ("text at night", t.text, night.clone(), Text),
        ("sea_label", t.sea_label, [&t.ocean[..], &[t.halo]].concat(), Text),
        ("accent in text", t.accent, [&panels[..], &[t.sentence]].concat(), Text),
        ("error", t.error, panels.clone(), Text),
        ("on_accent", t.on_accent, vec![t.accent], Text),
        ("the number on a badge", t.halo, vec![t.text], Text),
        // Names of places at sea, of incidents and of the Arctic Circle have the colour of their marks.
        ("operation in text", t.operation, [&t.ocean[..], &plain_land, &[t.halo]].concat(), Text),
        ("incident in text", t.incident, [&t.ocean[..], &plain_land, &[t.halo]].concat(), Text),
        ("arctic_circle in text", t.arctic_circle, [&t.ocean[..], &plain_land, &[t.halo]].concat(), Text),
        // Marks, and the shape that is cut out of a selected one.
        ("accent", t.accent, [&map_and_panels[..], &[t.halo]].concat(), Mark),
        ("operation", t.operation, [&map_and_panels[..], &[t.halo]].concat(), Mark),
        ("incident", t.incident, [&map_and_panels[..], &[t.halo]].concat(), Mark),
        ("route", t.route, [&map_and_panels[..], &[t.halo]].concat(), Mark),
        ("arctic_circle", t.arctic_circle, map_and_panels.clone(), Mark),
        ("measure", t.measure, [&map_and_panels[..], &[t.halo]].concat(), Mark),
        ("the first dropped file", t.dropped[0], [&map_and_panels[..], &[t.halo]].concat(), Mark),
        ("the second dropped file", t.dropped[1], [&map_and_panels[..], &[t.halo]].concat(), Mark),
        ("the third dropped file", t.dropped[2], [&map_and_panels[..], &[t.halo]].concat(), Mark),
        ("focus", t.focus, map_and_panels.clone(), Mark),
        ("coastline", t.coastline, [&t.ocean[..], &plain_land].concat(), Mark),
        ("border", t.border, plain_land.clone(), Mark),
        ("border_disputed", t.border_disputed, plain_land.clone(), Mark),
        (
            "river",
            t.river,
            plain_land.clone(),
            Less(2.0, "rivers stay behind borders; where one is a border, that is drawn"),
        ),
        ("coast_glow", t.coast_glow, plain_land.clone(), Less(1.2, decoration)),
        (
            "the shelf beside land",
            t.ocean[0],
            plain_land.clone(),
            Less(1.0, "the coastline between them carries it; their hues differ, see vision.rs"),
        ),
        ("the lake beside land", t.lake, plain_land, Less(1.0, "its shore carries it")),
        ("graticule", laid_over(t.graticule, 1.0, t.ocean[0]), vec![t.ocean[0]], Less(1.1, decoration)),
        ("the rim of the globe", t.atmosphere, vec![t.space], Less(1.3, decoration)),
        (
            "the edge of a panel",
            t.panel_line,
            panels,
            Less(1.1, "what is on a panel is known by its text or its icon, not by an edge"),
        ),
    ]
}

#[test]
fn black_on_white_has_the_contrast_that_wcag_gives() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
    assert!((contrast(Color32::from_gray(0x77), Color32::WHITE) - 4.48).abs() < 0.01);
}

#[test]
fn whatever_is_drawn_stands_out_from_what_it_is_drawn_on() {
    let mut faults = Vec::new();
    for theme in Theme::ALL {
        for (name, front, grounds, need) in pairs(theme.tokens()) {
            assert!(!grounds.is_empty());
            for ground in grounds {
                let ratio = contrast(front, ground);
                if ratio < need.ratio(theme) {
                    let reason = if let Need::Less(_, reason) = need { reason } else { "" };
                    let wanted = need.ratio(theme);
                    faults.push(format!("{theme}: {name} on {ground:?}: {ratio:.2} < {wanted} {reason}"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_sea_gets_darker_with_every_isobath_by_a_step_that_is_seen_and_quiet() {
    for theme in Theme::ALL {
        let ocean = theme.tokens().ocean;
        assert_eq!(ocean.len(), super::ISOBATHS_M.len() + 1);
        for pair in ocean.windows(2) {
            assert!(contrast(pair[0], Color32::BLACK) > contrast(pair[1], Color32::BLACK), "{theme}");
            let step = contrast(pair[0], pair[1]);
            assert!((1.02..1.12).contains(&step), "{theme}: {step}");
        }
    }
}

#[test]
fn night_is_darker_than_twilight_and_twilight_than_day() {
    for theme in Theme::ALL {
        let t = theme.tokens();
        for ground in [t.ocean[0], t.land, t.land_story] {
            let light = |color| contrast(color, Color32::BLACK);
            let (twilight, night) = (laid_over(t.twilight, 1.0, ground), laid_over(t.night, 1.0, ground));
            assert!(light(ground) > light(twilight) && light(twilight) > light(night), "{theme}");
        }
    }
}
