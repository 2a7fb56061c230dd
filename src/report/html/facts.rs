//! The facts by outlet: numbers, dates, names, quotations, claims.

use std::collections::HashSet;
use std::io::{self, Write};

use super::{Sheet, abridged, escape};
use crate::comparison::SentenceId;
use crate::comparison::ledger::{Cell, Mention, Row, Sort};

/// The words of a fact are told in so many letters.
const WORDS: usize = 90;

/// So many wordings of one article are told.
const WORDINGS: usize = 3;

/// Writes the facts, a table a sort.
pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<section id=\"facts\" aria-labelledby=\"h-facts\"><h2 id=\"h-facts\">Facts by outlet</h2>\n")?;
    let rows = &sheet.digest.ledger.rows;
    if rows.is_empty() {
        out.write_all(b"<p>No numbers, dates, names or quotations were found.</p>\n")?;
    }
    for sort in Sort::ALL {
        let of_sort = || rows.iter().filter(move |row| row.sort == sort);
        let count = of_sort().count();
        if count == 0 {
            continue;
        }
        write!(out, "<details><summary><span class=\"sort\">{}</span> ({count})</summary>", sort.name())?;
        head(sheet, sort, out)?;
        for row in of_sort() {
            self::row(sheet, row, out)?;
        }
        out.write_all(b"</tbody></table></details>\n")?;
    }
    out.write_all(b"</section>\n")
}

fn head(sheet: &Sheet<'_>, sort: Sort, out: &mut dyn Write) -> io::Result<()> {
    let listed = if sheet.is_crowd() { " listed" } else { "" };
    write!(out, "<table class=\"grid{listed}\"><caption class=\"unseen\">{} by article</caption>", sort.name())?;
    out.write_all(b"<thead><tr><th scope=\"col\">Fact</th>")?;
    if sheet.is_crowd() {
        out.write_all(b"<th scope=\"col\">Stated by</th>")?;
    } else {
        for (place, letter) in sheet.letters.iter().enumerate() {
            write!(out, "<th scope=\"col\"><b>{letter}</b> <bdi>{}</bdi></th>", sheet.outlet(place))?;
        }
    }
    out.write_all(b"</tr></thead><tbody>\n")
}

fn row(sheet: &Sheet<'_>, row: &Row, out: &mut dyn Write) -> io::Result<()> {
    let label = row.label(&sheet.digest.articles);
    let (article, _) = row.lead(usize::MAX);
    write!(
        out,
        "<tr><th scope=\"row\"><b title=\"{}\">{}</b> <span{}>{}</span></th>",
        row.standing.name(),
        row.standing.mark(),
        sheet.speech(article),
        escape(&abridged(&label, WORDS))
    )?;
    let write = |cell: &Cell, out: &mut dyn Write| {
        if sheet.is_crowd() {
            write!(out, "<b>{}</b> ", sheet.letters[cell.article])?;
        }
        self::cell(sheet, cell, &label, out)
    };
    super::cells(sheet, &row.cells, |cell| cell.article, write, out)?;
    out.write_all(b"</tr>\n")
}

/// Each wording once, where it is first; then how many there are beside them.
fn cell(sheet: &Sheet<'_>, cell: &Cell, label: &str, out: &mut dyn Write) -> io::Result<()> {
    let Some(article) = sheet.digest.article(cell.article) else { return Ok(()) };
    let mut known = HashSet::new();
    let words =
        |mention: &Mention| if mention.is_told { "told without quotation marks" } else { article.quote(mention.span) };
    let wordings: Vec<&Mention> = cell.mentions.iter().filter(|mention| known.insert(words(mention))).collect();
    for mention in wordings.iter().take(WORDINGS) {
        let id = SentenceId { article: cell.article, sentence: mention.sentence };
        write!(out, "<a href=\"#{}\">", sheet.anchor(id))?;
        let words = words(mention);
        if words != label {
            write!(out, "<span{}>{}</span> ", sheet.speech(cell.article), escape(&abridged(words, WORDS)))?;
        }
        write!(out, "¶{}</a>", sheet.paragraph(id))?;
        if let Some(beside) = mention.beside.map(|span| article.quote(span)).filter(|beside| *beside != words) {
            write!(out, " <small{}>{}</small>", sheet.speech(cell.article), escape(&abridged(beside, WORDS)))?;
        }
        out.write_all(b" ")?;
    }
    match wordings.len().saturating_sub(WORDINGS) {
        0 => Ok(()),
        more => write!(out, "<small>and {more} more</small>"),
    }
}
