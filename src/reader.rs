//! The terminal program: keys in, screens out.
//!
//! One thread draws and listens to keys; others read, compare and keep the notes, and report over one channel. Keys
//! become [`action::Action`]s, [`update`] turns them into state and effects, [`view`] draws the state.
//!
//! ```text
//! action, keys             what can be asked for, and which keys ask for it
//! app, mode, list          the state: articles in panes, what lies over them, the list in hand
//! page, wrap               an article as rows: which are on screen, the place in hand
//! chain, sync, rows        panes that follow each other, and such as are level row by row
//! search, stops, jumps     finding one's way
//! survey, shelf            what tables and the library show
//! noted, notelist, card    notes where they are, the list of them, one in full; history is what can be undone
//! selection                sentences or words that are to be noted or copied
//! offers, help, choices    what can be done where one is
//! layout, lines, theme     where everything goes and how it looks; background asks the terminal for its own
//! update/*                 a file for each thing that can be done
//! view/*                   a file for each thing that is drawn; tells where it drew the rows of a list
//! worker, keeper, librarian, terminal, clipboard ...   the world: effects in, messages out
//! ```

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyEvent, KeyEventKind, MouseButton, MouseEvent, MouseEventKind};

use crate::config::Config;
use crate::error::{Error, Result};
use crate::library::{Entry, Library};
use crate::source::access::Access;
use crate::source::{Set, Source};

pub mod action;
pub mod app;
pub mod arguments;
pub mod background;
pub mod browser;
pub mod card;
pub mod chain;
pub mod choices;
pub mod clipboard;
pub mod details;
pub mod editor;
pub mod help;
pub mod history;
pub mod jumps;
pub mod keeper;
pub mod keys;
pub mod layout;
pub mod librarian;
pub mod line;
pub mod lines;
pub mod list;
pub mod message;
pub mod mode;
pub mod noted;
pub mod notelist;
pub mod offers;
pub mod page;
pub mod placebar;
pub mod rows;
pub mod search;
pub mod selection;
pub mod shelf;
pub mod stops;
pub mod survey;
pub mod sync;
pub mod terminal;
pub mod theme;
pub mod update;
pub mod view;
pub mod worker;
pub mod wrap;

use action::{Action, Point};
use app::{App, Ending};
use background::{Late, Passed};
use editor::Edited;
use line::Line;
use message::{Effect, Message, Request, Shelving};
use terminal::Terminal;
use worker::Workers;

/// How long keys are waited for while workers are at work, and while not.
const WAIT: [Duration; 2] = [Duration::from_millis(10), Duration::from_millis(250)];

/// How long after the last key unsaved words are kept on disk.
const IDLE: Duration = Duration::from_millis(250);

/// How long a suspension waits for notes to be written.
const BEFORE_SUSPENSION: Duration = Duration::from_secs(2);

/// How long a further key is waited for before drawing; the terminal's own reader looks at nothing in no time at all.
const NEXT_KEY: Duration = Duration::from_micros(100);

/// How many rows one notch of the wheel scrolls.
const WHEEL: isize = 3;

/// How long the first frame waits for the text of the articles.
const FIRST_TEXT: Duration = Duration::from_millis(12);

/// What the reader is opened with.
#[derive(Debug)]
pub struct Opening {
    /// The articles.
    pub set: Set,
    /// The folder that what was open before is kept in, where there is one.
    pub state: Option<PathBuf>,
    /// Whether the library is shown first.
    pub library_first: bool,
    /// Whether nothing was ever opened before.
    pub first_time: bool,
    /// How those are opened that are addresses.
    pub access: Access,
    /// The settings.
    pub config: Config,
    /// The folder that settings and notes are kept in.
    pub folder: PathBuf,
    /// What was wrong with the settings, a sentence each.
    pub mistakes: Vec<String>,
}

/// Reads until the user quits or the program is asked to end.
///
/// # Errors
/// [`Error::Terminal`] where the terminal fails; it is given back first.
pub fn run(opening: &Opening) -> Result<()> {
    let (reports, messages) = mpsc::channel();
    let library = opening.state.as_ref().map(|folder| Arc::new(Library::new(folder)));
    let workers = Workers::new(reports.clone(), opening.access.clone(), library.clone());
    for (pane, source) in opening.set.sources.iter().enumerate() {
        workers.read(pane, 0, source.clone(), false);
    }
    let keeper = keeper::start(&opening.folder, reports.clone());
    let librarian = librarian::start(library.clone(), reports.clone());
    let mut app = App::new(&opening.set.sources, &opening.config, &opening.mistakes);
    let asks = app.surroundings.is_unsure(&opening.config.theme);
    let (mut terminal, heard) = Terminal::take(asks)?;
    terminal.listen(app.settings.mouse)?;
    if let Some(ground) = heard.ground {
        update::update(&mut app, Action::Ground(ground));
    }
    update::begin(&mut app, &opening.set, known(library.as_deref(), &opening.set));
    let size = terminal.screen.size().map_err(Error::Terminal)?;
    update::update(&mut app, Action::Resize(size.width, size.height));
    if opening.first_time {
        update::welcome(&mut app);
    }
    if opening.library_first {
        app.shelf.is_door = true;
        app.open(app::Mode::Library(list::List::default()));
        librarian.ask(message::Shelving::List);
    }
    let late = Late::new(asks && heard.ground.is_none(), heard.begun.clone());
    let mut reader = Reader { app, workers, keeper, librarian, messages, reports, last_key: Instant::now(), late };
    // A fault of the program must not cost the words in hand: they are kept before it goes on its way.
    let ended = catch_unwind(AssertUnwindSafe(|| reader.go(&heard.keys, &mut terminal)));
    reader.keep_words();
    drop(terminal);
    let lost = reader.finish();
    match ended {
        Err(fault) => resume_unwind(fault),
        Ok(Ok(())) if !lost.is_empty() => Err(Error::Refused(lost)),
        Ok(ended) => ended,
    }
}

/// Returns what the mouse means.
fn pointed(event: MouseEvent) -> Option<Action> {
    let at = Point { column: event.column, row: event.row };
    match event.kind {
        MouseEventKind::ScrollDown => Some(Action::Wheel(at, WHEEL)),
        MouseEventKind::ScrollUp => Some(Action::Wheel(at, -WHEEL)),
        MouseEventKind::Down(MouseButton::Left) => Some(Action::Click(at)),
        MouseEventKind::Drag(MouseButton::Left) => Some(Action::Drag(at)),
        _ => None,
    }
}

/// What is known of a set from when it was open before.
fn known(library: Option<&Library>, set: &Set) -> Option<Entry> {
    let library = library?;
    let entry = |name: fn(&Source) -> Option<String>| {
        let names: Vec<String> = set.sources.iter().filter_map(name).collect();
        library.entry(&Entry::id_of(names.iter().map(String::as_str)))
    };
    entry(Source::lasting_name).or_else(|| entry(Source::spelled_name))
}

struct Reader {
    app: App,
    workers: Workers,
    keeper: Line<Request>,
    librarian: Line<Shelving>,
    messages: Receiver<Message>,
    reports: Sender<Message>,
    last_key: Instant,
    late: Late,
}

impl Reader {
    /// Goes on until the end, beginning with keys that were pressed already.
    fn go(&mut self, keys: &[KeyEvent], terminal: &mut Terminal) -> Result<()> {
        self.wait_for_text(terminal)?;
        for key in keys {
            self.press(*key, terminal)?;
        }
        while self.app.ending != Ending::Over && !terminal.is_over() {
            while let Ok(message) = self.messages.try_recv() {
                self.receive(message, terminal)?;
            }
            if std::mem::take(&mut self.app.dirty) {
                self.draw(terminal)?;
            }
            let busy = self.app.is_busy() || self.keeper.is_busy() || self.librarian.is_busy();
            if event::poll(WAIT[usize::from(!busy)]).map_err(Error::Terminal)? {
                self.take_events(terminal)?;
            } else if self.last_key.elapsed() >= IDLE {
                let released = self.late.release();
                self.take_keys(&released, terminal)?;
                self.act(Action::Idle, terminal)?;
            }
        }
        Ok(())
    }

    fn draw(&mut self, terminal: &mut Terminal) -> Result<()> {
        let mut rows = Vec::new();
        let drawn = terminal.screen.draw(|frame| rows = view::draw(&self.app, frame)).map_err(Error::Terminal)?;
        let (width, height) = (drawn.area.width, drawn.area.height);
        self.app.drawn_rows = rows;
        if (width, height) != self.app.size {
            // The window changed before anybody listened to that; the frame after this one has the right size.
            self.act(Action::Resize(width, height), terminal)?;
        }
        Ok(())
    }

    /// Takes everything that was pressed before drawing once, so that held keys do not queue up.
    fn take_events(&mut self, terminal: &mut Terminal) -> Result<()> {
        self.last_key = Instant::now();
        loop {
            match event::read().map_err(Error::Terminal)? {
                Event::Key(key) if key.kind != KeyEventKind::Release => {
                    let passed = self.late.pass(key);
                    self.take_keys(&passed, terminal)?;
                }
                Event::Mouse(event) => {
                    if let Some(action) = pointed(event) {
                        self.act(action, terminal)?;
                    }
                }
                Event::Paste(text) => self.act(Action::Paste(text), terminal)?,
                Event::Resize(width, height) => {
                    // A window that was small for a moment has lost what was on it, also where it is as large as before.
                    terminal.redraw()?;
                    self.act(Action::Resize(width, height), terminal)?;
                }
                _ => {}
            }
            if self.app.ending == Ending::Over || !event::poll(NEXT_KEY).map_err(Error::Terminal)? {
                return Ok(());
            }
        }
    }

    fn take_keys(&mut self, passed: &Passed, terminal: &mut Terminal) -> Result<()> {
        if let Some(ground) = passed.ground {
            terminal.is_waiting = false;
            self.act(Action::Ground(ground), terminal)?;
        }
        passed.keys.iter().try_for_each(|key| self.press(*key, terminal))
    }

    fn press(&mut self, key: KeyEvent, terminal: &mut Terminal) -> Result<()> {
        match update::interpret(&mut self.app, key) {
            Some(action) => self.act(action, terminal),
            None => Ok(()),
        }
    }

    fn act(&mut self, action: Action, terminal: &mut Terminal) -> Result<()> {
        for effect in update::update(&mut self.app, action) {
            self.perform(effect, terminal)?;
        }
        Ok(())
    }

    fn receive(&mut self, message: Message, terminal: &mut Terminal) -> Result<()> {
        for effect in update::receive(&mut self.app, message) {
            self.perform(effect, terminal)?;
        }
        Ok(())
    }

    fn perform(&mut self, effect: Effect, terminal: &mut Terminal) -> Result<()> {
        match effect {
            Effect::Read { pane, attempt, source, fresh } => self.workers.read(pane, attempt, source, fresh),
            Effect::ReadAgain { pane, attempt, extract } => self.workers.read_again(pane, attempt, *extract),
            Effect::Shelve(request) => self.librarian.ask(request),
            Effect::Abandon { pane } => self.workers.abandon(pane),
            Effect::Compare { generation, articles } => self.workers.compare(generation, articles),
            Effect::Search { number, query, texts } => self.workers.search(number, query, texts),
            Effect::Survey { comparison, articles, arrangement } => {
                self.workers.survey(comparison, articles, arrangement);
            }
            Effect::Keep(request) => self.keeper.ask(request),
            Effect::StopComparing { generation } => self.workers.stop_comparing(generation),
            Effect::Copy(text) => terminal.copy(&text)?,
            Effect::Browse(address) => browser::open(address, self.reports.clone()),
            Effect::Edit { id, body } => self.edit(id, &body, terminal)?,
            Effect::Mouse(listens) => terminal.listen(listens)?,
            Effect::Redraw => {
                terminal.redraw()?;
                self.app.dirty = true;
            }
            Effect::Suspend => {
                self.wait_for_keeper();
                terminal.suspend()?;
                self.measure(terminal)?;
            }
        }
        Ok(())
    }

    /// Lets the keeper write what was given to it: it stops with the program, and what comes next may end the program.
    fn wait_for_keeper(&self) {
        let until = Instant::now() + BEFORE_SUSPENSION;
        while self.keeper.is_busy() && Instant::now() < until {
            thread::sleep(WAIT[0]);
        }
    }

    fn measure(&mut self, terminal: &mut Terminal) -> Result<()> {
        let size = terminal.screen.size().map_err(Error::Terminal)?;
        self.act(Action::Resize(size.width, size.height), terminal)
    }

    /// Lets the user's editor have the terminal, and a note's words.
    fn edit(&mut self, id: String, body: &str, terminal: &mut Terminal) -> Result<()> {
        self.wait_for_keeper();
        let (edited, taken) = match editor::command() {
            Ok(command) => {
                let (edited, taken) = terminal.lend(|run| editor::edit(&command, body, run));
                (edited, taken.and_then(|()| self.measure(terminal)))
            }
            Err(why) => (Edited::failed(why), Ok(())),
        };
        // What was written comes first: the terminal may be gone.
        self.receive(Message::Edited { id, body: edited.body, told: edited.told }, terminal)?;
        taken
    }

    /// Gives the articles a moment to arrive, so that the first frame has their text.
    fn wait_for_text(&mut self, terminal: &mut Terminal) -> Result<()> {
        let until = Instant::now() + FIRST_TEXT;
        while self.app.panes.iter().any(|pane| pane.page().is_none()) && self.app.is_reading() {
            let left = until.saturating_duration_since(Instant::now());
            let Ok(message) = self.messages.recv_timeout(left) else { break };
            self.receive(message, terminal)?;
        }
        Ok(())
    }

    /// Gives the words that are being written to the keeper, and what is open to the librarian.
    fn keep_words(&mut self) {
        if let Some(Effect::Shelve(request)) = update::shelve(&self.app) {
            self.librarian.ask(request);
        }
        for effect in update::update(&mut self.app, Action::Idle) {
            if let Effect::Keep(request) = effect {
                self.keeper.ask(request);
            }
        }
    }

    /// Waits until the keeper has done all it was asked; returns what could not be saved, for the user to have.
    fn finish(mut self) -> String {
        self.keeper.finish();
        self.librarian.finish();
        while let Ok(message) = self.messages.try_recv() {
            update::receive(&mut self.app, message);
        }
        let lost = self.app.drafts.iter().filter(|kept| !kept.on_disk);
        let words: Vec<&str> = lost.map(|kept| kept.content.body.as_str()).collect();
        if words.is_empty() {
            String::new()
        } else {
            format!("these words could not be saved:\n\n{}", words.join("\n\n"))
        }
    }
}
