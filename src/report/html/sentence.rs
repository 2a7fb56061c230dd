//! A sentence with its marks, and the words in it that differ.

use std::io::{self, Write};

use super::{Sheet, class, escape};
use crate::article::Span;
use crate::article::spans::{covers, joined, pieces};
use crate::comparison::conflict::Grade;
use crate::comparison::{Kind, SentenceId};

/// Writes a sentence of an article in its place.
pub(super) fn write(sheet: &Sheet<'_>, id: SentenceId, out: &mut dyn Write) -> io::Result<()> {
    let comparison = sheet.digest.comparison;
    let Some(article) = sheet.digest.article(id.article) else { return Ok(()) };
    let span = article.sentences[id.sentence].span;
    let anchor = sheet.anchor(id);
    if article.is_set_apart(id.sentence) || sheet.digest.read() < 2 {
        write!(out, "<span id=\"{anchor}\">")?;
        notes(sheet, id, out)?;
        return write!(out, "{}</span>", escape(article.quote(span)));
    }
    let kind = comparison.kind_of(id);
    let passages = comparison.passages_with(id);
    write!(out, "<span class=\"s {}\" id=\"{anchor}\"", class(kind))?;
    if let Some((first, more)) = passages.split_first() {
        write!(out, " data-p=\"{}", first + 1)?;
        for passage in more {
            write!(out, " {}", passage + 1)?;
        }
        out.write_all(b"\"")?;
    }
    out.write_all(b">")?;
    marks(sheet, id, kind, passages, out)?;
    notes(sheet, id, out)?;
    words(sheet, id, kind, out)?;
    out.write_all(b"</span>")
}

/// The mark of its kind with the numbers of its passages; each leads to the passage where there is no script.
fn marks(
    sheet: &Sheet<'_>,
    id: SentenceId,
    kind: Option<Kind>,
    passages: &[usize],
    out: &mut dyn Write,
) -> io::Result<()> {
    let Some(kind) = kind else { return Ok(()) };
    let disputed = if sheet.digest.comparison.is_disputed(id, |_| true) { "!" } else { "" };
    let told = if disputed.is_empty() { "" } else { ", told differently" };
    for (at, passage) in passages.iter().enumerate() {
        let number = passage + 1;
        let mark = if at == 0 { kind.mark() } else { "" };
        let disputed = if at == 0 { disputed } else { "" };
        write!(
            out,
            "<a class=\"m\" href=\"#p{number}\" aria-label=\"{}, passage {number}{told}\">{mark}{number}",
            kind.name()
        )?;
        if !disputed.is_empty() {
            write!(out, "<b>{disputed}</b>")?;
        }
        out.write_all(b"</a>")?;
    }
    Ok(())
}

fn notes(sheet: &Sheet<'_>, id: SentenceId, out: &mut dyn Write) -> io::Result<()> {
    for note in sheet.notes.get(&id).into_iter().flatten() {
        let number = note + 1;
        write!(out, "<a class=\"m n\" href=\"#n{number}\" aria-label=\"note {number}\">*{number}</a>")?;
    }
    Ok(())
}

/// Words that differ, those that are shared where only a part is, and facts that are told differently.
fn words(sheet: &Sheet<'_>, id: SentenceId, kind: Option<Kind>, out: &mut dyn Write) -> io::Result<()> {
    let Some(article) = sheet.digest.article(id.article) else { return Ok(()) };
    let span = article.sentences[id.sentence].span;
    let (spans, element) = match kind {
        Some(Kind::Reworded | Kind::Paraphrase) => (sheet.digest.wording(id).differing, "u"),
        Some(Kind::Partial) => (sheet.digest.wording(id).shared, "i"),
        _ => (Vec::new(), ""),
    };
    let links = sheet.digest.comparison.links_of(id);
    let conflicts = links.flat_map(|link| link.conflicts_of(id)).filter(|conflict| conflict.grade == Grade::Conflict);
    let conflicts = joined(conflicts.map(|conflict| conflict.left).collect());
    layered(&article.text, span, &[(&conflicts, "mark"), (&spans, element)], out)
}

/// Writes the bytes of a span of a text, those that a layer covers in its element.
pub(super) fn layered(text: &str, span: Span, layers: &[(&[Span], &str)], out: &mut dyn Write) -> io::Result<()> {
    for piece in pieces(span, layers.iter().map(|(spans, _)| *spans)) {
        let on_it = || layers.iter().filter(|(spans, _)| covers(spans, piece.start));
        for (_, element) in on_it() {
            write!(out, "<{element}>")?;
        }
        write!(out, "{}", escape(&text[piece.range()]))?;
        for (_, element) in on_it().rev() {
            write!(out, "</{element}>")?;
        }
    }
    Ok(())
}
