use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use proptest::prelude::*;

use super::correction::Field;
use super::*;
use crate::article::{Details, Extract, Origin, Role, canonical};
use crate::note::store::Stamp;

fn entry(names: &[&str]) -> Entry {
    let shelved = |at: &&str| Shelved { at: (*at).to_owned(), ..Shelved::default() };
    Entry { id: Entry::id_of(names.iter().copied()), sources: names.iter().map(shelved).collect(), ..Entry::default() }
}

fn extract(path: &str, address: Option<&str>, text: &str) -> Extract {
    let mut builder = canonical::Builder::default();
    builder.push(Role::Body, text);
    let details = Details {
        path: Some(path.into()),
        address: address.map(str::to_owned),
        outlet: "Post".to_owned(),
        ..Details::default()
    };
    builder.finish(details)
}

#[test]
fn the_order_of_the_sources_makes_no_other_set() {
    assert_eq!(entry(&["/a", "/b"]).id, entry(&["/b", "/a"]).id);
    assert_ne!(entry(&["/a", "/b"]).id, entry(&["/a"]).id);
}

#[test]
fn sets_are_kept_newest_first_and_removed_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::new(folder.path().join("state"));
    assert!(library.is_empty());
    let (first, second) = (entry(&["/a"]), entry(&["/b"]));
    library.save(&first, &["A text."]).unwrap();
    library.save(&second, &[]).unwrap();
    // Within one second, the names order them.
    let (entries, warnings) = library.load();
    assert_eq!((entries.len(), warnings.len()), (2, 0));
    assert!(!library.is_empty());
    assert_eq!(library.entry(&first.id).unwrap().sources, first.sources);
    library.remove(&first.id).unwrap();
    assert_eq!(library.load().0.len(), 1);
    library.restore(&first.id).unwrap();
    assert_eq!(library.load().0.len(), 2);
    assert!(library.remove("../../etc").is_err());
}

#[test]
fn texts_go_with_the_sets_that_know_them() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::new(folder.path());
    let mut set = entry(&["/a"]);
    set.sources[0].text_sha256 = Some(sha256("First."));
    library.save(&set, &["First."]).unwrap();
    assert_eq!(library.text(&sha256("First.")).as_deref(), Some("First."));
    set.sources[0].text_sha256 = Some(sha256("Second."));
    library.save(&set, &["Second."]).unwrap();
    assert_eq!(library.text(&sha256("First.")), None);
    assert_eq!(library.text(&sha256("Second.")).as_deref(), Some("Second."));
}

#[test]
fn a_corrupt_file_is_set_aside_and_told_and_a_newer_one_stays() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::new(folder.path());
    library.save(&entry(&["/a"]), &[]).unwrap();
    let sets = folder.path().join("sets");
    let (broken, newer) = (sets.join(format!("{:032}.json", 1)), sets.join(format!("{:032}.json", 2)));
    fs::write(&broken, "{\"schema\": 1, \"sources\": 3}").unwrap();
    fs::write(&newer, "{\"schema\": 9}").unwrap();
    let (entries, warnings) = library.load();
    assert_eq!((entries.len(), warnings.len()), (1, 2), "{warnings:?}");
    assert!(warnings[0].contains("set aside as"), "{warnings:?}");
    assert!(!broken.exists() && newer.exists());
    assert_eq!(library.load().1.len(), 1, "it is told once");
}

#[test]
fn the_number_of_sets_is_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::new(folder.path());
    fs::create_dir_all(folder.path().join("sets")).unwrap();
    for number in 0..MOST {
        let old = Entry { schema: SCHEMA, read: "2001-01-01T00:00:00Z".to_owned(), ..entry(&[&number.to_string()]) };
        fs::write(library.file("sets", &old.id).unwrap(), serde_json::to_vec(&old).unwrap()).unwrap();
    }
    let newest = entry(&["/newest"]);
    library.save(&newest, &[]).unwrap();
    let (entries, _) = library.load();
    assert_eq!((entries.len(), entries[0].id.as_str()), (MOST, newest.id.as_str()));
}

#[test]
fn pasted_texts_are_numbered() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::new(folder.path());
    assert!(library.keep_pasted("One.\nTwo.\n").unwrap().ends_with("pasted/pasted text 1"));
    let second = library.keep_pasted("Three.\n").unwrap();
    assert!(second.ends_with("pasted/pasted text 2"));
    assert_eq!(fs::read_to_string(second).unwrap(), "Three.\n");
}

#[test]
fn a_place_is_found_by_its_sentence() {
    let place = Place { offset: 10, sentence: "It was shut.".to_owned() };
    assert_eq!(place.find("0123456789It was shut."), 10);
    assert_eq!(place.find("It was shut. 0123 It was shut. And It was shut."), 18);
    assert_eq!(place.find("Gone:ééééé"), 9, "never inside a character");
    assert_eq!(Place { offset: 99, ..place }.find("short"), 5);
}

#[test]
fn corrections_win_also_after_an_edit_and_are_taken_back() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::new(folder.path());
    let text = "The gate was shut on Monday after divers found cracks in it. Nobody was hurt.";
    let original = extract("/a.txt", Some("https://post.example/1"), text);
    library.keep_correction(&original, Field::Outlet, Some("The Evening  Post")).unwrap();
    let check = |mut other: Extract, expect: &str| {
        library.correct(&mut other);
        assert_eq!(other.details.outlet, expect);
        assert_eq!(other.details.origins.outlet == Some(Origin::Reader), expect != "Post");
    };
    check(original.clone(), "The Evening Post");
    check(extract("/b.txt", Some("https://post.example/1"), "Rewritten."), "The Evening Post");
    check(extract("/b.txt", None, text), "The Evening Post");
    check(extract("/a.txt", None, &format!("{text} Updated.")), "The Evening Post");
    check(extract("/a.txt", None, "Another article altogether stands in this file by now."), "Post");
    check(extract("/c.txt", Some("https://post.example/2"), "Another."), "Post");
    // A set that is kept later leaves its text alone.
    library.save(&entry(&["/x"]), &[]).unwrap();
    check(extract("/a.txt", None, &format!("{text} Updated.")), "The Evening Post");
    library.keep_correction(&original, Field::Outlet, None).unwrap();
    check(original, "Post");
}

#[test]
fn the_role_a_reader_gave_a_paragraph_holds_after_an_edit_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let library = Library::new(folder.path());
    let read = |paragraphs: &[&str]| {
        let mut builder = canonical::Builder::default();
        for text in paragraphs {
            builder.push(Role::Body, text);
        }
        let mut extract = builder.finish(Details { path: Some("/a.txt".into()), ..Details::default() });
        library.correct(&mut extract);
        extract
    };
    let (long, other) = ("The gate was shut on Monday after divers found cracks in it.", "Boats at the quay");
    let before = read(&[long, other, long]);
    library.keep_role(&before, 1, Some(Role::Furniture)).unwrap();
    library.keep_role(&before, 2, Some(Role::Body)).unwrap();
    let given = |extract: &Extract| -> Vec<(Role, bool)> {
        extract.paragraphs.iter().map(|paragraph| (paragraph.role, paragraph.reason.is_some())).collect()
    };
    let edited = read(&["Updated.", long, long, other]);
    assert_eq!(
        given(&edited),
        [(Role::Body, false), (Role::Body, false), (Role::Body, true), (Role::Furniture, true)],
        "the second of two equal paragraphs, and the other wherever it stands"
    );
    library.keep_role(&edited, 3, None).unwrap();
    library.keep_role(&edited, 2, None).unwrap();
    assert!(given(&read(&[long, other, long])).iter().all(|(_, is_given)| !is_given));
}

/// Storage on which writing fails when told to.
#[derive(Debug)]
struct Full(Arc<AtomicBool>);

impl Storage for Full {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        Disk.create_folder(folder)
    }

    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        Disk.list(folder)
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        Disk.read(path)
    }

    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        Disk.stamp(path)
    }

    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        if self.0.load(Ordering::Relaxed) {
            return Err(io::Error::other("no space left on device"));
        }
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
fn a_full_disk_leaves_what_is_there() {
    let folder = tempfile::tempdir().unwrap();
    let is_full = Arc::new(AtomicBool::new(false));
    let library = Library::with_storage(folder.path(), Box::new(Full(Arc::clone(&is_full))));
    let mut set = entry(&["/a"]);
    library.save(&set, &[]).unwrap();
    is_full.store(true, Ordering::Relaxed);
    set.title = "other".to_owned();
    assert!(library.save(&set, &["Text."]).unwrap_err().chain().contains("no space left"));
    assert!(library.keep_pasted("Text.").is_err());
    assert_eq!(library.load().0[0].title, "");
}

proptest! {
    #[test]
    fn whatever_lies_in_the_folder_is_no_panic(bytes in proptest::collection::vec(any::<u8>(), 0..60), json in "[\\[{\"a-z:0-9,}\\]]{0,40}") {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::new(folder.path());
        library.save(&entry(&["/a"]), &[]).unwrap();
        let id = entry(&["/a"]).id;
        for bytes in [bytes.as_slice(), json.as_bytes()] {
            fs::write(library.file("sets", &id).unwrap(), bytes).unwrap();
            let _ = library.entry(&id);
            let _ = library.load();
        }
    }
}

#[test]
fn a_set_is_one_however_its_folder_was_spelled() {
    let folder = tempfile::tempdir().unwrap();
    let real = fs::canonicalize(folder.path()).unwrap();
    for name in ["art", "desk"] {
        fs::create_dir(real.join(name)).unwrap();
    }
    let library = Library::new(real.join("state"));
    let spelled = |path: &str| real.join(path).display().to_string();
    let old = Entry { title: "Old".to_owned(), ..entry(&[&spelled("desk/../art/fox.txt")]) };
    library.save(&old, &[]).unwrap();
    let found = library.load().0.remove(0);
    assert_eq!((found.id.as_str(), found.sources[0].at.as_str()), (old.id.as_str(), spelled("art/fox.txt").as_str()));
    assert_eq!(library.entry(&old.id).unwrap().sources, found.sources);
    let path = library.file("sets", &old.id).unwrap();
    let earlier = fs::read_to_string(&path).unwrap().replacen(&found.read, "2001-01-01T00:00:00Z", 1);
    fs::write(&path, earlier).unwrap();
    let new = entry(&[&spelled("art/fox.txt")]);
    library.save(&new, &[]).unwrap();
    let ids: Vec<String> = library.load().0.into_iter().map(|entry| entry.id).collect();
    assert_eq!(ids, [new.id]);
    assert!(!path.exists(), "the file of the other spelling gives way");
}

#[test]
fn a_correction_kept_under_another_spelling_is_found_and_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let real = fs::canonicalize(folder.path()).unwrap();
    for name in ["art", "desk"] {
        fs::create_dir(real.join(name)).unwrap();
    }
    let library = Library::new(real.join("state"));
    let at = |path: &str, text: &str| extract(&real.join(path).display().to_string(), None, text);
    let text = "The night ferry left the harbour late because of fog and came back at dawn.";
    library.keep_correction(&at("desk/../art/fox.txt", text), Field::Outlet, Some("Ledger")).unwrap();
    let mut now = at("art/fox.txt", &format!("Updated. {text}"));
    now.details.source = real.join("desk/../art/fox.txt").display().to_string();
    library.correct(&mut now);
    assert_eq!(now.details.outlet, "Ledger");
    library.keep_correction(&now, Field::Outlet, None).unwrap();
    now.details.outlet = "Post".to_owned();
    library.correct(&mut now);
    assert_eq!(now.details.outlet, "Post", "what was taken back stays so");
}
