//! Numbers about the same thing with other values.

use std::ops::Range;

use super::pair::{Pair, Side, Slot};
use super::{About, Conflict, Grade};
use crate::article::facts::{Date, Hedge, Measure, Number, Unit, When};

/// How far from a value "about" and "nearly" reach.
const ABOUT: f64 = 0.15;

/// Two numbers from this size on that count the same are hardly of two things.
const LARGE: f64 = 100.0;
/// The same where anybody is counted.
const HUGE: f64 = 10_000.0;

/// Nouns that say little of what is counted.
const GENERIC: &[&str] =
    &["people", "persons", "men", "women", "children", "others", "residents", "members", "times", "things", "cases"];

/// Words for a part of something.
const PARTS: &[&str] =
    &["part", "parts", "portion", "portions", "section", "sections", "half", "most", "some", "majority", "provisions"];

/// Finds numbers of the two sentences that count the same and differ.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    let (first, second) = (numbers(left), numbers(right));
    for one in &first {
        for two in &second {
            let Some(grade) = differ(one, two) else { continue };
            // Said as exactly elsewhere in the other sentence.
            let said = |all: &[Number], number: &Number| {
                all.iter().any(|other| agrees(number, other) && number.hedge == other.hedge)
            };
            if said(&second, one) || said(&first, two) {
                continue;
            }
            // A value that the other sentence has elsewhere is no other value.
            let elsewhere =
                second.iter().any(|other| agrees(one, other)) || first.iter().any(|other| agrees(other, two));
            if elsewhere && grade != Grade::Near {
                continue;
            }
            if is_same_thing(pair, one, two, [&first, &second]) {
                found.push(Conflict { left: one.phrase, right: two.phrase, about: About::Number, grade });
            }
        }
    }
    parts(pair, 0, found);
    parts(pair, 1, found);
}

/// The numbers of a sentence, and "two years ago" as two years.
fn numbers(side: &Side) -> Vec<Number> {
    let facts = &side.article.facts;
    let span = side.article.sentences[side.sentence].span;
    let mut numbers = facts.numbers_in(span).to_vec();
    numbers.extend(facts.dates_in(span).iter().filter_map(|date| ago(side, date)));
    numbers
}

fn ago(side: &Side, date: &Date) -> Option<Number> {
    let (count, measure) = match date.when {
        When::Days(count) => (count, Measure::Day),
        When::Weeks(count) => (count, Measure::Week),
        When::Months(count) => (count, Measure::Month),
        When::Years(count) => (count, Measure::Year),
        _ => return None,
    };
    let last = date.words.end.checked_sub(1)?;
    let value = f64::from(count.unsigned_abs());
    (count < 0 && side.article.folded(last as usize) == "ago").then(|| Number {
        span: date.span,
        phrase: date.phrase,
        low: value,
        high: value,
        unit: Unit::Duration(measure),
        hedge: if date.hedged { Hedge::About } else { Hedge::Exact },
        counts: None,
        words: date.words.clone(),
    })
}

/// "A part of the Harbour Act" and "the Harbour Act".
fn parts(pair: &Pair, at: usize, found: &mut Vec<Conflict>) {
    let (own, other) = (&pair.sides[at], &pair.sides[1 - at]);
    for token in 0..own.tokens.len().saturating_sub(3) {
        let vague = token > 0 && matches!(own.folded(token - 1), "any" | "as" | "no" | "not" | "only");
        if !PARTS.contains(&own.folded(token)) || own.folded(token + 1) != "of" || vague {
            continue;
        }
        let Some(noun) = (token + 2..(token + 5).min(own.tokens.len())).find(|&next| !own.tokens[next].function) else {
            continue;
        };
        let Some(whole) = (0..other.tokens.len()).find(|&place| other.tokens[place].stem == own.tokens[noun].stem)
        else {
            continue;
        };
        // Two words of content are the same thing's name, one may be any.
        let both = own.tokens[noun..].iter().zip(&other.tokens[whole..]).take_while(|(a, b)| a.stem == b.stem);
        let same = both.filter(|(a, _)| !a.function).count();
        let parted = (whole.saturating_sub(4)..whole).any(|before| PARTS.contains(&other.folded(before)));
        if same >= 2 && !parted {
            let spans = [own.over(token..noun + 1), other.over(whole..whole + 1)];
            found.push(Conflict {
                left: spans[at],
                right: spans[1 - at],
                about: About::Number,
                grade: Grade::Conflict,
            });
        }
    }
}

/// The lower and the upper end in a unit that all of the kind share.
fn ends(number: &Number) -> (f64, f64) {
    number.unit.in_base(number.low, number.high)
}

fn agrees(one: &Number, two: &Number) -> bool {
    let (a, b) = (ends(one), ends(two));
    let close = |x: f64, y: f64| (x - y).abs() <= 1e-6 * x.abs().max(y.abs());
    one.unit.is_comparable(two.unit) && close(a.0, b.0) && close(a.1, b.1)
}

/// Tells whether the values differ, and how: near where both can be meant.
fn differ(one: &Number, two: &Number) -> Option<Grade> {
    if !one.unit.is_comparable(two.unit) || one.unit == Unit::Ordinal {
        return None;
    }
    if agrees(one, two) {
        return (one.hedge != two.hedge).then_some(Grade::Near);
    }
    let (a, b) = (meant(one), meant(two));
    let overlap = one.unit != Unit::Score && a.0 <= b.1 && b.0 <= a.1;
    let near = overlap || rounds_to(one, two) || rounds_to(two, one);
    Some(if near { Grade::Near } else { Grade::Conflict })
}

/// The values that a number can be meant to cover.
fn meant(number: &Number) -> (f64, f64) {
    let (low, high) = ends(number);
    match number.hedge {
        Hedge::Exact | Hedge::Vague => (low, high),
        Hedge::About => (low * (1.0 - ABOUT), high * (1.0 + ABOUT)),
        Hedge::Nearly => (low * (1.0 - ABOUT), high),
        Hedge::MoreThan | Hedge::AtLeast => (low, f64::INFINITY),
        Hedge::LessThan | Hedge::AtMost => (0.0, high),
    }
}

/// Tells whether a number is the other one, rounded: "3,400" of 3,417.
fn rounds_to(exact: &Number, round: &Number) -> bool {
    let ((low, high), (value, other)) = (ends(exact), ends(round));
    if low < high || value < other || value < LARGE {
        return false;
    }
    let mut step = 1.0;
    while value % (step * 10.0) == 0.0 {
        step *= 10.0;
    }
    step > 1.0 && (low - value).abs() <= step / 2.0
}

/// Tells whether two numbers are about the same thing.
fn is_same_thing(pair: &Pair, one: &Number, two: &Number, all: [&[Number]; 2]) -> bool {
    let [left, right] = &pair.sides;
    let (a, b) = (with_counted(left, one), with_counted(right, two));
    let slot = pair.slot(&a, &b);
    let lone = lone(pair, all, one, two);
    // The same value of the same unit needs little more.
    if agrees(one, two) && one.unit != Unit::Count && one.low > 1.0 && pair.around(&a, &b) > 0 {
        return true;
    }
    let held = |side: &Side, stem: u32| side.tokens.iter().any(|token| token.stem == stem);
    match (counted(left, one), counted(right, two)) {
        (Some(x), Some(y)) => {
            let generic = is_generic(left, one);
            let least = if generic { HUGE } else { LARGE };
            x == y && (slot >= Slot::Near || lone && !generic || one.low.min(two.low) >= least)
        }
        // "3,000 boats" and, of boats, "from 2,000 to 4,000".
        (Some(x), None) if held(right, x) && one.low.min(two.low) >= LARGE => true,
        (None, Some(y)) if held(left, y) && one.low.min(two.low) >= LARGE => true,
        _ => slot >= Slot::Beside || lone && is_telling(one.unit),
    }
}

/// Tells whether each sentence has one number only that measures or counts the same.
fn lone(pair: &Pair, all: [&[Number]; 2], one: &Number, two: &Number) -> bool {
    let count = |at: usize, number: &Number| {
        let of = counted(&pair.sides[at], number);
        let alike = |other: &&Number| other.unit.is_comparable(number.unit) && counted(&pair.sides[at], other) == of;
        all[at].iter().filter(alike).count() == 1
    };
    count(0, one) && count(1, two)
}

/// Units so particular that one number of each sentence is about the same thing.
const fn is_telling(unit: Unit) -> bool {
    matches!(unit, Unit::Money(_) | Unit::Percent | Unit::Score | Unit::Length(_) | Unit::Weight(_))
}

/// The words of a number up to the noun that it counts, which is not to count as what stands around.
fn with_counted(side: &Side, number: &Number) -> Range<usize> {
    let words = side.tokens_of(&number.words);
    let noun = number.counts.map_or(words.end, |word| side.tokens_of(&(word..word + 1)).end);
    words.start..noun.max(words.end)
}

fn is_generic(side: &Side, number: &Number) -> bool {
    number.counts.is_some_and(|word| GENERIC.contains(&side.article.folded(word as usize)))
}

/// The stem of what a number counts.
fn counted(side: &Side, number: &Number) -> Option<u32> {
    let word = number.counts?;
    let at = side.tokens_of(&(word..word + 1));
    side.tokens.get(at.start).map(|token| token.stem)
}
