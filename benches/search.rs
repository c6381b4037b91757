//! `cargo xtask bench search`: how long a keystroke in the search takes, with 32 000 names.
//!
//! The built-in atlas and the names of the base map are in the index, and made-up settlements until it has 32 000 names,
//! spelled from pieces of the true ones, so that their letters are as frequent and as many of them match. Each query is
//! typed letter by letter. A frame has 16.7 ms: every keystroke must take less. Nothing is asserted.

use high_north::atlas::Atlas;
use high_north::base::{NAMES_FILE, Name, NameKind, decode_names};
use high_north::command::entries;
use high_north::format::{built_in, load};
use high_north::search::{Index, Sources};
use high_north::words::Language;
use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

/// Names in the index.
const NAMES: usize = 32_000;
/// Every keystroke is timed so often; the least counts, as a busy machine only ever adds to it.
const ROUNDS: usize = 5;
/// A frame at 60 Hz, in milliseconds.
const FRAME_MS: f64 = 1000.0 / 60.0;
/// Lines that are found at most, as in the panel.
const MOST: usize = 60;

const QUERIES: [&str; 16] = [
    "bodo",
    "Girkonjárga",
    "киркенес",
    "tromsoe",
    "kirkines",
    "krkns",
    "gulf of bothnia",
    "sea norwegian",
    "saint petersburg",
    "hammrfst",
    "norwegian joint headquarters",
    "undersea infrastructure",
    "layers and legend",
    "xqzwvyxqzwvy",
    "69°43′30″ N, 30°03′06″ E",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

fn milliseconds<T>(run: impl FnOnce() -> T) -> f64 {
    let start = Instant::now();
    black_box(run());
    start.elapsed().as_secs_f64() * 1000.0
}

fn base_names() -> Vec<Name> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/baked").join(NAMES_FILE);
    let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    decode_names(&bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A made-up settlement: the first half of one true name and the second half of another.
fn made_up(settlements: &[Name], number: usize) -> Name {
    let name = |index: usize| &settlements[index % settlements.len()];
    let (first, second) = (name(number * 7919), name(number * 104_729 + number / settlements.len()));
    let letters = |name: &Name| name.text.chars().count();
    let start = first.text.chars().take(letters(first).div_ceil(2));
    let end = second.text.chars().skip(letters(second) / 2);
    Name { text: start.chain(end).collect(), others: Vec::new(), ..first.clone() }
}

fn index(atlas: &Atlas, names: &[Name]) -> Index {
    let words = Language::English.words();
    let commands: Vec<(String, String, String)> = entries()
        .into_iter()
        .map(|entry| (entry.id.to_owned(), entry.text(words), entry.tooltip(words)))
        .collect();
    Index::new(&Sources { atlas, names, steps: &[], commands: &commands, language: Language::English.name() })
}

fn main() {
    let atlas = load(built_in()).atlas;
    let mut names = base_names();
    let true_names = index(&atlas, &names);
    let build_ms = milliseconds(|| index(&atlas, &names));
    eprintln!(
        "the index of the built-in atlas: {} names, built in {build_ms:.1} ms",
        true_names.name_count()
    );
    let is_settlement =
        |name: &&Name| matches!(name.kind, NameKind::Settlement { .. } | NameKind::SmallSettlement { .. });
    let settlements: Vec<Name> = names.iter().filter(is_settlement).cloned().collect();
    let missing = NAMES.saturating_sub(true_names.name_count());
    names.extend((0..missing).map(|number| made_up(&settlements, number)));
    let large = index(&atlas, &names);
    let build_ms = milliseconds(|| index(&atlas, &names));
    eprintln!("the index of the bench: {} names, built in {build_ms:.1} ms\n", large.name_count());

    eprintln!("milliseconds of a keystroke, each the least of {ROUNDS} rounds; a frame is {FRAME_MS:.1} ms");
    eprintln!("{:<32} {:>5} {:>9} {:>9} {:>12}", "query", "keys", "median", "greatest", "of a frame");
    let mut all = Vec::new();
    for query in QUERIES {
        let ends = query.char_indices().map(|(start, letter)| start + letter.len_utf8());
        let mut times: Vec<f64> = ends
            .map(|end| {
                let times = (0..ROUNDS).map(|_| milliseconds(|| large.find(black_box(&query[..end]), MOST)));
                times.fold(f64::INFINITY, f64::min)
            })
            .collect();
        all.extend_from_slice(&times);
        print(query, &mut times);
    }
    print("all", &mut all);
}

fn print(name: &str, times: &mut [f64]) {
    times.sort_by(f64::total_cmp);
    let greatest = times.last().copied().unwrap_or_default();
    let median = times.get(times.len() / 2).copied().unwrap_or_default();
    eprintln!("{name:<32} {:>5} {median:>9.2} {greatest:>9.2} {:>12.3}", times.len(), greatest / FRAME_MS);
}
