//! One side says that something is not so.

use super::pair::{Pair, Side, Slot};
use super::{About, Conflict, Grade};
use crate::article::Span;

/// Words that say no.
const NEGATORS: &[&str] = &["not", "never", "no", "cannot", "without", "neither", "nor", "nobody", "none"];

/// Those of them that stand for whom something is said of: "nobody was hurt".
const SUBJECTS: &[&str] = &["no", "nobody", "none", "neither"];

/// Words that say no with "to" and a verb after them.
const REFUSALS: &[&str] =
    &["failed", "fails", "fail", "refused", "refuses", "refuse", "declined", "declines", "unable"];

/// Words that say no with a noun after them: "declined comment".
const DECLINING: &[&str] = &["declined", "declines", "refused", "refuses"];

/// How many words after a negator the word that it negates is looked for.
const REACH: usize = 3;
/// The sentences must be alike, or the verb may be another statement's.
const LIKENESS: f64 = 0.5;
/// The same where one of the words before and after the verb is missing.
const MORE_ALIKE: f64 = 0.6;

/// Finds a verb that one side negates and the other does not.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    if pair.likeness() < LIKENESS {
        return;
    }
    // Words that mean opposite things tell it already.
    let is_told = |found: &[Conflict], left: Span, right: Span| {
        found.iter().any(|known| known.left.overlaps(left) || known.right.overlaps(right))
    };
    for at in 0..2 {
        let (own, other) = (&pair.sides[at], &pair.sides[1 - at]);
        if (0..other.tokens.len()).any(|token| is_negator(other, token) || DECLINING.contains(&other.folded(token))) {
            continue;
        }
        for token in (0..own.tokens.len()).filter(|&token| is_negator(own, token)) {
            let reach = token + 1..(token + 1 + REACH).min(own.tokens.len());
            let Some(verb) = reach.into_iter().find(|&next| !own.tokens[next].function) else { continue };
            let stem = own.tokens[verb].stem;
            let Some(plain) = other.tokens.iter().position(|token| token.stem == stem) else { continue };
            let (negated, bare) = (token..verb + 1, plain..plain + 1);
            let [left, right] = if at == 0 { [&negated, &bare] } else { [&bare, &negated] };
            let (slot, in_place) = (pair.slot(left, right), pair.is_same_place(left, right));
            let is_subject = SUBJECTS.contains(&own.folded(token));
            let [one, two] = if at == 0 { [verb, plain] } else { [plain, verb] };
            let is_same_verb = || pair.are_partners(one, two) && pair.is_bound_after(&(one..one + 1), &(two..two + 1));
            let at_an_end = (in_place || is_subject && is_same_verb()) && pair.likeness() >= MORE_ALIKE;
            if slot == Slot::Same || at_an_end {
                let spans = [own.over(negated), other.over(bare)];
                let (left, right) = (spans[at], spans[1 - at]);
                if !is_told(found, left, right) {
                    found.push(Conflict { left, right, about: About::Negation, grade: Grade::Conflict });
                }
            }
        }
    }
}

/// Tells whether a word says no.
fn is_negator(side: &Side, token: usize) -> bool {
    let folded = side.folded(token);
    let is_refusal = || REFUSALS.contains(&folded) && token + 1 < side.tokens.len() && side.folded(token + 1) == "to";
    NEGATORS.contains(&folded) || folded.ends_with("n't") || is_refusal()
}

/// Tells whether a word before a token says no of it.
pub(super) fn is_negated(side: &Side, token: usize) -> bool {
    (token.saturating_sub(REACH)..token).any(|before| is_negator(side, before))
}
