//! Text -> rows of a width.

use textwrap::{Options, WrapAlgorithm};

use crate::article::Span;

/// A row of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Its bytes, without the blanks at its end.
    pub span: Span,
    /// Whether a sentence begins with it.
    pub first: bool,
}

/// Wraps a span of text to rows of at most `width` columns, first fit.
pub fn wrap(text: &str, span: Span, width: u16) -> Vec<Line> {
    let part = &text[span.range()];
    // A character is never wider than its bytes are many.
    if part.len() <= usize::from(width) {
        return vec![Line { span, first: true }];
    }
    let options = Options::new(usize::from(width.max(1))).wrap_algorithm(WrapAlgorithm::FirstFit);
    let mut at = 0;
    let mut lines = Vec::new();
    for row in textwrap::wrap(part, options) {
        // Between two rows lies nothing but the blank that textwrap dropped.
        let start = part.len() - part[at..].trim_start().len();
        let mut end = (start + row.len()).min(part.len());
        while !part.is_char_boundary(end) {
            end -= 1;
        }
        lines.push(Line { span: Span::new(span.start + start, span.start + end), first: lines.is_empty() });
        at = end;
    }
    lines
}
