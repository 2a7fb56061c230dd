//! Rows counted: where an offset is, and what lies some rows above or below.

use super::{Page, Position};
use crate::article::Role;

impl Page {
    /// How many rows a paragraph takes with the gap below it.
    pub(super) fn height_of(&mut self, paragraph: usize) -> usize {
        match self.lines(paragraph).len() {
            0 => 0,
            rows => rows + usize::from(self.has_gap(paragraph)),
        }
    }

    /// Whether a blank row follows a paragraph: not between metadata lines, not between items of a list.
    pub(super) fn has_gap(&self, paragraph: usize) -> bool {
        let role = self.paragraphs()[paragraph].role;
        let next = self.paragraphs().get(paragraph + 1).map(|next| next.role);
        !matches!(role, Role::Metadata | Role::Item) || next != Some(role)
    }

    pub(super) fn position_of(&mut self, offset: usize) -> Position {
        let paragraph = self.paragraph_at(offset);
        let lines = self.lines(paragraph);
        Position { paragraph, row: lines.partition_point(|line| line.span.start <= offset).saturating_sub(1) }
    }

    pub(super) fn top_position(&mut self) -> Position {
        let mut position = self.position_of(self.top);
        let lines = self.lines(position.paragraph);
        if self.top_is_gap {
            position.row = lines.len();
        } else {
            let above = lines[..position.row.min(lines.len())].iter().rev().take(self.blank_above);
            position.row -= above.take_while(|line| line.blank).count();
        }
        position
    }

    pub(super) fn set_top(&mut self, position: Position) {
        let lines = self.lines(position.paragraph);
        self.top_is_gap = !lines.is_empty() && position.row >= lines.len();
        let line = lines.get(position.row).or_else(|| lines.last());
        self.top = line.map_or(self.paragraphs()[position.paragraph].span.start, |line| line.span.start);
        self.blank_above = self.position_of(self.top).row.saturating_sub(position.row);
    }

    /// Returns the position `rows` further on, at most the last row of text.
    pub(super) fn after(&mut self, mut position: Position, mut rows: usize) -> Position {
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
    pub(super) fn before(&mut self, mut position: Position, mut rows: usize) -> Position {
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

    pub(super) fn last_position(&mut self) -> Position {
        let mut paragraph = self.last_shown.min(self.paragraphs().len() - 1);
        while paragraph > 0 && self.height_of(paragraph) == 0 {
            paragraph -= 1;
        }
        Position { paragraph, row: self.lines(paragraph).len().saturating_sub(1) }
    }

    /// The furthest that the first row can go: the last row of text is then at the bottom.
    pub(super) fn furthest(&mut self) -> Position {
        let last = self.last_position();
        self.before(last, usize::from(self.height).saturating_sub(1 + self.unfolded))
    }

    pub(super) fn start_of(&mut self, position: Position) -> usize {
        let lines = self.lines(position.paragraph);
        lines.get(position.row).or(lines.last()).map_or(0, |line| line.span.start)
    }
}
