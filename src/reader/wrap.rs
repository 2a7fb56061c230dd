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
    /// Whether it is none of the text's, but fills up a row before the text at its place.
    pub blank: bool,
}

impl Line {
    /// Returns a row that shows nothing, before the text at an offset.
    pub const fn filler(offset: usize) -> Self {
        Self { span: Span::new(offset, offset), first: false, blank: true }
    }
}

/// Wraps a span of text to rows of at most `width` columns, first fit.
pub fn wrap(text: &str, span: Span, width: u16) -> Vec<Line> {
    let part = &text[span.range()];
    // A character is never wider than its bytes are many.
    if part.len() <= usize::from(width) {
        return vec![Line { span, first: true, blank: false }];
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
        let span = Span::new(span.start + start, span.start + end);
        lines.push(Line { span, first: lines.is_empty(), blank: false });
        at = end;
    }
    lines
}
