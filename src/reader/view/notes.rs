//! The list of notes: unsaved words first, then the notes in the order that was chosen.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::{WIDEST, in_marks, row, wrapped};
use crate::note::{Note, Relation, Scope as Meant, State, Target};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, DrawnRow};
use crate::reader::noted::Noted;
use crate::reader::notelist::{NoteList, Order, Row, Scope};
use crate::reader::theme::{MARK_MARKED, MARK_NOTE, MARK_ORPHAN, MARK_REVIEW};

/// Rows that an entry takes.
const ENTRY: usize = 3;

/// The columns before the words of an entry.
const MARGIN: usize = 5;

/// How many characters of a quotation or of a note can be on screen.
const CHARACTERS: usize = 300;

/// Draws the list over the whole screen.
pub(super) fn draw(app: &App, shown: &NoteList, area: Rect, buffer: &mut Buffer) -> Vec<DrawnRow> {
    let mut drawn = Vec::new();
    let rows = app.rows_of(shown);
    title(app, shown, &rows, Rect { height: 1, ..area }, buffer);
    let height = area.height.saturating_sub(4);
    let body = Rect { y: area.y + 2, height, width: area.width.min(WIDEST), ..area };
    if rows.is_empty() {
        wrapped(&empty(app, shown), body, app.theme.dim, buffer);
    }
    let fit = (usize::from(body.height) / ENTRY).max(1);
    let first = (shown.list.selected + 1).saturating_sub(fit);
    for ((place, row), y) in rows.iter().enumerate().skip(first).zip((body.y..body.bottom()).step_by(ENTRY)) {
        let area = Rect { y, height: 2.min(body.bottom() - y), ..body };
        drawn.push(DrawnRow { area, row: place });
        let entry = Entry::of(app, shown, *row);
        draw_entry(app, &entry, place == shown.list.selected, area, buffer);
    }
    drawn
}

/// How many notes are shown, which, and what narrows them.
fn title(app: &App, shown: &NoteList, rows: &[Row], area: Rect, buffer: &mut Buffer) {
    let kept = rows.iter().filter(|row| matches!(row, Row::Kept(_))).count();
    let all = if shown.scope == Scope::Trash { app.trash.len() } else { app.notes.len() };
    let count = rows.len() - kept;
    let count = if count == all { all.to_string() } else { format!("{count} of {all}") };
    let unsaved = if kept == 0 { String::new() } else { format!(", not saved yet {kept}") };
    // What is marked and not shown is left alone by all that is done to the marked ones.
    let marked = rows.iter().filter(|row| shown.is_marked(app.to_list(), **row)).count();
    let marked = if marked == 0 { String::new() } else { format!(", marked {marked}") };
    let scope = if shown.scope == Scope::All { String::new() } else { format!(" {}", shown.scope.name()) };
    let mut title = vec![
        (format!(" Notes{scope} ({count}){unsaved}{marked}"), app.theme.title),
        (shown.list.shown_filter(), Style::new()),
    ];
    if let Some(mistake) = shown.mistake() {
        title.push((format!("  {mistake}"), app.theme.noted));
    } else if shown.list.is_filtering && shown.list.filter.is_empty() {
        title.push(("   words, #tag, kind:question, outlet:…, state:review, -not".to_owned(), app.theme.dim));
    }
    let order = if shown.order == Order::Begun { String::new() } else { format!("{} ", shown.order.name()) };
    row(area, &title, (&order, app.theme.dim), buffer);
}

fn empty(app: &App, shown: &NoteList) -> String {
    let key = |command| app.keys.first(Context::Reader, command);
    let next = app.keys.first(Context::List, Command::NextFilter);
    match shown.scope {
        _ if !shown.list.filter.is_empty() => "No note is like this.".to_owned(),
        Scope::Trash => format!("Nothing was deleted. {next} shows the notes."),
        Scope::Unsure => format!("Every note has its place. {next} shows what was deleted."),
        Scope::Open if !app.notes.is_empty() => {
            format!("No notes on the open articles yet. {next} shows those to review.")
        }
        _ => format!(
            "No notes yet. Press {} among the articles to note on the passage in hand, {} to note on it and its \
             counterpart.",
            key(Command::Note),
            key(Command::NotePair)
        ),
    }
}

/// What a row of the list shows.
#[derive(Default)]
struct Entry {
    is_marked: bool,
    mark: &'static str,
    quote: String,
    /// What sort of note it is, and how it stands with its words.
    sort: String,
    body: String,
    /// When the note was changed, and whose words it is on.
    origin: String,
}

impl Entry {
    fn of(app: &App, shown: &NoteList, row: Row) -> Self {
        let is_marked = shown.is_marked(app.to_list(), row);
        match row {
            Row::Kept(place) => {
                let kept = &app.drafts[place];
                let quote = kept.quotes.first().map_or_else(String::new, |quote| in_marks(&cut(quote)));
                let body = beginning(&kept.content.body, &kept.content.tags);
                Self { mark: " ", quote, sort: "not saved yet".to_owned(), body, ..Self::default() }
            }
            Row::Note(place) => {
                let noted = &app.notes[place];
                let (mark, standing) = standing(noted);
                Self { is_marked, mark, ..Self::note(&noted.note, standing) }
            }
            Row::Trashed(place) => {
                let trashed = &app.trash[place];
                Self { is_marked, mark: " ", ..Self::note(&trashed.note, "deleted") }
            }
        }
    }

    fn note(note: &Note, standing: &str) -> Self {
        let mut outlets: Vec<&str> = note.targets.iter().map(Target::outlet_or_file).collect();
        outlets.dedup();
        let relation = note.relation.as_ref().map_or("", Relation::name);
        let day = note.updated.split('T').next().unwrap_or_default();
        let quote = match note.targets.first() {
            Some(target) if target.scope == Meant::Article => format!("the whole article: {}", target.title),
            Some(target) => in_marks(&cut(&target.exact)),
            None => String::new(),
        };
        Self {
            quote,
            sort: parts(&[standing, note.kind.name(), relation]),
            body: beginning(&note.body, &note.tags),
            origin: parts(&[day, &outlets.join(" & ")]),
            ..Self::default()
        }
    }
}

fn parts(parts: &[&str]) -> String {
    let there: Vec<&str> = parts.iter().copied().filter(|part| !part.is_empty()).collect();
    there.join(" · ")
}

fn cut(text: &str) -> String {
    text.chars().take(CHARACTERS).collect()
}

/// How a note stands in the open articles: the mark of its worst place, and words for it.
fn standing(noted: &Noted) -> (&'static str, &'static str) {
    let states: Vec<State> = noted.places.iter().flatten().map(|(_, place)| place.state).collect();
    let has = |state| states.contains(&state);
    match () {
        () if states.is_empty() => (" ", "article not open"),
        () if has(State::Orphaned) && noted.is_undecided() => (MARK_ORPHAN, "orphaned: its words are gone"),
        () if has(State::Orphaned) => (MARK_ORPHAN, "gone, as you said"),
        () if has(State::Review) => (MARK_REVIEW, "review: its place is unsure"),
        () if has(State::Changed) => (MARK_NOTE, "changed"),
        () if has(State::Moved) => (MARK_NOTE, "moved"),
        () => (MARK_NOTE, ""),
    }
}

/// The first words of a note, and its tags.
fn beginning(body: &str, tags: &[String]) -> String {
    let words = body.lines().find(|line| !line.trim().is_empty()).unwrap_or("(no words)");
    tags.iter().fold(cut(words), |row, tag| row + "  #" + tag)
}

fn draw_entry(app: &App, entry: &Entry, in_hand: bool, area: Rect, buffer: &mut Buffer) {
    let style = if in_hand { app.theme.current } else { Style::new() };
    let hand = if in_hand { ">" } else { " " };
    let marked = if entry.is_marked { MARK_MARKED } else { " " };
    let before = vec![
        (hand.to_owned(), app.theme.tie),
        (format!("{marked} "), app.theme.tie),
        (format!("{} ", entry.mark), app.theme.noted),
    ];
    let first = Rect { height: 1.min(area.height), ..area };
    line(app, (before, &entry.quote, style), &entry.sort, first, buffer);
    let second = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    let before = vec![(" ".repeat(MARGIN), style)];
    line(app, (before, &entry.body, style), &entry.origin, second, buffer);
}

/// A line of an entry; what stands at its right has the smaller part of it at most.
fn line(
    app: &App,
    (mut left, words, style): (Vec<(String, Style)>, &str, Style),
    right: &str,
    area: Rect,
    buffer: &mut Buffer,
) {
    let columns = usize::from(area.width);
    let right = super::shortened(right, columns * 2 / 5);
    let room = columns.saturating_sub(MARGIN + right.width() + 3).max(12);
    left.push((super::shortened(words, room), style));
    row(area, &left, (&format!("{right} "), app.theme.dim), buffer);
}
