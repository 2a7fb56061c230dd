//! Which facts a set of articles states, who has which, and in which words: numbers, dates, names, quotations, and what
//! one denies that another says.
//!
//! Facts that linked sentences state differently are one row with all their wordings. What is stated alike is one row
//! too: numbers by value and what they count, where the sentences are linked or the value is telling; dates by their
//! day; names by whom they mean; quotations by their words. What is set apart has no facts here.

mod disputes;
mod groups;
mod names;
mod quotations;
mod saying;
mod valued;

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::Arc;

use super::conflict::Grade;
use super::named::named;
use super::{Comparison, MARK_CONFLICT, MARK_UNIQUE, SentenceId};
use crate::article::{Article, Span};

named! {
    /// What kind of fact a row holds, in the order in which they are listed.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    pub enum Sort {
        /// Numbers, with what they count.
        Numbers = "numbers",
        /// Days, times, years.
        Dates = "dates",
        /// Who and what is named, and what they are.
        Names = "names",
        /// What stands between quotation marks, and where that is told without them.
        Quotations = "quotations",
        /// What one says and another denies, or says less surely.
        Claims = "claims",
    }
}

impl Sort {
    /// Returns where an article states facts of the sort inside a span, with the words that belong to them; of claims
    /// nothing, which are facts between two articles alone.
    pub fn places_in(self, article: &Article, span: Span) -> Vec<Span> {
        let facts = &article.facts;
        match self {
            Self::Numbers => facts.numbers_in(span).iter().map(|number| number.phrase).collect(),
            Self::Dates => facts.dates_in(span).iter().map(|date| date.phrase).collect(),
            Self::Names => facts.names_in(span).iter().map(|name| name.span).collect(),
            Self::Quotations => facts.quotations_in(span).iter().map(|quotation| quotation.span).collect(),
            Self::Claims => Vec::new(),
        }
    }
}

/// The facts of a set of articles.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// By sort; in each, what differs first, then what most articles have.
    pub rows: Vec<Row>,
}

/// One fact and everywhere it is stated.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What kind of fact it is.
    pub sort: Sort,
    /// Whether those who have it agree.
    pub standing: Standing,
    /// A cell for each article that has it, in order; never empty.
    pub cells: Vec<Cell>,
}

named! {
    /// Whether those who have a fact agree on it.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
    pub enum Standing {
        /// Not all that is said can hold.
        Conflict = "conflicts",
        /// It differs, but all can be meant: rounding, vagueness, one quotes what another tells.
        Near = "nearly alike",
        /// Several articles have it and nothing differs.
        Agree = "alike",
        /// One article alone has it.
        Alone = "told by one",
    }
}

impl Standing {
    /// Returns the mark used on screen and in reports.
    pub const fn mark(self) -> &'static str {
        match self {
            Self::Conflict => MARK_CONFLICT,
            Self::Near => "~",
            Self::Agree => "=",
            Self::Alone => MARK_UNIQUE,
        }
    }
}

/// What an article has of a fact.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The article's place.
    pub article: usize,
    /// Where it states it, in order; never empty.
    pub mentions: Vec<Mention>,
}

/// A place where a fact is stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The sentence.
    pub sentence: usize,
    /// The words of the fact; where it is told without them, the whole sentence.
    pub span: Span,
    /// The speaker of a quotation, what somebody named is said to be.
    pub beside: Option<Span>,
    /// Whether a quotation is told in other words, without quotation marks.
    pub is_told: bool,
}

impl Row {
    /// Returns the cell of an article, where it has one.
    pub fn cell(&self, article: usize) -> Option<&Cell> {
        self.cells.binary_search_by_key(&article, |cell| cell.article).ok().map(|at| &self.cells[at])
    }

    /// Returns where it is stated first: in the article, else in the first one that has it.
    pub fn lead(&self, article: usize) -> (usize, Mention) {
        let cell = self.cell(article).unwrap_or(&self.cells[0]);
        (cell.article, cell.mentions[0])
    }

    /// Returns what the fact is about, in the words of the first article that has it.
    pub fn label(&self, articles: &[Option<Arc<Article>>]) -> String {
        let (at, mention) = self.lead(usize::MAX);
        let Some(Some(article)) = articles.get(at) else { return String::new() };
        match self.sort {
            Sort::Numbers => valued::counted(article, mention),
            Sort::Dates => valued::day(article, mention),
            Sort::Names => names::label(article, mention),
            Sort::Quotations | Sort::Claims => article.quote(mention.span).to_owned(),
        }
    }

    /// Returns the articles that have it, those together that state it alike, the larger parties first.
    pub fn parties(&self, articles: &[Option<Arc<Article>>]) -> Vec<Vec<usize>> {
        let mut parties: Vec<Vec<&Cell>> = Vec::new();
        for cell in &self.cells {
            match parties.iter_mut().find(|party| self.is_alike(articles, party[0], cell)) {
                Some(party) => party.push(cell),
                None => parties.push(vec![cell]),
            }
        }
        parties.sort_by_key(|party| Reverse(party.len()));
        parties.iter().map(|party| party.iter().map(|cell| cell.article).collect()).collect()
    }

    /// Where it is stated: sort, article, bytes.
    fn places(&self) -> impl Iterator<Item = (Sort, usize, Span)> {
        let of = |cell: &Cell| {
            cell.mentions.iter().map(|mention| (self.sort, cell.article, mention.span)).collect::<Vec<_>>()
        };
        self.cells.iter().flat_map(of)
    }

    /// Tells whether two articles state the fact alike where they state it first.
    fn is_alike(&self, articles: &[Option<Arc<Article>>], one: &Cell, two: &Cell) -> bool {
        let (Some(left), Some(right)) = (&articles[one.article], &articles[two.article]) else { return false };
        let (here, there) = (one.mentions[0], two.mentions[0]);
        let values = match self.sort {
            Sort::Numbers => both(left.facts.numbers_in(here.span), right.facts.numbers_in(there.span))
                .map(|(one, two)| one.is_as_much_as(two)),
            Sort::Dates => both(left.facts.dates_in(here.span), right.facts.dates_in(there.span))
                .map(|(one, two)| one.value() == two.value()),
            Sort::Names | Sort::Quotations | Sort::Claims => (here.is_told && there.is_told).then_some(true),
        };
        let words = || left.quote(here.span).to_lowercase() == right.quote(there.span).to_lowercase();
        values.unwrap_or_else(words)
    }
}

/// The first of two lists.
fn both<'a, T>(one: &'a [T], two: &'a [T]) -> Option<(&'a T, &'a T)> {
    one.first().zip(two.first())
}

impl Ledger {
    /// Gathers the facts in time linear in facts and links. An article that could not be read is `None`.
    pub fn new(articles: &[Option<Arc<Article>>], comparison: &Comparison) -> Self {
        let mut disputes = disputes::Disputes::new(articles, comparison);
        let mut rows = valued::numbers(articles, &mut disputes);
        rows.extend(valued::dates(articles));
        rows.extend(names::rows(articles));
        rows.extend(quotations::rows(articles, comparison));
        let disputed = disputes.into_rows();
        let told: HashSet<(Sort, usize, Span)> = disputed.iter().flat_map(Row::places).collect();
        rows.retain(|row| !row.places().all(|place| told.contains(&place)));
        rows.extend(disputed);
        rows.sort_by_cached_key(|row| {
            let (article, first) = row.lead(usize::MAX);
            (row.sort, row.standing, usize::MAX - row.cells.len(), article, first.span)
        });
        Self { rows }
    }

    /// Returns how many rows of each standing there are.
    pub fn count(&self, standing: Standing) -> usize {
        self.rows.iter().filter(|row| row.standing == standing).count()
    }
}

/// A place of a fact with its article.
#[derive(Clone, Copy, Debug)]
struct Place {
    article: usize,
    mention: Mention,
}

impl Place {
    const fn new(id: SentenceId, span: Span) -> Self {
        let mention = Mention { sentence: id.sentence, span, beside: None, is_told: false };
        Self { article: id.article, mention }
    }
}

/// Makes a row of places; `worst` is what is known to differ among them.
fn row(sort: Sort, mut places: Vec<Place>, worst: Option<Grade>) -> Option<Row> {
    places.sort_by_key(|place| (place.article, place.mention.span, place.mention.is_told));
    places.dedup_by_key(|place| (place.article, place.mention.span));
    let cells: Vec<Cell> = places
        .chunk_by(|a, b| a.article == b.article)
        .map(|of| Cell { article: of[0].article, mentions: of.iter().map(|place| place.mention).collect() })
        .collect();
    let standing = match (worst, cells.len()) {
        (Some(Grade::Conflict), _) => Standing::Conflict,
        (Some(Grade::Near), _) => Standing::Near,
        (None, ..=1) => Standing::Alone,
        (None, _) => Standing::Agree,
    };
    (!cells.is_empty()).then_some(Row { sort, standing, cells })
}

/// For each sentence of an article that is in the comparison: its index and its bytes.
fn kept(article: &Article) -> impl Iterator<Item = (usize, Span)> + '_ {
    let sentences = article.sentences.iter().enumerate();
    sentences.filter(|(at, _)| !article.is_set_apart(*at)).map(|(at, sentence)| (at, sentence.span))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::article::{Details, Role, canonical::Builder};
    use crate::comparison::compare;

    type Articles = Vec<Option<Arc<Article>>>;

    #[expect(clippy::unnecessary_wraps, reason = "an article that could not be read is none")]
    fn article(paragraphs: &[&str]) -> Option<Arc<Article>> {
        let mut builder = Builder::default();
        for paragraph in paragraphs {
            let (role, text) =
                paragraph.strip_prefix('#').map_or((Role::Body, *paragraph), |text| (Role::Caption, text));
            builder.push(role, text);
        }
        Some(Arc::new(Article::read(builder.finish(Details { published: "2025-09-05".into(), ..Details::default() }))))
    }

    /// Each row of a sort as its standing, its label and its cells: the words of each mention.
    fn rows(articles: &Articles, sort: Sort) -> Vec<String> {
        let comparison = compare(articles, &mut |_| (), &|| false).expect("never stale");
        let ledger = Ledger::new(articles, &comparison);
        let show = |row: &Row| {
            let standing = match row.standing {
                Standing::Conflict => '!',
                Standing::Near => '~',
                Standing::Agree => '=',
                Standing::Alone => '+',
            };
            let cell = |cell: &Cell| {
                let read = articles[cell.article].as_ref().unwrap();
                let words = |mention: &Mention| if mention.is_told { "(told)" } else { read.quote(mention.span) };
                let mentions: Vec<&str> = cell.mentions.iter().map(words).collect();
                format!("{}: {}", ['A', 'B', 'C'][cell.article], mentions.join(", "))
            };
            let cells: Vec<String> = row.cells.iter().map(cell).collect();
            format!("{standing} {} | {}", row.label(articles), cells.join(" | "))
        };
        ledger.rows.iter().filter(|row| row.sort == sort).map(show).collect()
    }

    fn story() -> Articles {
        vec![
            article(&[
                "Fourteen people were hurt when the ferry struck the pier of Elsin on Sunday.",
                "“We heard a bang and then all the lights went out,” said Ida Moe, a teacher.",
                "The ferry carried 212 passengers and was built in 1987.",
                "#A picture of 99 gulls by Ove Lind.",
            ]),
            article(&[
                "Eleven people were hurt when the ferry struck the pier of Elsin on Sunday, the harbour master said.",
                "A teacher, Ida Moe, said she heard a bang and then all the lights went out.",
                "Some 212 passengers were on board.",
            ]),
            article(&[
                "The ferry struck the pier of Elsin on Sunday and fourteen people were hurt.",
                "The operator Norrlinje bought two more ferries last spring.",
            ]),
        ]
    }

    #[test]
    fn numbers_that_differ_are_one_row_with_all_their_values() {
        let found = rows(&story(), Sort::Numbers);
        assert_eq!(found[0], "! people were hurt | A: Fourteen | B: Eleven | C: fourteen", "{found:#?}");
        assert!(found.iter().any(|row| row == "~ passengers | A: 212 | B: Some 212"), "{found:#?}");
        assert!(found.contains(&"+ more ferries last | C: two".to_owned()), "{found:#?}");
        assert!(!found.iter().any(|row| row.contains("99")), "a caption: {found:#?}");
    }

    #[test]
    fn parties_are_those_who_state_it_alike() {
        let articles = story();
        let comparison = compare(&articles, &mut |_| (), &|| false).expect("never stale");
        let ledger = Ledger::new(&articles, &comparison);
        assert_eq!(ledger.rows[0].parties(&articles), [vec![0, 2], vec![1]]);
        assert_eq!(ledger.count(Standing::Conflict), 1);
    }

    #[test]
    fn days_are_one_row_whatever_the_part_of_the_day() {
        let articles = vec![
            article(&["The ferry struck the pier of Elsin on Sunday night."]),
            article(&["The ferry struck the pier of Elsin on Sunday."]),
        ];
        assert_eq!(rows(&articles, Sort::Dates), ["= 2025-08-31 | A: Sunday night | B: Sunday"]);
        let differing = vec![
            article(&["The ferry struck the pier of Elsin on Sunday."]),
            article(&["The ferry struck the pier of Elsin on Monday."]),
        ];
        let found = rows(&differing, Sort::Dates);
        assert_eq!(found[0], "! 2025-08-31 | A: Sunday | B: Monday", "{found:#?}");
    }

    #[test]
    fn names_are_one_row_by_whom_they_mean() {
        let articles = vec![
            article(&["The mayor Una Holt shut the pier of Elsin. Holt spoke of a storm."]),
            article(&["Nobody in Elsin had been told, Holt said."]),
        ];
        let found = rows(&articles, Sort::Names);
        assert!(found.contains(&"= Una Holt | A: Una Holt, Holt | B: Holt".to_owned()), "{found:#?}");
        assert!(found.contains(&"= Elsin | A: Elsin | B: Elsin".to_owned()), "{found:#?}");
    }

    #[test]
    fn a_quotation_told_without_marks_is_near() {
        let found = rows(&story(), Sort::Quotations);
        assert_eq!(
            found,
            [
                "~ We heard a bang and then all the lights went out, | A: We heard a bang and then all the lights went out, | B: (told)"
            ]
        );
    }

    #[test]
    fn nothing_has_no_facts() {
        let ledger = Ledger::new(&[None], &Comparison::default());
        assert!(ledger.rows.is_empty());
    }

    fn texts() -> impl Strategy<Value = Vec<Vec<String>>> {
        let known = [
            "Fourteen people were hurt in Elsin on Sunday.",
            "Eleven people were hurt in Elsin on Monday.",
            "“We heard a bang,” said Ida Moe. “The lights went out.”",
            "Ida Moe said she heard a bang.",
            "#Moe, 14, in Elsin.",
        ];
        let paragraph = prop_oneof![
            4 => proptest::sample::subsequence(known.to_vec(), 0..3).prop_map(|some| some.join(" ")),
            1 => "(“|”|\"|Una |Holt|two |1,200|on Sunday|the |[.?]|\\PC){0,20}",
        ];
        proptest::collection::vec(proptest::collection::vec(paragraph, 0..5), 1..4)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn every_fact_is_in_a_row_of_its_sort_and_none_that_is_set_apart(texts in texts()) {
            let articles: Articles =
                texts.iter().map(|of| article(&of.iter().map(String::as_str).collect::<Vec<_>>())).collect();
            let comparison = compare(&articles, &mut |_| (), &|| false).expect("never stale");
            let ledger = Ledger::new(&articles, &comparison);
            for (at, read) in articles.iter().enumerate() {
                let read = read.as_ref().unwrap();
                let whole = Span::new(0, read.text.len());
                let all = Sort::ALL.into_iter().flat_map(|sort| sort.places_in(read, whole).into_iter().map(move |span| (sort, span)));
                for (sort, span) in all {
                    let rows = ledger.rows.iter().filter(|row| row.sort == sort);
                    let having = rows.filter(|row| row.cell(at).is_some_and(|cell| cell.mentions.iter().any(|of| of.span.start == span.start)));
                    let apart = read.sentence_at(span.start).is_none_or(|sentence| read.is_set_apart(sentence));
                    prop_assert_eq!(having.count() == 0, apart, "{:?} {:?}", sort, read.quote(span));
                }
            }
            for row in &ledger.rows {
                prop_assert!(row.cells.windows(2).all(|pair| pair[0].article < pair[1].article));
                prop_assert!(row.cells.iter().all(|cell| !cell.mentions.is_empty()));
                prop_assert!(!row.label(&articles).is_empty());
                prop_assert_eq!(row.parties(&articles).concat().len(), row.cells.len());
            }
            for sort in Sort::ALL {
                let standings: Vec<Standing> = ledger.rows.iter().filter(|row| row.sort == sort).map(|row| row.standing).collect();
                prop_assert!(standings.is_sorted());
            }
        }
    }
}
