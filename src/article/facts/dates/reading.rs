//! Reads the dates of a sentence, word by word.

use std::ops::Range;

use super::found::{Found, integer, part_of_day};
use super::times::{clock, time};
use super::{Date, Direction, Part, When, resolve};
use crate::article::Span;
use crate::article::facts::lexicon::{self, Class};
use crate::article::facts::scan::Scan;
use crate::article::facts::values;

/// Four digits in this range can be a year.
const YEARS: std::ops::RangeInclusive<i16> = 1700..=2100;

/// Words after which four digits are a year, beside the English prepositions.
const BEFORE_YEAR: &[&str] = &[
    "in", "im", "seit", "ab", "bis", "von", "jahr", "en", "desde", "hasta", "año", "depuis", "année", "dal", "nel",
    "anno", "desde", "em", "ano", "sinds", "sedert", "jaar", "since", "by", "from", "until", "till", "of", "to",
    "before", "after", "during", "between", "and", "early", "late", "mid", "year", "circa", "through", "de",
];

/// Signs that a sentence looks ahead, so that its weekday may be the coming one.
const AHEAD: &[&str] = &[
    "will",
    "expected",
    "scheduled",
    "set",
    "plans",
    "plan",
    "planned",
    "would",
    "next",
    "upcoming",
    "coming",
    "due",
    "should",
    "if",
    "until",
    "shall",
    "by",
];

/// Appends the dates of a sentence.
pub(super) fn read(scan: &Scan, words: &Range<usize>, dates: &mut Vec<Date>) {
    let begins = Class::DIGIT.and(Class::MONTH).and(Class::WEEKDAY).and(Class::TIME).and(Class::CARDINAL);
    let (mut at, mut ahead, mut free) = (words.start, None, words.start);
    while at < words.end {
        let class = scan.class(at);
        let found = if class.is(begins) { read_at(scan, words, at, class) } else { None };
        let Some(found) = found.filter(|found| found.words.start >= free) else {
            at += 1;
            continue;
        };
        let ahead = *ahead.get_or_insert_with(|| looks_ahead(scan, words));
        (at, free) = (found.words.end, found.words.end);
        dates.push(complete(scan, words, found, ahead));
    }
}

fn looks_ahead(scan: &Scan, words: &Range<usize>) -> bool {
    words.clone().any(|word| AHEAD.contains(&scan.article.folded(word)))
}

/// Adds what stands around a date: part of the day after it, direction and vagueness before it.
fn complete(scan: &Scan, words: &Range<usize>, mut found: Found, ahead: bool) -> Date {
    if found.part.is_none()
        && scan.is_tied(words, found.words.end)
        && let Some(part) = part_of_day(scan.folded(words, found.words.end))
        && matches!(found.when, When::Weekday(_) | When::Day { .. } | When::Days(_))
    {
        (found.part, found.words.end) = (Some(part), found.words.end + 1);
    }
    let mut span = scan.over(found.words.clone());
    span.end += found.tail;
    let mut first = found.words.start;
    let (mut direction, mut hedged) = (Direction::At, false);
    while let Some(before) = Scan::before(words, first).filter(|_| scan.is_tied(words, first)) {
        let taken = match scan.folded(words, before) {
            "since" | "from" | "seit" | "depuis" | "desde" => {
                direction = Direction::Since;
                1
            }
            "until" | "till" | "by" | "bis" | "hasta" => {
                direction = Direction::Until;
                1
            }
            "before" => {
                direction = Direction::Before;
                1
            }
            "after" => {
                direction = Direction::After;
                1
            }
            "least" | "latest" | "most" if before.checked_sub(1).is_some_and(|at| scan.folded(words, at) == "at") => 2,
            "about" | "around" | "circa" | "roughly" | "approximately" | "nearly" | "almost" | "over" => 1,
            "than" if before.checked_sub(1).is_some_and(|at| matches!(scan.folded(words, at), "more" | "less")) => 2,
            _ => 0,
        };
        if taken == 0 {
            break;
        }
        hedged |= direction == Direction::At;
        first = before + 1 - taken;
        if direction != Direction::At {
            break;
        }
    }
    let day = resolve(found.when, scan.published, ahead, found.leap);
    let narrow = |word: usize| u32::try_from(word).unwrap_or(u32::MAX);
    Date {
        span,
        phrase: Span::new(scan.span(first).start, span.end),
        when: found.when,
        part: found.part,
        direction,
        hedged,
        day,
        words: narrow(found.words.start)..narrow(found.words.end),
    }
}

fn read_at(scan: &Scan, words: &Range<usize>, at: usize, class: Class) -> Option<Found> {
    if class.is(Class::DIGIT) {
        return iso(scan, words, at)
            .or_else(|| dotted(scan, at))
            .or_else(|| time(scan, words, at))
            .or_else(|| day_first(scan, words, at))
            .or_else(|| clock(scan, words, at))
            .or_else(|| year(scan, words, at));
    }
    let capital = scan.is_capital(at) || !scan.english;
    if class.is(Class::WEEKDAY) && capital {
        let weekday = lexicon::weekday(scan.folded(words, at), &scan.article.language)?;
        let short = scan.english && scan.folded(words, at).len() < 6;
        let stop = short && scan.rest(at).starts_with('.');
        if short && !stop {
            return None;
        }
        let mut found = Found::new(at..at + 1, When::Weekday(weekday));
        found.tail = usize::from(stop);
        early_or_late(scan, words, &mut found);
        return Some(found);
    }
    if class.is(Class::MONTH)
        && capital
        && let Some(found) = month_first(scan, words, at)
    {
        return Some(found);
    }
    if scan.english && class.is(Class::TIME) { relative(scan, words, at) } else { clock(scan, words, at) }
}

/// "early Sunday", "late Tuesday", "last Friday".
fn early_or_late(scan: &Scan, words: &Range<usize>, found: &mut Found) {
    let Some(before) = Scan::before(words, found.words.start).filter(|_| scan.is_tied(words, found.words.start)) else {
        return;
    };
    match scan.folded(words, before) {
        "early" => found.part = Some(Part::Early),
        "late" => found.part = Some(Part::Late),
        "last" => found.leap = Some(-1),
        "next" => found.leap = Some(1),
        _ => return,
    }
    found.words.start = before;
}

/// A day of a month, with "st" and the like.
fn day_number(scan: &Scan, words: &Range<usize>, at: usize) -> Option<i8> {
    if !words.contains(&at) {
        return None;
    }
    let surface = scan.surface(at);
    let bare = ["st", "nd", "rd", "th", "er"].iter().find_map(|end| surface.strip_suffix(end)).unwrap_or(surface);
    if bare.len() > 2 || !bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    bare.parse().ok().filter(|day| (1..=31).contains(day))
}

fn year_number(scan: &Scan, words: &Range<usize>, at: usize) -> Option<i16> {
    integer(scan, words, at).filter(|year| scan.surface(at).len() == 4 && YEARS.contains(year))
}

/// 2025-09-04.
fn iso(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Found> {
    let year = year_number(scan, words, at)?;
    if scan.gap(words, at + 1) != "-" || scan.gap(words, at + 2) != "-" {
        return None;
    }
    let month = i8::try_from(integer(scan, words, at + 1)?).ok().filter(|month| (1..=12).contains(month))?;
    let day = day_number(scan, words, at + 2)?;
    Some(Found::new(at..at + 3, When::Day { year: Some(year), month, day }))
}

/// 04.09.2025, as much of Europe writes it.
fn dotted(scan: &Scan, at: usize) -> Option<Found> {
    let mut parts = scan.surface(at).split('.');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    if scan.english || parts.next().is_some() || year.len() != 4 {
        return None;
    }
    let day = day.parse().ok().filter(|day| (1..=31).contains(day))?;
    let month = month.parse().ok().filter(|month| (1..=12).contains(month))?;
    Some(Found::new(at..at + 1, When::Day { year: Some(year.parse().ok()?), month, day }))
}

/// "4 September 2025", "4th of September", "4. September", "4 de septiembre de 2025".
fn day_first(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Found> {
    let day = day_number(scan, words, at)?;
    let mut month_at = at + 1;
    if matches!(scan.folded(words, month_at), "of" | "de") {
        month_at += 1;
    }
    let tied = matches!(scan.gap(words, at + 1), " " | ". ");
    if !tied || !scan.is(words, month_at, Class::MONTH) || scan.english && !scan.is_capital(month_at) {
        return None;
    }
    // "19 Sept. 11 victims" are not of the 19th.
    if scan.english && scan.gap(words, month_at + 1) != ", " && day_number(scan, words, month_at + 1).is_some() {
        return None;
    }
    let month = lexicon::month(scan.folded(words, month_at), &scan.article.language)?;
    let mut end = month_at + 1;
    let mut year_at = end;
    if scan.folded(words, year_at) == "de" {
        year_at += 1;
    }
    let year = year_number(scan, words, year_at).filter(|_| matches!(scan.gap(words, year_at), " " | ", " | ". "));
    if year.is_some() {
        end = year_at + 1;
    }
    Some(Found::new(at..end, When::Day { year, month, day }))
}

/// "September 4, 2025", "Sept. 4", "September 2025", "in September".
fn month_first(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Found> {
    let folded = scan.folded(words, at);
    let month = lexicon::month(folded, &scan.article.language)?;
    let gap = |at: usize| matches!(scan.gap(words, at), " " | ". ");
    let short = scan.english && folded.len() <= 4 && !matches!(folded, "may" | "june" | "july");
    let tail = usize::from(short && scan.rest(at).starts_with('.'));
    let before = Scan::before(words, at);
    let mut found = if let Some(day) = day_number(scan, words, at + 1).filter(|_| gap(at + 1) && scan.english) {
        let year = year_number(scan, words, at + 2).filter(|_| matches!(scan.gap(words, at + 2), ", " | " "));
        let mut end = if year.is_some() { at + 3 } else { at + 2 };
        // "Sept. 4-6": the first day stands for all.
        if matches!(scan.gap(words, end), "-" | "–") && day_number(scan, words, end).is_some() {
            end += 1;
        }
        Found::new(at..end, When::Day { year, month, day })
    } else if let Some(year) =
        year_number(scan, words, at + 1).filter(|_| matches!(scan.gap(words, at + 1), " " | ". " | ", "))
    {
        Found::new(at..at + 2, When::Month { year: Some(year), month })
    } else {
        // "May" and "March" are other words too.
        let lead = before.map_or("", |before| scan.folded(words, before));
        let led = matches!(
            lead,
            "in" | "since" | "until" | "last" | "next" | "this" | "early" | "late" | "of" | "by" | "from"
        ) || matches!(lead, "during" | "through" | "mid" | "before" | "after" | "to");
        if !scan.english || short && tail == 0 || matches!(folded, "may" | "march" | "august") && !led {
            return None;
        }
        let mut found = Found::new(at..at + 1, When::Month { year: None, month });
        found.tail = tail;
        found
    };
    if matches!(found.when, When::Month { .. }) {
        early_or_late(scan, words, &mut found);
    }
    Some(found)
}

/// A year that stands alone, a decade.
fn year(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Found> {
    let surface = scan.surface(at);
    if let Some(decade) = surface.strip_suffix('s') {
        let decade: i16 = decade.parse().ok().filter(|year| YEARS.contains(year) && year % 10 == 0)?;
        let mut found = Found::new(at..at + 1, When::Decade(decade));
        early_or_late(scan, words, &mut found);
        return Some(found);
    }
    let year = year_number(scan, words, at)?;
    let before = Scan::before(words, at);
    let lead = before.map_or("", |before| scan.folded(words, before));
    let sign = scan.sign_before(at);
    if matches!(sign, Some('$' | '£' | '€' | '¥' | '#' | '/'))
        || matches!(scan.rest(at).as_bytes().first(), Some(b'%' | b'/'))
    {
        return None;
    }
    let led = BEFORE_YEAR.contains(&lead) || before.is_some_and(|before| scan.class(before).is(Class::MONTH));
    if !scan.english {
        return led.then(|| Found::new(at..at + 1, When::Year(year)));
    }
    let amount = matches!(lead, "some" | "nearly" | "almost" | "than" | "over" | "approximately");
    let range = matches!(sign, Some('-' | '–')) && before.and_then(|before| year_number(scan, words, before)).is_some();
    let determined = before.is_some_and(|before| scan.class(before).is(Class::DETERMINER))
        || before
            .is_some_and(|before| scan.rest(before).starts_with(['\'', '’']) || scan.surface(before).ends_with('s'));
    let counts =
        scan.is_tied(words, at + 1) && (is_plural(scan, words, at + 1) || scan.is(words, at + 1, Class::SCALE));
    if amount || counts && !led && !determined || !range && matches!(sign, Some('-')) {
        return None;
    }
    let mut found = Found::new(at..at + 1, When::Year(year));
    early_or_late(scan, words, &mut found);
    Some(found)
}

/// Tells whether a word looks like a noun in the plural.
fn is_plural(scan: &Scan, words: &Range<usize>, at: usize) -> bool {
    let folded = scan.folded(words, at);
    scan.is(words, at, Class::PLURAL)
        || folded.len() > 3 && folded.ends_with('s') && !folded.ends_with("ss") && !scan.is(words, at, Class::FUNCTION)
}

/// "yesterday", "last week", "earlier this month", "two weeks ago", "noon".
fn relative(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Found> {
    let folded = scan.folded(words, at);
    let simple = |when: When| Some(Found::new(at..at + 1, when));
    match folded {
        "today" => simple(When::Days(0)),
        "yesterday" => simple(When::Days(-1)),
        "tomorrow" => simple(When::Days(1)),
        "tonight" => simple(When::Days(0)).map(|found| Found { part: Some(Part::Night), ..found }),
        "noon" => simple(When::Time { hour: 12, minute: 0 }),
        "midnight" => simple(When::Time { hour: 0, minute: 0 }),
        "last" | "this" | "next" => near(scan, words, at),
        "ago" => ago(scan, words, at),
        // "over the weekend".
        "weekend" => simple(When::Weekend(-1)),
        _ => None,
    }
}

/// "last week", "this month", "next year", "this morning", with "earlier" or "later" before it.
fn near(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Found> {
    let before = Scan::before(words, at);
    let lead = before.map_or("", |before| scan.folded(words, before));
    if matches!(lead, "the" | "his" | "her" | "their" | "its" | "at") || !scan.is_tied(words, at + 1) {
        return None;
    }
    let count = match scan.folded(words, at) {
        "last" => -1,
        "next" => 1,
        _ => 0,
    };
    let (when, part) = match scan.folded(words, at + 1) {
        "week" => (When::Weeks(count), None),
        "weekend" => (When::Weekend(count), None),
        "month" => (When::Months(count), None),
        "year" => (When::Years(count), None),
        "night" if count < 0 => (When::Days(-1), Some(Part::Night)),
        other if count == 0 => (When::Days(0), Some(part_of_day(other)?)),
        _ => return None,
    };
    let mut found = Found { part, ..Found::new(at..at + 2, when) };
    if matches!(lead, "earlier" | "later" | "early" | "late") && scan.is_tied(words, at) {
        found.words.start = at - 1;
        found.part = Some(if matches!(lead, "earlier" | "early") { Part::Early } else { Part::Late });
    }
    Some(found)
}

/// "a week ago", "two years ago", "10 days ago".
fn ago(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Found> {
    let unit_at = Scan::before(words, at).filter(|_| scan.is_tied(words, at))?;
    let count_at = Scan::before(words, unit_at).filter(|_| scan.is_tied(words, unit_at))?;
    let compound = Scan::before(words, count_at).is_some_and(|at| scan.class(at).is(Class::CARDINAL.and(Class::SCALE)));
    let count = match scan.folded(words, count_at) {
        _ if compound => return None,
        "a" | "an" => 1.0,
        _ => values::read(scan, words, count_at).filter(|value| value.end == unit_at && value.low >= value.high)?.low,
    };
    #[allow(clippy::cast_possible_truncation, reason = "checked to be a small whole number")]
    let count = if (1.0..=2000.0).contains(&count) && count.fract() == 0.0 { -(count as i16) } else { return None };
    let when = match scan.folded(words, unit_at) {
        "day" | "days" => When::Days(count),
        "week" | "weeks" => When::Weeks(count),
        "month" | "months" => When::Months(count),
        "year" | "years" => When::Years(count),
        "decade" | "decades" => When::Years(count.checked_mul(10)?),
        _ => return None,
    };
    Some(Found::new(count_at..at + 1, when))
}
