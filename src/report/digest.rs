//! What reports for people show of a comparison, gathered once: the facts that are told differently, what all tell and
//! what one article alone has, and the words for all that.

use std::sync::Arc;

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::{Noted, Outcome, Place};
use crate::article::letters::letters;
use crate::article::plainly::{capitalised, plainly};
use crate::article::roles::Reason;
use crate::article::{Article, Paragraph, Span};
use crate::comparison::copies::{Copied, copies};
use crate::comparison::coverage::{self, Coverage, What};
use crate::comparison::ledger::{self, Ledger, Sort, Standing};
use crate::comparison::wording::Wording;
use crate::comparison::{Comparison, SentenceId};
use crate::note::{Scope, State};

/// What a reader of a report must know of it.
const LIMITS: &str = "Found by rules, so look before you quote this: of facts that differ most may be missed, and what \
    seems to be in one article only may be told in another in other words.";

/// The most outlets that a title names.
const NAMED: usize = 4;

/// The longest that the words of a side of a dispute are in its headline, in columns.
const WORDS: usize = 32;

/// The most articles that are listed one by one in a sentence.
const LISTED: usize = 12;

/// A sentence that a thousand articles have is set beside its closest counterparts only, so that time stays linear.
const MOST_COUNTERPARTS: usize = 24;

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
    /// Those who state it in the same words; those who agree in value stand together, the larger parties first.
    pub sides: Vec<Side<'a>>,
}

/// Articles that state a fact in the same words.
#[derive(Debug)]
pub struct Side<'a> {
    /// The words; empty where a quotation is told without quoting.
    pub words: &'a str,
    /// Where each of them states it first.
    pub statements: Vec<Statement>,
}

/// Where an article states a fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The sentence in which it begins.
    pub sentence: SentenceId,
    /// The bytes of the fact's words; empty where a quotation is told without quoting.
    pub span: Span,
}

impl Dispute<'_> {
    /// Returns what it is about, with the words of each side or their beginning.
    pub fn headline(&self) -> String {
        let words: Vec<String> = self.sides.iter().map(|side| abridged(side.words, WORDS)).collect();
        let against = words.join(" / ");
        let is_told = self.sides.first().is_some_and(|side| side.words == self.about) || self.about.is_empty();
        match self.row.sort {
            Sort::Quotations => {
                let quoted = |words: &String| match words.as_str() {
                    "" => "told without quoting".to_owned(),
                    words => format!("“{words}”"),
                };
                words.iter().map(quoted).collect::<Vec<_>>().join(" / ")
            }
            Sort::Numbers | Sort::Names if !is_told => format!("{}: {against}", self.about),
            Sort::Numbers | Sort::Dates | Sort::Names | Sort::Claims => against,
        }
    }
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

    /// Returns the sentence in which a span of an article begins.
    pub fn sentence_at(&self, article: usize, span: Span) -> Option<SentenceId> {
        let sentence = self.article(article)?.sentence_at(span.start)?;
        Some(SentenceId { article, sentence })
    }

    /// Returns where a sentence stands: the letter of its article and the number of its paragraph from 1.
    pub fn place(&self, id: SentenceId) -> String {
        let paragraph = self.article(id.article).map_or(0, |article| article.sentences[id.sentence].paragraph);
        format!("{} ¶{}", letters(id.article), paragraph + 1)
    }

    /// Returns the words that a sentence shares with its closest counterparts in all articles, and those that none of them
    /// has.
    pub fn wording(&self, id: SentenceId) -> Wording {
        let Some(article) = self.article(id.article) else { return Wording::default() };
        let others = self.comparison.counterparts(id).take(MOST_COUNTERPARTS);
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
        let mut sides: Vec<Side<'d>> = Vec::new();
        for article in row.parties(&self.articles).into_iter().flatten() {
            let (Some(cell), Some(of)) = (row.cell(article), self.article(article)) else { continue };
            let statement = self.statement(row, cell);
            let words = of.quote(statement.span);
            // Those of one value may still differ in words: "until Monday", "until at least Monday".
            match sides.last_mut().filter(|side| side.words.to_lowercase() == words.to_lowercase()) {
                Some(side) => side.statements.push(statement),
                None => sides.push(Side { words, statements: vec![statement] }),
            }
        }
        Dispute { row, about: row.label(&self.articles), sides }
    }

    fn statement(&self, row: &ledger::Row, cell: &ledger::Cell) -> Statement {
        let first = cell.mentions[0];
        let span = match row.sort {
            // The whole sentence tells it, no words of its own.
            _ if first.is_told => Span::new(first.span.start, first.span.start),
            // What a quotation says otherwise tells more than the whole of it.
            Sort::Quotations => row.differing(self.comparison, cell).unwrap_or(first.span),
            _ => first.span,
        };
        let named = SentenceId { article: cell.article, sentence: first.sentence };
        Statement { sentence: self.sentence_at(cell.article, span).unwrap_or(named), span }
    }

    /// Returns the passages by how many articles tell them, most first; each as its row of the coverage.
    pub fn shared(&self) -> Vec<(usize, Vec<&coverage::Row>)> {
        let mut by_count: Vec<Vec<&coverage::Row>> = vec![Vec::new(); self.articles.len() + 1];
        for row in self.coverage.rows.iter().filter(|row| matches!(row.what, What::Passage(_))) {
            by_count[row.cells.len()].push(row);
        }
        by_count.into_iter().enumerate().rev().filter(|(_, rows)| !rows.is_empty()).collect()
    }

    /// Returns what one article alone has, neighbouring sentences of one paragraph together: the first of them, and all
    /// their bytes.
    pub fn alone(&self, place: usize) -> Vec<(SentenceId, Span)> {
        let Some(article) = self.article(place) else { return Vec::new() };
        let ids = (0..article.sentences.len()).map(|sentence| SentenceId { article: place, sentence });
        let alone: Vec<SentenceId> = ids.filter(|id| self.comparison.is_unique(*id)).collect();
        let of = |id: &SentenceId| &article.sentences[id.sentence];
        let runs = alone.chunk_by(|a, b| a.sentence + 1 == b.sentence && of(a).paragraph == of(b).paragraph);
        runs.map(|run| (run[0], Span::new(of(&run[0]).span.start, of(&run[run.len() - 1]).span.end))).collect()
    }

    /// Returns where a note is in an article: paragraph and quotation, and how that fared where it changed.
    pub fn whereabouts(&self, noted: &Noted, place: &Place) -> String {
        let Some(target) = noted.note.targets.get(place.target) else { return String::new() };
        let (letter, state) = (letters(place.article), place.state.name());
        if target.scope == Scope::Article {
            return format!("{letter} the whole article");
        }
        let found = place.span.and_then(|span| Some((self.article(place.article)?.quote(span), span)));
        let Some((words, span)) = found else { return format!("{letter} “{}” ({state})", target.exact) };
        let at = self.sentence_at(place.article, span).map_or(letter, |id| self.place(id));
        let state = if place.state == State::Exact { String::new() } else { format!(" ({state})") };
        format!("{at} “{words}”{state}")
    }

    /// Returns the paragraphs of an article that are set apart, by index, each with the reason; lines at its head that say
    /// what it is are not among them, since what they say is told above.
    pub fn set_apart(&self, place: usize) -> Vec<(usize, String)> {
        let Some(article) = self.article(place) else { return Vec::new() };
        let is_head = |paragraph: &Paragraph| matches!(paragraph.reason, Some(Reason::MetadataLine { .. }));
        let apart = article.paragraphs.iter().enumerate();
        let apart = apart.filter(|(_, paragraph)| paragraph.role.is_set_apart() && !is_head(paragraph));
        apart.map(|(at, paragraph)| (at, why(*paragraph, &article.text))).collect()
    }

    /// Returns what the report is called: whose articles it compares.
    pub fn title(&self) -> String {
        let names: Vec<String> = (0..self.outcomes.len()).map(|place| self.outlet(place)).collect();
        match names.as_slice() {
            [one] => one.clone(),
            [first @ .., last] if names.len() <= NAMED => format!("{} and {last}, compared", first.join(", ")),
            _ => format!("{} articles, compared", names.len()),
        }
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
            said.extend(self.who_stands_alone());
            let names = |copy: &Copied| copy.sentence(&letters(copy.article), &letters(copy.stands_in));
            said.extend(self.copies.iter().map(|copy| format!("{}.", names(copy))));
        }
        said.extend(self.comparison.footing.notice().map(sentence_of));
        if self.read() > 1 {
            said.push(LIMITS.to_owned());
        }
        said
    }

    fn who_stands_alone(&self) -> Option<String> {
        let all = (0..self.articles.len()).map(|place| (place, self.comparison.counts(place).unique));
        let alone: Vec<(usize, usize)> = all.filter(|(_, sentences)| *sentences > 0).collect();
        let said = match alone.len() {
            0 => return None,
            1..=LISTED => {
                alone.iter().map(|(place, of)| format!("{of} in {}", letters(*place))).collect::<Vec<_>>().join(", ")
            }
            articles => format!("{} in {articles} articles", alone.iter().map(|(_, of)| of).sum::<usize>()),
        };
        Some(format!("Sentences that only one has: {said}."))
    }

    fn what_differs(&self) -> String {
        let facts = |count| counted(count, "fact", "facts");
        match (self.ledger.count(Standing::Conflict), self.ledger.count(Standing::Near)) {
            (0, 0) => "No fact was found that is told differently.".to_owned(),
            (0, near) => format!("{} told nearly alike; none so that they cannot all hold.", facts(near)),
            (conflicts, 0) => format!("{} told differently.", facts(conflicts)),
            (conflicts, near) => format!("{} told differently, {near} more nearly alike.", facts(conflicts)),
        }
    }
}

/// Returns a count with its noun.
pub(super) fn counted(count: usize, one: &str, several: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {several}") }
}

/// Says why a paragraph is set apart; `text` is the article's.
pub(super) fn why(paragraph: Paragraph, text: &str) -> String {
    match (paragraph.clause(text), paragraph.reason) {
        (clause, Some(Reason::Markup)) => format!("{}, {clause}", paragraph.role.name()),
        (clause, _) => clause,
    }
}

/// A clause as a sentence.
fn sentence_of(clause: &str) -> String {
    format!("{}.", capitalised(clause))
}

/// Returns a text in at most so many columns, with an ellipsis in place of the words that have no room.
pub(super) fn abridged(text: &str, columns: usize) -> String {
    if text.width() <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for word in text.split_inclusive(' ') {
        if out.width() + word.width() > columns {
            break;
        }
        out.push_str(word);
    }
    if out.is_empty() {
        out = text
            .chars()
            .scan(0, |width, c| {
                *width += c.width().unwrap_or(0);
                (*width < columns).then_some(c)
            })
            .collect();
    }
    format!("{}…", out.trim_end())
}
