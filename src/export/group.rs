//! How the notes of a document are ordered, and under which headings.

use super::escape;
use crate::note::Note;

/// How the notes of a document are ordered, and under which headings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Group {
    /// In the order of the articles and of the passages in them, without headings.
    #[default]
    Passage,
    /// The same, with a heading for the outlet of the first passage.
    Outlet,
    /// A heading for the first tag, then the same.
    Tag,
}

/// The heading of notes without a tag.
pub(super) const WITHOUT_TAG: &str = "without tag";

impl Group {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Passage, Self::Outlet, Self::Tag];

    /// Returns the name used in the shell and in the document.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Passage => "passage",
            Self::Outlet => "outlet",
            Self::Tag => "tag",
        }
    }

    /// Returns the one of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|group| group.name() == name)
    }

    /// The heading that a note stands under; empty for none.
    pub(super) fn heading(self, note: &Note) -> String {
        let tags = || note.tags.iter().map(|tag| escape::tag(tag)).find(|tag| !tag.is_empty());
        let outlet = || note.targets.first().map(|target| escape::inline(target.outlet_or_file()));
        match self {
            Self::Passage => String::new(),
            Self::Outlet => outlet().filter(|name| !name.is_empty()).unwrap_or_else(|| "without outlet".to_owned()),
            Self::Tag => tags().map_or_else(|| WITHOUT_TAG.to_owned(), |tag| escape::inline(&tag)),
        }
    }
}
