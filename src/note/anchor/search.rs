//! Places in a text that may be a quotation's: where its words stand verbatim, and where most of them do.
//!
//! Every list here has a limit, so that a common word in a long text costs no more than a pass over that text.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use rapidfuzz::distance::levenshtein;

use super::version::Version;
use super::words::{Token, is_word, splits_word, tokens};
use crate::article::Span;
use crate::note::Target;

/// How many verbatim places are looked at, those with the likest neighbours.
const VERBATIM: usize = 64;

/// How many approximate places are looked at.
const APPROXIMATE: usize = 24;

/// Quotations of more words are not looked for approximately, but for the place the difference of the texts gives.
pub(super) const MOST_WORDS: usize = 500;

/// Quotations of more words are compared word by word only, not letter by letter.
const SPELLED: usize = 60;

/// How many words apart two votes may be that support the same place.
const BUCKET: i64 = 4;

/// How often a repeated word of the quotation may vote.
const REPEATS: usize = 4;

/// Returns the places where the quotation stands verbatim and cuts no word that it did not cut before.
pub(super) fn verbatim(target: &Target, version: &Version<'_>) -> Vec<Span> {
    let text = version.text;
    let mut found: Vec<(usize, usize, Span)> = text
        .match_indices(&target.exact)
        .map(|(start, found)| Span::new(start, start + found.len()))
        .filter(|&span| !cuts_word(target, text, span))
        .map(|span| (shared(target, text, span), span))
        .scan(version.byte(target.start).unwrap_or(text.len()), |stored, (shared, span)| {
            Some((shared, span.start.abs_diff(*stored), span))
        })
        .collect();
    if found.len() > VERBATIM {
        found.select_nth_unstable_by_key(VERBATIM, |&(shared, distance, _)| (Reverse(shared), distance));
        found.truncate(VERBATIM);
    }
    found.into_iter().map(|(_, _, span)| span).collect()
}

/// Tells whether a place begins or ends inside a word where the quotation did not.
pub(super) fn cuts_word(target: &Target, text: &str, span: Span) -> bool {
    let inside = |before: &str, after: &str| splits_word(&[before, after].concat(), before.len());
    let last = |text: &str| text.chars().next_back().map(String::from).unwrap_or_default();
    let first = |text: &str| text.chars().next().map(String::from).unwrap_or_default();
    splits_word(text, span.start) && !inside(&last(&target.prefix), &first(&target.exact))
        || splits_word(text, span.end) && !inside(&last(&target.exact), &first(&target.suffix))
}

/// How many characters directly around a place are those of prefix and suffix.
fn shared(target: &Target, text: &str, span: Span) -> usize {
    let before = text[..span.start].chars().rev().zip(target.prefix.chars().rev());
    let after = text[span.end..].chars().zip(target.suffix.chars());
    before.take_while(|(a, b)| a == b).count() + after.take_while(|(a, b)| a == b).count()
}

/// Returns places, as words of the text, where many of the quotation's words or its neighbours stand, each cut to
/// what is most like the quotation. Empty for quotations without words and for those over [`MOST_WORDS`].
pub(super) fn approximate(target: &Target, version: &Version<'_>) -> Vec<Range<usize>> {
    let quote = tokens(&target.exact);
    if quote.is_empty() || quote.len() > MOST_WORDS {
        return Vec::new();
    }
    let mut found: Vec<Range<usize>> =
        seeds(target, version).into_iter().flat_map(|start| closest(target, &quote, version, start)).collect();
    found.retain(|words| !words.is_empty());
    found.sort_unstable_by_key(|words| (words.start, words.end));
    found.dedup();
    found
}

/// Returns words of the text at which the quotation may start, the likeliest first.
///
/// Each word of prefix, quotation and suffix votes for where the quotation would start if that word were in its place;
/// rare words have more to say.
fn seeds(target: &Target, version: &Version<'_>) -> Vec<usize> {
    let whole = [target.prefix.as_str(), &target.exact, &target.suffix].concat();
    let words = tokens(&whole);
    let first = words.partition_point(|token| token.end <= target.prefix.len());
    let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
    for (place, token) in words.iter().enumerate() {
        let entry = places.entry(token.hash).or_default();
        if entry.len() < REPEATS {
            entry.push(place);
        }
    }
    let hits: Vec<(usize, u64)> = version
        .tokens()
        .iter()
        .enumerate()
        .filter(|(_, token)| places.contains_key(&token.hash))
        .map(|(at, token)| (at, token.hash))
        .collect();
    let mut counts: HashMap<u64, u32> = HashMap::new();
    for (_, hash) in &hits {
        *counts.entry(*hash).or_default() += 1;
    }
    let total = f64::from(u32::try_from(version.tokens().len()).unwrap_or(u32::MAX));
    let mut votes: HashMap<i64, f64> = HashMap::new();
    for (at, hash) in hits {
        let weight = (1.0 + total / f64::from(counts[&hash])).ln();
        for &place in &places[&hash] {
            let bucket = (signed(at) - signed(place) + signed(first)).div_euclid(BUCKET);
            *votes.entry(bucket).or_default() += weight;
            *votes.entry(bucket + 1).or_default() += weight;
        }
    }
    best(votes)
}

/// Returns the buckets with the most votes as words.
fn best(votes: HashMap<i64, f64>) -> Vec<usize> {
    let mut votes: Vec<(i64, f64)> = votes.into_iter().collect();
    // The bucket too, since a hash map has no order and the same text must always give the same places.
    let order = |a: &(i64, f64), b: &(i64, f64)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if votes.len() > APPROXIMATE {
        votes.select_nth_unstable_by(APPROXIMATE, order);
        votes.truncate(APPROXIMATE);
    }
    votes.sort_unstable_by(order);
    votes.into_iter().map(|(bucket, _)| usize::try_from(bucket * BUCKET).unwrap_or(0)).collect()
}

fn signed(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Returns the words around the word `start` that are most like the quotation: the end of an alignment that costs
/// nothing before and after it (Sellers). Costs are letters; a word left out or put in costs a blank more.
///
/// Where the quotation's last words were replaced, letters alone cannot tell whether the new ones belong to it. So
/// there are two answers, one that would rather leave words out and one that would rather replace them.
pub(super) fn closest(target: &Target, quote: &[Token], version: &Version<'_>, start: usize) -> [Range<usize>; 2] {
    [false, true].map(|replaces| align(target, quote, version, start, replaces))
}

fn align(target: &Target, quote: &[Token], version: &Version<'_>, start: usize, replaces: bool) -> Range<usize> {
    let slack = quote.len() / 2 + 6;
    let all = version.tokens();
    let from = start.saturating_sub(slack).min(all.len());
    let window = &all[from..(start + quote.len() + slack).min(all.len())];
    let mut row: Vec<(usize, usize)> = (0..=window.len()).map(|at| (0, at)).collect();
    for &word in quote {
        let length = word.span().len() + 1;
        let mut diagonal = row[0];
        row[0].0 += length;
        for (column, &other) in window.iter().enumerate() {
            let change = if word.hash == other.hash {
                0
            } else if quote.len() > SPELLED {
                word.span().len().max(other.span().len())
            } else {
                spelling(&target.exact[word.span().range()], &version.text[other.span().range()])
            };
            let change = if replaces { change.min(length - 1) } else { change };
            let changed = (diagonal.0 + change, diagonal.1);
            diagonal = row[column + 1];
            let left_out = (diagonal.0 + length, diagonal.1);
            let put_in = (row[column].0 + other.span().len() + 1, row[column].1);
            row[column + 1] = changed.min(left_out).min(put_in);
        }
    }
    let best = row.iter().enumerate().min_by_key(|(_, (cost, _))| *cost);
    best.map_or(0..0, |(end, &(_, start))| from + start..from + end)
}

/// The letters to change; words longer than any real one count as wholly different.
fn spelling(a: &str, b: &str) -> usize {
    if a.len().max(b.len()) > 64 { a.len().max(b.len()) } else { levenshtein::distance(a.chars(), b.chars()) }
}

/// Returns the bytes of words of the text, with the punctuation at either end that the quotation has there too.
pub(super) fn bytes(target: &Target, version: &Version<'_>, words: &Range<usize>) -> Span {
    let all = version.tokens();
    let (start, end) = (all[words.start].start, all[words.end - 1].end);
    let lead = target.exact.find(is_word).map_or("", |at| &target.exact[..at]);
    let trail = target.exact.trim_start_matches(|c| !is_word(c));
    let trail = trail.rfind(is_word).map_or("", |at| trail[at..].trim_start_matches(is_word));
    let common = |a: char, b: char| (a == b).then_some(a.len_utf8());
    let before: usize =
        version.text[..start].chars().rev().zip(lead.chars().rev()).map_while(|(a, b)| common(a, b)).sum();
    let after: usize = version.text[end..].chars().zip(trail.chars()).map_while(|(a, b)| common(a, b)).sum();
    Span::new(start - before, end + after)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Details;

    #[track_caller]
    fn check(text: &str, exact: &str, wanted: &str) {
        let details = Details::default();
        let version = Version::new(&details, text);
        let target = Target { exact: exact.into(), ..Target::default() };
        let found: Vec<&str> =
            approximate(&target, &version).iter().map(|words| &text[bytes(&target, &version, words).range()]).collect();
        assert!(found.contains(&wanted), "{found:?}");
    }

    #[test]
    fn finds_what_is_most_alike() {
        let text =
            "The port was shut. At least 14 people were hurt in the crash, one of them badly, a nurse said. Fog.";
        check(text, "At least 15 people were hurt", "At least 14 people were hurt");
        check(text, "At least 14 sailors were badly hurt", "At least 14 people were hurt");
        check(text, "14 peple wer hurt", "14 people were hurt");
        check(text, "a nurse told us.", "a nurse said.");
    }

    #[test]
    fn verbatim_places_cut_no_word() {
        let details = Details::default();
        let version = Version::new(&details, "machines and chines and Chines");
        let target = Target { exact: "chines".into(), ..Target::default() };
        assert_eq!(verbatim(&target, &version), [Span::new(13, 19)]);
        let part = Target { exact: "chine".into(), suffix: "s".into(), prefix: "ma".into(), ..Target::default() };
        assert_eq!(verbatim(&part, &version), [Span::new(2, 7), Span::new(13, 18)]);
    }

    #[test]
    fn quotations_without_words_have_no_approximate_place() {
        let details = Details::default();
        let version = Version::new(&details, "a — b … c");
        for exact in ["", "—", " … "] {
            assert!(approximate(&Target { exact: exact.into(), ..Target::default() }, &version).is_empty());
        }
    }
}
