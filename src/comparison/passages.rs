//! Links of all pairs gathered into passages: one claim and everywhere it is told.
//!
//! Agglomerative, strongest links first. Two groups become one only where a fair share of their cross pairs is linked,
//! and never through a partial link, so that one sentence which tells two things does not chain two claims together.

use std::collections::HashMap;

use super::{Kind, Link, Passage, SentenceId};

/// Two groups merge where at least this share of their cross pairs between different articles is linked.
const SUPPORT: f64 = 0.5;

/// Gathers links, each pair of sentences at most once, into passages in the order of their first member.
///
/// Every linked sentence is in at least one passage.
pub(super) fn gather(links: &[Link]) -> Vec<Passage> {
    let kinds: HashMap<(SentenceId, SentenceId), Kind> =
        links.iter().map(|link| ((link.left, link.right), link.kind)).collect();
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by(|a, b| {
        let partial = |link: &Link| link.kind == Kind::Partial;
        partial(a).cmp(&partial(b)).then(b.score.total_cmp(&a.score)).then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut groups = Groups { kinds, passages: Vec::new(), of: HashMap::new() };
    for link in order {
        groups.add(link);
    }
    let mut passages: Vec<Passage> = groups.passages.into_iter().flatten().collect();
    for passage in &mut passages {
        passage.members.sort_unstable();
    }
    passages.sort_by(|a, b| a.members.cmp(&b.members));
    passages
}

struct Groups {
    kinds: HashMap<(SentenceId, SentenceId), Kind>,
    /// None where a group was merged into another.
    passages: Vec<Option<Passage>>,
    /// The group that a sentence was first put in.
    of: HashMap<SentenceId, usize>,
}

impl Groups {
    fn add(&mut self, link: &Link) {
        let (left, right) = (link.left, link.right);
        match (self.of.get(&left).copied(), self.of.get(&right).copied()) {
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => {
                if link.kind != Kind::Partial && self.supported(&self.members(a), &self.members(b)) {
                    self.merge(a, b, link.kind);
                }
            }
            (None, None) => self.start(link),
            (Some(group), None) => self.join(link, group, right),
            (None, Some(group)) => self.join(link, group, left),
        }
    }

    /// Puts a sentence into a group where the group supports it, else into a passage of its own with its counterpart.
    fn join(&mut self, link: &Link, group: usize, sentence: SentenceId) {
        let members = self.members(group);
        // What shares only a part with one sentence of another article is no second telling of its whole claim.
        let crowds = link.kind == Kind::Partial && members.iter().any(|member| member.article == sentence.article);
        if !crowds
            && self.supported(&members, &[sentence])
            && let Some(passage) = self.passages[group].as_mut()
        {
            passage.members.push(sentence);
            passage.kind = passage.kind.max(link.kind);
            self.of.insert(sentence, group);
        } else {
            self.start(link);
        }
    }

    fn start(&mut self, link: &Link) {
        let group = self.passages.len();
        for sentence in [link.left, link.right] {
            self.of.entry(sentence).or_insert(group);
        }
        self.passages.push(Some(Passage { members: vec![link.left, link.right], kind: link.kind }));
    }

    fn members(&self, group: usize) -> Vec<SentenceId> {
        self.passages[group].as_ref().map_or_else(Vec::new, |passage| passage.members.clone())
    }

    fn supported(&self, one: &[SentenceId], two: &[SentenceId]) -> bool {
        let (mut linked, mut pairs) = (0_u32, 0_u32);
        for &a in one {
            for &b in two.iter().filter(|b| b.article != a.article) {
                pairs += 1;
                linked += u32::from(self.kinds.contains_key(&(a.min(b), a.max(b))));
            }
        }
        pairs > 0 && f64::from(linked) >= SUPPORT * f64::from(pairs)
    }

    fn merge(&mut self, into: usize, from: usize, kind: Kind) {
        let Some(gone) = self.passages[from].take() else { return };
        for member in &gone.members {
            if self.of.get(member) == Some(&from) {
                self.of.insert(*member, into);
            }
        }
        if let Some(passage) = self.passages[into].as_mut() {
            passage.members.extend(gone.members);
            passage.members.sort_unstable();
            passage.members.dedup();
            passage.kind = passage.kind.max(gone.kind).max(kind);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(article: usize, sentence: usize) -> SentenceId {
        SentenceId { article, sentence }
    }

    fn link(left: SentenceId, right: SentenceId, kind: Kind, score: f32) -> Link {
        Link { left, right, kind, quotation: false, score, reasons: [None; 3] }
    }

    #[test]
    fn gathers_one_claim_from_three_articles() {
        let links = [
            link(id(0, 1), id(1, 4), Kind::Verbatim, 0.99),
            link(id(0, 1), id(2, 0), Kind::Paraphrase, 0.7),
            link(id(1, 4), id(2, 0), Kind::Reworded, 0.8),
        ];
        let passages = gather(&links);
        assert_eq!(passages, [Passage { members: vec![id(0, 1), id(1, 4), id(2, 0)], kind: Kind::Reworded }]);
    }

    #[test]
    fn does_not_chain_claims_through_a_partial_link() {
        let links = [
            link(id(0, 0), id(1, 0), Kind::Verbatim, 0.99),
            link(id(0, 1), id(1, 1), Kind::Verbatim, 0.98),
            link(id(0, 0), id(1, 1), Kind::Partial, 0.97),
            link(id(0, 1), id(1, 0), Kind::Partial, 0.97),
        ];
        assert_eq!(gather(&links).len(), 2);
    }

    #[test]
    fn does_not_chain_claims_without_support() {
        let links = [
            link(id(0, 0), id(1, 0), Kind::Verbatim, 0.99),
            link(id(2, 1), id(3, 1), Kind::Verbatim, 0.98),
            link(id(0, 0), id(2, 1), Kind::Paraphrase, 0.6),
        ];
        assert_eq!(gather(&links).len(), 2);
    }

    #[test]
    fn leaves_no_linked_sentence_out() {
        let links = [
            link(id(0, 0), id(1, 0), Kind::Verbatim, 0.99),
            link(id(1, 0), id(2, 0), Kind::Verbatim, 0.98),
            link(id(0, 0), id(2, 0), Kind::Verbatim, 0.98),
            link(id(0, 7), id(1, 0), Kind::Partial, 0.6),
        ];
        let passages = gather(&links);
        assert!(passages.iter().any(|passage| passage.members.contains(&id(0, 7))));
        assert!(passages.iter().all(|passage| passage.members.len() >= 2));
    }
}
