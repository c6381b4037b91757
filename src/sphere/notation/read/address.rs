//! Reads the position in the address of another map.
//!
//! There are few ways in which such addresses are written, and most maps share them: `#map=ZOOM/LAT/LON`
//! (OpenStreetMap), `@LAT,LON,ZOOMz` and `!3dLAT!4dLON` (Google), `cp=LAT~LON` (Bing), `ll=LAT,LON` (Apple), two
//! parameters `lat` and `lon`. So none is read by the name of its host, but for those that write longitude first or metres.

use super::crs::{Crs, on_earth};
use super::geometry::{in_crs, plain_number, resolution_m, trailing_digits};
use super::{Notation, ReadPosition, angles};
use percent_encoding::percent_decode_str;

/// Parameters with latitude and longitude, those of a marker before those of a view.
const PAIRS: [[&str; 2]; 9] = [
    ["mlat", "mlon"],
    ["markerlat", "markerlon"],
    ["lat", "lon"],
    ["lat", "lng"],
    ["lat", "long"],
    ["latitude", "longitude"],
    ["centery", "centerx"],
    ["n", "e"],
    ["y", "x"],
];
/// Parameters with both in one, in the same order.
const POSITIONS: [&str; 23] = [
    "pp",
    "sp",
    "point",
    "pt",
    "marker",
    "q",
    "query",
    "destination",
    "daddr",
    "coordinate",
    "coordinates",
    "params",
    "ll",
    "cp",
    "cbll",
    "viewpoint",
    "latlng",
    "center",
    "centre",
    "c",
    "loc",
    "pos",
    "text",
];
/// Hosts that write metres, and the code of their reference system: Kartverket, and the map of Finland.
const METRES: [(&str, u32); 4] = [
    ("norgeskart.no", 25833),
    ("kartverket.no", 25833),
    ("maanmittauslaitos.fi", 3067),
    ("karttapaikka.fi", 3067),
];
/// Hosts that write longitude first.
const LONGITUDE_FIRST: [&str; 2] = ["yandex.", "2gis."];

/// An address in its parts, each decoded.
struct Address {
    host: String,
    /// The parts of its path.
    path: Vec<String>,
    /// What is in its query and its fragment: keys in lower case, and values. What has no key has an empty one.
    parameters: Vec<(String, String)>,
}

/// Whether a text is an address, with its scheme or without.
pub(super) fn is_address(text: &str) -> bool {
    let end = text.find(['/', '?', '#', ':']).unwrap_or(text.len());
    let (start, rest) = text.split_at(end);
    let is_name = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '-' | '+');
    let is_domain = |last: &str| last.len() > 1 && last.bytes().all(|letter| letter.is_ascii_alphabetic());
    let has_domain = start.rsplit_once('.').is_some_and(|(_, last)| is_domain(last)) && !rest.is_empty();
    start.chars().all(is_name) && (has_domain || (!start.is_empty() && rest.starts_with("://")))
}

/// The position in an address, if it has one.
pub(super) fn read(text: &str, language: &str) -> Option<ReadPosition> {
    let address = Address::new(text)?;
    address
        .in_data(text)
        .or_else(|| PAIRS.iter().find_map(|names| address.pair(names)))
        .or_else(|| address.parameter(language))
        .or_else(|| address.in_path(language))
        .or_else(|| address.view(language))
}

impl Address {
    fn new(text: &str) -> Option<Self> {
        let decoded =
            |text: &str| percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned();
        let rest = text.split_once("://").map_or(text, |(_, rest)| rest);
        let (path, parameters) = rest.split_at(rest.find(['?', '#']).unwrap_or(rest.len()));
        let mut path = path.split('/');
        let (host, after) = path.next().map(|host| host.split_once(':').unwrap_or((host, "")))?;
        let path: Vec<&str> = std::iter::once(after).chain(path).filter(|part| !part.is_empty()).collect();
        // Some write parameters in the path: `google.navigation:q=69.7,30.05`, `centerx:30.05/centery:69.7`.
        let in_path = path.iter().filter_map(|part| part.split_once(['=', ':']));
        let after_path = parameters.split(['?', '#', '&']).map(|part| {
            let part = part.trim_start_matches('!');
            part.split_once('=').unwrap_or(("", part))
        });
        let parameters =
            in_path.chain(after_path).map(|(key, value)| (key.to_ascii_lowercase(), decoded(value)));
        Some(Self {
            host: host.to_ascii_lowercase(),
            parameters: parameters.filter(|(_, value)| !value.is_empty()).collect(),
            path: path.into_iter().map(decoded).collect(),
        })
    }

    fn value(&self, key: &str) -> Option<&str> {
        self.parameters.iter().find(|(other, _)| other == key).map(|(_, value)| value.as_str())
    }

    /// The reference system in metres of its host or its parameters.
    fn metres(&self) -> Option<Crs> {
        let said = ["projection", "epsg", "crs", "srs", "srid"]
            .into_iter()
            .find_map(|key| trailing_digits(self.value(key)?).parse().ok());
        let hosts = METRES.iter().find(|(host, _)| self.host.ends_with(host)).map(|(_, code)| *code);
        said.or(hosts).and_then(Crs::from_epsg).filter(|crs| *crs != Crs::Degrees)
    }

    /// Two numbers, that towards the north first: degrees, or metres where they can only be those.
    fn position(&self, y: (f64, usize), x: (f64, usize)) -> Option<ReadPosition> {
        let decimals = y.1.max(x.1);
        let degrees = in_crs(Crs::Degrees, x.0, y.0, decimals);
        degrees.or_else(|| in_crs(self.metres()?, x.0, y.0, decimals))
    }

    fn pair(&self, [y, x]: &[&str; 2]) -> Option<ReadPosition> {
        self.position(plain_number(self.value(y)?)?, plain_number(self.value(x)?)?)
    }

    /// `!3d69.725!4d30.0516` of a place at Google.
    fn in_data(&self, text: &str) -> Option<ReadPosition> {
        let number = |key: &str| {
            let (_, rest) = text.split_once(key)?;
            plain_number(&rest[..rest.find(|sign: char| !is_of_number(sign)).unwrap_or(rest.len())])
        };
        self.position(number("!3d")?, number("!4d")?)
    }

    fn parameter(&self, language: &str) -> Option<ReadPosition> {
        POSITIONS.iter().find_map(|key| {
            let values = self.parameters.iter().filter(|(other, _)| other == key);
            values.map(|(_, value)| value).find_map(|value| self.both(value, language))
        })
    }

    /// Both numbers in one text: decimal degrees with more after them or without, or any notation in degrees.
    fn both(&self, text: &str, language: &str) -> Option<ReadPosition> {
        let text = text.trim_start_matches("loc:").trim_start_matches("point.").replace(['~', '_'], " ");
        let start = text.trim_start();
        let mut rest = start;
        let mut number = || {
            rest = rest.trim_start_matches([',', ' ']);
            let (number, after) =
                rest.split_at(rest.find(|sign: char| !is_of_number(sign)).unwrap_or(rest.len()));
            rest = after;
            plain_number(number)
        };
        // Whole numbers are of tiles and sizes.
        let numbers = number().zip(number()).filter(|(a, b)| a.1 + b.1 > 0);
        let is_end = rest.is_empty() || rest.starts_with([',', ' ', '(', '/', ';']);
        let plain = numbers.filter(|_| is_end).and_then(|(first, second)| {
            let is_longitude_first = LONGITUDE_FIRST.iter().any(|host| self.host.contains(host));
            let (y, x) = if is_longitude_first { (second, first) } else { (first, second) };
            self.position(y, x).or_else(|| self.position(x, y))
        });
        if !rest.trim_start().starts_with(char::is_alphabetic) && plain.is_some() {
            return plain;
        }
        // Of a page about coordinates, what comes after them: `69_43_30_N_30_03_06_E_region:NO`.
        let angles = start
            .split_once(':')
            .map_or(start, |(before, _)| before.rsplit_once(' ').map_or("", |(at, _)| at));
        angles::read(angles.trim(), language).into_iter().next().or(plain)
    }

    /// `/maps/place/69.725,30.0516`, `@69.725,30.0516,12z`.
    fn in_path(&self, language: &str) -> Option<ReadPosition> {
        let is_digit = |sign: char| sign.is_ascii_digit();
        let parts = self.path.iter().filter(|part| part.contains(is_digit) && part.contains([',', '°']));
        let (views, places): (Vec<&String>, Vec<&String>) = parts.partition(|part| part.starts_with('@'));
        places.into_iter().chain(views).find_map(|part| self.both(part.trim_start_matches('@'), language))
    }

    /// `#map=12/69.725/30.0516`, `#12/69.725/30.0516`; at Kartverket's once `#12/EASTING/NORTHING`. With commas the zoom
    /// comes last.
    fn view(&self, language: &str) -> Option<ReadPosition> {
        let values = self.parameters.iter().filter(|(key, _)| key == "map" || key.is_empty());
        values.map(|(_, value)| value).find_map(|value| {
            if !value.contains('/') {
                return self.both(value, language);
            }
            let numbers: Vec<_> = value.split('/').map_while(plain_number).collect();
            let [_, y, x, ..] = numbers.as_slice() else { return None };
            // The order of degrees is fixed, that of metres is not.
            self.position(*y, *x).or_else(|| self.metres().and_then(|_| self.position(*x, *y)))
        })
    }
}

fn is_of_number(sign: char) -> bool {
    sign.is_ascii_digit() || matches!(sign, '.' | '-')
}

/// A `geo:` URI: latitude, longitude, and parameters, of which a reference system other than WGS 84 makes it unread.
///
/// Source: RFC 5870, §3.3 and §3.4.
pub(super) fn geo_uri(text: &str, language: &str) -> Option<ReadPosition> {
    let scheme = text.get(..4)?;
    if !scheme.eq_ignore_ascii_case("geo:") {
        return None;
    }
    let (path, query) = text[4..].split_once('?').unwrap_or((&text[4..], ""));
    let mut parts = path.split(';');
    let mut numbers = parts.next()?.split(',');
    let ((lat_deg, lat_decimals), (lon_deg, lon_decimals)) =
        (plain_number(numbers.next()?)?, plain_number(numbers.next()?)?);
    // What some telephones add says where it is when there is nothing before it.
    if lat_deg == 0.0 && lon_deg == 0.0 && !query.is_empty() {
        return read(&format!("geo/?{query}"), language);
    }
    let mut resolution_m = resolution_m(lat_decimals.max(lon_decimals));
    for parameter in parts {
        match parameter.split_once('=') {
            Some((key, value)) if key.eq_ignore_ascii_case("crs") => {
                value.eq_ignore_ascii_case("wgs84").then_some(())?;
            }
            Some((key, value)) if key.eq_ignore_ascii_case("u") => {
                resolution_m = value.parse::<f64>().ok().filter(|metres| *metres > 0.0)?;
            }
            _ => {}
        }
    }
    Some(ReadPosition { pos: on_earth(lon_deg, lat_deg)?, notation: Notation::DecimalDegrees, resolution_m })
}
