//! What a program that fits the weights or times the stages needs: each stage by itself, candidates with their figures,
//! and the terms that are weighed.

use std::sync::Arc;

pub use super::candidate::Candidate;
pub use super::judge::{LINK, STRONG};
pub use super::regression::{BENDS, CURVED, Knots, TERMS, terms};
use super::runs;
use super::similarity::Similarity;
use super::vocabulary::{Pair, Reading, Vocabulary};
use crate::article::Article;

/// Two articles, ready for one stage of their comparison at a time.
pub struct Stages {
    vocabulary: Vocabulary,
    readings: [Reading; 2],
}

impl Stages {
    /// Reads two articles.
    pub fn new(left: &Arc<Article>, right: &Arc<Article>) -> Self {
        let mut vocabulary = Vocabulary::default();
        let readings = [vocabulary.read(left), vocabulary.read(right)];
        Self { vocabulary, readings }
    }

    /// Finds the runs and returns how many there are.
    pub fn runs(&self) -> usize {
        let [left, right] = &self.readings;
        runs::find(left, right, runs::hits(left, right).of(0), &self.vocabulary).len()
    }

    /// Returns the candidates in order of left, then right sentence; `by_meaning` tells whether the meaning of words
    /// counts.
    pub fn candidates(&self, by_meaning: bool) -> Vec<Candidate> {
        let [left, right] = &self.readings;
        let pair = Pair::new(left, right);
        super::align::candidates(&Similarity::new([&left.article, &right.article], &pair), by_meaning, &[])
    }

    /// Judges the candidates and returns how many links there are.
    pub fn links(&self) -> usize {
        let [left, right] = &self.readings;
        super::align::align([&left.article, &right.article], &Pair::new(left, right), &[]).len()
    }
}
