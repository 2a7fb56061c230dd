//! Days, years and times of the same event that differ.

use super::pair::{Pair, Side, Slot};
use super::{About, Conflict, Grade};
use crate::article::facts::{Date, Part, When};
use crate::comparison::Kind;

/// So many words of content around two dates, the nearest among them, tell that they are of one event.
const AROUND: usize = 2;

/// Finds dates of the two sentences that are about the same and differ.
pub(super) fn find(pair: &Pair, kind: Kind, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    let (first, second) = (dates(left), dates(right));
    // The only date of two sentences that tell the same is the same thing's.
    let lone = kind != Kind::Partial && first.len() == 1 && second.len() == 1;
    for one in first {
        for two in second {
            let Some(grade) = differ(one, two) else { continue };
            let elsewhere =
                second.iter().any(|other| is_same(one, other)) || first.iter().any(|other| is_same(other, two));
            if elsewhere && !is_same(one, two) {
                continue;
            }
            if lone || is_same_event(pair, one, two, grade) {
                found.push(Conflict { left: one.phrase, right: two.phrase, about: About::Date, grade });
            }
        }
    }
}

/// Tells whether the words around two dates say that they are of the same event.
fn is_same_event(pair: &Pair, one: &Date, two: &Date, grade: Grade) -> bool {
    let [left, right] = &pair.sides;
    let (place, other) = (left.tokens_of(&one.words), right.tokens_of(&two.words));
    let slot = pair.slot(&place, &other);
    if grade == Grade::Near {
        return slot >= Slot::Near;
    }
    // Of two years "from" and "to" tell which is which. A weekday stands before its verb or after it.
    let led = !matches!(one.when, When::Year(_)) || lead(left, one) == lead(right, two);
    let beside = slot >= Slot::Beside || pair.touches(&place, &other);
    led && beside && pair.around(&place, &other) >= AROUND
}

fn dates<'a>(side: &Side<'a>) -> &'a [Date] {
    side.article.facts.dates_in(side.article.sentences[side.sentence].span)
}

/// The word right before a date.
fn lead<'a>(side: &Side<'a>, date: &Date) -> &'a str {
    let at = date.words.start as usize;
    if at > side.words.start { side.article.folded(at - 1) } else { "" }
}

fn is_same(one: &Date, two: &Date) -> bool {
    one.when == two.when
        || one.day.is_some() && one.day == two.day
        || one.weekday().is_some() && one.weekday() == two.weekday()
}

/// Tells whether two dates differ, and how.
fn differ(one: &Date, two: &Date) -> Option<Grade> {
    if is_same(one, two) {
        let parts = of_day(one).zip(of_day(two)).is_some_and(|(a, b)| a != b);
        let vague = one.hedged != two.hedged;
        return if parts { Some(Grade::Conflict) } else { vague.then_some(Grade::Near) };
    }
    match (one.when, two.when) {
        (When::Weekday(_) | When::Day { .. } | When::Days(_), When::Weekday(_) | When::Day { .. } | When::Days(_)) => {
            match (one.weekday(), two.weekday(), one.day, two.day) {
                (Some(a), Some(b), ..) => (a != b).then_some(Grade::Conflict),
                (_, _, Some(a), Some(b)) => (a != b).then_some(Grade::Conflict),
                _ => days(one.when, two.when),
            }
        }
        (When::Weekend(_), When::Weekday(day)) | (When::Weekday(day), When::Weekend(_)) => {
            Some(if day >= 5 { Grade::Near } else { Grade::Conflict })
        }
        (When::Year(_), When::Year(_)) | (When::Time { .. }, When::Time { .. }) => Some(Grade::Conflict),
        (When::Month { month, .. }, When::Month { month: other, .. }) => (month != other).then_some(Grade::Conflict),
        (When::Month { month, year: Some(_) }, When::Day { month: other, year: None, .. })
        | (When::Day { month, year: None, .. }, When::Month { month: other, year: Some(_) }) => {
            (month == other).then_some(Grade::Near)
        }
        (
            When::Weeks(_) | When::Months(_) | When::Years(_) | When::Days(_),
            When::Weeks(_) | When::Months(_) | When::Years(_) | When::Days(_),
        ) => Some(Grade::Near),
        _ => None,
    }
}

/// The part of the day.
fn of_day(date: &Date) -> Option<Part> {
    date.part.filter(|part| !matches!(part, Part::Early | Part::Late))
}

fn days(one: When, two: When) -> Option<Grade> {
    match (one, two) {
        (When::Day { month, day, .. }, When::Day { month: other, day: another, .. }) => {
            ((month, day) != (other, another)).then_some(Grade::Conflict)
        }
        (When::Days(_), When::Days(_)) => Some(Grade::Conflict),
        _ => None,
    }
}
