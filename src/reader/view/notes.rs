//! The list of notes: unsaved words first, then notes in the order they were begun.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{Foot, in_marks, row};
use crate::note::{Note, State, Target};
use crate::reader::action::{Command, Context};
use crate::reader::app::App;
use crate::reader::noted::Noted;

/// Rows that an entry takes.
const ENTRY: usize = 3;

/// Draws the list over the whole screen.
pub(super) fn draw(app: &App, selected: usize, area: Rect, buffer: &mut Buffer) {
    let count = app.notes.len();
    let title = match app.drafts.len() {
        0 => format!(" Notes ({count})"),
        unsaved => format!(" Notes ({count}), not saved yet {unsaved}"),
    };
    row(Rect { height: 1, ..area }, &[(title, app.theme.title)], ("", Style::new()), buffer);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
    let entries = app.drafts.len() + count;
    if entries == 0 {
        empty(app, body, buffer);
    }
    let fit = (usize::from(body.height) / ENTRY).max(1);
    let first = (selected + 1).saturating_sub(fit);
    for (place, y) in (first..entries).zip((body.y..body.bottom()).step_by(ENTRY)) {
        let area = Rect { y, height: 2.min(body.bottom() - y), ..body };
        match place.checked_sub(app.drafts.len()) {
            None => {
                let kept = &app.drafts[place];
                entry(
                    app,
                    (place == selected, " ", "not saved yet"),
                    kept.quotes.first().map_or("", String::as_str),
                    &kept.body,
                    area,
                    buffer,
                );
            }
            Some(place_in_notes) => note(app, place == selected, &app.notes[place_in_notes], area, buffer),
        }
    }
    foot(app, area, buffer);
}

fn empty(app: &App, area: Rect, buffer: &mut Buffer) {
    let key = |command| app.keys.first(Context::Reader, command);
    let text = format!(
        "No notes yet. Press {} among the articles to note on the passage in hand, {} to note on it and its counterpart.",
        key(Command::Note),
        key(Command::NotePair)
    );
    let width = usize::from(area.width.saturating_sub(4)).max(1);
    for (line, y) in textwrap::wrap(&text, width).into_iter().zip(area.y..area.bottom()) {
        buffer.set_stringn(area.x + 2, y, line, width, app.theme.dim);
    }
}

fn note(app: &App, in_hand: bool, noted: &Noted, area: Rect, buffer: &mut Buffer) {
    let (mark, what) = standing(noted);
    let outlets: Vec<&str> = noted.note.targets.iter().map(Target::outlet_or_file).collect();
    let quote = noted.note.targets.first().map_or("", |target| target.exact.as_str());
    let mut outlets = outlets;
    outlets.dedup();
    let right = if what.is_empty() { outlets.join(" & ") } else { format!("{} · {what}", outlets.join(" & ")) };
    entry(app, (in_hand, mark, &right), quote, &body(&noted.note), area, buffer);
}

/// How a note stands in the open articles: the mark of its worst place, and words for it.
fn standing(noted: &Noted) -> (&'static str, &'static str) {
    let states: Vec<State> = noted.places.iter().flatten().map(|(_, place)| place.state).collect();
    let has = |state| states.contains(&state);
    match () {
        () if states.is_empty() => (" ", "article not open"),
        () if has(State::Orphaned) => ("x", "orphaned: its words are gone"),
        () if has(State::Review) => ("?", "review: its place is unsure"),
        () if has(State::Changed) => ("*", "changed"),
        () if has(State::Moved) => ("*", "moved"),
        () => ("*", ""),
    }
}

fn body(note: &Note) -> String {
    let words = note.body.lines().find(|line| !line.trim().is_empty()).unwrap_or("(no words)").to_owned();
    note.tags.iter().fold(words, |row, tag| row + "  #" + tag)
}

fn entry(
    app: &App,
    (in_hand, mark, right): (bool, &str, &str),
    quote: &str,
    body: &str,
    area: Rect,
    buffer: &mut Buffer,
) {
    let style = if in_hand { app.theme.current } else { Style::new() };
    let hand = if in_hand { ">" } else { " " };
    let first = Rect { height: 1.min(area.height), ..area };
    let quote: String = quote.chars().take(300).collect();
    let quote = super::shortened(&quote, usize::from(area.width).saturating_sub(30).max(20));
    let left = [(hand.to_owned(), app.theme.tie), (format!("{mark} "), app.theme.noted), (in_marks(&quote), style)];
    row(first, &left, (&format!("{right} "), app.theme.dim), buffer);
    let second = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let body = body.lines().next().unwrap_or_default().to_owned();
    row(second, &[("    ".to_owned(), style), (body, style)], ("", Style::new()), buffer);
}

fn foot(app: &App, area: Rect, buffer: &mut Buffer) {
    let hints = vec![
        (Command::Go, "go"),
        (Command::EditNote, "edit"),
        (Command::DeleteNote, "delete"),
        (Command::Undo, "undo"),
        (Command::Export, "export"),
        (Command::Cancel, "close"),
        (Command::Help, "help"),
    ];
    super::foot(app, &Foot { context: Context::List, hints }, area, buffer);
}
