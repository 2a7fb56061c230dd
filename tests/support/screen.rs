//! Keys in, screen out, without a terminal: the state is driven by actions and drawn to memory.

use std::collections::HashMap;
use std::fmt::Write;
use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, LazyLock, Mutex};

use rashomon::article::Article;
use rashomon::comparison::{self, Comparison};
use rashomon::config::Config;
use rashomon::library::{Entry, Library};
use rashomon::reader::action::{Action, Point};
use rashomon::reader::app::App;
use rashomon::reader::keys::Key;
use rashomon::reader::line::Line;
use rashomon::reader::message::{Effect, Message, Request, Shelving};
use rashomon::reader::survey::{Arranged, Survey};
use rashomon::reader::{keeper, librarian, update, view};
use rashomon::source::access::Access;
use rashomon::source::{self, Set, Source};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier};

/// The comparison of articles, made once for all tests that open the same ones.
fn compared(articles: &[Option<Arc<Article>>]) -> Arc<Comparison> {
    static KNOWN: LazyLock<Mutex<HashMap<String, Arc<Comparison>>>> = LazyLock::new(Mutex::default);
    let of = |article: &Article| format!("{:?} {} {:?}\n", article.details, article.text, article.paragraphs);
    let key: String = articles.iter().map(|article| article.as_ref().map_or_else(String::new, |own| of(own))).collect();
    if let Some(known) = KNOWN.lock().unwrap().get(&key) {
        return Arc::clone(known);
    }
    let comparison = Arc::new(comparison::compare(articles, &mut |_| (), &|| false).unwrap());
    KNOWN.lock().unwrap().insert(key, Arc::clone(&comparison));
    comparison
}

/// The reader without its threads: what it asks for is done at once, except that nothing is written to disk.
pub(crate) struct Reader {
    pub(crate) app: App,
    pub(crate) asked: Vec<String>,
    pub(crate) library: Option<Library>,
    keeper: Option<(Line<Request>, Receiver<Message>)>,
}

impl Reader {
    /// Opens sources in a window of a size, compared.
    pub(crate) fn open(sources: &[Source], columns: u16, rows: u16) -> Self {
        Self::with(sources, columns, rows, &Config { theme: "mono".to_owned(), ..Config::default() })
    }

    /// Opens sources with settings.
    pub(crate) fn with(sources: &[Source], columns: u16, rows: u16, config: &Config) -> Self {
        let mut reader = Self { app: App::new(sources, config, &[]), asked: Vec::new(), library: None, keeper: None };
        reader.act(Action::Resize(columns, rows));
        for (pane, source) in sources.iter().enumerate() {
            if !matches!(source, Source::Address(_)) {
                reader.load(pane, source);
            }
        }
        reader
    }

    /// Opens a set with a library, as the program does.
    pub(crate) fn shelved(set: &Set, library: Library, columns: u16, rows: u16) -> Self {
        let config = Config { theme: "mono".to_owned(), ..Config::default() };
        let names: Vec<String> = set.sources.iter().filter_map(Source::lasting_name).collect();
        let before = library.entry(&Entry::id_of(names.iter().map(String::as_str)));
        let app = App::new(&set.sources, &config, &[]);
        let mut reader = Self { app, asked: Vec::new(), library: Some(library), keeper: None };
        update::begin(&mut reader.app, set, before);
        reader.act(Action::Resize(columns, rows));
        for (pane, source) in set.sources.iter().enumerate() {
            reader.load(pane, source);
        }
        reader
    }

    /// Opens sources with a keeper of the notes in a folder, as the program does: each press waits for what it saves.
    pub(crate) fn noting(sources: &[Source], folder: &Path, columns: u16, rows: u16) -> Self {
        let config = Config { theme: "mono".to_owned(), ..Config::default() };
        let (reports, messages) = mpsc::channel();
        let app = App::new(sources, &config, &[]);
        let keeper = Some((keeper::start(folder, reports), messages));
        let mut reader = Self { app, asked: Vec::new(), library: None, keeper };
        reader.act(Action::Resize(columns, rows));
        for (pane, source) in sources.iter().enumerate() {
            reader.load(pane, source);
        }
        reader.hear();
        reader
    }

    /// Waits until the keeper has done what it was asked, and takes in what it reports.
    pub(crate) fn hear(&mut self) {
        loop {
            let Some((line, messages)) = &self.keeper else { return };
            let is_busy = line.is_busy();
            let heard: Vec<Message> = messages.try_iter().collect();
            if heard.is_empty() && !is_busy {
                return;
            }
            if heard.is_empty() {
                std::thread::yield_now();
            }
            for message in heard {
                self.receive(message);
            }
        }
    }

    /// Keeps what is open in the library, as the program does at its end.
    pub(crate) fn close(&mut self) {
        let effect = update::shelve(&self.app);
        self.perform(effect.into_iter().collect());
    }

    /// Reads a source for a place, as the workers do.
    pub(crate) fn load(&mut self, pane: usize, source: &Source) {
        let mut result =
            source::open(source, &Access::default(), &mut |_| (), &|| false).map_err(|error| error.reason());
        if let (Some(library), Ok(opened)) = (&self.library, &mut result) {
            library.correct(&mut opened.extract);
        }
        let extract = result.as_ref().ok().map(|opened| opened.extract.clone());
        let attempt = self.app.origins[pane].attempt;
        self.receive(Message::Loaded { pane, attempt, result });
        if let Some(extract) = extract {
            self.receive(Message::Read { pane, attempt, article: Arc::new(Article::read(extract)) });
        }
    }

    /// Presses keys: names in angle brackets as in the settings, all other characters as themselves.
    pub(crate) fn press(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(first) = rest.chars().next() {
            let name = match rest.strip_prefix('<').and_then(|inner| inner.split_once('>')) {
                Some((name, after)) if !name.is_empty() => {
                    rest = after;
                    name.to_owned()
                }
                _ => {
                    rest = &rest[first.len_utf8()..];
                    first.to_string()
                }
            };
            let key = Key::parse(&name).unwrap_or_else(|| panic!("no key {name}"));
            if let Some(action) = update::interpret(&mut self.app, key.event()) {
                self.act(action);
            }
        }
        self
    }

    /// Clicks at a place of the screen as it is drawn now.
    pub(crate) fn click(&mut self, column: u16, row: u16) -> &mut Self {
        let (columns, rows) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        let mut drawn = Vec::new();
        terminal.draw(|frame| drawn = view::draw(&self.app, frame)).unwrap();
        self.app.drawn_rows = drawn;
        self.act(Action::Click(Point { column, row }))
    }

    pub(crate) fn act(&mut self, action: Action) -> &mut Self {
        let effects = update::update(&mut self.app, action);
        self.perform(effects);
        self
    }

    pub(crate) fn receive(&mut self, message: Message) {
        let effects = update::receive(&mut self.app, message);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Compare { generation, articles } => {
                    let comparison = compared(&articles);
                    self.receive(Message::Compared { generation, comparison });
                }
                Effect::Search { number, query, texts } => {
                    let look =
                        |text: &Option<Arc<str>>| text.as_ref().map_or_else(Vec::new, |t| query.find(t, &|| false));
                    self.receive(Message::Found { number, hits: texts.iter().map(look).collect() });
                }
                Effect::Survey { comparison, articles, arrangement } => {
                    let survey = Arc::new(Survey::new(articles, comparison));
                    let rows = survey.arranged(&arrangement).into();
                    self.receive(Message::Surveyed(Arranged { survey, arrangement, rows }));
                }
                // Nothing is written but to the library of a test.
                Effect::Shelve(Shelving::Story(..)) if self.library.is_none() => {}
                Effect::Shelve(request) => {
                    if let Some(message) = librarian::carry_out(self.library.as_ref(), request) {
                        self.receive(message);
                    }
                }
                Effect::Keep(request) if self.keeper.is_some() => {
                    if let Some((line, _)) = &self.keeper {
                        line.ask(request);
                    }
                    self.hear();
                }
                Effect::ReadAgain { pane, attempt, extract } => {
                    self.receive(Message::Read { pane, attempt, article: Arc::new(Article::read(*extract)) });
                }
                Effect::Read { pane, source, .. } if !matches!(source, Source::Address(_)) => self.load(pane, &source),
                effect => self.asked.push(format!("{effect:?}")),
            }
        }
    }

    /// Draws the screen to memory.
    pub(crate) fn buffer(&self) -> Buffer {
        let (columns, rows) = self.app.size;
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        terminal.draw(|frame| _ = view::draw(&self.app, frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as text, a line a row.
    pub(crate) fn text(&self) -> String {
        let buffer = self.buffer();
        (0..buffer.area.height).map(|y| row(&buffer, y) + "\n").collect()
    }

    /// The screen with a row of letters below each row that has styles, and what the letters stand for.
    pub(crate) fn styled(&self) -> String {
        let buffer = self.buffer();
        let mut names: Vec<String> = Vec::new();
        let mut text = String::new();
        for y in 0..buffer.area.height {
            let mut styles = String::new();
            for x in 0..buffer.area.width {
                let cell = &buffer[(x, y)];
                let name = style_name(cell.fg, cell.bg, cell.modifier);
                if name.is_empty() || cell.symbol() == " " && !name.contains("REVERSED") {
                    styles.push(' ');
                    continue;
                }
                let place = names.iter().position(|known| *known == name).unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                });
                styles.push(char::from(b'a' + u8::try_from(place).unwrap()));
            }
            let _ = writeln!(text, "│{}", row(&buffer, y));
            if !styles.trim().is_empty() {
                let _ = writeln!(text, " {}", styles.trim_end());
            }
        }
        for (letter, name) in ('a'..).zip(&names) {
            let _ = writeln!(text, "{letter} = {name}");
        }
        text
    }
}

fn row(buffer: &Buffer, y: u16) -> String {
    let mut text = String::new();
    let mut skip = 0;
    for x in 0..buffer.area.width {
        let symbol = buffer[(x, y)].symbol();
        if skip == 0 {
            text.push_str(symbol);
            skip = unicode_width::UnicodeWidthStr::width(symbol).max(1);
        }
        skip -= 1;
    }
    text.trim_end().to_owned()
}

fn style_name(fg: Color, bg: Color, modifier: Modifier) -> String {
    let mut parts = Vec::new();
    if fg != Color::Reset {
        parts.push(fg.to_string());
    }
    if bg != Color::Reset {
        parts.push(format!("on {bg}"));
    }
    if !modifier.is_empty() {
        parts.push(modifier.iter_names().map(|(name, _)| name).collect::<Vec<_>>().join(" "));
    }
    parts.join(" ")
}
