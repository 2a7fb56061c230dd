//! One note in full: what it is on, as it was and as it is.

use std::sync::Arc;

use super::list::List;
use crate::article::Span;
use crate::library::changes;
use crate::note::anchor::paragraph;
use crate::note::{Scope, State, Target};

/// The most bytes of a paragraph that are shown on either side of a quotation.
const AROUND: usize = 400;

/// A note shown in full.
#[derive(Clone, Debug)]
pub struct Card {
    /// The note's id.
    pub id: String,
    /// Which of its targets is in hand.
    pub list: List,
    /// The texts that its targets were made on, once they are read; none where one is not kept.
    pub texts: Vec<Option<Arc<str>>>,
    /// What its targets are shown as.
    pub passages: Vec<Passage>,
}

/// What a target of a note is shown as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// How it stands with it.
    pub state: State,
    /// Its words with what was around them; none for a whole article.
    pub then: Option<Excerpt>,
    /// What stands at its place today, where its article is open and that is not the same.
    pub now: Option<Excerpt>,
    /// The number of the paragraph it stands in today, where its article is open; else 0.
    pub paragraph: usize,
    /// The article it lies in, where that is open.
    pub pane: Option<usize>,
    /// Whether the reader said that its words are gone.
    pub is_given_up: bool,
}

/// A piece of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Excerpt {
    /// The piece, a paragraph at most.
    pub text: String,
    /// The bytes of it that are noted.
    pub noted: Span,
    /// The words of it that the other piece does not have, in order.
    pub differing: Vec<Span>,
}

impl Excerpt {
    /// Returns the paragraph around the bytes `span` of a canonical text, cut where it is long.
    pub fn around(text: &str, span: Span) -> Self {
        let start = text.floor_char_boundary(span.start);
        let span = Span::new(start, text.floor_char_boundary(span.end).max(start));
        let before = text[..span.start].rfind("\n\n").map_or(0, |at| at + 2);
        let after = text[span.end..].find("\n\n").map_or(text.len(), |at| span.end + at);
        let start = if span.start - before > AROUND { next_word(text, span.start - AROUND) } else { before };
        let end = if after - span.end > AROUND { last_word(text, span.end + AROUND) } else { after };
        let (start, end) = (start.min(span.start), end.max(span.end));
        let (head, tail) = (if start > before { "… " } else { "" }, if end < after { " …" } else { "" });
        let noted = Span::new(span.start - start + head.len(), span.end - start + head.len());
        Self { text: format!("{head}{}{tail}", &text[start..end]), noted, differing: Vec::new() }
    }

    /// Returns what a target keeps of its surroundings by itself: the sentence, else the characters on either side.
    pub fn kept(target: &Target) -> Self {
        if let Some(start) = target.sentence.find(&target.exact).filter(|_| !target.exact.is_empty()) {
            return Self::around(&target.sentence, Span::new(start, start + target.exact.len()));
        }
        let text = format!("{}{}{}", target.prefix, target.exact, target.suffix);
        let noted = Span::new(target.prefix.len(), target.prefix.len() + target.exact.len());
        // A quotation at the end of a paragraph has the next one's beginning beside it.
        Self { noted, differing: Vec::new(), text }.paragraph()
    }

    /// Cuts it to the paragraph that holds what is noted.
    fn paragraph(self) -> Self {
        Self::around(&self.text, self.noted)
    }
}

impl Passage {
    /// Returns what a target is shown as. `then` is the text it was made on, `now` that of its open article with the
    /// place found, and `pane` the article's.
    pub fn new(
        target: &Target,
        state: State,
        then: Option<&str>,
        now: Option<(&str, Option<Span>)>,
        pane: Option<usize>,
    ) -> Self {
        if target.scope == Scope::Article {
            return Self { state, then: None, now: None, paragraph: 0, pane, is_given_up: false };
        }
        let paragraph = now.and_then(|(text, span)| Some(paragraph(text, span?.start))).unwrap_or_default();
        let in_text = then.and_then(|then| Some(Excerpt::around(then, bytes(then, target)?)));
        let mut then = in_text.unwrap_or_else(|| Excerpt::kept(target));
        let found = now.and_then(|(text, span)| Some(Excerpt::around(text, span?)));
        let mut now = found.filter(|now| now.text != then.text || now.noted != then.noted);
        if let Some(now) = &mut now {
            (then.differing, now.differing) = changes::words(&then.text, &now.text);
        }
        Self { state, then: Some(then), now, paragraph, pane, is_given_up: !target.gone_from.is_empty() }
    }
}

/// The bytes of a target in the text it was made on; none where its words do not stand there.
fn bytes(text: &str, target: &Target) -> Option<Span> {
    let start = text.char_indices().map(|(at, _)| at).nth(target.start)?;
    text[start..].starts_with(&target.exact).then(|| Span::new(start, start + target.exact.len()))
}

/// The first beginning of a word from a byte on.
fn next_word(text: &str, from: usize) -> usize {
    let from = text.ceil_char_boundary(from);
    text[from..].find(char::is_whitespace).map_or(from, |at| text.len() - text[from + at..].trim_start().len())
}

/// The last end of a word up to a byte.
fn last_word(text: &str, to: usize) -> usize {
    let to = text.floor_char_boundary(to);
    text[..to].rfind(char::is_whitespace).map_or(to, |at| text[..at].trim_end().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    const THEN: &str = "Fog came.\n\nThe ferry left late on Monday, a pilot said.\n\nNobody was hurt.";

    fn target(exact: &str) -> Target {
        let start = THEN.find(exact).unwrap();
        Target {
            exact: exact.into(),
            start,
            prefix: "came.\n\nThe ".into(),
            suffix: " late on".into(),
            ..Target::default()
        }
    }

    #[track_caller]
    fn marked(excerpt: &Excerpt) -> String {
        let words: Vec<&str> = excerpt.differing.iter().map(|span| &excerpt.text[span.range()]).collect();
        format!("{} [{}] {}", excerpt.text, &excerpt.text[excerpt.noted.range()], words.join("|"))
    }

    #[test]
    fn a_passage_shows_then_and_now_with_the_words_that_differ() {
        let now = "Fog came.\n\nThe old ferry left early on Monday, a pilot said.";
        let span = now.find("ferry left").map(|at| Span::new(at, at + 10));
        let passage = Passage::new(&target("ferry left"), State::Moved, Some(THEN), Some((now, span)), Some(0));
        assert_eq!(passage.paragraph, 2);
        assert_eq!(marked(&passage.then.unwrap()), "The ferry left late on Monday, a pilot said. [ferry left] late");
        assert_eq!(
            marked(&passage.now.unwrap()),
            "The old ferry left early on Monday, a pilot said. [ferry left] old|early"
        );
    }

    #[test]
    fn what_is_the_same_is_shown_once() {
        let span = Span::new(THEN.find("ferry").unwrap(), THEN.find("ferry").unwrap() + 5);
        let passage = Passage::new(&target("ferry"), State::Exact, Some(THEN), Some((THEN, Some(span))), Some(0));
        assert_eq!(passage.now, None);
    }

    #[test]
    fn a_lost_text_leaves_what_the_target_kept() {
        let passage = Passage::new(&target("ferry left"), State::Orphaned, None, None, None);
        assert_eq!(marked(&passage.then.unwrap()), "The ferry left late on [ferry left] ");
    }

    #[test]
    fn long_paragraphs_are_cut_at_words() {
        let text = format!("{}here{}", "word ".repeat(200), " word".repeat(200));
        let excerpt = Excerpt::around(&text, Span::new(1000, 1004));
        assert!(excerpt.text.starts_with("… word ") && excerpt.text.ends_with(" word …"), "{}", excerpt.text);
        assert_eq!(&excerpt.text[excerpt.noted.range()], "here");
        let solid = "平".repeat(900);
        let excerpt = Excerpt::around(&solid, Span::new(1350, 1353));
        assert_eq!(&excerpt.text[excerpt.noted.range()], "平");
    }
}
