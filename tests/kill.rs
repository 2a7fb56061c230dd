//! Programs that are killed while they write notes in one folder.

use std::collections::HashSet;
use std::env;
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant, SystemTime};

use rashomon::note::store::Store;
use rashomon::note::{Kind, Note};

use crate::support::Sandbox;

/// How many savings to wait for; a variable asks for more.
const SAVINGS: usize = 300;

/// Notes that both writers change.
const SHARED: u64 = 6;

/// Numbers that look like chance, the same for the same seed.
fn numbers(seed: u64) -> impl FnMut(u64) -> u64 {
    let mut state = seed | 1;
    move |below| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    }
}

/// What a writer does until it is killed: it changes notes that the other one changes too, begins and deletes some, and
/// says what was saved once it was. Words are only ever added, so that whatever a writer knew of must be somewhere.
#[test]
#[ignore = "the writer that the other test here runs and kills"]
fn writer() {
    let (Ok(folder), Ok(name)) = (env::var("RASHOMON_TEST_FOLDER"), env::var("RASHOMON_TEST_WRITER")) else { return };
    let store = Store::new(folder);
    let mut known = store.load().0;
    let mut number = numbers(name.bytes().fold(7, |seed, byte| seed * 31 + u64::from(byte)));
    for count in 0.. {
        if number(10) == 0 {
            let changes = store.changes();
            known.retain(|note| !changes.gone.contains(&note.id) && changes.notes.iter().all(|new| new.id != note.id));
            known.extend(changes.notes);
        }
        let id = if number(3) == 0 { format!("{name}-{count}") } else { format!("shared-{}", number(SHARED)) };
        let at = known.iter().position(|note| note.id == id).unwrap_or_else(|| {
            known.push(Note { id, ..Note::new(Kind::Note, Vec::new()) });
            known.len() - 1
        });
        let token = format!("{name}-{count};");
        known[at].body += &token;
        store.save(&mut known[at]).unwrap();
        println!("saved {token}");
        match number(20) {
            0 => _ = store.delete(&known.swap_remove(at).id),
            1 => _ = store.delete(&known[at].id).and_then(|deleted| store.restore(&deleted)),
            _ => {}
        }
        thread::sleep(Duration::from_micros(number(3000)));
    }
}

/// A writer, and what reads what it says.
struct Writer {
    program: Child,
    listener: JoinHandle<()>,
}

impl Writer {
    fn start(folder: &Path, name: &str, saved: &Arc<Mutex<Vec<String>>>) -> Self {
        let mut program = Command::new(env::current_exe().unwrap())
            .args(["--ignored", "--exact", "kill::writer", "--nocapture"])
            .env("RASHOMON_TEST_FOLDER", folder)
            .env("RASHOMON_TEST_WRITER", name)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let (said, saved) = (program.stdout.take().unwrap(), Arc::clone(saved));
        Self { program, listener: thread::spawn(move || listen(said, &saved)) }
    }

    /// Kills it, whatever it is doing.
    fn kill(mut self) {
        self.program.kill().unwrap();
        let ended = self.program.wait().unwrap();
        assert_eq!(ended.code(), None, "it failed by itself: {ended}");
        self.listener.join().unwrap();
    }
}

fn listen(said: ChildStdout, saved: &Mutex<Vec<String>>) {
    for line in BufReader::new(said).lines().map_while(Result::ok) {
        // The line that was cut off by the end has no token.
        if let Some((_, token)) = line.split_once("saved ").filter(|(_, token)| token.ends_with(';')) {
            saved.lock().unwrap().push(token.to_owned());
        }
    }
}

/// Runs two writers and kills them until so much was saved; returns what was, and how often one was killed.
fn write_and_kill(folder: &Path, savings: usize) -> (Vec<String>, usize) {
    let saved = Arc::new(Mutex::new(Vec::new()));
    let mut number = numbers(u64::from(std::process::id()));
    let mut names = (0..).map(|life| format!("w{life}"));
    let mut next = || Writer::start(folder, &names.next().unwrap(), &saved);
    let mut writers = vec![next(), next()];
    let (mut kills, until) = (0, Instant::now() + Duration::from_hours(1));
    while saved.lock().unwrap().len() < savings {
        assert!(Instant::now() < until, "they do not come to write");
        thread::sleep(Duration::from_millis(30 + number(300)));
        writers.remove(usize::try_from(number(2)).unwrap()).kill();
        writers.push(next());
        kills += 1;
    }
    kills += writers.len();
    writers.into_iter().for_each(Writer::kill);
    (Arc::into_inner(saved).unwrap().into_inner().unwrap(), kills)
}

fn temporary_files(folder: &Path) -> Vec<PathBuf> {
    let folders = ["notes", "trash"].map(|name| folder.join(name));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).unwrap()).map(|entry| entry.unwrap().path());
    files.filter(|path| path.extension().is_some_and(|ending| ending == "tmp")).collect()
}

#[test]
fn what_was_saved_is_there_whenever_a_writer_is_killed() {
    let sandbox = Sandbox::new();
    let folder = sandbox.path("config");
    let savings = env::var("RASHOMON_TEST_SAVINGS").ok().and_then(|count| count.parse().ok()).unwrap_or(SAVINGS);
    let (saved, kills) = write_and_kill(&folder, savings);

    let begun = Instant::now();
    let store = Store::new(&folder);
    store.save(&mut Note::new(Kind::Note, Vec::new())).unwrap();
    assert!(begun.elapsed() < Duration::from_secs(2), "no lock outlives its program");

    let (notes, warnings) = store.load();
    assert_eq!(warnings, [""; 0], "every note can be read");
    let (trash, warnings) = store.trash();
    assert_eq!(warnings, [""; 0]);
    let kept = notes.iter().chain(trash.iter().map(|thrown| &thrown.note));
    let words: HashSet<&str> = kept.flat_map(|note| note.body.split_inclusive(';')).collect();
    let lost: Vec<&String> = saved.iter().filter(|token| !words.contains(token.as_str())).collect();
    assert_eq!(lost, [""; 0], "of {} savings, {kills} kills", saved.len());

    let litter = temporary_files(&folder);
    assert!(litter.len() <= kills, "{litter:?}");
    for path in &litter {
        let old = SystemTime::now() - Duration::from_hours(2);
        File::options().write(true).open(path).unwrap().set_modified(old).unwrap();
    }
    store.load();
    assert_eq!(temporary_files(&folder), Vec::<PathBuf>::new());
    println!(
        "{} savings, {kills} kills, {} notes, {} in the trash, {} temporary files left and swept",
        saved.len(),
        notes.len(),
        trash.len(),
        litter.len()
    );
}
