//! Days, years and times of the same event that differ.

use super::pair::{Pair, Side, Slot};
use super::{About, Conflict, Grade};
use crate::article::facts::{Date, Part, When};

/// Finds dates of the two sentences that are about the same and differ.
pub(super) fn find(pair: &Pair, found: &mut Vec<Conflict>) {
    let [left, right] = &pair.sides;
    let (first, second) = (dates(left), dates(right));
    for one in first {
        for two in second {
            let Some(grade) = differ(one, two) else { continue };
            let elsewhere =
                second.iter().any(|other| is_same(one, other)) || first.iter().any(|other| is_same(other, two));
            if elsewhere && !is_same(one, two) {
                continue;
            }
            let slot = pair.slot(&left.tokens_of(&one.words), &right.tokens_of(&two.words));
            let relative =
                |date: &Date| matches!(date.when, When::Weeks(_) | When::Months(_) | When::Years(_) | When::Days(_));
            let lone = first.len() == 1 && second.len() == 1 && relative(one) && relative(two);
            let led = !matches!(one.when, When::Year(_)) || lead(left, one) == lead(right, two);
            let enough = if grade == Grade::Conflict { Slot::Beside } else { Slot::Near };
            if led && slot >= enough || lone {
                found.push(Conflict { left: one.phrase, right: two.phrase, about: About::Date, grade });
            }
        }
    }
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

fn differ(one: &Date, two: &Date) -> Option<Grade> {
    if is_same(one, two) {
        let vague = one.hedged != two.hedged;
        return vague.then_some(Grade::Near);
    }
    let parts = (one.part, two.part);
    _ = matches!(parts, (Some(Part::Early), _));
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

fn days(one: When, two: When) -> Option<Grade> {
    match (one, two) {
        (When::Day { month, day, .. }, When::Day { month: other, day: another, .. }) => {
            ((month, day) != (other, another)).then_some(Grade::Conflict)
        }
        (When::Days(_), When::Days(_)) => Some(Grade::Conflict),
        _ => None,
    }
}
