//! The comparison as Markdown for a wiki: in short, what is told differently, what only one has, who reports what, and
//! the facts by outlet.
//!
//! Tables are those of GitHub Flavored Markdown; nothing of an article is taken for markup.

use std::io::{self, Write};

use super::digest::abridged;
use super::{Digest, Statement, Unreadable};
use crate::article::letters::letters;
use crate::article::plainly::capitalised;
use crate::article::spans::{covers, joined, pieces};
use crate::article::{Article, Span};
use crate::comparison::conflict::Grade;
use crate::comparison::coverage::{Cell, Row, What};
use crate::comparison::ledger::{Sort, Standing};
use crate::comparison::{Kind, MARK_CONFLICT, MARK_UNIQUE};
use crate::export::body::body;
use crate::export::escape::{address, inline, within};

/// The most articles that have a column each; of more, the letters stand in one cell.
const COLUMNS: usize = 8;

/// The longest that a sentence is in a table, in columns of a terminal.
const CELL: usize = 100;

/// Writes a comparison.
///
/// # Errors
/// Fails where the writer does.
pub fn write(digest: &Digest<'_>, out: &mut dyn Write) -> io::Result<()> {
    let mut report = Report { digest, out };
    report.head()?;
    report.disputes("Told differently", Standing::Conflict)?;
    report.disputes("Nearly alike", Standing::Near)?;
    report.alone()?;
    report.shared()?;
    report.coverage()?;
    report.facts()?;
    report.notes()?;
    report.set_apart()?;
    writeln!(report.out, "\n---\n\nCompared by rashomon {}.", env!("CARGO_PKG_VERSION"))
}

struct Report<'a> {
    digest: &'a Digest<'a>,
    out: &'a mut dyn Write,
}

impl Report<'_> {
    fn head(&mut self) -> io::Result<()> {
        let digest = self.digest;
        writeln!(self.out, "# {}\n", inline(&digest.title()))?;
        writeln!(self.out, "| | outlet | headline | author | date | sentences | shared | only here | set apart |")?;
        writeln!(self.out, "| --- | --- | --- | --- | --- | ---: | ---: | ---: | ---: |")?;
        for (place, outcome) in digest.outcomes.iter().enumerate() {
            let letter = letters(place);
            match outcome {
                Ok(article) => {
                    let details = &article.details;
                    let counts = digest.comparison.counts(place);
                    let (shared, unique, apart) = (counts.shared, counts.unique, counts.set_apart);
                    let known = [named(article), cell(&details.title), cell(&details.author), cell(&details.published)];
                    let all = shared + unique;
                    writeln!(self.out, "| {letter} | {} | {all} | {shared} | {unique} | {apart} |", known.join(" | "))?;
                }
                Err(Unreadable { source, why }) => {
                    writeln!(
                        self.out,
                        "| {letter} | {} | could not be read: {} | | | | | | |",
                        cell(source),
                        cell(why)
                    )?;
                }
            }
        }
        writeln!(self.out, "\n## In short\n")?;
        for said in digest.in_short() {
            writeln!(self.out, "- {}", inline(&said))?;
        }
        for (place, article) in digest.articles.iter().enumerate() {
            for notice in article.iter().flat_map(|article| &article.notices) {
                writeln!(self.out, "- {}: {}", letters(place), inline(&notice.sentence))?;
            }
        }
        Ok(())
    }

    fn disputes(&mut self, title: &str, standing: Standing) -> io::Result<()> {
        let disputes = self.digest.disputes(standing);
        if disputes.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n## {title}")?;
        for dispute in disputes {
            writeln!(self.out, "\n**{}**\n", inline(&dispute.headline()))?;
            for statement in dispute.sides.iter().flat_map(|side| &side.statements) {
                self.statement(statement)?;
            }
        }
        Ok(())
    }

    /// The sentence of a statement with its words in bold type.
    fn statement(&mut self, statement: &Statement) -> io::Result<()> {
        let id = statement.sentence;
        let Some(article) = self.digest.article(id.article) else { return Ok(()) };
        let whole = article.sentences[id.sentence].span;
        let text = emphasised(article, whole, &[statement.span]);
        writeln!(self.out, "- {}: {text}", self.digest.place(id))
    }

    fn alone(&mut self) -> io::Result<()> {
        let digest = self.digest;
        let title = if digest.read() > 1 { "Only one has it" } else { "The text" };
        writeln!(self.out, "\n## {title}")?;
        for place in 0..digest.articles.len() {
            let (runs, Some(article)) = (digest.alone(place), digest.article(place)) else { continue };
            if runs.is_empty() {
                continue;
            }
            writeln!(self.out, "\n### {}, {}\n", letters(place), inline(&digest.outlet(place)))?;
            for (first, span) in runs {
                writeln!(self.out, "- {}: {}", digest.place(first), inline(article.quote(span)))?;
            }
        }
        Ok(())
    }

    fn shared(&mut self) -> io::Result<()> {
        let digest = self.digest;
        for (articles, rows) in digest.shared() {
            writeln!(self.out, "\n## {}\n", capitalised(&digest.told_by(articles)))?;
            for row in rows {
                let What::Passage(number) = row.what else { continue };
                let passage = &digest.comparison.passages[number];
                writeln!(self.out, "- {} (`{}` {})", number + 1, passage.kind.mark(), passage.kind.name())?;
                for &member in &passage.members {
                    let Some(article) = digest.article(member.article) else { continue };
                    let links = digest.comparison.links_of(member);
                    let told = links.flat_map(|link| link.conflicts_of(member)).map(|conflict| conflict.left);
                    let whole = article.sentences[member.sentence].span;
                    let text = emphasised(article, whole, &joined(told.collect()));
                    writeln!(self.out, "  - {}: {text}", digest.place(member))?;
                }
            }
        }
        Ok(())
    }

    fn coverage(&mut self) -> io::Result<()> {
        let digest = self.digest;
        if digest.read() < 2 {
            return Ok(());
        }
        writeln!(self.out, "\n## Who reports what\n")?;
        writeln!(
            self.out,
            "Each cell tells the paragraph and how much of the article stands above it. `=` verbatim, `~` reworded, \
             `:` paraphrase, `-` partial, `{MARK_UNIQUE}` in no other article, `{MARK_CONFLICT}` a fact told differently.\n"
        )?;
        self.heads("passage")?;
        for row in digest.coverage.rows.iter().filter(|row| row.what != What::Alone) {
            let name = match row.what {
                What::Headlines => "*headlines*".to_owned(),
                What::Ledes => "*ledes*".to_owned(),
                What::Passage(number) => format!("{} {}", number + 1, short(digest.sentence(row.lead(0)))),
                What::Alone => continue,
            };
            self.row(&name, |place| row.cell(place).map(covered), row)?;
        }
        Ok(())
    }

    /// The head of a table with a column for each article, or one for all where they are many.
    fn heads(&mut self, first: &str) -> io::Result<()> {
        let count = self.digest.articles.len();
        if count > COLUMNS {
            return writeln!(self.out, "| {first} | articles |\n| --- | --- |");
        }
        let names = (0..count).map(|place| format!(" {} {} |", letters(place), cell(&self.digest.outlet(place))));
        writeln!(self.out, "| {first} |{}", names.collect::<String>())?;
        writeln!(self.out, "| --- |{}", " --- |".repeat(count))
    }

    fn row(&mut self, name: &str, told: impl Fn(usize) -> Option<String>, row: &Row) -> io::Result<()> {
        let places: Vec<usize> = row.cells.iter().map(|cell| cell.article).collect();
        self.cells(name, told, &places)
    }

    fn cells(&mut self, name: &str, told: impl Fn(usize) -> Option<String>, places: &[usize]) -> io::Result<()> {
        let count = self.digest.articles.len();
        let cells = if count > COLUMNS {
            let named = |&place: &usize| Some(format!("{} {}", letters(place), told(place)?));
            places.iter().filter_map(named).collect::<Vec<_>>().join("; ")
        } else {
            (0..count).map(|place| told(place).unwrap_or_default()).collect::<Vec<_>>().join(" | ")
        };
        writeln!(self.out, "| {name} | {cells} |")
    }

    fn facts(&mut self) -> io::Result<()> {
        let digest = self.digest;
        for sort in Sort::ALL {
            let rows: Vec<_> = digest.ledger.rows.iter().filter(|row| row.sort == sort).collect();
            if rows.is_empty() {
                continue;
            }
            writeln!(self.out, "\n## {}\n", capitalised(sort.name()))?;
            self.heads("fact")?;
            for row in rows {
                let name = format!("`{}` {}", row.standing.mark(), short(&row.label(&digest.articles)));
                let told = |place: usize| {
                    let (cell, article) = (row.cell(place)?, digest.article(place)?);
                    Some(short(&row.says(digest.comparison, cell, |span| article.quote(span).to_owned())))
                };
                let places: Vec<usize> = row.cells.iter().map(|cell| cell.article).collect();
                self.cells(&name, told, &places)?;
            }
        }
        Ok(())
    }

    fn notes(&mut self) -> io::Result<()> {
        let digest = self.digest;
        if digest.notes.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "\n## Notes")?;
        for noted in digest.notes {
            writeln!(self.out, "\n**{}**\n", inline(&noted.about()))?;
            for place in &noted.places {
                writeln!(self.out, "- {}", inline(&digest.whereabouts(noted, place)))?;
            }
            if !noted.note.body.trim().is_empty() {
                writeln!(self.out, "\n{}", body(&noted.note.body))?;
            }
        }
        Ok(())
    }

    fn set_apart(&mut self) -> io::Result<()> {
        let digest = self.digest;
        let apart: Vec<_> = (0..digest.articles.len()).map(|place| (place, digest.set_apart(place))).collect();
        if apart.iter().all(|(_, of)| of.is_empty()) {
            return Ok(());
        }
        writeln!(self.out, "\n## Set apart\n")?;
        for (place, of) in apart {
            for (paragraph, why) in of {
                writeln!(self.out, "- {} ¶{}: {}", letters(place), paragraph + 1, inline(&why))?;
            }
        }
        Ok(())
    }
}

/// The outlet of an article, a link to its address where it has one.
fn named(article: &Article) -> String {
    let name = cell(article.details.outlet_or_source());
    match article.details.address.as_deref().and_then(address) {
        Some(address) => format!("[{name}](<{address}>)"),
        None => name,
    }
}

/// Text in a cell of a table.
fn cell(text: &str) -> String {
    inline(text)
}

/// The beginning of a text in a cell of a table.
fn short(text: &str) -> String {
    cell(&abridged(text, CELL))
}

/// What an article has of a row: mark, paragraph, how much of it stands above.
fn covered(cell: &Cell) -> String {
    let disputed = if cell.conflict == Some(Grade::Conflict) { MARK_CONFLICT } else { "" };
    let mark = cell.kind.map_or(MARK_UNIQUE, Kind::mark);
    format!("`{mark}{disputed}` ¶{} ({:.0} %)", cell.paragraph, cell.above * 100.0)
}

/// A span of an article's text, within a line, with others of it in bold type.
fn emphasised(article: &Article, whole: Span, bold: &[Span]) -> String {
    let bold: Vec<Span> = bold.iter().filter_map(|span| flanked(&article.text, *span)).collect();
    let cut = |piece: Span| {
        let text = within(&article.text[piece.range()]);
        if covers(&bold, piece.start) { format!("**{text}**") } else { text }
    };
    pieces(whole, [bold.as_slice()]).into_iter().map(cut).collect()
}

/// The part of a span that asterisks around it make bold: beside a letter they do so only before and after another one
/// (`CommonMark` 0.31, flanking delimiter runs).
fn flanked(text: &str, span: Span) -> Option<Span> {
    let is_sign = |c: char| !c.is_alphanumeric();
    let (mut words, mut start) = (&text[span.range()], span.start);
    if text[..span.start].ends_with(char::is_alphanumeric) {
        words = words.trim_start_matches(is_sign);
        start = span.end - words.len();
    }
    if text[span.end..].starts_with(char::is_alphanumeric) {
        words = words.trim_end_matches(is_sign);
    }
    (!words.is_empty()).then(|| Span::new(start, start + words.len()))
}
