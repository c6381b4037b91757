//! From the bytes of a file to meshes, step by step: none of them takes long.

use crate::app::render::{dot_mesh, fill_mesh, line_mesh};
use crate::dropped::{Detail, Drawing, Dropped, Piece, Reading, Refusal};
use crate::tessellate::Bound;
use bevy::prelude::*;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

/// What a piece of a file is drawn as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum PieceKind {
    Fill,
    Lines,
    Dots,
}

/// A piece of a file, ready for the graphics card.
pub(super) struct MeshPiece {
    pub(super) kind: PieceKind,
    pub(super) bound: Bound,
    /// The scales at which it is drawn, in metres per pixel: from the first up to the second.
    pub(super) scales: [f64; 2],
    pub(super) mesh: Mesh,
    /// About so many bytes go to the graphics card.
    pub(super) bytes: usize,
}

/// What has become of a file.
pub(super) enum News {
    Read { bytes: u64, total: u64 },
    Drawn { total: u64, share: f32 },
    Piece(Box<MeshPiece>),
    Ready { file: Arc<Dropped>, thinning_m: f64 },
    Failed(Refusal),
}

/// What comes next of a file.
pub(super) enum Next<'a> {
    Bytes(&'a [u8]),
    /// Nothing yet.
    #[cfg_attr(not(target_arch = "wasm32"), expect(dead_code, reason = "a thread waits for its bytes"))]
    Nothing,
    End,
    Fault(String),
}

/// Where bytes come from.
pub(super) trait Source {
    fn next(&mut self) -> Next<'_>;
}

enum Phase {
    Reading(Box<Reading>),
    Drawing(Box<Drawing>, Arc<Dropped>),
    Ended,
}

/// The work on a file.
pub(super) struct Job<S> {
    source: S,
    total: u64,
    phase: Phase,
}

impl<S: Source> Job<S> {
    /// Begins to read a file of `total` bytes, 0 where that is not known.
    pub(super) fn new(name: &str, total: u64, stop: Arc<AtomicBool>, source: S) -> Self {
        Self { source, total, phase: Phase::Reading(Box::new(Reading::new(name, stop))) }
    }

    /// Begins to draw a file that was read before.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn again(file: Arc<Dropped>, source: S) -> Self {
        let (total, drawing) = (file.summary().bytes, Box::new(Drawing::new(&file)));
        Self { source, total, phase: Phase::Drawing(drawing, file) }
    }

    /// Takes a step; `None` where there is nothing to do, for now or for good.
    pub(super) fn step(&mut self) -> Option<News> {
        match std::mem::replace(&mut self.phase, Phase::Ended) {
            Phase::Reading(reading) => self.read(reading),
            Phase::Drawing(drawing, file) => Some(self.draw(drawing, file)),
            Phase::Ended => None,
        }
    }

    fn read(&mut self, mut reading: Box<Reading>) -> Option<News> {
        match self.source.next() {
            Next::Nothing => {
                self.phase = Phase::Reading(reading);
                None
            }
            Next::Fault(reason) => Some(News::Failed(Refusal::Unreadable(reason))),
            Next::Bytes(bytes) => Some(match reading.push(bytes) {
                Ok(()) => {
                    let bytes = reading.bytes();
                    self.phase = Phase::Reading(reading);
                    News::Read { bytes, total: self.total.max(bytes) }
                }
                Err(refusal) => News::Failed(refusal),
            }),
            Next::End => Some(match reading.finish() {
                Ok(file) => {
                    self.total = file.summary().bytes;
                    let drawing = Drawing::new(&file);
                    self.phase = Phase::Drawing(Box::new(drawing), Arc::new(file));
                    News::Drawn { total: self.total, share: 0.0 }
                }
                Err(refusal) => News::Failed(refusal),
            }),
        }
    }

    fn draw(&mut self, mut drawing: Box<Drawing>, file: Arc<Dropped>) -> News {
        match drawing.next_piece(&file) {
            Some((detail, piece)) => {
                let piece = mesh_piece(piece, scales(detail, drawing.coarse_m_per_px()));
                self.phase = Phase::Drawing(drawing, file);
                News::Piece(Box::new(piece))
            }
            None => News::Ready { file, thinning_m: drawing.thinning_m() },
        }
    }

    /// How much is drawn, from 0 to 1, while it is drawn.
    pub(super) fn drawn(&self) -> Option<News> {
        match &self.phase {
            Phase::Drawing(drawing, _) => Some(News::Drawn { total: self.total, share: drawing.share() }),
            Phase::Reading(_) | Phase::Ended => None,
        }
    }
}

/// The scales at which a piece is drawn, in metres per pixel: from the first up to the second.
fn scales(detail: Detail, coarse_m_per_px: f64) -> [f64; 2] {
    match detail {
        Detail::Every => [0.0, f64::INFINITY],
        Detail::Coarse => [coarse_m_per_px, f64::INFINITY],
        Detail::Fine => [0.0, coarse_m_per_px],
    }
}

fn mesh_piece(piece: Piece, scales: [f64; 2]) -> MeshPiece {
    let bound = Bound::of(piece.positions());
    let vertices = piece.positions().len();
    match piece {
        Piece::Fill(fill, slots) => {
            let bytes = vertices * 20 + fill.indices.len() * 4;
            MeshPiece { kind: PieceKind::Fill, bound, scales, mesh: fill_mesh(fill, slots), bytes }
        }
        Piece::Lines(lines) => {
            let bytes = vertices * 52 + lines.indices.len() * 4;
            MeshPiece { kind: PieceKind::Lines, bound, scales, mesh: line_mesh(lines), bytes }
        }
        Piece::Dots(dots) => {
            MeshPiece { kind: PieceKind::Dots, bound, scales, mesh: dot_mesh(&dots), bytes: vertices * 60 }
        }
    }
}
