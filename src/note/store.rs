//! Notes on disk: one note, one file, so that a crash, a second reader or a sync folder costs no more than one note.
//!
//! ```text
//! notes/<id>.json           the notes
//! texts/<sha256>.txt        the canonical texts they were made on
//! drafts/<id>.json          notes whose editor is open, as they stand there
//! trash/<id>.<time>.json    deleted notes and the losers of two writers
//! ```
//!
//! Nothing is overwritten that was not read before, and nothing is removed but drafts: what is in the way is renamed.

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use jiff::Timestamp;
use serde_json::Value;

use super::anchor::sha256;
use super::{Note, SCHEMA, is_id};
use crate::error::{Error, Result};

mod lock;
mod storage;

pub use storage::{Disk, Storage, replace};

/// The folders with notes, texts, drafts and trash.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
    storage: Box<dyn Storage>,
    /// The hash of each note's file as it was last read or written here.
    seen: Mutex<HashMap<String, String>>,
}

/// What came of saving a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saved {
    /// It was written.
    Written,
    /// It was written; what somebody else had written meanwhile is this file in the trash.
    Beside(PathBuf),
}

/// A note in the trash.
#[derive(Clone, Debug, PartialEq)]
pub struct Trashed {
    /// The file's name, which [`Store::restore`] takes.
    pub name: String,
    /// The note.
    pub note: Note,
}

/// What a file holds.
enum Content {
    Note(Box<Note>),
    /// Written by a newer version, and not to be read by this one.
    Newer(u64),
    /// Not a note; the reason.
    Broken(String),
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

    /// Reads all notes, and says in a sentence each what could not be read.
    ///
    /// A file that is no note is renamed to `<name>.corrupt-<time>`; one that a newer version wrote stays.
    pub fn load(&self) -> (Vec<Note>, Vec<String>) {
        self.read_all("notes")
    }

    /// Reads the notes whose editor was open when the program ended, and says what could not be read.
    pub fn drafts(&self) -> (Vec<Note>, Vec<String>) {
        self.read_all("drafts")
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
        let next = Note { schema: SCHEMA, revision: revision.max(note.revision) + 1, ..note.clone() };
        self.write(&path, &next)?;
        *note = next;
        Ok(beside.map_or(Saved::Written, Saved::Beside))
    }

    /// Moves a note to the trash and returns the file's name there, which [`Store::restore`] takes.
    pub fn delete(&self, id: &str) -> Result<String> {
        let path = self.path("notes", id)?;
        let _lock = lock::Lock::take(&self.made("notes")?);
        self.to_trash(id, &path)
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
        let time = |name: &str| name.split('.').nth(1).unwrap_or_default().to_owned();
        found.sort_by_cached_key(|trashed| (time(&trashed.name), trashed.name.clone()));
        (found, warnings)
    }

    /// Returns the ids of the notes that are in the trash.
    pub fn deleted(&self) -> Vec<String> {
        self.trash().0.into_iter().map(|trashed| trashed.note.id).collect()
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
        let (trashed, _) = self.trash();
        let by_name = trashed.iter().find(|trashed| trashed.name == name);
        let Some(found) = by_name.or_else(|| trashed.iter().rfind(|trashed| trashed.note.id == name)) else {
            return Err(Error::Refused(format!("no note {name} is in the trash; see what is there with its list")));
        };
        let mut note = found.note.clone();
        if let Some(id) = id.filter(|id| **id != note.id) {
            (note.id, note.revision) = (id.to_owned(), 0);
        }
        if exists(&self.path("notes", &note.id)?)? {
            note.id = self.free_id()?;
            note.revision = 0;
        }
        self.save(&mut note)?;
        let path = self.folder.join("trash").join(&found.name);
        // The note is back; a copy that stays in the trash does no harm.
        let _ = self.storage.remove(&path);
        Ok(note)
    }

    /// Keeps a note as it stands in an open editor, so that a crash loses nothing.
    pub fn save_draft(&self, note: &Note) -> Result<()> {
        let path = self.path("drafts", &note.id)?;
        self.made("drafts")?;
        let _lock = lock::Lock::take(&self.made("notes")?);
        let (bytes, key) = (json(note, &path)?, format!("drafts/{}", note.id));
        let there = self.storage.read(&path).ok();
        if there.is_some_and(|there| self.seen_hash(&key) != Some(hash_of(&there))) {
            // Another program's words on the same note: they are kept beside ours.
            self.to_trash(&note.id, &path)?;
        }
        replace(&*self.storage, &path, &bytes).map_err(|source| Error::Write { path, source })?;
        self.remember(&key, &bytes);
        Ok(())
    }

    /// Removes a draft, once its note is saved or given up; no draft is no error.
    pub fn remove_draft(&self, id: &str) -> Result<()> {
        let path = self.path("drafts", id)?;
        let there = self.storage.read(&path).ok();
        if there.is_some_and(|there| self.seen_hash(&format!("drafts/{id}")) != Some(hash_of(&there))) {
            // It holds another program's words by now.
            return Ok(());
        }
        match self.storage.remove(&path) {
            Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Error::Write { path, source }),
            _ => Ok(()),
        }
    }

    /// Keeps the canonical text that a target was made on, and returns its hash.
    pub fn keep_text(&self, text: &str) -> Result<String> {
        let hash = sha256(text);
        if self.text(&hash).is_none() {
            let path = self.made("texts")?.join(format!("{hash}.txt"));
            replace(&*self.storage, &path, text.as_bytes()).map_err(|source| Error::Write { path, source })?;
        }
        Ok(hash)
    }

    /// Returns the canonical text of a hash; none where it is not kept or is damaged.
    pub fn text(&self, hash: &str) -> Option<String> {
        let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
        let path = self.folder.join("texts").join(format!("{hash}.txt"));
        let text = String::from_utf8(is_hash.then(|| self.storage.read(&path).ok())??).ok()?;
        (sha256(&text) == hash).then_some(text)
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

    /// Clears the way for `note`: what is in the file, if it is not what was read, goes to the trash. Returns the
    /// revision found and the file in the trash.
    fn give_way(&self, note: &Note, path: &Path) -> Result<(u64, Option<PathBuf>)> {
        let bytes = match self.storage.read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok((0, None)),
            Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
        };
        match parse(&bytes) {
            Content::Newer(schema) => Err(newer(path, schema)),
            Content::Note(found) if found.is_newer() => Err(newer(path, found.schema.into())),
            Content::Note(found) if found.revision == note.revision && self.is_seen(&note.id, &bytes) => {
                Ok((found.revision, None))
            }
            Content::Note(found) => {
                let folder = self.made("trash")?;
                let copy = folder.join(self.trash_name(&note.id));
                replace(&*self.storage, &copy, &bytes).map_err(|source| Error::Write { path: copy.clone(), source })?;
                Ok((found.revision, Some(copy)))
            }
            Content::Broken(_) => {
                self.set_aside(path)?;
                Ok((0, None))
            }
        }
    }

    fn seen_hash(&self, key: &str) -> Option<String> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// Tells whether a note's file is as it was last read or written here; if it never was, its revision decides.
    fn is_seen(&self, id: &str, bytes: &[u8]) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(id).is_none_or(|hash| *hash == hash_of(bytes))
    }

    fn remember(&self, id: &str, bytes: &[u8]) {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).insert(id.to_owned(), hash_of(bytes));
    }

    fn write(&self, path: &Path, note: &Note) -> Result<()> {
        let bytes = json(note, path)?;
        // A note that is a link stays one.
        let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        replace(&*self.storage, &place, &bytes).map_err(|source| Error::Write { path: path.to_owned(), source })?;
        self.remember(&note.id, &bytes);
        Ok(())
    }

    fn read_all(&self, folder: &str) -> (Vec<Note>, Vec<String>) {
        let (mut notes, mut warnings) = (Vec::new(), Vec::new());
        for name in self.names(folder, &mut warnings) {
            let path = self.folder.join(folder).join(&name);
            let Some(id) = name.strip_suffix(".json").filter(|id| is_id(id)) else {
                warnings.push(format!("{} has no note's name and is left alone; rename it to be read", path.display()));
                continue;
            };
            match self.read_one(id, &path) {
                Ok((note, warning)) => {
                    notes.push(note);
                    warnings.extend(warning);
                }
                Err(error) => warnings.push(error.chain()),
            }
        }
        notes.sort_by(|a, b| (&a.created, &a.id).cmp(&(&b.created, &b.id)));
        (notes, warnings)
    }

    fn read_one(&self, id: &str, path: &Path) -> Result<(Note, Option<String>)> {
        let bytes = self.storage.read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        match parse(&bytes) {
            Content::Note(mut note) => {
                let warning = (!note.id.is_empty() && note.id != id)
                    .then(|| format!("{} says that its id is {:?}; the file's name counts", path.display(), note.id));
                id.clone_into(&mut note.id);
                if path.parent() == Some(&self.folder.join("notes")) {
                    self.remember(id, &bytes);
                } else {
                    self.remember(&format!("drafts/{id}"), &bytes);
                }
                Ok((*note, warning))
            }
            Content::Newer(schema) => Err(newer(path, schema)),
            Content::Broken(why) => {
                let aside = self.set_aside(path)?;
                Err(Error::Refused(format!("{} is no note ({why}); it is kept as {}", path.display(), aside.display())))
            }
        }
    }

    /// The names of a folder's files but for hidden ones and those set aside.
    fn names(&self, folder: &str, warnings: &mut Vec<String>) -> Vec<String> {
        let path = self.folder.join(folder);
        let mut names = self.storage.list(&path).unwrap_or_else(|source| {
            warnings.push(Error::Read { path, source }.chain());
            Vec::new()
        });
        names.retain(|name| !name.starts_with('.') && !name.contains(".corrupt-"));
        names
    }

    fn set_aside(&self, path: &Path) -> Result<PathBuf> {
        let mut aside = path.as_os_str().to_owned();
        aside.push(format!(".corrupt-{}-{}", stamp(), super::new_id()));
        let aside = PathBuf::from(aside);
        let source = match self.storage.rename(path, &aside) {
            Ok(()) => return Ok(aside),
            Err(source) => source,
        };
        Err(Error::Write { path: path.to_owned(), source })
    }

    fn to_trash(&self, id: &str, path: &Path) -> Result<String> {
        let folder = self.made("trash")?;
        let name = self.trash_name(id);
        self.storage
            .rename(path, &folder.join(&name))
            .and_then(|()| self.storage.sync_folder(&folder))
            .map_err(|source| Error::Write { path: path.to_owned(), source })?;
        Ok(name)
    }

    fn trash_name(&self, id: &str) -> String {
        let taken = self.storage.list(&self.folder.join("trash")).unwrap_or_default();
        let stamp = stamp();
        let mut name = format!("{id}.{stamp}.json");
        let mut number = 1;
        while taken.contains(&name) {
            number += 1;
            name = format!("{id}.{stamp}-{number:03}.json");
        }
        name
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

fn parse(bytes: &[u8]) -> Content {
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

fn hash_of(bytes: &[u8]) -> String {
    sha256(&String::from_utf8_lossy(bytes))
}

/// The time for file names: UTC, without colons, to the microsecond.
fn stamp() -> String {
    Timestamp::now().strftime("%Y%m%dT%H%M%S%6fZ").to_string()
}

#[cfg(test)]
mod tests;
