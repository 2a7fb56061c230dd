//! What the reader changed, so that it can be undone and done again.

use std::sync::Arc;

use super::noted::Kept;
use crate::article::{Origin, Paragraph};
use crate::library::correction::Field;
use crate::note::{Content, Target};

/// Changes, to be undone and done again.
#[derive(Clone, Debug, Default)]
pub struct History {
    /// Changes made, latest last.
    pub done: Vec<Change>,
    /// Changes undone, latest last.
    pub undone: Vec<Change>,
}

impl History {
    /// Adds a change; what was undone before can then no longer be redone.
    pub fn push(&mut self, change: Change) {
        self.done.push(change);
        self.undone.clear();
    }

    /// Adds changes made at once, as one.
    pub fn push_all(&mut self, mut changes: Vec<Change>) {
        match changes.len() {
            0 => {}
            1 => self.push(changes.remove(0)),
            _ => self.push(Change::Several(changes)),
        }
    }

    /// Drops the deletion or the return of a note that did not come about.
    pub fn forget(&mut self, id: &str) {
        let is_it = |change: &Change| matches!(change, Change::Deleted(own) | Change::Restored(own) if own == id);
        self.done.retain(|change| !is_it(change));
        for change in &mut self.done {
            if let Change::Several(changes) = change {
                changes.retain(|change| !is_it(change));
            }
        }
    }

    /// Drops the changes to paragraphs of an article whose text is another one now.
    pub fn forget_paragraphs(&mut self, article: usize) {
        let is_of_it = |change: &Change| matches!(change, Change::Overruled { pane, .. } if *pane == article);
        self.done.retain(|change| !is_of_it(change));
        self.undone.retain(|change| !is_of_it(change));
    }
}

impl Change {
    /// Returns what was changed, in words.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Added(_) => "new note",
            Self::Deleted(_) => "deletion of a note",
            Self::Restored(_) => "return of a note from the trash",
            Self::Anchored(_) => "place of a note",
            Self::Dropped(_) => "dropping of unsaved words",
            Self::Closed { .. } => "closing of an article",
            Self::Corrected { .. } => "correction",
            Self::Overruled { .. } => "setting apart",
            Self::Edited { .. } => "change to a note",
            Self::Several(_) => "changes to several notes",
        }
    }
}

/// A change.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// A note was begun.
    Added(String),
    /// A note was deleted.
    Deleted(String),
    /// A note was brought back from the trash.
    Restored(String),
    /// The reader said where the words of a note are.
    Anchored(Anchored),
    /// Words that were never saved were dropped.
    Dropped(Kept),
    /// What is known of an article was corrected.
    Corrected {
        /// The article's place.
        pane: usize,
        /// The field.
        field: Field,
        /// What it was, and where that came from.
        before: (String, Option<Origin>),
        /// What it is.
        after: String,
    },
    /// The role of a paragraph was overruled.
    Overruled {
        /// The article's place.
        pane: usize,
        /// The paragraph.
        paragraph: usize,
        /// What it was, as its source gave it.
        before: Paragraph,
        /// What it is.
        after: Paragraph,
    },
    /// An article was closed.
    Closed {
        /// Its place.
        pane: usize,
        /// The slot it was in.
        slot: usize,
    },
    /// What a note says was changed.
    Edited {
        /// The note's id.
        id: String,
        /// What it said before.
        before: Content,
        /// What it says.
        after: Content,
    },
    /// Several changes made at once, in their order.
    Several(Vec<Self>),
}

/// The place of a note's words, which the reader changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchored {
    /// The note's id.
    pub id: String,
    /// Which of its targets, from 0.
    pub target: usize,
    /// The target as it is not now: as it was before, or after once that is undone.
    pub other: Box<Target>,
    /// The text that the reader looked at.
    pub text: Arc<str>,
}
