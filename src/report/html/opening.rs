//! The top of the page: what is compared, how each article is known, and what was found, in short.

use std::io::{self, Write};

use super::{Sheet, counted, escape};
use crate::article::Article;

/// So many outlets are named in a title.
const NAMED: usize = 3;

/// Returns the title of the page.
pub(super) fn title(sheet: &Sheet<'_>) -> String {
    let named = sheet.outlets.iter().take(NAMED).map(String::as_str).collect::<Vec<_>>().join(", ");
    let more = sheet.outlets.len().saturating_sub(NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    format!("{}: {named}{more}", kicker(sheet))
}

fn kicker(sheet: &Sheet<'_>) -> String {
    match sheet.outlets.len() {
        1 => "One article".to_owned(),
        count => format!("{count} articles compared"),
    }
}

/// Writes the head of the page as people see it, and begins its main part.
pub(super) fn write(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let large = if sheet.is_large() { " large" } else { "" };
    writeln!(out, "<body class=\"{}{large}\">", if sheet.is_crowd() { "crowd" } else { "few" })?;
    out.write_all(b"<a class=\"skip\" href=\"#articles\">Skip to the articles</a>\n<header>\n")?;
    writeln!(out, "<p class=\"kicker\">{}</p>", kicker(sheet))?;
    headline(sheet, out)?;
    navigation(sheet, out)?;
    out.write_all(b"</header>\n<main>\n")?;
    in_short(sheet, out)?;
    sources(sheet, out)
}

fn headline(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<h1>")?;
    let (count, shown) = (sheet.outlets.len(), sheet.outlets.len().min(NAMED));
    for place in 0..shown {
        let before = match place {
            0 => "",
            _ if place + 1 == count => " and ",
            _ => ", ",
        };
        write!(out, "{before}<bdi>{}</bdi>", sheet.outlet(place))?;
    }
    if count > shown {
        write!(out, " and {} more", count - shown)?;
    }
    out.write_all(b"</h1>\n")
}

fn navigation(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let several = sheet.letters.len() > 1;
    let parts = [
        ("told", "Told differently", several),
        ("coverage", "Who reports what", several),
        ("articles", if several { "Side by side" } else { "The article" }, true),
        ("facts", "Facts", true),
        ("notes", "Notes", !sheet.digest.notes.is_empty()),
        ("marks", "Marks and keys", true),
    ];
    out.write_all(b"<nav aria-label=\"On this page\"><ul>")?;
    for (id, name, _) in parts.iter().filter(|(_, _, is_there)| *is_there) {
        write!(out, "<li><a href=\"#{id}\">{name}</a></li>")?;
    }
    out.write_all(b"</ul><button type=\"button\" id=\"scheme\" class=\"js-only\">Dark colours</button></nav>\n")
}

fn in_short(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    let said = sheet.digest.in_short();
    if said.is_empty() {
        return Ok(());
    }
    out.write_all(b"<section id=\"short\" aria-labelledby=\"h-short\"><h2 id=\"h-short\">In short</h2><ul>")?;
    for sentence in said {
        write!(out, "<li>{}</li>", escape(&sentence))?;
    }
    out.write_all(b"</ul></section>\n")
}

/// How each article is known.
fn sources(sheet: &Sheet<'_>, out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"<section id=\"sources\" aria-labelledby=\"h-sources\"><h2 id=\"h-sources\">Articles</h2>")?;
    if sheet.is_crowd() {
        write!(out, "<details><summary>All {} articles</summary>", sheet.letters.len())?;
    }
    out.write_all(b"<ul class=\"cards\">\n")?;
    for (place, outcome) in sheet.digest.outcomes.iter().enumerate() {
        let letter = &sheet.letters[place];
        write!(
            out,
            "<li><h3><a class=\"letter\" href=\"#{letter}\">{letter}</a> <bdi>{}</bdi></h3>",
            sheet.outlet(place)
        )?;
        match outcome {
            Ok(article) => card(sheet, place, article, out)?,
            Err(unreadable) => write!(out, "<p class=\"failed\">could not be read: {}</p>", escape(&unreadable.why))?,
        }
        out.write_all(b"</li>\n")?;
    }
    out.write_all(if sheet.is_crowd() { b"</ul></details></section>\n" } else { b"</ul></section>\n" })
}

fn card(sheet: &Sheet<'_>, place: usize, article: &Article, out: &mut dyn Write) -> io::Result<()> {
    let details = &article.details;
    if !details.title.is_empty() {
        write!(out, "<p class=\"headline\"{}>{}</p>", sheet.speech(place), escape(&details.title))?;
    }
    let known = [("by ", &details.author), ("", &details.published)];
    let known: Vec<String> = known
        .iter()
        .filter(|(_, field)| !field.is_empty())
        .map(|(before, field)| format!("{before}<bdi>{}</bdi>", escape(field)))
        .collect();
    if !known.is_empty() {
        write!(out, "<p class=\"known\">{}</p>", known.join(" · "))?;
    }
    if let Some(address) = &details.address {
        write!(out, "<p class=\"known\">")?;
        link(address, out)?;
        write!(out, "</p>")?;
    }
    let counts = sheet.digest.comparison.counts(place);
    write!(out, "<p class=\"counts\">{}", counted(counts.shared + counts.unique, "sentence", "sentences"))?;
    if sheet.letters.len() > 1 {
        write!(out, ": {} shared, {} only here", counts.shared, counts.unique)?;
    }
    if counts.set_apart > 0 {
        write!(out, "; {} more set apart", counts.set_apart)?;
    }
    write!(out, "</p>")?;
    let guessed: Vec<String> = details
        .origins
        .fields()
        .into_iter()
        .filter_map(|(field, origin)| Some((field, origin.filter(|origin| origin.is_guess())?)))
        .map(|(field, origin)| format!("{field} (from the {})", origin.name()))
        .collect();
    if !guessed.is_empty() {
        write!(out, "<p class=\"known\">guessed: {}</p>", guessed.join(", "))?;
    }
    for notice in &article.notices {
        write!(out, "<p class=\"known\">? {}</p>", escape(&notice.sentence))?;
    }
    Ok(())
}

/// An address that can be followed where it is one of the web; any other is text.
fn link(address: &str, out: &mut dyn Write) -> io::Result<()> {
    let scheme = address.split_once("://").map_or("", |(scheme, _)| scheme);
    let shown = escape(address);
    if scheme.eq_ignore_ascii_case("http") || scheme.eq_ignore_ascii_case("https") {
        write!(out, "<a href=\"{shown}\" rel=\"noreferrer noopener external\">{shown}</a>")
    } else {
        write!(out, "{shown}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_links() {
        let linked = |address: &str| {
            let mut out = Vec::new();
            link(address, &mut out).unwrap();
            String::from_utf8(out).unwrap().starts_with("<a href=")
        };
        assert!(linked("https://ledger.example/gate") && linked("HTTP://ledger.example"));
        for address in
            ["javascript://x%0Aalert(1)", "javascript:alert(1)", " https://x", "data:text/html,x", "file:///x"]
        {
            assert!(!linked(address), "{address}");
        }
    }
}
