//! Differences that are no differences: spelling, contractions, words that somebody cut or put in.

use std::ops::Range;

use super::pair::{Pair, Side};
use crate::article::Span;

/// Tells whether only the spelling of a gap differs, or somebody says that words were cut or added.
pub(super) fn is_edited(pair: &Pair, gap: &[Range<usize>; 2]) -> bool {
    let around = [wider(&gap[0]), wider(&gap[1])];
    let letters = [0, 1].map(|at| {
        let text = pair.sides[at].text(pair.sides[at].over(around[at].clone()));
        text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>()
    });
    is_cut(pair, &around)
        || letters[0] == letters[1]
        || expanded(&pair.sides[0], &around[0]) == expanded(&pair.sides[1], &around[1])
}

/// Tells whether brackets or dots say that words were cut or added.
pub(super) fn is_cut(pair: &Pair, words: &[Range<usize>; 2]) -> bool {
    [0, 1].into_iter().any(|at| {
        let text = pair.sides[at].text(pair.sides[at].over(words[at].clone()));
        text.contains(['[', ']', '(', ')', '…']) || text.contains("...") || text.contains(". .")
    })
}

/// A gap with the words that bound it.
const fn wider(gap: &Range<usize>) -> Range<usize> {
    gap.start - 1..gap.end + 1
}

/// Tells whether one side lacks what the other has between two commas or dashes.
pub(super) fn is_aside(pair: &Pair, gap: &[Range<usize>; 2]) -> bool {
    [0, 1].into_iter().any(|at| {
        let (own, other) = (&pair.sides[at], &gap[1 - at]);
        let words = &gap[at];
        if !other.is_empty() || words.is_empty() {
            return false;
        }
        let before = own.text(Span::new(own.tokens[words.start - 1].span.end, own.tokens[words.start].span.start));
        let after = own.text(Span::new(own.tokens[words.end - 1].span.end, own.tokens[words.end].span.start));
        let marked = |text: &str| text.contains([',', '–', '—', '―']) || text.contains("--");
        marked(before) && marked(after) || before.contains('(') && after.contains(')')
    })
}

/// The words of a gap with contractions written out.
pub(super) fn expanded(side: &Side, words: &Range<usize>) -> Vec<String> {
    let mut all = Vec::new();
    for token in words.clone() {
        let folded = side.folded(token);
        let surface = side.text(side.tokens[token].span);
        let parts: &[&str] = match folded {
            "won't" => &["will", "not"],
            "can't" | "cannot" => &["can", "not"],
            "i'm" => &["i", "am"],
            "gonna" => &["going", "to"],
            "gotta" => &["got", "to"],
            "ok" => &["okay"],
            _ => &[],
        };
        if !parts.is_empty() {
            all.extend(parts.iter().map(ToString::to_string));
        } else if let Some(stem) = folded.strip_suffix("n't") {
            all.extend([stem.to_owned(), "not".to_owned()]);
        } else if let Some((stem, end)) = folded.split_once('\'') {
            all.push(stem.to_owned());
            all.push(match end {
                "re" => "are".to_owned(),
                "d" => "would".to_owned(),
                "ve" => "have".to_owned(),
                "ll" => "will".to_owned(),
                other => other.to_owned(),
            });
        } else if surface.ends_with("'s") || surface.ends_with("’s") {
            all.extend([folded.to_owned(), "is".to_owned()]);
        } else {
            // "I'd" is "I would" or "I had".
            all.push(if folded == "had" { "would" } else { folded }.to_owned());
        }
    }
    all
}
