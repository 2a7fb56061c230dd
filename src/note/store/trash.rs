//! What was deleted, and what lost against another writer.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use super::lock::Lock;
use super::reading::{Content, parse};
use super::{Store, exists, newer, now, replace};
use crate::error::{Error, Result};
use crate::note::{Note, Target, is_id};

/// A note in the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct Trashed {
    /// The file's name, which [`Store::restore`] takes.
    pub name: String,
    /// The note.
    pub note: Note,
}

impl Store {
    /// Moves a note to the trash and returns the file's name there, which [`Store::restore`] takes.
    pub fn delete(&self, id: &str) -> Result<String> {
        let path = self.path("notes", id)?;
        let _lock = Lock::take(&self.made("notes")?);
        let name = self.to_trash(id, &path)?;
        self.seen().forget(id);
        Ok(name)
    }

    /// Reads what is in the trash, oldest first, and says what could not be read. Nothing is renamed.
    pub fn trash(&self) -> (Vec<Trashed>, Vec<String>) {
        let (mut found, mut warnings) = (Vec::new(), Vec::new());
        for name in self.names("trash", &mut warnings) {
            let path = self.folder.join("trash").join(&name);
            match self.storage.read(&path).map(|bytes| parse(&bytes)) {
                Ok(Content::Note(note)) => found.push(Trashed { name, note: *note }),
                Ok(Content::Newer(schema)) => warnings.push(newer(&path, schema).chain()),
                Ok(Content::Broken(why)) => warnings.push(format!("{} is no note: {why}", path.display())),
                Err(source) => warnings.push(Error::Read { path, source }.chain()),
            }
        }
        found.sort_by_cached_key(|trashed| (time_in(&trashed.name), trashed.name.clone()));
        (found, warnings)
    }

    /// Returns the ids of the notes that are in the trash and nowhere else, each once.
    ///
    /// A note that has a file among the notes, one that cannot be read too, is not deleted: what lies in the trash of it
    /// lost against another writer. Where that cannot be told, none is.
    pub fn deleted(&self) -> Vec<String> {
        let Ok(there) = self.storage.list(&self.folder.join("notes")) else { return Vec::new() };
        let there: HashSet<&str> = there.iter().filter_map(|name| id_in(name)).collect();
        let names = self.names("trash", &mut Vec::new());
        let gone = names.iter().filter_map(|name| id_in(name)).filter(|id| !there.contains(id));
        let mut ids: Vec<String> = gone.map(str::to_owned).collect();
        ids.dedup();
        ids
    }

    /// Brings a note back from the trash, by the file's name there or by the note's id (the latest of that id).
    ///
    /// If a note of its id is there, it comes back under a new id, so that both are kept.
    pub fn restore(&self, name: &str) -> Result<Note> {
        self.bring_back(name, None)
    }

    /// Brings a note back from the trash as [`Store::restore`] does, under an id of the caller's.
    pub fn restore_as(&self, name: &str, id: &str) -> Result<Note> {
        self.bring_back(name, Some(id))
    }

    fn bring_back(&self, name: &str, id: Option<&str>) -> Result<Note> {
        let Some((place, mut note)) = self.trashed(name)? else {
            return Err(Error::Refused(format!("no note {name} is in the trash; see what is there with its list")));
        };
        if let Some(id) = id.filter(|id| **id != note.id) {
            (note.id, note.revision) = (id.to_owned(), 0);
        }
        if exists(&self.path("notes", &note.id)?)? {
            note.id = self.free_id()?;
            note.revision = 0;
        }
        note.targets.iter_mut().for_each(Target::settle);
        self.save(&mut note)?;
        // The note is back; a copy that stays in the trash does no harm.
        let _ = self.storage.remove(&place);
        Ok(note)
    }

    /// Finds a note in the trash by its file's name or its id, and its file.
    fn trashed(&self, wanted: &str) -> Result<Option<(PathBuf, Note)>> {
        let mut warnings = Vec::new();
        let mut names = self.names("trash", &mut warnings);
        if let Some(warning) = warnings.pop() {
            return Err(Error::Refused(warning));
        }
        names.retain(|name| name == wanted || id_in(name) == Some(wanted));
        names.sort_by_cached_key(|name| (name == wanted, time_in(name)));
        for name in names.iter().rev() {
            let path = self.folder.join("trash").join(name);
            let bytes = self.storage.read(&path).map_err(|source| Error::Read { path: path.clone(), source })?;
            if let Content::Note(note) = parse(&bytes) {
                return Ok(Some((path, *note)));
            }
        }
        Ok(None)
    }

    pub(super) fn to_trash(&self, id: &str, path: &Path) -> Result<String> {
        let folder = self.made("trash")?;
        let name = self.trash_name(id)?;
        let place = folder.join(&name);
        let done = match self.storage.rename(path, &place) {
            // The trash may be a link to another disk.
            Err(error) if error.kind() == io::ErrorKind::CrossesDevices => self
                .storage
                .read(path)
                .and_then(|bytes| replace(&*self.storage, &place, &bytes))
                .and_then(|()| self.storage.remove(path)),
            moved => moved,
        };
        done.map_err(|source| Error::Write { path: path.to_owned(), source })?;
        // If the power fails before the name is on the disk, the note is where it was: nothing is lost.
        let _ = self.storage.sync_folder(&folder);
        Ok(name)
    }

    /// Returns a name that no file in the trash has.
    pub(super) fn trash_name(&self, id: &str) -> Result<String> {
        let now = now();
        let mut name = format!("{id}.{now}.json");
        let mut number = 1;
        while exists(&self.folder.join("trash").join(&name))? {
            number += 1;
            name = format!("{id}.{now}-{number:03}.json");
        }
        Ok(name)
    }
}

/// The id in the name of a file in the trash.
fn id_in(name: &str) -> Option<&str> {
    name.split_once('.').map(|(id, _)| id).filter(|id| is_id(id))
}

/// The time in the name of a file in the trash.
fn time_in(name: &str) -> String {
    name.split('.').nth(1).unwrap_or_default().to_owned()
}
