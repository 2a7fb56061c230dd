//! What the keeper of the notes reports, taken in.

use std::collections::HashMap;
use std::sync::Arc;

use super::{lists, reviewing, sharing};
use crate::note::anchor::Place;
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Ending, Pane};
use crate::reader::message::Message;
use crate::reader::noted::{Kept, Noted};

/// Takes in what the keeper of the notes reports.
pub(super) fn receive(app: &mut App, message: Message) {
    match message {
        Message::Notes { notes, drafts, warnings } => began(app, notes, drafts, &warnings),
        Message::NotesChanged { notes, gone, warnings } => sharing::take_in(app, notes, &gone, &warnings),
        Message::Placed { pane, text, places } => place(app, pane, &text, places),
        Message::Saved { noted, told } => saved(app, noted, told),
        Message::NotSaved { kept, before, why } => not_saved(app, *kept, before, why),
        Message::DraftKept { id } => draft_kept(app, &id),
        Message::NotRestored { id, why } => {
            app.history.forget(&id);
            app.notice = Some(why);
        }
        Message::NotRemoved { noted, why } => {
            app.history.forget(&noted.note.id);
            app.notes.push(noted);
            app.notes.sort_by(Noted::in_order);
            app.notice = Some(why);
        }
        Message::Trash { trashed, warnings } => {
            app.trash = trashed;
            app.notice = warnings.into_iter().next().or(app.notice.take());
            lists::keep_in_range(app);
        }
        Message::Recalled { id, texts } => reviewing::recalled(app, &id, texts),
        Message::Removed { id } => app.notes.retain(|noted| noted.note.id != id),
        Message::Exported(told) | Message::Failed(told) => app.notice = Some(told),
        other => log::error!("nothing takes in {other:?}"),
    }
    reviewing::refresh(app);
}

/// Takes in the notes and the drafts that there were when the program began.
fn began(app: &mut App, notes: Vec<Noted>, drafts: Vec<Kept>, warnings: &[String]) {
    app.notes = notes;
    match warnings {
        [] if drafts.is_empty() => {}
        [] => app.notice = Some(format!("words of an unsaved note were kept: {} lists them", list_key(app))),
        [one] => app.notice = Some(one.clone()),
        [first, more @ ..] => app.notice = Some(format!("{first} (and {} more)", more.len())),
    }
    // What was written meanwhile stays.
    let new: Vec<Kept> = drafts.into_iter().filter(|draft| app.drafts.iter().all(|kept| kept.id != draft.id)).collect();
    app.drafts.splice(0..0, new);
}

fn list_key(app: &App) -> String {
    app.keys.first(Context::Reader, Command::Notes)
}

/// Takes in where notes are in an article; in a text that was read anew meanwhile they are nowhere.
fn place(app: &mut App, pane: usize, text: &Arc<str>, places: Vec<(String, usize, Place)>) {
    if !is_shown(app, pane, text) {
        return;
    }
    forget_places(app, pane);
    let mut by_id: HashMap<&str, &mut Vec<Vec<(usize, Place)>>> =
        app.notes.iter_mut().map(|noted| (noted.note.id.as_str(), &mut noted.places)).collect();
    for (id, target, place) in places {
        if let Some(own) = by_id.get_mut(id.as_str()).and_then(|places| places.get_mut(target)) {
            own.push((pane, place));
        }
    }
}

fn is_shown(app: &App, pane: usize, text: &Arc<str>) -> bool {
    let page = app.panes.get(pane).and_then(Pane::page);
    page.is_some_and(|page| Arc::ptr_eq(&page.extract.text, text))
}

/// Forgets where notes are in an article: its text is another one now.
pub(super) fn forget_places(app: &mut App, pane: usize) {
    for places in app.notes.iter_mut().flat_map(|noted| &mut noted.places) {
        places.retain(|(other, _)| *other != pane);
    }
}

fn saved(app: &mut App, noted: Noted, told: Option<String>) {
    match told {
        Some(told) => app.notice = Some(told),
        None => _ = app.notice.get_or_insert_with(|| "note saved".to_owned()),
    }
    match app.notes.iter_mut().find(|other| other.note.id == noted.note.id) {
        Some(known) => *known = noted,
        None => app.notes.push(noted),
    }
    app.notes.sort_by(Noted::in_order);
}

/// Keeps words that could not be saved; what was shown as saved is shown as it was.
fn not_saved(app: &mut App, kept: Kept, before: Option<Noted>, why: String) {
    app.notes.retain(|noted| noted.note.id != kept.id);
    app.notes.extend(before);
    app.notes.sort_by(Noted::in_order);
    app.drafts.retain(|other| other.id != kept.id);
    if !kept.on_disk && app.ending == Ending::Warned {
        // Whoever was warned was warned of other words.
        app.ending = Ending::Open;
    }
    app.drafts.push(kept);
    app.notice = Some(why);
}

fn draft_kept(app: &mut App, id: &str) {
    let Some(kept) = app.drafts.iter_mut().find(|kept| kept.id == id) else { return };
    kept.on_disk = true;
    app.notice = Some(format!("words that could not be saved are kept as a draft now: {} lists them", list_key(app)));
}
