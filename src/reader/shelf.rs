//! The library on screen, and what changed in articles since they were last read.

use super::list::List;
use crate::library::changes::Hunk;
use crate::library::{self, Entry};

/// What changed in an article since it was last read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// When it was last read, as people say it.
    pub since: String,
    /// The changes, in order.
    pub hunks: Vec<Hunk>,
}

/// The library on screen.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// The sets, the one read last first, with whether each article is missing; `None` until they are listed.
    pub entries: Option<Vec<OnShelf>>,
    /// Sets removed, latest last.
    pub removed: Vec<String>,
    /// Whether the reader began here: nothing of the user's own is open yet.
    pub is_door: bool,
}

/// A set on the shelf.
#[derive(Clone, Debug, PartialEq)]
pub struct OnShelf {
    /// The set.
    pub entry: Entry,
    /// For each article, whether its file is not there any more.
    pub missing: Vec<bool>,
}

impl Shelf {
    /// Tells whether a list shows the sample, which comes last.
    pub fn shows_sample(list: &List) -> bool {
        list.wants("Sample story")
    }

    /// Returns the sets that a list shows.
    pub fn shown(&self, list: &List) -> Vec<&OnShelf> {
        let is_wanted = |on_shelf: &&OnShelf| {
            let Entry { title, sources, .. } = &on_shelf.entry;
            let of = |source: &library::Shelved| format!("{} {} {} ", source.outlet, source.title, source.at);
            list.wants(&(format!("{title} ") + &sources.iter().map(of).collect::<String>()))
        };
        self.entries.iter().flatten().filter(is_wanted).collect()
    }
}
