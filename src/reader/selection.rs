//! What is selected of an article: sentences, or words.

use crate::article::{Article, Span};
use crate::comparison::SentenceId;

/// What is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selection {
    /// Sentences, from this one to the one in hand.
    Sentences(SentenceId),
    /// Words of one article.
    Words(Words),
}

/// Words selected one after the other, by their places among the words of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// The article.
    pub pane: usize,
    /// The end that stays.
    pub from: usize,
    /// The end that is moved.
    pub to: usize,
    /// Whether the other end is carried along, so that one word is moved through the text.
    pub is_carried: bool,
}

impl Selection {
    /// Returns the article it is in.
    pub const fn pane(self) -> usize {
        match self {
            Self::Sentences(from) => from.article,
            Self::Words(words) => words.pane,
        }
    }
}

impl Words {
    /// Returns the selection of one word: the first of a sentence; none where it has no words.
    pub fn first_of(pane: usize, article: &Article, sentence: usize) -> Option<Self> {
        let words = &article.sentences.get(sentence)?.words;
        (!words.is_empty()).then_some(Self { pane, from: words.start, to: words.start, is_carried: true })
    }

    /// Returns the selection between two bytes of an article: of every word it touches, at least one; none where there
    /// are no words.
    pub fn between(pane: usize, article: &Article, from: usize, to: usize) -> Option<Self> {
        let last = article.words.len().checked_sub(1)?;
        let at = |offset: usize| article.words.partition_point(|word| word.span().end <= offset).min(last);
        Some(Self { pane, from: at(from), to: at(to), is_carried: false })
    }

    /// Returns its bytes, from the beginning of the first word to the end of the last; none where the article has other
    /// words by now.
    pub fn span(self, article: &Article) -> Option<Span> {
        let (first, last) = (self.from.min(self.to), self.from.max(self.to));
        Some(Span::new(article.words.get(first)?.span().start, article.words.get(last)?.span().end))
    }

    /// Takes another word for the end that is moved.
    pub fn go_to(&mut self, word: usize) {
        self.to = word;
        if self.is_carried {
            self.from = word;
        }
    }

    /// Lets the end that is moved stay, and moves the other one.
    pub fn turn(&mut self) {
        if !std::mem::take(&mut self.is_carried) {
            std::mem::swap(&mut self.from, &mut self.to);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::canonical::Builder;
    use crate::article::{Details, Role};

    fn article() -> Article {
        let mut builder = Builder::default();
        builder.push(Role::Body, "Fog came in. “It hid the boats,” he said.");
        Article::read(builder.finish(Details::default()))
    }

    #[track_caller]
    fn quote(words: Words) -> String {
        let article = article();
        article.quote(words.span(&article).unwrap()).to_owned()
    }

    #[test]
    fn a_word_is_carried_until_it_stays_and_grows_at_either_end() {
        let mut words = Words::first_of(0, &article(), 1).unwrap();
        assert_eq!(quote(words), "It");
        words.go_to(words.to + 1);
        assert_eq!(quote(words), "hid");
        words.turn();
        words.go_to(words.to + 2);
        assert_eq!(quote(words), "hid the boats");
        words.turn();
        words.go_to(words.to - 1);
        assert_eq!(quote(words), "It hid the boats");
    }

    #[test]
    fn what_lies_between_two_bytes_is_whole_words() {
        let article = article();
        let at = |words: &str| article.text.find(words).unwrap();
        let words = |from, to| quote(Words::between(0, &article, from, to).unwrap());
        assert_eq!(words(at("id the"), at("oats")), "hid the boats");
        assert_eq!(words(at("oats"), at("id the")), "hid the boats", "backwards, too");
        assert_eq!(words(article.text.len(), article.text.len()), "said");
        assert_eq!(Words::between(0, &Article::read(Builder::default().finish(Details::default())), 0, 0), None);
    }

    #[test]
    fn words_that_are_not_there_any_more_are_none() {
        assert_eq!(Words { pane: 0, from: 3, to: 900, is_carried: false }.span(&article()), None);
    }
}
