//! Blank rows that let what several articles share begin on the same row in all their panes.

use std::collections::HashMap;

use super::chain::through;

/// The rows of a page without blank ones in between.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Natural {
    /// Where each sentence that is shown begins, in bytes, with its row; both rising.
    pub starts: Vec<(usize, usize)>,
    /// Where each paragraph begins, with its first row.
    pub tops: Vec<(usize, usize)>,
    /// The number of rows.
    pub total: usize,
}

impl Natural {
    /// Returns the row of a sentence by where it begins; `None` where none begins there or it is hidden.
    fn row(&self, start: usize) -> Option<usize> {
        let at = self.starts.binary_search_by_key(&start, |(start, _)| *start).ok()?;
        Some(self.starts[at].1)
    }
}

/// Something that several pages have: where it begins in each of them, in bytes.
pub type Point = Vec<Option<usize>>;

/// What two pages share: where it begins in both, and what the reader put side by side, latest last.
#[derive(Clone, Debug, Default)]
pub struct Shared {
    /// Everything found.
    pub pairs: Vec<(usize, usize)>,
    /// What holds in any case.
    pub pins: Vec<(usize, usize)>,
}

/// The blank rows of a page, and the rows that gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fillers {
    /// Sentences with blank rows before them, by where they begin: how many, and how many up to there in all.
    shifts: Vec<(usize, usize, usize)>,
    /// Where the last sentence that is shown begins, and how many blank rows there are after it.
    tail: (usize, usize),
    /// The first row of each paragraph.
    pub tops: Vec<usize>,
}

impl Fillers {
    /// Returns how many blank rows there are before and after the sentence that begins at an offset.
    pub fn around(&self, start: usize) -> (usize, usize) {
        let before = self.shifts.binary_search_by_key(&start, |(start, ..)| *start).map_or(0, |at| self.shifts[at].1);
        (before, if self.tail.0 == start { self.tail.1 } else { 0 })
    }

    /// Returns how many blank rows there are up to an offset.
    fn up_to(&self, offset: usize) -> usize {
        let next = self.shifts.partition_point(|(start, ..)| *start <= offset);
        next.checked_sub(1).map_or(0, |at| self.shifts[at].2)
    }
}

/// Returns the blank rows that let every point begin on one row in all pages that have it.
///
/// The points must rise in each page.
pub fn fillers(points: &[Point], pages: &[Natural]) -> Vec<Fillers> {
    let mut filled = vec![Fillers::default(); pages.len()];
    let mut shifts = vec![0; pages.len()];
    for point in points {
        let row = |page: usize, shift: usize| {
            let start = (*point.get(page)?)?;
            Some((page, start, pages[page].row(start)? + shift))
        };
        let rows: Vec<(usize, usize, usize)> =
            shifts.iter().enumerate().filter_map(|(page, shift)| row(page, *shift)).collect();
        let target = rows.iter().map(|(.., row)| *row).max().unwrap_or(0);
        for (page, start, row) in rows {
            if row < target {
                shifts[page] += target - row;
                filled[page].shifts.push((start, target - row, shifts[page]));
            }
        }
    }
    let total = pages.iter().zip(&shifts).map(|(page, shift)| page.total + shift).max().unwrap_or(0);
    for ((page, fillers), shift) in pages.iter().zip(&mut filled).zip(shifts) {
        let last = page.starts.last().map_or(usize::MAX, |(start, _)| *start);
        fillers.tail = (last, total - page.total - shift);
        let top = |&(start, row): &(usize, usize)| row + start.checked_sub(1).map_or(0, |before| fillers.up_to(before));
        fillers.tops = page.tops.iter().map(top).collect();
    }
    filled
}

/// Returns the points of several pages, `shared` telling what two of them share: the longest chain of the first two,
/// and page by page the longest chain with those before it.
pub fn points(pages: &[Natural], shared: impl Fn(usize, usize) -> Shared) -> Vec<Point> {
    let mut points: Vec<Point> = Vec::new();
    for page in 1..pages.len() {
        // What is level so far tells the order of what only one of the pages before has.
        let filled = fillers(&points, &pages[..page]);
        let row = |before: usize, start: usize| Some(pages[before].row(start)? + filled[before].up_to(start));
        let mut pairs = Vec::new();
        let mut pins = Vec::new();
        let mut origins: HashMap<(usize, usize), (usize, usize)> = HashMap::new();
        for before in 0..page {
            let Shared { pairs: found, pins: pinned } = shared(before, page);
            for (list, into) in [(found, &mut pairs), (pinned, &mut pins)] {
                for (start, own) in list {
                    if let (Some(row), Some(_)) = (row(before, start), pages[page].row(own)) {
                        into.push((row, own));
                        origins.entry((row, own)).or_insert((before, start));
                    }
                }
            }
        }
        let mut ordered: Vec<(usize, Point)> = Vec::with_capacity(points.len());
        for point in points {
            let known = point.iter().enumerate().find_map(|(before, start)| row(before, (*start)?));
            ordered.extend(known.map(|row| (row, point)));
        }
        let known = ordered.len();
        for pair in through(pairs, &pins) {
            let at = if let Ok(at) = ordered[..known].binary_search_by_key(&pair.0, |(row, _)| *row) {
                ordered[at].1.resize(page, None);
                at
            } else {
                let (before, start) = origins[&pair];
                let mut point = vec![None; page];
                point[before] = Some(start);
                ordered.push((pair.0, point));
                ordered.len() - 1
            };
            ordered[at].1.push(Some(pair.1));
        }
        ordered.sort_by_key(|(row, _)| *row);
        points = ordered.into_iter().map(|(_, point)| point).collect();
    }
    points
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// A page whose sentences take so many rows each, every sentence 100 bytes on.
    fn page(rows: &[usize]) -> Natural {
        let mut natural = Natural::default();
        for (place, rows) in rows.iter().enumerate() {
            natural.starts.push((place * 100, natural.total));
            natural.tops.push((place * 100, natural.total));
            natural.total += rows;
        }
        natural
    }

    /// The row of a sentence with the blank rows before it.
    fn row(page: &Natural, fillers: &Fillers, start: usize) -> usize {
        page.row(start).unwrap() + fillers.up_to(start)
    }

    #[test]
    fn the_shorter_side_is_padded() {
        let pages = [page(&[2, 3, 1]), page(&[1, 1, 1, 5])];
        let points = [vec![Some(0), Some(0)], vec![Some(100), Some(200)], vec![Some(200), Some(300)]];
        let filled = fillers(&points, &pages);
        assert_eq!((filled[0].around(100), filled[1].around(200), filled[1].around(300)), ((0, 0), (0, 0), (2, 0)));
        assert_eq!(filled[0].around(200), (0, 4));
        assert_eq!(filled[1].tops, [0, 1, 2, 3], "blank rows belong to the paragraph below them");
    }

    #[test]
    fn a_third_page_joins_what_it_has_of_either() {
        let pages = [page(&[1, 1, 1]), page(&[3, 1, 1]), page(&[1, 1, 1])];
        let shared = |one: usize, other: usize| Shared {
            pairs: match (one, other) {
                (0, 1) => vec![(200, 100)],
                (0, 2) => vec![(200, 0), (0, 200)],
                _ => vec![(100, 0), (200, 100)],
            },
            pins: Vec::new(),
        };
        let points = points(&pages, shared);
        assert_eq!(points, [vec![Some(200), Some(100), Some(0)], vec![None, Some(200), Some(100)]]);
    }

    proptest! {
        #[test]
        fn every_point_begins_on_one_row_and_all_pages_end_together(
            rows in prop::collection::vec(prop::collection::vec(1usize..9, 1..30), 2..4),
            pairs in prop::collection::vec((0usize..3, 0usize..30, 0usize..30), 0..60),
            pins in prop::collection::vec((0usize..3, 0usize..30, 0usize..30), 0..4),
        ) {
            let pages: Vec<Natural> = rows.iter().map(|rows| page(rows)).collect();
            let of = |list: &[(usize, usize, usize)], one: usize, other: usize| -> Vec<(usize, usize)> {
                let own = list.iter().filter(|(sort, ..)| *sort == one + other - 1);
                own.map(|(_, left, right)| (left * 100, right * 100)).collect()
            };
            let points = points(&pages, |one, other| Shared { pairs: of(&pairs, one, other), pins: of(&pins, one, other) });
            let filled = fillers(&points, &pages);
            for point in &points {
                let rows: Vec<usize> =
                    point.iter().enumerate().filter_map(|(at, start)| Some(row(&pages[at], &filled[at], (*start)?))).collect();
                prop_assert!(rows.len() > 1 && rows.windows(2).all(|two| two[0] == two[1]), "{point:?} {rows:?}");
            }
            let ends: Vec<usize> =
                pages.iter().zip(&filled).map(|(page, fillers)| page.total + fillers.up_to(usize::MAX) + fillers.tail.1).collect();
            prop_assert!(ends.windows(2).all(|two| two[0] == two[1]));
        }
    }
}
