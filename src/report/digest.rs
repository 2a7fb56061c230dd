//! What reports for people show of a comparison, gathered once: the facts that are told differently, what all tell and
//! what one article alone has, and the words for all that.

use std::sync::Arc;

use super::{Noted, Outcome};
use crate::article::letters::letters;
use crate::article::plainly::plainly;
use crate::article::{Article, Span};
use crate::comparison::copies::{Copied, copies};
use crate::comparison::coverage::{self, Coverage, What};
use crate::comparison::ledger::{self, Ledger, Sort, Standing};
use crate::comparison::wording::Wording;
use crate::comparison::{Comparison, SentenceId};

/// A comparison and what is gathered of it.
#[derive(Debug)]
pub struct Digest<'a> {
    /// What became of the sources.
    pub outcomes: &'a [Outcome],
    /// Their articles; none where one could not be read.
    pub articles: Vec<Option<Arc<Article>>>,
    /// What was found.
    pub comparison: &'a Comparison,
    /// Who reports what.
    pub coverage: Coverage,
    /// Which facts are stated.
    pub ledger: Ledger,
    /// Articles that are one text.
    pub copies: Vec<Copied>,
    /// The notes that are to be shown.
    pub notes: &'a [Noted],
}

/// A fact that articles state differently.
#[derive(Debug)]
pub struct Dispute<'a> {
    /// The fact.
    pub row: &'a ledger::Row,
    /// What it is about, in the words of the first article that has it.
    pub about: String,
    /// Those that state it alike, the larger parties first.
    pub sides: Vec<Side<'a>>,
}

/// Articles that state a fact alike.
#[derive(Debug)]
pub struct Side<'a> {
    /// The words of the first of them for it.
    pub words: &'a str,
    /// Where each of them states it first.
    pub statements: Vec<Statement>,
}

/// Where an article states a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The sentence in which it begins.
    pub sentence: SentenceId,
    /// The bytes of the fact's words.
    pub span: Span,
}

impl<'a> Digest<'a> {
    /// Gathers everything, in time linear in articles and links.
    pub fn new(outcomes: &'a [Outcome], comparison: &'a Comparison, notes: &'a [Noted]) -> Self {
        let articles = super::articles(outcomes);
        let coverage = Coverage::new(&articles, comparison);
        let ledger = Ledger::new(&articles, comparison);
        let copies = copies(&articles, comparison);
        Self { outcomes, articles, comparison, coverage, ledger, copies, notes }
    }

    /// Returns the article at a place.
    pub fn article(&self, place: usize) -> Option<&Article> {
        self.articles.get(place)?.as_deref()
    }

    /// Returns how many articles could be read.
    pub fn read(&self) -> usize {
        self.articles.iter().flatten().count()
    }

    /// Returns the name of an article's outlet, or of its source, with nothing in it that a terminal would obey.
    pub fn outlet(&self, place: usize) -> String {
        match &self.outcomes[place] {
            Ok(article) => plainly(article.details.outlet_or_source()).into_owned(),
            Err(unreadable) => plainly(&unreadable.source).into_owned(),
        }
    }

    /// Returns the text of a sentence; empty where there is none.
    pub fn sentence(&self, id: SentenceId) -> &str {
        self.article(id.article).map_or("", |article| article.quote(article.sentences[id.sentence].span))
    }

    /// Returns where a sentence stands: the letter of its article and the number of its paragraph from 1.
    pub fn place(&self, id: SentenceId) -> String {
        let paragraph = self.article(id.article).map_or(0, |article| article.sentences[id.sentence].paragraph);
        format!("{} ¶{}", letters(id.article), paragraph + 1)
    }

    /// Returns the words that a sentence shares with its counterparts in all articles, and those that none of them has.
    pub fn wording(&self, id: SentenceId) -> Wording {
        let Some(article) = self.article(id.article) else { return Wording::default() };
        let others = self.comparison.counterparts(id);
        let others: Vec<(&Article, usize)> =
            others.filter_map(|(other, _)| Some((self.article(other.article)?, other.sentence))).collect();
        if others.is_empty() { Wording::default() } else { Wording::new(article, id.sentence, &others) }
    }

    /// Returns the facts that articles state differently in this way, in the order of the facts.
    pub fn disputes(&self, standing: Standing) -> Vec<Dispute<'_>> {
        let rows = self.ledger.rows.iter().filter(|row| row.standing == standing);
        rows.map(|row| self.dispute(row)).collect()
    }

    fn dispute<'d>(&'d self, row: &'d ledger::Row) -> Dispute<'d> {
        let sides = row.parties(&self.articles).into_iter().map(|party| {
            let statements: Vec<Statement> =
                party.iter().filter_map(|&article| Some(self.statement(row, row.cell(article)?))).collect();
            let words = statements.first().map_or("", |first| {
                self.article(first.sentence.article).map_or("", |article| article.quote(first.span))
            });
            Side { words, statements }
        });
        Dispute { row, about: row.label(&self.articles), sides: sides.collect() }
    }

    fn statement(&self, row: &ledger::Row, cell: &ledger::Cell) -> Statement {
        let first = cell.mentions[0];
        // What a quotation says otherwise tells more than the whole of it.
        let span = Some(row.sort).filter(|sort| *sort == Sort::Quotations);
        let span = span.and_then(|_| row.differing(self.comparison, cell)).unwrap_or(first.span);
        let sentence = self.article(cell.article).and_then(|article| article.sentence_at(span.start));
        Statement { sentence: SentenceId { article: cell.article, sentence: sentence.unwrap_or(first.sentence) }, span }
    }

    /// Returns the passages by how many articles tell them, most first; each as its row of the coverage.
    pub fn shared(&self) -> Vec<(usize, Vec<&coverage::Row>)> {
        let mut by_count: Vec<Vec<&coverage::Row>> = vec![Vec::new(); self.articles.len() + 1];
        for row in self.coverage.rows.iter().filter(|row| matches!(row.what, What::Passage(_))) {
            by_count[row.cells.len()].push(row);
        }
        by_count.into_iter().enumerate().rev().filter(|(_, rows)| !rows.is_empty()).collect()
    }

    /// Returns what one article alone has: runs of neighbouring sentences of one paragraph, in order.
    pub fn alone(&self, article: usize) -> impl Iterator<Item = &coverage::Row> {
        let rows = self.coverage.rows.iter().filter(|row| row.what == What::Alone);
        rows.filter(move |row| row.members[0].article == article)
    }

    /// Returns how many articles of those that were read tell a passage, in words.
    pub fn told_by(&self, articles: usize) -> String {
        match (articles, self.read()) {
            (2, 2) => "told by both".to_owned(),
            (count, read) if count == read => format!("told by all {count}"),
            (count, read) => format!("told by {count} of {read}"),
        }
    }

    /// Returns the comparison in a few sentences: what differs, what is shared, what one alone has.
    pub fn in_short(&self) -> Vec<String> {
        let mut said = Vec::new();
        if self.read() > 1 {
            said.push(self.what_differs());
            let shared = self.shared();
            let passages = |(count, rows): &(usize, Vec<_>)| format!("{} {}", rows.len(), self.told_by(*count));
            said.push(if shared.is_empty() {
                "No passage is told by more than one.".to_owned()
            } else {
                format!("Passages: {}.", shared.iter().map(passages).collect::<Vec<_>>().join(", "))
            });
            let read = self.articles.iter().enumerate().filter(|(_, article)| article.is_some());
            let alone = read.map(|(place, _)| (place, self.comparison.counts(place).unique)).filter(|(_, of)| *of > 0);
            let alone: Vec<String> = alone.map(|(place, of)| format!("{of} {}", letters(place))).collect();
            if !alone.is_empty() {
                said.push(format!("Sentences that one alone has: {}.", alone.join(", ")));
            }
            let names = |copy: &Copied| copy.sentence(&letters(copy.article), &letters(copy.stands_in));
            said.extend(self.copies.iter().map(|copy| format!("{}.", names(copy))));
        }
        said.extend(self.comparison.footing.notice().map(sentence_of));
        said
    }

    fn what_differs(&self) -> String {
        let facts = |count: usize| match count {
            1 => "1 fact".to_owned(),
            count => format!("{count} facts"),
        };
        match (self.ledger.count(Standing::Conflict), self.ledger.count(Standing::Near)) {
            (0, 0) => "No fact was found that is told differently.".to_owned(),
            (0, near) => format!("{} told nearly alike; none so that they cannot all hold.", facts(near)),
            (conflicts, 0) => format!("{} told differently.", facts(conflicts)),
            (conflicts, near) => format!("{} told differently, {near} more nearly alike.", facts(conflicts)),
        }
    }
}

/// A clause as a sentence.
fn sentence_of(clause: &str) -> String {
    let mut letters = clause.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}.", first.to_uppercase(), letters.as_str()))
}
