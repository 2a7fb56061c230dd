//! Text that stands in Markdown for itself.

use crate::article::plainly::{plainly, substitute};

/// Returns one line of text with everything escaped that Markdown, Obsidian or an HTML comment would take for its own.
pub fn inline(text: &str) -> String {
    let mut out = within(text);
    let marker = out.trim_start();
    let at = out.len() - marker.len();
    let digits = marker.bytes().take_while(u8::is_ascii_digit).count();
    match marker.as_bytes().get(digits) {
        Some(b'-' | b'+' | b'=' | b':') if digits == 0 => out.insert(at, '\\'),
        Some(b'.' | b')') if digits > 0 => out.insert(at + digits, '\\'),
        _ => {}
    }
    out
}

/// Returns a part of a line, not its beginning, escaped like [`inline`].
pub fn within(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            // The line must not end in a quotation; what cannot be drawn is not for other programs' terminals either.
            '\n' | '\r' | '\t' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '$' | '^' | '&' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(substitute(c)),
        }
    }
    out
}

/// Returns the lines of a quotation as a block quotation.
pub fn quotation(text: &str) -> String {
    let lines = text.lines().map(|line| if line.is_empty() { ">".to_owned() } else { format!("> {}", inline(line)) });
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns text with every character made visible that could steer a terminal or that YAML does not allow.
pub fn plain(text: &str) -> String {
    plainly(text).replace(['\u{feff}', '\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

/// Returns a string as YAML reads it, in double quotes.
pub fn yaml(text: &str) -> String {
    // A JSON string is a YAML one.
    serde_json::Value::from(plain(text)).to_string()
}

/// Returns a tag as a YAML list takes it, in quotes where it would be something else without.
pub fn yaml_tag(tag: &str) -> String {
    let other = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];
    if tag.starts_with('-') || other.contains(&tag.to_lowercase().as_str()) { yaml(tag) } else { tag.to_owned() }
}

/// Returns a web address that may stand between angle brackets; none where it is no such address.
pub fn address(text: &str) -> Option<String> {
    let is_web = text.starts_with("https://") || text.starts_with("http://");
    let plain = |c: char| substitute(c) == c && !c.is_whitespace() && !matches!(c, '<' | '>' | '\\');
    (is_web && text.chars().all(plain)).then(|| text.replace("--", "%2D%2D"))
}

/// Returns a tag as Obsidian takes it: letters, digits, `-`, `_`, `/`, and no digit first; empty if nothing is left.
pub fn tag(text: &str) -> String {
    let plain = |c: char| if c.is_alphanumeric() || matches!(c, '-' | '_' | '/') { c } else { '-' };
    let tag: String = text.trim().trim_start_matches('#').chars().map(plain).collect();
    if tag.starts_with(|c: char| c.is_numeric()) { format!("_{tag}") } else { tag }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stands_for_itself() {
        for (text, wanted) in [
            ("# 1 > [[a|b]]", "\\# 1 \\> \\[\\[a\\|b\\]\\]"),
            ("- dash", "\\- dash"),
            ("14. June", "14\\. June"),
            ("14 boats", "14 boats"),
            ("a\u{1b}[0m\nb", "a␛\\[0m b"),
            ("\u{202e}a\u{2066}", "\u{fffd}a\u{fffd}"),
            ("<!-- x -->", "\\<!-- x --\\>"),
        ] {
            assert_eq!(inline(text), wanted);
        }
        assert_eq!(quotation("One.\n\n# Two"), "> One.\n>\n> \\# Two");
        assert_eq!(tag("#2 big fish"), "_2-big-fish");
        assert_eq!(yaml("a \"b\"\u{9f}"), "\"a \\\"b\\\"\u{fffd}\"");
        assert_eq!([yaml_tag("No"), yaml_tag("-a"), yaml_tag("nobody")], ["\"No\"", "\"-a\"", "nobody"]);
        assert_eq!(address("javascript:alert(1)"), None);
        assert_eq!(address("https://a.example/\u{202e}x"), None);
    }
}
