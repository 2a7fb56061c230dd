//! Numbers about the same thing with other values.

use std::ops::Range;

use super::pair::{Pair, Side, Slot};
use super::{About, Conflict, Grade};
use crate::article::facts::{Hedge, Number, Unit};

/// Two values this close are the same, rounded.
const ROUNDED: f64 = 0.1;

/// Finds numbers of the two sentences that count the same and differ.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    let (first, second) = (numbers(left), numbers(right));
    for one in first {
        for two in second {
            let Some(grade) = differ(one, two) else { continue };
            // Said as exactly elsewhere in the other sentence.
            let said = |all: &[Number], number: &Number| {
                all.iter().any(|other| agrees(number, other) && number.hedge == other.hedge)
            };
            if said(second, one) || said(first, two) {
                continue;
            }
            // A value that the other sentence has elsewhere is no other value.
            let elsewhere =
                second.iter().any(|other| agrees(one, other)) || first.iter().any(|other| agrees(other, two));
            if elsewhere && grade != Grade::Near {
                continue;
            }
            if is_same_thing(pair, one, two) {
                found.push(Conflict { left: one.phrase, right: two.phrase, about: About::Number, grade });
            }
        }
    }
}

fn numbers<'a>(side: &Side<'a>) -> &'a [Number] {
    side.article.facts.numbers_in(side.article.sentences[side.sentence].span)
}

fn agrees(one: &Number, two: &Number) -> bool {
    let (a, b) = (one.unit.in_base(one.low, one.high), two.unit.in_base(two.low, two.high));
    one.unit.is_comparable(two.unit) && close(a.0, b.0, 1e-6) && close(a.1, b.1, 1e-6)
}

fn close(one: f64, two: f64, share: f64) -> bool {
    (one - two).abs() <= share * one.abs().max(two.abs())
}

/// Tells whether the values differ, and how.
fn differ(one: &Number, two: &Number) -> Option<Grade> {
    if !one.unit.is_comparable(two.unit) || one.unit == Unit::Ordinal {
        return None;
    }
    if agrees(one, two) {
        return (one.hedge != two.hedge).then_some(Grade::Near);
    }
    let (a, b) = (one.unit.in_base(one.low, one.high), two.unit.in_base(two.low, two.high));
    let overlap = a.0 <= b.1 && b.0 <= a.1;
    let hedged = one.hedge != Hedge::Exact || two.hedge != Hedge::Exact;
    let rounded = close(a.0, b.0, ROUNDED) && close(a.1, b.1, ROUNDED);
    Some(if overlap || hedged && rounded || rounded && one.low >= 20.0 { Grade::Near } else { Grade::Conflict })
}

/// Tells whether two numbers are about the same thing.
fn is_same_thing(pair: &Pair, one: &Number, two: &Number) -> bool {
    let [left, right] = &pair.sides;
    let (a, b) = (left.tokens_of(&one.words), right.tokens_of(&two.words));
    let slot = pair.slot(&a, &b);
    let counted = |side: &Side, number: &Number| {
        let word = number.counts?;
        let at = side.tokens_of(&(word..word + 1));
        side.tokens.get(at.start).map(|token| token.stem)
    };
    // The same value of the same unit needs little more.
    if agrees(one, two) && one.unit != Unit::Count && one.low > 1.0 && pair.around(&a, &b) > 0 {
        return true;
    }
    match (counted(left, one), counted(right, two)) {
        (Some(x), Some(y)) => x == y && (slot >= Slot::Near || lone(pair, one, two)),
        _ => slot >= Slot::Beside,
    }
}

/// Tells whether each sentence has one number of the kind only.
fn lone(pair: &Pair, one: &Number, two: &Number) -> bool {
    let count = |side: &Side, number: &Number| {
        numbers(side).iter().filter(|other| other.unit.is_comparable(number.unit)).count() == 1
    };
    count(&pair.sides[0], one) && count(&pair.sides[1], two)
}

#[allow(dead_code)]
type Unused = Range<usize>;
