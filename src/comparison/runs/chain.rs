//! Chains: anchors that follow each other in both texts with small edits between them.
//!
//! Sparse dynamic programming over anchors in the order of the left text (Eppstein et al. 1992), with a window in place
//! of their trees: only anchors within a gap's reach can go before, and there are few of those.

use super::anchors::{Anchor, Texts};
use crate::comparison::vocabulary::{BARRIER, narrow};

/// How many words an edit may leave unmatched on either side inside a run.
pub(super) const GAP: u32 = 6;
/// What a gap costs, in bits: the next anchor may lie in so many places by chance, `(GAP + 1)` squared.
pub(super) const GAP_BITS: f32 = 5.6;

/// A chain of anchors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Chain {
    /// Its words on the left, half open; the gaps too.
    pub left: (u32, u32),
    /// Its words on the right.
    pub right: (u32, u32),
    /// How many of its words match.
    pub matched: u32,
    /// What it tells, in bits.
    pub bits: f32,
}

/// Chains anchors, which come in order, the most informative chains first; an anchor is in one chain.
pub(super) fn chains<B: Fn(u32, u32) -> f32>(anchors: &[Anchor], texts: &Texts<'_, B>) -> Vec<Chain> {
    let (total, previous) = best_before(anchors, texts);
    let mut order: Vec<u32> = (0..narrow(anchors.len())).collect();
    order.sort_unstable_by(|&a, &b| total[b as usize].total_cmp(&total[a as usize]).then(a.cmp(&b)));
    let mut used = vec![false; anchors.len()];
    let mut chains = Vec::new();
    for last in order {
        let last = last as usize;
        if used[last] {
            continue;
        }
        used[last] = true;
        let (mut first, mut matched, mut shared) = (last, anchors[last].length, 0.0);
        while let Some(before) = previous[first] {
            let before = before as usize;
            if used[before] {
                shared = total[before];
                break;
            }
            used[before] = true;
            matched += anchors[before].length - overlap(anchors[before], anchors[first]);
            first = before;
        }
        chains.push(Chain {
            left: (anchors[first].left, anchors[last].left_end()),
            right: (anchors[first].right, anchors[last].right_end()),
            matched,
            bits: total[last] - shared,
        });
    }
    chains
}

/// For each anchor: the bits of the best chain that ends with it, and the anchor before it in that chain.
fn best_before<B: Fn(u32, u32) -> f32>(anchors: &[Anchor], texts: &Texts<'_, B>) -> (Vec<f32>, Vec<Option<u32>>) {
    let mut total: Vec<f32> = anchors.iter().map(|anchor| anchor.bits).collect();
    let mut previous: Vec<Option<u32>> = vec![None; anchors.len()];
    let mut open: Vec<u32> = Vec::new();
    for (at, &anchor) in anchors.iter().enumerate() {
        open.retain(|&other| anchors[other as usize].left_end() + GAP >= anchor.left);
        for &other in &open {
            let before = anchors[other as usize];
            if !follows(before, anchor, texts) {
                continue;
            }
            let doubled: f32 =
                (0..overlap(before, anchor)).map(|word| (texts.bits)(anchor.left + word, anchor.right + word)).sum();
            let joint = total[other as usize] + anchor.bits - doubled - GAP_BITS;
            if joint > total[at] {
                total[at] = joint;
                previous[at] = Some(other);
            }
        }
        open.push(narrow(at));
    }
    (total, previous)
}

/// Tells whether `next` goes on where `anchor` ends, on both sides.
fn follows<B>(anchor: Anchor, next: Anchor, texts: &Texts<'_, B>) -> bool {
    anchor.left < next.left
        && anchor.right < next.right
        && anchor.left_end() < next.left_end()
        && anchor.right_end() < next.right_end()
        && next.left <= anchor.left_end() + GAP
        && next.right <= anchor.right_end() + GAP
        && overlap(anchor, next) < next.length
        && !holds_barrier(texts.left, anchor.left_end(), next.left)
        && !holds_barrier(texts.right, anchor.right_end(), next.right)
}

/// How many of the words of `next` the anchor before it holds already, on either side.
fn overlap(anchor: Anchor, next: Anchor) -> u32 {
    anchor.left_end().saturating_sub(next.left).max(anchor.right_end().saturating_sub(next.right))
}

fn holds_barrier(words: &[u32], from: u32, to: u32) -> bool {
    from < to && words[from as usize..to as usize].contains(&BARRIER)
}
