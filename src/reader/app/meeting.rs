//! What the comparison says of sentences.

use super::App;
use crate::article::Span;
use crate::comparison::conflict::Grade;
use crate::comparison::{Kind, SentenceId};

/// A fact of a sentence that others tell differently, in the same words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// Whether both can hold.
    pub grade: Grade,
    /// The sentence.
    pub of: SentenceId,
    /// Its words for it.
    pub own: String,
    /// The sentences that tell it differently, most alike first.
    pub others: Vec<SentenceId>,
    /// Their words for it.
    pub words: String,
}

impl Dispute {
    /// Returns both sides, each with the letters of its outlets: "A 14", "B, C Eleven".
    pub fn sides(&self) -> [String; 2] {
        let mut letters: Vec<String> = self.others.iter().map(|id| App::letter(id.article).to_string()).collect();
        letters.dedup();
        [format!("{} {}", App::letter(self.of.article), self.own), format!("{} {}", letters.join(", "), self.words)]
    }
}

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

    /// Returns the facts of a sentence that others tell differently: what cannot both hold before what can, and what is on
    /// screen before what is not.
    pub fn disputes(&self, of: SentenceId) -> Vec<Dispute> {
        let words = |pane: usize, span: Span| Some(self.article(pane)?.quote(span).to_owned());
        let links = self.comparison.iter().flat_map(|comparison| comparison.counterparts(of));
        let mut disputes: Vec<Dispute> = Vec::new();
        for (other, link) in links.filter(|(other, _)| self.slots.contains(&other.article)) {
            for conflict in link.conflicts_of(of) {
                let both = (words(of.article, conflict.left), words(other.article, conflict.right));
                let (Some(own), Some(words)) = both else { continue };
                let is_same =
                    |known: &&mut Dispute| known.grade == conflict.grade && known.own == own && known.words == words;
                match disputes.iter_mut().find(is_same) {
                    Some(known) => known.others.push(other),
                    None => disputes.push(Dispute { grade: conflict.grade, of, own, others: vec![other], words }),
                }
            }
        }
        let on_screen = self.on_screen();
        let is_off = |dispute: &Dispute| !dispute.others.iter().any(|other| on_screen.contains(&other.article));
        disputes.sort_by_key(|dispute| (dispute.grade != Grade::Conflict, is_off(dispute)));
        disputes
    }

    /// Returns how closely two sentences tell the same thing, where they are linked.
    pub fn kind_between(&self, one: SentenceId, other: SentenceId) -> Option<Kind> {
        let mut links = self.comparison.as_ref()?.counterparts(one);
        links.find(|(counterpart, _)| *counterpart == other).map(|(_, link)| link.kind)
    }
}
