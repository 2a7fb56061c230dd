//! What other programs do to the notes, taken in while reading goes on.

use std::collections::{HashMap, HashSet};

use super::{reviewing, writing};
use crate::reader::app::{App, Mode};
use crate::reader::noted::Noted;
use crate::reader::notelist::NoteList;

/// Takes in notes that other programs wrote and the ids of those they deleted, and tells it in a line.
///
/// What is being written stays as it is; saved, it becomes the newer revision, and the other one is kept.
pub(super) fn take_in(app: &mut App, notes: Vec<Noted>, gone: &[String], warnings: &[String]) {
    let told = told(app, &notes, gone, warnings);
    let in_hand: Vec<Option<String>> = lists(app).map(|list| in_hand(app, list)).collect();
    let gone: HashSet<&str> = gone.iter().map(String::as_str).collect();
    app.notes.retain(|noted| !gone.contains(noted.note.id.as_str()));
    let mut by_id: HashMap<String, Noted> = notes.into_iter().map(|noted| (noted.note.id.clone(), noted)).collect();
    for known in &mut app.notes {
        if let Some(new) = by_id.remove(&known.note.id) {
            *known = new;
        }
    }
    app.notes.extend(by_id.into_values());
    app.notes.sort_by(Noted::in_order);
    let rows: Vec<usize> = lists(app).zip(in_hand).map(|(list, id)| row_of(app, list, id.as_deref())).collect();
    let lists = app.below.iter_mut().chain([&mut app.mode]).filter_map(notes_list_mut);
    for (shown, row) in lists.zip(rows) {
        shown.list.selected = row;
    }
    reviewing::refresh(app);
    app.notice = Some(told);
}

fn told(app: &mut App, notes: &[Noted], gone: &[String], warnings: &[String]) -> String {
    let written = writing::drafted(app).map(|draft| draft.id.clone());
    match warnings {
        [] if written.is_some_and(|id| notes.iter().any(|noted| noted.note.id == id)) => {
            "another program changed the note you are writing; saved, yours comes first and both are kept".to_owned()
        }
        [] => {
            let count = |count: usize| if count == 1 { "1 note".to_owned() } else { format!("{count} notes") };
            match (notes.len(), gone.len()) {
                (changed, 0) => format!("{} changed by another program", count(changed)),
                (0, gone) => format!("{} deleted by another program", count(gone)),
                (changed, gone) => format!("{} changed and {gone} deleted by another program", count(changed)),
            }
        }
        [one] => one.clone(),
        [first, more @ ..] => format!("{first} (and {} more)", more.len()),
    }
}

/// The lists of notes that are open, whatever lies over them.
fn lists(app: &App) -> impl Iterator<Item = &NoteList> {
    let modes = app.below.iter().chain([&app.mode]);
    modes.filter_map(|mode| if let Mode::Notes(shown) = mode { Some(&**shown) } else { None })
}

fn notes_list_mut(mode: &mut Mode) -> Option<&mut NoteList> {
    if let Mode::Notes(shown) = mode { Some(shown) } else { None }
}

/// The id of the note in hand: the next key must not meet another one.
fn in_hand(app: &App, shown: &NoteList) -> Option<String> {
    Some(app.to_list().id(*app.rows_of(shown).get(shown.list.selected)?).to_owned())
}

fn row_of(app: &App, shown: &NoteList, id: Option<&str>) -> usize {
    let rows = app.rows_of(shown);
    let found = rows.iter().position(|row| Some(app.to_list().id(*row)) == id);
    found.unwrap_or_else(|| shown.list.selected.min(rows.len().saturating_sub(1)))
}
