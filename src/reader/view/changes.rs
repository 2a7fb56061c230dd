//! What changed in an article since it was last read: then and now, with the words that differ.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::Line;

use super::row;
use super::styled::layered;
use crate::article::Span;
use crate::library::changes::{Hunk, words};
use crate::reader::app::App;
use crate::reader::wrap::wrap;

/// The columns before the words: the mark of the change in hand, and which side it is.
const MARGIN: u16 = 8;

/// The most bytes of one side of a change that are drawn: an article may be another one altogether.
const BYTES: usize = 20_000;

/// A row: whether it is the first of the change in hand, its side, and its words.
type Row<'a> = (bool, &'static str, Line<'a>);

/// A change as it is drawn: the text of each side, and the words that the other does not have.
struct Change {
    then: (String, Vec<Span>),
    now: (String, Vec<Span>),
}

impl Change {
    fn of(hunk: &Hunk) -> Self {
        let (then, now) = (side(&hunk.then), side(&hunk.now));
        // Where one side is nothing, all of the other is new: to mark each word would tell no more.
        let differing =
            if hunk.then.is_empty() || hunk.now.is_empty() { Default::default() } else { words(&then, &now) };
        Self { then: (then, differing.0), now: (now, differing.1) }
    }
}

/// The sentences of one side, as many as are drawn.
fn side(sentences: &[String]) -> String {
    let mut text = String::new();
    for sentence in sentences {
        if text.len() + sentence.len() > BYTES && !text.is_empty() {
            text.push_str(" …");
            break;
        }
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(sentence);
    }
    text
}

/// Draws the changes over the whole screen.
pub(super) fn draw(app: &App, (pane, selected): (usize, usize), area: Rect, buffer: &mut Buffer) {
    let Some(changed) = app.changes.get(&pane) else { return };
    let title = format!(" {} {}: changed since {}", App::letter(pane), app.outlet(pane), changed.since);
    let count = format!("{} of {} ", selected + 1, changed.hunks.len());
    row(Rect { height: 1, ..area }, &[(title, app.theme.title)], (&count, app.theme.dim), buffer);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
    let width = body.width.saturating_sub(MARGIN + 2).max(1);
    // What lies far from the change in hand is never on screen.
    let near = selected.saturating_sub(usize::from(body.height));
    let hunks = changed.hunks.iter().skip(near).take(2 * usize::from(body.height) + 1);
    let changes: Vec<Change> = hunks.map(Change::of).collect();
    let (mut rows, mut top): (Vec<Row<'_>>, usize) = (Vec::new(), 0);
    for (place, change) in changes.iter().enumerate() {
        if place + near == selected {
            top = rows.len();
        }
        let start = rows.len();
        rows.extend(lines(app, "then", &change.then, app.theme.dim, width));
        rows.extend(lines(app, "now", &change.now, Style::new(), width));
        rows[start].0 = place + near == selected;
        rows.push((false, "", Line::default()));
    }
    rows.pop();
    let top = top.min(rows.len().saturating_sub(usize::from(body.height)));
    for ((in_hand, side, words), y) in rows.iter().skip(top).zip(body.y..body.bottom()) {
        if *in_hand {
            buffer.set_string(body.x, y, ">", app.theme.tie);
        }
        buffer.set_stringn(body.x + 2, y, side, usize::from(body.width.saturating_sub(2)), app.theme.noted);
        buffer.set_line(body.x + MARGIN, y, words, body.width.saturating_sub(MARGIN));
    }
}

/// The rows of one side of a change.
fn lines<'a>(
    app: &App,
    name: &'static str,
    (text, differing): &'a (String, Vec<Span>),
    style: Style,
    width: u16,
) -> Vec<Row<'a>> {
    if text.is_empty() {
        return vec![(false, name, Line::styled("(nothing)", app.theme.dim))];
    }
    let layers = [(differing.as_slice(), app.theme.differing)];
    let rows = wrap(text, Span::new(0, text.len()), width).into_iter().enumerate();
    rows.map(|(nth, line)| (false, if nth == 0 { name } else { "" }, layered(text, line.span, style, &layers)))
        .collect()
}
