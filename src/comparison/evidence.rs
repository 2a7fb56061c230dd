//! Why two sentences are linked: what they share, in which words they differ, and which facts were set side by side.

use std::sync::Arc;

use super::conflict::{About, Grade};
use super::counts::same_count;
use super::wording::Wording;
use super::{Comparison, Link, SentenceId};
use crate::article::facts::{Date, Number};
use crate::article::{Article, Span};

/// What is known of the link between a sentence and its counterpart, spans as seen from the sentence.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// The counterpart.
    pub counterpart: SentenceId,
    /// The link.
    pub link: Link,
    /// Words that both have, in the sentence.
    pub shared: Vec<Span>,
    /// Words of the sentence that the counterpart does not have.
    pub differing: Vec<Span>,
    /// Words of the counterpart that the sentence does not have.
    pub other_differing: Vec<Span>,
    /// The longest part of the sentence that a run of shared words covers, and how many words of the sentence that is.
    pub run: Option<(Span, usize)>,
    /// The facts of both that were set side by side, in the order of the sentence.
    pub facts: Vec<Compared>,
}

/// A fact of a sentence beside one of its counterpart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Compared {
    /// What kind of fact.
    pub about: About,
    /// Its bytes in the sentence.
    pub own: Span,
    /// Its bytes in the counterpart.
    pub other: Span,
    /// How they differ; none where they agree.
    pub grade: Option<Grade>,
}

/// Returns the evidence of each link of a sentence: by article, in each the best first.
///
/// Takes time in the links of the sentence and the runs of its article.
pub fn evidence(articles: &[Option<Arc<Article>>], comparison: &Comparison, id: SentenceId) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = comparison
        .counterparts(id)
        .filter_map(|(other, link)| of_link(articles, comparison, id, other, link))
        .collect();
    found.sort_by_key(|evidence| evidence.counterpart.article);
    found
}

/// Says a probability in words.
pub fn likelihood(score: f32) -> &'static str {
    match score {
        0.95.. => "almost certain",
        0.8.. => "very likely",
        0.6.. => "likely",
        0.4.. => "about as likely as not",
        _ => "unlikely, but possible",
    }
}

fn of_link(
    articles: &[Option<Arc<Article>>],
    comparison: &Comparison,
    id: SentenceId,
    other: SentenceId,
    link: &Link,
) -> Option<Evidence> {
    let (own, its) = (articles.get(id.article)?.as_ref()?, articles.get(other.article)?.as_ref()?);
    let wording = Wording::new(own, id.sentence, &[(its, other.sentence)]);
    let other_differing = Wording::new(its, other.sentence, &[(own, id.sentence)]).differing;
    Some(Evidence {
        counterpart: other,
        shared: wording.shared,
        differing: wording.differing,
        other_differing,
        run: run(own, its, comparison, id, other),
        facts: facts(own, its, id, other, link),
        link: link.clone(),
    })
}

/// The longest run between two sentences.
fn run(
    own: &Article,
    its: &Article,
    comparison: &Comparison,
    id: SentenceId,
    other: SentenceId,
) -> Option<(Span, usize)> {
    let (here, there) = (own.sentences.get(id.sentence)?.span, its.sentences.get(other.sentence)?.span);
    let is_left = id.article < other.article;
    let (left, right) = if is_left { (id.article, other.article) } else { (other.article, id.article) };
    let first = comparison.runs.partition_point(|run| run.left_article < left);
    let of_left = comparison.runs[first..].iter().take_while(|run| run.left_article == left);
    let sides = of_left
        .filter(|run| run.right_article == right)
        .map(|run| if is_left { (run.left, run.right) } else { (run.right, run.left) });
    let both = sides.filter(|(mine, theirs)| mine.overlaps(here) && theirs.overlaps(there));
    let parts = both.map(|(mine, _)| Span::new(mine.start.max(here.start), mine.end.min(here.end)));
    let words = &own.words[own.sentences[id.sentence].words.clone()];
    let counted = parts.map(|part| (part, words.iter().filter(|word| part.overlaps(word.span())).count()));
    counted.max_by_key(|(part, words)| (*words, std::cmp::Reverse(part.start))).filter(|(_, words)| *words > 1)
}

/// Conflicts of the link, then facts that agree.
fn facts(own: &Article, its: &Article, id: SentenceId, other: SentenceId, link: &Link) -> Vec<Compared> {
    let differing = link.conflicts_of(id).map(|conflict| Compared {
        about: conflict.about,
        own: conflict.left,
        other: conflict.right,
        grade: Some(conflict.grade),
    });
    let mut found: Vec<Compared> = differing.collect();
    let (here, there) = (own.sentences[id.sentence].span, its.sentences[other.sentence].span);
    let mut agree = |about: About, mine: Span, theirs: Span| {
        let is_known = |of: &Compared| of.own.overlaps(mine) || of.other.overlaps(theirs);
        if !found.iter().any(is_known) {
            found.push(Compared { about, own: mine, other: theirs, grade: None });
        }
    };
    for one in own.facts.numbers_in(here) {
        let same = |two: &&Number| same_count(own, one, its, two);
        if let Some(two) = its.facts.numbers_in(there).iter().find(same) {
            agree(About::Number, one.phrase, two.phrase);
        }
    }
    for one in own.facts.dates_in(here) {
        let same = |two: &&Date| one.value() == two.value();
        if let Some(two) = its.facts.dates_in(there).iter().find(same) {
            agree(About::Date, one.phrase, two.phrase);
        }
    }
    for one in own.facts.names_in(here) {
        let folded = |article: &Article, span: Span| article.quote(span).to_lowercase();
        let full = |article: &Article, entity: u32| folded(article, article.facts.entities[entity as usize].name);
        let mine = [folded(own, one.span), full(own, one.entity)];
        let mut theirs = its.facts.names_in(there).iter();
        let same = theirs.find(|two| mine.contains(&folded(its, two.span)) || mine.contains(&full(its, two.entity)));
        if let Some(two) = same {
            agree(About::Name, one.span, two.span);
        }
    }
    found.sort_by_key(|fact| (fact.own, fact.other));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Details, Role, canonical::Builder};
    use crate::comparison::{Kind, compare};

    #[expect(clippy::unnecessary_wraps, reason = "an article that could not be read is none")]
    fn article(text: &str) -> Option<Arc<Article>> {
        let mut builder = Builder::default();
        builder.push(Role::Body, text);
        Some(Arc::new(Article::read(builder.finish(Details::default()))))
    }

    #[test]
    fn says_what_is_shared_what_differs_and_which_facts_agree() {
        let articles = [
            article("Fourteen people were hurt when the ferry struck the pier of Elsin on Sunday."),
            None,
            article("On Sunday eleven people were hurt as the ferry struck the old pier of Elsin."),
        ];
        let comparison = compare(&articles, &mut |_| (), &|| false).expect("never stale");
        let id = |article| SentenceId { article, sentence: 0 };
        let check = |own: usize, other: usize, number: [&str; 2]| {
            let found = evidence(&articles, &comparison, id(own));
            let [evidence] = found.as_slice() else { panic!("{found:?}") };
            assert_eq!((evidence.counterpart, evidence.link.kind), (id(other), Kind::Reworded));
            let text = |of: usize, span: Span| articles[of].as_ref().unwrap().quote(span).to_lowercase();
            let facts: Vec<_> = evidence
                .facts
                .iter()
                .map(|fact| (fact.about, text(own, fact.own), text(other, fact.other), fact.grade))
                .collect();
            let [mine, theirs] = number.map(str::to_owned);
            assert!(facts.contains(&(About::Number, mine, theirs, Some(Grade::Conflict))), "{facts:?}");
            assert!(facts.contains(&(About::Name, "elsin".into(), "elsin".into(), None)), "{facts:?}");
            assert!(facts.contains(&(About::Date, "sunday".into(), "sunday".into(), None)), "{facts:?}");
            let (run, words) = evidence.run.unwrap();
            assert!(words >= 3 && text(own, run).contains("ferry struck the"), "{:?}", text(own, run));
            assert_eq!(
                text(own, evidence.differing[0]).split(' ').next(),
                Some(number[0]).filter(|_| own == 0).or(Some("eleven"))
            );
        };
        check(0, 2, ["fourteen", "eleven"]);
        check(2, 0, ["eleven", "fourteen"]);
        assert!(evidence(&articles, &comparison, SentenceId { article: 1, sentence: 0 }).is_empty());
    }

    #[test]
    fn a_probability_has_words() {
        let words = [1.0, 0.9, 0.7, 0.5, 0.1].map(likelihood);
        assert!(words.windows(2).all(|pair| pair[0] != pair[1]), "{words:?}");
    }
}
