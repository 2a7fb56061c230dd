//! Facts that articles state differently, each with all its sides.

use std::io::{self, Write};

use super::{Sheet, abridged, escape, sentence};
use crate::article::Span;
use crate::comparison::ledger::Standing;
use crate::report::{Dispute, Side, Statement};

/// A fact is named in so many letters.
const LABEL: usize = 90;

/// Writes the facts that cannot all hold, then those told nearly alike.
pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    if sheet.letters.len() < 2 {
        return Ok(());
    }
    let [conflicts, near] = [Standing::Conflict, Standing::Near].map(|standing| sheet.digest.disputes(standing));
    out.write_all(b"<section id=\"told\" aria-labelledby=\"h-told\"><h2 id=\"h-told\">Told differently</h2>\n")?;
    if conflicts.is_empty() {
        out.write_all(b"<p>No fact was found that is told so differently that not all of it can hold.</p>\n")?;
    } else {
        out.write_all(
            b"<p class=\"lead\">Facts on which the articles do not agree. Who is right is not told here.</p>\n",
        )?;
        list(sheet, &conflicts, out)?;
    }
    if !near.is_empty() {
        writeln!(
            out,
            "<details><summary>Told nearly alike ({}): rounded, vague, or in a few other words</summary>",
            near.len()
        )?;
        list(sheet, &near, out)?;
        out.write_all(b"</details>\n")?;
    }
    out.write_all(b"</section>\n")
}

fn list(sheet: &Sheet<'_>, disputes: &[Dispute<'_>], out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<ul class=\"disputes\">\n")?;
    for dispute in disputes {
        let (article, _) = dispute.row.lead(usize::MAX);
        writeln!(
            out,
            "<li><h3><span class=\"sort\">{} {}</span> <span{}>{}</span></h3><div class=\"sides\">",
            dispute.row.standing.mark(),
            dispute.row.sort.name(),
            sheet.speech(article),
            escape(&abridged(&dispute.about, LABEL))
        )?;
        for side in &dispute.sides {
            self::side(sheet, side, out)?;
        }
        out.write_all(b"</div></li>\n")?;
    }
    out.write_all(b"</ul>\n")
}

/// What one side says, in the sentence of the first who says so, and where the others do.
fn side(sheet: &Sheet<'_>, side: &Side<'_>, out: &mut dyn Write) -> io::Result<()> {
    let Some(first) = side.statements.first() else { return Ok(()) };
    let Some(article) = sheet.digest.article(first.sentence.article) else { return Ok(()) };
    write!(out, "<div class=\"side\"><blockquote{}>", sheet.speech(first.sentence.article))?;
    let span = article.sentences[first.sentence.sentence].span;
    let words = Span::new(first.span.start.max(span.start), first.span.end.min(span.end));
    let words = if words.start < words.end { vec![words] } else { Vec::new() };
    sentence::layered(&article.text, span, &[(&words, "mark")], out)?;
    out.write_all(b"</blockquote><p class=\"places\">")?;
    for (at, statement) in side.statements.iter().enumerate() {
        out.write_all(if at > 0 { b" " } else { b"" })?;
        place(sheet, *statement, at == 0 || !sheet.is_crowd(), out)?;
    }
    out.write_all(b"</p></div>\n")
}

fn place(sheet: &Sheet<'_>, statement: Statement, is_named: bool, out: &mut dyn Write) -> io::Result<()> {
    let id = statement.sentence;
    let (anchor, letter, paragraph) = (sheet.anchor(id), &sheet.letters[id.article], sheet.paragraph(id));
    write!(out, "<a class=\"go\" href=\"#{anchor}\"><b>{letter}</b>")?;
    if is_named {
        write!(out, " <bdi>{}</bdi>", sheet.outlet(id.article))?;
    }
    write!(out, " ¶{paragraph}</a>")
}
