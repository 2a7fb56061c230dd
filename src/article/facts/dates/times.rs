//! Reads times of day.

use std::ops::Range;

use super::found::{Found, integer, part_of_day};
use super::{Part, When};
use crate::article::facts::lexicon::Class;
use crate::article::facts::scan::Scan;
use crate::article::facts::values;

/// "9 a.m.", "5:30 p.m.", "8pm", "6.20am", "17:30".
pub(super) fn time(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Found> {
    let surface = scan.surface(at);
    let (digits, glued) =
        surface.split_at(surface.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(surface.len()));
    let (hour, minute) = digits.split_once('.').unwrap_or((digits, ""));
    let mut hour: i8 = hour.parse().ok().filter(|_| hour.len() <= 2)?;
    let mut minute: Option<i8> = if minute.len() == 2 { Some(minute.parse().ok()?) } else { None };
    let mut end = at + 1;
    if scan.gap(words, end) == ":" && integer(scan, words, end).is_some() && scan.surface(end).len() >= 2 {
        minute = Some(scan.surface(end).get(..2)?.parse().ok()?);
        end += 1;
    }
    let half = if glued.is_empty() && scan.is_tied(words, end) { scan.folded(words, end) } else { glued };
    let (half, tail) = match half {
        "a.m" | "am" => (Some(0), half == "a.m"),
        "p.m" | "pm" => (Some(12), half == "p.m"),
        _ => (None, false),
    };
    if half.is_some() && glued.is_empty() {
        end += 1;
    }
    if half.is_none() && (minute.is_none() || end == at + 1) || !(0..60).contains(&minute.unwrap_or(0)) {
        return None;
    }
    if let Some(half) = half {
        (1..=12).contains(&hour).then_some(())?;
        hour = hour % 12 + half;
    }
    (0..24).contains(&hour).then_some(())?;
    let mut found = Found::new(at..end, When::Time { hour, minute: minute.unwrap_or(0) });
    found.tail = usize::from(tail && scan.rest(end - 1).starts_with('.'));
    Some(found)
}

/// "seven o'clock", "at seven on Tuesday", "shortly after 7 in the morning".
pub(super) fn clock(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Found> {
    let value = values::read(scan, words, at).filter(|value| scan.english && value.end == at + 1)?;
    #[allow(clippy::cast_possible_truncation, reason = "checked to be an hour")]
    let hour =
        if (1.0..=12.0).contains(&value.low) && value.low.fract() == 0.0 { value.low as i8 } else { return None };
    let tied = |at: usize| scan.is_tied(words, at);
    let said = |at: usize| scan.folded(words, at);
    if tied(at + 1) && said(at + 1) == "o'clock" {
        return Some(in_its_half(scan, words, Found::new(at..at + 2, When::Clock(hour))));
    }
    let lead = Scan::before(words, at).filter(|_| tied(at)).map_or("", said);
    let is_led = matches!(lead, "at" | "before" | "after" | "around" | "about" | "until" | "till" | "by");
    // "by seven on the council" is no time.
    let on_a_day = said(at + 1) == "on" && scan.is(words, at + 2, Class::WEEKDAY) && scan.is_capital(at + 2);
    let in_a_part = matches!(said(at + 1), "in" | "at" | "that" | "this") || part_of_day(said(at + 2)).is_some();
    let found = Found::new(at..at + 1, When::Clock(hour));
    if !is_led || !tied(at + 1) || !on_a_day && !in_a_part {
        return None;
    }
    let found = in_its_half(scan, words, found);
    (on_a_day || !matches!(found.when, When::Clock(_))).then_some(found)
}

/// An hour of the dial with the part of the day that follows it: "in the evening", "at night", "that morning".
fn in_its_half(scan: &Scan, words: &Range<usize>, found: Found) -> Found {
    let When::Clock(hour) = found.when else { return found };
    let end = found.words.end;
    let said = |at: usize| scan.folded(words, at);
    let part_at = match (said(end), said(end + 1)) {
        ("in", "the") => end + 2,
        ("at", "night") | ("that" | "this", _) => end + 1,
        _ => return found,
    };
    let tied = (end..=part_at).all(|at| scan.is_tied(words, at));
    let half = match part_of_day(said(part_at)).filter(|_| tied) {
        Some(Part::Afternoon | Part::Evening) => 12,
        // "Two at night" is before dawn.
        Some(Part::Night) if (6..12).contains(&hour) => 12,
        Some(Part::Morning | Part::Night) => 0,
        _ => return found,
    };
    Found { words: found.words.start..part_at + 1, when: When::Time { hour: hour % 12 + half, minute: 0 }, ..found }
}
