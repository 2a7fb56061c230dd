//! What is gathered over all articles, and the tables that show it: who reports what, and which facts they state.
//!
//! A table is gathered and put in order by a worker, since that takes time in the text; the one in hand stays on screen
//! until the next one is there.

use std::sync::Arc;

use super::list::List;
use crate::article::Article;
use crate::comparison::coverage::{Coverage, Filter, Order, Row as Told, Summary};
use crate::comparison::evidence::Evidence;
use crate::comparison::ledger::{Ledger, Row as Fact, Standing};
use crate::comparison::{Comparison, SentenceId};

/// What is gathered over all articles of a comparison.
#[derive(Debug)]
pub struct Survey {
    /// The comparison.
    pub comparison: Arc<Comparison>,
    /// The articles compared.
    pub articles: Vec<Option<Arc<Article>>>,
    /// Who reports what.
    pub coverage: Coverage,
    /// How many passages are told by how many.
    pub summary: Summary,
    /// Which facts are stated.
    pub ledger: Ledger,
}

/// Which rows a table shows, and in which order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrangement {
    /// The table.
    pub table: Table,
    /// Words that each row holds.
    pub words: String,
}

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Table {
    /// Who reports what.
    Coverage {
        /// The order of the rows.
        order: Order,
        /// Those that are shown.
        filter: Filter,
    },
    /// Which facts are stated.
    Facts {
        /// Those that are shown; none shows all.
        standing: Option<Standing>,
    },
}

/// A table in hand.
#[derive(Debug)]
pub struct Grid {
    /// The rows that are shown.
    pub list: List,
    /// The article whose column is in hand.
    pub column: usize,
    /// Which table.
    pub table: Table,
    /// What was asked for last, of which comparison.
    pub asked: Option<(Arc<Comparison>, Arrangement)>,
    /// What is shown.
    pub arranged: Option<Arranged>,
    /// The sentence whose row is to be in hand once the rows are there.
    pub wanted: Option<SentenceId>,
}

/// Why a sentence is linked.
#[derive(Debug)]
pub struct Reasons {
    /// The sentence.
    pub id: SentenceId,
    /// The articles as they were compared.
    pub articles: Vec<Option<Arc<Article>>>,
    /// What speaks for each of its links.
    pub evidence: Vec<Evidence>,
    /// The links.
    pub list: List,
}

/// The rows of a table in their order.
#[derive(Clone, Debug)]
pub struct Arranged {
    /// What they are rows of.
    pub survey: Arc<Survey>,
    /// Which ones.
    pub arrangement: Arrangement,
    /// Their indexes.
    pub rows: Arc<[usize]>,
}

impl Survey {
    /// Gathers everything, in time linear in articles and links.
    pub fn new(articles: Vec<Option<Arc<Article>>>, comparison: Arc<Comparison>) -> Self {
        let coverage = Coverage::new(&articles, &comparison);
        let ledger = Ledger::new(&articles, &comparison);
        Self { summary: coverage.summary(), comparison, articles, coverage, ledger }
    }

    /// Returns the indexes of the rows that an arrangement shows, in order.
    pub fn arranged(&self, Arrangement { table, words }: &Arrangement) -> Vec<usize> {
        let list = List { filter: words.clone(), ..List::default() };
        let has_words = !words.trim().is_empty();
        match *table {
            Table::Coverage { order, filter } => {
                let mut rows = self.coverage.arranged(order, filter);
                rows.retain(|&row| !has_words || list.wants(&self.told(&self.coverage.rows[row])));
                rows
            }
            Table::Facts { standing } => {
                let rows = self.ledger.rows.iter().enumerate();
                let shown = rows.filter(|(_, row)| standing.is_none_or(|standing| row.standing == standing));
                let having = shown.filter(|(_, row)| !has_words || list.wants(&self.stated(row)));
                having.map(|(row, _)| row).collect()
            }
        }
    }

    /// Returns the text of a sentence; empty where there is none.
    pub fn sentence(&self, id: SentenceId) -> &str {
        let article = self.articles.get(id.article).and_then(Option::as_deref);
        article.and_then(|of| Some(of.quote(of.sentences.get(id.sentence)?.span))).unwrap_or_default()
    }

    /// All words of a row of the coverage.
    fn told(&self, row: &Told) -> String {
        row.members.iter().map(|&id| self.sentence(id)).collect::<Vec<_>>().join(" ")
    }

    /// All words of a fact.
    fn stated(&self, row: &Fact) -> String {
        let mut words = row.label(&self.articles);
        for (cell, mention) in row.cells.iter().flat_map(|cell| cell.mentions.iter().map(move |of| (cell, of))) {
            let Some(Some(article)) = self.articles.get(cell.article) else { continue };
            for span in [Some(mention.span), mention.beside].into_iter().flatten() {
                words.push(' ');
                words.push_str(article.quote(span));
            }
        }
        words
    }
}

impl Grid {
    /// Returns a table to be shown, with the column of an article in hand.
    pub fn new(table: Table, column: usize, wanted: Option<SentenceId>) -> Self {
        Self { list: List::default(), column, table, asked: None, arranged: None, wanted }
    }

    /// Returns the rows shown; none where they are not known yet.
    pub fn rows(&self) -> &[usize] {
        self.arranged.as_ref().map_or(&[], |arranged| &arranged.rows)
    }

    /// Returns what is wanted to be shown.
    pub fn arrangement(&self) -> Arrangement {
        Arrangement { table: self.table, words: self.list.filter.clone() }
    }

    /// Takes in rows where they are what was asked for last; what was in hand stays so.
    pub fn take(&mut self, arranged: Arranged) {
        let is_asked = self.asked.as_ref().is_some_and(|(comparison, arrangement)| {
            Arc::ptr_eq(comparison, &arranged.survey.comparison) && *arrangement == arranged.arrangement
        });
        if !is_asked {
            return;
        }
        let before = self.arranged.as_ref().filter(|before| Arc::ptr_eq(&before.survey, &arranged.survey));
        let before = before.and_then(|before| before.rows.get(self.list.selected)).copied();
        let wanted = self.wanted.take().filter(|_| matches!(self.table, Table::Coverage { .. }));
        let wanted = wanted.and_then(|id| arranged.survey.coverage.row_of(&arranged.survey.comparison, id));
        let in_hand = wanted.or(before);
        let place = in_hand.and_then(|row| arranged.rows.iter().position(|other| *other == row));
        self.list.selected = place.unwrap_or(0);
        self.arranged = Some(arranged);
    }
}

impl Table {
    /// Returns the coverage in the order of an article.
    pub const fn coverage(article: usize) -> Self {
        Self::Coverage { order: Order::Place(article), filter: Filter::All }
    }

    /// Returns all facts.
    pub const fn facts() -> Self {
        Self::Facts { standing: None }
    }

    /// Returns the table in the next order; the facts have one only.
    #[must_use]
    pub const fn sorted(self, article: usize) -> Self {
        match self {
            Self::Coverage { order, filter } => {
                let order = match order {
                    Order::Place(_) => Order::Divergence,
                    Order::Divergence => Order::Outlets,
                    Order::Outlets => Order::Place(article),
                };
                Self::Coverage { order, filter }
            }
            Self::Facts { .. } => self,
        }
    }

    /// Returns the table with the next rows shown; `column` is the article whose column is in hand.
    #[must_use]
    pub const fn filtered(self, column: usize) -> Self {
        match self {
            Self::Coverage { order, filter } => {
                let filter = match filter {
                    Filter::All => Filter::Conflicts,
                    Filter::Conflicts => Filter::Everybody,
                    Filter::Everybody => Filter::Alone,
                    Filter::Alone => Filter::Missing(column),
                    Filter::Missing(_) => Filter::All,
                };
                Self::Coverage { order, filter }
            }
            Self::Facts { standing } => {
                let standing = match standing {
                    None => Some(Standing::Conflict),
                    Some(Standing::Conflict) => Some(Standing::Near),
                    Some(Standing::Near) => Some(Standing::Agree),
                    Some(Standing::Agree) => Some(Standing::Alone),
                    Some(Standing::Alone) => None,
                };
                Self::Facts { standing }
            }
        }
    }

    /// Returns the table with conflicts alone, or with all rows where it has those alone.
    #[must_use]
    pub fn disputed(self) -> Self {
        match self {
            Self::Coverage { order, filter } => {
                let filter = if filter == Filter::Conflicts { Filter::All } else { Filter::Conflicts };
                Self::Coverage { order, filter }
            }
            Self::Facts { standing } => {
                let conflict = Some(Standing::Conflict);
                Self::Facts { standing: if standing == conflict { None } else { conflict } }
            }
        }
    }

    /// Returns the table as it is with another column in hand: what is missing is missing in that.
    #[must_use]
    pub const fn beside(self, column: usize) -> Self {
        match self {
            Self::Coverage { order, filter: Filter::Missing(_) } => {
                Self::Coverage { order, filter: Filter::Missing(column) }
            }
            other => other,
        }
    }
}
