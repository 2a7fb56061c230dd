//! Who reports what: passages and what one article alone has as rows, articles as columns.
//!
//! Headlines and ledes are the first two rows: what an article puts there weighs more than where it stands. Then each
//! passage is a row, and each run of neighbouring sentences of one paragraph that no other article has. What is set
//! apart is in no row.

use std::cmp::Reverse;
use std::sync::Arc;

use super::conflict::Grade;
use super::{Comparison, Kind, SentenceId};
use crate::article::{Article, Role};

/// The rows of the matrix, and which of its columns could be read.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// The headlines, the ledes, the passages in their order, then what one article alone has, in order.
    pub rows: Vec<Row>,
    /// For each article, whether it could be read.
    pub readable: Vec<bool>,
}

/// A row of the matrix.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is a row of.
    pub what: What,
    /// Its sentences in order of article and place; never empty.
    pub members: Vec<SentenceId>,
    /// A cell for each article that has it, in order.
    pub cells: Vec<Cell>,
}

/// What a row is a row of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The headlines, whatever they say.
    Headlines,
    /// The first paragraphs of the text, whatever they say.
    Ledes,
    /// A passage, by its index.
    Passage(usize),
    /// Neighbouring sentences that one article alone has.
    Alone,
}

/// What an article has of a row.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Cell {
    /// The article's place.
    pub article: usize,
    /// The first of its sentences.
    pub sentence: usize,
    /// How many of its sentences.
    pub sentences: usize,
    /// The closest kind that ties them to another article; none where nobody else has them.
    pub kind: Option<Kind>,
    /// Whether another article states a fact of theirs differently.
    pub conflict: Option<Grade>,
    /// The number of the first one's paragraph, from 1.
    pub paragraph: usize,
    /// How many paragraphs the article has.
    pub paragraphs: usize,
    /// How much of the article stands above the first one, 0 to 1.
    pub above: f32,
}

/// The order of the rows; headlines and ledes always come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    /// As an article tells them; then what it does not have.
    Place(usize),
    /// Most conflicts first, then told by the fewest.
    Divergence,
    /// Told by the most first.
    Outlets,
}

/// Which rows are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filter {
    /// All.
    All,
    /// Those in which a fact is stated differently.
    Conflicts,
    /// What every article has that could be read.
    Everybody,
    /// What one article alone has.
    Alone,
    /// What other articles have and this one does not.
    Missing(usize),
}

/// How many rows are told by how many articles; headlines and ledes aside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many articles, and how many passages have so many, most articles first.
    pub shared: Vec<(usize, usize)>,
    /// For each article, how many rows it has alone.
    pub alone: Vec<usize>,
}

impl Row {
    /// Returns the cell of an article, where it has one.
    pub fn cell(&self, article: usize) -> Option<&Cell> {
        self.cells.binary_search_by_key(&article, |cell| cell.article).ok().map(|at| &self.cells[at])
    }

    /// Returns the sentence to show the row by: the article's first one, else the first of all.
    pub fn lead(&self, article: usize) -> SentenceId {
        self.cell(article).map_or(self.members[0], |cell| SentenceId { article, sentence: cell.sentence })
    }

    /// Returns in how many articles a fact is stated differently than in another one.
    pub fn conflicts(&self) -> usize {
        self.cells.iter().filter(|cell| cell.conflict == Some(Grade::Conflict)).count()
    }

    /// Tells whether it is one of the rows at the top.
    pub const fn is_opening(&self) -> bool {
        matches!(self.what, What::Headlines | What::Ledes)
    }
}

impl Cell {
    fn new(comparison: &Comparison, articles: &[Option<Arc<Article>>], first: SentenceId, sentences: usize) -> Self {
        let SentenceId { article, sentence } = first;
        let read = articles[article].as_ref();
        let paragraph = read.map_or(0, |read| read.sentences[sentence].paragraph) + 1;
        let (paragraphs, above) = (read.map_or(0, |read| read.paragraphs.len()), comparison.above(first));
        Self { article, sentence, sentences, kind: None, conflict: None, paragraph, paragraphs, above }
    }

    fn tie(&mut self, kind: Kind, grades: impl Iterator<Item = Grade>) {
        self.kind = Some(self.kind.map_or(kind, |known| known.min(kind)));
        self.conflict = grades.chain(self.conflict).min();
    }
}

impl Coverage {
    /// Gathers the rows in time linear in sentences and links. An article that could not be read is `None`.
    pub fn new(articles: &[Option<Arc<Article>>], comparison: &Comparison) -> Self {
        let [headlines, ledes] = [0, 1].map(|nth| {
            let of = |(article, read): (usize, &Option<Arc<Article>>)| {
                openings(read.as_ref()?)[nth].map(|paragraph| (article, paragraph))
            };
            articles.iter().enumerate().filter_map(of).collect::<Vec<_>>()
        });
        let mut rows = Vec::new();
        rows.extend(opening(What::Headlines, &headlines, articles, comparison));
        rows.extend(opening(What::Ledes, &ledes, articles, comparison));
        for (index, passage) in comparison.passages.iter().enumerate() {
            let cells = passage.members.chunk_by(|a, b| a.article == b.article).map(|members| {
                let mut cell = Cell::new(comparison, articles, members[0], members.len());
                for &member in members {
                    let of = |id: SentenceId| &comparison.passages_of[id.article][id.sentence];
                    for (_, link) in comparison.counterparts(member).filter(|(other, _)| of(*other).contains(&index)) {
                        cell.tie(link.kind, link.conflicts.iter().map(|conflict| conflict.grade));
                    }
                }
                cell
            });
            let cells = cells.collect();
            rows.push(Row { what: What::Passage(index), members: passage.members.clone(), cells });
        }
        for (article, read) in articles.iter().enumerate() {
            let Some(read) = read else { continue };
            let headline = headlines.iter().find(|(of, _)| *of == article).map(|(_, paragraph)| *paragraph);
            alone(article, read, headline, comparison, |members| {
                let cell = Cell::new(comparison, articles, members[0], members.len());
                rows.push(Row { what: What::Alone, members, cells: vec![cell] });
            });
        }
        Self { rows, readable: articles.iter().map(Option::is_some).collect() }
    }

    /// Returns the indexes of the rows that a filter shows, in an order.
    pub fn arranged(&self, order: Order, filter: Filter) -> Vec<usize> {
        let readable = self.readable.iter().filter(|readable| **readable).count();
        let is_shown = |row: &Row| match filter {
            Filter::All => true,
            Filter::Conflicts => row.conflicts() > 0,
            _ if row.is_opening() => false,
            Filter::Everybody => row.cells.len() == readable && readable > 1,
            Filter::Alone => row.cells.len() == 1,
            Filter::Missing(article) => row.cell(article).is_none(),
        };
        let mut shown: Vec<usize> = (0..self.rows.len()).filter(|&row| is_shown(&self.rows[row])).collect();
        let first = |row: &Row| (row.members[0].article, row.members[0].sentence);
        shown.sort_by_cached_key(|&index| {
            let row = &self.rows[index];
            let ranks = match order {
                _ if row.is_opening() => (0, index, 0),
                Order::Place(article) => row.cell(article).map_or((2, 0, 0), |cell| (1, cell.sentence, 0)),
                Order::Divergence => (1, usize::MAX - row.conflicts(), row.cells.len()),
                Order::Outlets => (1, usize::MAX - row.cells.len(), 0),
            };
            (ranks, first(row))
        });
        shown
    }

    /// Counts which rows are told by how many.
    pub fn summary(&self) -> Summary {
        let mut alone = vec![0; self.readable.len()];
        let mut told = vec![0; self.readable.len() + 1];
        for row in self.rows.iter().filter(|row| !row.is_opening()) {
            match row.cells.as_slice() {
                [only] => alone[only.article] += 1,
                cells => told[cells.len()] += 1,
            }
        }
        let mut shared: Vec<(usize, usize)> = told.into_iter().enumerate().filter(|(_, rows)| *rows > 0).collect();
        shared.sort_unstable_by_key(|(articles, _)| Reverse(*articles));
        Summary { shared, alone }
    }

    /// Returns the index of the row that a sentence is in: its first passage's, its own, else one at the top.
    pub fn row_of(&self, comparison: &Comparison, id: SentenceId) -> Option<usize> {
        let has = |row: &usize| self.rows.get(*row).is_some_and(|row| row.members.binary_search(&id).is_ok());
        let top = self.rows.partition_point(Row::is_opening);
        let passage = comparison.passages_of.get(id.article).and_then(|of| of.get(id.sentence)?.first());
        let alone = self.rows.partition_point(|row| row.what != What::Alone);
        let own = self.rows[alone..].partition_point(|row| row.members[0] <= id) + alone;
        let own = passage.map(|passage| top + passage).or(own.checked_sub(1));
        own.filter(has).or_else(|| (0..top).find(has))
    }
}

/// The paragraphs of an article's headline and lede.
fn openings(article: &Article) -> [Option<usize>; 2] {
    let kept = |paragraph: &usize| !article.paragraphs[*paragraph].role.is_set_apart();
    let mut kept = (0..article.paragraphs.len()).filter(kept).peekable();
    let is_heading = |paragraph: &usize| article.paragraphs[*paragraph].role == Role::Heading;
    let headline = kept.next_if(is_heading);
    [headline, kept.find(|paragraph| !is_heading(paragraph))]
}

/// The row of one paragraph of each article.
fn opening(
    what: What,
    paragraphs: &[(usize, usize)],
    articles: &[Option<Arc<Article>>],
    comparison: &Comparison,
) -> Option<Row> {
    let (mut members, mut cells) = (Vec::new(), Vec::new());
    for &(article, paragraph) in paragraphs {
        let Some(read) = articles[article].as_ref() else { continue };
        let start = read.sentences.partition_point(|sentence| sentence.paragraph < paragraph);
        let count = read.sentences[start..].partition_point(|sentence| sentence.paragraph == paragraph);
        let ids = (start..start + count).map(|sentence| SentenceId { article, sentence });
        let Some(first) = ids.clone().next() else { continue };
        let mut cell = Cell::new(comparison, articles, first, count);
        for link in ids.clone().flat_map(|id| comparison.links_of(id)) {
            cell.tie(link.kind, link.conflicts.iter().map(|conflict| conflict.grade));
        }
        members.extend(ids);
        cells.push(cell);
    }
    (!members.is_empty()).then_some(Row { what, members, cells })
}

/// Finds the runs of neighbouring sentences of one paragraph that an article alone has, its headline aside.
fn alone(
    article: usize,
    read: &Article,
    headline: Option<usize>,
    comparison: &Comparison,
    mut found: impl FnMut(Vec<SentenceId>),
) {
    let mut run: Vec<SentenceId> = Vec::new();
    for (sentence, of) in read.sentences.iter().enumerate() {
        let id = SentenceId { article, sentence };
        let goes_on = run.last().is_some_and(|last| {
            last.sentence + 1 == sentence && read.sentences[last.sentence].paragraph == of.paragraph
        });
        if !goes_on && !run.is_empty() {
            found(std::mem::take(&mut run));
        }
        if comparison.is_unique(id) && headline != Some(of.paragraph) {
            run.push(id);
        }
    }
    if !run.is_empty() {
        found(run);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Details, canonical::Builder};
    use crate::comparison::compare;

    type Articles = Vec<Option<Arc<Article>>>;

    #[expect(clippy::unnecessary_wraps, reason = "an article that could not be read is none")]
    fn article(paragraphs: &[(Role, &str)]) -> Option<Arc<Article>> {
        let mut builder = Builder::default();
        for (role, paragraph) in paragraphs {
            builder.push(*role, paragraph);
        }
        Some(Arc::new(Article::read(builder.finish(Details::default()))))
    }

    fn coverage(articles: &Articles) -> (Coverage, Comparison) {
        let comparison = compare(articles, &mut |_| (), &|| false).expect("never stale");
        (Coverage::new(articles, &comparison), comparison)
    }

    /// Three outlets and one that could not be read.
    fn story() -> Articles {
        let (head, body) = (Role::Heading, Role::Body);
        vec![
            article(&[
                (head, "A night nobody forgets"),
                (body, "The harbour master of Elsin closed both piers after the storm on Sunday night."),
                (body, "Three trawlers sank at their moorings, and the fish market stayed shut."),
                (body, "A choir from Tarn sang in the chapel. People waited there for the ferry."),
                (Role::Caption, "The piers of Elsin on Monday."),
            ]),
            None,
            article(&[
                (body, "Bakers in Elsin gave away bread to stranded travellers."),
                (body, "The harbour master of Elsin closed both piers after the storm on Sunday night."),
                (body, "Four trawlers sank at their moorings, and the fish market stayed shut."),
            ]),
            article(&[
                (head, "Money talks"),
                (body, "Insurers expect the first claims within a week. Nobody saw the damage yet."),
                (
                    body,
                    "Rain had fallen for a month. The harbour master of Elsin closed both piers after the storm on Sunday night.",
                ),
            ]),
        ]
    }

    /// A row as its marks, a column an article, and its first words.
    fn shown(articles: &Articles, row: &Row) -> String {
        let mark = |article: usize| match row.cell(article) {
            None => ".",
            Some(cell) if cell.conflict == Some(Grade::Conflict) => "!",
            Some(cell) => cell.kind.map_or("+", Kind::mark),
        };
        let marks: String = (0..articles.len()).map(mark).collect();
        let SentenceId { article, sentence } = row.members[0];
        let read = articles[article].as_ref().unwrap();
        let words: Vec<&str> = read.quote(read.sentences[sentence].span).split(' ').take(2).collect();
        format!("{marks} {}", words.join(" "))
    }

    fn arranged(order: Order, filter: Filter) -> Vec<String> {
        let articles = story();
        let (coverage, _) = coverage(&articles);
        coverage.arranged(order, filter).into_iter().map(|row| shown(&articles, &coverage.rows[row])).collect()
    }

    #[test]
    fn rows_are_headlines_ledes_passages_and_what_one_has_alone() {
        assert_eq!(
            arranged(Order::Place(0), Filter::All),
            [
                "+..+ A night",
                "=.++ The harbour",
                "=.== The harbour",
                "!.!. Three trawlers",
                "+... A choir",
                "..+. Bakers in",
                "...+ Insurers expect",
                "...+ Rain had",
            ]
        );
    }

    #[test]
    fn the_order_is_of_an_article_of_conflicts_or_of_outlets() {
        let second = |order| arranged(order, Filter::All)[2..4].to_vec();
        assert_eq!(second(Order::Place(2)), ["..+. Bakers in", "=.== The harbour"]);
        assert_eq!(second(Order::Divergence), ["!.!. Three trawlers", "+... A choir"]);
        assert_eq!(second(Order::Outlets), ["=.== The harbour", "!.!. Three trawlers"]);
    }

    #[test]
    fn filters_show_what_they_say() {
        for (filter, expect) in [
            (Filter::Conflicts, &["!.!. Three trawlers"][..]),
            (Filter::Everybody, &["=.== The harbour"]),
            (Filter::Alone, &["+... A choir", "..+. Bakers in", "...+ Insurers expect", "...+ Rain had"]),
            (Filter::Missing(3), &["!.!. Three trawlers", "+... A choir", "..+. Bakers in"]),
        ] {
            assert_eq!(arranged(Order::Place(0), filter), expect, "{filter:?}");
        }
    }

    #[test]
    fn a_cell_says_who_leads_with_it_and_who_buries_it() {
        let (coverage, _) = coverage(&story());
        let row = coverage.rows.iter().find(|row| row.what == What::Passage(0)).unwrap();
        let places: Vec<_> = row.cells.iter().map(|cell| (cell.article, cell.paragraph, cell.paragraphs)).collect();
        assert_eq!(places, [(0, 2, 5), (2, 2, 3), (3, 3, 3)]);
        assert!(row.cells[0].above < 0.25 && row.cells[2].above > 0.75, "{:?}", row.cells);
        assert_eq!((row.lead(2).article, row.lead(1).article), (2, 0));
    }

    #[test]
    fn the_summary_counts_rows_by_outlets() {
        let (coverage, _) = coverage(&story());
        assert_eq!(coverage.summary(), Summary { shared: vec![(3, 1), (2, 1)], alone: vec![1, 0, 1, 2] });
        assert_eq!(coverage.readable, [true, false, true, true]);
    }

    #[test]
    fn a_sentence_finds_its_row() {
        let (coverage, comparison) = coverage(&story());
        let what = |article, sentence| {
            coverage.row_of(&comparison, SentenceId { article, sentence }).map(|row| coverage.rows[row].what)
        };
        assert_eq!(what(0, 0), Some(What::Headlines));
        assert_eq!(what(0, 1), Some(What::Passage(0)));
        assert_eq!(what(3, 1), Some(What::Alone));
        assert_eq!(what(0, 5), None, "a caption");
    }

    #[test]
    fn nothing_has_no_rows() {
        let (coverage, _) = coverage(&vec![None]);
        assert!(coverage.rows.is_empty() && coverage.arranged(Order::Outlets, Filter::All).is_empty());
    }

    fn texts() -> impl Strategy<Value = Vec<Vec<(usize, String)>>> {
        let known = [
            "The harbour master closed both piers of Elsin.",
            "Three trawlers sank off Elsin on Sunday.",
            "Four trawlers sank off Elsin on Sunday.",
            "A choir sang in the old chapel of Tarn.",
        ];
        let paragraph = prop_oneof![
            3 => proptest::sample::subsequence(known.to_vec(), 0..4).prop_map(|some| some.join(" ")),
            1 => "(pier |storm |Elsin |[.?]|\\PC){0,20}",
        ];
        let article = proptest::collection::vec((0..4_usize, paragraph), 0..5);
        proptest::collection::vec(article, 1..4)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn nothing_is_lost_and_nothing_is_twice(texts in texts()) {
            let roles = [Role::Body, Role::Heading, Role::Caption, Role::Item];
            let articles: Articles = texts
                .iter()
                .map(|of| article(&of.iter().map(|(role, text)| (roles[*role], text.as_str())).collect::<Vec<_>>()))
                .collect();
            let (coverage, comparison) = coverage(&articles);
            for (at, read) in articles.iter().enumerate() {
                for sentence in 0..read.as_ref().map_or(0, |read| read.sentences.len()) {
                    let id = SentenceId { article: at, sentence };
                    let rows = |of: fn(What) -> bool| {
                        coverage.rows.iter().filter(|row| of(row.what) && row.members.contains(&id)).count()
                    };
                    let passages = comparison.passages_of[at][sentence].len();
                    let own = rows(|what| matches!(what, What::Passage(_)));
                    let alone = rows(|what| what == What::Alone);
                    let headline = rows(|what| what == What::Headlines);
                    prop_assert_eq!(own, passages);
                    let is_unique = comparison.is_unique(id);
                    prop_assert!(alone <= 1 && headline <= 1 && (alone == 1 || headline == 1 || !is_unique));
                    prop_assert!(is_unique || alone == 0);
                    prop_assert!(!read.as_ref().unwrap().is_set_apart(sentence) || own + alone + headline == 0);
                }
            }
            for row in &coverage.rows {
                prop_assert!(row.members.windows(2).all(|pair| pair[0] < pair[1]));
                prop_assert_eq!(row.cells.iter().map(|cell| cell.sentences).sum::<usize>(), row.members.len());
                prop_assert!(row.cells.windows(2).all(|pair| pair[0].article < pair[1].article));
            }
            for order in [Order::Place(0), Order::Divergence, Order::Outlets] {
                let mut all = coverage.arranged(order, Filter::All);
                all.sort_unstable();
                prop_assert_eq!(all, (0..coverage.rows.len()).collect::<Vec<_>>());
            }
            let summary = coverage.summary();
            let counted = summary.shared.iter().map(|(_, rows)| rows).chain(&summary.alone).sum::<usize>();
            prop_assert_eq!(counted, coverage.rows.iter().filter(|row| !row.is_opening()).count());
        }
    }
}
