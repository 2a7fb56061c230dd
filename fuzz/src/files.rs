//! Files that users, other programs and synchronised folders put in place: notes, annotations, settings, stories.

use std::path::Path;

use rashomon::config::{Config, MOST_PANES, TEXT_WIDTHS, THEMES};
use rashomon::export::{self, annotation};
use rashomon::note::query::Query;
use rashomon::note::store::Store;
use rashomon::note::{Note, is_id};
use rashomon::reader::keys::KeyMap;
use rashomon::story as stories;

use super::memory::Memory;
use super::printed::is_markdown_harmless;

/// The file of a note.
pub(crate) fn notes(bytes: &[u8]) {
    let folder = Path::new("/nowhere/rashomon");
    let memory = Memory::default();
    memory.files().insert(folder.join("notes/k7.json"), bytes.to_owned());
    let open = || Store::with_storage(folder, Box::new(memory.clone()));
    let store = open();
    let (notes, warnings) = store.load();
    let [note] = &notes[..] else {
        assert_eq!((notes.len(), warnings.len()), (0, 1), "what is no note is told");
        assert_eq!(memory.files().values().collect::<Vec<_>>(), [bytes], "and kept");
        return;
    };
    assert_eq!(note.id, "k7");
    exported(note);
    let mut saved = note.clone();
    let is_newer = note.is_newer();
    assert_eq!(store.save(&mut saved).is_err(), is_newer);
    if is_newer {
        assert_eq!(memory.files().values().collect::<Vec<_>>(), [bytes], "a newer version's is left as it is");
    } else {
        assert_eq!(open().load(), (vec![saved], Vec::new()), "written and read back");
    }
}

/// Holds what becomes of a note outside of the program.
fn exported(note: &Note) {
    let block = export::block(note);
    is_markdown_harmless(&block);
    let document = annotation::document("T", std::slice::from_ref(note)).expect("what came from JSON becomes JSON");
    let back = annotation::read(&document).expect("a document of ours");
    assert!(back.iter().all(Result::is_ok) && back.len() == 1, "{back:?}");
    let again: Vec<Note> = back.into_iter().flatten().collect();
    assert_eq!(annotation::document("T", &again).expect("as before"), document, "taken in, it is the same");
    assert_eq!(annotation::held(&document), ["k7"]);
    if let Ok(query) = Query::parse(&note.body) {
        query.matches(note, std::iter::empty());
    }
}

/// A document of annotations, ours or another program's.
pub(crate) fn annotations(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let Ok(found) = annotation::read(&text) else { return };
    let notes: Vec<Note> = found.into_iter().flatten().collect();
    assert!(notes.iter().all(|note| is_id(&note.id)));
    let document = annotation::document("T", &notes).expect("what came from JSON becomes JSON");
    let back: Result<Vec<Note>, String> =
        annotation::read(&document).expect("a document of ours").into_iter().collect();
    assert_eq!(annotation::document("T", &back.expect("notes of ours")).expect("as before"), document);
    let renewed = annotation::renewed(&document, "T", &notes, &[]).expect("as before");
    assert_eq!(renewed, Some((document, 0)), "the same notes give the same bytes");
    let _ = annotation::renewed(&text, "T", &[], &[]);
}

/// Settings.
pub(crate) fn config(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let (config, mistakes) = Config::parse(&text, "config.toml");
    for mistake in &mistakes {
        let line = mistake.strip_prefix("config.toml:").and_then(|rest| rest.split(':').next());
        let line: usize = line.and_then(|line| line.parse().ok()).expect("a mistake has a line");
        assert!((1..=text.lines().count().max(1) + 1).contains(&line), "{mistake}");
    }
    assert!(THEMES.contains(&config.theme.as_str()) && config.panes <= MOST_PANES);
    assert!(TEXT_WIDTHS.contains(&config.text_width));
    let (_, wrong) = KeyMap::new(&config.keys);
    assert!(wrong.iter().all(|mistake| !mistake.what.is_empty()));
    if mistakes.is_empty() {
        assert_eq!(Config::parse(&text, "other.toml"), (config, mistakes));
    }
}

/// A file that lists the articles of a story.
pub(crate) fn story(bytes: &[u8]) {
    let Ok((story, _)) = stories::parse(&String::from_utf8_lossy(bytes), "story.toml") else { return };
    assert_eq!(stories::parse(&stories::format(&story), "story.toml"), Ok((story, Vec::new())));
}
