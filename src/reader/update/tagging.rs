//! Flags, which are notes without words, and the tags of notes.

use super::history::undo_hint;
use super::writing::quoted;
use super::{asking, history, noting};
use crate::note;
use crate::reader::app::{About, App};
use crate::reader::message::{Effect, Request};
use crate::reader::noted::Change;

/// Marks the passage in hand, or what is selected, without words; where it is marked so already, the mark goes.
pub(super) fn flag(app: &mut App) -> Vec<Effect> {
    let Some(spot) = noting::current_spot(app) else {
        app.notice = Some("there is no sentence to flag yet".to_owned());
        return Vec::new();
    };
    let is_flag =
        |noted: &&crate::reader::noted::Noted| noted.note.kind == note::Kind::Flag && noted.note.body.is_empty();
    let known = app.notes.iter().filter(is_flag).find(|noted| noted.touches(spot.pane, spot.span));
    if let Some(place) = known.and_then(|known| app.notes.iter().position(|noted| noted.note.id == known.note.id)) {
        return history::remove(app, place);
    }
    let id = note::new_id();
    let quoted = quoted(app, &[spot]);
    app.history.push(Change::Added(id.clone()));
    app.notice = Some(format!("flagged; {}", undo_hint(app)));
    vec![Effect::Keep(Request::Flag { id, quoted })]
}

/// Asks for the tags of a note.
pub(super) fn ask(app: &mut App, place: usize) {
    let note = &app.notes[place].note;
    if note.is_newer() {
        app.notice = Some("a newer version of this program wrote this note; it can only be read here".to_owned());
        return;
    }
    let (id, tags) = (note.id.clone(), note.tags.join(" "));
    let answer = if tags.is_empty() { tags } else { tags + " " };
    asking::ask(app, About::Tags(id), &answer);
}

/// Completes the tag that is being typed as far as the tags of all notes tell; returns that, and what it could be.
pub(super) fn complete(app: &App, typed: &str) -> (String, Vec<String>) {
    let begun = typed.rsplit([' ', ',']).next().unwrap_or_default().trim_start_matches('#');
    let mut known: Vec<&str> = app.notes.iter().flat_map(|noted| &noted.note.tags).map(String::as_str).collect();
    known.sort_unstable();
    known.dedup();
    known.retain(|tag| tag.starts_with(begun));
    let completed = match known.as_slice() {
        [] => return (typed.to_owned(), Vec::new()),
        [one] => format!("{one} "),
        [first, rest @ ..] => {
            let is_common = |length: &usize| rest.iter().all(|tag| tag.get(..*length) == first.get(..*length));
            let length = (0..=first.len()).rev().find(is_common).unwrap_or(0);
            first.get(..length).unwrap_or(begun).to_owned()
        }
    };
    let before = &typed[..typed.len() - begun.len()];
    let choices = if known.len() > 1 { known.iter().map(|tag| format!("#{tag}")).collect() } else { Vec::new() };
    (before.to_owned() + &completed, choices)
}

/// Takes the tags that were typed: words between blanks or commas, each once.
pub(super) fn accept(app: &mut App, id: &str, answer: &str) -> Vec<Effect> {
    let mut after: Vec<String> = Vec::new();
    for tag in answer.split([' ', ',']).map(|tag| tag.trim_start_matches('#')).filter(|tag| !tag.is_empty()) {
        if after.iter().all(|known| known != tag) {
            after.push(tag.to_owned());
        }
    }
    let Some(noted) = app.notes.iter().find(|noted| noted.note.id == id) else { return Vec::new() };
    let before = noted.note.tags.clone();
    if before == after {
        app.notice = Some("nothing was changed".to_owned());
        return Vec::new();
    }
    app.history.push(Change::Tagged { id: id.to_owned(), before, after: after.clone() });
    app.notice = Some(format!("tags changed; {}", undo_hint(app)));
    set(app, id, &after)
}

/// Gives a note tags, on the screen at once.
pub(super) fn set(app: &mut App, id: &str, tags: &[String]) -> Vec<Effect> {
    if let Some(noted) = app.notes.iter_mut().find(|noted| noted.note.id == id) {
        noted.note.tags = tags.to_vec();
    }
    vec![Effect::Keep(Request::Tag { id: id.to_owned(), tags: tags.to_vec() })]
}
