//! The head of a Markdown text that says what it is: lines between `---` (YAML, as far as such heads use it) or `+++`
//! (TOML).

use toml::{Table, Value};

use crate::article::{Details, Origin};
use crate::source::metadata;

/// Reads YAML: `key: value`, quoted or not, over several lines too, as block scalars (`>`, `|`) or plainly; lists in
/// brackets or as lines with a dash; mappings and lists of mappings by their `name`.
pub(super) fn yaml(text: &str, details: &mut Details) {
    let mut fields: Vec<(String, &str, Vec<&str>)> = Vec::new();
    for line in text.lines() {
        let bare = line.trim();
        if line.starts_with([' ', '\t', '-']) {
            if let Some((_, _, inside)) = fields.last_mut()
                && !bare.is_empty()
            {
                inside.push(bare);
            }
        } else if !bare.starts_with('#')
            && let Some((key, value)) = bare.split_once(':')
        {
            fields.push((unquoted(key), value.trim(), Vec::new()));
        }
    }
    for (key, value, inside) in fields {
        metadata::set(&key, &values(value, &inside).join(", "), details, Origin::FrontMatter);
    }
}

/// The values of a field: what stands behind its key and on the lines `inside` it.
fn values(value: &str, inside: &[&str]) -> Vec<String> {
    if is_block_scalar(value) {
        return vec![inside.join(" ")];
    }
    let inside: Vec<&str> = inside.iter().copied().filter(|line| !line.starts_with('#')).collect();
    if !value.is_empty() && !value.starts_with('#') {
        return if inside.is_empty() { list(value) } else { list(&format!("{value} {}", inside.join(" "))) };
    }
    if !inside.iter().any(|line| line.starts_with('-') || pair(line).is_some()) {
        return list(&inside.join(" "));
    }
    let items = inside.iter().filter_map(|line| {
        let item = line.strip_prefix('-');
        let bare = item.unwrap_or(line).trim();
        match pair(bare) {
            Some((key, value)) => (key == "name").then(|| unquoted(value)),
            None => item.map(|_| unquoted(bare)),
        }
    });
    items.filter(|item| !item.is_empty()).collect()
}

/// Tells whether a value is the head of a text on the lines below it: `>` or `|`, with signs of how to join them.
fn is_block_scalar(value: &str) -> bool {
    let head = value.split(" #").next().unwrap_or_default().trim_end();
    let signs = head.strip_prefix(['>', '|']);
    signs.is_some_and(|signs| signs.chars().all(|c| matches!(c, '+' | '-') || c.is_ascii_digit()))
}

/// The key and the value of a line in a mapping.
fn pair(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let is_key = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    (is_key && (value.is_empty() || value.starts_with([' ', '\t']))).then_some((key, value))
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
        for author in [
            "author:\n  name: Ada Roe, Tom Ash\n  mail: a@l.example",
            "authors:\n- name: Ada Roe\n  mail: a@l.example\n- mail: t@l.example\n  name: Tom Ash",
            "authors: # both\n  # the first\n  - 'Ada Roe'\n  - Tom Ash",
            "authors: [Ada Roe,\n  Tom Ash]",
        ] {
            for title in [
                "title: >-\n  Gate:\n  “shut”",
                "title: |\n  Gate: “shut”",
                "title: >2+ # folded\n  Gate:\n\n  “shut”",
                "title: \"Gate:\n  “shut”\"",
                "title:\n  'Gate: “shut”'",
            ] {
                let rest = "source: The Ledger\ndate: 2031-05-04\nurl: https://l.example/gate";
                check(yaml, &format!("{title}\n{author}\n{rest}"));
            }
        }
        let mut details = Details::default();
        toml("title = \n = broken", &mut details);
        yaml(": \n-\n - x\n:::", &mut details);
        assert_eq!(details, Details::default());
    }
}
