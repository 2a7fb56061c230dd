//! Every view at four widths and in two themes, with its styles: a letter below each cell that has one.

use std::fmt::Write;

use rashomon::config::Config;
use rashomon::note::anchor::Version;
use rashomon::note::{Kind, Note, Target};
use rashomon::reader::message::Message;
use rashomon::reader::noted::Noted;
use rashomon::source::Source;

use crate::support::screen::Reader;

const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 30), (200, 36)];

/// The sample with two notes, in a window and a theme.
pub(crate) fn reader(theme: &str, (columns, rows): (u16, u16)) -> Reader {
    let config = Config { theme: theme.to_owned(), ..Config::default() };
    let mut reader = Reader::with(&Source::sample(), columns, rows, &config);
    let article = reader.app.article(0).unwrap().clone();
    let extract = reader.app.page().unwrap().extract.clone();
    let note = |sentence: usize, kind: Kind, body: &str| {
        let span = article.sentences[sentence].span;
        let target = Target::on_quote(&Version::of(&extract), span, span, 2);
        Note { id: format!("note{sentence}"), body: body.to_owned(), ..Note::new(kind, vec![target]) }
    };
    let notes = vec![note(6, Kind::Question, "Who counted them?"), note(12, Kind::Claim, "Ask the harbour office.")];
    let noted = notes
        .into_iter()
        .map(|note| Noted::nowhere(Note { created: String::new(), updated: "2031-11-22".to_owned(), ..note }))
        .collect();
    reader.receive(Message::Notes { notes: noted, drafts: Vec::new(), warnings: Vec::new() });
    reader
}

/// Holds the screens that keys lead to.
fn check(name: &str, keys: &str) {
    let mut screens = String::new();
    for theme in ["dark", "mono"] {
        for size in SIZES {
            let mut reader = reader(theme, size);
            let _ = writeln!(screens, "{theme} {}x{}\n{}", size.0, size.1, reader.press(keys).styled());
        }
    }
    insta::assert_snapshot!(name, screens);
}

macro_rules! views {
    ($($name:ident: $keys:literal,)*) => {
        $(#[test]
        fn $name() {
            check(stringify!($name), $keys);
        })*
    };
}

views! {
    reading: "nnn",
    rows_level: "nnr",
    one_pane: "nz",
    what_was_hidden: "H",
    overview: "ojj",
    facts: "Fj",
    why: "nni",
    notes: "L",
    a_note_being_written: "naThe log says 6.20.",
    a_note_in_full: "Li",
    the_kinds_of_a_note: "L!",
    notes_marked: "L<space><space>s",
    a_search: "/hinge",
    hits: "/hinge<enter>n",
    a_selection: "nv))",
    words_selected: "nvvllloll",
    the_help: "?",
    commands: ":",
    articles: "p",
    stops: "f",
    details: "I",
    a_correction: "Ij<enter>",
    another_source: "P",
    a_story_to_save: "<ctrl-s>",
    an_export: "E",
    the_library: "B",
}
