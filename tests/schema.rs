//! The JSON report is what `assets/comparison.schema.json` says, and nothing else.

use rashomon::comparison::Kind;
use rashomon::comparison::conflict::{About, Grade};
use rashomon::comparison::figures::Reason;
use serde_json::{Value, json};

use crate::support::Sandbox;

/// Returns the schema with every object closed, so that a field which it does not describe is told.
fn closed(value: &mut Value) {
    match value {
        Value::Object(map) => {
            if map.contains_key("properties") {
                map.insert("additionalProperties".into(), false.into());
            }
            map.values_mut().for_each(closed);
        }
        Value::Array(list) => list.iter_mut().for_each(closed),
        _ => {}
    }
}

fn faults(report: &Value) -> Vec<String> {
    let mut schema = serde_json::from_str(include_str!("../assets/comparison.schema.json")).expect("JSON");
    jsonschema::meta::validate(&schema).expect("a schema");
    closed(&mut schema);
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    validator.iter_errors(report).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

fn report(sandbox: &Sandbox, arguments: &[&str]) -> Value {
    let output = sandbox.run(&[&["compare", "--format", "json"], arguments].concat());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn the_report_is_as_the_schema_says() {
    let sandbox = Sandbox::new();
    let sample = report(&sandbox, &["--sample"]);
    assert_eq!(faults(&sample), Vec::<String>::new());
    for list in ["links", "runs", "passages", "unique"] {
        assert!(sample[list].as_array().is_some_and(|list| !list.is_empty()), "{list}");
    }
    let told = sandbox.write("a.md", "---\ntitle: Bridge shut\noutlet: The Ledger\n---\n\nThe bridge was shut.\n");
    let told = told.display().to_string();
    assert_eq!(faults(&report(&sandbox, &[&told, "gone.txt"])), Vec::<String>::new());
}

#[test]
fn the_schema_has_every_name_that_there_is() {
    let schema: Value = serde_json::from_str(include_str!("../assets/comparison.schema.json")).expect("JSON");
    let listed = |path: &str| {
        let names = schema.pointer(path).and_then(Value::as_array).unwrap_or_else(|| panic!("no list at {path}"));
        names.iter().map(|name| name.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(listed("/$defs/kind/enum"), Kind::ALL.map(Kind::name));
    assert_eq!(listed("/$defs/conflict/properties/about/enum"), About::ALL.map(About::name));
    assert_eq!(listed("/$defs/conflict/properties/grade/enum"), Grade::ALL.map(Grade::name));
    assert_eq!(listed("/$defs/link/properties/why/items/enum"), Reason::ALL.map(Reason::name));
}

#[test]
fn notes_are_in_the_report_where_they_are_asked_for() {
    let sandbox = Sandbox::new();
    let first = sandbox.write("a.txt", "The old bridge over the Tarn was shut on Monday.\n");
    let second = sandbox.write("b.txt", "Divers found cracks.\n");
    let [first, second] = [first, second].map(|path| path.display().to_string());
    sandbox.run(&[
        "notes",
        "add",
        &first,
        "--quote",
        "old bridge",
        "--with",
        &second,
        "--with-quote",
        "cracks",
        "--tag",
        "tarn",
    ]);
    sandbox.run(&["notes", "add", &second, "--body", "No byline."]);
    assert_eq!(report(&sandbox, &[&first, &second]).get("notes"), None);
    let noted = report(&sandbox, &["--notes", &first, &second]);
    assert_eq!(faults(&noted), Vec::<String>::new());
    let notes = noted["notes"].as_array().expect("a list");
    assert_eq!(notes.len(), 2);
    // Two that were begun in one second come in either order.
    let with = |body: &str| notes.iter().find(|note| note["body"] == body).expect("the note");
    let place = |article: u64, start: u64, exact: &str| json!({"article": article, "start": start, "end": start + exact.len() as u64, "state": "exact", "exact": exact});
    assert_eq!(with("")["places"], json!([place(0, 4, "old bridge"), place(1, 13, "cracks")]));
    assert_eq!(with("No byline.")["places"][0]["start"], Value::Null);
}

#[test]
fn the_schema_tells_what_is_wrong() {
    let mut report = report(&Sandbox::new(), &["--sample"]);
    report["links"][0]["score"] = 1.5.into();
    report["unheard"] = 1.into();
    report["articles"][0].as_object_mut().expect("an object").remove("title");
    assert_eq!(faults(&report).len(), 3);
}
