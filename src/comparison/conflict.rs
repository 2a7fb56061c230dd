//! Facts of two linked sentences that do not agree, each with its two places: what differs, never who is right.
//!
//! Precision before recall: a fact is set against another only where the words around the two tell that they are the
//! same fact, such as the same counted noun, the same verb or the same quotation.

mod certainty;
mod dates;
mod edits;
mod names;
mod negation;
mod numbers;
mod opposites;
mod pair;
mod quotations;
mod roles;

use super::Kind;
use super::named::named;
use crate::article::{Article, Span};
use pair::Pair;

/// A fact that two linked sentences state differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Conflict {
    /// The bytes on the side of the link's left sentence.
    pub left: Span,
    /// The bytes on the other side.
    pub right: Span,
    /// What kind of fact differs.
    pub about: About,
    /// Whether the two can both be meant.
    pub grade: Grade,
}

named! {
    /// What kind of fact differs.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum About {
        /// A number.
        Number = "number",
        /// A day, a time, a year.
        Date = "date",
        /// A name, or how it is spelled.
        Name = "name",
        /// What somebody is.
        Role = "role",
        /// The words of a quotation.
        Quotation = "quotation",
        /// Whether something is said to be so; the side without the negator gives its verb.
        Negation = "negation",
        /// A word that means the opposite of the other's: "approved", "rejected".
        Opposite = "opposite",
        /// How surely something is said; the side that is surer gives the words that the other makes less sure.
        Certainty = "certainty",
    }
}

named! {
    /// Whether two values can both be meant.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Grade {
        /// They cannot both hold.
        Conflict = "conflict",
        /// Rounding, vagueness, another unit, small words.
        Near = "near",
    }
}

impl Conflict {
    /// Returns it as seen from the other side.
    #[must_use]
    pub const fn mirrored(self) -> Self {
        Self { left: self.right, right: self.left, ..self }
    }
}

/// Finds what two linked sentences state differently, in the order of the left places.
///
/// Takes time in the product of their lengths; sentences of more than a few hundred words are not looked at.
pub fn find(left: &Article, left_sentence: usize, right: &Article, right_sentence: usize, kind: Kind) -> Vec<Conflict> {
    let Some(pair) = Pair::new([left, right], [left_sentence, right_sentence]) else { return Vec::new() };
    let mut found = Vec::new();
    quotations::find(&pair, &mut found);
    numbers::find(&pair, &mut found);
    dates::find(&pair, kind, &mut found);
    names::find(&pair, kind, &mut found);
    roles::find(&pair, &mut found);
    opposites::find(&pair, &mut found);
    negation::find(&pair, &mut found);
    certainty::find(&pair, &mut found);
    found.sort_unstable();
    found.dedup_by_key(|conflict| (conflict.left, conflict.right));
    found
}

#[cfg(test)]
mod tests;
