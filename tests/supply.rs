//! What the program is built from: licences, versions, compilers, and no unsafe code of our own.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Licences that a package may be under, with what each asks of us.
const LICENCES: &[(&str, &str)] = &[
    ("Apache-2.0", "keeps notices; our own licence"),
    ("BSD-3-Clause", "keeps the notice"),
    ("CDLA-Permissive-2.0", "for data: the certificates of authorities, passed on with the text of the licence"),
    ("ISC", "keeps the notice, as MIT does"),
    ("MIT", "keeps the notice; our own licence"),
    ("MPL-2.0", "binds changed files only, and we change none: the registry has the sources as they are built"),
    ("Unicode-3.0", "for data and code of the Unicode standard, keeps the notice"),
    ("Zlib", "keeps nothing in binaries"),
];

/// Packages that are there in two versions, with who holds the older one.
const TWICE: &[(&str, &str, &str)] = &[
    ("foldhash", "0.1.5", "comes with hashbrown 0.15"),
    ("getrandom", "0.2.17", "ring 0.17, its newest"),
    ("hashbrown", "0.15.5", "imara-diff 0.2 and whatlang 0.18, the newest of both"),
    ("syn", "2.0.119", "macros that run while building; no program holds it"),
    ("thiserror", "1.0.69", "filedescriptor 0.8, under crossterm's use-dev-tty"),
    ("thiserror-impl", "1.0.69", "comes with thiserror 1"),
    ("windows-sys", "0.52.0", "ring 0.17, its newest; on Windows alone"),
];

/// Packages that compile C or link what is not Rust, with the reason.
const FOREIGN: &[(&str, &str)] = &[("ring", "the arithmetic of TLS, in the feature `fetch` alone")];

/// Packages whose presence in a build script means a compiler other than Rust's, or a library of the system.
const COMPILERS: &[&str] = &["autotools", "bindgen", "cc", "cmake", "nasm-rs", "pkg-config", "system-deps", "vcpkg"];

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// A package among the normal dependencies, direct or not.
struct Package {
    name: String,
    version: String,
    licence: String,
    source: Option<String>,
    links: bool,
    /// The packages that its build script is built with.
    builders: Vec<String>,
}

/// What cargo knows of the packages. A clone that has only been tested has no packages of other platforms: then those
/// of this one.
fn metadata() -> Value {
    let host = || {
        let told = Command::new("rustc").arg("-vV").output().unwrap();
        let told = String::from_utf8(told.stdout).unwrap();
        told.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned()
    };
    let ask = |filter: &[&str]| {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["metadata", "--offline", "--locked", "--format-version", "1"]).args(filter);
        cargo.current_dir(env!("CARGO_MANIFEST_DIR")).output().unwrap()
    };
    let mut told = ask(&[]);
    if !told.status.success() {
        told = ask(&["--filter-platform", &host()]);
    }
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    serde_json::from_slice(&told.stdout).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// The names by which cargo calls the packages that a node of its tree needs, of one kind.
fn needs(node: &Value, wanted: &Value) -> Vec<String> {
    let of_kind = |need: &&Value| need["dep_kinds"].as_array().unwrap().iter().any(|kind| kind["kind"] == *wanted);
    node["deps"].as_array().unwrap().iter().filter(of_kind).map(|need| text(&need["pkg"])).collect()
}

fn packages() -> Vec<Package> {
    let metadata = metadata();
    let by_id = |list: &Value| -> BTreeMap<String, Value> {
        list.as_array().unwrap().iter().map(|item| (text(&item["id"]), item.clone())).collect()
    };
    let (known, nodes) = (by_id(&metadata["packages"]), by_id(&metadata["resolve"]["nodes"]));
    let mut ahead = needs(&nodes[&text(&metadata["resolve"]["root"])], &Value::Null);
    let mut reached = BTreeSet::new();
    while let Some(id) = ahead.pop() {
        if reached.insert(id.clone()) {
            ahead.extend(needs(&nodes[&id], &Value::Null));
        }
    }
    let package = |id: &String| Package {
        name: text(&known[id]["name"]),
        version: text(&known[id]["version"]),
        licence: text(&known[id]["license"]),
        source: known[id]["source"].as_str().map(str::to_owned),
        links: !known[id]["links"].is_null(),
        builders: needs(&nodes[id], &"build".into()).iter().map(|id| text(&known[id]["name"])).collect(),
    };
    let packages: Vec<Package> = reached.iter().map(package).collect();
    assert!(packages.len() > 100, "only {} packages were found: the tree is read wrongly", packages.len());
    packages
}

/// Whether an expression of licences can be met with allowed ones alone. AND binds before OR, `/` is an old OR, and an
/// exception to a licence only gives.
fn allowed(expression: &str) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    either(&words, &mut at) && at == words.len()
}

fn either(words: &[&str], at: &mut usize) -> bool {
    let mut met = both(words, at);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at);
    }
    met
}

fn both(words: &[&str], at: &mut usize) -> bool {
    let mut met = one(words, at);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= one(words, at);
    }
    met
}

fn one(words: &[&str], at: &mut usize) -> bool {
    let word = words.get(*at).copied().unwrap_or_default();
    *at += 1;
    if word == "(" {
        let met = either(words, at);
        *at += 1;
        return met;
    }
    if words.get(*at) == Some(&"WITH") {
        *at += 2;
    }
    LICENCES.iter().any(|(licence, _)| *licence == word)
}

#[test]
fn licences_are_ones_that_we_can_meet() {
    let beyond = packages().into_iter().filter(|package| !allowed(&package.licence));
    let beyond: Vec<_> = beyond.map(|package| format!("{}: {:?}", package.name, package.licence)).collect();
    assert!(beyond.is_empty(), "not under a licence of the list in {}: {beyond:#?}", file!());
}

#[test]
fn expressions_of_licences_are_read_as_they_are_meant() {
    for good in ["MIT", "MIT/GPL-3.0", "GPL-3.0 OR (MIT AND ISC)", "Apache-2.0 WITH LLVM-exception OR GPL-3.0"] {
        assert!(allowed(good), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "(MIT OR ISC) AND GPL-3.0", "MIT (", "GPL-3.0 OR MIT AND AGPL-3.0"] {
        assert!(!allowed(bad), "{bad}");
    }
}

#[test]
fn packages_come_from_the_registry() {
    for package in packages() {
        assert_eq!(package.source.as_deref(), Some(REGISTRY), "{}", package.name);
    }
}

#[test]
fn packages_are_there_once() {
    let mut versions: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in packages() {
        versions.entry(package.name).or_default().insert(package.version);
    }
    for (name, mut found) in versions {
        if found.len() > 1 {
            found.retain(|version| !TWICE.iter().any(|(twice, held, _)| *twice == name && held == version));
            assert_eq!(found.len(), 1, "{name} is there more than once: {found:?} beside what the list has");
        }
    }
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.lock")).unwrap();
    for (name, version, _) in TWICE {
        let entry = format!("name = \"{name}\"\nversion = \"{version}\"\n");
        assert!(lock.contains(&entry), "{name} {version} is in the list, but no longer in Cargo.lock");
    }
}

#[test]
fn nothing_but_rust_is_compiled() {
    let foreign = packages().into_iter().filter(|package| {
        package.links || package.builders.iter().any(|builder| COMPILERS.contains(&builder.as_str()))
    });
    let foreign: Vec<_> = foreign.map(|package| package.name).collect();
    assert_eq!(foreign, FOREIGN.iter().map(|(name, _)| *name).collect::<Vec<_>>());
}

#[test]
fn no_code_of_ours_is_unsafe() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest: toml::Table = fs::read_to_string(root.join("Cargo.toml")).unwrap().parse().unwrap();
    assert_eq!(manifest["lints"]["rust"]["unsafe_code"].as_str(), Some("forbid"));
    for path in crate::architecture::sources(&root.join("src")) {
        let code = fs::read_to_string(&path).unwrap();
        let code = code.lines().map(|line| line.split("//").next().unwrap());
        for (at, line) in code.enumerate() {
            let mut words = line.split(|c: char| !c.is_alphanumeric() && c != '_');
            assert!(words.all(|word| word != "unsafe"), "{}:{}: {line}", path.display(), at + 1);
        }
    }
}
