//! Two articles meet. What is found here depends on the two alone.

use super::runs::{self, Grade, Hit};
use super::vocabulary::{Pair, Reading, Vocabulary};
use super::{Link, Run, SentenceId, align, conflict};
use crate::article::{Article, Span};

/// What two articles have to do with each other. Adding other articles to a set changes nothing here.
///
/// The articles are numbered 0 and 1 in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairComparison {
    /// Sentence to sentence, in order of left, then right sentence.
    pub links: Vec<Link>,
    /// Shared words, in order of left, then right place.
    pub runs: Vec<Run>,
}

impl PairComparison {
    /// Tells whether the two have nothing to do with each other.
    pub const fn is_empty(&self) -> bool {
        self.links.is_empty() && self.runs.is_empty()
    }

    /// Returns the same with the articles numbered the other way round.
    #[must_use]
    pub fn mirrored(mut self) -> Self {
        for link in &mut self.links {
            std::mem::swap(&mut link.left.sentence, &mut link.right.sentence);
            for conflict in &mut link.conflicts {
                *conflict = conflict.mirrored();
            }
            link.conflicts.sort_unstable();
        }
        for run in &mut self.runs {
            std::mem::swap(&mut run.left, &mut run.right);
        }
        self.links.sort_unstable_by_key(|link| (link.left, link.right));
        self.runs.sort_unstable_by_key(|run| (run.left, run.right));
        self
    }
}

/// Compares two articles; `hits` are the seeds that the second shares with the first, in order.
pub(super) fn compare(first: &Reading, second: &Reading, hits: &[Hit], vocabulary: &Vocabulary) -> PairComparison {
    let related = first.signs.may_be_on_one_event(&second.signs);
    if !related && hits.is_empty() {
        return PairComparison::default();
    }
    // Caps and ties look at one side first. Which one must not depend on the order of the arguments.
    let rank = |side: &Reading| side.article.text.len();
    let is_left = rank(first).cmp(&rank(second)).then_with(|| first.article.text.cmp(&second.article.text)).is_le();
    if is_left {
        let mut hits: Vec<Hit> = hits.iter().map(|hit| hit.mirrored()).collect();
        hits.sort_unstable();
        compare_ordered(first, second, &hits, related, vocabulary)
    } else {
        compare_ordered(second, first, hits, related, vocabulary).mirrored()
    }
}

fn compare_ordered(
    left: &Reading,
    right: &Reading,
    hits: &[Hit],
    related: bool,
    vocabulary: &Vocabulary,
) -> PairComparison {
    let mut runs = runs::find(left, right, hits, vocabulary);
    runs.retain(|run| related || run.grade == Grade::Copied);
    if !related && runs.is_empty() {
        return PairComparison::default();
    }
    let links = align::align([&left.article, &right.article], &Pair::new(left, right), &runs)
        .into_iter()
        .map(|found| Link {
            left: SentenceId { article: 0, sentence: found.left },
            right: SentenceId { article: 1, sentence: found.right },
            kind: found.kind,
            quotation: found.quotation,
            score: found.score,
            reasons: found.reasons,
            conflicts: conflict::find(&left.article, found.left, &right.article, found.right, found.kind),
        })
        .collect();
    let runs = runs
        .into_iter()
        .map(|run| Run {
            left_article: 0,
            left: span_of(&left.article, run.left),
            right_article: 1,
            right: span_of(&right.article, run.right),
            words: (run.left.1 - run.left.0) as usize,
        })
        .collect();
    PairComparison { links, runs }
}

fn span_of(article: &Article, (first, end): (u32, u32)) -> Span {
    Span::new(article.words[first as usize].span().start, article.words[end as usize - 1].span().end)
}
