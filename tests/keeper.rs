//! What becomes of words: asked of the keeper, answered, and in the files.

use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use rashomon::article::{Extract, Span};
use rashomon::note::Content;
use rashomon::reader::keeper;
use rashomon::reader::line::Line;
use rashomon::reader::message::{Message, Request};
use rashomon::reader::noted::{Quoted, Words};
use rashomon::source::{self, Source};

use crate::support::Sandbox;

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

    fn answer(&self) -> Message {
        self.messages.recv_timeout(Duration::from_secs(20)).expect("an answer")
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
    Request::Save { id: id.into(), content: content(body), quoted: quoted.into_iter().collect() }
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
        matches!(desk.ask(save("abc", "second", None)), Message::Saved { noted, .. } if noted.note.body == "second")
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
    let Message::NotSaved { kept, why, .. } = desk.ask(save("gone", "my words", None)) else { panic!("saved what?") };
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
    desk.keeper.ask(Request::Draft { id: "abc".into(), content: content("half"), quoted });
    desk.keeper.finish();
    let (desk, first) = Desk::open(&sandbox);
    assert_eq!(drafts(first), [("half".to_owned(), vec!["The bridge was shut on Monday.".to_owned()])]);
    desk.keeper.ask(Request::DropDraft("abc".into()));
    desk.keeper.ask(Request::Draft { id: "abc".into(), content: content("half"), quoted: Vec::new() });
    desk.keeper.finish();
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
    two.keeper.ask(Request::Draft { id: "abc".into(), content: content("the other's words"), quoted: Vec::new() });
    two.keeper.finish();
    assert!(matches!(one.ask(save("abc", "saved again", None)), Message::Saved { .. }));
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
        desk.keeper.ask(Request::Draft { id: "abc".into(), content: content(body), quoted: Vec::new() });
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
fn a_folder_that_cannot_be_written_gives_the_words_back() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    sandbox.write("config", "a file where the folder should be");
    let (desk, _) = Desk::open(&sandbox);
    let Message::NotSaved { kept, why, .. } = desk.ask(save("abc", "my words", Some(&extract))) else {
        panic!("saved")
    };
    assert_eq!((kept.content.body.as_str(), kept.on_disk), ("my words", false));
    assert!(why.starts_with("not saved, kept only until you quit"), "{why}");
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
