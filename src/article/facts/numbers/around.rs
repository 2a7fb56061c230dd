//! What stands around a number: a second one, a unit, vagueness, what is counted.

use std::ops::Range;

use super::{Hedge, Measure, Unit};
use crate::article::Span;
use crate::article::facts::lexicon::Class;
use crate::article::facts::scan::Scan;
use crate::article::facts::values::{self, Shape, Value};

/// How many words after a number what it counts is looked for.
const REACH: usize = 6;

/// Words that make two numbers with a hyphen between them votes or goals.
const CONTESTS: &[&str] = &[
    "vote", "votes", "voted", "ruling", "ruled", "decision", "majority", "margin", "win", "won", "beat", "victory",
    "loss", "lost", "defeat", "defeated", "lead", "led", "split", "record", "passed", "approved", "rejected", "score",
];

/// Nouns and adjectives that look like plurals and are none.
const SINGULARS: &[&str] =
    &["news", "politics", "economics", "series", "previous", "serious", "various", "religious", "plus"];

/// Joins a number to the one that follows it: a range or, told by the flag, a score. None for what is no number, such
/// as 555-01-99.
pub(super) fn with_second(scan: &Scan, words: &Range<usize>, at: usize, first: Value) -> Option<(Value, bool)> {
    let hyphen = |word: usize| matches!(scan.gap(words, word), "-" | "–" | " - " | " – ");
    let second_at = first.end;
    let digits = scan.class(at).is(Class::DIGIT);
    if digits && hyphen(second_at) && scan.is(words, second_at, Class::DIGIT) {
        let Some(second) = values::read(scan, words, second_at) else { return Some((first, false)) };
        if hyphen(second.end) && scan.is(words, second.end, Class::DIGIT) {
            return None;
        }
        let whole = first.shape == Shape::Integer && second.shape == Shape::Integer;
        let contest = whole && (first.low > second.low || is_contest(scan, words, at, second.end));
        return Some(if contest {
            (Value { low: first.low, high: second.low, end: second.end, shape: Shape::Integer }, true)
        } else {
            (range(first, second).unwrap_or(first), false)
        });
    }
    let join = scan.folded(words, second_at);
    let between = Scan::before(words, at).is_some_and(|before| scan.folded(words, before) == "between");
    let joins = match join {
        "to" => !matches!(first.shape, Shape::Ordinal | Shape::Vague | Shape::Fraction),
        "and" => between,
        // "two or three".
        "or" => {
            second_value(scan, words, second_at + 1).is_some_and(|second| (second.low - first.low - 1.0).abs() < 1e-9)
        }
        _ => false,
    };
    if !joins
        || scan.gap(words, second_at) != " "
        || scan.gap(words, second_at + 1).trim_end_matches(['$', '£', '€']) != " "
    {
        return Some((first, false));
    }
    let Some(second) = second_value(scan, words, second_at + 1) else { return Some((first, false)) };
    let whole = first.shape == Shape::Integer && second.shape == Shape::Integer;
    if join == "to" && whole && first.low > second.low {
        let score = is_contest(scan, words, at, second.end);
        let joined = Value { low: first.low, high: second.low, end: second.end, shape: Shape::Integer };
        return Some(if score { (joined, true) } else { (first, false) });
    }
    Some((range(first, second).unwrap_or(first), false))
}

fn second_value(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Value> {
    let class = Class::DIGIT.and(Class::CARDINAL).and(Class::SCALE);
    if scan.is(words, at, class) { values::read(scan, words, at) } else { None }
}

/// Joins two numbers to what lies between them, unless the second is less; "5 to 6 million" means five million too.
fn range(first: Value, second: Value) -> Option<Value> {
    let plain = matches!(first.shape, Shape::Integer | Shape::Other) && first.end > 0;
    let scale = if second.high >= 1e5 && first.low < 1000.0 && plain { magnitude(second.high) } else { 1.0 };
    let low = first.low * scale;
    (low <= second.high).then_some(Value { low, high: second.high, end: second.end, shape: Shape::Other })
}

fn magnitude(value: f64) -> f64 {
    [1e12, 1e9, 1e6, 1e3].into_iter().find(|size| value >= *size).unwrap_or(1.0)
}

fn is_contest(scan: &Scan, words: &Range<usize>, at: usize, end: usize) -> bool {
    let before = at.saturating_sub(4).max(words.start)..at;
    let after = end..(end + 2).min(words.end);
    before.chain(after).any(|word| CONTESTS.contains(&scan.article.folded(word)))
}

/// Tells what a number is measured in and takes the words that say so.
pub(super) fn unit(
    scan: &Scan,
    words: &Range<usize>,
    at: usize,
    shape: Shape,
    end: &mut usize,
    span: &mut Span,
) -> Unit {
    if let Some(sign) = scan.sign_before(at).filter(|sign| matches!(sign, '$' | '£' | '€' | '¥' | '₹')) {
        span.start -= sign.len_utf8();
        return Unit::Money(if sign == '₹' { '¤' } else { sign });
    }
    let rest = scan.rest(*end - 1);
    if rest.starts_with('%') || rest.starts_with(" %") {
        span.end += rest.find('%').map_or(0, |at| at + 1);
        return Unit::Percent;
    }
    let mut after = rest.trim_start().chars();
    if let Some(sign) = after.next().filter(|sign| matches!(sign, '$' | '£' | '€' | '¥'))
        // A sign right before a number is that number's.
        && !scan.english && !after.next().is_some_and(char::is_numeric)
    {
        span.end += rest.len() - rest.trim_start().len() + sign.len_utf8();
        return Unit::Money(sign);
    }
    match shape {
        Shape::Suffixed => return Unit::Length(Measure::Metre),
        Shape::Ordinal => return Unit::Ordinal,
        Shape::Integer | Shape::Other | Shape::Fraction | Shape::Vague => {}
    }
    if !scan.english {
        return Unit::Count;
    }
    if let Some(unit) = spelled_unit(scan, words, at, end) {
        span.end = scan.span(*end - 1).end;
        return unit;
    }
    let rank = Scan::before(words, at).is_some_and(|before| {
        matches!(scan.folded(words, before), "no" | "number") && matches!(scan.gap(words, at), ". " | " ")
    });
    match shape {
        _ if rank && shape == Shape::Integer => Unit::Ordinal,
        _ if is_age(scan, words, at, *end, shape) => Unit::Age,
        Shape::Fraction => Unit::Fraction,
        _ => Unit::Count,
    }
}

/// "Una Holt, 34, said", "aged 34".
fn is_age(scan: &Scan, words: &Range<usize>, at: usize, end: usize, shape: Shape) -> bool {
    let Some(before) = Scan::before(words, at) else { return false };
    if scan.folded(words, before) == "aged" || scan.folded(words, before) == "age" {
        return true;
    }
    let rest = scan.rest(end - 1);
    let named = scan.is_capital(before) && !scan.class(before).is(Class::MONTH.and(Class::DIGIT));
    shape == Shape::Integer
        && named
        && scan.gap(words, at) == ", "
        && scan.surface(at).len() <= 2
        && rest.starts_with([',', '.'])
}

fn spelled_unit(scan: &Scan, words: &Range<usize>, at: usize, end: &mut usize) -> Option<Unit> {
    let tied = scan.is_tied(words, *end);
    let next = if tied { scan.folded(words, *end) } else { return None };
    let second = if scan.is_tied(words, *end + 1) { scan.folded(words, *end + 1) } else { "" };
    let (taken, unit) = match (next, second) {
        ("percent" | "pct" | "percentage", _) => (1, Unit::Percent),
        ("per", "cent") => (2, Unit::Percent),
        ("dollar" | "dollars", _) => (1, Unit::Money('$')),
        ("euro" | "euros", _) => (1, Unit::Money('€')),
        ("yen", _) => (1, Unit::Money('¥')),
        ("ruble" | "rubles" | "roubles" | "yuan" | "pesos" | "peso" | "rupees" | "francs" | "kronor" | "won", _)
            if scan.class(at).is(Class::DIGIT) || next != "won" =>
        {
            (1, Unit::Money('¤'))
        }
        ("year" | "years", "old" | "olds") => (2, Unit::Age),
        ("years", "of") if scan.folded(words, *end + 2) == "age" => (3, Unit::Age),
        _ => (1, measure(next)?),
    };
    *end += taken;
    Some(unit)
}

fn measure(word: &str) -> Option<Unit> {
    Some(match word {
        "second" | "seconds" => Unit::Duration(Measure::Second),
        "minute" | "minutes" => Unit::Duration(Measure::Minute),
        "hour" | "hours" => Unit::Duration(Measure::Hour),
        "day" | "days" => Unit::Duration(Measure::Day),
        "week" | "weeks" => Unit::Duration(Measure::Week),
        "month" | "months" => Unit::Duration(Measure::Month),
        "year" | "years" => Unit::Duration(Measure::Year),
        "decade" | "decades" => Unit::Duration(Measure::Decade),
        "inch" | "inches" => Unit::Length(Measure::Inch),
        "foot" | "feet" => Unit::Length(Measure::Foot),
        "yard" | "yards" => Unit::Length(Measure::Yard),
        "mile" | "miles" => Unit::Length(Measure::Mile),
        "centimetre" | "centimetres" | "centimeter" | "centimeters" | "cm" => Unit::Length(Measure::Centimetre),
        "metre" | "metres" | "meter" | "meters" => Unit::Length(Measure::Metre),
        "kilometre" | "kilometres" | "kilometer" | "kilometers" | "km" => Unit::Length(Measure::Kilometre),
        "ounce" | "ounces" => Unit::Weight(Measure::Ounce),
        "pound" | "pounds" | "lb" | "lbs" => Unit::Weight(Measure::Pound),
        "ton" | "tons" | "tonne" | "tonnes" => Unit::Weight(Measure::Ton),
        "kilogram" | "kilograms" | "kg" | "kilos" => Unit::Weight(Measure::Kilogram),
        _ => return None,
    })
}

/// The noun that is counted: the last plural of the few words that follow without a break, else the first of them.
pub(super) fn counted(scan: &Scan, words: &Range<usize>, end: usize, unit: Unit) -> Option<usize> {
    if !scan.english {
        return None;
    }
    let mut at = end;
    if scan.folded(words, at) == "of" && scan.gap(words, at) == " " {
        at += 1;
        while scan.is(words, at, Class::DETERMINER) || matches!(scan.folded(words, at), "all" | "those") {
            at += 1;
        }
    }
    while matches!(
        scan.folded(words, at),
        "other" | "more" | "such" | "or" | "so" | "fewer" | "additional" | "the" | "its" | "their"
    ) {
        at += 1;
    }
    let mut last_plural = None;
    let mut word = at;
    while word < at + REACH && words.contains(&word) {
        let ends = scan.class(word).is(Class::FUNCTION.and(Class::SAYING).and(Class::WEEKDAY).and(Class::DIGIT));
        // "4,300 Tarn and Elsin shops".
        let joins = word > at
            && scan.folded(words, word) == "and"
            && scan.is_capital(word - 1)
            && scan.is(words, word + 1, Class::CAPITAL);
        if joins {
            word += 1;
            continue;
        }
        if ends || word > end && !scan.is_tied(words, word) || word == end && !scan.is_tied(words, end) {
            break;
        }
        if unit != Unit::Ordinal && is_plural(scan, word) {
            // One man makes.
            if word > at && scan.folded(words, end - 1) == "one" {
                break;
            }
            last_plural = Some(word);
        }
        word += 1;
    }
    last_plural.or_else(|| (at..word).find(|&noun| !is_adjective(scan.article.folded(noun))))
}

/// Tells whether a word looks like what stands before a noun.
fn is_adjective(word: &str) -> bool {
    const ENDS: &[&str] = &["ed", "ous", "ive", "ful", "less", "ing", "able", "ible", "est", "ern"];
    matches!(word, "known" | "ever" | "major" | "new" | "old" | "young" | "big" | "small" | "real" | "large" | "full")
        || word.len() > 4 && ENDS.iter().any(|end| word.ends_with(end))
}

fn is_plural(scan: &Scan, word: usize) -> bool {
    let folded = scan.article.folded(word);
    scan.class(word).is(Class::PLURAL)
        || folded.len() > 3
            && folded.ends_with('s')
            && !folded.ends_with("ss")
            && !folded.ends_with("us")
            && !SINGULARS.contains(&folded)
}

/// Tells whether what looks like a number is used as one: "one" often is a pronoun, "first" an adverb.
pub(super) fn is_number(
    scan: &Scan,
    words: &Range<usize>,
    at: usize,
    shape: Shape,
    unit: Unit,
    counted: Option<usize>,
) -> bool {
    let before = Scan::before(words, at).map_or("", |before| scan.folded(words, before));
    match scan.folded(words, at) {
        "one" if unit == Unit::Count => {
            let pronoun = matches!(
                before,
                "no" | "any" | "every" | "each" | "the" | "this" | "that" | "some" | "which" | "another"
            );
            let next = scan.folded(words, at + 1);
            counted.is_some() && !pronoun && !matches!(next, "of" | "another" | "or")
        }
        "a" if shape == Shape::Vague => false,
        "second" if matches!(before, "a" | "split") => false,
        "first" if before == "at" => false,
        _ => unit != Unit::Ordinal || counted.is_some() || scan.class(at).is(Class::DIGIT),
    }
}

/// Reads how exactly a number is meant; the phrase takes the words that say so.
pub(super) fn hedge(
    scan: &Scan,
    words: &Range<usize>,
    at: usize,
    end: usize,
    shape: Shape,
    span: Span,
) -> (Hedge, Span) {
    let mut phrase = span;
    let usual = if shape == Shape::Vague { Hedge::Vague } else { Hedge::Exact };
    if !scan.english {
        return (usual, phrase);
    }
    let lead = |back: usize| at.checked_sub(back).map_or("", |word| scan.folded(words, word));
    let tied = scan.is_tied(words, at) || scan.gap(words, at).trim_end_matches(['$', '£', '€', '¥']) == " ";
    let (hedge, taken) = if tied { leading(lead(3), lead(2), lead(1)) } else { (usual, 0) };
    if taken > 0 {
        phrase.start = scan.span(at - taken).start;
        return (hedge, phrase);
    }
    let trailing = match (scan.folded(words, end), scan.folded(words, end + 1)) {
        ("or", "more") => Hedge::AtLeast,
        ("or", "so") => Hedge::About,
        ("or", "less" | "fewer") => Hedge::AtMost,
        _ => return (usual, phrase),
    };
    phrase.end = scan.span(end + 1).end;
    (trailing, phrase)
}

/// The hedge that the words before a number make, and how many of them.
fn leading(third: &str, second: &str, first: &str) -> (Hedge, usize) {
    match (third, second, first) {
        ("no" | "not", "more", "than") | ("as", "many" | "much" | "high" | "long", "as") => (Hedge::AtMost, 3),
        ("no" | "not", "fewer" | "less", "than") | ("as", "few" | "little" | "low", "as") => (Hedge::AtLeast, 3),
        (_, "more" | "greater" | "higher", "than") | (_, "well" | "just", "over") => (Hedge::MoreThan, 2),
        (_, "less" | "fewer" | "lower", "than") | (_, "just" | "well", "under") => (Hedge::LessThan, 2),
        (_, "at", "least") => (Hedge::AtLeast, 2),
        (_, "at", "most") | (_, "up", "to") => (Hedge::AtMost, 2),
        (_, "close", "to") | (_, "just", "about") | (_, "an", "estimated") => (Hedge::About, 2),
        (_, _, "nearly" | "almost") => (Hedge::Nearly, 1),
        (_, _, "about" | "around" | "roughly" | "approximately" | "some" | "circa" | "estimated") => (Hedge::About, 1),
        (_, _, "over") => (Hedge::MoreThan, 1),
        (_, _, "under") => (Hedge::LessThan, 1),
        _ => (Hedge::Exact, 0),
    }
}
