//! How the program behaves among others in a shell: colours, progress, exit codes, files, pipes.

use std::process::{Command, Output, Stdio};

use crate::support::{Sandbox, printed, told};

/// Variables that say something of colours.
const ON_COLOURS: [&str; 3] = ["NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE"];

fn write(sandbox: &Sandbox, name: &str, piers: &str) -> String {
    let text = format!("The old bridge over the Tarn was shut on Monday after divers found cracks in {piers} piers.\n");
    sandbox.write(name, text).display().to_string()
}

/// Runs the program with no more of what says something of colours than given.
fn run_with(sandbox: &Sandbox, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
    let mut command = sandbox.command(arguments);
    for name in ON_COLOURS {
        command.env_remove(name);
    }
    command.envs(variables.iter().copied()).output().unwrap()
}

#[test]
fn the_help_is_coloured_in_a_pipe_only_where_that_is_asked_for() {
    let sandbox = Sandbox::new();
    for (arguments, variables, expected) in [
        (&["--help"][..], &[][..], false),
        (&["--color", "always", "--help"], &[], true),
        (&["--color=always", "--help"], &[("NO_COLOR", "1")], true),
        (&["notes", "--color=always", "--help"], &[], true),
        (&["--help"], &[("CLICOLOR_FORCE", "1")], true),
        (&["--color=never", "--help"], &[("CLICOLOR_FORCE", "1")], false),
        (&["--help"], &[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], false),
    ] {
        let output = run_with(&sandbox, arguments, variables);
        assert_eq!(printed(&output).contains('\u{1b}'), expected, "{arguments:?} {variables:?}");
    }
    let output = run_with(&sandbox, &["--color", "sometimes"], &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("auto, always, never"), "{}", told(&output));
    let output = run_with(&sandbox, &["--no-such-option", "--color=always"], &[]);
    assert!(told(&output).contains('\u{1b}'), "what is wrong is coloured, too");
}

#[cfg(unix)]
#[test]
fn on_a_terminal_the_help_is_coloured_unless_the_user_wants_none() {
    let sandbox = Sandbox::new();
    for (arguments, variables, expected) in [
        (&["--help"][..], &[][..], true),
        (&["--help"], &[("NO_COLOR", "1")], false),
        (&["--help"], &[("CLICOLOR", "0")], false),
        (&["--help"], &[("TERM", "dumb")], false),
        (&["--color", "never", "--help"], &[], false),
    ] {
        let mut running = sandbox.start_with(100, 80, arguments, variables);
        running.wait("Exit codes:");
        assert_eq!(running.ended(), 0);
        assert_eq!(running.sent().contains("\u{1b}["), expected, "{arguments:?} {variables:?}");
    }
}

/// A pipe with a name: reading it waits until somebody writes.
#[cfg(unix)]
fn slow(sandbox: &Sandbox, name: &str) -> std::path::PathBuf {
    let path = sandbox.path(name);
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    path
}

#[cfg(unix)]
#[test]
fn what_takes_long_is_told_in_one_line_that_goes_away() {
    let sandbox = Sandbox::new();
    let late = slow(&sandbox, "late.txt");
    let first = write(&sandbox, "first.txt", "two");
    let mut running = sandbox.start(100, 30, &["compare", "late.txt", &first]);
    running.wait("reading 1 of 2: late.txt");
    std::fs::write(&late, "The old bridge over the Tarn was shut on Monday.\n").unwrap();
    running.wait("TOLD BY BOTH").wait_gone("reading");
    assert_eq!(running.ended(), 0);
    let rows: Vec<String> = running.text().lines().map(str::to_owned).collect();
    assert!(rows[0].starts_with("A  late.txt"), "the report begins where the line stood: {rows:?}");
}

#[cfg(unix)]
#[test]
fn a_short_run_and_a_quiet_one_tell_nothing() {
    let sandbox = Sandbox::new();
    let first = write(&sandbox, "first.txt", "two");
    let mut running = sandbox.start(100, 30, &["notes", "check", &first]);
    assert_eq!((running.ended(), running.sent().as_str()), (0, ""));

    let late = slow(&sandbox, "late.txt");
    let running = sandbox.start(100, 30, &["compare", "--quiet", "late.txt", &first]);
    std::thread::sleep(std::time::Duration::from_millis(400));
    assert_eq!(running.sent(), "");
    std::fs::write(late, "The bridge was shut.\n").unwrap();
}

#[cfg(unix)]
#[test]
fn nothing_is_told_where_nobody_looks() {
    let sandbox = Sandbox::new();
    let late = slow(&sandbox, "late.txt");
    let mut command = sandbox.command(&["compare", "late.txt"]);
    let child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(std::time::Duration::from_millis(400));
    std::fs::write(late, "The bridge was shut.\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""));
}

#[test]
fn the_exit_code_tells_of_facts_told_differently_where_that_is_asked_for() {
    let sandbox = Sandbox::new();
    let two = write(&sandbox, "two.txt", "two of its");
    let [three, same] =
        [("three.txt", "three of its"), ("same.txt", "two of its")].map(|(name, piers)| write(&sandbox, name, piers));
    let code = |arguments: &[&str]| {
        let mut all = vec!["compare"];
        all.extend(arguments);
        sandbox.run(&all).status.code()
    };
    assert_eq!(code(&["--exit-code", &two, &three]), Some(3));
    assert_eq!(code(&[&two, &three]), Some(0));
    assert_eq!(code(&["--exit-code", &two, &same]), Some(0));
    assert_eq!(code(&["--exit-code", &three]), Some(0), "one article states nothing differently");
    assert_eq!(code(&["--exit-code", &two, &three, "gone.txt"]), Some(1), "a failure comes first");
    assert_eq!(code(&["--exit-code", "--format", "json", "-o", "report.json", &two, &three]), Some(3));
    assert_eq!(code(&["--exit-code", "-o", "no/such/folder", &two, &three]), Some(1));
}

#[test]
fn nothing_but_what_was_exactly_said_is_a_difference() {
    let sandbox = Sandbox::new();
    let exact = "The storm cut the power of 412 homes in Tarn on Monday night, the harbour master said.\n";
    let vague = "The storm cut the power of about 400 homes in Tarn on Monday night, the harbour master said.\n";
    sandbox.write("exact.txt", exact);
    sandbox.write("vague.txt", vague);
    let output = sandbox.run(&["compare", "--format", "json", "--exit-code", "exact.txt", "vague.txt"]);
    assert!(printed(&output).contains(r#""grade":"near""#), "{}", printed(&output));
    assert_eq!(output.status.code(), Some(0));
}
