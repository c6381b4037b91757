//! Builds the base map and the fonts again from their sources and says what differs from what is kept.
//!
//! The recipe is in `geodata/build/`, its sources and their licences in `geodata/PROVENANCE.md`. Nothing that
//! is kept is written: a difference is for a person to look at. Last it says whether the baked files are what the kept
//! ones give.

use crate::bake;
use crate::repo::{self, Repo};
use anyhow::{Context as _, Result, bail};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What the recipe runs, and the package of Debian that has it.
const PROGRAMS: &[(&str, &str)] = &[
    ("bash", "bash"),
    ("python3", "python3-venv"),
    ("npm", "npm"),
    ("apt-get", "apt"),
    ("dpkg-deb", "dpkg"),
    ("unzip", "unzip"),
    ("sha256sum", "coreutils"),
];

/// Folders that hold exactly what the recipe makes: below `work/out`, and in the checkout.
const KEPT: &[(&str, &str)] = &[("base", "geodata/base"), ("fonts", "assets/fonts")];

/// Files in those folders that are drawn by hand.
const BY_HAND: &[&str] = &["geodata/base/world/disputed.geojson", "geodata/base/world/sea_axes.geojson"];

/// The atlas's own layers that take geometries from the base map; their text is written by hand.
const LAYERS: &[&str] = &["geodata/places.geojson", "geodata/baltic-sentry.geojson"];

/// Fetches the sources into `work/`, builds, and compares. An error where anything differs.
pub(crate) fn run(repo: &Repo) -> Result<()> {
    let root = repo.root.as_path();
    let missing: Vec<&str> =
        PROGRAMS.iter().filter(|(program, _)| !repo::on_path(program)).map(|(_, package)| *package).collect();
    if !missing.is_empty() {
        bail!("the recipe of the base map is for Debian and needs: apt install {}", missing.join(" "));
    }
    let work = root.join("work");
    fs::create_dir_all(&work).with_context(|| format!("cannot make {}", work.display()))?;
    for script in ["fetch.sh", "build.sh"] {
        let script = root.join("geodata/build").join(script);
        repo::run(Command::new("bash").arg(script).current_dir(&work))?;
    }
    let out = work.join("out");
    let mut differing = 0;
    let mut compared = 0;
    for (made, kept) in KEPT {
        let (made, kept_folder) = (out.join(made), root.join(kept));
        let names: BTreeSet<PathBuf> = files(&made)?.into_iter().chain(files(&kept_folder)?).collect();
        for name in names {
            if BY_HAND.iter().any(|file| *file == format!("{kept}/{}", name.display())) {
                continue;
            }
            let verdict = compare(&kept_folder.join(&name), &made.join(&name))?;
            eprintln!("{kept}/{}: {verdict}", name.display());
            compared += 1;
            differing += usize::from(verdict.is_difference());
        }
    }
    for (name, verdict) in compare_areas(root, &out.join("areas.geojson"))? {
        eprintln!("{name}: {verdict}");
        compared += 1;
        differing += usize::from(verdict.is_difference());
    }
    if differing > 0 {
        bail!("{differing} of {compared} differ; what was built is in {}", out.display());
    }
    eprintln!("all {compared} are as they were built");
    bake::run(repo, true)
}

/// How a file that is kept stands to the one that was built.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    /// Not a byte differs.
    SameBytes,
    /// Written otherwise, but the same features in the same order.
    SameFeatures,
    /// The geometry of a place, as it was built.
    SameGeometry,
    /// Features that only one of the two has.
    Features { only_kept: usize, only_built: usize },
    /// The same features in another order.
    Order,
    /// Both are there, and neither is GeoJSON.
    OtherBytes,
    /// There is only the one that is kept.
    NotBuilt,
    /// There is only the one that was built.
    NotKept,
}

impl Verdict {
    fn is_difference(&self) -> bool {
        !matches!(self, Self::SameBytes | Self::SameFeatures | Self::SameGeometry)
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::SameBytes => f.write_str("same bytes"),
            Self::SameFeatures => f.write_str("same features, written otherwise"),
            Self::SameGeometry => f.write_str("same geometry"),
            Self::Features { only_kept, only_built } => {
                write!(
                    f,
                    "DIFFERS: {only_kept} features only in what is kept, {only_built} only in what was built"
                )
            }
            Self::Order => f.write_str("DIFFERS: the same features in another order"),
            Self::OtherBytes => f.write_str("DIFFERS"),
            Self::NotBuilt => f.write_str("DIFFERS: the recipe does not make it"),
            Self::NotKept => f.write_str("DIFFERS: made by the recipe, but not kept"),
        }
    }
}

fn compare(kept: &Path, built: &Path) -> Result<Verdict> {
    let read = |path: &Path| fs::read(path).with_context(|| format!("cannot read {}", path.display()));
    Ok(match (kept.is_file(), built.is_file()) {
        (true, true) => compare_bytes(&read(kept)?, &read(built)?),
        (true, false) => Verdict::NotBuilt,
        (false, _) => Verdict::NotKept,
    })
}

fn compare_bytes(kept: &[u8], built: &[u8]) -> Verdict {
    if kept == built {
        return Verdict::SameBytes;
    }
    match (features(kept), features(built)) {
        (Some(kept), Some(built)) => compare_features(&kept, &built),
        _ => Verdict::OtherBytes,
    }
}

fn compare_features(kept: &[Value], built: &[Value]) -> Verdict {
    if kept == built {
        return Verdict::SameFeatures;
    }
    let mut unmatched: Vec<&Value> = built.iter().collect();
    let mut only_kept = 0;
    for feature in kept {
        match unmatched.iter().position(|other| *other == feature) {
            Some(index) => {
                unmatched.remove(index);
            }
            None => only_kept += 1,
        }
    }
    match (only_kept, unmatched.len()) {
        (0, 0) => Verdict::Order,
        (only_kept, only_built) => Verdict::Features { only_kept, only_built },
    }
}

/// The features of a GeoJSON collection, `None` where the bytes are none.
fn features(bytes: &[u8]) -> Option<Vec<Value>> {
    match serde_json::from_slice::<Value>(bytes).ok()?.get_mut("features")?.take() {
        Value::Array(features) => Some(features),
        _ => None,
    }
}

/// Compares the geometries that the atlas's own layers take from the base map, place by place.
fn compare_areas(root: &Path, areas: &Path) -> Result<Vec<(String, Verdict)>> {
    let read = |path: &Path| {
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        features(&bytes).with_context(|| format!("{} is not a GeoJSON collection", path.display()))
    };
    let mut places = Vec::new();
    for layer in LAYERS {
        places.extend(read(&root.join(layer))?);
    }
    Ok(read(areas)?.iter().map(|area| compare_area(area, &places)).collect())
}

fn compare_area(area: &Value, places: &[Value]) -> (String, Verdict) {
    let id = &area["id"];
    let verdict = match places.iter().find(|place| place["id"] == *id) {
        None => Verdict::NotKept,
        Some(place) if place["geometry"] == area["geometry"] => Verdict::SameGeometry,
        Some(_) => Verdict::Features { only_kept: 1, only_built: 1 },
    };
    (format!("the geometry of {}", id.as_str().unwrap_or("a place without id")), verdict)
}

/// The files below a folder, relative to it.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).with_context(|| format!("cannot read {}", next.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder)?.to_owned());
            }
        }
    }
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn collection(names: &[&str]) -> Vec<u8> {
        let features: Vec<Value> =
            names.iter().map(|name| json!({ "properties": { "name": name } })).collect();
        json!({ "type": "FeatureCollection", "features": features }).to_string().into_bytes()
    }

    #[test]
    fn features_that_are_written_otherwise_are_no_difference() {
        let kept = collection(&["a", "b"]);
        let spaced = String::from_utf8_lossy(&kept).replace(',', ", ");
        let verdict = compare_bytes(&kept, spaced.as_bytes());
        assert_eq!(verdict, Verdict::SameFeatures);
        assert!(!verdict.is_difference());
    }

    #[test]
    fn features_that_only_one_file_has_are_counted_on_its_side() {
        let verdict = compare_bytes(&collection(&["a", "b", "b"]), &collection(&["b", "c", "d", "a"]));
        assert_eq!(verdict, Verdict::Features { only_kept: 1, only_built: 2 });
        assert!(verdict.is_difference());
    }

    #[test]
    fn another_order_of_features_is_a_difference() {
        assert_eq!(compare_bytes(&collection(&["a", "b"]), &collection(&["b", "a"])), Verdict::Order);
    }

    #[test]
    fn files_that_are_no_geojson_are_compared_byte_by_byte() {
        assert_eq!(compare_bytes(b"font", b"font"), Verdict::SameBytes);
        assert_eq!(compare_bytes(b"font", b"fond"), Verdict::OtherBytes);
    }

    #[test]
    fn a_place_whose_geometry_was_changed_by_hand_is_a_difference() {
        let area = json!({ "id": "sea", "geometry": { "type": "Point", "coordinates": [1, 2] } });
        let mut place = area.clone();
        place["properties"] = json!({ "name": "Sea" });
        assert_eq!(compare_area(&area, std::slice::from_ref(&place)).1, Verdict::SameGeometry);
        place["geometry"]["coordinates"] = json!([1, 3]);
        assert!(compare_area(&area, &[place]).1.is_difference());
        assert_eq!(compare_area(&area, &[]).1, Verdict::NotKept);
    }
}
