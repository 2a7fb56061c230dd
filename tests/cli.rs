//! The built program from the shell: what it prints, where, and with which exit code.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::Stdio;

use serde_json::Value;

use crate::support::{Sandbox, printed, sample, told};

fn two(sandbox: &Sandbox) -> [String; 2] {
    let left = "Bridge shut\n\nThe old bridge over the Tarn was shut on Monday after divers found cracks in two of its piers.\n\nShops lost half their trade, the “silent” half.\n";
    let right = "outlet: Post\n\nThe old bridge over the Tarn was closed on Monday when divers found cracks in three of its piers.\n";
    [("left.txt", left), ("right.txt", right)].map(|(name, text)| sandbox.write(name, text).display().to_string())
}

fn compare(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let mut all = vec!["compare", "--format", "json"];
    all.extend(arguments);
    let output = sandbox.run(&all);
    serde_json::from_str(&printed(&output)).unwrap_or_else(|error| panic!("{error}: {}", told(&output)))
}

fn keys(value: &Value) -> BTreeSet<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

#[test]
fn the_json_has_every_field_of_its_schema() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let report = compare(&sandbox, &[&left, &right]);
    assert_eq!(report["schema"], "rashomon.comparison/1");
    assert_eq!(keys(&report), ["articles", "facts", "footing", "links", "passages", "runs", "schema", "unique"].into());
    assert_eq!(
        keys(&report["articles"][0]),
        [
            "address",
            "author",
            "language",
            "notices",
            "origins",
            "outlet",
            "paragraphs",
            "published",
            "sentences",
            "source",
            "text",
            "title"
        ]
        .into()
    );
    assert_eq!(keys(&report["articles"][0]["paragraphs"][0]), ["end", "reason", "repeats", "role", "start"].into());
    assert_eq!(keys(&report["articles"][0]["sentences"][0]), ["end", "paragraph", "start"].into());
    let link = &report["links"][0];
    assert_eq!(keys(link), ["conflicts", "kind", "left", "quotation", "right", "score", "why"].into());
    assert_eq!(keys(&link["left"]), ["article", "sentence"].into());
    assert_eq!(keys(&report["runs"][0]), ["left", "right", "words"].into());
    assert_eq!(keys(&report["runs"][0]["left"]), ["article", "end", "start"].into());
    assert_eq!(keys(&report["passages"][0]), ["kind", "members"].into());
    assert_eq!(keys(&report["passages"][0]["members"][0]), ["above", "article", "paragraph", "sentence"].into());
    assert_eq!(keys(&report["unique"][0]), ["article", "sentence"].into());
    assert_eq!(keys(&report["facts"]), ["dates", "names", "numbers", "quotes"].into());
    let quote = &report["facts"]["quotes"][0];
    assert_eq!(keys(quote), ["article", "end", "speaker", "start", "text"].into());
    assert_eq!(quote["text"], "silent");
}

#[test]
fn offsets_are_code_points_of_the_text() {
    let sandbox = Sandbox::new();
    let left = sandbox
        .write("a.txt", "Das Wort „Straße“ steht hier – 平和 auch.\n\nEin zweiter Satz.\n")
        .display()
        .to_string();
    let right = sandbox.write("b.txt", "Anderes.\n").display().to_string();
    let report = compare(&sandbox, &[&left, &right]);
    let text: Vec<char> = report["articles"][0]["text"].as_str().unwrap().chars().collect();
    let last = report["articles"][0]["sentences"].as_array().unwrap().last().unwrap();
    let place = |key: &str| usize::try_from(last[key].as_u64().unwrap()).unwrap();
    assert_eq!(text[place("start")..place("end")].iter().collect::<String>(), "Ein zweiter Satz.");
}

#[test]
fn a_source_that_fails_keeps_its_place_and_is_told() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let output = sandbox.run(&["compare", "--format", "json", &left, "gone.txt", &right]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("gone.txt: there is no such file"), "{}", told(&output));
    let report: Value = serde_json::from_str(&printed(&output)).unwrap();
    assert!(report["articles"][1]["error"].as_str().unwrap().contains("no such file"));
    assert_eq!(report["links"][0]["right"]["article"], 2);
}

#[test]
fn articles_come_from_files_folders_and_standard_input() {
    let sandbox = Sandbox::new();
    two(&sandbox);
    sandbox.write("story/a.md", "# Bridge shut\n\nThe old bridge was shut.\n");
    sandbox.write("story/b.txt", "The old bridge was closed.\n");
    let mut child = sandbox
        .command(&["compare", "--format", "json", "story", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("Divers found cracks.".as_bytes()).unwrap();
    let report: Value = serde_json::from_str(&printed(&child.wait_with_output().unwrap())).unwrap();
    let sources: Vec<&str> =
        report["articles"].as_array().unwrap().iter().map(|article| article["source"].as_str().unwrap()).collect();
    assert_eq!(sources, ["story/a.md", "story/b.txt", "-"]);
    assert_eq!(report["articles"][0]["title"], "Bridge shut");
}

#[test]
fn numbered_articles_of_a_folder_come_in_their_order() {
    let sandbox = Sandbox::new();
    for name in ["10.txt", "2.txt", "1.txt", "Post 3.txt", "Post 20.txt"] {
        sandbox.write(&format!("story/{name}"), "Divers found cracks.\n");
    }
    let report = compare(&sandbox, &["story"]);
    let sources: Vec<&str> =
        report["articles"].as_array().unwrap().iter().map(|article| article["source"].as_str().unwrap()).collect();
    assert_eq!(sources, ["1.txt", "2.txt", "10.txt", "Post 3.txt", "Post 20.txt"].map(|name| format!("story/{name}")));
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let output = sandbox.run(&["compare", &left, &right, "-o", "report.txt"]);
    assert_eq!((output.status.code(), printed(&output).as_str()), (Some(0), ""));
    assert!(sandbox.read("report.txt").contains("TOLD BY BOTH"));
    let output = sandbox.run(&["compare", &left, &right, "-o", "no/such/folder/report.txt"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).starts_with("rashomon: cannot write no/such/folder/report.txt"), "{}", told(&output));
}

#[test]
fn wrong_usage_has_a_code_of_its_own() {
    let sandbox = Sandbox::new();
    assert_eq!(sandbox.run(&["compare"]).status.code(), Some(2));
    assert_eq!(sandbox.run(&["--theme", "pink"]).status.code(), Some(2));
    assert_eq!(sandbox.run(&["--help"]).status.code(), Some(0));
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let sandbox = Sandbox::new();
    let mut child =
        sandbox.command(&["compare", "--sample", "--format", "json"]).stdout(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn settings_are_shown_and_checked() {
    let sandbox = Sandbox::new();
    let path = sandbox.path("config/config.toml").display().to_string();
    assert_eq!(printed(&sandbox.run(&["config", "path"])).trim(), path);
    let example = printed(&sandbox.run(&["config", "print"]));
    assert!(example.contains("[keys.reader]"));
    sandbox.write("config/config.toml", example);
    assert_eq!(sandbox.run(&["config", "check"]).status.code(), Some(0));
    sandbox.write("config/config.toml", "theme = 3\n[keys.reader]\nquit = [\"hyper\"]\n");
    let output = sandbox.run(&["config", "check"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("config.toml:1: theme"), "{}", told(&output));
    assert!(told(&output).contains("quit: there is no key \"hyper\""), "{}", told(&output));
}

#[test]
fn notes_are_kept_from_the_shell_too() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let output = sandbox.run(&[
        "notes",
        "add",
        &left,
        "--quote",
        "cracks in two of its piers",
        "--with",
        &right,
        "--with-quote",
        "cracks in three of its piers",
        "--body",
        "Two or three?",
        "--tag",
        "numbers",
    ]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let id = printed(&output).trim().to_owned();
    assert!(printed(&sandbox.run(&["notes", "list"])).contains("Two or three?"));
    assert!(printed(&sandbox.run(&["notes", "show", &id])).contains("> cracks in three of its piers"));
    let listed: Value = serde_json::from_str(&printed(&sandbox.run(&["notes", "list", "--json"]))).unwrap();
    assert_eq!(listed[0]["targets"].as_array().unwrap().len(), 2);

    let grown = sandbox.read("left.txt").replace("The old bridge", "It rained.\n\nThe old bridge");
    sandbox.write("left.txt", grown);
    assert!(printed(&sandbox.run(&["notes", "check", &left])).contains("moved"));

    let output = sandbox.run(&["notes", "add", &left, "--quote", "not a word of it", "--body", "x"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains("left.txt"), "{}", told(&output));
}

#[test]
fn the_words_of_a_note_do_not_steer_the_terminal() {
    let sandbox = Sandbox::new();
    let [left, _] = two(&sandbox);
    let body = "\u{1b}[2J\u{9b}31m\u{202e}x";
    let id = printed(&sandbox.run(&["notes", "add", &left, "--quote", "Shops lost", "--body", body]));
    for command in [vec!["notes", "show", id.trim()], vec!["notes", "export"], vec!["notes", "list"]] {
        let text = printed(&sandbox.run(&command));
        let steers = |c: char| c != '\n' && c != '\t' && (c.is_control() || c == '\u{202e}');
        assert!(!text.contains(steers), "{command:?}: {text:?}");
    }
}

#[test]
fn a_report_never_takes_the_place_of_an_article() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    let before = sandbox.read("left.txt");
    let output = sandbox.run(&["compare", &left, &right, "-o", "left.txt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("is one of the articles"), "{}", told(&output));
    assert_eq!(sandbox.read("left.txt"), before);
}

#[test]
fn notes_that_cannot_be_read_stay_in_an_export() {
    let sandbox = Sandbox::new();
    let [left, _] = two(&sandbox);
    let id = printed(&sandbox.run(&["notes", "add", &left, "--quote", "Shops lost", "--body", "Source?"]));
    sandbox.run(&["notes", "export", "-o", "notes.md"]);
    let before = sandbox.read("notes.md");
    sandbox.write(&format!("config/notes/{}.json", id.trim()), "{damaged");
    assert_eq!(sandbox.run(&["notes", "list"]).status.code(), Some(1));
    sandbox.run(&["notes", "export", "-o", "notes.md"]);
    assert_eq!(sandbox.read("notes.md"), before);
}

#[test]
fn an_export_that_could_not_read_a_note_fails_and_loses_nothing() {
    let sandbox = Sandbox::new();
    let [left, _] = two(&sandbox);
    let id = printed(&sandbox.run(&["notes", "add", &left, "--quote", "Shops lost", "--body", "Source?"]));
    let export = || sandbox.run(&["notes", "export", "--format", "jsonld", "-o", "backup.jsonld"]);
    assert_eq!(export().status.code(), Some(0));
    let before = sandbox.read("backup.jsonld");
    sandbox.write(&format!("config/notes/{}.json", id.trim()), "{damaged");
    let output = export();
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    assert_eq!(sandbox.read("backup.jsonld"), before);
}

#[cfg(unix)]
#[test]
fn a_report_goes_through_links_and_into_devices() {
    let sandbox = Sandbox::new();
    let [left, right] = two(&sandbox);
    sandbox.write("real.txt", "old");
    std::os::unix::fs::symlink(sandbox.path("real.txt"), sandbox.path("link.txt")).unwrap();
    assert_eq!(sandbox.run(&["compare", &left, &right, "-o", "link.txt"]).status.code(), Some(0));
    assert!(sandbox.path("link.txt").is_symlink() && sandbox.read("real.txt").contains("TOLD BY BOTH"));
    assert_eq!(sandbox.run(&["compare", &left, &right, "-o", "/dev/null"]).status.code(), Some(0));
}

#[test]
fn notes_are_exported_and_brought_up_to_date() {
    let sandbox = Sandbox::new();
    let [left, _] = two(&sandbox);
    sandbox.run(&["notes", "add", &left, "--quote", "Shops lost half their trade", "--body", "Source?"]);
    assert_eq!(sandbox.run(&["notes", "export", "-o", "notes.md"]).status.code(), Some(0));
    let first = sandbox.read("notes.md");
    assert!(first.contains("> Shops lost half their trade") && first.contains("left.txt"), "{first}");
    sandbox.run(&["notes", "export", "-o", "notes.md"]);
    assert_eq!(sandbox.read("notes.md"), first, "the same notes give the same bytes");
    sandbox.write("diary.md", "# Mine\n");
    let output = sandbox.run(&["notes", "export", "-o", "diary.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(sandbox.read("diary.md"), "# Mine\n");
    assert!(told(&output).contains("diary.md"), "{}", told(&output));
}

#[test]
fn the_sample_is_what_the_files_say() {
    let sandbox = Sandbox::new();
    let report = compare(&sandbox, &["--sample"]);
    for (place, name) in ["harbour-ledger.txt", "coast-post.txt", "wire-nine.txt"].iter().enumerate() {
        let text = report["articles"][place]["text"].as_str().unwrap();
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(words(text), words(&sample(name)), "every word of the file is in the text");
    }
}

#[test]
fn what_is_not_compared_by_meaning_is_told_above_the_comparison() {
    let sandbox = Sandbox::new();
    let german = "Die Brücke über den Fluss wurde am Montag gesperrt, weil Taucher Risse gefunden haben.\n";
    let [left, right] = ["a.txt", "b.txt"].map(|name| sandbox.write(name, german).display().to_string());
    assert!(
        printed(&sandbox.run(&["compare", &left, &right]))
            .contains("Compared by words only: meaning is known in English alone.")
    );
}
