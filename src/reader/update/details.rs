//! What is known of an article, looked at and corrected; what changed in it since it was last read.

use super::history::undo_hint;
use super::{asking, moving};
use crate::article::Origin;
use crate::library::correction::Field;
use crate::reader::action::Command;
use crate::reader::app::{About, App, Mode};
use crate::reader::history::Change;
use crate::reader::list::List;
use crate::reader::message::{Effect, Shelving};
use crate::source;

/// Opens the details of the article in hand.
pub(super) fn show(app: &mut App) {
    if app.page().is_some() {
        app.open(Mode::Details { pane: app.pane(), list: List::default() });
    } else {
        app.notice = Some("this article was not opened".to_owned());
    }
}

/// Carries out a command on a row of the details.
pub(super) fn in_list(app: &mut App, command: Command, pane: usize, selected: usize) -> Vec<Effect> {
    match command {
        Command::Go | Command::EditNote => {
            let Some(&field) = Field::ALL.get(selected) else {
                app.notice = Some("this follows from the text and cannot be corrected here".to_owned());
                return Vec::new();
            };
            let Some(page) = app.panes[pane].page() else { return Vec::new() };
            let value = field.of(&page.extract.details).0.to_owned();
            asking::ask(app, About::Field { pane, field }, &value);
        }
        Command::Undo => return super::history::undo(app),
        Command::Redo => return super::history::redo(app),
        _ => {}
    }
    Vec::new()
}

/// Corrects a field as the reader says.
pub(super) fn correct(app: &mut App, pane: usize, field: Field, value: &str) -> Vec<Effect> {
    let date =
        if field == Field::Date && !value.is_empty() { source::read_date(value) } else { Some(value.to_owned()) };
    let Some(page) = app.panes[pane].page() else { return Vec::new() };
    let (before, origin) = field.of(&page.extract.details);
    if before == value {
        app.notice = Some("nothing was changed".to_owned());
        return Vec::new();
    }
    let before = (before.to_owned(), origin);
    let Some(value) = date.as_deref() else {
        asking::ask(app, About::Field { pane, field }, value);
        app.notice = Some(format!("{value:?} is no date that can be read; expected {}", source::EXPECTED_DATE));
        return Vec::new();
    };
    app.history.push(Change::Corrected { pane, field, before, after: value.to_owned() });
    app.notice = Some(format!("{} corrected; {}", field.name(), undo_hint(app)));
    set(app, pane, field, value, Some(Origin::Reader))
}

/// Puts a value in a field's place, and keeps it where it is the reader's.
pub(super) fn set(app: &mut App, pane: usize, field: Field, value: &str, origin: Option<Origin>) -> Vec<Effect> {
    let Some(page) = app.panes.get_mut(pane).and_then(|pane| pane.page_mut()) else { return Vec::new() };
    let extract = Box::new(page.extract.clone());
    field.set(&mut page.extract.details, value, origin);
    let value = (origin == Some(Origin::Reader)).then(|| value.to_owned());
    vec![Effect::Shelve(Shelving::Correct { extract, field, value })]
}

/// Opens what changed in the article in hand, else in the first that has changed.
pub(super) fn show_changes(app: &mut App) {
    let in_hand = app.pane();
    let first = app.slots.iter().copied().find(|pane| app.changes.contains_key(pane));
    match Some(in_hand).filter(|pane| app.changes.contains_key(pane)).or(first) {
        Some(pane) => app.open(Mode::Changes { pane, list: List::default() }),
        None => app.notice = Some("nothing changed since these articles were last read".to_owned()),
    }
}

/// Carries out a command on one of the changes.
pub(super) fn in_changes(app: &mut App, command: Command, pane: usize, selected: usize) -> Vec<Effect> {
    if let (Command::Go, Some(changed)) = (command, app.changes.get(&pane)) {
        let start = changed.hunks.get(selected).map_or(0, |hunk| hunk.start);
        app.close_all();
        moving::jump(app, pane, start);
    }
    Vec::new()
}
