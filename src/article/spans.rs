//! Spans laid over a text: where one of them begins or ends, the text is cut.

use super::Span;

/// Returns the pieces that a span is cut into by layers of other spans; those of a layer are in order, without overlap.
pub fn pieces<'a>(span: Span, layers: impl IntoIterator<Item = &'a [Span]>) -> Vec<Span> {
    let mut cuts = vec![span.start, span.end];
    for layer in layers {
        let first = layer.partition_point(|other| other.end <= span.start);
        for other in layer[first..].iter().take_while(|other| other.start < span.end) {
            cuts.extend([other.start.max(span.start), other.end.min(span.end)]);
        }
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|cut| Span::new(cut[0], cut[1])).collect()
}

/// Tells whether one of some spans, in order and without overlap, holds the byte at an offset.
pub fn covers(layer: &[Span], offset: usize) -> bool {
    let next = layer.partition_point(|other| other.end <= offset);
    layer.get(next).is_some_and(|other| other.start <= offset)
}

/// Returns spans in order, those that overlap or touch joined.
pub fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    spans.dedup_by(|next, last| {
        let touches = next.start <= last.end;
        if touches {
            last.end = last.end.max(next.end);
        }
        touches
    });
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_is_cut_where_others_begin_and_end() {
        let (words, hits) = ([Span::new(0, 4), Span::new(6, 9)], [Span::new(2, 7), Span::new(20, 22)]);
        let pieces = pieces(Span::new(1, 10), [&words[..], &hits[..]]);
        let told: Vec<_> = pieces.iter().map(|piece| (piece.start, piece.end, covers(&hits, piece.start))).collect();
        assert_eq!(told, [(1, 2, false), (2, 4, true), (4, 6, true), (6, 7, true), (7, 9, false), (9, 10, false)]);
        assert_eq!(super::pieces(Span::new(3, 3), [&words[..]]), []);
    }

    #[test]
    fn what_overlaps_is_joined() {
        let spans = [(5, 8), (0, 2), (7, 9), (2, 3)].map(|(start, end)| Span::new(start, end));
        assert_eq!(joined(spans.to_vec()), [Span::new(0, 3), Span::new(5, 9)]);
    }
}
