//! What becomes of words: asked of the keeper, answered, and in the files.

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use rashomon::article::{Extract, Span};
use rashomon::note::{Content, Note};
use rashomon::reader::keeper;
use rashomon::reader::line::Line;
use rashomon::reader::message::{Message, Request};
use rashomon::reader::noted::{Noted, Quoted, Words};
use rashomon::source::{self, Source};

use crate::support::Sandbox;
use crate::support::pty::until;
use crate::support::screen::Reader;

mod unwritable;

struct Desk {
    keeper: Line<Request>,
    messages: Receiver<Message>,
}

impl Desk {
    fn open(sandbox: &Sandbox) -> (Self, Message) {
        let (reports, messages) = mpsc::channel();
        let desk = Self { keeper: keeper::start(&sandbox.path("config"), reports), messages };
        let first = desk.answer();
        (desk, first)
    }

    /// The answer to what was asked; what other programs did is told unasked.
    fn answer(&self) -> Message {
        loop {
            let message = self.messages.recv_timeout(Duration::from_secs(20)).expect("an answer");
            if !matches!(message, Message::NotesChanged { .. }) {
                return message;
            }
        }
    }

    /// What another program did: the bodies of notes, and the ids of those that are gone.
    fn told(&self) -> (Vec<String>, Vec<String>) {
        match self.messages.recv_timeout(Duration::from_secs(20)).expect("to be told") {
            Message::NotesChanged { notes, gone, .. } => {
                (notes.into_iter().map(|noted| noted.note.body).collect(), gone)
            }
            other => panic!("{other:?}"),
        }
    }

    fn ask(&self, request: Request) -> Message {
        self.keeper.ask(request);
        self.answer()
    }
}

fn article(sandbox: &Sandbox) -> Extract {
    let path = sandbox.write("a.txt", "The bridge was shut on Monday. Nobody was hurt.\n");
    source::load(&Source::File(path)).unwrap()
}

fn content(body: &str) -> Content {
    Content { body: body.into(), ..Content::default() }
}

fn quoted(extract: &Extract) -> Quoted {
    let span = Span::new(0, 30);
    Quoted { extract: extract.clone(), words: Some(Words { span, sentences: span, paragraph: 1 }) }
}

fn save(id: &str, body: &str, extract: Option<&Extract>) -> Request {
    let quoted = extract.map(quoted);
    Request::Save { id: id.into(), content: content(body), before: None, quoted: quoted.into_iter().collect() }
}

/// Other words for a note that said something else when its window was opened.
fn save_over(id: &str, before: &str, body: &str) -> Request {
    let before = Some(content(before));
    Request::Save { id: id.into(), content: content(body), before, quoted: Vec::new() }
}

fn drafts(message: Message) -> Vec<(String, Vec<String>)> {
    match message {
        Message::Notes { drafts, .. } => drafts.into_iter().map(|kept| (kept.content.body, kept.quotes)).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_note_is_saved_changed_deleted_and_brought_back() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (desk, _) = Desk::open(&sandbox);
    desk.ask(Request::Place { pane: 0, extract: Box::new(extract.clone()) });
    let Message::Saved { noted, .. } = desk.ask(save("abc", "first", Some(&extract))) else { panic!("not saved") };
    assert_eq!(noted.note.targets[0].exact, "The bridge was shut on Monday.");
    assert!(noted.touches(0, Span::new(4, 5)), "it is in the article that is open");
    assert!(
        matches!(desk.ask(save_over("abc", "first", "second")), Message::Saved { noted, .. } if noted.note.body == "second")
    );
    assert!(matches!(desk.ask(Request::Remove("abc".into())), Message::Removed { .. }));
    assert!(
        matches!(desk.ask(Request::Restore { name: "abc".into(), id: "abc".into() }), Message::Saved { noted, .. } if noted.note.body == "second")
    );
}

#[test]
fn words_for_a_note_that_is_gone_are_given_back() {
    let sandbox = Sandbox::new();
    let (desk, _) = Desk::open(&sandbox);
    let Message::NotSaved { kept, why, .. } = desk.ask(save_over("gone", "words", "my words")) else {
        panic!("saved what?")
    };
    assert_eq!(kept.content.body, "my words");
    assert!(!kept.on_disk && why.contains("until you quit"), "{why}");
    assert!(sandbox.names("config/notes").iter().all(|name| !name.contains("gone")));
}

#[test]
fn a_draft_that_was_dropped_comes_back_with_its_passages() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (desk, _) = Desk::open(&sandbox);
    let quoted = vec![quoted(&extract)];
    desk.keeper.ask(Request::Draft { id: "abc".into(), content: content("half"), before: None, quoted });
    desk.keeper.finish();
    let (desk, first) = Desk::open(&sandbox);
    assert_eq!(drafts(first), [("half".to_owned(), vec!["The bridge was shut on Monday.".to_owned()])]);
    desk.keeper.ask(Request::DropDraft("abc".into()));
    desk.keeper.ask(Request::Draft { id: "abc".into(), content: content("half"), before: None, quoted: Vec::new() });
    desk.keeper.finish();
    assert_eq!(sandbox.names("config/trash"), Vec::<String>::new(), "what came back is not in the trash, too");
    let (_, first) = Desk::open(&sandbox);
    assert_eq!(drafts(first), [("half".to_owned(), vec!["The bridge was shut on Monday.".to_owned()])]);
}

#[test]
fn the_draft_of_another_reader_is_left_alone() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (one, _) = Desk::open(&sandbox);
    one.ask(save("abc", "saved", Some(&extract)));
    let (two, _) = Desk::open(&sandbox);
    two.keeper.ask(Request::Draft {
        id: "abc".into(),
        content: content("the other's words"),
        before: Some(content("saved")),
        quoted: Vec::new(),
    });
    two.keeper.finish();
    assert!(matches!(one.ask(save_over("abc", "saved", "saved again")), Message::Saved { .. }));
    one.keeper.finish();
    let (_, first) = Desk::open(&sandbox);
    assert_eq!(drafts(first)[0].0, "the other's words");
}

#[test]
fn drafts_of_two_readers_on_one_note_are_both_kept() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (one, _) = Desk::open(&sandbox);
    one.ask(save("abc", "saved", Some(&extract)));
    let (two, _) = Desk::open(&sandbox);
    for (desk, body) in [(&one, "words of one"), (&two, "words of two")] {
        desk.keeper.ask(Request::Draft {
            id: "abc".into(),
            content: content(body),
            before: Some(content("saved")),
            quoted: Vec::new(),
        });
    }
    one.keeper.finish();
    two.keeper.finish();
    let kept: String = ["drafts", "trash"]
        .iter()
        .flat_map(|folder| {
            sandbox.names(&format!("config/{folder}")).into_iter().map(move |name| format!("config/{folder}/{name}"))
        })
        .map(|name| sandbox.read(&name))
        .collect();
    assert!(kept.contains("words of one") && kept.contains("words of two"), "{kept}");
}

#[test]
fn notes_made_meanwhile_stay_in_an_export() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (desk, _) = Desk::open(&sandbox);
    desk.ask(save("abc", "mine", Some(&extract)));
    sandbox.run(&["notes", "add", "a.txt", "--quote", "Nobody was hurt.", "--body", "from the shell"]);
    sandbox.run(&["notes", "export", "-o", "notes.md"]);
    let path = sandbox.path("notes.md");
    let told = desk.ask(Request::Export { path, title: "Notes".into(), ids: vec!["abc".into()] });
    assert!(matches!(&told, Message::Exported(what) if what.contains("0 new, 0 updated")), "{told:?}");
    assert!(sandbox.read("notes.md").contains("from the shell"));
}

#[test]
fn each_reader_is_told_what_the_other_did() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (one, _) = Desk::open(&sandbox);
    let (two, _) = Desk::open(&sandbox);
    two.ask(Request::Place { pane: 3, extract: Box::new(extract.clone()) });
    one.ask(save("abc", "from one", Some(&extract)));
    let Message::NotesChanged { notes, .. } = two.messages.recv_timeout(Duration::from_secs(20)).unwrap() else {
        panic!("told otherwise")
    };
    assert_eq!(notes[0].note.body, "from one");
    assert!(notes[0].touches(3, Span::new(4, 5)), "in the article that is open there");
    two.ask(save_over("abc", "from one", "from two"));
    assert_eq!(one.told(), (vec!["from two".to_owned()], vec![]));
    until("looking around is no work that anybody waits for", || !two.keeper.is_busy());
    two.ask(Request::Remove("abc".into()));
    assert_eq!(one.told(), (vec![], vec!["abc".to_owned()]));
}

#[test]
fn words_written_while_another_program_writes_are_both_kept() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (one, _) = Desk::open(&sandbox);
    one.ask(save("abc", "begun", Some(&extract)));
    one.ask(save("abcd", "begun, too", Some(&extract)));
    let (two, _) = Desk::open(&sandbox);
    two.ask(save_over("abc", "begun", "theirs"));
    two.ask(Request::Remove("abcd".into()));
    let (mut words, mut gone) = one.told();
    if gone.is_empty() || words.is_empty() {
        let more = one.told();
        words.extend(more.0);
        gone.extend(more.1);
    }
    assert_eq!((words, gone), (vec!["theirs".to_owned()], vec!["abcd".to_owned()]));
    let Message::Saved { told, .. } = one.ask(save_over("abc", "begun", "mine")) else { panic!("not saved") };
    assert!(told.is_some_and(|told| told.contains("its version is kept in")));
    assert!(
        matches!(one.ask(save_over("abcd", "begun, too", "mine, too")), Message::Saved { .. }),
        "its passage is known still"
    );
    let Message::Saved { told, .. } = one.ask(save_over("abc", "mine", "mine again")) else { panic!("not saved") };
    assert_eq!(told, None, "once");
    let trash: String =
        sandbox.names("config/trash").iter().map(|name| sandbox.read(&format!("config/trash/{name}"))).collect();
    assert!(trash.contains("theirs") && trash.contains("begun, too") && !trash.contains("mine"), "{trash}");
}

#[test]
fn tags_leave_unsaved_words_alone() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (desk, _) = Desk::open(&sandbox);
    desk.ask(save("abc", "saved", Some(&extract)));
    desk.keeper.ask(Request::Draft {
        id: "abc".into(),
        content: content("unsaved"),
        before: Some(content("saved")),
        quoted: Vec::new(),
    });
    let tagged = Content { tags: vec!["harbour".into()], ..content("saved") };
    desk.ask(Request::Change { id: "abc".into(), before: content("saved"), content: tagged });
    desk.keeper.finish();
    let (_, first) = Desk::open(&sandbox);
    assert_eq!(drafts(first)[0].0, "unsaved");
}

#[test]
fn how_it_stands_with_passages_is_kept_for_the_shell() {
    let sandbox = Sandbox::new();
    let rest =
        "Nobody was hurt. The town has asked the owner for a report on the cables, which were last seen to in May.";
    let read = |first: &str| {
        let path = sandbox.write("a.txt", format!("{first} {rest}\n"));
        Box::new(source::load(&Source::File(path)).unwrap())
    };
    let (desk, _) = Desk::open(&sandbox);
    desk.ask(save("abc", "mine", Some(&read("The bridge was shut on Monday."))));
    let before = sandbox.read("config/notes/abc.json");
    assert!(before.contains(r#""state": "exact""#));
    desk.ask(Request::Place { pane: 0, extract: read("The bridge was closed on Monday.") });
    desk.keeper.finish();
    let after = sandbox.read("config/notes/abc.json");
    assert!(after.contains(r#""state": "changed""#) && after.contains("The bridge was closed on Monday."), "{after}");
    for field in ["\"revision\"", "\"updated\""] {
        let line = |text: &str| text.lines().find(|line| line.contains(field)).map(str::to_owned);
        assert_eq!(line(&before), line(&after));
    }
}

#[test]
fn the_list_keeps_its_note_in_hand_when_other_programs_write() {
    let sandbox = Sandbox::new();
    let path = sandbox.write("a.txt", "The bridge was shut on Monday. Nobody was hurt.\n");
    let mut reader = Reader::open(&[Source::File(path)], 80, 24);
    let noted = |id: &str, body: &str| {
        let note = Note { id: id.into(), body: body.into(), created: id.into(), ..Note::default() };
        Noted::nowhere(note)
    };
    let notes = vec![noted("a", "first"), noted("b", "second"), noted("c", "third")];
    reader.receive(Message::Notes { notes, drafts: Vec::new(), warnings: Vec::new() });
    reader.press("Ljj");
    let (changed, gone) = (vec![noted("b", "other words"), noted("d", "new")], vec!["a".to_owned()]);
    reader.receive(Message::NotesChanged { notes: changed, gone, warnings: Vec::new() });
    assert_eq!(reader.app.notice.as_deref(), Some("2 notes changed and 1 deleted by another program"));
    reader.press("x");
    let left: Vec<&str> = reader.app.notes.iter().map(|noted| noted.note.body.as_str()).collect();
    assert_eq!(left, ["other words", "new"]);
    reader.receive(Message::NotesChanged { notes: Vec::new(), gone: vec!["d".into()], warnings: Vec::new() });
    assert_eq!(reader.app.notice.as_deref(), Some("1 note deleted by another program"));
}

#[test]
fn a_note_that_is_written_stays_as_it_is_when_another_program_writes_it() {
    let sandbox = Sandbox::new();
    let path = sandbox.write("a.txt", "The bridge was shut on Monday. Nobody was hurt.\n");
    let mut reader = Reader::open(&[Source::File(path)], 80, 24);
    let noted = |body: &str| Noted::nowhere(Note { id: "a".into(), body: body.into(), ..Note::default() });
    reader.receive(Message::Notes { notes: vec![noted("begun")], drafts: Vec::new(), warnings: Vec::new() });
    reader.press("Le!");
    reader.receive(Message::NotesChanged { notes: vec![noted("theirs")], gone: Vec::new(), warnings: Vec::new() });
    assert!(reader.app.notice.as_deref().is_some_and(|told| told.contains("both are kept")));
    assert!(reader.text().contains("begun!"), "{}", reader.text());
}

#[test]
fn what_is_undone_after_another_program_wrote_leaves_its_words_in_the_trash() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (one, _) = Desk::open(&sandbox);
    one.ask(save("abc", "one", Some(&extract)));
    one.ask(save_over("abc", "one", "one two"));
    let (two, _) = Desk::open(&sandbox);
    two.ask(save_over("abc", "one two", "one two, and theirs"));
    one.told();
    // Undone by whoever did not see that yet, and by whoever did.
    let undo = Request::Change { id: "abc".into(), before: content("one two"), content: content("one") };
    let Message::Saved { told, noted } = one.ask(undo) else { panic!("not saved") };
    assert_eq!(noted.note.body, "one");
    assert!(told.is_some_and(|told| told.contains("its version is kept in")));
    let trash = || -> String {
        sandbox.names("config/trash").iter().map(|name| sandbox.read(&format!("config/trash/{name}"))).collect()
    };
    assert!(trash().contains("and theirs"));
    // The same for where its words are.
    let target = noted.note.targets[0].clone();
    two.told();
    two.ask(Request::Anchor {
        id: "abc".into(),
        target: 0,
        before: Box::new(target.clone()),
        to: Box::new(rashomon::note::Target { exact: "Nobody was hurt.".into(), ..target.clone() }),
        text: extract.text.clone(),
    });
    one.told();
    let to = Box::new(rashomon::note::Target { exact: "The bridge".into(), ..target.clone() });
    let anchor = Request::Anchor { id: "abc".into(), target: 0, before: Box::new(target), to, text: extract.text };
    let Message::Saved { told, .. } = one.ask(anchor) else { panic!("not saved") };
    assert!(told.is_some());
    assert!(trash().contains("\"exact\": \"Nobody was hurt.\""));
}

#[test]
fn a_note_that_went_and_came_back_with_other_words_keeps_them() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (one, _) = Desk::open(&sandbox);
    one.ask(save("abc", "begun", Some(&extract)));
    let path = sandbox.path("config/notes/abc.json");
    let text = sandbox.read("config/notes/abc.json");
    std::fs::remove_file(&path).unwrap();
    assert_eq!(one.told(), (vec![], vec!["abc".to_owned()]));
    std::fs::write(&path, text.replace("begun", "theirs")).unwrap();
    assert_eq!(one.told(), (vec!["theirs".to_owned()], vec![]));
    let Message::Saved { told, .. } = one.ask(save_over("abc", "begun", "mine")) else { panic!("not saved") };
    assert!(told.is_some_and(|told| told.contains("its version is kept in")));
}

#[test]
fn a_draft_begun_on_words_that_are_others_now_keeps_both() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (one, _) = Desk::open(&sandbox);
    one.ask(save("abc", "begun", Some(&extract)));
    let before = Some(content("begun"));
    one.keeper.ask(Request::Draft { id: "abc".into(), content: content("half"), before, quoted: Vec::new() });
    one.keeper.finish();
    let path = sandbox.path("config/notes/abc.json");
    std::fs::write(&path, sandbox.read("config/notes/abc.json").replace("begun", "imported")).unwrap();
    let (two, first) = Desk::open(&sandbox);
    let Message::Notes { drafts, .. } = first else { panic!("no notes") };
    let kept = drafts.into_iter().next().unwrap();
    let save = Request::Save { id: kept.id, content: kept.content, before: kept.before, quoted: Vec::new() };
    let Message::Saved { told, noted } = two.ask(save) else { panic!("not saved") };
    assert_eq!((noted.note.body.as_str(), noted.note.extra.len()), ("half", 0));
    assert!(told.is_some_and(|told| told.contains("its version is kept in")));
}

#[test]
fn a_draft_that_is_dropped_lies_in_the_trash() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (writer, _) = Desk::open(&sandbox);
    let draft = |quoted| Request::Draft { id: "abc".into(), content: content("live words"), before: None, quoted };
    writer.keeper.ask(draft(vec![quoted(&extract)]));
    writer.keeper.finish();
    let (other, _) = Desk::open(&sandbox);
    other.keeper.ask(Request::DropDraft("abc".into()));
    other.keeper.finish();
    let trash: String =
        sandbox.names("config/trash").iter().map(|name| sandbox.read(&format!("config/trash/{name}"))).collect();
    assert!(trash.contains("live words"), "{trash}");
}

#[test]
fn words_that_could_not_be_saved_still_know_what_they_were_begun_on() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (one, _) = Desk::open(&sandbox);
    one.ask(save("abc", "begun", Some(&extract)));
    let (notes, aside) = (sandbox.path("config/notes"), sandbox.path("config/aside"));
    std::fs::rename(&notes, &aside).unwrap();
    std::fs::write(&notes, "a file where the folder should be").unwrap();
    assert!(matches!(one.ask(save_over("abc", "begun", "mine")), Message::NotSaved { .. }));
    one.keeper.finish();
    // The disk is mended, and another program writes first.
    std::fs::remove_file(&notes).unwrap();
    std::fs::rename(&aside, &notes).unwrap();
    let theirs = sandbox.read("config/notes/abc.json").replace("begun", "theirs");
    std::fs::write(notes.join("abc.json"), theirs).unwrap();
    let (two, first) = Desk::open(&sandbox);
    let Message::Notes { mut drafts, .. } = first else { panic!("no notes") };
    let kept = drafts.pop().expect("the words as a draft");
    let save = Request::Save { id: kept.id, content: kept.content, before: kept.before, quoted: Vec::new() };
    let Message::Saved { told, .. } = two.ask(save) else { panic!("not saved") };
    assert!(told.is_some_and(|told| told.contains("its version is kept in")));
}
