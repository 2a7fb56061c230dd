//! Texts for the benches, made from a seed: made-up words as frequent as Zipf's law has them, in sentences and
//! paragraphs.

use rashomon::article::canonical::Builder;
use rashomon::article::{Details, Extract, Role};

pub(crate) fn extract(paragraphs: &[String]) -> Extract {
    let mut builder = Builder::default();
    for paragraph in paragraphs {
        builder.push(Role::Body, paragraph);
    }
    builder.finish(Details::default())
}

/// Numbers that look random and are the same every time (splitmix64).
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ mixed >> 31) % limit
    }

    /// A word of the language numbered `tongue`: its rank is a power of two on average, as Zipf's law has it.
    pub(crate) fn word(&mut self, tongue: u64) -> String {
        let bits = self.below(15);
        let rank = self.below(1 << bits);
        let mut letters = Chance(rank + if rank < 60 { 0 } else { tongue << 32 });
        let syllables = 1 + (bits + 2) / 5;
        (0..syllables).flat_map(|_| [letters.pick("bdfghklmnprstvz"), letters.pick("aeiou")]).chain(['n']).collect()
    }

    fn pick(&mut self, from: &str) -> char {
        let at = usize::try_from(self.below(from.len() as u64)).unwrap_or(0);
        char::from(from.as_bytes()[at])
    }
}

/// Paragraphs of `bytes` bytes in all. Stories of other seeds share the commonest words only.
pub(crate) fn story(seed: u64, bytes: usize) -> Vec<String> {
    let mut chance = Chance(seed);
    let (mut paragraphs, mut length) = (Vec::new(), 0);
    while length < bytes {
        let mut paragraph = String::new();
        for _ in 0..=chance.below(4) {
            for at in 0..8 + chance.below(25) {
                let word = chance.word(seed);
                match at {
                    0 => paragraph += &capital(&word),
                    _ => paragraph += &word,
                }
                paragraph.push(' ');
            }
            paragraph.pop();
            paragraph += ". ";
        }
        paragraph.pop();
        length += paragraph.len();
        paragraphs.push(paragraph);
    }
    paragraphs
}

pub(crate) fn capital(word: &str) -> String {
    word[..1].to_uppercase() + &word[1..]
}

/// The paragraph with a fifth of the words of each sentence others, and every fourth word and the next changed about.
pub(crate) fn retold(seed: u64, text: &str) -> String {
    let mut chance = Chance(seed);
    let sentences = text.split(". ").map(|sentence| {
        let mut words: Vec<String> = sentence.trim_end_matches('.').split(' ').map(str::to_lowercase).collect();
        for at in 0..words.len() {
            if chance.below(4) == 0 && at > 0 {
                words.swap(at, at - 1);
            }
            if chance.below(5) == 0 {
                words[at] = chance.word(9);
            }
        }
        capital(&words.join(" ")) + "."
    });
    sentences.collect::<Vec<_>>().join(" ")
}
