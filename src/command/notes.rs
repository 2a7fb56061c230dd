//! `rashomon notes`: notes without the reader, for scripts and for finding what is where.
//!
//! Each function writes to `out` what the user asked for and returns what else he should be told, a sentence each.

use std::io::{self, Write};
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::article::Extract;
use crate::article::plainly::plainly;
use crate::error::{Error, Result};
use crate::export;
use crate::note::anchor::Version;
use crate::note::notebook::Notebook;
use crate::note::query::Query;
use crate::note::store::Store;
use crate::note::{Note, Scope, State, Target};

mod add;
mod exchange;
mod import;

pub use add::{Add, add, body};
pub use exchange::{Exported, ToExport, export_annotations, export_markdown};
pub use import::{import, import_text};

/// How many characters of a quotation or a body a list shows.
const START: usize = 48;

/// Lists the notes that match a query, one a line: id, kind, outlets, start of the quotation, start of the body,
/// separated by tabs; or as a JSON array of the notes as they are stored.
///
/// Fails with [`Error::Usage`] where it is no query.
pub fn list(store: &Store, query: &str, as_json: bool, out: &mut dyn Write) -> Result<Vec<String>> {
    let (notes, warnings) = matching(store, query)?;
    if as_json {
        write_json(out, &json!(notes))?;
        return Ok(warnings);
    }
    for note in &notes {
        let first = note.targets.first();
        let fields = [
            note.id.clone(),
            plain(note.kind.name()),
            outlets(note),
            first.map(quotation).unwrap_or_default(),
            start(&note.body),
        ];
        writeln!(out, "{}", fields.join("\t")).map_err(stdout)?;
    }
    Ok(warnings)
}

/// The notes that match a query, in order, and what could not be read.
fn matching(store: &Store, query: &str) -> Result<(Vec<Note>, Vec<String>)> {
    let query = Query::parse(query).map_err(Error::Usage)?;
    let (mut notes, warnings) = store.load();
    notes.retain(|note| query.matches(note, note.targets.iter().map(|target| target.state)));
    Ok((notes, warnings))
}

/// Shows a note in full, as Markdown or as the JSON it is stored as. Fails where there is no such note.
pub fn show(store: &Store, id: &str, as_json: bool, out: &mut dyn Write) -> Result<Vec<String>> {
    let (notes, warnings) = store.load();
    let Some(note) = notes.iter().find(|note| note.id == id) else { return Err(unknown(id)) };
    if as_json {
        write_json(out, &json!(note))?;
    } else {
        out.write_all(export::block(note).as_bytes()).map_err(stdout)?;
    }
    Ok(warnings)
}

/// Looks for the quotations of all notes that belong to an article in its text of today, and writes a line each: id,
/// number of the target from 1, state, code points or `-`, quotation, words found where they are others; or a JSON
/// array with `id`, `target` (from 0), `state`, `start`, `end` (code points or null), `exact` and `found`.
///
/// Changes nothing.
pub fn check(store: &Store, extract: &Extract, as_json: bool, out: &mut dyn Write) -> Result<Checked> {
    let (notes, told) = store.load();
    let book = Notebook::new(notes);
    let version = Version::of(extract);
    let mut rows = Vec::new();
    let mut stands = true;
    for placed in book.placed(&version, |hash| store.text(hash)) {
        let Some(target) = book.get(&placed.id).and_then(|note| note.targets.get(placed.target)) else { continue };
        stands &= target.scope == Scope::Article || matches!(placed.place.state, State::Exact | State::Moved);
        let points = placed.place.span.map(|span| (version.point(span.start), version.point(span.end)));
        let found = placed.place.span.map(|span| &version.text[span.range()]);
        if as_json {
            rows.push(json!({
                "id": placed.id, "target": placed.target, "state": placed.place.state.name(),
                "start": points.map(|(start, _)| start), "end": points.map(|(_, end)| end),
                "exact": target.exact, "found": found,
            }));
            continue;
        }
        let place = points.map_or("-".to_owned(), |(start, end)| format!("{start}-{end}"));
        let others = found.filter(|found| *found != target.exact).map(start).unwrap_or_default();
        let fields = [
            placed.id.clone(),
            (placed.target + 1).to_string(),
            placed.place.state.name().to_owned(),
            place,
            quotation(target),
            others,
        ];
        writeln!(out, "{}", fields.join("\t")).map_err(stdout)?;
    }
    if as_json {
        write_json(out, &Value::Array(rows))?;
    }
    Ok(Checked { stands, told })
}

/// What came of a check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// Whether every quotation stands in the text to the letter, at its old place or at another.
    pub stands: bool,
    /// What else is to be told, a sentence each.
    pub told: Vec<String>,
}

/// Brings a note back from the trash, by its id or by its file's name there, and prints the id that it has now.
pub fn restore(store: &Store, name: &str, out: &mut dyn Write) -> Result<Vec<String>> {
    if !store.trash().0.iter().any(|trashed| trashed.name == name || trashed.note.id == name) {
        let what = format!("no note {name:?} is in the trash; `rashomon notes restore` shows which there are");
        return Err(Error::Usage(what));
    }
    let note = store.restore(name)?;
    writeln!(out, "{}", note.id).map_err(stdout)?;
    Ok(Vec::new())
}

/// Lists what is in the trash, oldest first: file, start of the quotation, start of the body, separated by tabs; or as
/// a JSON array of `file` and `note`.
pub fn trash(store: &Store, as_json: bool, out: &mut dyn Write) -> Result<Vec<String>> {
    let (trashed, warnings) = store.trash();
    if as_json {
        let rows = trashed.iter().map(|entry| json!({"file": entry.name, "note": entry.note})).collect();
        write_json(out, &Value::Array(rows))?;
        return Ok(warnings);
    }
    for entry in trashed {
        let first = entry.note.targets.first().map(quotation).unwrap_or_default();
        writeln!(out, "{}\t{first}\t{}", plain(&entry.name), start(&entry.note.body)).map_err(stdout)?;
    }
    Ok(warnings)
}

fn outlets(note: &Note) -> String {
    let mut names: Vec<String> = note.targets.iter().map(|target| plain(target.outlet_or_file())).collect();
    names.dedup();
    names.join(", ")
}

fn quotation(target: &Target) -> String {
    if target.scope == Scope::Article { "(whole article)".to_owned() } else { start(&target.exact) }
}

/// The start of a text as one field of a line, with an ellipsis where more follows.
fn start(text: &str) -> String {
    let line = plain(text);
    match line.char_indices().nth(START) {
        Some((at, _)) => format!("{}…", line[..at].trim_end()),
        None => line,
    }
}

/// Text on one line, with nothing in it that a terminal would obey.
fn plain(text: &str) -> String {
    plainly(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

fn write_json(out: &mut dyn Write, value: &Value) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, value).map_err(|error| stdout(error.into()))?;
    writeln!(out).map_err(stdout)
}

fn stdout(source: io::Error) -> Error {
    Error::Write { path: PathBuf::from("standard output"), source }
}

fn unknown(id: &str) -> Error {
    Error::Usage(format!("there is no note {id:?}; `rashomon notes list` shows which there are"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::canonical::Builder;
    use crate::article::{Details, Role};

    fn article(path: &str, paragraphs: &[&str]) -> Extract {
        let mut builder = Builder::default();
        for text in paragraphs {
            builder.push(Role::Body, text);
        }
        builder.finish(Details { path: Some(path.into()), outlet: "Ledger".into(), ..Details::default() })
    }

    fn said(run: impl FnOnce(&mut dyn Write) -> Result<Vec<String>>) -> String {
        let mut out = Vec::new();
        let told = run(&mut out).unwrap();
        String::from_utf8(out).unwrap() + &told.join("\n")
    }

    const FIRST: &str = "The ferry left late on Monday. Fog hid the harbour mouth, a pilot said.";
    const SECOND: &str = "Nobody was hurt when the boats met.";

    fn with_note() -> (tempfile::TempDir, Store, String) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let extract = article("/a.txt", &[FIRST, SECOND]);
        let wish = Add {
            passages: vec![(&extract, "Fog  hid the harbour".into())],
            body: "Ask\tthe \u{1b}[31mpilot.".into(),
            tags: vec!["fog".into()],
            ..Add::default()
        };
        let (note, _) = add(&store, wish).unwrap();
        (folder, store, note.id)
    }

    #[test]
    fn adds_lists_and_shows() {
        let (_guard, store, id) = with_note();
        let line = said(|out| list(&store, "", false, out));
        assert_eq!(line, format!("{id}\tnote\tLedger\tFog hid the harbour\tAsk the ␛[31mpilot.\n"));
        let all: Value = serde_json::from_str(&said(|out| list(&store, "fog #fog", true, out))).unwrap();
        assert_eq!(all[0]["targets"][0]["sentence"], "Fog hid the harbour mouth, a pilot said.");
        assert_eq!((&all[0]["targets"][0]["start"], &all[0]["targets"][0]["paragraph"]), (&json!(31), &json!(1)));
        assert!(said(|out| show(&store, &id, false, out)).contains("> Fog hid the harbour\n"));
        assert_eq!(said(|out| list(&store, "-fog", false, out)), "");
        assert_eq!(list(&store, "kind:hunch", false, &mut Vec::new()).unwrap_err().exit_code(), 2);
        let error = show(&store, "nope", false, &mut Vec::new()).unwrap_err().chain();
        assert!(error.contains("\"nope\""), "{error}");
    }

    #[test]
    fn checks_an_edited_article() {
        let (_guard, store, id) = with_note();
        let edited = article("/a.txt", &["Updated.", FIRST, SECOND]);
        assert_eq!(
            said(|out| Ok(check(&store, &edited, false, out)?.told)),
            format!("{id}\t1\tmoved\t41-60\tFog hid the harbour\t\n")
        );
        let rows: Value = serde_json::from_str(&said(|out| Ok(check(&store, &edited, true, out)?.told))).unwrap();
        assert_eq!((&rows[0]["state"], &rows[0]["start"], &rows[0]["end"]), (&json!("moved"), &json!(41), &json!(60)));
        assert!(check(&store, &edited, false, &mut Vec::new()).unwrap().stands);
        let corrected = article("/a.txt", &[&FIRST.replace("hid", "was in"), SECOND]);
        assert!(!check(&store, &corrected, false, &mut Vec::new()).unwrap().stands);
        let other = article("/b.txt", &["Updated.", FIRST, SECOND]);
        assert_eq!(said(|out| Ok(check(&store, &other, false, out)?.told)), "");
    }

    #[test]
    fn restores_what_was_deleted() {
        let (_guard, store, id) = with_note();
        store.delete(&id).unwrap();
        assert!(said(|out| trash(&store, false, out)).contains("Fog hid the harbour"));
        let rows: Value = serde_json::from_str(&said(|out| trash(&store, true, out))).unwrap();
        assert_eq!(rows[0]["note"]["id"], id.as_str());
        assert_eq!(said(|out| restore(&store, &id, out)), format!("{id}\n"));
        assert_eq!(store.load().0.len(), 1);
        assert_eq!(restore(&store, &id, &mut Vec::new()).unwrap_err().exit_code(), 2);
    }
}
