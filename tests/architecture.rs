//! Who may import whom. A new room states here what it needs, and the arrows keep one direction.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// For each room at the top: the other rooms it may name.
const ROOMS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("article", &[]),
    ("place", &[]),
    ("journal", &["article", "error"]),
    ("comparison", &["article"]),
    ("config", &["error"]),
    ("cli", &["config", "export", "note"]),
    ("story", &["config", "error"]),
    ("source", &["article", "error", "place", "story"]),
    ("note", &["article", "error", "place"]),
    ("library", &["article", "error", "note", "place"]),
    ("report", &["article", "comparison", "export", "note"]),
    ("export", &["article", "error", "note"]),
    (
        "reader",
        &["article", "comparison", "config", "error", "export", "journal", "library", "note", "source", "story"],
    ),
    (
        "command",
        &[
            "article",
            "cli",
            "comparison",
            "config",
            "error",
            "export",
            "journal",
            "library",
            "note",
            "reader",
            "report",
            "source",
            "story",
        ],
    ),
    ("lib", &["command"]),
    ("main", &["article", "cli"]),
];

/// For each room inside the reader: the other rooms of the reader it may name.
const READER: &[(&str, &[&str])] = &[
    ("action", &["theme"]),
    ("lines", &[]),
    ("theme", &["lines"]),
    ("layout", &[]),
    ("wrap", &[]),
    ("chain", &[]),
    ("list", &[]),
    ("jumps", &[]),
    ("search", &["jumps"]),
    ("stops", &["theme"]),
    ("noted", &[]),
    ("selection", &[]),
    ("history", &["noted"]),
    ("notelist", &["list", "noted"]),
    ("card", &["list"]),
    ("survey", &["list"]),
    ("mode", &["card", "jumps", "list", "noted", "notelist", "search", "survey"]),
    ("shelf", &["list"]),
    ("placebar", &[]),
    ("rows", &["chain"]),
    ("page", &["placebar", "rows", "wrap"]),
    ("keys", &["action"]),
    (
        "app",
        &[
            "action",
            "chain",
            "history",
            "jumps",
            "keys",
            "layout",
            "mode",
            "noted",
            "notelist",
            "page",
            "search",
            "selection",
            "shelf",
            "stops",
            "theme",
        ],
    ),
    ("choices", &["action", "app", "list"]),
    ("offers", &["action", "app", "card", "notelist", "survey"]),
    ("message", &["app", "noted", "search", "survey"]),
    ("librarian", &["app", "line", "message"]),
    ("sync", &["app", "chain", "page", "rows"]),
    ("details", &["action", "app", "page"]),
    (
        "update",
        &[
            "action",
            "app",
            "card",
            "choices",
            "clipboard",
            "details",
            "help",
            "history",
            "jumps",
            "keys",
            "layout",
            "list",
            "message",
            "noted",
            "notelist",
            "page",
            "placebar",
            "search",
            "selection",
            "stops",
            "survey",
            "sync",
            "theme",
            "wrap",
        ],
    ),
    ("help", &["action", "app", "keys", "list", "offers", "survey", "theme"]),
    (
        "view",
        &[
            "action",
            "app",
            "card",
            "choices",
            "details",
            "help",
            "layout",
            "librarian",
            "lines",
            "list",
            "noted",
            "notelist",
            "offers",
            "page",
            "stops",
            "survey",
            "placebar",
            "theme",
            "wrap",
        ],
    ),
    ("worker", &["message", "search", "survey"]),
    ("line", &[]),
    ("keeper", &["line", "message", "noted"]),
    ("background", &["theme"]),
    ("clipboard", &[]),
    ("arguments", &[]),
    ("browser", &["arguments", "message"]),
    ("editor", &["arguments"]),
    ("terminal", &["background", "clipboard"]),
];

/// Packages that only some rooms may name.
const PACKAGES: &[(&str, &[&str])] = &[
    ("ratatui", &["reader"]),
    ("ratatui_textarea", &["reader"]),
    ("crossterm", &["reader"]),
    ("signal_hook", &["reader"]),
    ("rustix", &["reader"]),
    ("shlex", &["reader"]),
    ("base64", &["reader", "report"]),
    ("directories", &["config"]),
    ("clap", &["cli", "main"]),
    ("terminal_size", &["command"]),
    // Where something is done that is worth a line; the core does nothing.
    ("log", &["journal", "command", "source", "note", "reader"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("toml", &["config", "source", "story"]),
    ("serde", &["library", "note", "report", "command", "source"]),
    ("serde_json", &["library", "note", "report", "command", "export", "source"]),
    ("ureq", &["source"]),
    ("rustls", &["source"]),
    ("url", &["source"]),
    ("imara_diff", &["comparison", "library", "note"]),
    ("whatlang", &["article"]),
    ("regex", &["reader"]),
    ("memchr", &["note"]),
    ("rust_stemmers", &["article"]),
    ("pulldown_cmark", &["source"]),
    ("dom_smoothie", &["source"]),
    ("dom_query", &["source"]),
    ("html_escape", &["source"]),
    ("encoding_rs", &["source"]),
    ("chardetng", &["source"]),
];

/// Packages that only some files of a room may name, by the start of the path below `src`.
const CORNERS: &[(&str, &str)] = &[
    ("dom_smoothie", "source/html"),
    ("dom_query", "source/html"),
    ("encoding_rs", "source/encoding"),
    ("chardetng", "source/encoding"),
    ("pulldown_cmark", "source/markdown"),
];

pub(crate) fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

/// The code of a file without comments and without its tests.
fn code(path: &Path) -> String {
    let text = fs::read_to_string(path).unwrap();
    // A module of tests has a file, or a folder, of that name.
    let below = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap();
    let is_test = below.components().any(|part| matches!(part.as_os_str().to_str(), Some("tests" | "tests.rs")));
    let text = if is_test { "" } else { without_tests(&text) };
    text.lines().map(|line| line.split("//").next().unwrap()).collect::<Vec<_>>().join("\n")
}

/// A file up to its module of tests; other modules that only tests have are named further up.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]\nmod tests").next().unwrap()
}

/// The names that follow `prefix` in paths, those in braces too.
fn names_after(code: &str, prefix: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (start, _) in code.match_indices(prefix) {
        let before = code[..start].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == ':') {
            continue;
        }
        let rest = &code[start + prefix.len()..];
        let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
        match rest.strip_prefix('{') {
            Some(list) => {
                let mut depth = 0;
                let mut item = String::new();
                for c in list.chars() {
                    match c {
                        '{' => depth += 1,
                        '}' if depth == 0 => break,
                        '}' => depth -= 1,
                        ',' if depth == 0 => _ = names.insert(word(std::mem::take(&mut item).trim())),
                        _ if depth == 0 => item.push(c),
                        _ => {}
                    }
                }
                names.insert(word(item.trim()));
            }
            None => _ = names.insert(word(rest)),
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn room(path: &Path, folder: &Path) -> String {
    let first = path.strip_prefix(folder).unwrap().components().next().unwrap();
    first.as_os_str().to_string_lossy().trim_end_matches(".rs").to_owned()
}

fn check(folder: &Path, rules: &[(&str, &[&str])], prefixes: &[&str]) -> Vec<String> {
    let known: BTreeSet<&str> = rules.iter().map(|(room, _)| *room).collect();
    let mut wrong = Vec::new();
    for path in sources(folder) {
        let room = room(&path, folder);
        let Some((_, allowed)) = rules.iter().find(|(name, _)| *name == room) else {
            wrong.push(format!("{} is a room without a rule", path.display()));
            continue;
        };
        let mut code = code(&path);
        while code.contains("super::super::") {
            code = code.replace("super::super::", "super::");
        }
        for name in prefixes.iter().flat_map(|prefix| names_after(&code, prefix)) {
            if known.contains(name.as_str()) && name != room && !allowed.contains(&name.as_str()) {
                let way_out = "import it from one that may be named (`app` has the types of the reader), or argue a new arrow in the table";
                wrong.push(format!("{} names {name}, which {room} may not: {way_out}", path.display()));
            }
        }
    }
    wrong
}

#[test]
fn imports_flow_one_way() {
    assert_eq!(check(&root(), ROOMS, &["crate::"]), Vec::<String>::new());
}

#[test]
fn imports_inside_the_reader_flow_one_way() {
    let folder = root().join("reader");
    assert_eq!(check(&folder, READER, &["crate::reader::", "super::"]), Vec::<String>::new());
}

/// The modules of a file from the crate's root on.
fn module(path: &Path) -> Vec<String> {
    let below = path.strip_prefix(root()).unwrap().with_extension("");
    below.components().map(|part| part.as_os_str().to_string_lossy().into_owned()).collect()
}

/// For each module of a folder, the others of it that it names.
fn arrows(folder: &[String]) -> BTreeMap<String, BTreeSet<String>> {
    let own = folder.iter().fold("crate::".to_owned(), |prefix, part| prefix + part + "::");
    let mut arrows: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in sources(&folder.iter().fold(root(), |path, part| path.join(part))) {
        let (module, code) = (module(&path), code(&path));
        let room = &module[folder.len()];
        let above = "super::".repeat(module.len() - folder.len());
        let named = [own.as_str(), above.as_str()].into_iter().flat_map(|prefix| names_after(&code, prefix));
        arrows.entry(room.clone()).or_default().extend(named.filter(|name| name != room));
    }
    let rooms: BTreeSet<String> = arrows.keys().cloned().collect();
    for named in arrows.values_mut() {
        named.retain(|name| rooms.contains(name));
    }
    arrows
}

/// The modules that are left when those which name none of the others are taken away, again and again.
fn circles(mut arrows: BTreeMap<String, BTreeSet<String>>) -> BTreeMap<String, BTreeSet<String>> {
    while let Some(end) = arrows.iter().find(|(_, named)| named.is_empty()).map(|(room, _)| room.clone()) {
        arrows.remove(&end);
        for named in arrows.values_mut() {
            named.remove(&end);
        }
    }
    arrows
}

/// One command leads to another in any order: those who carry them out are one room.
const OPEN_PLAN: &str = "reader/update";

#[test]
fn inside_every_folder_imports_flow_one_way() {
    let mut folders: BTreeSet<Vec<String>> = BTreeSet::new();
    for path in sources(&root()) {
        let module = module(&path);
        folders.extend((1..module.len()).map(|depth| module[..depth].to_vec()));
    }
    assert!(folders.len() > 20, "the folders are found");
    let circles: Vec<_> = folders
        .into_iter()
        .map(|folder| (folder.join("/"), circles(arrows(&folder))))
        .filter(|(folder, circles)| !circles.is_empty() && folder != OPEN_PLAN)
        .collect();
    assert_eq!(circles, []);
}

#[test]
fn packages_stay_in_their_rooms() {
    let mut wrong = Vec::new();
    for path in sources(&root()) {
        let (room, code) = (room(&path, &root()), code(&path));
        for (package, rooms) in PACKAGES {
            let named = code.contains(&format!("{package}::"));
            if named && !rooms.contains(&room.as_str()) && !names_after(&code, &format!("{package}::")).is_empty() {
                wrong.push(format!("{} names {package}", path.display()));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn one_room_alone_knows_the_network() {
    let fetch = root().join("source/fetch");
    for path in sources(&root()) {
        if path.starts_with(&fetch) || path == fetch.with_extension("rs") {
            continue;
        }
        let code = code(&path);
        for word in ["ureq", "rustls", "std::net", "ToSocketAddrs", "TcpStream"] {
            assert!(!code.contains(word), "{} has {word}", path.display());
        }
    }
}

#[test]
fn formats_stay_with_their_readers() {
    let mut wrong = Vec::new();
    for path in sources(&root().join("source")) {
        let below = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        for (package, corner) in CORNERS {
            if code(&path).contains(&format!("{package}::")) && !below.starts_with(corner) {
                wrong.push(format!("{below} names {package}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn the_core_touches_nothing_outside() {
    for path in sources(&root()) {
        if !["article", "comparison"].contains(&room(&path, &root()).as_str()) {
            continue;
        }
        let code = code(&path);
        for word in [
            "std::fs",
            "std::io",
            "std::env",
            "std::net",
            "println!",
            "eprintln!",
            "Result<",
            ".unwrap()",
            ".expect(",
            "panic!",
            "unreachable!",
        ] {
            assert!(!code.contains(word), "{} has {word}", path.display());
        }
    }
}

#[test]
fn files_are_rooms_not_halls() {
    for path in sources(&root()) {
        let text = fs::read_to_string(&path).unwrap();
        let lines = without_tests(&text).lines().count();
        assert!(lines <= 500, "{} has {lines} lines without its tests", path.display());
        assert!(!path.ends_with("mod.rs"), "{}: a folder's own file lies beside it", path.display());
    }
}

#[test]
fn a_circle_is_seen() {
    let arrows = |pairs: &[(&str, &[&str])]| {
        let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
        pairs.iter().map(|(room, names)| ((*room).to_owned(), named(names))).collect()
    };
    assert!(circles(arrows(&[("a", &["b", "c"]), ("b", &["c"]), ("c", &[])])).is_empty());
    assert_eq!(circles(arrows(&[("a", &["b"]), ("b", &["c"]), ("c", &["b"])])).len(), 3);
}

#[test]
fn the_check_sees_what_it_must() {
    let code = "use crate::{article::{Span, Word}, note};\nfn f() { crate::reader::run() }\nother_crate::x();";
    let names: Vec<String> = names_after(code, "crate::").into_iter().collect();
    assert_eq!(names, ["article", "note", "reader"]);
}
