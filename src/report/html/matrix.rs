//! Who reports what: passages and what one article alone has as rows, articles as columns.

use std::collections::BTreeSet;
use std::io::{self, Write};

use super::{EXCERPT, Sheet, abridged, class, counted, escape};
use crate::comparison::conflict::Grade;
use crate::comparison::coverage::{Cell, Filter, Order, Row, What};
use crate::comparison::{Kind, MARK_UNIQUE, SentenceId};

/// So many pairs of words that differ are told beside a passage.
const DIFFERENCES: usize = 3;

/// The words of a difference are told in so many letters.
const WORDS: usize = 60;

/// Writes the matrix.
pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    if sheet.letters.len() < 2 {
        return Ok(());
    }
    out.write_all(
        b"<section id=\"coverage\" aria-labelledby=\"h-coverage\"><h2 id=\"h-coverage\">Who reports what</h2>\n",
    )?;
    out.write_all(
        b"<p class=\"lead\">A row for each passage: who tells it, how closely, in which paragraph (\xc2\xb6), and after how \
          much of the article. <b>=</b> the same words, <b>~</b> nearly the same words, <b>:</b> other words, <b>-</b> only \
          a part of it, <b>+</b> in no other article, <b>!</b> a fact told differently.</p>\n",
    )?;
    filters(sheet, out)?;
    let table = if sheet.is_crowd() { "grid listed" } else { "grid" };
    write!(
        out,
        "<table id=\"matrix\" class=\"{table} fresh\"><caption class=\"unseen\">Passages by article</caption>"
    )?;
    out.write_all(b"<thead><tr><th scope=\"col\">Passage</th>")?;
    if sheet.is_crowd() {
        out.write_all(b"<th scope=\"col\">Told by</th>")?;
    } else {
        for (place, letter) in sheet.letters.iter().enumerate() {
            let outlet = sheet.outlet(place);
            write!(out, "<th scope=\"col\"><a href=\"#{letter}\"><b>{letter}</b> <bdi>{outlet}</bdi></a></th>")?;
        }
    }
    out.write_all(b"</tr></thead><tbody>\n")?;
    for row in &sheet.digest.coverage.rows {
        self::row(sheet, row, out)?;
    }
    out.write_all(b"</tbody></table>\n<button type=\"button\" id=\"more\" class=\"js-only\" hidden>Show all rows</button></section>\n")
}

fn filters(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let filters = [
        ("", "All", Filter::All),
        ("c", "Told differently", Filter::Conflicts),
        ("e", "Told by all", Filter::Everybody),
        ("o", "Told by one alone", Filter::Alone),
    ];
    out.write_all(b"<div class=\"filters js-only\" role=\"group\" aria-label=\"Rows shown\">")?;
    for (class, name, filter) in filters {
        // Headlines and first paragraphs are on top of all rows; what is in them is in rows of its own.
        let coverage = &sheet.digest.coverage;
        let rows = coverage.arranged(Order::Outlets, filter);
        let rows = rows.into_iter().filter(|row| !coverage.rows[*row].is_opening()).count();
        let pressed = filter == Filter::All;
        write!(out, "<button type=\"button\" data-f=\"{class}\" aria-pressed=\"{pressed}\">{name} ({rows})</button>")?;
    }
    out.write_all(b"</div>\n")
}

fn row(sheet: &Sheet<'_>, row: &Row, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<tr class=\"")?;
    let mut kind = None;
    if let What::Passage(index) = row.what {
        kind = Some(sheet.digest.comparison.passages[index].kind);
        out.write_all(class(kind).as_bytes())?;
    }
    if !row.is_opening() {
        out.write_all(if row.conflicts() > 0 { b" c" } else { b"" })?;
        let everybody = row.cells.len() == sheet.digest.read() && sheet.digest.read() > 1;
        out.write_all(if everybody { b" e" } else { b"" })?;
        out.write_all(if row.cells.len() == 1 { b" o" } else { b"" })?;
    }
    out.write_all(b"\"")?;
    head(sheet, row, kind, out)?;
    super::cells(sheet, &row.cells, |cell| cell.article, |cell, out| self::cell(sheet, cell, out), out)?;
    out.write_all(b"</tr>\n")
}

/// What the row is of: its number and first words, and what is told differently in it.
fn head(sheet: &Sheet<'_>, row: &Row, kind: Option<Kind>, out: &mut dyn Write) -> io::Result<()> {
    let first = row.members[0];
    let words = abridged(sheet.digest.sentence(first), EXCERPT);
    let words = escape(&words);
    match row.what {
        What::Headlines => out.write_all(b"><th scope=\"row\">Headlines</th>"),
        What::Ledes => out.write_all(b"><th scope=\"row\">First paragraphs</th>"),
        What::Passage(index) => {
            let (number, anchor, speech) = (index + 1, sheet.anchor(first), sheet.speech(first.article));
            let mark = kind.map_or("", Kind::mark);
            write!(out, " id=\"p{number}\"><th scope=\"row\"><a class=\"no\" href=\"#{anchor}\">{mark}{number}</a> ")?;
            write!(out, "<span{speech}>{words}</span>")?;
            differences(sheet, index, row, out)?;
            out.write_all(b"</th>")
        }
        What::Alone => {
            write!(out, "><th scope=\"row\"><span{}>{}</span>", sheet.speech(first.article), words)?;
            if let more @ 1.. = row.members.len() - 1 {
                write!(out, " <small>and {}</small>", counted(more, "more sentence", "more sentences"))?;
            }
            out.write_all(b"</th>")
        }
    }
}

/// The facts that members of a passage state differently: "850 against 900".
fn differences(sheet: &Sheet<'_>, passage: usize, row: &Row, out: &mut dyn Write) -> io::Result<()> {
    let comparison = sheet.digest.comparison;
    let words = |id: SentenceId, span| {
        abridged(sheet.digest.article(id.article).map_or("", |article| article.quote(span)), WORDS)
    };
    let links =
        row.members.iter().flat_map(|&member| comparison.links_of(member).filter(move |link| link.left == member));
    let links = links.filter(|link| comparison.passages_with(link.right).contains(&passage));
    let mut known = BTreeSet::new();
    for (link, conflict) in links.flat_map(|link| link.conflicts.iter().map(move |conflict| (link, conflict))) {
        let sides = [words(link.left, conflict.left), words(link.right, conflict.right)];
        let mut key = sides.clone().map(|side| side.to_lowercase());
        key.sort();
        if !known.insert(key) {
            continue;
        }
        let (class, mark, more) = match conflict.grade {
            Grade::Conflict => ("differs", "! ", ""),
            Grade::Near => ("differs near", "", ", nearly alike"),
        };
        let [left, right] = sides.each_ref().map(|side| escape(side));
        write!(out, " <span class=\"{class}\">{mark}<bdi>{left}</bdi> against <bdi>{right}</bdi>{more}</span>")?;
        if known.len() == DIFFERENCES {
            break;
        }
    }
    Ok(())
}

fn cell(sheet: &Sheet<'_>, cell: &Cell, out: &mut dyn Write) -> io::Result<()> {
    let is_listed = sheet.is_crowd();
    let id = SentenceId { article: cell.article, sentence: cell.sentence };
    let mark = cell.kind.map_or(MARK_UNIQUE, Kind::mark);
    let disputed = if cell.conflict == Some(Grade::Conflict) { "!" } else { "" };
    let letter = if is_listed { sheet.letters[cell.article].as_str() } else { "" };
    write!(
        out,
        "<a class=\"{}\" href=\"#{}\"><b>{letter}{mark}{disputed}</b> ¶{}",
        class(cell.kind),
        sheet.anchor(id),
        cell.paragraph
    )?;
    if !is_listed {
        write!(out, " <small>{:.0} %</small>", cell.above * 100.0)?;
    }
    out.write_all(b"</a>")
}
