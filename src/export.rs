//! Notes as files for other programs. An exporter gives text; writing it is done here, in one place and atomically.

use std::path::Path;
use std::{fs, io};

use crate::error::{Error, Result};
use crate::note::Note;
use crate::note::store::{Disk, replace};

pub mod annotation;
mod block;
pub mod body;
mod entry;
pub mod escape;
mod group;
mod head;
pub mod markdown;
mod pieces;
mod sources;

pub use entry::block;
pub use markdown::{Group, Rendered, Wish, render};

/// Exports notes as Markdown, in the order of their passages, into a file; see [`write_as`].
pub fn write(path: &Path, title: &str, notes: &[Note], deleted: &[String]) -> Result<Rendered> {
    write_as(path, &Wish { title, notes, deleted, ..Wish::default() })
}

/// Returns the ids of the notes that a file of ours holds; none where it cannot be read or is not ours.
pub fn held(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    block::ids(&text).map(str::to_owned).collect()
}

/// Returns the ids of the notes that a file of our annotations holds; none where it cannot be read or is not ours.
pub fn held_annotations(path: &Path) -> Vec<String> {
    annotation::held(&fs::read_to_string(path).unwrap_or_default())
}

/// Exports notes as Markdown into a file: a new one, or one of ours that is brought up to date; see [`render`].
///
/// Fails with [`Error::Refused`], and writes nothing, where the file is not ours. A file that would not change is not
/// written either.
pub fn write_as(path: &Path, wish: &Wish<'_>) -> Result<Rendered> {
    let existing = match fs::read(path) {
        Ok(bytes) => Some(String::from_utf8(bytes).map_err(|_| not_ours(path))?),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
    };
    let rendered = render(wish, existing.as_deref()).ok_or_else(|| not_ours(path))?;
    if existing.as_deref() != Some(&rendered.text) {
        put(path, &rendered.text)?;
    }
    Ok(rendered)
}

/// Exports notes as annotations into a file: a new one, or one of ours, of which stays what is on neither these notes
/// nor deleted ones; see [`annotation::document`]. Returns how many annotations stayed so.
///
/// Fails with [`Error::Refused`], and writes nothing, where the file is not ours.
pub fn write_annotations(path: &Path, title: &str, notes: &[Note], deleted: &[String]) -> Result<usize> {
    let there = match fs::read(path) {
        Ok(bytes) => String::from_utf8(bytes).map_err(|_| not_ours(path))?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return put(path, &annotation::document(title, notes)?).map(|()| 0);
        }
        Err(source) => return Err(Error::Read { path: path.to_owned(), source }),
    };
    let (text, kept) = annotation::renewed(&there, title, notes, deleted)?.ok_or_else(|| not_ours(path))?;
    if text != there {
        put(path, &text)?;
    }
    Ok(kept)
}

fn put(path: &Path, text: &str) -> Result<()> {
    // A file that is a link stays one.
    let place = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let place = if place.parent() == Some(Path::new("")) { Path::new(".").join(place) } else { place };
    let mode = fs::metadata(&place).map(|known| known.permissions());
    replace(&Disk, &place, text.as_bytes()).map_err(|source| Error::Write { path: path.to_owned(), source })?;
    if let Ok(mode) = mode {
        // Who may read the file is as it was; where that cannot be, fewer may, and the words are there.
        let _ = fs::set_permissions(&place, mode);
    }
    Ok(())
}

fn not_ours(path: &Path) -> Error {
    Error::Refused(format!(
        "{} exists and was not written by rashomon's export, so it is left as it is; name another file",
        path.display()
    ))
}

#[cfg(test)]
mod tests {
    use std::slice;

    use super::*;
    use crate::note::Kind;

    #[test]
    fn what_is_not_ours_is_never_overwritten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("diary.md");
        for bytes in [&b"# My diary\n"[..], b"\xff\xfe", b""] {
            fs::write(&path, bytes).unwrap();
            let error = write(&path, "Story", &[], &[]).unwrap_err().chain();
            assert!(error.contains("diary.md") && error.contains("another file"), "{error}");
            assert_eq!(fs::read(&path).unwrap(), bytes);
        }
    }

    #[test]
    fn annotations_take_the_place_of_annotations_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.jsonld");
        write_annotations(&path, "Story", &[], &[]).unwrap();
        let notes = [Note::new(Kind::Question, Vec::new())];
        write_annotations(&path, "Story", &notes, &[]).unwrap();
        assert!(fs::read_to_string(&path).unwrap().contains(&notes[0].id));
        for text in ["{\"id\": \"urn:other\"}", "# My diary", ""] {
            fs::write(&path, text).unwrap();
            assert!(write_annotations(&path, "Story", &notes, &[]).unwrap_err().chain().contains("another file"));
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
        }
    }

    #[test]
    fn annotations_stay_where_their_notes_could_not_be_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("notes.jsonld");
        let [one, two, three] =
            ["One.", "Two.", "Three."].map(|body| Note { body: body.into(), ..Note::new(Kind::Question, Vec::new()) });
        let all = [one.clone(), two.clone(), three.clone()];
        write_annotations(&path, "Story", &all, &[]).unwrap();
        assert_eq!(held_annotations(&path), all.each_ref().map(|note| note.id.clone()));
        let now = [Note { body: "One more.".into(), ..one.clone() }];
        assert_eq!(write_annotations(&path, "Story", &now, slice::from_ref(&three.id)).unwrap(), 1);
        let text = fs::read_to_string(&path).unwrap();
        let back: Vec<Note> = annotation::read(&text).unwrap().into_iter().map(|note| note.unwrap()).collect();
        assert_eq!(back, [now[0].clone(), two]);
        assert_eq!(write_annotations(&path, "Story", &now, &[]).unwrap(), 1);
        assert_eq!(fs::read_to_string(&path).unwrap(), text, "the same bytes again");
    }

    #[cfg(unix)]
    #[test]
    fn who_may_read_a_file_stays() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("story.md");
        let mode = || fs::metadata(&path).unwrap().permissions().mode() & 0o777;
        write(&path, "Story", &[], &[]).unwrap();
        assert_eq!(mode(), 0o600);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        write(&path, "Story", &[Note::new(Kind::Question, Vec::new())], &[]).unwrap();
        assert_eq!(mode(), 0o644);
    }

    #[test]
    fn writes_once_and_then_only_what_changed() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("story.md");
        let notes = [Note { body: "Ask.".into(), ..Note::new(Kind::Question, Vec::new()) }];
        assert_eq!(write(&path, "Story", &notes, &[]).unwrap().new, 1);
        let text = fs::read_to_string(&path).unwrap();
        let again = write(&path, "Story", &notes, &[]).unwrap();
        assert_eq!((again.new, again.updated, again.text), (0, 0, text));
        assert_eq!(held(&path), [notes[0].id.clone()]);
        assert_eq!(held(&folder.path().join("none.md")), Vec::<String>::new());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "no temporary file stays");
    }
}
