//! What was seen more than once, told without keeping what was seen.

/// Counters for each thing seen: more of them confuse fewer things and miss the processor's cache more often.
const COUNTERS: usize = 8;

/// Two-bit counters by hash (a counting Bloom filter of one function, Fan et al. 2000).
///
/// What was seen twice is always told; of what was seen once about a tenth is told too.
#[derive(Debug)]
pub struct Filter(Vec<u64>);

impl Filter {
    /// Returns a filter for about so many things.
    pub fn new(things: usize) -> Self {
        Self(vec![0; things * COUNTERS / 32 + 1])
    }

    /// Takes note of a thing by its hash, all of whose bits must be well mixed.
    pub fn see(&mut self, hash: u64) {
        let (place, shift) = self.place(hash);
        let counter = &mut self.0[place];
        // 00, 01, 11, 11.
        *counter |= (*counter >> shift & 1) << (shift + 1) | 1 << shift;
    }

    /// Takes note of a thing only where it was seen before.
    pub fn see_again(&mut self, hash: u64) {
        let (place, shift) = self.place(hash);
        let counter = &mut self.0[place];
        *counter |= (*counter >> shift & 1) << (shift + 1);
    }

    /// Tells whether a thing may have been seen twice.
    pub fn is_twice(&self, hash: u64) -> bool {
        let (place, shift) = self.place(hash);
        self.0[place] >> shift & 2 != 0
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let place = (u128::from(hash) * self.0.len() as u128) >> 64;
        (usize::try_from(place).unwrap_or(0), hash % 32 * 2)
    }
}

/// Returns a hash of numbers in order, as [`Filter`] needs them: mixed as `MurmurHash3`'s finalizer does.
pub fn hash(numbers: impl Iterator<Item = u32>) -> u64 {
    let folded = numbers
        .fold(0_u64, |hash, number| (hash.rotate_left(23) ^ u64::from(number)).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let mixed = (folded ^ folded >> 32).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed ^ mixed >> 32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_all_that_was_seen_twice_and_little_else() {
        let mut filter = Filter::new(2000);
        let of = |number: u32| hash([number, 7].into_iter());
        (0..1000).chain(500..1500).for_each(|number| filter.see(of(number)));
        (1400..1500).for_each(|number| filter.see_again(of(number)));
        (2000..3000).for_each(|number| filter.see_again(of(number)));
        let twice = |numbers: std::ops::Range<u32>| numbers.filter(|&number| filter.is_twice(of(number))).count();
        assert_eq!((twice(500..1000), twice(1400..1500)), (500, 100));
        assert!(twice(0..500) < 100 && twice(2000..3000) < 200);
    }
}
