//! What a file holds is what was written, and bytes that nobody wrote are refused.

use super::stream::{Kind, Reader, Writer, open, seal};
use super::*;
use proptest::prelude::*;
use std::path::Path;

fn read(file: &str) -> Result<Vec<u8>, SourceError> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("geodata/base").join(file);
    std::fs::read(path)
        .map_err(|error| SourceError::Read { file: file.to_owned(), reason: error.to_string() })
}

/// Triangles in an order that does not depend on how they were written.
fn in_order(mut shapes: Shapes) -> Shapes {
    for cell in shapes.fills.iter_mut().flat_map(|fills| &mut fills.cells) {
        let mut triangles: Vec<[u32; 3]> = cell
            .triangles
            .chunks_exact(3)
            .map(|corners| {
                let first = (0..3).min_by_key(|&k| corners[k]).unwrap_or(0);
                [0, 1, 2].map(|k| corners[(first + k) % 3])
            })
            .collect();
        triangles.sort_unstable();
        cell.triangles = triangles.into_iter().flatten().collect();
    }
    shapes
}

#[test]
fn a_level_is_read_as_it_was_written_to_the_last_bit() {
    let shapes = read_shapes(Level::World110, read).expect("the sources");
    let decoded = file::decode(&file::encode(&shapes)).expect("a file");
    assert!(shapes.fills.len() > 200 && shapes.strokes.len() > 5);
    assert!(in_order(decoded.clone()) == in_order(shapes.clone()));
    let is_story = |code: &str| code == "NOR";
    let (one, other) = (decoded.geometry(is_story), shapes.geometry(is_story));
    assert!(one.lines == other.lines && one.fill.positions == other.fill.positions);
    assert_eq!(one.fill_slots, other.fill_slots);
    let count = |slot: usize| one.fill_slots.iter().filter(|&&found| found == slot as f32).count();
    assert!(count(LAND_STORY) > 100 && count(LAND_STORY) < count(LAND), "{}", count(LAND_STORY));
}

#[test]
fn names_are_read_as_they_were_written() {
    let names = read_names(read).expect("the sources");
    assert!(names.len() > 2500, "{}", names.len());
    assert_eq!(decode_names(&encode_names(&names)), Ok(names));
}

#[test]
fn a_town_of_two_sources_is_named_once_with_the_other_names_of_both_and_the_larger_source_wins() {
    let at = |properties: &str| {
        format!(
            r#"{{"type":"FeatureCollection","features":[{{"type":"Feature","properties":{properties},
            "geometry":{{"type":"Point","coordinates":[14.4,67.28]}}}}]}}"#
        )
    };
    let names = read_names(|file| {
        Ok(match file {
            "region/geonames.geojson" => at(r#"{"name":"Bodø","pop":34073,"alt":"Buvvda|Bådåddjo"}"#),
            "region/places_10m.geojson" => {
                at(r#"{"name":"Bodø","namealt":"Bådåddjo|Bodø","scalerank":6,"pop_max":34073}"#)
            }
            _ => r#"{"type":"FeatureCollection","features":[]}"#.to_owned(),
        }
        .into_bytes())
    })
    .expect("GeoJSON");
    let [name] = &names[..] else { panic!("{names:?}") };
    assert_eq!(name.kind, NameKind::Settlement { rank: 6, people: 34_073, is_capital: false });
    assert_eq!(
        (name.others.as_slice(), name.at),
        (&["Bådåddjo".to_owned(), "Buvvda".to_owned()][..], [1_440_000, 6_728_000])
    );
}

/// A small level with everything in it: a hole, a shared edge, a point off the grid, a country.
fn small() -> Shapes {
    let square = vec![[0, 0], [300_000, 1], [300_000, 300_000], [0, 300_000]];
    let fill = |slot, country: &str, vertices: &[Point], triangles: &[u32]| Fills {
        slot,
        country: country.to_owned(),
        cells: vec![Cell { vertices: vertices.to_vec(), triangles: triangles.to_vec() }],
    };
    Shapes {
        fills: vec![
            fill(SEA, "", &square, &[0, 1, 2, 0, 2, 3]),
            fill(
                LAND,
                "NOR",
                &[square.clone(), vec![[7, 7]]].concat(),
                &[0, 1, 4, 1, 2, 4, 2, 3, 4, 3, 0, 4],
            ),
        ],
        strokes: vec![Strokes { slot: COAST, lines: vec![square.iter().rev().copied().collect(), square] }],
    }
}

#[test]
fn a_small_level_is_read_as_it_was_written() {
    assert_eq!(file::decode(&file::encode(&small())).map(in_order), Ok(in_order(small())));
}

#[test]
fn a_cell_along_a_coast_takes_a_few_bytes_and_none_for_its_vertices() {
    let coast: Vec<Point> = (0..50).map(|index| [index * 1_230, 7 * index * index]).collect();
    let strokes = vec![Strokes { slot: COAST, lines: vec![coast.clone()] }];
    let bytes = |vertices: Vec<Vec<Point>>| {
        let cells = vertices.into_iter().map(|vertices| Cell { vertices, triangles: Vec::new() }).collect();
        let fills = vec![Fills { slot: LAND, country: "NOR".to_owned(), cells }];
        file::encode(&Shapes { fills, strokes: strokes.clone() }).len()
    };
    let without = bytes(Vec::new());
    let (forward, backward) = (coast.clone(), coast.iter().rev().copied().collect());
    assert!(bytes(vec![forward]) <= without + 10);
    assert!(bytes(vec![backward]) <= without + 10);
    // Where the cell is cut, its side goes on in whole degrees.
    let along = |point: Point| {
        (1..=4).map(move |degree| [point[0], (point[1].div_euclid(100_000) + degree) * 100_000])
    };
    let cut = coast.iter().copied().chain(along(coast[49])).collect();
    assert!(bytes(vec![cut]) <= without + 12);
}

#[test]
fn a_file_says_what_is_wrong_with_it() {
    let sound = file::encode(&small());
    let with = |at: usize, byte: u8| {
        let mut bytes = sound.clone();
        bytes[at] = byte;
        file::decode(&bytes)
    };
    assert_eq!(file::decode(b""), Err(BakedError::NotBaked));
    assert_eq!(file::decode(b"<!doctype html><title>not found</title>"), Err(BakedError::NotBaked));
    assert_eq!(file::decode(&sound[..10]), Err(BakedError::Truncated));
    assert_eq!(file::decode(&encode_names(&[])), Err(BakedError::NotBaked), "names are no level");
    assert_eq!(with(8, 9), Err(BakedError::Version { found: 9 }));
    assert_eq!(with(sound.len() - 1, 77), Err(BakedError::Checksum));
    assert_eq!(file::decode(&sound[..sound.len() - 1]), Err(BakedError::Checksum));
}

/// The file with other content, and the checksum of that.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let checksum = crc32fast::hash(&bytes[14..]).to_le_bytes();
    bytes[10..14].copy_from_slice(&checksum);
    bytes
}

#[test]
fn a_run_of_points_that_doubles_them_again_and_again_is_refused_before_memory_ends() {
    let writer = |numbers: &[u64]| {
        let mut writer = Writer::default();
        numbers.iter().for_each(|&number| writer.unsigned(number));
        writer
    };
    // One fill of 31 cells, each of all points before it: 2 to the power of 31 points.
    let [mut counts, mut pieces, mut steps] = [const { Writer(Vec::new()) }; 3];
    let mut triangles = Writer::default();
    counts.unsigned(2);
    pieces.unsigned(2 << 2);
    (0..4).for_each(|_| steps.signed(1));
    triangles.signed(0);
    let mut after_run = 0;
    for doubling in 1..=30 {
        let length = 1_u64 << doubling;
        counts.unsigned(length);
        pieces.unsigned(length << 2 | 1);
        pieces.signed(-after_run);
        after_run = length as i64;
        triangles.signed(-(length as i64 - 2) << 1);
    }
    let groups = writer(&[0, 1, LAKE as u64, 1, 0, 31]);
    let file = seal(Kind::Level, [groups, counts, pieces, steps, writer(&[]), triangles]);
    assert_eq!(file::decode(&file), Err(BakedError::Impossible("it has more points than there are")));
}

/// Fewer where nothing is optimised.
const CASES: u32 = if cfg!(debug_assertions) { 256 } else { 2000 };

proptest! {
    #![proptest_config(ProptestConfig::with_cases(CASES))]

    #[test]
    fn random_bytes_are_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(file::decode(&bytes).is_err() && decode_names(&bytes).is_err());
        // Behind a header that is sound, too, nothing panics.
        let mut behind = file::encode(&small())[..14].to_vec();
        behind.extend(&bytes);
        let _ = file::decode(&sealed(behind));
    }

    #[test]
    fn a_file_that_was_changed_or_cut_gives_an_error_or_a_map_but_never_a_panic(
        changes in proptest::collection::vec((14_usize..400, any::<u8>()), 1..6), cut in any::<proptest::sample::Index>(),
    ) {
        let sound = file::encode(&small());
        let mut changed = sound.clone();
        for (at, byte) in changes {
            if let Some(place) = changed.get_mut(at) {
                *place = byte;
            }
        }
        if let Ok(shapes) = file::decode(&sealed(changed)) {
            shapes.geometry(|_| true);
        }
        let short = sound[..cut.index(sound.len())].to_vec();
        prop_assert!(file::decode(&short).is_err());
        if short.len() >= 14 {
            prop_assert!(file::decode(&sealed(short)).is_err());
        }
        let names = encode_names(&[Name {
            text: "Bodø".to_owned(), others: vec!["Bådåddjo".to_owned()], at: [1_440_000, 6_728_000],
            country: "NOR".to_owned(),
            kind: NameKind::Country { code: "NOR".to_owned(), rank: 3, area_m2: 385_207_000_000 },
        }]);
        let short = names[..cut.index(names.len())].to_vec();
        prop_assert!(decode_names(&short).is_err());
        if short.len() >= 14 {
            prop_assert!(decode_names(&sealed(short)).is_err());
        }
    }

    #[test]
    fn any_shapes_are_read_as_they_were_written(
        lines in proptest::collection::vec(proptest::collection::vec((-18_000_000..=18_000_000, -9_000_000..=9_000_000), 0..30), 0..6),
        fan in 3_u32..40, turn in 0_u32..40,
    ) {
        let lines: Vec<Vec<Point>> = lines.iter().map(|line| line.iter().map(|&(x, y)| [x, y]).collect()).collect();
        let vertices: Vec<Point> = (0..fan as i32).map(|index| [index * 1000, index * index]).collect();
        let triangles = (1..fan - 1).flat_map(|k| [turn % fan, (turn + k) % fan, (turn + k + 1) % fan]).collect();
        let fills = vec![Fills { slot: LAKE, country: String::new(), cells: vec![Cell { vertices, triangles }] }];
        let reversed = lines.iter().map(|line| line.iter().rev().copied().collect()).collect();
        let strokes = vec![Strokes { slot: ISOBATH, lines }, Strokes { slot: COAST, lines: reversed }];
        let shapes = Shapes { fills, strokes };
        let decoded = file::decode(&file::encode(&shapes));
        prop_assert_eq!(decoded.map(in_order), Ok(in_order(shapes)));
    }
}

#[test]
fn a_stream_that_ends_within_a_number_is_truncated() {
    let file = seal(Kind::Names, [Writer(vec![0x80, 0x80])]);
    let [mut stream]: [Reader<'_>; 1] = open(Kind::Names, &file).expect("a sound envelope");
    assert_eq!(stream.unsigned(), Err(BakedError::Truncated));
}
