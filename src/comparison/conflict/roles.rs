//! Roles of the same person that differ.

use super::pair::{Pair, Side};
use super::{About, Conflict, Grade};
use crate::article::Span;
use crate::article::facts::Name;

/// Words that make another role of one.
const RANKS: &[&str] = &["assistant", "deputy", "vice", "former", "acting", "interim", "associate", "ex"];

/// Finds persons that both sentences name with a role, and the roles differ.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    let names = |side: &Side| side.article.facts.names_in(side.article.sentences[side.sentence].span).to_vec();
    let (first, second) = (names(left), names(right));
    for one in &first {
        for two in &second {
            let (Some(a), Some(b)) = (one.role, two.role) else { continue };
            let last =
                |side: &Side, name: &Name| side.tokens[side.tokens_of(&name.words)].last().map(|token| token.stem);
            if last(left, one) != last(right, two) {
                continue;
            }
            if let Some(grade) = differ(left, a, right, b) {
                found.push(Conflict { left: a, right: b, about: About::Role, grade });
            }
        }
    }
}

fn differ(left: &Side, one: Span, right: &Side, two: Span) -> Option<Grade> {
    let (a, b) = (&left.tokens[left.inside(one)], &right.tokens[right.inside(two)]);
    let content = |tokens: &[super::pair::Token]| {
        tokens.iter().filter(|token| !token.function).map(|token| token.stem).collect::<Vec<_>>()
    };
    let (x, y) = (content(a), content(b));
    if x.last() != y.last() {
        return None;
    }
    if x.iter().all(|stem| y.contains(stem)) || y.iter().all(|stem| x.contains(stem)) {
        let ranks = |text: &str| {
            RANKS.iter().filter(|rank| text.to_lowercase().split_whitespace().any(|word| word == **rank)).count()
        };
        return (ranks(left.text(one)) != ranks(right.text(two))).then_some(Grade::Conflict);
    }
    None
}
