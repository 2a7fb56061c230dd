//! What goes to the workers and what comes back.

use std::path::PathBuf;
use std::sync::Arc;

use super::app::OnShelf;
use super::noted::{Kept, Noted, Quoted};
use super::search::Query;
use super::survey::{Arranged, Arrangement};
use crate::article::{Article, Extract, Role, Span};
use crate::comparison::{Comparison, Progress};
use crate::library::Entry;
use crate::library::changes::Hunk;
use crate::library::correction::Field;
use crate::note::anchor::Place;
use crate::note::store::Trashed;
use crate::note::{Content, Target};
use crate::source::access::Progress as Fetching;
use crate::source::{Opened, Set, Source};
use crate::story::Story;

/// What an update asks the world for.
#[derive(Debug)]
pub enum Effect {
    /// Read a source.
    Read {
        /// The article's place.
        pane: usize,
        /// The number of this attempt.
        attempt: u64,
        /// The source.
        source: Source,
        /// Whether a page is fetched again although it was kept.
        fresh: bool,
    },
    /// Read the source of a place no further.
    Abandon {
        /// The article's place.
        pane: usize,
    },
    /// Find the sentences of a text once more: the role of a paragraph is another.
    ReadAgain {
        /// The article's place.
        pane: usize,
        /// The number of this attempt.
        attempt: u64,
        /// The text.
        extract: Box<Extract>,
    },
    /// Compare the articles; one that could not be read is `None`.
    Compare {
        /// The number of this comparison.
        generation: u64,
        /// The articles by place.
        articles: Vec<Option<Arc<Article>>>,
    },
    /// Compare no further.
    StopComparing {
        /// A number that no comparison has.
        generation: u64,
    },
    /// Look for words in the texts of the articles.
    Search {
        /// The number of this search.
        number: u64,
        /// The words.
        query: Arc<Query>,
        /// The texts by place.
        texts: Vec<Option<Arc<str>>>,
    },
    /// Gather what is to be known over all articles, and put the rows of a table in order.
    Survey {
        /// The comparison.
        comparison: Arc<Comparison>,
        /// The articles compared, by place.
        articles: Vec<Option<Arc<Article>>>,
        /// Which rows, in which order.
        arrangement: Arrangement,
    },
    /// Do something with the notes on disk.
    Keep(Request),
    /// Do something with the library on disk, or with the names of sources.
    Shelve(Shelving),
    /// Give the terminal back until the shell continues the program.
    Suspend,
    /// Give a text to the clipboard.
    Copy(String),
    /// Open a web address in the browser.
    Browse(String),
    /// Give a note that is being written to the editor of the user.
    Edit {
        /// The note's id.
        id: String,
        /// Its words so far.
        body: String,
    },
    /// Listen to the mouse, or not.
    Mouse(bool),
    /// Draw every cell anew.
    Redraw,
}

/// What the keeper of the notes is asked for; it answers each in turn.
#[derive(Debug)]
pub enum Request {
    /// Find all notes in an article that was opened.
    Place {
        /// The article's place.
        pane: usize,
        /// Its text.
        extract: Box<Extract>,
    },
    /// Look no further for notes in the article of a place: it was closed.
    Close(usize),
    /// Save a note as it was written in its window: new where `quoted` is not empty, else with other content.
    Save {
        /// The note's id.
        id: String,
        /// What it says.
        content: Content,
        /// What it said when its window was opened; none for a new one.
        before: Option<Content>,
        /// What a new note is on.
        quoted: Vec<Quoted>,
    },
    /// Give a note that there is other content; words of it that are unsaved stay so.
    Change {
        /// The note's id.
        id: String,
        /// What it said where that was decided.
        before: Content,
        /// What it says.
        content: Content,
    },
    /// Take one of a note's targets for another: the reader said where it is, or that it is gone.
    Anchor {
        /// The note's id.
        id: String,
        /// Which of its targets, from 0.
        target: usize,
        /// What it was where that was decided.
        before: Box<Target>,
        /// What it is now.
        to: Box<Target>,
        /// The text that it lies in.
        text: Arc<str>,
    },
    /// Keep unsaved words, so that nothing is lost whatever happens.
    Draft {
        /// The note's id.
        id: String,
        /// What it says so far.
        content: Content,
        /// What it said when its window was opened; none for a new one.
        before: Option<Content>,
        /// What a new note is on.
        quoted: Vec<Quoted>,
    },
    /// Move the unsaved words of a note to the trash.
    DropDraft(String),
    /// Remove the draft of a note in which there is nothing to keep.
    EndDraft(String),
    /// Move a note to the trash.
    Remove(String),
    /// Bring a note back from the trash.
    Restore {
        /// The file's name there, or the id of a note: its latest version.
        name: String,
        /// The id it comes back under.
        id: String,
    },
    /// List what is in the trash, now and whenever that changes.
    ListTrash,
    /// Tell the texts that the targets of a note were made on.
    Recall(String),
    /// Write the notes of the open articles to a Markdown file.
    Export {
        /// The file.
        path: PathBuf,
        /// The document's title.
        title: String,
        /// The ids of the notes, in their order.
        ids: Vec<String>,
    },
}

/// What the librarian is asked for.
#[derive(Debug)]
pub enum Shelving {
    /// List the library.
    List,
    /// Keep a set as it is left now.
    Keep {
        /// The set.
        entry: Box<Entry>,
        /// The texts of its articles.
        texts: Vec<Arc<str>>,
    },
    /// Take a set out of the library.
    Remove(String),
    /// Bring a set back that was taken out.
    Restore(String),
    /// Find out what a name stands for.
    Resolve(String),
    /// Find out what a set of the library stands for today.
    Reopen(Box<Entry>),
    /// Keep a text that was pasted.
    Paste(String),
    /// Complete the beginning of a path.
    Complete(String),
    /// Write a story file.
    Story(PathBuf, Story),
    /// Keep a correction of what is known of an article; `None` takes it back.
    Correct {
        /// The article as it was before.
        extract: Box<Extract>,
        /// The field.
        field: Field,
        /// What it is to be.
        value: Option<String>,
    },
    /// Keep the role that the reader gave a paragraph; `None` leaves it to the rules again.
    Overrule {
        /// The article.
        extract: Box<Extract>,
        /// The paragraph.
        paragraph: usize,
        /// The role.
        role: Option<Role>,
    },
    /// Tell what changed in an article.
    Differ {
        /// The article's place.
        pane: usize,
        /// The number of the attempt that read it.
        attempt: u64,
        /// Its text as it was, or the hash of that.
        then: Then,
        /// Its text.
        now: Arc<str>,
        /// When it was last read: UTC, ISO 8601; `None` for just before.
        read: Option<String>,
    },
}

/// A text as it was.
#[derive(Debug)]
pub enum Then {
    /// The text.
    Text(Arc<str>),
    /// The hash of a text that the library may have.
    Hash(String),
}

/// What a worker reports.
#[derive(Debug)]
pub enum Message {
    /// A source was read, or not.
    Loaded {
        /// The article's place.
        pane: usize,
        /// The number of the attempt.
        attempt: u64,
        /// Its text, or the reason.
        result: Result<Opened, String>,
    },
    /// The page of an address has come further.
    Fetching {
        /// The article's place.
        pane: usize,
        /// The number of the attempt.
        attempt: u64,
        /// How far.
        progress: Fetching,
    },
    /// An article's sentences are known.
    Read {
        /// The article's place.
        pane: usize,
        /// The number of the attempt.
        attempt: u64,
        /// The article.
        article: Arc<Article>,
    },
    /// A comparison has come further.
    Progress {
        /// The number of the comparison.
        generation: u64,
        /// How far.
        progress: Progress,
    },
    /// A comparison is done.
    Compared {
        /// The number of the comparison.
        generation: u64,
        /// What it found.
        comparison: Arc<Comparison>,
    },
    /// The texts were looked through.
    Found {
        /// The number of the search.
        number: u64,
        /// For each article by place: where the words are.
        hits: Vec<Vec<Span>>,
    },
    /// The texts could not be looked through by a fault of the program.
    SearchFailed {
        /// The number of the search.
        number: u64,
    },
    /// The rows of a table are known.
    Surveyed(Arranged),
    /// The rows of a table could not be gathered by a fault of the program.
    SurveyFailed,
    /// The library was listed.
    Shelf {
        /// The sets, the one read last first.
        entries: Vec<OnShelf>,
        /// What could not be read, a sentence each.
        warnings: Vec<String>,
    },
    /// What a name stands for.
    Resolved(Box<Set>),
    /// A name that stands for nothing there is.
    Unresolved(String),
    /// What a set of the library stands for today.
    Reopened(Box<Set>, Box<Entry>),
    /// A path that was begun could be completed.
    Completed {
        /// What was typed.
        typed: String,
        /// What that becomes.
        completed: String,
        /// What it could be, where it could be several things.
        choices: Vec<String>,
    },
    /// What changed in an article since it was last read.
    Changed {
        /// The article's place.
        pane: usize,
        /// The number of the attempt that read it.
        attempt: u64,
        /// When it was last read, as people say it.
        since: String,
        /// The changes.
        hunks: Vec<Hunk>,
    },
    /// A story file was written.
    StorySaved(PathBuf),
    /// The notes were read from disk.
    Notes {
        /// All notes, in the order they were begun.
        notes: Vec<Noted>,
        /// Unsaved words kept from an earlier time.
        drafts: Vec<Kept>,
        /// What could not be read, a sentence each.
        warnings: Vec<String>,
    },
    /// Other programs changed notes while this one runs.
    NotesChanged {
        /// The notes that are new or have other words, tags or targets.
        notes: Vec<Noted>,
        /// The ids of notes that are gone.
        gone: Vec<String>,
        /// What could not be read, a sentence each.
        warnings: Vec<String>,
    },
    /// Notes were looked for in an article that was opened.
    Placed {
        /// The article's place.
        pane: usize,
        /// Its text.
        text: Arc<str>,
        /// For each note that belongs to it: its id, which target, and where.
        places: Vec<(String, usize, Place)>,
    },
    /// A note was saved.
    Saved {
        /// The note as saved.
        noted: Noted,
        /// What else is to be told, a sentence.
        told: Option<String>,
    },
    /// A note could not be saved; its words are kept.
    NotSaved {
        /// The words.
        kept: Box<Kept>,
        /// The note as it still is on disk, where there is one.
        before: Option<Noted>,
        /// What became of the words, and the reason.
        why: String,
    },
    /// Words that could not be saved are on disk now.
    DraftKept {
        /// The id of their note.
        id: String,
    },
    /// A note could not be moved to the trash.
    NotRemoved {
        /// The note.
        noted: Noted,
        /// The reason.
        why: String,
    },
    /// A comparison ended by a fault of the program.
    ComparisonFailed {
        /// The number of the comparison.
        generation: u64,
    },
    /// A note was moved to the trash.
    Removed {
        /// Its id.
        id: String,
    },
    /// A note could not be brought back from the trash.
    NotRestored {
        /// The id it was to have.
        id: String,
        /// The reason.
        why: String,
    },
    /// The trash was listed.
    Trash {
        /// The notes in it, latest first.
        trashed: Vec<Trashed>,
        /// What could not be read, a sentence each.
        warnings: Vec<String>,
    },
    /// The texts that the targets of a note were made on.
    Recalled {
        /// The note's id.
        id: String,
        /// A text for each target; none where it is not kept.
        texts: Vec<Option<Arc<str>>>,
    },
    /// No browser opened an address.
    NotBrowsed {
        /// The address.
        address: String,
        /// The reason.
        why: String,
    },
    /// The editor of the user has ended.
    Edited {
        /// The id of the note.
        id: String,
        /// Its words, where they are others now.
        body: Option<String>,
        /// What went wrong, a sentence.
        told: Option<String>,
    },
    /// The notes were exported; the sentence says what became of the file.
    Exported(String),
    /// Something failed; the sentence says what, and what to do.
    Failed(String),
}
