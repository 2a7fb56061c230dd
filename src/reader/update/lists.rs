//! Lists: their rows gone through, narrowed by words, closed. What Enter does is theirs.

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{choosing, details, history, listing, reasons, reviewing, shelving, surveying};
use crate::library::correction::Field;
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Ending, Mode, Shelf};
use crate::reader::list::List;
use crate::reader::message::Effect;
use crate::reader::stops::Stop;
use crate::reader::{choices, details as details_of, help};

/// Carries out a command in the list in hand.
pub(super) fn perform(app: &mut App, command: Command) -> Vec<Effect> {
    if app.mode.list().is_some_and(|list| list.is_filtering) {
        match command {
            Command::Help => app.open(Mode::Help(List::default())),
            // What is chosen by its name is not gone through: the key that cancels closes it.
            Command::Cancel if matches!(app.mode, Mode::Palette(_) | Mode::Articles(_)) => _ = app.close(),
            _ => end_filter(app, command == Command::Cancel),
        }
        return Vec::new();
    }
    // Where there is nothing to mark, the space bar goes on by a page, as in other programs.
    let command = if command == Command::Mark && !can_mark(&app.mode) { Command::PageDown } else { command };
    if step(app, command) {
        return Vec::new();
    }
    match command {
        Command::Filter if app.mode.can_filter() => {
            if let Some(list) = app.mode.list_mut() {
                list.is_filtering = true;
            }
        }
        Command::Help if !matches!(app.mode, Mode::Help(_)) => app.open(Mode::Help(List::default())),
        Command::Cancel if app.mode.list().is_some_and(|list| !list.filter.is_empty()) => end_filter(app, true),
        Command::Cancel if listing::unmark(app) => {}
        Command::Cancel | Command::Help if is_door(app) => {
            let key = |command| app.keys.first(Context::List, command);
            app.notice = Some(format!("{} opens, {} quits", key(Command::Go), key(Command::Quit)));
        }
        Command::Quit if is_door(app) => app.ending = Ending::Over,
        Command::Cancel | Command::Quit | Command::Help => {
            choosing::tell_stops(app);
            app.close();
        }
        command => return on_row(app, command),
    }
    Vec::new()
}

/// Carries out what a command means for the row in hand, or for this list alone.
fn on_row(app: &mut App, command: Command) -> Vec<Effect> {
    match &app.mode {
        Mode::Notes(_) => listing::perform(app, command),
        Mode::Card(_) => reviewing::perform(app, command),
        Mode::Values(_) => choosing::in_values(app, command),
        Mode::Library(list) => {
            let list = list.clone();
            shelving::in_list(app, command, &list)
        }
        Mode::Palette(list) => {
            let list = list.clone();
            choosing::in_palette(app, command, &list)
        }
        Mode::Articles(list) => {
            let list = list.clone();
            choosing::in_articles(app, command, &list)
        }
        Mode::Stops(list) => {
            let selected = list.selected;
            choosing::in_stops(app, command, selected);
            Vec::new()
        }
        Mode::Details { pane, list } => {
            let (pane, selected) = (*pane, list.selected);
            details::in_list(app, command, pane, selected)
        }
        Mode::Changes { pane, list } => {
            let (pane, selected) = (*pane, list.selected);
            details::in_changes(app, command, pane, selected)
        }
        Mode::Table(_) => surveying::in_table(app, command),
        Mode::Why(_) => {
            reasons::in_list(app, command);
            Vec::new()
        }
        _ => match command {
            Command::Undo => history::undo(app),
            Command::Redo => history::redo(app),
            _ => Vec::new(),
        },
    }
}

/// Tells whether rows of it can be marked, or turned on and off.
const fn can_mark(mode: &Mode) -> bool {
    matches!(mode, Mode::Notes(_) | Mode::Stops(_) | Mode::Values(_))
}

/// Tells whether nothing of the user's own lies beneath the list.
fn is_door(app: &App) -> bool {
    app.shelf.is_door && matches!(app.mode, Mode::Library(_))
}

/// Returns how many rows a list has, and how many of them a page is, about.
fn extent(app: &App) -> (usize, usize) {
    let height = usize::from(app.size.1);
    let (rows, page) = match &app.mode {
        // The last row that can be the first one shown.
        Mode::Help(list) => {
            let below = usize::from(app.size.1.saturating_sub(3));
            (help::content(app, list).len().saturating_sub(below) + 1, height / 2)
        }
        Mode::Notes(notes) => (app.rows_of(notes).len(), height / 4),
        Mode::Card(card) => (card.passages.len(), 1),
        Mode::Values(values) => (values.all.len(), height / 2),
        // The sample comes last.
        Mode::Library(list) => (app.shelf.shown(list).len() + usize::from(Shelf::shows_sample(list)), height / 6),
        Mode::Palette(list) => (choices::commands(app, list).len(), height / 2),
        Mode::Articles(list) => (choices::articles(app, list).len(), height / 2),
        Mode::Stops(_) => (Stop::ALL.len() + app.slots.len(), height / 2),
        Mode::Details { pane, .. } => (Field::ALL.len() + details_of::facts(app, *pane).len(), height / 3),
        Mode::Changes { pane, .. } => (app.changes.get(pane).map_or(0, |changed| changed.hunks.len()), height / 5),
        Mode::Reading | Mode::Writing(_) | Mode::Asking(_) | Mode::Searching(_) => (0, 1),
        Mode::Table(grid) => (grid.rows().len(), height / 2),
        Mode::Why(reasons) => (reasons.evidence.len(), 1),
    };
    (rows, page.max(1))
}

/// Goes to another row; tells whether the command was one that does.
pub(super) fn step(app: &mut App, command: Command) -> bool {
    let (rows, page) = extent(app);
    let last = rows.saturating_sub(1);
    let Some(list) = app.mode.list_mut() else { return false };
    let to = match command {
        Command::LineDown => list.selected + 1,
        Command::LineUp => list.selected.saturating_sub(1),
        Command::PageDown => list.selected + page,
        Command::PageUp => list.selected.saturating_sub(page),
        Command::Top => 0,
        Command::Bottom => last,
        _ => return false,
    };
    list.selected = to.min(last);
    true
}

/// Brings the row in hand back among those that there are.
pub(super) fn keep_in_range(app: &mut App) {
    let last = extent(app).0.saturating_sub(1);
    if let Some(list) = app.mode.list_mut() {
        list.selected = list.selected.min(last);
    }
}

/// Takes a key while words that narrow the list are typed.
pub(super) fn typed(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    let step_by = match event.code {
        KeyCode::Down => Some(Command::LineDown),
        KeyCode::Up => Some(Command::LineUp),
        KeyCode::PageDown => Some(Command::PageDown),
        KeyCode::PageUp => Some(Command::PageUp),
        _ => None,
    };
    if let Some(command) = step_by {
        step(app, command);
        return Vec::new();
    }
    let is_chooser = matches!(app.mode, Mode::Palette(_) | Mode::Articles(_));
    let Some(list) = app.mode.list_mut() else { return Vec::new() };
    match (event.code, event.modifiers) {
        (KeyCode::Enter, _) => {
            if is_chooser {
                return on_row(app, Command::Go);
            }
            list.is_filtering = false;
            return Vec::new();
        }
        (KeyCode::Delete, _) if is_chooser => return on_row(app, Command::DeleteNote),
        (KeyCode::Backspace, _) => _ = list.filter.pop(),
        (KeyCode::Char('u'), KeyModifiers::CONTROL) => list.filter.clear(),
        (KeyCode::Char(c), KeyModifiers::NONE | KeyModifiers::SHIFT) => list.filter.push(c),
        _ => return Vec::new(),
    }
    list.selected = 0;
    Vec::new()
}

/// Takes pasted words into what narrows the list; tells whether such words are being typed.
pub(super) fn paste(app: &mut App, clean: &str) -> bool {
    match app.mode.list_mut().filter(|list| list.is_filtering) {
        Some(list) => {
            list.filter.push_str(&clean.replace('\n', " "));
            list.selected = 0;
            true
        }
        None => false,
    }
}

/// Ends the typing of words that narrow the list; `drops` shows all rows again.
fn end_filter(app: &mut App, drops: bool) {
    let Some(list) = app.mode.list_mut() else { return };
    list.is_filtering = false;
    if drops {
        list.filter.clear();
        list.selected = 0;
    }
}
