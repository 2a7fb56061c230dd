//! The front matter of an exported document: YAML that Obsidian and others read as properties.
//!
//! The line `rashomon:` carries the hash of the entries that are ours. As long as it fits they are renewed; entries of
//! the user's own, and the title, stay as they are.

use std::fmt::Write as _;

use jiff::Timestamp;

use super::block::hash;
use super::escape;
use super::group::Group;
use super::sources::Sources;
use crate::note::Note;

/// The entries that are ours.
const OURS: [&str; 4] = ["created", "updated", "tags", "sources"];

/// How the line begins that says a document is ours.
const MARK: &str = "rashomon: {schema: 1";

/// What the first form of the document had, which carried no hash.
const FIRST_FORM: (&str, &str) = ("rashomon: {schema: 1}\n", "tags: [rashomon]\n");

/// Returns the front matter of a new document, with the lines around it.
pub(super) fn new(title: &str, group: Group, notes: &[Note], sources: &Sources) -> String {
    let ours = ours(notes, sources);
    let (list, rest): (Vec<_>, Vec<_>) = ours.iter().partition(|(key, _)| *key == "sources");
    let text = |entries: Vec<&(&str, String)>| entries.iter().map(|(_, text)| text.as_str()).collect::<String>();
    let (list, rest) = (text(list), text(rest));
    format!("---\ntitle: {}\n{rest}{}{list}---\n", escape::yaml(title), mark(group, notes, &ours))
}

/// Brings front matter, as [`split`] gives it, up to date; none where the user edited what is ours.
pub(super) fn renewed(before: &str, group: Group, notes: &[Note], sources: &Sources) -> Option<String> {
    let before = before.replace("\r\n", "\n");
    let entries = entries(&before);
    let old: String = OURS
        .iter()
        .flat_map(|key| entries.iter().filter(move |(found, _)| found == key))
        .map(|(_, text)| *text)
        .collect();
    let old_mark = old_mark(&before)?;
    let fits = match field(old_mark, "sha") {
        Some(sha) => hash(&old) == sha,
        None => (old_mark, old.as_str()) == FIRST_FORM,
    };
    if !fits {
        return None;
    }
    let new = ours(notes, sources);
    let mut out = "---\n".to_owned();
    for (key, text) in &entries {
        if key.trim_end() == "rashomon" {
            let missing = new.iter().filter(|(key, _)| entries.iter().all(|(there, _)| there != key));
            out.extend(missing.filter(|(key, _)| *key != "sources").map(|(_, text)| text.as_str()));
            out.push_str(&mark(group, notes, &new));
            out.extend(new.iter().filter(|(ours, _)| *ours == "sources").map(|(_, text)| text.as_str()));
        } else if !OURS.contains(key) {
            out.push_str(text);
        } else if let Some((_, text)) = new.iter().find(|(ours, _)| ours == key && *key != "sources") {
            out.push_str(text);
        }
    }
    out.push_str("---\n");
    Some(out)
}

/// Cuts a document into its front matter, without the lines around it, and the rest.
pub(super) fn split(document: &str) -> Option<(&str, &str)> {
    let start = ["---\n", "---\r\n"].into_iter().find(|line| document.starts_with(line))?.len();
    let mut at = start;
    for line in document[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((&document[start..at], &document[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

/// Tells whether front matter says that the document is ours.
pub(super) fn is_ours(front: &str) -> bool {
    old_mark(front).is_some()
}

/// The entry that says that front matter is ours, in whatever form of YAML another program wrote it.
fn old_mark(front: &str) -> Option<&str> {
    let (_, mark) = entries(front).into_iter().find(|(key, _)| key.trim_end() == "rashomon")?;
    (field(mark, "schema") == Some("1")).then_some(mark)
}

/// A field of the entry that says that front matter is ours.
fn field<'t>(mark: &'t str, name: &str) -> Option<&'t str> {
    let (_, fields) = mark.split_once(':')?;
    let mut pairs = fields.split(['{', ',', '}', '\n']).filter_map(|pair| pair.split_once(':'));
    let is_quote = |c: char| c.is_whitespace() || matches!(c, '"' | '\'');
    pairs.find(|(key, _)| key.trim_matches(is_quote) == name).map(|(_, value)| value.trim_matches(is_quote))
}

/// Returns how a document is grouped, as its front matter says.
pub(super) fn group(front: &str) -> Option<Group> {
    Group::from_name(field(old_mark(front)?, "group")?)
}

/// The entries that are ours, each with its lines.
fn ours(notes: &[Note], sources: &Sources) -> Vec<(&'static str, String)> {
    let times = |time: fn(&Note) -> &str| notes.iter().filter_map(move |note| time(note).parse::<Timestamp>().ok());
    let created = times(|note| &note.created).min().map(|time| format!("created: {time}\n"));
    let updated = times(|note| &note.updated).max().map(|time| format!("updated: {time}\n"));
    let mut tags: Vec<String> = notes.iter().flat_map(|note| &note.tags).map(|tag| escape::tag(tag)).collect();
    tags.retain(|tag| !tag.is_empty() && tag != "rashomon");
    tags.sort_unstable();
    tags.dedup();
    let list: String = tags.iter().fold("rashomon".to_owned(), |list, tag| list + ", " + &escape::yaml_tag(tag));
    let all = [created, updated, Some(format!("tags: [{list}]\n")), Some(sources.yaml())];
    let known = OURS.into_iter().zip(all).filter_map(|(key, text)| Some((key, text.filter(|text| !text.is_empty())?)));
    known.collect()
}

fn mark(group: Group, notes: &[Note], ours: &[(&str, String)]) -> String {
    let mut text = String::new();
    for (_, entry) in ours {
        text.push_str(entry);
    }
    let mut line = MARK.to_owned();
    // Writing to a string cannot fail.
    let _ = writeln!(line, ", group: {}, notes: {}, sha: \"{}\"}}", group.name(), notes.len(), hash(&text));
    line
}

/// The entries of front matter with their lines; what stands before the first has no key.
fn entries(front: &str) -> Vec<(&str, &str)> {
    let (mut starts, mut at) = (Vec::new(), 0);
    for line in front.split_inclusive('\n') {
        let key = line.split_once(':').map_or("", |(key, _)| key);
        if !key.is_empty() && !key.starts_with([' ', '\t', '#', '-']) {
            starts.push((key, at));
        } else if at == 0 {
            starts.push(("", 0));
        }
        at += line.len();
    }
    let ends = starts.iter().skip(1).map(|(_, start)| *start).chain([front.len()]);
    starts.iter().zip(ends).map(|(&(key, start), end)| (key, &front[start..end])).collect()
}
