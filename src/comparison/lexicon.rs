//! What words mean, as vectors: a table made from a sentence encoder, embedded in the program and read in place.
//!
//! `assets/table/make_table.py` tells how it is made and how the file is laid out. A word that the table does not hold
//! is spelled with the longest pieces that it does hold (`WordPiece`). The table is English: [`Lexicon::pieces`] tells
//! how another language shows.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How many dimensions a vector has.
pub const DIMS: usize = 256;
/// A vector of meaning; its length says how much the word weighs in a text, its direction what it means.
pub type Vector = [f32; DIMS];

const TABLE: &[u8] = include_bytes!("../../assets/table/words.table");
static EMBEDDED: Lexicon = Lexicon::cut(TABLE);

/// A byte of codes holds a dimension of the first half and one of the second.
const HALF: usize = DIMS / 2;
/// A code less this is the number meant.
const ZERO: f32 = 8.0;
/// The longest token of the table, in bytes.
const LONGEST: usize = 18;
/// What is longer is no word: an address, a key, noise.
const LONGEST_WORD: usize = 100;
/// The state that FNV-1a begins with, and the one it is in after "##".
const START: u32 = 0x811c_9dc5;
const CONTINUED: u32 = step(step(START, b'#'), b'#');

/// The table, cut into its parts when the program is compiled.
pub struct Lexicon {
    ends: &'static [[u8; 4]],
    slots: &'static [[u8; 2]],
    scales: &'static [[u8; 4]],
    codes: &'static [[u8; HALF]],
    text: &'static [u8],
    commonest: usize,
}

impl Lexicon {
    /// Returns the table that the program carries.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    const fn cut(table: &'static [u8]) -> Self {
        let (head, rest) = table.split_at(28);
        assert!(matches!(head.first_chunk(), Some(b"wordvec1")), "no table of word vectors");
        let (rows, dims, slots) = (at(head, 8), at(head, 12), at(head, 16));
        let (text, commonest) = (at(head, 20), at(head, 24));
        assert!(dims == DIMS && rows < slots && rows <= u16::MAX as usize, "a table of another size");
        let (ends, rest) = rest.split_at(4 * rows);
        let (slots, rest) = rest.split_at(2 * slots);
        let (scales, rest) = rest.split_at(4 * rows);
        let (codes, rest) = rest.split_at(HALF * rows);
        assert!(rest.len() == text, "a table cut off");
        Self {
            ends: ends.as_chunks().0,
            slots: slots.as_chunks().0,
            scales: scales.as_chunks().0,
            codes: codes.as_chunks().0,
            text: rest,
            commonest,
        }
    }

    /// Returns how many rows the table has.
    pub fn rows(&self) -> usize {
        self.codes.len()
    }

    /// Appends the rows that spell a word; none where it holds a letter that the table does not know.
    ///
    /// The word is best given folded; upper case, accents, and marks inside it ("don't", "13,000") do no harm. English
    /// takes about 1.1 rows a word, French 1.7, German 2.5, so many rows a word mean that the table does not know
    /// the language.
    pub fn pieces(&self, word: &str, into: &mut Vec<u16>) {
        if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
            return self.spell(word.as_bytes(), into);
        }
        let plain: String =
            word.chars().flat_map(char::to_lowercase).nfd().filter(|&c| !is_combining_mark(c)).collect();
        for part in plain.split(|c: char| !c.is_alphanumeric()) {
            self.spell(part.as_bytes(), into);
        }
    }

    fn spell(&self, part: &[u8], into: &mut Vec<u16>) {
        if part.len() > LONGEST_WORD {
            return;
        }
        let (before, mut start) = (into.len(), 0);
        while start < part.len() {
            let Some((row, length)) = self.longest(&part[start..], start > 0) else {
                into.truncate(before);
                return;
            };
            into.push(row);
            start += length;
        }
    }

    /// The longest token that `rest` begins with, and how many of its bytes it is.
    fn longest(&self, rest: &[u8], continued: bool) -> Option<(u16, usize)> {
        let mut states = [if continued { CONTINUED } else { START }; LONGEST + 1];
        let longest = rest.len().min(LONGEST);
        for (length, &byte) in (1..=longest).zip(rest) {
            states[length] = step(states[length - 1], byte);
        }
        (1..=longest).rev().find_map(|length| Some((self.find(states[length], &rest[..length], continued)?, length)))
    }

    fn find(&self, state: u32, token: &[u8], continued: bool) -> Option<u16> {
        let first = (state ^ state >> 16) as usize;
        for offset in 0..self.slots.len() {
            let slot = u16::from_le_bytes(self.slots[(first + offset) % self.slots.len()]);
            let row = slot.checked_sub(1)?;
            let held = self.token(row as usize);
            if if continued { held.strip_prefix(b"##") == Some(token) } else { held == token } {
                return Some(row);
            }
        }
        None
    }

    fn token(&self, row: usize) -> &[u8] {
        let end = |row: usize| u32::from_le_bytes(self.ends[row]) as usize;
        &self.text[row.checked_sub(1).map_or(0, end)..end(row)]
    }

    /// Adds a row times a weight to a sum. How common the row is in English is part of it already.
    pub fn add_row(&self, row: u16, weight: f32, sum: &mut Vector) {
        let row = row as usize;
        let (Some(codes), Some(&scale)) = (self.codes.get(row), self.scales.get(row)) else { return };
        let scale = weight * f32::from_le_bytes(scale);
        let (low, high) = sum.split_at_mut(HALF);
        for ((low, high), &code) in low.iter_mut().zip(high).zip(codes) {
            *low += scale * (f32::from(code & 15) - ZERO);
            *high += scale * (f32::from(code >> 4) - ZERO);
        }
    }

    /// Returns the sum of the rows that spell a word; none where nothing spells it.
    pub fn word(&self, word: &str) -> Option<Vector> {
        let mut pieces = Vec::new();
        self.pieces(word, &mut pieces);
        let mut sum = [0.0; DIMS];
        for &row in &pieces {
            self.add_row(row, 1.0, &mut sum);
        }
        (!pieces.is_empty()).then_some(sum)
    }

    /// Returns how much a word tells by how rare it is in English, in bits, given the rows that spell it.
    ///
    /// Zipf's law over the table's order, from about 4 for "the" to 18 for what takes several rows or none: rarer than
    /// all that have a row of their own. For texts too short to count in.
    pub fn surprisal(&self, pieces: &[u16]) -> f32 {
        let words = narrow(self.rows() - self.commonest);
        let rank = match *pieces {
            [row] => match (row as usize).checked_sub(self.commonest) {
                Some(after) => narrow(after) + 2.0,
                // Single characters come first whatever their frequency: the middle of the scale.
                None => words.sqrt(),
            },
            _ => words,
        };
        // The sum of 1 / rank over all of them, from 2 on.
        let all = words.ln() + EULER - 1.0;
        (rank.min(words) * all).log2()
    }
}

/// How far the sum of 1 / n up to some n is above the logarithm of that n.
const EULER: f32 = 0.577_215_7;

/// Returns the sum of the products of two vectors' dimensions.
pub fn dot(left: &Vector, right: &Vector) -> f32 {
    // Sums side by side: in one sum each addition would wait for the one before.
    let mut sums = [0.0; 16];
    for (left, right) in left.as_chunks::<16>().0.iter().zip(right.as_chunks::<16>().0) {
        for ((sum, left), right) in sums.iter_mut().zip(left).zip(right) {
            *sum += left * right;
        }
    }
    sums.iter().sum()
}

/// Returns how alike two vectors are, from -1 to 1; 0 where one is all zeros.
pub fn cosine(left: &Vector, right: &Vector) -> f32 {
    let norms = (dot(left, left) * dot(right, right)).sqrt();
    if norms > 0.0 { dot(left, right) / norms } else { 0.0 }
}

/// Where a vector points, in a quarter of its memory: for the sentences of long texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Direction {
    codes: [i8; DIMS],
    /// One by the length of the codes; 0 where a vector of zeros points nowhere.
    scale: f32,
}

impl Direction {
    /// Returns the direction of a vector, each dimension rounded to a 127th of the largest.
    #[allow(clippy::cast_possible_truncation, reason = "rounded values between -127 and 127")]
    pub fn of(vector: &Vector) -> Self {
        let largest = vector.iter().fold(0.0_f32, |largest, value| largest.max(value.abs()));
        let by = if largest > 0.0 { 127.0 / largest } else { 0.0 };
        let codes = vector.map(|value| (value * by).round() as i8);
        let square = codes.iter().map(|&code| f32::from(code) * f32::from(code)).sum::<f32>();
        Self { codes, scale: if square > 0.0 { 1.0 / square.sqrt() } else { 0.0 } }
    }

    /// Adds a vector of this direction and of a length to a sum.
    pub fn add(&self, length: f32, sum: &mut Vector) {
        for (sum, &code) in sum.iter_mut().zip(&self.codes) {
            *sum += length * self.scale * f32::from(code);
        }
    }

    /// Returns how alike two directions are, from -1 to 1, within 0.01 of [`cosine`].
    #[allow(clippy::cast_precision_loss, reason = "at most 127 x 127 x 256, below 2^24")]
    pub fn cosine(&self, other: &Self) -> f32 {
        let products = self.codes.iter().zip(&other.codes).map(|(&one, &two)| i32::from(one) * i32::from(two));
        products.sum::<i32>() as f32 * self.scale * other.scale
    }
}

#[allow(clippy::cast_precision_loss, reason = "ranks are far below 2^24")]
const fn narrow(rank: usize) -> f32 {
    rank as f32
}

const fn step(state: u32, byte: u8) -> u32 {
    (state ^ byte as u32).wrapping_mul(0x0100_0193)
}

const fn at(head: &[u8], offset: usize) -> usize {
    u32::from_le_bytes([head[offset], head[offset + 1], head[offset + 2], head[offset + 3]]) as usize
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use sha2::{Digest, Sha256};

    use super::*;

    fn spelled(word: &str) -> String {
        let lexicon = Lexicon::embedded();
        let mut pieces = Vec::new();
        lexicon.pieces(word, &mut pieces);
        let tokens = pieces.iter().map(|&row| String::from_utf8_lossy(lexicon.token(row as usize)).into_owned());
        tokens.collect::<Vec<_>>().join(" ")
    }

    fn sentence(text: &str) -> Vector {
        let lexicon = Lexicon::embedded();
        let mut pieces = Vec::new();
        for word in text.split_whitespace() {
            lexicon.pieces(word, &mut pieces);
        }
        let mut sum = [0.0; DIMS];
        for row in pieces {
            lexicon.add_row(row, 1.0, &mut sum);
        }
        sum
    }

    #[test]
    fn is_the_table_that_the_script_makes() {
        let digest = Sha256::digest(TABLE).iter().fold(String::new(), |hex, byte| hex + &format!("{byte:02x}"));
        assert_eq!(digest, "de7c72440e8a98197c6b81a8ab911b3da51079de9e11698de9e7604c961a4212");
        assert_eq!(Lexicon::embedded().rows(), 27_623);
    }

    #[test]
    fn finds_every_row_by_its_own_token() {
        let lexicon = Lexicon::embedded();
        for row in 0..lexicon.rows() {
            let token = lexicon.token(row);
            let (token, continued) = token.strip_prefix(b"##").map_or((token, false), |rest| (rest, !rest.is_empty()));
            assert!(token.len() <= LONGEST);
            assert_eq!(lexicon.longest(token, continued), Some((u16::try_from(row).unwrap(), token.len())));
        }
    }

    #[test]
    fn spells_rare_and_accented_words() {
        let check = |word: &str, expect: &str| assert_eq!(spelled(word), expect, "{word}");
        check("mayor", "mayor");
        check("Mayor", "mayor");
        check("harbourmaster", "harbour ##master");
        check("quayside", "quay ##side");
        check("13,000", "13 000");
        check("don't", "don t");
        check("café", "cafe");
        check("São", "sao");
        check("Ångström", "ang ##strom");
        check("Łódź", "");
        check("Москва", "");
        check("#", "");
        check("", "");
        check(&"x".repeat(101), "");
    }

    #[test]
    fn near_words_are_nearer_than_far_ones() {
        let check = |left: &str, right: &str, expect: f32| {
            let lexicon = Lexicon::embedded();
            let found = cosine(&lexicon.word(left).unwrap(), &lexicon.word(right).unwrap());
            assert!((found - expect).abs() < 0.006, "{left} {right} {found:.4}");
        };
        check("harbour", "harbor", 0.70);
        check("thirteen", "13", 0.88);
        check("resign", "quit", 0.62);
        check("resign", "harbour", -0.05);
        check("mayor", "governor", 0.39);
        check("mayor", "banana", 0.07);
        check("ferry", "ship", 0.39);
        check("ferry", "verdict", 0.00);
    }

    #[test]
    fn sentences_that_say_the_same_are_nearer_than_others() {
        let check = |left: &str, right: &str, expect: f32| {
            let found = cosine(&sentence(left), &sentence(right));
            assert!((found - expect).abs() < 0.006, "{left} / {right} {found:.4}");
        };
        let storm = "The ferry was kept in port by the storm";
        check(storm, "Gales stopped the boat from leaving the harbour", 0.47);
        check(storm, "The council raised the price of school meals", -0.03);
        let resigned = "The mayor of Ostrand resigned on Tuesday";
        check(resigned, "Ostrand's mayor has quit", 0.76);
        check(resigned, "Ostrand won the cup on Tuesday", 0.67);
    }

    #[test]
    fn rarer_words_tell_more() {
        let lexicon = Lexicon::embedded();
        let check = |word: &str, expect: f32| {
            let mut pieces = Vec::new();
            lexicon.pieces(word, &mut pieces);
            let found = lexicon.surprisal(&pieces);
            assert!((found - expect).abs() < 0.05, "{word} {found:.2}");
        };
        check("the", 4.3);
        check("x", 10.7);
        check("mayor", 14.0);
        check("ferry", 15.6);
        check("quayside", 18.0);
        check("", 18.0);
    }

    #[test]
    fn a_direction_keeps_the_cosine() {
        let texts = ["The ferry stayed in port", "Ships could not leave", "Prices rose", "A price rise for meals"];
        for (left, right) in
            texts.iter().flat_map(|left| texts.iter().map(move |right| (sentence(left), sentence(right))))
        {
            let (exact, rounded) = (cosine(&left, &right), Direction::of(&left).cosine(&Direction::of(&right)));
            assert!((exact - rounded).abs() < 0.01, "{exact} {rounded}");
        }
        let nowhere = Direction::of(&[0.0; DIMS]);
        assert!(nowhere.cosine(&Direction::of(&sentence("harbour"))).abs() < f32::EPSILON);
    }

    #[test]
    fn a_row_that_is_not_there_adds_nothing() {
        let mut sum = [0.0; DIMS];
        Lexicon::embedded().add_row(u16::MAX, 1.0, &mut sum);
        assert!(sum.iter().all(|&value| value == 0.0));
        assert!(cosine(&sum, &sentence("harbour")).abs() < f32::EPSILON);
    }

    proptest! {
        #[test]
        fn any_text_is_safe(word in "\\PC{0,40}|[a-z#'0-9À-ɏ]{0,120}") {
            let lexicon = Lexicon::embedded();
            let mut pieces = vec![7];
            lexicon.pieces(&word, &mut pieces);
            prop_assert_eq!(pieces[0], 7);
            prop_assert!(pieces.iter().all(|&row| (row as usize) < lexicon.rows()));
            prop_assert!(lexicon.surprisal(&pieces).is_finite());
            if word.bytes().all(|byte| byte.is_ascii_lowercase()) && word.len() <= LONGEST_WORD {
                prop_assert_eq!(spelled(&word).replace("##", "").replace(' ', ""), word);
            }
        }
    }
}
