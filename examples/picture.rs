//! Draws the reader over the sample story as an SVG, for the README.
//!
//! `cargo run --example picture -- assets/reader.svg`

use std::fmt::Write as _;
use std::sync::Arc;
use std::{env, fs};

use rashomon::article::Article;
use rashomon::comparison;
use rashomon::config::Config;
use rashomon::reader::action::Action;
use rashomon::reader::app::App;
use rashomon::reader::keys::Key;
use rashomon::reader::message::{Effect, Message};
use rashomon::reader::{update, view};
use rashomon::source::{self, Opened, Source};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The window, in columns and rows.
const SIZE: (u16, u16) = (120, 36);

/// What is pressed before the picture is taken.
const KEYS: &str = "nnnnnn";

/// A cell, in pixels.
const CELL: (f32, f32) = (8.4, 18.0);

/// Ink and paper.
const COLOURS: (&str, &str) = ("#dcdcdc", "#1c1c1e");

fn main() {
    let path = env::args().nth(1).unwrap_or_else(|| "assets/reader.svg".to_owned());
    let svg = picture(&screen());
    fs::write(&path, svg).unwrap_or_else(|error| panic!("cannot write {path}: {error}"));
    println!("{path}");
}

/// Returns the screen after the keys.
pub(crate) fn screen() -> Buffer {
    let sources = Source::sample();
    let config = Config { theme: "dark".to_owned(), ..Config::default() };
    let mut app = App::new(&sources, &config, &[]);
    update::update(&mut app, Action::Resize(SIZE.0, SIZE.1));
    for (pane, source) in sources.iter().enumerate() {
        let extract = source::load(source).expect("the sample is bundled");
        let result = Ok(Opened { extract: extract.clone(), told: None, kept: None });
        take(&mut app, Message::Loaded { pane, attempt: 0, result });
        take(&mut app, Message::Read { pane, attempt: 0, article: Arc::new(Article::read(extract)) });
    }
    for key in KEYS.chars().filter_map(|key| Key::parse(&key.to_string())) {
        if let Some(action) = update::interpret(&mut app, key.event()) {
            update::update(&mut app, action);
        }
    }
    let mut terminal = Terminal::new(TestBackend::new(SIZE.0, SIZE.1)).expect("memory is always there");
    terminal.draw(|frame| _ = view::draw(&app, frame)).expect("memory is always there");
    terminal.backend().buffer().clone()
}

fn take(app: &mut App, message: Message) {
    for effect in update::receive(app, message) {
        if let Effect::Compare { generation, articles } = effect {
            let comparison = comparison::compare(&articles, &mut |_| (), &|| false).unwrap_or_default();
            update::receive(app, Message::Compared { generation, comparison: Arc::new(comparison) });
        }
    }
}

/// Returns a screen as an SVG.
pub(crate) fn picture(buffer: &Buffer) -> String {
    let (width, height) = (f32::from(SIZE.0) * CELL.0 + 24.0, f32::from(SIZE.1) * CELL.1 + 24.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"{}\"/>\n",
        COLOURS.1
    );
    for y in 0..SIZE.1 {
        let mut x = 0;
        while x < SIZE.0 {
            let end = (x..SIZE.0).find(|&at| looks(&buffer[(at, y)]) != looks(&buffer[(x, y)])).unwrap_or(SIZE.0);
            let text: String = (x..end).map(|at| buffer[(at, y)].symbol()).collect();
            piece(&mut svg, (x, y), end - x, &text, &buffer[(x, y)]);
            x = end;
        }
    }
    svg + "</svg>\n"
}

fn looks(cell: &Cell) -> (Color, Color, Modifier) {
    (cell.fg, cell.bg, cell.modifier)
}

/// Cells of one style in a row.
fn piece(svg: &mut String, (x, y): (u16, u16), columns: u16, text: &str, cell: &Cell) {
    let has = |modifier| cell.modifier.contains(modifier);
    let (left, top) = (12.0 + f32::from(x) * CELL.0, 12.0 + f32::from(y) * CELL.1);
    let width = f32::from(columns) * CELL.0;
    let ink = if let Color::Rgb(red, green, blue) = cell.fg {
        format!("#{red:02x}{green:02x}{blue:02x}")
    } else {
        COLOURS.0.to_owned()
    };
    let ink = if has(Modifier::REVERSED) {
        let _ = writeln!(
            svg,
            "<rect x=\"{left:.1}\" y=\"{top:.1}\" width=\"{width:.1}\" height=\"{}\" fill=\"{ink}\"/>",
            CELL.1
        );
        COLOURS.1.to_owned()
    } else {
        ink
    };
    if text.trim().is_empty() {
        return;
    }
    let mut style = format!("fill=\"{ink}\"");
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::DIM, " opacity=\"0.6\""),
    ] {
        if has(modifier) {
            style.push_str(attribute);
        }
    }
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    let _ = writeln!(
        svg,
        "<text x=\"{left:.1}\" y=\"{:.1}\" textLength=\"{width:.1}\" xml:space=\"preserve\" {style}>{text}</text>",
        top + 13.5
    );
}
