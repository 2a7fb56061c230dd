//! The head of a Markdown text that says what it is: lines between `---` (YAML, as far as such heads use it) or `+++`
//! (TOML).

use toml::{Table, Value};

use crate::article::{Details, Origin};
use crate::source::metadata;

/// Reads YAML: `key: value`, quoted or not, lists in brackets or as lines with a dash, `- name: value` in them too.
pub(super) fn yaml(text: &str, details: &mut Details) {
    let mut fields: Vec<(String, Vec<String>)> = Vec::new();
    for line in text.lines() {
        let bare = line.trim();
        if bare.is_empty() || bare.starts_with('#') {
            continue;
        }
        let inside = line.starts_with([' ', '\t', '-']);
        if inside {
            if let (Some(item), Some((_, values))) = (bare.strip_prefix('-'), fields.last_mut()) {
                let item = item.trim();
                values.push(unquoted(item.strip_prefix("name:").unwrap_or(item)));
            }
        } else if let Some((key, value)) = bare.split_once(':') {
            fields.push((unquoted(key), list(value)));
        }
    }
    for (key, values) in fields {
        metadata::set(&key, &values.join(", "), details, Origin::FrontMatter);
    }
}

/// Reads TOML: texts, dates and lists of texts at its top.
pub(super) fn toml(text: &str, details: &mut Details) {
    let Ok(table) = text.parse::<Table>() else { return };
    for (key, value) in &table {
        let of = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Datetime(time) => Some(time.to_string()),
            Value::Table(table) => table.get("name").and_then(Value::as_str).map(str::to_owned),
            _ => None,
        };
        let values: Vec<String> = match value {
            Value::Array(list) => list.iter().filter_map(of).collect(),
            value => of(value).into_iter().collect(),
        };
        metadata::set(key, &values.join(", "), details, Origin::FrontMatter);
    }
}

fn list(value: &str) -> Vec<String> {
    let value = value.trim();
    match value.strip_prefix('[').and_then(|value| value.strip_suffix(']')) {
        Some(items) => items.split(',').map(unquoted).filter(|item| !item.is_empty()).collect(),
        None => Some(unquoted(value)).filter(|value| !value.is_empty()).into_iter().collect(),
    }
}

/// A value without its quotation marks, or without the comment behind it.
fn unquoted(value: &str) -> String {
    let value = value.trim();
    for mark in ['"', '\''] {
        if let Some(inner) = value.strip_prefix(mark)
            && let Some(end) = inner.rfind(mark)
        {
            let doubled = if mark == '"' { "\\\"" } else { "''" };
            return inner[..end].replace(doubled, &mark.to_string());
        }
    }
    value.split(" #").next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(read: fn(&str, &mut Details), text: &str) {
        let mut details = Details::default();
        read(text, &mut details);
        assert_eq!(
            [
                &*details.title,
                &*details.outlet,
                &*details.author,
                &*details.published,
                &*details.address.unwrap_or_default()
            ],
            ["Gate: “shut”", "The Ledger", "Ada Roe, Tom Ash", "2031-05-04", "https://l.example/gate"]
        );
        assert_eq!(details.origins.title, Some(Origin::FrontMatter));
    }

    #[test]
    fn heads_are_read_in_either_language() {
        check(
            yaml,
            "title: \"Gate: “shut”\"\noutlet: The Ledger # ours\nauthors:\n  - Ada Roe\n  - name: 'Tom Ash'\ndate: 2031-05-04\n\
             # a comment\nurl: https://l.example/gate\ntags: [a, b]\n",
        );
        check(
            yaml,
            "title: 'Gate: “shut”'\npublisher: \"The Ledger\"\nauthor: [Ada Roe, \"Tom Ash\"]\ndate: '4 May 2031'\nlink: https://l.example/gate#x",
        );
        check(
            toml,
            "title = \"Gate: “shut”\"\nsource = 'The Ledger'\nauthors = [\"Ada Roe\", \"Tom Ash\"]\ndate = 2031-05-04\nurl = \"https://l.example/gate\"",
        );
        let mut details = Details::default();
        toml("title = \n = broken", &mut details);
        yaml(": \n-\n - x\n:::", &mut details);
        assert_eq!(details, Details::default());
    }
}
