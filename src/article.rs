//! Text becomes sentences and words. Nothing here reads a file, prints, or can fail: odd text gives an odd article.
//!
//! An [`Extract`] is what a source gives: canonical text cut into paragraphs, enough to draw. An [`Article`] adds
//! sentences, words and the roles of its paragraphs, enough to compare.

use std::ops::Range;
use std::path::PathBuf;
use std::sync::Arc;

pub mod canonical;
pub mod facts;
pub mod filter;
pub mod interner;
mod language;
pub mod letters;
mod origin;
pub mod plainly;
pub mod points;
pub mod roles;
pub mod rows;
pub mod sentences;
pub mod spans;
pub mod words;

use facts::Facts;
pub use origin::{Notice, Origin, Origins};

/// A half-open range of bytes of an article's text; both ends lie on character boundaries.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Returns the span from `start` to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// Returns the bytes as a range, to slice with.
    pub const fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Returns its length in bytes.
    pub const fn len(self) -> usize {
        self.end - self.start
    }

    /// Tells whether it covers nothing.
    pub const fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Tells whether the byte at `offset` lies inside.
    pub const fn contains(self, offset: usize) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Tells whether the two share at least one byte.
    pub const fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// What is known about an article beside its text. Every text is canonical; an empty one is unknown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// The source as the user named it: a path, an address, `-`.
    pub source: String,
    /// The absolute path, for an article from a file.
    pub path: Option<PathBuf>,
    /// The web address, where one is known.
    pub address: Option<String>,
    /// The headline.
    pub title: String,
    /// The outlet's name.
    pub outlet: String,
    /// The author's name, without "by".
    pub author: String,
    /// The date of publication, ISO 8601 where it could be read as a date.
    pub published: String,
    /// The language that the source states, ISO 639-1; only believed where the text does not tell.
    pub language: String,
    /// Where the fields came from.
    pub origins: Origins,
}

impl Details {
    /// Returns the name to show for the article's outlet: the outlet, else the last part of the source.
    pub fn outlet_or_source(&self) -> &str {
        if self.outlet.is_empty() { self.source_name() } else { &self.outlet }
    }

    /// Returns the headline, else the last part of the source.
    pub fn title_or_source(&self) -> &str {
        if self.title.is_empty() { self.source_name() } else { &self.title }
    }

    fn source_name(&self) -> &str {
        if self.source == "-" {
            return "standard input";
        }
        self.source.trim_end_matches('/').rsplit('/').next().unwrap_or(&self.source)
    }
}

/// What a paragraph is to its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// The title or a heading between paragraphs.
    Heading,
    /// Ordinary text.
    Body,
    /// A block quotation.
    Quote,
    /// An item of a list.
    Item,
    /// The words under a picture.
    Caption,
    /// A banner, an appeal, a "read more": the page's, not the story's.
    Furniture,
    /// A date line, a byline and the like.
    Metadata,
    /// The same words as paragraph `of` once more.
    Repeat {
        /// The paragraph it repeats.
        of: usize,
    },
}

impl Role {
    /// Tells whether the paragraph is set apart: dimmed, never compared, never deleted.
    pub const fn is_set_apart(self) -> bool {
        matches!(self, Self::Caption | Self::Furniture | Self::Metadata | Self::Repeat { .. })
    }

    /// Returns the name used on screen and in reports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Heading => "heading",
            Self::Body => "body",
            Self::Quote => "quote",
            Self::Item => "item",
            Self::Caption => "caption",
            Self::Furniture => "furniture",
            Self::Metadata => "metadata",
            Self::Repeat { .. } => "repeat",
        }
    }
}

/// A paragraph: a line of the canonical text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its bytes, without the blank line around it; it holds no line break.
    pub span: Span,
    /// What it is to its article.
    pub role: Role,
    /// Why it is set apart; also what it resembles where that alone does not set it apart.
    pub reason: Option<roles::Reason>,
}

impl Paragraph {
    /// Says in one short clause why it is set apart, else what it is; `text` is the article's.
    pub fn clause(self, text: &str) -> String {
        self.reason.map_or_else(|| self.role.name().to_owned(), |reason| reason.clause(text))
    }
}

/// An article as its source gives it: canonical text and paragraphs, ready to be drawn.
#[derive(Clone, Debug)]
pub struct Extract {
    /// What is known beside the text.
    pub details: Details,
    /// The canonical text (see [`canonical`]); shared, since several threads look at it.
    pub text: Arc<str>,
    /// The paragraphs in order; between two of them lies exactly one blank line.
    pub paragraphs: Vec<Paragraph>,
    /// What its reader should know about how it was read.
    pub notices: Vec<Notice>,
}

/// A sentence of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without white space at either end; inside its paragraph.
    pub span: Span,
    /// The index of its paragraph.
    pub paragraph: usize,
    /// The indexes of its words.
    pub words: Range<usize>,
}

/// A word: its place and the index of its folded form in [`Article::forms`].
///
/// Twelve bytes, since a long text has millions; no text is over 4 GiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
    /// Index into [`Article::forms`].
    pub form: u32,
}

impl Word {
    /// Returns its bytes.
    pub const fn span(self) -> Span {
        Span::new(self.start as usize, self.end as usize)
    }
}

/// A distinct word of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Folded for matching: NFKC, lower case, plain quote marks, no possessive.
    pub folded: Box<str>,
    /// The stem by the article's language; the folded form where the language has no stemmer.
    pub stem: Box<str>,
}

/// An article that can be compared: sentences and words over its text.
#[derive(Clone, Debug)]
pub struct Article {
    /// What is known beside the text.
    pub details: Details,
    /// The canonical text.
    pub text: Arc<str>,
    /// The language of the whole text, ISO 639-1 ("en"), or empty where it cannot be told.
    pub language: String,
    /// The paragraphs in order, with their final roles.
    pub paragraphs: Vec<Paragraph>,
    /// The sentences in order; those of paragraphs set apart too.
    pub sentences: Vec<Sentence>,
    /// The words in order.
    pub words: Vec<Word>,
    /// The distinct words.
    pub forms: Vec<Form>,
    /// What it states in checkable form.
    pub facts: Facts,
    /// What its reader should know about how it was read.
    pub notices: Vec<Notice>,
}

impl Article {
    /// Reads an extract: tells its language, cuts it into sentences and words, settles the roles of its paragraphs.
    ///
    /// Takes time linear in the text and never fails, whatever the text.
    pub fn read(extract: Extract) -> Self {
        let Extract { details, text, mut paragraphs, notices } = extract;
        let told = language::tell(&text);
        let language = if told.is_empty() { details.language.clone() } else { told };
        let mut sentences = Vec::new();
        let mut words = Vec::with_capacity(text.len() / 6);
        let mut lexer = words::Lexer::new(&text, &language);
        for (index, paragraph) in paragraphs.iter().enumerate() {
            for span in sentences::split(&text[paragraph.span.range()], &language) {
                let span = Span::new(paragraph.span.start + span.start, paragraph.span.start + span.end);
                let first = words.len();
                lexer.read(span, &mut words);
                sentences.push(Sentence { span, paragraph: index, words: first..words.len() });
            }
        }
        let forms = lexer.finish();
        roles::settle(&text, &mut paragraphs, &sentences, &words);
        let facts = Facts::default();
        let mut article = Self { details, text, language, paragraphs, sentences, words, forms, facts, notices };
        article.facts = Facts::read(&article);
        article
    }

    /// Returns the folded form of a word.
    pub fn folded(&self, word: usize) -> &str {
        &self.forms[self.words[word].form as usize].folded
    }

    /// Returns the text of a span.
    pub fn quote(&self, span: Span) -> &str {
        &self.text[span.range()]
    }

    /// Tells whether a sentence lies in a paragraph that is set apart.
    pub fn is_set_apart(&self, sentence: usize) -> bool {
        self.paragraphs[self.sentences[sentence].paragraph].role.is_set_apart()
    }

    /// Returns the bytes from the first to the last of the sentences that a span touches; the span alone where it touches
    /// none.
    pub fn sentences_around(&self, span: Span) -> Span {
        let first = self.sentences.partition_point(|sentence| sentence.span.end <= span.start);
        let touched = self.sentences[first..].iter().take_while(|sentence| sentence.span.start < span.end);
        let whole = |around: Span, sentence: &Sentence| {
            Span::new(around.start.min(sentence.span.start), around.end.max(sentence.span.end))
        };
        touched.fold(span, whole)
    }

    /// Returns the index of the sentence that holds the byte at `offset`, else the nearest one before it.
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.span.start <= offset).checked_sub(1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(paragraphs: &[&str]) -> Article {
        let mut builder = canonical::Builder::default();
        for paragraph in paragraphs {
            builder.push(Role::Body, paragraph);
        }
        Article::read(builder.finish(Details::default()))
    }

    #[test]
    fn reads_language_sentences_and_words() {
        let article = read(&["The mayor of the town has resigned. Nobody knows why she left.", "She will be missed."]);
        assert_eq!(article.language, "en");
        assert_eq!(article.sentences.iter().map(|s| s.paragraph).collect::<Vec<_>>(), [0, 0, 1]);
        assert_eq!(article.quote(article.sentences[1].span), "Nobody knows why she left.");
        assert_eq!(article.folded(article.sentences[2].words.start), "she");
        assert_eq!(article.sentence_at(article.sentences[1].span.start + 3), Some(1));
    }

    proptest! {
        #[test]
        fn reads_any_text(paragraphs in proptest::collection::vec("\\PC{0,80}|(the |Kim|[.!?”“ ]){0,40}", 0..6)) {
            let paragraphs: Vec<&str> = paragraphs.iter().map(String::as_str).collect();
            let article = read(&paragraphs);
            let mut end = 0;
            for sentence in &article.sentences {
                prop_assert!(sentence.span.start >= end);
                end = sentence.span.end;
                let paragraph = article.paragraphs[sentence.paragraph].span;
                prop_assert!(paragraph.start <= sentence.span.start && end <= paragraph.end);
                for word in &article.words[sentence.words.clone()] {
                    prop_assert!(sentence.span.start <= word.span().start && word.span().end <= end);
                    prop_assert!(!article.quote(word.span()).is_empty());
                }
            }
            for paragraph in &article.paragraphs {
                if let Role::Repeat { of } = paragraph.role {
                    let chained = matches!(article.paragraphs[of].role, Role::Repeat { .. });
                    prop_assert!(!chained, "a repeat of a repeat");
                }
            }
        }
    }
}
