//! What was open before: one small file a set, so that nothing costs more than that set.
//!
//! ```text
//! sets/<id>.json             what was open together, when, and where it was left
//! texts/<sha256>.txt         the texts as they were last read, to tell what has changed
//! pasted/pasted text <n>     articles that were pasted
//! corrections/<key>.json     what the reader corrected of what is known of an article
//! trash/<id>.json            sets removed from the library
//! ```
//!
//! All of it can be deleted without losing notes.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::error::{Error, Result};
use crate::note::anchor::sha256;
use crate::note::store::{Disk, Storage, replace};
use crate::note::{new_id, now};
use crate::place;

pub mod changes;
pub mod correction;

/// The form of the files that this version writes.
const SCHEMA: u32 = 1;

/// How many sets are remembered; the ones read longest ago give way.
pub const MOST: usize = 500;

/// The longest text that is kept to tell what has changed, in bytes.
const MAX_TEXT: usize = 8 * 1024 * 1024;

/// The longest file that is read, in bytes.
const MAX_FILE: usize = 16 * 1024 * 1024;

/// A set of articles that was open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Entry {
    /// The form of the file.
    pub schema: u32,
    /// Its name, made from its sources by [`Entry::id_of`].
    pub id: String,
    /// What the set is called; empty where it has no name.
    pub title: String,
    /// The story file that names its articles.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub story: Option<PathBuf>,
    /// When it was last read: UTC, ISO 8601.
    pub read: String,
    /// The article that was in hand.
    pub in_hand: usize,
    /// Its articles from left to right.
    pub sources: Vec<Shelved>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// An article of a set that was open.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Shelved {
    /// The absolute path or the address that it is opened by.
    pub at: String,
    /// Its outlet.
    pub outlet: String,
    /// Its headline.
    pub title: String,
    /// The address it is known by.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// How many sentences it had; 0 where it could not be read.
    pub sentences: usize,
    /// SHA-256 of its text as last read.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text_sha256: Option<String>,
    /// Where it was left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// Fields that this version does not know.
    #[serde(flatten)]
    pub more: Map<String, Value>,
}

/// Where an article was left.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Place {
    /// The byte of its text where the sentence in hand began.
    pub offset: usize,
    /// The sentence, which finds the place again in another text.
    pub sentence: String,
}

impl Entry {
    /// Returns the name of the set of these sources, in whatever order they are.
    pub fn id_of<'a>(sources: impl Iterator<Item = &'a str>) -> String {
        let mut names: Vec<&str> = sources.collect();
        names.sort_unstable();
        sha256(&names.join("\n"))[..32].to_owned()
    }

    /// Returns the name of the set of its sources as they are spelled now; its own one may be of an earlier spelling.
    pub fn set_id(&self) -> String {
        Self::id_of(self.sources.iter().map(|source| source.at.as_str()))
    }

    /// Spells the paths of its articles in one way.
    fn settled(mut self) -> Self {
        for source in &mut self.sources {
            source.at = place::of_kept(Path::new(&source.at)).display().to_string();
        }
        self
    }
}

impl Place {
    /// Returns where the place is in a text: where its sentence stands, nearest to where it stood, else the byte it was
    /// at, as far as the text goes.
    pub fn find(&self, text: &str) -> usize {
        if !self.sentence.is_empty() {
            let distance = |(at, _): &(usize, &str)| at.abs_diff(self.offset);
            if let Some((at, _)) = text.match_indices(&self.sentence).min_by_key(distance) {
                return at;
            }
        }
        text.floor_char_boundary(self.offset)
    }
}

/// The folder of what was open before.
#[derive(Debug)]
pub struct Library {
    folder: PathBuf,
    storage: Box<dyn Storage>,
}

impl Library {
    /// Returns the library in a folder, which need not exist yet.
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self::with_storage(folder, Box::new(Disk))
    }

    /// Returns a library on other storage.
    pub fn with_storage(folder: impl Into<PathBuf>, storage: Box<dyn Storage>) -> Self {
        Self { folder: folder.into(), storage }
    }

    /// Tells whether any set was ever kept.
    pub fn is_empty(&self) -> bool {
        let names = self.storage.list(&self.folder.join("sets")).unwrap_or_default();
        !names.iter().any(|name| is_entry(name))
    }

    /// Reads all sets, the one read last first, and says in a sentence each what could not be read.
    ///
    /// A file that is none is renamed to `<name>.corrupt-<id>`; one that a newer version wrote stays, and is left out. Of
    /// files of one set, whose articles were spelled otherwise, only the one read last counts.
    pub fn load(&self) -> (Vec<Entry>, Vec<String>) {
        let (mut entries, warnings) = self.load_all();
        let mut known = HashSet::new();
        entries.retain(|entry| known.insert(entry.set_id()));
        (entries, warnings)
    }

    /// Reads the files of all sets, the one read last first.
    fn load_all(&self) -> (Vec<Entry>, Vec<String>) {
        let (mut entries, mut warnings) = (Vec::new(), Vec::new());
        let folder = self.folder.join("sets");
        let names = self.storage.list(&folder).unwrap_or_else(|source| {
            warnings.push(Error::Read { path: folder.clone(), source }.chain());
            Vec::new()
        });
        for name in names.iter().filter(|name| is_entry(name)) {
            match self.read(&folder.join(name)) {
                Ok(entry) if format!("{}.json", entry.id) == *name => entries.push(entry),
                Ok(_) => {}
                Err(warning) => warnings.push(warning),
            }
        }
        entries.sort_by(|a: &Entry, b| (&b.read, &a.id).cmp(&(&a.read, &b.id)));
        (entries, warnings)
    }

    /// Returns a set by its name, where it was kept and can be read.
    pub fn entry(&self, id: &str) -> Option<Entry> {
        let bytes = self.storage.read(&self.file("sets", id).ok()?).ok()?;
        parse(&bytes).ok().flatten().filter(|entry: &Entry| entry.id == id).map(Entry::settled)
    }

    fn read(&self, path: &Path) -> std::result::Result<Entry, String> {
        let bytes = self.storage.read(path).map_err(|source| Error::Read { path: path.to_owned(), source }.chain())?;
        match parse(&bytes) {
            Ok(Some(entry)) => Ok(Entry::settled(entry)),
            Ok(None) => Err(format!("{} was written by a newer rashomon and is left alone", path.display())),
            Err(why) => {
                let mut aside = path.as_os_str().to_owned();
                aside.push(format!(".corrupt-{}", new_id()));
                let aside = PathBuf::from(aside);
                Err(match self.storage.rename(path, &aside) {
                    Ok(()) => {
                        format!("a set of the library could not be read ({why}); set aside as {}", aside.display())
                    }
                    Err(error) => format!("{} could not be read ({why}) nor set aside: {error}", path.display()),
                })
            }
        }
    }

    /// Keeps a set as read now, with the texts of its articles; sets beyond [`MOST`] give way.
    pub fn save(&self, entry: &Entry, texts: &[&str]) -> Result<()> {
        let path = self.file("sets", &entry.id)?;
        for text in texts.iter().filter(|text| text.len() <= MAX_TEXT) {
            self.keep_text(text)?;
        }
        self.made("sets")?;
        let entry = Entry { schema: SCHEMA, read: now(), ..entry.clone() };
        self.write(&path, &entry)?;
        self.trim();
        Ok(())
    }

    /// Removes a set from the library; [`Library::restore`] brings it back.
    pub fn remove(&self, id: &str) -> Result<()> {
        let (from, to) = (self.file("sets", id)?, self.file("trash", id)?);
        self.made("trash")?;
        self.storage.rename(&from, &to).map_err(|source| Error::Write { path: from, source })
    }

    /// Brings a removed set back.
    pub fn restore(&self, id: &str) -> Result<()> {
        let (from, to) = (self.file("trash", id)?, self.file("sets", id)?);
        self.storage.rename(&from, &to).map_err(|source| Error::Write { path: to, source })
    }

    /// Keeps a text that was pasted as an article of its own and returns its file.
    pub fn keep_pasted(&self, text: &str) -> Result<PathBuf> {
        let folder = self.made("pasted")?;
        let taken = self.storage.list(&folder).map_err(|source| Error::Read { path: folder.clone(), source })?;
        let numbers = taken.iter().filter_map(|name| name.strip_prefix(PASTED)?.parse::<u64>().ok());
        let path = folder.join(format!("{PASTED}{}", numbers.max().unwrap_or(0).saturating_add(1)));
        self.storage.create(&path, text.as_bytes()).map_err(|source| Error::Write { path: path.clone(), source })?;
        Ok(path)
    }

    /// Returns a text that was kept, by its hash; `None` where it is not there any more.
    pub fn text(&self, hash: &str) -> Option<String> {
        let bytes = self.storage.read(&self.folder.join("texts").join(format!("{hash}.txt"))).ok()?;
        let text = String::from_utf8(bytes).ok()?;
        (sha256(&text) == hash).then_some(text)
    }

    fn keep_text(&self, text: &str) -> Result<()> {
        let hash = sha256(text);
        if self.text(&hash).is_some() {
            return Ok(());
        }
        let path = self.made("texts")?.join(format!("{hash}.txt"));
        replace(&*self.storage, &path, text.as_bytes()).map_err(|source| Error::Write { path, source })
    }

    fn write(&self, path: &Path, value: &impl Serialize) -> Result<()> {
        let failed = |source| Error::Write { path: path.to_owned(), source };
        let mut bytes = serde_json::to_vec_pretty(value).map_err(|error| failed(error.into()))?;
        bytes.push(b'\n');
        replace(&*self.storage, path, &bytes).map_err(failed)
    }

    /// Forgets the sets beyond [`MOST`], the files of sets that were kept again under another spelling, and the texts that
    /// no set is known by any more.
    fn trim(&self) {
        // What cannot be removed today can be removed another time.
        let (entries, _) = self.load_all();
        let mut known = HashSet::new();
        let (kept, beyond): (Vec<Entry>, Vec<Entry>) =
            entries.into_iter().partition(|entry| known.insert(entry.set_id()) && known.len() <= MOST);
        for entry in beyond {
            if let Ok(path) = self.file("sets", &entry.id) {
                let _ = self.storage.remove(&path);
            }
        }
        let mut wanted: Vec<&str> =
            kept.iter().flat_map(|entry| &entry.sources).filter_map(|source| source.text_sha256.as_deref()).collect();
        let corrected = self.corrected_texts();
        wanted.extend(corrected.iter().map(String::as_str));
        let folder = self.folder.join("texts");
        for name in self.storage.list(&folder).unwrap_or_default() {
            if name.strip_suffix(".txt").is_some_and(|hash| !hash.starts_with('.') && !wanted.contains(&hash)) {
                let _ = self.storage.remove(&folder.join(name));
            }
        }
    }

    /// Returns a folder of the library, made if need be.
    fn made(&self, name: &str) -> Result<PathBuf> {
        let path = self.folder.join(name);
        match self.storage.create_folder(&path) {
            Ok(()) => Ok(path),
            Err(source) => Err(Error::Write { path, source }),
        }
    }

    /// Returns the file of a set or a correction; a name that is none never becomes part of a path.
    fn file(&self, folder: &str, id: &str) -> Result<PathBuf> {
        if is_id(id) {
            Ok(self.folder.join(folder).join(format!("{id}.json")))
        } else {
            Err(Error::Refused(format!("{id:?} names nothing in the library")))
        }
    }
}

/// How the names of pasted texts begin.
const PASTED: &str = "pasted text ";

fn is_id(id: &str) -> bool {
    id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'a'..=b'f'))
}

fn is_entry(name: &str) -> bool {
    name.strip_suffix(".json").is_some_and(is_id)
}

/// Returns what a file of the library holds; `None` where a newer version wrote it in a way this one cannot read.
fn parse<T: for<'a> Deserialize<'a>>(bytes: &[u8]) -> std::result::Result<Option<T>, String> {
    if bytes.len() > MAX_FILE {
        return Err("it is too large".to_owned());
    }
    let value: Value = serde_json::from_slice(bytes).map_err(|error| error.to_string())?;
    let schema = value.get("schema").and_then(Value::as_u64).unwrap_or_default();
    if schema > SCHEMA.into() {
        return Ok(None);
    }
    serde_json::from_value(value).map(Some).map_err(|error| error.to_string())
}

/// Tells whether an error is that there is no such file.
fn is_missing(error: &io::Error) -> bool {
    error.kind() == io::ErrorKind::NotFound
}

#[cfg(test)]
mod tests;
