//! An article laid out for a pane: rows of text, what of them is on screen, and the place in hand.
//!
//! Paragraphs are wrapped only when they come near the screen. Places are kept by offset, rows are derived: another
//! width gives other rows but the same place.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::placebar::PlaceBar;
use super::rows::Fillers;
use super::wrap::{Line, wrap};
use crate::article::{Article, Extract, Paragraph, Role, Span, sentences};

mod fill;
mod place;
mod rows;
mod scroll;

/// How far quotations and items stand in, in columns ...
const INDENT: u16 = 2;
/// ... of panes that have as many.
const ROOMY: u16 = 16;

/// Wrapped paragraphs kept at hand.
const KEPT: usize = 1024;

/// A row's place: `row` counts inside the paragraph, where the row after the last one is the gap below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The paragraph's index.
    pub paragraph: usize,
    /// The row inside it, from 0.
    pub row: usize,
}

/// What one row of the pane shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A blank row: below a paragraph, or where other panes have more.
    Gap,
    /// A row of the article.
    Text {
        /// The paragraph's index.
        paragraph: usize,
        /// The row.
        line: Line,
    },
    /// A row of another article's counterpart, unfolded below the sentence in hand.
    Counterpart {
        /// The other article's place.
        article: usize,
        /// The sentence in it.
        sentence: usize,
        /// The row.
        line: Line,
    },
}

/// An article in a pane.
#[derive(Debug)]
pub struct Page {
    /// The text as its source gave it.
    pub extract: Extract,
    /// The article, once its sentences are known.
    pub article: Option<Arc<Article>>,
    /// The place in hand: the offset where its sentence begins.
    pub cursor: usize,
    /// What is on screen, from top to bottom; derived by [`Page::settle`].
    pub shown: Vec<Shown>,
    /// What lies where in it.
    pub bar: PlaceBar,
    /// Whether paragraphs set apart are left out.
    pub hide_set_apart: bool,
    /// How many paragraphs are set apart.
    pub set_apart: usize,
    /// Rows of counterparts unfolded when last settled.
    unfolded: usize,
    /// Whether the counterparts of the sentence in hand are to be brought on screen: it was gone to, not scrolled past.
    reveals: bool,
    top: usize,
    top_is_gap: bool,
    /// The last paragraph that is not hidden.
    last_shown: usize,
    /// How many blank rows are on screen above the row of `top`.
    blank_above: usize,
    /// Blank rows that keep the page level with others.
    fillers: Option<Fillers>,
    counts: Option<rows::Counts>,
    width: u16,
    height: u16,
    wrapped: HashMap<usize, Rc<[Line]>>,
}

/// Returns how many columns the paragraphs of a role stand in from the others: quotations and items of lists do, where
/// there is room.
pub fn indent(role: Role, width: u16) -> u16 {
    if matches!(role, Role::Quote | Role::Item) && width >= ROOMY { INDENT } else { 0 }
}

impl Page {
    /// Returns a page at the beginning of the text; it has no size yet.
    pub fn new(extract: Extract) -> Self {
        Self {
            extract,
            article: None,
            cursor: 0,
            shown: Vec::new(),
            bar: PlaceBar::default(),
            hide_set_apart: false,
            set_apart: 0,
            unfolded: 0,
            reveals: false,
            top: 0,
            top_is_gap: false,
            last_shown: usize::MAX,
            blank_above: 0,
            fillers: None,
            counts: None,
            width: 40,
            height: 20,
            wrapped: HashMap::new(),
        }
    }

    /// Takes the article whose sentences are now known.
    pub fn read(&mut self, article: Arc<Article>) {
        self.set_apart = article.paragraphs.iter().filter(|paragraph| paragraph.role.is_set_apart()).count();
        self.article = Some(article);
        self.fillers = None;
        self.wrapped.clear();
        self.last_shown = self.find_last_shown();
        self.cursor = self.sentence_span(self.cursor).start;
        // The place in hand may be set apart now, and hidden with that.
        self.set_hidden(self.hide_set_apart);
    }

    /// Returns the paragraphs, with their final roles once they are known.
    pub fn paragraphs(&self) -> &[Paragraph] {
        self.article.as_ref().map_or(&self.extract.paragraphs, |article| &article.paragraphs)
    }

    /// Returns the index of the sentence in hand.
    pub fn sentence(&self) -> Option<usize> {
        self.article.as_ref()?.sentence_at(self.cursor)
    }

    /// Returns the paragraph that holds an offset, else the nearest one before it.
    pub fn paragraph_at(&self, offset: usize) -> usize {
        self.paragraphs().partition_point(|paragraph| paragraph.span.start <= offset).saturating_sub(1)
    }

    /// Returns the span of the sentence at an offset.
    fn sentence_span(&mut self, offset: usize) -> Span {
        if let Some(article) = &self.article {
            return article.sentence_at(offset).map_or_else(Span::default, |at| article.sentences[at].span);
        }
        let lines = self.lines(self.paragraph_at(offset));
        let at = lines.partition_point(|line| line.span.start <= offset).saturating_sub(1);
        let Some(first) = lines[..lines.len().min(at + 1)].iter().rposition(|line| line.first) else {
            return Span::default();
        };
        let next = lines[at + 1..].iter().position(|line| line.first).map_or(lines.len(), |more| at + 1 + more);
        Span::new(lines[first].span.start, lines[next - 1].span.end)
    }

    fn sentences_of(&self, paragraph: usize) -> Vec<Span> {
        if let Some(article) = &self.article {
            let start = article.sentences.partition_point(|sentence| sentence.paragraph < paragraph);
            let of = article.sentences[start..].iter().take_while(|sentence| sentence.paragraph == paragraph);
            return of.map(|sentence| sentence.span).collect();
        }
        let Some(paragraph) = self.extract.paragraphs.get(paragraph) else { return Vec::new() };
        let text = &self.extract.text[paragraph.span.range()];
        let moved = |span: Span| Span::new(span.start + paragraph.span.start, span.end + paragraph.span.start);
        sentences::split(text, "").into_iter().map(moved).collect()
    }

    /// Sets the size of the text area, in columns and rows. The place stays, and the sentence in hand stays on screen
    /// if it was.
    pub fn resize(&mut self, width: u16, height: u16) {
        let width = width.max(1);
        if (self.width, self.height) == (width, height) {
            return;
        }
        let was_shown = self.row_of(self.cursor).is_some();
        if self.width != width {
            self.fillers = None;
            self.wrapped.clear();
        }
        (self.width, self.height) = (width, height);
        if was_shown && !self.paragraphs().is_empty() {
            self.go_to(self.cursor);
        }
    }

    /// Returns the rows of a paragraph; none while it is hidden.
    fn lines(&mut self, paragraph: usize) -> Rc<[Line]> {
        if let Some(lines) = self.wrapped.get(&paragraph) {
            return Rc::clone(lines);
        }
        let sentences = if self.is_hidden(paragraph) { Vec::new() } else { self.sentences_of(paragraph) };
        let indent = self.paragraphs().get(paragraph).map_or(0, |found| indent(found.role, self.width));
        let width = self.width - indent;
        let mut lines: Vec<Line> = Vec::new();
        for span in sentences {
            let (before, after) = self.fillers.as_ref().map_or((0, 0), |fillers| fillers.around(span.start));
            lines.extend((0..before).map(|_| Line::filler(span.start)));
            lines.extend(wrap(&self.extract.text, span, width));
            lines.extend((0..after).map(|_| Line::filler(span.end)));
        }
        let lines: Rc<[Line]> = lines.into();
        if self.wrapped.len() >= KEPT {
            self.wrapped.clear();
        }
        self.wrapped.insert(paragraph, Rc::clone(&lines));
        lines
    }

    /// Shows or hides the paragraphs that are set apart.
    ///
    /// A place in hand that is hidden by that goes on to the next one that is not, else back.
    pub fn set_hidden(&mut self, hide: bool) {
        self.hide_set_apart = hide;
        self.fillers = None;
        self.wrapped.clear();
        self.last_shown = self.find_last_shown();
        let at = self.paragraph_at(self.cursor);
        if !self.is_hidden(at) {
            return;
        }
        let count = self.paragraphs().len();
        let shown = (at..count).chain((0..at).rev()).find(|&paragraph| !self.is_hidden(paragraph));
        if let Some(paragraph) = shown {
            self.go_to(self.paragraphs()[paragraph].span.start);
        }
    }

    /// The last paragraph that is not hidden, else the first.
    fn find_last_shown(&self) -> usize {
        (0..self.paragraphs().len()).rev().find(|&paragraph| !self.is_hidden(paragraph)).unwrap_or(0)
    }

    /// Tells whether a paragraph is hidden.
    pub fn is_hidden(&self, paragraph: usize) -> bool {
        self.hide_set_apart && self.paragraphs().get(paragraph).is_some_and(|found| found.role.is_set_apart())
    }
}
