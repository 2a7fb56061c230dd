//! Changes undone and done again.

use super::writing::quoted;
use super::{adding, anchoring, details, overruling, writing};
use crate::article::Origin;
use crate::reader::action::Command;
use crate::reader::app::App;
use crate::reader::history::Change;
use crate::reader::message::{Effect, Request};

/// Moves notes to the trash, by their ids.
pub(super) fn remove(app: &mut App, ids: &[String]) -> Vec<Effect> {
    // Gone at once: a second key must not delete one twice.
    app.notes.retain(|noted| !ids.contains(&noted.note.id));
    app.history.push_all(ids.iter().cloned().map(Change::Deleted).collect());
    let what = if ids.len() == 1 { "note deleted".to_owned() } else { format!("{} notes deleted", ids.len()) };
    app.notice = Some(format!("{what}; {}", undo_hint(app)));
    ids.iter().cloned().map(|id| Effect::Keep(Request::Remove(id))).collect()
}

/// Says which key undoes what was done last.
pub(super) fn undo_hint(app: &App) -> String {
    format!("{} undoes it", app.keys.first(super::context(app), Command::Undo))
}

/// Undoes the change made last.
pub(super) fn undo(app: &mut App) -> Vec<Effect> {
    let Some(mut change) = app.history.done.pop() else {
        app.notice = Some("nothing to undo".to_owned());
        return Vec::new();
    };
    app.notice = Some(format!("undone: {}", change.name()));
    let effects = take_back(app, &mut change);
    app.history.undone.push(change);
    effects
}

/// Does the change undone last again.
pub(super) fn redo(app: &mut App) -> Vec<Effect> {
    let Some(mut change) = app.history.undone.pop() else {
        app.notice = Some("nothing to redo".to_owned());
        return Vec::new();
    };
    app.notice = Some(format!("done again: {}", change.name()));
    let effects = make(app, &mut change);
    app.history.done.push(change);
    effects
}

fn take_back(app: &mut App, change: &mut Change) -> Vec<Effect> {
    let keep = |request| vec![Effect::Keep(request)];
    match change {
        Change::Closed { pane, slot } => adding::bring_back(app, *pane, *slot),
        Change::Corrected { pane, field, before: (before, origin), .. } => {
            details::set(app, *pane, *field, before, *origin)
        }
        Change::Overruled { pane, paragraph, before, .. } => overruling::set(app, *pane, *paragraph, *before),
        Change::Added(id) | Change::Restored(id) => keep(Request::Remove(id.clone())),
        Change::Deleted(id) => keep(restored(id)),
        Change::Edited { id, before, after } => vec![writing::change(app, id, after, before)],
        Change::Anchored(anchored) => anchoring::swap(app, anchored),
        Change::Dropped(kept) => {
            app.drafts.push(kept.clone());
            let (id, content, before) = (kept.id.clone(), kept.content.clone(), kept.before.clone());
            keep(Request::Draft { id, content, before, quoted: quoted(app, &kept.spots) })
        }
        Change::Several(changes) => changes.iter_mut().rev().flat_map(|change| take_back(app, change)).collect(),
    }
}

fn make(app: &mut App, change: &mut Change) -> Vec<Effect> {
    let keep = |request| vec![Effect::Keep(request)];
    match change {
        Change::Closed { pane, .. } => adding::take_away(app, *pane),
        Change::Corrected { pane, field, after, .. } => details::set(app, *pane, *field, after, Some(Origin::Reader)),
        Change::Overruled { pane, paragraph, after, .. } => overruling::set(app, *pane, *paragraph, *after),
        Change::Added(id) | Change::Restored(id) => keep(restored(id)),
        Change::Deleted(id) => keep(Request::Remove(id.clone())),
        Change::Edited { id, before, after } => vec![writing::change(app, id, before, after)],
        Change::Anchored(anchored) => anchoring::swap(app, anchored),
        Change::Dropped(kept) => {
            app.drafts.retain(|other| other.id != kept.id);
            keep(Request::DropDraft(kept.id.clone()))
        }
        Change::Several(changes) => changes.iter_mut().flat_map(|change| make(app, change)).collect(),
    }
}

fn restored(id: &str) -> Request {
    Request::Restore { name: id.to_owned(), id: id.to_owned() }
}
