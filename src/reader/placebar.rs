//! What lies where in an article, a mark a row: for the bar at the edge of its pane.

use std::sync::Arc;

use crate::article::{Article, Span};
use crate::comparison::{Comparison, Kind, SentenceId};

/// What a row of a place bar tells of its part of the article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing: what is there takes no part in the comparison, or that is not done yet.
    #[default]
    Blank,
    /// Most of it only this outlet has.
    Unique,
    /// Most of it other outlets have too, most of that in this way.
    Shared(Kind),
    /// A fact is stated differently elsewhere.
    Conflict,
    /// A note begins there.
    Note,
    /// Words that are searched for are there.
    Hit,
}

/// The marks of an article's parts, from the first to the last.
#[derive(Debug, Default)]
pub struct PlaceBar {
    of: Option<Of>,
    compared: Vec<Cell>,
    /// A cell a row.
    pub cells: Vec<Cell>,
}

/// What a bar is made of; one made of anything else is stale.
#[derive(Clone, Debug)]
struct Of {
    article: Arc<Article>,
    pane: usize,
    comparison: Option<Arc<Comparison>>,
    height: u16,
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        let same = match (&self.comparison, &other.comparison) {
            (Some(one), Some(other)) => Arc::ptr_eq(one, other),
            (one, other) => one.is_none() && other.is_none(),
        };
        same && Arc::ptr_eq(&self.article, &other.article) && (self.pane, self.height) == (other.pane, other.height)
    }
}

impl PlaceBar {
    /// Makes the bar of an article, the one at place `pane` of those compared, `height` rows high.
    ///
    /// What comes from the comparison is kept until that, the article or the height is another one: it takes time linear
    /// in the article, the rest in `notes` and `hits`.
    pub fn settle(
        &mut self,
        (article, pane): (&Arc<Article>, usize),
        comparison: Option<&Arc<Comparison>>,
        height: u16,
        notes: impl Iterator<Item = Span>,
        hits: impl Iterator<Item = Span>,
    ) {
        let of = Of { article: Arc::clone(article), pane, comparison: comparison.cloned(), height };
        if self.of.as_ref() != Some(&of) {
            self.compared = compared(&of);
            self.of = Some(of);
        }
        self.cells.clone_from(&self.compared);
        let rows = Rows::new(article.text.len(), height);
        let marked = notes.map(|span| (span, Cell::Note)).chain(hits.map(|span| (span, Cell::Hit)));
        for (span, cell) in marked {
            if let Some(found) = self.cells.get_mut(rows.of(span.start)) {
                *found = cell;
            }
        }
    }
}

/// The rows of a bar.
#[derive(Clone, Copy, Debug)]
pub struct Rows {
    length: usize,
    height: usize,
}

impl Rows {
    /// Returns the rows of a bar over a text of `length` bytes.
    pub fn new(length: usize, height: u16) -> Self {
        Self { length: length.max(1), height: usize::from(height) }
    }

    /// Returns the row of an offset.
    pub fn of(self, offset: usize) -> usize {
        (offset * self.height / self.length).min(self.height.saturating_sub(1))
    }

    /// Returns where a row begins.
    pub const fn start(self, row: usize) -> usize {
        (row * self.length).div_ceil(self.height)
    }
}

/// How many bytes of a row's part are what.
#[derive(Clone, Copy, Default)]
struct Share {
    kinds: [usize; Kind::ALL.len()],
    unique: usize,
    apart: usize,
    conflict: bool,
}

impl Share {
    fn cell(&self) -> Cell {
        let shared: usize = self.kinds.iter().sum();
        if self.conflict {
            Cell::Conflict
        } else if shared > 0 && shared >= self.unique.max(self.apart) {
            let most = self.kinds.iter().copied().max();
            let place = self.kinds.iter().position(|bytes| Some(*bytes) == most);
            place.map_or(Cell::Blank, |place| Cell::Shared(Kind::ALL[place]))
        } else if self.unique > 0 && self.unique >= self.apart {
            Cell::Unique
        } else {
            Cell::Blank
        }
    }
}

fn compared(of: &Of) -> Vec<Cell> {
    let height = usize::from(of.height);
    let Some(comparison) = of.comparison.as_ref().filter(|_| height > 0) else { return vec![Cell::Blank; height] };
    let rows = Rows::new(of.article.text.len(), of.height);
    let mut shares = vec![Share::default(); height];
    for (sentence, found) in of.article.sentences.iter().enumerate() {
        let id = SentenceId { article: of.pane, sentence };
        let is_apart = of.article.is_set_apart(sentence);
        let kind = comparison.kind_of(id);
        let (first, last) = (rows.of(found.span.start), rows.of(found.span.end.saturating_sub(1)));
        shares[first].conflict |= comparison.is_disputed(id, |_| true);
        for (row, share) in shares.iter_mut().enumerate().take(last + 1).skip(first) {
            let from = found.span.start.max(rows.start(row));
            let bytes = found.span.end.min(rows.start(row + 1)).saturating_sub(from);
            match kind {
                _ if is_apart => share.apart += bytes,
                Some(kind) => share.kinds[kind as usize] += bytes,
                None => share.unique += bytes,
            }
        }
    }
    shares.iter().map(Share::cell).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::canonical::Builder;
    use crate::article::{Details, Role};
    use crate::comparison::compare;

    fn article(paragraphs: &[&str]) -> Arc<Article> {
        let mut builder = Builder::default();
        for text in paragraphs {
            builder.push(Role::Body, text);
        }
        Arc::new(Article::read(builder.finish(Details::default())))
    }

    fn marks(bar: &PlaceBar) -> String {
        let mark = |cell: &Cell| match cell {
            Cell::Blank => " ",
            Cell::Unique => "+",
            Cell::Shared(_) => "=",
            Cell::Conflict => "!",
            Cell::Note => "*",
            Cell::Hit => "/",
        };
        bar.cells.iter().map(mark).collect()
    }

    #[test]
    fn rows_tell_what_most_of_their_part_is() {
        let shared = "The ferry pier of Tolm was closed after the storm on Sunday night.";
        let left = article(&[
            shared,
            "Nobody on the island had asked for that, as far as is known.",
            "Six men were hurt when the crane fell on the pier.",
        ]);
        let right = article(&[
            "Bakers gave bread away to those who waited.",
            shared,
            "Nine men were hurt when the crane fell on the pier.",
        ]);
        let both = [Some(left.clone()), Some(right)];
        let comparison = Arc::new(compare(&both, &mut |_| (), &|| false).unwrap());
        let mut bar = PlaceBar::default();
        bar.settle((&left, 0), Some(&comparison), 9, [].into_iter(), [].into_iter());
        assert_eq!(marks(&bar), "===+++!==");
        let note = left.sentences[1].span;
        bar.settle((&left, 0), Some(&comparison), 9, [note].into_iter(), [].into_iter());
        assert_eq!(marks(&bar), "===*++!==");
        bar.settle((&left, 0), Some(&comparison), 3, [].into_iter(), [note].into_iter());
        assert_eq!(marks(&bar), "=/!");
        bar.settle((&left, 0), None, 3, [].into_iter(), [].into_iter());
        assert_eq!(marks(&bar), "   ", "another comparison, another bar");
        bar.settle((&left, 0), Some(&comparison), 0, [note].into_iter(), [].into_iter());
        assert_eq!(marks(&bar), "");
    }

    #[test]
    fn every_offset_has_a_row() {
        for (length, height) in [(0, 1), (1, 5), (7, 3), (100, 1), (3, 60)] {
            let rows = Rows::new(length, height);
            for offset in 0..length {
                let row = rows.of(offset);
                assert!(row < usize::from(height) && rows.start(row) <= offset && offset < rows.start(row + 1));
            }
        }
    }
}
