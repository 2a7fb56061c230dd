//! Articles meet: which sentences tell the same thing, in which words, and what only one of them has.
//!
//! Nothing here reads a file, prints, or can fail. The way of the data:
//!
//! ```text
//! vocabulary   the words of all articles under common numbers; signs: names and numbers of each
//! runs         seeds that two articles share, grown and chained to runs of words
//! pair         runs or signs open the gate between two articles; align finds the links of what passes
//! comparer     all pairs of a set, each compared once however often articles come and go
//! passages     the links of all pairs gathered into claims
//! ```
//!
//! Only the seeds are looked up over the whole set, to find out which pairs share any. What is then told of a pair comes
//! from its two articles, so that it is the same whatever else is open.

mod align;
mod candidate;
mod comparer;
pub mod conflict;
pub mod copies;
mod counts;
pub mod coverage;
pub mod evidence;
mod expressions;
pub mod figures;
pub mod fitting;
mod footing;
mod judge;
pub mod ledger;
pub mod lexicon;
mod named;
mod pair;
mod passages;
mod regression;
mod runs;
mod signs;
mod similarity;
mod standing;
mod vocabulary;
mod weights;
mod word;
pub mod wording;

use std::sync::Arc;

use crate::article::{Article, Span};
pub use comparer::{Comparer, Progress, compare, compare_pair};
use conflict::{Conflict, Grade};
use figures::Reason;
pub use footing::{Footing, footing};
use named::named;
pub use pair::PairComparison;

/// A sentence of one of the articles compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SentenceId {
    /// The article's place among those compared.
    pub article: usize,
    /// The sentence's index in it.
    pub sentence: usize,
}

/// The mark of a fact that is stated differently, used beside [`Kind::mark`].
pub const MARK_CONFLICT: &str = "!";

/// The mark of what only one article has, used beside [`Kind::mark`].
pub const MARK_UNIQUE: &str = "+";

named! {
    /// How closely two sentences tell the same thing, closest first.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Kind {
        /// The same words in the same order.
        Verbatim = "verbatim",
        /// The same claim, most of the weight of the words shared.
        Reworded = "reworded",
        /// The same claim in other words.
        Paraphrase = "paraphrase",
        /// One specific claim shared; at least one side says substantially more.
        Partial = "partial",
    }
}

impl Kind {
    /// Returns the mark used on screen and in reports: ASCII, so that every terminal shows it one column wide.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Verbatim => "=",
            Self::Reworded => "~",
            Self::Paraphrase => ":",
            Self::Partial => "-",
        }
    }
}

/// Two sentences of two articles that tell the same thing. `left.article < right.article`.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The sentence of the earlier article.
    pub left: SentenceId,
    /// The sentence of the later article.
    pub right: SentenceId,
    /// How closely they tell it.
    pub kind: Kind,
    /// Whether what they share is a quotation, the words around it aside.
    pub quotation: bool,
    /// The probability that a careful reader would link the two, 0 to 1.
    pub score: f32,
    /// Why they are linked, the weightiest reason first.
    pub reasons: [Option<Reason>; 3],
    /// Facts that they state differently, in the order of the left sentence.
    pub conflicts: Vec<Conflict>,
}

impl Link {
    /// Returns the facts told differently as one of the two sentences sees them: its own bytes are on the left.
    pub fn conflicts_of(&self, id: SentenceId) -> impl Iterator<Item = Conflict> {
        let is_left = self.left == id;
        self.conflicts.iter().map(move |conflict| if is_left { *conflict } else { conflict.mirrored() })
    }

    /// Tells whether it holds a fact told differently in a grade.
    pub fn is_disputed(&self, grade: Grade) -> bool {
        self.conflicts.iter().any(|conflict| conflict.grade == grade)
    }
}

/// Words that two articles share in the same order, small edits bridged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The earlier article's place among those compared.
    pub left_article: usize,
    /// The run's bytes in it.
    pub left: Span,
    /// The later article's place.
    pub right_article: usize,
    /// The run's bytes in it.
    pub right: Span,
    /// How many words the left side holds.
    pub words: usize,
}

/// One claim and everywhere it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The sentences that tell it, in order of article and place; at least two articles.
    pub members: Vec<SentenceId>,
    /// The weakest kind that holds it together.
    pub kind: Kind,
}

/// What a comparison found. Everything is sorted by place, so that the same articles give the same comparison.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Sentence to sentence, many to many.
    pub links: Vec<Link>,
    /// Shared words.
    pub runs: Vec<Run>,
    /// One claim each, in the order of their first member.
    pub passages: Vec<Passage>,
    /// On what footing the articles are compared with each other.
    pub footing: Footing,
    /// For each article, for each sentence: the passages it is in; none means that it is unique or set apart.
    pub passages_of: Vec<Vec<Vec<usize>>>,
    /// For each article, for each sentence: its links by index, best score first.
    linked: Vec<Vec<Vec<u32>>>,
    /// For each article, for each sentence: whether it is set apart.
    set_apart: Vec<Vec<bool>>,
    /// For each article, for each sentence: how many before it are not set apart.
    before: Vec<Vec<u32>>,
    /// For each article: how many of its sentences are what.
    counts: Vec<Counts>,
}

/// How many of an article's sentences are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Linked to at least one other article's sentence.
    pub shared: usize,
    /// Linked to none.
    pub unique: usize,
    /// Set apart: in no comparison.
    pub set_apart: usize,
}

impl Comparison {
    /// Gathers what pairs of articles share, each pair with the places of its two articles, the lower one first.
    pub fn gather(articles: &[Option<Arc<Article>>], pairs: Vec<(usize, usize, PairComparison)>) -> Self {
        let (mut links, mut runs) = (Vec::new(), Vec::new());
        for (left, right, pair) in pairs {
            links.extend(pair.links.into_iter().map(|mut link| {
                (link.left.article, link.right.article) = (left, right);
                link
            }));
            runs.extend(pair.runs.into_iter().map(|mut run| {
                (run.left_article, run.right_article) = (left, right);
                run
            }));
        }
        links.sort_unstable_by_key(|link| (link.left, link.right));
        runs.sort_unstable_by_key(|run| (run.left_article, run.left, run.right_article, run.right));
        let sentences = |at: usize| articles[at].as_ref().map_or(0, |article| article.sentences.len());
        let set_apart: Vec<Vec<bool>> = articles
            .iter()
            .map(|article| {
                article.as_ref().map_or_else(Vec::new, |a| (0..a.sentences.len()).map(|s| a.is_set_apart(s)).collect())
            })
            .collect();
        let before = set_apart.iter().map(|of| ranks(of)).collect();
        let empty =
            || -> Vec<Vec<Vec<u32>>> { (0..articles.len()).map(|at| vec![Vec::new(); sentences(at)]).collect() };
        let mut linked = empty();
        for (index, link) in (0_u32..).zip(&links) {
            for side in [link.left, link.right] {
                linked[side.article][side.sentence].push(index);
            }
        }
        for of_sentence in linked.iter_mut().flatten().filter(|indexes| indexes.len() > 1) {
            of_sentence.sort_by(|&a, &b| links[b as usize].score.total_cmp(&links[a as usize].score).then(a.cmp(&b)));
        }
        let passages = passages::gather(&links);
        let mut passages_of: Vec<Vec<Vec<usize>>> =
            (0..articles.len()).map(|at| vec![Vec::new(); sentences(at)]).collect();
        for (index, passage) in passages.iter().enumerate() {
            for member in &passage.members {
                passages_of[member.article][member.sentence].push(index);
            }
        }
        let read: Vec<&Article> = articles.iter().flatten().map(|article| &**article).collect();
        let footing = if read.len() > 1 { footing(read) } else { Footing::default() };
        let counts = Vec::new();
        let mut comparison = Self { links, runs, passages, footing, passages_of, linked, set_apart, before, counts };
        comparison.counts = (0..articles.len()).map(|article| comparison.count(article)).collect();
        comparison
    }

    /// Returns the passages that a sentence is in; none for one that was not compared.
    pub fn passages_with(&self, id: SentenceId) -> &[usize] {
        self.passages_of.get(id.article).and_then(|of| of.get(id.sentence)).map_or(&[], Vec::as_slice)
    }

    /// Returns the links of a sentence, best score first.
    pub fn links_of(&self, id: SentenceId) -> impl Iterator<Item = &Link> {
        let indexes = self.linked.get(id.article).and_then(|of| of.get(id.sentence));
        indexes.into_iter().flatten().map(|&index| &self.links[index as usize])
    }

    /// Returns the sentences that a sentence is linked to, each with its link, best score first.
    pub fn counterparts(&self, id: SentenceId) -> impl Iterator<Item = (SentenceId, &Link)> {
        self.links_of(id).map(move |link| (if link.left == id { link.right } else { link.left }, link))
    }

    /// Returns the kind of the closest link of a sentence; none where it has no link.
    pub fn kind_of(&self, id: SentenceId) -> Option<Kind> {
        self.links_of(id).map(|link| link.kind).min()
    }

    /// Tells whether a counterpart of a sentence states a fact differently, so that both cannot hold; `counts` tells which
    /// counterparts do.
    pub fn is_disputed(&self, id: SentenceId, counts: impl Fn(SentenceId) -> bool) -> bool {
        self.counterparts(id).any(|(other, link)| link.is_disputed(Grade::Conflict) && counts(other))
    }

    /// Returns how many links hold a fact told differently in this grade.
    pub fn disputed(&self, grade: Grade) -> usize {
        self.links.iter().filter(|link| link.is_disputed(grade)).count()
    }

    /// Tells whether a sentence takes part in the comparison and no other article has it.
    pub fn is_unique(&self, id: SentenceId) -> bool {
        let apart = self.set_apart.get(id.article).and_then(|of| of.get(id.sentence));
        apart == Some(&false) && self.links_of(id).next().is_none()
    }

    /// Returns the sentences that only their article has, in order.
    pub fn unique(&self) -> impl Iterator<Item = SentenceId> {
        let all = self.set_apart.iter().enumerate();
        all.flat_map(|(article, of)| (0..of.len()).map(move |sentence| SentenceId { article, sentence }))
            .filter(|&id| self.is_unique(id))
    }

    /// Returns how much of its article stands above a sentence, 0 to 1: 0 for the first, near 1 for the last.
    ///
    /// It is the share of the article's sentences that come before it; what is set apart does not count.
    #[allow(
        clippy::cast_precision_loss,
        reason = "counts of sentences are far below 2^24 where the difference matters"
    )]
    pub fn above(&self, id: SentenceId) -> f32 {
        let before = self.before.get(id.article).and_then(|of| of.get(id.sentence)).copied().unwrap_or(0);
        let Counts { shared, unique, .. } = self.counts(id.article);
        before as f32 / (shared + unique).max(1) as f32
    }

    /// Returns how many of an article's sentences are what.
    pub fn counts(&self, article: usize) -> Counts {
        self.counts.get(article).copied().unwrap_or_default()
    }

    fn count(&self, article: usize) -> Counts {
        let mut counts = Counts::default();
        let apart = self.set_apart.get(article).map_or(&[][..], Vec::as_slice);
        for (sentence, &apart) in apart.iter().enumerate() {
            match self.links_of(SentenceId { article, sentence }).next() {
                _ if apart => counts.set_apart += 1,
                Some(_) => counts.shared += 1,
                None => counts.unique += 1,
            }
        }
        counts
    }
}

/// For each sentence, how many before it are not set apart.
fn ranks(set_apart: &[bool]) -> Vec<u32> {
    let counted = |rank: &mut u32, apart: &bool| {
        let before = *rank;
        *rank += u32::from(!apart);
        Some(before)
    };
    set_apart.iter().scan(0, counted).collect()
}

#[cfg(test)]
mod tests;
