//! The columns of a table over all articles, and what its rows share.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::row;
use crate::reader::app::App;
use crate::reader::survey::{Grid, Table};

/// The narrowest column: brackets around two marks.
const LEAST_CELL: usize = 4;
/// The widest column: the beginning of a sentence.
const WIDEST_CELL: usize = 48;
/// Below this width columns of the overview have no names.
const NARROW: usize = 72;
/// From this width on a column has a name.
pub(super) const NAMED: usize = 10;
/// The least that is left for what the rows are about.
const LEAST_LABEL: usize = 18;

/// How many outlets' words are gathered for the row in hand: more than any screen has room for.
pub(super) const FULL: usize = 64;

/// Which columns are shown, and how wide they are.
pub(super) struct Columns {
    /// The columns that the label of a row takes, the mark of the row in hand included.
    pub(super) label: usize,
    /// The columns of a cell.
    pub(super) cell: usize,
    /// The articles shown, from left to right.
    pub(super) shown: Vec<usize>,
    /// Whether there are more to the left, and to the right.
    pub(super) more: [bool; 2],
}

impl Columns {
    /// Lays out the columns; `right` are those that the end of each row takes.
    pub(super) fn new(app: &App, grid: &Grid, width: u16, right: usize) -> Self {
        let (columns, width) = (app.columns(), usize::from(width).saturating_sub(right));
        let least = (width * 2 / 5).max(LEAST_LABEL).min(width.saturating_sub(LEAST_CELL));
        let room = width - least;
        let widest = match grid.table {
            // A mark and a number: the words of the passage are worth more than the names of outlets.
            Table::Coverage { .. } if width < NARROW => NAMED - 2,
            _ => WIDEST_CELL,
        };
        let cell = (room / columns.len().max(1)).clamp(LEAST_CELL, widest);
        let fit = (room / cell).max(1).min(columns.len());
        let in_hand = columns.iter().position(|column| *column == grid.column).unwrap_or(0);
        let first = (in_hand + 1).saturating_sub(fit);
        let more = [first > 0, first + fit < columns.len()];
        let shown = columns[first..first + fit].to_vec();
        Self { label: width.saturating_sub(cell * shown.len()), cell, shown, more }
    }

    /// The place of each column.
    pub(super) fn places(&self, area: Rect) -> impl Iterator<Item = (usize, Rect)> + '_ {
        let at = move |nth: usize| u16::try_from(self.label + nth * self.cell).unwrap_or(u16::MAX);
        let width = u16::try_from(self.cell).unwrap_or(u16::MAX);
        self.shown.iter().enumerate().map(move |(nth, &column)| {
            (column, Rect { x: area.x.saturating_add(at(nth)), width, ..area }.intersection(area))
        })
    }
}

/// The beginning of a text, of so many bytes at most.
pub(super) fn head_of(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

/// Draws what stands at the beginning of a row: whether it is in hand, its mark, what it is about.
pub(super) fn label(
    app: &App,
    columns: &Columns,
    (in_hand, mark, mark_style): (bool, &str, Style),
    (text, style): (&str, Style),
    area: Rect,
    buffer: &mut Buffer,
) {
    let width = u16::try_from(columns.label.saturating_sub(1)).unwrap_or(area.width).min(area.width);
    let style = if in_hand { style.patch(app.theme.current) } else { style };
    let left = [
        (if in_hand { ">" } else { " " }.to_owned(), app.theme.tie),
        (mark.to_owned(), mark_style),
        (head_of(text, columns.label * 4).to_owned(), style),
    ];
    row(Rect { width, height: 1, ..area }, &left, ("", Style::new()), buffer);
}
