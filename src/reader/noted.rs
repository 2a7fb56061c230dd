//! Notes as the reader handles them: where they are, being written, changed and undone.

use std::cmp::Ordering;

use ratatui_textarea::TextArea;

use super::list::List;
use crate::article::{Origin, Paragraph, Span};
use crate::library::correction::Field;
use crate::note::Note;
use crate::note::anchor::Place;

/// A note with its places in the open articles.
#[derive(Clone, Debug)]
pub struct Noted {
    /// The note.
    pub note: Note,
    /// For each target, the open articles it belongs to and how it was found there.
    pub places: Vec<Vec<(usize, Place)>>,
}

impl Noted {
    /// Returns a note that has not been looked for in any open article yet.
    pub fn nowhere(note: Note) -> Self {
        Self { places: vec![Vec::new(); note.targets.len()], note }
    }

    /// Tells whether any of its targets belongs to an open article.
    pub fn is_open(&self) -> bool {
        self.places.iter().any(|places| !places.is_empty())
    }

    /// Orders notes as they were begun.
    pub fn in_order(&self, other: &Self) -> Ordering {
        (&self.note.created, &self.note.id).cmp(&(&other.note.created, &other.note.id))
    }

    /// Returns the spans it surely has in an open article; a place to be reviewed is none.
    pub fn spans(&self, pane: usize) -> impl Iterator<Item = Span> + '_ {
        let here = self.places.iter().flatten().filter(move |(at, place)| *at == pane && place.state.is_anchored());
        here.filter_map(|(_, place)| place.span)
    }

    /// Tells whether it touches a span of an open article.
    pub fn touches(&self, pane: usize, span: Span) -> bool {
        self.spans(pane).any(|own| own.overlaps(span))
    }
}

/// A row of the list of notes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Words that were never saved, by their place.
    Kept(usize),
    /// A note, by its place.
    Note(usize),
}

/// Returns the rows that a list of notes shows: unsaved words first, then the notes in their order.
pub fn rows(drafts: &[Kept], notes: &[Noted], list: &List) -> Vec<Row> {
    let kept = drafts
        .iter()
        .enumerate()
        .filter(|(_, kept)| list.filter.is_empty() || list.wants(&format!("{} {}", kept.body, kept.quotes.join(" "))));
    let noted = notes.iter().enumerate().filter(|(_, noted)| {
        let note = &noted.note;
        let quotes = note.targets.iter().map(|target| format!("{} {} ", target.outlet_or_file(), target.exact));
        let tags = note.tags.iter().map(|tag| format!("#{tag} "));
        list.filter.is_empty() || list.wants(&(quotes.chain(tags).collect::<String>() + &note.body))
    });
    kept.map(|(place, _)| Row::Kept(place)).chain(noted.map(|(place, _)| Row::Note(place))).collect()
}

/// A passage that a note is to be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The open article.
    pub pane: usize,
    /// The bytes noted, whole sentences.
    pub span: Span,
}

/// A note being written.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The note's id; a new note has one from the start, so that its draft has a name.
    pub id: String,
    /// What the note is on, where these are not passages of open articles.
    pub quotes: Vec<String>,
    /// The passages a new note is on; none for one that is edited.
    pub spots: Vec<Spot>,
    /// The words of the note as saved last; `None` while it is new.
    pub before: Option<String>,
    /// The words.
    pub text: TextArea<'static>,
    /// Whether it holds words that are not on disk yet.
    pub unsaved: bool,
}

impl Draft {
    /// Returns the words written.
    pub fn body(&self) -> String {
        self.text.lines().join("\n")
    }
}

/// Words of a note whose window was closed without saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The note's id.
    pub id: String,
    /// The words.
    pub body: String,
    /// What it is on.
    pub quotes: Vec<String>,
    /// The passages a new note is on.
    pub spots: Vec<Spot>,
    /// Whether the words are on disk; if not, they end with the program.
    pub on_disk: bool,
}

/// Changes to notes, to be undone and redone.
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
            Self::Dropped(_) => "dropping of unsaved words",
            Self::Closed { .. } => "closing of an article",
            Self::Corrected { .. } => "correction",
            Self::Overruled { .. } => "setting apart",
            Self::Edited { .. } => "change to a note",
            Self::Tagged { .. } => "change of tags",
        }
    }
}

/// A change to a note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It was begun.
    Added(String),
    /// It was deleted.
    Deleted(String),
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
    /// Its tags were changed.
    Tagged {
        /// The note's id.
        id: String,
        /// The tags before.
        before: Vec<String>,
        /// The tags after.
        after: Vec<String>,
    },
    /// Its words were changed.
    Edited {
        /// The note's id.
        id: String,
        /// The words before.
        before: String,
        /// The words after.
        after: String,
    },
}
