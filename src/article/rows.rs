//! Text -> rows of a width.

use textwrap::{Options, WrapAlgorithm};

use super::Span;

/// Returns the rows of at most `width` columns that a text is broken into, first fit, without the blanks at their ends;
/// one even where there is no text.
pub fn rows(text: &str, width: usize) -> Vec<Span> {
    // A character is never wider than its bytes are many.
    if text.len() <= width {
        return vec![Span::new(0, text.len())];
    }
    let options = Options::new(width.max(1)).wrap_algorithm(WrapAlgorithm::FirstFit);
    let mut at = 0;
    let mut rows = Vec::new();
    for row in textwrap::wrap(text, options) {
        // Between two rows lies nothing but the blank that textwrap dropped.
        let start = text.len() - text[at..].trim_start().len();
        let mut end = (start + row.len()).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        rows.push(Span::new(start, end));
        at = end;
    }
    rows
}
