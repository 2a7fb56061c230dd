//! Text -> rows of a width.

use unicode_bidi::Direction;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use crate::article::Span;
use crate::article::rows::rows;

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
    let line = |(nth, row): (usize, Span)| {
        let place = Span::new(span.start + row.start, span.start + row.end);
        Line { span: place, first: nth == 0, blank: false }
    };
    rows(&text[span.range()], usize::from(width)).into_iter().enumerate().map(line).collect()
}

/// Returns how far a row stands in from the left, in columns: one of a paragraph that is read from the right ends at
/// the right, its letters in the order they are stored, since terminals that turn them do so themselves.
///
/// A paragraph is read as its first strong letter is (UAX #9, rules P2 and P3).
pub fn stands_in(paragraph: &str, row: &str, width: u16) -> u16 {
    if unicode_bidi::get_base_direction(paragraph) == Direction::Rtl {
        width.saturating_sub(u16::try_from(row.width()).unwrap_or(width))
    } else {
        0
    }
}

/// Returns the byte of a row of text that is drawn at a column, counted from 0; its end where that lies behind it.
pub fn byte_at(row: &str, column: usize) -> usize {
    let mut right = 0;
    let mut is_before = |(_, grapheme): &(usize, &str)| {
        right += grapheme.width();
        right <= column
    };
    row.grapheme_indices(true).find(|grapheme| !is_before(grapheme)).map_or(row.len(), |(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_from_the_right_ends_there() {
        for (paragraph, row, expect) in [
            ("The gate", "The gate", 0),
            ("השער נסגר", "השער", 6),
            ("2031 – השער", "השער", 6),
            ("البوابة", "wide 平和", 1),
            ("1 2 3", "1 2", 0),
            ("השער נסגר", "longer than the width", 0),
        ] {
            assert_eq!(stands_in(paragraph, row, 10), expect, "{paragraph}");
        }
    }

    #[test]
    fn a_column_is_a_byte_of_its_row() {
        for (row, column, expect) in [
            ("abc", 0, 0),
            ("abc", 2, 2),
            ("abc", 9, 3),
            ("", 4, 0),
            ("平和 e\u{301}l", 3, 3),
            ("平和 e\u{301}l", 6, 10),
        ] {
            assert_eq!(byte_at(row, column), expect, "{row:?} {column}");
        }
    }
}
