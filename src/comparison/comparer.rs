//! All pairs of a set of articles, each compared once however often articles come and go.

use std::collections::HashMap;
use std::sync::Arc;

use super::Comparison;
use super::pair::{self, PairComparison};
use super::runs::{self, Hits, Seeds};
use super::vocabulary::{Reading, Vocabulary};
use crate::article::Article;

/// How far a comparison is, in pairs of articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Pairs compared.
    pub done: usize,
    /// Pairs in all.
    pub total: usize,
}

/// Compares all pairs of articles and gathers what they share.
///
/// An article that could not be read is `None` and keeps its place. `progress` is told after each pair; `stale` is
/// asked before each, and where it says yes the result is `None`.
pub fn compare(
    articles: &[Option<Arc<Article>>],
    progress: &mut dyn FnMut(Progress),
    stale: &dyn Fn() -> bool,
) -> Option<Comparison> {
    Comparer::default().compare(articles, progress, stale)
}

/// Compares two articles; comparing them the other way round gives the mirror image.
///
/// Takes time and memory linear in the two texts.
pub fn compare_pair(left: &Arc<Article>, right: &Arc<Article>) -> PairComparison {
    let mut vocabulary = Vocabulary::default();
    let (left, right) = (vocabulary.read(left), vocabulary.read(right));
    pair::compare(&left, &right, runs::hits(&left, &right).of(0), &vocabulary)
}

/// Compares articles and keeps what it found, so that articles may come and go without comparing the others again.
#[derive(Default)]
pub struct Comparer {
    vocabulary: Vocabulary,
    readings: Vec<Kept>,
    /// What pairs of articles share, by their ids, the lower one first; those that share nothing are left out.
    pairs: HashMap<(u64, u64), PairComparison>,
    next: u64,
    compared: usize,
}

/// An article that is part of the set.
struct Kept {
    id: u64,
    reading: Reading,
    /// Whether it was compared with all others that were.
    is_compared: bool,
}

impl Comparer {
    /// Makes these the articles of the set, compares those pairs that are new, and gathers what all share.
    ///
    /// Articles are told apart by where they are in memory: the same [`Arc`] is the same article. `progress` and `stale`
    /// are as for [`compare`]; what was found before the result went stale is kept.
    pub fn compare(
        &mut self,
        articles: &[Option<Arc<Article>>],
        progress: &mut dyn FnMut(Progress),
        stale: &dyn Fn() -> bool,
    ) -> Option<Comparison> {
        let ids = self.place(articles);
        if !self.compare_new(progress, stale) {
            return None;
        }
        let mut places: Vec<(u64, usize)> =
            ids.iter().enumerate().filter_map(|(place, id)| Some(((*id)?, place))).collect();
        places.sort_unstable();
        let place_of = |id: u64| places.binary_search_by_key(&id, |&(id, _)| id).ok().map(|at| places[at].1);
        let mut found: Vec<(usize, usize, PairComparison)> = Vec::new();
        for (&(low, high), pair) in &self.pairs {
            let (Some(left), Some(right)) = (place_of(low), place_of(high)) else { continue };
            if left < right {
                found.push((left, right, pair.clone()));
            } else {
                found.push((right, left, pair.clone().mirrored()));
            }
        }
        (!stale()).then(|| Comparison::gather(articles, found))
    }

    /// Returns how many pairs it compared so far.
    pub const fn pairs_compared(&self) -> usize {
        self.compared
    }

    /// Forgets the articles that are not among these, reads those that are new, and returns the id of each.
    fn place(&mut self, articles: &[Option<Arc<Article>>]) -> Vec<Option<u64>> {
        let mut known: HashMap<*const Article, Vec<Kept>> = HashMap::new();
        for kept in self.readings.drain(..).rev() {
            known.entry(Arc::as_ptr(&kept.reading.article)).or_default().push(kept);
        }
        let mut ids = Vec::with_capacity(articles.len());
        for article in articles {
            let Some(article) = article else {
                ids.push(None);
                continue;
            };
            let kept = known.get_mut(&Arc::as_ptr(article)).and_then(Vec::pop).unwrap_or_else(|| {
                self.next += 1;
                Kept { id: self.next, reading: self.vocabulary.read(article), is_compared: false }
            });
            ids.push(Some(kept.id));
            self.readings.push(kept);
        }
        for gone in known.into_values().flatten() {
            self.pairs.retain(|&(low, high), _| low != gone.id && high != gone.id);
        }
        ids
    }

    /// Compares every article that is not compared yet with all others; tells whether it came to the end.
    fn compare_new(&mut self, progress: &mut dyn FnMut(Progress), stale: &dyn Fn() -> bool) -> bool {
        self.readings.sort_by_key(|kept| (!kept.is_compared, kept.id));
        let texts: Vec<&[u32]> = self.readings.iter().map(|kept| &*kept.reading.words).collect();
        let is_new: Vec<bool> = self.readings.iter().map(|kept| !kept.is_compared).collect();
        if !is_new.contains(&true) {
            return true;
        }
        let seeds = Seeds::new(&texts, &is_new);
        let mut hits = Hits::default();
        let all = self.readings.len();
        let total = all * all.saturating_sub(1) / 2;
        for new in is_new.iter().filter(|is_new| !**is_new).count()..all {
            seeds.hits(new, |other| other < new, &mut hits);
            let later = &self.readings[new];
            for (place, earlier) in self.readings[..new].iter().enumerate() {
                if stale() {
                    return false;
                }
                let found = pair::compare(&earlier.reading, &later.reading, hits.of(place), &self.vocabulary);
                self.compared += 1;
                let key = (earlier.id.min(later.id), earlier.id.max(later.id));
                let found = if earlier.id < later.id { found } else { found.mirrored() };
                if !found.is_empty() {
                    self.pairs.insert(key, found);
                }
                progress(Progress { done: new * (new - 1) / 2 + place + 1, total });
            }
            self.readings[new].is_compared = true;
            hits.clear();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Details, Role, canonical::Builder};

    fn article(paragraphs: &[&str]) -> Arc<Article> {
        let mut builder = Builder::default();
        for paragraph in paragraphs {
            builder.push(Role::Body, paragraph);
        }
        Arc::new(Article::read(builder.finish(Details::default())))
    }

    /// Four articles of which any two share something.
    fn articles() -> Vec<Option<Arc<Article>>> {
        let closed = "The harbour master of Elsin closed both piers after the storm on Sunday night.";
        let quoted =
            "“We will not send a single boat out before the lighthouse burns again,” said Una Holt, the mayor.";
        let sank = "Three trawlers sank at their moorings, and the fish market of Elsin stayed shut.";
        let all = [
            article(&[closed, quoted, "A choir from Tarn sang in the chapel."]),
            article(&["Bakers gave bread away.", quoted, sank]),
            article(&[sank, closed]),
            article(&[quoted, closed, sank, "Insurers expect the first claims within a week."]),
        ];
        all.map(Some).to_vec()
    }

    fn run(comparer: &mut Comparer, articles: &[Option<Arc<Article>>]) -> Comparison {
        comparer.compare(articles, &mut |_| (), &|| false).expect("never stale")
    }

    fn check(found: &Comparison, articles: &[Option<Arc<Article>>]) {
        let anew = run(&mut Comparer::default(), articles);
        assert_eq!((&found.links, &found.runs, &found.passages), (&anew.links, &anew.runs, &anew.passages));
        assert!(!found.links.is_empty() && !found.runs.is_empty());
    }

    #[test]
    fn one_article_more_costs_its_own_pairs_and_one_less_costs_none() {
        let all = articles();
        let mut comparer = Comparer::default();
        let mut step = |articles: &[Option<Arc<Article>>], pairs: usize| {
            let found = run(&mut comparer, articles);
            assert_eq!(comparer.pairs_compared(), pairs);
            check(&found, articles);
        };
        step(&all[..3], 3);
        step(&all, 6);
        step(&all, 6);
        let [one, two, three, four] = [0, 1, 2, 3].map(|at: usize| all[at].clone());
        step(&[one.clone(), three.clone(), four.clone()], 6);
        step(&[four.clone(), None, three, one.clone()], 6);
        step(&[two, four, one], 8);
    }

    #[test]
    fn an_article_read_again_is_another_and_one_opened_twice_is_two() {
        let all = articles();
        let mut comparer = Comparer::default();
        run(&mut comparer, &all[..2]);
        let again = [articles()[0].clone(), all[1].clone()];
        check(&run(&mut comparer, &again), &again);
        assert_eq!(comparer.pairs_compared(), 2);
        let twice = [all[1].clone(), all[1].clone()];
        check(&run(&mut comparer, &twice), &twice);
        assert_eq!(comparer.pairs_compared(), 3);
    }

    #[test]
    fn what_was_found_before_it_went_stale_is_kept() {
        let all = articles();
        let mut comparer = Comparer::default();
        let asked = std::cell::Cell::new(0);
        let stale = || asked.replace(asked.get() + 1) >= 3;
        assert!(comparer.compare(&all, &mut |_| (), &stale).is_none());
        assert_eq!(comparer.pairs_compared(), 3);
        check(&run(&mut comparer, &all), &all);
        assert_eq!(comparer.pairs_compared(), 6);
    }

    #[test]
    fn progress_counts_every_pair_once() {
        let all = articles();
        let mut comparer = Comparer::default();
        let mut told = Vec::new();
        comparer.compare(&all, &mut |progress: Progress| told.push((progress.done, progress.total)), &|| false);
        assert_eq!(told, (1..=6).map(|done| (done, 6)).collect::<Vec<_>>());
    }

    /// Two articles of some length on different things, which share only what is put into both.
    fn unrelated(shared: &str) -> PairComparison {
        let boats = "Boats came slowly in over grey water while somebody lit lamps along every quay. ".repeat(12);
        let bread = "Ovens stood cold because nobody had ground wheat since all millers went away. ".repeat(12);
        let [one, two] = [[&boats, shared], [&bread, shared]].map(|paragraphs| article(&paragraphs));
        compare_pair(&one, &two)
    }

    #[test]
    fn unrelated_articles_share_what_was_copied_and_no_phrases() {
        assert!(unrelated("Marmalade zeppelin barometer carnivals.").is_empty());
        let copied = "Seven tired clerks copied marmalade recipes for zeppelin crews under a leaking barometer.";
        let found = unrelated(copied);
        assert_eq!((found.runs.len(), found.links.len()), (1, 1));
    }
}
