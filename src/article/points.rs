//! Bytes and Unicode code points of one text: offsets are bytes in memory and code points wherever they leave the
//! program.

use super::Span;

/// Bytes from one count to the next.
const STRIDE: usize = 256;

/// Turns bytes into code points and back, each in the time that a few hundred bytes take.
#[derive(Debug)]
pub struct CodePoints<'a> {
    text: &'a str,
    /// The code points before every [`STRIDE`]th byte; empty where bytes and code points are the same.
    counts: Vec<usize>,
}

impl<'a> CodePoints<'a> {
    /// Returns the table of a text.
    pub fn new(text: &'a str) -> Self {
        let mut counts = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                counts.push(before);
                before += starts(chunk);
            }
            counts.push(before);
        }
        Self { text, counts }
    }

    /// Returns how many code points begin before a byte, which is on a character boundary.
    pub fn point(&self, byte: usize) -> usize {
        let Some(before) = self.counts.get(byte / STRIDE) else { return byte };
        before + starts(&self.text.as_bytes()[byte / STRIDE * STRIDE..byte])
    }

    /// Returns the code points where a span starts and ends.
    pub fn span(&self, span: Span) -> [usize; 2] {
        [self.point(span.start), self.point(span.end)]
    }

    /// Returns the byte at which a code point starts, or the text's end for the one after the last; none past that.
    pub fn byte(&self, point: usize) -> Option<usize> {
        if self.counts.is_empty() {
            return (point <= self.text.len()).then_some(point);
        }
        let step = self.counts.partition_point(|&count| count <= point).checked_sub(1)?;
        let from = (step * STRIDE).min(self.text.len());
        let places = (from..self.text.len()).filter(|&byte| self.text.is_char_boundary(byte)).chain([self.text.len()]);
        let missing = point - self.counts[step];
        places.into_iter().nth(missing).filter(|_| point <= self.counts.last().copied().unwrap_or(0))
    }
}

/// Counts the bytes that begin a character.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_code_points_agree() {
        let long = ["aé🙂".repeat(STRIDE), "é".repeat(STRIDE), "é".repeat(STRIDE / 2), "x".repeat(STRIDE * 2)];
        for text in ["", "plain", "é", "🙂"].into_iter().chain(long.iter().map(String::as_str)) {
            let points = CodePoints::new(text);
            let ends = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
            for (point, byte) in ends.enumerate() {
                assert_eq!((points.byte(point), points.point(byte)), (Some(byte), point));
            }
            assert_eq!(points.byte(text.chars().count() + 1), None);
            assert_eq!(points.byte(usize::MAX), None);
        }
    }
}
