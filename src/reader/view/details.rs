//! What is known of an article, where it came from, and what was set apart.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{WIDEST, row};
use crate::article::Origin;
use crate::article::plainly::capitalised;
use crate::library::correction::Field;
use crate::reader::app::App;
use crate::reader::details::facts;

/// The columns that the names of fields take.
const NAMES: usize = 12;

/// A row of the details.
#[derive(Default)]
struct Row {
    /// The place of the entry that begins here.
    entry: Option<usize>,
    name: String,
    value: String,
    style: Style,
    from: String,
}

/// Draws the details of an article over the whole screen.
pub(super) fn draw(app: &App, (pane, selected): (usize, usize), area: Rect, buffer: &mut Buffer) {
    let title = format!(" {} {}: what is known of this article", App::letter(pane), app.outlet(pane));
    row(Rect { height: 1, ..area }, &[(title, app.theme.title)], ("", Style::new()), buffer);
    let height = area.height.saturating_sub(4);
    let body = Rect { y: area.y + 2, height, width: area.width.min(WIDEST), ..area };
    let Some(page) = app.panes[pane].page() else { return };
    let mut rows = Vec::new();
    for (place, field) in Field::ALL.iter().enumerate() {
        let (value, origin) = field.of(&page.extract.details);
        let style = if place == selected { app.theme.current } else { Style::new() };
        let (value, style) = if value.is_empty() { ("unknown", app.theme.dim) } else { (value, style) };
        let from = origin.map(from).unwrap_or_default();
        rows.push(Row { entry: Some(place), name: capitalised(field.name()), value: value.to_owned(), style, from });
    }
    rows.push(Row::default());
    let room = usize::from(body.width).saturating_sub(NAMES + 3).max(1);
    for (place, (name, value)) in (Field::ALL.len()..).zip(facts(app, pane)) {
        for (nth, line) in textwrap::wrap(&value, room).into_iter().enumerate() {
            let (entry, name) = if nth == 0 { (Some(place), name) } else { (None, "") };
            rows.push(Row { entry, name: name.to_owned(), value: line.into_owned(), ..Row::default() });
        }
    }
    let in_hand = rows.iter().position(|row| row.entry == Some(selected)).unwrap_or(0);
    let height = usize::from(body.height).max(1);
    let top = (in_hand + 1 + height / 3).saturating_sub(height).min(rows.len().saturating_sub(height));
    for (line, y) in rows.into_iter().skip(top).zip(body.y..body.bottom()) {
        let hand = if line.entry == Some(selected) { "> " } else { "  " };
        let left = [
            (hand.to_owned(), app.theme.tie),
            (format!("{:<NAMES$}", line.name), app.theme.dim),
            (line.value, line.style),
        ];
        row(Rect { y, height: 1, ..body }, &left, (&format!("{} ", line.from), app.theme.dim), buffer);
    }
}

/// Where a field came from, in words.
fn from(origin: Origin) -> String {
    match origin {
        Origin::Reader => "corrected by you".to_owned(),
        origin if origin.is_guess() => format!("a guess: {}", origin.name()),
        origin => origin.name().to_owned(),
    }
}
