//! At the edge of a pane: what lies where in its article, and which part of that is on screen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::comparison::MARK_CONFLICT;
use crate::reader::app::App;
use crate::reader::page::{Page, Shown};
use crate::reader::placebar::{Cell, Rows};
use crate::reader::theme::{MARK_HIT, MARK_NOTE};

/// Draws the bar of a page.
pub(super) fn draw(app: &App, page: &Page, area: Rect, buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let thumb = thumb(page, area.height);
    for (row, y) in (area.y..area.bottom()).enumerate() {
        let is_shown = thumb.is_some_and(|(first, last)| (first..=last).contains(&row));
        let lines = app.theme.lines;
        // A line, so that it is not taken for marks of the rows beside it; it is heavy where the screen is.
        let track = if is_shown { lines.heavy_vertical } else { lines.vertical };
        let (mark, style) = match page.bar.cells.get(row).copied().unwrap_or_default() {
            Cell::Shared(kind) => (track, app.theme.kind(Some(kind))),
            Cell::Blank | Cell::Unique if is_shown => (track, app.theme.dim),
            Cell::Blank | Cell::Unique => (" ", app.theme.dim),
            Cell::Conflict => (MARK_CONFLICT, app.theme.noted),
            Cell::Note => (MARK_NOTE, app.theme.noted),
            Cell::Hit => (MARK_HIT, app.theme.title),
        };
        buffer.set_string(area.x, y, mark, style);
    }
}

/// The first and the last row of what is on screen; none where that is the whole article.
fn thumb(page: &Page, height: u16) -> Option<(usize, usize)> {
    let mut lines = page.shown.iter().filter_map(|shown| match shown {
        Shown::Text { line, .. } => Some(line.span),
        _ => None,
    });
    let first = lines.next()?;
    let last = lines.next_back().unwrap_or(first);
    let length = page.extract.text.trim_end().len();
    let is_all = first.start <= page.paragraphs().first()?.span.start && last.end >= length;
    let rows = Rows::new(page.extract.text.len(), height);
    (!is_all).then(|| (rows.of(first.start), rows.of(last.end.saturating_sub(1))))
}
