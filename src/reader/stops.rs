//! Where the key for the next stop stops: kinds of sentences, and the outlets that must have them too.

use std::collections::BTreeSet;

use super::theme::mark;
use crate::comparison::conflict::Grade;
use crate::comparison::{Comparison, Kind, MARK_CONFLICT, SentenceId};

/// What a sentence can be stopped at for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stop {
    /// It has a counterpart of a kind.
    Shared(Kind),
    /// A counterpart states a fact differently.
    Conflict,
    /// A counterpart states a fact nearly alike: rounded, vaguer, in another unit.
    Near,
    /// No other outlet has it.
    Unique,
    /// The reader has a note on it.
    Noted,
}

impl Stop {
    /// All of them, in the order of the list.
    pub const ALL: [Self; 8] = [
        Self::Shared(Kind::Verbatim),
        Self::Shared(Kind::Reworded),
        Self::Shared(Kind::Paraphrase),
        Self::Shared(Kind::Partial),
        Self::Conflict,
        Self::Near,
        Self::Unique,
        Self::Noted,
    ];

    /// Returns its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Shared(kind) => kind.name(),
            Self::Conflict => "a fact told differently",
            Self::Near => "a fact told nearly alike",
            Self::Unique => "only one outlet has it",
            Self::Noted => "a note of yours",
        }
    }

    /// Returns its mark.
    pub fn mark(self) -> &'static str {
        match self {
            Self::Shared(kind) => mark(Some(kind)),
            Self::Conflict => MARK_CONFLICT,
            Self::Near => " ",
            Self::Unique => mark(None),
            Self::Noted => "*",
        }
    }
}

/// Where the key for the next stop stops.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stops {
    /// What is stopped at.
    pub at: BTreeSet<Stop>,
    /// Articles that do not count: a counterpart in one of them is none.
    pub without: BTreeSet<usize>,
}

impl Default for Stops {
    /// Everything that another outlet has, too.
    fn default() -> Self {
        Self { at: Stop::ALL[..4].iter().copied().collect(), without: BTreeSet::new() }
    }
}

impl Stops {
    /// Stops at one thing alone.
    pub fn only(stop: Stop) -> Self {
        Self { at: [stop].into(), without: BTreeSet::new() }
    }

    /// Turns a stop on or off.
    pub fn toggle(&mut self, stop: Stop) {
        if !self.at.remove(&stop) {
            self.at.insert(stop);
        }
    }

    /// Lets an article count or not.
    pub fn toggle_article(&mut self, article: usize) {
        if !self.without.remove(&article) {
            self.without.insert(article);
        }
    }

    /// Tells whether a sentence is stopped at; `is_noted` tells whether the reader has a note on it.
    pub fn holds(&self, comparison: &Comparison, id: SentenceId, is_noted: impl FnOnce() -> bool) -> bool {
        if self.at.contains(&Stop::Noted) && is_noted() {
            return true;
        }
        let mut links = comparison.counterparts(id).filter(|(other, _)| !self.without.contains(&other.article));
        let is_wanted = |link: &crate::comparison::Link| {
            self.at.contains(&Stop::Shared(link.kind))
                || self.at.contains(&Stop::Conflict) && link.is_disputed(Grade::Conflict)
                || self.at.contains(&Stop::Near) && link.is_disputed(Grade::Near)
        };
        links.any(|(_, link)| is_wanted(link)) || self.at.contains(&Stop::Unique) && comparison.is_unique(id)
    }

    /// Returns what is stopped at, in a few words.
    pub fn name(&self) -> String {
        let shared = |stop: &Stop| matches!(stop, Stop::Shared(_));
        let names: Vec<&str> = match self.at.iter().filter(|stop| shared(stop)).count() {
            4 => ["match"]
                .into_iter()
                .chain(self.at.iter().filter(|stop| !shared(stop)).map(|stop| stop.name()))
                .collect(),
            _ => self.at.iter().map(|stop| stop.name()).collect(),
        };
        match names.as_slice() {
            [] => "nothing".to_owned(),
            [one] => (*one).to_owned(),
            several => several.join(", "),
        }
    }
}

/// A walk through the facts told differently, over all articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tour {
    /// The article that it began in.
    pub from: usize,
    /// Where it has come to.
    pub at: SentenceId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_kinds_are_a_match_by_name() {
        let mut stops = Stops::default();
        assert_eq!(stops.name(), "match");
        stops.toggle(Stop::Conflict);
        assert_eq!(stops.name(), "match, a fact told differently");
        stops.toggle(Stop::Shared(Kind::Verbatim));
        assert_eq!(stops.name(), "reworded, paraphrase, partial, a fact told differently");
        Stop::ALL[1..5].iter().for_each(|stop| stops.toggle(*stop));
        assert_eq!(stops.name(), "nothing");
        assert_eq!(Stops::only(Stop::Unique).name(), "only one outlet has it");
    }
}
