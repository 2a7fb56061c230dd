//! Notes whose editor is open, as they stand there.

use std::io;
use std::path::Path;

use super::lock::Lock;
use super::seen::hash_of;
use super::{Store, json, replace};
use crate::error::{Error, Result};
use crate::note::Note;

impl Store {
    /// Keeps a note as it stands in an open editor, so that a crash loses nothing.
    pub fn save_draft(&self, note: &Note) -> Result<()> {
        let path = self.path("drafts", &note.id)?;
        self.made("drafts")?;
        // Where notes cannot be written, and so nobody else does, a draft is all there is: it does without the lock.
        let _ = self.made("notes");
        let _lock = Lock::take(&self.folder.join("notes"));
        let (bytes, key) = (json(note, &path)?, format!("drafts/{}", note.id));
        let there = self.draft(&path)?;
        if there.is_some_and(|there| !self.seen().is_last(&key, &hash_of(&there))) {
            // Another program's words on the same note: they are kept beside ours.
            self.to_trash(&note.id, &path)?;
        }
        replace(&*self.storage, &path, &bytes).map_err(|source| Error::Write { path, source })?;
        self.seen().remember(&key, hash_of(&bytes), None);
        Ok(())
    }

    /// Moves a draft to the trash and returns the file's name there, for [`Store::pick_up_draft`]; no draft is no error,
    /// and one that another program wrote has no name to be picked up by.
    pub fn drop_draft(&self, id: &str) -> Result<Option<String>> {
        let path = self.path("drafts", id)?;
        let _lock = Lock::take(&self.made("notes")?);
        let Some(there) = self.draft(&path)? else { return Ok(None) };
        let is_ours = self.seen().is_last(&format!("drafts/{id}"), &hash_of(&there));
        let name = self.to_trash(id, &path)?;
        Ok(Some(name).filter(|_| is_ours))
    }

    /// Takes a draft out of the trash whose words are a draft again; it may be gone from there.
    pub fn pick_up_draft(&self, name: &str) -> Result<()> {
        if !self.names("trash", &mut Vec::new()).iter().any(|there| there == name) {
            return Ok(());
        }
        let path = self.folder.join("trash").join(name);
        self.storage.remove(&path).map_err(|source| Error::Write { path, source })
    }

    /// Removes a draft, once its note is saved or given up; no draft is no error.
    pub fn remove_draft(&self, id: &str) -> Result<()> {
        let path = self.path("drafts", id)?;
        let there = self.draft(&path)?;
        if there.is_some_and(|there| !self.seen().is_last(&format!("drafts/{id}"), &hash_of(&there))) {
            // It holds another program's words by now.
            return Ok(());
        }
        match self.storage.remove(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Error::Write { path, source }),
            _ => Ok(()),
        }
    }

    /// Returns what a draft holds; none where there is none.
    fn draft(&self, path: &Path) -> Result<Option<Vec<u8>>> {
        match self.storage.read(path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Error::Read { path: path.to_owned(), source }),
        }
    }
}
