//! The canonical text that every offset refers to.
//!
//! UTF-8, NFC; white space of any kind and length is one blank; soft hyphens and zero-width characters are out
//! (joiners stay: they shape letters and emoji); paragraphs are joined by one blank line and hold no line break.
//! Control and bidi formatting characters become visible pictures of themselves, so that no screen, report or export
//! made from a canonical text can be steered by it.

use std::sync::Arc;

use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::roles::Reason;
use super::{Details, Extract, Paragraph, Role, Span, plainly};

/// The version of the rule above. Changing the rule moves offsets, so stored ones carry this number.
pub const VERSION: u32 = 1;

/// What stands between two paragraphs.
const BREAK: &str = "\n\n";

/// Gathers paragraphs into a canonical text.
#[derive(Debug, Default)]
pub struct Builder {
    text: String,
    paragraphs: Vec<Paragraph>,
}

impl Builder {
    /// Returns a builder with room for `bytes` bytes of text.
    pub fn with_capacity(bytes: usize) -> Self {
        Self { text: String::with_capacity(bytes), paragraphs: Vec::new() }
    }

    /// Adds a paragraph and returns its index; blank text adds nothing.
    pub fn push(&mut self, role: Role, raw: &str) -> Option<usize> {
        self.push_with(role, None, raw)
    }

    /// Adds a paragraph with the reason of its role and returns its index; blank text adds nothing.
    pub fn push_with(&mut self, role: Role, reason: Option<Reason>, raw: &str) -> Option<usize> {
        let before = self.text.len();
        if before > 0 {
            self.text.push_str(BREAK);
        }
        let start = self.text.len();
        fold_into(&mut self.text, raw);
        if self.text.len() == start {
            self.text.truncate(before);
            return None;
        }
        self.paragraphs.push(Paragraph { span: Span::new(start, self.text.len()), role, reason });
        Some(self.paragraphs.len() - 1)
    }

    /// Returns the extract; whoever found its details, they are canonical from here on.
    pub fn finish(self, mut details: Details) -> Extract {
        let Details { title, outlet, author, published, .. } = &mut details;
        for field in [title, outlet, author, published] {
            *field = line(field);
        }
        Extract { details, text: Arc::from(self.text), paragraphs: self.paragraphs, notices: Vec::new() }
    }
}

/// Returns one line of text made canonical, as paragraphs and the fields of [`Details`] are.
pub fn line(raw: &str) -> String {
    let mut folded = String::with_capacity(raw.len());
    fold_into(&mut folded, raw);
    folded
}

fn fold_into(out: &mut String, raw: &str) {
    if is_folded(raw.as_bytes()) {
        out.push_str(raw);
        return;
    }
    let is_plain = raw.is_ascii() || is_nfc_quick(raw.chars()) == IsNormalized::Yes && !raw.chars().any(is_invisible);
    if is_plain {
        fold_blanks(out, raw.chars());
    } else {
        // What is dropped must not stand between a letter and its accent.
        fold_blanks(out, raw.chars().filter(|&c| !is_invisible(c)).nfc());
    }
}

/// Tells whether a text is canonical as it is, of those in ASCII: it holds no blank but single ones inside, and no
/// control character.
fn is_folded(raw: &[u8]) -> bool {
    raw.iter().all(|byte| (b' '..=b'~').contains(byte))
        && raw.first() != Some(&b' ')
        && raw.last() != Some(&b' ')
        && !raw.windows(2).any(|two| two == b"  ")
}

fn fold_blanks(out: &mut String, chars: impl Iterator<Item = char>) {
    let start = out.len();
    let mut blank = false;
    for c in chars {
        if c.is_whitespace() {
            blank = true;
        } else {
            if blank && out.len() > start {
                out.push(' ');
            }
            blank = false;
            out.push(plainly::substitute(c));
        }
    }
}

/// Soft hyphen, zero-width spaces, word joiner and invisible operators, byte order mark.
const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{180e}' | '\u{200b}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn folds_blanks_and_drops_what_cannot_be_seen() {
        assert_eq!(line("  a\t\u{a0}b\r\n c\u{ad}d\u{200b} "), "a b cd");
        assert_eq!(line("e\u{301}"), "é");
        assert_eq!(line("e\u{200b}\u{301}"), "é", "what is dropped must not hide a composition");
    }

    #[test]
    fn makes_visible_what_would_steer_a_terminal() {
        assert_eq!(line("a\u{1b}[31mb\u{202e}\u{7f}\u{9b}"), "a␛[31mb\u{fffd}␡\u{fffd}");
    }

    #[test]
    fn keeps_joiners() {
        assert_eq!(line("👩\u{200d}🚒"), "👩\u{200d}🚒");
    }

    #[test]
    fn joins_paragraphs_by_one_blank_line() {
        let mut builder = Builder::default();
        assert_eq!(builder.push(Role::Heading, "One"), Some(0));
        assert_eq!(builder.push(Role::Body, " \n "), None);
        assert_eq!(builder.push(Role::Body, "two\nthree"), Some(1));
        let extract = builder.finish(Details::default());
        assert_eq!(&*extract.text, "One\n\ntwo three");
        assert_eq!(extract.paragraphs[1].span, Span::new(5, 14));
    }

    proptest! {
        #[test]
        fn the_quick_way_agrees(raw in "[ -~\t]{0,20}|[ a]{0,8}") {
            let mut slow = String::new();
            fold_blanks(&mut slow, raw.chars());
            prop_assert_eq!(line(&raw), slow);
        }

        #[test]
        fn is_a_fixed_point(raw in "\\PC{0,60}|[ \t\n\r\u{ad}\u{200b}e\u{301}ᄀ-ᇿ]{0,40}") {
            let once = line(&raw);
            prop_assert_eq!(line(&once), once);
        }
    }
}
