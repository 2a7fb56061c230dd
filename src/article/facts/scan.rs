//! An article as its facts are looked for: words with their classes and what stands between them.

use std::ops::Range;

use jiff::civil::Date as Day;

use super::lexicon::{self, Class};
use crate::article::{Article, Span};

/// An article with the classes of its words.
pub(super) struct Scan<'a> {
    pub(super) article: &'a Article,
    /// Whether the English word lists hold.
    pub(super) english: bool,
    /// The day of publication, where it is known.
    pub(super) published: Option<Day>,
    /// The classes of each word, so that the rest goes over them in order instead of over text and forms.
    classes: Vec<Class>,
}

impl<'a> Scan<'a> {
    pub(super) fn new(article: &'a Article) -> Self {
        let of_form: Vec<Class> =
            article.forms.iter().map(|form| lexicon::class(&form.folded, &article.language)).collect();
        let classes = article
            .words
            .iter()
            .map(|word| {
                let class = of_form[word.form as usize];
                if is_capital(&article.text, word.start as usize) { class.and(Class::CAPITAL) } else { class }
            })
            .collect();
        let published = article.details.published.get(..10).and_then(|day| day.parse().ok());
        Self { article, english: lexicon::is_english(&article.language), published, classes }
    }

    /// Returns the classes of a word.
    pub(super) fn class(&self, word: usize) -> Class {
        self.classes[word]
    }

    /// Tells whether a word that may be outside the sentence is of a class; outside it is not.
    pub(super) fn is(&self, words: &Range<usize>, word: usize, class: Class) -> bool {
        words.contains(&word) && self.class(word).is(class)
    }

    /// Returns a word's folded form, empty outside the sentence.
    pub(super) fn folded(&self, words: &Range<usize>, word: usize) -> &'a str {
        if words.contains(&word) { self.article.folded(word) } else { "" }
    }

    /// Returns the word before, if it is inside the sentence.
    pub(super) fn before(words: &Range<usize>, word: usize) -> Option<usize> {
        word.checked_sub(1).filter(|before| words.contains(before))
    }

    pub(super) fn span(&self, word: usize) -> Span {
        self.article.words[word].span()
    }

    /// Returns the bytes from the start of one word to the end of another.
    pub(super) fn over(&self, words: Range<usize>) -> Span {
        Span::new(self.span(words.start).start, self.span(words.end - 1).end)
    }

    pub(super) fn surface(&self, word: usize) -> &'a str {
        &self.article.text[self.span(word).range()]
    }

    /// Returns what stands between a word and the one before it in its sentence; nothing before the first.
    pub(super) fn gap(&self, words: &Range<usize>, word: usize) -> &'a str {
        match Self::before(words, word) {
            Some(before) if words.contains(&word) => &self.article.text[self.span(before).end..self.span(word).start],
            _ => "",
        }
    }

    /// Tells whether a word follows the one before it with nothing but a blank or a hyphen between.
    pub(super) fn is_tied(&self, words: &Range<usize>, word: usize) -> bool {
        matches!(self.gap(words, word), " " | "-" | "\u{2011}" | "\u{2010}")
    }

    /// Returns the text of the paragraph up to a word, to look at the sign right before it.
    pub(super) fn sign_before(&self, word: usize) -> Option<char> {
        self.article.text[..self.span(word).start].chars().next_back()
    }

    /// Returns the text from the end of a word on.
    pub(super) fn rest(&self, word: usize) -> &'a str {
        &self.article.text[self.span(word).end..]
    }

    /// Tells whether a word begins with a capital letter.
    pub(super) fn is_capital(&self, word: usize) -> bool {
        self.class(word).is(Class::CAPITAL)
    }
}

fn is_capital(text: &str, at: usize) -> bool {
    match text.as_bytes().get(at) {
        Some(byte) if byte.is_ascii() => byte.is_ascii_uppercase(),
        _ => text[at..].chars().next().is_some_and(char::is_uppercase),
    }
}
