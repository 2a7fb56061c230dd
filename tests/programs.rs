//! The built program beside other programs: an editor, a browser, the shell.

use std::process::Command;
use std::time::Duration;

use rashomon::reader::terminal::Terminal;

use crate::support::pty::Running;
use crate::support::{Sandbox, binary, printed};

const SAVE: &str = "\u{13}";
const EDIT: &str = "\u{5}";
/// What takes the terminal: its other screen, the mouse, pasted text as such.
const TAKEN: [&str; 3] = ["\u{1b}[?1049h", "\u{1b}[?1000h", "\u{1b}[?2004h"];
/// What gives it back, and the cursor with it.
const GIVEN_BACK: [&str; 4] = ["\u{1b}[?1049l", "\u{1b}[?1000l", "\u{1b}[?2004l", "\u{1b}[?25h"];

/// Writes a program of the shell and returns how it is called.
fn program(sandbox: &Sandbox, name: &str, script: &str) -> String {
    use std::os::unix::fs::PermissionsExt;
    let path = sandbox.write(name, format!("#!/bin/sh\n{script}\n"));
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path.display().to_string()
}

fn article(sandbox: &Sandbox) -> String {
    let text = "outlet: Ledger\nurl: https://ledger.example/bridge?a=1&b=2\n\nTown notes\n\nThe old bridge was shut.\n";
    sandbox.write("ledger.txt", text).display().to_string()
}

/// A note that is begun, in a reader with these variables set.
fn writing(sandbox: &Sandbox, variables: &[(&str, &str)]) -> Running {
    let empty = [("VISUAL", ""), ("EDITOR", ""), ("TMPDIR", sandbox.folder().to_str().unwrap())];
    let variables: Vec<_> = empty.into_iter().chain(variables.iter().copied()).collect();
    let mut running = sandbox.start_with(100, 30, &[&article(sandbox)], &variables);
    running.wait("words, 2 set apart").press("Ga").wait("New note").press("begun").wait("begun");
    running
}

fn quit(mut running: Running) {
    running.press("q");
    assert_eq!(running.ended(), 0);
}

/// The sheets that editors were given and that are still there.
fn sheets(sandbox: &Sandbox) -> Vec<String> {
    sandbox.names("").into_iter().filter(|name| name.starts_with("rashomon-")).collect()
}

#[test]
fn an_editor_goes_on_with_a_note() {
    let sandbox = Sandbox::new();
    // It has the terminal as a shell has it, and a sheet that nobody else can read.
    let script = "stty -a | grep -q ' icanon' && echo cooked >> ran\nls -l \"$2\" | cut -c1-10 >> ran\n\
                  echo \"$1, é\" >> \"$2\"";
    let editor = format!("'{}' 'two words'", program(&sandbox, "my editor", script));
    let mut running = writing(&sandbox, &[("VISUAL", &editor), ("EDITOR", "no-such-editor")]);
    running.press(EDIT).wait("two words, é").wait("New note");
    assert!(running.text().contains("begun"), "{}", running.text());
    assert_eq!(sandbox.read("ran"), "cooked\n-rw-------\n");
    assert_eq!(sheets(&sandbox), [""; 0]);
    let sent = running.sent();
    for (taken, given_back) in TAKEN.iter().zip(GIVEN_BACK) {
        let back = sent.find(given_back).unwrap_or_else(|| panic!("{given_back:?} was not sent"));
        assert!(sent.rfind(taken) > Some(back), "{taken:?} is taken again");
    }
    running.press(SAVE).wait("note saved");
    quit(running);
    assert!(printed(&sandbox.run(&["notes", "list"])).contains("begun"));
}

#[test]
fn an_editor_that_fails_costs_nothing() {
    let sandbox = Sandbox::new();
    let failing = program(&sandbox, "failing", "echo lost > \"$1\"; exit 3");
    let vanishing = program(&sandbox, "vanishing", "rm \"$1\"");
    for (editor, told) in [
        (failing.as_str(), "failing ended with code 3"),
        (&vanishing, "left no file"),
        ("no-such-editor", "no-such-editor was not found"),
        ("vi 'x", "EDITOR is no command"),
        ("", "no editor is named"),
    ] {
        let mut running = writing(&sandbox, &[("EDITOR", editor)]);
        running.press(EDIT).wait(told).wait("begun").wait("New note");
        running.press(", gone on").wait("begun, gone on").press("\u{1b}").wait("not saved, but kept");
        quit(running);
        assert_eq!(sheets(&sandbox), [""; 0], "{editor}");
    }
}

#[test]
fn what_is_no_text_is_told_and_kept() {
    let sandbox = Sandbox::new();
    let editor = program(&sandbox, "ed", "printf '\\377' > \"$1\"");
    let mut running = writing(&sandbox, &[("EDITOR", &editor)]);
    running.press(EDIT).wait("it is not UTF-8").wait("begun").press("\u{1b}").wait("not saved, but kept");
    quit(running);
    assert_eq!(sheets(&sandbox).len(), 1);
}

#[test]
fn the_words_are_kept_before_an_editor_runs() {
    let sandbox = Sandbox::new();
    let editor = program(&sandbox, "ed", "cat config/drafts/* > kept; kill -KILL $PPID; sleep 1");
    let mut running = writing(&sandbox, &[("EDITOR", &editor)]);
    running.press(EDIT);
    running.ended();
    assert!(sandbox.read("kept").contains("begun"));
    let mut running = sandbox.start(100, 30, &[&article(&sandbox)]);
    running.wait("were kept");
}

#[test]
fn the_key_that_interrupts_an_editor_does_not_end_the_reader() {
    let sandbox = Sandbox::new();
    let path = program(&sandbox, "ed", "");
    let mut running = writing(&sandbox, &[("EDITOR", &path)]);
    // A shell that is interrupted just before it starts a command heeds that only when the command has ended.
    let naps = "while :; do sleep 0.05; done";
    for (key, name) in [("\u{3}", "Ctrl-c"), ("\u{1c}", "Ctrl-4")] {
        program(&sandbox, "ed", &format!("echo saved > \"$1\"; echo waiting for {name}; {naps}"));
        running.press(EDIT).wait(&format!("waiting for {name}")).press(key).wait("ended by a signal").wait("saved");
    }
    program(&sandbox, "ed", &format!("trap 'echo went on >> \"$1\"; exit 0' INT; echo waiting with a trap; {naps}"));
    running.press(EDIT).wait("waiting with a trap").press("\u{3}").wait("went on");
    // From then on it ends the reader again.
    signal("INT", &running);
    running.ended();
    until("off the other screen", || !running.is_on_other_screen());
}

#[test]
fn an_editor_that_stops_stops_the_reader_too() {
    let sandbox = Sandbox::new();
    let editor = program(&sandbox, "ed", "echo stopping; kill -STOP $$; echo went on >> \"$1\"");
    let mut running = writing(&sandbox, &[("EDITOR", &editor)]);
    running.press(EDIT).wait("stopping");
    until("stopped", || state(running.process()) == Some('T'));
    signal("CONT", &running);
    running.wait("went on").wait("New note").press("\u{1b}").wait("not saved, but kept");
    quit(running);
}

#[test]
fn an_editor_ends_with_the_reader_and_what_it_had_saved_is_kept() {
    let sandbox = Sandbox::new();
    let editor = program(&sandbox, "ed", "echo saved before the end >> \"$1\"; echo waiting; exec sleep 60");
    let mut running = writing(&sandbox, &[("EDITOR", &editor)]);
    running.press(EDIT).wait("waiting");
    signal("TERM", &running);
    running.ended();
    assert_eq!(sheets(&sandbox), [""; 0]);
    let draft = sandbox.names("config/drafts").remove(0);
    let draft = sandbox.read(&format!("config/drafts/{draft}"));
    assert!(draft.contains("saved before the end"), "{draft}");
}

#[test]
fn an_editor_has_the_terminal_where_an_article_comes_through_a_pipe() {
    let sandbox = Sandbox::new();
    let file = article(&sandbox);
    let editor = program(&sandbox, "ed", "echo 'your words?'; read words; echo \"$words\" >> \"$1\"");
    sandbox.write("piped.sh", format!("export VISUAL='{editor}'\ncat {file} | {} -\n", binary()));
    let mut running = sandbox.start_shell(100, 30, "piped.sh");
    running.wait("words, 2 set apart").press("Ga").wait("New note").press("begun").wait("begun");
    running.press(EDIT).wait("your words?").press("from the terminal\n").wait("New note").wait("from the terminal");
    running.press("\u{1b}").wait("not saved, but kept");
    quit(running);
}

#[test]
fn a_browser_gets_the_address_as_one_word() {
    let sandbox = Sandbox::new();
    let script =
        "printf '%s|' \"$@\" > asked.new; [ -t 0 ] || [ -t 1 ] || mv asked.new asked; echo noise; echo noise >&2";
    let browser = format!("no-such-browser:'{}' --new", program(&sandbox, "browser", script));
    let mut running = sandbox.start_with(100, 30, &[&article(&sandbox)], &[("BROWSER", &browser), ("SSH_TTY", "x")]);
    running.wait("old bridge").press("O").wait("to the browser: https://ledger.example/bridge?a=1&b=2");
    until("asked", || sandbox.path("asked").exists());
    assert_eq!(sandbox.read("asked"), "--new|https://ledger.example/bridge?a=1&b=2|");
    assert!(!running.text().contains("noise"));
    quit(running);
}

#[test]
fn where_no_browser_can_be_seen_the_address_is_copied() {
    let bare = [("BROWSER", ""), ("DISPLAY", ""), ("WAYLAND_DISPLAY", ""), ("SSH_CONNECTION", ""), ("SSH_TTY", "")];
    for (name, value, told) in [
        ("TERM", "xterm-256color", "no browser: no display"),
        ("SSH_CONNECTION", "x", "no browser: the reader runs over SSH"),
        ("BROWSER", "no-such-browser", "no browser: no-such-browser was not found"),
        ("BROWSER", "false", "no browser: false failed"),
    ] {
        let sandbox = Sandbox::new();
        let variables: Vec<_> = bare.into_iter().chain([(name, value)]).collect();
        let mut running = sandbox.start_with(100, 30, &[&article(&sandbox)], &variables);
        // The beginning of the address in Base64.
        running.wait("old bridge").press("O").wait(told).wait_sent("\u{1b}]52;c;aHR0cHM6Ly9sZWRnZXIuZXhhbXBsZS9");
        quit(running);
    }
}

#[test]
fn an_article_without_an_address_is_not_browsed() {
    let sandbox = Sandbox::new();
    let file = sandbox.write("post.txt", "Town notes\n\nThe old bridge was shut.\n").display().to_string();
    let mut running = sandbox.start_with(100, 30, &[&file], &[("BROWSER", "touch")]);
    running.wait("old bridge").press("O").wait("no web address is known of this article");
    quit(running);
}

#[test]
fn the_shell_gets_the_terminal_without_the_mouse_and_gives_it_back() {
    let sandbox = Sandbox::new();
    let mut running = sandbox.start(100, 30, &[&article(&sandbox)]);
    running.wait("old bridge").press("\u{1a}");
    until("stopped", || state(running.process()) == Some('T'));
    let sent = running.sent();
    assert!(!sent.contains("\u{1b}[?1003h"), "movement without a button wakes nobody");
    for (taken, given_back) in TAKEN.iter().zip(GIVEN_BACK) {
        assert!(sent.rfind(given_back) > sent.rfind(taken), "{given_back:?} came last");
    }
    assert!(sent.rfind(GIVEN_BACK[3]) > sent.rfind("\u{1b}[?25l"), "the cursor is shown");
    signal("CONT", &running);
    until("taken again", || {
        let sent = running.sent();
        TAKEN.iter().zip(GIVEN_BACK).all(|(taken, given_back)| sent.rfind(taken) > sent.rfind(given_back))
    });
    running.wait("old bridge");
    quit(running);
}

#[test]
fn a_fault_and_an_error_give_the_terminal_back() {
    for ending in ["panic", "error"] {
        let sandbox = Sandbox::new();
        let test = std::env::current_exe().unwrap().display().to_string();
        let name = "programs::ends_with_the_terminal_taken";
        let script = format!("ENDING={ending} '{test}' --exact {name} --nocapture --test-threads=1\necho ended\n");
        sandbox.write("run.sh", script);
        let mut running = sandbox.start_shell(100, 30, "run.sh");
        running.wait("ended");
        let sent = running.sent();
        for (taken, given_back) in TAKEN.iter().zip(GIVEN_BACK) {
            assert!(sent.contains(taken), "{ending}: {taken:?} was taken");
            assert!(sent.rfind(given_back) > sent.rfind(taken), "{ending}: {given_back:?} came last");
        }
        assert!(sent.rfind(GIVEN_BACK[3]) > sent.rfind("\u{1b}[?25l"), "{ending}: the cursor is shown");
        // The reason is told where it can be read.
        let told = if ending == "panic" { "a fault on purpose" } else { "an error on purpose" };
        assert!(sent.rfind(told) > sent.rfind(GIVEN_BACK[0]) && sent.contains(told), "{ending}: {sent}");
    }
}

/// No test, but the program that the one above runs in a terminal.
#[test]
fn ends_with_the_terminal_taken() {
    let Ok(ending) = std::env::var("ENDING") else { return };
    let take = move || -> Result<(), String> {
        let (mut terminal, _) = Terminal::take(false).unwrap();
        terminal.listen(true).unwrap();
        assert!(ending != "panic", "a fault on purpose");
        Err("an error on purpose".to_owned())
    };
    // Only there a fault ends the program.
    std::thread::Builder::new().name("main".to_owned()).spawn(move || take().unwrap()).unwrap().join().unwrap();
}

fn signal(name: &str, running: &Running) {
    let status = Command::new("kill").arg(format!("-{name}")).arg(running.process().to_string()).status().unwrap();
    assert!(status.success());
}

/// The letter of a process's state, where the system tells.
fn state(process: u32) -> Option<char> {
    let status = Command::new("ps").args(["-o", "stat=", "-p", &process.to_string()]).output().ok()?;
    String::from_utf8(status.stdout).ok()?.trim().chars().next()
}

fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..4000 {
        if holds() {
            return;
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    panic!("waited in vain until {what}");
}
