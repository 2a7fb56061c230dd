//! Changes to notes, undone and redone.

use super::adding;
use super::writing::{quoted, show_as_saved};
use crate::reader::action::Command;
use crate::reader::app::App;
use crate::reader::message::{Effect, Request};
use crate::reader::noted::Change;

pub(super) fn remove(app: &mut App, place: usize) -> Vec<Effect> {
    // Gone at once: a second key must not delete it twice.
    let id = app.notes.remove(place).note.id;
    app.history.push(Change::Deleted(id.clone()));
    app.notice = Some(format!("note deleted; {}", undo_hint(app)));
    vec![Effect::Keep(Request::Remove(id))]
}

pub(super) fn undo_hint(app: &App) -> String {
    format!("{} undoes it", app.keys.first(super::context(&app.mode), Command::Undo))
}

pub(super) fn undo(app: &mut App) -> Vec<Effect> {
    let Some(change) = app.history.done.pop() else {
        app.notice = Some("nothing to undo".to_owned());
        return Vec::new();
    };
    if let Change::Closed { pane, slot } = change {
        app.history.undone.push(change);
        return adding::bring_back(app, pane, slot);
    }
    let request = match &change {
        Change::Closed { .. } => return Vec::new(),
        Change::Added(id) => Request::Remove(id.clone()),
        Change::Deleted(id) => Request::Restore(id.clone()),
        Change::Edited { id, before, .. } => save_again(app, id, before),
        Change::Dropped(kept) => {
            app.drafts.push(kept.clone());
            Request::Draft { id: kept.id.clone(), body: kept.body.clone(), quoted: quoted(app, &kept.spots) }
        }
    };
    app.notice = Some(format!("undone: {}", change.name()));
    app.history.undone.push(change);
    vec![Effect::Keep(request)]
}

pub(super) fn redo(app: &mut App) -> Vec<Effect> {
    let Some(change) = app.history.undone.pop() else {
        app.notice = Some("nothing to redo".to_owned());
        return Vec::new();
    };
    if let Change::Closed { pane, .. } = change {
        app.notice = Some(format!("done again: {}", change.name()));
        app.history.done.push(change);
        return adding::take_away(app, pane);
    }
    let request = match &change {
        Change::Closed { .. } => return Vec::new(),
        Change::Added(id) => Request::Restore(id.clone()),
        Change::Deleted(id) => Request::Remove(id.clone()),
        Change::Edited { id, after, .. } => save_again(app, id, after),
        Change::Dropped(kept) => {
            app.drafts.retain(|other| other.id != kept.id);
            Request::DropDraft(kept.id.clone())
        }
    };
    app.notice = Some(format!("done again: {}", change.name()));
    app.history.done.push(change);
    vec![Effect::Keep(request)]
}

fn save_again(app: &mut App, id: &str, body: &str) -> Request {
    show_as_saved(app, id, body);
    Request::Save { id: id.to_owned(), body: body.to_owned(), quoted: Vec::new() }
}
