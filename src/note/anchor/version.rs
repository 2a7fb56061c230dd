//! An article's text as it is today, with what looking for many quotations in it needs once.

use std::cell::OnceCell;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::words::{Token, tokens};
use crate::article::{Details, Extract};

/// How many code points lie between two remembered offsets.
const STEP: usize = 1024;

/// An article's text as it is today.
#[derive(Debug)]
pub struct Version<'a> {
    /// What is known beside the text.
    pub details: &'a Details,
    /// The canonical text.
    pub text: &'a str,
    /// The text's hash, as in [`ArticleId::text_sha256`](crate::note::ArticleId::text_sha256).
    pub sha256: String,
    points: Points,
    tokens: OnceCell<Vec<Token>>,
}

impl<'a> Version<'a> {
    /// Returns the text of an article with its hash.
    pub fn new(details: &'a Details, text: &'a str) -> Self {
        Self { details, text, sha256: sha256(text), points: Points::new(text), tokens: OnceCell::new() }
    }

    /// Returns the text of an extract with its hash.
    pub fn of(extract: &'a Extract) -> Self {
        Self::new(&extract.details, &extract.text)
    }

    /// Returns the byte at which code point `point` starts; none past the text's end.
    pub fn byte(&self, point: usize) -> Option<usize> {
        self.points.byte(self.text, point)
    }

    /// Returns how many code points lie before the byte at `byte`, which is on a character boundary.
    pub fn point(&self, byte: usize) -> usize {
        self.points.point(self.text, byte)
    }

    /// Returns the words in order.
    pub(super) fn tokens(&self) -> &[Token] {
        self.tokens.get_or_init(|| tokens(self.text))
    }
}

/// Returns the SHA-256 of a text, 64 lower-case hexadecimal digits.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The bytes at which every [`STEP`]th code point starts; empty where bytes and code points are the same.
#[derive(Debug)]
struct Points {
    starts: Vec<usize>,
}

impl Points {
    fn new(text: &str) -> Self {
        if text.is_ascii() {
            return Self { starts: Vec::new() };
        }
        let limits = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
        Self { starts: limits.step_by(STEP).collect() }
    }

    fn byte(&self, text: &str, point: usize) -> Option<usize> {
        if self.starts.is_empty() {
            return (point <= text.len()).then_some(point);
        }
        let start = *self.starts.get(point / STEP)?;
        let mut rest = text[start..].char_indices();
        match rest.nth(point % STEP) {
            Some((byte, _)) => Some(start + byte),
            None => (text[start..].chars().count() == point % STEP).then_some(text.len()),
        }
    }

    fn point(&self, text: &str, byte: usize) -> usize {
        if self.starts.is_empty() {
            return byte;
        }
        let step = self.starts.partition_point(|&start| start <= byte).saturating_sub(1);
        step * STEP + text[self.starts[step]..byte].chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_code_points_agree() {
        for text in ["", "plain", "é", &"aé🙂".repeat(STEP), &"é".repeat(STEP), &"é".repeat(2 * STEP)] {
            let details = Details::default();
            let version = Version::new(&details, text);
            let ends = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            for (point, byte) in ends.enumerate() {
                assert_eq!(version.byte(point), Some(byte));
                assert_eq!(version.point(byte), point);
            }
            assert_eq!(version.byte(text.chars().count() + 1), None);
            assert_eq!(version.byte(usize::MAX), None);
        }
    }

    #[test]
    fn hashes_as_others_do() {
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
