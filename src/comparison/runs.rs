//! Word runs that two articles share, in any order, small edits bridged.
//!
//! Seed, extend, chain, as sequence aligners do: trigrams of one side are looked up in a hash table of the other,
//! extended to maximal exact matches, and neighbouring matches are chained by dynamic programming where the gap is
//! small on both sides. Time and memory are linear in the two texts: what is too common seeds nothing.

use super::vocabulary::BARRIER;

/// Words of a seed.
const SEED: usize = 3;
/// A seed that the other side holds more often than this seeds nothing.
const SEED_PLACES: usize = 24;
/// Of a trigram with too many places those count where the match goes on for so many words.
const LONG_SEED: usize = 6;
/// How many places of a slot are looked at; looking at all would not be linear.
const LOOKED_AT: usize = 400;
/// A phrase that the other side holds this often is a stock phrase: its bits are those of the phrase, not of its words.
const STOCK_PLACES: usize = 3;
/// How many words an edit may leave unmatched on either side inside a run.
const GAP: u32 = 6;
/// How far over chance a run must be: its bits against the bits of the place of one match among all places.
///
/// Under a model of independent words a match of `log2(n * m)` bits is expected once by chance (Karlin and Altschul
/// 1990); real text repeats itself, so more is asked.
const CHANCE_FACTOR: f32 = 1.6;

/// A run by word numbers of either side, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct WordRun {
    pub left: (u32, u32),
    pub right: (u32, u32),
}

/// A maximal exact match.
#[derive(Clone, Copy)]
struct Anchor {
    left: u32,
    right: u32,
    length: u32,
    /// In how many places of the right side its first words stand.
    places: u32,
}

impl Anchor {
    const fn left_end(self) -> u32 {
        self.left + self.length
    }

    const fn right_end(self) -> u32 {
        self.right + self.length
    }
}

/// Returns the runs in order of their left, then right start. `bits` is the surprisal of each word number.
pub(super) fn find(left: &[u32], right: &[u32], bits: &[f32]) -> Vec<WordRun> {
    let anchors = anchors(left, right);
    let chains = chain(&anchors, left, right, bits);
    let wanted = wanted_bits(left.len(), right.len());
    let mut runs: Vec<WordRun> = chains
        .into_iter()
        .filter(|chain| chain.bits >= wanted)
        .map(|Chain { first, last, .. }| WordRun {
            left: (anchors[first].left, anchors[last].left_end()),
            right: (anchors[first].right, anchors[last].right_end()),
        })
        .collect();
    runs.sort_unstable_by_key(|run| (run.left, run.right));
    runs
}

#[allow(clippy::cast_precision_loss, reason = "a logarithm of a length needs no exact length")]
fn wanted_bits(left: usize, right: usize) -> f32 {
    CHANCE_FACTOR * ((left.max(1) as f32).log2() + (right.max(1) as f32).log2())
}

fn anchors(left: &[u32], right: &[u32]) -> Vec<Anchor> {
    let index = Index::new(right);
    let mut anchors = Vec::new();
    let mut places = Vec::new();
    for (at, seed) in left.windows(SEED).enumerate() {
        if seed.contains(&BARRIER) {
            continue;
        }
        index.places(right, &left[at..], &mut places);
        let count = narrow(places.len());
        for &place in places.iter().rev() {
            let begins = at == 0 || place == 0 || left[at - 1] != right[place - 1] || left[at - 1] == BARRIER;
            if begins {
                let same = left[at..].iter().zip(&right[place..]).take_while(|(l, r)| l == r && **l != BARRIER).count();
                anchors.push(Anchor { left: narrow(at), right: narrow(place), length: narrow(same), places: count });
            }
        }
    }
    anchors
}

/// Word numbers fit, since a text is under 4 GiB.
fn narrow(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The trigrams of a text by hash: the newest place of each slot, and for each place the one before it.
struct Index {
    newest: Vec<u32>,
    before: Vec<u32>,
    shift: u32,
}

const NOWHERE: u32 = u32::MAX;

impl Index {
    fn new(words: &[u32]) -> Self {
        let slots = words.len().next_power_of_two().max(64) * 2;
        let shift = 64 - slots.trailing_zeros();
        let mut newest = vec![NOWHERE; slots];
        let mut before = vec![NOWHERE; words.len()];
        for (at, seed) in words.windows(SEED).enumerate() {
            if !seed.contains(&BARRIER) {
                let slot = &mut newest[slot(seed, shift)];
                before[at] = std::mem::replace(slot, narrow(at));
            }
        }
        Self { newest, before, shift }
    }

    /// Gives the places of the seed that `wanted` begins with, latest first; none where there are too many.
    fn places(&self, words: &[u32], wanted: &[u32], places: &mut Vec<usize>) {
        places.clear();
        let mut at = self.newest[slot(&wanted[..SEED], self.shift)];
        for _ in 0..LOOKED_AT {
            if at == NOWHERE {
                break;
            }
            let place = at as usize;
            if words[place..].starts_with(&wanted[..SEED]) {
                places.push(place);
            }
            at = self.before[place];
        }
        if places.len() > SEED_PLACES {
            let long = &wanted[..LONG_SEED.min(wanted.len())];
            places.retain(|&place| words[place..].starts_with(long));
        }
        if places.len() > SEED_PLACES {
            places.clear();
        }
    }
}

fn slot(seed: &[u32], shift: u32) -> usize {
    let hash = seed
        .iter()
        .fold(0_u64, |hash, &word| (hash.rotate_left(23) ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15));
    usize::try_from(hash >> shift).unwrap_or(0)
}

/// A chain of anchors, by its first and last.
struct Chain {
    first: usize,
    last: usize,
    bits: f32,
}

/// Chains anchors, the most informative chains first; an anchor is in one chain.
fn chain(anchors: &[Anchor], left: &[u32], right: &[u32], bits: &[f32]) -> Vec<Chain> {
    let own: Vec<f32> = anchors.iter().map(|anchor| anchor_bits(anchor, left, right.len(), bits)).collect();
    let mut total = own.clone();
    let mut previous: Vec<Option<u32>> = vec![None; anchors.len()];
    let mut open: Vec<usize> = Vec::new();
    for (at, &anchor) in anchors.iter().enumerate() {
        open.retain(|&other| anchors[other].left_end() + GAP >= anchor.left);
        for &other in &open {
            if let Some(overlap) = follows(anchors[other], anchor, left, right) {
                let doubled = bits_of(left, bits, anchor.left, anchor.left + overlap);
                let joint = total[other] + own[at] - doubled;
                if joint > total[at] {
                    total[at] = joint;
                    previous[at] = Some(narrow(other));
                }
            }
        }
        open.push(at);
    }
    let mut order: Vec<usize> = (0..anchors.len()).collect();
    order.sort_unstable_by(|&a, &b| total[b].total_cmp(&total[a]).then(a.cmp(&b)));
    let mut used = vec![false; anchors.len()];
    let mut chains = Vec::new();
    for last in order {
        if used[last] {
            continue;
        }
        let (mut first, mut shared) = (last, 0.0);
        used[last] = true;
        while let Some(before) = previous[first].map(|before| before as usize) {
            if used[before] {
                shared = total[before];
                break;
            }
            used[before] = true;
            first = before;
        }
        chains.push(Chain { first, last, bits: total[last] - shared });
    }
    chains
}

/// The surprisal of an anchor's words; of the whole phrase where it is a stock phrase.
#[allow(clippy::cast_precision_loss, reason = "a logarithm of a length needs no exact length")]
fn anchor_bits(anchor: &Anchor, left: &[u32], right: usize, bits: &[f32]) -> f32 {
    let begun = anchor.left + narrow(SEED);
    let seed = bits_of(left, bits, anchor.left, begun);
    let rest = bits_of(left, bits, begun, anchor.left_end());
    let is_stock = anchor.places as usize >= STOCK_PLACES;
    rest + if is_stock { seed.min((right as f32 / anchor.places as f32).log2()) } else { seed }
}

fn bits_of(words: &[u32], bits: &[f32], start: u32, end: u32) -> f32 {
    words[start as usize..end as usize].iter().map(|&word| bits[word as usize]).sum()
}

/// Tells whether `next` goes on where `anchor` ends, on both sides; returns how many words they have in common.
fn follows(anchor: Anchor, next: Anchor, left: &[u32], right: &[u32]) -> Option<u32> {
    let ahead = anchor.left < next.left
        && anchor.right < next.right
        && anchor.left_end() < next.left_end()
        && anchor.right_end() < next.right_end();
    let near = next.left <= anchor.left_end() + GAP && next.right <= anchor.right_end() + GAP;
    if !ahead || !near || holds_barrier(left, anchor.left_end(), next.left) {
        return None;
    }
    if holds_barrier(right, anchor.right_end(), next.right) {
        return None;
    }
    let overlap = anchor.left_end().saturating_sub(next.left).max(anchor.right_end().saturating_sub(next.right));
    (overlap < next.length).then_some(overlap)
}

fn holds_barrier(words: &[u32], from: u32, to: u32) -> bool {
    from < to && words[from as usize..to as usize].contains(&BARRIER)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words as numbers; every word bears `bits` bits.
    fn runs(left: &[u32], right: &[u32], bits: f32) -> Vec<WordRun> {
        find(left, right, &vec![bits; 1000])
    }

    fn text(ranges: &[std::ops::Range<u32>]) -> Vec<u32> {
        ranges.iter().cloned().flatten().collect()
    }

    #[test]
    fn finds_moved_runs() {
        let left = text(&[100..120, 0..10, 200..220, 20..30]);
        let right = text(&[20..30, 300..320, 0..10]);
        let found = runs(&left, &right, 10.0);
        assert_eq!(found, [WordRun { left: (20, 30), right: (30, 40) }, WordRun { left: (50, 60), right: (0, 10) }]);
    }

    #[test]
    fn bridges_small_edits_on_both_sides_and_no_large_ones() {
        let left = text(&[0..10, 500..506, 10..20, 600..607, 20..30]);
        let right = text(&[0..10, 700..706, 10..20, 20..30]);
        let found = runs(&left, &right, 10.0);
        assert_eq!(found, [WordRun { left: (0, 26), right: (0, 26) }, WordRun { left: (33, 43), right: (26, 36) }]);
    }

    #[test]
    fn counts_information_not_length() {
        let left = text(&[100..200, 0..4, 200..300]);
        let right = text(&[300..400, 0..4, 400..500]);
        assert_eq!(runs(&left, &right, 9.0).len(), 1, "four rare words are a run");
        let left = text(&[100..200, 0..5, 200..300]);
        let right = text(&[300..400, 0..5, 400..500]);
        assert_eq!(runs(&left, &right, 4.0).len(), 0, "five common words are none");
    }

    #[test]
    fn nothing_crosses_a_barrier() {
        let mut left = (0..20).collect::<Vec<u32>>();
        let mut right = left.clone();
        left[10] = BARRIER;
        right[10] = BARRIER;
        let found = runs(&left, &right, 10.0);
        assert_eq!(found, [WordRun { left: (0, 10), right: (0, 10) }, WordRun { left: (11, 20), right: (11, 20) }]);
    }

    #[test]
    fn the_same_text_is_one_run_and_monotony_is_cheap() {
        let text = (0..900).collect::<Vec<u32>>();
        assert_eq!(runs(&text, &text, 10.0), [WordRun { left: (0, 900), right: (0, 900) }]);
        let same = vec![1; 20_000];
        assert!(runs(&same, &same, 1.0).len() <= 20_000);
    }
}
