//! `rashomon compare`: articles that are loaded already are compared and printed.

use std::io::{self, Write};

use crate::cli::Format;
use crate::comparison::{self, Comparison};
use crate::report::{self, Digest, Outcome};

/// Compares the articles among the outcomes and prints what was found.
///
/// # Errors
/// Fails where the writer does.
pub fn run(outcomes: &[Outcome], format: Format, out: &mut dyn Write) -> io::Result<()> {
    let articles = report::articles(outcomes);
    let comparison: Comparison = comparison::compare(&articles, &mut |_| (), &|| false).unwrap_or_default();
    match format {
        Format::Text => report::text::write(&Digest::new(outcomes, &comparison, &[]), false, out)?,
        Format::Markdown => report::markdown::write(&Digest::new(outcomes, &comparison, &[]), out)?,
        Format::Json => report::json::write(outcomes, &comparison, out)?,
    }
    out.flush()
}
