//! Notes beside the text of a report.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::article::{Article, Span};
use crate::note::anchor::Version;
use crate::note::notebook::Notebook;
use crate::note::{Note, State};

/// A note on articles of a report.
#[derive(Clone, Debug, PartialEq)]
pub struct Noted {
    /// The note.
    pub note: Note,
    /// Where its targets are in the articles of the report; never empty.
    pub places: Vec<Place>,
}

impl Noted {
    /// Returns its kind, relation and tags on one line.
    pub fn about(&self) -> String {
        let relation = self.note.relation.as_ref().map(|relation| format!(", {}", relation.name())).unwrap_or_default();
        let tags: String = self.note.tags.iter().flat_map(|tag| [" #", tag]).collect();
        format!("{}{relation}{tags}", self.note.kind.name())
    }
}

/// Where a target of a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// The article's place.
    pub article: usize,
    /// Which of the note's targets, counted from 0.
    pub target: usize,
    /// How it stands with the quotation.
    pub state: State,
    /// Its bytes in the text of today; none for a whole article and for words that are gone.
    pub span: Option<Span>,
}

/// Returns the notes that belong to the articles, in the order in which they were begun. `stored` gives the canonical
/// text of a hash, as the store keeps them.
pub fn notes_on(
    articles: &[Option<Arc<Article>>],
    book: &Notebook,
    stored: impl Fn(&str) -> Option<String>,
) -> Vec<Noted> {
    let mut places: BTreeMap<String, Vec<Place>> = BTreeMap::new();
    for (article, read) in articles.iter().enumerate() {
        let Some(read) = read else { continue };
        for placed in book.placed(&Version::new(&read.details, &read.text), &stored) {
            let place = Place { article, target: placed.target, state: placed.place.state, span: placed.place.span };
            places.entry(placed.id).or_default().push(place);
        }
    }
    let noted = |note: &Note| Some(Noted { note: note.clone(), places: places.remove(&note.id)? });
    book.notes().iter().filter_map(noted).collect()
}
