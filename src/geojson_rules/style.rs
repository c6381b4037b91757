//! What a feature asks to look like: simplestyle-spec 1.1.0, and the options of uMap.
//!
//! Sources: <https://github.com/mapbox/simplestyle-spec/tree/master/1.1.0>; the path options of Leaflet,
//! <https://leafletjs.com/reference.html#path-option>, which uMap keeps under `_umap_options`.

use super::json::Members;
use crate::atlas::Style;

/// Wider strokes than this hide the map, in pixels.
const WIDEST_PX: f32 = 50.0;

/// The styles that the properties of a feature ask for, one key at a time.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    simple: Style,
    umap: Style,
    /// The opacities of the colours of stroke and fill themselves.
    stroke_alpha: Option<f32>,
    fill_alpha: Option<f32>,
}

/// What became of a key.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Taken {
    /// It asks for no look.
    OtherKey,
    /// It is honoured.
    Honoured,
    /// It is no colour.
    NoColor,
    /// It is no number from 0 to this.
    NoNumber(f32),
}

impl Asked {
    /// Takes a property, its value as it is written.
    pub fn take(&mut self, key: &str, written: &str) -> Taken {
        let Self { simple, stroke_alpha, fill_alpha, .. } = self;
        match key {
            _ if written == "null" => Taken::OtherKey,
            "marker-color" => color(written, &mut simple.marker, &mut None),
            "stroke" => color(written, &mut simple.stroke, stroke_alpha),
            "fill" => color(written, &mut simple.fill, fill_alpha),
            "stroke-width" => number(written, WIDEST_PX, &mut simple.stroke_width_px),
            "stroke-opacity" => number(written, 1.0, &mut simple.stroke_opacity),
            "fill-opacity" => number(written, 1.0, &mut simple.fill_opacity),
            // The second is how uMap called them first.
            "_umap_options" | "_storage_options" => {
                self.umap = of_umap(written);
                Taken::Honoured
            }
            _ => Taken::OtherKey,
        }
    }

    /// The style that all of them ask for together.
    pub fn style(self) -> Style {
        let Self { simple, umap, stroke_alpha, fill_alpha } = self;
        Style {
            marker: simple.marker.or(umap.marker),
            stroke: simple.stroke.or(umap.stroke),
            stroke_width_px: simple.stroke_width_px.or(umap.stroke_width_px),
            stroke_opacity: faded(simple.stroke_opacity.or(umap.stroke_opacity), stroke_alpha),
            fill: simple.fill.or(umap.fill),
            fill_opacity: faded(simple.fill_opacity.or(umap.fill_opacity), fill_alpha),
        }
    }
}

/// A colour that is seen through is so beside the opacity that is asked for.
fn faded(opacity: Option<f32>, alpha: Option<f32>) -> Option<f32> {
    match (opacity, alpha) {
        (Some(opacity), Some(alpha)) => Some(opacity * alpha),
        (opacity, alpha) => opacity.or(alpha),
    }
}

/// The style of uMap's options: what cannot be used of them is left out, as uMap does.
fn of_umap(written: &str) -> Style {
    let mut style = Style::default();
    let (mut stroke_alpha, mut fill_alpha) = (None, None);
    for (key, value) in Members::of(written).0 {
        let value = value.get();
        match key.as_ref() {
            "color" => {
                color(value, &mut style.stroke, &mut stroke_alpha);
                style.marker = style.stroke;
            }
            "fillColor" => _ = color(value, &mut style.fill, &mut fill_alpha),
            "weight" => _ = number(value, WIDEST_PX, &mut style.stroke_width_px),
            "opacity" => _ = number(value, 1.0, &mut style.stroke_opacity),
            "fillOpacity" => _ = number(value, 1.0, &mut style.fill_opacity),
            "stroke" if value == "false" => style.stroke_opacity = Some(0.0),
            "fill" if value == "false" => style.fill_opacity = Some(0.0),
            _ => {}
        }
    }
    Style {
        stroke_opacity: faded(style.stroke_opacity, stroke_alpha),
        fill_opacity: faded(style.fill_opacity, fill_alpha),
        ..style
    }
}

/// A colour of CSS: by name, `#f80`, `#ff8800`, with four or eight digits, with or without `#`, `rgb()`, `rgba()`.
fn color(written: &str, to: &mut Option<[u8; 3]>, alpha: &mut Option<f32>) -> Taken {
    let text: Option<String> = serde_json::from_str(written).ok();
    let Some(color) = text.and_then(|text| csscolorparser::parse(&text).ok()) else { return Taken::NoColor };
    let [r, g, b, a] = color.to_rgba8();
    *to = Some([r, g, b]);
    *alpha = (a < u8::MAX).then(|| f32::from(a) / 255.0);
    Taken::Honoured
}

/// A number from 0 to `most`, in quotes or without.
fn number(written: &str, most: f32, to: &mut Option<f32>) -> Taken {
    let text = written.trim_matches('"').trim();
    let number = text.strip_suffix("px").unwrap_or(text).trim().parse::<f32>().ok();
    match number.filter(|number| (0.0..=most).contains(number)) {
        Some(number) => {
            *to = Some(number);
            Taken::Honoured
        }
        None => Taken::NoNumber(most),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(properties: &str) -> Style {
        let mut asked = Asked::default();
        for (key, value) in Members::of(properties).0 {
            asked.take(&key, value.get());
        }
        asked.style()
    }

    const ORANGE: Option<[u8; 3]> = Some([255, 136, 0]);

    #[test]
    fn colours_are_read_as_css_has_them() {
        for text in [
            "#f80",
            "f80",
            "#ff8800",
            "FF8800",
            "#ff8800ff",
            "#f80f",
            "rgb(255,136,0)",
            "rgba(255, 136, 0, 1)",
        ] {
            let asked = style(&format!(r#"{{"fill":"{text}","marker-color":"{text}"}}"#));
            assert_eq!((asked.fill, asked.fill_opacity, asked.marker), (ORANGE, None, ORANGE), "{text}");
        }
        assert_eq!(style(r#"{"fill":"orange"}"#).fill, Some([255, 165, 0]));
        assert_eq!(style(r#"{"stroke":"MediumSeaGreen"}"#).stroke, Some([60, 179, 113]));
        for bad in
            ["\"\"", "\"#\"", "\"#ff80000\"", "\"#gg0000\"", "\"##ff000\"", "\"what\"", "7", "[]", "true"]
        {
            assert_eq!(Asked::default().take("fill", bad), Taken::NoColor, "{bad}");
        }
    }

    #[test]
    fn a_colour_that_is_seen_through_is_so_beside_its_opacity() {
        let half = |properties: &str| (style(properties).fill_opacity.unwrap_or(2.0) * 100.0).round();
        assert_eq!(half(r##"{"fill":"#ff880080"}"##), 50.0);
        assert_eq!(half(r#"{"fill":"rgba(255,136,0,0.5)","fill-opacity":0.5}"#), 25.0);
        assert_eq!(half(r#"{"fill-opacity":"0.5","fill":"rgba(255,136,0,0.5)"}"#), 25.0);
        assert_eq!(style(r##"{"stroke":"#0008"}"##).stroke_opacity.map(|opacity| opacity < 0.6), Some(true));
    }

    #[test]
    fn numbers_may_stand_in_quotes() {
        let asked =
            style(r##"{"fill-opacity":"1","stroke":"#ffffff","stroke-width":"4","stroke-opacity":" .5 "}"##);
        let numbers = (asked.fill_opacity, asked.stroke_width_px, asked.stroke_opacity);
        assert_eq!(numbers, (Some(1.0), Some(4.0), Some(0.5)));
        assert_eq!(style(r#"{"stroke-width":"4px"}"#).stroke_width_px, Some(4.0));
        for bad in ["-1", "\"\"", "\"wide\"", "51", "\"NaN\"", "true", "[1]"] {
            assert_eq!(Asked::default().take("stroke-width", bad), Taken::NoNumber(WIDEST_PX), "{bad}");
        }
    }

    #[test]
    fn the_options_of_umap_are_honoured_where_simplestyle_says_nothing() {
        let line =
            style(r##"{"_umap_options":{"color":"#f00","weight":8,"opacity":0.5,"dashArray":"5,10"}}"##);
        assert_eq!((line.stroke, line.marker), (Some([255, 0, 0]), Some([255, 0, 0])));
        assert_eq!((line.stroke_width_px, line.stroke_opacity), (Some(8.0), Some(0.5)));
        let polygon = style(r#"{"_umap_options":{"fillColor":"Yellow","fillOpacity":"0.9","color":3}}"#);
        assert_eq!(
            (polygon.fill, polygon.fill_opacity, polygon.stroke),
            (Some([255, 255, 0]), Some(0.9), None)
        );
        let both = style(r##"{"stroke":"#00f","_umap_options":{"color":"red"}}"##);
        assert_eq!((both.stroke, both.marker), (Some([0, 0, 255]), Some([255, 0, 0])));
        assert_eq!(style(r#"{"_umap_options":{"fill":false}}"#).fill_opacity, Some(0.0));
        let faint = style(
            r##"{"_storage_options":{"color":"#f008","fillColor":"rgba(0,0,255,0.2)","fillOpacity":0.5}}"##,
        );
        assert_eq!((faint.stroke, faint.fill), (Some([255, 0, 0]), Some([0, 0, 255])));
        assert_eq!((faint.stroke_opacity, faint.fill_opacity), (Some(136.0 / 255.0), Some(0.1)));
        assert_eq!(style(r#"{"_umap_options":"x"}"#), Style::default());
    }
}
