//! What the keys act on: the articles, or what lies over them.

use ratatui_textarea::TextArea;

use super::list::List;
use super::noted::Draft;
use crate::library::correction::Field;

/// What the keys act on.
#[derive(Debug, Default)]
pub enum Mode {
    /// The articles.
    #[default]
    Reading,
    /// The help; the row in hand is the first one shown.
    Help(List),
    /// The list of notes.
    Notes(List),
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
    /// An answer of one line.
    Asking(Box<Question>),
}

impl Mode {
    /// Returns the list in hand, where it is one.
    pub const fn list(&self) -> Option<&List> {
        match self {
            Self::Help(list)
            | Self::Notes(list)
            | Self::Library(list)
            | Self::Details { list, .. }
            | Self::Changes { list, .. } => Some(list),
            Self::Reading | Self::Writing(_) | Self::Asking(_) => None,
        }
    }

    /// Returns the list in hand to be changed, where it is one.
    pub const fn list_mut(&mut self) -> Option<&mut List> {
        match self {
            Self::Help(list)
            | Self::Notes(list)
            | Self::Library(list)
            | Self::Details { list, .. }
            | Self::Changes { list, .. } => Some(list),
            Self::Reading | Self::Writing(_) | Self::Asking(_) => None,
        }
    }

    /// Tells whether it takes the whole screen; what does not lies over what is beneath it.
    pub const fn is_screen(&self) -> bool {
        matches!(self, Self::Reading | Self::Notes(_) | Self::Library(_) | Self::Details { .. } | Self::Changes { .. })
    }

    /// Tells whether words can narrow its rows.
    pub const fn can_filter(&self) -> bool {
        matches!(self, Self::Help(_) | Self::Notes(_) | Self::Library(_))
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
    /// The path that notes are exported to.
    Export,
    /// What a field of an article's details is to be.
    Field {
        /// The article.
        pane: usize,
        /// The field.
        field: Field,
    },
}
