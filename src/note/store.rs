//! Notes on disk: one note, one file, so that a crash, a second reader or a sync folder costs no more than one note.
//!
//! ```text
//! notes/<id>.json           the notes
//! texts/<sha256>.txt        the canonical texts they were made on
//! drafts/<id>.json          notes whose editor is open, as they stand there
//! trash/<id>.<time>.json    deleted notes and the losers of two writers
//! ```
//!
//! Nothing is overwritten that was not read before, and nothing is removed but drafts and what a killed program left of
//! a file that never took its name: what is in the way is renamed.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use jiff::Timestamp;

use super::{Note, SCHEMA, is_id};
use crate::error::{Error, Result};

mod changes;
mod drafts;
mod lock;
mod reading;
mod seen;
mod states;
mod storage;
mod texts;
mod trash;

pub use changes::Changes;
use reading::{Content, parse};
use seen::Seen;
pub use storage::{Disk, Stamp, Storage, replace};
pub use trash::Trashed;

/// The folders with notes, texts, drafts and trash.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    storage: Box<dyn Storage>,
    seen: Mutex<Seen>,
}

/// What came of saving a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It was written.
    Written,
    /// It was written; what somebody else had written meanwhile is this file in the trash.
    Beside(PathBuf),
}

impl Store {
    /// Returns the store in a folder, which need not exist yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self::with_storage(folder, Box::new(Disk))
    }

    /// Returns a store on other storage.
    pub fn with_storage(folder: impl Into<PathBuf>, storage: Box<dyn Storage>) -> Self {
        Self { folder: folder.into(), storage, seen: Mutex::default() }
    }

    /// Returns the folder given.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Writes a note as the next revision.
    ///
    /// If the file is not the one that was read, it goes to the trash first: both are kept. Nothing is written and the
    /// note stays as it is on an error: [`Error::Refused`] for what a newer version wrote and for ids that are none.
    pub fn save(&self, note: &mut Note) -> Result<Saved> {
        let path = self.path("notes", &note.id)?;
        if note.is_newer() {
            return Err(newer(&path, note.schema.into()));
        }
        let _lock = lock::Lock::take(&self.made("notes")?);
        let (revision, beside) = self.give_way(note, &path)?;
        let next = Note { schema: SCHEMA, revision: revision.max(note.revision).saturating_add(1), ..note.clone() };
        self.write(&next.id, &path, &next)?;
        *note = next;
        log::info!("note {} saved, revision {}", note.id, note.revision);
        if let Some(copy) = &beside {
            log::warn!("note {}: what another program had written is kept in {}", note.id, copy.display());
        }
        Ok(beside.map_or(Saved::Written, Saved::Beside))
    }

    /// Clears the way for `note`: what is in the file, if it is not what was read, goes to the trash. Returns the
    /// revision found and the file in the trash.
    fn give_way(&self, note: &Note, path: &Path) -> Result<(u64, Option<PathBuf>)> {
        let bytes = match self.storage.read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((0, None)),
            Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
        };
        let content = parse(&bytes);
        // Equal revisions prove nothing: two writers may have counted from the same one.
        let is_last = self.seen().is_last(&note.id, &content.hash(&bytes));
        match content {
            Content::Newer(schema) => Err(newer(path, schema)),
            Content::Note(found) if found.is_newer() => Err(newer(path, found.schema.into())),
            Content::Note(found) if found.revision == note.revision && is_last => Ok((found.revision, None)),
            Content::Note(found) => {
                let folder = self.made("trash")?;
                let copy = folder.join(self.trash_name(&note.id)?);
                replace(&*self.storage, &copy, &bytes).map_err(|source| Error::Write { path: copy.clone(), source })?;
                Ok((found.revision, Some(copy)))
            }
            Content::Broken(_) => {
                self.set_aside(path)?;
                Ok((0, None))
            }
        }
    }

    fn write(&self, id: &str, path: &Path, note: &Note) -> Result<()> {
        let bytes = json(note, path)?;
        // A note that is a link stays one.
        let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        replace(&*self.storage, &place, &bytes).map_err(|source| Error::Write { path: path.to_owned(), source })?;
        // Whoever writes after this has another time of change, so that nothing of that is missed: ours is not noted.
        self.seen().remember(id, parse(&bytes).hash(&bytes), None);
        Ok(())
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Returns an id that no note has.
    pub fn free_id(&self) -> Result<String> {
        loop {
            let id = super::new_id();
            if !exists(&self.path("notes", &id)?)? {
                return Ok(id);
            }
        }
    }

    /// Returns a folder of the store, made if need be.
    fn made(&self, name: &str) -> Result<PathBuf> {
        let path = self.folder.join(name);
        let made = self.storage.create_folder(&path);
        made.map_err(|source| Error::Write { path: path.clone(), source })?;
        Ok(path)
    }

    /// Returns the file of a note; an id that is none never becomes part of a path.
    fn path(&self, folder: &str, id: &str) -> Result<PathBuf> {
        if is_id(id) {
            Ok(self.folder.join(folder).join(format!("{id}.json")))
        } else {
            Err(Error::Refused(format!("{id:?} is no note's id; ids are lower-case letters, digits and hyphens")))
        }
    }
}

fn exists(path: &Path) -> Result<bool> {
    path.try_exists().map_err(|source| Error::Read { path: path.to_owned(), source })
}

fn json(note: &Note, path: &Path) -> Result<Vec<u8>> {
    let written = serde_json::to_vec_pretty(note);
    let mut bytes = written.map_err(|error| Error::Write { path: path.to_owned(), source: error.into() })?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn newer(path: &Path, schema: u64) -> Error {
    Error::Refused(format!(
        "{} was written by a newer rashomon (form {schema}, this one writes {SCHEMA}) and is kept as it is; \
         update rashomon to change it",
        path.display()
    ))
}

/// The time for file names: UTC, without colons, to the microsecond.
fn now() -> String {
    Timestamp::now().strftime("%Y%m%dT%H%M%S%6fZ").to_string()
}

#[cfg(test)]
mod tests;
