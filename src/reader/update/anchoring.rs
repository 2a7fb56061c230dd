//! Where the words of a note are, as the reader says: confirmed, moved, or gone.

use super::history::undo_hint;
use super::writing::quoted;
use crate::note::Target;
use crate::note::anchor::Version;
use crate::reader::app::App;
use crate::reader::history::{Anchored, Change};
use crate::reader::message::{Effect, Request};
use crate::reader::noted::{Spot, Words};

/// Takes the place that was found for the words of a note as theirs.
pub(super) fn confirm(app: &mut App, id: &str, target: usize) -> Vec<Effect> {
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
    let pane = app.note(id).and_then(|noted| noted.places.get(target)?.first().map(|(pane, _)| *pane));
    let Some(extract) = pane.and_then(|pane| Some(app.panes[pane].page()?.extract.clone())) else {
        app.notice = Some("the article of this note is not open".to_owned());
        return Vec::new();
    };
    let version = Version::of(&extract);
    change(app, (id, target), &version, "taken for gone, and kept", |own| own.declare_gone(&version))
}

/// Takes a target for what it was before this change, or after it.
pub(super) fn swap(app: &mut App, anchored: &mut Anchored) -> Vec<Effect> {
    let (id, target) = (anchored.id.clone(), anchored.target);
    let Some(own) = app.note_mut(&id).and_then(|noted| noted.note.targets.get_mut(target)) else { return Vec::new() };
    std::mem::swap(own, &mut anchored.other);
    let to = Box::new(own.clone());
    vec![Effect::Keep(Request::Anchor { id, target, to, text: anchored.text.clone() })]
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
