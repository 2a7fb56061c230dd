//! The built program in a pseudo-terminal: the whole way through, and every way out.

use std::process::Command;
use std::time::Duration;

use crate::support::pty::{Running, until};
use crate::support::{Sandbox, printed, told};

const SAVE: &str = "\u{13}";

fn story(sandbox: &Sandbox) -> [String; 2] {
    let left = "outlet: Ledger\nurl: https://ledger.example/bridge\n\nTown notes\n\nThe old bridge over the Tarn was shut on Monday after divers found cracks in two of its piers.\n\n\
                “We could not wait for the summer to end,” said the engineer Ada Roe.\n\nShops in Mill Lane lost half their trade.\n";
    let right = "outlet: Post\n\nHoteliers want a ferry\n\nHoteliers had asked for a ferry since spring.\n\nAda Roe, the engineer, told reporters: \
                 “We could not wait for the summer to end.”\n\nThe old bridge over the Tarn was closed on Monday when divers found cracks in three of its piers.\n";
    [("ledger.txt", left), ("post.txt", right)].map(|(name, text)| sandbox.write(name, text).display().to_string())
}

fn open(sandbox: &Sandbox, files: &[String]) -> Running {
    let names: Vec<&str> = files.iter().map(String::as_str).collect();
    let mut running = sandbox.start(100, 30, &names);
    running.wait(" shared");
    running
}

#[test]
fn the_whole_way_through() {
    let sandbox = Sandbox::new();
    let files = story(&sandbox);
    let mut running = open(&sandbox, &files);
    running.press("n").wait("~ reworded").press("n").wait("Post, ¶");
    running.press("\r").wait("Ledger, ¶");
    running.press("\u{7f}").wait("Post, ¶");
    running.press("A").wait("New note on this passage and its counterpart");
    running.press("Same words, other frame.").wait("other frame.").press(SAVE).wait("note saved");
    running.press("E").wait("./town-notes.md").press("\r").wait("1 new");
    running.press("q");
    assert_eq!(running.ended(), 0);
    until("off the other screen", || !running.is_on_other_screen());

    let exported = sandbox.read("town-notes.md");
    for part in [
        "> “We could not wait for the summer to end,” said the engineer Ada Roe.",
        "> Ada Roe, the engineer, told reporters: “We could not wait for the summer to end.”",
        "Same words, other frame.",
        "Ledger",
        "Post",
        "https://ledger.example/bridge",
        "post.txt",
        "paragraph",
    ] {
        assert!(exported.contains(part), "{part:?} in\n{exported}");
    }

    // The article grows at its beginning; the note is found again.
    let text = sandbox.read("post.txt").replace("Hoteliers", "It rained all week.\n\nHoteliers");
    sandbox.write("post.txt", text);
    let mut running = open(&sandbox, &files);
    running.press("L").wait("Same words, other frame.").wait("moved");
    running.press("\r").wait("*~ “We could not wait");
    running.press("q");
    assert_eq!(running.ended(), 0);
    let notes = sandbox.names("config/notes");
    assert_eq!(notes.iter().filter(|name| name.contains(".json")).count(), 1, "{notes:?}");
}

#[test]
fn a_deleted_note_comes_back() {
    let sandbox = Sandbox::new();
    let files = story(&sandbox);
    let mut running = open(&sandbox, &files);
    running.press("na").wait("New note").press("gone soon").press(SAVE).wait("note saved");
    running.press("x").wait("note deleted; u undoes it");
    running.press("L").wait("No notes yet").press("u").wait("gone soon");
    running.press("e").wait("Edit note").press(", or not").press(SAVE).wait("note saved");
    running.press("L").wait("gone soon, or not").press("u").wait_gone(", or not").wait("gone soon");
    running.press("\u{1b}").wait_gone("Notes (1)").press("q");
    assert_eq!(running.ended(), 0);
    let listed = printed(&sandbox.run(&["notes", "list"]));
    assert!(listed.contains("gone soon"), "{listed}");
}

#[test]
fn words_not_saved_survive_the_end_of_the_terminal() {
    let sandbox = Sandbox::new();
    let files = story(&sandbox);
    let mut running = open(&sandbox, &files);
    running.press("na").wait("New note").press("half a thought").wait("half a thought");
    signal("HUP", &running);
    running.ended();
    let mut running = open(&sandbox, &files);
    running.wait("were kept").press("L").wait("half a thought").press("\r").wait("half a thought").press(SAVE);
    running.wait("note saved").press("q").wait_gone("Notes (1)").press("q");
    assert_eq!(running.ended(), 0);
    assert!(printed(&sandbox.run(&["notes", "list"])).contains("half a thought"));
    assert!(sandbox.names("config/drafts").is_empty());
}

fn signal(name: &str, running: &Running) {
    let status = Command::new("kill").arg(format!("-{name}")).arg(running.process().to_string()).status().unwrap();
    assert!(status.success());
}

#[test]
fn the_terminal_is_given_back_on_termination() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(80, 24, &["--sample"]);
    running.wait("rashomon");
    assert!(running.is_on_other_screen());
    signal("TERM", &running);
    running.ended();
    until("off the other screen", || !running.is_on_other_screen());
}

#[test]
fn the_program_ends_with_its_terminal_and_keeps_the_words() {
    let sandbox = Sandbox::new();
    let files = story(&sandbox);
    let mut child =
        sandbox.run_until_hang_up(&[&files[0], &files[1]], &[("shared", "na"), ("New note", "a last word")]);
    let mut waited = 0;
    while child.try_wait().unwrap().is_none() {
        waited += 1;
        assert!(waited < 2000, "the program goes on without a terminal");
        std::thread::sleep(Duration::from_millis(5));
    }
    let drafts = sandbox.names("config/drafts");
    assert_eq!(drafts.len(), 1, "{drafts:?}");
    let draft = sandbox.read(&format!("config/drafts/{}", drafts[0]));
    assert!(draft.contains("a last word"), "{draft}");
    let mut running = open(&sandbox, &files);
    running.wait("were kept").press("L").wait("a last word");
}

#[test]
fn the_shell_gets_the_terminal_and_gives_it_back() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(80, 24, &["--sample"]);
    running.wait(" shared").press("\u{1a}");
    until("stopped", || state(running.process()) == Some('T'));
    until("off the other screen", || !running.is_on_other_screen());
    signal("CONT", &running);
    until("on the other screen", || running.is_on_other_screen());
    running.wait(" shared").press("q");
    assert_eq!(running.ended(), 0);
}

/// The letter of a process's state, where the system tells.
fn state(process: u32) -> Option<char> {
    let status = Command::new("ps").args(["-o", "stat=", "-p", &process.to_string()]).output().ok()?;
    String::from_utf8(status.stdout).ok()?.trim().chars().next()
}

#[test]
fn a_changing_window_is_followed() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(120, 30, &["--sample"]);
    running.wait("3 of 3 articles");
    running.resize(80, 24).wait("2 of 3 articles");
    running.resize(60, 20).wait("1 of 3 articles");
    running.resize(10, 3).wait("window too");
    running.resize(120, 30).wait("3 of 3 articles").press("q");
    assert_eq!(running.ended(), 0);
}

#[test]
fn no_colour_leaves_the_terminal_without() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start_with(100, 30, &["--sample"], &[("NO_COLOR", "1"), ("COLORTERM", "truecolor")]);
    running.wait(" shared").press("nn").wait("reworded");
    assert!(running.has_underlined(), "differing words are underlined");
    running.press("q");
    assert_eq!(running.ended(), 0);
    let sent = String::from_utf8_lossy(&running.bytes()).into_owned();
    for colour in ["\u{1b}[;", "[38;", "[48;"] {
        assert!(!sent.contains(colour), "{colour:?} was sent");
    }
}

#[test]
fn esc_never_quits_and_ctrl_c_twice_does() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(80, 24, &["--sample"]);
    running.wait(" shared").press("\u{1b}").press("?").wait("Help").press("\u{1b}").wait_gone("Help");
    running.press("\u{3}\u{3}");
    assert_eq!(running.ended(), 0);
}

#[test]
fn articles_come_through_a_pipe_while_keys_come_from_the_terminal() {
    let sandbox = Sandbox::new();
    let [left, right] = story(&sandbox);
    let text = sandbox.read("ledger.txt");
    sandbox.write("piped.sh", format!("#!/bin/sh\ncat {left} | {} - {right}\n", crate::support::binary()));
    assert!(text.contains("Town notes"));
    let mut running = sandbox.start_shell(100, 30, "piped.sh");
    running.wait(" shared").press("n").wait("reworded").press("q");
    assert_eq!(running.ended(), 0);
}

#[test]
fn without_a_terminal_the_comparison_is_printed() {
    let sandbox = Sandbox::new();
    let [left, right] = story(&sandbox);
    let output = sandbox.run(&[&left, &right]);
    assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""));
    assert!(printed(&output).contains("We could not wait"), "{}", printed(&output));
    assert!(!printed(&output).contains('\u{1b}'));
}
