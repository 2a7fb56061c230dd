//! What changed between an article as it was last read and as it is now, sentence by sentence.

use std::collections::HashMap;

use imara_diff::{Algorithm, Diff, Token};
use unicode_segmentation::UnicodeSegmentation;

use crate::article::Span;
use crate::article::sentences;

/// Sentences that were put in the place of others; one of the two may be empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hunk {
    /// The sentences as they were.
    pub then: Vec<String>,
    /// The sentences that stand there now.
    pub now: Vec<String>,
    /// The byte of the text of now where they begin.
    pub start: usize,
}

/// Returns what changed from one text to another, in order; nothing where all sentences are the same.
///
/// Both are canonical texts. Takes linear time but for texts with little in common, where the difference is cut short.
pub fn between(then: &str, now: &str) -> Vec<Hunk> {
    let (old, new) = (spans(then), spans(now));
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let before = numbered(then, &old, &mut numbers);
    let after = numbered(now, &new, &mut numbers);
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &before, &after, count);
    let text = |text: &str, spans: &[Span]| spans.iter().map(|span| text[span.range()].to_owned()).collect();
    diff.hunks()
        .map(|hunk| {
            let (removed, added) = (
                hunk.before.start as usize..hunk.before.end as usize,
                hunk.after.start as usize..hunk.after.end as usize,
            );
            let start = new.get(added.start).or(new.last()).map_or(0, |span| span.start);
            Hunk { then: text(then, &old[removed]), now: text(now, &new[added]), start }
        })
        .collect()
}

/// Returns the words of each of two texts that the other does not have at their place, as bytes in order; neighbours are
/// one span.
pub fn words(then: &str, now: &str) -> (Vec<Span>, Vec<Span>) {
    let (old, new) = (word_spans(then), word_spans(now));
    let mut numbers: HashMap<&str, u32> = HashMap::new();
    let before = numbered(then, &old, &mut numbers);
    let after = numbered(now, &new, &mut numbers);
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &before, &after, u32::try_from(numbers.len()).unwrap_or(u32::MAX));
    let mut differing = (Vec::new(), Vec::new());
    for hunk in diff.hunks() {
        let whole = |spans: &[Span]| Some(Span::new(spans.first()?.start, spans.last()?.end));
        differing.0.extend(whole(&old[hunk.before.start as usize..hunk.before.end as usize]));
        differing.1.extend(whole(&new[hunk.after.start as usize..hunk.after.end as usize]));
    }
    differing
}

fn word_spans(text: &str) -> Vec<Span> {
    text.unicode_word_indices().map(|(at, word)| Span::new(at, at + word.len())).collect()
}

/// Returns how many sentences changed: of each hunk the longer side.
pub fn count(hunks: &[Hunk]) -> usize {
    hunks.iter().map(|hunk| hunk.then.len().max(hunk.now.len())).sum()
}

fn numbered<'a>(text: &'a str, spans: &[Span], numbers: &mut HashMap<&'a str, u32>) -> Vec<Token> {
    let mut number = |span: &Span| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        Token(*numbers.entry(&text[span.range()]).or_insert(next))
    };
    spans.iter().map(&mut number).collect()
}

/// The sentences of a canonical text.
fn spans(text: &str) -> Vec<Span> {
    let mut start = 0;
    let mut all = Vec::new();
    for paragraph in text.split("\n\n") {
        let moved = |span: Span| Span::new(span.start + start, span.end + start);
        all.extend(sentences::split(paragraph, "").into_iter().map(moved));
        start += paragraph.len() + 2;
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[track_caller]
    fn check(then: &str, now: &str, expect: &[(&[&str], &[&str])]) {
        let found = between(then, now);
        let seen: Vec<(Vec<&str>, Vec<&str>)> = found
            .iter()
            .map(|hunk| (hunk.then.iter().map(String::as_str).collect(), hunk.now.iter().map(String::as_str).collect()))
            .collect();
        let expect: Vec<_> = expect.iter().map(|(then, now)| (then.to_vec(), now.to_vec())).collect();
        assert_eq!(seen, expect);
        for hunk in &found {
            assert!(hunk.now.is_empty() || now[hunk.start..].starts_with(&hunk.now[0]));
        }
    }

    #[test]
    fn sentences_that_changed_are_told_with_what_they_were() {
        let then = "The gate\n\nIt was shut at noon. Nobody was hurt.\n\nIt opens in May.";
        check(then, then, &[]);
        check(then, &then.replace("Nobody", "Two people"), &[(&["Nobody was hurt."], &["Two people was hurt."])]);
        check(then, &then.replace(" Nobody was hurt.", ""), &[(&["Nobody was hurt."], &[])]);
        check(then, &format!("{then} So they say."), &[(&[], &["So they say."])]);
        check("", then, &[(&[], &["The gate", "It was shut at noon.", "Nobody was hurt.", "It opens in May."])]);
        assert_eq!(count(&between(then, "")), 4);
    }

    proptest! {
        #[test]
        fn any_two_texts_can_be_told_apart(then in "[a-c .\n]{0,60}", now in "[a-c .\n]{0,60}") {
            let hunks = between(&then, &now);
            prop_assert!(hunks.iter().all(|hunk| now.is_char_boundary(hunk.start)));
            prop_assert_eq!(between(&then, &then), vec![]);
        }
    }
}
