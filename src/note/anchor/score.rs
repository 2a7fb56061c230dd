//! How well a place in a text answers to a quotation, and what follows from it.
//!
//! The score is the one Hypothesis uses: (50 quotation + 20 prefix + 20 suffix + 2 position) / 92, each from 0 to 1.
//! What is accepted is stricter and depends on the length, since short words are found everywhere.

use rapidfuzz::distance::levenshtein;

use super::version::Version;
use crate::article::Span;
use crate::note::{State, Target};

/// Quotations of more characters are found verbatim only: comparing them letter by letter takes seconds.
pub(super) const LONGEST: usize = 100_000;

/// How many characters around a sentence's quotation are compared.
const AROUND: usize = 64;

/// A sentence vouches for a quotation if it has this many characters beside it.
const SENTENCE_LEAST: usize = 16;

/// From this likeness on, the rest of the sentence is as good as prefix and suffix.
const SENTENCE_ALIKE: f64 = 0.9;

/// What answers to what, each from 0 to 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Score {
    pub(super) quote: f64,
    pub(super) prefix: f64,
    pub(super) suffix: f64,
    pub(super) position: f64,
}

impl Score {
    /// Compares the place `span` of a text with a target.
    #[expect(clippy::cast_precision_loss, reason = "texts are far shorter than 2^52")]
    pub(super) fn of(target: &Target, version: &Version<'_>, span: Span) -> Self {
        let there = &version.text[span.range()];
        let quote = if there == target.exact { 1.0 } else { alike(&target.exact, there) };
        let (mut prefix, mut suffix) = context(target, version.text, span);
        if prefix.min(suffix) < 1.0 && sentence(target, version.text, span) >= SENTENCE_ALIKE {
            (prefix, suffix) = (prefix.max(SENTENCE_ALIKE), suffix.max(SENTENCE_ALIKE));
        }
        let distance = version.point(span.start).abs_diff(target.start);
        let position = 1.0 - (distance as f64 / version.text.len().max(1) as f64).min(1.0);
        Self { quote, prefix, suffix, position }
    }

    /// Returns the whole, from 0 to 1.
    pub(super) fn total(self) -> f64 {
        (50.0 * self.quote + 20.0 * self.prefix + 20.0 * self.suffix + 2.0 * self.position) / 92.0
    }

    /// Tells whether the quotation is the same to the letter.
    pub(super) fn is_verbatim(self) -> bool {
        self.quote >= 1.0
    }

    /// Returns what follows for a place of `length` characters that may lie anywhere; `moved` for the same words.
    pub(super) fn state(self, length: usize) -> State {
        let accepted = match length {
            40.. => self.is_verbatim() || self.total() >= 0.75,
            15..40 => self.total() >= 0.75,
            _ => self.quote >= 0.75 && self.prefix.min(self.suffix) >= 0.6,
        };
        match (accepted, self.is_verbatim()) {
            (true, true) => State::Moved,
            (true, false) => State::Changed,
            (false, _) if self.total() >= 0.55 => State::Review,
            (false, _) => State::Orphaned,
        }
    }
}

/// How alike two quotations are, 1 less the share of letters to change.
fn alike(old: &str, new: &str) -> f64 {
    if old.len().max(new.len()) > LONGEST {
        return 0.0;
    }
    levenshtein::normalized_similarity(old.chars(), new.chars())
}

/// How alike prefix and suffix are to what stands around `span`.
///
/// Where a quotation began or ended its text there is nothing to compare on that side; the other one speaks for both.
fn context(target: &Target, text: &str, span: Span) -> (f64, f64) {
    let prefix = backward(&target.prefix, &text[..span.start]);
    let suffix = forward(&target.suffix, &text[span.end..]);
    match (prefix, suffix) {
        (Some(prefix), Some(suffix)) => (prefix, suffix),
        (Some(one), None) | (None, Some(one)) => (one, one),
        (None, None) => (1.0, 1.0),
    }
}

/// How alike the rest of the quotation's sentence is to what stands around `span`; 0 where there is too little of it.
///
/// A sentence that moved as a whole has other neighbours, and 32 characters reach beyond a short one.
fn sentence(target: &Target, text: &str, span: Span) -> f64 {
    let Some((before, after)) = around(target) else { return 0.0 };
    let weight = |part: &str| f64::from(u32::try_from(part.chars().take(AROUND).count()).unwrap_or(u32::MAX));
    let (left, right) = (weight(before), weight(after));
    if left + right < f64::from(u32::try_from(SENTENCE_LEAST).unwrap_or(u32::MAX)) {
        return 0.0;
    }
    let alike = backward(before, &text[..span.start]).unwrap_or(1.0) * left
        + forward(after, &text[span.end..]).unwrap_or(1.0) * right;
    alike / (left + right)
}

/// The target's sentence before and after the quotation; none where the quotation is not found in it.
fn around(target: &Target) -> Option<(&str, &str)> {
    if target.exact.is_empty() {
        return None;
    }
    let sentence = target.sentence.as_str();
    sentence
        .match_indices(&target.exact)
        .map(|(at, found)| (&sentence[..at], &sentence[at + found.len()..]))
        .take(AROUND)
        .filter(|(before, _)| before.ends_with(&target.prefix) || target.prefix.ends_with(before))
        .max_by_key(|(before, _)| before.len().min(target.prefix.len()))
}

fn backward(stored: &str, there: &str) -> Option<f64> {
    edge(stored.chars().rev(), there.chars().rev())
}

fn forward(stored: &str, there: &str) -> Option<f64> {
    edge(stored.chars(), there.chars())
}

/// How alike two texts are that start at the same edge, where the second goes on: 1 less the share of the first one's
/// letters to change. None where the first is empty.
fn edge(stored: impl Iterator<Item = char>, there: impl Iterator<Item = char>) -> Option<f64> {
    let stored: Vec<char> = stored.take(AROUND).collect();
    let there: Vec<char> = there.take(stored.len() + stored.len() / 2).collect();
    if stored.is_empty() {
        return None;
    }
    if there.starts_with(&stored) {
        return Some(1.0);
    }
    let mut row: Vec<usize> = (0..=there.len()).collect();
    for (line, a) in stored.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = line + 1;
        for (column, b) in there.iter().enumerate() {
            let changed = diagonal + usize::from(a != b);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + 1).min(row[column] + 1);
        }
    }
    let errors = row.into_iter().min().unwrap_or(stored.len());
    let share = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    Some(1.0 - share(errors) / share(stored.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(quote: f64, context: f64, length: usize, state: State) {
        let score = Score { quote, prefix: context, suffix: context, position: 1.0 };
        assert_eq!(score.state(length), state, "{}", score.total());
    }

    #[test]
    fn accepts_by_length() {
        check(1.0, 0.0, 40, State::Moved);
        check(1.0, 0.0, 39, State::Review);
        check(1.0, 0.5, 15, State::Moved);
        check(1.0, 0.5, 14, State::Review);
        check(1.0, 0.6, 14, State::Moved);
        check(0.6, 1.0, 15, State::Changed);
        check(0.6, 1.0, 14, State::Review);
        check(0.8, 0.6, 14, State::Changed);
        check(0.2, 1.0, 14, State::Review);
        check(0.1, 0.3, 40, State::Orphaned);
    }

    #[test]
    fn compares_from_the_edge() {
        let close = |found: Option<f64>, wanted: f64| assert!((found.expect("not empty") - wanted).abs() < 1e-9);
        close(forward("abcd", "abcd and more"), 1.0);
        close(backward("abcd", "before abcd"), 1.0);
        close(forward("abcd", "xabcd"), 0.75);
        close(forward("abcd", ""), 0.0);
        assert_eq!(forward("", "abcd"), None);
    }

    #[test]
    fn finds_the_right_one_of_two_in_a_sentence() {
        let target = Target {
            exact: "Robin".into(),
            prefix: "Fog. Robin told ".into(),
            sentence: "Robin told Robin to stay.".into(),
            ..Target::default()
        };
        assert_eq!(around(&target), Some(("Robin told ", " to stay.")));
    }
}
