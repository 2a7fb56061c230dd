//! `rashomon compare`: articles that are loaded already are compared and printed.

use std::io::{self, Write};
use std::time::Instant;

use crate::cli::Format;
use crate::comparison::{self, Comparison, Progress};
use crate::report::text::Look;
use crate::report::{self, Digest, Noted, Outcome};

/// How a comparison is to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    /// In which form.
    pub format: Format,
    /// How it looks, where it is text for people.
    pub look: Look,
}

/// Compares the articles among the outcomes, and tells how far that is.
pub fn find(outcomes: &[Outcome], progress: &mut dyn FnMut(Progress)) -> Comparison {
    let articles = report::articles(outcomes);
    let begun = Instant::now();
    let found = comparison::compare(&articles, progress, &|| false).unwrap_or_default();
    let (links, passages) = (found.links.len(), found.passages.len());
    log::info!("compared {} articles in {:.1?}: {links} links, {passages} passages", articles.len(), begun.elapsed());
    found
}

/// Prints what was found among the outcomes, with the notes on them where there are to be any.
///
/// # Errors
/// Fails where the writer does.
pub fn print(
    (outcomes, found): (&[Outcome], &Comparison),
    notes: Option<&[Noted]>,
    how: Printing,
    out: &mut dyn Write,
) -> io::Result<()> {
    let digest = || Digest::new(outcomes, found, notes.unwrap_or_default());
    match how.format {
        Format::Text => report::text::write(&digest(), how.look, out)?,
        Format::Markdown => report::markdown::write(&digest(), out)?,
        Format::Json => report::json::write(outcomes, found, notes, out)?,
        Format::Html => report::html::write(&digest(), out)?,
    }
    out.flush()
}
