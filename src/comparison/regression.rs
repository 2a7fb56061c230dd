//! Two regressions, each a sum of curves: a figure counts by its weight, some by a curve that bends at up to three
//! knots (a generalised additive model; Hastie and Tibshirani 1990).

use super::figures::{COUNT, Figure, Figures};

/// The figures that count by a curve; the others count by their weight alone.
pub const CURVED: [Figure; 5] =
    [Figure::Shared, Figure::Run, Figure::Names, Figure::QuotationBest, Figure::QuotationShare];
/// In how many places a curve bends.
pub const BENDS: usize = 3;
/// Where the curves bend, for each of [`CURVED`].
pub type Knots = [[f32; BENDS]; CURVED.len()];
/// How many numbers a regression weighs: the figures, by how much the curved ones are above each knot, then one.
pub const TERMS: usize = COUNT + CURVED.len() * BENDS + 1;

/// The weights of the two regressions.
pub(super) struct Weights {
    /// Of "linked".
    pub link: [f32; TERMS],
    /// Of "tells the same".
    pub strong: [f32; TERMS],
    /// What each term is among all candidates, on average.
    pub means: [f32; TERMS],
}

/// Returns what a regression weighs (see [`TERMS`]).
pub fn terms(figures: &Figures, knots: &Knots) -> [f32; TERMS] {
    let mut terms = [0.0; TERMS];
    for &figure in Figure::ALL {
        terms[figure as usize] = figures[figure];
    }
    for (at, (&figure, knots)) in CURVED.iter().zip(knots).enumerate() {
        for (term, knot) in terms[COUNT + at * BENDS..].iter_mut().zip(knots) {
            *term = (figures[figure] - knot).max(0.0);
        }
    }
    terms[TERMS - 1] = 1.0;
    terms
}

/// Returns what a regression makes of its terms.
pub(super) fn log_odds(weights: &[f32; TERMS], terms: &[f32; TERMS]) -> f32 {
    weights.iter().zip(terms).map(|(weight, term)| weight * term).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_curve_bends_at_its_knots() {
        let mut figures = Figures::default();
        figures[Figure::Shared] = 2.5;
        let terms = terms(&figures, &[[1.0, 2.0, 3.0]; CURVED.len()]);
        let first = CURVED.iter().position(|&figure| figure == Figure::Shared).unwrap() * BENDS + COUNT;
        assert_eq!(terms[first..first + BENDS], [1.5, 0.5, 0.0]);
        assert_eq!((terms[Figure::Shared as usize], terms[TERMS - 1]), (2.5, 1.0));
    }
}
