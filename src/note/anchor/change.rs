//! What became of each word between the text a note was made on and the text of today.
//!
//! A word difference of the two whole texts knows what a quotation with 32 characters around it cannot: that the words
//! found elsewhere already stood there before, so that they are not the quotation moved, and where the quotation's
//! neighbours are now, so that a corrected name is looked for at its own place.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, Token as Id};

use super::version::Version;
use super::words::{Token, tokens};
use crate::article::Span;

/// A stretch of words that both texts have, in order: words of the old text and of the new, equally many.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Kept {
    old: Range<usize>,
    new: Range<usize>,
}

/// The difference between a stored text and a text of today.
#[derive(Debug)]
pub struct Change<'a> {
    text: &'a str,
    old: Vec<Token>,
    kept: Vec<Kept>,
}

impl<'a> Change<'a> {
    /// Compares the text a target was made on with `version`. Takes linear time but for texts with little in common,
    /// where the difference is cut short.
    pub fn between(text: &'a str, version: &Version<'_>) -> Self {
        let old = tokens(text);
        let new = version.tokens();
        let head = old.iter().zip(new).take_while(|(a, b)| a.hash == b.hash).count();
        let tail = old[head..].iter().rev().zip(new[head..].iter().rev()).take_while(|(a, b)| a.hash == b.hash).count();
        let mut kept = vec![Kept { old: 0..head, new: 0..head }];
        middle(&old[head..old.len() - tail], &new[head..new.len() - tail], head, &mut kept);
        kept.push(Kept { old: old.len() - tail..old.len(), new: new.len() - tail..new.len() });
        kept.retain(|stretch| !stretch.old.is_empty());
        Self { text, old, kept }
    }

    /// Returns the old bytes of a quotation that starts at code point `start` of the old text, if it stands there.
    pub(super) fn old_span(&self, start: usize, exact: &str) -> Option<Span> {
        let start = self.text.char_indices().map(|(byte, _)| byte).nth(start)?;
        self.text[start..].starts_with(exact).then(|| Span::new(start, start + exact.len()))
    }

    /// Returns the words of today that stand between the nearest kept words before and after the old bytes `span`,
    /// the kept ones inside included: where the quotation is now, or what stands in its place.
    pub(super) fn home(&self, span: Span, new_count: usize) -> Range<usize> {
        let words = self.old_words(span);
        let start = self.image(words.start).unwrap_or_else(|| {
            let before = self.kept[..self.stretch(words.start)].last();
            before.map_or(0, |stretch| stretch.new.end)
        });
        let end = match words.end.checked_sub(1).and_then(|last| self.image(last)) {
            Some(last) => last + 1,
            None => self.kept[self.stretch(words.end)..]
                .iter()
                .find(|stretch| stretch.old.end > words.end)
                .map_or(new_count, |stretch| stretch.new.start + words.end.saturating_sub(stretch.old.start)),
        };
        start..end.max(start)
    }

    /// Tells whether the new words `new` are words that stood elsewhere in the old text than at the old bytes `span`,
    /// with the same neighbours: then they are not the quotation in another place.
    pub(super) fn was_elsewhere(&self, new: &Range<usize>, span: Span) -> bool {
        let quote = self.old_words(span);
        self.kept.get(self.new_stretch(new.start)).is_some_and(|stretch| {
            let inside = stretch.new.start < new.start && new.end < stretch.new.end;
            let old = stretch.old.start + new.start.saturating_sub(stretch.new.start);
            inside && (old + new.len() <= quote.start || quote.end <= old)
        })
    }

    /// Counts the new words among `new` that stood elsewhere in the old text than at the old bytes `span`.
    pub(super) fn count_elsewhere(&self, new: &Range<usize>, span: Span) -> usize {
        let quote = self.old_words(span);
        let stretches =
            self.kept[self.new_stretch(new.start)..].iter().take_while(|stretch| stretch.new.start < new.end);
        stretches
            .map(|stretch| {
                let first = stretch.new.start.max(new.start) - stretch.new.start + stretch.old.start;
                let last = stretch.new.end.min(new.end) - stretch.new.start + stretch.old.start;
                let own = last.min(quote.end).saturating_sub(first.max(quote.start));
                last - first - own
            })
            .sum()
    }

    /// The index of the first stretch that does not end at or before the new word `word`.
    fn new_stretch(&self, word: usize) -> usize {
        self.kept.partition_point(|stretch| stretch.new.end <= word)
    }

    /// The old words that share a byte with `span`.
    fn old_words(&self, span: Span) -> Range<usize> {
        let start = self.old.partition_point(|token| token.end <= span.start);
        let end = self.old.partition_point(|token| token.start < span.end);
        start..end.max(start)
    }

    /// The index of the first stretch that does not end at or before the old word `word`.
    fn stretch(&self, word: usize) -> usize {
        self.kept.partition_point(|stretch| stretch.old.end <= word)
    }

    /// The new word that the old word `word` is now, if it was kept.
    fn image(&self, word: usize) -> Option<usize> {
        let stretch = self.kept.get(self.stretch(word))?;
        (stretch.old.start <= word).then(|| stretch.new.start + word - stretch.old.start)
    }
}

/// Adds the stretches that the words between the common head and the common tail share.
fn middle(old: &[Token], new: &[Token], offset: usize, kept: &mut Vec<Kept>) {
    let mut numbers = std::collections::HashMap::new();
    let mut number = |token: &Token| {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        Id(*numbers.entry(token.hash).or_insert(next))
    };
    let before: Vec<Id> = old.iter().map(&mut number).collect();
    let after: Vec<Id> = new.iter().map(&mut number).collect();
    let count = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
    let mut diff = Diff::default();
    diff.compute_with(Algorithm::Histogram, &before, &after, count);
    let (mut from, mut to) = (0, 0);
    let mut keep = |from: usize, to: usize, length: usize| {
        kept.push(Kept { old: offset + from..offset + from + length, new: offset + to..offset + to + length });
    };
    for hunk in diff.hunks() {
        let (start, end) = (hunk.before.start as usize, hunk.before.end as usize);
        keep(from, to, start - from);
        (from, to) = (end, hunk.after.end as usize);
    }
    keep(from, to, old.len() - from);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Details;

    const OLD: &str = "Robin left at noon. The boat sank in fog. Later Robin came back alone.";

    fn span_of(text: &str, quote: &str) -> Span {
        let start = text.find(quote).expect("in the text");
        Span::new(start, start + quote.len())
    }

    /// The words of today at the home of `quote`.
    fn home(new: &str, quote: &str) -> String {
        let details = Details::default();
        let version = Version::new(&details, new);
        let home = Change::between(OLD, &version).home(span_of(OLD, quote), version.tokens().len());
        let words: Vec<&str> = version.tokens()[home].iter().map(|token| &new[token.span().range()]).collect();
        words.join(" ")
    }

    #[test]
    fn finds_the_home_of_a_quotation() {
        assert_eq!(home(OLD, "boat sank"), "boat sank");
        assert_eq!(home(&format!("New. {OLD}"), "boat sank"), "boat sank");
        assert_eq!(home(&OLD.replace("boat", "old ferry"), "boat"), "old ferry");
        assert_eq!(home(&OLD.replace("sank", "went down"), "boat sank in"), "boat went down in");
        assert_eq!(home(&OLD.replacen("Robin", "Elisa", 1), "Robin"), "Elisa");
        assert_eq!(home(&OLD.replace("The boat sank in fog. ", ""), "The boat sank in fog"), "");
        assert_eq!(home("", "boat"), "");
        assert_eq!(home(&OLD.replace("alone", "safely, all said"), "alone."), "safely all said");
    }

    #[test]
    fn knows_what_stood_elsewhere() {
        let details = Details::default();
        let new = OLD.replacen("Robin", "Elisa", 1);
        let version = Version::new(&details, &new);
        let change = Change::between(OLD, &version);
        let other = version.tokens().iter().rposition(|token| &new[token.span().range()] == "Robin").expect("there");
        assert!(change.was_elsewhere(&(other..other + 1), span_of(OLD, "Robin")));
        assert!(!change.was_elsewhere(&(0..1), span_of(OLD, "Robin")));
        assert_eq!(change.count_elsewhere(&(0..4), span_of(OLD, "Robin")), 3);
        assert_eq!(change.count_elsewhere(&(1..4), span_of(OLD, "left at noon")), 0);
    }
}
