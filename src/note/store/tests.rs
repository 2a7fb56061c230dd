use std::fs;

use proptest::prelude::*;
use tempfile::TempDir;

use super::*;
use crate::note::Kind;

mod failing;
mod watching;

fn store() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path().join("config"));
    (folder, store)
}

fn note(body: &str) -> Note {
    Note { body: body.into(), ..Note::new(Kind::Note, Vec::new()) }
}

#[test]
fn saves_and_loads() {
    let (_guard, store) = store();
    let mut note = note("one");
    assert_eq!(store.save(&mut note).unwrap(), Saved::Written);
    note.body = "two".into();
    assert_eq!(store.save(&mut note).unwrap(), Saved::Written);
    assert_eq!(note.revision, 2);
    assert_eq!(store.load(), (vec![note], vec![]));
}

#[cfg(unix)]
#[test]
fn only_the_user_may_read() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_guard, store) = store();
    let mut note = note("one");
    store.save(&mut note).unwrap();
    let mode = |path: PathBuf| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(store.path("notes", &note.id).unwrap()), 0o600);
    assert_eq!(mode(store.folder().join("notes")), 0o700);
    assert_eq!(mode(store.folder().to_owned()), 0o700);
}

#[cfg(unix)]
#[test]
fn a_linked_folder_stays_a_link() {
    let (guard, store) = store();
    let place = guard.path().join("elsewhere");
    fs::create_dir(&place).unwrap();
    fs::create_dir(store.folder()).unwrap();
    std::os::unix::fs::symlink(&place, store.folder().join("notes")).unwrap();
    let mut note = note("one");
    store.save(&mut note).unwrap();
    store.save(&mut note).unwrap();
    assert!(place.join(format!("{}.json", note.id)).is_file());
    assert_eq!(store.load().0, [note]);
}

#[test]
fn two_writers_lose_nothing() {
    let (_guard, store) = store();
    let mut mine = note("first");
    store.save(&mut mine).unwrap();
    let other = Store::new(store.folder());
    let mut theirs = other.load().0.remove(0);
    theirs.body = "theirs".into();
    other.save(&mut theirs).unwrap();

    mine.body = "mine".into();
    assert!(matches!(store.save(&mut mine).unwrap(), Saved::Beside(path) if path.is_file()));
    assert_eq!(mine.revision, 3);
    assert_eq!(store.load().0[0].body, "mine");
    assert_eq!(store.trash().0[0].note.body, "theirs");
}

#[test]
fn the_same_revision_from_elsewhere_is_another_text() {
    let (_guard, store) = store();
    let mut mine = note("mine");
    store.save(&mut mine).unwrap();
    let synced = Note { body: "synced".into(), ..mine.clone() };
    let path = store.path("notes", &mine.id).unwrap();
    fs::write(&path, json(&synced, &path).unwrap()).unwrap();
    assert!(matches!(store.save(&mut mine).unwrap(), Saved::Beside(_)));
    assert_eq!(store.trash().0[0].note.body, "synced");
}

#[test]
fn a_note_that_was_never_read_here_is_another_text_whatever_its_revision() {
    let (_guard, store) = store();
    let mut mine = note("mine");
    store.save(&mut mine).unwrap();
    let name = store.delete(&mine.id).unwrap();
    // Begun anew by a program that knew it before, between the look for its name and its return.
    let theirs = Note { body: "theirs".into(), ..mine.clone() };
    Store::new(store.folder()).save(&mut Note { revision: 0, ..theirs }).unwrap();
    assert!(matches!(store.save(&mut mine).unwrap(), Saved::Beside(_)));
    assert!(store.trash().0.iter().any(|thrown| thrown.note.body == "theirs"));
    assert!(store.restore(&name).is_ok());
}

#[test]
fn deletes_and_restores() {
    let (_guard, store) = store();
    let mut note = note("one");
    store.save(&mut note).unwrap();
    let name = store.delete(&note.id).unwrap();
    assert_eq!(store.load().0, []);
    assert!(store.delete(&note.id).is_err());
    let back = store.restore(&name).unwrap();
    assert_eq!((back.id.as_str(), back.body.as_str()), (note.id.as_str(), "one"));
    assert_eq!(store.trash().0, []);

    store.delete(&note.id).unwrap();
    let mut again = Note { revision: 0, body: "two".into(), ..note.clone() };
    store.save(&mut again).unwrap();
    let back = store.restore(&note.id).unwrap();
    assert_ne!(back.id, note.id, "both are kept");
    assert_eq!(store.load().0.len(), 2);
    assert!(store.restore("../notes/x").is_err());
}

#[test]
fn a_broken_file_is_set_aside_and_told() {
    let (_guard, store) = store();
    let mut note = note("one");
    store.save(&mut note).unwrap();
    let path = store.path("notes", &note.id).unwrap();
    fs::write(&path, b"{\"schema\": 1, \"bo").unwrap();
    let (notes, warnings) = store.load();
    assert_eq!((notes.len(), warnings.len()), (0, 1));
    let kept = fs::read_dir(store.folder().join("notes")).unwrap().map(|entry| entry.unwrap().path());
    let kept: Vec<_> = kept.filter(|path| path.to_string_lossy().contains(".json.corrupt-")).collect();
    assert_eq!(fs::read(&kept[0]).unwrap(), b"{\"schema\": 1, \"bo");
    assert!(warnings[0].contains(kept[0].to_str().unwrap()), "{warnings:?}");
    store.save(&mut note).unwrap();
    assert_eq!(store.load(), (vec![note], vec![]));
}

#[test]
fn what_a_newer_version_wrote_is_only_read() {
    let (_guard, store) = store();
    let mut mine = note("mine");
    store.save(&mut mine).unwrap();
    let path = store.path("notes", &mine.id).unwrap();
    for text in [r#"{"schema": 2, "body": "newer"}"#, r#"{"schema": 2, "body": ["in", "parts"]}"#] {
        fs::write(&path, text).unwrap();
        let (notes, warnings) = store.load();
        assert_eq!(notes.len() + warnings.len(), 1);
        let error = store.save(&mut mine).unwrap_err();
        assert!(matches!(&error, Error::Refused(why) if why.contains("newer")), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
        for mut newer in notes {
            assert!(store.save(&mut newer).is_err());
        }
    }
}

#[test]
fn no_id_leads_out_of_the_folder() {
    let (_guard, store) = store();
    for id in ["../out", "/tmp/x", "", "a/b", ".."] {
        let mut note = Note { id: id.into(), ..note("x") };
        assert!(store.save(&mut note).is_err());
        assert!(store.save_draft(&note).is_err());
        assert!(store.remove_draft(id).is_err());
        assert!(store.delete(id).is_err());
        assert_eq!(store.text(id), None);
    }
    assert!(!store.folder().exists());
}

#[test]
fn texts_are_kept_by_hash_and_checked() {
    let (_guard, store) = store();
    let hash = store.keep_text("Fog é").unwrap();
    assert_eq!(store.keep_text("Fog é").unwrap(), hash);
    assert_eq!(store.text(&hash).as_deref(), Some("Fog é"));
    fs::write(store.folder().join("texts").join(format!("{hash}.txt")), "Fo").unwrap();
    assert_eq!(store.text(&hash), None, "damaged");
    store.keep_text("Fog é").unwrap();
    assert_eq!(store.text(&hash).as_deref(), Some("Fog é"));
}

#[test]
fn drafts_outlive_the_program() {
    let (_guard, store) = store();
    let draft = note("half a sent");
    store.save_draft(&draft).unwrap();
    assert_eq!(Store::new(store.folder()).drafts().0, std::slice::from_ref(&draft));
    assert_eq!(store.load().0, []);
    store.remove_draft(&draft.id).unwrap();
    store.remove_draft(&draft.id).unwrap();
    assert_eq!(store.drafts().0, []);
}

#[test]
fn foreign_files_are_left_alone() {
    let (_guard, store) = store();
    let mut note = note("one");
    store.save(&mut note).unwrap();
    let foreign = store.folder().join("notes").join("a.sync-conflict-1.json");
    fs::write(&foreign, "{}").unwrap();
    let (notes, warnings) = store.load();
    assert_eq!((notes.len(), warnings.len()), (1, 1));
    assert!(foreign.is_file());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn any_bytes_can_be_read(
        bytes in prop_oneof![
            prop::collection::vec(any::<u8>(), 0..80).boxed(),
            r#"\{("(schema|id|kind|targets|tags|start|revision)":("x"|-1|9|null|\[\]|\[\{"start":[0-9]{1,25}\}\]),?){0,3}\}"#
                .prop_map(String::into_bytes).boxed(),
        ]
    ) {
        let (_guard, store) = store();
        let path = store.folder().join("notes").join("abc.json");
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &bytes).unwrap();
        let (notes, warnings) = store.load();
        prop_assert_eq!(notes.len() + usize::from(notes.is_empty()) * warnings.len(), 1);
        let all: Vec<Vec<u8>> =
            fs::read_dir(path.parent().unwrap()).unwrap().map(|entry| fs::read(entry.unwrap().path()).unwrap()).collect();
        prop_assert_eq!(all, vec![bytes]);
    }
}

#[test]
fn only_what_has_no_file_any_more_is_deleted() {
    let (_guard, store) = store();
    let mut notes = ["one", "two", "three"].map(note);
    for note in &mut notes {
        store.save(note).unwrap();
    }
    store.delete(&notes[0].id).unwrap();
    for note in &notes[1..] {
        let lost = format!("trash/{}.20311122T094100000000Z.json", note.id);
        fs::write(store.folder().join(lost), "{}").unwrap();
    }
    let broken = store.path("notes", &notes[2].id).unwrap();
    fs::write(broken, "{damaged").unwrap();
    assert_eq!(store.deleted(), [notes[0].id.clone()]);
    store.load();
    assert_eq!(store.deleted(), [notes[0].id.clone()], "set aside is not deleted");
}

#[test]
fn a_note_is_found_however_the_folder_of_its_article_was_spelled() {
    let (guard, store) = store();
    let real = fs::canonicalize(guard.path()).unwrap();
    for name in ["art", "desk"] {
        fs::create_dir(real.join(name)).unwrap();
    }
    let mut target = crate::note::Target::default();
    target.article.path = Some(real.join("desk/../art/fox.txt"));
    let mut note = Note { targets: vec![target], ..note("one") };
    store.save(&mut note).unwrap();
    let place = |note: &Note| note.targets[0].article.path.clone();
    let mut loaded = store.load().0.remove(0);
    assert_eq!(place(&loaded), Some(real.join("art/fox.txt")));
    assert_eq!(store.changes().notes, [], "another spelling is no edit");
    loaded.body = "two".into();
    assert_eq!(store.save(&mut loaded).unwrap(), Saved::Written);
    let name = store.delete(&loaded.id).unwrap();
    fs::write(store.folder().join("trash").join(&name), serde_json::to_vec(&note).unwrap()).unwrap();
    assert_eq!(place(&store.restore(&name).unwrap()), Some(real.join("art/fox.txt")));
}
