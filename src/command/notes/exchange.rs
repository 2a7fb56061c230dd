//! `rashomon notes export`: notes as files for other programs.

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

/// Exports notes as Markdown: into a file, which may be an earlier export, or to `out` where none is named. Notes that
/// the file has already are brought up to date whether they match or not.
pub fn export_markdown(
    store: &Store,
    wanted: &ToExport<'_>,
    file: Option<&Path>,
    out: &mut dyn Write,
) -> Result<Vec<String>> {
    let (notes, mut told) = matching(store, wanted.query)?;
    let wish = Wish { title: wanted.title, group: wanted.group, notes: &notes, deleted: &[] };
    let Some(path) = file else {
        let rendered = export::render(&wish, None).unwrap_or_default();
        out.write_all(rendered.text.as_bytes()).map_err(stdout)?;
        return Ok(told);
    };
    let held = export::held(path);
    let is_wanted = |note: &Note| notes.iter().any(|wanted| wanted.id == note.id) || held.contains(&note.id);
    let notes: Vec<Note> = store.load().0.into_iter().filter(|note| is_wanted(note)).collect();
    let deleted = store.deleted();
    let done = export::write_as(path, &Wish { notes: &notes, deleted: &deleted, ..wish })?;
    told.extend(what_became(path, &done));
    Ok(told)
}

/// Exports notes as annotations: into a file, which may be an earlier export of that sort and is written anew, or to
/// `out` where none is named.
pub fn export_annotations(
    store: &Store,
    wanted: &ToExport<'_>,
    file: Option<&Path>,
    out: &mut dyn Write,
) -> Result<Vec<String>> {
    let (notes, mut told) = matching(store, wanted.query)?;
    if let Some(path) = file {
        export::write_annotations(path, wanted.title, &notes)?;
        told.push(format!("{}: {} notes", path.display(), notes.len()));
    } else {
        let text = export::annotation::document(wanted.title, &notes)?;
        out.write_all(text.as_bytes()).map_err(stdout)?;
    }
    Ok(told)
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

    #[test]
    fn exports_to_a_file_or_to_the_shell() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let mut notes = ["Ask.", "Wait."].map(|body| Note { body: body.into(), ..Note::new(Kind::Claim, Vec::new()) });
        for note in &mut notes {
            store.save(note).unwrap();
        }
        let path = folder.path().join("out.md");
        let wanted = ToExport { title: "Story", ..ToExport::default() };
        let only = ToExport { query: "ask", ..wanted };
        let told = export_markdown(&store, &only, Some(&path), &mut Vec::new()).unwrap();
        assert!(told[0].ends_with("1 new, 0 updated, 0 removed, 0 kept as you edited them"), "{told:?}");
        let mut shell = Vec::new();
        export_markdown(&store, &only, None, &mut shell).unwrap();
        assert_eq!(shell, std::fs::read(&path).unwrap());

        notes[0].body = "Say no more.".into();
        store.save(&mut notes[0]).unwrap();
        let told = export_markdown(&store, &ToExport { query: "wait", ..wanted }, Some(&path), &mut Vec::new());
        assert!(told.unwrap()[0].contains("1 new, 1 updated"), "a note that is there is brought up to date");
    }
}
