//! Runs of equal stems that two sentences share.

/// How many words of a sentence are searched; no written sentence has as many.
const WORDS: usize = 400;

/// What the shared runs of two sentences weigh.
#[derive(Default)]
pub(in crate::comparison) struct Shared {
    /// The heaviest run.
    pub longest: f32,
    /// All runs of three words and more.
    pub three: f32,
    /// All runs of two words and more.
    pub two: f32,
}

impl Shared {
    fn end(&mut self, (length, weight): (u32, f32)) {
        self.longest = self.longest.max(weight);
        self.three += if length >= 3 { weight } else { 0.0 };
        self.two += if length >= 2 { weight } else { 0.0 };
    }
}

/// Memory that is used again from one pair of sentences to the next.
#[derive(Default)]
pub(in crate::comparison) struct Rows([Vec<(u32, f32)>; 2]);

impl Rows {
    /// Finds runs by the table of longest common substrings, one row at a time.
    ///
    /// The table has a cell for each two words, so only the first [`WORDS`] of a sentence are looked at.
    pub(in crate::comparison) fn shared(&mut self, left: &[u32], right: &[u32], idf: &[f32]) -> Shared {
        let (left, right) = (&left[..left.len().min(WORDS)], &right[..right.len().min(WORDS)]);
        let mut runs = Shared::default();
        for row in &mut self.0 {
            row.clear();
            row.resize(right.len() + 1, (0, 0.0));
        }
        let [before, now] = &mut self.0;
        for &stem in left {
            let weight = idf[stem as usize];
            for (at, &other) in right.iter().enumerate() {
                now[at + 1] = if stem == other { (before[at].0 + 1, before[at].1 + weight) } else { (0, 0.0) };
                if stem != other {
                    runs.end(before[at]);
                }
            }
            runs.end(before[right.len()]);
            std::mem::swap(before, now);
        }
        before[1..].iter().for_each(|&run| runs.end(run));
        runs
    }
}
