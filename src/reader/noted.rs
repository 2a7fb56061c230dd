//! Notes as the reader handles them: where they are, being written, changed and undone.

use std::cmp::Ordering;

use ratatui_textarea::TextArea;

use crate::article::{Extract, Span};
use crate::note::anchor::{Place, Version};
use crate::note::{Content, Kind, Note, Relation, State, Target, tags};

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

    /// Tells whether the reader is to decide where some of its words are.
    pub fn is_undecided(&self) -> bool {
        self.states().zip(&self.note.targets).any(|(state, target)| match state {
            State::Review => true,
            State::Orphaned => target.gone_from.is_empty(),
            State::Exact | State::Moved | State::Changed => false,
        })
    }

    /// Returns where a target was found, surely or not, in the first open article it belongs to.
    pub fn found(&self, target: usize) -> Option<Spot> {
        let mut places = self.places.get(target)?.iter();
        places.find_map(|(pane, place)| Some(Spot { pane: *pane, span: Some(place.span?) }))
    }

    /// Returns the spans it surely has in an open article; a place to be reviewed is none.
    pub fn spans(&self, pane: usize) -> impl Iterator<Item = Span> + '_ {
        let here = self.places.iter().flatten().filter(move |(at, place)| *at == pane && place.state.is_anchored());
        here.filter_map(|(_, place)| place.span)
    }

    /// Returns how it stands with its targets in an open article, the worst; none where none belongs to it.
    pub fn worst_state(&self, pane: usize) -> Option<State> {
        let here = self.places.iter().flatten().filter(|(at, _)| *at == pane);
        here.map(|(_, place)| place.state).max_by_key(|state| *state as u8)
    }

    /// Returns the spans where it may be in an open article, for the reader to decide.
    pub fn unsure_spans(&self, pane: usize) -> impl Iterator<Item = Span> + '_ {
        let here = self.places.iter().flatten().filter(move |(at, place)| *at == pane && place.state == State::Review);
        here.filter_map(|(_, place)| place.span)
    }

    /// Tells whether it touches a span of an open article.
    pub fn touches(&self, pane: usize, span: Span) -> bool {
        self.spans(pane).any(|own| own.overlaps(span))
    }
}

/// A passage that a note is to be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// The open article.
    pub pane: usize,
    /// The bytes noted; none for the whole article.
    pub span: Option<Span>,
}

/// A passage that a note is to be on, with the text it is in.
#[derive(Clone, Debug)]
pub struct Quoted {
    /// The article.
    pub extract: Extract,
    /// The words noted; none for the whole article.
    pub words: Option<Words>,
}

impl Quoted {
    /// Returns it as the target of a note.
    pub fn target(&self) -> Target {
        let version = Version::of(&self.extract);
        match self.words {
            Some(Words { span, sentences, paragraph }) => Target::on_quote(&version, span, sentences, paragraph),
            None => Target::on_article(&version),
        }
    }
}

/// Words of an article that a note is to be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// Their bytes.
    pub span: Span,
    /// The bytes of the sentences they lie in.
    pub sentences: Span,
    /// The number of the paragraph they begin in, from 1.
    pub paragraph: usize,
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
    /// What the note said when this was begun; `None` while it is new.
    pub before: Option<Content>,
    /// The words.
    pub text: TextArea<'static>,
    /// The tags, as they are typed.
    pub tags: TextArea<'static>,
    /// The tags at first, and how they stood in the field.
    pub tags_before: (Vec<String>, String),
    /// The tags that the one being typed could become, where that was asked.
    pub choices: Vec<String>,
    /// What sort of note it is.
    pub kind: Kind,
    /// How the passages stand to each other.
    pub relation: Option<Relation>,
    /// What the keys go into.
    pub part: Part,
    /// Whether it holds what is not on disk yet.
    pub unsaved: bool,
}

/// A part of a note being written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Its words.
    #[default]
    Words,
    /// Its kind.
    Kind,
    /// Its tags.
    Tags,
    /// How its passages stand to each other.
    Relation,
}

impl Draft {
    /// Returns what the note says so far.
    pub fn content(&self) -> Content {
        let typed = self.tags.lines().concat();
        // A tag of another program's may hold what parts tags here: who does not touch it does not change it.
        let tags = if typed == self.tags_before.1 { self.tags_before.0.clone() } else { tags(&typed) };
        Content { kind: self.kind.clone(), body: self.text.lines().join("\n"), tags, relation: self.relation.clone() }
    }

    /// Returns its parts in their order; what stands alone has no relation.
    pub fn parts(&self) -> &'static [Part] {
        let is_several = self.quotes.len().max(self.spots.len()) > 1;
        let all = &[Part::Words, Part::Kind, Part::Relation, Part::Tags];
        if is_several { all } else { &[Part::Words, Part::Kind, Part::Tags] }
    }
}

/// A note whose words are being moved by the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moving {
    /// The note's id.
    pub id: String,
    /// Which of its targets, from 0.
    pub target: usize,
}

/// Returns the name of a relation for the screen.
pub fn shown_relation(relation: Option<&Relation>) -> &str {
    relation.map_or("none", Relation::name)
}

/// A note whose window was closed without saving.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The note's id.
    pub id: String,
    /// What it says.
    pub content: Content,
    /// What the note said when this was begun; none where it was new.
    pub before: Option<Content>,
    /// What it is on, a quotation each.
    pub quotes: Vec<String>,
    /// The passages a new note is on.
    pub spots: Vec<Spot>,
    /// Whether it is on disk; if not, it ends with the program.
    pub on_disk: bool,
}
