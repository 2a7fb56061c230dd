//! Notes from the shell: what is asked for, added, checked, taken out and in.

use std::io::Write;
use std::process::{Output, Stdio};

use saphyr::{LoadableYamlNode, Yaml};
use serde_json::Value;

use crate::support::{Sandbox, printed, told};

const LEDGER: &str = "outlet: The Ledger\n\nBridge shut\n\nThe old bridge over the Tarn was shut on Monday after divers found cracks \
                      in two of its piers.\n\nShops lost half their trade.\n";
const POST: &str = "outlet: North Post\n\nThe old bridge over the Tarn was closed on Monday when divers found cracks in \
                    three of its piers.\n";

fn articles(sandbox: &Sandbox) {
    sandbox.write("ledger.txt", LEDGER);
    sandbox.write("post.txt", POST);
}

/// Runs `rashomon notes`, which must succeed, and returns what it prints.
#[track_caller]
fn notes(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let output = sandbox.run(&[&["notes"], arguments].concat());
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", told(&output));
    printed(&output)
}

fn add(sandbox: &Sandbox, arguments: &[&str]) -> String {
    notes(sandbox, &[&["add"], arguments].concat()).trim().to_owned()
}

fn with_input(sandbox: &Sandbox, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = sandbox.command(&[&["notes"], arguments].concat());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    child.wait_with_output().unwrap()
}

fn ids(list: &str) -> Vec<&str> {
    list.lines().map(|line| line.split('\t').next().unwrap()).collect()
}

#[test]
fn a_list_shows_what_is_asked_for() {
    let sandbox = Sandbox::new();
    articles(&sandbox);
    let first = add(&sandbox, &["ledger.txt", "--quote", "two of its piers", "--body", "Two?", "--tag", "numbers"]);
    let second = add(
        &sandbox,
        &["post.txt", "--quote", "three of its piers", "--with", "ledger.txt", "--with-quote", "two of its piers"]
            .into_iter()
            .chain(["--kind", "claim", "--relation", "conflict", "--tag", "numbers/piers"])
            .collect::<Vec<_>>(),
    );
    let whole = add(&sandbox, &["ledger.txt", "--body", "- No byline."]);
    let list = |arguments: &[&str]| notes(&sandbox, &[&["list"], arguments].concat());
    for (query, wanted) in [
        (&["piers"][..], vec![&first, &second]),
        (&["outlet:\"north post\""], vec![&second]),
        (&["kind:claim", "relation:conflict"], vec![&second]),
        (&["--kind", "note", "--tag", "numbers"], vec![&first]),
        (&["--tag", "numbers/"], vec![&first, &second]),
        (&["--state", "exact", "\"no byline\""], vec![&whole]),
        (&["piers -kind:claim"], vec![&first]),
        (&["--", "-piers"], vec![&whole]),
        (&["since:2001-01-01", "until:2001-01-02"], vec![]),
    ] {
        let list = list(query);
        let (mut found, mut wanted) = (ids(&list), wanted);
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{query:?}");
    }
    let json: Value = serde_json::from_str(&list(&["kind:claim", "--json"])).unwrap();
    assert_eq!((&json[0]["relation"], &json[1]), (&"conflict".into(), &Value::Null));
    assert_eq!(json[0]["targets"].as_array().unwrap().len(), 2);

    let output = sandbox.run(&["notes", "list", "--state", "lost"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(told(&output).contains("there is no state \"lost\"; write state: and one of exact,"), "{}", told(&output));
}

#[test]
fn what_cannot_be_added_is_told() {
    let sandbox = Sandbox::new();
    articles(&sandbox);
    for (arguments, wanted) in [
        (&["ledger.txt", "--kind", "hunch"][..], "possible values: note, question,"),
        (&["ledger.txt", "--relation", "conflict"], "--with"),
        (&["ledger.txt", "--with", "post.txt", "--relation", "echo"], "possible values: same-claim,"),
        (&["-", "--body", "-"], "standard input cannot be both"),
    ] {
        let output = sandbox.run(&[&["notes", "add"], arguments].concat());
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(told(&output).contains(wanted), "{arguments:?}: {}", told(&output));
    }
    assert_eq!(notes(&sandbox, &["list"]), "");
}

#[test]
fn a_note_is_read_from_standard_input() {
    let sandbox = Sandbox::new();
    articles(&sandbox);
    let output = with_input(&sandbox, &["add", "ledger.txt", "--body", "-"], "Größe?\n\nAsk.\n".as_bytes());
    let shown: Value = serde_json::from_str(&notes(&sandbox, &["show", printed(&output).trim(), "--json"])).unwrap();
    assert_eq!((&shown["body"], &shown["targets"][0]["scope"]), (&"Größe?\n\nAsk.".into(), &"article".into()));
    let output = with_input(&sandbox, &["add", "ledger.txt", "--body", "-"], b"\xff");
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
}

#[test]
fn a_check_says_by_its_exit_code_whether_quotations_stand() {
    let sandbox = Sandbox::new();
    articles(&sandbox);
    add(&sandbox, &["ledger.txt", "--quote", "Shops lost half their trade."]);
    let check =
        |arguments: &[&str]| sandbox.run(&[&["notes", "check", "ledger.txt"], arguments].concat()).status.code();
    assert_eq!((check(&[]), check(&["--exit-code"])), (Some(0), Some(0)));
    sandbox.write("ledger.txt", LEDGER.replace("half their", "a third of their"));
    assert_eq!((check(&["--json"]), check(&["--exit-code"])), (Some(0), Some(3)));
}

#[test]
fn a_note_that_is_not_there_is_wrong_usage() {
    let sandbox = Sandbox::new();
    for command in ["show", "restore"] {
        let output = sandbox.run(&["notes", command, "nope"]);
        assert_eq!(output.status.code(), Some(2), "{command}");
        assert!(told(&output).contains("\"nope\"") && told(&output).contains("`rashomon notes"), "{}", told(&output));
    }
}

/// The front matter of a document, read by another program's parser.
fn properties(document: &str) -> Yaml<'_> {
    let front = document.strip_prefix("---\n").unwrap().split("\n---\n").next().unwrap();
    Yaml::load_from_str(front).unwrap().remove(0)
}

/// Changes a note as another program would.
fn change(sandbox: &Sandbox, id: &str, field: &str, value: Value) {
    let name = format!("config/notes/{id}.json");
    let mut note: Value = serde_json::from_str(&sandbox.read(&name)).unwrap();
    note[field] = value;
    note["revision"] = (note["revision"].as_u64().unwrap() + 1).into();
    sandbox.write(&name, note.to_string());
}

#[test]
fn the_front_matter_is_yaml_whatever_the_notes_say() {
    let sandbox = Sandbox::new();
    sandbox.write(
        "a.txt",
        "outlet: No: \"#1\" {x}\nurl: https://a.example/?q=[1],{2}\n\n- 'Tis: shut & gone\n\nThe bridge was shut.\n",
    );
    let tags = ["fog, rain", "no", "-x", "über/town", "2031", "a: b", "true"];
    let mut arguments = vec!["a.txt", "--quote", "bridge was shut"];
    let tags = tags.map(|tag| format!("--tag={tag}"));
    arguments.extend(tags.iter().map(String::as_str));
    add(&sandbox, &arguments);
    notes(&sandbox, &["export", "--title", "It's: \"so\" # \\ [x]\u{9f}", "-o", "n.md"]);
    let text = sandbox.read("n.md");
    let head = properties(&text);
    assert_eq!(head["title"].as_str(), Some("It's: \"so\" # \\ [x]\u{fffd}"));
    let listed: Vec<&str> = head["tags"].as_sequence().unwrap().iter().map(|tag| tag.as_str().unwrap()).collect();
    assert_eq!(listed, ["rashomon", "-x", "_2031", "a-", "b", "fog", "no", "rain", "true", "über/town"]);
    assert_eq!(head["rashomon"]["notes"].as_integer(), Some(1));
    let source = &head["sources"][0];
    assert_eq!((source["id"].as_str(), source["outlet"].as_str()), (Some("A"), Some("No: \"#1\" {x}")));
    assert_eq!(source["url"].as_str(), Some("https://a.example/?q=[1],{2}"));
    for key in ["created", "updated"] {
        assert!(head[key].as_str().is_some_and(|time| time.ends_with('Z')), "{key}");
    }
}

#[test]
fn an_export_is_edited_and_brought_up_to_date() {
    let sandbox = Sandbox::new();
    articles(&sandbox);
    let first = add(&sandbox, &["ledger.txt", "--quote", "two of its piers", "--body", "Two?", "--tag", "numbers"]);
    let second = add(&sandbox, &["post.txt", "--quote", "three of its piers", "--body", "Three?"]);
    let export = || sandbox.run(&["notes", "export", "-o", "n.md"]);
    assert_eq!(export().status.code(), Some(0));
    let text = sandbox.read("n.md");
    export();
    assert_eq!(sandbox.read("n.md"), text);

    let edited = text.replace("Three?", "Three, says the Post.").replace("# Notes\n", "# Notes\n\nMy own words.\n");
    sandbox.write("n.md", &edited);
    change(&sandbox, &first, "body", "Two or three?".into());
    change(&sandbox, &first, "tags", serde_json::json!(["weather"]));
    change(&sandbox, &second, "body", "Lost?".into());
    let third = add(&sandbox, &["ledger.txt", "--body", "No byline."]);
    let output = export();
    assert_eq!(output.status.code(), Some(0));
    let told = told(&output);
    assert!(told.contains("1 new, 1 updated, 0 removed, 1 kept as you edited them"), "{told}");
    assert!(told.contains(&format!("note {second} was edited in n.md and is kept there")), "{told}");
    let text = sandbox.read("n.md");
    for (words, times) in [
        ("Two or three?", 1),
        ("Three, says the Post.", 1),
        ("Lost?", 0),
        ("My own words.", 1),
        ("No byline.", 1),
        ("tags: [rashomon, weather]", 1),
        (&format!("^rn-{first}"), 1),
        (&format!("^rn-{second}"), 1),
        (&format!("^rn-{third}"), 1),
    ] {
        assert_eq!(text.matches(words).count(), times, "{words}: {text}");
    }
    assert_eq!(properties(&text)["rashomon"]["notes"].as_integer(), Some(3));

    sandbox.write("n.md", text.replace("tags: [", "tags: [mine, "));
    let output = export();
    assert!(crate::support::told(&output).contains("the front matter of n.md was edited and is kept as it is"));
    assert!(sandbox.read("n.md").contains("tags: [mine, rashomon, weather]"));
}
