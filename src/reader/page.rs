//! An article laid out for a pane: rows of text, what of them is on screen, and the place in hand.
//!
//! Paragraphs are wrapped only when they come near the screen. Places are kept by offset, rows are derived: another
//! width gives other rows but the same place.

use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use super::wrap::{Line, wrap};
use crate::article::{Article, Extract, Paragraph, Role, Span, sentences};

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
    /// The blank row below a paragraph.
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
            hide_set_apart: false,
            set_apart: 0,
            unfolded: 0,
            reveals: false,
            top: 0,
            top_is_gap: false,
            width: 40,
            height: 20,
            wrapped: HashMap::new(),
        }
    }

    /// Takes the article whose sentences are now known.
    pub fn read(&mut self, article: Arc<Article>) {
        self.set_apart = article.paragraphs.iter().filter(|paragraph| paragraph.role.is_set_apart()).count();
        self.article = Some(article);
        self.wrapped.clear();
        self.cursor = self.sentence_span(self.cursor).start;
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
        let lines: Rc<[Line]> = sentences.into_iter().flat_map(|span| wrap(&self.extract.text, span, width)).collect();
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
        self.wrapped.clear();
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

    /// Tells whether a paragraph is hidden.
    pub fn is_hidden(&self, paragraph: usize) -> bool {
        self.hide_set_apart && self.paragraphs().get(paragraph).is_some_and(|found| found.role.is_set_apart())
    }

    /// How many rows a paragraph takes with the gap below it.
    fn height_of(&mut self, paragraph: usize) -> usize {
        match self.lines(paragraph).len() {
            0 => 0,
            rows => rows + usize::from(self.has_gap(paragraph)),
        }
    }

    /// Whether a blank row follows a paragraph: not between metadata lines, not between items of a list.
    fn has_gap(&self, paragraph: usize) -> bool {
        let role = self.paragraphs()[paragraph].role;
        let next = self.paragraphs().get(paragraph + 1).map(|next| next.role);
        !matches!(role, Role::Metadata | Role::Item) || next != Some(role)
    }

    fn position_of(&mut self, offset: usize) -> Position {
        let paragraph = self.paragraph_at(offset);
        let lines = self.lines(paragraph);
        Position { paragraph, row: lines.partition_point(|line| line.span.start <= offset).saturating_sub(1) }
    }

    fn top_position(&mut self) -> Position {
        let mut position = self.position_of(self.top);
        if self.top_is_gap {
            position.row = self.lines(position.paragraph).len();
        }
        position
    }

    fn set_top(&mut self, position: Position) {
        let lines = self.lines(position.paragraph);
        self.top_is_gap = !lines.is_empty() && position.row >= lines.len();
        let line = lines.get(position.row).or_else(|| lines.last());
        self.top = line.map_or(self.paragraphs()[position.paragraph].span.start, |line| line.span.start);
    }

    /// Returns the position `rows` further on, at most the last row of text.
    fn after(&mut self, mut position: Position, mut rows: usize) -> Position {
        let last = self.paragraphs().len() - 1;
        loop {
            let height = self.height_of(position.paragraph);
            if position.row + rows < height {
                position.row += rows;
                break;
            }
            if position.paragraph == last {
                position.row = self.lines(last).len().saturating_sub(1);
                break;
            }
            rows -= height.saturating_sub(position.row).min(rows);
            position = Position { paragraph: position.paragraph + 1, row: 0 };
        }
        position.min(self.last_position())
    }

    /// Returns the position `rows` further up, at least the first row.
    fn before(&mut self, mut position: Position, mut rows: usize) -> Position {
        loop {
            if position.row >= rows {
                position.row -= rows;
                return position;
            }
            if position.paragraph == 0 {
                return Position::default();
            }
            rows -= position.row;
            position.paragraph -= 1;
            position.row = self.height_of(position.paragraph);
        }
    }

    fn last_position(&mut self) -> Position {
        let mut paragraph = self.paragraphs().len() - 1;
        while paragraph > 0 && self.height_of(paragraph) == 0 {
            paragraph -= 1;
        }
        Position { paragraph, row: self.lines(paragraph).len().saturating_sub(1) }
    }

    /// The furthest that the first row can go: the last row of text is then at the bottom.
    fn furthest(&mut self) -> Position {
        let last = self.last_position();
        self.before(last, usize::from(self.height).saturating_sub(1 + self.unfolded))
    }

    /// Returns how many rows of the article itself are on screen.
    pub fn rows_of_text(&self) -> usize {
        self.shown.iter().filter(|shown| !matches!(shown, Shown::Counterpart { .. })).count()
    }

    /// Scrolls by rows, down where positive; tells whether anything moved. The place in hand stays on screen.
    pub fn scroll(&mut self, rows: isize) -> bool {
        let from = self.top_position();
        let to = if rows < 0 {
            self.before(from, rows.unsigned_abs())
        } else {
            let furthest = self.furthest().max(from);
            self.after(from, rows.unsigned_abs()).min(furthest)
        };
        if from == to {
            return false;
        }
        self.set_top(to);
        self.keep_cursor_on_screen();
        true
    }

    /// Scrolls to the beginning or the end and takes the first or last sentence in hand.
    pub fn go_to_edge(&mut self, end: bool) {
        let position = if end { self.last_position() } else { Position::default() };
        let lines = self.lines(position.paragraph);
        let offset = lines.get(position.row).map_or(0, |line| line.span.start);
        self.cursor = self.sentence_span(offset).start;
        let top = if end { self.furthest() } else { position };
        self.set_top(top);
    }

    /// Takes the sentence at an offset in hand and scrolls only as far as it takes to show it.
    pub fn go_to(&mut self, offset: usize) {
        let span = self.sentence_span(offset);
        self.cursor = span.start;
        self.reveals = true;
        let height = usize::from(self.height);
        let top = self.top_position();
        let (first, last) = (self.position_of(span.start), self.position_of(span.end.saturating_sub(1)));
        let bottom = self.after(top, height.saturating_sub(1));
        if first < top || last > bottom {
            self.show(span.start, height / 3);
        }
    }

    /// Scrolls only as far as it takes to show the row of an offset of the sentence in hand.
    pub fn bring(&mut self, offset: usize) {
        let (top, place) = (self.top_position(), self.position_of(offset));
        let bottom = self.after(top, usize::from(self.height).saturating_sub(1));
        if place < top || place > bottom {
            self.show(offset, usize::from(self.height) / 3);
        }
    }

    /// Scrolls so that the row of an offset is the given row of the pane, as far as the text allows.
    pub fn show(&mut self, offset: usize, row: usize) {
        let position = self.position_of(offset);
        let top = self.before(position, row);
        let furthest = self.furthest();
        self.set_top(top.min(furthest));
    }

    /// Returns the row of the pane that shows an offset, counted from the top; `None` while it is off screen.
    pub fn row_of(&self, offset: usize) -> Option<usize> {
        self.shown.iter().position(
            |shown| matches!(shown, Shown::Text { line, .. } if line.span.start <= offset && offset < line.span.end.max(line.span.start + 1)),
        )
    }

    /// Returns the row of the pane, unbounded, where an offset lies: negative above the screen.
    pub fn signed_row_of(&mut self, offset: usize) -> isize {
        let (top, place) = (self.top_position(), self.position_of(offset));
        let far = usize::from(self.height) * 2 + 2;
        if place >= top {
            (0..far).find(|&rows| self.after(top, rows) >= place).map_or(far.cast_signed(), usize::cast_signed)
        } else {
            (1..far)
                .find(|&rows| self.before(top, rows) <= place)
                .map_or(-far.cast_signed(), |rows| -rows.cast_signed())
        }
    }

    /// Returns the first offset on screen.
    pub const fn top(&self) -> usize {
        self.top
    }

    /// Returns the row that other panes are kept level with, counted from the top, and the offset it shows: at the top
    /// of the screen at the beginning of the text, at its bottom at the end.
    pub fn level(&mut self) -> (usize, usize) {
        let furthest = self.furthest();
        let end = self.start_of(furthest).max(1);
        let height = usize::from(self.height).saturating_sub(1);
        let row = height * self.top.min(end) / end;
        let top = self.top_position();
        let place = self.after(top, row);
        (row, self.start_of(place))
    }

    /// Returns the height of the text area, in rows.
    pub const fn height(&self) -> u16 {
        self.height
    }

    /// Takes the nearest sentence in hand that begins on screen, where the one in hand is no longer there.
    pub fn keep_cursor_on_screen(&mut self) {
        let top = self.top_position();
        let bottom = self.after(top, usize::from(self.height).saturating_sub(1));
        let span = self.sentence_span(self.cursor);
        let (first, last) = (self.position_of(span.start), self.position_of(span.end.saturating_sub(1)));
        if first >= top && first <= bottom {
            return;
        }
        let offset = if last < top || first < top { self.first_start_from(top, bottom) } else { self.start_of(bottom) };
        self.cursor = self.sentence_span(offset).start;
    }

    fn start_of(&mut self, position: Position) -> usize {
        let lines = self.lines(position.paragraph);
        lines.get(position.row).or(lines.last()).map_or(0, |line| line.span.start)
    }

    fn first_start_from(&mut self, top: Position, bottom: Position) -> usize {
        let mut place = top;
        for _ in 0..self.height {
            let lines = self.lines(place.paragraph);
            if let Some(line) = lines.get(place.row).filter(|line| line.first) {
                return line.span.start;
            }
            let next = self.after(place, 1);
            if next <= place || next > bottom {
                break;
            }
            place = next;
        }
        self.start_of(top)
    }

    /// Derives what is on screen. `counterparts` are unfolded below the sentence in hand: each an article, a sentence of
    /// it, the article's text and the sentence's span.
    pub fn settle(&mut self, counterparts: &[(usize, usize, &str, Span)]) {
        self.shown.clear();
        if self.paragraphs().is_empty() || self.height == 0 {
            return;
        }
        let width = self.width.saturating_sub(4);
        let unfold = |&(article, sentence, text, span): &(usize, usize, &str, Span)| {
            let rows = wrap(text, span, width).into_iter();
            rows.map(move |line| Shown::Counterpart { article, sentence, line })
        };
        let unfolded: Vec<Shown> = counterparts.iter().flat_map(unfold).collect();
        self.unfolded = unfolded.len().min(usize::from(self.height).saturating_sub(1));
        let furthest = self.furthest();
        let place = self.top_position().min(furthest);
        self.fill(place, &unfolded);
        // Counterparts that would begin below the screen are brought up, as far as their sentence allows.
        let missing = unfolded.len().saturating_sub(self.shown.len() - self.rows_of_text());
        let in_hand = self.row_of(self.cursor).unwrap_or(0);
        if std::mem::take(&mut self.reveals) && missing > 0 && in_hand > 0 {
            let place = self.after(place, missing.min(in_hand));
            self.fill(place, &unfolded);
        }
    }

    /// Fills the screen from a position on.
    fn fill(&mut self, mut place: Position, unfolded: &[Shown]) {
        self.shown.clear();
        self.set_top(place);
        let in_hand = self.sentence_span(self.cursor);
        let height = usize::from(self.height);
        while self.shown.len() < height && place.paragraph < self.paragraphs().len() {
            let lines = self.lines(place.paragraph);
            for &line in lines.iter().skip(place.row).take(height) {
                self.shown.push(Shown::Text { paragraph: place.paragraph, line });
                if line.span.end >= in_hand.end && line.span.start >= in_hand.start && line.span.start < in_hand.end {
                    self.shown.extend(unfolded);
                }
            }
            if !lines.is_empty() && self.has_gap(place.paragraph) {
                self.shown.push(Shown::Gap);
            }
            place = Position { paragraph: place.paragraph + 1, row: 0 };
        }
        self.shown.truncate(height);
    }
}
