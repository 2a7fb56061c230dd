//! Text that is there already: made harmless, cut into sentences, set beside another.

use rashomon::article::{Span, canonical, plainly as harmless, sentences as cut};
use rashomon::export::{body, escape};
use rashomon::library::changes;

use super::parts;
use super::printed::is_markdown_harmless;
use super::sound::{compared, covers, is_harmless, of_lines, paired};

/// The languages whose sentences are cut in a way of their own, and one of which nothing is known.
const LANGUAGES: [&str; 8] = ["en", "de", "fr", "es", "it", "nl", "ja", ""];

/// Makes text harmless in every way there is.
pub(crate) fn plainly(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let plain = harmless::plainly(&text);
    is_harmless(&plain);
    assert_eq!(plain.chars().count(), text.chars().count(), "one character for each");
    assert_eq!(harmless::plainly(&plain), plain, "a fixed point");
    let line = canonical::line(&text);
    is_harmless(&line);
    assert_eq!(canonical::line(&line), line, "a fixed point");
    for written in [escape::inline(&text), escape::within(&text), escape::plain(&text), escape::yaml(&text)] {
        is_harmless(&written);
    }
    for lines in [escape::quotation(&text), body::body(&text)] {
        is_markdown_harmless(&lines);
    }
    is_harmless(&escape::address(&text).unwrap_or_default());
    is_harmless(&escape::tag(&text));
}

/// A paragraph as it comes, and as articles have it.
pub(crate) fn sentences(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let line = canonical::line(&text);
    for language in LANGUAGES {
        for text in [text.as_ref(), &line] {
            let spans = cut::split(text, language);
            covers(text, spans.iter().copied());
            assert!(spans.iter().all(|span| text[span.range()].trim().len() == span.len()));
        }
    }
    of_lines(&text);
}

/// Two texts, their paragraphs lines.
pub(crate) fn runs(bytes: &[u8]) {
    let [one, two]: [String; 2] = parts(bytes);
    let articles = [of_lines(&one), of_lines(&two)];
    let found = compared(&articles);
    let alone = paired(&articles[0], &articles[1]);
    assert_eq!(found.links, alone.links);
    assert_eq!(found.runs, alone.runs);
    for run in &found.runs {
        for (article, span) in [(&articles[0], run.left), (&articles[1], run.right)] {
            let has = |at: usize, end: fn(Span) -> usize| article.words.iter().any(|word| end(word.span()) == at);
            assert!(has(span.start, |span| span.start) && has(span.end, |span| span.end), "a run is whole words");
        }
    }
    changed(&articles[0].text, &articles[1].text);
}

/// Holds what is said of two versions of one text.
fn changed(then: &str, now: &str) {
    let hunks = changes::between(then, now);
    assert!(hunks.iter().all(|hunk| now.is_char_boundary(hunk.start) && (hunk.then != hunk.now)));
    assert!(changes::between(then, then).is_empty());
    let (old, new) = changes::words(then, now);
    for (text, spans) in [(then, old), (now, new)] {
        assert!(spans.iter().all(|span| !text[span.range()].is_empty()));
        assert!(spans.windows(2).all(|two| two[0].end <= two[1].start));
    }
}
