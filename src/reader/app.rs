//! All the state of the reader. [`super::update`] alone changes it, [`super::view`] only looks.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::PathBuf;
use std::sync::Arc;

use ratatui::layout::Rect;

use super::action::Command;
use super::chain::Chain;
use super::history::History;
use super::jumps::Jumps;
use super::keys::{Key, KeyMap};
use super::layout::{self, Screen, Wish};
pub use super::mode::{About, Mode, Question, SearchField, Value, Values};
use super::noted::{Kept, Moving, Noted};
use super::notelist::{self, NoteList};
use super::page::Page;
use super::search::Search;
use super::selection::Selection;
pub use super::shelf::{Changed, OnShelf, Shelf};
use super::stops::{Stops, Tour};
use super::theme::{Surroundings, Theme};
use crate::article::{Article, Span};
use crate::comparison::{Comparison, Progress, SentenceId};
use crate::config::Config;
use crate::library::{self, Entry};
use crate::note::store::Trashed;
use crate::source::Source;

mod level;
mod meeting;
mod pane;
mod uncompared;

pub use level::{Alignment, Pin};
pub use meeting::Dispute;
pub use pane::{Origin, Pane};
pub use uncompared::Uncompared;

/// The reader's whole state.
#[derive(Debug)]
pub struct App {
    /// One an article, in the order given.
    pub panes: Vec<Pane>,
    /// What each of them was opened from.
    pub origins: Vec<Origin>,
    /// The articles from left to right; as many of them as fit are on screen.
    pub slots: Vec<usize>,
    /// Which of the slots is in hand.
    pub focus: usize,
    /// The first of the slots on screen.
    pub first_slot: usize,
    /// What the articles share, once it is known.
    pub comparison: Option<Arc<Comparison>>,
    /// The matches that keep two panes level, by leader and follower.
    pub chains: HashMap<(usize, usize), Chain>,
    /// What the reader put side by side, latest last.
    pub pins: Vec<Pin>,
    /// What the pages on screen are filled up from, where they are level row by row.
    pub alignment: Option<Alignment>,
    /// How far the comparison under way has come.
    pub progress: Option<Progress>,
    /// How many tables over all articles are being made.
    pub surveys_under_way: usize,
    /// The number of the comparison asked for last; results of others are dropped.
    pub generation: u64,
    /// The notes, in the order they were begun.
    pub notes: Vec<Noted>,
    /// Changes to notes that can be undone.
    pub history: History,
    /// The notes in the trash as they were listed last, latest first.
    pub trash: Vec<Trashed>,
    /// Words of notes that were never saved.
    pub drafts: Vec<Kept>,
    /// What the articles are called together; empty where they have no name.
    pub title: String,
    /// The story file that names them.
    pub story: Option<PathBuf>,
    /// What was known of the set when it was open before.
    pub before: Option<Entry>,
    /// Where articles are to be taken up again once their sentences are known, by place.
    pub resume: HashMap<usize, library::Place>,
    /// Articles that are being read once more while they stay on screen.
    pub reloading: BTreeSet<usize>,
    /// What changed in articles since they were last read, by place.
    pub changes: BTreeMap<usize, Changed>,
    /// The articles of which it was told that they are one text.
    pub copies: BTreeSet<(usize, usize)>,
    /// The library, as it was listed last.
    pub shelf: Shelf,
    /// What the keys act on.
    pub mode: Mode,
    /// What lies beneath that, uppermost last.
    pub below: Vec<Mode>,
    /// Where jumps began, and places marked.
    pub jumps: Jumps,
    /// The search that is on.
    pub search: Option<Search>,
    /// The number of the search asked for last; hits of others are dropped.
    pub searches: u64,
    /// The words looked for last.
    pub searched: Option<String>,
    /// Where the key for the next stop stops.
    pub stops: Stops,
    /// The walk through the facts told differently, where one was begun.
    pub tour: Option<Tour>,
    /// The way to a stop that waits for the comparison.
    pub awaited: Option<Command>,
    /// The note whose words the reader puts elsewhere.
    pub moving: Option<Moving>,
    /// What is selected.
    pub selection: Option<Selection>,
    /// The article and the byte where the button of the mouse was pressed.
    pub pressed: Option<(usize, usize)>,
    /// What happened last, in words.
    pub notice: Option<String>,
    /// Which key does what.
    pub keys: KeyMap,
    /// The colours.
    pub theme: Theme,
    /// What the terminal is like, as far as the colours depend on it.
    pub surroundings: Surroundings,
    /// The window, in columns and rows.
    pub size: (u16, u16),
    /// Where everything goes; derived from the rest by `settle`.
    pub screen: Screen,
    /// How the articles are shown.
    pub settings: Settings,
    /// What was pressed that waits for a second key.
    pub awaiting: Option<Awaiting>,
    /// Whether the last key was Ctrl-c: twice in a row quits.
    pub interrupted: bool,
    /// Where the rows of the list in hand were drawn last.
    pub drawn_rows: Vec<DrawnRow>,
    /// Whether the screen must be drawn.
    pub dirty: bool,
    /// Whether the reader is to end.
    pub ending: Ending,
}

/// Whether the reader is to end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ending {
    /// Nobody asked for it.
    #[default]
    Open,
    /// It was asked for once, and told that words would be lost.
    Warned,
    /// It is to end.
    Over,
}

/// Where a row of the list in hand was drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DrawnRow {
    /// Its place on the screen.
    pub area: Rect,
    /// The row, counted among those that are shown.
    pub row: usize,
}

/// What was pressed that waits for a second key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaiting {
    /// The first of two keys.
    Second(Key),
    /// The letter to mark a place by.
    Mark,
    /// The letter of the place to go to.
    MarkToGoTo,
}

/// How the articles are shown, as the settings file or a key said last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a setting that is on or off by itself")]
pub struct Settings {
    /// The most panes wanted; 0 for as many as fit.
    pub panes_wanted: u8,
    /// The number of panes wanted before one was zoomed.
    pub zoomed_from: Option<u8>,
    /// The widest a column of text gets, in columns.
    pub text_width: u16,
    /// Whether what is known of the passage in hand is shown beside wide panes.
    pub panel: bool,
    /// Whether passages that several outlets have begin on one row.
    pub aligned: bool,
    /// Whether the other panes follow the one that is moved.
    pub sync: bool,
    /// Whether the mouse is listened to.
    pub mouse: bool,
    /// Whether paragraphs set apart are hidden.
    pub hide_set_apart: bool,
}

impl App {
    /// Returns the state at the start: nothing is read yet.
    /// `mistakes` tell what was wrong with the settings, a sentence each.
    pub fn new(sources: &[Source], config: &Config, mistakes: &[String]) -> Self {
        let (keys, _) = KeyMap::new(&config.keys);
        let surroundings = Surroundings::new(|name| std::env::var(name).ok(), config);
        let notice = mistakes.first().map(|first| match mistakes.len() {
            1 => first.clone(),
            all => format!("{first} (and {} more: rashomon config check)", all - 1),
        });
        Self {
            panes: sources.iter().map(|source| Pane::Loading { origin: source.name(), fetching: None }).collect(),
            origins: sources.iter().map(|source| Origin { source: source.clone(), attempt: 0, kept: None }).collect(),
            slots: (0..sources.len()).collect(),
            focus: 0,
            first_slot: 0,
            comparison: None,
            chains: HashMap::new(),
            pins: Vec::new(),
            alignment: None,
            progress: None,
            surveys_under_way: 0,
            generation: 0,
            notes: Vec::new(),
            history: History::default(),
            trash: Vec::new(),
            drafts: Vec::new(),
            title: String::new(),
            story: None,
            before: None,
            resume: HashMap::new(),
            reloading: BTreeSet::new(),
            changes: BTreeMap::new(),
            copies: BTreeSet::new(),
            shelf: Shelf::default(),
            mode: Mode::Reading,
            below: Vec::new(),
            jumps: Jumps::default(),
            search: None,
            searches: 0,
            searched: None,
            stops: Stops::default(),
            tour: None,
            awaited: None,
            moving: None,
            selection: None,
            pressed: None,
            notice,
            keys,
            theme: Theme::named(&config.theme, &surroundings),
            surroundings,
            size: (0, 0),
            screen: Screen::default(),
            settings: Settings {
                panes_wanted: config.panes,
                zoomed_from: None,
                text_width: config.text_width,
                panel: config.panel,
                aligned: config.aligned,
                sync: config.sync,
                mouse: config.mouse,
                hide_set_apart: false,
            },
            awaiting: None,
            interrupted: false,
            drawn_rows: Vec::new(),
            dirty: true,
            ending: Ending::Open,
        }
    }

    /// Lays something over what the keys act on.
    pub fn open(&mut self, mode: Mode) {
        let beneath = std::mem::replace(&mut self.mode, mode);
        self.below.push(beneath);
    }

    /// Closes what the keys act on and returns it; they act on what lies beneath then.
    pub fn close(&mut self) -> Mode {
        let beneath = self.below.pop().unwrap_or_default();
        std::mem::replace(&mut self.mode, beneath)
    }

    /// Closes everything that lies over the articles.
    pub fn close_all(&mut self) {
        self.below.clear();
        self.mode = Mode::Reading;
    }

    /// Returns the number of articles on screen.
    pub fn panes_shown(&self) -> usize {
        layout::panes_shown(&self.wish())
    }

    /// Returns what the layout depends on.
    pub fn wish(&self) -> Wish {
        let passages = self.comparison.as_ref().map_or(0, |comparison| comparison.passages.len());
        let digits = match passages {
            ..100 => 2,
            100..1000 => 3,
            _ => 4,
        };
        Wish {
            size: self.size,
            articles: self.slots.len(),
            panes: self.settings.panes_wanted,
            text_width: self.settings.text_width,
            digits,
            panel: self.settings.panel,
        }
    }

    /// Returns the articles on screen from left to right: a window of the slots that holds the one in hand.
    pub fn on_screen(&self) -> &[usize] {
        let shown = self.panes_shown().min(self.slots.len());
        &self.slots[self.first_slot..self.first_slot + shown]
    }

    /// Returns the article in hand.
    pub fn pane(&self) -> usize {
        self.slots[self.focus]
    }

    /// Returns the page in hand, where its article is there.
    pub fn page(&self) -> Option<&Page> {
        self.panes[self.pane()].page()
    }

    /// Returns the article in hand once its sentences are known.
    pub fn article(&self, pane: usize) -> Option<&Arc<Article>> {
        self.panes.get(pane)?.page()?.article.as_ref()
    }

    /// Returns the sentence in hand.
    pub fn current(&self) -> Option<SentenceId> {
        Some(SentenceId { article: self.pane(), sentence: self.page()?.sentence()? })
    }

    /// Returns the bytes selected in the article in hand.
    pub fn selected(&self) -> Option<Span> {
        let selection = self.selection.filter(|selection| selection.pane() == self.pane())?;
        let article = self.article(selection.pane())?;
        match selection {
            Selection::Words(words) => words.span(article),
            Selection::Sentences(from) => {
                let (from, to) = (from.sentence, self.current()?.sentence);
                let (first, last) = (article.sentences.get(from.min(to))?, article.sentences.get(from.max(to))?);
                Some(Span::new(first.span.start, last.span.end))
            }
        }
    }

    /// Tells whether words of the article in hand are being selected.
    pub fn selects_words(&self) -> bool {
        matches!(self.selection, Some(Selection::Words(_))) && self.selected().is_some()
    }

    /// Returns the notes that a list of them chooses from.
    pub fn to_list(&self) -> notelist::Notes<'_> {
        notelist::Notes { kept: &self.drafts, noted: &self.notes, trash: &self.trash }
    }

    /// Returns the rows of a list of notes.
    pub fn rows_of(&self, shown: &NoteList) -> Vec<notelist::Row> {
        shown.rows(self.to_list())
    }

    /// Returns the note of an id.
    pub fn note(&self, id: &str) -> Option<&Noted> {
        self.notes.iter().find(|noted| noted.note.id == id)
    }

    /// Returns the note of an id, to be changed.
    pub fn note_mut(&mut self, id: &str) -> Option<&mut Noted> {
        self.notes.iter_mut().find(|noted| noted.note.id == id)
    }

    /// Returns the name of an article's outlet, else of its source; with the folder where another one is called the
    /// same.
    pub fn outlet(&self, pane: usize) -> String {
        let name = self.panes[pane].outlet();
        let mut others = self.slots.iter().copied().filter(|other| *other != pane);
        if others.all(|other| self.panes[other].outlet() != name) {
            return name.to_owned();
        }
        let source = self.panes[pane].source();
        let parts: Vec<&str> = source.rsplit('/').take(2).collect();
        if parts[0] == name { parts.into_iter().rev().collect::<Vec<_>>().join("/") } else { name.to_owned() }
    }

    /// Returns the articles in the order of their letters: the columns of a table.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = self.slots.clone();
        columns.sort_unstable();
        columns
    }

    /// Returns the letter that names an article on screen.
    pub fn letter(pane: usize) -> char {
        // Thirty outlets are no rarity.
        ('A'..='Z').chain('a'..='z').nth(pane).unwrap_or('?')
    }

    /// Returns how many of the articles could be read.
    pub fn open_panes(&self) -> usize {
        self.panes.iter().filter(|pane| pane.page().is_some()).count()
    }

    /// Tells whether texts are being read that will be there in a moment: all but pages on their way.
    pub fn is_reading(&self) -> bool {
        self.panes.iter().zip(&self.origins).any(|(pane, origin)| match pane {
            Pane::Loading { .. } => !origin.source.is_address(),
            Pane::Failed { .. } | Pane::Closed(_) => false,
            Pane::Open(page) => page.article.is_none(),
        })
    }

    /// Tells whether something is still being read or compared.
    pub fn is_busy(&self) -> bool {
        self.progress.is_some()
            || self.search.as_ref().is_some_and(|search| search.hits.is_none())
            || self.surveys_under_way > 0
            || self.panes.iter().any(|pane| match pane {
                Pane::Loading { .. } => true,
                Pane::Failed { .. } | Pane::Closed(_) => false,
                Pane::Open(page) => page.article.is_none(),
            })
    }
}
