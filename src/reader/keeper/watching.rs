//! What the keeper does unasked, while nothing is asked of it: it looks what other programs did to the notes, and keeps
//! how it stands with their targets.

use std::time::{Duration, Instant};

use super::Desk;
use crate::note::Target;
use crate::note::anchor::Version;
use crate::note::notebook::Placed;
use crate::note::store::Changes;
use crate::reader::message::Message;
use crate::reader::noted::Noted;

/// How often the notes of other programs are looked for.
const LOOK: Duration = Duration::from_secs(1);

/// How long the end of the program may be put off by states that are not kept yet; they are found anew next time.
const LAST: Duration = Duration::from_millis(200);

impl Desk {
    /// Returns how long to wait for a request before doing something unasked.
    pub(super) fn patience(&self) -> Duration {
        if self.unkept.is_empty() { LOOK } else { Duration::ZERO }
    }

    /// Does one thing unasked.
    pub(super) fn idle(&mut self) {
        if let Some(id) = self.unkept.pop_first() {
            self.keep_states(&id);
        } else {
            self.keep_loose();
            self.look_around();
        }
    }

    /// Does what was put off.
    pub(super) fn end(&mut self) {
        self.keep_loose();
        let begun = Instant::now();
        while begun.elapsed() < LAST
            && let Some(id) = self.unkept.pop_first()
        {
            self.keep_states(&id);
        }
    }

    /// Tries once more to keep the words that are nowhere on disk.
    fn keep_loose(&mut self) {
        for (id, quoted) in std::mem::take(&mut self.loose) {
            let Some(note) = self.drafts.get(&id) else { continue };
            match self.keep_draft(note, &quoted) {
                Ok(()) => self.report(Message::DraftKept { id }),
                Err(_) => _ = self.loose.insert(id, quoted),
            }
        }
    }

    /// Takes in what other programs did to the notes, and reports it.
    pub(super) fn look_around(&mut self) {
        let changes = self.store.changes();
        if changes.is_empty() {
            return;
        }
        let Changes { notes, gone, warnings } = changes;
        for id in &gone {
            if let Some(note) = self.book.take(id) {
                // Whoever is writing it keeps what it is on.
                self.dropped.entry(id.clone()).or_insert(note);
            }
        }
        let mut noted: Vec<Noted> = notes.iter().cloned().map(Noted::nowhere).collect();
        self.find(&mut noted);
        for note in notes {
            self.book.put(note);
        }
        self.report(Message::NotesChanged { notes: noted, gone, warnings });
    }

    /// Takes over how it stands with targets that were just looked for; the files follow when nothing is asked.
    pub(super) fn follow(&mut self, version: &Version<'_>, found: &[Placed]) {
        for placed in found {
            let note = self.book.get_mut(&placed.id).filter(|note| !note.is_newer());
            let Some(target) = note.and_then(|note| note.targets.get_mut(placed.target)) else { continue };
            let standing = |target: &Target| (target.state, target.found.clone(), target.found_in);
            let before = standing(target);
            target.follow(version, &placed.place);
            if before != standing(target) {
                self.unkept.insert(placed.id.clone());
            }
        }
    }

    fn keep_states(&mut self, id: &str) {
        let Some(note) = self.book.get(id) else { return };
        if self.store.keep_states(note).is_err() {
            // A folder that cannot be written is told when the user saves something.
            self.unkept.clear();
        }
    }
}
