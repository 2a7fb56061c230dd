//! What the comparison says of sentences.

use super::App;
use crate::comparison::{Kind, SentenceId};

impl App {
    /// Returns the sentences of another article that tell what a sentence tells, most alike first: those linked to it
    /// that are in a passage with it.
    pub fn counterparts(&self, of: SentenceId, pane: usize) -> Vec<usize> {
        let Some(comparison) = &self.comparison else { return Vec::new() };
        let others = comparison.counterparts(of).map(|(other, _)| other);
        let here = others.filter(|other| other.article == pane && self.common_passage(of, *other).is_some());
        here.map(|other| other.sentence).collect()
    }

    /// Returns the counterpart to go to: where the most alike is one of several of a passage, the first of them.
    pub fn counterpart(&self, of: SentenceId, pane: usize) -> Option<usize> {
        Some(self.tie(of, pane)?.0)
    }

    /// Returns the passage of the sentence in hand that its nearest counterpart on screen has, else its first.
    pub fn passage_in_hand(&self) -> Option<usize> {
        let current = self.current()?;
        let others = self.on_screen().iter().filter(|pane| **pane != current.article);
        let tied = others.filter_map(|pane| self.tie(current, *pane)).map(|(_, passage)| passage).next();
        tied.or_else(|| {
            self.comparison.as_ref()?.passages_of.get(current.article)?.get(current.sentence)?.first().copied()
        })
    }

    /// Returns the counterpart of a sentence to go to, and the passage that both are in.
    pub fn tie(&self, of: SentenceId, pane: usize) -> Option<(usize, usize)> {
        let all = self.counterparts(of, pane);
        let id = |sentence: usize| SentenceId { article: pane, sentence };
        let passage = self.common_passage(of, id(*all.first()?))?;
        let members = &self.comparison.as_ref()?.passages[passage].members;
        let first = all.into_iter().filter(|sentence| members.contains(&id(*sentence))).min()?;
        Some((first, passage))
    }

    /// Returns the passage that two sentences are both in.
    pub fn common_passage(&self, one: SentenceId, other: SentenceId) -> Option<usize> {
        let comparison = self.comparison.as_ref()?;
        let passages = |id: SentenceId| comparison.passages_of.get(id.article)?.get(id.sentence);
        let others = passages(other)?;
        passages(one)?.iter().find(|passage| others.contains(passage)).copied()
    }

    /// Returns how closely two sentences tell the same thing, where they are linked.
    pub fn kind_between(&self, one: SentenceId, other: SentenceId) -> Option<Kind> {
        let mut links = self.comparison.as_ref()?.counterparts(one);
        links.find(|(counterpart, _)| *counterpart == other).map(|(_, link)| link.kind)
    }
}
