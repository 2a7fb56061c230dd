//! One note in full: what it says, and each of its passages then and now.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use ratatui::text::Line;

use super::styled::layered;
use super::{WIDEST, row};
use crate::article::Span;
use crate::note::{Note, Scope, State, Target};
use crate::reader::app::{App, DrawnRow};
use crate::reader::card::{Card, Excerpt, Passage};
use crate::reader::wrap::wrap;

/// The columns that the names of rows take.
const NAMES: u16 = 8;

/// The most rows of the note's own words that are drawn: what comes below must be reachable.
const ROWS_OF_WORDS: usize = 60;

/// A row: its name, what it says, and the passage it belongs to.
struct Row<'a> {
    name: (&'static str, Style),
    words: Line<'a>,
    passage: Option<usize>,
}

/// Draws the note over the whole screen; returns where its passages are.
pub(super) fn draw(app: &App, card: &Card, area: Rect, buffer: &mut Buffer) -> Vec<DrawnRow> {
    let Some(noted) = app.note(&card.id) else { return Vec::new() };
    title(app, &noted.note, Rect { height: 1, ..area }, buffer);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(4), width: area.width.min(WIDEST), ..area };
    let width = body.width.saturating_sub(NAMES + 3).max(1);
    let mut rows = words(&noted.note, width);
    for (at, (target, passage)) in noted.note.targets.iter().zip(&card.passages).enumerate() {
        rows.extend(passage_rows(app, (at, at == card.list.selected), target, passage, width));
    }
    let height = usize::from(body.height);
    let in_hand = |row: &Row<'_>| row.passage == Some(card.list.selected);
    let last = rows.iter().rposition(in_hand).unwrap_or(0);
    // All of the passage in hand, else its beginning; as much as there is room for of what stands above it.
    let first = rows.iter().position(in_hand).unwrap_or(0);
    let top = (last + 1).saturating_sub(height).min(first);
    let mut drawn = Vec::new();
    for (row, y) in rows.iter().skip(top).zip(body.y..body.bottom()) {
        let hand = if in_hand(row) && row.name.0.starts_with(|c: char| !c.is_whitespace()) { ">" } else { " " };
        buffer.set_string(body.x, y, hand, app.theme.tie);
        buffer.set_stringn(body.x + 2, y, row.name.0, usize::from(NAMES), row.name.1);
        buffer.set_line(body.x + 2 + NAMES, y, &row.words, width);
        if let Some(passage) = row.passage {
            drawn.push(DrawnRow { area: Rect { y, height: 1, ..body }, row: passage });
        }
    }
    drawn
}

fn title(app: &App, note: &Note, area: Rect, buffer: &mut Buffer) {
    let kind = format!(" {}", note.kind.name());
    let relation = note.relation.as_ref().map_or_else(String::new, |relation| format!(" · {}", relation.name()));
    let tags: String = note.tags.iter().flat_map(|tag| ["  #", tag]).collect();
    let day = |time: &str| time.split('T').next().unwrap_or_default().to_owned();
    let (begun, changed) = (day(&note.created), day(&note.updated));
    let dates = if begun == changed { format!("{begun} ") } else { format!("{begun}, changed {changed} ") };
    let left = [(kind + &relation, app.theme.title), (tags, app.theme.noted)];
    row(area, &left, (&dates, app.theme.dim), buffer);
}

/// The note's own words.
fn words(note: &Note, width: u16) -> Vec<Row<'_>> {
    let mut rows = Vec::new();
    for line in note.body.lines() {
        let wrapped = wrap(line, Span::new(0, line.len()), width);
        rows.extend(wrapped.into_iter().map(|part| Row {
            name: ("", Style::new()),
            words: Line::from(&line[part.span.range()]),
            passage: None,
        }));
    }
    rows.truncate(ROWS_OF_WORDS);
    if !rows.is_empty() {
        rows.push(Row { name: ("", Style::new()), words: Line::default(), passage: None });
    }
    rows
}

fn passage_rows<'a>(
    app: &App,
    (at, in_hand): (usize, bool),
    target: &'a Target,
    passage: &'a Passage,
    width: u16,
) -> Vec<Row<'a>> {
    let plain = |words: Line<'a>| Row { name: ("", Style::new()), words, passage: Some(at) };
    let head = if in_hand { app.theme.current } else { Style::new() };
    let mut rows = vec![Row {
        name: ("passage", app.theme.dim),
        words: Line::styled(
            super::shortened(&format!("{}: {}", place(app, target, passage), standing(passage)), usize::from(width)),
            head,
        ),
        passage: Some(at),
    }];
    if target.scope == Scope::Article {
        rows.push(plain(Line::styled("the whole article", app.theme.dim)));
    }
    let names = if passage.now.is_some() { ["then", "now"] } else { ["words", ""] };
    for (name, excerpt) in names.into_iter().zip([&passage.then, &passage.now]) {
        let Some(excerpt) = excerpt else { continue };
        for (nth, words) in excerpt_rows(app, excerpt, width).into_iter().enumerate() {
            let name = if nth == 0 { name } else { "" };
            rows.push(Row { name: (name, app.theme.noted), words, passage: Some(at) });
        }
    }
    if let Some(earlier) = target.earlier.last() {
        let words = super::shortened(&format!("noted before: {}", earlier.exact), usize::from(width));
        rows.push(plain(Line::styled(words, app.theme.dim)));
    }
    rows.push(plain(Line::default()));
    rows
}

/// The words that are noted stand out among those around them, and those that differ among both.
fn excerpt_rows<'a>(app: &App, excerpt: &'a Excerpt, width: u16) -> Vec<Line<'a>> {
    let noted = [excerpt.noted];
    let layers = [
        (&noted[..], Style::reset().add_modifier(Modifier::BOLD)),
        (excerpt.differing.as_slice(), app.theme.differing),
    ];
    let lines = wrap(&excerpt.text, Span::new(0, excerpt.text.len()), width);
    lines.into_iter().map(|line| layered(&excerpt.text, line.span, app.theme.dim, &layers)).collect()
}

/// Where a passage is: the letter of its article where that is open, outlet, date, paragraph.
fn place(app: &App, target: &Target, passage: &Passage) -> String {
    let outlet = passage.pane.map_or_else(
        || target.outlet_or_file().to_owned(),
        |pane| format!("{} {}", App::letter(pane), app.outlet(pane)),
    );
    let date = target.published.split('T').next().unwrap_or_default().to_owned();
    let paragraph = target.shown_paragraph("¶", passage.paragraph);
    let parts: Vec<String> = [outlet, date, paragraph].into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(", ")
}

/// How it stands with a passage, in words.
fn standing(passage: &Passage) -> &'static str {
    match passage.state {
        _ if passage.pane.is_none() => "its article is not open",
        State::Exact if passage.then.is_none() => "the text as it was",
        State::Changed if passage.then.is_none() => "the text is another one now",
        State::Exact => "at its place",
        State::Moved => "moved, the same words",
        State::Changed => "changed, at its place",
        State::Review => "is this it? its place is unsure",
        State::Orphaned if passage.is_given_up => "gone, as you said; it is kept",
        State::Orphaned => "its words are gone from the article",
    }
}
