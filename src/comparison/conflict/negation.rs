//! One side says that something is not so.

use super::pair::{Pair, Side, Slot};
use super::{About, Conflict, Grade};

/// Words that say no.
const NEGATORS: &[&str] = &["not", "never", "no", "cannot", "without", "neither", "nor"];

/// How many words after a negator the word that it negates is looked for.
const REACH: usize = 3;
/// The sentences must be alike, or the verb may be another statement's.
const LIKENESS: f64 = 0.5;

/// What is said of an act that is not certain yet.
const UNSURE: &[&str] = &[
    "expected",
    "plan",
    "plans",
    "planned",
    "planning",
    "preparing",
    "prepares",
    "prepared",
    "set",
    "may",
    "might",
    "could",
    "likely",
    "intends",
    "intended",
    "considering",
    "hopes",
    "poised",
    "threatened",
];

/// How many words may stand between such a word and its verb.
const LEAD: usize = 4;

/// Finds a verb that one side negates and the other does not, or that one side is surer of.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    certainty(pair, found);
    if pair.likeness() < LIKENESS {
        return;
    }
    for at in 0..2 {
        let (own, other) = (&pair.sides[at], &pair.sides[1 - at]);
        if (0..other.tokens.len()).any(|token| is_negator(other, token)) {
            continue;
        }
        for token in (0..own.tokens.len()).filter(|&token| is_negator(own, token)) {
            let reach = token + 1..(token + 1 + REACH).min(own.tokens.len());
            let Some(verb) = reach.into_iter().find(|&next| !own.tokens[next].function) else { continue };
            let stem = own.tokens[verb].stem;
            let Some(plain) = other.tokens.iter().position(|token| token.stem == stem) else { continue };
            let (negated, bare) = (token..verb + 1, plain..plain + 1);
            let slot = if at == 0 { pair.slot(&negated, &bare) } else { pair.slot(&bare, &negated) };
            if slot == Slot::Same {
                let spans = [own.over(negated), other.over(bare)];
                let (left, right) = (spans[at], spans[1 - at]);
                found.push(Conflict { left, right, about: About::Negation, grade: Grade::Conflict });
            }
        }
    }
}

/// Finds a verb that one side says will happen, and the other only expects.
fn certainty(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    for (verb, first, sure) in leads(left) {
        for (other, second, also) in leads(right) {
            if sure != also && left.tokens[verb].stem == right.tokens[other].stem {
                found.push(Conflict {
                    left: left.over(first..verb + 1),
                    right: right.over(second..other + 1),
                    about: About::Negation,
                    grade: Grade::Near,
                });
            }
        }
    }
}

/// The verbs of a sentence after "will" (sure) or "is expected to" and the like: verb, first word, whether it is sure.
fn leads<'a>(side: &'a Side) -> impl Iterator<Item = (usize, usize, bool)> + 'a {
    (0..side.tokens.len()).filter(|&verb| !side.tokens[verb].function).filter_map(move |verb| {
        for first in (verb.saturating_sub(LEAD)..verb).rev() {
            match side.folded(first) {
                "will" => return Some((verb, first, true)),
                unsure if UNSURE.contains(&unsure) => return Some((verb, first, false)),
                "to" | "be" | "also" | "soon" => {}
                _ => return None,
            }
        }
        None
    })
}

fn is_negator(side: &Side, token: usize) -> bool {
    let folded = side.folded(token);
    NEGATORS.contains(&folded) || folded.ends_with("n't")
}
