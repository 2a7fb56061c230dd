//! Links of all pairs gathered into passages: one claim and everywhere it is told.
//!
//! Agglomerative, strongest links first. Two groups become one only where a fair share of their cross pairs is linked
//! (average linkage, Sokal and Michener 1958, over links that are there or not), and never through a partial link, so
//! that one sentence which tells two things does not chain two claims together. How many links lie between two groups
//! is counted as they grow, so that the time is near linear in the links, however many articles tell the same.

use std::collections::HashMap;

use super::{Kind, Link, Passage, SentenceId};

/// Two groups merge where at least this share of their cross pairs between different articles is linked.
const SUPPORT: f64 = 0.5;

/// Gathers links, each pair of sentences at most once, into passages in the order of their first member.
///
/// Every linked sentence is in at least one passage.
pub(super) fn gather(links: &[Link]) -> Vec<Passage> {
    let mut order: Vec<&Link> = links.iter().collect();
    order.sort_by(|a, b| {
        let partial = |link: &Link| link.kind == Kind::Partial;
        partial(a).cmp(&partial(b)).then(b.score.total_cmp(&a.score)).then((a.left, a.right).cmp(&(b.left, b.right)))
    });
    let mut gathering = Gathering::new(links);
    for link in order {
        gathering.add(link);
    }
    let mut passages = gathering.passages();
    passages.sort_by(|a, b| a.members.cmp(&b.members));
    passages
}

/// A sentence by its place among those linked.
type Place = usize;

struct Gathering {
    /// The linked sentences, sorted.
    sentences: Vec<SentenceId>,
    /// For each sentence, those linked to it.
    linked: Vec<Vec<Place>>,
    /// For each sentence, the groups it is in, its own first; they may have been merged into others since.
    groups_of: Vec<Vec<usize>>,
    groups: Vec<Group>,
}

struct Group {
    members: Vec<Place>,
    kind: Kind,
    /// How many members each article has.
    articles: HashMap<usize, usize>,
    /// The most that one article has.
    crowd: usize,
    /// How many links lead to the other groups, between the sentences that have the groups for their own.
    near: HashMap<usize, usize>,
    /// The group that this one was merged into.
    merged: Option<usize>,
}

impl Gathering {
    fn new(links: &[Link]) -> Self {
        let mut sentences: Vec<SentenceId> = links.iter().flat_map(|link| [link.left, link.right]).collect();
        sentences.sort_unstable();
        sentences.dedup();
        let (linked, groups_of) = (vec![Vec::new(); sentences.len()], vec![Vec::new(); sentences.len()]);
        let mut gathering = Self { sentences, linked, groups_of, groups: Vec::new() };
        for link in links {
            let (left, right) = (gathering.place(link.left), gathering.place(link.right));
            gathering.linked[left].push(right);
            gathering.linked[right].push(left);
        }
        gathering
    }

    fn place(&self, id: SentenceId) -> Place {
        self.sentences.binary_search(&id).unwrap_or_else(|place| place)
    }

    /// The group as it is now.
    fn root(&self, mut group: usize) -> usize {
        while let Some(into) = self.groups[group].merged {
            group = into;
        }
        group
    }

    /// The group that a sentence was first put in.
    fn own(&self, sentence: Place) -> Option<usize> {
        self.groups_of[sentence].first().map(|&group| self.root(group))
    }

    fn add(&mut self, link: &Link) {
        let (left, right) = (self.place(link.left), self.place(link.right));
        match (self.own(left), self.own(right)) {
            (Some(a), Some(b)) if a == b => {}
            (Some(a), Some(b)) => {
                if link.kind != Kind::Partial && self.support(a, b) {
                    self.merge(a, b, link.kind);
                }
            }
            (None, None) => self.start(left, right, link.kind),
            (Some(group), None) => self.join(right, left, group, link.kind),
            (None, Some(group)) => self.join(left, right, group, link.kind),
        }
    }

    /// Puts a sentence into a group where the group supports it, else into a group of its own with its counterpart.
    fn join(&mut self, sentence: Place, counterpart: Place, group: usize, kind: Kind) {
        let Group { members, articles, .. } = &self.groups[group];
        let beside = articles.get(&self.sentences[sentence].article).copied().unwrap_or(0);
        let others = members.len() - beside;
        let is_member = |other: &&Place| self.groups_of[**other].iter().any(|&of| self.root(of) == group);
        let linked = self.linked[sentence].iter().filter(is_member).count();
        // What shares only a part with one sentence of another article is no second telling of its whole claim.
        let crowds = kind == Kind::Partial && beside > 0;
        if !crowds && is_share(linked, others) {
            self.put(sentence, group);
            self.groups[group].kind = self.groups[group].kind.max(kind);
        } else {
            self.start(counterpart, sentence, kind);
        }
    }

    fn start(&mut self, one: Place, two: Place, kind: Kind) {
        let (members, articles, near) = (Vec::new(), HashMap::new(), HashMap::new());
        self.groups.push(Group { members, kind, articles, crowd: 0, near, merged: None });
        for sentence in [one, two] {
            self.put(sentence, self.groups.len() - 1);
        }
    }

    fn put(&mut self, sentence: Place, group: usize) {
        if self.groups_of[sentence].is_empty() {
            for &other in &self.linked[sentence] {
                if let Some(near) = self.own(other).filter(|&near| near != group) {
                    *self.groups[near].near.entry(group).or_default() += 1;
                    *self.groups[group].near.entry(near).or_default() += 1;
                }
            }
        }
        self.groups_of[sentence].push(group);
        let article = self.sentences[sentence].article;
        let group = &mut self.groups[group];
        group.members.push(sentence);
        let count = group.articles.entry(article).or_default();
        *count += 1;
        group.crowd = group.crowd.max(*count);
    }

    /// Tells whether enough of the pairs between two groups are linked.
    fn support(&self, a: usize, b: usize) -> bool {
        let linked = self.groups[a].near.get(&b).copied().unwrap_or(0);
        let (small, large) =
            if self.groups[a].articles.len() < self.groups[b].articles.len() { (a, b) } else { (b, a) };
        let (small, large) = (&self.groups[small], &self.groups[large]);
        let all = small.members.len() * large.members.len();
        // Most groups are far from it, which needs no look at their articles.
        if !is_share(linked, all - (small.crowd * large.members.len()).min(all - 1)) {
            return false;
        }
        let counts = small.articles.iter().map(|(article, count)| count * large.articles.get(article).unwrap_or(&0));
        is_share(linked, all - counts.sum::<usize>())
    }

    fn merge(&mut self, a: usize, b: usize, kind: Kind) {
        let (into, from) = if self.groups[a].members.len() < self.groups[b].members.len() { (b, a) } else { (a, b) };
        self.groups[from].merged = Some(into);
        let near = std::mem::take(&mut self.groups[from].near);
        for (other, links) in near.into_iter().filter(|&(other, _)| other != into) {
            self.groups[other].near.remove(&from);
            *self.groups[other].near.entry(into).or_default() += links;
            *self.groups[into].near.entry(other).or_default() += links;
        }
        self.groups[into].near.remove(&from);
        let members = std::mem::take(&mut self.groups[from].members);
        let articles = std::mem::take(&mut self.groups[from].articles);
        let kind = kind.max(self.groups[from].kind);
        let into = &mut self.groups[into];
        into.members.extend(members);
        into.kind = into.kind.max(kind);
        for (article, count) in articles {
            let all = into.articles.entry(article).or_default();
            *all += count;
            into.crowd = into.crowd.max(*all);
        }
    }

    fn passages(self) -> Vec<Passage> {
        let Self { sentences, groups, .. } = self;
        let kept = groups.into_iter().filter(|group| group.merged.is_none());
        kept.map(|Group { mut members, kind, .. }| {
            members.sort_unstable();
            members.dedup();
            Passage { members: members.into_iter().map(|place| sentences[place]).collect(), kind }
        })
        .collect()
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts of pairs are far below 2^52")]
fn is_share(linked: usize, pairs: usize) -> bool {
    pairs > 0 && linked as f64 >= SUPPORT * pairs as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(article: usize, sentence: usize) -> SentenceId {
        SentenceId { article, sentence }
    }

    fn link(left: SentenceId, right: SentenceId, kind: Kind, score: f32) -> Link {
        Link { left, right, kind, quotation: false, score, reasons: [None; 3], conflicts: Vec::new() }
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

    #[test]
    fn a_claim_that_every_article_tells_is_one_passage_in_short_time() {
        let pairs = (0..400).flat_map(|left| (left + 1..400).map(move |right| (left, right)));
        let links: Vec<Link> = pairs
            .flat_map(|(left, right)| {
                let other = (left * 7 + right) % 5 + 2;
                [
                    link(id(left, 0), id(right, 0), Kind::Reworded, 0.9),
                    link(id(left, 1), id(right, 1), Kind::Paraphrase, 0.7),
                    link(id(left, 1), id(right, other), Kind::Partial, 0.4),
                ]
            })
            .collect();
        let passages = gather(&links);
        let told_by_all = passages.iter().filter(|passage| passage.members.len() >= 400).count();
        assert_eq!(told_by_all, 2);
    }
}
