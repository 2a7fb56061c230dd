//! What changed in an article since it was last read: then and now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::row;
use crate::reader::app::App;

/// The most rows of one change that are drawn: an article may be another one altogether.
const ROWS: usize = 400;

/// Draws the changes over the whole screen.
pub(super) fn draw(app: &App, (pane, selected): (usize, usize), area: Rect, buffer: &mut Buffer) {
    let Some(changed) = app.changes.get(&pane) else { return };
    let title = format!(" {} {}: changed since {}", App::letter(pane), app.outlet(pane), changed.since);
    let count = format!("{} of {} ", selected + 1, changed.hunks.len());
    row(Rect { height: 1, ..area }, &[(title, app.theme.title)], (&count, app.theme.dim), buffer);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
    let width = usize::from(body.width).saturating_sub(10).max(1);
    let (mut rows, mut top) = (Vec::new(), 0);
    // What lies far from the change in hand is never on screen.
    let near = selected.saturating_sub(usize::from(body.height));
    for (place, hunk) in changed.hunks.iter().enumerate().skip(near).take(2 * usize::from(body.height) + 1) {
        let in_hand = place == selected;
        if in_hand {
            top = rows.len();
        }
        let start = rows.len();
        let sides = [("then", &hunk.then, app.theme.dim), ("now", &hunk.now, Style::new())];
        for (name, sentences, style) in sides {
            let name_of = |nth: usize| if nth == 0 { name } else { "" };
            if sentences.is_empty() {
                rows.push((name_of(0), "(nothing)".to_owned(), app.theme.dim, in_hand));
            }
            let lines = sentences.iter().flat_map(|sentence| textwrap::wrap(sentence, width)).take(ROWS);
            for (nth, line) in lines.enumerate() {
                rows.push((name_of(nth), line.into_owned(), style, in_hand && rows.len() == start));
            }
        }
        rows.push(("", String::new(), Style::new(), false));
    }
    rows.pop();
    let top = top.min(rows.len().saturating_sub(usize::from(body.height)));
    for ((name, text, style, in_hand), y) in rows.into_iter().skip(top).zip(body.y..body.bottom()) {
        let hand = if in_hand { "> " } else { "  " };
        let left = [(hand.to_owned(), app.theme.tie), (format!("{name:<6}"), app.theme.noted), (text, style)];
        row(Rect { y, height: 1, ..body }, &left, ("", Style::new()), buffer);
    }
}
