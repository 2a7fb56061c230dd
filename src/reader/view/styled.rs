//! A row of text in several styles at once.

use ratatui::style::Style;
use ratatui::text::{Line, Span as Piece};

use crate::article::Span;
use crate::article::spans::{covers, pieces};

/// Returns a span of a text in a style, with layers of other spans (in order, without overlap) whose styles are added
/// one upon another.
pub(super) fn layered<'a>(text: &'a str, span: Span, style: Style, layers: &[(&[Span], Style)]) -> Line<'a> {
    let pieces = pieces(span, layers.iter().map(|(spans, _)| *spans)).into_iter().map(|piece| {
        let on_it = layers.iter().filter(|(spans, _)| covers(spans, piece.start));
        Piece::styled(&text[piece.range()], on_it.fold(style, |style, (_, more)| style.patch(*more)))
    });
    Line::from(pieces.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use ratatui::style::Modifier;

    use super::*;

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
