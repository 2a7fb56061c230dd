//! What a word of digits or a row of number words is worth.

use std::ops::Range;

use super::lexicon::{self, Class};
use super::scan::Scan;

/// A number as it is written, without what stands around it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Value {
    pub(super) low: f64,
    pub(super) high: f64,
    /// One past its last word.
    pub(super) end: usize,
    pub(super) shape: Shape,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Digits without a sign that could make them anything but an integer.
    Integer,
    /// Other digits, or words.
    Other,
    /// "4.5m" without a currency: a million or a metre.
    Suffixed,
    Ordinal,
    Fraction,
    /// "dozens".
    Vague,
}

impl Value {
    const fn exact(value: f64, end: usize, shape: Shape) -> Self {
        Self { low: value, high: value, end, shape }
    }
}

/// Reads the number that begins at a word; none where the word begins no number.
pub(super) fn read(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Value> {
    let class = scan.class(at);
    if class.is(Class::DIGIT) {
        return digits(scan, words, at);
    }
    if !scan.english {
        return None;
    }
    if class.is(Class::VAGUE) {
        return vague(scan, words, at);
    }
    if class.is(Class::CARDINAL.and(Class::SCALE)) || starts_by_article(scan, words, at) {
        return spelled(scan, words, at);
    }
    if class.is(Class::FRACTION)
        && let Some(value) = fraction(scan, words, at)
    {
        return Some(value);
    }
    let value = lexicon::ordinal(scan.folded(words, at)).filter(|_| class.is(Class::ORDINAL))?;
    Some(Value::exact(value, at + 1, Shape::Ordinal))
}

/// "a dozen", "a hundred", "a quarter of".
fn starts_by_article(scan: &Scan, words: &Range<usize>, at: usize) -> bool {
    scan.class(at).is(Class::ARTICLE)
        && scan.is_tied(words, at + 1)
        && (scan.is(words, at + 1, Class::SCALE)
            || scan.is(words, at + 1, Class::FRACTION)
                && (scan.folded(words, at + 2) == "of" || scan.folded(words, at + 1) == "half"))
}

fn digits(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Value> {
    let surface = scan.surface(at);
    let ends = surface.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '\''))).unwrap_or(surface.len());
    let (number, suffix) = surface.split_at(ends);
    let value = parse(number, scan.english)?;
    let plain = number.bytes().all(|byte| byte.is_ascii_digit());
    match suffix {
        "" => {
            let shape = if plain { Shape::Integer } else { Shape::Other };
            Some(scaled(scan, words, Value::exact(value, at + 1, shape)))
        }
        "st" | "nd" | "rd" | "th" if plain => Some(Value::exact(value, at + 1, Shape::Ordinal)),
        "m" => Some(Value::exact(value, at + 1, Shape::Suffixed)),
        "k" | "K" => Some(Value::exact(value * 1e3, at + 1, Shape::Other)),
        "bn" | "b" | "B" => Some(Value::exact(value * 1e9, at + 1, Shape::Other)),
        "tn" => Some(Value::exact(value * 1e12, at + 1, Shape::Other)),
        "M" => Some(Value::exact(value * 1e6, at + 1, Shape::Other)),
        _ => None,
    }
}

/// Reads digits with separators: in English a comma groups and a point divides, elsewhere the other way round.
pub(super) fn parse(digits: &str, english: bool) -> Option<f64> {
    if !digits.bytes().next()?.is_ascii_digit() {
        return None;
    }
    let (group, point) = if english { (',', '.') } else { ('.', ',') };
    let (whole, decimals) = digits.split_once(point).unwrap_or((digits, ""));
    let mut groups = whole.split([group, '\'']);
    let mut value = groups.next()?.to_owned();
    let is_group = |part: &str| part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit());
    for part in groups {
        if !is_group(part) {
            return None;
        }
        value.push_str(part);
    }
    if !decimals.is_empty() {
        value.push('.');
        value.push_str(decimals);
    }
    value.parse().ok()
}

/// Multiplies by the scale words that follow: "1.6 million", "5 hundred thousand".
fn scaled(scan: &Scan, words: &Range<usize>, mut value: Value) -> Value {
    while scan.english && scan.is_tied(words, value.end) && scan.is(words, value.end, Class::SCALE) {
        let Some(by) = lexicon::scale(scan.folded(words, value.end)) else { break };
        (value.low, value.high) = (value.low * by, value.high * by);
        (value.end, value.shape) = (value.end + 1, Shape::Other);
    }
    value
}

/// "twenty-five", "two hundred and fifty thousand", "a dozen", "one-third", "three and a half".
fn spelled(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Value> {
    let (mut total, mut part, mut end) = (0.0, 0.0, at);
    if scan.folded(words, at) == "a" {
        if scan.is(words, at + 1, Class::FRACTION) {
            return fraction(scan, words, at + 1);
        }
        (part, end) = (1.0, at + 1);
    }
    loop {
        let tied = end == at || scan.is_tied(words, end);
        let class = if tied && words.contains(&end) { scan.class(end) } else { Class::NONE };
        let folded = scan.folded(words, end);
        if class.is(Class::CARDINAL) {
            let value = lexicon::cardinal(folded)?;
            let fits = end == at || value < 10.0 && part % 100.0 >= 20.0 && part % 10.0 == 0.0 || part % 100.0 == 0.0;
            if !fits {
                break;
            }
            part += value;
        } else if class.is(Class::SCALE) {
            let by = lexicon::scale(folded)?;
            part = if part == 0.0 { by } else { part * by };
            if by >= 1000.0 {
                (total, part) = (total + part, 0.0);
            }
        } else if folded == "and" && tied && end > at && is_after_hundred(scan, words, end) {
            // "two hundred and fifty".
        } else {
            break;
        }
        end += 1;
    }
    (end > at).then_some(())?;
    let mut value = Value::exact(total + part, end, Shape::Other);
    if scan.is_tied(words, end) && scan.is(words, end, Class::FRACTION) && value.low < 10.0 {
        let size = lexicon::part(scan.folded(words, end))?;
        let hyphened = scan.gap(words, end) != " " || scan.folded(words, end).ends_with('s');
        if hyphened {
            value = Value::exact(value.low * size, end + 1, Shape::Fraction);
        }
    } else if scan.folded(words, end) == "and"
        && scan.folded(words, end + 1) == "a"
        && scan.folded(words, end + 2) == "half"
    {
        value = Value::exact(value.low + 0.5, end + 3, Shape::Other);
    }
    Some(value)
}

/// Tells whether "and" stands between hundreds and what they are said with.
fn is_after_hundred(scan: &Scan, words: &Range<usize>, and: usize) -> bool {
    let before = and.checked_sub(1).map_or("", |before| scan.folded(words, before));
    matches!(before, "hundred" | "thousand") && scan.is(words, and + 1, Class::CARDINAL)
}

/// "dozens", "hundreds of thousands": from twice to ten times as much.
fn vague(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Value> {
    let (mut by, mut end) = (lexicon::vague_scale(scan.folded(words, at))?, at + 1);
    let of = scan.folded(words, at + 1) == "of" && scan.is(words, at + 2, Class::VAGUE);
    if of {
        by *= lexicon::vague_scale(scan.folded(words, at + 2))?;
        end = at + 3;
    } else if matches!(scan.folded(words, at), "tens" | "scores") && scan.folded(words, at + 1) != "of" {
        return None;
    }
    Some(Value { low: by * 2.0, high: by * 10.0, end, shape: Shape::Vague })
}

/// "half of", "half a million", "a quarter of", "twice".
fn fraction(scan: &Scan, words: &Range<usize>, at: usize) -> Option<Value> {
    let folded = scan.folded(words, at);
    let after = scan.folded(words, at + 1);
    if matches!(folded, "twice" | "thrice") {
        return Some(Value::exact(if folded == "twice" { 2.0 } else { 3.0 }, at + 1, Shape::Other));
    }
    let before = Scan::before(words, at);
    let counted = before.is_some_and(|before| {
        scan.class(before).is(Class::ORDINAL) || matches!(scan.folded(words, before), "the" | "in" | "other" | "better")
    });
    if counted && !(folded == "half" && after == "of") {
        return None;
    }
    match (folded, after) {
        ("half", "a" | "an") => {
            let value = Value::exact(0.5, at + 2, Shape::Fraction);
            Some(scaled(scan, words, value))
        }
        ("half", "of" | "the" | "its" | "their" | "his" | "her" | "all") | (_, "of") => {
            Some(Value::exact(lexicon::part(folded)?, at + 1, Shape::Fraction))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_by_language() {
        for (digits, english, value) in [
            ("3,400", true, Some(3400.0)),
            ("1.6", true, Some(1.6)),
            ("1,234,567.5", true, Some(1_234_567.5)),
            ("13.000", false, Some(13_000.0)),
            ("1,6", false, Some(1.6)),
            ("3,40", true, None),
            ("1.2.3", true, None),
            ("", true, None),
        ] {
            assert_eq!(parse(digits, english), value, "{digits}");
        }
    }
}
