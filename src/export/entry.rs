//! What a document says of one note.

use std::fmt::Write as _;

use super::body::body;
use super::escape;
use super::sources::{self, Sources};
use crate::note::{Note, Scope, State, Target};

/// So many words are shown in their sentence.
const FEW_WORDS: usize = 3;

/// Returns a note as Markdown, without markers around it.
pub fn block(note: &Note) -> String {
    entry(note, &Sources::default())
}

/// Returns a note as Markdown, each of its places with the letter of its article.
pub(super) fn entry(note: &Note, sources: &Sources) -> String {
    let mut out = String::new();
    for target in &note.targets {
        if target.scope == Scope::Quote {
            let quotation = in_sentence(target).unwrap_or_else(|| escape::quotation(&target.exact));
            let _ = writeln!(out, "{quotation}\n");
        }
        let _ = writeln!(out, "{}\n", place(target, sources));
        since(target, &mut out);
    }
    let body = body(&note.body);
    if !body.trim().is_empty() {
        let _ = writeln!(out, "{body}\n");
    }
    let _ = writeln!(out, "- kind: {}", escape::inline(note.kind.name()));
    if let Some(relation) = &note.relation {
        let _ = writeln!(out, "- relation: {}", escape::inline(relation.name()));
    }
    if note.targets.iter().any(|target| target.state != State::Exact) {
        let states: Vec<&str> = note.targets.iter().map(|target| target.state.name()).collect();
        let _ = writeln!(out, "- state: {}", states.join(", "));
    }
    let tags: Vec<String> = note.tags.iter().map(|tag| escape::tag(tag)).filter(|tag| !tag.is_empty()).collect();
    if !tags.is_empty() {
        let _ = writeln!(out, "- tags: #{}", tags.join(" #"));
    }
    let _ = writeln!(out, "- created: {}", escape::inline(&note.created));
    let _ = writeln!(out, "- updated: {}", escape::inline(&note.updated));
    let _ = writeln!(out, "\n^rn-{}", note.id);
    out
}

/// Returns the sentence of a few words as a quotation with these in bold: alone they say nothing.
///
/// `None` where they are many, are the sentence, do not surely have one place in it, or could not be bold in Markdown.
fn in_sentence(target: &Target) -> Option<String> {
    let (exact, sentence) = (target.exact.as_str(), target.sentence.as_str());
    let is_bold = exact.starts_with(char::is_alphanumeric) && exact.ends_with(char::is_alphanumeric);
    if !is_bold || exact.split_whitespace().count() > FEW_WORDS || sentence.contains('\n') || exact == sentence {
        return None;
    }
    let places = || sentence.match_indices(exact).map(|(at, _)| (&sentence[..at], &sentence[at + exact.len()..]));
    let is_it = |(before, after): &(&str, &str)| {
        let prefix = target.prefix.ends_with(before) || before.ends_with(&target.prefix);
        prefix && (target.suffix.starts_with(after) || after.starts_with(&target.suffix))
    };
    let mut found = places().filter(is_it);
    let (before, after) = found.next().filter(|_| found.next().is_none())?;
    Some(format!("> {}**{}**{}", escape::inline(before), escape::within(exact), escape::within(after)))
}

/// Writes which words were noted before the reader chose others, and what the article says now, where that is known to
/// differ.
fn since(target: &Target, out: &mut String) {
    for earlier in &target.earlier {
        let _ = writeln!(out, "First noted on:\n\n{}\n", escape::quotation(&earlier.exact));
    }
    let now = match target.state {
        State::Changed if target.scope == Scope::Article => "The article has changed since.",
        State::Changed => "It has changed since and says now:",
        State::Review => "It may have changed since; this may be what it says now:",
        State::Orphaned => "It is no longer there; it stood in:",
        State::Exact | State::Moved => return,
    };
    let words = if target.state == State::Orphaned { &target.sentence } else { &target.found };
    match words.as_str() {
        "" => {
            let told = now.split([';', ':']).next().unwrap_or(now);
            let _ = writeln!(out, "{}.\n", told.trim_end_matches(" and says now").trim_end_matches('.'));
        }
        words => _ = writeln!(out, "{now}\n\n{}\n", escape::quotation(words)),
    }
}

/// Returns the letter of a line that says where a target is.
pub(super) fn letter(line: &str) -> Option<&str> {
    let (letter, _) = line.strip_prefix("— ")?.split_once(", ")?;
    sources::is_letter(letter).then_some(letter)
}

/// Returns where a target is: letter, outlet, title with its address or path, date, paragraph.
fn place(target: &Target, sources: &Sources) -> String {
    let name = match (&target.title, &target.article.path) {
        (title, _) if !title.is_empty() => escape::inline(title),
        (_, Some(path)) => escape::inline(&path.file_name().unwrap_or_default().to_string_lossy()),
        _ => "untitled".to_owned(),
    };
    let address = target.article.address.as_deref();
    let link = match (address.and_then(escape::address), &target.article.path) {
        (Some(address), _) => format!("[{name}](<{address}>)"),
        (None, Some(path)) => format!("{name} ({})", escape::inline(&path.to_string_lossy())),
        (None, None) => name,
    };
    let letter = sources.find(target).map(|(_, letter)| letter.to_owned()).unwrap_or_default();
    let mut parts = vec![letter, escape::inline(&target.outlet), link, escape::inline(&target.published)];
    parts.push(target.shown_paragraph("paragraph ", 0));
    if target.scope == Scope::Article {
        parts.push("whole article".to_owned());
    }
    parts.retain(|part| !part.is_empty());
    format!("— {}", parts.join(", "))
}
