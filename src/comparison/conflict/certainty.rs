//! One side is surer of what both say.

use std::ops::Range;

use super::pair::{Pair, Side};
use super::{About, Conflict, Grade};

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

/// Words that make less sure what stands beside them.
const SOFTENERS: &[&str] = &[
    "allegedly",
    "reportedly",
    "apparently",
    "seemingly",
    "possibly",
    "probably",
    "perhaps",
    "purportedly",
    "supposedly",
    "presumably",
];

/// Words with "to" after them that do the same.
const SEEMING: &[&str] = &["appears", "appeared", "appear", "seems", "seemed", "seem"];

/// Verbs of those who hold something to be so.
const HOLDING: &[&str] = &[
    "believe",
    "believes",
    "believed",
    "claim",
    "claims",
    "claimed",
    "allege",
    "alleges",
    "alleged",
    "suspect",
    "suspects",
    "suspected",
    "think",
    "thinks",
    "thought",
];

/// Those of them that are nouns too.
const NOUNS: &[&str] = &["claim", "claims", "suspect", "suspects", "suspected"];

/// Words that tell whose statement it is, or that it is not sure.
const ATTRIBUTING: &[&str] = &[
    "said",
    "says",
    "say",
    "saying",
    "told",
    "tells",
    "according",
    "accused",
    "accuses",
    "charged",
    "reported",
    "reports",
    "insisted",
    "insists",
    "argued",
    "argues",
    "contends",
    "contended",
    "suggested",
    "suggests",
    "wrote",
    "added",
    "asserted",
    "stated",
    "states",
    "announced",
    "confirmed",
    "may",
    "might",
    "could",
    "would",
    "if",
    "whether",
];

/// The sentences must be alike, or the words may be another statement's.
const LIKENESS: f64 = 0.6;

/// How many words from a softener its verb may stand.
const BESIDE: usize = 2;

/// Finds what one side says less surely than the other.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    leading(pair, found);
    if pair.likeness() >= LIKENESS {
        softened(pair, 0, found);
        softened(pair, 1, found);
    }
}

/// Finds words that one side softens, or puts into somebody's mouth, where the other states them flatly.
fn softened(pair: &Pair, at: usize, found: &mut Vec<Conflict>) {
    let (own, other) = (&pair.sides[at], &pair.sides[1 - at]);
    let softened = (0..own.tokens.len()).filter_map(|token| Some((token, softens(pair, at, token)?)));
    for (token, (word, partner)) in softened {
        if (0..other.tokens.len()).any(|token| is_unsure(other, token)) {
            return;
        }
        let spans = [own.over(token..word + 1), other.over(partner..partner + 1)];
        let (left, right) = (spans[at], spans[1 - at]);
        found.push(Conflict { left, right, about: About::Certainty, grade: Grade::Near });
    }
}

/// The word of content that a token makes less sure, and the one that stands for it on the other side.
fn softens(pair: &Pair, at: usize, token: usize) -> Option<(usize, usize)> {
    let own = &pair.sides[at];
    let folded = own.folded(token);
    let to = |side: &Side| token + 1 < side.tokens.len() && side.folded(token + 1) == "to";
    let after = token + 1..(token + 2 + BESIDE).min(own.tokens.len());
    if SOFTENERS.contains(&folded) || SEEMING.contains(&folded) && to(own) {
        return partnered(pair, at, after);
    }
    // "Police believe (that) the driver was drunk": somebody stands before the verb, and not "is believed to".
    let somebody = token.checked_sub(1).is_some_and(|before| !own.tokens[before].function);
    // "The suspect Ida Moe" suspects nobody.
    let is_verb = !NOUNS.contains(&folded) || own.tokens.get(token + 1).is_some_and(|next| next.function);
    if HOLDING.contains(&folded) && somebody && is_verb && !to(own) { partnered(pair, at, after) } else { None }
}

/// The first word of content among some that stands for one of the other side.
fn partnered(pair: &Pair, at: usize, words: Range<usize>) -> Option<(usize, usize)> {
    let [own, other] = [&pair.sides[at], &pair.sides[1 - at]];
    let word = words.into_iter().find(|&word| !own.tokens[word].function)?;
    let is_partner =
        |there: &usize| if at == 0 { pair.are_partners(word, *there) } else { pair.are_partners(*there, word) };
    Some((word, (0..other.tokens.len()).find(is_partner)?))
}

fn is_unsure(side: &Side, token: usize) -> bool {
    let folded = side.folded(token);
    [SOFTENERS, SEEMING, HOLDING, ATTRIBUTING, UNSURE].iter().any(|list| list.contains(&folded))
}

/// Finds a verb that one side says will happen, and the other only expects.
fn leading(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    for (verb, first, sure) in leads(left) {
        for (other, second, also) in leads(right) {
            if sure != also && left.tokens[verb].stem == right.tokens[other].stem {
                found.push(Conflict {
                    left: left.over(first..verb + 1),
                    right: right.over(second..other + 1),
                    about: About::Certainty,
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
