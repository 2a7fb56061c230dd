//! What can go wrong around the program: each ends clearly, and nothing written is lost.

use std::fs;
use std::process::Command;

use crate::support::pty::until;
use crate::support::{Sandbox, printed, told};

const LEDGER: &str = "outlet: Ledger\n\nThe old bridge over the Tarn was shut on Monday after divers found cracks.\n\nShops lost trade.\n";
const POST: &str = "outlet: Post\n\nThe old bridge over the Tarn was shut on Monday when divers found cracks.\n";

fn two(sandbox: &Sandbox) -> [String; 2] {
    [("ledger.txt", LEDGER), ("post.txt", POST)].map(|(name, text)| sandbox.write(name, text).display().to_string())
}

#[test]
fn a_terminal_that_says_it_is_dumb_gets_the_comparison() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let mut running = sandbox.start_with(100, 40, &[&left, &right], &[("TERM", "dumb")]);
    running.wait("TOLD BY BOTH (1 passage)");
    assert_eq!(running.ended(), 0);
    assert!(!running.sent().contains('\u{1b}'), "{}", running.sent());
}

#[test]
fn a_terminal_without_a_name_and_a_locale_without_unicode_are_read_in() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    for (name, value) in [("TERM", ""), ("LC_ALL", "C"), ("LC_ALL", "de_DE.ISO-8859-1")] {
        let mut running = sandbox.start_with(100, 30, &[&left, &right], &[(name, value)]);
        running.wait(" shared").press("n").wait("passage 1 of 1").press("q");
        assert_eq!(running.ended(), 0, "{name}={value}");
    }
}

#[test]
fn a_window_of_one_cell_waits_for_a_larger_one() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let mut running = sandbox.start(1, 1, &[&left, &right]);
    running.press("n");
    running.resize(100, 30).wait("passage 1 of 1").press("q");
    assert_eq!(running.ended(), 0);
    let mut running = sandbox.start(1, 1, &[&left, &right]);
    running.press("q");
    assert_eq!(running.ended(), 0);
}

#[test]
fn an_article_that_is_cut_while_it_is_open_stays_as_it_was_read() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let mut running = sandbox.start(100, 30, &[&left, &right]);
    running.wait(" shared");
    fs::write(&left, "").unwrap();
    running.press("nR").wait("there is no text in it").wait("What was read before stays");
    running.wait("The old bridge over the Tarn").press("q");
    assert_eq!(running.ended(), 0);
}

#[test]
fn a_settings_folder_that_is_removed_while_the_reader_runs_costs_no_note() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let mut running = sandbox.start(100, 30, &[&left, &right]);
    running.wait(" shared").press("na").wait("New note").press("first\u{13}").wait("note saved");
    fs::remove_dir_all(sandbox.path("config")).unwrap();
    running.press("a").wait("New note").press("second\u{13}").wait("note saved").press("q");
    assert_eq!(running.ended(), 0);
    let kept = printed(&sandbox.run(&["notes", "list"]));
    assert!(kept.contains("second"), "{kept}");
}

/// Two readers take turns in saving, so that whoever holds the lock can look at a save that has only begun.
#[cfg(unix)]
#[test]
fn a_program_that_is_ended_while_it_saves_saves_to_the_end() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let mut running = sandbox.start(100, 30, &[&left, &right]);
    running.wait(" shared").press("na").wait("New note").press("first words\u{13}").wait("note saved");
    let lock = fs::File::options().write(true).open(sandbox.path("config/notes/.lock")).unwrap();
    lock.lock().unwrap();
    running.press("e").wait("Edit note").press(", and the last\u{13}").wait_gone("Edit note");
    let process = running.process().to_string();
    assert!(Command::new("kill").args(["-TERM", &process]).status().unwrap().success());
    until("off the other screen", || !running.is_on_other_screen());
    assert!(!read_notes(&sandbox).contains("the last"), "it waits for its turn");
    drop(lock);
    running.ended();
    assert!(read_notes(&sandbox).contains("first words, and the last"), "{}", read_notes(&sandbox));
    assert_eq!(sandbox.names("config/drafts"), Vec::<String>::new());
    assert_eq!(sandbox.names("config/notes").len(), 2, "the note and the lock");
}

fn read_notes(sandbox: &Sandbox) -> String {
    let notes = sandbox.names("config/notes").into_iter().filter(|name| !name.starts_with('.'));
    notes.map(|name| sandbox.read(&format!("config/notes/{name}"))).collect()
}

/// Who may write everywhere is not kept from it by permissions.
#[cfg(unix)]
fn is_all_powerful(sandbox: &Sandbox) -> bool {
    fs::write(sandbox.path("closed/probe"), "").is_ok()
}

#[cfg(unix)]
fn closed_home(sandbox: &Sandbox) -> Vec<(&'static str, String)> {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir(sandbox.path("closed")).unwrap();
    fs::set_permissions(sandbox.path("closed"), fs::Permissions::from_mode(0o500)).unwrap();
    let place = |name: &str| sandbox.path(name).display().to_string();
    vec![
        ("HOME", place("closed")),
        ("RASHOMON_CONFIG_DIR", place("closed/config")),
        ("RASHOMON_STATE_DIR", place("closed/state")),
        ("RASHOMON_CACHE_DIR", place("closed/cache")),
    ]
}

#[cfg(unix)]
#[test]
fn in_a_home_that_cannot_be_written_articles_are_read_and_what_is_not_kept_is_told() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let home = closed_home(&sandbox);
    let home: Vec<(&str, &str)> = home.iter().map(|(name, value)| (*name, value.as_str())).collect();
    if is_all_powerful(&sandbox) {
        // A file where the folder should be stops everybody.
        fs::remove_file(sandbox.path("closed/probe")).unwrap();
        fs::remove_dir(sandbox.path("closed")).unwrap();
        sandbox.write("closed", "");
    }
    let output = sandbox.command(&["compare", &left, &right]).envs(home.iter().copied()).output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let mut running = sandbox.start_with(100, 30, &[&left, &right], &home);
    running.wait(" shared").press("na").wait("New note").press("words\u{13}");
    running.wait("cannot").press("\u{1b}").wait_gone("New note");
    // The words are given back on the way out.
    running.press("q").wait("unsaved words would be lost").press("q");
    assert_eq!(running.ended(), 1);
    running.wait("these words could not be saved").wait("words");
    let add = ["notes", "add", &left, "--quote", "old bridge", "--body", "x"];
    let output = sandbox.command(&add).envs(home.iter().copied()).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("closed"), "{}", told(&output));
}

#[cfg(unix)]
#[test]
fn without_a_home_what_needs_one_says_so() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let run = |arguments: &[&str]| {
        let mut command = sandbox.command(arguments);
        for name in ["RASHOMON_CONFIG_DIR", "RASHOMON_STATE_DIR", "RASHOMON_CACHE_DIR"] {
            command.env_remove(name);
        }
        command.env("HOME", "/dev/null").output().unwrap()
    };
    let output = run(&["compare", &left, &right]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let output = run(&["notes", "add", &left, "--quote", "old bridge", "--body", "x"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("/dev/null/"), "{}", told(&output));
}

#[cfg(unix)]
#[test]
fn a_full_disk_leaves_what_was_there_and_is_told() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    sandbox.run(&["notes", "add", &left, "--quote", "old bridge", "--body", "first"]);
    sandbox.write("report.txt", "an older report");
    // Files may not grow: as on a full disk, every write fails.
    let full = |arguments: &str| {
        let script = format!("trap '' XFSZ; ulimit -f 0; exec {} {arguments}", crate::support::binary());
        let mut command = Command::new("sh");
        command.args(["-c", &script]).current_dir(sandbox.folder()).envs(sandbox.environment());
        command.stdout(std::process::Stdio::piped()).stderr(std::process::Stdio::piped());
        command.spawn().unwrap().wait_with_output().unwrap()
    };
    let output = full(&format!("compare {left} {right} -o report.txt"));
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(told(&output).contains("cannot write report.txt"), "{}", told(&output));
    assert_eq!(sandbox.read("report.txt"), "an older report");
    let output = full(&format!("notes add {left} --quote 'Shops lost' --body second"));
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert!(told(&output).contains("cannot"), "{}", told(&output));
    let kept = printed(&sandbox.run(&["notes", "list"]));
    assert!(kept.contains("first") && !kept.contains("second"), "{kept}");
    let files = sandbox.names("config/notes").into_iter().filter(|name| name != ".lock");
    assert_eq!(files.count(), 1, "no part of a note is left behind");
    let loose: Vec<String> = sandbox.names("").into_iter().filter(|name| name.starts_with(".tmp")).collect();
    assert_eq!(loose, Vec::<String>::new());
}

/// A file where the folder should be stops everybody, as a full disk does.
#[test]
fn words_that_found_no_room_are_kept_when_there_is_some_again() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let mut running = sandbox.start(100, 30, &[&left, &right]);
    running.wait(" shared").press("na").wait("New note").press("first\u{13}").wait("note saved");
    fs::rename(sandbox.path("config"), sandbox.path("aside")).unwrap();
    sandbox.write("config", "");
    running.press("a").wait("New note").press("second\u{13}").wait("kept only until you quit");
    running.press("q").wait("unsaved words would be lost");
    fs::remove_file(sandbox.path("config")).unwrap();
    fs::rename(sandbox.path("aside"), sandbox.path("config")).unwrap();
    running.wait("kept as a draft now").press("q");
    assert_eq!(running.ended(), 0);
    assert!(!running.text().contains("could not be saved:"), "{}", running.text());
    assert!(printed(&sandbox.run(&["notes", "list"])).contains("first"));
    let drafts = sandbox.names("config/drafts");
    assert!(sandbox.read(&format!("config/drafts/{}", drafts[0])).contains("second"), "{drafts:?}");
}

#[test]
fn a_note_from_tomorrow_is_changed_today() {
    let sandbox = Sandbox::new();
    let [left, _] = two(&sandbox);
    let id = printed(&sandbox.run(&["notes", "add", &left, "--quote", "old bridge", "--body", "first"]));
    let path = format!("config/notes/{}.json", id.trim());
    // The clock was set back after it was written.
    let year = &printed(&sandbox.run(&["notes", "list", "--json"]));
    let written = serde_json::from_str::<serde_json::Value>(year).unwrap()[0]["updated"].as_str().unwrap().to_owned();
    let later = sandbox.read(&path).replace(&written[..4], "2999");
    sandbox.write(&path, later);
    let mut running = sandbox.start(100, 30, &[&left]);
    running.wait("The old bridge").press("L").wait("first").press("e").wait("first").press(" and more\u{13}");
    running.wait("note saved").press("q").press("q");
    assert_eq!(running.ended(), 0);
    assert!(printed(&sandbox.run(&["notes", "list"])).contains("first and more"));
}
