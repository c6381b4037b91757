//! Link → text.

use super::{Link, LinkPart, LinkView};
use crate::sphere::MeasuredLine;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use std::fmt;
use std::fmt::Write as _;

/// What is written as `%XX`: all but the characters that mean nothing in any part of an address
/// (RFC 3986, section 2.3).
const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');
/// The same in the id of a layer, which a `~` would end.
const ESCAPED_LAYER: &AsciiSet = &ESCAPED.add(b'~');

impl fmt::Display for Link {
    /// The link with its `#`, numbers with as many decimals as a person can see.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('#')?;
        let written = LinkPart::ALL.into_iter().filter_map(|part| Some((part, self.part(part)?)));
        for (number, (part, value)) in written.enumerate() {
            let separator = if number == 0 { "" } else { "&" };
            write!(f, "{separator}{}={value}", part.key())?;
        }
        Ok(())
    }
}

impl Link {
    /// The value of a part as it is written.
    pub(super) fn part(&self, part: LinkPart) -> Option<String> {
        let name = |name: &Option<String>| name.as_ref().map(|name| escaped(name));
        match part {
            LinkPart::Map => self.map.map(LinkView::written),
            LinkPart::Article => name(&self.article),
            LinkPart::Place => name(&self.place),
            LinkPart::Pin => self.pin.map(|pin| format!("{:.5}/{:.5}", pin.lat_deg, pin.lon_deg)),
            LinkPart::Step => self.step.map(|step| step.to_string()),
            LinkPart::Layers => self.layers.as_ref().map(|layers| joined(layers.iter().map(layer))),
            LinkPart::Hide => self.hide.as_ref().map(|parts| joined(parts.iter().map(ToString::to_string))),
            LinkPart::Projection => self.projection.map(|projection| projection.to_string()),
            LinkPart::Time => {
                let times =
                    [self.moment.map(|moment| moment.to_string()), self.daylight.map(|at| at.to_string())];
                times.into_iter().flatten().reduce(|moment, at| moment + ";" + &at)
            }
            LinkPart::Measure => self.measure.as_ref().and_then(measured),
            LinkPart::Compare => name(&self.compare),
            LinkPart::Theme => name(&self.theme),
        }
    }
}

impl LinkView {
    fn written(self) -> String {
        let Self { zoom, center, bearing_deg } = self;
        let mut text = format!("{zoom:.2}/{:.5}/{:.5}", center.lat_deg, center.lon_deg);
        if bearing_deg.abs() >= 0.05 {
            let _ = write!(text, "/{bearing_deg:.1}");
        }
        text
    }
}

fn layer((id, opacity_percent): &(String, u8)) -> String {
    let id = utf8_percent_encode(id, ESCAPED_LAYER);
    match opacity_percent {
        100.. => id.to_string(),
        percent => format!("{id}~{percent}"),
    }
}

/// The points of a line; of a line without one there is nothing to say.
fn measured(line: &MeasuredLine) -> Option<String> {
    let points = line.points().iter().map(|pos| format!("{:.5},{:.5}", pos.lon_deg, pos.lat_deg));
    let text = points.reduce(|all, point| all + ";" + &point)?;
    Some(if line.is_closed() { text + ";closed" } else { text })
}

fn escaped(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

fn joined(members: impl Iterator<Item = String>) -> String {
    members.reduce(|all, member| all + "," + &member).unwrap_or_default()
}
