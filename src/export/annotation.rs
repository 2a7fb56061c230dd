//! Notes as Web Annotations (W3C, JSON-LD): for other programs, and to be taken in again whole.
//!
//! What the model has stands where the model wants it: words, tags, times, addresses, quotations and their places. All
//! else of a note is under `rashomon:note`, all else of a target under `rashomon:target`, as it is stored; the context
//! declares both as JSON. [`read`] puts them together again, and takes in other programs' annotations as well. The same
//! notes give the same bytes.

use std::fmt::Write as _;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use crate::error::{Error, Result};
use crate::note::{ArticleId, Kind, Note, Scope, Target};

mod reading;

pub use reading::read;

/// Names a collection of ours.
pub const COLLECTION: &str = "urn:rashomon:notes";

/// Stands before a note's id.
const NOTE: &str = "urn:rashomon:note:";

/// What a note without a target is on, since the model wants a target.
const NOTHING: &str = "urn:rashomon:nothing";

/// The key for what the model does not have of a note.
const NOTE_KEY: &str = "rashomon:note";

/// The key for what the model does not have of a target.
const TARGET_KEY: &str = "rashomon:target";

/// Returns notes as one document: an `AnnotationCollection` with one page in it.
///
/// Fails with [`Error::Refused`] where a note cannot be written as JSON.
pub fn document(title: &str, notes: &[Note]) -> Result<String> {
    Ok(collection(title, &notes.iter().map(annotation).collect::<Result<Vec<_>>>()?))
}

/// Returns a document of ours with other notes in it, and how many of its annotations stayed: those that are on neither
/// these notes nor `deleted` ones come last, as they were. None where `existing` is no document of ours.
///
/// Fails with [`Error::Refused`] where a note cannot be written as JSON.
pub fn renewed(existing: &str, title: &str, notes: &[Note], deleted: &[String]) -> Result<Option<(String, usize)>> {
    let Some(there) = items(existing) else { return Ok(None) };
    let mut items = notes.iter().map(annotation).collect::<Result<Vec<_>>>()?;
    let is_gone = |id: &str| notes.iter().any(|note| note.id == id) || deleted.iter().any(|deleted| deleted == id);
    items.extend(there.into_iter().filter(|item| !note_of(item).is_some_and(is_gone)));
    Ok(Some((collection(title, &items), items.len() - notes.len())))
}

/// Returns the ids of the notes in a document of ours, in order; none where it is not ours.
pub fn held(text: &str) -> Vec<String> {
    items(text).iter().flatten().filter_map(|item| note_of(item).map(str::to_owned)).collect()
}

/// The annotations of a document of ours; none where it is not ours.
fn items(text: &str) -> Option<Vec<Value>> {
    let mut document: Value = serde_json::from_str(text).ok().filter(|value: &Value| value["id"] == COLLECTION)?;
    let mut page = document["first"].take();
    let mut items = Vec::new();
    // Another program may have parted it.
    while let Value::Object(mut fields) = page {
        match fields.remove("items") {
            Some(Value::Array(list)) => items.extend(list),
            Some(one) => items.push(one),
            None => {}
        }
        page = fields.remove("next").unwrap_or_default();
    }
    Some(items)
}

/// The id of the note that an annotation of ours holds.
fn note_of(item: &Value) -> Option<&str> {
    item["id"].as_str()?.strip_prefix(NOTE)
}

fn collection(title: &str, items: &[Value]) -> String {
    let literal = |key: &str| json!({"@id": key.replacen("rashomon:", "urn:rashomon:", 1), "@type": "@json"});
    let document = json!({
        "@context": ["http://www.w3.org/ns/anno.jsonld", {
            "@version": 1.1,
            "rashomon": "urn:rashomon:",
            NOTE_KEY: literal(NOTE_KEY),
            TARGET_KEY: literal(TARGET_KEY),
        }],
        "id": COLLECTION,
        "type": "AnnotationCollection",
        "label": title,
        "generator": {"id": "urn:rashomon", "type": "Software", "name": "rashomon"},
        "total": items.len(),
        "first": {"id": format!("{COLLECTION}:1"), "type": "AnnotationPage", "startIndex": 0, "items": items},
    });
    format!("{document:#}\n")
}

fn annotation(note: &Note) -> Result<Value> {
    let refused = |why: &str| Error::Refused(format!("note {} cannot be written as JSON: {why}", note.id));
    let mut rest = match serde_json::to_value(note) {
        Ok(Value::Object(rest)) => rest,
        Ok(_) => return Err(refused("it is no object")),
        Err(error) => return Err(refused(&error.to_string())),
    };
    let Some(Value::Array(stored)) = rest.remove("targets") else { return Err(refused("it has no targets")) };
    for key in ["id", "body", "tags"] {
        rest.remove(key);
    }
    let mut out = Map::new();
    out.insert("id".into(), format!("{NOTE}{}", note.id).into());
    out.insert("type".into(), "Annotation".into());
    out.insert("motivation".into(), motivations(note).into());
    for (ours, theirs) in [("created", "created"), ("updated", "modified")] {
        let is_time = |value: &Value| value.as_str().is_some_and(|time| time.parse::<Timestamp>().is_ok());
        if let Some(time) = rest.get(ours).filter(|value| is_time(value)).cloned() {
            rest.remove(ours);
            out.insert(theirs.into(), time);
        }
    }
    let bodies = bodies(note);
    if !bodies.is_empty() {
        out.insert("body".into(), bodies.into());
    }
    let targets: Vec<Value> = note.targets.iter().zip(stored).map(|(known, stored)| target(known, stored)).collect();
    out.insert("target".into(), if targets.is_empty() { NOTHING.into() } else { targets.into() });
    out.insert(NOTE_KEY.into(), rest.into());
    Ok(out.into())
}

fn bodies(note: &Note) -> Vec<Value> {
    let words = (!note.body.is_empty()).then(
        || json!({"type": "TextualBody", "purpose": "commenting", "format": "text/markdown", "value": note.body}),
    );
    let tags = note.tags.iter().map(|tag| json!({"type": "TextualBody", "purpose": "tagging", "value": tag}));
    words.into_iter().chain(tags).collect()
}

/// Why a note was made, in the words of the model.
fn motivations(note: &Note) -> Vec<&'static str> {
    let first = match note.kind {
        Kind::Note | Kind::Unknown(_) => "commenting",
        Kind::Question => "questioning",
        Kind::Claim => "assessing",
        Kind::Error => "editing",
        Kind::Quote => "highlighting",
        Kind::Flag => "bookmarking",
    };
    let more = [
        ("commenting", first != "commenting" && !note.body.is_empty()),
        ("linking", note.targets.len() > 1),
        ("tagging", !note.tags.is_empty()),
    ];
    [first].into_iter().chain(more.into_iter().filter_map(|(name, holds)| holds.then_some(name))).collect()
}

fn target(target: &Target, mut stored: Value) -> Value {
    let mut out = Map::new();
    out.insert("type".into(), "SpecificResource".into());
    out.insert("source".into(), source(&target.article).into());
    if target.scope == Scope::Quote
        && let Some(stored) = stored.as_object_mut()
    {
        let mut take = |key: &str| stored.remove(key).unwrap_or_default();
        let (exact, prefix, suffix) = (take("exact"), take("prefix"), take("suffix"));
        let (start, end) = (take("start"), take("end"));
        let quote = json!({"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix});
        let position = json!({"type": "TextPositionSelector", "start": start, "end": end});
        out.insert("selector".into(), vec![quote, position].into());
    }
    out.insert(TARGET_KEY.into(), stored);
    out.into()
}

/// The address of an article, or what serves as one.
fn source(article: &ArticleId) -> String {
    match (article.address.as_deref().filter(|address| is_web(address)), &article.path) {
        (Some(address), _) => address.to_owned(),
        (None, Some(path)) => format!("file://{}", percent(&path.to_string_lossy())),
        (None, None) => format!("urn:sha256:{}", percent(&article.text_sha256)),
    }
}

/// Tells whether text is a web address of characters that may stand in one.
fn is_web(text: &str) -> bool {
    let is_foreign = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    (text.starts_with("https://") || text.starts_with("http://")) && !text.contains(is_foreign)
}

fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn text() -> impl Strategy<Value = String> {
        prop_oneof!["[ -~]{0,12}", "\\PC{0,6}", Just("a\u{0}\u{1b}[31m\nb".to_owned())]
    }

    fn stored_target() -> impl Strategy<Value = Value> {
        let place = (text(), text(), text(), 0..9_999_u64, 0..9_999_u64);
        let state = prop::sample::select(vec!["exact", "moved", "changed", "review", "orphaned"]);
        let scope = prop::sample::select(vec!["quote", "article"]);
        let address = prop::option::of(prop_oneof![Just("https://a.example/x?y=1".to_owned()), text()]);
        (place, state, scope, address, prop::option::of(text()), text(), text()).prop_map(
            |((exact, prefix, suffix, start, end), state, scope, address, path, words, unknown)| {
                let mut article = json!({"text_sha256": words});
                for (key, value) in [("address", address), ("path", path)] {
                    if let Some(value) = value {
                        article[key] = value.into();
                    }
                }
                json!({
                    "article": article, "outlet": words, "title": words, "published": words, "scope": scope,
                    "exact": exact, "prefix": prefix, "suffix": suffix, "sentence": words, "paragraph": start,
                    "start": start, "end": end, "canonical": 1, "state": state, "found": words, "gone_from": words,
                    "earlier": [{"exact": exact, "text_sha256": words}], "type": unknown, "source": unknown,
                })
            },
        )
    }

    fn stored_note() -> impl Strategy<Value = Note> {
        let time = prop_oneof![Just("2031-11-22T09:41:00Z".to_owned()), text()];
        let kind = prop_oneof!["[a-z-]{1,9}", prop::sample::select(vec!["claim".to_owned(), "flag".to_owned()])];
        let relation = prop::option::of("[a-z-]{1,9}");
        let targets = prop::collection::vec(stored_target(), 0..3);
        let lists = (prop::collection::vec(text(), 0..3), targets);
        ("[a-z0-9]{1,12}", kind, relation, text(), lists, time.clone(), time, any::<u64>(), text()).prop_map(
            |(id, kind, relation, body, (tags, targets), created, updated, revision, unknown)| {
                let mut note = json!({
                    "schema": 1, "id": id, "revision": revision, "kind": kind, "body": body, "tags": tags,
                    "created": created, "updated": updated, "targets": targets,
                    "colour": unknown, "annotation": {"of": unknown}, "target": 3, "modified": unknown,
                });
                if let Some(relation) = relation {
                    note["relation"] = relation.into();
                }
                serde_json::from_value(note).unwrap()
            },
        )
    }

    proptest! {
        #[test]
        fn notes_come_back_as_they_were(notes in prop::collection::vec(stored_note(), 0..3)) {
            let text = document("T", &notes).unwrap();
            prop_assert_eq!(held(&text).len(), notes.len());
            let back: Vec<Note> = read(&text).unwrap().into_iter().map(|note| note.unwrap()).collect();
            prop_assert_eq!(&document("T", &back).unwrap(), &text);
            prop_assert_eq!(back, notes);
        }
    }

    #[test]
    fn the_model_has_its_own() {
        let article = ArticleId { address: Some("https://a.example/ferry".into()), ..ArticleId::default() };
        let quoted = Target { article, exact: "14 hurt".into(), start: 3, end: 10, ..Target::default() };
        let path = ArticleId { path: Some("/a b/ü.txt".into()), ..ArticleId::default() };
        let whole = Target { article: path, scope: Scope::Article, ..Target::default() };
        let note = Note {
            id: "k7".into(),
            kind: Kind::Question,
            body: "Ask.".into(),
            tags: vec!["numbers".into()],
            created: "2031-11-22T09:41:00Z".into(),
            targets: vec![quoted, whole],
            ..Note::default()
        };
        let value: Value = serde_json::from_str(&document("T", &[note]).unwrap()).unwrap();
        let item = &value["first"]["items"][0];
        assert_eq!(item["id"], "urn:rashomon:note:k7");
        assert_eq!(item["motivation"], json!(["questioning", "commenting", "linking", "tagging"]));
        assert_eq!(item["created"], "2031-11-22T09:41:00Z");
        assert!(item.get("modified").is_none(), "what is no time is none of the model's");
        assert_eq!((&item["body"][0]["value"], &item["body"][1]["value"]), (&json!("Ask."), &json!("numbers")));
        assert_eq!(item["target"][0]["source"], "https://a.example/ferry");
        assert_eq!(item["target"][0]["selector"][1], json!({"type": "TextPositionSelector", "start": 3, "end": 10}));
        assert_eq!(item["target"][1]["source"], "file:///a%20b/%C3%BC.txt");
        assert!(item["target"][1].get("selector").is_none());
    }
}
