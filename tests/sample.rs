//! The bundled sample holds every kind there is, and the comparison finds it: the same that the README shows.

use std::sync::Arc;

use rashomon::article::{Article, Role};
use rashomon::comparison::{self, Comparison, Kind, Link, SentenceId};
use rashomon::source::{self, Source};

const LEDGER: usize = 0;
const POST: usize = 1;
const WIRE: usize = 2;

struct Story {
    articles: Vec<Arc<Article>>,
    comparison: Comparison,
}

fn story() -> Story {
    let load = |source: &Source| Arc::new(Article::read(source::load(source).unwrap()));
    let articles: Vec<Arc<Article>> = Source::sample().iter().map(load).collect();
    let given: Vec<_> = articles.iter().cloned().map(Some).collect();
    let comparison = comparison::compare(&given, &mut |_| (), &|| false).unwrap();
    Story { articles, comparison }
}

impl Story {
    /// The one sentence of an article that begins with some words.
    fn at(&self, article: usize, words: &str) -> SentenceId {
        let own = &self.articles[article];
        let mut found = (0..own.sentences.len()).filter(|&at| own.quote(own.sentences[at].span).starts_with(words));
        let sentence = found.next().unwrap_or_else(|| panic!("no sentence begins with {words:?}"));
        assert!(found.all(|at| own.is_set_apart(at)), "{words:?} begins several sentences");
        SentenceId { article, sentence }
    }

    fn link(&self, one: SentenceId, other: SentenceId) -> Option<Link> {
        self.comparison.counterparts(one).find(|(id, _)| *id == other).map(|(_, link)| link.clone())
    }

    #[track_caller]
    fn linked(&self, one: (usize, &str), other: (usize, &str)) -> Link {
        self.link(self.at(one.0, one.1), self.at(other.0, other.1)).unwrap_or_else(|| panic!("{one:?} / {other:?}"))
    }
}

#[test]
fn each_article_has_its_details() {
    let details: Vec<[String; 3]> = story()
        .articles
        .iter()
        .map(|article| article.details.clone())
        .map(|details| [details.outlet, details.author, details.published])
        .collect();
    assert_eq!(
        details,
        [
            ["The Harbour Ledger", "Hannah Pelling", "2026-03-18"],
            ["Coast Post", "", "2026-03-18"],
            ["Wire Nine", "Graham Tidsall", "2026-03-18"],
        ]
    );
    for article in &story().articles {
        assert!((300..600).contains(&article.words.len()));
        assert_eq!(article.language, "en");
        assert!(article.paragraphs.iter().any(|paragraph| paragraph.role == Role::Heading));
    }
}

#[test]
fn what_is_not_news_is_set_apart() {
    let story = story();
    let post = &story.articles[POST];
    let apart = |role: fn(&Role) -> bool| -> Vec<&str> {
        let of = post.paragraphs.iter().filter(|paragraph| role(&paragraph.role));
        of.map(|paragraph| post.quote(paragraph.span).split(' ').next().unwrap()).collect()
    };
    assert_eq!(apart(|role| *role == Role::Metadata), ["outlet:", "date"]);
    assert_eq!(apart(|role| *role == Role::Furniture), ["Your"]);
    assert_eq!(apart(|role| matches!(role, Role::Repeat { .. })), ["Water"]);
    assert_eq!(apart(|role| *role == Role::Caption), ["Rescuers", "The"]);
    let Some(Role::Repeat { of }) = post.paragraphs.iter().map(|p| p.role).find(|r| matches!(r, Role::Repeat { .. }))
    else {
        unreachable!()
    };
    assert!(post.quote(post.paragraphs[of].span).starts_with("Water was still lying"));
}

#[test]
fn one_quotation_stands_in_all_three() {
    let story = story();
    let quotation = [(LEDGER, "“We had forty"), (POST, "Harbour chief Ruth"), (WIRE, "“We had forty")];
    for (one, other) in [(0, 1), (0, 2), (1, 2)] {
        let link = story.linked(quotation[one], quotation[other]);
        assert!(link.quotation && link.kind <= Kind::Reworded, "{link:?}");
    }
}

#[test]
fn a_quotation_cut_elsewhere_is_found_in_all_its_pieces() {
    let story = story();
    for (one, other) in [
        ((WIRE, "“A gate that closes"), (LEDGER, "“A gate that closes")),
        ((WIRE, "“A gate that closes"), (POST, "“A gate that closes")),
        ((WIRE, "“A gate that closes"), (POST, "“And the people")),
        ((LEDGER, "“They told us"), (POST, "“They told us")),
        ((LEDGER, "“They told us"), (POST, "“And not one")),
    ] {
        assert!(story.linked(one, other).quotation, "{one:?} / {other:?}");
    }
}

#[test]
fn narration_is_verbatim_only_where_no_word_differs() {
    let story = story();
    let gate = "The gate, a 38-tonne steel leaf";
    assert_eq!(story.linked((LEDGER, gate), (WIRE, gate)).kind, Kind::Verbatim);
    let verbatim = story.comparison.links.iter().filter(|link| link.kind == Kind::Verbatim).count();
    assert_eq!(verbatim, 1);
}

#[test]
fn reworded_sentences_are_found_wherever_they_stand() {
    let story = story();
    for (one, other) in [
        ((LEDGER, "The health centre"), (WIRE, "Two primary schools")),
        ((LEDGER, "Divers found"), (WIRE, "On Tuesday afternoon divers")),
        ((POST, "Before the tide turned"), (WIRE, "Firefighters and lifeboat")),
    ] {
        assert_eq!(story.linked(one, other).kind, Kind::Reworded, "{one:?} / {other:?}");
    }
}

#[test]
fn claims_that_disagree_are_linked_all_the_same_and_never_verbatim() {
    let story = story();
    for (one, other) in [
        ((POST, "Eleven people were injured"), (WIRE, "Fourteen people were injured")),
        ((POST, "Nearly 900 homes"), (WIRE, "At least 850 homes")),
        ((LEDGER, "It was overhauled"), (POST, "The gate was overhauled")),
        ((LEDGER, "The gate was ordered shut"), (WIRE, "The gate was ordered shut")),
    ] {
        let link = story.linked(one, other);
        assert!(link.kind > Kind::Verbatim && link.kind < Kind::Partial, "{one:?} / {other:?}: {link:?}");
    }
}

#[test]
fn one_sentence_told_in_two_is_linked_to_both() {
    let story = story();
    let whole = (WIRE, "The alarm that should have told");
    let parts = [(POST, "No alarm ever sounded"), (POST, "A sensor on the seaward side")];
    for part in parts {
        story.linked(whole, part);
    }
    let ids = [story.at(whole.0, whole.1), story.at(POST, parts[0].1), story.at(POST, parts[1].1)];
    let together = |passage: &comparison::Passage| ids.iter().all(|id| passage.members.contains(id));
    assert!(story.comparison.passages.iter().any(together), "one claim, one passage");
}

#[test]
fn a_shared_claim_among_others_is_found() {
    let story = story();
    story.linked((LEDGER, "Some 120 people slept"), (WIRE, "About 120 people spent"));
    story.linked((POST, "Tollerby has run the gate"), (WIRE, "Tollerby has run the gate"));
    story.linked((LEDGER, "The coast road was shut"), (POST, "The coast road was shut"));
    story.linked((POST, "Tollerby Marine had been warned"), (WIRE, "The operator, Tollerby Marine"));
}

#[test]
fn what_only_one_outlet_reports_is_unique_to_it() {
    let story = story();
    for (article, words) in [
        (LEDGER, "She has had no flood cover"),
        (LEDGER, "The minutes of a harbour users’ meeting"),
        (POST, "Tollerby’s chief executive"),
        (POST, "He refused three times"),
        (POST, "Police said detectives"),
        (WIRE, "Council papers show"),
    ] {
        assert!(story.comparison.is_unique(story.at(article, words)), "{words:?}");
    }
}

#[test]
fn every_sentence_is_shared_unique_or_set_apart() {
    let story = story();
    for (article, own) in story.articles.iter().enumerate() {
        let counts = story.comparison.counts(article);
        assert_eq!(counts.shared + counts.unique + counts.set_apart, own.sentences.len());
        for sentence in 0..own.sentences.len() {
            let id = SentenceId { article, sentence };
            let shared = !story.comparison.passages_of[article][sentence].is_empty();
            assert_eq!(shared, story.comparison.kind_of(id).is_some());
            assert_eq!(own.is_set_apart(sentence), !shared && !story.comparison.is_unique(id));
        }
    }
}
