//! The same quotation in other words.

use std::ops::Range;

use super::edits::{expanded, is_aside, is_cut, is_edited};
use super::names::are_related;
use super::pair::{Pair, Side, Token, local};
use super::{About, Conflict, Grade};
use crate::article::Span;
use crate::article::facts::Quotation;

/// Two quotations are the same where at least so many words of content stand for each other …
const LEAST: usize = 3;
/// … and the shorter one is the other's as far as at least this share of its words of content.
const HELD: f64 = 0.5;
/// From this share on what stands in it alone was left out, not cut.
const HELD_WHOLLY: f64 = 0.8;
/// A quotation of at most so many words is a fragment of a sentence.
const FRAGMENT: usize = 8;
/// At most so many words between equal ends were left out.
const LEFT_OUT: usize = 7;
/// At most so many words at an end are another ending, not another sentence.
const EDGE: usize = 3;

/// Words of a sentence in quotation marks, and the last name of who says them.
struct Piece<'a> {
    words: Range<usize>,
    speaker: Option<&'a str>,
    /// The words that name the speaker.
    by: Option<Span>,
    /// Whether the sentence itself does.
    named: bool,
}

/// Finds words that differ inside a quotation that both sentences have.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    for one in quoted(left) {
        for two in quoted(right) {
            let Some(matched) = Match::new(pair, &one, &two) else { continue };
            if one.named && two.named && one.speaker.zip(two.speaker).is_some_and(|(a, b)| a != b) {
                found.extend(matched.other_speaker(&one, &two));
                continue;
            }
            matched.inside(found);
            matched.inflected(found);
            matched.edges(found);
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
    let named = |quotation: &Quotation| quotation.speaker.is_some_and(|speaker| sentence.overlaps(speaker.span));
    quotations
        .map(|quotation| Piece {
            words: side.inside(quotation.span),
            speaker: last_name(quotation),
            by: quotation.speaker.map(|speaker| speaker.span),
            named: named(quotation),
        })
        .filter(|piece| piece.words.len() >= 2)
        .collect()
}

/// The same quotation on both sides.
struct Match<'p, 'a> {
    pair: &'p Pair<'a>,
    /// The words of both quotations.
    words: [Range<usize>; 2],
    /// Words that stand for each other, in order.
    pairs: Vec<(usize, usize)>,
    /// How much of the shorter one stands in the other.
    held: f64,
}

impl<'p, 'a> Match<'p, 'a> {
    fn new(pair: &'p Pair<'a>, one: &Piece, two: &Piece) -> Option<Self> {
        let words = [one.words.clone(), two.words.clone()];
        let first = &pair.sides[0].tokens[words[0].clone()];
        let second = &pair.sides[1].tokens[words[1].clone()];
        let pairs = with_equal_ends(local(first, second), first, second);
        let content = pairs.iter().filter(|(at, _)| !first[*at].function).count();
        let held = share(content, all_content(first).min(all_content(second)));
        let pairs = pairs.iter().map(|(at, other)| (words[0].start + at, words[1].start + other)).collect();
        let found = Self { pair, words, pairs, held };
        let said_by_one = one.speaker.is_some() && one.speaker == two.speaker;
        let fragment = first.len().min(second.len()) <= FRAGMENT && content + 1 >= LEAST;
        let word = content > 0 && said_by_one && [0, 1].into_iter().any(|side| found.is_fragment(side, EDGE));
        let short = said_by_one && found.pairs.len() >= LEAST && found.ends_alike();
        let sure = content >= LEAST || word || short || fragment && (said_by_one || held > HELD_WHOLLY);
        (held >= HELD && sure).then_some(found)
    }

    /// Tells whether both begin with the same word and end with the same one.
    fn ends_alike(&self) -> bool {
        let [one, two] = &self.words;
        let last = one.end.checked_sub(1).zip(two.end.checked_sub(1));
        self.pairs.first() == Some(&(one.start, two.start)) && self.pairs.last().copied() == last
    }

    /// Tells whether a side quotes a few words out of a sentence: they begin with a small letter.
    fn is_fragment(&self, side: usize, most: usize) -> bool {
        let (own, words) = (&self.pair.sides[side], &self.words[side]);
        words.len() <= most && own.text(own.tokens[words.start].span).starts_with(char::is_lowercase)
    }

    /// Who says it, where the same words are put into two mouths and neither sentence knows the other's name.
    fn other_speaker(&self, one: &Piece, two: &Piece) -> Option<Conflict> {
        let [left, right] = &self.pair.sides;
        let (first, second) = one.by.zip(two.by)?;
        let content = self.pairs.iter().filter(|(at, _)| !left.tokens[*at].function).count();
        let whole = content > LEAST && self.held >= HELD_WHOLLY;
        let known = are_related(left, &left.inside(first), right) || are_related(right, &right.inside(second), left);
        let named = [(left, first), (right, second)];
        let names = named.iter().all(|(side, span)| side.text(*span).starts_with(char::is_uppercase));
        let conflict = Conflict { left: first, right: second, about: About::Name, grade: Grade::Conflict };
        (whole && names && !known).then_some(conflict)
    }

    /// Words that differ between words that do not.
    fn inside(&self, found: &mut Vec<Conflict>) {
        for (before, after) in self.pairs.iter().zip(&self.pairs[1..]) {
            let gap = [before.0 + 1..after.0, before.1 + 1..after.1];
            let aside = is_aside(self.pair, &gap) && self.held < HELD_WHOLLY;
            if !gap.iter().all(Range::is_empty) && !aside && !is_edited(self.pair, &gap) {
                found.push(differing_words(self.pair, &gap));
            }
        }
    }

    /// The same word in another form: "boat", "boats".
    fn inflected(&self, found: &mut Vec<Conflict>) {
        let [left, right] = &self.pair.sides;
        for &(at, other) in &self.pairs {
            let (one, two) = (&left.tokens[at], &right.tokens[other]);
            let same =
                one.folded == two.folded || expanded(left, &(at..at + 1)) == expanded(right, &(other..other + 1));
            if !same && !one.function {
                found.push(Conflict { left: one.span, right: two.span, about: About::Quotation, grade: Grade::Near });
            }
        }
    }

    /// Words that differ at the beginning or the end, where neither side is merely cut shorter.
    fn edges(&self, found: &mut Vec<Conflict>) {
        let (Some(&first), Some(&last)) = (self.pairs.first(), self.pairs.last()) else { return };
        let [one, two] = &self.words;
        let head = [one.start..first.0, two.start..first.1];
        let tail = [last.0 + 1..one.end, last.1 + 1..two.end];
        let with_head = [one.start..first.0 + 1, two.start..first.1 + 1];
        let with_tail = [last.0..one.end, last.1..two.end];
        for (edge, anchored) in [(head, with_head), (tail, with_tail)] {
            let few = |side: usize| (1..=EDGE).contains(&edge[side].len());
            // A fragment that ends otherwise was not cut there.
            let of_fragment = |side: usize| few(side) && self.is_fragment(side, FRAGMENT);
            let both = edge.iter().all(|words| !words.is_empty());
            let ends_otherwise = few(0) && few(1) || both && (of_fragment(0) || of_fragment(1));
            let [left, right] = &self.pair.sides;
            let alike = || expanded(left, &anchored[0]) == expanded(right, &anchored[1]);
            if ends_otherwise && !is_cut(self.pair, &anchored) && !alike() {
                found.push(differing_words(self.pair, &edge));
            }
        }
    }
}

/// Adds the first words where both begin with the same one, and the last ones: what lies between was left out.
fn with_equal_ends(mut pairs: Vec<(usize, usize)>, first: &[Token], second: &[Token]) -> Vec<(usize, usize)> {
    let (Some(&start), Some(&end)) = (pairs.first(), pairs.last()) else { return pairs };
    let short = |one: usize, two: usize| one.max(two) <= LEFT_OUT;
    if start.0 > 0 && start.1 > 0 && first[0].stem == second[0].stem && short(start.0, start.1) {
        pairs.insert(0, (0, 0));
    }
    let last = (first.len() - 1, second.len() - 1);
    let tail = (last.0 - end.0, last.1 - end.1);
    if tail.0 > 0 && tail.1 > 0 && first[last.0].stem == second[last.1].stem && short(tail.0, tail.1) {
        pairs.push(last);
    }
    pairs
}

fn all_content(tokens: &[Token]) -> usize {
    tokens.iter().filter(|token| !token.function).count()
}

#[allow(clippy::cast_precision_loss, reason = "words of a sentence")]
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}

fn differing_words(pair: &Pair, gap: &[Range<usize>; 2]) -> Conflict {
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
