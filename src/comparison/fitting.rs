//! What a program that fits the weights needs: candidates with their figures, and the terms that are weighed.

pub use super::align::Candidate;
pub use super::judge::{BENDS, CURVED, Knots, LINK, STRONG, TERMS, terms};
use super::similarity::Similarity;
use super::vocabulary::Vocabulary;
use crate::article::Article;

/// Returns the candidates of two articles in order of left, then right sentence; `by_meaning` tells whether the meaning
/// of words counts.
pub fn candidates(left: &Article, right: &Article, by_meaning: bool) -> Vec<Candidate> {
    let vocabulary = Vocabulary::new(left, right);
    super::align::candidates(&Similarity::new([left, right], &vocabulary), by_meaning)
}
