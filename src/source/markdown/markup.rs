//! Markup within Markdown: HTML blocks become lines of words, and too many markers of blocks are dropped.

use std::borrow::Cow;

/// So many blocks inside each other are kept; a parser goes through all of them again at every line.
const DEPTH: usize = 50;
/// So many blanks of an indent are kept, which open blocks inside each other too.
const INDENT: usize = 100;

/// Elements whose content is no text.
const MUTE: [&str; 6] = ["script", "style", "template", "noscript", "svg", "head"];

/// Elements within a line; all others part lines.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "mark", "q",
    "s", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr",
];

/// Returns the lines of words in a block of HTML. Takes time linear in the block.
pub(super) fn lines(html: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        line.push_str(&html_escape::decode_html_entities(&rest[..at]));
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
            continue;
        }
        let bare = rest[1..].trim_start_matches('/');
        if !bare.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '!' | '?')) {
            line.push('<');
            rest = &rest[1..];
            continue;
        }
        let name = bare.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
        let is_end = rest[1..].starts_with('/');
        rest = rest.split_once('>').map_or("", |(_, rest)| rest);
        if MUTE.contains(&name.as_str()) && !is_end {
            rest = behind(rest, &name);
        }
        match name.as_str() {
            "td" | "th" if !is_end && !line.trim().is_empty() => line.push_str(" | "),
            "td" | "th" => {}
            name if INLINE.contains(&name) => {}
            _ => lines.push(std::mem::take(&mut line)),
        }
    }
    line.push_str(&html_escape::decode_html_entities(rest));
    lines.push(line);
    lines
}

/// Returns what stands behind the end of an element, nothing where it has none.
fn behind<'a>(text: &'a str, name: &str) -> &'a str {
    let is_end = |at: usize| {
        let end = text[at..].strip_prefix("</").and_then(|end| end.get(..name.len()));
        end.is_some_and(|end| end.eq_ignore_ascii_case(name))
    };
    let at = text.match_indices('<').map(|(at, _)| at).find(|at| is_end(*at));
    at.and_then(|at| text[at..].split_once('>')).map_or("", |(_, rest)| rest)
}

/// Returns a text whose lines open at most [`DEPTH`] blocks each.
pub(super) fn bounded(text: &str) -> Cow<'_, str> {
    if !text.split('\n').any(|line| bounds(line).is_some()) {
        return Cow::Borrowed(text);
    }
    let mut bounded = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        match bounds(line) {
            Some((start, end)) => bounded.extend([&line[..start], &line[end..]]),
            None => bounded.push_str(line),
        }
    }
    Cow::Owned(bounded)
}

/// Returns what is too much at the start of a line.
fn bounds(line: &str) -> Option<(usize, usize)> {
    let bytes = line.as_bytes();
    let is_blank = |at: usize| matches!(bytes.get(at), Some(b' ' | b'\t'));
    let (mut at, mut markers, mut blanks, mut kept) = (0, 0, 0, None);
    loop {
        let digits = bytes[at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let next = at + digits;
        let length = match bytes.get(next) {
            Some(b' ' | b'\t') if digits == 0 => {
                blanks += 1;
                1
            }
            Some(b'>') if digits == 0 => 1,
            Some(b'-' | b'*' | b'+') if digits == 0 && is_blank(next + 1) => 1,
            Some(b'.' | b')') if (1..10).contains(&digits) && is_blank(next + 1) => digits + 1,
            _ => break,
        };
        markers += usize::from(!is_blank(at));
        if kept.is_none() && (markers > DEPTH || blanks > INDENT) {
            kept = Some(at);
        }
        at += length;
    }
    kept.map(|kept| (kept, at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_of_html_become_lines_of_words() {
        for (html, words) in [
            ("<div class=\"story\">\nThe gate jammed.\n</div>", &["The gate jammed."][..]),
            ("<p>One <b>bold</b> word</p><p>Tom &amp; Ada</p>", &["One bold word", "Tom & Ada"]),
            ("<!-- a > b --><script>let a = '<p>no</p>';</SCRIPT>Words", &["Words"]),
            ("<table><tr><th>Boat<th>Size<tr><td>Anna</td><td>12 m</td></tr></table>", &["Boat | Size", "Anna | 12 m"]),
            ("one<br>two", &["one", "two"]),
            ("3 < 4 and <5", &["3 < 4 and <5"]),
            ("<style>p {}", &[]),
            ("<div", &[]),
            ("<!-- open", &[]),
        ] {
            let read: Vec<String> =
                lines(html).iter().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
            assert_eq!(read, words, "{html}");
        }
    }

    #[test]
    fn no_line_opens_blocks_without_end() {
        for usual in ["> > a\n- b\n   1. c\n\n    code", "- - - - -\n", "", "\n\n", "1234567890. a", "-", "12"] {
            assert!(matches!(bounded(usual), Cow::Borrowed(_)), "{usual}");
        }
        assert_eq!(bounded(&format!("a\n{} b\nc", ">".repeat(DEPTH + 7))), format!("a\n{}b\nc", ">".repeat(DEPTH)));
        assert_eq!(bounded(&format!("{}b", "- 1. ".repeat(DEPTH))), format!("{}b", "- 1. ".repeat(DEPTH / 2)));
        assert_eq!(bounded(&format!("{}b", " ".repeat(INDENT + 7))), format!("{}b", " ".repeat(INDENT)));
    }
}
