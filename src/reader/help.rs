//! What the help says, made from the live key map.

use ratatui::style::Style;

use super::action::{Command, Context, Group};
use super::app::App;
use super::keys::Key;
use super::theme::{MARK_SET_APART, mark};
use crate::comparison::Kind;

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// What the rows below are about.
    Heading(String),
    /// Keys or a mark, and what they stand for.
    Entry {
        /// The keys as shown on screen, or the mark.
        keys: String,
        /// What they stand for.
        what: String,
        /// The style of the keys.
        style: Style,
    },
    /// Nothing.
    Blank,
}

/// Returns the rows of the help: the marks, then the commands with the keys they are bound to now.
pub fn content(app: &App) -> Vec<Row> {
    let mut rows = vec![Row::Heading("Marks".to_owned())];
    let entry = |keys: &str, what: &str, style| Row::Entry { keys: keys.to_owned(), what: what.to_owned(), style };
    for (kind, what) in [
        (Some(Kind::Verbatim), "the same words as another outlet"),
        (Some(Kind::Reworded), "nearly the same words; those that differ are underlined"),
        (Some(Kind::Paraphrase), "the same point in other words"),
        (Some(Kind::Partial), "one point shared, in colour; one side says more"),
        (None, "only this outlet has it"),
    ] {
        rows.push(entry(mark(kind), what, app.theme.kind(kind)));
    }
    rows.push(entry(MARK_SET_APART, "set apart: caption, repeat, banner, date line", app.theme.dim));
    rows.push(entry("*", "you have a note here", app.theme.noted));
    rows.push(entry(">", "the passage in hand, and its counterparts", app.theme.tie));
    for group in Group::ALL {
        rows.push(Row::Blank);
        rows.push(Row::Heading(group.name().to_owned()));
        for command in Command::ALL.iter().filter(|command| command.group() == group) {
            let keys = app.keys.keys(Context::Reader, *command);
            let (keys, place) = if keys.is_empty() { other_context(app, *command) } else { (names(keys), "") };
            if !keys.is_empty() {
                rows.push(entry(&keys, &format!("{}{place}", command.help()), Style::new()));
            }
        }
        if group == Group::Panes {
            rows.push(entry("1-9", "pane by its place", Style::new()));
        }
    }
    rows
}

fn other_context(app: &App, command: Command) -> (String, &'static str) {
    for (context, place) in [(Context::List, " (in lists)"), (Context::Text, " (while writing)")] {
        let keys = app.keys.keys(context, command);
        if !keys.is_empty() {
            return (names(keys), place);
        }
    }
    (String::new(), "")
}

fn names(keys: &[Key]) -> String {
    keys.iter().map(Key::to_string).collect::<Vec<_>>().join(" ")
}
