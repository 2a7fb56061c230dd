//! What another program does to the notes, as this one sees it.

use std::fs::File;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use super::*;
use crate::note::{State, Target};

/// Lets the folder and its files be as old as they are when nobody has written for a while.
fn let_time_pass(store: &Store) {
    let folder = store.folder().join("notes");
    let old = SystemTime::now() - Duration::from_mins(1);
    for entry in fs::read_dir(&folder).unwrap().flatten() {
        File::options().write(true).open(entry.path()).unwrap().set_modified(old).unwrap();
    }
    File::open(&folder).unwrap().set_modified(old).unwrap();
}

fn bodies(changes: &Changes) -> Vec<&str> {
    changes.notes.iter().map(|note| note.body.as_str()).collect()
}

#[test]
fn each_store_sees_what_the_other_wrote_and_not_its_own() {
    let (_guard, one) = store();
    let two = Store::new(one.folder());
    assert_eq!(two.changes(), Changes::default(), "there is no folder yet");
    let mut note = note("first");
    one.save(&mut note).unwrap();
    assert_eq!(one.changes(), Changes::default());
    assert_eq!(bodies(&two.changes()), ["first"]);
    assert_eq!(two.changes(), Changes::default(), "once");

    let mut theirs = note.clone();
    theirs.body = "second".into();
    two.save(&mut theirs).unwrap();
    assert_eq!(bodies(&one.changes()), ["second"]);
    assert_eq!(two.changes(), Changes::default());
    two.delete(&note.id).unwrap();
    assert_eq!(one.changes(), Changes { gone: vec![note.id.clone()], ..Changes::default() });
    assert_eq!((one.changes(), two.changes()), Default::default());
    one.restore(&note.id).unwrap();
    assert_eq!(bodies(&two.changes()), ["second"]);
}

#[test]
fn a_change_in_the_same_tick_is_seen() {
    let (_guard, store) = store();
    let mut mine = note("aaaa");
    store.save(&mut mine).unwrap();
    let path = store.path("notes", &mine.id).unwrap();
    let ticks = [fs::metadata(&path), fs::metadata(path.parent().unwrap())].map(|known| known.unwrap().modified());
    let ticks = ticks.map(std::result::Result::unwrap);
    store.changes();
    let theirs = Note { body: "bbbb".into(), ..mine.clone() };
    fs::write(&path, json(&theirs, &path).unwrap()).unwrap();
    File::options().write(true).open(&path).unwrap().set_modified(ticks[0]).unwrap();
    File::open(path.parent().unwrap()).unwrap().set_modified(ticks[1]).unwrap();
    assert_eq!(bodies(&store.changes()), ["bbbb"]);
}

/// A disk that counts what is read and listed.
#[derive(Debug, Default)]
struct Counting(Arc<AtomicUsize>);

impl Storage for Counting {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        Disk.create_folder(folder)
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.0.fetch_add(1000, Ordering::Relaxed);
        Disk.list(folder)
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Disk.read(path)
    }
    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        Disk.stamp(path)
    }
    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        Disk.create(path, bytes)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        Disk.rename(from, to)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        Disk.sync_folder(folder)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        Disk.remove(path)
    }
}

#[test]
fn what_did_not_change_is_not_read_again() {
    let (_guard, other) = store();
    let mut notes: Vec<Note> = (0..5).map(|number| note(&number.to_string())).collect();
    for note in &mut notes {
        other.save(note).unwrap();
    }
    let_time_pass(&other);
    let count = Arc::new(AtomicUsize::new(0));
    let store = Store::with_storage(other.folder(), Box::new(Counting(Arc::clone(&count))));
    let looks = |what: &str, costs: usize, found: usize| {
        count.store(0, Ordering::Relaxed);
        assert_eq!(store.changes().notes.len(), found, "{what}");
        assert_eq!(count.load(Ordering::Relaxed), costs, "{what}");
    };
    store.load();
    looks("the first look goes through the folder", 1000, 0);
    looks("nothing was written", 0, 0);
    notes[0].body = "changed".into();
    other.save(&mut notes[0]).unwrap();
    looks("one file was written", 1001, 1);
    let_time_pass(&other);
    looks("times are others, words are not", 1005, 0);
    looks("nothing was written since", 0, 0);
}

#[test]
fn a_folder_that_vanishes_takes_no_note_away() {
    let (guard, store) = store();
    let (mut note, mut other) = (note("kept in mind"), note("another"));
    store.save(&mut note).unwrap();
    store.save(&mut other).unwrap();
    fs::rename(store.folder(), guard.path().join("away")).unwrap();
    let changes = store.changes();
    assert_eq!((changes.notes.len(), changes.gone.len(), changes.warnings.len()), (0, 0, 1));
    assert!(changes.warnings[0].contains("is gone"), "{changes:?}");
    assert!(store.changes().is_empty(), "told once");
    store.save(&mut note).unwrap();
    assert!(store.changes().is_empty(), "the other note is not taken for deleted");
    fs::remove_dir_all(store.folder()).unwrap();
    fs::rename(guard.path().join("away"), store.folder()).unwrap();
    assert_eq!(bodies(&store.changes()), ["kept in mind"], "an older revision");
}

#[test]
fn a_file_that_is_being_written_is_left_alone_and_a_broken_one_set_aside() {
    let (_guard, store) = store();
    let mut note = note("one");
    store.save(&mut note).unwrap();
    let path = store.path("notes", &note.id).unwrap();
    fs::write(&path, "{\"schema\": 1, \"bo").unwrap();
    assert!(store.changes().is_empty());
    assert!(path.is_file());
    let_time_pass(&store);
    let changes = store.changes();
    assert!(changes.gone.is_empty() && changes.warnings[0].contains(".corrupt-"), "{changes:?}");
    assert!(!path.exists());
    assert!(store.changes().is_empty());
    store.save(&mut note).unwrap();
    assert_eq!(store.load().0, [note]);
}

#[test]
fn what_cannot_be_read_is_told_once() {
    let (_guard, store) = store();
    store.save(&mut note("one")).unwrap();
    fs::write(store.folder().join("notes/a.sync-conflict-1.json"), "{}").unwrap();
    fs::write(store.folder().join("notes/abc.json"), r#"{"schema": 2, "body": ["in", "parts"]}"#).unwrap();
    let changes = store.changes();
    assert_eq!((changes.notes.len(), changes.gone.len(), changes.warnings.len()), (0, 0, 2), "{changes:?}");
    assert!(store.changes().is_empty());
}

#[test]
fn a_state_that_is_kept_is_no_edit() {
    let (_guard, one) = store();
    let mut note = Note { targets: vec![Target { exact: "fog".into(), ..Target::default() }], ..note("one") };
    one.save(&mut note).unwrap();
    let two = Store::new(one.folder());
    two.load();
    let mut followed = note.clone();
    followed.targets[0].state = State::Changed;
    followed.targets[0].found = "mist".into();
    assert!(one.keep_states(&followed).unwrap());
    assert!(!one.keep_states(&followed).unwrap(), "once");
    assert_eq!(Store::new(one.folder()).load().0, [followed.clone()], "revision and times stay");
    assert!(two.changes().is_empty());
    note.body = "two".into();
    assert_eq!(two.save(&mut note).unwrap(), Saved::Written, "nobody's words were pushed aside");

    let before = fs::read(one.path("notes", &note.id).unwrap()).unwrap();
    followed.targets[0].state = State::Moved;
    assert!(!one.keep_states(&followed).unwrap(), "another program wrote it since");
    assert!(!Store::new(one.folder()).keep_states(&followed).unwrap(), "it was never read");
    assert_eq!(fs::read(one.path("notes", &note.id).unwrap()).unwrap(), before);
    assert!(one.trash().0.is_empty());
}

#[test]
fn a_state_is_not_kept_in_what_a_newer_version_wrote() {
    let (_guard, store) = store();
    let text = r#"{"schema": 2, "targets": [{"exact": "fog"}]}"#;
    let path = store.folder().join("notes/abc.json");
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, text).unwrap();
    let mut note = store.load().0.remove(0);
    note.targets[0].state = State::Moved;
    assert!(!store.keep_states(&note).unwrap());
    assert_eq!(fs::read_to_string(&path).unwrap(), text);
}

#[test]
fn what_killed_programs_left_is_swept_when_it_is_old() {
    let (_guard, store) = store();
    store.save(&mut note("one")).unwrap();
    store.keep_text("Fog.").unwrap();
    let paths = ["notes", "texts"].map(|folder| store.folder().join(folder).join(".abc.tmp"));
    for path in &paths {
        fs::write(path, "half").unwrap();
    }
    assert_eq!(store.load().0.len(), 1);
    assert!(paths.iter().all(|path| path.is_file()), "they may still be written");
    for path in &paths {
        let old = SystemTime::now() - Duration::from_hours(2);
        File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
    }
    assert_eq!(store.load().0.len(), 1);
    assert!(paths.iter().all(|path| !path.exists()));
}
