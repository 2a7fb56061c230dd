//! The list of notes: unsaved words first, then notes in the order they were begun.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{WIDEST, in_marks, row, wrapped};
use crate::note::{Note, State, Target};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, DrawnRow};
use crate::reader::list::List;
use crate::reader::noted::{self, Noted, Row};

/// Rows that an entry takes.
const ENTRY: usize = 3;

/// Draws the list over the whole screen.
pub(super) fn draw(app: &App, list: &List, area: Rect, buffer: &mut Buffer) -> Vec<DrawnRow> {
    let mut drawn = Vec::new();
    let rows = noted::rows(&app.drafts, &app.notes, list);
    let (all, kept) = (app.notes.len(), rows.iter().filter(|row| matches!(row, Row::Kept(_))).count());
    let shown = rows.len() - kept;
    let count = if shown == all { all.to_string() } else { format!("{shown} of {all}") };
    let unsaved = if kept == 0 { String::new() } else { format!(", not saved yet {kept}") };
    let title = [(format!(" Notes ({count}){unsaved}"), app.theme.title), (list.shown_filter(), Style::new())];
    row(Rect { height: 1, ..area }, &title, ("", Style::new()), buffer);
    let height = area.height.saturating_sub(4);
    let body = Rect { y: area.y + 2, height, width: area.width.min(WIDEST), ..area };
    if rows.is_empty() {
        empty(app, list, body, buffer);
    }
    let fit = (usize::from(body.height) / ENTRY).max(1);
    let first = (list.selected + 1).saturating_sub(fit);
    for ((place, row), y) in rows.iter().enumerate().skip(first).zip((body.y..body.bottom()).step_by(ENTRY)) {
        let area = Rect { y, height: 2.min(body.bottom() - y), ..body };
        let in_hand = place == list.selected;
        drawn.push(DrawnRow { area, row: place });
        match row {
            Row::Kept(place) => {
                let kept = &app.drafts[*place];
                let quote = kept.quotes.first().map_or("", String::as_str);
                entry(app, (in_hand, " ", "not saved yet"), quote, &kept.body, area, buffer);
            }
            Row::Note(place) => note(app, in_hand, &app.notes[*place], area, buffer),
        }
    }
    drawn
}

fn empty(app: &App, list: &List, area: Rect, buffer: &mut Buffer) {
    let key = |command| app.keys.first(Context::Reader, command);
    if !list.filter.is_empty() {
        wrapped("No note has all these words.", area, app.theme.dim, buffer);
        return;
    }
    let text = format!(
        "No notes yet. Press {} among the articles to note on the passage in hand, {} to note on it and its counterpart.",
        key(Command::Note),
        key(Command::NotePair)
    );
    wrapped(&text, area, app.theme.dim, buffer);
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
