//! What a store remembers of the files it read and wrote.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, SystemTime};

use super::Stamp;
use crate::note::anchor::sha256;

/// A file that was changed less than this ago may be changed again without another time of change: file systems count
/// in ticks, the coarsest in two seconds.
const TICK: Duration = Duration::from_secs(2);

/// What is remembered of the files.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// By a note's id, or `drafts/` and the id.
    files: HashMap<String, File>,
    /// The folder of the notes when it was last gone through, where its time tells the next change.
    pub(super) folder: Option<Stamp>,
    /// Warnings that were given already.
    told: HashSet<String>,
}

/// What is remembered of one file.
#[derive(Debug)]
struct File {
    hash: String,
    /// How the file was when it was read, where that tells the next change.
    stamp: Option<Stamp>,
    /// Whether it vanished with its folder or was set aside: that takes no note away.
    is_away: bool,
}

impl Seen {
    pub(super) fn remember(&mut self, key: &str, hash: String, stamp: Option<Stamp>) {
        self.files.insert(key.to_owned(), File { hash, stamp, is_away: false });
    }

    pub(super) fn forget(&mut self, key: &str) {
        self.files.remove(key);
    }

    /// Tells whether a file was seen and has the hash that it had then.
    pub(super) fn is_last(&self, key: &str, hash: &str) -> bool {
        self.files.get(key).is_some_and(|file| file.hash == hash)
    }

    /// Tells whether a file surely is as it was when read last.
    pub(super) fn is_untouched(&self, key: &str, stamp: Option<Stamp>) -> bool {
        stamp.is_some() && self.files.get(key).is_some_and(|file| file.stamp == stamp && !file.is_away)
    }

    pub(super) fn set_away(&mut self, key: &str) {
        if let Some(file) = self.files.get_mut(key) {
            file.is_away = true;
        }
    }

    /// Keeps in mind that the folder of the notes vanished; tells whether that is news.
    pub(super) fn set_folder_away(&mut self) -> bool {
        let mut is_news = false;
        for (_, file) in self.files.iter_mut().filter(|(key, _)| is_note(key)) {
            is_news |= !std::mem::replace(&mut file.is_away, true);
        }
        self.folder = None;
        is_news
    }

    /// Returns the ids of the notes that are no longer among `there`, and forgets them.
    pub(super) fn take_gone(&mut self, there: &HashSet<&str>) -> Vec<String> {
        let is_gone = |key: &str, file: &File| is_note(key) && !file.is_away && !there.contains(key);
        let mut gone: Vec<String> = self.files.extract_if(|key, file| is_gone(key, file)).map(|(key, _)| key).collect();
        gone.sort_unstable();
        gone
    }

    /// Leaves only the warnings that were not given before.
    pub(super) fn untold(&mut self, warnings: Vec<String>) -> Vec<String> {
        warnings.into_iter().filter(|warning| self.told.insert(warning.clone())).collect()
    }
}

fn is_note(key: &str) -> bool {
    !key.contains('/')
}

/// Returns a stamp where it tells the next change.
pub(super) fn settled(stamp: Stamp) -> Option<Stamp> {
    let now = SystemTime::now();
    let apart = now.duration_since(stamp.changed).unwrap_or_else(|error| error.duration());
    (apart > TICK).then_some(stamp)
}

pub(super) fn hash_of(bytes: &[u8]) -> String {
    sha256(&String::from_utf8_lossy(bytes))
}
