//! The keys of every action as names: the usual ones, and presets that differ from them.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::unknown;

/// For each context, for each action by name: its keys.
pub type Bindings = BTreeMap<String, BTreeMap<String, Vec<String>>>;

/// The names of the presets; the first is the usual one.
pub const PRESETS: [&str; 2] = ["usual", "less"];

/// The actions of a context with their default keys.
type Keys = &'static [(&'static str, &'static [&'static str])];

/// The default keys of each context.
const KEYS: [(&str, Keys); 5] = [
    (
        "reader",
        &[
            ("line-down", &["j", "down"]),
            ("line-up", &["k", "up"]),
            ("half-page-down", &["ctrl-d"]),
            ("half-page-up", &["ctrl-u"]),
            ("page-down", &["space", "pagedown", "ctrl-f"]),
            ("page-up", &["b", "pageup", "ctrl-b"]),
            ("top", &["g", "home"]),
            ("bottom", &["G", "end"]),
            ("next-stop", &["n"]),
            ("previous-stop", &["N"]),
            ("stops", &["f"]),
            ("next-match", &["m", "]m"]),
            ("previous-match", &["M", "[m"]),
            ("next-divergence", &["d", "]d"]),
            ("previous-divergence", &["D", "[d"]),
            ("next-conflict", &["c", "]c"]),
            ("previous-conflict", &["C", "[c"]),
            ("next-passage", &["J", "}", "]p"]),
            ("previous-passage", &["K", "{", "[p"]),
            ("next-sentence", &[")"]),
            ("previous-sentence", &["("]),
            ("counterpart", &["enter", "="]),
            ("back", &["backspace", "ctrl-o", ","]),
            ("forward", &["."]),
            ("set-mark", &["'"]),
            ("go-to-mark", &["`"]),
            ("search", &["/"]),
            ("select", &["v"]),
            ("next-pane", &["tab", "l", "right"]),
            ("previous-pane", &["backtab", "h", "left"]),
            ("pick-article", &["p"]),
            ("next-article", &[">"]),
            ("previous-article", &["<"]),
            ("overview", &["o"]),
            ("facts", &["F"]),
            ("why", &["i"]),
            ("sync", &["s"]),
            ("open", &["P"]),
            ("close", &["W"]),
            ("layout", &["w"]),
            ("aligned", &["r"]),
            ("pin", &["S"]),
            ("narrower", &["-"]),
            ("wider", &["+"]),
            ("zoom", &["z"]),
            ("set-apart", &["H"]),
            ("overrule", &["X"]),
            ("theme", &["T"]),
            ("mouse", &["f2"]),
            ("copy", &["y"]),
            ("copy-comparison", &["Y"]),
            ("note", &["a"]),
            ("note-pair", &["A"]),
            ("note-article", &["%"]),
            ("flag", &["*"]),
            ("tags", &["t"]),
            ("kind", &["!"]),
            ("relation", &[";"]),
            ("edit-note", &["e"]),
            ("delete-note", &["x", "del"]),
            ("undo", &["u"]),
            ("redo", &["U"]),
            ("details", &["I"]),
            ("changes", &["V"]),
            ("browse", &["O"]),
            ("library", &["B"]),
            ("save-story", &["ctrl-s"]),
            ("notes", &["L"]),
            ("export", &["E"]),
            ("reload", &["R"]),
            ("palette", &[":"]),
            ("help", &["?", "f1"]),
            ("redraw", &["ctrl-l"]),
            ("suspend", &["ctrl-z"]),
            ("cancel", &["esc", "ctrl-c"]),
            ("quit", &["q"]),
        ],
    ),
    (
        "list",
        &[
            ("line-down", &["j", "down"]),
            ("line-up", &["k", "up"]),
            ("page-down", &["pagedown", "ctrl-f"]),
            ("page-up", &["b", "pageup", "ctrl-b"]),
            ("top", &["g", "home"]),
            ("bottom", &["G", "end"]),
            ("mark", &["space"]),
            ("go", &["enter"]),
            ("next-pane", &["tab", "l", "right"]),
            ("previous-pane", &["backtab", "h", "left"]),
            ("sort", &["s"]),
            ("next-filter", &["f"]),
            ("conflicts-only", &["c"]),
            ("overview", &["o"]),
            ("facts", &["F"]),
            ("why", &["i"]),
            ("tags", &["t"]),
            ("kind", &["!"]),
            ("relation", &[";"]),
            ("edit-note", &["e"]),
            ("delete-note", &["x", "del"]),
            ("undo", &["u"]),
            ("redo", &["U"]),
            ("copy", &["y"]),
            ("export", &["E"]),
            ("open", &["P"]),
            ("filter", &["/"]),
            ("help", &["?", "f1"]),
            ("suspend", &["ctrl-z"]),
            ("cancel", &["esc", "ctrl-c"]),
            ("quit", &["q"]),
        ],
    ),
    (
        "review",
        &[
            ("line-down", &["j", "down", "tab"]),
            ("line-up", &["k", "up", "backtab"]),
            ("confirm", &["y"]),
            ("move", &["m"]),
            ("gone", &["o"]),
            ("go", &["enter"]),
            ("open", &["P"]),
            ("edit-note", &["e"]),
            ("tags", &["t"]),
            ("kind", &["!"]),
            ("relation", &[";"]),
            ("copy", &["Y"]),
            ("delete-note", &["x", "del"]),
            ("undo", &["u"]),
            ("redo", &["U"]),
            ("help", &["?", "f1"]),
            ("suspend", &["ctrl-z"]),
            ("cancel", &["esc", "ctrl-c"]),
            ("quit", &["q"]),
        ],
    ),
    (
        "words",
        &[
            ("next-word", &["l", "right", "w"]),
            ("previous-word", &["h", "left", "b"]),
            ("other-end", &["o", "tab", "space"]),
            ("next-sentence", &["j", "down", ")"]),
            ("previous-sentence", &["k", "up", "("]),
            ("top", &["g", "home"]),
            ("bottom", &["G", "end"]),
            ("note", &["a"]),
            ("note-pair", &["A"]),
            ("flag", &["*"]),
            ("copy", &["y"]),
            ("select", &["v"]),
            ("help", &["?", "f1"]),
            ("suspend", &["ctrl-z"]),
            ("cancel", &["esc", "ctrl-c"]),
            ("quit", &["q"]),
        ],
    ),
    (
        "text",
        &[
            ("save", &["ctrl-s", "ctrl-enter"]),
            ("editor", &["ctrl-e"]),
            ("regex", &["ctrl-r"]),
            ("undo", &["ctrl-_"]),
            ("redo", &["ctrl-g"]),
            ("cancel", &["esc", "ctrl-c"]),
            ("suspend", &["ctrl-z"]),
            ("help", &["f1"]),
        ],
    ),
];

/// What the preset "less" changes: `d`, `u` and `f` scroll as they do in less, `h` helps, `&` filters.
const LESS: [(&str, Keys); 4] = [
    (
        "reader",
        &[
            ("half-page-down", &["d", "ctrl-d"]),
            ("half-page-up", &["u", "ctrl-u"]),
            ("page-down", &["f", "space", "pagedown", "ctrl-f"]),
            ("stops", &["&"]),
            ("next-divergence", &["]d"]),
            ("previous-divergence", &["[d", "D"]),
            ("previous-pane", &["backtab", "left"]),
            ("undo", &["U"]),
            ("redo", &["ctrl-y"]),
            ("help", &["h", "?", "f1"]),
        ],
    ),
    (
        "list",
        &[
            ("page-down", &["f", "pagedown", "ctrl-f"]),
            ("previous-pane", &["backtab", "left"]),
            ("next-filter", &["&"]),
            ("undo", &["U"]),
            ("redo", &["ctrl-y"]),
            ("help", &["h", "?", "f1"]),
        ],
    ),
    ("words", &[("previous-word", &["left", "b"]), ("help", &["h", "?", "f1"])]),
    ("review", &[("undo", &["U"]), ("redo", &["ctrl-y"]), ("help", &["h", "?", "f1"])]),
];

/// Returns the keys of a preset; none where there is no such preset.
pub fn preset(name: &str) -> Option<Bindings> {
    let changes = match name {
        "usual" => &[][..],
        "less" => &LESS,
        _ => return None,
    };
    let mut bindings = Bindings::new();
    for (context, actions) in KEYS.iter().chain(changes) {
        let known = bindings.entry((*context).to_owned()).or_default();
        for (action, keys) in *actions {
            known.insert((*action).to_owned(), keys.iter().map(|&key| key.to_owned()).collect());
        }
    }
    Some(bindings)
}

/// Sets keys as a table of contexts says, on top of the preset that it names; mistakes are told with the key they are at.
pub(super) fn set(bindings: &mut Bindings, contexts: &Table, tell: &mut dyn FnMut(&str, String)) {
    if let Some(name) = contexts.get("preset") {
        match name.as_str().and_then(preset) {
            Some(keys) => *bindings = keys,
            None => tell("preset", format!("keys.preset: expected one of {}, found {name}", PRESETS.join(", "))),
        }
    }
    for (context, actions) in contexts.iter().filter(|(name, _)| *name != "preset") {
        let Some(known) = bindings.get_mut(context) else {
            let known = KEYS.iter().map(|(name, _)| *name).chain(["preset"]);
            tell(context, unknown(&format!("keys.{context}"), known));
            continue;
        };
        let Some(actions) = actions.as_table() else {
            tell(context, format!("keys.{context}: expected actions with their keys"));
            continue;
        };
        let path = |action: &str| format!("keys.{context}.{action}");
        for (action, value) in actions {
            match (known.contains_key(action), keys_of(value)) {
                (false, _) => tell(&path(action), unknown(action, known.keys().map(String::as_str))),
                (true, None) => tell(&path(action), format!("{action}: expected a list such as [\"j\", \"down\"]")),
                (true, Some(keys)) => _ = known.insert(action.clone(), keys),
            }
        }
    }
}

fn keys_of(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|key| key.as_str().map(str::to_owned)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn presets_differ_from_the_usual_keys_only_in_actions_there_are() {
        let usual = preset("usual").unwrap();
        for (context, actions) in LESS {
            for (action, keys) in actions {
                assert!(usual[context].get(*action).is_some_and(|usual| usual != keys), "{context} {action}");
            }
        }
        assert_eq!(preset("emacs"), None);
    }

    #[test]
    fn a_preset_is_what_other_keys_are_set_on() {
        let mut bindings = preset("usual").unwrap();
        let table: Table = "preset = \"less\"\n[reader]\nundo = [\"Z\"]".parse().unwrap();
        set(&mut bindings, &table, &mut |key, what| panic!("{key}: {what}"));
        assert_eq!(bindings["reader"]["half-page-down"], ["d", "ctrl-d"]);
        assert_eq!(bindings["reader"]["undo"], ["Z"]);
        let mut told = Vec::new();
        set(&mut bindings, &"preset = \"vi\"".parse().unwrap(), &mut |_, what| told.push(what));
        assert_eq!(told, ["keys.preset: expected one of usual, less, found \"vi\""]);
    }
}
