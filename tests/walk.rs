//! The built program in a pseudo-terminal: the first minute, every key, windows that change their size without end.

use std::fmt::Write;

use rashomon::config::Config;

use crate::support::Sandbox;
use crate::support::pty::until;

#[test]
fn the_first_start_says_in_one_line_how_to_begin() {
    let sandbox = Sandbox::new();
    let line = "press n for the next shared passage, ? for help, P to open your own articles";
    let mut running = sandbox.start(80, 24, &[]);
    running.wait(line).press("n").wait_gone(line).wait("passage 1 of");
    running.press("q");
    assert_eq!(running.ended(), 0);
    // Who asks for the sample knows it.
    let mut running = sandbox.start(80, 24, &["--sample"]);
    running.wait(" shared");
    assert!(!running.text().contains(line), "{}", running.text());
    running.press("q");
    assert_eq!(running.ended(), 0);
}

#[test]
fn the_first_five_minutes_of_the_readme_lead_to_a_note_in_markdown_and_a_page() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(100, 30, &["--sample"]);
    running.wait(" shared").press("c").wait("after seven / ");
    running.press("c").wait("! A the harbourmaster / C deputy harbourmaster");
    running.press("A").wait("New note").press("Which of them is right?\u{13}").wait("note saved");
    running.press("o").wait("Overview").press("\u{3}").wait_gone("Overview");
    running.press("F").wait("Facts").press("\u{3}").wait_gone("Facts");
    running.press("i").wait("Why").press("\u{3}").wait_gone("Why");
    running.press("E").wait("Write one note to a Markdown file").press("\r").wait("sample-story.md: ").press("q");
    assert_eq!(running.ended(), 0);
    assert!(sandbox.read("sample-story.md").contains("Which of them is right?"));
    let output = sandbox.run(&["compare", "--sample", "--notes", "-o", "report.html"]);
    assert_eq!(output.status.code(), Some(0));
    let page = sandbox.read("report.html");
    assert!(page.to_lowercase().starts_with("<!doctype html>") && page.contains("Which of them is right?"));
}

/// The bytes that a terminal sends for a key as the settings name it.
fn bytes(name: &str) -> String {
    let named = [
        ("space", " "),
        ("enter", "\r"),
        ("tab", "\t"),
        ("backtab", "\u{1b}[Z"),
        ("backspace", "\u{7f}"),
        ("del", "\u{1b}[3~"),
        ("up", "\u{1b}[A"),
        ("down", "\u{1b}[B"),
        ("left", "\u{1b}[D"),
        ("right", "\u{1b}[C"),
        ("home", "\u{1b}[H"),
        ("end", "\u{1b}[F"),
        ("pageup", "\u{1b}[5~"),
        ("pagedown", "\u{1b}[6~"),
        ("f1", "\u{1b}OP"),
        ("f2", "\u{1b}OQ"),
    ];
    if let Some((_, bytes)) = named.iter().find(|(known, _)| *known == name) {
        return (*bytes).to_owned();
    }
    match name.strip_prefix("ctrl-").and_then(|rest| rest.chars().next()) {
        Some(letter) => char::from(letter as u8 & 0x1f).to_string(),
        None => name.to_owned(),
    }
}

#[test]
fn every_key_of_every_context_is_pressed_and_the_reader_goes_on() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(100, 30, &["--sample"]);
    running.wait(" shared");
    let keys = Config::default().keys;
    let ends = ["quit", "suspend", "cancel", "editor", "browse"];
    for (action, keys) in keys["reader"].iter().filter(|(action, _)| !ends.contains(&action.as_str())) {
        for key in keys {
            // A letter for what asks for one; then out of whatever it opened. An escape and a letter at once are
            // another key to a terminal, so it is interrupted instead.
            running.press(&bytes(key));
            running.press("\u{3}~\u{3}~");
        }
        assert!(running.is_running(), "{action} ended the reader:\n{}", running.text());
    }
    for open in ["L", "B", "I", "?"] {
        for (action, keys) in keys["list"].iter().filter(|(action, _)| !ends.contains(&action.as_str())) {
            for key in keys {
                running.press(open).press(&bytes(key));
                running.press("\u{3}~\u{3}~\u{3}~");
            }
            assert!(running.is_running(), "{action} in {open} ended the reader:\n{}", running.text());
        }
    }
    running.press(":quit").wait("> quit").press("\r");
    assert_eq!(running.ended(), 0);
}

#[test]
fn a_window_may_change_its_size_as_often_as_it_likes() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(100, 30, &["--sample"]);
    running.wait(" shared").press("nnn");
    for step in 0_u16..120 {
        // The emulator of the tests fails of itself in windows of one row.
        running.resize(4 + step * 37 % 217, 4 + step * 23 % 57);
        if step % 7 == 0 {
            running.press("n");
        }
    }
    running.resize(100, 30).wait("2 of 3 articles").press("q");
    assert_eq!(running.ended(), 0);
}

#[test]
fn what_is_pasted_into_a_note_is_taken_whole() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(100, 30, &["--sample"]);
    running.wait(" shared").press("na").wait("New note");
    let mut pasted = String::new();
    for line in 0..20_000 {
        let _ = writeln!(pasted, "line {line} of a very long note about the gate at Larn");
    }
    assert!(pasted.len() > 1_000_000);
    running.press(&format!("\u{1b}[200~{pasted}the end\u{1b}[201~")).wait("the end");
    running.press("\u{13}").wait("note saved").press("q");
    assert_eq!(running.ended(), 0);
    let name = sandbox.names("config/notes").pop().unwrap();
    let note = sandbox.read(&format!("config/notes/{name}"));
    assert!(note.contains("line 0 of") && note.contains("line 19999 of") && note.contains("the end"));
}

#[test]
fn keys_held_down_do_not_queue_up() {
    let sandbox = Sandbox::new();
    let line = "The gate at Larn was shut on Monday, and nobody knew why it had been left open for a week before.\n\n";
    let names = [1, 2].map(|name| sandbox.write(&format!("{name}.txt"), line.repeat(400)).display().to_string());
    let mut running = sandbox.start(100, 30, &[&names[0], &names[1]]);
    running.wait(" shared");
    let before = running.bytes().len();
    running.press(&"j".repeat(3000)).press("?").wait("Marks");
    // Drawn once for many keys: a frame of this window is some thousand bytes.
    let drawn = running.bytes().len() - before;
    assert!(drawn < 3000 * 400, "{drawn} bytes for 3000 keys");
    running.press("\u{1b}").wait_gone("Marks").press("q");
    assert_eq!(running.ended(), 0);
}

#[test]
fn a_passage_is_flagged_without_words_and_a_note_has_tags() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(100, 30, &["--sample"]);
    running.wait(" shared").press("n*").wait("flagged").press("L").wait("Notes (1)").wait("(no words)");
    running.press("t").wait("Tags of the note").press("#water, level\r").wait("#water  #level");
    running.press("u").wait_gone("#water").press("U").wait("#water");
    let name = sandbox.names("config/notes").pop().unwrap();
    let note = || sandbox.read(&format!("config/notes/{name}"));
    until("the tags are on disk", || note().contains("\"level\"") && note().contains("\"kind\": \"flag\""));
    // Another note completes its tags by those that there are.
    running.press("\u{1b}").wait_gone("Notes (1)").press("naA word.\u{13}").wait("*~ “They told us");
    running.press("t").wait("Tags of the note").press("wa\t").wait("water ").press("\r").wait("tags changed");
    // Flagged once more is flagged no longer.
    running.press("N").wait(">  with the cat").press("*").wait("note deleted").press("L").wait("Notes (1)");
    running.press("q").wait_gone("Notes (1)").press("q");
    assert_eq!(running.ended(), 0);
}
