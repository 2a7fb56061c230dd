//! What can be done where one is: for the line at the foot of a screen, and for the help.

use super::action::{Command, Context};
use super::app::{App, Mode};
use super::survey::Table;

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
        Mode::Notes(_) => list(&[
            (Command::Go, "go"),
            (Command::EditNote, "edit"),
            (Command::Tags, "tags"),
            (Command::DeleteNote, "delete"),
            (Command::Undo, "undo"),
            (Command::Filter, "find"),
            (Command::Export, "export"),
            (Command::Copy, "copy"),
            close,
            help,
            (Command::Redo, "redo"),
        ]),
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
