//! Notes on the articles, where they are today.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::List;
use crate::article::points::CodePoints;
use crate::note::Relation;
use crate::report::{Noted, Place};

/// A note with its places.
pub(super) struct NoteOut<'a>(pub(super) &'a Noted, pub(super) &'a [CodePoints<'a>]);

#[derive(serde::Serialize)]
struct PlaceOut<'a> {
    article: usize,
    start: Option<usize>,
    end: Option<usize>,
    state: &'static str,
    /// The quotation as it stood when the note was made.
    exact: &'a str,
}

impl Serialize for NoteOut<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(Noted { note, places }, points) = self;
        let place = |place: &Place| {
            let span = place.span.map(|span| points[place.article].span(span));
            let exact = note.targets.get(place.target).map_or("", |target| target.exact.as_str());
            let [start, end] = [0, 1].map(|side| span.map(|span| span[side]));
            PlaceOut { article: place.article, start, end, state: place.state.name(), exact }
        };
        let mut map = serializer.serialize_map(Some(6))?;
        map.serialize_entry("id", &note.id)?;
        map.serialize_entry("kind", note.kind.name())?;
        map.serialize_entry("body", &note.body)?;
        map.serialize_entry("tags", &note.tags)?;
        map.serialize_entry("relation", &note.relation.as_ref().map(Relation::name))?;
        map.serialize_entry("places", &List(|| places.iter().map(place)))?;
        map.end()
    }
}
