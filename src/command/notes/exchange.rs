//! `rashomon notes export`: notes as files for other programs.

use std::collections::HashSet;
use std::io::Write;
use std::path::Path;

use super::{matching, stdout};
use crate::error::Result;
use crate::export::{self, Group, Rendered, Wish};
use crate::note::Note;
use crate::note::store::Store;

/// What is to be exported.
#[derive(Clone, Copy, Debug, Default)]
pub struct ToExport<'a> {
    /// Which notes; empty for all.
    pub query: &'a str,
    /// What a new document is called.
    pub title: &'a str,
    /// How a new document is grouped.
    pub group: Group,
}

/// What came of an export.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// What is to be told, a sentence each.
    pub told: Vec<String>,
    /// Whether something was not read, so that it may be missing.
    pub is_partial: bool,
}

impl Exported {
    fn new(warnings: Vec<String>) -> Self {
        Self { is_partial: !warnings.is_empty(), told: warnings }
    }
}

/// Exports notes as Markdown: into a file, which may be an earlier export, or to `out` where none is named. Notes that
/// the file has already are brought up to date whether they match or not.
pub fn export_markdown(
    store: &Store,
    wanted: &ToExport<'_>,
    file: Option<&Path>,
    out: &mut dyn Write,
) -> Result<Exported> {
    let (notes, warnings) = matching(store, wanted.query)?;
    let mut exported = Exported::new(warnings);
    let wish = Wish { title: wanted.title, group: wanted.group, notes: &notes, deleted: &[] };
    let Some(path) = file else {
        let rendered = export::render(&wish, None).unwrap_or_default();
        out.write_all(rendered.text.as_bytes()).map_err(stdout)?;
        return Ok(exported);
    };
    let notes = with_held(store, &notes, &export::held(path));
    let deleted = store.deleted();
    let done = export::write_as(path, &Wish { notes: &notes, deleted: &deleted, ..wish })?;
    exported.told.extend(what_became(path, &done));
    Ok(exported)
}

/// Exports notes as annotations: into a file, which may be an earlier export of that sort, or to `out` where none is
/// named. Notes that the file has already are brought up to date whether they match or not, and those that are neither
/// here nor in the trash stay in it: they could perhaps not be read.
pub fn export_annotations(
    store: &Store,
    wanted: &ToExport<'_>,
    file: Option<&Path>,
    out: &mut dyn Write,
) -> Result<Exported> {
    let (notes, warnings) = matching(store, wanted.query)?;
    let mut exported = Exported::new(warnings);
    if let Some(path) = file {
        let notes = with_held(store, &notes, &export::held_annotations(path));
        let kept = export::write_annotations(path, wanted.title, &notes, &store.deleted())?;
        let all = notes.len() + kept;
        let mut told = format!("{}: {all} {}", path.display(), if all == 1 { "note" } else { "notes" });
        if kept > 0 {
            told = format!("{told}, {kept} of them kept as they were there, since they are not here");
        }
        exported.told.push(told);
    } else {
        let text = export::annotation::document(wanted.title, &notes)?;
        out.write_all(text.as_bytes()).map_err(stdout)?;
    }
    Ok(exported)
}

/// The notes that are wanted or that a file holds already, in the order of the store.
fn with_held(store: &Store, wanted: &[Note], held: &[String]) -> Vec<Note> {
    let ids: HashSet<&str> =
        wanted.iter().map(|note| note.id.as_str()).chain(held.iter().map(String::as_str)).collect();
    store.load().0.into_iter().filter(|note| ids.contains(note.id.as_str())).collect()
}

/// What an export did to a file, a sentence each.
fn what_became(path: &Path, done: &Rendered) -> Vec<String> {
    let path = path.display();
    let (new, updated, removed, kept) = (done.new, done.updated, done.removed, done.kept.len());
    let mut told =
        vec![format!("{path}: {new} new, {updated} updated, {removed} removed, {kept} kept as you edited them")];
    told.extend(done.kept.iter().map(|id| {
        format!("note {id} was edited in {path} and is kept there; `rashomon notes show {id}` shows it as it is here")
    }));
    if done.head_kept {
        told.push(format!("the front matter of {path} was edited and is kept as it is"));
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::Kind;

    fn two_notes() -> (tempfile::TempDir, Store, [Note; 2]) {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let mut notes = ["Ask.", "Wait."].map(|body| Note { body: body.into(), ..Note::new(Kind::Claim, Vec::new()) });
        for note in &mut notes {
            store.save(note).unwrap();
        }
        (folder, store, notes)
    }

    #[test]
    fn a_backup_loses_nothing_that_could_not_be_read() {
        let (folder, store, notes) = two_notes();
        let path = folder.path().join("backup.jsonld");
        let wanted = ToExport { title: "Story", ..ToExport::default() };
        let export =
            |query| export_annotations(&store, &ToExport { query, ..wanted }, Some(&path), &mut Vec::new()).unwrap();
        export("");
        let before = std::fs::read(&path).unwrap();
        export("wait");
        assert_eq!(std::fs::read(&path).unwrap(), before, "what does not match stays");
        std::fs::write(folder.path().join(format!("notes/{}.json", notes[0].id)), "{damaged").unwrap();
        let done = export("");
        assert!(done.is_partial && done.told[1].contains("2 notes, 1 of them kept"), "{done:?}");
        assert!(std::fs::read_to_string(&path).unwrap().contains("Ask."));
        store.delete(&notes[1].id).unwrap();
        export("");
        assert_eq!(export::held_annotations(&path), [notes[0].id.clone()]);
    }

    #[test]
    fn exports_to_a_file_or_to_the_shell() {
        let (folder, store, mut notes) = two_notes();
        let path = folder.path().join("out.md");
        let wanted = ToExport { title: "Story", ..ToExport::default() };
        let only = ToExport { query: "ask", ..wanted };
        let told = export_markdown(&store, &only, Some(&path), &mut Vec::new()).unwrap().told;
        assert!(told[0].ends_with("1 new, 0 updated, 0 removed, 0 kept as you edited them"), "{told:?}");
        let mut shell = Vec::new();
        export_markdown(&store, &only, None, &mut shell).unwrap();
        assert_eq!(shell, std::fs::read(&path).unwrap());

        notes[0].body = "Say no more.".into();
        store.save(&mut notes[0]).unwrap();
        let told = export_markdown(&store, &ToExport { query: "wait", ..wanted }, Some(&path), &mut Vec::new());
        assert!(told.unwrap().told[0].contains("1 new, 1 updated"), "a note that is there is brought up to date");
    }
}
