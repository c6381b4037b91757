//! Text → link.

use super::{Link, LinkFault, LinkPart, LinkView};
use crate::sphere::{LonLat, MeasuredLine};
use crate::view::BasePart;
use percent_encoding::percent_decode_str;

/// No list in a link is longer: nobody has written it by choosing on the map.
const LONGEST_LIST: usize = 500;

/// Hosts of maps that write their view as a link of ours does. What else they write means something else.
const OTHER_MAPS: [&str; 5] =
    ["openstreetmap.", "osm.org", "opentopomap.org", "openrailwaymap.org", "waymarkedtrails.org"];

impl Link {
    /// Reads a link, with or without its `#`. Unknown parts are ignored; a bad part is left out and reported.
    pub fn parse(text: &str) -> (Self, Vec<LinkFault>) {
        let mut link = Self::default();
        let mut faults = Vec::new();
        for part in text.trim().trim_start_matches('#').split('&') {
            let Some((key, value)) = part.split_once('=') else { continue };
            // As it is copied out of the source of a page.
            let key = key.strip_prefix("amp;").unwrap_or(key);
            let Some(part) = LinkPart::from_key(key) else { continue };
            // An empty list says something; an empty name does not.
            if !value.is_empty() || matches!(part, LinkPart::Layers | LinkPart::Hide) {
                link.read_part(part, value, &mut faults);
            }
        }
        (link, faults)
    }

    /// Reads a link that somebody pastes: a whole address, or what follows its `#`, with or without it.
    /// `None` where the text is neither, and so means something else.
    ///
    /// ```
    /// use high_north::view::Link;
    /// let (link, faults) = Link::from_url_or_hash("https://example.org/map/#map=5/69.7/30&place=kirkenes").unwrap();
    /// assert!(faults.is_empty() && link.place.as_deref() == Some("kirkenes"));
    /// assert_eq!(Link::from_url_or_hash("Kirkenes"), None);
    /// ```
    pub fn from_url_or_hash(text: &str) -> Option<(Self, Vec<LinkFault>)> {
        let text = text.trim();
        let hash = match text.find(':') {
            Some(_) if is_address(text) => {
                // Some mail programs escape the sign.
                let (_, hash) = text.split_once('#').or_else(|| text.split_once("%23"))?;
                hash
            }
            _ => text.strip_prefix('#').unwrap_or(text),
        };
        let (link, faults) = Self::parse(hash);
        let (link, faults) =
            if is_of_another_map(text) { link.of_another_map(faults) } else { (link, faults) };
        (link != Self::default() || !faults.is_empty()).then_some((link, faults))
    }

    /// The view of a link that another map wrote, and what else it says.
    fn of_another_map(self, faults: Vec<LinkFault>) -> (Self, Vec<LinkFault>) {
        let others = LinkPart::ALL.into_iter().filter(|part| *part != LinkPart::Map);
        let read = others.filter_map(|part| Some(LinkFault::foreign(part, &self.part(part)?)));
        let unread = faults.iter().map(|fault| match fault.part() {
            LinkPart::Map => fault.clone(),
            part => LinkFault::foreign(part, fault.value()),
        });
        let faults = read.chain(unread).collect();
        (Self { map: self.map, ..Self::default() }, faults)
    }

    fn read_part(&mut self, part: LinkPart, value: &str, faults: &mut Vec<LinkFault>) {
        let text = decoded(value);
        match part {
            LinkPart::Map => set(&mut self.map, LinkView::parse(&text), part, &text, faults),
            LinkPart::Article => self.article = Some(text),
            LinkPart::Place => self.place = Some(text),
            LinkPart::Theme => self.theme = Some(text),
            LinkPart::Pin => set(&mut self.pin, position(&text), part, &text, faults),
            LinkPart::Step => {
                set(&mut self.step, text.parse().ok().filter(|step| *step > 0), part, &text, faults);
            }
            LinkPart::Layers => self.layers = Some(layers(value, faults)),
            LinkPart::Hide => self.hide = Some(parts(value, faults)),
            LinkPart::Projection => set(&mut self.projection, text.parse().ok(), part, &text, faults),
            LinkPart::Time => self.read_time(&text, faults),
            LinkPart::Measure => {
                set(&mut self.measure, measured(&text, faults), part, &text, faults);
            }
            LinkPart::Compare => {
                let is_code = text.len() == 3 && text.bytes().all(|letter| letter.is_ascii_uppercase());
                set(&mut self.compare, is_code.then(|| text.clone()), part, &text, faults);
            }
        }
    }
}

impl Link {
    /// A stretch of days, a time, or both with a `;` between them.
    fn read_time(&mut self, text: &str, faults: &mut Vec<LinkFault>) {
        for value in text.splitn(2, ';') {
            if value.contains("..") {
                set(&mut self.moment, value.parse().ok(), LinkPart::Time, value, faults);
            } else {
                set(&mut self.daylight, value.parse().ok(), LinkPart::Time, value, faults);
            }
        }
    }
}

/// Keeps what was read, or reports that nothing could be.
fn set<T>(field: &mut Option<T>, value: Option<T>, part: LinkPart, text: &str, faults: &mut Vec<LinkFault>) {
    match value {
        Some(value) => *field = Some(value),
        None => faults.push(LinkFault::bad(part, text)),
    }
}

/// The members of a list, split as it is written: an escaped comma is part of a name.
fn list<'a>(
    part: LinkPart,
    value: &'a str,
    faults: &mut Vec<LinkFault>,
) -> impl Iterator<Item = &'a str> + use<'a> {
    let members = value.split(',').filter(|member| !member.is_empty());
    if members.clone().nth(LONGEST_LIST).is_some() {
        faults.push(LinkFault::TooMany(part));
    }
    members.take(LONGEST_LIST)
}

/// Layers with their opacities. A layer that is named twice is drawn once, where it is named first.
fn layers(value: &str, faults: &mut Vec<LinkFault>) -> Vec<(String, u8)> {
    let mut layers: Vec<(String, u8)> = Vec::new();
    for member in list(LinkPart::Layers, value, faults) {
        let layer = match member.rsplit_once('~') {
            // What is no number is part of an id that was written before layers had an opacity.
            Some((id, percent)) if !id.is_empty() && is_digits(percent) => {
                let opacity_percent = percent.parse().ok().filter(|percent| *percent <= 100);
                if opacity_percent.is_none() {
                    faults.push(LinkFault::bad(LinkPart::Layers, &decoded(member)));
                }
                (decoded(id), opacity_percent.unwrap_or(100))
            }
            _ => (decoded(member), 100),
        };
        if !layers.iter().any(|(id, _)| *id == layer.0) {
            layers.push(layer);
        }
    }
    layers
}

/// The parts of the base map that are known; the others are reported.
fn parts(value: &str, faults: &mut Vec<LinkFault>) -> Vec<BasePart> {
    let mut parts = Vec::new();
    for member in list(LinkPart::Hide, value, faults) {
        match decoded(member).parse() {
            Ok(part) if !parts.contains(&part) => parts.push(part),
            Ok(_) => {}
            Err(_) => faults.push(LinkFault::unknown(LinkPart::Hide, &decoded(member))),
        }
    }
    parts
}

/// Latitude and longitude in the order of a view.
fn position(text: &str) -> Option<LonLat> {
    let (lat, lon) = text.split_once('/')?;
    Some(LonLat::new(number(lon)?, number(lat)?).wrapped()).filter(|pos| pos.is_in_range())
}

fn measured(text: &str, faults: &mut Vec<LinkFault>) -> Option<MeasuredLine> {
    let (points, is_closed) = match text.strip_suffix(";closed") {
        Some(points) => (points, true),
        None => (text, false),
    };
    if points.split(';').nth(LONGEST_LIST).is_some() {
        faults.push(LinkFault::TooMany(LinkPart::Measure));
    }
    let mut line = MeasuredLine::default();
    for point in points.split(';').take(LONGEST_LIST) {
        let (lon, lat) = point.split_once(',')?;
        let pos = LonLat::new(number(lon)?, number(lat)?).wrapped();
        if !pos.is_in_range() {
            return None;
        }
        line.add(pos);
    }
    if is_closed {
        line.close();
    }
    (line.is_closed() == is_closed).then_some(line)
}

impl LinkView {
    fn parse(text: &str) -> Option<Self> {
        // No view has more numbers, however many there are.
        let numbers: Vec<f64> = text.split('/').take(5).map(number).collect::<Option<_>>()?;
        let (zoom, lat_deg, lon_deg, bearing_deg) = match numbers[..] {
            [zoom, lat, lon] => (zoom, lat, lon, 0.0),
            [zoom, lat, lon, bearing] => (zoom, lat, lon, bearing),
            _ => return None,
        };
        let center = LonLat::new(lon_deg, lat_deg).wrapped();
        ((-2.0..=24.0).contains(&zoom) && center.is_in_range()).then(|| Self {
            zoom,
            center,
            bearing_deg: bearing_deg.rem_euclid(360.0),
        })
    }
}

/// A number that is one: Rust reads `inf` and `NaN` too.
fn number(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a text begins as a web address does, or that of a file.
fn is_address(text: &str) -> bool {
    ["https://", "http://", "file://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

fn is_of_another_map(text: &str) -> bool {
    let host = text.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', '#']).next());
    let host = host.filter(|_| is_address(text)).unwrap_or_default().to_ascii_lowercase();
    OTHER_MAPS.iter().any(|map| host.starts_with(map) || host.contains(&format!(".{map}")))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
