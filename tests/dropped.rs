//! A file of 60 MB, read as a worker reads it.

#[path = "dropped/generate.rs"]
mod generate;

use generate::{BOX_DEG, generate};
use high_north::dropped::{Drawing, Dropped, Piece, Reading, Refusal};
use high_north::sphere::LonLat;
use std::fs::File;
use std::io::Read;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const BYTES: u64 = 60_000_000;
/// So much is read at once.
const PIECE: usize = 256 << 10;

/// Reads a file, and calls `each` with the bytes that were read so far.
fn read(mut file: File, stop: &Arc<AtomicBool>, mut each: impl FnMut(u64)) -> Result<Dropped, Refusal> {
    let mut reading = Reading::new("generated.geojson", Arc::clone(stop));
    let mut piece = vec![0; PIECE];
    loop {
        let count = file.read(&mut piece).expect("a file that can be read");
        if count == 0 {
            return reading.finish();
        }
        reading.push(&piece[..count])?;
        each(reading.bytes());
    }
}

#[test]
fn sixty_megabytes_have_the_right_summary_and_are_drawn_whole() {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    let known = generate(file.as_file(), BYTES).expect("it is written");
    let mut progress = Vec::new();
    let opened = File::open(file.path()).expect("it is there");
    let dropped = read(opened, &Arc::default(), |bytes| progress.push(bytes)).expect("it is read");
    let summary = dropped.summary();
    assert!(summary.bytes >= BYTES && summary.bytes == known.bytes);
    let features = known.points + known.lines + known.polygons + known.without_geometry;
    assert_eq!(summary.features, features);
    assert_eq!(summary.by_type, [known.points, 0, known.lines, 0, known.polygons, 0, 0]);
    assert_eq!((summary.vertices, summary.without_geometry), (known.vertices, known.without_geometry));
    let extent = summary.extent.expect("an extent");
    assert_eq!([extent.west_deg, extent.south_deg, extent.east_deg, extent.north_deg], BOX_DEG);
    assert_eq!(summary.keys, [("name".to_owned(), features), ("rank".to_owned(), features)]);
    assert_eq!(summary.warnings.count(), known.without_geometry);
    assert_eq!(summary.warnings.told[0].line, 10_001, "the line of the first feature without a geometry");
    assert!(progress.windows(2).all(|pair| pair[0] < pair[1]) && progress.last() == Some(&known.bytes));

    let (mut drawing, mut dots) = (Drawing::new(&dropped), 0);
    while let Some((_, piece)) = drawing.next_piece(&dropped) {
        assert!(piece.positions().len() < 50_000);
        if let Piece::Dots(piece) = piece {
            dots += piece.positions.len();
        }
    }
    assert_eq!(dots, known.points);
    let corner = dropped.hit(LonLat::new(BOX_DEG[0], BOX_DEG[1]), 100.0).expect("the first point");
    assert_eq!(dropped.name(corner, "en").as_deref(), Some("Number 0"));
}

#[test]
fn reading_ends_where_it_is_told_to_stop() {
    let file = tempfile::NamedTempFile::new().expect("a temporary file");
    generate(file.as_file(), 3_000_000).expect("it is written");
    let stop = Arc::new(AtomicBool::new(false));
    let mut last = 0;
    let opened = File::open(file.path()).expect("it is there");
    let outcome = read(opened, &stop, |bytes| {
        last = bytes;
        stop.store(bytes > 1_000_000, Ordering::Relaxed);
    });
    assert_eq!(outcome.unwrap_err(), Refusal::Stopped);
    assert!(last < 1_000_000 + 2 * PIECE as u64, "{last} bytes were read");
}
