//! The same quotation in other words.

use std::ops::Range;

use super::pair::{Pair, Side, Token, local};
use super::{About, Conflict, Grade};
use crate::article::Span;
use crate::article::facts::Quotation;

/// Two quotations are the same where at least so many words of content stand for each other …
const LEAST: usize = 3;
/// … and at most this share of the aligned words differs …
const DIFFERING: f64 = 0.34;
/// … and the shorter one is the other's as far as at least this share of its words of content.
const HELD: f64 = 0.5;
/// From this share on what stands in it alone was left out, not cut.
const HELD_WHOLLY: f64 = 0.8;
/// A quotation of at most so many words is a fragment of a sentence.
const FRAGMENT: usize = 8;
/// At most so many words at an end are another ending, not another sentence.
const EDGE: usize = 3;

/// Words of a sentence in quotation marks, and the last name of who says them.
struct Piece<'a> {
    words: Range<usize>,
    speaker: Option<&'a str>,
}

/// Finds words that differ inside a quotation that both sentences have.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    for one in quoted(left) {
        for two in quoted(right) {
            compare(pair, &one, &two, found);
        }
    }
}

fn quoted<'a>(side: &Side<'a>) -> Vec<Piece<'a>> {
    let facts = &side.article.facts;
    let sentence = side.article.sentences[side.sentence].span;
    let last_name = |quotation: &Quotation| {
        let entity = quotation.speaker?.entity?;
        let name = side.article.quote(facts.entities[entity as usize].name);
        name.rsplit(' ').next()
    };
    let quotations = facts.quotations_in(sentence).iter();
    quotations
        .map(|quotation| Piece { words: side.inside(quotation.span), speaker: last_name(quotation) })
        .filter(|piece| piece.words.len() >= 2)
        .collect()
}

fn compare(pair: &Pair, one: &Piece, two: &Piece, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    if one.speaker.zip(two.speaker).is_some_and(|(a, b)| a != b) {
        return;
    }
    let (first, second) = (&left.tokens[one.words.clone()], &right.tokens[two.words.clone()]);
    let pairs = local(first, second);
    let (Some(&start), Some(&end)) = (pairs.first(), pairs.last()) else { return };
    let content = pairs.iter().filter(|(at, _)| !first[*at].function).count();
    let held = share(content, all_content(first).min(all_content(second)));
    let differing = 1.0 - share(pairs.len(), (end.0 - start.0 + 1).max(end.1 - start.1 + 1));
    let said_by_one = one.speaker.is_some() && one.speaker == two.speaker;
    let fragment = first.len().min(second.len()) <= FRAGMENT && content + 1 >= LEAST && said_by_one;
    if differing > DIFFERING || held < HELD || content < LEAST && !fragment {
        return;
    }
    let place = |at: (usize, usize)| (one.words.start + at.0, two.words.start + at.1);
    for (&before, &after) in pairs.iter().zip(&pairs[1..]) {
        let (before, after) = (place(before), place(after));
        let gap = [before.0 + 1..after.0, before.1 + 1..after.1];
        if gap.iter().all(Range::is_empty) || is_edited(pair, &gap) || is_aside(pair, &gap) && held < HELD_WHOLLY {
            continue;
        }
        found.push(differing_words(pair, gap));
    }
    for &at in &pairs {
        let (at, other) = place(at);
        inflected(pair, at, other, found);
    }
    let (start, end) = (place(start), place(end));
    let head = [one.words.start..start.0, two.words.start..start.1];
    let tail = [end.0 + 1..one.words.end, end.1 + 1..two.words.end];
    let shared = [start.0..start.0 + 1, start.1..start.1 + 1];
    for (edge, anchored) in [
        (head, [one.words.start..start.0 + 1, two.words.start..start.1 + 1]),
        (tail, [end.0..one.words.end, end.1..two.words.end]),
    ] {
        let short = edge.iter().all(|words| (1..=EDGE).contains(&words.len()));
        if short && expanded(left, &anchored[0]) != expanded(right, &anchored[1]) {
            found.push(differing_words(pair, edge));
        }
    }
    _ = shared;
    // The same ending of two quotations that begin otherwise.
    if end.0 + 1 == one.words.end
        && end.1 + 1 == two.words.end
        && pairs.len() >= 4
        && start.0 > one.words.start + EDGE
        && start.1 > two.words.start + EDGE
    {
        found.push(differing_words(pair, [one.words.start..start.0, two.words.start..start.1]));
    }
}

fn all_content(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| !token.function).count()
}

#[allow(clippy::cast_precision_loss, reason = "words of a sentence")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

/// The same word in another form: "environmentalist", "environmentalists".
fn inflected(pair: &Pair, at: usize, other: usize, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    let (one, two) = (&left.tokens[at], &right.tokens[other]);
    let same = one.folded == two.folded || expanded(left, &(at..at + 1)) == expanded(right, &(other..other + 1));
    if !same && !one.function {
        found.push(Conflict { left: one.span, right: two.span, about: About::Quotation, grade: Grade::Near });
    }
}

/// Tells whether brackets or dots in a gap say that somebody cut or added words, or only the spelling differs.
fn is_edited(pair: &Pair, gap: &[Range<usize>; 2]) -> bool {
    let around = [0, 1].map(|at| {
        let side = &pair.sides[at];
        side.text(side.over(gap[at].start - 1..gap[at].end + 1))
    });
    let edited = |text: &str| text.contains(['[', ']', '…']) || text.contains("...") || text.contains(". .");
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    around.into_iter().any(edited)
        || letters(around[0]) == letters(around[1])
        || expanded(&pair.sides[0], &wider(&gap[0])) == expanded(&pair.sides[1], &wider(&gap[1]))
}

/// A gap with the words that bound it.
const fn wider(gap: &Range<usize>) -> Range<usize> {
    gap.start - 1..gap.end + 1
}

/// Tells whether one side lacks what the other has between two commas or dashes.
fn is_aside(pair: &Pair, gap: &[Range<usize>; 2]) -> bool {
    [0, 1].into_iter().any(|at| {
        let (own, other) = (&pair.sides[at], &gap[1 - at]);
        let words = &gap[at];
        if !other.is_empty() || words.is_empty() {
            return false;
        }
        let before = own.text(Span::new(own.tokens[words.start - 1].span.end, own.tokens[words.start].span.start));
        let after = own.text(Span::new(own.tokens[words.end - 1].span.end, own.tokens[words.end].span.start));
        let marked = |text: &str| text.contains([',', '–', '—', '―', '(', ')']) || text.contains("--");
        marked(before) && marked(after)
    })
}

/// The words of a gap with contractions written out.
fn expanded(side: &Side, words: &Range<usize>) -> Vec<String> {
    let mut all = Vec::new();
    for token in words.clone() {
        let folded = side.article.folded(side.words.start + token);
        let surface = side.text(side.tokens[token].span);
        let parts: &[&str] = match folded {
            "won't" => &["will", "not"],
            "can't" | "cannot" => &["can", "not"],
            "i'm" => &["i", "am"],
            "gonna" => &["going", "to"],
            "gotta" => &["got", "to"],
            "ok" => &["okay"],
            _ => &[],
        };
        if !parts.is_empty() {
            all.extend(parts.iter().map(ToString::to_string));
        } else if let Some(stem) = folded.strip_suffix("n't") {
            all.extend([stem.to_owned(), "not".to_owned()]);
        } else if let Some((stem, end)) = folded.split_once('\'') {
            all.push(stem.to_owned());
            all.push(match end {
                "re" => "are".to_owned(),
                "d" => "would".to_owned(),
                "ve" => "have".to_owned(),
                "ll" => "will".to_owned(),
                other => other.to_owned(),
            });
        } else if surface.ends_with("'s") || surface.ends_with("’s") {
            all.extend([folded.to_owned(), "is".to_owned()]);
        } else {
            // "I'd" is "I would" or "I had".
            all.push(if folded == "had" { "would" } else { folded }.to_owned());
        }
    }
    all
}

fn differing_words(pair: &Pair, gap: [Range<usize>; 2]) -> Conflict {
    let content = |at: usize| pair.sides[at].tokens[gap[at].clone()].iter().any(|token| !token.function);
    let grade = if content(0) || content(1) { Grade::Conflict } else { Grade::Near };
    // Where one side has nothing, the word before stands for it.
    let lone = gap.iter().any(Range::is_empty);
    let span = |at: usize| {
        let words = if lone { gap[at].start - 1..gap[at].end } else { gap[at].clone() };
        pair.sides[at].over(words)
    };
    Conflict { left: span(0), right: span(1), about: About::Quotation, grade }
}
