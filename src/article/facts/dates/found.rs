//! What is read of a date at first.

use std::ops::Range;

use super::{Part, When};
use crate::article::facts::scan::Scan;

/// What was read: where it begins and ends in words, and what it says.
pub(super) struct Found {
    pub(super) words: Range<usize>,
    pub(super) when: When,
    pub(super) part: Option<Part>,
    /// "last" (-1) or "next" (1) before a weekday.
    pub(super) leap: Option<i8>,
    /// Bytes that belong to it beyond its words: the full stop of "a.m.".
    pub(super) tail: usize,
}

impl Found {
    pub(super) const fn new(words: Range<usize>, when: When) -> Self {
        Self { words, when, part: None, leap: None, tail: 0 }
    }
}

/// Returns the part of the day that a word names.
pub(super) fn part_of_day(folded: &str) -> Option<Part> {
    Some(match folded {
        "morning" => Part::Morning,
        "afternoon" => Part::Afternoon,
        "evening" => Part::Evening,
        "night" | "overnight" => Part::Night,
        _ => return None,
    })
}

/// Returns a word of up to four digits as a number.
pub(super) fn integer(scan: &Scan, words: &Range<usize>, at: usize) -> Option<i16> {
    if !words.contains(&at) {
        return None;
    }
    let surface = scan.surface(at);
    let digits = surface.len() <= 4 && surface.bytes().all(|byte| byte.is_ascii_digit());
    if digits { surface.parse().ok() } else { None }
}
