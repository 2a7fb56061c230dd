//! The keeper of the notes: one thread that reads and writes them, in the order it is asked, so that keys never wait
//! for the disk.

use std::collections::HashMap;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread::{self, JoinHandle};

use super::message::{Message, Quoted, Request};
use super::noted::{Kept, Noted};
use crate::article::Extract;
use crate::error::Result;
use crate::export;
use crate::note::anchor::Version;
use crate::note::notebook::Notebook;
use crate::note::store::{Saved, Store};
use crate::note::{Kind, Note, Target};

/// The line to the keeper.
#[derive(Debug)]
pub struct Keeper {
    requests: Sender<Request>,
    waiting: Arc<AtomicUsize>,
    thread: JoinHandle<()>,
}

impl Keeper {
    /// Starts the keeper of the notes in a configuration folder; it reads them first.
    pub fn start(folder: &Path, reports: Sender<Message>) -> Self {
        let (requests, asked) = mpsc::channel();
        // Reading the notes counts as a request.
        let waiting = Arc::new(AtomicUsize::new(1));
        let (store, left) = (Store::new(folder), Arc::clone(&waiting));
        let thread = thread::spawn(move || Desk::new(store, reports).work(&asked, &left));
        Self { requests, waiting, thread }
    }

    /// Asks for something; the answer comes as a message.
    pub fn ask(&self, request: Request) {
        self.waiting.fetch_add(1, Ordering::Relaxed);
        // The keeper listens until it is dropped.
        let _ = self.requests.send(request);
    }

    /// Tells whether something asked for is not done yet.
    pub fn is_busy(&self) -> bool {
        self.waiting.load(Ordering::Relaxed) > 0
    }

    /// Waits until everything asked for is done.
    pub fn finish(self) {
        drop(self.requests);
        // A keeper that failed has said so already.
        let _ = self.thread.join();
    }
}

/// What the keeper works with.
struct Desk {
    store: Store,
    book: Notebook,
    drafts: HashMap<String, Note>,
    open: Vec<(usize, Extract)>,
    reports: Sender<Message>,
}

impl Desk {
    fn new(store: Store, reports: Sender<Message>) -> Self {
        Self { store, book: Notebook::default(), drafts: HashMap::new(), open: Vec::new(), reports }
    }

    fn work(mut self, asked: &Receiver<Request>, waiting: &AtomicUsize) {
        self.load();
        waiting.fetch_sub(1, Ordering::Relaxed);
        while let Ok(request) = asked.recv() {
            if catch_unwind(AssertUnwindSafe(|| self.carry_out(request))).is_err() {
                let what =
                    "a note could not be handled by a fault of this program; see the notes folder for what was saved";
                self.report(Message::Failed(what.to_owned()));
            }
            waiting.fetch_sub(1, Ordering::Relaxed);
        }
    }

    fn report(&self, message: Message) {
        // Nobody listens any more once the reader has ended; the work is done all the same.
        let _ = self.reports.send(message);
    }

    fn load(&mut self) {
        let (notes, mut warnings) = self.store.load();
        let (drafts, more) = self.store.drafts();
        warnings.extend(more);
        self.book = Notebook::new(notes);
        self.drafts = drafts.iter().map(|note| (note.id.clone(), note.clone())).collect();
        let notes = self.book.notes().iter().map(|note| Noted::nowhere(note.clone())).collect();
        let drafts = drafts.into_iter().map(|note| kept(&note)).collect();
        self.report(Message::Notes { notes, drafts, warnings });
    }

    fn carry_out(&mut self, request: Request) {
        match request {
            Request::Place { pane, extract } => self.place(pane, extract),
            Request::Save { id, body, quoted } => self.save(&id, body, &quoted),
            Request::Draft { id, body, quoted } => {
                let note = self.note(&id, body, &quoted);
                let done = self.keep_texts(&quoted).and_then(|()| self.store.save_draft(&note));
                self.drafts.insert(id, note);
                self.tell_failure(done);
            }
            Request::DropDraft(id) => {
                self.drafts.remove(&id);
                let done = self.store.remove_draft(&id);
                self.tell_failure(done);
            }
            Request::Remove(id) => match self.store.delete(&id) {
                Ok(_) => {
                    self.book.take(&id);
                    self.report(Message::Removed { id });
                }
                Err(error) => self.report(Message::Failed(error.chain())),
            },
            Request::Restore(id) => match self.store.restore(&id) {
                Ok(note) => self.saved(note, None),
                Err(error) => self.report(Message::Failed(error.chain())),
            },
            Request::Export { path, title, ids } => self.export(&path, &title, &ids),
        }
    }

    fn tell_failure(&self, done: Result<()>) {
        if let Err(error) = done {
            self.report(Message::Failed(error.chain()));
        }
    }

    fn place(&mut self, pane: usize, extract: Extract) {
        let found = self.book.placed(&Version::of(&extract), |hash| self.store.text(hash));
        let places = found.into_iter().map(|placed| (placed.id, placed.target, placed.place)).collect();
        self.report(Message::Placed { pane, places });
        self.open.retain(|(other, _)| *other != pane);
        self.open.push((pane, extract));
    }

    /// The note of an id with other words: as it is, as it was drafted, or new on what is quoted.
    fn note(&self, id: &str, body: String, quoted: &[Quoted]) -> Note {
        let known = self.book.get(id).or_else(|| self.drafts.get(id)).cloned();
        let mut note = known.unwrap_or_else(|| {
            let targets = quoted.iter().map(|quoted| {
                Target::on_quote(&Version::of(&quoted.extract), quoted.span, quoted.span, quoted.paragraph)
            });
            Note { id: id.to_owned(), ..Note::new(Kind::Note, targets.collect()) }
        });
        note.body = body;
        note.touch();
        note
    }

    fn keep_texts(&self, quoted: &[Quoted]) -> Result<()> {
        quoted.iter().try_for_each(|quoted| self.store.keep_text(&quoted.extract.text).map(|_| ()))
    }

    fn save(&mut self, id: &str, body: String, quoted: &[Quoted]) {
        let mut note = self.note(id, body, quoted);
        match self.keep_texts(quoted).and_then(|()| self.store.save(&mut note)) {
            Ok(saved) => {
                self.drafts.remove(id);
                let done = self.store.remove_draft(id);
                self.saved(note, told(&saved));
                self.tell_failure(done);
            }
            Err(error) => {
                let draft = self.store.save_draft(&note);
                let kept_where =
                    if draft.is_ok() { "the words are kept as a draft" } else { "the words are kept until you quit" };
                let why = format!("not saved: {}; {kept_where}", error.chain());
                self.report(Message::NotSaved { kept: kept(&note), why });
                self.drafts.insert(id.to_owned(), note);
            }
        }
    }

    fn saved(&mut self, note: Note, told: Option<String>) {
        let mut noted = Noted::nowhere(note.clone());
        let own = Notebook::new(vec![note.clone()]);
        for (pane, extract) in &self.open {
            for placed in own.placed(&Version::of(extract), |hash| self.store.text(hash)) {
                if let Some(place) = noted.places.get_mut(placed.target) {
                    place.get_or_insert((*pane, placed.place));
                }
            }
        }
        self.book.put(note);
        self.report(Message::Saved { noted, told });
    }

    /// Writes the notes to a file. Notes that it holds already stay in it, those of other articles too.
    fn export(&self, path: &PathBuf, title: &str, ids: &[String]) {
        let there = fs::read_to_string(path).unwrap_or_default();
        let wanted = |note: &&Note| ids.contains(&note.id) || there.contains(&format!("id={}", note.id));
        let notes: Vec<Note> = self.book.notes().iter().filter(wanted).cloned().collect();
        let message = match export::write(path, title, &notes) {
            Ok(done) => {
                let mut told = format!("{}: {} new, {} updated", path.display(), done.new, done.updated);
                for (count, what) in [(done.kept.len(), "left as you edited them"), (done.removed, "removed")] {
                    if count > 0 {
                        told = format!("{told}, {count} {what}");
                    }
                }
                Message::Exported(told)
            }
            Err(error) => Message::Failed(error.chain()),
        };
        self.report(message);
    }
}

fn kept(note: &Note) -> Kept {
    let quotes = note.targets.iter().map(|target| target.exact.clone()).collect();
    Kept { id: note.id.clone(), body: note.body.clone(), quotes, spots: Vec::new() }
}

fn told(saved: &Saved) -> Option<String> {
    match saved {
        Saved::Written => None,
        Saved::Beside(path) => {
            Some(format!("note saved; another program had changed it, and its version is kept in {}", path.display()))
        }
    }
}
