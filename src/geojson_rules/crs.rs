//! The member `crs` of the GeoJSON of 2008, which has gone since RFC 7946: positions are longitude and latitude on
//! WGS 84. Where the member says no more than that, in any of the spellings that are in use, the file is as good as
//! one without it. The name of a system says nothing of the order of the numbers there: files with `EPSG:4326` have
//! their longitude first, as GDAL, PostGIS and GeoServer write them.
//!
//! Source of the names: *Name type specification for coordinate reference systems*, OGC 09-048r5.

use serde_json::Value;

/// WGS 84 and ETRS89, in two and three dimensions, by EPSG's codes. They differ by a metre at most.
const CODES: [&str; 4] = ["4326", "4979", "4258", "4937"];
/// The same by the names that programs write, without case, spaces, hyphens and underscores.
const NAMES: [&str; 7] = ["CRS84", "CRS84H", "WGS84", "WGS1984", "GCSWGS1984", "ETRS89", "ETRS1989"];
/// So much of a name is told.
const LONGEST_CHARS: usize = 80;

/// What a `crs` calls a system that is not longitude and latitude on WGS 84; `None` where it is that, or says nothing.
///
/// Where it has no name at all it is given as it is written.
pub fn foreign_crs(written: &str) -> Option<String> {
    let crs: Value = serde_json::from_str(written).unwrap_or_default();
    if crs.is_null() {
        return None;
    }
    let pointed = ["/properties/name", "/properties/href", "/properties/code"];
    let name = pointed.iter().find_map(|path| crs.pointer(path)).map(|name| match name {
        Value::String(name) => name.clone(),
        // GeoServer once wrote { "type": "EPSG", "properties": { "code": 4326 } }.
        other => other.to_string(),
    });
    let is_code = crs.pointer("/properties/code").is_some();
    if name.as_deref().is_some_and(|name| is_lon_lat(name) || (is_code && CODES.contains(&name))) {
        return None;
    }
    Some(name.unwrap_or_else(|| written.to_owned()).chars().take(LONGEST_CHARS).collect())
}

/// Whether a name is one of WGS 84 or ETRS89.
fn is_lon_lat(name: &str) -> bool {
    let upper = name.trim().trim_end_matches('/').to_ascii_uppercase();
    let compact: String = upper.chars().filter(|letter| !matches!(letter, ' ' | '-' | '_')).collect();
    if NAMES.contains(&compact.as_str()) {
        return true;
    }
    let parts: Vec<&str> = upper.split([':', '/', '#']).filter(|part| !part.is_empty()).collect();
    let Some((code, before)) = parts.split_last() else { return false };
    // urn:ogc:def:crs:AUTHORITY:VERSION:CODE and http://www.opengis.net/def/crs/AUTHORITY/VERSION/CODE; else
    // EPSG:4326, CRS:84, https://epsg.io/4326, http://www.opengis.net/gml/srs/epsg.xml#4326.
    let definition = before.iter().position(|part| *part == "DEF");
    let authority = definition.map_or(before.last(), |at| before.get(at + 2));
    match authority.copied() {
        Some("EPSG" | "EPSG.XML" | "EPSG.IO") => CODES.contains(code),
        // WFS 1.1 wrote urn:ogc:def:crs:OGC:2:84.
        Some("OGC" | "CRS") => matches!(*code, "CRS84" | "CRS84H" | "84"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of_name(name: &str) -> Option<String> {
        foreign_crs(&format!(r#"{{"type":"name","properties":{{"name":{name:?}}}}}"#))
    }

    #[test]
    fn every_spelling_of_wgs_84_and_etrs89_is_longitude_and_latitude() {
        for name in [
            "urn:ogc:def:crs:OGC:1.3:CRS84",
            "urn:ogc:def:crs:OGC::CRS84",
            "urn:ogc:def:crs:OGC:2:84",
            "urn:ogc:def:crs:OGC:1.3:CRS84h",
            "OGC:CRS84",
            "CRS:84",
            "CRS84",
            "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
            "https://www.opengis.net/def/crs/OGC/0/CRS84h",
            "EPSG:4326",
            " epsg:4326 ",
            "urn:ogc:def:crs:EPSG::4326",
            "urn:ogc:def:crs:EPSG:6.9:4326",
            "urn:x-ogc:def:crs:EPSG:4326",
            "http://www.opengis.net/def/crs/EPSG/0/4326",
            "http://www.opengis.net/gml/srs/epsg.xml#4326",
            "http://spatialreference.org/ref/epsg/4326/",
            "https://epsg.io/4326",
            "EPSG:4979",
            "urn:ogc:def:crs:EPSG::4258",
            "http://www.opengis.net/def/crs/EPSG/9.9/4937",
            "WGS 84",
            "WGS84",
            "WGS_1984",
            "GCS_WGS_1984",
            "ETRS89",
        ] {
            assert_eq!(of_name(name), None, "{name}");
        }
        assert_eq!(foreign_crs("null"), None);
        assert_eq!(foreign_crs(r#"{"type":"EPSG","properties":{"code":4326}}"#), None);
        assert_eq!(
            foreign_crs(r#"{"type":"link","properties":{"href":"https://epsg.io/4326"}}"#),
            None,
            "a link to the register"
        );
    }

    #[test]
    fn any_other_name_is_told_as_it_is_written() {
        for name in [
            "urn:ogc:def:crs:EPSG::25833",
            "EPSG:3857",
            "WGS 84 / UTM zone 33N",
            "EPSG",
            "4326",
            "urn:ogc:def:crs:EPSG::43260",
            "IGNF:WGS84G",
            "http://www.opengis.net/def/crs/IGNF/0/84",
            "",
        ] {
            assert_eq!(of_name(name).as_deref(), Some(name));
        }
        let link = r#"{"type":"link","properties":{"href":"http://example.org/crs/4326","type":"ogcwkt"}}"#;
        assert_eq!(foreign_crs(link).as_deref(), Some("http://example.org/crs/4326"));
        let code = r#"{"type":"EPSG","properties":{"code":25833}}"#;
        assert_eq!(foreign_crs(code).as_deref(), Some("25833"));
        assert_eq!(foreign_crs("{}").as_deref(), Some("{}"));
        assert_eq!(of_name(&"ø".repeat(500)).map(|name| name.chars().count()), Some(LONGEST_CHARS));
    }
}
