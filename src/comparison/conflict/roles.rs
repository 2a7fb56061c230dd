//! Roles of the same person that differ.

use super::names::{are_related, names};
use super::pair::{Pair, Side, Token};
use super::{About, Conflict, Grade};
use crate::article::Span;
use crate::article::facts::Name;

/// Words that make another role of one.
const RANKS: &[&str] = &["assistant", "deputy", "vice", "former", "acting", "interim", "associate", "ex"];

/// A role of fewer words of content is shared by many.
const PARTICULAR: usize = 2;

/// Superlatives that newspapers rank with.
const SUPERLATIVES: &[&str] = &[
    "largest",
    "biggest",
    "oldest",
    "richest",
    "poorest",
    "highest",
    "lowest",
    "longest",
    "greatest",
    "busiest",
    "smallest",
    "youngest",
    "fastest",
    "strongest",
    "deadliest",
    "wealthiest",
    "tallest",
    "deepest",
    "worst",
    "best",
];

/// Finds persons that both sentences name with a role, where the role or the person differs.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    for one in names(left) {
        for two in names(right) {
            let Some((a, b)) = one.role.zip(two.role) else { continue };
            let last =
                |side: &Side, name: &Name| side.tokens[side.tokens_of(&name.words)].last().map(|token| token.stem);
            if last(left, one) == last(right, two) {
                if is_other_rank(left, a, right, b) {
                    found.push(Conflict { left: a, right: b, about: About::Role, grade: Grade::Conflict });
                }
            } else if is_same_role(left, a, right, b) && !is_known(left, one, right) && !is_known(right, two, left) {
                found.push(Conflict { left: one.span, right: two.span, about: About::Name, grade: Grade::Conflict });
            }
        }
    }
    superlatives(pair, found);
}

/// Tells whether the other sentence or article knows a name.
fn is_known(own: &Side, name: &Name, other: &Side) -> bool {
    let tokens = own.tokens_of(&name.words);
    let last = own.folded(tokens.end - 1);
    are_related(own, &tokens, other) || other.article.forms.iter().any(|form| &*form.folded == last)
}

/// "The world’s largest port" and "the country’s largest port".
fn superlatives(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    for (at, one) in superlatives_of(left) {
        for (other, two) in superlatives_of(right) {
            if one != two {
                continue;
            }
            let noun = |side: &Side, at: usize| {
                side.tokens.get(at + 1).filter(|token| !token.function).map(|token| token.stem)
            };
            let nouns = noun(left, at).zip(noun(right, other));
            let same_owner = left.tokens[at - 1].stem == right.tokens[other - 1].stem;
            if !same_owner || nouns.is_some_and(|(one, two)| one != two) {
                let span = |side: &Side, at: usize| side.over(at - 1..(at + 2).min(side.tokens.len()));
                found.push(Conflict {
                    left: span(left, at),
                    right: span(right, other),
                    about: About::Role,
                    grade: Grade::Near,
                });
            }
        }
    }
}

/// The superlatives of a sentence that follow a possessive.
fn superlatives_of<'a>(side: &'a Side) -> impl Iterator<Item = (usize, &'a str)> {
    (1..side.tokens.len()).filter_map(|at| {
        let folded = side.folded(at);
        let owner = side.text(side.tokens[at - 1].span);
        let owned = owner.ends_with("'s") || owner.ends_with("’s");
        (owned && SUPERLATIVES.contains(&folded)).then_some((at, folded))
    })
}

/// The words of content of a role, of several the first: "then a harbour master and later the mayor".
fn stems(side: &Side, role: Span) -> Vec<u32> {
    let words = side.inside(role);
    let joined = words.clone().find(|&at| matches!(side.folded(at), "and" | "who" | "of" | "for"));
    let content = |token: &&Token| !token.function;
    let first = &side.tokens[words.start..joined.unwrap_or(words.end)];
    first.iter().filter(content).map(|token| token.stem).collect()
}

/// Tells whether one of two roles is the other's deputy, former holder and the like.
fn is_other_rank(left: &Side, one: Span, right: &Side, two: Span) -> bool {
    let (first, second) = (stems(left, one), stems(right, two));
    let held = |some: &[u32], all: &[u32]| some.iter().all(|stem| all.contains(stem));
    let same = first.last() == second.last() && (held(&first, &second) || held(&second, &first));
    let ranks = |side: &Side, role: Span| side.inside(role).filter(|&at| RANKS.contains(&side.folded(at))).count();
    same && ranks(left, one) != ranks(right, two)
}

/// Tells whether two roles are the same, and particular enough to have one holder.
fn is_same_role(left: &Side, one: Span, right: &Side, two: Span) -> bool {
    let content = |side: &Side, role: Span| -> Vec<u32> {
        side.tokens[side.inside(role)].iter().filter(|token| !token.function).map(|token| token.stem).collect()
    };
    let first = content(left, one);
    let definite = |side: &Side, role: Span| !matches!(side.folded(side.inside(role).start), "a" | "an");
    first.len() >= PARTICULAR && first == content(right, two) && definite(left, one) && definite(right, two)
}
