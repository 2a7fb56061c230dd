//! One side says that something is not so.

use super::pair::{Pair, Side, Slot};
use super::{About, Conflict, Grade};

/// Words that say no.
const NEGATORS: &[&str] = &["not", "never", "no", "cannot", "without", "neither", "nor"];

/// How many words after a negator the word that it negates is looked for.
const REACH: usize = 3;
/// The sentences must be alike, or the verb may be another statement's.
const LIKENESS: f64 = 0.5;

/// Finds a verb that one side negates and the other does not.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    if pair.likeness() < LIKENESS {
        return;
    }
    for at in 0..2 {
        let (own, other) = (&pair.sides[at], &pair.sides[1 - at]);
        for token in 0..own.tokens.len() {
            if !is_negator(own, token) {
                continue;
            }
            let Some(verb) =
                (token + 1..(token + 1 + REACH).min(own.tokens.len())).find(|&next| !own.tokens[next].function)
            else {
                continue;
            };
            let stem = own.tokens[verb].stem;
            let Some(plain) = (0..other.tokens.len()).find(|&at| other.tokens[at].stem == stem) else { continue };
            let negated = (0..other.tokens.len()).any(|at| is_negator(other, at));
            if negated {
                continue;
            }
            let (own_place, plain_place) = (token..verb + 1, plain..plain + 1);
            let slot = if at == 0 { pair.slot(&own_place, &plain_place) } else { pair.slot(&plain_place, &own_place) };
            if slot < Slot::Same {
                continue;
            }
            let spans = [own.over(token..verb + 1), other.over(plain..plain + 1)];
            found.push(Conflict {
                left: spans[at],
                right: spans[1 - at],
                about: About::Negation,
                grade: Grade::Conflict,
            });
        }
    }
}

fn is_negator(side: &Side, token: usize) -> bool {
    let folded = side.article.folded(side.words.start + token);
    NEGATORS.contains(&folded) || folded.ends_with("n't")
}
