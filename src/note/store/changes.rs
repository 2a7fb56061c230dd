//! What other programs did to the notes while this one runs.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use super::Store;
use super::reading::{Content, id_of, parse};
use super::seen::settled;
use crate::error::Error;
use crate::note::Note;

/// What other programs did to the notes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Changes {
    /// Notes that are new or have other words, tags or targets, in the order in which they were begun.
    pub notes: Vec<Note>,
    /// The ids of notes that are gone.
    pub gone: Vec<String>,
    /// What could not be read, a sentence each.
    pub warnings: Vec<String>,
}

impl Changes {
    /// Tells whether there is nothing to tell.
    pub fn is_empty(&self) -> bool {
        self.notes.is_empty() && self.gone.is_empty() && self.warnings.is_empty()
    }
}

impl Store {
    /// Tells what changed on disk since the notes were last read, written or asked after here.
    ///
    /// Costs one look at the folder where nothing changed: writers rename their files into it. Else the size and time
    /// of each file are looked at, and those are read that differ. How it stands with the targets is no change.
    pub fn changes(&self) -> Changes {
        let folder = self.folder.join("notes");
        let stamp = match self.storage.stamp(&folder) {
            Ok(stamp) => settled(stamp),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return self.folder_away(&folder),
            Err(source) => return self.told(Changes { warnings: vec![unread(&folder, source)], ..Changes::default() }),
        };
        if stamp.is_some() && self.seen().folder == stamp {
            return Changes::default();
        }
        let (mut changes, mut is_settled) = (Changes::default(), true);
        let names = self.names("notes", &mut changes.warnings);
        if changes.warnings.is_empty() {
            let there: HashSet<&str> = names.iter().filter_map(|name| id_of(name)).collect();
            changes.gone = self.seen().take_gone(&there);
        }
        for name in &names {
            is_settled &= self.look_at(name, &folder.join(name), &mut changes);
        }
        self.seen().folder = stamp.filter(|_| is_settled);
        changes.notes.sort_by(|a, b| (&a.created, &a.id).cmp(&(&b.created, &b.id)));
        self.told(changes)
    }

    /// Looks at one file; tells whether its size and time will tell the next change.
    fn look_at(&self, name: &str, path: &Path, changes: &mut Changes) -> bool {
        let Some(id) = id_of(name) else {
            changes.warnings.push(super::reading::foreign(path));
            return true;
        };
        let stamp = self.storage.stamp(path).ok().and_then(settled);
        if self.seen().is_untouched(id, stamp) {
            return true;
        }
        let bytes = match self.storage.read(path) {
            Ok(bytes) => bytes,
            // Renamed since its name was read; the next look sees it gone.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return false,
            Err(source) => {
                changes.warnings.push(unread(path, source));
                return true;
            }
        };
        let content = parse(&bytes);
        let hash = content.hash(&bytes);
        if self.seen().is_last(id, &hash) {
            self.seen().remember(id, hash, stamp);
        } else if matches!(content, Content::Broken(_)) && stamp.is_none() {
            // Perhaps another program is in the middle of writing it.
        } else {
            match self.take_in(id, path, content, hash, stamp) {
                Ok((note, warning)) => {
                    changes.notes.push(note);
                    changes.warnings.extend(warning);
                }
                Err(error) => changes.warnings.push(error.chain()),
            }
        }
        stamp.is_some()
    }

    /// Notes whose folder vanished, a drive that was unplugged, are not taken for deleted.
    fn folder_away(&self, folder: &Path) -> Changes {
        let mut changes = Changes::default();
        if self.seen().set_folder_away() {
            changes.warnings.push(format!(
                "{} is gone; its notes are shown until you quit, and saving one makes the folder anew",
                folder.display()
            ));
        }
        changes
    }

    fn told(&self, mut changes: Changes) -> Changes {
        changes.warnings = self.seen().untold(changes.warnings);
        changes
    }
}

fn unread(path: &Path, source: io::Error) -> String {
    Error::Read { path: path.to_owned(), source }.chain()
}
