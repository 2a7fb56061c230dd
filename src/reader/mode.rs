//! What the keys act on: the articles, or what lies over them.

use ratatui_textarea::TextArea;

use super::card::Card;
use super::jumps::Jump;
use super::list::List;
use super::noted::{Draft, shown_relation};
use super::notelist::NoteList;
use super::search::Search;
use super::survey::{Grid, Reasons};
use crate::library::correction::Field;
use crate::note::{Kind, Relation};

/// What the keys act on.
#[derive(Debug, Default)]
pub enum Mode {
    /// The articles.
    #[default]
    Reading,
    /// The help; the row in hand is the first one shown.
    Help(List),
    /// The list of notes.
    Notes(Box<NoteList>),
    /// One note in full.
    Card(Box<Card>),
    /// A value to choose for notes.
    Values(Box<Values>),
    /// A note being written.
    Writing(Box<Draft>),
    /// The library.
    Library(List),
    /// What is known of an article.
    Details {
        /// The article.
        pane: usize,
        /// Its fields.
        list: List,
    },
    /// What changed in an article.
    Changes {
        /// The article.
        pane: usize,
        /// The changes.
        list: List,
    },
    /// A table over all articles.
    Table(Box<Grid>),
    /// Why a sentence is linked.
    Why(Box<Reasons>),
    /// An answer of one line.
    Asking(Box<Question>),
    /// Words to look for.
    Searching(Box<SearchField>),
    /// Where the key for the next stop stops.
    Stops(List),
    /// All commands by name.
    Palette(List),
    /// The open articles, to choose one for the pane in hand.
    Articles(List),
}

/// Words to look for while they are typed.
#[derive(Debug)]
pub struct SearchField {
    /// The words so far.
    pub field: TextArea<'static>,
    /// Whether they are a regular expression.
    pub is_regex: bool,
    /// What is wrong with them as one.
    pub mistake: Option<String>,
    /// Where the reader was when it was begun.
    pub origin: Jump,
    /// The search that was on before.
    pub before: Option<Search>,
    /// The articles from left to right then, and the first on screen.
    pub slots: (Vec<usize>, usize),
    /// Whether what is set apart was hidden then.
    pub hid_set_apart: bool,
}

impl SearchField {
    /// Returns the words so far.
    pub fn words(&self) -> String {
        self.field.lines().concat()
    }
}

impl Mode {
    /// Returns the list in hand, where it is one.
    pub const fn list(&self) -> Option<&List> {
        match self {
            Self::Help(list)
            | Self::Library(list)
            | Self::Stops(list)
            | Self::Palette(list)
            | Self::Articles(list)
            | Self::Details { list, .. }
            | Self::Changes { list, .. } => Some(list),
            Self::Why(reasons) => Some(&reasons.list),
            Self::Notes(notes) => Some(&notes.list),
            Self::Card(card) => Some(&card.list),
            Self::Values(values) => Some(&values.list),
            Self::Table(grid) => Some(&grid.list),
            Self::Reading | Self::Writing(_) | Self::Asking(_) | Self::Searching(_) => None,
        }
    }

    /// Returns the list in hand to be changed, where it is one.
    pub const fn list_mut(&mut self) -> Option<&mut List> {
        match self {
            Self::Help(list)
            | Self::Library(list)
            | Self::Stops(list)
            | Self::Palette(list)
            | Self::Articles(list)
            | Self::Details { list, .. }
            | Self::Changes { list, .. } => Some(list),
            Self::Why(reasons) => Some(&mut reasons.list),
            Self::Notes(notes) => Some(&mut notes.list),
            Self::Card(card) => Some(&mut card.list),
            Self::Values(values) => Some(&mut values.list),
            Self::Table(grid) => Some(&mut grid.list),
            Self::Reading | Self::Writing(_) | Self::Asking(_) | Self::Searching(_) => None,
        }
    }

    /// Tells whether it takes the whole screen; what does not lies over what is beneath it.
    pub const fn is_screen(&self) -> bool {
        matches!(
            self,
            Self::Reading
                | Self::Notes(_)
                | Self::Card(_)
                | Self::Library(_)
                | Self::Details { .. }
                | Self::Changes { .. }
                | Self::Table(_)
        )
    }

    /// Tells whether words can narrow its rows.
    pub const fn can_filter(&self) -> bool {
        matches!(
            self,
            Self::Help(_) | Self::Notes(_) | Self::Library(_) | Self::Palette(_) | Self::Articles(_) | Self::Table(_)
        )
    }
}

/// A value to choose for notes.
#[derive(Debug)]
pub struct Values {
    /// The ids of the notes.
    pub ids: Vec<String>,
    /// The values.
    pub all: Vec<Value>,
    /// Which of them is in hand.
    pub list: List,
}

/// A value that a note can have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// What sort of note it is.
    Kind(Kind),
    /// How its passages stand to each other; none takes back what was said.
    Relation(Option<Relation>),
}

impl Value {
    /// Returns its name for the screen.
    pub fn name(&self) -> &str {
        match self {
            Self::Kind(kind) => kind.name(),
            Self::Relation(relation) => shown_relation(relation.as_ref()),
        }
    }
}

/// A question that is answered in one line.
#[derive(Debug)]
pub struct Question {
    /// What is asked.
    pub about: About,
    /// The answer so far.
    pub answer: TextArea<'static>,
    /// What could complete it, in words.
    pub hint: Option<String>,
}

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum About {
    /// Another source to open.
    Source,
    /// The path of a story file.
    Story,
    /// The path that notes are exported to, by the notes' ids.
    Export(Vec<String>),
    /// The tags of notes, by their ids.
    Tags(Vec<String>),
    /// What a field of an article's details is to be.
    Field {
        /// The article.
        pane: usize,
        /// The field.
        field: Field,
    },
}
