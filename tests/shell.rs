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

fn asset(name: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets").join(name);
    std::fs::read_to_string(path).unwrap_or_default()
}

/// Every page that is made from the definitions: what prints it, and the file it is kept in.
const PAGES: [(&[&str], &str); 6] = [
    (&["completions", "bash"], "completions/rashomon.bash"),
    (&["completions", "zsh"], "completions/_rashomon"),
    (&["completions", "fish"], "completions/rashomon.fish"),
    (&["completions", "powershell"], "completions/_rashomon.ps1"),
    (&["completions", "elvish"], "completions/rashomon.elv"),
    (&["man"], "man/rashomon.1"),
];

#[test]
fn completions_and_the_manual_page_are_those_that_the_program_prints() {
    let sandbox = Sandbox::new();
    let renew: Vec<String> = PAGES
        .map(|(arguments, file)| format!("target/debug/rashomon {} > assets/{file}", arguments.join(" ")))
        .to_vec();
    for (arguments, file) in PAGES {
        let output = sandbox.run(arguments);
        assert_eq!(output.status.code(), Some(0));
        assert!(printed(&output) == asset(file), "assets/{file} is old; make all anew:\n{}", renew.join("\n"));
    }
}

/// Runs a script in a shell that knows the completions; `None` where there is no such shell.
fn in_shell(sandbox: &Sandbox, shell: &str, arguments: &[&str], script: &str) -> Option<Output> {
    let mut command = Command::new(shell);
    command.args(arguments).arg(script).current_dir(sandbox.folder()).env("HOME", sandbox.path("home"));
    match command.output() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        output => Some(output.unwrap()),
    }
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_options_values_and_files() {
    let sandbox = Sandbox::new();
    sandbox.write("ledger.txt", "");
    sandbox.write("rashomon.bash", asset("completions/rashomon.bash"));
    let complete = |words: &str| {
        let script = format!(
            "source rashomon.bash && complete -p rashomon >/dev/null || exit 9\n\
             compopt() {{ :; }}  # of use only while keys are pressed\n\
             COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))\n\
             _rashomon rashomon \"${{COMP_WORDS[COMP_CWORD]}}\" \"${{COMP_WORDS[COMP_CWORD-1]}}\"\n\
             printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let output = in_shell(&sandbox, "bash", &["--norc", "-c"], &script).expect("bash");
        assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""), "{words}");
        printed(&output).lines().map(str::to_owned).collect::<Vec<_>>()
    };
    for (words, expected) in [
        ("rashomon comp", "compare"),
        ("rashomon compare --form", "--format"),
        ("rashomon compare --format j", "json"),
        ("rashomon --theme d", "dark"),
        ("rashomon notes add --kind q", "question"),
        ("rashomon compare -o led", "ledger.txt"),
        ("rashomon --color n", "never"),
        ("rashomon completions z", "zsh"),
    ] {
        let found = complete(words);
        assert!(found.iter().any(|found| found == expected), "{words}: {found:?}");
    }
    // A source is any file: the shell's own completion goes on where this one has nothing to offer.
    assert!(asset("completions/rashomon.bash").contains("-o bashdefault -o default rashomon"));
}

#[cfg(unix)]
#[test]
fn other_shells_load_their_completions_where_they_are_installed() {
    let sandbox = Sandbox::new();
    sandbox.write("_rashomon", asset("completions/_rashomon"));
    sandbox.write("rashomon.fish", asset("completions/rashomon.fish"));
    let zsh = "fpath=($PWD $fpath); autoload -Uz compinit && compinit -u -D && autoload +X _rashomon && \
               print -r -- $_comps[rashomon]";
    if let Some(output) = in_shell(&sandbox, "zsh", &["-f", "-c"], zsh) {
        assert_eq!((printed(&output).as_str(), told(&output).as_str()), ("_rashomon\n", ""));
    }
    let fish = "source rashomon.fish; complete -C 'rashomon comp'; complete -C 'rashomon compare --format j'";
    if let Some(output) = in_shell(&sandbox, "fish", &["--no-config", "-c"], fish) {
        let found = printed(&output);
        for expected in ["compare\t", "completions\t", "json\t"] {
            assert!(found.lines().any(|line| line.starts_with(expected)), "{expected}: {found}{}", told(&output));
        }
    }
}
