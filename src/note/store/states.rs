//! How it stands with the targets of notes, kept for those who look without the articles.

use super::Store;
use super::lock::Lock;
use super::reading::{Content, parse};
use crate::error::{Error, Result};
use crate::note::{Note, Target};

impl Store {
    /// Keeps how it stands with a note's targets: [`Target::state`], [`Target::found`] and
    /// [`Target::found_in`], nothing else.
    ///
    /// That is no edit: revision and time of change stay, and where the file is not as it was last seen here, or a
    /// newer version wrote it, nothing is written. Tells whether something was.
    pub fn keep_states(&self, note: &Note) -> Result<bool> {
        let path = self.path("notes", &note.id)?;
        let _lock = Lock::take(&self.folder.join("notes"));
        let bytes = self.storage.read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
        let content = parse(&bytes);
        let hash = content.hash(&bytes);
        let Content::Note(found) = content else { return Ok(false) };
        if found.is_newer() || !self.seen().is_last(&note.id, &hash) {
            return Ok(false);
        }
        let mut next = (*found).clone();
        for (target, ours) in next.targets.iter_mut().zip(&note.targets) {
            take_state(target, ours);
        }
        if next != *found {
            self.write(&note.id, &path, &next)?;
        }
        Ok(next != *found)
    }
}

fn take_state(target: &mut Target, from: &Target) {
    target.state = from.state;
    target.found.clone_from(&from.found);
    target.found_in = from.found_in;
}
