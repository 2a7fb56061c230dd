//! The keeper of the notes: one thread that reads and writes them, in the order it is asked, so that keys never wait
//! for the disk.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::Sender;

use super::line::{Asked, Line, Next};
use super::message::{Message, Request};
use super::noted::{Kept, Noted, Quoted};
use crate::article::Extract;
use crate::error::{Error, Result};
use crate::export;
use crate::note::anchor::Version;
use crate::note::notebook::Notebook;
use crate::note::store::{Saved, Store};
use crate::note::{Content, Kind, Note, Target};

mod watching;

/// Starts the keeper of the notes in a configuration folder; it reads them first, which counts as a request.
pub fn start(folder: &Path, reports: Sender<Message>) -> Line<Request> {
    let store = Store::new(folder);
    Line::start(1, move |asked| Desk::new(store, reports).work(asked))
}

/// What the keeper works with.
struct Desk {
    store: Store,
    book: Notebook,
    /// Drafts that were read or written here; those of another reader are left alone.
    drafts: HashMap<String, Note>,
    /// Drafts that were dropped, for as long as that can be undone.
    dropped: HashMap<String, Note>,
    /// Their files in the trash.
    in_trash: HashMap<String, String>,
    /// The drafts that are nowhere on disk, with what they are on.
    loose: BTreeMap<String, Vec<Quoted>>,
    /// Notes whose targets stand otherwise than their files say.
    unkept: BTreeSet<String>,
    open: Vec<(usize, Extract)>,
    /// Whether somebody looked into the trash, and is told when it changes.
    tells_trash: bool,
    reports: Sender<Message>,
}

impl Desk {
    fn new(store: Store, reports: Sender<Message>) -> Self {
        Self {
            store,
            book: Notebook::default(),
            drafts: HashMap::new(),
            dropped: HashMap::new(),
            in_trash: HashMap::new(),
            loose: BTreeMap::new(),
            unkept: BTreeSet::new(),
            open: Vec::new(),
            tells_trash: false,
            reports,
        }
    }

    fn work(mut self, asked: &Asked<Request>) {
        self.guarded(Self::load);
        asked.done();
        loop {
            match asked.next_within(self.patience()) {
                Next::Asked(request) => {
                    self.guarded(|desk| desk.carry_out(request));
                    asked.done();
                }
                Next::Nothing => self.guarded(Self::idle),
                Next::End => return self.guarded(Self::end),
            }
        }
    }

    /// Does something; a fault of the program is told and ends that alone.
    fn guarded(&mut self, work: impl FnOnce(&mut Self)) {
        if catch_unwind(AssertUnwindSafe(|| work(self))).is_err() {
            let what = "a note could not be handled by a fault of this program; the notes folder has what was saved";
            self.report(Message::Failed(what.to_owned()));
        }
    }

    fn report(&self, message: Message) {
        match &message {
            Message::Failed(why) | Message::NotSaved { why, .. } => log::warn!("notes: {why}"),
            Message::Notes { warnings, .. } => warnings.iter().for_each(|warning| log::warn!("notes: {warning}")),
            _ => {}
        }
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
        let drafts = drafts.into_iter().map(|note| self.kept(&note, true)).collect();
        self.report(Message::Notes { notes, drafts, warnings });
    }

    fn carry_out(&mut self, request: Request) {
        match request {
            Request::Place { pane, extract } => self.place(pane, *extract),
            Request::Close(pane) => self.open.retain(|(other, _)| *other != pane),
            Request::Save { id, content, before, quoted } => self.save(&id, content, before.as_ref(), &quoted),
            Request::Change { id, before, content } => self.change(&id, &before, content),
            Request::Anchor { id, target, before, to, text } => self.anchor(&id, target, (&before, *to), &text),
            Request::Draft { id, content, before, quoted } => self.draft(&id, content, before.as_ref(), &quoted),
            Request::DropDraft(id) => self.drop_draft(&id),
            Request::EndDraft(id) => self.end_draft(&id),
            Request::Remove(id) => self.remove(id),
            Request::Restore { name, id } => self.restore(&name, &id),
            Request::ListTrash => {
                self.tells_trash = true;
                self.list_trash(true);
            }
            Request::Recall(id) => self.recall(id),
            Request::Export { path, title, ids } => self.export(&path, &title, &ids),
        }
    }

    fn place(&mut self, pane: usize, extract: Extract) {
        let version = Version::of(&extract);
        let found = self.book.placed(&version, |hash| self.store.text(hash));
        self.follow(&version, &found);
        let places = found.into_iter().map(|placed| (placed.id, placed.target, placed.place)).collect();
        self.report(Message::Placed { pane, text: extract.text.clone(), places });
        self.open.retain(|(other, _)| *other != pane);
        self.open.push((pane, extract));
    }

    /// The note of an id with other content than its writer had before him: as it is, as it was drafted, or new on what
    /// is quoted; none where it is neither.
    fn note(&self, id: &str, content: Content, before: Option<&Content>, quoted: &[Quoted]) -> Option<Note> {
        let drafted = self.drafts.get(id).or_else(|| self.dropped.get(id));
        let new = || {
            let targets: Vec<Target> = quoted.iter().map(Quoted::target).collect();
            (!targets.is_empty()).then(|| Note { id: id.to_owned(), ..Note::new(Kind::Note, targets) })
        };
        let mut note = self.book.get(id).or(drafted).cloned().or_else(new)?;
        note.write(content);
        if let Some(before) = before {
            note.begin_on(before);
        }
        Some(note)
    }

    fn keep_texts(&self, quoted: &[Quoted]) -> Result<()> {
        quoted.iter().try_for_each(|quoted| self.store.keep_text(&quoted.extract.text).map(|_| ()))
    }

    fn draft(&mut self, id: &str, content: Content, before: Option<&Content>, quoted: &[Quoted]) {
        let Some(note) = self.note(id, content, before, quoted) else { return };
        match self.keep_draft(&note, quoted) {
            Ok(()) => {
                self.loose.remove(id);
                self.pick_up(id);
            }
            Err(error) => {
                self.loose.insert(id.to_owned(), quoted.to_vec());
                self.not_saved(&note, false, &error);
            }
        }
        self.dropped.remove(id);
        self.drafts.insert(id.to_owned(), note);
    }

    fn keep_draft(&self, note: &Note, quoted: &[Quoted]) -> Result<()> {
        self.keep_texts(quoted).and_then(|()| self.store.save_draft(note))
    }

    /// Takes words that were dropped and are a draft again out of the trash: brought back, they would be a second note.
    fn pick_up(&mut self, id: &str) {
        let Some(name) = self.in_trash.remove(id) else { return };
        if let Err(error) = self.store.pick_up_draft(&name) {
            self.report(Message::Failed(error.chain()));
        }
        self.tell_trash();
    }

    /// Moves a draft to the trash: whoever else is writing it must not lose it.
    fn drop_draft(&mut self, id: &str) {
        self.loose.remove(id);
        let Some(note) = self.drafts.remove(id) else { return };
        self.dropped.insert(id.to_owned(), note);
        match self.store.drop_draft(id) {
            Ok(name) => self.in_trash.extend(name.map(|name| (id.to_owned(), name))),
            Err(error) => self.report(Message::Failed(error.chain())),
        }
        self.tell_trash();
    }

    fn end_draft(&mut self, id: &str) {
        self.loose.remove(id);
        if self.drafts.remove(id).is_none() {
            return;
        }
        if let Err(error) = self.store.remove_draft(id) {
            self.report(Message::Failed(error.chain()));
        }
    }

    fn change(&mut self, id: &str, before: &Content, content: Content) {
        let Some(mut note) = self.book.get(id).cloned() else { return };
        note.write(content);
        note.begin_on(before);
        self.put(note, &[]);
    }

    fn anchor(&mut self, id: &str, target: usize, (before, to): (&Target, Target), text: &str) {
        let Some(mut note) = self.book.get(id).cloned() else { return };
        let Some(own) = note.targets.get_mut(target) else { return };
        let is_known = own.is_on_the_same(before);
        *own = to;
        note.touch();
        if !is_known {
            keep_other(&mut note);
        }
        match self.store.keep_text(text) {
            Ok(_) => _ = self.put(note, &[]),
            Err(error) => self.not_saved(&note, false, &error),
        }
    }

    fn save(&mut self, id: &str, content: Content, before: Option<&Content>, quoted: &[Quoted]) {
        let Some(note) = self.note(id, content.clone(), before, quoted) else {
            let (id, before) = (id.to_owned(), before.cloned());
            let kept = Kept { id, content, before, quotes: Vec::new(), spots: Vec::new(), on_disk: false };
            let why = "not saved, kept only until you quit: the note was deleted meanwhile".to_owned();
            self.report(Message::NotSaved { kept: Box::new(kept), before: None, why });
            return;
        };
        if self.put(note, quoted) {
            self.end_draft(id);
        }
    }

    /// Saves a note and its texts; where that fails, it is kept as a draft. Tells whether it was saved.
    ///
    /// Where the note says something else by now than what this was begun on, another program changed it, and its
    /// version is kept.
    fn put(&mut self, draft: Note, quoted: &[Quoted]) -> bool {
        let mut note = draft.clone();
        note.end_draft();
        if self.book.get(&note.id).is_some_and(|known| !draft.is_begun_on(&known.content())) {
            keep_other(&mut note);
        }
        match self.keep_texts(quoted).and_then(|()| self.store.save(&mut note)) {
            Ok(saved) => {
                self.saved(note, told(&saved));
                true
            }
            Err(error) => {
                let is_kept = self.store.save_draft(&draft).is_ok();
                if !is_kept {
                    self.loose.insert(draft.id.clone(), quoted.to_vec());
                }
                self.not_saved(&draft, is_kept, &error);
                self.drafts.insert(draft.id.clone(), draft);
                false
            }
        }
    }

    fn not_saved(&self, note: &Note, on_disk: bool, error: &Error) {
        let what = if on_disk { "kept as a draft" } else { "kept only until you quit" };
        let before = self.book.get(&note.id).map(|before| self.noted(before));
        let kept = Box::new(self.kept(note, on_disk));
        self.report(Message::NotSaved { kept, before, why: format!("not saved, {what}: {}", error.chain()) });
    }

    fn remove(&mut self, id: String) {
        match self.store.delete(&id) {
            Ok(_) => {
                self.book.take(&id);
                self.report(Message::Removed { id });
                self.tell_trash();
            }
            Err(error) => match self.book.get(&id) {
                Some(note) => {
                    let why = format!("not deleted: {}", error.chain());
                    self.report(Message::NotRemoved { noted: self.noted(note), why });
                }
                None => self.report(Message::Failed(error.chain())),
            },
        }
    }

    fn restore(&mut self, name: &str, id: &str) {
        match self.store.restore_as(name, id) {
            Ok(note) => self.saved(note, None),
            Err(error) => self.report(Message::NotRestored { id: id.to_owned(), why: error.chain() }),
        }
        self.tell_trash();
    }

    /// Tells what is in the trash, to whoever looked into it. What cannot be read there was told at that time.
    fn tell_trash(&self) {
        if self.tells_trash {
            self.list_trash(false);
        }
    }

    fn list_trash(&self, warns: bool) {
        let (mut trashed, mut warnings) = self.store.trash();
        trashed.reverse();
        warnings.retain(|_| warns);
        self.report(Message::Trash { trashed, warnings });
    }

    fn recall(&self, id: String) {
        let Some(note) = self.book.get(&id) else { return };
        let hashes = note.targets.iter().map(|target| target.article.text_sha256.as_str());
        let texts = hashes.map(|hash| self.store.text(hash).map(Into::into)).collect();
        self.report(Message::Recalled { id, texts });
    }

    fn saved(&mut self, note: Note, told: Option<String>) {
        let noted = self.noted(&note);
        self.book.put(note);
        self.report(Message::Saved { noted, told });
    }

    /// A note whose words are unsaved.
    fn kept(&self, note: &Note, on_disk: bool) -> Kept {
        let quotes = note.targets.iter().map(|target| target.exact.clone()).collect();
        let before = self.book.get(&note.id).map(|known| {
            let content = known.content();
            // Where it was another one, it is not what the words were begun on.
            if note.is_begun_on(&content) { content } else { Content::default() }
        });
        Kept { id: note.id.clone(), content: note.content(), before, quotes, spots: Vec::new(), on_disk }
    }

    /// A note with its places in the open articles.
    fn noted(&self, note: &Note) -> Noted {
        let mut noted = [Noted::nowhere(note.clone())];
        self.find(&mut noted);
        let [noted] = noted;
        noted
    }

    /// Looks for notes in the open articles.
    fn find(&self, noted: &mut [Noted]) {
        let own = Notebook::new(noted.iter().map(|noted| noted.note.clone()).collect());
        let mut by_id: HashMap<String, &mut Noted> =
            noted.iter_mut().map(|noted| (noted.note.id.clone(), noted)).collect();
        for (pane, extract) in &self.open {
            for placed in own.placed(&Version::of(extract), |hash| self.store.text(hash)) {
                let noted = by_id.get_mut(&placed.id);
                if let Some(places) = noted.and_then(|noted| noted.places.get_mut(placed.target)) {
                    places.push((*pane, placed.place));
                }
            }
        }
    }

    /// Writes the notes to a file. Notes that it holds already stay in it: those of other articles, and those that
    /// another program made meanwhile.
    fn export(&mut self, path: &Path, title: &str, ids: &[String]) {
        let in_file: HashSet<String> = export::held(path).into_iter().collect();
        self.look_around();
        let wanted = |note: &Note| in_file.contains(&note.id) || ids.contains(&note.id);
        let mut notes: Vec<Note> = self.book.notes().iter().filter(|note| wanted(note)).cloned().collect();
        notes.sort_by(|a, b| (&a.created, &a.id).cmp(&(&b.created, &b.id)));
        let message = match export::write(path, title, &notes, &self.store.deleted()) {
            Ok(done) => {
                let mut told = format!("{}: {} new, {} updated", path.display(), done.new, done.updated);
                for (count, what) in [(done.kept.len(), "left as you edited them"), (done.removed, "removed")] {
                    if count > 0 {
                        told = format!("{told}, {count} {what}");
                    }
                }
                if done.head_kept {
                    told.push_str("; its front matter was edited and is kept as it is");
                }
                Message::Exported(told)
            }
            Err(error) => Message::Failed(error.chain()),
        };
        self.report(message);
    }
}

/// Lets the store keep the version of a note that is there, as one that its writer has not seen.
fn keep_other(note: &mut Note) {
    note.revision = note.revision.checked_sub(1).unwrap_or(1);
}

fn told(saved: &Saved) -> Option<String> {
    match saved {
        Saved::Written => None,
        Saved::Beside(path) => {
            Some(format!("note saved; another program had changed it, and its version is kept in {}", path.display()))
        }
    }
}
