//! The windows of questions that are answered in one line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::window;
use crate::reader::action::{Command, Context};
use crate::reader::app::{About, App, Question};
use crate::reader::layout::centred;

/// Draws a question over the panes.
pub(super) fn draw(app: &App, question: &Question, area: Rect, buffer: &mut Buffer) {
    let cancel = app.keys.first(Context::Text, Command::Cancel);
    let (title, hint) = match question.about {
        About::Source => (
            "Open another article",
            format!(
                "A file, a folder, a story file, an address, or pasted text of several lines.   Enter open   {cancel} cancel"
            ),
        ),
    };
    let inside = window(app, title, centred(area, 74, 6), buffer);
    (&question.answer).render(Rect { height: 1.min(inside.height), ..inside }, buffer);
    let width = usize::from(inside.width).max(1);
    for (line, y) in textwrap::wrap(&hint, width).iter().zip(inside.y + 2..inside.bottom()) {
        buffer.set_stringn(inside.x, y, line, width, app.theme.dim);
    }
}
