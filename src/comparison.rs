//! Articles meet: which sentences tell the same thing, in which words, and what only one of them has.
//!
//! Nothing here reads a file, prints, or can fail.

mod align;
pub mod conflict;
pub mod figures;
pub mod fitting;
mod judge;
pub mod lexicon;
mod passages;
mod runs;
mod similarity;
mod standing;
mod vocabulary;
mod weights;
pub mod wording;

use std::sync::Arc;

use crate::article::{Article, Span};
use figures::Reason;
pub use similarity::{Footing, footing};
use vocabulary::Vocabulary;

/// A sentence of one of the articles compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SentenceId {
    /// The article's place among those compared.
    pub article: usize,
    /// The sentence's index in it.
    pub sentence: usize,
}

/// The mark of what only one article has, used beside [`Kind::mark`].
pub const MARK_UNIQUE: &str = "+";

/// How closely two sentences tell the same thing, closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// The same words in the same order.
    Verbatim,
    /// The same claim, most of the weight of the words shared.
    Reworded,
    /// The same claim in other words.
    Paraphrase,
    /// One specific claim shared; at least one side says substantially more.
    Partial,
}

impl Kind {
    /// All kinds, closest first.
    pub const ALL: [Self; 4] = [Self::Verbatim, Self::Reworded, Self::Paraphrase, Self::Partial];

    /// Returns the name used on screen and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Reworded => "reworded",
            Self::Paraphrase => "paraphrase",
            Self::Partial => "partial",
        }
    }

    /// Returns the mark used on screen and in reports: ASCII, so that every terminal shows it one column wide.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Verbatim => "=",
            Self::Reworded => "~",
            Self::Paraphrase => ":",
            Self::Partial => "-",
        }
    }
}

/// Two sentences of two articles that tell the same thing. `left.article < right.article`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// The sentence of the earlier article.
    pub left: SentenceId,
    /// The sentence of the later article.
    pub right: SentenceId,
    /// How closely they tell it.
    pub kind: Kind,
    /// Whether what they share is a quotation, the words around it aside.
    pub quotation: bool,
    /// The probability that a careful reader would link the two, 0 to 1.
    pub score: f32,
    /// Why they are linked, the weightiest reason first.
    pub reasons: [Option<Reason>; 3],
}

/// Words that two articles share in the same order, small edits bridged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// The earlier article's place among those compared.
    pub left_article: usize,
    /// The run's bytes in it.
    pub left: Span,
    /// The later article's place.
    pub right_article: usize,
    /// The run's bytes in it.
    pub right: Span,
    /// How many words the left side holds.
    pub words: usize,
}

/// One claim and everywhere it is told.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The sentences that tell it, in order of article and place; at least two articles.
    pub members: Vec<SentenceId>,
    /// The weakest kind that holds it together.
    pub kind: Kind,
}

/// What two articles have to do with each other. Adding other articles to a set changes nothing here.
///
/// The articles are numbered 0 and 1 in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PairComparison {
    /// Sentence to sentence, in order of left, then right sentence.
    pub links: Vec<Link>,
    /// Shared words, in order of left, then right place.
    pub runs: Vec<Run>,
}

/// Compares two articles; comparing them the other way round gives the mirror image.
///
/// Takes time and memory linear in the two texts.
pub fn compare_pair(left: &Article, right: &Article) -> PairComparison {
    // Caps and ties look at one side first. Which one must not depend on the order of the arguments.
    if (left.text.len(), &left.text) <= (right.text.len(), &right.text) {
        compare_ordered(left, right)
    } else {
        compare_ordered(right, left).mirrored()
    }
}

fn compare_ordered(left: &Article, right: &Article) -> PairComparison {
    let vocabulary = Vocabulary::new(left, right);
    let links = align::align([left, right], &vocabulary)
        .into_iter()
        .map(|found| Link {
            left: SentenceId { article: 0, sentence: found.left },
            right: SentenceId { article: 1, sentence: found.right },
            kind: found.kind,
            quotation: found.quotation,
            score: found.score,
            reasons: found.reasons,
        })
        .collect();
    let runs = runs::find(&vocabulary.words[0], &vocabulary.words[1], &vocabulary.bits)
        .into_iter()
        .map(|run| Run {
            left_article: 0,
            left: span_of(left, run.left),
            right_article: 1,
            right: span_of(right, run.right),
            words: (run.left.1 - run.left.0) as usize,
        })
        .collect();
    PairComparison { links, runs }
}

fn span_of(article: &Article, (first, end): (u32, u32)) -> Span {
    Span::new(article.words[first as usize].span().start, article.words[end as usize - 1].span().end)
}

impl PairComparison {
    fn mirrored(mut self) -> Self {
        for link in &mut self.links {
            std::mem::swap(&mut link.left.sentence, &mut link.right.sentence);
        }
        for run in &mut self.runs {
            std::mem::swap(&mut run.left, &mut run.right);
        }
        self.links.sort_unstable_by_key(|link| (link.left, link.right));
        self.runs.sort_unstable_by_key(|run| (run.left, run.right));
        self
    }
}

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
    let read: Vec<(usize, &Article)> =
        articles.iter().enumerate().filter_map(|(at, article)| Some((at, &**article.as_ref()?))).collect();
    let total = read.len() * read.len().saturating_sub(1) / 2;
    let (mut links, mut runs, mut done) = (Vec::new(), Vec::new(), 0);
    for (place, &(left_at, left)) in read.iter().enumerate() {
        for &(right_at, right) in &read[place + 1..] {
            if stale() {
                return None;
            }
            let pair = compare_pair(left, right);
            links.extend(pair.links.into_iter().map(|mut link| {
                (link.left.article, link.right.article) = (left_at, right_at);
                link
            }));
            runs.extend(pair.runs.into_iter().map(|mut run| {
                (run.left_article, run.right_article) = (left_at, right_at);
                run
            }));
            done += 1;
            progress(Progress { done, total });
        }
    }
    if stale() { None } else { Some(Comparison::gather(articles, links, runs)) }
}

/// What a comparison found. Everything is sorted by place, so that the same articles give the same comparison.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Sentence to sentence, many to many.
    pub links: Vec<Link>,
    /// Shared words.
    pub runs: Vec<Run>,
    /// One claim each, in the order of their first member.
    pub passages: Vec<Passage>,
    /// For each article, for each sentence: the passages it is in; none means that it is unique or set apart.
    pub passages_of: Vec<Vec<Vec<usize>>>,
    /// For each article, for each sentence: its links by index, best score first.
    linked: Vec<Vec<Vec<u32>>>,
    /// For each article, for each sentence: whether it is set apart.
    set_apart: Vec<Vec<bool>>,
    /// For each article: how many of its sentences are what.
    counts: Vec<Counts>,
}

/// How many of an article's sentences are what.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Linked to at least one other article's sentence.
    pub shared: usize,
    /// Linked to none.
    pub unique: usize,
    /// Set apart: in no comparison.
    pub set_apart: usize,
}

impl Comparison {
    /// Gathers the links and runs of all pairs; `articles` are those that the numbers in them mean.
    pub fn gather(articles: &[Option<Arc<Article>>], mut links: Vec<Link>, mut runs: Vec<Run>) -> Self {
        links.sort_unstable_by_key(|link| (link.left, link.right));
        runs.sort_unstable_by_key(|run| (run.left_article, run.left, run.right_article, run.right));
        let sentences = |at: usize| articles[at].as_ref().map_or(0, |article| article.sentences.len());
        let set_apart = articles
            .iter()
            .map(|article| {
                article.as_ref().map_or_else(Vec::new, |a| (0..a.sentences.len()).map(|s| a.is_set_apart(s)).collect())
            })
            .collect();
        let empty =
            || -> Vec<Vec<Vec<u32>>> { (0..articles.len()).map(|at| vec![Vec::new(); sentences(at)]).collect() };
        let mut linked = empty();
        for (index, link) in (0_u32..).zip(&links) {
            for side in [link.left, link.right] {
                linked[side.article][side.sentence].push(index);
            }
        }
        for of_sentence in linked.iter_mut().flatten().filter(|indexes| indexes.len() > 1) {
            of_sentence.sort_by(|&a, &b| links[b as usize].score.total_cmp(&links[a as usize].score).then(a.cmp(&b)));
        }
        let passages = passages::gather(&links);
        let mut passages_of: Vec<Vec<Vec<usize>>> =
            (0..articles.len()).map(|at| vec![Vec::new(); sentences(at)]).collect();
        for (index, passage) in passages.iter().enumerate() {
            for member in &passage.members {
                passages_of[member.article][member.sentence].push(index);
            }
        }
        let mut comparison = Self { links, runs, passages, passages_of, linked, set_apart, counts: Vec::new() };
        comparison.counts = (0..articles.len()).map(|article| comparison.count(article)).collect();
        comparison
    }

    /// Returns the links of a sentence, best score first.
    pub fn links_of(&self, id: SentenceId) -> impl Iterator<Item = &Link> {
        let indexes = self.linked.get(id.article).and_then(|of| of.get(id.sentence));
        indexes.into_iter().flatten().map(|&index| &self.links[index as usize])
    }

    /// Returns the sentences that a sentence is linked to, each with its link, best score first.
    pub fn counterparts(&self, id: SentenceId) -> impl Iterator<Item = (SentenceId, &Link)> {
        self.links_of(id).map(move |link| (if link.left == id { link.right } else { link.left }, link))
    }

    /// Returns the kind of the closest link of a sentence; none where it has no link.
    pub fn kind_of(&self, id: SentenceId) -> Option<Kind> {
        self.links_of(id).map(|link| link.kind).min()
    }

    /// Tells whether a sentence takes part in the comparison and no other article has it.
    pub fn is_unique(&self, id: SentenceId) -> bool {
        let apart = self.set_apart.get(id.article).and_then(|of| of.get(id.sentence));
        apart == Some(&false) && self.links_of(id).next().is_none()
    }

    /// Returns the sentences that only their article has, in order.
    pub fn unique(&self) -> impl Iterator<Item = SentenceId> {
        let all = self.set_apart.iter().enumerate();
        all.flat_map(|(article, of)| (0..of.len()).map(move |sentence| SentenceId { article, sentence }))
            .filter(|&id| self.is_unique(id))
    }

    /// Returns how many of an article's sentences are what.
    pub fn counts(&self, article: usize) -> Counts {
        self.counts.get(article).copied().unwrap_or_default()
    }

    fn count(&self, article: usize) -> Counts {
        let mut counts = Counts::default();
        let apart = self.set_apart.get(article).map_or(&[][..], Vec::as_slice);
        for (sentence, &apart) in apart.iter().enumerate() {
            match self.links_of(SentenceId { article, sentence }).next() {
                _ if apart => counts.set_apart += 1,
                Some(_) => counts.shared += 1,
                None => counts.unique += 1,
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Details, Role, canonical::Builder};

    fn article(paragraphs: &[&str]) -> Arc<Article> {
        let mut builder = Builder::default();
        for paragraph in paragraphs {
            builder.push(Role::Body, paragraph);
        }
        Arc::new(Article::read(builder.finish(Details::default())))
    }

    fn all(articles: &[Arc<Article>]) -> Comparison {
        let articles: Vec<_> = articles.iter().cloned().map(Some).collect();
        compare(&articles, &mut |_| (), &|| false).expect("never stale")
    }

    const DAILY: &[&str] = &[
        "The harbour master of Elsin closed both piers after the storm on Sunday night.",
        "“We will not send a single boat out before the lighthouse burns again,” said Una Holt, the mayor.",
        "Fishermen had asked for a new lighthouse since the spring of last year.",
        "Three trawlers sank at their moorings, and the fish market stayed shut.",
        "A choir from Tarn sang in the chapel while people waited for the ferry.",
    ];
    const COURIER: &[&str] = &[
        "Bakers in Elsin gave away bread to stranded travellers.",
        "Una Holt told reporters: “We will not send a single boat out before the lighthouse burns again.”",
        "The harbour master of Elsin closed both piers after the storm on Sunday night.",
        "Four trawlers sank at their moorings, and the fish market stayed shut.",
        "Insurers expect the first claims within a week.",
    ];

    fn found(comparison: &Comparison, left: usize, right: usize) -> Option<&Link> {
        comparison.links.iter().find(|link| (link.left.sentence, link.right.sentence) == (left, right))
    }

    #[test]
    fn links_what_two_articles_share_and_nothing_else() {
        let comparison = all(&[article(DAILY), article(COURIER)]);
        assert_eq!(found(&comparison, 0, 2).map(|link| link.kind), Some(Kind::Verbatim));
        let quotation = found(&comparison, 1, 1).expect("the quotation is linked");
        assert_eq!((quotation.kind, quotation.quotation), (Kind::Reworded, true));
        let unique: Vec<_> = comparison.unique().map(|id| (id.article, id.sentence)).collect();
        assert_eq!(unique, [(0, 2), (0, 4), (1, 0), (1, 4)]);
    }

    #[test]
    fn a_changed_number_is_not_verbatim() {
        let comparison = all(&[article(DAILY), article(COURIER)]);
        assert_eq!(found(&comparison, 3, 3).map(|link| link.kind), Some(Kind::Reworded));
    }

    #[test]
    fn word_order_is_what_makes_verbatim() {
        let one = article(&["The mayor of Elsin resigned over the flooded archive on Monday.", "Birds flew past."]);
        let two = article(&["On Monday the mayor of Elsin resigned over the flooded archive.", "Rain is expected."]);
        assert_eq!(found(&all(&[one, two]), 0, 0).map(|link| link.kind), Some(Kind::Reworded));
    }

    #[test]
    fn what_is_set_apart_is_in_nothing() {
        let mut builder = Builder::default();
        for text in DAILY {
            builder.push(Role::Caption, text);
        }
        let captions = Arc::new(Article::read(builder.finish(Details::default())));
        let comparison = all(&[captions, article(COURIER)]);
        assert!(comparison.links.is_empty() && comparison.runs.is_empty() && comparison.passages.is_empty());
        assert_eq!(comparison.counts(0), Counts { shared: 0, unique: 0, set_apart: 5 });
        assert_eq!(comparison.counts(1), Counts { shared: 0, unique: 5, set_apart: 0 });
    }

    #[test]
    fn other_articles_change_nothing_between_two() {
        let two = all(&[article(DAILY), article(COURIER)]);
        let three = all(&[article(DAILY), article(COURIER), article(&DAILY[2..])]);
        let between: Vec<Link> = three.links.iter().filter(|link| link.right.article == 1).copied().collect();
        assert_eq!(between, two.links);
    }

    #[test]
    fn an_unreadable_source_keeps_its_place_and_a_stale_comparison_stops() {
        let articles = [Some(article(DAILY)), None, Some(article(COURIER))];
        let mut told = Vec::new();
        let comparison = compare(&articles, &mut |progress| told.push(progress), &|| false).expect("not stale");
        assert!(comparison.links.iter().all(|link| (link.left.article, link.right.article) == (0, 2)));
        assert_eq!(comparison.links.len(), 3);
        assert_eq!(told, [Progress { done: 1, total: 1 }]);
        assert!(compare(&articles, &mut |_| (), &|| true).is_none());
    }

    #[test]
    fn knows_a_sentence_by_its_closest_link() {
        let comparison = all(&[article(DAILY), article(COURIER)]);
        let id = SentenceId { article: 1, sentence: 2 };
        assert_eq!(comparison.kind_of(id), Some(Kind::Verbatim));
        let counterpart = comparison.counterparts(id).next().map(|(other, _)| other);
        assert_eq!(counterpart, Some(SentenceId { article: 0, sentence: 0 }));
        assert_eq!(comparison.kind_of(SentenceId { article: 1, sentence: 4 }), None);
    }

    fn texts() -> impl Strategy<Value = Vec<String>> {
        let known: Vec<&str> = DAILY.iter().chain(COURIER).copied().collect();
        let paragraph = prop_oneof![
            3 => proptest::sample::subsequence(known, 0..4).prop_map(|some| some.join(" ")),
            1 => "\\PC{0,60}",
            1 => "(pier |storm |Elsin |the |of |two |[.“”?] ){0,30}",
        ];
        proptest::collection::vec(paragraph, 0..6)
    }

    fn of(texts: &[String]) -> Arc<Article> {
        article(&texts.iter().map(String::as_str).collect::<Vec<_>>())
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn compares_any_texts(one in texts(), two in texts(), three in texts()) {
            let articles = [of(&one), of(&two), of(&three)];
            let comparison = all(&articles);
            for (at, article) in articles.iter().enumerate() {
                for sentence in 0..article.sentences.len() {
                    let id = SentenceId { article: at, sentence };
                    let linked = comparison.links_of(id).next().is_some();
                    prop_assert_eq!(linked, !comparison.passages_of[at][sentence].is_empty());
                    prop_assert!(!(linked && article.is_set_apart(sentence)));
                    prop_assert_eq!(comparison.is_unique(id), !linked && !article.is_set_apart(sentence));
                }
            }
            for link in &comparison.links {
                prop_assert!((0.0..=1.0).contains(&link.score) && link.left.article < link.right.article);
                let (left, right) = (&articles[link.left.article], &articles[link.right.article]);
                let wording = wording::Wording::new(left, link.left.sentence, &[(right, link.right.sentence)]);
                prop_assert!(link.kind != Kind::Verbatim || wording.differing.is_empty());
            }
            for passage in &comparison.passages {
                prop_assert!(passage.members.windows(2).all(|pair| pair[0] < pair[1]));
                prop_assert!(passage.members.first().map(|id| id.article) != passage.members.last().map(|id| id.article));
            }
        }

        #[test]
        fn the_other_way_round_is_the_mirror_image(one in texts(), two in texts()) {
            let (one, two) = (of(&one), of(&two));
            prop_assume!(one.text != two.text);
            prop_assert_eq!(compare_pair(&one, &two), compare_pair(&two, &one).mirrored());
        }
    }
}
