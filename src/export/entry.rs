//! What a document says of one note.

use std::fmt::Write as _;

use super::body::body;
use super::escape;
use super::sources::{self, Sources};
use crate::note::{Note, Scope, State, Target};

/// Returns a note as Markdown, without markers around it.
pub fn block(note: &Note) -> String {
    entry(note, &Sources::default())
}

/// Returns a note as Markdown, each of its places with the letter of its article.
pub(super) fn entry(note: &Note, sources: &Sources) -> String {
    let mut out = String::new();
    for target in &note.targets {
        if target.scope == Scope::Quote {
            let _ = writeln!(out, "{}\n", escape::quotation(&target.exact));
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
