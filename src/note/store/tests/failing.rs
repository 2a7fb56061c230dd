//! A disk on which one step fails, for each step of all that a store does.

use std::io::ErrorKind;
use std::sync::Arc;

use super::*;
use crate::note::{State, Target};

/// Which step fails, counted from 0 from when it was armed, and what was done since.
#[derive(Debug, Default)]
struct Plan {
    fails: Option<(usize, ErrorKind)>,
    done: Vec<&'static str>,
}

/// The disk.
#[derive(Debug, Default)]
struct Failing(Arc<Mutex<Plan>>);

impl Failing {
    fn step(&self, name: &'static str) -> io::Result<()> {
        let mut plan = self.0.lock().unwrap();
        plan.done.push(name);
        match plan.fails {
            Some((at, kind)) if plan.done.len() == at + 1 => Err(kind.into()),
            _ => Ok(()),
        }
    }
}

impl Storage for Failing {
    fn create_folder(&self, folder: &Path) -> io::Result<()> {
        self.step("create_folder").and_then(|()| Disk.create_folder(folder))
    }
    fn list(&self, folder: &Path) -> io::Result<Vec<String>> {
        self.step("list").and_then(|()| Disk.list(folder))
    }
    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        self.step("read").and_then(|()| Disk.read(path))
    }
    fn stamp(&self, path: &Path) -> io::Result<Stamp> {
        Disk.stamp(path)
    }
    fn create(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let done = self.step("create");
        // A full disk leaves a part of the file.
        Disk.create(path, if done.is_ok() { bytes } else { &bytes[..bytes.len() / 2] })?;
        done
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step("rename")?;
        if to.parent() != from.parent() && to.with_file_name(".elsewhere").exists() {
            // A link to another disk, as far as a test can have one.
            return Err(ErrorKind::CrossesDevices.into());
        }
        Disk.rename(from, to)
    }
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step("sync_folder").and_then(|()| Disk.sync_folder(folder))
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step("remove").and_then(|()| Disk.remove(path))
    }
}

/// A folder with a note, one that another program wrote meanwhile, one in the trash and a draft, in a store that knows
/// them and whose disk is about to fail.
struct Scene {
    _guard: TempDir,
    store: Store,
    plan: Arc<Mutex<Plan>>,
    note: Note,
    overtaken: Note,
    trashed: Note,
}

impl Scene {
    fn new(fails: usize, kind: ErrorKind) -> Self {
        let (guard, other) = store();
        let plan = Arc::default();
        let store = Store::with_storage(other.folder(), Box::new(Failing(Arc::clone(&plan))));
        let target = Target { exact: "fog".into(), ..Target::default() };
        let [mut note, mut overtaken, mut trashed] =
            ["old", "mine before", "thrown"].map(|body| Note { targets: vec![target.clone()], ..note(body) });
        for note in [&mut note, &mut overtaken, &mut trashed] {
            store.save(note).unwrap();
        }
        store.delete(&trashed.id).unwrap();
        store.save_draft(&Note { body: "half".into(), ..note.clone() }).unwrap();
        other.load();
        other.save(&mut Note { body: "theirs".into(), ..overtaken.clone() }).unwrap();
        *plan.lock().unwrap() = Plan { fails: Some((fails, kind)), done: Vec::new() };
        Self { _guard: guard, store, plan, note, overtaken, trashed }
    }

    /// All words that a program started after this one finds, with those in the trash.
    fn words(&self) -> Vec<String> {
        let after = Store::new(self.store.folder());
        let ((notes, mut warnings), (drafts, more), (trash, rest)) = (after.load(), after.drafts(), after.trash());
        warnings.extend(more.into_iter().chain(rest));
        assert_eq!(warnings, [""; 0], "every file is whole");
        let notes = notes.into_iter().chain(drafts).chain(trash.into_iter().map(|thrown| thrown.note));
        notes.map(|note| note.body).collect()
    }
}

/// Something that a store does, and the steps it takes where none fails.
type Deed = (&'static str, fn(&Scene) -> Result<()>, &'static str);

const DEEDS: &[Deed] = &[
    (
        "save",
        |scene| scene.store.save(&mut Note { body: "old, new".into(), ..scene.note.clone() }).map(drop),
        "create_folder read create rename sync_folder",
    ),
    (
        "save beside another program's",
        |scene| scene.store.save(&mut Note { body: "mine".into(), ..scene.overtaken.clone() }).map(drop),
        "create_folder read create_folder create rename sync_folder create rename sync_folder",
    ),
    ("delete", |scene| scene.store.delete(&scene.note.id).map(drop), "create_folder create_folder rename sync_folder"),
    (
        "delete to another disk",
        |scene| {
            fs::write(scene.store.folder().join("trash/.elsewhere"), "").unwrap();
            scene.store.delete(&scene.note.id).map(drop)
        },
        "create_folder create_folder rename read create rename sync_folder remove sync_folder",
    ),
    (
        "restore",
        |scene| scene.store.restore(&scene.trashed.id).map(drop),
        "list read create_folder read create rename sync_folder remove",
    ),
    (
        "save a draft",
        |scene| scene.store.save_draft(&Note { body: "half, more".into(), ..scene.note.clone() }),
        "create_folder create_folder read create rename sync_folder",
    ),
    ("drop a draft", |scene| scene.store.remove_draft(&scene.note.id), "read remove"),
    ("keep a text", |scene| scene.store.keep_text("Fog.").map(drop), "read create_folder create rename sync_folder"),
    (
        "keep states",
        |scene| {
            let mut note = scene.note.clone();
            note.targets[0].state = State::Moved;
            scene.store.keep_states(&note).map(drop)
        },
        "read create rename sync_folder",
    ),
];

/// Steps whose failure is nobody's loss: what was to be done is done, or is done anew.
const HARMLESS: &[(&str, &str)] = &[("restore", "remove"), ("keep a text", "read")];

#[test]
fn whatever_step_fails_no_word_is_lost_and_the_error_says_what_to_do() {
    let kinds = [
        (ErrorKind::StorageFull, "free some space"),
        (ErrorKind::PermissionDenied, "allow "),
        (ErrorKind::ReadOnlyFilesystem, "name another place"),
    ];
    for (name, deed, steps) in DEEDS {
        let steps: Vec<&str> = steps.split(' ').collect();
        for (fails, (kind, advice)) in (0..=steps.len()).flat_map(|fails| kinds.map(|kind| (fails, kind))) {
            let scene = Scene::new(fails, kind);
            let done = deed(&scene);
            let what = format!("{name}, {:?} numbered {fails} fails with {kind:?}", steps.get(fails));
            let words = scene.words();
            for word in ["old", "theirs", "thrown", "half"] {
                let is_dropped = word == "half" && *name == "drop a draft";
                assert!(is_dropped || words.iter().any(|own| own.starts_with(word)), "{what}: {word:?} of {words:?}");
            }
            let Some(step) = steps.get(fails) else {
                done.unwrap();
                assert_eq!(scene.plan.lock().unwrap().done, steps, "{name}");
                continue;
            };
            // The last step of a deletion only brings the name to the disk.
            let is_harmless = HARMLESS.contains(&(name, step))
                || name.starts_with("delete") && *step == "sync_folder" && fails + 1 == steps.len()
                // A draft needs no folder but its own; the second is that of the lock.
                || *name == "save a draft" && *step == "create_folder" && fails == 1;
            let told = done.err().map(|error| error.chain());
            assert_eq!(told.is_none(), is_harmless, "{what}");
            let folder = scene.store.folder().to_str().unwrap();
            assert!(told.is_none_or(|told| told.contains(folder) && told.contains(advice)), "{what}");
        }
    }
}

#[test]
fn a_note_that_was_not_saved_stays_as_it_was_and_is_saved_later() {
    for fails in 0..4 {
        let scene = Scene::new(fails, ErrorKind::StorageFull);
        let mut new = Note { body: "new".into(), ..scene.note.clone() };
        assert!(scene.store.save(&mut new).is_err());
        assert_eq!(new.revision, scene.note.revision);
        assert_eq!(scene.store.save(&mut new).unwrap(), Saved::Written);
    }
}
