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
        (&["--help"], &[("TERM", "dumb"), ("CI", "true")], false),
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

#[cfg(unix)]
#[test]
fn zsh_completes_commands_options_values_and_files_where_it_is_installed() {
    let sandbox = Sandbox::new();
    let has_zsh = Command::new("zsh").args(["-f", "-c", "true"]).status().is_ok_and(|status| status.success());
    if !has_zsh {
        return;
    }
    sandbox.write("_rashomon", asset("completions/_rashomon"));
    sandbox.write("ledger.txt", "");
    sandbox.write("zsh", "exec zsh -f -i\n");
    let mut running = sandbox.start_shell(100, 30, "zsh");
    running.press("PS1='> '; fpath=($PWD $fpath); autoload -Uz compinit; compinit -u -D; echo REA''DY\n").wait("READY");
    for (typed, completed) in [
        ("rashomon conf", "rashomon config"),
        ("rashomon led", "rashomon ledger.txt"),
        ("rashomon ledger.txt led", "rashomon ledger.txt ledger.txt"),
        ("rashomon compare --format js", "rashomon compare --format json"),
        ("rashomon compare led", "rashomon compare ledger.txt"),
        ("rashomon notes add --kind que", "rashomon notes add --kind question"),
        ("rashomon --theme mo", "rashomon --theme mono"),
    ] {
        // What is waited for must not be what is typed, so that the line is emptied first and shown alone.
        running.press("\u{c}").press(typed).press("\t").wait(completed).press("\u{15}").wait_gone(completed);
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
    sandbox.write("ledger.txt", "");
    let fish = "source rashomon.fish; complete -C 'rashomon comp'; complete -C 'rashomon compare --format j'; \
                complete -C 'rashomon compare led'; complete -C 'rashomon led'";
    if let Some(output) = in_shell(&sandbox, "fish", &["--no-config", "-c"], fish) {
        let found = printed(&output);
        for expected in ["compare\t", "completions\t", "json\t"] {
            assert!(found.lines().any(|line| line.starts_with(expected)), "{expected}: {found}{}", told(&output));
        }
    }
}

/// What a log says, its lines without their times, which are checked.
fn lines_of(log: &str) -> Vec<&str> {
    log.lines()
        .map(|line| {
            let (time, rest) = line.split_once(' ').unwrap();
            assert!(time.len() == 24 && time.parse::<jiff::Timestamp>().is_ok(), "{line}");
            rest
        })
        .collect()
}

#[test]
fn a_log_grows_by_what_each_run_did() {
    let sandbox = Sandbox::new();
    let [two, three] =
        [("two.txt", "two of its"), ("three.txt", "three of its")].map(|(name, piers)| write(&sandbox, name, piers));
    let output = sandbox.run(&["compare", &two, &three, "--log", "run.log"]);
    assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""));
    let log = sandbox.read("run.log");
    let lines = lines_of(&log);
    let version = env!("CARGO_PKG_VERSION");
    assert!(lines[0].starts_with(&format!("INFO  rashomon {version} begins with \"compare\"")), "{log}");
    for part in [
        "two.txt: 95 bytes, read as Plain",
        "three.txt: opened in ",
        "INFO  compared 2 articles in ",
        "INFO  ended with 0 after ",
    ] {
        assert!(lines.iter().any(|line| line.contains(part)), "{part}: {log}");
    }
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(sandbox.path("run.log")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    assert_eq!(sandbox.run(&["--log", "run.log", "notes", "add", &two, "--body", "a\nb"]).status.code(), Some(0));
    assert_eq!(sandbox.run(&["--log", "run.log", "compare", "gone.txt"]).status.code(), Some(1));
    let grown = sandbox.read("run.log");
    assert!(grown.starts_with(&log) && lines_of(&grown).iter().any(|line| line.contains("saved, revision 1")));
    for part in ["WARN  not opened after ", "WARN  told: gone.txt: there is no such file", "ended with 1 after "] {
        assert!(grown.contains(part), "{part}: {grown}");
    }
}

#[test]
fn a_log_holds_no_secrets_of_addresses() {
    let sandbox = Sandbox::new();
    let address = "http://ada:hush@127.0.0.1:9/gate?key=hidden#deep";
    assert_eq!(sandbox.run(&["compare", address, "--log", "run.log"]).status.code(), Some(1));
    let log = sandbox.read("run.log");
    assert!(log.contains("127.0.0.1:9/gate?…"), "{log}");
    for secret in ["ada", "hush", "hidden", "deep"] {
        assert!(!log.contains(secret), "{secret}: {log}");
    }
}

#[test]
fn what_is_no_log_is_never_written_to() {
    let sandbox = Sandbox::new();
    let article = write(&sandbox, "article.txt", "two");
    let before = sandbox.read("article.txt");
    std::fs::create_dir(sandbox.path("folder")).unwrap();
    let mut wrong =
        vec![("article.txt", "no log of this program"), ("folder", "is a folder"), ("no/run.log", "cannot write")];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(sandbox.path("elsewhere"), sandbox.path("link.log")).unwrap();
        slow(&sandbox, "pipe.log");
        wrong.extend([("link.log", "is a link"), ("/dev/null", "no ordinary file"), ("pipe.log", "no ordinary file")]);
    }
    for (log, why) in wrong {
        let output = sandbox.run(&["compare", &article, "--log", log]);
        assert_eq!((output.status.code(), printed(&output).as_str()), (Some(1), ""), "{log}");
        let told = told(&output);
        assert!(told.contains(log) && told.contains(why) && told.lines().count() == 1, "{log}: {told}");
    }
    assert_eq!((sandbox.read("article.txt"), sandbox.path("elsewhere").exists()), (before, false));
}

#[cfg(unix)]
#[test]
fn the_reader_writes_its_log_and_shows_nothing_of_it() {
    let sandbox = Sandbox::new();
    sandbox.write("config/config.toml", "theme = \"drak\"\n");
    let [two, three] =
        [("two.txt", "two of its"), ("three.txt", "three of its")].map(|(name, piers)| write(&sandbox, name, piers));
    let mut running = sandbox.start(100, 30, &[&two, &three, "--log", "run.log"]);
    running.wait(" shared").press("a").wait("New note").press("Two?").press("\u{13}").wait("note saved");
    assert!(!running.sent().contains("INFO"));
    running.press("q");
    assert_eq!(running.ended(), 0);
    let log = sandbox.read("run.log");
    for part in ["WARN  ", "config.toml:1: theme", "INFO  compared 2 articles", "saved, revision 1", "ended with 0"] {
        assert!(log.contains(part), "{part}: {log}");
    }
}

/// The names in the folder that no test wrote there.
fn left_behind(sandbox: &Sandbox, known: &[&str]) -> Vec<String> {
    sandbox.names("").into_iter().filter(|name| !known.contains(&name.as_str())).collect()
}

#[cfg(unix)]
#[test]
fn a_report_that_cannot_be_written_leaves_the_old_one_and_nothing_else() {
    let sandbox = Sandbox::new();
    sandbox.write("report.json", "old");
    let known = ["config", "state", "cache", "home", "report.json"];
    // The largest file that may be written is one block, as where the disk is full.
    let script = "trap '' XFSZ; ulimit -f 1; exec \"$0\" compare --sample --format json -o report.json";
    let command = sandbox.command(&[]);
    let program = command.get_program().to_owned();
    let mut shell = Command::new("bash");
    shell.arg("-c").arg(script).arg(program).current_dir(sandbox.folder());
    for (name, value) in command.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    let output = shell.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).starts_with("rashomon: cannot write report.json: "), "{}", told(&output));
    assert_eq!((sandbox.read("report.json").as_str(), left_behind(&sandbox, &known)), ("old", Vec::new()));

    let mut wrong = vec![("report.json/below.txt", "a file stands where a folder should be")];
    wrong.extend(std::path::Path::new("/dev/full").exists().then_some(("/dev/full", "free some space")));
    for (place, why) in wrong {
        let output = sandbox.run(&["compare", "--sample", "-o", place]);
        assert_eq!(output.status.code(), Some(1), "{place}");
        let told = told(&output);
        assert!(told.contains(place) && told.contains(why) && told.lines().count() == 1, "{place}: {told}");
    }
    let output = sandbox.run(&["compare", "--sample", "--format", "json", "-o", "report.json"]);
    assert_eq!((output.status.code(), left_behind(&sandbox, &known)), (Some(0), Vec::new()));
    assert!(sandbox.read("report.json").starts_with('{'));
}

#[cfg(unix)]
#[test]
fn a_reader_that_goes_away_is_no_failure_and_a_full_disk_is_one() {
    let sandbox = Sandbox::new();
    let article = write(&sandbox, "article.txt", "two");
    for number in 0..3 {
        let body = format!("{number}{}", "word ".repeat(9000));
        assert_eq!(sandbox.run(&["notes", "add", &article, "--body", &body]).status.code(), Some(0));
    }
    for arguments in [
        &["compare", "--sample"][..],
        &["compare", "--sample", "--format", "json"],
        &["--sample"],
        &["config", "path"],
        &["config", "print"],
        &["config", "check"],
        &["man"],
        &["completions", "bash"],
        &["notes", "list", "--json"],
        &["notes", "list"],
        &["notes", "check", &article],
        &["notes", "check", "--json", &article],
        &["notes", "export"],
        &["notes", "export", "--format", "jsonld"],
        &["notes", "restore"],
        &["--help"],
        &["--version"],
    ] {
        let mut child = sandbox.command(arguments).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert_eq!((output.status.code(), told(&output).as_str()), (Some(0), ""), "{arguments:?}");
        let Ok(full) = std::fs::File::options().write(true).open("/dev/full") else { continue };
        let is_empty = sandbox.run(arguments).stdout.is_empty();
        // What the help cannot be printed to is not told by the library that prints it.
        if !is_empty && !["--help", "--version"].contains(&arguments[0]) {
            let output = sandbox.command(arguments).stdout(full).output().unwrap();
            assert_eq!(output.status.code(), Some(1), "{arguments:?}");
            assert!(told(&output).contains("standard output"), "{arguments:?}: {}", told(&output));
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn settings_lie_where_the_user_or_the_system_wants_them() {
    let sandbox = Sandbox::new();
    let path = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = sandbox.command(&["config", "path"]);
        command.args(arguments).env_remove("RASHOMON_CONFIG_DIR").env_remove("XDG_CONFIG_HOME");
        let output = command.env("HOME", "/h").envs(variables.iter().copied()).output().unwrap();
        printed(&output).trim_end().to_owned()
    };
    let (xdg, own) = (("XDG_CONFIG_HOME", "/x"), ("RASHOMON_CONFIG_DIR", "/r"));
    assert_eq!(path(&[], &[]), "/h/.config/rashomon/config.toml");
    assert_eq!(path(&[xdg], &[]), "/x/rashomon/config.toml");
    assert_eq!(path(&[("XDG_CONFIG_HOME", "relative")], &[]), "/h/.config/rashomon/config.toml");
    assert_eq!(path(&[xdg, own], &[]), "/r/config.toml");
    assert_eq!(path(&[own, ("RASHOMON_CONFIG_DIR", "")], &[]), "/h/.config/rashomon/config.toml");
    assert_eq!(path(&[xdg, own], &["--config-dir", "d"]), "d/config.toml");
}

#[cfg(unix)]
#[test]
fn text_is_no_wider_than_its_terminal() {
    let sandbox = Sandbox::new();
    for (columns, widest) in [(60, 51..=60), (200, 71..=80)] {
        let mut running = sandbox.start(columns, 30, &["-q", "--color", "never", "compare", "--sample"]);
        assert_eq!(running.ended(), 0);
        running.wait("SET APART IN B");
        let sent = running.sent();
        let longest = sent.lines().map(|line| line.trim_end().chars().count()).max().unwrap();
        assert!(widest.contains(&longest), "{longest} of {columns}: {sent}");
    }
}
