//! Notes as one Markdown document that any Markdown program reads, and that can be exported again.
//!
//! Each note is a block between two comments, the first of which carries the block's hash. A block whose hash still
//! fits is ours to renew; one that the user edited is his, and what lies outside of blocks always was. The same notes
//! give the same bytes, so nothing here tells the time.

use std::collections::HashSet;
use std::fmt::Write as _;

use super::block::{Part, marked, parts};
use super::escape;
use crate::note::{Note, Scope, Target};

/// The line that says a document is ours.
const OURS: &str = "rashomon: {schema: 1}";

/// A document, and what became of the notes in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    /// The whole document.
    pub text: String,
    /// How many notes were not in it before.
    pub new: usize,
    /// How many blocks were renewed.
    pub updated: usize,
    /// The ids of blocks that would have changed or gone, had the user not edited them.
    pub kept: Vec<String>,
    /// How many blocks went, because their notes are gone.
    pub removed: usize,
}

/// Renders notes as a document, or brings one up to date that was exported before: unedited blocks are renewed, those
/// of notes that were `deleted`, by their ids, go, edited ones stay, and new notes come last. The block of a note that
/// is merely not there stays: it could perhaps not be read. None where `existing` is not such a document.
pub fn render(title: &str, notes: &[Note], deleted: &[String], existing: Option<&str>) -> Option<Rendered> {
    let mut done = Rendered::default();
    let mut known = HashSet::new();
    match existing {
        None => done.text = head(title),
        Some(existing) => {
            let parts = parts(existing);
            if !is_ours(existing, &parts) {
                return None;
            }
            for part in parts {
                match part {
                    Part::Text(text) => done.text.push_str(text),
                    Part::Block { id, whole, unedited } => {
                        // A block that the user copied is renewed once only; the copy is his.
                        let fresh = known.insert(id.to_owned());
                        let note = notes.iter().find(|note| note.id == id);
                        if note.is_none() && !deleted.iter().any(|deleted| deleted == id) {
                            done.text.push_str(whole);
                        } else {
                            renew(&mut done, note, id, whole, unedited && fresh);
                        }
                    }
                }
            }
        }
    }
    for note in notes.iter().filter(|note| !known.contains(&note.id)) {
        if !done.text.is_empty() && !done.text.ends_with('\n') {
            done.text.push('\n');
        }
        done.text.push('\n');
        done.text.push_str(&marked(&note.id, &block(note)));
        done.new += 1;
    }
    Some(done)
}

/// Puts a block of the old document into the new one, renewed, as it is, or not at all.
fn renew(done: &mut Rendered, note: Option<&Note>, id: &str, whole: &str, unedited: bool) {
    let new = note.map(|note| marked(&note.id, &block(note)));
    let same = new.as_deref().is_some_and(|new| new == whole.replace("\r\n", "\n"));
    match new {
        _ if same => done.text.push_str(whole),
        Some(new) if unedited => {
            done.text.push_str(&new);
            done.updated += 1;
        }
        None if unedited => done.removed += 1,
        _ => {
            done.text.push_str(whole);
            done.kept.push(id.to_owned());
        }
    }
}

fn is_ours(document: &str, parts: &[Part<'_>]) -> bool {
    let head = document.lines().skip(1).take_while(|line| line.trim_end() != "---");
    document.starts_with("---") && head.into_iter().any(|line| line.trim_end() == OURS)
        || parts.iter().any(|part| matches!(part, Part::Block { .. }))
}

fn head(title: &str) -> String {
    format!("---\ntitle: {}\ntags: [rashomon]\n{OURS}\n---\n\n# {}\n", escape::yaml(title), escape::inline(title))
}

/// Returns a note as Markdown, without markers around it.
pub fn block(note: &Note) -> String {
    let mut out = String::new();
    for target in &note.targets {
        if target.scope == Scope::Quote {
            let _ = writeln!(out, "{}\n", escape::quotation(&target.exact));
        }
        let _ = writeln!(out, "{}\n", place(target));
    }
    let body = escape::body(&note.body);
    if !body.trim().is_empty() {
        let _ = writeln!(out, "{body}\n");
    }
    let _ = writeln!(out, "- kind: {}", escape::inline(note.kind.name()));
    if let Some(relation) = &note.relation {
        let _ = writeln!(out, "- relation: {}", escape::inline(relation.name()));
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

/// Returns where a target is: outlet, title with its address or path, paragraph, date, and how it stands with it.
fn place(target: &Target) -> String {
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
    let mut parts = vec![escape::inline(&target.outlet), link, escape::inline(&target.published)];
    if target.paragraph > 0 {
        parts.push(format!("paragraph {}", target.paragraph));
    }
    if target.scope == Scope::Article {
        parts.push("whole article".to_owned());
    }
    parts.retain(|part| !part.is_empty());
    format!("— {}", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::note::{ArticleId, Kind, Relation};

    fn target(exact: &str, outlet: &str) -> Target {
        Target {
            article: ArticleId { address: Some("https://ledger.example/ferry".into()), ..ArticleId::default() },
            outlet: outlet.into(),
            title: "Ferries [collide]".into(),
            published: "2031-11-20".into(),
            exact: exact.into(),
            paragraph: 2,
            ..Target::default()
        }
    }

    fn note(id: &str, body: &str) -> Note {
        Note {
            id: id.into(),
            body: body.into(),
            kind: Kind::Question,
            tags: vec!["numbers".into()],
            relation: Some(Relation::Conflict),
            created: "2031-11-22T09:41:00Z".into(),
            updated: "2031-11-22T09:58:00Z".into(),
            targets: vec![target("# 14 were hurt", "Ledger"), target("Eleven were hurt", "North Post")],
            ..Note::default()
        }
    }

    fn again(notes: &[Note], existing: &str) -> Rendered {
        render("Ferry", notes, &["k7", "k8", "k9"].map(str::to_owned), Some(existing)).expect("ours")
    }

    #[test]
    fn looks_like_this() {
        let text = render("Ferry: \"crash\"", &[note("k7", "# Why\nAsk.")], &[], None).expect("new").text;
        let wanted = "---\ntitle: \"Ferry: \\\"crash\\\"\"\ntags: [rashomon]\nrashomon: {schema: 1}\n---\n\n\
            # Ferry: \"crash\"\n\n<!-- rashomon:begin id=k7 sha=SHA -->\n> \\# 14 were hurt\n\n\
            — Ledger, [Ferries \\[collide\\]](<https://ledger.example/ferry>), 2031-11-20, paragraph 2\n\n\
            > Eleven were hurt\n\n\
            — North Post, [Ferries \\[collide\\]](<https://ledger.example/ferry>), 2031-11-20, paragraph 2\n\n\
            ### Why\nAsk.\n\n- kind: question\n- relation: conflict\n- tags: #numbers\n\
            - created: 2031-11-22T09:41:00Z\n- updated: 2031-11-22T09:58:00Z\n\n^rn-k7\n<!-- rashomon:end id=k7 -->\n";
        let sha = text.split("sha=").nth(1).and_then(|rest| rest.split(' ').next()).expect("a hash");
        assert_eq!(text.replace(sha, "SHA"), wanted);
    }

    #[test]
    fn the_same_notes_give_the_same_bytes() {
        let notes = [note("k7", "One."), note("k8", "Two.")];
        let first = render("Ferry", &notes, &[], None).expect("new");
        assert_eq!(first.new, 2);
        assert_eq!(again(&notes, &first.text), Rendered { text: first.text, ..Rendered::default() });
    }

    #[test]
    fn renews_its_own_and_keeps_the_users() {
        let text = render("Ferry", &[note("k7", "One."), note("k8", "Two."), note("k9", "Three.")], &[], None)
            .expect("new")
            .text;
        let text = text.replace("Two.", "Two, says the user.").replace("# Ferry\n", "# Ferry\n\nMy own words.\n");
        let done = again(&[note("k7", "One more."), note("k8", "Two more."), note("ka", "Four.")], &text);
        assert_eq!((done.new, done.updated, done.kept.as_slice(), done.removed), (1, 1, &["k8".to_owned()][..], 1));
        assert!(done.text.contains("One more.") && done.text.contains("Two, says the user."));
        assert!(done.text.contains("My own words.") && !done.text.contains("Three.") && done.text.contains("Four."));
    }

    #[test]
    fn the_block_of_a_note_that_could_not_be_read_stays() {
        let text = render("Ferry", &[note("k7", "One.")], &[], None).expect("new").text;
        let done = render("Ferry", &[], &[], Some(&text)).expect("ours");
        assert_eq!((done.text, done.removed), (text, 0));
    }

    #[test]
    fn an_edited_block_outlives_its_note() {
        let text = render("Ferry", &[note("k7", "One.")], &[], None).expect("new").text.replace("One.", "Mine.");
        let done = again(&[], &text);
        assert_eq!((done.text, done.kept), (text, vec!["k7".to_owned()]));
    }

    #[test]
    fn what_is_not_ours_is_refused() {
        for text in ["", "# Diary\n", "---\ntitle: x\n---\nrashomon: {schema: 1}\n", "---\n---\n"] {
            assert_eq!(render("Ferry", &[], &[], Some(text)), None, "{text:?}");
        }
        let empty = render("Ferry", &[], &[], None).expect("new").text;
        assert_eq!(again(&[note("k7", "One.")], &empty).new, 1);
    }
}
