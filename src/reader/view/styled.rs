//! A row of text in several styles at once.

use ratatui::style::Style;
use ratatui::text::{Line, Span as Piece};

use unicode_bidi::Direction;
use unicode_width::UnicodeWidthStr;

use crate::article::Span;

/// Returns how far a row stands in from the left, in columns: one of a paragraph that is read from the right ends at
/// the right, its letters in the order they are stored, since terminals that turn them do so themselves.
///
/// A paragraph is read as its first strong letter is (UAX #9, rules P2 and P3).
pub(super) fn stands_in(paragraph: &str, row: &str, width: u16) -> u16 {
    if unicode_bidi::get_base_direction(paragraph) == Direction::Rtl {
        width.saturating_sub(u16::try_from(row.width()).unwrap_or(width))
    } else {
        0
    }
}

/// Returns a span of a text in a style, with layers of other spans (in order, without overlap) whose styles are added
/// one upon another.
pub(super) fn layered<'a>(text: &'a str, span: Span, style: Style, layers: &[(&[Span], Style)]) -> Line<'a> {
    let mut cuts = vec![span.start, span.end];
    for (spans, _) in layers {
        let first = spans.partition_point(|other| other.end <= span.start);
        for other in spans[first..].iter().take_while(|other| other.start < span.end) {
            cuts.extend([other.start.max(span.start), other.end.min(span.end)]);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    let pieces = cuts.windows(2).map(|cut| {
        let has = |spans: &[Span]| {
            let next = spans.partition_point(|other| other.end <= cut[0]);
            spans.get(next).is_some_and(|other| other.start <= cut[0])
        };
        let style = layers.iter().filter(|(spans, _)| has(spans)).fold(style, |style, (_, more)| style.patch(*more));
        Piece::styled(&text[cut[0]..cut[1]], style)
    });
    Line::from(pieces.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

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
    fn layers_lie_one_upon_another() {
        let (bold, under) =
            (Style::new().add_modifier(Modifier::BOLD), Style::new().add_modifier(Modifier::UNDERLINED));
        let (words, hits) = ([Span::new(0, 4), Span::new(6, 9)], [Span::new(2, 7), Span::new(20, 22)]);
        let line = layered("abcdefghijkl", Span::new(1, 10), Style::new(), &[(&words, bold), (&hits, under)]);
        let pieces: Vec<(&str, Style)> = line.iter().map(|piece| (&*piece.content, piece.style)).collect();
        assert_eq!(
            pieces,
            [
                ("b", bold),
                ("cd", bold.patch(under)),
                ("ef", under),
                ("g", bold.patch(under)),
                ("hi", bold),
                ("j", Style::new()),
            ]
        );
    }
}
