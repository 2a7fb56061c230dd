//! The windows of questions that are answered in one line.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::widgets::Widget;

use super::window;
use crate::reader::action::{Command, Context};
use crate::reader::app::{About, App, Question};
use crate::reader::layout::centred;

/// Draws a question over what it was asked from.
pub(super) fn draw(app: &App, question: &Question, area: Rect, buffer: &mut Buffer) {
    let cancel = app.keys.first(Context::Text, Command::Cancel);
    let (title, hint) = match &question.about {
        About::Source => (
            "Open another article".to_owned(),
            format!(
                "A file, a folder, an address, or pasted text of several lines.   Enter open   Tab complete   {cancel} cancel"
            ),
        ),
        About::Story => (
            "Save the open articles as a story file".to_owned(),
            format!(
                "Enter write   Tab complete   {cancel} cancel   a file that rashomon did not write is never overwritten"
            ),
        ),
        About::Tags(ids) if ids.len() > 1 => (
            format!("Tags of {} notes", ids.len()),
            format!("Tags to add; -tag takes one away.   Enter save   Tab complete   {cancel} cancel"),
        ),
        About::Tags(_) => (
            "Tags of the note".to_owned(),
            format!("Words between blanks, with or without #.   Enter save   Tab complete   {cancel} cancel"),
        ),
        About::Export(ids) => (
            match ids.len() {
                1 => "Write one note to a Markdown file".to_owned(),
                count => format!("Write {count} notes to a Markdown file"),
            },
            format!(
                "Enter write   Tab complete   {cancel} cancel   a file that is not an export of notes is never overwritten"
            ),
        ),
        About::Field { pane, field } => (
            format!("Correct the {} of {} · {}", field.name(), App::letter(*pane), app.outlet(*pane)),
            format!(
                "Enter correct   {cancel} cancel   kept for whenever this article is opened; nothing stands for unknown"
            ),
        ),
    };
    let inside = window(app, &title, centred(area, 74, 6), buffer);
    (&question.answer).render(Rect { height: 1.min(inside.height), ..inside }, buffer);
    let width = usize::from(inside.width).max(1);
    let hint = question.hint.as_ref().unwrap_or(&hint);
    for (line, y) in textwrap::wrap(hint, width).iter().zip(inside.y + 2..inside.bottom()) {
        buffer.set_stringn(inside.x, y, line, width, app.theme.dim);
    }
}
