//! Notes go out as Web Annotations and come in again, through the built program.

use std::io::Write;
use std::process::{Output, Stdio};

use serde_json::{Value, json};

use crate::support::{Sandbox, printed, told};

const LEDGER: &str = "outlet: The Ledger\nurl: https://ledger.example/bridge\n\nBrücke zu – “bridge” shut\n\n\
                      The old bridge over the Tarn was shut on Monday after divers found cracks in two of its piers.\n";
const POST: &str =
    "outlet: North Post\n\nThe old bridge was closed 🌉 when divers found cracks in three of its piers.\n";

/// Two articles and three notes: on one passage, on two, on a whole article.
fn with_notes() -> Sandbox {
    let sandbox = Sandbox::new();
    sandbox.write("ledger.txt", LEDGER);
    sandbox.write("post (1).txt", POST);
    for arguments in [
        &["ledger.txt", "--quote", "two of its piers", "--body", "Two?\n\n# Ask", "--tag", "numbers", "--tag", "a b"][..],
        &[
            "post (1).txt",
            "--quote",
            "three of its piers",
            "--with",
            "ledger.txt",
            "--with-quote",
            "two of its piers",
            "--kind",
            "claim",
            "--relation",
            "conflict",
        ],
        &["ledger.txt", "--kind", "flag"],
    ] {
        assert_eq!(notes(&sandbox, &[&["add"], arguments].concat()).status.code(), Some(0));
    }
    sandbox
}

fn notes(sandbox: &Sandbox, arguments: &[&str]) -> Output {
    sandbox.run(&[&["notes"], arguments].concat())
}

fn exported(sandbox: &Sandbox) -> Value {
    let output = notes(sandbox, &["export", "--format", "jsonld"]);
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let mut document: Value = serde_json::from_str(&printed(&output)).expect("JSON");
    // Notes of one second stand in any order.
    let items = document["first"]["items"].as_array_mut().expect("items");
    items.sort_by_key(|item| {
        ["commenting", "assessing", "bookmarking"].iter().position(|first| item["motivation"][0] == *first)
    });
    document
}

/// All that is stored, by file.
fn stored(sandbox: &Sandbox) -> Vec<(String, String)> {
    let names = sandbox.names("config/notes").into_iter().filter(|name| !name.starts_with('.'));
    names.map(|name| (name.clone(), sandbox.read(&format!("config/notes/{name}")))).collect()
}

fn faults(document: &Value) -> Vec<String> {
    let schema = serde_json::from_str(include_str!("annotation.schema.json")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    validator.iter_errors(document).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

#[test]
fn an_export_is_what_the_model_asks_for() {
    let sandbox = with_notes();
    let mut document = exported(&sandbox);
    assert_eq!(faults(&document), Vec::<String>::new());
    assert_eq!(document["total"], 3);
    document["first"]["items"][0].as_object_mut().expect("an object").remove("target");
    document["first"]["items"][1]["target"][0]["selector"][1]["start"] = json!(-1);
    document["first"]["items"][2]["motivation"][0] = "shouting".into();
    assert_eq!(faults(&document).len(), 3, "the schema tells what is wrong");
}

#[test]
fn places_are_code_points_of_the_text_that_other_programs_are_given() {
    let sandbox = with_notes();
    let texts: Vec<Vec<char>> = ["ledger.txt", "post (1).txt"]
        .map(|name| {
            let report = sandbox.run(&["compare", "--format", "json", name]);
            let report: Value = serde_json::from_str(&printed(&report)).expect("JSON");
            report["articles"][0]["text"].as_str().expect("text").chars().collect()
        })
        .to_vec();
    let document = exported(&sandbox);
    let mut seen = 0;
    for target in document["first"]["items"].as_array().expect("items").iter().flat_map(|item| {
        item["target"].as_array().expect("targets").iter().filter(|target| target.get("selector").is_some())
    }) {
        let text = if target["source"] == "https://ledger.example/bridge" { &texts[0] } else { &texts[1] };
        let (quote, place) = (&target["selector"][0], &target["selector"][1]);
        let point = |key: &str| usize::try_from(place[key].as_u64().expect("a number")).expect("a place");
        let words = |from: usize, to: usize| text[from..to].iter().collect::<String>();
        assert_eq!(quote["exact"], words(point("start"), point("end")));
        let prefix = quote["prefix"].as_str().expect("text");
        assert_eq!(prefix, words(point("start") - prefix.chars().count(), point("start")));
        seen += 1;
    }
    assert_eq!(seen, 3);
    let source = document["first"]["items"][1]["target"][0]["source"].as_str().expect("an address").to_owned();
    assert!(source.starts_with("file:///") && source.ends_with("/post%20%281%29.txt"), "{source}");
}

#[test]
fn notes_go_round_without_loss() {
    let sandbox = with_notes();
    // Fields of a later version are no loss either.
    let (name, text) = stored(&sandbox).remove(0);
    let mut note: Value = serde_json::from_str(&text).expect("JSON");
    note["colour"] = json!({"of": ["ink"]});
    note["targets"][0]["weight"] = 3.into();
    note["targets"][0]["state"] = "changed".into();
    note["targets"][0]["found"] = "2 of its piers".into();
    sandbox.write(&format!("config/notes/{name}"), note.to_string());
    let listed = printed(&notes(&sandbox, &["list", "--json"]));

    let export = || notes(&sandbox, &["export", "--format", "jsonld", "-o", "n.jsonld"]).status.code();
    assert_eq!(export(), Some(0));
    let written = sandbox.read("n.jsonld");
    assert_eq!(export(), Some(0));
    assert_eq!(sandbox.read("n.jsonld"), written);

    let other = Sandbox::new();
    other.write("n.jsonld", &written);
    let dry = notes(&other, &["import", "--dry-run", "n.jsonld"]);
    assert_eq!(printed(&dry).lines().filter(|line| line.starts_with("new\t")).count(), 3, "{}", told(&dry));
    assert_eq!(stored(&other), []);
    let output = notes(&other, &["import", "n.jsonld"]);
    assert_eq!((output.status.code(), printed(&output)), (Some(0), printed(&dry)), "{}", told(&output));
    assert_eq!(printed(&notes(&other, &["list", "--json"])), listed);
    let again = notes(&other, &["import", "n.jsonld"]);
    assert_eq!(printed(&again), printed(&dry).replace("new\t", "same\t"));
    assert_eq!(other.names("config/trash"), Vec::<String>::new());
}

#[test]
fn another_programs_annotation_finds_its_article() {
    let sandbox = with_notes();
    let page = json!({"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "https://hub.example/1",
        "body": {"type": "TextualBody", "value": "Which divers?"},
        "target": {"source": "https://ledger.example/bridge", "selector":
            {"type": "TextQuoteSelector", "exact": "divers found cracks", "prefix": "Monday after "}}});
    let mut command = sandbox.command(&["notes", "import", "-"]);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("a process");
    child.stdin.take().expect("standard input").write_all(page.to_string().as_bytes()).expect("written");
    let output = child.wait_with_output().expect("its end");
    let id = printed(&output).split('\t').nth(1).expect("an id").to_owned();
    let checked = printed(&notes(&sandbox, &["check", "ledger.txt"]));
    let line = checked.lines().find(|line| line.starts_with(&id)).expect("it belongs to the article");
    assert!(line.contains("\tmoved\t") && line.contains("divers found cracks"), "{line}");
}

#[test]
fn what_cannot_be_taken_in_is_told() {
    let sandbox = with_notes();
    let before = stored(&sandbox);
    sandbox.write("bad.jsonld", r#"[{"id": "urn:rashomon:note:../../evil", "target": "https://a.example"}, 7]"#);
    let output = notes(&sandbox, &["import", "bad.jsonld"]);
    assert_eq!((output.status.code(), printed(&output)), (Some(1), String::new()));
    assert_eq!(told(&output).lines().count(), 2, "{}", told(&output));
    for text in ["# Diary\n", "{}", "[1", "\u{1b}[31m"] {
        sandbox.write("bad.jsonld", text);
        let output = notes(&sandbox, &["import", "bad.jsonld"]);
        assert_eq!(output.status.code(), Some(1), "{text}");
        assert!(
            told(&output).contains("nothing was taken in") && !told(&output).contains('\u{1b}'),
            "{}",
            told(&output)
        );
        let output = notes(&sandbox, &["export", "--format", "jsonld", "-o", "bad.jsonld"]);
        assert_eq!((output.status.code(), sandbox.read("bad.jsonld")), (Some(1), text.to_owned()));
    }
    assert_eq!(notes(&sandbox, &["import", "gone.jsonld"]).status.code(), Some(1));
    assert_eq!(stored(&sandbox), before);
}

#[test]
fn what_another_program_says_of_a_file_is_found_in_it() {
    let sandbox = Sandbox::new();
    let path = sandbox.write("post.txt", "The bridge was shut on Monday.\n\nDivers found cracks in two piers.\n");
    let annotation = serde_json::json!({"target": {"source": format!("file://{}", path.display()),
        "selector": {"type": "TextQuoteSelector", "exact": "found cracks"}}, "body": "Who?"});
    sandbox.write("a.jsonld", annotation.to_string());
    assert_eq!(sandbox.run(&["notes", "import", "a.jsonld"]).status.code(), Some(0));
    let checked = printed(&sandbox.run(&["notes", "check", "post.txt"]));
    assert!(checked.contains("\tmoved\t") || checked.contains("\texact\t"), "{checked}");
}
