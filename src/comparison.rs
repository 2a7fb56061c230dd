//! Articles meet: which sentences tell the same thing, in which words, and what only one of them has.
//!
//! Nothing here reads a file, prints, or can fail.

mod runs;
mod vocabulary;

use std::sync::Arc;

use crate::article::{Article, Span};

/// A sentence of one of the articles compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SentenceId {
    /// The article's place among those compared.
    pub article: usize,
    /// The sentence's index in it.
    pub sentence: usize,
}

/// How closely two sentences tell the same thing, closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The same words in the same order.
    Verbatim,
    /// The same claim, most of the weight of the words shared.
    Reworded,
    /// The same claim in other words.
    Paraphrase,
    /// One specific claim shared; at least one side says substantially more.
    Partial,
}

impl Kind {
    /// All kinds, closest first.
    pub const ALL: [Self; 4] = [Self::Verbatim, Self::Reworded, Self::Paraphrase, Self::Partial];

    /// Returns the name used on screen and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Reworded => "reworded",
            Self::Paraphrase => "paraphrase",
            Self::Partial => "partial",
        }
    }
}

/// Two sentences of two articles that tell the same thing. `left.article < right.article`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The sentence of the earlier article.
    pub left: SentenceId,
    /// The sentence of the later article.
    pub right: SentenceId,
    /// How closely they tell it.
    pub kind: Kind,
    /// Whether what they share is a quotation, the words around it aside.
    pub quotation: bool,
    /// How sure the link is, 0 to 1.
    pub score: f32,
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
    /// For each article, for each sentence: the passages it is in; none means that it is unique or set apart.
    pub passages_of: Vec<Vec<Vec<usize>>>,
}
