//! Flags, which are notes without words, and the tags of notes.

use super::history::{remove, undo_hint};
use super::writing::quoted;
use super::{asking, noting, writing};
use crate::note::anchor::Place;
use crate::note::{self, Content, Kind, Note, State};
use crate::reader::app::{About, App};
use crate::reader::history::Change;
use crate::reader::message::{Effect, Request};
use crate::reader::noted::{Noted, Quoted};

/// Marks the passage in hand, or what is selected, without words; where it is marked so already, the mark goes.
pub(super) fn flag(app: &mut App) -> Vec<Effect> {
    let Some((spot, span)) = noting::current_spot(app).and_then(|spot| Some((spot, spot.span?))) else {
        app.notice = Some("there is no sentence to flag yet".to_owned());
        return Vec::new();
    };
    let is_flag = |noted: &&Noted| noted.note.kind == Kind::Flag && noted.note.body.is_empty();
    // That on these very words: another one near by, or on some of them, is the reader's as well.
    let mut known = app.notes.iter().filter(is_flag).filter(|noted| noted.spans(spot.pane).any(|own| own == span));
    let known = known.next().map(|known| known.note.id.clone());
    app.selection = None;
    if let Some(id) = known {
        return remove(app, &[id]);
    }
    let id = note::new_id();
    let quoted = quoted(app, &[spot]);
    // Shown at once, so that the same key pressed again takes it back.
    let targets = quoted.iter().map(Quoted::target).collect();
    let flag = Note { id: id.clone(), ..Note::new(Kind::Flag, targets) };
    let place = Place { state: State::Exact, span: Some(span), score: 1.0 };
    app.notes.push(Noted { note: flag, places: vec![vec![(spot.pane, place)]] });
    app.history.push(Change::Added(id.clone()));
    app.notice = Some(format!("flagged; {}", undo_hint(app)));
    let content = Content { kind: Kind::Flag, ..Content::default() };
    vec![Effect::Keep(Request::Save { id, content, before: None, quoted })]
}

/// Asks for the tags of notes: of one, its own to be changed; of several, those to add and to take away.
pub(super) fn ask(app: &mut App, ids: Vec<String>) {
    let own = match ids.as_slice() {
        [id] => app.note(id).map_or_else(String::new, |noted| noted.note.tags.join(" ")),
        _ => String::new(),
    };
    let answer = if own.is_empty() { own } else { own + " " };
    asking::ask(app, About::Tags(ids), &answer);
}

/// Completes the tag that is being typed as far as the tags of all notes tell; returns that, and what it could be.
pub(super) fn complete(app: &App, typed: &str) -> (String, Vec<String>) {
    let begun = typed.rsplit([' ', ',']).next().unwrap_or_default().trim_start_matches(['#', '-']);
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

/// Takes the tags that were typed, for one note or several.
pub(super) fn accept(app: &mut App, ids: &[String], answer: &str) -> Vec<Effect> {
    let typed = note::tags(answer);
    let is_one = ids.len() == 1;
    change(app, ids, "tags changed", |content| {
        if is_one {
            content.tags.clone_from(&typed);
            return;
        }
        for tag in &typed {
            match tag.strip_prefix('-').map(|tag| tag.trim_start_matches('#')) {
                Some(tag) => content.tags.retain(|own| own != tag),
                None if content.tags.contains(tag) => {}
                None => content.tags.push(tag.clone()),
            }
        }
    })
}

/// Changes what notes say, on the screen at once and as one change that can be undone; `told` says what was done.
pub(super) fn change(app: &mut App, ids: &[String], told: &str, alter: impl Fn(&mut Content)) -> Vec<Effect> {
    let (mut effects, mut changes) = (Vec::new(), Vec::new());
    for id in ids {
        let Some(before) = app.note(id).map(|noted| noted.note.content()) else { continue };
        let mut after = before.clone();
        alter(&mut after);
        if before != after {
            effects.push(writing::change(app, id, &before, &after));
            changes.push(Change::Edited { id: id.clone(), before, after });
        }
    }
    app.notice = Some(match changes.len() {
        0 => "nothing was changed".to_owned(),
        1 => format!("{told}; {}", undo_hint(app)),
        several => format!("{told} of {several} notes; {}", undo_hint(app)),
    });
    app.history.push_all(changes);
    effects
}
