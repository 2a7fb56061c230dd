//! The articles side by side, each sentence marked by what the others have of it.

use std::io::{self, Write};

use super::{Sheet, escape, sentence, why};
use crate::article::{Article, Paragraph, Role};
use crate::comparison::SentenceId;

/// Writes the articles and what chooses among them.
pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let (count, comparison) = (sheet.letters.len(), sheet.digest.comparison);
    let title = if count > 1 { "Side by side" } else { "The article" };
    writeln!(
        out,
        "<section id=\"articles\" class=\"apart-hidden\" data-passages=\"{}\" aria-labelledby=\"h-articles\"><h2 id=\"h-articles\">{title}</h2>",
        comparison.passages.len()
    )?;
    if count > 1 {
        out.write_all(
            b"<p class=\"lead\">Each sentence that another article has too begins with a mark and the number of its \
              passage. <span class=\"js-only\">Point at one to see it in the others; click or press Enter to bring \
              them level.</span></p>\n",
        )?;
    }
    tools(sheet, out)?;
    let width = if count > 3 { "many".to_owned() } else { format!("n{count}") };
    writeln!(out, "<div class=\"cols {width}\">")?;
    for place in 0..count {
        column(sheet, place, out)?;
    }
    out.write_all(b"</div></section>\n")
}

/// What shows what is set apart, and one outlet or another.
fn tools(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let apart = sheet.digest.articles.iter().flatten().flat_map(|article| &article.paragraphs);
    let apart = apart.filter(|paragraph| paragraph.role.is_set_apart()).count();
    if apart > 0 {
        writeln!(
            out,
            "<div class=\"tools js-only\"><button type=\"button\" id=\"apart\" aria-pressed=\"false\"># What is set apart \
             ({apart})</button></div>"
        )?;
    }
    match sheet.letters.len() {
        ..2 => Ok(()),
        _ if sheet.is_crowd() => choices(sheet, out),
        _ => tabs(sheet, out),
    }
}

fn tabs(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<div class=\"tabs js-only\" role=\"group\" aria-label=\"Article shown\">")?;
    for (place, letter) in sheet.letters.iter().enumerate() {
        let (is_first, outlet) = (place == 0, sheet.outlet(place));
        write!(out, "<button type=\"button\" data-col=\"{letter}\" aria-pressed=\"{is_first}\"><b>{letter}</b> ")?;
        write!(out, "<bdi>{outlet}</bdi></button>")?;
    }
    out.write_all(b"</div>\n")
}

/// Of very many articles two stand beside each other.
fn choices(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<div class=\"choices js-only\" role=\"group\" aria-label=\"Articles shown\">")?;
    for (nth, name) in [(0, "First article"), (1, "Second article")] {
        write!(out, "<select class=\"choose\" aria-label=\"{name}\">")?;
        for (place, letter) in sheet.letters.iter().enumerate() {
            let selected = if place == nth { " selected" } else { "" };
            write!(out, "<option value=\"{letter}\"{selected}>{letter} {}</option>", sheet.outlet(place))?;
        }
        out.write_all(b"</select>")?;
    }
    out.write_all(b"</div>\n")
}

fn column(sheet: &Sheet<'_>, place: usize, out: &mut dyn Write) -> io::Result<()> {
    let letter = &sheet.letters[place];
    write!(out, "<article class=\"col\" id=\"{letter}\" tabindex=\"0\" aria-labelledby=\"h-{letter}\">\n<header>")?;
    write!(out, "<h3 id=\"h-{letter}\"><b class=\"letter\">{letter}</b> <bdi>{}</bdi></h3>", sheet.outlet(place))?;
    match &sheet.digest.outcomes[place] {
        Ok(article) => {
            let counts = sheet.digest.comparison.counts(place);
            if sheet.letters.len() > 1 {
                write!(out, "<p>{} shared, {} only here</p>", counts.shared, counts.unique)?;
            }
            writeln!(out, "</header>\n<div class=\"t\" lang=\"{}\">", escape(&article.language))?;
            text(sheet, place, article, out)?;
            out.write_all(b"</div></article>\n")
        }
        Err(unreadable) => writeln!(
            out,
            "</header>\n<p class=\"failed\">{} could not be read: {}</p></article>",
            escape(&unreadable.source),
            escape(&unreadable.why)
        ),
    }
}

fn text(sheet: &Sheet<'_>, place: usize, article: &Article, out: &mut dyn Write) -> io::Result<()> {
    let (mut next, mut in_list) = (0, false);
    for (at, paragraph) in article.paragraphs.iter().enumerate() {
        let is_item = paragraph.role == Role::Item;
        if is_item != in_list {
            out.write_all(if is_item { b"<ul>\n" } else { b"</ul>\n" })?;
            in_list = is_item;
        }
        let (open, close) = elements(paragraph.role, at == 0);
        if paragraph.role.is_set_apart() {
            write!(out, "<div class=\"x\"><p class=\"why\">#&#8239;{}</p>", escape(&why(*paragraph, &article.text)))?;
        }
        write!(out, "{open} dir=\"auto\" data-n=\"{}\">", at + 1)?;
        let last = next + article.sentences[next..].partition_point(|sentence| sentence.paragraph <= at);
        let sentences = (next..last).map(|sentence| SentenceId { article: place, sentence });
        words(sheet, article, *paragraph, sentences, out)?;
        next = last;
        out.write_all(close.as_bytes())?;
        out.write_all(if paragraph.role.is_set_apart() { b"</div>\n" } else { b"\n" })?;
    }
    if in_list { out.write_all(b"</ul>\n") } else { Ok(()) }
}

/// The elements of a paragraph, the last one that is opened without its end.
const fn elements(role: Role, is_first: bool) -> (&'static str, &'static str) {
    match role {
        Role::Heading if is_first => ("<h4 class=\"title\"", "</h4>"),
        Role::Heading => ("<h4", "</h4>"),
        Role::Quote => ("<blockquote><p", "</p></blockquote>"),
        Role::Item => ("<li", "</li>"),
        _ => ("<p", "</p>"),
    }
}

/// All of a paragraph's text, its sentences in their elements.
fn words(
    sheet: &Sheet<'_>,
    article: &Article,
    paragraph: Paragraph,
    sentences: impl Iterator<Item = SentenceId>,
    out: &mut dyn Write,
) -> io::Result<()> {
    let mut written = paragraph.span.start;
    for id in sentences {
        let span = article.sentences[id.sentence].span;
        write!(out, "{}", escape(&article.text[written..span.start]))?;
        sentence::write(sheet, id, out)?;
        written = span.end;
    }
    write!(out, "{}", escape(&article.text[written..paragraph.span.end]))
}
