//! What holds of every article and of every two, whatever they were made of.

use std::sync::Arc;

use rashomon::article::canonical::{self, Builder};
use rashomon::article::plainly::substitute;
use rashomon::article::rows::rows;
use rashomon::article::{Article, Details, Extract, Role, Span};
use rashomon::comparison::wording::Wording;
use rashomon::comparison::{Comparison, Kind, PairComparison, SentenceId, compare, compare_pair};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The widths that text is broken to.
const WIDTHS: [usize; 4] = [1, 7, 40, 80];

/// Returns an article of paragraphs that are lines.
pub(crate) fn of_lines(text: &str) -> Arc<Article> {
    let mut builder = Builder::default();
    for line in text.lines() {
        builder.push(Role::Body, line);
    }
    Arc::new(read(builder.finish(Details::default())))
}

/// Reads an extract, and holds it and its article to what they promise.
pub(crate) fn read(extract: Extract) -> Article {
    is_canonical(&extract);
    let article = Article::read(extract);
    paragraphs_are_cut_in_order(&article);
    for paragraph in &article.paragraphs {
        rows_cover(article.quote(paragraph.span));
        is_harmless(&paragraph.clause(&article.text));
        if let Role::Repeat { of } = paragraph.role {
            assert!(!matches!(article.paragraphs[of].role, Role::Repeat { .. }), "a repeat of a repeat");
        }
    }
    facts_are_in_the_text(&article);
    article
}

/// Holds that nothing in a text steers a terminal or leaves its line.
pub(crate) fn is_harmless(text: &str) {
    assert!(text.chars().all(|c| substitute(c) == c), "{text:?}");
}

/// Holds that spans are in order, none in another and none empty, and that nothing but blanks lies beside them.
pub(crate) fn covers(text: &str, spans: impl IntoIterator<Item = Span>) {
    let mut end = 0;
    for span in spans {
        assert!(!span.is_empty() && span.start >= end, "{span:?} after {end} of {text:?}");
        assert!(text[end..span.start].trim().is_empty(), "{:?} is lost", &text[end..span.start]);
        end = span.end;
    }
    assert!(text[end..].trim().is_empty(), "{:?} is lost", &text[end..]);
}

fn is_canonical(extract: &Extract) {
    let lines: Vec<&str> = extract.paragraphs.iter().map(|paragraph| &extract.text[paragraph.span.range()]).collect();
    assert_eq!(lines.join("\n\n"), *extract.text);
    let Details { title, outlet, author, published, .. } = &extract.details;
    for line in lines.into_iter().chain([title, outlet, author, published].map(String::as_str)) {
        assert_eq!(canonical::line(line), line, "a fixed point");
    }
    assert!(extract.paragraphs.iter().all(|paragraph| !paragraph.span.is_empty()));
    extract.notices.iter().for_each(|notice| is_harmless(&notice.sentence));
}

fn paragraphs_are_cut_in_order(article: &Article) {
    covers(&article.text, article.sentences.iter().map(|sentence| sentence.span));
    let mut next = 0;
    for sentence in &article.sentences {
        let paragraph = article.paragraphs[sentence.paragraph].span;
        assert!(paragraph.start <= sentence.span.start && sentence.span.end <= paragraph.end);
        assert_eq!(article.quote(sentence.span).trim().len(), sentence.span.len());
        assert_eq!(sentence.words.start, next, "every word is in a sentence");
        next = sentence.words.end;
        let mut end = sentence.span.start;
        for word in &article.words[sentence.words.clone()] {
            let span = word.span();
            assert!(end <= span.start && !article.quote(span).is_empty() && span.end <= sentence.span.end);
            end = span.end;
        }
    }
    assert_eq!(next, article.words.len());
}

fn rows_cover(text: &str) {
    for width in WIDTHS {
        let found = rows(text, width);
        covers(text, found.iter().copied());
        for row in found {
            // A letter may be wider than the row that it has for itself.
            let drawn = &text[row.range()];
            let seen = drawn.chars().filter(|c| c.width().unwrap_or(0) > 0).count();
            assert!(drawn.width() <= width || seen == 1, "{drawn:?} in {width}");
        }
    }
}

fn facts_are_in_the_text(article: &Article) {
    let facts = &article.facts;
    let in_order = |spans: Vec<Span>| {
        assert!(spans.iter().all(|span| !article.quote(*span).is_empty()));
        assert!(spans.windows(2).all(|two| two[0].end <= two[1].start), "{spans:?}");
    };
    in_order(facts.quotations.iter().map(|quotation| quotation.span).collect());
    in_order(facts.numbers.iter().map(|number| number.span).collect());
    in_order(facts.dates.iter().map(|date| date.span).collect());
    in_order(facts.names.iter().map(|name| name.span).collect());
    for number in &facts.numbers {
        assert!(number.phrase.start <= number.span.start && number.span.end <= number.phrase.end);
        assert!(!article.quote(number.phrase).is_empty() && !number.value().is_empty());
        assert!(number.counts.is_none_or(|word| (word as usize) < article.words.len()));
    }
    for date in &facts.dates {
        assert!(!article.quote(date.phrase).is_empty() && !date.value().is_empty());
        assert!(facts.numbers_in(date.span).is_empty(), "a date is no number");
    }
    for name in &facts.names {
        assert!(!article.quote(facts.entities[name.entity as usize].name).is_empty());
        assert!(name.role.is_none_or(|role| !article.quote(role).is_empty()));
    }
    for sentence in 0..article.sentences.len() {
        let speaker = facts.speaker_of(sentence).map(|speaker| article.quote(facts.speaker_name(speaker)));
        assert!(speaker.is_none_or(|name| !name.is_empty()));
    }
    assert!(facts.quotations.iter().all(|quotation| !quotation.sentences.is_empty()));
}

/// Compares articles, and holds what is found to what it promises.
pub(crate) fn compared(articles: &[Arc<Article>]) -> Comparison {
    let all: Vec<_> = articles.iter().cloned().map(Some).collect();
    let found = compare(&all, &mut |_| (), &|| false).expect("never stale");
    for (at, article) in articles.iter().enumerate() {
        for sentence in 0..article.sentences.len() {
            let id = SentenceId { article: at, sentence };
            let is_linked = found.links_of(id).next().is_some();
            assert_eq!(is_linked, !found.passages_of[at][sentence].is_empty());
            assert!(!is_linked || !article.is_set_apart(sentence));
            assert_eq!(found.is_unique(id), !is_linked && !article.is_set_apart(sentence));
        }
    }
    for link in &found.links {
        assert!((0.0..=1.0).contains(&link.score) && link.left.article < link.right.article);
        let (left, right) = (&articles[link.left.article], &articles[link.right.article]);
        let wording = Wording::new(left, link.left.sentence, &[(right, link.right.sentence)]);
        assert!(link.kind != Kind::Verbatim || wording.differing.is_empty());
        for conflict in &link.conflicts {
            assert!(!left.quote(conflict.left).is_empty() && !right.quote(conflict.right).is_empty());
        }
    }
    for run in &found.runs {
        let (left, right) = (&articles[run.left_article], &articles[run.right_article]);
        assert!(!left.quote(run.left).is_empty() && !right.quote(run.right).is_empty() && run.words > 0);
    }
    for passage in &found.passages {
        assert!(passage.members.windows(2).all(|two| two[0] < two[1]));
        assert!(passage.members.first().map(|id| id.article) != passage.members.last().map(|id| id.article));
    }
    found
}

/// Compares two articles, and holds that which of them comes first makes no difference.
pub(crate) fn paired(one: &Arc<Article>, two: &Arc<Article>) -> PairComparison {
    let found = compare_pair(one, two);
    if one.text != two.text {
        assert_eq!(found, compare_pair(two, one).mirrored());
    }
    found
}
