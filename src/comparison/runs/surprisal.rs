//! How much a word tells where two articles have it in the same place.

use crate::comparison::vocabulary::{Reading, Vocabulary};

/// How much the prior frequency of a word counts beside the counts of a pair, in words.
const PRIOR_WORDS: f32 = 4000.0;
/// What a function word tells at most, in bits.
const FUNCTION_BITS: f32 = 6.0;
/// What a word tells that is not English, in bits.
const OTHER_BITS: f32 = 13.0;

/// The surprisal of the words of two articles.
///
/// Two short articles tell little of how common a word is: most words that both have are in each just once. So a word's
/// probability is estimated from its other places in the two, the matching ones left out, with its frequency in English
/// as the prior (a Dirichlet prior, `MacKay` and Peto 1995). What else is open has no part in it.
pub(super) struct Surprisal<'a> {
    left: &'a Reading,
    right: &'a Reading,
    vocabulary: &'a Vocabulary,
    is_english: bool,
    total: f32,
}

impl<'a> Surprisal<'a> {
    #[allow(clippy::cast_precision_loss, reason = "a logarithm of a count needs no exact count")]
    pub(super) fn new(left: &'a Reading, right: &'a Reading, vocabulary: &'a Vocabulary) -> Self {
        let is_english = [left, right].iter().all(|side| side.article.language == "en");
        let total = left.total as f32 + right.total as f32 + PRIOR_WORDS;
        Self { left, right, vocabulary, is_english, total }
    }

    /// Returns the bits of a word by its places, which match.
    #[allow(clippy::cast_precision_loss, reason = "a logarithm of a count needs no exact count")]
    pub(super) fn bits(&self, left: u32, right: u32) -> f32 {
        let count = |side: &Reading, at: u32| side.counts[side.article.words[at as usize].form as usize];
        let others = (count(self.left, left) + count(self.right, right)).saturating_sub(2);
        let facts = self.vocabulary.facts(self.left.words[left as usize]);
        let prior = if self.is_english { facts.english } else { OTHER_BITS };
        let prior = if facts.is_function { prior.min(FUNCTION_BITS) } else { prior };
        (self.total / (others as f32 + PRIOR_WORDS * (-prior).exp2())).log2()
    }
}
