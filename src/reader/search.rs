//! Words looked for in all articles: in the text itself, so that the ends of rows do not matter.

use std::fmt::Write;
use std::sync::Arc;

use regex::{Regex, RegexBuilder};

use super::jumps::Jump;
use crate::article::Span;

/// The most places that are kept of one article.
pub const MOST: usize = 50_000;

/// The largest pattern, in bytes of its compiled form.
const LARGEST: usize = 1 << 20;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Query {
    /// As it was typed.
    pub typed: String,
    /// Whether that is a regular expression.
    pub is_regex: bool,
    pattern: Regex,
}

impl Query {
    /// Reads what was typed: plain words, or a regular expression (of the `regex` crate, which takes linear time).
    ///
    /// Case counts only where there is a capital (smart case). In plain words a blank stands for any blanks, and
    /// quotation marks, apostrophes and dashes for all of their shapes, since nobody types those of a newspaper.
    ///
    /// # Errors
    /// A sentence for a regular expression that is none.
    pub fn new(typed: &str, is_regex: bool) -> Result<Self, String> {
        let pattern = if is_regex { typed.to_owned() } else { plain(typed) };
        let has_capital = typed.chars().any(char::is_uppercase);
        let built = RegexBuilder::new(&pattern).case_insensitive(!has_capital).size_limit(LARGEST).build();
        let pattern = built.map_err(|error| {
            let why = error.to_string();
            format!(
                "not a regular expression: {}",
                why.lines().last().unwrap_or_default().trim_start_matches("error: ")
            )
        })?;
        Ok(Self { typed: typed.to_owned(), is_regex, pattern })
    }

    /// Returns where a text holds it, in order and without overlap, at most [`MOST`]; `is_stale` is asked now and then
    /// and ends the search.
    pub fn find(&self, text: &str, is_stale: &dyn Fn() -> bool) -> Vec<Span> {
        let found = self.pattern.find_iter(text).filter(|found| !found.is_empty());
        let spans = found.map(|found| Span::new(found.start(), found.end()));
        spans
            .enumerate()
            .take_while(|(place, _)| place % 1024 > 0 || !is_stale())
            .map(|(_, span)| span)
            .take(MOST)
            .collect()
    }
}

/// Plain words as a pattern.
fn plain(typed: &str) -> String {
    let mut pattern = String::new();
    let mut blank = false;
    for c in typed.chars() {
        if c.is_whitespace() {
            blank = true;
            continue;
        }
        if std::mem::take(&mut blank) {
            pattern.push_str(r"\s+");
        }
        match c {
            '\'' | '‘' | '’' => pattern.push_str("['‘’ʼ‚‹›]"),
            '"' | '“' | '”' => pattern.push_str("[\"“”„«»]"),
            '-' | '–' | '—' => pattern.push_str("[-‐‑‒–—]"),
            c => _ = write!(pattern, "{}", regex::escape(c.encode_utf8(&mut [0; 4]))),
        }
    }
    if blank {
        pattern.push_str(r"\s");
    }
    pattern
}

/// A search that is on: its places in all articles, and which of them is in hand.
#[derive(Clone, Debug)]
pub struct Search {
    /// What is looked for.
    pub query: Arc<Query>,
    /// For each article by place: where it holds that, in order; `None` until they have been looked through.
    pub hits: Option<Vec<Vec<Span>>>,
    /// The hit in hand: its article and its place among the hits there.
    pub at: Option<(usize, usize)>,
    /// Where the reader was when it was begun.
    pub origin: Jump,
    /// Which way to go once the hits are known.
    pub awaited: Option<bool>,
}

impl Search {
    /// Returns the hits in an article.
    pub fn hits_in(&self, pane: usize) -> &[Span] {
        self.hits.as_ref().and_then(|hits| hits.get(pane)).map_or(&[], Vec::as_slice)
    }

    /// Returns the hits of an article that touch a span.
    pub fn hits_on(&self, pane: usize, span: Span) -> &[Span] {
        let hits = self.hits_in(pane);
        let first = hits.partition_point(|hit| hit.end <= span.start);
        let last = hits.partition_point(|hit| hit.start < span.end);
        &hits[first..last.max(first)]
    }

    /// Returns the hit in hand where it is in an article.
    pub fn hit_in_hand(&self, pane: usize) -> Option<Span> {
        let (at, place) = self.at.filter(|(at, _)| *at == pane)?;
        self.hits_in(at).get(place).copied()
    }

    /// Returns how many hits there are, and which of them is in hand, from 1, the articles in the order given.
    pub fn count(&self, order: &[usize]) -> (usize, Option<usize>) {
        let all = order.iter().map(|pane| self.hits_in(*pane).len()).sum();
        let in_hand = self.at.map(|(at, place)| {
            let before = order.iter().take_while(|pane| **pane != at);
            before.map(|pane| self.hits_in(*pane).len()).sum::<usize>() + place + 1
        });
        (all, in_hand)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(typed: &str, is_regex: bool, text: &str) -> Vec<String> {
        let query = Query::new(typed, is_regex).unwrap();
        query.find(text, &|| false).into_iter().map(|span| text[span.range()].to_owned()).collect()
    }

    #[test]
    fn words_are_found_as_people_type_them() {
        for (typed, text, expect) in [
            ("gate", "The Gate, the gate", &["Gate", "gate"][..]),
            ("Gate", "The Gate, the gate", &["Gate"]),
            ("the mayor's", "the\nmayor’s", &["the\nmayor’s"]),
            ("\"no", "“No”, she said", &["“No"]),
            ("1939-1945", "1939–1945", &["1939–1945"]),
            ("a.b (c", "a.b (c axb", &["a.b (c"]),
            ("élan", "Élan", &["Élan"]),
            ("", "anything", &[]),
        ] {
            assert_eq!(found(typed, false, text), expect, "{typed:?} in {text:?}");
        }
        assert_eq!(found(r"\d+ homes", true, "900 homes and 12 homes"), ["900 homes", "12 homes"]);
    }

    #[test]
    fn a_wrong_expression_is_a_sentence() {
        let told = Query::new("(", true).unwrap_err();
        assert_eq!(told, "not a regular expression: unclosed group");
        assert!(Query::new(r"(\w{100}){1000}", true).is_err(), "too large");
    }

    #[test]
    fn the_hit_in_hand_is_counted_over_all_articles() {
        let hits = vec![vec![Span::new(0, 2), Span::new(5, 7)], vec![Span::new(1, 3)]];
        let origin = Jump { pane: 0, cursor: 0 };
        let query = Arc::new(Query::new("ab", false).unwrap());
        let search = Search { query, hits: Some(hits), at: Some((0, 1)), origin, awaited: None };
        assert_eq!(search.count(&[1, 0]), (3, Some(3)));
        assert_eq!(search.hits_on(0, Span::new(2, 6)), [Span::new(5, 7)]);
        assert_eq!(search.hits_on(0, Span::new(2, 5)), []);
        assert_eq!(search.hits_on(7, Span::new(2, 5)), []);
    }

    proptest! {
        #[test]
        fn anything_can_be_typed(typed in "\\PC{0,12}", text in "\\PC{0,60}") {
            let query = Query::new(&typed, false).unwrap();
            for span in query.find(&text, &|| false) {
                prop_assert!(!text[span.range()].is_empty());
            }
            let _ = Query::new(&typed, true);
        }

        #[test]
        fn a_part_of_a_text_is_found_in_it(text in "[a-zé‘“ .*+(\\[]{3,40}", start in 0_usize..40, length in 1_usize..9) {
            let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let from = starts[start % starts.len()];
            let part: String = text[from..].chars().take(length).collect();
            if !part.trim().is_empty() && !part.starts_with(' ') {
                let hits = Query::new(&part, false).unwrap().find(&text, &|| false);
                prop_assert!(!hits.is_empty(), "{part:?} in {text:?}");
            }
        }
    }
}
