//! The notes at hand, and which of them belong to an open article.

use std::collections::HashMap;

use super::anchor::{Change, Place, Version, identity, locate};
use super::{Note, Target};

/// All notes, in the order in which they were begun.
#[derive(Clone, Debug, Default)]
pub struct Notebook {
    notes: Vec<Note>,
    /// Where each note is, by its id.
    places: HashMap<String, usize>,
}

/// A target of a note, found in an open article.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The note's id.
    pub id: String,
    /// Which of the note's targets, counted from 0.
    pub target: usize,
    /// Where it is.
    pub place: Place,
}

impl Notebook {
    /// Returns a notebook of these notes.
    pub fn new(mut notes: Vec<Note>) -> Self {
        notes.sort_by(|a, b| (&a.created, &a.id).cmp(&(&b.created, &b.id)));
        let mut book = Self { notes, places: HashMap::new() };
        book.count();
        book
    }

    fn count(&mut self) {
        self.places = self.notes.iter().enumerate().map(|(at, note)| (note.id.clone(), at)).collect();
    }

    /// Returns the notes in order.
    pub fn notes(&self) -> &[Note] {
        &self.notes
    }

    /// Returns the note of that id.
    pub fn get(&self, id: &str) -> Option<&Note> {
        self.notes.get(*self.places.get(id)?)
    }

    /// Returns the note of that id, to be changed; its id stays.
    pub fn get_mut(&mut self, id: &str) -> Option<&mut Note> {
        self.notes.get_mut(*self.places.get(id)?)
    }

    /// Adds a note; one of the same id is replaced and keeps its place.
    pub fn put(&mut self, note: Note) {
        if let Some(old) = self.get_mut(&note.id) {
            *old = note;
        } else {
            self.places.insert(note.id.clone(), self.notes.len());
            self.notes.push(note);
        }
    }

    /// Takes a note out.
    pub fn take(&mut self, id: &str) -> Option<Note> {
        let note = self.notes.remove(*self.places.get(id)?);
        self.count();
        Some(note)
    }

    /// Returns the targets that lie in an article, with their places in its text of today, in the order of the notes.
    ///
    /// `stored` gives the canonical text of a hash, as the store keeps them. Nothing is changed; see
    /// [`Target::follow`](super::Target::follow).
    pub fn placed(&self, version: &Version<'_>, stored: impl Fn(&str) -> Option<String>) -> Vec<Placed> {
        let mut found = Vec::new();
        for (sha256, group) in self.candidates(version) {
            // The text and its difference from today's are made once for all targets made on it.
            let same_text = sha256 == version.sha256;
            let text = if same_text { None } else { stored(sha256) };
            let is_same = |target: &Target| same_text || identity::is_same(target, version, text.as_deref());
            let group: Vec<_> =
                group.into_iter().filter(|&(note, at)| is_same(&self.notes[note].targets[at])).collect();
            let change =
                if group.is_empty() { None } else { text.as_deref().map(|text| Change::between(text, version)) };
            found.extend(group.into_iter().map(|(note, at)| {
                let place = locate(&self.notes[note].targets[at], version, change.as_ref());
                (note, at, place)
            }));
        }
        found.sort_by_key(|&(note, at, _)| (note, at));
        let placed =
            |(note, target, place): (usize, usize, Place)| Placed { id: self.notes[note].id.clone(), target, place };
        found.into_iter().map(placed).collect()
    }

    /// The targets that may lie in the article, as note and place in it, by the hash of the text they were made on.
    fn candidates(&self, version: &Version<'_>) -> Vec<(&str, Vec<(usize, usize)>)> {
        let mut groups: Vec<(&str, Vec<(usize, usize)>)> = Vec::new();
        for (number, note) in self.notes.iter().enumerate() {
            for (at, target) in note.targets.iter().enumerate() {
                let article = &target.article;
                if !identity::is_named(article, version) && !identity::is_path(article, version) {
                    continue;
                }
                match groups.iter_mut().find(|(sha256, _)| *sha256 == article.text_sha256) {
                    Some((_, group)) => group.push((number, at)),
                    None => groups.push((&article.text_sha256, vec![(number, at)])),
                }
            }
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::article::{Details, Span};
    use crate::note::{Kind, State};

    const OLD: &str = "The night ferry left late.\n\nFog hid the harbour mouth, the pilot said on Monday.";

    fn file(path: &str) -> Details {
        Details { path: Some(PathBuf::from(path)), ..Details::default() }
    }

    #[test]
    fn notes_show_where_their_article_is_open_and_nowhere_else() {
        let details = file("/a");
        let old = Version::new(&details, OLD);
        let target = Target::on_quote(&old, Span::new(28, 52), Span::new(28, OLD.len()), 2);
        let note = Note::new(Kind::Claim, vec![Target::on_article(&old), target]);
        let id = note.id.clone();
        let book = Notebook::new(vec![note]);
        let stored = |_: &str| Some(OLD.to_owned());

        let new = format!("Updated on Tuesday.\n\n{OLD}");
        let placed = book.placed(&Version::new(&details, &new), stored);
        let states: Vec<_> =
            placed.iter().map(|placed| (placed.id.as_str(), placed.target, placed.place.state)).collect();
        assert_eq!(states, [(id.as_str(), 0, State::Changed), (id.as_str(), 1, State::Moved)]);
        assert_eq!(placed[1].place.span.map(|span| &new[span.range()]), Some("Fog hid the harbour mout"));

        let other = file("/b");
        assert_eq!(book.placed(&Version::new(&other, &new), stored), [], "another file");
        let replaced = "Elsewhere on the coast, fog hid the harbour mouth, too, but nobody was hurt at all.";
        assert_eq!(book.placed(&Version::new(&details, replaced), stored), [], "another article in that file");
        assert_eq!(book.placed(&Version::new(&other, OLD), stored).len(), 2, "a copy of the file");
    }

    #[test]
    fn puts_and_takes() {
        let mut note = Note::new(Kind::Flag, Vec::new());
        let mut book = Notebook::default();
        book.put(note.clone());
        note.body = "more".into();
        book.put(note.clone());
        assert_eq!(book.notes(), [note.clone()]);
        assert_eq!(book.take(&note.id), Some(note.clone()));
        assert_eq!(book.take(&note.id), None);
    }
}
