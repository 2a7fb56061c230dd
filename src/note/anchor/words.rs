//! Words as anchoring needs them: runs of letters and digits, each with a hash that case does not change.
//!
//! Much plainer than the words of a comparison, and quick: a quotation is looked for in texts of any size.

use std::hash::{DefaultHasher, Hasher};

use crate::article::Span;

/// A word: its bytes and the hash of its lower-case form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// First byte.
    pub(super) start: usize,
    /// One past the last byte.
    pub(super) end: usize,
    /// Equal for equal words; the same in one run of the program only.
    pub(super) hash: u64,
}

impl Token {
    pub(super) const fn span(self) -> Span {
        Span::new(self.start, self.end)
    }
}

/// Returns the words of a text in order.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut found = Vec::with_capacity(text.len() / 6);
    let mut open: Option<(usize, DefaultHasher)> = None;
    for (at, c) in text.char_indices() {
        if !is_word(c) || stands_alone(c) {
            close(&mut found, &mut open, at);
        }
        if is_word(c) {
            let (_, hasher) = open.get_or_insert_with(|| (at, DefaultHasher::new()));
            if c.is_ascii() {
                hasher.write_u8(c.to_ascii_lowercase() as u8);
            } else {
                c.to_lowercase().for_each(|lower| hasher.write_u32(lower.into()));
            }
            if stands_alone(c) {
                close(&mut found, &mut open, at + c.len_utf8());
            }
        }
    }
    close(&mut found, &mut open, text.len());
    found
}

fn close(found: &mut Vec<Token>, open: &mut Option<(usize, DefaultHasher)>, end: usize) {
    if let Some((start, hasher)) = open.take() {
        found.push(Token { start, end, hash: hasher.finish() });
    }
}

/// Tells whether a character belongs to a word.
pub(super) fn is_word(c: char) -> bool {
    c.is_alphanumeric()
}

/// Tells whether a character is a word by itself: scripts without blanks would else have words as long as sentences.
pub(super) const fn stands_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Tells whether `at` lies inside a word.
pub(super) fn splits_word(text: &str, at: usize) -> bool {
    let inside = |c: Option<char>| c.is_some_and(|c| is_word(c) && !stands_alone(c));
    inside(text[..at].chars().next_back()) && inside(text[at..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<&str> {
        tokens(text).iter().map(|token| &text[token.span().range()]).collect()
    }

    #[test]
    fn cuts_at_what_is_no_letter_or_digit() {
        assert_eq!(words("“Élan, 14 boats’ crews.”"), ["Élan", "14", "boats", "crews"]);
        assert_eq!(words("渡船abc"), ["渡", "船", "abc"]);
        assert_eq!(words(" … "), [""; 0]);
    }

    #[test]
    fn hashes_by_letters_not_case() {
        let [a, b, c, ..] = tokens("Fog FOG frog")[..] else { panic!("three words") };
        assert_eq!(a.hash, b.hash);
        assert_ne!(a.hash, c.hash);
    }

    #[test]
    fn sees_cut_words() {
        assert!(splits_word("machines", 3));
        assert!(!splits_word("the machines", 4));
        assert!(!splits_word("the machines", 12));
    }
}
