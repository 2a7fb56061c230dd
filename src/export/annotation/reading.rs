//! Annotations taken in: our own, with every field, and other programs', with what a note can hold of them.

use std::str::FromStr;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::{NOTE, NOTE_KEY, NOTHING, TARGET_KEY, is_web};
use crate::article::plainly::plainly;
use crate::note::anchor::sha256;
use crate::note::{Note, is_id};

/// How many targets or bodies an annotation may have.
const MOST: usize = 1000;

/// How long the words of an annotation may be, in bytes.
const LONGEST: usize = 1_000_000;

/// What is said of more.
const TOO_LONG: &str = "its words are longer than 1 MB";

/// How many characters around a quotation are kept of what another program says.
const AROUND: usize = 32;

/// What a failing step says: a clause, without its annotation.
type Read<T> = Result<T, String>;

/// Reads a document of annotations: a collection, a page, a list or a single one.
///
/// Returns a note of each, or a clause that says why there is none. Fails with a clause where it is no such document.
pub fn read(text: &str) -> Read<Vec<Read<Note>>> {
    let document = serde_json::from_str(text).map_err(|error| format!("it is no JSON ({error})"))?;
    let mut found = Vec::new();
    match document {
        Value::Array(list) => found.extend(list.into_iter().map(note)),
        Value::Object(one) if one.contains_key("target") => found.push(note(Value::Object(one))),
        Value::Object(mut outer) => pages(outer.remove("first").unwrap_or(Value::Object(outer)), &mut found)?,
        _ => return Err("it holds no annotations".to_owned()),
    }
    Ok(found)
}

/// Reads a page and those that it holds as the next ones.
fn pages(mut page: Value, found: &mut Vec<Read<Note>>) -> Read<()> {
    if let Value::String(address) = &page {
        return Err(format!("its annotations are not in it but at {address}; save that page and name it"));
    }
    // Hypothesis answers with rows.
    let ((Value::Array(items), _) | (_, Value::Array(items))) = (take(&mut page, "items"), take(&mut page, "rows"))
    else {
        return Err("it holds no annotations: there is neither \"items\" nor \"target\"".to_owned());
    };
    found.extend(items.into_iter().map(note));
    match take(&mut page, "next") {
        Value::String(address) => {
            found.push(Err(format!("more annotations are at {address}; save that page and name it, too")));
            Ok(())
        }
        next @ Value::Object(_) => pages(next, found),
        _ => Ok(()),
    }
}

fn note(item: Value) -> Read<Note> {
    let id = id(&item)?;
    let Value::Object(mut item) = item else { return Err("it is no JSON object".to_owned()) };
    let (mut stored, is_ours) = match item.remove(NOTE_KEY) {
        Some(Value::Object(stored)) => (stored, true),
        _ => (Map::new(), false),
    };
    stored.insert("id".into(), id.into());
    if !is_ours {
        from_row(&mut item);
    }
    for (ours, theirs) in [("created", "created"), ("updated", "modified")] {
        let time = item.remove(theirs).filter(|_| !stored.contains_key(ours));
        if let Some(time) = time.as_ref().and_then(Value::as_str) {
            let time = if is_ours { time.to_owned() } else { in_seconds(time) };
            stored.insert(ours.into(), time.into());
        }
    }
    if !is_ours {
        fill_times(&mut stored);
    }
    let (body, tags) = bodies(item.remove("body").unwrap_or_default(), is_ours)?;
    let motivation = item.remove("motivation").unwrap_or_default();
    if !is_ours {
        stored.insert("schema".into(), crate::note::SCHEMA.into());
        stored.insert("kind".into(), kind(&motivation, body.is_empty()).into());
    }
    stored.insert("body".into(), body.into());
    stored.insert("tags".into(), tags.into());
    stored.insert("targets".into(), targets(item.remove("target").unwrap_or_default())?.into());
    keep_others(item, &mut stored);
    serde_json::from_value(Value::Object(stored)).map_err(|error| format!("its fields are no note's ({error})"))
}

/// Lets a time that another program left out be the one that it gives.
fn fill_times(stored: &mut Map<String, Value>) {
    stored.retain(|_, time| time != "");
    for (missing, given) in [("updated", "created"), ("created", "updated")] {
        if let Some(time) = stored.get(given).cloned() {
            stored.entry(missing).or_insert(time);
        }
    }
}

/// Gives the fields of Hypothesis' rows the places that the model has for them.
fn from_row(row: &mut Map<String, Value>) {
    if let Some(time) = row.remove("updated") {
        row.entry("modified").or_insert(time);
    }
    let words = row.remove("text").into_iter().map(|text| json!({"value": text}));
    let tags = row.remove("tags").map(listed).unwrap_or_default();
    let tags = tags.into_iter().map(|tag| json!({"purpose": "tagging", "value": tag}));
    let bodies: Vec<Value> = words.chain(tags).collect();
    if !bodies.is_empty() {
        row.entry("body").or_insert(bodies.into());
    }
}

/// The id of the note: its own, or one made of the annotation's, so that the same annotation is the same note again.
fn id(item: &Value) -> Read<String> {
    let name = item["id"].as_str().or_else(|| item["@id"].as_str());
    if let Some(id) = name.and_then(|name| name.strip_prefix(NOTE)) {
        let wrong = "its id is no note's: up to 64 lower-case letters, digits and hyphens";
        return if is_id(id) { Ok(id.to_owned()) } else { Err(wrong.to_owned()) };
    }
    let mut hash = sha256(&name.map_or_else(|| item.to_string(), str::to_owned));
    hash.truncate(20);
    Ok(hash)
}

/// Keeps what a note has no place for as it was.
fn keep_others(mut item: Map<String, Value>, stored: &mut Map<String, Value>) {
    item.remove("@context");
    item.remove("type");
    if item.get("id").and_then(Value::as_str).is_some_and(|id| id.starts_with(NOTE)) {
        item.remove("id");
    }
    if !item.is_empty() && !stored.contains_key("annotation") {
        stored.insert("annotation".into(), item.into());
    }
}

fn in_seconds(time: &str) -> String {
    let time = Timestamp::from_str(time).and_then(|time| Timestamp::from_second(time.as_second()));
    time.map(|time| time.to_string()).unwrap_or_default()
}

fn kind(motivation: &Value, is_wordless: bool) -> &'static str {
    match listed(motivation.clone()).first().and_then(Value::as_str) {
        Some("questioning") => "question",
        Some("assessing") => "claim",
        Some("editing") => "error",
        Some("highlighting") if is_wordless => "quote",
        Some("bookmarking") if is_wordless => "flag",
        _ => "note",
    }
}

/// The words and the tags of an annotation.
fn bodies(bodies: Value, is_ours: bool) -> Read<(String, Vec<String>)> {
    let (mut words, mut tags) = (Vec::new(), Vec::new());
    for mut body in few(bodies, "bodies")? {
        let is_tag = listed(take(&mut body, "purpose")).iter().any(|purpose| purpose == "tagging");
        let address = [&body, &body["id"], &body["source"]].into_iter().find_map(Value::as_str).map(str::to_owned);
        match (take(&mut body, "value"), address) {
            (Value::String(tag), _) if is_tag && is_ours => tags.push(tag),
            (Value::String(typed), _) if is_tag => tags.push(plain(&typed)),
            (Value::String(text), _) => words.push(text),
            (_, Some(address)) => words.push(address),
            _ => {}
        }
    }
    let words = words.join("\n\n");
    if words.len().max(tags.iter().map(String::len).sum()) > LONGEST {
        return Err(TOO_LONG.to_owned());
    }
    Ok((words, if is_ours { tags } else { crate::note::tags(&tags.join(" ")) }))
}

fn targets(targets: Value) -> Read<Vec<Value>> {
    let targets = few(targets, "targets")?;
    if targets.is_empty() {
        return Err("it has no target".to_owned());
    }
    targets.into_iter().filter(|target| target != NOTHING).map(target).collect()
}

fn target(mut target: Value) -> Read<Value> {
    let mut selectors = few(take(&mut target, "selector"), "selectors")?;
    let stored = target.get_mut(TARGET_KEY).map(Value::take);
    let mut select = |kind: &str| {
        let at = selectors.iter().position(|selector| selector["type"] == kind);
        at.map(|at| selectors.swap_remove(at))
    };
    let (quote, position) = (select("TextQuoteSelector"), select("TextPositionSelector"));
    let has_other = !selectors.is_empty() || position.is_some();
    let mut out = match stored {
        Some(stored @ Value::Object(_)) => stored,
        Some(_) => return Err(format!("its {TARGET_KEY} is no JSON object")),
        None => return foreign(&target, quote, has_other),
    };
    // Only in our own text is the place ours.
    for (selector, keys) in [(quote, &["exact", "prefix", "suffix"][..]), (position, &["start", "end"])] {
        let Some(mut selector) = selector else { continue };
        for key in keys {
            match take(&mut selector, key) {
                // Other programs leave out what is empty.
                Value::Null => {}
                Value::String(words) if words.len() > LONGEST => return Err(TOO_LONG.to_owned()),
                value => out[*key] = value,
            }
        }
    }
    Ok(out)
}

/// What a target of another program's tells: an address, and a quotation or the whole article.
fn foreign(target: &Value, quote: Option<Value>, has_other: bool) -> Read<Value> {
    let source = [target, &target["source"], &target["source"]["id"], &target["id"]];
    let Some(source) = source.into_iter().find_map(Value::as_str) else {
        return Err("its target names no article".to_owned());
    };
    let bare = source.split('#').next().unwrap_or(source);
    let article = match bare.strip_prefix("file://").and_then(unpercent) {
        Some(path) => json!({"path": path}),
        None if is_web(bare) => json!({"address": bare}),
        None => return Err(format!("its target {source:?} is neither a web address nor a file's")),
    };
    let host = bare.split_once("://").and_then(|(_, rest)| rest.split(['/', '?', ':']).next()).unwrap_or_default();
    let mut out = json!({"article": article, "outlet": host.trim_start_matches("www.")});
    let Some(quote) = quote else {
        out["scope"] = "article".into();
        let why = "it quotes no words (no TextQuoteSelector), so that they cannot be found";
        return if has_other { Err(why.to_owned()) } else { Ok(out) };
    };
    let words = |key: &str| plain(quote[key].as_str().unwrap_or_default());
    let (exact, prefix, suffix) = (words("exact"), words("prefix"), words("suffix"));
    if exact.is_empty() || exact.len() > LONGEST {
        return Err("its quotation is empty or longer than 1 MB".to_owned());
    }
    out["exact"] = exact.into();
    let skipped = prefix.chars().count().saturating_sub(AROUND);
    out["prefix"] = prefix.chars().skip(skipped).collect::<String>().into();
    out["suffix"] = suffix.chars().take(AROUND).collect::<String>().into();
    Ok(out)
}

/// One value or a list of them, not too many.
fn few(value: Value, what: &str) -> Read<Vec<Value>> {
    let list = listed(value);
    if list.len() > MOST { Err(format!("it has more than {MOST} {what}")) } else { Ok(list) }
}

/// Takes a field out of a value; null where it has none.
fn take(value: &mut Value, key: &str) -> Value {
    value.get_mut(key).map(Value::take).unwrap_or_default()
}

fn listed(value: Value) -> Vec<Value> {
    match value {
        Value::Null => Vec::new(),
        Value::Array(list) => list,
        one => vec![one],
    }
}

/// Text as an article has it: on one line, without controls.
fn plain(text: &str) -> String {
    plainly(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

fn unpercent(text: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, more @ ..] = rest {
        let code = || std::str::from_utf8(more.get(..2)?).ok().and_then(|code| u8::from_str_radix(code, 16).ok());
        if let (b'%', Some(byte)) = (first, code()) {
            bytes.push(byte);
            rest = &more[2..];
        } else {
            bytes.push(*first);
            rest = more;
        }
    }
    String::from_utf8(bytes).ok().filter(|path| path.starts_with('/'))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::note::{Kind, Scope};

    #[test]
    fn another_programs_annotation_becomes_a_note() {
        let text = json!({
            "@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "https://hub.example/a/Xy-1",
            "created": "2031-11-22T10:41:00.123456+01:00", "creator": "acct:nora@hub.example",
            "body": [{"type": "TextualBody", "value": "Ask\nher.", "format": "text/markdown"},
                     {"type": "TextualBody", "purpose": "tagging", "value": "#num\u{1b}bers"}],
            "target": [{"source": "https://www.ledger.example/ferry#top", "selector": [
                {"type": "RangeSelector"}, {"type": "TextPositionSelector", "start": 7, "end": 9},
                {"type": "TextQuoteSelector", "exact": "14  people\nwere hurt", "prefix": "x".repeat(99)}]}],
        });
        let notes = read(&text.to_string()).unwrap();
        let note = notes[0].as_ref().unwrap();
        assert_eq!((note.body.as_str(), &note.tags[..]), ("Ask\nher.", &["num␛bers".to_owned()][..]));
        assert_eq!((note.created.as_str(), &note.kind), ("2031-11-22T09:41:00Z", &Kind::Note));
        assert_eq!(note.updated, note.created, "never changed since");
        let target = &note.targets[0];
        assert_eq!((target.exact.as_str(), target.prefix.len(), target.start), ("14 people were hurt", 32, 0));
        assert_eq!(target.article.address.as_deref(), Some("https://www.ledger.example/ferry"));
        assert_eq!(target.outlet, "ledger.example");
        assert_eq!(note.extra["annotation"]["creator"], "acct:nora@hub.example");
        assert!(is_id(&note.id));
        assert_eq!(read(&text.to_string()).unwrap(), notes, "the same note again");

        let row = json!({"rows": [{"id": "Xy-1", "updated": "2031-11-22T09:41:00Z", "text": "Ask.", "tags": ["a b"],
            "user": "acct:nora@hub.example", "target": [{"source": "https://a.example/"}]}], "total": 1});
        let note = read(&row.to_string()).unwrap().remove(0).unwrap();
        assert_eq!(
            (note.body.as_str(), note.tags, note.updated.len()),
            ("Ask.", vec!["a".to_owned(), "b".to_owned()], 20)
        );
        assert_eq!(note.extra["annotation"]["user"], "acct:nora@hub.example");

        let whole = json!([{"motivation": "bookmarking", "target": "file:///a%20b.txt"}]);
        let note = read(&whole.to_string()).unwrap().remove(0).unwrap();
        assert_eq!((note.kind, note.targets[0].scope), (Kind::Flag, Scope::Article));
        assert_eq!(note.targets[0].article.path.as_deref(), Some(std::path::Path::new("/a b.txt")));
    }

    #[test]
    fn a_note_that_another_program_wrote_again_is_still_ours() {
        let item = json!({"id": "urn:rashomon:note:k7", "body": "Ask.", "rashomon:note": {"kind": "claim"},
            "creator": "acct:nora@hub.example", "target": {"source": "https://a.example", "rashomon:target":
                {"paragraph": 2}, "selector": {"type": "TextQuoteSelector", "exact": "14 hurt"}}});
        let note = read(&item.to_string()).unwrap().remove(0).unwrap();
        assert_eq!((note.id.as_str(), note.kind, note.body.as_str()), ("k7", Kind::Claim, "Ask."));
        assert_eq!((note.targets[0].exact.as_str(), note.targets[0].paragraph), ("14 hurt", 2));
        assert_eq!(note.extra["annotation"], json!({"creator": "acct:nora@hub.example"}));
    }

    #[test]
    fn what_is_no_annotation_is_told() {
        for (item, wanted) in [
            (json!(3), "no JSON object"),
            (json!({"body": "x"}), "no target"),
            (json!({"target": "javascript:alert(1)"}), "neither a web address"),
            (
                json!({"target": {"source": "https://a.example", "selector": {"type": "SvgSelector"}}}),
                "quotes no words",
            ),
            (json!({"id": "urn:rashomon:note:../../x", "target": "https://a.example"}), "its id is no note's"),
            (json!({"target": vec!["https://a.example"; 1001]}), "more than 1000 targets"),
            (json!({"target": "https://a.example", "rashomon:note": {"revision": "x"}}), "no note's"),
            (json!({"target": {"source": 1, "rashomon:target": 2}}), "no JSON object"),
            (
                json!({"target": {"rashomon:target": {}, "selector":
                    {"type": "TextQuoteSelector", "exact": "x".repeat(LONGEST + 1)}}}),
                "longer than 1 MB",
            ),
        ] {
            let told = read(&json!([item]).to_string()).unwrap().remove(0).unwrap_err();
            assert!(told.contains(wanted), "{told}");
        }
        for document in ["", "{", "3", "{}", "{\"first\":\"https://a.example/1\"}", "[[[", &"[".repeat(9999)] {
            assert!(read(document).is_err(), "{document}");
        }
        let paged = json!({"first": {"items": [], "next": {"items": [], "next": "https://a.example/3"}}});
        assert!(read(&paged.to_string()).unwrap()[0].as_ref().unwrap_err().contains("https://a.example/3"));
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            "\\PC{0,5}|https://a|TextQuoteSelector|file://%|urn:rashomon:note:a".prop_map(Value::from),
        ];
        leaf.prop_recursive(5, 60, 5, |inner| {
            let key = "target|body|source|selector|type|exact|value|purpose|first|items|next|id|start\
                       |motivation|created|rashomon:note|rashomon:target|state|article|revision";
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map(key, inner, 0..6)
                    .prop_map(|map| map.into_iter().collect::<Map<_, _>>().into()),
            ]
        })
    }

    proptest! {
        #[test]
        fn any_document_is_read_or_refused(document in any_json(), text in "\\PC{0,40}") {
            let _ = read(&text);
            for note in read(&document.to_string()).unwrap_or_default().into_iter().flatten() {
                prop_assert!(is_id(&note.id));
            }
        }
    }
}
