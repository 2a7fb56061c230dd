//! Files become notes, or are told and left or set aside.

use std::path::{Path, PathBuf};
use std::time::Duration;

use serde_json::Value;

use super::seen::{hash_of, settled};
use super::{Stamp, Store, newer, now};
use crate::error::{Error, Result};
use crate::note::{Note, SCHEMA, State, Target, is_id};

/// The age from which on a temporary file is nobody's any more.
const LITTER: Duration = Duration::from_hours(1);

/// What a file holds.
pub(super) enum Content {
    Note(Box<Note>),
    /// Written by a newer version, and not to be read by this one.
    Newer(u64),
    /// Not a note; the reason.
    Broken(String),
}

impl Store {
    /// Reads all notes, and says in a sentence each what could not be read.
    ///
    /// A file that is no note is renamed to `<name>.corrupt-<time>`; one that a newer version wrote stays.
    pub fn load(&self) -> (Vec<Note>, Vec<String>) {
        self.sweep();
        self.read_all("notes")
    }

    /// Reads the notes whose editor was open when the program ended, and says what could not be read.
    pub fn drafts(&self) -> (Vec<Note>, Vec<String>) {
        self.read_all("drafts")
    }

    /// Removes what programs left that were killed while they wrote. A younger file may still be written.
    fn sweep(&self) {
        for folder in ["notes", "drafts", "texts", "trash"].map(|name| self.folder.join(name)) {
            let names = self.storage.list(&folder).unwrap_or_default();
            for name in names.iter().filter(|name| is_temporary(name)) {
                let path = folder.join(name);
                let age = self.storage.stamp(&path).ok().and_then(|stamp| stamp.changed.elapsed().ok());
                if age.is_some_and(|age| age > LITTER) {
                    // What cannot be removed does no harm.
                    let _ = self.storage.remove(&path);
                }
            }
        }
    }

    fn read_all(&self, folder: &str) -> (Vec<Note>, Vec<String>) {
        let (mut notes, mut warnings) = (Vec::new(), Vec::new());
        for name in self.names(folder, &mut warnings) {
            let path = self.folder.join(folder).join(&name);
            let Some(id) = id_of(&name) else {
                warnings.push(foreign(&path));
                continue;
            };
            match self.read_one(id, folder, &path) {
                Ok((note, warning)) => {
                    notes.push(note);
                    warnings.extend(warning);
                }
                Err(error) => warnings.push(error.chain()),
            }
        }
        notes.sort_by(|a, b| (&a.created, &a.id).cmp(&(&b.created, &b.id)));
        // A watcher is not to tell them once more.
        self.seen().untold(warnings.clone());
        (notes, warnings)
    }

    fn read_one(&self, id: &str, folder: &str, path: &Path) -> Result<(Note, Option<String>)> {
        // Before the bytes: a change between the two is then seen as one.
        let stamp = self.storage.stamp(path).ok().and_then(settled);
        let bytes = self.storage.read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let content = parse(&bytes);
        if folder == "notes" {
            let hash = content.hash(&bytes);
            self.take_in(id, path, content, hash, stamp)
        } else {
            self.take_in(&format!("{folder}/{id}"), path, content, hash_of(&bytes), stamp)
        }
    }

    /// Makes what a file holds a note, and remembers it under `key`, which ends with the note's id.
    pub(super) fn take_in(
        &self,
        key: &str,
        path: &Path,
        content: Content,
        hash: String,
        stamp: Option<Stamp>,
    ) -> Result<(Note, Option<String>)> {
        match content {
            Content::Note(mut note) => {
                let id = key.rsplit('/').next().unwrap_or(key);
                let warning = (!note.id.is_empty() && note.id != id)
                    .then(|| format!("{} says that its id is {:?}; the file's name counts", path.display(), note.id));
                id.clone_into(&mut note.id);
                note.targets.iter_mut().for_each(Target::settle);
                self.seen().remember(key, hash, stamp);
                Ok((*note, warning))
            }
            Content::Newer(schema) => {
                self.seen().remember(key, hash, stamp);
                Err(newer(path, schema))
            }
            Content::Broken(why) => {
                self.seen().set_away(key);
                let aside = self.set_aside(path)?;
                Err(Error::Refused(format!("{} is no note ({why}); it is kept as {}", path.display(), aside.display())))
            }
        }
    }

    /// The names of a folder's files but for hidden ones and those set aside.
    pub(super) fn names(&self, folder: &str, warnings: &mut Vec<String>) -> Vec<String> {
        let path = self.folder.join(folder);
        let mut names = self.storage.list(&path).unwrap_or_else(|source| {
            warnings.push(Error::Read { path: path.clone(), source }.chain());
            Vec::new()
        });
        names.retain(|name| !name.starts_with('.') && !name.contains(".corrupt-"));
        names
    }

    pub(super) fn set_aside(&self, path: &Path) -> Result<PathBuf> {
        let mut aside = path.as_os_str().to_owned();
        aside.push(format!(".corrupt-{}-{}", now(), crate::note::new_id()));
        let aside = PathBuf::from(aside);
        let source = match self.storage.rename(path, &aside) {
            Ok(()) => return Ok(aside),
            Err(source) => source,
        };
        Err(Error::Write { path: path.to_owned(), source })
    }
}

impl Content {
    /// Returns the hash of what a file says, but for how it stands with the targets: that is found anew in each text,
    /// and keeping it is no edit.
    pub(super) fn hash(&self, bytes: &[u8]) -> String {
        let Self::Note(note) = self else { return hash_of(bytes) };
        let mut note = note.clone();
        for target in &mut note.targets {
            target.state = State::default();
            target.found.clear();
            target.found_in = 0;
        }
        // What came from JSON becomes JSON.
        serde_json::to_vec(&note).map_or_else(|_| hash_of(bytes), |said| hash_of(&said))
    }
}

/// Returns the id of the note that a file of this name holds.
pub(super) fn id_of(name: &str) -> Option<&str> {
    name.strip_suffix(".json").filter(|id| is_id(id))
}

fn is_temporary(name: &str) -> bool {
    name.strip_prefix('.').and_then(|name| name.strip_suffix(".tmp")).is_some_and(is_id)
}

pub(super) fn foreign(path: &Path) -> String {
    format!("{} has no note's name and is left alone; rename it to be read", path.display())
}

pub(super) fn parse(bytes: &[u8]) -> Content {
    if let Ok(note) = serde_json::from_slice(bytes) {
        return Content::Note(note);
    }
    let value: Value = match serde_json::from_slice(bytes) {
        Ok(value) => value,
        Err(error) => return Content::Broken(error.to_string()),
    };
    let schema = value.get("schema").and_then(Value::as_u64).unwrap_or_default();
    match serde_json::from_value(value) {
        Ok(note) => Content::Note(note),
        Err(_) if schema > SCHEMA.into() => Content::Newer(schema),
        Err(error) => Content::Broken(error.to_string()),
    }
}
