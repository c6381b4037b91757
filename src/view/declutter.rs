//! Which labels are shown, and where: no two overlap, what is placed first stays.

use super::turned_box::TurnedBox;

/// A box on the screen in logical pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelBox {
    /// Left edge.
    pub left: f32,
    /// Top edge.
    pub top: f32,
    /// Right edge.
    pub right: f32,
    /// Bottom edge.
    pub bottom: f32,
}

impl LabelBox {
    /// True where the two share any of their area.
    pub fn overlaps(self, other: Self) -> bool {
        self.left < other.right
            && other.left < self.right
            && self.top < other.bottom
            && other.top < self.bottom
    }

    /// True where this one lies wholly within the other.
    pub fn is_within(self, other: Self) -> bool {
        self.left >= other.left
            && self.right <= other.right
            && self.top >= other.top
            && self.bottom <= other.bottom
    }

    /// True where the point lies in it or on its edge.
    pub fn holds(self, x: f32, y: f32) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// The same box, larger by `by_px` on every side.
    pub fn grown(self, by_px: f32) -> Self {
        Self {
            left: self.left - by_px,
            top: self.top - by_px,
            right: self.right + by_px,
            bottom: self.bottom + by_px,
        }
    }

    /// The middle.
    pub fn center(self) -> (f32, f32) {
        ((self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0)
    }
}

/// Side of a cell of the grid in which neighbours are looked for, in pixels.
const CELL_PX: f32 = 56.0;

/// The screen while labels are put on it: what is taken, and whether something more fits.
///
/// Boxes are kept in the cells of a grid, so that a label is compared with its neighbours only.
#[derive(Debug)]
pub struct Board {
    screen: LabelBox,
    columns: usize,
    rows: usize,
    cells: Vec<Vec<u32>>,
    taken: Vec<TurnedBox>,
}

impl Board {
    /// An empty board.
    pub fn new(screen: LabelBox) -> Self {
        let count = |length_px: f32| (length_px / CELL_PX).ceil().clamp(1.0, 512.0) as usize;
        let (columns, rows) = (count(screen.right - screen.left), count(screen.bottom - screen.top));
        Self { screen, columns, rows, cells: vec![Vec::new(); columns * rows], taken: Vec::new() }
    }

    /// The part of the window in which everything has to stand.
    pub fn screen(&self) -> LabelBox {
        self.screen
    }

    /// Whether all of `footprint` lies on the board, at least `margin_px` away from its edge and from what is taken.
    pub fn fits(&self, footprint: &[TurnedBox], margin_px: f32) -> bool {
        let inside = self.screen.grown(-margin_px);
        footprint.iter().all(|part| {
            let grown = part.grown(margin_px);
            part.bounds().is_within(inside) && !self.near(grown).any(|other| grown.overlaps(*other))
        })
    }

    /// Takes what `footprint` covers, free or not.
    pub fn take(&mut self, footprint: &[TurnedBox]) {
        for part in footprint {
            let index = self.taken.len() as u32;
            self.taken.push(*part);
            for cell in self.cells_of(part.bounds()) {
                self.cells[cell].push(index);
            }
        }
    }

    fn near(&self, part: TurnedBox) -> impl Iterator<Item = &TurnedBox> {
        self.cells_of(part.bounds())
            .flat_map(|cell| &self.cells[cell])
            .map(|index| &self.taken[*index as usize])
    }

    /// The cells that a box touches. What lies beyond the edge counts to the cells along it.
    fn cells_of(&self, bounds: LabelBox) -> impl Iterator<Item = usize> + use<> {
        let cell = |at: f32, start: f32, count: usize| {
            (((at - start) / CELL_PX).floor().max(0.0) as usize).min(count - 1)
        };
        let columns = cell(bounds.left, self.screen.left, self.columns)
            ..=cell(bounds.right, self.screen.left, self.columns);
        let (top, bottom) =
            (cell(bounds.top, self.screen.top, self.rows), cell(bounds.bottom, self.screen.top, self.rows));
        let width = self.columns;
        (top..=bottom).flat_map(move |row| columns.clone().map(move |column| row * width + column))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const SCREEN: LabelBox = LabelBox { left: 100.0, top: 0.0, right: 1100.0, bottom: 800.0 };

    fn at(left: f32, top: f32) -> TurnedBox {
        TurnedBox::upright(LabelBox { left, top, right: left + 60.0, bottom: top + 14.0 })
    }

    #[test]
    fn what_is_taken_first_stays_and_what_comes_after_must_fit_beside_it() {
        let mut board = Board::new(SCREEN);
        board.take(&[at(200.0, 100.0)]);
        assert!(!board.fits(&[at(210.0, 105.0)], 0.0));
        assert!(board.fits(&[at(200.0, 116.0)], 0.0));
        assert!(!board.fits(&[at(200.0, 116.0)], 3.0), "it has less than 3 px to its neighbour");
    }

    #[test]
    fn nothing_is_cut_by_the_edge_not_even_in_part() {
        let board = Board::new(SCREEN);
        assert!(board.fits(&[at(1040.0, 100.0)], 0.0));
        assert!(!board.fits(&[at(1041.0, 100.0)], 0.0));
        assert!(!board.fits(&[at(500.0, 100.0), at(99.0, 100.0)], 0.0));
        assert!(!board.fits(&[at(1039.0, 100.0)], 2.0));
    }

    #[test]
    fn what_stands_outside_the_board_is_in_the_way_at_its_edge() {
        let mut board = Board::new(SCREEN);
        board.take(&[at(45.0, 100.0)]);
        assert!(!board.fits(&[at(101.0, 100.0)], 0.0));
    }

    fn any_box() -> impl Strategy<Value = TurnedBox> {
        ((80.0..1120.0f32, -20.0..820.0f32), (2.0..90.0f32, 2.0..12.0f32), -3.2..3.2f32)
            .prop_map(|(middle, half, angle)| TurnedBox::new(middle, half, angle))
    }

    proptest! {
        #[test]
        fn the_grid_finds_what_a_comparison_of_all_pairs_finds(
            boxes in proptest::collection::vec(any_box(), 1..60), margin in 0.0..4.0f32,
        ) {
            let mut board = Board::new(SCREEN);
            let mut taken: Vec<TurnedBox> = Vec::new();
            for part in boxes {
                let grown = part.grown(margin);
                let is_free = part.bounds().is_within(SCREEN.grown(-margin))
                    && !taken.iter().any(|other| grown.overlaps(*other));
                prop_assert_eq!(board.fits(&[part], margin), is_free);
                if is_free {
                    board.take(&[part]);
                    taken.push(part);
                }
            }
        }
    }
}
