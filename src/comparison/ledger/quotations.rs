//! Quotations: the same words between quotation marks in several articles, and where they are told without marks.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::groups::Groups;
use super::{Place, Row, Sort, row};
use crate::article::Article;
use crate::article::facts::Quotation;
use crate::comparison::conflict::{About, Grade};
use crate::comparison::vocabulary::is_function_word;
use crate::comparison::{Comparison, Kind, Link, SentenceId};

/// Two quotations are one where they share this much of the shorter one's words.
const SHARE: f64 = 0.5;

/// Quotations of fewer words are one only where they are equal.
const WORDS: usize = 3;

/// A quotation by its article and its index there.
type Key = (usize, usize);

/// Returns a row for each quotation that does not stand in text set apart.
pub(super) fn rows(articles: &[Option<Arc<Article>>], comparison: &Comparison) -> Vec<Row> {
    let mut gathering = Gathering::new(articles);
    for link in &comparison.links {
        gathering.tie(articles, link);
    }
    gathering.rows(articles)
}

struct Gathering {
    keys: Vec<Key>,
    /// For each article, where its quotations begin among the keys; those set apart are there, but in no row.
    starts: Vec<usize>,
    groups: Groups,
    /// Sentences that tell a quotation, by that, in their own words.
    told: Vec<(usize, SentenceId)>,
}

impl Gathering {
    /// Gathers all, those of the same words as one already.
    fn new(articles: &[Option<Arc<Article>>]) -> Self {
        let (mut keys, mut starts, mut groups) = (Vec::new(), Vec::new(), Groups::default());
        let mut known: HashMap<String, usize> = HashMap::new();
        for (at, article) in articles.iter().enumerate() {
            starts.push(keys.len());
            let Some(article) = article else { continue };
            for (index, quotation) in article.facts.quotations.iter().enumerate() {
                keys.push((at, index));
                let place = groups.add();
                if is_kept(article, quotation) {
                    let same = *known.entry(words_of(article, quotation).join(" ")).or_insert(place);
                    groups.join(same, place, None);
                }
            }
        }
        Self { keys, starts, groups, told: Vec::new() }
    }

    fn in_sentence(&self, articles: &[Option<Arc<Article>>], id: SentenceId) -> std::ops::Range<usize> {
        let Some(article) = &articles[id.article] else { return 0..0 };
        let start = self.starts[id.article];
        let all = &article.facts.quotations;
        let first = all.partition_point(|quotation| quotation.sentences.end <= id.sentence);
        let count = all[first..].partition_point(|quotation| quotation.sentences.start <= id.sentence);
        start + first..start + first + count
    }

    fn tie(&mut self, articles: &[Option<Arc<Article>>], link: &Link) {
        let [left, right] = [link.left, link.right].map(|id| self.in_sentence(articles, id));
        match (left.is_empty(), right.is_empty()) {
            (true, true) => {}
            (true, false) => self.tell(articles, link, right, link.left),
            (false, true) => self.tell(articles, link, left, link.right),
            (false, false) => {
                for one in left {
                    for two in right.clone() {
                        let differs = self.differs(articles, link, [one, two]);
                        if differs.is_some() || self.is_same(articles, one, two) {
                            self.groups.join(one, two, differs);
                        }
                    }
                }
            }
        }
    }

    /// A sentence that tells in its own words what a linked one quotes.
    fn tell(&mut self, articles: &[Option<Arc<Article>>], link: &Link, quoted: std::ops::Range<usize>, id: SentenceId) {
        let speaks = articles[id.article].as_ref().is_some_and(|of| of.facts.speaker_of(id.sentence).is_some());
        if link.quotation || speaks && link.kind != Kind::Partial {
            self.told.extend(quoted.map(|quotation| (quotation, id)));
        }
    }

    /// What the link says of the words of two quotations.
    fn differs(&self, articles: &[Option<Arc<Article>>], link: &Link, places: [usize; 2]) -> Option<Grade> {
        let [left, right] = places.map(|place| {
            let (article, index) = self.keys[place];
            articles[article].as_ref().map(|of| of.facts.quotations[index].span)
        });
        let (left, right) = (left?, right?);
        let about = link.conflicts.iter().filter(|conflict| conflict.about == About::Quotation);
        let both = about.filter(|conflict| conflict.left.overlaps(left) && conflict.right.overlaps(right));
        both.map(|conflict| conflict.grade).min()
    }

    #[allow(clippy::cast_precision_loss, reason = "words of a quotation")]
    fn is_same(&self, articles: &[Option<Arc<Article>>], one: usize, two: usize) -> bool {
        let words = |place: usize| {
            let (article, index) = self.keys[place];
            articles[article].as_ref().map_or_else(Vec::new, |of| words_of(of, &of.facts.quotations[index]))
        };
        let (one, two) = (words(one), words(two));
        if one.len().min(two.len()) < WORDS {
            return one == two;
        }
        let [one, two] =
            [one, two].map(|words| words.into_iter().filter(|word| !is_function_word(word)).collect::<HashSet<&str>>());
        let shared = one.intersection(&two).count() as f64;
        shared > 0.0 && shared >= SHARE * one.len().min(two.len()) as f64
    }

    fn rows(self, articles: &[Option<Arc<Article>>]) -> Vec<Row> {
        let mut places: Vec<Vec<Place>> = vec![Vec::new(); self.keys.len()];
        let mut told: Vec<Vec<SentenceId>> = vec![Vec::new(); self.keys.len()];
        for (quotation, id) in &self.told {
            told[self.groups.root(*quotation)].push(*id);
        }
        for (place, &(at, index)) in self.keys.iter().enumerate() {
            let Some(article) = &articles[at] else { continue };
            let quotation = &article.facts.quotations[index];
            if is_kept(article, quotation) {
                let id = SentenceId { article: at, sentence: quotation.sentences.start };
                let mut found = Place::new(id, quotation.span);
                found.mention.beside = quotation.speaker.map(|speaker| article.facts.speaker_name(speaker));
                places[self.groups.root(place)].push(found);
            }
        }
        let mut rows = Vec::new();
        for (root, mut places) in places.into_iter().enumerate().filter(|(_, places)| !places.is_empty()) {
            let direct: HashSet<usize> = places.iter().map(|place| place.article).collect();
            for id in told[root].iter().filter(|id| !direct.contains(&id.article)) {
                let Some(article) = &articles[id.article] else { continue };
                let mut place = Place::new(*id, article.sentences[id.sentence].span);
                let speaker = article.facts.speaker_of(id.sentence);
                place.mention.beside = speaker.map(|speaker| article.facts.speaker_name(speaker));
                place.mention.is_told = true;
                places.push(place);
            }
            let is_told = places.iter().any(|place| place.mention.is_told);
            rows.extend(row(Sort::Quotations, places, self.groups.worst(root).or(is_told.then_some(Grade::Near))));
        }
        rows
    }
}

fn is_kept(article: &Article, quotation: &Quotation) -> bool {
    quotation.sentences.clone().next().is_some_and(|sentence| !article.is_set_apart(sentence))
}

fn words_of<'a>(article: &'a Article, quotation: &Quotation) -> Vec<&'a str> {
    let words = quotation.sentences.clone().flat_map(|sentence| article.sentences[sentence].words.clone());
    let inside = words.filter(|&word| quotation.span.contains(article.words[word].span().start));
    inside.map(|word| article.folded(word)).collect()
}
