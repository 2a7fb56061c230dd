//! The rows of a page that are on screen, derived.

use super::{Page, Position, Shown};
use crate::article::Span;
use crate::reader::wrap::wrap;

impl Page {
    /// Derives what is on screen. `counterparts` are unfolded below the sentence in hand: each an article, a sentence of
    /// it, the article's text and the sentence's span.
    pub fn settle(&mut self, counterparts: &[(usize, usize, &str, Span)]) {
        self.shown.clear();
        if self.paragraphs().is_empty() || self.height == 0 {
            return;
        }
        let width = self.width.saturating_sub(4);
        let unfold = |&(article, sentence, text, span): &(usize, usize, &str, Span)| {
            let rows = wrap(text, span, width).into_iter();
            rows.map(move |line| Shown::Counterpart { article, sentence, line })
        };
        let unfolded: Vec<Shown> = counterparts.iter().flat_map(unfold).collect();
        self.unfolded = unfolded.len().min(usize::from(self.height).saturating_sub(1));
        let furthest = self.furthest();
        let place = self.top_position().min(furthest);
        self.fill(place, &unfolded);
        // Counterparts that would begin below the screen are brought up, as far as their sentence allows.
        let missing = unfolded.len().saturating_sub(self.shown.len() - self.rows_of_text());
        let in_hand = self.row_of(self.cursor).unwrap_or(0);
        if std::mem::take(&mut self.reveals) && missing > 0 && in_hand > 0 {
            let place = self.after(place, missing.min(in_hand));
            self.fill(place, &unfolded);
        }
    }

    /// Fills the screen from a position on.
    fn fill(&mut self, mut place: Position, unfolded: &[Shown]) {
        self.shown.clear();
        self.set_top(place);
        let in_hand = self.sentence_span(self.cursor);
        let height = usize::from(self.height);
        while self.shown.len() < height && place.paragraph < self.paragraphs().len() {
            let lines = self.lines(place.paragraph);
            for &line in lines.iter().skip(place.row).take(height) {
                if line.blank {
                    self.shown.push(Shown::Gap);
                    continue;
                }
                self.shown.push(Shown::Text { paragraph: place.paragraph, line });
                if line.span.end >= in_hand.end && line.span.start >= in_hand.start && line.span.start < in_hand.end {
                    self.shown.extend(unfolded);
                }
            }
            if !lines.is_empty() && self.has_gap(place.paragraph) {
                self.shown.push(Shown::Gap);
            }
            place = Position { paragraph: place.paragraph + 1, row: 0 };
        }
        self.shown.truncate(height);
    }
}
