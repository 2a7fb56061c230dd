//! Facts that linked sentences state differently, and those that are stated alike beside them, gathered by links alone.
//!
//! Values are not followed over the set here: that one outlet says Monday where another says Tuesday makes no row of
//! every Monday and every Tuesday.

use std::collections::HashMap;
use std::sync::Arc;

use super::groups::Groups;
use super::{Place, Row, Sort, row};
use crate::article::{Article, Span};
use crate::comparison::conflict::{About, Grade};
use crate::comparison::counts::same_count;
use crate::comparison::{Comparison, Link, SentenceId};

/// Where a fact stands: its sort, its article, its first byte.
type Key = (Sort, usize, usize);

/// Groups of places of facts.
#[derive(Default)]
pub(super) struct Disputes {
    at: HashMap<Key, usize>,
    places: Vec<Place>,
    /// Places that tell what a group tells without a link to it.
    further: Vec<(usize, Place)>,
    groups: Groups,
}

impl Disputes {
    pub(super) fn new(articles: &[Option<Arc<Article>>], comparison: &Comparison) -> Self {
        let mut disputes = Self::default();
        for link in &comparison.links {
            disputes.differ(link);
            let (Some(left), Some(right)) = (&articles[link.left.article], &articles[link.right.article]) else {
                continue;
            };
            disputes.agree(link, left, right);
        }
        disputes
    }

    fn differ(&mut self, link: &Link) {
        for conflict in &link.conflicts {
            let sort = match conflict.about {
                About::Number => Sort::Numbers,
                About::Date => Sort::Dates,
                About::Name | About::Role => Sort::Names,
                // Quotations are gathered by their words.
                About::Quotation => continue,
                About::Negation | About::Opposite | About::Certainty => Sort::Claims,
            };
            self.join(sort, [(link.left, conflict.left), (link.right, conflict.right)], Some(conflict.grade));
        }
    }

    fn agree(&mut self, link: &Link, left: &Article, right: &Article) {
        let first = left.facts.numbers_in(left.sentences[link.left.sentence].span);
        let second = right.facts.numbers_in(right.sentences[link.right.sentence].span);
        for one in first {
            for two in second.iter().filter(|two| same_count(left, one, right, two)) {
                self.join(Sort::Numbers, [(link.left, one.phrase), (link.right, two.phrase)], None);
            }
        }
    }

    fn join(&mut self, sort: Sort, sides: [(SentenceId, Span); 2], grade: Option<Grade>) {
        let [one, other] = sides.map(|(id, span)| self.place(sort, id, span));
        self.groups.join(one, other, grade);
    }

    fn place(&mut self, sort: Sort, id: SentenceId, span: Span) -> usize {
        *self.at.entry((sort, id.article, span.start)).or_insert_with(|| {
            self.places.push(Place::new(id, span));
            self.groups.add()
        })
    }

    /// Returns the group that a number is in, and whether something differs in that.
    pub(super) fn group_of(&self, article: usize, phrase: Span) -> Option<(usize, bool)> {
        let root = self.groups.root(*self.at.get(&(Sort::Numbers, article, phrase.start))?);
        Some((root, self.groups.worst(root).is_some()))
    }

    /// Puts places into groups.
    pub(super) fn add(&mut self, further: Vec<(usize, Place)>) {
        self.further = further;
    }

    /// Returns the groups in which something differs as rows.
    pub(super) fn into_rows(mut self) -> Vec<Row> {
        let mut groups: HashMap<usize, (Sort, Vec<Place>)> = HashMap::new();
        let mut keys: Vec<(Key, usize)> = self.at.drain().collect();
        keys.sort_unstable();
        for ((sort, ..), place) in keys {
            let root = self.groups.root(place);
            if self.groups.worst(root).is_some() {
                groups.entry(root).or_insert_with(|| (sort, Vec::new())).1.push(self.places[place]);
            }
        }
        for (root, place) in self.further.drain(..) {
            if let Some((_, places)) = groups.get_mut(&root) {
                places.push(place);
            }
        }
        groups.into_iter().filter_map(|(root, (sort, places))| row(sort, places, self.groups.worst(root))).collect()
    }
}
