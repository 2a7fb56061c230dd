//! A note's own Markdown, so that it neither ends its block nor hides or outranks what is around it.

use crate::article::plainly::plainly;

/// What begins HTML that goes on to its end, whatever stands between, and that end.
const OPEN_ENDED: [(&str, &str); 8] = [
    ("<!--", "-->"),
    ("<![cdata[", "]]>"),
    ("<?", "?>"),
    ("<!", ">"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<pre", "</pre>"),
    ("<textarea", "</textarea>"),
];

/// Returns a note's Markdown with its headings below those of the document, and with nothing in it that could end the
/// note's block or go on after it.
pub fn body(text: &str) -> String {
    let mut fence: Option<Fence> = None;
    let mut lines: Vec<String> = Vec::new();
    for raw in text.trim_end().lines() {
        let spaced = raw.trim_end_matches('\r').replace('\t', "    ");
        let line = plainly(&spaced).replace("<!-- rashomon:", "<!-- rashomon\\:");
        if let Some(open) = &fence {
            let line = open.within(line);
            if open.is_closed_by(&line) {
                fence = None;
            }
            lines.push(line);
        } else if let Some(open) = Fence::opened_by(&line) {
            // HTML goes on to a blank line, fences or not.
            if follows_html(&lines) {
                lines.push(String::new());
            }
            fence = Some(open);
            lines.push(line);
        } else if !underline(&line, &mut lines) {
            lines.push(closed(&shifted(line)));
        }
    }
    // An open fence would swallow all that follows.
    lines.extend(fence.map(|fence| fence.within(fence.marks.clone())));
    lines.join("\n")
}

/// A fence of code that is open.
struct Fence {
    marks: String,
    indent: usize,
}

impl Fence {
    fn opened_by(line: &str) -> Option<Self> {
        let (marks, rest) = marks(line)?;
        (marks.starts_with('~') || !rest.contains('`')).then(|| Self { marks: marks.to_owned(), indent: indent(line) })
    }

    /// A line with the indent that keeps it in the fence where that is part of a list; elsewhere it is no part of the
    /// code.
    fn within(&self, line: String) -> String {
        let missing = self.indent.saturating_sub(indent(&line));
        if line.is_empty() { line } else { " ".repeat(missing) + &line }
    }

    fn is_closed_by(&self, line: &str) -> bool {
        marks(line).is_some_and(|(marks, rest)| marks.starts_with(&self.marks) && rest.trim().is_empty())
    }
}

/// The marks of a line that may begin or end a fence, three or more of a sort, and what comes after them.
fn marks(line: &str) -> Option<(&str, &str)> {
    let bare = outer(line)?;
    let mark = bare.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let length = bare.len() - bare.trim_start_matches(mark).len();
    (length >= 3).then(|| bare.split_at(length))
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// A line without its indent; none where that makes it code.
fn outer(line: &str) -> Option<&str> {
    (indent(line) < 4).then(|| line.trim_start_matches(' '))
}

/// Tells whether a tag begins one of the lines since the last blank one.
fn follows_html(lines: &[String]) -> bool {
    lines.iter().rev().take_while(|line| !line.trim().is_empty()).any(|line| line.trim_start().starts_with('<'))
}

/// Makes what a line underlines a heading in the other way, below the document's own; where it would underline several
/// lines or something else, it does so no more. Returns whether the line is dealt with.
fn underline(line: &str, lines: &mut Vec<String>) -> bool {
    let Some(bare) = outer(line).map(str::trim_end).filter(|bare| !bare.is_empty()) else { return false };
    let level = match bare.trim_start_matches(if bare.starts_with('=') { '=' } else { '-' }) {
        "" if bare.starts_with('=') => "###",
        "" => "####",
        _ => return false,
    };
    let Some((title, before)) = lines.split_last() else { return false };
    if title.trim().is_empty() {
        return false;
    }
    let is_alone = before.last().is_none_or(|line| line.trim().is_empty());
    let is_plain = outer(title).is_some_and(|title| title.starts_with(|c: char| c.is_alphabetic()));
    if is_alone && is_plain {
        let heading = format!("{level} {}", title.trim());
        lines.pop();
        lines.push(heading);
    } else {
        lines.extend([String::new(), line.to_owned()]);
    }
    true
}

/// A heading two levels down; any other line as it is.
fn shifted(line: String) -> String {
    let Some(bare) = outer(&line) else { return line };
    let level = bare.bytes().take_while(|&byte| byte == b'#').count();
    let is_heading = (1..=6).contains(&level) && bare[level..].chars().next().is_none_or(char::is_whitespace);
    if is_heading { format!("{}{}", "#".repeat((level + 2).min(6)), &bare[level..]) } else { line }
}

/// A line in which nothing is left open: a comment, other HTML that goes on to its end, a fence in a list.
fn closed(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find('<') {
        let (before, tag) = rest.split_at(at);
        let lower = tag.to_ascii_lowercase();
        let open = OPEN_ENDED.iter().find(|(open, _)| lower.starts_with(open));
        let end = open.map(|(open, end)| lower[open.len()..].find(end).map(|at| open.len() + at + end.len()));
        out.push_str(before);
        let length = end.flatten().unwrap_or(1);
        if end == Some(None) {
            out.push('\\');
        }
        out.push_str(&tag[..length]);
        rest = &tag[length..];
    }
    out.push_str(rest);
    let item = out.trim_start_matches(|c: char| c.is_ascii_digit() || " -+*.)".contains(c));
    let at = out.len() - item.len();
    if at > 0 && (item.starts_with("```") || item.starts_with("~~~")) && marks(&out).is_none() && outer(&out).is_some()
    {
        out.insert(at, '\\');
    }
    out
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

    use super::*;

    #[test]
    fn headings_go_below_the_documents_own() {
        assert_eq!(body("# A\n##### B\n#tag\n```\n# code\n```\n"), "### A\n###### B\n#tag\n```\n# code\n```");
        assert_eq!(body("Title\n===\nText\n\nSub\n-"), "### Title\nText\n\n#### Sub");
        assert_eq!(body("- a\n---\n\n---\n    # code"), "- a\n\n---\n\n---\n    # code");
        assert_eq!(body("One\ntwo\n==="), "One\ntwo\n\n===");
    }

    #[test]
    fn fences_are_those_of_the_standard() {
        for (text, wanted) in [
            ("```\nopen", "```\nopen\n```"),
            ("~~~~ x\n~~~\n```\n# code", "~~~~ x\n~~~\n```\n# code\n~~~~"),
            ("``` a`b\n# A", "``` a`b\n### A"),
            ("```\n``` no\n# code\n  ```` \n# A", "```\n``` no\n# code\n  ```` \n### A"),
            ("- a\n  ```\nb", "- a\n  ```\n  b\n  ```"),
            ("a\n\n    ```\n# A", "a\n\n    ```\n### A"),
            ("<div>\n```\n# code", "<div>\n\n```\n# code\n```"),
        ] {
            assert_eq!(body(text), wanted, "{text:?}");
        }
    }

    #[test]
    fn nothing_hides_what_follows() {
        assert_eq!(body("a <!-- b\n<!-- c --> d"), "a \\<!-- b\n<!-- c --> d");
        assert_eq!(body("<SCRIPT>\n<pre>x</pre>\n<? <b>"), "\\<SCRIPT>\n<pre>x</pre>\n\\<? <b>");
        assert_eq!(body("- ```\n> ```"), "- \\```\n> ```");
    }

    /// What a Markdown program makes of a body and of a line after it: the levels of the headings that are in no list
    /// and no quotation, and whether the line stands.
    fn read(body: &str) -> (Vec<HeadingLevel>, bool) {
        let text = format!("{body}\n\n- kind: END\n");
        let (mut levels, mut in_item, mut stands, mut depth) = (Vec::new(), false, false, 0);
        for event in Parser::new(&text) {
            match event {
                Event::Start(Tag::Heading { level, .. }) if depth == 0 => levels.push(level),
                Event::Start(Tag::Item) => (in_item, depth) = (true, depth + 1),
                Event::Start(Tag::BlockQuote(_)) => depth += 1,
                Event::End(TagEnd::Item | TagEnd::BlockQuote(_)) => depth -= 1,
                Event::Start(Tag::CodeBlock(_)) => in_item = false,
                Event::Text(words) => stands |= in_item && &*words == "kind: END",
                _ => {}
            }
        }
        (levels, stands)
    }

    proptest! {
        #[test]
        fn no_body_holds_a_marker(text in "(<!-- rashomon:(begin|end) id=a -->|[`~#\n a]){0,12}") {
            prop_assert!(!body(&text).contains("<!-- rashomon:"));
        }

        #[test]
        fn what_follows_a_body_stands(
            text in "(```|````|~~~| |    |\n|\n|\n|a|<!--|-->|<div>|<pre>|</pre>|<\\?|=|---|- |1\\. |> |# ){0,16}"
        ) {
            let (levels, stands) = read(&body(&text));
            prop_assert!(stands, "{:?}", body(&text));
            prop_assert!(levels.iter().all(|level| *level >= HeadingLevel::H3), "{:?}", body(&text));
        }
    }
}
