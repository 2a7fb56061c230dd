//! How fast the reader is between a key and the terminal: `cargo bench --bench reader`, with a name at the end for one
//! of them.
//!
//! State is driven by keys as the program does it, what it asks the workers for is done at once, and frames are written
//! as bytes for a terminal that nobody looks at. The texts are made from a seed, see `support/texts.rs`.

use std::io::{self, Sink};
use std::sync::{Arc, LazyLock};

use divan::counter::{BytesCount, ItemsCount};
use divan::{Bencher, black_box};
use rashomon::article::{Article, Extract, Span};
use rashomon::comparison::{self, Comparison};
use rashomon::config::Config;
use rashomon::note::{ArticleId, Kind, Note, Target};
use rashomon::reader::action::Action;
use rashomon::reader::app::App;
use rashomon::reader::keys::Key;
use rashomon::reader::message::{Effect, Message};
use rashomon::reader::mode::Mode;
use rashomon::reader::noted::Noted;
use rashomon::reader::notelist::{NoteList, Notes, Order};
use rashomon::reader::page::{Page, Shown};
use rashomon::reader::survey::{Arranged, Survey};
use rashomon::reader::wrap::wrap;
use rashomon::reader::{update, view};
use rashomon::source::{Opened, Source};
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use ratatui::{Terminal, TerminalOptions, Viewport};

#[path = "support/texts.rs"]
mod texts;

use texts::{Chance, extract, retold, story};

/// A usual window and a large one, in columns and rows.
const WINDOWS: &[(u16, u16)] = &[(120, 40), (200, 60)];

/// The length of each of two long texts, in bytes.
const LONG: usize = 1_000_000;

/// How many notes a long list has.
const NOTES: usize = 10_000;

fn main() {
    divan::main();
}

/// Tellings of one story and what they share.
struct Story {
    extracts: Vec<Extract>,
    articles: Vec<Option<Arc<Article>>>,
    comparison: Arc<Comparison>,
}

impl Story {
    fn new(outlets: u64, bytes: usize) -> Self {
        let paragraphs = story(1, bytes);
        let telling = |outlet: u64| {
            let retold = paragraphs.iter().enumerate().map(|(at, text)| retold(outlet << 32 | at as u64, text));
            extract(&retold.collect::<Vec<_>>())
        };
        let extracts: Vec<Extract> = (0..outlets).map(telling).collect();
        let articles: Vec<_> = extracts.iter().map(|extract| Some(Arc::new(Article::read(extract.clone())))).collect();
        let comparison = comparison::compare(&articles, &mut |_| (), &|| false).expect("nobody stops it");
        assert!(comparison.passages.len() > 50, "a reader without passages tells nothing");
        Self { extracts, articles, comparison: Arc::new(comparison) }
    }
}

static TWO_LONG: LazyLock<Story> = LazyLock::new(|| Story::new(2, LONG));
static THIRTY: LazyLock<Story> = LazyLock::new(|| Story::new(30, 16_000));

/// The reader without its threads.
struct Reader {
    app: App,
    story: &'static Story,
    terminal: Terminal<CrosstermBackend<Sink>>,
}

impl Reader {
    fn open(story: &'static Story, (columns, rows): (u16, u16)) -> Self {
        let sources: Vec<Source> =
            (0..story.extracts.len()).map(|at| Source::File(format!("{at}.txt").into())).collect();
        let config = Config { theme: "dark".to_owned(), ..Config::default() };
        let app = App::new(&sources, &config, &[]);
        let mut reader = Self { app, story, terminal: terminal((columns, rows)) };
        let effects = update::update(&mut reader.app, Action::Resize(columns, rows));
        reader.perform(effects);
        for (pane, (extract, article)) in story.extracts.iter().zip(&story.articles).enumerate() {
            let opened = Opened { extract: extract.clone(), told: None, kept: None };
            reader.receive(Message::Loaded { pane, attempt: 0, result: Ok(opened) });
            let article = Arc::clone(article.as_ref().expect("all were read"));
            reader.receive(Message::Read { pane, attempt: 0, article });
        }
        assert!(reader.app.comparison.is_some(), "a reader without a comparison tells nothing");
        reader
    }

    fn receive(&mut self, message: Message) {
        let effects = update::receive(&mut self.app, message);
        self.perform(effects);
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Compare { generation, .. } => {
                    let comparison = Arc::clone(&self.story.comparison);
                    self.receive(Message::Compared { generation, comparison });
                }
                Effect::Survey { comparison, articles, arrangement } => {
                    let survey = Arc::new(Survey::new(articles, comparison));
                    let rows = survey.arranged(&arrangement).into();
                    self.receive(Message::Surveyed(Arranged { survey, arrangement, rows }));
                }
                _ => {}
            }
        }
    }

    fn press(&mut self, key: &Key) {
        if let Some(action) = update::interpret(&mut self.app, key.event()) {
            let effects = update::update(&mut self.app, action);
            self.perform(effects);
        }
    }

    fn draw(&mut self) {
        self.terminal.draw(|frame| _ = view::draw(&self.app, frame)).expect("a sink takes everything");
    }

    /// The place in hand and the row at the top of the pane in hand.
    fn place(&self) -> (usize, Option<Shown>) {
        let page = self.app.page().expect("an article is open");
        (page.cursor, page.shown.first().copied())
    }
}

/// A terminal that shows nothing yet.
fn terminal((columns, rows): (u16, u16)) -> Terminal<CrosstermBackend<Sink>> {
    let viewport = Viewport::Fixed(Rect::new(0, 0, columns, rows));
    let backend = CrosstermBackend::new(io::sink());
    Terminal::with_options(backend, TerminalOptions { viewport }).expect("a sink takes everything")
}

fn key(name: &str) -> Key {
    Key::parse(name).expect("the name of a key")
}

/// Every cell of a screen in the midst of two long texts.
#[divan::bench(args = WINDOWS)]
fn frames(bencher: Bencher, window: (u16, u16)) {
    let mut reader = Reader::open(&TWO_LONG, window);
    (0..50).for_each(|_| reader.press(&key("space")));
    bencher.with_inputs(|| terminal(window)).bench_local_refs(|terminal| {
        terminal.draw(|frame| _ = view::draw(black_box(&reader.app), frame)).expect("a sink takes everything");
    });
}

#[divan::bench(args = WINDOWS, sample_count = 100, sample_size = 5)]
fn line_down(bencher: Bencher, window: (u16, u16)) {
    moves(bencher, window, "j");
}

#[divan::bench(args = WINDOWS, sample_count = 100, sample_size = 1)]
fn page_down(bencher: Bencher, window: (u16, u16)) {
    moves(bencher, window, "space");
}

#[divan::bench(args = WINDOWS, sample_count = 100, sample_size = 5)]
fn next_passage(bencher: Bencher, window: (u16, u16)) {
    moves(bencher, window, "J");
}

/// A key with the frame that it leads to, as often as the text goes on.
fn moves(bencher: Bencher, window: (u16, u16), name: &str) {
    let mut reader = Reader::open(&TWO_LONG, window);
    reader.draw();
    bencher.bench_local(|| {
        let before = reader.place();
        reader.press(&key(name));
        reader.draw();
        assert_ne!(reader.place(), before, "a key that goes nowhere tells nothing");
    });
}

#[divan::bench(args = [20_000])]
fn wrapping_a_paragraph(bencher: Bencher, bytes: usize) {
    let text = story(1, bytes).join(" ");
    assert!(wrap(&text, Span::new(0, text.len()), 55).len() > 300, "a paragraph of few rows tells nothing");
    let wrapping = || wrap(black_box(&text), Span::new(0, text.len()), 55);
    bencher.counter(BytesCount::of_str(&text)).bench(wrapping);
}

/// A long text whose pane becomes another column narrower or wider.
#[divan::bench(args = WINDOWS)]
fn wrapping_a_pane(bencher: Bencher, (columns, rows): (u16, u16)) {
    let mut page = Page::new(TWO_LONG.extracts[0].clone());
    page.read(Arc::clone(TWO_LONG.articles[0].as_ref().expect("it was read")));
    let mut narrower = 0;
    bencher.bench_local(|| {
        narrower = 1 - narrower;
        page.resize(columns / 2 - narrower, rows);
        page.settle(&[]);
        assert!(page.shown.iter().any(|row| matches!(row, Shown::Text { .. })), "an empty pane tells nothing");
    });
}

/// From the key to the frame, with what the workers do for it.
#[divan::bench(args = WINDOWS)]
fn overview_of_30(bencher: Bencher, window: (u16, u16)) {
    let mut reader = Reader::open(&THIRTY, window);
    bencher.bench_local(|| {
        reader.press(&key("o"));
        reader.draw();
        let rows = if let Mode::Table(grid) = &reader.app.mode { grid.rows().len() } else { 0 };
        assert!(rows > 50, "an overview of {rows} rows tells nothing");
        reader.press(&key("esc"));
    });
}

#[divan::bench]
fn notes_arranged(bencher: Bencher) {
    let noted = notes();
    let notes = Notes { kept: &[], noted: &noted, trash: &[] };
    let mut shown = NoteList { order: Order::Place, ..NoteList::default() };
    "kind:question -tag:later outlet:3 ban".clone_into(&mut shown.list.filter);
    assert_eq!(shown.mistake(), None);
    let rows = shown.rows(notes).len();
    assert!(rows > 20 && rows < NOTES, "a query that finds {rows} of {NOTES} tells nothing");
    bencher.counter(ItemsCount::new(NOTES)).bench_local(|| black_box(&shown).rows(black_box(notes)));
}

/// A frame of the list of all notes, one row further down.
#[divan::bench(args = WINDOWS)]
fn notes_drawn(bencher: Bencher, window: (u16, u16)) {
    let mut reader = Reader::open(&THIRTY, window);
    reader.receive(Message::Notes { notes: notes(), drafts: Vec::new(), warnings: Vec::new() });
    reader.press(&key("L"));
    let Mode::Notes(shown) = &reader.app.mode else { panic!("the list of notes did not open") };
    assert_eq!(reader.app.rows_of(shown).len(), NOTES);
    bencher.bench_local(|| {
        reader.press(&key("j"));
        reader.draw();
    });
}

/// Notes of every kind on quotations in articles that are not open.
fn notes() -> Vec<Noted> {
    let mut chance = Chance(7);
    let mut words = |many: u64| (0..many).map(|_| chance.word(1)).collect::<Vec<_>>().join(" ");
    let note = |at: usize| {
        let target = Target {
            article: ArticleId { path: Some(format!("/stories/{}.txt", at % 500).into()), ..ArticleId::default() },
            outlet: format!("Outlet {}", at % 40),
            title: words(8),
            exact: words(12),
            sentence: words(25),
            start: at * 7919 % 5000,
            ..Target::default()
        };
        let kind = if at.is_multiple_of(3) { Kind::Question } else { Kind::Note };
        let tags = if at.is_multiple_of(2) { vec!["later".to_owned()] } else { Vec::new() };
        Noted::nowhere(Note { id: format!("note-{at}"), body: words(30), tags, ..Note::new(kind, vec![target]) })
    };
    (0..NOTES).map(note).collect()
}
