//! The state drawn: looks at [`App`], changes nothing.

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::text::{Line, Span as Piece};
use ratatui::widgets::{Block, Clear, Widget};
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::action::Command;
use super::app::{App, DrawnRow, Mode};
use super::layout;
use super::lines::Lines;
use super::offers::offers;

mod asking;
mod card;
mod changes;
mod choosing;
mod columns;
mod coverage;
mod details;
mod facts;
mod gutter;
mod head;
mod help;
mod library;
mod notes;
mod notice;
mod pane;
mod panel;
mod placebar;
mod status;
mod styled;
mod table;
mod why;
mod writing;

/// The widest a list gets: what belongs to a row stays in sight of its beginning.
const WIDEST: u16 = 100;

/// Draws the whole screen; returns where it has the rows of the list in hand.
pub fn draw(app: &App, frame: &mut Frame<'_>) -> Vec<DrawnRow> {
    let mut rows = Vec::new();
    let area = frame.area();
    let buffer = frame.buffer_mut();
    if (area.width, area.height) != app.size {
        // The window has changed since the state was derived; whoever asked for the frame sees that too.
        return rows;
    }
    if app.screen.panes.is_empty() {
        too_small(app, area, buffer);
        return rows;
    }
    let modes: Vec<&Mode> = app.below.iter().chain([&app.mode]).collect();
    // What takes the whole screen hides all that is beneath it.
    let first = modes.iter().rposition(|mode| mode.is_screen()).unwrap_or(0);
    for mode in &modes[first..] {
        rows = layer(app, mode, area, buffer);
        if mode.is_screen() && !matches!(mode, Mode::Reading) {
            foot(app, mode, area, buffer);
        }
    }
    app.theme.lines.replace(buffer);
    rows
}

/// Draws one of the things that lie one upon another; returns where it has its rows.
fn layer(app: &App, mode: &Mode, area: Rect, buffer: &mut Buffer) -> Vec<DrawnRow> {
    match mode {
        Mode::Notes(shown) => return notes::draw(app, shown, area, buffer),
        Mode::Card(card) => return card::draw(app, card, area, buffer),
        Mode::Values(values) => return choosing::values(app, mode, values, area, buffer),
        Mode::Library(list) => return library::draw(app, list, area, buffer),
        Mode::Table(grid) => return table::draw(app, grid, area, buffer),
        Mode::Stops(list) => return choosing::stops(app, mode, list, area, buffer),
        Mode::Palette(list) => return choosing::palette(app, mode, list, area, buffer),
        Mode::Articles(list) => return choosing::articles(app, mode, list, area, buffer),
        Mode::Reading => panes(app, buffer),
        Mode::Details { pane, list } => details::draw(app, (*pane, list.selected), area, buffer),
        Mode::Changes { pane, list } => changes::draw(app, (*pane, list.selected), area, buffer),
        Mode::Why(reasons) => why::draw(app, mode, reasons, area, buffer),
        Mode::Help(list) => help::draw(app, list, area, buffer),
        Mode::Writing(draft) => writing::note(app, draft, area, buffer),
        Mode::Asking(question) => asking::draw(app, question, area, buffer),
        Mode::Searching(typing) => status::search(app, typing, buffer),
    }
    Vec::new()
}

/// Draws the articles.
fn panes(app: &App, buffer: &mut Buffer) {
    status::bar(app, buffer);
    for (place, pane) in app.on_screen().iter().enumerate() {
        pane::draw(app, *pane, &app.screen.panes[place], buffer);
    }
    gutter::draw(app, buffer);
    panel::draw(app, buffer);
    status::line(app, buffer);
}

/// Draws the rule and the line below it: what happened last, else what can be done here.
fn foot(app: &App, mode: &Mode, area: Rect, buffer: &mut Buffer) {
    rule(app, Rect { y: area.bottom().saturating_sub(2), height: 1, ..area }, buffer);
    let line = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
    if let Some(notice) = &app.notice {
        notice::draw(app, notice, line, buffer);
    } else {
        let hints = format!(" {}", hints(app, mode, area.width.saturating_sub(2)));
        row(line, &[(hints, app.theme.dim)], ("", Style::new()), buffer);
    }
}

/// Draws a rule across an area of one row, or of none.
fn rule(app: &App, area: Rect, buffer: &mut Buffer) {
    for row in area.rows() {
        for x in row.x..row.right() {
            buffer.set_string(x, row.y, app.theme.lines.horizontal, app.theme.dim);
        }
    }
}

/// What can be done on what lies over the articles, with its keys: as much of it as fits.
fn hints(app: &App, mode: &Mode, width: u16) -> String {
    let (context, offers) = offers(app, mode);
    let hint = |(command, what): &(Command, &str)| format!("{} {what}", app.keys.first(context, *command));
    fitting(&offers.iter().map(hint).collect::<Vec<_>>(), usize::from(width))
}

/// Draws a text in an area, wrapped; returns the rows it took.
fn wrapped(text: &str, area: Rect, style: Style, buffer: &mut Buffer) -> u16 {
    let width = usize::from(area.width.saturating_sub(4)).max(1);
    let mut rows = 0;
    for (line, y) in textwrap::wrap(text, width).into_iter().zip(area.y..area.bottom()) {
        buffer.set_stringn(area.x + 2, y, line, width, style);
        rows += 1;
    }
    rows
}

fn too_small(app: &App, area: Rect, buffer: &mut Buffer) {
    let (width, height) = layout::LEAST;
    let text = format!("window too small: {width} columns by {height} rows are the least");
    let lines = textwrap::wrap(&text, usize::from(area.width).max(1));
    for (line, y) in lines.into_iter().zip(area.y..area.bottom()) {
        buffer.set_stringn(area.x, y, line, usize::from(area.width), app.theme.dim);
    }
}

/// Draws an empty window with a frame and returns the area inside.
fn window(app: &App, title: &str, area: Rect, buffer: &mut Buffer) -> Rect {
    Clear.render(area, buffer);
    let title = format!(" {} ", shortened(title, usize::from(area.width.saturating_sub(6))));
    let block = Block::bordered()
        .border_set(app.theme.lines.frame)
        .border_style(app.theme.dim)
        .title(Line::styled(title, app.theme.title));
    let inside = block.inner(area);
    block.render(area, buffer);
    Rect { x: inside.x + 1, width: inside.width.saturating_sub(2), ..inside }
}

/// Returns the beginning of a text, cut at a grapheme with an ellipsis where it is wider than `columns`.
fn shortened(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut width = 0;
    for grapheme in text.graphemes(true) {
        width += grapheme.width();
        if width >= columns {
            break;
        }
        short.push_str(grapheme);
    }
    let end = short.trim_end().len();
    short.truncate(end);
    if columns > 0 {
        short.push_str(Lines::UNICODE.ellipsis);
    }
    short
}

/// Returns a text in quotation marks, unless it begins with some of its own.
fn in_marks(text: &str) -> String {
    if text.starts_with(['“', '‘', '"', '\'', '«', '„', '「']) {
        text.to_owned()
    } else {
        format!("“{text}”")
    }
}

/// Puts as many of the parts on one row as fit, the first ones first, two blanks between.
fn fitting(parts: &[String], columns: usize) -> String {
    joined(parts, "  ", columns)
}

/// Puts as many of the parts on one row as fit, two columns apart, then how many there are more.
fn told(parts: &[String], columns: usize) -> String {
    let fit = how_many_fit(parts, "  ", columns);
    if fit == parts.len() {
        return parts.join("  ");
    }
    let room = columns.saturating_sub(format!("  +{} more", parts.len()).len());
    let some = &parts[..how_many_fit(parts, "  ", room)];
    format!("{}  +{} more", some.join("  "), parts.len() - some.len())
}

/// Puts as many of the parts on one row as fit, the first ones first.
fn joined(parts: &[String], between: &str, columns: usize) -> String {
    parts[..how_many_fit(parts, between, columns)].join(between)
}

fn how_many_fit(parts: &[String], between: &str, columns: usize) -> usize {
    let mut used = 0;
    let fits = |part: &&String| {
        used += part.width() + if used == 0 { 0 } else { between.len() };
        used <= columns
    };
    parts.iter().take_while(fits).count()
}

/// Draws a row with one text at its left, which is shortened, and one at its right, which is whole or not there.
fn row(area: Rect, left: &[(String, Style)], right: (&str, Style), buffer: &mut Buffer) {
    if area.is_empty() {
        return;
    }
    let columns = usize::from(area.width);
    let wanted: usize = left.iter().map(|(text, _)| text.width()).sum();
    let right_width = right.0.width();
    let has_right = right_width > 0 && wanted.min(columns / 2) + right_width + 2 <= columns;
    let room = if has_right { columns - right_width - 2 } else { columns };
    let mut used = 0;
    let mut pieces = Vec::new();
    for (text, style) in left {
        let short = shortened(text, room - used);
        used += short.width();
        let is_cut = short != *text;
        pieces.push(Piece::styled(short, *style));
        if is_cut {
            break;
        }
    }
    buffer.set_line(area.x, area.y, &Line::from(pieces), area.width);
    if has_right {
        let x = area.right() - u16::try_from(right_width).unwrap_or(0);
        buffer.set_stringn(x, area.y, right.0, right_width, right.1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_room_on_a_row_is_counted() {
        let parts = ["one", "two", "three", "four"].map(str::to_owned);
        assert_eq!(told(&parts, 40), "one  two  three  four");
        assert_eq!(told(&parts, 21), "one  two  three  four");
        assert_eq!(told(&parts, 20), "one  two  +2 more");
        assert_eq!(told(&[], 3), "");
    }

    #[test]
    fn texts_are_cut_at_graphemes() {
        assert_eq!(shortened("short", 5), "short");
        assert_eq!(shortened("too long", 6), "too l…");
        assert_eq!(shortened("cut at", 5), "cut…");
        assert_eq!(shortened("平和条約", 5), "平和…");
        assert_eq!(shortened("word", 0), "");
    }

    #[test]
    fn parts_that_do_not_fit_are_left_out() {
        let parts = ["n match".to_owned(), "? help".to_owned(), "q quit".to_owned()];
        assert_eq!(fitting(&parts, 80), "n match  ? help  q quit");
        assert_eq!(fitting(&parts, 16), "n match  ? help");
        assert_eq!(fitting(&parts, 3), "");
    }
}
