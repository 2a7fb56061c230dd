//! What a careful reader links, and what not, on a small event told by two invented outlets.

use std::sync::Arc;

use rashomon::article::canonical::Builder;
use rashomon::article::{Article, Details, Role};
use rashomon::comparison::figures::Reason;
use rashomon::comparison::{Comparison, Footing, Kind, Link, compare, footing};

const COURIER: &[&str] = &[
    "Elsin council voted on Monday to close the old ferry pier after divers found cracks in eleven of its iron legs.",
    "“We would rather lose a summer of trade than a single passenger,” harbour mistress Una Holt told the meeting.",
    "Shopkeepers on the quay said that the closure would ruin them.",
    "Holt grew up in Tarn, where her father mended nets for the herring fleet.",
    "Repairs will take two years and cost $4 million.",
    "A chapel choir will sing on the beach in June.",
];
const GAZETTE: &[&str] = &[
    "Divers found cracks in eleven iron legs of the ferry pier.",
    "The old pier will therefore close, Elsin council voted on Monday.",
    "Una Holt, the harbour mistress, said: “We would rather lose a summer of trade.”",
    "Traders along the quay fear that shutting it will bankrupt them.",
    "The repairs will cost $6 million, the council thinks.",
    "Holt was given a medal by the coastguard last autumn for swimming to a dinghy.",
    "Gulls have begun to nest on the railings.",
];

fn article(paragraphs: &[&str]) -> Arc<Article> {
    let mut builder = Builder::default();
    for paragraph in paragraphs {
        builder.push(Role::Body, paragraph);
    }
    Arc::new(Article::read(builder.finish(Details::default())))
}

fn compared() -> Comparison {
    let articles = [COURIER, GAZETTE].map(|text| Some(article(text)));
    compare(&articles, &mut |_| (), &|| false).expect("nothing makes it stale")
}

fn link(comparison: &Comparison, left: usize, right: usize) -> Option<Link> {
    comparison.links.iter().find(|link| (link.left.sentence, link.right.sentence) == (left, right)).cloned()
}

#[test]
fn one_long_sentence_is_linked_to_two_short_ones() {
    let comparison = compared();
    for right in [0, 1] {
        assert!(link(&comparison, 0, right).is_some(), "{}", GAZETTE[right]);
    }
}

#[test]
fn a_quotation_cut_elsewhere_is_strong_and_marked() {
    let found = link(&compared(), 1, 2).expect("linked");
    assert_eq!((found.kind, found.quotation), (Kind::Reworded, true));
    assert!(found.reasons.contains(&Some(Reason::Quotation)), "{:?}", found.reasons);
}

#[test]
fn the_same_in_other_words_is_linked() {
    let found = link(&compared(), 2, 3).expect("linked");
    assert!(found.kind >= Kind::Paraphrase);
}

#[test]
fn a_changed_number_is_no_verbatim_copy() {
    let found = link(&compared(), 4, 4).expect("linked");
    assert_ne!(found.kind, Kind::Verbatim);
}

#[test]
fn the_same_person_alone_is_no_link() {
    assert!(link(&compared(), 3, 5).is_none());
    let comparison = compared();
    let unique: Vec<(usize, usize)> = comparison.unique().map(|id| (id.article, id.sentence)).collect();
    assert_eq!(unique, [(0, 3), (0, 5), (1, 5), (1, 6)]);
}

#[test]
fn every_link_says_why_it_was_made_and_how_sure_it_is() {
    for link in &compared().links {
        assert!(link.reasons[0].is_some());
        assert!((0.0..=1.0).contains(&link.score));
    }
}

#[test]
fn says_on_what_footing_articles_are_compared() {
    let german =
        article(&["Der Rat von Elsin hat am Montag beschlossen, den alten Fährsteg zu schließen, weil Taucher \
                            Risse in elf seiner eisernen Beine gefunden haben."]);
    let english = article(COURIER);
    assert_eq!(footing([&*english, &article(GAZETTE)]).notice(), None);
    assert_eq!(footing([&*german, &german]), Footing::Words);
    assert_eq!(footing([&*english, &german]), Footing::Languages);
    for footing in [Footing::Words, Footing::Languages] {
        assert!(footing.notice().is_some_and(|notice| notice.contains("meaning")));
    }
}
