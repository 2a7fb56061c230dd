//! What becomes of words where the notes folder cannot be written.

use rashomon::reader::message::{Message, Request};

use super::{Desk, article, save, save_over};
use crate::support::Sandbox;

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
fn words_that_could_not_be_kept_are_kept_as_soon_as_that_is_possible() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let in_the_way = sandbox.write("config", "a file where the folder should be");
    let (desk, _) = Desk::open(&sandbox);
    assert!(matches!(desk.ask(save("abc", "my words", Some(&extract))), Message::NotSaved { .. }));
    let Request::Save { id, content, before, quoted } = save("xyz", "more words", Some(&extract)) else {
        unreachable!()
    };
    let draft = Request::Draft { id, content, before, quoted };
    assert!(matches!(desk.ask(draft), Message::NotSaved { .. }));
    std::fs::remove_file(in_the_way).unwrap();
    for expected in ["abc", "xyz"] {
        assert!(matches!(desk.answer(), Message::DraftKept { id } if id == expected));
    }
    let kept = |name: &str| sandbox.read(&format!("config/drafts/{name}.json"));
    assert!(kept("abc").contains("my words") && kept("xyz").contains("more words"));
    assert_eq!(sandbox.names("config/texts").len(), 1, "what they are on can be shown");
}

#[test]
fn a_folder_that_is_removed_while_the_reader_runs_is_made_anew() {
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (desk, _) = Desk::open(&sandbox);
    desk.ask(save("abc", "first", Some(&extract)));
    std::fs::remove_dir_all(sandbox.path("config")).unwrap();
    assert!(matches!(desk.ask(save_over("abc", "first", "second")), Message::Saved { .. }));
    assert!(sandbox.read("config/notes/abc.json").contains("second"));
}

#[cfg(unix)]
#[test]
fn a_folder_that_can_only_be_read_keeps_the_note_as_a_draft_or_says_so() {
    use std::fs::{Permissions, set_permissions};
    use std::os::unix::fs::PermissionsExt as _;
    let sandbox = Sandbox::new();
    let extract = article(&sandbox);
    let (desk, _) = Desk::open(&sandbox);
    desk.ask(save("abc", "saved", Some(&extract)));
    let notes = sandbox.path("config/notes");
    set_permissions(&notes, Permissions::from_mode(0o500)).unwrap();
    if std::fs::write(notes.join("probe"), "").is_ok() {
        // Whoever may do anything is stopped by no permission: a file where the note's folder should be stops him.
        std::fs::rename(&notes, sandbox.path("config/before")).unwrap();
        std::fs::write(&notes, "").unwrap();
    }
    let Message::NotSaved { kept, before, why } = desk.ask(save_over("abc", "saved", "my words")) else {
        panic!("saved")
    };
    set_permissions(&notes, Permissions::from_mode(0o700)).unwrap();
    assert_eq!((kept.content.body.as_str(), before.unwrap().note.body.as_str()), ("my words", "saved"));
    assert!(why.contains("config/notes") && why.contains("; "), "what to do: {why}");
}
