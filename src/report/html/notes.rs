//! The notes on the articles.

use std::io::{self, Write};

use super::{Sheet, abridged, escape};
use crate::note::{Scope, State};
use crate::report::{Noted, Place};

/// The words noted are told in so many letters.
const WORDS: usize = 200;

/// Writes the notes, where there are any.
pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    if sheet.digest.notes.is_empty() {
        return Ok(());
    }
    out.write_all(
        b"<section id=\"notes\" aria-labelledby=\"h-notes\"><h2 id=\"h-notes\">Notes</h2>\n<ol class=\"notes\">\n",
    )?;
    for (at, noted) in sheet.digest.notes.iter().enumerate() {
        note(sheet, at + 1, noted, out)?;
    }
    out.write_all(b"</ol></section>\n")
}

fn note(sheet: &Sheet<'_>, number: usize, noted: &Noted, out: &mut dyn Write) -> io::Result<()> {
    let note = &noted.note;
    write!(out, "<li id=\"n{number}\"><h3>*{number} {}", escape(note.kind.name()))?;
    if let Some(relation) = &note.relation {
        write!(out, ", {}", escape(relation.name()))?;
    }
    for tag in &note.tags {
        write!(out, " <span class=\"tag\">#{}</span>", escape(tag))?;
    }
    out.write_all(b"</h3>\n")?;
    body(&note.body, out)?;
    out.write_all(b"<ul class=\"places\">")?;
    for place in &noted.places {
        self::place(sheet, noted, *place, out)?;
    }
    out.write_all(b"</ul></li>\n")
}

/// The words of a note as text, its line breaks kept.
fn body(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if text.trim().is_empty() {
        return Ok(());
    }
    out.write_all(b"<p class=\"body\" dir=\"auto\">")?;
    for (at, line) in text.trim_end().lines().enumerate() {
        out.write_all(if at > 0 { b"\n" } else { b"" })?;
        write!(out, "{}", escape(&line.replace('\t', "    ")))?;
    }
    out.write_all(b"</p>\n")
}

fn place(sheet: &Sheet<'_>, noted: &Noted, place: Place, out: &mut dyn Write) -> io::Result<()> {
    let Place { article, target, state, span } = place;
    let letter = &sheet.letters[article];
    out.write_all(b"<li>")?;
    let id = span.and_then(|span| sheet.digest.sentence_at(article, span));
    let (anchor, paragraph) = match id {
        Some(id) => (sheet.anchor(id), format!(" ¶{}", sheet.paragraph(id))),
        None => (letter.clone(), String::new()),
    };
    write!(
        out,
        "<a class=\"go\" href=\"#{anchor}\"><b>{letter}</b> <bdi>{}</bdi>{paragraph}</a>",
        sheet.outlet(article)
    )?;
    let target = noted.note.targets.get(target);
    if target.is_some_and(|target| target.scope == Scope::Article) {
        return out.write_all(b" the whole article</li>");
    }
    let now = span.and_then(|span| sheet.digest.article(article).map(|article| article.quote(span)));
    let words = now.or(target.map(|target| target.exact.as_str())).unwrap_or_default();
    write!(out, " <q{}>{}</q>", sheet.speech(article), escape(&abridged(words, WORDS)))?;
    if state != State::Exact {
        write!(out, " <small>{}</small>", state.name())?;
    }
    out.write_all(b"</li>")
}
