//! What two articles and more share, and what holds of any.

use std::collections::BTreeSet;

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
    let between: Vec<Link> = three.links.iter().filter(|link| link.right.article == 1).cloned().collect();
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
        let alone = compare_pair(&articles[0], &articles[1]);
        let between = |article: usize| article < 2;
        let links: Vec<&Link> = comparison.links.iter().filter(|link| between(link.right.article)).collect();
        let runs: Vec<&Run> = comparison.runs.iter().filter(|run| between(run.right_article)).collect();
        prop_assert_eq!(links, alone.links.iter().collect::<Vec<_>>());
        prop_assert_eq!(runs, alone.runs.iter().collect::<Vec<_>>());
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
    fn another_order_of_the_articles_is_another_order_of_the_same(one in texts(), two in texts(), three in texts()) {
        let articles = [of(&one), of(&two), of(&three)];
        prop_assume!(articles.iter().zip(articles.iter().cycle().skip(1)).all(|(a, b)| a.text != b.text));
        let (before, after) = (all(&articles), all(&[2, 0, 1].map(|at: usize| Arc::clone(&articles[at]))));
        let then = |id: &SentenceId| SentenceId { article: [2, 0, 1][id.article], sentence: id.sentence };
        let links = |of: &Comparison, then: &dyn Fn(&SentenceId) -> SentenceId| {
            let ends = |link: &Link| {
                let mut ends = [then(&link.left), then(&link.right)];
                ends.sort();
                (ends, link.kind, link.score.to_bits(), link.conflicts.len())
            };
            of.links.iter().map(ends).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(links(&before, &|id| *id), links(&after, &then));
        let passages = |of: &Comparison, then: &dyn Fn(&SentenceId) -> SentenceId| {
            let members = |passage: &Passage| (passage.members.iter().map(then).collect::<BTreeSet<_>>(), passage.kind);
            of.passages.iter().map(members).collect::<BTreeSet<_>>()
        };
        prop_assert_eq!(passages(&before, &|id| *id), passages(&after, &then));
        prop_assert_eq!(before.unique().collect::<BTreeSet<_>>(), after.unique().map(|id| then(&id)).collect());
    }

    #[test]
    fn the_other_way_round_is_the_mirror_image(one in texts(), two in texts()) {
        let (one, two) = (of(&one), of(&two));
        prop_assume!(one.text != two.text);
        prop_assert_eq!(compare_pair(&one, &two), compare_pair(&two, &one).mirrored());
    }
}
