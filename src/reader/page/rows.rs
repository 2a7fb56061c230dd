//! The rows of a whole page, counted so that several pages can be kept level row by row.

use std::sync::Arc;

use super::{Page, Position, Shown, indent};
use crate::article::Article;
use crate::reader::rows::{Fillers, Natural};
use crate::reader::wrap::wrap;

/// How many rows each sentence takes in columns of a width.
#[derive(Debug)]
pub(super) struct Counts {
    article: Arc<Article>,
    width: u16,
    rows: Vec<u16>,
}

impl Page {
    /// Counts the rows of the page without blank ones in between; `None` until its sentences are known.
    ///
    /// Takes time linear in the text where the width is another than the last time.
    pub fn natural(&mut self) -> Option<Natural> {
        let article = Arc::clone(self.article.as_ref()?);
        self.count(&article);
        let counts = self.counts.as_ref()?;
        let mut natural = Natural::default();
        let mut sentence = 0;
        let (mut row, mut end) = (0, 0);
        for (place, paragraph) in article.paragraphs.iter().enumerate() {
            natural.tops.push((paragraph.span.start, row));
            let is_hidden = self.is_hidden(place);
            let before = row;
            while let Some(found) = article.sentences.get(sentence).filter(|found| found.paragraph == place) {
                if !is_hidden {
                    natural.starts.push((found.span.start, row));
                    row += usize::from(counts.rows[sentence]);
                    end = row;
                }
                sentence += 1;
            }
            row += usize::from(row > before && self.has_gap(place));
        }
        natural.total = end;
        Some(natural)
    }

    fn count(&mut self, article: &Arc<Article>) {
        let width = self.width;
        if self.counts.as_ref().is_some_and(|counts| counts.width == width && Arc::ptr_eq(&counts.article, article)) {
            return;
        }
        let rows = article.sentences.iter().map(|sentence| {
            let columns = width - indent(article.paragraphs[sentence.paragraph].role, width);
            u16::try_from(wrap(&article.text, sentence.span, columns).len()).unwrap_or(u16::MAX)
        });
        self.counts = Some(Counts { article: Arc::clone(article), width, rows: rows.collect() });
    }

    /// Fills the page up with blank rows, or with none any more. What is in hand keeps its row, if it is on screen.
    pub fn fill_up(&mut self, fillers: Option<Fillers>) {
        if self.fillers.is_none() && fillers.is_none() {
            return;
        }
        let row = self.row_of(self.cursor);
        self.fillers = fillers;
        self.wrapped.clear();
        if let Some(row) = row.filter(|_| !self.paragraphs().is_empty()) {
            self.show(self.cursor, row.min(usize::from(self.height).saturating_sub(1)));
        }
    }

    /// Returns which row of the whole page is the first on screen; `None` where it is not filled up.
    pub fn first_row(&mut self) -> Option<usize> {
        let top = self.top_position();
        Some(self.fillers.as_ref()?.tops.get(top.paragraph)? + top.row)
    }

    /// Scrolls so that a row of the whole page, which is filled up, is the first on screen.
    pub fn show_from(&mut self, row: usize) {
        let Some(fillers) = &self.fillers else { return };
        let paragraph = fillers.tops.partition_point(|top| *top <= row).saturating_sub(1);
        let Some(top) = fillers.tops.get(paragraph) else { return };
        let place = Position { paragraph, row: row - top };
        let furthest = self.furthest();
        self.set_top(place.min(furthest));
    }

    /// Tells whether a part of the sentence in hand is on screen, or nothing but blank rows is.
    pub fn is_in_sight(&mut self) -> bool {
        let span = self.sentence_span(self.cursor);
        let mut lines = self.shown.iter().filter_map(|shown| match shown {
            Shown::Text { line, .. } => Some(line.span),
            _ => None,
        });
        let mut seen = false;
        lines.any(|line| {
            seen = true;
            line.overlaps(span) || line.start == span.start
        }) || !seen
    }
}
