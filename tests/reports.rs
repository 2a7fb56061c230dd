//! The reports as a whole: text and Markdown of the sample, and what becomes of hostile articles in them.

use std::fmt::Write;

use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;

use crate::support::{Sandbox, printed, told};

fn markdown(sandbox: &Sandbox, sources: &[&str]) -> String {
    printed(&sandbox.run(&[&["compare", "--format", "markdown"], sources].concat()))
}

fn parsed(text: &str) -> impl Iterator<Item = Event<'_>> {
    Parser::new_ext(text, Options::ENABLE_TABLES)
}

#[test]
fn the_sample_as_text() {
    let output = Sandbox::new().run(&["compare", "--sample"]);
    assert_eq!(output.status.code(), Some(0));
    insta::assert_snapshot!(printed(&output));
}

#[test]
fn the_sample_as_markdown() {
    insta::assert_snapshot!(markdown(&Sandbox::new(), &["--sample"]));
}

/// Writes JSON with an element of a list a line, and probabilities with two places: logarithms differ a little from
/// system to system.
fn lines(value: &Value, name: &str, out: &mut String) {
    match value {
        Value::Object(map) if map.values().any(Value::is_array) && !name.ends_with("links") => {
            for (key, value) in map {
                lines(value, &format!("{name}/{key}"), out);
            }
        }
        Value::Array(list) => {
            let _ = writeln!(out, "{name}: {}", list.len());
            for value in list {
                lines(value, name, out);
            }
        }
        value => {
            let mut value = value.clone();
            if let Some(score) = value.get("score").and_then(Value::as_f64) {
                value["score"] = format!("{score:.2}").into();
            }
            let _ = writeln!(out, "{name} {value}");
        }
    }
}

#[test]
fn the_sample_as_json() {
    let output = Sandbox::new().run(&["compare", "--sample", "--format", "json"]);
    let mut told = String::new();
    lines(&serde_json::from_slice(&output.stdout).unwrap(), "", &mut told);
    insta::assert_snapshot!(told);
}

#[test]
fn the_tables_of_the_markdown_are_tables() {
    let text = markdown(&Sandbox::new(), &["--sample"]);
    let tables = parsed(&text).filter(|event| matches!(event, Event::Start(Tag::Table(_)))).count();
    assert_eq!(tables, 7, "the articles, who reports what, five sorts of facts");
    for table in text.split("\n\n").filter(|block| block.starts_with('|')) {
        let bars = |row: &str| row.replace("\\|", "").matches('|').count();
        let first = bars(table.lines().next().unwrap());
        assert!(table.lines().all(|row| bars(row) == first), "{table}");
    }
}

#[test]
fn notes_and_the_form_come_as_they_are_asked_for() {
    let sandbox = Sandbox::new();
    let path = sandbox
        .write("a.txt", "outlet: Ledger\n\nThe old bridge over the Tarn was shut on Monday.\n")
        .display()
        .to_string();
    let body = "# Why?\n\n<script>alert(1)</script>";
    sandbox.run(&[
        "notes",
        "add",
        &path,
        "--quote",
        "old bridge",
        "--body",
        body,
        "--kind",
        "question",
        "--tag",
        "tarn",
    ]);
    let read = |arguments: &[&str]| printed(&sandbox.run(&[&["compare", "--notes"], arguments].concat()));
    let text = read(&[&path]);
    assert!(text.contains("NOTES (1 note)\n\n* question #tarn\n  # Why?\n"), "{text}");
    assert!(text.contains("  A ¶2 “old bridge”\n"), "{text}");
    sandbox.run(&["compare", "--notes", &path, "-o", "report.md"]);
    let markdown = sandbox.read("report.md");
    assert!(markdown.contains("## Notes\n\n**question \\#tarn**\n\n- A ¶2 “old bridge”\n\n### Why?\n"), "{markdown}");
    assert!(!read(&["--format", "json", &path]).contains("## "), "the format wins over all");
    assert!(!printed(&sandbox.run(&["compare", &path])).contains("NOTES"));
}

#[test]
fn many_articles_share_a_column() {
    let sandbox = Sandbox::new();
    for place in 0..9 {
        sandbox.write(
            &format!("set/{place}.txt"),
            "The old bridge over the Tarn was shut on Monday after divers found cracks.\n",
        );
    }
    let text = markdown(&sandbox, &["set"]);
    assert!(text.starts_with("# 9 articles, compared\n"), "{text}");
    assert!(text.contains("| passage | articles |") && text.contains("A `=` ¶1 (0 %); B `=` ¶1 (0 %)"), "{text}");
}

/// Words that mean something to Markdown, HTML or a terminal.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-z]{1,6}",
        Just("<script>alert(1)</script>".to_owned()),
        Just("[x](https://evil.example)".to_owned()),
        Just("![p](x.png)".to_owned()),
        Just("| a | b |".to_owned()),
        Just("# Head".to_owned()),
        Just("<!-- ".to_owned()),
        Just("```".to_owned()),
        Just("**b** _i_ ~~s~~ `c`".to_owned()),
        Just("https://evil.example/".to_owned()),
        Just("&lt;img src=x&gt;".to_owned()),
        Just("\u{1b}[2J\u{202e}".to_owned()),
        Just("1. one".to_owned()),
        Just("- - -".to_owned()),
        Just("\\".to_owned()),
    ];
    prop::collection::vec(piece, 1..7).prop_map(|pieces| pieces.join(" "))
}

/// Tells whether a text holds what steers a terminal.
fn steers(text: &str) -> bool {
    text.contains(|c: char| c != '\n' && (c.is_control() || c == '\u{202e}'))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nothing_of_an_article_is_taken_for_markup(title in hostile(), outlet in hostile(), body in hostile()) {
        let sandbox = Sandbox::new();
        let shared = "The old bridge over the Tarn was shut on Monday after divers found cracks in two piers.";
        let one = sandbox.write("a.txt", format!("outlet: {outlet}\n\n{title}\n\n{shared} {body}\n\n{body}\n"));
        let other = sandbox.write("b.txt", format!("{shared} {body}\n"));
        let sources = [one, other].map(|path| path.display().to_string());
        let sources: Vec<&str> = sources.iter().map(String::as_str).collect();
        let text = markdown(&sandbox, &sources);
        prop_assert!(!steers(&text));
        let mut headings = Vec::new();
        for event in parsed(&text) {
            let is_ours = !matches!(
                event,
                Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)
            );
            prop_assert!(is_ours, "{event:?} in {text}");
            if let Event::Start(Tag::Heading { level, .. }) = event {
                headings.push(level as usize);
            }
        }
        prop_assert_eq!(headings.iter().filter(|level| **level == 1).count(), 1);
        let all = sandbox.run(&[&["compare"], &sources[..]].concat());
        prop_assert!(!steers(&printed(&all)));
    }
}

#[test]
fn what_the_program_wrote_is_no_article_of_its_folder() {
    let sandbox = Sandbox::new();
    sandbox.write("news/a.txt", "The gate at Larn was shut on Monday.\n");
    sandbox.write("news/b.txt", "On Monday the gate at Larn was shut.\n");
    for report in ["news/report.html", "news/report.md"] {
        assert_eq!(told(&sandbox.run(&["compare", "news/a.txt", "news/b.txt", "-o", report])), "");
    }
    sandbox.run(&["notes", "add", "news/a.txt", "--quote", "The gate", "--body", "Which?"]);
    sandbox.run(&["notes", "export", "-o", "news/clean.md"]);
    let output = sandbox.run(&["compare", "news", "--format", "json"]);
    assert!(told(&output).contains("clean.md and 2 more were written by rashomon"), "{}", told(&output));
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(found["articles"].as_array().map(Vec::len), Some(2));
    assert_eq!(told(&sandbox.run(&["--quiet", "compare", "news"])), "");
    let alone = sandbox.run(&["compare", "news/clean.md"]);
    assert_eq!((alone.status.code(), told(&alone).as_str()), (Some(0), ""), "named by itself it is opened");
}

#[cfg(unix)]
#[test]
fn a_report_with_notes_is_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = Sandbox::new();
    sandbox.run(&["compare", "--sample", "--notes", "-o", "report.html"]);
    let mode = std::fs::metadata(sandbox.path("report.html")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}
