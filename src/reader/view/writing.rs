//! The window a note is written in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;

use super::{in_marks, row, shortened, window};
use crate::reader::action::{Command, Context};
use crate::reader::app::App;
use crate::reader::layout::centred;
use crate::reader::noted::Draft;

/// How wide the window of a note is.
const WIDTH: u16 = 74;

/// From this many rows of the screen on, what is noted on has several of them,
const ROOMY: u16 = 28;
/// at most as many as this.
const ROWS_OF_QUOTE: usize = 4;

/// How many characters of a quotation can be on screen.
const QUOTED: usize = 300;

/// Draws the note that is written, over the panes.
pub(super) fn note(app: &App, draft: &Draft, area: Rect, buffer: &mut Buffer) {
    let quotes = quotes(app, draft);
    let title = match (draft.before.is_some(), quotes.len()) {
        (true, _) => "Edit note",
        (false, 2..) => "New note on this passage and its counterpart",
        (false, _) => "New note on this passage",
    };
    // What is noted on stands in full where there is room, and in a row each where there is not.
    let most = if area.height < ROOMY { 1 } else { ROWS_OF_QUOTE };
    let width = usize::from(area.width.min(WIDTH)).saturating_sub(4).max(1);
    let quotes: Vec<String> = quotes.iter().flat_map(|quote| beginning(quote, width, most)).collect();
    let rows = u16::try_from(quotes.len()).unwrap_or(0);
    let height = (rows + 12).clamp(rows + 6, area.height.saturating_sub(2).max(rows + 6));
    let inside = window(app, title, centred(area, WIDTH, height), buffer);
    let quote_rows = rows.min(inside.height.saturating_sub(3));
    for (quote, y) in quotes.iter().zip(inside.y..inside.y + quote_rows) {
        row(Rect { y, height: 1, ..inside }, &[(quote.clone(), app.theme.dim)], ("", Style::new()), buffer);
    }
    let gap = u16::from(inside.height > quote_rows + 3);
    let foot = u16::from(inside.height > quote_rows + gap + 1);
    let top = inside.y + quote_rows + gap;
    let text = Rect { y: top, height: inside.bottom().saturating_sub(top + 2 * foot).max(1), ..inside };
    let text = text.intersection(inside);
    (&draft.text).render(text, buffer);
    if foot > 0 {
        let key = |command| app.keys.first(Context::Text, command);
        let hint = format!(
            "{} save   {} close, keep the words   {} your own editor",
            key(Command::Save),
            key(Command::Cancel),
            key(Command::Editor)
        );
        let area = Rect { y: inside.bottom() - 1, height: 1, ..inside };
        row(area, &[(hint, app.theme.dim)], ("", Style::new()), buffer);
    }
}

/// The first rows of a text, the last one shortened where there are more.
fn beginning(text: &str, width: usize, most: usize) -> Vec<String> {
    if most < 2 {
        return vec![text.to_owned()];
    }
    let rows = textwrap::wrap(text, width);
    let is_cut = rows.len() > most;
    let mut rows: Vec<String> = rows.into_iter().take(most).map(std::borrow::Cow::into_owned).collect();
    if let Some(last) = rows.last_mut().filter(|_| is_cut) {
        *last = shortened(&format!("{last} ………"), width);
    }
    rows
}

/// The passages a note is on: the letter of the article and the first words.
fn quotes(app: &App, draft: &Draft) -> Vec<String> {
    let spots: Vec<String> = draft
        .spots
        .iter()
        .filter_map(|spot| {
            let page = app.panes[spot.pane].page()?;
            let words: String = page.extract.text.get(spot.span.range())?.chars().take(QUOTED).collect();
            Some(format!("{} {}  {}", App::letter(spot.pane), app.outlet(spot.pane), in_marks(&words)))
        })
        .collect();
    if spots.is_empty() {
        draft.quotes.iter().map(|quote| in_marks(&quote.chars().take(QUOTED).collect::<String>())).collect()
    } else {
        spots
    }
    .into_iter()
    .map(|quote| shortened(&quote, 400))
    .collect()
}
