//! Notes as one Markdown document that any Markdown program reads, and that can be exported again.
//!
//! Each note is a block between two comments, the first of which carries the block's hash. A block whose hash still
//! fits is ours to renew; one that the user edited is his, and what lies outside of blocks always was, but for the
//! entries of the front matter that are ours (see `head`). The same notes give the same bytes, so nothing here tells
//! the time.

use std::collections::{HashMap, HashSet};

use super::block::{Part, marked, parts};
use super::entry::{entry, letter};
pub use super::group::Group;
use super::group::WITHOUT_TAG;
use super::pieces::Pieces;
use super::sources::Sources;
use super::{escape, head};
use crate::note::{Note, Target};

/// What a document is to hold.
#[derive(Clone, Copy, Debug, Default)]
pub struct Wish<'a> {
    /// What a new document is called; an earlier one keeps its title.
    pub title: &'a str,
    /// How a new document is grouped; an earlier one stays as it is.
    pub group: Group,
    /// The notes, in the order in which they were begun.
    pub notes: &'a [Note],
    /// The ids of notes that are in the trash: their blocks go.
    pub deleted: &'a [String],
}

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
    /// Whether the front matter would have changed, had the user not edited it.
    pub head_kept: bool,
}

/// Renders notes as a document, or brings one up to date that was exported before: unedited blocks are renewed, those
/// of deleted notes go, edited ones stay, and new notes come last, in their group. The block of a note that is merely
/// not there stays: it could perhaps not be read. None where `existing` is not such a document.
pub fn render(wish: &Wish<'_>, existing: Option<&str>) -> Option<Rendered> {
    match existing {
        None => Some(made(wish)),
        // What is added ends its lines as all others do.
        Some(existing)
            if existing.contains('\n') && existing.matches('\n').count() == existing.matches("\r\n").count() =>
        {
            let done = brought_up_to_date(wish, &existing.replace("\r\n", "\n"))?;
            Some(Rendered { text: done.text.replace('\n', "\r\n"), ..done })
        }
        Some(existing) => brought_up_to_date(wish, existing),
    }
}

fn made(wish: &Wish<'_>) -> Rendered {
    let sources = Sources::of(wish.notes, "", &[]);
    let mut pieces = Pieces::default();
    pieces.text(&format!("\n# {}\n", escape::inline(wish.title)));
    let new = wish.notes.iter().collect();
    let head = head::new(wish.title, wish.group, wish.notes, &sources);
    let new = add(&mut pieces, new, wish.group, &sources);
    Rendered { text: head + &pieces.whole(), new, ..Rendered::default() }
}

fn brought_up_to_date(wish: &Wish<'_>, existing: &str) -> Option<Rendered> {
    let (front, rest) = head::split(existing).unwrap_or(("", existing));
    let parts = parts(rest);
    if !head::is_ours(front) && !parts.iter().any(|part| matches!(part, Part::Block { .. })) {
        return None;
    }
    let group = head::group(front).unwrap_or_default();
    let given = given(&parts, wish.notes);
    let sources = Sources::of(wish.notes, front, &given);
    let notes: HashMap<&str, &Note> = wish.notes.iter().map(|note| (note.id.as_str(), note)).collect();
    let (mut done, mut pieces, mut known) = (Rendered::default(), Pieces::default(), HashSet::new());
    let mut all_known = true;
    for part in parts {
        match part {
            Part::Text(text) => pieces.text(text),
            Part::Block { id, whole, unedited } => {
                // A block that the user copied is renewed once only; the copy is his.
                let fresh = known.insert(id);
                let note = notes.get(id).copied();
                if note.is_none() && !wish.deleted.iter().any(|deleted| deleted == id) {
                    all_known = false;
                    pieces.block(whole.to_owned());
                } else {
                    let new = note.map(|note| block(note, &sources));
                    if let Some(block) = renew(&mut done, new, id, whole, unedited && fresh) {
                        pieces.block(block);
                    }
                }
            }
        }
    }
    let new = wish.notes.iter().filter(|note| !known.contains(note.id.as_str())).collect();
    done.new = add(&mut pieces, new, group, &sources);
    let head = &existing[..existing.len() - rest.len()];
    // Where a note could not be read it cannot be told what belongs into the head.
    let renewed = if all_known { head::renewed(front, group, wish.notes, &sources) } else { None };
    done.head_kept = all_known && renewed.is_none() && !front.is_empty();
    let renewed = renewed.filter(|renewed| *renewed != head.replace("\r\n", "\n"));
    done.text = renewed.unwrap_or_else(|| head.to_owned()) + &pieces.whole();
    Some(done)
}

/// The letters in the blocks of a document, each with the place that it stands for where that is known.
fn given<'n>(parts: &[Part<'_>], notes: &'n [Note]) -> Vec<(String, Option<&'n Target>)> {
    let notes: HashMap<&str, &Note> = notes.iter().map(|note| (note.id.as_str(), note)).collect();
    let mut given = Vec::new();
    for part in parts {
        let Part::Block { id, whole, .. } = part else { continue };
        let mut targets = notes.get(id).map(|note| note.targets.iter()).into_iter().flatten();
        let letters = whole.lines().filter_map(letter);
        given.extend(letters.map(|letter| (letter.to_owned(), targets.next())));
    }
    given
}

/// Adds new notes in order and returns how many they are.
fn add(pieces: &mut Pieces, mut new: Vec<&Note>, group: Group, sources: &Sources) -> usize {
    new.sort_by_cached_key(|note| place(note, group, sources));
    for section in new.chunk_by(|a, b| group.heading(a) == group.heading(b)) {
        let blocks = section.iter().map(|note| block(note, sources)).collect();
        pieces.add(&group.heading(section[0]), blocks);
    }
    new.len()
}

/// Where a new note belongs: those without a tag or an article come last.
fn place(note: &Note, group: Group, sources: &Sources) -> (bool, String, usize, usize, String, String) {
    let tag = if group == Group::Tag { group.heading(note) } else { String::new() };
    let first = note.targets.first();
    let article = first.and_then(|target| sources.find(target)).map_or(usize::MAX, |(place, _)| place);
    let start = first.map_or(0, |target| target.start);
    (tag == WITHOUT_TAG, tag.to_lowercase(), article, start, note.created.clone(), note.id.clone())
}

fn block(note: &Note, sources: &Sources) -> String {
    marked(&note.id, note.revision, &entry(note, sources))
}

/// Returns what takes the place of a block of the old document: the new one, the old one, or nothing.
fn renew(done: &mut Rendered, new: Option<String>, id: &str, whole: &str, unedited: bool) -> Option<String> {
    match new {
        Some(new) if new == whole.replace("\r\n", "\n") => Some(whole.to_owned()),
        Some(new) if unedited => {
            done.updated += 1;
            Some(new)
        }
        None if unedited => {
            done.removed += 1;
            None
        }
        _ => {
            done.kept.push(id.to_owned());
            Some(whole.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use std::slice;

    use proptest::prelude::*;

    use super::*;
    use crate::note::{ArticleId, Earlier, Kind, Relation, State};

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
            revision: 3,
            targets: vec![target("# 14 were hurt", "Ledger"), target("Eleven were hurt", "North Post")],
            ..Note::default()
        }
    }

    fn new(notes: &[Note]) -> String {
        render(&Wish { title: "Ferry", notes, ..Wish::default() }, None).expect("new").text
    }

    fn again(notes: &[Note], existing: &str) -> Rendered {
        let deleted = ["k7", "k8", "k9"].map(str::to_owned);
        render(&Wish { title: "Other", notes, deleted: &deleted, ..Wish::default() }, Some(existing)).expect("ours")
    }

    #[test]
    fn looks_like_this() {
        let notes = [note("k7", "# Why\nAsk.")];
        let text = render(&Wish { title: "Ferry: \"crash\"", notes: &notes, ..Wish::default() }, None).unwrap().text;
        let wanted = "---\ntitle: \"Ferry: \\\"crash\\\"\"\ncreated: 2031-11-22T09:41:00Z\n\
            updated: 2031-11-22T09:58:00Z\ntags: [rashomon, numbers]\n\
            rashomon: {schema: 1, group: passage, notes: 1, sha: \"SHA\"}\nsources:\n  \
            - {id: A, url: \"https://ledger.example/ferry\", outlet: \"Ledger\", title: \"Ferries [collide]\", \
            published: \"2031-11-20\"}\n---\n\n\
            # Ferry: \"crash\"\n\n<!-- rashomon:begin id=k7 rev=3 sha=SHA -->\n> \\# 14 were hurt\n\n\
            — A, Ledger, [Ferries \\[collide\\]](<https://ledger.example/ferry>), 2031-11-20, paragraph 2\n\n\
            > Eleven were hurt\n\n\
            — A, North Post, [Ferries \\[collide\\]](<https://ledger.example/ferry>), 2031-11-20, paragraph 2\n\n\
            ### Why\nAsk.\n\n- kind: question\n- relation: conflict\n- tags: #numbers\n\
            - created: 2031-11-22T09:41:00Z\n- updated: 2031-11-22T09:58:00Z\n\n^rn-k7\n<!-- rashomon:end id=k7 -->\n";
        assert_eq!(without_hashes(&text), wanted);
    }

    fn without_hashes(text: &str) -> String {
        let mut words = text.split("sha");
        let first = words.next().unwrap_or_default().to_owned();
        words.fold(first, |text, rest| {
            let is_hash = |c: char| c.is_ascii_hexdigit();
            let (mark, hash) = rest.split_at(rest.find(is_hash).unwrap_or(0));
            text + "sha" + mark + "SHA" + hash.trim_start_matches(is_hash)
        })
    }

    #[test]
    fn the_same_notes_give_the_same_bytes() {
        let notes = [note("k7", "One."), note("k8", "Two.")];
        let first = new(&notes);
        assert_eq!(again(&notes, &first), Rendered { text: first.clone(), ..Rendered::default() });
        let windows = first.replace('\n', "\r\n");
        assert_eq!(again(&notes, &windows).text, windows);
        let more = [note("k7", "One more."), note("k8", "Two."), note("ka", "Three.")];
        assert_eq!(again(&more, &windows).text, again(&more, &first).text.replace('\n', "\r\n"));
    }

    #[test]
    fn renews_its_own_and_keeps_the_users() {
        let text = new(&[note("k7", "One."), note("k8", "Two."), note("k9", "Three.")]);
        let text = text.replace("Two.", "Two, says the user.").replace("# Ferry\n", "# Ferry\n\nMy own words.\n");
        let done = again(&[note("k7", "One more."), note("k8", "Two more."), note("ka", "Four.")], &text);
        assert_eq!((done.new, done.updated, done.kept.as_slice(), done.removed), (1, 1, &["k8".to_owned()][..], 1));
        assert!(done.text.contains("One more.") && done.text.contains("Two, says the user."));
        assert!(done.text.contains("My own words.") && !done.text.contains("Three.") && done.text.contains("Four."));
        assert!(!done.head_kept && done.text.contains("title: \"Ferry\""));
    }

    #[test]
    fn the_block_of_a_note_that_could_not_be_read_stays() {
        let text = new(&[note("k7", "One."), note("kb", "Two.")]);
        let done = render(&Wish { notes: &[note("kb", "Two.")], ..Wish::default() }, Some(&text)).expect("ours");
        assert_eq!((done.text, done.removed, done.head_kept), (text, 0, false));
    }

    #[test]
    fn an_edited_block_outlives_its_note() {
        let text = new(&[note("k7", "One.")]).replace("One.", "Mine.");
        let done = again(&[], &text);
        assert!(done.text.contains("Mine.") && done.kept == ["k7"], "{done:?}");
    }

    #[test]
    fn what_is_not_ours_is_refused() {
        for text in ["", "# Diary\n", "---\ntitle: x\n---\nrashomon: {schema: 1}\n", "---\n---\n"] {
            assert_eq!(render(&Wish::default(), Some(text)), None, "{text:?}");
        }
        assert_eq!(again(&[note("k7", "One.")], &new(&[])).new, 1);
    }

    #[test]
    fn the_head_is_renewed_unless_it_was_edited() {
        let text = new(&[note("k7", "One.")]);
        let mut changed = note("k7", "One.");
        changed.tags = vec!["weather".into(), "No".into()];
        changed.updated = "2031-12-01T00:00:00Z".into();
        let own = text.replace("tags: [", "cssclasses: wide\ntags: [").replace("title: \"Ferry\"", "title: Mine");
        let done = again(&[changed.clone()], &own);
        assert!(
            done.text.contains("updated: 2031-12-01T00:00:00Z\ncssclasses: wide\ntags: [rashomon, \"No\", weather]")
        );
        assert!(done.text.starts_with("---\ntitle: Mine\ncreated:") && !done.head_kept, "{}", done.text);
        assert_eq!(again(&[changed.clone()], &done.text).text, done.text);

        let edited = text.replace("tags: [rashomon", "tags: [mine, rashomon");
        let done = again(&[changed], &edited);
        assert!(done.head_kept && done.text.contains("tags: [mine, rashomon, numbers]"), "{}", done.text);
        assert!(done.updated == 1 && done.text.contains("#weather"));
    }

    #[test]
    fn a_head_in_another_form_of_yaml_is_still_ours() {
        let text = new(&[note("k7", "One.")]);
        let line = text.lines().find(|line| line.starts_with("rashomon: ")).unwrap();
        let block = line.replace("{schema", "\n  schema").replace(", ", "\n  ").replace('}', "").replace('"', "'");
        for other in [block, line.replace('{', "{ ").replace(": ", ":  ")] {
            let done = again(&[note("k7", "Two.")], &text.replace(line, &other));
            assert_eq!((done.updated, done.head_kept), (1, false), "{other}");
            assert!(done.text.contains(line), "{}", done.text);
        }
        let done = again(&[note("k7", "Two.")], &text.replace(&format!("{line}\n"), ""));
        assert!(done.head_kept, "what cannot be known as ours is told");
    }

    #[test]
    fn a_new_article_has_no_letter_of_another_one() {
        let at = |id: &str, address: &str| {
            let mut note = note(id, "");
            note.targets.truncate(1);
            note.targets[0].article.address = Some(address.into());
            note
        };
        let first = at("ka", "https://a.example");
        let edited = new(slice::from_ref(&first)).replace("tags: [", "tags: [mine, ");
        let second = at("kb", "https://b.example");
        let text = again(&[first.clone(), second.clone()], &edited).text;
        assert!(text.contains("— B, Ledger, [Ferries \\[collide\\]](<https://b.example>)"), "{text}");
        let text = again(&[at("k1", "https://c.example"), first, second], &text).text;
        assert!(text.contains("— C, Ledger, [Ferries \\[collide\\]](<https://c.example>)"), "{text}");
        assert!(text.contains("— B, Ledger, [Ferries \\[collide\\]](<https://b.example>)"), "{text}");
    }

    #[test]
    fn a_document_of_the_first_form_is_brought_up_to_date() {
        let content = "One.\n\n- kind: note\n\n^rn-k7\n";
        let block = marked("k7", 0, content).replace(" rev=0", "");
        let first =
            format!("---\ntitle: \"Ferry\"\ntags: [rashomon]\nrashomon: {{schema: 1}}\n---\n\n# Ferry\n\n{block}");
        let done = again(&[note("k7", "One.")], &first);
        assert_eq!((done.updated, done.new, done.head_kept), (1, 0, false));
        assert!(done.text.contains("notes: 1, sha: \"") && done.text.contains("sources:\n"), "{}", done.text);
        assert_eq!(again(&[note("k7", "One.")], &done.text), Rendered { text: done.text, ..Rendered::default() });
    }

    #[test]
    fn a_few_words_stand_in_their_sentence() {
        let quoted = |exact: &str, prefix: &str, suffix: &str, sentence: &str| {
            let mut one = note("k7", "");
            one.targets.truncate(1);
            one.targets[0].exact = exact.into();
            (one.targets[0].prefix, one.targets[0].suffix) = (prefix.into(), suffix.into());
            one.targets[0].sentence = sentence.into();
            one
        };
        let sentence = "1. He swore a vendetta, *a vendetta*, he said.";
        let one = quoted("vendetta", "\n1. He swore a ", ", *a vendetta*, he said.\n\nNext", sentence);
        let text = new(slice::from_ref(&one));
        assert!(text.contains("> 1\\. He swore a **vendetta**, \\*a vendetta\\*, he said.\n\n— A"), "{text}");
        assert_eq!(again(slice::from_ref(&one), &text).text, text, "the same bytes again");
        let first = text.replace("> 1\\. He swore a **vendetta**, \\*a vendetta\\*, he said.", "> vendetta");
        let earlier = marked("k7", 3, &first[first.find("> vend").unwrap()..first.find("<!-- rashomon:end").unwrap()]);
        let earlier = text[..text.find("<!-- rashomon:begin").unwrap()].to_owned() + &earlier;
        let done = again(slice::from_ref(&one), &earlier);
        assert_eq!((done.updated, done.kept.len()), (1, 0), "{}", done.text);
        assert_eq!(done.text, text);
        let whole = "He swore a vendetta.";
        for alone in [
            quoted(whole, "", "", whole),
            quoted("a vendetta", "", "", ""),
            quoted("swore a vendetta against", "He ", " him", "He swore a vendetta against him."),
            quoted(", a", "swore", " vendetta", "He swore, a vendetta."),
            quoted("a", "elsewhere", "", "He swore a vendetta, a man said."),
            quoted("swore", "He ", "\n\na", "He swore\n\na vendetta."),
        ] {
            assert!(!new(slice::from_ref(&alone)).contains("**"), "{:?}", alone.targets[0].exact);
        }
    }

    #[test]
    fn a_paragraph_is_told_as_it_is_today() {
        let mut moved = note("k7", "");
        moved.targets[0].found_in = 3;
        let text = new(&[moved]);
        assert!(text.contains(", paragraph 3 (was 2)\n") && text.contains(", paragraph 2\n"), "{text}");
    }

    #[test]
    fn what_the_article_says_now_stands_beside_the_quotation() {
        let mut changed = note("k7", "");
        changed.targets[0].state = State::Changed;
        changed.targets[0].found = "15 were hurt".into();
        changed.targets[0].earlier = vec![Earlier { exact: "12 were hurt".into(), text_sha256: String::new() }];
        changed.targets[1].state = State::Orphaned;
        changed.targets[1].sentence = "Eleven were hurt, it said.".into();
        let text = new(&[changed]);
        for wanted in [
            "First noted on:\n\n> 12 were hurt\n",
            "It has changed since and says now:\n\n> 15 were hurt\n",
            "It is no longer there; it stood in:\n\n> Eleven were hurt, it said.\n",
            "- state: changed, orphaned\n",
        ] {
            assert!(text.contains(wanted), "{wanted}: {text}");
        }
        assert!(!new(&[note("k7", "")]).contains("- state:"));
    }

    #[test]
    fn notes_are_in_the_order_of_the_article_or_under_headings() {
        let at = |id: &str, start, outlet: &str, tags: &[&str]| {
            let mut note = note(id, "");
            note.targets.truncate(1);
            note.targets[0].start = start;
            note.targets[0].outlet = outlet.into();
            note.targets[0].article.address = Some(format!("https://{}.example", outlet.to_lowercase()));
            note.tags = tags.iter().map(|&tag| tag.to_owned()).collect();
            note
        };
        let notes =
            [at("k1", 90, "Ledger", &["fog"]), at("k2", 5, "Post", &[]), at("k3", 10, "Ledger", &["boats", "fog"])];
        let order = |group| {
            let text = render(&Wish { title: "T", group, notes: &notes, ..Wish::default() }, None).unwrap().text;
            let shown = text.lines().filter(|line| line.starts_with("## ") || line.starts_with("^rn-"));
            shown.map(|line| line.trim_start_matches(['^', '#', ' ']).to_owned()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(order(Group::Passage), "rn-k3 rn-k1 rn-k2");
        assert_eq!(order(Group::Outlet), "Ledger rn-k3 rn-k1 Post rn-k2");
        assert_eq!(order(Group::Tag), "boats rn-k3 fog rn-k1 without tag rn-k2");

        let wish = Wish { title: "T", group: Group::Outlet, notes: &notes, ..Wish::default() };
        let text = render(&wish, None).unwrap().text;
        let more: Vec<Note> =
            notes.iter().cloned().chain([at("k4", 1, "Ledger", &[]), at("k5", 1, "Wire", &[])]).collect();
        let done = again(&more, &text);
        let place = |what: &str| done.text.find(what).unwrap();
        assert!(place("^rn-k1") < place("^rn-k4") && place("^rn-k4") < place("## Post"), "{}", done.text);
        assert!(place("^rn-k2") < place("## Wire") && place("## Wire") < place("^rn-k5"));
        assert_eq!(again(&more, &done.text).text, done.text);
    }

    proptest! {
        #[test]
        fn any_document_is_kept_or_brought_up_to_date_once(
            pieces in proptest::collection::vec(prop_oneof![
                Just("---\n"), Just("---\r\n"), Just("title: x\n"), Just("tags: [rashomon]\n"), Just("x: \n  y\n"),
                Just("rashomon: {schema: 1}\n"), Just("rashomon: {schema: 1, group: tag, sha: \"\"}\n"),
                Just("sources:\n"), Just("  - {id: A, url: \"https://ledger.example/ferry\"}\n"), Just("  - {id: B, path: \"\n"),
                Just("# T\n"), Just("## numbers\n"), Just("\n"), Just("\r"), Just("é"), Just("Mine."),
                Just("<!-- rashomon:begin id=k7 sha=1 -->\n"), Just("<!-- rashomon:end id=k7 -->\n"),
                Just("<!-- rashomon:begin id=k8 rev=x sha= -->\n"), Just("<!-- rashomon:end id=k8 -->\n"),
            ], 0..14),
            is_headed: bool,
        ) {
            let start = if is_headed { "---\nrashomon: {schema: 1, group: tag, notes: 0, sha: \"1\"}\n---\n" } else { "" };
            let document = start.to_owned() + &pieces.concat();
            let notes = [note("k7", "One."), note("kc", "Two.")];
            let wish = Wish { title: "T", notes: &notes, ..Wish::default() };
            if let Some(first) = render(&wish, Some(&document)) {
                for text in pieces.iter().filter(|text| **text == "Mine.") {
                    prop_assert!(first.text.matches(text).count() >= document.matches(text).count());
                }
                let second = render(&wish, Some(&first.text)).expect("ours");
                prop_assert_eq!((second.new, second.updated), (0, 0));
                prop_assert_eq!(second.text, first.text);
            } else {
                prop_assert!(!is_headed);
            }
        }
    }
}
