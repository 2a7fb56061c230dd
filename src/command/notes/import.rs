//! `rashomon notes import`: notes and other programs' annotations, taken in so that nothing is lost.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::Path;

use super::{plain, quotation, start, stdout};
use crate::error::{Error, Result};
use crate::export::annotation;
use crate::note::store::Store;
use crate::note::{Note, SCHEMA, Target, now};

/// The longest file that is taken in, in bytes.
const LONGEST: u64 = 64 * 1024 * 1024;

/// The highest revision that is believed; no one saves a note more often.
const HIGHEST: u64 = 1 << 32;

/// Returns the text of a file, or of standard input where that is a hyphen.
///
/// Fails with [`Error::Refused`] where it is no text or too long.
pub fn import_text(file: &Path) -> Result<String> {
    let failed = |source| Error::Read { path: file.to_owned(), source };
    let mut bytes = Vec::new();
    let input: &mut dyn Read =
        if file == Path::new("-") { &mut io::stdin().lock() } else { &mut File::open(file).map_err(failed)? };
    input.take(LONGEST + 1).read_to_end(&mut bytes).map_err(failed)?;
    let refused = |why: &str| Error::Refused(format!("{}: {why}", file.display()));
    if bytes.len() as u64 > LONGEST {
        return Err(refused("it is over 64 MB; take it in in parts"));
    }
    String::from_utf8(bytes).map_err(|_| refused("it is no UTF-8 text; name a JSON-LD file"))
}

/// What is done with a note that comes in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    /// There is no note of its id.
    New,
    /// It was changed later than the one here, which goes to the trash.
    Renewed,
    /// The one here was changed as late or later, and stays.
    Older,
    /// It is as the one here.
    Same,
}

impl Fate {
    const fn name(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Renewed => "renewed",
            Self::Older => "older",
            Self::Same => "same",
        }
    }

    fn of(note: &Note, here: Option<&Note>) -> Self {
        let Some(here) = here else { return Self::New };
        // How often it was saved is no content.
        let same = Note { revision: here.revision, schema: here.schema, ..note.clone() };
        match &same == here {
            true => Self::Same,
            false if note.updated > here.updated => Self::Renewed,
            false => Self::Older,
        }
    }
}

/// Takes in the annotations of a document and writes a line of each: what was done, id, start of the quotation, start of
/// the body, separated by tabs. A `dry` run changes nothing. What could not be taken in is told, and the rest goes on.
///
/// Fails with [`Error::Refused`] where it is no document of annotations.
pub fn import(store: &Store, text: &str, dry: bool, out: &mut dyn Write) -> Result<Vec<String>> {
    let found = annotation::read(text).map_err(|why| {
        Error::Refused(format!("nothing was taken in: {why}; name a JSON-LD file of Web Annotations"))
    })?;
    let (mut here, mut told) = store.load();
    let mut lines = Vec::new();
    for (number, note) in (1..).zip(found) {
        let mut note = match note {
            Ok(note) if note.is_newer() => {
                told.push(format!(
                    "annotation {number}: a newer version wrote it (schema {}); update rashomon",
                    note.schema
                ));
                continue;
            }
            Ok(note) => note,
            Err(why) => {
                told.push(format!("annotation {number} is not taken in: {}", plain(&why)));
                continue;
            }
        };
        note.targets.iter_mut().for_each(Target::settle);
        let place = here.iter().position(|other| other.id == note.id);
        fill_times(&mut note, place.map(|place| &here[place]));
        let fate = Fate::of(&note, place.map(|place| &here[place]));
        if matches!(fate, Fate::New | Fate::Renewed) {
            if !dry && let Err(error) = save(store, &mut note, place.map(|place| &here[place])) {
                told.push(format!("annotation {number} is not taken in: {}", error.chain()));
                continue;
            }
            match place {
                Some(place) => here[place] = note.clone(),
                None => here.push(note.clone()),
            }
        }
        let first = note.targets.first().map(quotation).unwrap_or_default();
        writeln!(lines, "{}\t{}\t{first}\t{}", fate.name(), note.id, start(&note.body)).map_err(stdout)?;
    }
    // Whoever reads the lines may go away; what was done is done, and what failed is still to be told.
    match out.write_all(&lines) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(stdout(error)),
        _ => Ok(told),
    }
}

/// Gives a note without times those of the one here, which it cannot be told to be later than, or that of now.
fn fill_times(note: &mut Note, here: Option<&Note>) {
    let fresh = Note { created: now(), updated: now(), ..Note::default() };
    let times = here.unwrap_or(&fresh);
    for (time, known) in [(&mut note.created, &times.created), (&mut note.updated, &times.updated)] {
        if time.is_empty() {
            time.clone_from(known);
        }
    }
}

fn save(store: &Store, note: &mut Note, here: Option<&Note>) -> Result<()> {
    note.schema = SCHEMA;
    // Saving counts it up again, from the one here where that is further on.
    let last = here.map_or(0, |here| here.revision);
    note.revision = note.revision.min(HIGHEST).saturating_sub(1).max(last);
    let trashed = here.map(|here| store.delete(&here.id)).transpose()?;
    let saved = store.save(note).map(|_| ());
    if saved.is_err()
        && let Some(name) = trashed
    {
        store.restore(&name)?;
    }
    saved
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::Kind;

    fn said(store: &Store, text: &str, dry: bool) -> (String, Vec<String>) {
        let mut out = Vec::new();
        let told = import(store, text, dry, &mut out).unwrap();
        (String::from_utf8(out).unwrap(), told)
    }

    fn note(id: &str, updated: &str, body: &str) -> Note {
        let target = Target { exact: "14 hurt".into(), ..Target::default() };
        Note {
            id: id.into(),
            updated: updated.into(),
            body: body.into(),
            revision: 3,
            ..Note::new(Kind::Claim, vec![target])
        }
    }

    #[test]
    fn takes_in_what_is_new_or_later_and_loses_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let first = note("k1", "2031-01-01T00:00:00Z", "One.");
        let text = annotation::document("T", &[first.clone(), note("k2", "2031-01-01T00:00:00Z", "Two.")]).unwrap();
        let wanted = "new\tk1\t14 hurt\tOne.\nnew\tk2\t14 hurt\tTwo.\n";
        assert_eq!(said(&store, &text, true), (wanted.to_owned(), vec![]));
        assert_eq!(store.load().0, []);
        assert_eq!(said(&store, &text, false).0, wanted);
        assert_eq!(store.load().0[0], first, "every field, the revision too");
        assert_eq!(said(&store, &text, false).0, wanted.replace("new", "same"));

        let mut later = note("k1", "2031-01-02T00:00:00Z", "One more.");
        later.created.clone_from(&first.created);
        let later = annotation::document("T", &[later]).unwrap();
        assert_eq!(said(&store, &later, true).0, "renewed\tk1\t14 hurt\tOne more.\n");
        assert_eq!(store.trash().0, []);
        assert_eq!(said(&store, &later, false).0, "renewed\tk1\t14 hurt\tOne more.\n");
        assert_eq!(store.trash().0[0].note.body, "One.");
        assert!(said(&store, &text, false).0.starts_with("older\tk1\t"));
        assert_eq!(store.load().0.iter().find(|note| note.id == "k1").unwrap().body, "One more.");
    }

    /// Standard output that nobody reads any more.
    struct Closed;

    impl Write for Closed {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn all_is_taken_in_though_nobody_reads_the_lines() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let text = r#"[{"target": "https://a.example"}, {"target": "https://b.example"}, {"target": 3}]"#;
        let told = import(&store, text, false, &mut Closed).unwrap();
        assert_eq!((store.load().0.len(), told.len()), (2, 1), "{told:?}");
        assert!(store.load().0.iter().all(|note| note.updated.len() == 20 && note.created.len() == 20));
        assert_eq!(said(&store, text, false).0.matches("same\t").count(), 2, "what has no time is not later");
    }

    #[test]
    fn no_revision_is_given_twice() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let mut here = Note { revision: 8, ..note("k1", "2031-01-01T00:00:00Z", "One.") };
        store.save(&mut here).unwrap();
        let text = annotation::document("T", &[note("k1", "2031-01-02T00:00:00Z", "Two.")]).unwrap();
        assert!(said(&store, &text, false).0.starts_with("renewed"));
        assert_eq!((here.revision, store.load().0[0].revision), (9, 10));
    }

    #[test]
    fn what_cannot_be_taken_in_is_told_and_the_rest_goes_on() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::new(folder.path());
        let text = r#"[{"target": 3}, {"id": "urn:rashomon:note:k1", "target": "https://a.example",
            "rashomon:note": {"schema": 2}}, {"target": "https://a.example", "body": "Ask\u001b[31m."},
            {"id": "urn:rashomon:note:k2", "target": "https://a.example",
            "rashomon:note": {"revision": 18446744073709551615}}]"#;
        let (out, told) = said(&store, text, false);
        assert_eq!(out.lines().count(), 2, "{out}");
        assert!(out.contains("\t(whole article)\tAsk␛[31m.\n"), "{out}");
        assert!(told[0].contains("annotation 1 is not taken in: its target names no article"), "{told:?}");
        assert!(told[1].contains("annotation 2") && told[1].contains("newer"), "{told:?}");
        assert_eq!(store.load().0.len(), 2);
        assert!(import(&store, "[", false, &mut Vec::new()).unwrap_err().chain().contains("no JSON"));
    }
}
