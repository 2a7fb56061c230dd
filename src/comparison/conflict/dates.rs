//! Days, years and times of the same event that differ.

use super::pair::{Pair, Side, Slot};
use super::{About, Conflict, Grade};
use crate::article::facts::{Date, Part, When};
use crate::comparison::Kind;

/// So many words of content around two dates, the nearest among them, tell that they are of one event.
const AROUND: usize = 2;

/// So many minutes from a full hour are "about" it, or "shortly" before or after it.
const ABOUT_THE_HOUR: i32 = 30;

/// Words that tell of somebody speaking.
const SAYING: &[&str] =
    &["said", "says", "saying", "told", "tells", "telling", "added", "adds", "wrote", "writes", "tweeted", "posted"];

/// How many words after such a word a date tells when that was.
const SAID: usize = 5;

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
            // When it happened is not when somebody spoke of it.
            if is_of_saying(left, one) != is_of_saying(right, two) {
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

/// Tells whether a date is that of somebody's speaking: "said on Tuesday", "told reporters in Leeds on Tuesday".
fn is_of_saying(side: &Side, date: &Date) -> bool {
    let at = side.tokens_of(&date.words).start;
    let from = at.saturating_sub(SAID);
    let Some(verb) = (from..at).rev().find(|&word| SAYING.contains(&side.folded(word))) else { return false };
    // Of two verbs it belongs to the nearer one: "said the gate fell on Monday".
    let clause = verb + 1..at;
    let words = clause.clone().filter(|&word| !side.tokens[word].function).count();
    let spoken = side.over(verb..at + 1);
    let named = clause.clone().all(|word| {
        let text = side.text(side.tokens[word].span);
        side.tokens[word].function
            || text.starts_with(char::is_uppercase)
            || matches!(
                side.folded(word),
                "reporters" | "statement" | "interview" | "news" | "conference" | "journalists"
            )
    });
    let parted = side.text(spoken).contains(['“', '"', ',']);
    (words == 0 || named)
        && !parted
        && !clause.into_iter().any(|word| matches!(side.folded(word), "that" | "was" | "had" | "would" | "will"))
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
        (When::Year(_), When::Year(_)) | (When::Time { .. }, When::Time { .. }) | (When::Clock(_), When::Clock(_)) => {
            Some(Grade::Conflict)
        }
        (When::Clock(dial), When::Time { hour, minute }) | (When::Time { hour, minute }, When::Clock(dial)) => {
            on_the_dial(i32::from(dial), i32::from(hour), i32::from(minute))
        }
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

/// Sets an hour of the dial beside a time.
fn on_the_dial(dial: i32, hour: i32, minute: i32) -> Option<Grade> {
    let apart = (hour * 60 + minute - dial * 60).rem_euclid(12 * 60);
    match apart.min(12 * 60 - apart) {
        0 => None,
        near if near <= ABOUT_THE_HOUR => Some(Grade::Near),
        _ => Some(Grade::Conflict),
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
