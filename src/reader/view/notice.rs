//! What happened last, in the place of the status line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::{Clear, Widget};

use super::{rule, shortened};
use crate::reader::app::App;

/// So many rows of the screen at most.
const MOST: u16 = 4;

/// Draws a notice in the line at the bottom; where it is longer than that, over the rows above: a cause is told last.
pub(super) fn draw(app: &App, notice: &str, line: Rect, buffer: &mut Buffer) {
    let width = usize::from(line.width.saturating_sub(2)).max(1);
    let mut rows: Vec<String> = textwrap::wrap(notice, width).into_iter().map(Into::into).collect();
    // The rule above it and a row of what it covers stay.
    let most = usize::from(MOST.min(line.y.saturating_sub(1)).max(1));
    if rows.len() > most {
        let last = rows.split_off(most - 1).join(" ");
        rows.push(shortened(&last, width));
    }
    let more = u16::try_from(rows.len()).unwrap_or(MOST).saturating_sub(1);
    if more > 0 {
        let above = Rect { y: line.y - more - 1, height: more + 1, ..line };
        Clear.render(above, buffer);
        rule(app, Rect { height: 1, ..above }, buffer);
    }
    for (text, y) in rows.iter().zip(line.y - more..) {
        buffer.set_stringn(line.x, y, format!(" {text}"), width + 1, app.theme.title);
    }
}
