//! `cargo xtask bench start`: from the bytes of the base map to what a graphics card wants, baked against
//! parsed and triangulated, level by level, and the names.
//!
//! Both ways run in turn in one process, so that a busy machine slows both: the figure to look at is the ratio. Nothing
//! is asserted.

use high_north::base::{
    Geometry, Level, NAMES_FILE, SourceError, decode_level, decode_names, read_names, read_shapes,
};
use std::collections::HashMap;
use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::time::Instant;

/// Rounds of both ways; the first is thrown away.
const ROUNDS: usize = 12;

fn geodata(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata").join(path)
}

fn bytes(path: PathBuf) -> Vec<u8> {
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The sources in memory, so that no disk is measured.
fn sources(files: &[&str]) -> HashMap<String, Vec<u8>> {
    files.iter().map(|file| ((*file).to_owned(), bytes(geodata("base").join(file)))).collect()
}

fn milliseconds(run: impl FnOnce()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64() * 1000.0
}

/// Median, least and greatest.
fn spread(mut values: Vec<f64>) -> [f64; 3] {
    values.sort_by(f64::total_cmp);
    [values[values.len() / 2], values[0], values[values.len() - 1]]
}

fn compare(name: &str, parsed: impl Fn(), baked: impl Fn()) {
    let mut rounds = Vec::new();
    for _ in 0..=ROUNDS {
        rounds.push((milliseconds(&parsed), milliseconds(&baked)));
    }
    rounds.remove(0);
    let of = |value: fn(&(f64, f64)) -> f64| spread(rounds.iter().map(value).collect());
    let (parsed, baked, ratio) = (of(|round| round.0), of(|round| round.1), of(|round| round.1 / round.0));
    let ms = |[median, least, greatest]: [f64; 3]| format!("{median:.1} ({least:.1}–{greatest:.1})");
    let [median, least, greatest] = ratio;
    eprintln!(
        "{name:<10} {:>24} {:>24} {:>24}",
        ms(parsed),
        ms(baked),
        format!("{median:.3} ({least:.3}–{greatest:.3})")
    );
}

fn main() {
    eprintln!("milliseconds, median (least–greatest) of {ROUNDS} rounds in turn");
    eprintln!("{:<10} {:>24} {:>24} {:>24}", "level", "parsed, triangulated", "baked", "baked ÷ parsed");
    let is_story = |country: &str| ["NOR", "GBR"].contains(&country);
    let geometry = |geometry: Geometry| drop(black_box(geometry));
    for level in Level::ALL {
        let sources = sources(&level.files().all());
        let read = |file: &str| Ok::<_, SourceError>(sources[file].clone());
        let file = |level: Level| bytes(geodata("baked").join(level.baked_file()));
        let (baked, depths) = (file(level), level.depths_from().map(file));
        compare(
            level.baked_file().trim_end_matches(".bin"),
            || match read_shapes(level, read) {
                Ok(shapes) => geometry(shapes.geometry(is_story)),
                Err(error) => panic!("{error}"),
            },
            || match decode_level(black_box(&baked), black_box(depths.as_deref())) {
                Ok(shapes) => geometry(shapes.geometry(is_story)),
                Err(error) => panic!("{error}"),
            },
        );
    }
    let sources = sources(&high_north::base::NAME_FILES);
    let baked = bytes(geodata("baked").join(NAMES_FILE));
    compare(
        "names",
        || drop(black_box(read_names(|file| Ok(sources[file].clone())))),
        || drop(black_box(decode_names(black_box(&baked)))),
    );
}
