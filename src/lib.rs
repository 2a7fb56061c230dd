//! A terminal reader that shows how several news outlets tell the same event.
//!
//! This text is the map of the house. The folders are the way the data goes:
//!
//! ```text
//! source      1   text comes in          a file, a folder, an address, standard input -> Extract
//! article     2   text becomes words     Extract -> Article: roles, sentences, words
//! comparison  3   articles meet          Articles -> Comparison: runs, links, passages, what is unique
//! reader      4a  people read            keys -> Action -> update(App) -> view(App)
//! report      4b  others read            Comparison -> text, Markdown, HTML, JSON
//! story           beside all that        a set of articles with what its maker says of each, as a file
//! note            beside all that        what was noted, and where it sticks
//! place           where a file is, in one spelling
//! library         what was open before, and what the reader corrected
//! export          notes -> Markdown, Web Annotations
//! journal         what was done, as lines of a file, where that is asked for
//! command         what was asked for, carried out; cli and config say what that can be
//! ```
//!
//! # What holds everywhere
//!
//! - Imports flow one way; `tests/architecture.rs` has the table and fails where it is broken.
//! - [`article`] and [`comparison`] read nothing, print nothing and cannot fail: odd text gives an odd but valid result.
//! - Every offset refers to the canonical text of an article ([`article::canonical`]). It holds no character that could
//!   steer a terminal, so nothing made from it can.
//! - What belongs to a pair of articles depends on the two alone ([`comparison::compare_pair`]): a third article changes
//!   no link between them, and so what was found of a pair is kept ([`comparison::Comparer`]). Pairs that share neither
//!   words nor names cost next to nothing, so that a thousand articles are compared in seconds.
//! - Only [`reader`] knows the terminal. One thread draws and listens to keys; others read, compare and keep the notes.
//!   [`reader::update`] alone changes the state and asks the world only by returning effects; [`reader::view`] looks at
//!   the state and changes nothing. So every screen is tested as keys in, screen out.
//! - Only `source::fetch` knows the network, in the feature `fetch`. What it may ask, how long and how much is decided
//!   there, for every redirect anew; a page that came is kept, and opened without the network from then on.
//! - Every folder can be given; `config` alone asks the system for one.
//! - What the user wrote is never lost: notes are written whole or not at all, never overwritten by another program's
//!   version, and words not yet saved are kept on disk ([`note::store`]).
//!
//! # What to add where
//!
//! - **A format that articles come in.** A line of the table in `source::format` gives its endings and media types:
//!   folders, servers and messages follow it. A module beside `source::plain` turns the text into an
//!   [`article::Extract`]; the arm in `source::extract` is what the compiler then asks for. A target in
//!   `fuzz/src/sources.rs` gives it any bytes: a line of `TARGETS` in `fuzz/src/lib.rs`, a program in `fuzz/src/bin`
//!   and four inputs in `fuzz/corpus`, which a test asks for. Sentences for people that list the formats are in
//!   `source`, `source::fetch::fault`, `cli` and the README.
//! - **A type of fact.** A module in `article::facts` finds it in one article ([`article::facts::Facts`] has a list of
//!   each type); what one type has taken, such as the words of a date, another must leave: it gets those words as
//!   `numbers::find` gets the dates. A module in [`comparison::conflict`], called in its `find`, sets two of them side by
//!   side, under an own [`About`](comparison::conflict::About), with the spans that the table of facts has too, or the
//!   fact stands there twice; `comparison::ledger::valued`, called in `Ledger::new`, gathers them over all articles,
//!   under an own [`Sort`](comparison::ledger::Sort), for which the compiler then asks in `ledger`, `ledger::disputes`,
//!   `ledger::saying` and `report::digest`; [`comparison::evidence`] tells where two agree. Tables, panels and reports
//!   for people go through all sorts there are; `report::json` and `assets/comparison.schema.json` need a list of their
//!   own, and `fuzz/src/sound.rs` and the test of `article::facts` a line of what holds of it; the sample and the texts
//!   of the property tests hold one of it, or nothing is tried. It makes no links: those have figures of their own
//!   ([`comparison::figures`]), whose weights are then to be fitted anew. `article::facts::dates` is the one to follow.
//! - **A view.** A [`Mode`](reader::mode::Mode) carries its state and says whether it is a whole screen and can be
//!   narrowed; `reader::app` passes the state's type on to those who draw and change it. A module in `reader::view`,
//!   called there, draws it and returns its rows for the mouse; one in `reader::update`, called there, opens it and carries
//!   out its keys, `reader::update::lists` knows how many rows it has and what Enter does; `reader::offers` has what its
//!   foot offers. A line in the table of commands ([`reader::action`]) names it for the settings, the palette and the
//!   help, and one in `config::keys` gives it a key, a second one among the lists the same key to close it; both stand in
//!   `config.example.toml` and the README too. `reader::view::library` and `reader::update::shelving` are the ones to
//!   follow; a line in `tests/screens.rs` holds it at four widths, and a test tells of a command that nothing carries out.
//! - **A report.** A module in [`report`] that writes a [`report::Digest`], a [`Format`](cli::Format) with the endings of
//!   files that ask for it, and an arm in [`command::compare`]. [`report::markdown`] is the one to follow.
//!
//! # How well it links
//!
//! Measured on 60 hand-labelled pairs of news articles on 20 events, each event with weights fitted on the others
//! (`cargo run --release --example fit -- FOLDER` prints these figures and fits the weights in `comparison::weights`):
//!
//! | | precision | recall | F1 |
//! |---|---|---|---|
//! | links that say the same | 0.95 | 0.76 | 0.85 |
//! | all links, partly shared ones too | 0.78 | 0.56 | 0.65 |
//! | those that say the same among true links | 0.70 | 0.88 | 0.78 |
//!
//! The score of a link is a probability: links scored 0.49, 0.69 and 0.95 on average were right in 0.51, 0.69 and
//! 0.95 of the cases. Without the word table, as for languages other than English, links that say the same
//! reach F1 0.83 and all links 0.62. Articles on different events of one kind have 1.7 links a pair, 0.7 of them other
//! than partial.
//!
//! In generated texts of 1 and 10 MB with copied and edited passages, 0.999 of the copied words (F1) are found, and all
//! pairs of a thousand articles that share a passage.

pub mod article;
pub mod cli;
pub mod command;
pub mod comparison;
pub mod config;
pub mod error;
pub mod export;
pub mod journal;
pub mod library;
pub mod note;
pub mod place;
pub mod reader;
pub mod report;
pub mod source;
pub mod story;

pub use command::{Ended, run};
