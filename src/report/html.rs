//! The comparison as one page for a browser: it loads nothing, nothing of an article can run in it, and everything in it
//! is there without its script too.
//!
//! Written piece by piece, since a large page as one value in memory would be larger than the articles. All that comes
//! from outside goes through `escape` alone; the styles and the script are ours, and the page's own policy names
//! their hashes and allows nothing else.

mod columns;
mod disputes;
mod escape;
mod facts;
mod head;
mod legend;
mod matrix;
mod notes;
mod opening;
mod sentence;

use std::collections::HashMap;
use std::fmt::{self, Display, Formatter};
use std::io::{self, BufWriter, Write};

use super::Digest;
use super::digest::{abridged, counted, why};
use crate::article::letters::letters;
use crate::comparison::{Kind, SentenceId};
use escape::{Escaped, escape};

/// How much is written at once, in bytes.
const BUFFER: usize = 1 << 16;

/// More articles than this are no columns of a table, and not all beside each other: letters name them.
const MOST_COLUMNS: usize = 12;

/// Where articles have more bytes than this together, a browser lays out only what is looked at.
const LARGE: usize = 400_000;

/// So many letters of a sentence tell which one it is.
const EXCERPT: usize = 140;

/// Writes a comparison as a page.
///
/// # Errors
/// Fails where the writer does.
pub fn write(digest: &Digest<'_>, out: &mut dyn Write) -> io::Result<()> {
    let sheet = Sheet::new(digest);
    let mut out = BufWriter::with_capacity(BUFFER, out);
    head::write(&sheet, &mut out)?;
    opening::write(&sheet, &mut out)?;
    disputes::write(&sheet, &mut out)?;
    matrix::write(&sheet, &mut out)?;
    columns::write(&sheet, &mut out)?;
    facts::write(&sheet, &mut out)?;
    notes::write(&sheet, &mut out)?;
    legend::write(&sheet, &mut out)?;
    out.flush()
}

/// What all parts of the page are written from.
struct Sheet<'a> {
    digest: &'a Digest<'a>,
    /// The letters of each article.
    letters: Vec<String>,
    /// The outlet or source of each article.
    outlets: Vec<String>,
    /// The notes on each sentence, by their place among the notes.
    notes: HashMap<SentenceId, Vec<usize>>,
}

impl<'a> Sheet<'a> {
    fn new(digest: &'a Digest<'a>) -> Self {
        let places = 0..digest.outcomes.len();
        let mut notes: HashMap<SentenceId, Vec<usize>> = HashMap::new();
        for (note, noted) in digest.notes.iter().enumerate() {
            for id in noted.places.iter().filter_map(|place| digest.sentence_at(place.article, place.span?)) {
                let on_it = notes.entry(id).or_default();
                if on_it.last() != Some(&note) {
                    on_it.push(note);
                }
            }
        }
        let outlets = places.clone().map(|place| digest.outlet(place)).collect();
        Self { digest, letters: places.map(letters).collect(), outlets, notes }
    }

    /// Tells whether articles are too many to be columns.
    fn is_crowd(&self) -> bool {
        self.letters.len() > MOST_COLUMNS
    }

    /// Tells whether a browser should lay out only what is looked at.
    fn is_large(&self) -> bool {
        self.digest.articles.iter().flatten().map(|article| article.text.len()).sum::<usize>() > LARGE
    }

    /// What links to a sentence lead to.
    fn anchor(&self, id: SentenceId) -> String {
        format!("{}{}", self.letters[id.article], id.sentence + 1)
    }

    /// The number of a sentence's paragraph, from 1.
    fn paragraph(&self, id: SentenceId) -> usize {
        self.digest.article(id.article).map_or(0, |article| article.sentences[id.sentence].paragraph + 1)
    }

    /// The attributes of an element with words of an article.
    fn speech(&self, article: usize) -> Speech<'_> {
        Speech(self.digest.article(article).map_or("", |article| &article.language))
    }

    fn outlet(&self, article: usize) -> Escaped<'_> {
        escape(&self.outlets[article])
    }
}

/// In which language and direction words of an article are.
struct Speech<'a>(&'a str);

impl Display for Speech<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        // The page itself is in English.
        if self.0 == "en" {
            out.write_str(" dir=\"auto\"")
        } else {
            write!(out, " lang=\"{}\" dir=\"auto\"", escape(self.0))
        }
    }
}

/// The class of what is tied by a kind.
const fn class(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Verbatim) => "ve",
        Some(Kind::Reworded) => "re",
        Some(Kind::Paraphrase) => "pa",
        Some(Kind::Partial) => "pt",
        None => "un",
    }
}

/// Writes the cells of a row: one for each article, or one for all where they are many. `cells` are those of the articles
/// that have any, in order.
fn cells<'c, C>(
    sheet: &Sheet<'_>,
    cells: &'c [C],
    article_of: impl Fn(&C) -> usize,
    write: impl Fn(&'c C, &mut dyn Write) -> io::Result<()>,
    out: &mut dyn Write,
) -> io::Result<()> {
    if sheet.is_crowd() {
        out.write_all(b"<td>")?;
        for cell in cells {
            write(cell, out)?;
            out.write_all(b" ")?;
        }
        return out.write_all(b"</td>");
    }
    let mut cells = cells.iter().peekable();
    for (place, letter) in sheet.letters.iter().enumerate() {
        match cells.next_if(|cell| article_of(cell) == place) {
            Some(cell) => {
                write!(out, "<td data-l=\"{letter}\">")?;
                write(cell, out)?;
                out.write_all(b"</td>")?;
            }
            None if sheet.digest.article(place).is_some() => out.write_all(b"<td></td>")?,
            None => out.write_all(b"<td>?</td>")?,
        }
    }
    Ok(())
}
