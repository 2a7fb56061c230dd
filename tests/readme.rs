//! What the README says is true: its picture, its keys, its commands.

use std::fs;
use std::path::Path;

use rashomon::config::Config;
use rashomon::reader::keys::{Key, KeyMap};

use crate::support::{Sandbox, printed};

fn file(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

#[test]
fn the_test_command_is_the_one_that_is_run_for_every_change() {
    let readme = file("README.md");
    assert!(readme.contains("cargo run --release ") && readme.contains("\ncargo test "));
    assert_eq!(file(".ci/run").lines().last(), Some("cargo test"));
}

/// The keys in the first column of the table of keys.
fn keys_of(readme: &str) -> Vec<String> {
    let table = readme.split("## Keys").nth(1).unwrap().split("## Notes").next().unwrap();
    let cells = table.lines().filter_map(|line| line.strip_prefix("| ")?.split(" | ").next());
    cells.flat_map(|cell| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>()).collect()
}

#[test]
fn every_key_of_the_readme_does_something() {
    let (map, _) = KeyMap::new(&Config::default().keys);
    let keys = keys_of(&file("README.md"));
    assert!(keys.len() > 30, "{keys:?}");
    for name in keys {
        let key = Key::parse(&name).or_else(|| Key::parse(&name.to_lowercase()));
        let key = key.unwrap_or_else(|| panic!("there is no key {name}"));
        let bound = map.command(rashomon::reader::action::Context::Reader, None, key).is_some();
        assert!(bound || key.digit().is_some(), "{name} does nothing");
    }
}

#[test]
fn every_command_of_the_readme_is_there() {
    let sandbox = Sandbox::new();
    let readme = file("README.md");
    let named: Vec<&str> = [
        "compare",
        "notes export",
        "notes list",
        "notes add",
        "notes import",
        "notes check",
        "config print",
        "config path",
        "config check",
    ]
    .into_iter()
    .filter(|command| readme.contains(&format!("rashomon {command}")))
    .collect();
    assert_eq!(named.len(), 9);
    for command in named {
        let mut words: Vec<&str> = command.split(' ').collect();
        words.push("--help");
        assert!(printed(&sandbox.run(&words)).contains("Usage: rashomon"), "{command}");
    }
}
