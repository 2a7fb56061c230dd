//! A comparison printed, for scripts and for people.

use std::sync::Arc;

use crate::article::Article;

mod digest;
pub mod html;
pub mod json;
pub mod markdown;
mod noted;
pub mod text;

pub use digest::{Digest, Dispute, Side, Statement};
pub use noted::{Noted, Place, notes_on};

/// A source that gave no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    /// The source as the user named it.
    pub source: String,
    /// Why it gave none: a whole clause.
    pub why: String,
}

/// What became of a source; its place among the others is its number in the comparison.
pub type Outcome = Result<Arc<Article>, Unreadable>;

/// Returns the articles as [`crate::comparison::compare`] takes them.
pub fn articles(outcomes: &[Outcome]) -> Vec<Option<Arc<Article>>> {
    outcomes.iter().map(|outcome| outcome.as_ref().ok().cloned()).collect()
}
