//! What of a page is on screen and in hand, moved.

use super::{Page, Position, Shown};
use crate::article::Span;

/// Rows kept in sight above and below words that are looked for.
const AROUND: usize = 4;

impl Page {
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
        let first = (0..self.paragraphs().len()).find(|&paragraph| !self.is_hidden(paragraph)).unwrap_or(0);
        let position = if end { self.last_position() } else { Position { paragraph: first, row: 0 } };
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

    /// Scrolls only as far as it takes to show the row of an offset of the sentence in hand, with some rows around it.
    pub fn bring(&mut self, offset: usize) {
        let (top, place) = (self.top_position(), self.position_of(offset));
        let height = usize::from(self.height);
        let around = if height > 4 * AROUND { AROUND } else { 0 };
        let bottom = self.after(top, height.saturating_sub(1 + around));
        let top = if self.top == 0 { top } else { self.after(top, around) };
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

    /// Returns the row that other panes are kept level with, counted from the top, and the offset that is level there: at
    /// the top of the screen at the beginning of the text, at its bottom at the end.
    ///
    /// The offset lies as far into its row as the row does into the screen, so that both ends meet exactly.
    pub fn level(&mut self) -> (usize, usize) {
        let furthest = self.furthest();
        let end = self.start_of(furthest).max(1);
        let height = usize::from(self.height).saturating_sub(1);
        let gone = self.top.min(end);
        let row = height * gone / end;
        let top = self.top_position();
        let place = self.after(top, row);
        let lines = self.lines(place.paragraph);
        let span = lines.get(place.row).or(lines.last()).map_or_else(Span::default, |line| line.span);
        (row, span.start + span.len() * gone / end)
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
        let first = self.position_of(span.start);
        if first >= top && first <= bottom {
            return;
        }
        let offset = if first < top { self.first_start_from(top, bottom) } else { self.last_text_from(top, bottom) };
        if let Some(offset) = offset {
            self.cursor = self.sentence_span(offset).start;
        }
    }

    /// The first sentence that begins on screen, else the first one there; none where all rows are blank.
    fn first_start_from(&mut self, top: Position, bottom: Position) -> Option<usize> {
        let mut place = top;
        let mut text = None;
        for _ in 0..self.height {
            let lines = self.lines(place.paragraph);
            if let Some(line) = lines.get(place.row).filter(|line| !line.blank) {
                if line.first {
                    return Some(line.span.start);
                }
                text.get_or_insert(line.span.start);
            }
            let next = self.after(place, 1);
            if next <= place || next > bottom {
                break;
            }
            place = next;
        }
        text
    }

    /// The last row of text on screen; none where all rows are blank.
    fn last_text_from(&mut self, top: Position, bottom: Position) -> Option<usize> {
        let mut place = bottom;
        for _ in 0..self.height {
            let lines = self.lines(place.paragraph);
            if let Some(line) = lines.get(place.row).filter(|line| !line.blank) {
                return Some(line.span.start);
            }
            if place <= top {
                break;
            }
            place = self.before(place, 1);
        }
        None
    }
}
