//! The list of notes: which of them it shows, in which order, and which are marked.

use std::collections::BTreeSet;

use super::list::List;
use super::noted::{Kept, Noted};
use crate::note::query::Query;
use crate::note::store::Trashed;
use crate::note::{Note, State};

/// The list of notes in hand.
#[derive(Clone, Debug, Default)]
pub struct NoteList {
    /// Which row, and the query that narrows the list.
    pub list: List,
    /// Which notes are shown.
    pub scope: Scope,
    /// In which order.
    pub order: Order,
    /// The ids of those marked.
    pub marked: BTreeSet<String>,
}

/// Which notes a list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// All that there are.
    #[default]
    All,
    /// Those of the open articles.
    Open,
    /// Those whose place is unsure or gone.
    Unsure,
    /// Those that were deleted.
    Trash,
}

impl Scope {
    const ALL: [Self; 4] = [Self::All, Self::Open, Self::Unsure, Self::Trash];

    /// Returns the next one, the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        after(&Self::ALL, self)
    }

    /// Returns what it is called on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Open => "of the open articles",
            Self::Unsure => "to review",
            Self::Trash => "in the trash",
        }
    }
}

/// The order of a list of notes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they were begun.
    #[default]
    Begun,
    /// Changed last first.
    Latest,
    /// By article and place.
    Place,
}

impl Order {
    const ALL: [Self; 3] = [Self::Begun, Self::Latest, Self::Place];

    /// Returns the next one, the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        after(&Self::ALL, self)
    }

    /// Returns what it is called on the screen.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Begun => "oldest first",
            Self::Latest => "changed last first",
            Self::Place => "by article and place",
        }
    }
}

fn after<T: Copy + PartialEq>(all: &[T], value: T) -> T {
    let place = all.iter().position(|other| *other == value).unwrap_or(0);
    all[(place + 1) % all.len()]
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Row {
    /// Words that were never saved, by their place.
    Kept(usize),
    /// A note, by its place.
    Note(usize),
    /// A note in the trash, by its place there.
    Trashed(usize),
}

/// Where the notes are that a list shows.
#[derive(Clone, Copy, Debug)]
pub struct Notes<'a> {
    /// Words that were never saved.
    pub kept: &'a [Kept],
    /// The notes, in the order they were begun.
    pub noted: &'a [Noted],
    /// The trash, latest first.
    pub trash: &'a [Trashed],
}

impl<'a> Notes<'a> {
    /// Returns what a row is known by: the note's id, or the file's name in the trash.
    pub fn id(self, row: Row) -> &'a str {
        match row {
            Row::Kept(place) => &self.kept[place].id,
            Row::Note(place) => &self.noted[place].note.id,
            Row::Trashed(place) => &self.trash[place].name,
        }
    }
}

impl NoteList {
    /// Tells whether a row is marked; words that were never saved cannot be.
    pub fn is_marked(&self, notes: Notes<'_>, row: Row) -> bool {
        !matches!(row, Row::Kept(_)) && self.marked.contains(notes.id(row))
    }

    /// Returns what is wrong with the query, in words.
    pub fn mistake(&self) -> Option<String> {
        Query::parse(&self.list.filter).err()
    }

    /// Returns the rows: unsaved words first, then the notes in their order. A query that is not one narrows nothing.
    pub fn rows(&self, notes: Notes<'_>) -> Vec<Row> {
        let query = Query::parse(&self.list.filter).unwrap_or_default();
        if self.scope == Scope::Trash {
            let stored = |note: &Note| note.targets.iter().map(|target| target.state).collect::<Vec<_>>();
            let shown = |at: &usize| query.matches(&notes.trash[*at].note, stored(&notes.trash[*at].note).into_iter());
            return (0..notes.trash.len()).filter(shown).map(Row::Trashed).collect();
        }
        let mut places: Vec<usize> =
            (0..notes.noted.len()).filter(|at| self.shows(&notes.noted[*at], &query)).collect();
        match self.order {
            Order::Begun => {}
            Order::Latest => places.sort_by(|a, b| notes.noted[*b].note.updated.cmp(&notes.noted[*a].note.updated)),
            Order::Place => places.sort_by_cached_key(|at| notes.noted[*at].order_of_place()),
        }
        let kept = (0..notes.kept.len()).filter(|at| self.scope == Scope::All && self.shows_kept(&notes.kept[*at]));
        kept.map(Row::Kept).chain(places.into_iter().map(Row::Note)).collect()
    }

    fn shows(&self, noted: &Noted, query: &Query) -> bool {
        let is_in = match self.scope {
            Scope::All => true,
            Scope::Open => noted.is_open(),
            Scope::Unsure => noted.is_undecided(),
            Scope::Trash => false,
        };
        is_in && query.matches(&noted.note, noted.states())
    }

    fn shows_kept(&self, kept: &Kept) -> bool {
        self.list.filter.is_empty() || self.list.wants(&format!("{} {}", kept.content.body, kept.quotes.join(" ")))
    }
}

impl Noted {
    /// Returns how it stands with each target: as found in an open article, else as it was kept.
    pub fn states(&self) -> impl Iterator<Item = State> + '_ {
        self.note.targets.iter().enumerate().map(|(at, target)| {
            let live = self.places.get(at).and_then(|places| places.first());
            live.map_or(target.state, |(_, place)| place.state)
        })
    }

    /// What notes are ordered by where they are ordered by place: those of open articles first, in the order of these.
    fn order_of_place(&self) -> (usize, String, usize) {
        let open = self.places.iter().flatten().map(|(pane, place)| (*pane, place.span.map_or(0, |span| span.start)));
        match (open.min(), self.note.targets.first()) {
            (Some((pane, start)), _) => (pane, String::new(), start),
            (None, Some(target)) => (usize::MAX, format!("{} {}", target.outlet_or_file(), target.title), target.start),
            (None, None) => (usize::MAX, String::new(), 0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::Kind;

    #[test]
    fn notes_come_as_they_were_begun_or_those_changed_last_first() {
        let noted =
            [("a", "2031-05-04"), ("b", "2031-05-06"), ("c", "2031-05-05"), ("d", "2031-05-06")].map(|(id, day)| {
                let note = Note {
                    id: id.to_owned(),
                    updated: format!("{day}T10:00:00Z"),
                    ..Note::new(Kind::Note, Vec::new())
                };
                Noted::nowhere(note)
            });
        let notes = Notes { kept: &[], noted: &noted, trash: &[] };
        let order = |order| {
            let rows = NoteList { order, scope: Scope::All, ..NoteList::default() }.rows(notes);
            rows.into_iter().map(|row| notes.id(row)).collect::<String>()
        };
        assert_eq!(order(Order::Begun), "abcd");
        assert_eq!(order(Order::Latest), "bdca");
    }
}
