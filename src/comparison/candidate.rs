//! Two sentences that may tell the same thing, as they were measured.

use super::figures::Figures;

/// How many plain measures candidates are ranked by.
pub(super) const MEASURES: usize = 2;

/// Two sentences that may tell the same thing.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// The sentence of the left article.
    pub left: usize,
    /// The sentence of the right article.
    pub right: usize,
    /// What was measured.
    pub figures: Figures,
    /// Cosine of the weighted stems, 0 to 1.
    pub(super) cosine: f32,
    /// Likeness and surprisal, about -4 to 8.
    pub(super) measures: [f32; MEASURES],
    /// How much of the weight of both is in common (Dice), 0 to 1.
    pub(super) dice: f32,
    /// How much of the quotation of each side stands in the other, 0 to 1.
    pub(super) quoted: [f32; 2],
}

#[cfg(test)]
impl Candidate {
    /// Returns a candidate of which only the likeness is known.
    pub(super) fn with_likeness(left: usize, right: usize, likeness: f32) -> Self {
        let figures = Figures::default();
        Self { left, right, figures, cosine: 0.0, measures: [likeness, -3.0], dice: 0.0, quoted: [0.0; 2] }
    }
}
