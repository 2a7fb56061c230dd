//! What the help says, made from the live key map.

use ratatui::style::Style;

use super::action::{Command, Context, Group};
use super::app::{App, Mode};
use super::keys::Stroke;
use super::list::List;
use super::offers::{explained, offers};
use super::survey::Table;
use super::theme::{MARK_NOTE, MARK_REVIEW, MARK_SET_APART, mark};
use crate::comparison::{Kind, MARK_CONFLICT};

/// A row of the help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Row {
    /// What the rows below are about.
    Heading(String),
    /// Keys, and what they stand for.
    Entry {
        /// The keys as shown on screen.
        keys: String,
        /// What they stand for.
        what: String,
    },
    /// A mark and what it stands for.
    Mark {
        /// The mark.
        mark: &'static str,
        /// What it stands for.
        what: &'static str,
        /// Its style.
        style: Style,
    },
    /// Nothing.
    Blank,
}

/// Returns the rows of the help that a list of them shows: what can be done where it was asked for, with the keys as they
/// are bound now.
pub fn content(app: &App, list: &List) -> Vec<Row> {
    // The help lies over what it is about.
    let beneath = app.below.iter().rev().chain([&app.mode]).find(|mode| !matches!(mode, Mode::Help(_)));
    let rows = match beneath {
        Some(Mode::Reading) | None => among_articles(app),
        Some(mode) => here(app, mode),
    };
    narrowed(rows, list)
}

/// What can be done on what lies over the articles.
fn here(app: &App, mode: &Mode) -> Vec<Row> {
    let (context, offers) = offers(app, mode);
    let mut rows = vec![Row::Heading("Here".to_owned())];
    let mut enter = |command: Command, what: &str| {
        let keys = names(app.keys.keys(context, command));
        if !keys.is_empty() {
            rows.push(Row::Entry { keys, what: what.to_owned() });
        }
    };
    for (command, what) in &offers {
        enter(*command, explained(mode, *command).unwrap_or(what));
    }
    if matches!(context, Context::List | Context::Review) {
        let is_offered = |command: &&Command| offers.iter().any(|(offered, _)| offered == *command);
        for command in Command::ALL.iter().filter(|command| command.group() == Group::Move && !is_offered(command)) {
            enter(*command, command.help());
        }
    }
    if let Mode::Table(grid) = mode {
        rows.extend(in_a_table(grid.table));
    }
    rows
}

/// What the cells of a table mean.
fn in_a_table(table: Table) -> Vec<Row> {
    let entry = |(keys, what): (&str, &str)| Row::Entry { keys: keys.to_owned(), what: what.to_owned() };
    let own = match table {
        Table::Coverage { .. } => {
            [("+", "found there alone; others may tell it in other words"), (".", "not found in that outlet")]
        }
        Table::Facts { .. } => {
            [("a b", "who has the same letter says the same; below are the words"), (".", "not found in that outlet")]
        }
    };
    let brackets = ("[ ]", "the outlet that keys act on; its words come first below");
    let heading = Row::Heading("In the table".to_owned());
    [Row::Blank, heading].into_iter().chain(own.into_iter().chain([brackets]).map(entry)).collect()
}

/// The rows that have the words a list is narrowed by, with their headings.
fn narrowed(rows: Vec<Row>, list: &List) -> Vec<Row> {
    if list.filter.trim().is_empty() {
        return rows;
    }
    let mut kept = Vec::new();
    let mut heading = None;
    for row in rows {
        let is_wanted = match &row {
            Row::Heading(_) => {
                heading = Some(row);
                continue;
            }
            Row::Entry { keys, what } => list.wants(&format!("{keys} {what}")),
            Row::Mark { mark, what, .. } => list.wants(&format!("{mark} {what}")),
            Row::Blank => false,
        };
        if is_wanted {
            kept.extend(heading.take());
            kept.push(row);
        }
    }
    kept
}

/// The marks, then the commands among the articles.
fn among_articles(app: &App) -> Vec<Row> {
    let mut rows = vec![Row::Heading("Marks".to_owned())];
    for (kind, what) in [
        (Some(Kind::Verbatim), "the same words as another outlet"),
        (Some(Kind::Reworded), "nearly the same words; differing ones underlined"),
        (Some(Kind::Paraphrase), "the same point in other words"),
        (Some(Kind::Partial), "one point shared, its words slanted; one side says more"),
        (None, "found in this outlet alone; others may tell it in other words"),
    ] {
        rows.push(Row::Mark { mark: mark(kind), what, style: app.theme.kind(kind) });
    }
    for (mark, what, style) in [
        (MARK_SET_APART, "set apart: caption, repeat, banner, date line", app.theme.dim),
        (MARK_CONFLICT, "a fact that a counterpart states differently", app.theme.conflict),
        (MARK_NOTE, "you have a note here", app.theme.noted),
        (MARK_REVIEW, "a note that may belong here: review it", app.theme.noted),
        (">", "the passage where you are, and its counterparts", app.theme.tie),
    ] {
        rows.push(Row::Mark { mark, what, style });
    }
    for group in Group::ALL {
        rows.push(Row::Blank);
        rows.push(Row::Heading(group.name().to_owned()));
        for command in Command::ALL.iter().filter(|command| command.group() == group) {
            let keys = app.keys.keys(Context::Reader, *command);
            let (keys, place) = if keys.is_empty() { other_context(app, *command) } else { (names(keys), "") };
            if !keys.is_empty() {
                rows.push(Row::Entry { keys, what: format!("{}{place}", command.help()) });
            }
        }
        if group == Group::Panes {
            rows.push(Row::Entry { keys: "1-9".to_owned(), what: "pane by its place".to_owned() });
            let mouse = [
                ("wheel", "scroll the pane under the pointer"),
                ("click, drag", "take a sentence in hand, select words"),
                ("Shift-drag", "select text as the terminal does"),
            ];
            for (keys, what) in mouse.into_iter().filter(|_| app.settings.mouse) {
                rows.push(Row::Entry { keys: keys.to_owned(), what: what.to_owned() });
            }
        }
    }
    rows
}

fn other_context(app: &App, command: Command) -> (String, &'static str) {
    for (context, place) in [
        (Context::List, " (in lists)"),
        (Context::Review, " (in a note shown in full)"),
        (Context::Words, " (while words are selected)"),
        (Context::Text, " (while writing)"),
    ] {
        let keys = app.keys.keys(context, command);
        if !keys.is_empty() {
            return (names(keys), place);
        }
    }
    (String::new(), "")
}

fn names(keys: &[Stroke]) -> String {
    keys.iter().map(Stroke::to_string).collect::<Vec<_>>().join(" ")
}
