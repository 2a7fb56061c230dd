//! What can be done where one is: for the line at the foot of a screen, and for the help.

use super::action::{Command, Context};
use super::app::{App, Mode};
use super::card::Card;
use super::notelist::Scope;
use super::survey::Table;
use crate::note::State;

/// What can be done on what lies over the articles: commands with their names, the most wanted first, and the context
/// of their keys.
pub fn offers(app: &App, mode: &Mode) -> (Context, Vec<(Command, &'static str)>) {
    let close = (Command::Cancel, "close");
    let help = (Command::Help, "help");
    let list = |commands: &[(Command, &'static str)]| (Context::List, commands.to_vec());
    match mode {
        mode if mode.list().is_some_and(|list| list.is_filtering) => {
            (Context::Text, vec![(Command::Cancel, "show all")])
        }
        Mode::Reading => (Context::Reader, Vec::new()),
        Mode::Writing(_) => (
            Context::Text,
            vec![
                (Command::Save, "save"),
                (Command::Cancel, "close, keep the words"),
                (Command::Editor, "your own editor"),
                (Command::Undo, "take back what was typed"),
                (Command::Redo, "type it again"),
            ],
        ),
        Mode::Searching(_) => (
            Context::Text,
            vec![(Command::Save, "look"), (Command::Regex, "regular expression"), (Command::Cancel, "cancel")],
        ),
        Mode::Stops(_) => list(&[(Command::Go, "on or off"), close, help]),
        Mode::Palette(_) => list(&[(Command::Go, "do it"), (Command::Filter, "find"), close]),
        Mode::Articles(_) => {
            list(&[(Command::Go, "show it here"), (Command::DeleteNote, "close it"), (Command::Filter, "find"), close])
        }
        Mode::Asking(_) => (Context::Text, vec![(Command::Save, "accept"), (Command::Cancel, "cancel")]),
        Mode::Help(_) => list(&[(Command::Filter, "find"), close]),
        Mode::Notes(notes) if notes.scope == Scope::Trash => list(&[
            (Command::Go, "bring back"),
            (Command::NextFilter, "all notes"),
            (Command::Mark, "mark"),
            (Command::Filter, "find"),
            (Command::Undo, "undo"),
            close,
            help,
        ]),
        Mode::Notes(_) => list(&[
            (Command::Go, "go"),
            (Command::Filter, "find"),
            (Command::NextFilter, "review, trash"),
            (Command::Why, "in full"),
            (Command::Mark, "mark"),
            help,
            (Command::EditNote, "edit"),
            (Command::DeleteNote, "delete"),
            (Command::Undo, "undo"),
            (Command::Tags, "tags"),
            (Command::Export, "export"),
            (Command::Sort, "order"),
            (Command::Copy, "copy"),
            close,
            (Command::Kind, "kind"),
            (Command::Relation, "relation"),
            (Command::Open, "open its article"),
            (Command::Redo, "redo"),
        ]),
        Mode::Card(card) => review(card),
        Mode::Values(_) => list(&[(Command::Go, "take it"), close, help]),
        Mode::Library(_) => list(&[
            (Command::Go, "open"),
            if app.shelf.is_door { (Command::Quit, "quit") } else { close },
            help,
            (Command::Open, "another article"),
            (Command::Filter, "find"),
            (Command::DeleteNote, "remove"),
            (Command::Undo, "undo"),
        ]),
        Mode::Details { .. } => {
            list(&[(Command::Go, "correct"), (Command::Undo, "undo"), close, help, (Command::Redo, "redo")])
        }
        Mode::Table(grid) => list(&[
            (Command::Go, "go"),
            (Command::NextPane, "outlet"),
            match grid.table {
                Table::Coverage { .. } => (Command::Sort, "sort"),
                Table::Facts { .. } => (Command::ConflictsOnly, "conflicts only"),
            },
            (Command::NextFilter, "filter"),
            (Command::Copy, "copy"),
            help,
            close,
            (Command::Filter, "find"),
            match grid.table {
                Table::Coverage { .. } => (Command::Facts, "facts"),
                Table::Facts { .. } => (Command::Coverage, "overview"),
            },
            (Command::Open, "another article"),
        ]),
        Mode::Why(reasons) if reasons.evidence.is_empty() => list(&[close, help]),
        Mode::Changes { .. } | Mode::Why(_) => {
            list(&[(Command::Go, "go there"), (Command::LineDown, "next"), (Command::LineUp, "previous"), close, help])
        }
    }
}

/// Returns what a command does on what lies over the articles, in a sentence for the help; none where its name tells that.
pub fn explained(mode: &Mode, command: Command) -> Option<&'static str> {
    match mode {
        Mode::Table(grid) => in_a_table(grid.table, command),
        Mode::Notes(notes) if notes.scope != Scope::Trash => Some(match command {
            Command::Go => "go to the passage that the note is on",
            Command::Filter => "notes that have words you type, or tag: kind: is: …",
            Command::NextFilter => "next rows: all notes, those to review, the trash",
            Command::Why => "the note in full, with its passages",
            Command::Sort => "next order of the notes",
            Command::Help | Command::Cancel => return None,
            other => other.help(),
        }),
        _ => None,
    }
}

/// What a command does in a table.
const fn in_a_table(table: Table, command: Command) -> Option<&'static str> {
    let is_coverage = matches!(table, Table::Coverage { .. });
    Some(match command {
        Command::Go => "go to the row's passage in the outlet in [ ]",
        Command::NextPane => "next outlet: moves [ ] to its column",
        Command::Sort => "next order: as told, most conflicts, most outlets",
        Command::NextFilter if is_coverage => "next rows: all, conflicts, by all, by one, missing in [ ]",
        Command::NextFilter => "next rows: all, conflicts, nearly alike, agreed, told by one",
        Command::ConflictsOnly => "conflicts alone, or all rows",
        Command::Copy => "copy the row, every outlet's words",
        Command::Filter => "rows that have words you type",
        Command::Facts => "the facts in place of the overview",
        Command::Coverage => "the overview in place of the facts",
        _ => return None,
    })
}

/// What can be done with a note shown in full: first what is to be decided.
fn review(card: &Card) -> (Context, Vec<(Command, &'static str)>) {
    let passage = card.passages.get(card.list.selected);
    let is_open = passage.is_some_and(|passage| passage.pane.is_some() && passage.then.is_some());
    let is_found = passage.is_some_and(|passage| passage.now.is_some() && passage.state != State::Exact);
    let decided = [(Command::Confirm, "it is here"), (Command::Move, "move it"), (Command::Gone, "it is gone")];
    let first = decided.into_iter().skip(usize::from(!is_found)).filter(|_| is_open);
    // Of a whole article there is nothing to decide but that its text of now is meant.
    let is_other = passage.is_some_and(|passage| passage.then.is_none() && passage.state == State::Changed);
    let first = first.chain(Some((Command::Confirm, "take it as it is now")).filter(|_| is_other));
    let rest = [
        (Command::Go, "go there"),
        (Command::Help, "help"),
        (Command::EditNote, "edit"),
        (Command::Tags, "tags"),
        (Command::Kind, "kind"),
        (Command::Relation, "relation"),
        (Command::DeleteNote, "delete"),
        (Command::Undo, "undo"),
        (Command::Cancel, "close"),
        (Command::LineDown, "next passage"),
        (Command::LineUp, "previous passage"),
        (Command::Open, "open its article"),
        (Command::Copy, "copy"),
        (Command::Redo, "redo"),
    ];
    (Context::Review, first.chain(rest).collect())
}
