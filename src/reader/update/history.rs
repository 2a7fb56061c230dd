//! Changes to notes, undone and redone.

use super::writing::{quoted, show_as_saved};
use super::{adding, details, overruling, tagging};
use crate::article::Origin;
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
    app.notice = Some(format!("undone: {}", change.name()));
    let keep = |request| vec![Effect::Keep(request)];
    let effects = match &change {
        Change::Closed { pane, slot } => adding::bring_back(app, *pane, *slot),
        Change::Corrected { pane, field, before: (before, origin), .. } => {
            details::set(app, *pane, *field, before, *origin)
        }
        Change::Overruled { pane, paragraph, before, .. } => overruling::set(app, *pane, *paragraph, *before),
        Change::Added(id) => keep(Request::Remove(id.clone())),
        Change::Deleted(id) => keep(Request::Restore(id.clone())),
        Change::Edited { id, before, .. } => keep(save_again(app, id, before)),
        Change::Tagged { id, before, .. } => tagging::set(app, id, before),
        Change::Dropped(kept) => {
            app.drafts.push(kept.clone());
            keep(Request::Draft { id: kept.id.clone(), body: kept.body.clone(), quoted: quoted(app, &kept.spots) })
        }
    };
    app.history.undone.push(change);
    effects
}

pub(super) fn redo(app: &mut App) -> Vec<Effect> {
    let Some(change) = app.history.undone.pop() else {
        app.notice = Some("nothing to redo".to_owned());
        return Vec::new();
    };
    app.notice = Some(format!("done again: {}", change.name()));
    let keep = |request| vec![Effect::Keep(request)];
    let effects = match &change {
        Change::Closed { pane, .. } => adding::take_away(app, *pane),
        Change::Corrected { pane, field, after, .. } => details::set(app, *pane, *field, after, Some(Origin::Reader)),
        Change::Overruled { pane, paragraph, after, .. } => overruling::set(app, *pane, *paragraph, *after),
        Change::Added(id) => keep(Request::Restore(id.clone())),
        Change::Deleted(id) => keep(Request::Remove(id.clone())),
        Change::Edited { id, after, .. } => keep(save_again(app, id, after)),
        Change::Tagged { id, after, .. } => tagging::set(app, id, after),
        Change::Dropped(kept) => {
            app.drafts.retain(|other| other.id != kept.id);
            keep(Request::DropDraft(kept.id.clone()))
        }
    };
    app.history.done.push(change);
    effects
}

fn save_again(app: &mut App, id: &str, body: &str) -> Request {
    show_as_saved(app, id, body);
    Request::Save { id: id.to_owned(), body: body.to_owned(), quoted: Vec::new() }
}
