//! An article's text as it is today, with what looking for many quotations in it needs once.

use std::cell::OnceCell;
use std::fmt::Write as _;

use sha2::{Digest, Sha256};

use super::words::{Token, tokens};
use crate::article::points::CodePoints;
use crate::article::{Details, Extract};

/// An article's text as it is today.
#[derive(Debug)]
pub struct Version<'a> {
    /// What is known beside the text.
    pub details: &'a Details,
    /// The canonical text.
    pub text: &'a str,
    /// The text's hash, as in [`ArticleId::text_sha256`](crate::note::ArticleId::text_sha256).
    pub sha256: String,
    points: CodePoints<'a>,
    tokens: OnceCell<Vec<Token>>,
}

impl<'a> Version<'a> {
    /// Returns the text of an article with its hash.
    pub fn new(details: &'a Details, text: &'a str) -> Self {
        Self { details, text, sha256: sha256(text), points: CodePoints::new(text), tokens: OnceCell::new() }
    }

    /// Returns the text of an extract with its hash.
    pub fn of(extract: &'a Extract) -> Self {
        Self::new(&extract.details, &extract.text)
    }

    /// Returns the byte at which code point `point` starts; none past the text's end.
    pub fn byte(&self, point: usize) -> Option<usize> {
        self.points.byte(point)
    }

    /// Returns how many code points lie before the byte at `byte`, which is on a character boundary.
    pub fn point(&self, byte: usize) -> usize {
        self.points.point(byte)
    }

    /// Returns the number, counted from 1, of the paragraph that the byte at `byte` lies in.
    pub fn paragraph(&self, byte: usize) -> usize {
        paragraph(self.text, byte)
    }

    /// Returns the words in order.
    pub(super) fn tokens(&self) -> &[Token] {
        self.tokens.get_or_init(|| tokens(self.text))
    }
}

/// Returns the number, counted from 1, of the paragraph of a canonical text that the byte at `byte` lies in.
pub fn paragraph(text: &str, byte: usize) -> usize {
    1 + text[..text.floor_char_boundary(byte)].matches("\n\n").count()
}

/// Returns the SHA-256 of a text, 64 lower-case hexadecimal digits.
pub fn sha256(text: &str) -> String {
    Sha256::digest(text).iter().fold(String::with_capacity(64), |mut hex, byte| {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes_as_others_do() {
        assert_eq!(sha256("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
}
