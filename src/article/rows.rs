//! Text -> rows of a width.

use std::borrow::Cow;

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
        let start = match row {
            // A part of the text: where it lies there.
            Cow::Borrowed(row) => row.as_ptr() as usize - text.as_ptr() as usize,
            Cow::Owned(_) => text.len() - text[at..].trim_start_matches(' ').len(),
        };
        let end = text.floor_char_boundary(start + row.len());
        rows.push(Span::new(start, end));
        at = end;
    }
    rows
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

    use super::*;

    #[test]
    fn a_blank_that_does_not_break_stays() {
        let text = "00 00\u{a0}00 a";
        let drawn: Vec<&str> = rows(text, 5).into_iter().map(|row| &text[row.range()]).collect();
        assert_eq!(drawn, ["00", "00\u{a0}00", "a"]);
    }

    proptest! {
        #[test]
        fn rows_cover_the_text_and_keep_their_width(text in "\\PC{0,60}|[a-c\u{308}潮👩\u{200d}  -]{0,80}", width in 1_usize..40) {
            let is_seen = |c: &char| c.width().unwrap_or(0) > 0;
            let found = rows(&text, width);
            prop_assert!(!found.is_empty());
            let mut end = 0;
            for row in &found {
                prop_assert!(text[end..row.start].chars().all(char::is_whitespace), "{text:?} {found:?}");
                end = row.end;
                // A letter may be wider than the row that it has for itself.
                let drawn = &text[row.range()];
                prop_assert!(drawn.width() <= width || drawn.chars().filter(is_seen).count() == 1, "{drawn:?} in {width}");
            }
            prop_assert!(text[end..].chars().all(char::is_whitespace), "{text:?} {found:?}");
        }
    }
}
