//! Easting and northing in metres.

use super::parts::{Figures, Part};

/// Easting and northing in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Metres {
    pub(super) easting: f64,
    pub(super) northing: f64,
    /// What their last digit stands for.
    pub(super) resolution_m: f64,
    /// Each has its letter.
    pub(super) is_labelled: bool,
    /// Digits before the decimal sign of the easting, and of the shorter of the two.
    pub(super) easting_digits: usize,
    pub(super) fewest_digits: usize,
}

enum Piece {
    Label { is_northing: bool },
    Run(Vec<Figures>),
}

/// What easting and northing can be, the likelier first, with their letters before or after them or without. Without
/// letters the easting comes first, but for one that cannot be one.
pub(super) fn metres(parts: &[Part]) -> Vec<Metres> {
    let Some(pieces) = pieces(parts) else { return Vec::new() };
    let labelled = |is_northing: bool, first: &[Figures], second: &[Figures]| {
        let (first, second) = (joined(first), joined(second));
        let (easting, northing) = if is_northing { (second, first) } else { (first, second) };
        easting.zip(northing).map(|(easting, northing)| pair(&easting, &northing, true))
    };
    match pieces.as_slice() {
        [
            Piece::Label { is_northing: a },
            Piece::Run(first),
            Piece::Label { is_northing: b },
            Piece::Run(second),
        ]
        | [
            Piece::Run(first),
            Piece::Label { is_northing: a },
            Piece::Run(second),
            Piece::Label { is_northing: b },
        ] if a != b => labelled(*a, first, second).into_iter().collect(),
        [Piece::Run(first), Piece::Run(second)] => both_orders(joined(first), joined(second)),
        // Digits in groups of three, with nothing but spaces between the two numbers.
        [Piece::Run(run)] => {
            let splits = (1..run.len()).map(|at| run.split_at(at));
            splits.flat_map(|(first, second)| both_orders(joined(first), joined(second))).collect()
        }
        _ => Vec::new(),
    }
}

fn pieces(parts: &[Part]) -> Option<Vec<Piece>> {
    let mut pieces = Vec::new();
    let mut run = Vec::new();
    let mut close = |run: &mut Vec<Figures>, next: Option<Piece>| {
        if !run.is_empty() {
            pieces.push(Piece::Run(std::mem::take(run)));
        }
        pieces.extend(next);
    };
    for part in parts {
        match part {
            Part::Number(figures) => run.push(figures.clone()),
            Part::Break => close(&mut run, None),
            Part::Word(word) => match word.as_str() {
                "N" | "P" | "MN" | "NORTH" | "NORD" | "NORTHING" | "NORDING" => {
                    close(&mut run, Some(Piece::Label { is_northing: true }));
                }
                "E" | "ME" | "Ø" | "MØ" | "Ö" | "MÖ" | "O" | "I" | "EAST" | "ØST" | "AUST" | "ÖST"
                | "EASTING" | "ØSTING" => {
                    close(&mut run, Some(Piece::Label { is_northing: false }));
                }
                "M" | "X" | "Y" | "HEMISPHERE" | "HALVKULE" => close(&mut run, None),
                _ => return None,
            },
        }
    }
    close(&mut run, None);
    Some(pieces)
}

/// The number that groups of digits make: the first has one to three digits, and each of the others three.
fn joined(groups: &[Figures]) -> Option<Figures> {
    let (first, others) = groups.split_first()?;
    let Some(last) = others.last() else { return Some(first.clone()) };
    let is_grouped = first.whole_digits <= 3
        && first.value != 0.0
        && others.iter().all(|group| group.is_triple)
        && groups[..groups.len() - 1].iter().all(|group| group.decimals == 0);
    let thousands = |value: f64, group: &Figures| value * 1000.0 + group.value;
    is_grouped.then(|| Figures {
        value: first.value.signum() * others.iter().fold(first.value.abs(), thousands),
        whole_digits: first.whole_digits + 3 * others.len(),
        decimals: last.decimals,
        is_triple: false,
    })
}

fn both_orders(first: Option<Figures>, second: Option<Figures>) -> Vec<Metres> {
    let Some((first, second)) = first.zip(second) else { return Vec::new() };
    vec![pair(&first, &second, false), pair(&second, &first, false)]
}

fn pair(easting: &Figures, northing: &Figures, is_labelled: bool) -> Metres {
    let decimals = easting.decimals.max(northing.decimals).min(6) as i32;
    Metres {
        easting: easting.value,
        northing: northing.value,
        resolution_m: 10f64.powi(-decimals),
        is_labelled,
        easting_digits: easting.whole_digits,
        fewest_digits: easting.whole_digits.min(northing.whole_digits),
    }
}
