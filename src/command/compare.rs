//! `rashomon compare`: articles that are loaded already are compared and printed.

use std::io::{self, Write};

use crate::cli::Format;
use crate::comparison::{self, Comparison, Progress};
use crate::report::{self, Digest, Outcome};

/// How a comparison is to be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printing {
    /// In which form.
    pub format: Format,
    /// Whether the text for people is coloured.
    pub colours: bool,
}

/// Compares the articles among the outcomes, and tells how far that is.
pub fn find(outcomes: &[Outcome], progress: &mut dyn FnMut(Progress)) -> Comparison {
    comparison::compare(&report::articles(outcomes), progress, &|| false).unwrap_or_default()
}

/// Prints what was found.
///
/// # Errors
/// Fails where the writer does.
pub fn print(outcomes: &[Outcome], found: &Comparison, how: Printing, out: &mut dyn Write) -> io::Result<()> {
    match how.format {
        Format::Text => report::text::write(&Digest::new(outcomes, found, &[]), how.colours, out)?,
        Format::Markdown => report::markdown::write(&Digest::new(outcomes, found, &[]), out)?,
        Format::Json => report::json::write(outcomes, found, out)?,
    }
    out.flush()
}
