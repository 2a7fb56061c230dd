//! Texts by number: each distinct one is kept once, and equal numbers are equal texts.

use std::hash::{BuildHasher, RandomState};

/// A number that spreads what it is multiplied with over all bits (2^64 by the golden ratio, Knuth 1973).
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

/// Numbers distinct texts in the order in which they are first met.
///
/// An open-addressing table over one string. Its hash takes a short word in two multiplications and is seeded anew for
/// each table, so that nobody can write a text whose words collide.
#[derive(Debug)]
pub struct Interner {
    seed: u64,
    /// The upper half of a hash, and one more than a number; zeros where nothing is. At most half are taken.
    slots: Vec<(u32, u32)>,
    texts: String,
    ends: Vec<usize>,
}

impl Default for Interner {
    fn default() -> Self {
        let seed = RandomState::new().hash_one(SPREAD);
        Self { seed, slots: vec![(0, 0); 64], texts: String::new(), ends: Vec::new() }
    }
}

impl Interner {
    /// Returns how many distinct texts there are.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Tells whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the number of a text; it is [`Interner::len`] as it was before where the text is new.
    pub fn number(&mut self, text: &str) -> u32 {
        let hash = hash(self.seed, text.as_bytes());
        let tag = tag(hash);
        let mut slot = self.slot(hash);
        loop {
            match self.slots[slot] {
                (_, 0) => return self.insert(text, hash, slot),
                (other, number) if other == tag && self.text(number - 1) == text => return number - 1,
                _ => slot = (slot + 1) % self.slots.len(),
            }
        }
    }

    fn slot(&self, hash: u64) -> usize {
        // The number of slots is a power of two.
        usize::try_from(hash).unwrap_or(usize::MAX) & (self.slots.len() - 1)
    }

    fn text(&self, number: u32) -> &str {
        let number = number as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.texts[start..self.ends[number]]
    }

    fn insert(&mut self, text: &str, hash: u64, slot: usize) -> u32 {
        let number = u32::try_from(self.ends.len()).unwrap_or(u32::MAX - 1);
        self.slots[slot] = (tag(hash), number + 1);
        self.texts.push_str(text);
        self.ends.push(self.texts.len());
        if self.ends.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        self.slots = vec![(0, 0); self.slots.len() * 2];
        for number in (0..).take(self.ends.len()) {
            let hash = hash(self.seed, self.text(number).as_bytes());
            let mut slot = self.slot(hash);
            while self.slots[slot].1 != 0 {
                slot = (slot + 1) % self.slots.len();
            }
            self.slots[slot] = (tag(hash), number + 1);
        }
    }
}

#[allow(clippy::cast_possible_truncation, reason = "half of the bits are wanted")]
const fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32
}

fn hash(seed: u64, bytes: &[u8]) -> u64 {
    let mut hash = seed ^ bytes.len() as u64;
    let mut rest = bytes;
    while let Some((eight, after)) = rest.split_first_chunk::<8>() {
        hash = mixed(hash ^ u64::from_le_bytes(*eight));
        rest = after;
    }
    // Of four to seven bytes the first four and the last four, which overlap.
    let tail = match (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        (Some(first), Some(last)) => u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last)),
        _ => rest.iter().fold(0, |tail, &byte| tail << 8 | u64::from(byte)),
    };
    mixed(hash ^ tail)
}

const fn mixed(hash: u64) -> u64 {
    let product = hash.wrapping_mul(SPREAD);
    product ^ product >> 32
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn numbers_texts_as_a_map_does(texts in proptest::collection::vec("[ab]{0,9}|\\PC{0,20}", 0..300)) {
            let mut interner = Interner::default();
            let mut known = HashMap::new();
            for text in &texts {
                let next = u32::try_from(known.len()).unwrap_or(u32::MAX);
                prop_assert_eq!(interner.number(text), *known.entry(text.as_str()).or_insert(next));
                prop_assert_eq!(interner.len(), known.len());
            }
        }
    }
}
