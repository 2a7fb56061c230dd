//! Text made fit to be shown.

use std::borrow::Cow;

/// Returns `text` with every character that could steer a terminal replaced by a visible one of one cell.
///
/// C0 controls and DEL become their control pictures; C1 controls and bidirectional overrides and isolates become
/// U+FFFD. Line breaks and tabs are controls like any other: whoever draws splits lines first.
pub fn plainly(text: &str) -> Cow<'_, str> {
    if text.chars().any(|c| substitute(c) != c) {
        Cow::Owned(text.chars().map(substitute).collect())
    } else {
        Cow::Borrowed(text)
    }
}

/// Returns a text with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Returns what is drawn in place of a character: itself where it is harmless.
pub const fn substitute(c: char) -> char {
    match c {
        '\0'..='\u{1f}' => match char::from_u32(0x2400 + c as u32) {
            Some(picture) => picture,
            None => char::REPLACEMENT_CHARACTER,
        },
        '\u{7f}' => '\u{2421}',
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn replaces_what_steers_a_terminal() {
        assert_eq!(plainly("a\u{1b}[31mb\u{7f}\u{9b}\u{202e}c\u{2066}\n"), "a␛[31mb␡\u{fffd}\u{fffd}c\u{fffd}␊");
    }

    #[test]
    fn leaves_other_text_alone() {
        assert!(matches!(plainly("“Ünï” 👩\u{200d}🚒 שלום"), Cow::Borrowed(_)));
    }
}
