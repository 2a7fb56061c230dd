//! The window a note is written in.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use ratatui::widgets::Widget;
use ratatui_textarea::TextArea;
use unicode_width::UnicodeWidthStr;

use super::{in_marks, row, shortened, window};
use crate::reader::action::{Command, Context};
use crate::reader::app::App;
use crate::reader::layout::centred;
use crate::reader::noted::{Draft, Part, shown_relation};

/// How wide the window of a note is.
const WIDTH: u16 = 74;

/// From this many rows of the screen on, what is noted on has several of them,
const ROOMY: u16 = 22;
/// at most as many as this.
const ROWS_OF_QUOTE: usize = 4;

/// How many characters of a quotation can be on screen.
const QUOTED: usize = 300;

/// Draws the note that is written, over the panes.
pub(super) fn note(app: &App, draft: &Draft, area: Rect, buffer: &mut Buffer) {
    let quotes = quotes(app, draft);
    let whole = draft.spots.first().is_some_and(|spot| spot.span.is_none());
    let title = match (draft.before.is_some(), quotes.len()) {
        (true, _) => "Edit note",
        (false, _) if whole => "New note on this article",
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
    let gap = u16::from(inside.height > quote_rows + 4);
    let foot = u16::from(inside.height > quote_rows + gap + 2);
    let top = inside.y + quote_rows + gap;
    let below = foot * (2 + gap);
    let text = Rect { y: top, height: inside.bottom().saturating_sub(top + below).max(1), ..inside };
    let text = text.intersection(inside);
    field(&draft.text, draft.part == Part::Words, text, buffer);
    if foot > 0 {
        parts(app, draft, Rect { y: inside.bottom() - 2, height: 1, ..inside }, buffer);
        let key = |command| app.keys.first(Context::Text, command);
        let hint = match draft.choices.as_slice() {
            [] if matches!(draft.part, Part::Kind | Part::Relation) => {
                format!("Left Right choose   Tab {}   {} save", next(draft), key(Command::Save))
            }
            [] if draft.part == Part::Tags => {
                let save = key(Command::Save);
                format!("words, blanks or commas between   Tab completes, then {}   {save} save", next(draft))
            }
            [] => format!(
                "{} save   {} close, keep the words   Tab {}   {} your own editor",
                key(Command::Save),
                key(Command::Cancel),
                next(draft),
                key(Command::Editor)
            ),
            choices => choices.join("  "),
        };
        let area = Rect { y: inside.bottom() - 1, height: 1, ..inside };
        row(area, &[(hint, app.theme.dim)], ("", Style::new()), buffer);
    }
}

/// Draws a field; only that in hand has a cursor.
fn field(field: &TextArea<'static>, in_hand: bool, area: Rect, buffer: &mut Buffer) {
    if in_hand {
        field.render(area, buffer);
    } else {
        let mut still = field.clone();
        still.set_cursor_style(Style::new());
        (&still).render(area, buffer);
    }
}

/// What Tab goes to.
fn next(draft: &Draft) -> &'static str {
    let parts = draft.parts();
    let place = parts.iter().position(|part| *part == draft.part).unwrap_or(0);
    match parts[(place + 1) % parts.len()] {
        Part::Words => "words",
        Part::Kind => "kind",
        Part::Tags => "tags",
        Part::Relation => "relation",
    }
}

/// Draws kind, tags and relation in one row; what is in hand is marked by arrows, and by a cursor.
fn parts(app: &App, draft: &Draft, area: Rect, buffer: &mut Buffer) {
    let value = |part: Part, name: &str| {
        let in_hand = draft.part == part;
        let style = if in_hand { app.theme.selected } else { Style::new() };
        (if in_hand { format!("< {name} >") } else { name.to_owned() }, style)
    };
    let mut left = vec![value(Part::Kind, draft.kind.name())];
    if draft.parts().contains(&Part::Relation) {
        left.push(("   relation ".to_owned(), app.theme.dim));
        left.push(value(Part::Relation, shown_relation(draft.relation.as_ref())));
    }
    left.push(("   tags ".to_owned(), app.theme.dim));
    row(area, &left, ("", Style::new()), buffer);
    let used: usize = left.iter().map(|(text, _)| text.width()).sum();
    let used = u16::try_from(used).unwrap_or(area.width).min(area.width);
    field(&draft.tags, draft.part == Part::Tags, Rect { x: area.x + used, width: area.width - used, ..area }, buffer);
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
            let words = match spot.span {
                Some(span) => in_marks(&page.extract.text.get(span.range())?.chars().take(QUOTED).collect::<String>()),
                None => page.extract.details.title_or_source().to_owned(),
            };
            Some(format!("{} {}  {words}", App::letter(spot.pane), app.outlet(spot.pane)))
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
