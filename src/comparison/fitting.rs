//! What a program that fits the weights needs: candidates with their figures, and the terms that are weighed.

use std::sync::Arc;

pub use super::align::Candidate;
pub use super::judge::{BENDS, CURVED, Knots, LINK, STRONG, TERMS, terms};
use super::similarity::Similarity;
use super::vocabulary::{Pair, Vocabulary};
use crate::article::Article;

/// Returns the candidates of two articles in order of left, then right sentence; `by_meaning` tells whether the meaning
/// of words counts.
pub fn candidates(left: &Arc<Article>, right: &Arc<Article>, by_meaning: bool) -> Vec<Candidate> {
    let mut vocabulary = Vocabulary::default();
    let readings = [vocabulary.read(left), vocabulary.read(right)];
    let pair = Pair::new(&readings[0], &readings[1]);
    super::align::candidates(&Similarity::new([left, right], &pair), by_meaning, &[])
}
