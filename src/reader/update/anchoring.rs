//! Where the words of a note are, as the reader says: confirmed, moved, or gone.

use super::history::undo_hint;
use super::writing::quoted;
use crate::article::Extract;
use crate::note::anchor::Version;
use crate::note::{Scope, Target};
use crate::reader::app::App;
use crate::reader::history::{Anchored, Change};
use crate::reader::message::{Effect, Request};
use crate::reader::noted::{Noted, Spot, Words};

/// Takes the place that was found for the words of a note as theirs.
pub(super) fn confirm(app: &mut App, id: &str, target: usize) -> Vec<Effect> {
    let is_whole = |noted: &Noted| noted.note.targets.get(target).is_some_and(|own| own.scope == Scope::Article);
    if app.note(id).is_some_and(is_whole) {
        return accept(app, id, target);
    }
    let found = app.note(id).and_then(|noted| noted.found(target));
    let Some(spot) = found else {
        app.notice = Some("no place was found for these words; they can be moved, or said to be gone".to_owned());
        return Vec::new();
    };
    put(app, id, target, spot, "confirmed")
}

/// Puts the words of a note where the reader says; `told` is what was done.
pub(super) fn put(app: &mut App, id: &str, target: usize, spot: Spot, told: &str) -> Vec<Effect> {
    let Some(place) = quoted(app, &[spot]).pop() else { return Vec::new() };
    let version = Version::of(&place.extract);
    change(app, (id, target), &version, told, |own| {
        if let Some(Words { span, sentences, paragraph }) = place.words {
            own.confirm(&version, span, sentences, paragraph);
        }
    })
}

/// Takes the words of a note for gone from the text of today.
pub(super) fn give_up(app: &mut App, id: &str, target: usize) -> Vec<Effect> {
    if is_whole(app, id, target) {
        return Vec::new();
    }
    let Some(extract) = its_article(app, id, target) else { return Vec::new() };
    let version = Version::of(&extract);
    change(app, (id, target), &version, "taken for gone, and kept", |own| own.declare_gone(&version))
}

/// Takes the text of an article as it is now for the one that a note on the whole of it means.
fn accept(app: &mut App, id: &str, target: usize) -> Vec<Effect> {
    let Some(extract) = its_article(app, id, target) else { return Vec::new() };
    let version = Version::of(&extract);
    change(app, (id, target), &version, "taken as it is now", |own| own.accept(&version))
}

/// The article that a note's target belongs to, where it is open; says so where it is not.
fn its_article(app: &mut App, id: &str, target: usize) -> Option<Extract> {
    let pane = app.note(id).and_then(|noted| noted.places.get(target)?.first().map(|(pane, _)| *pane));
    let extract = pane.and_then(|pane| Some(app.panes[pane].page()?.extract.clone()));
    if extract.is_none() {
        app.notice = Some("the article of this note is not open".to_owned());
    }
    extract
}

/// Tells whether a target is a whole article, of which there are no words to decide on, and says so.
pub(super) fn is_whole(app: &mut App, id: &str, target: usize) -> bool {
    let target = app.note(id).and_then(|noted| noted.note.targets.get(target));
    let is_whole = target.is_some_and(|target| target.scope == Scope::Article);
    if is_whole {
        app.notice = Some("this note is on the whole article; it has no words that could be elsewhere".to_owned());
    }
    is_whole
}

/// Takes a target for what it was before this change, or after it.
pub(super) fn swap(app: &mut App, anchored: &mut Anchored) -> Vec<Effect> {
    let (id, target) = (anchored.id.clone(), anchored.target);
    let Some(own) = app.note_mut(&id).and_then(|noted| noted.note.targets.get_mut(target)) else { return Vec::new() };
    std::mem::swap(own, &mut anchored.other);
    let (before, to) = (anchored.other.clone(), Box::new(own.clone()));
    vec![Effect::Keep(Request::Anchor { id, target, before, to, text: anchored.text.clone() })]
}

fn change(
    app: &mut App,
    (id, target): (&str, usize),
    version: &Version<'_>,
    told: &str,
    alter: impl FnOnce(&mut Target),
) -> Vec<Effect> {
    let Some(before) = app.note(id).and_then(|noted| noted.note.targets.get(target)) else { return Vec::new() };
    let mut after = before.clone();
    alter(&mut after);
    let (id, text) = (id.to_owned(), version.text.into());
    let mut anchored = Anchored { id, target, other: Box::new(after), text };
    let effects = swap(app, &mut anchored);
    app.history.push(Change::Anchored(anchored));
    app.notice = Some(format!("{told}; {}", undo_hint(app)));
    effects
}
