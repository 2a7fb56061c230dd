//! Anchors: maximal exact matches of two texts, grown from their shared seeds.

use super::seeds::{COMMON, Hit, SEED};
use crate::comparison::vocabulary::{BARRIER, narrow};

/// A seed that stands in so many places is a stock phrase: its bits are those of the phrase, not of its words.
const STOCK_PLACES: u32 = 3;
/// What a word tells that goes on a stock phrase as that phrase goes on elsewhere, in bits.
const STOCK_BITS: f32 = 3.0;

/// A maximal exact match.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Anchor {
    pub left: u32,
    pub right: u32,
    pub length: u32,
    /// What it tells, in bits: how unlikely two texts are to share it by chance.
    pub bits: f32,
}

impl Anchor {
    pub(super) const fn left_end(self) -> u32 {
        self.left + self.length
    }

    pub(super) const fn right_end(self) -> u32 {
        self.right + self.length
    }
}

/// Two texts by word numbers, and how much a word tells where one at a left place matches one at a right place, in bits.
pub(super) struct Texts<'a, B> {
    pub left: &'a [u32],
    pub right: &'a [u32],
    pub bits: B,
}

/// Returns the anchors of two texts in order of the left, then the right place; `hits` are their shared seeds in order.
pub(super) fn anchors<B: Fn(u32, u32) -> f32>(hits: &[Hit], texts: &Texts<'_, B>) -> Vec<Anchor> {
    let mut anchors = Vec::new();
    for (index, hit) in hits.iter().enumerate() {
        let (at, other) = (hit.at as usize, hit.other as usize);
        let Some(back) = grown_back(texts, &hits[..index], *hit) else { continue };
        let (left, right) = (&texts.left[at..], &texts.right[other..]);
        let length = left.iter().zip(right).take_while(|(l, r)| l == r && **l != BARRIER).count();
        // Another seed may have the same hash.
        if length >= SEED {
            let mut anchor = Anchor {
                left: narrow(at - back),
                right: narrow(other - back),
                length: narrow(back + length),
                bits: 0.0,
            };
            anchor.bits = information(anchor, &hits[index..], texts);
            anchors.push(anchor);
        }
    }
    anchors.sort_unstable_by_key(|anchor| (anchor.left, anchor.right));
    anchors
}

/// Returns how many words before a hit match too; none where an earlier hit leads to the same match.
///
/// Only seeds that are too common to be hits can lie between, so that every word is looked at once.
fn grown_back<B>(texts: &Texts<'_, B>, before: &[Hit], hit: Hit) -> Option<usize> {
    let (at, other) = (hit.at as usize, hit.other as usize);
    let matching = texts.left[..at].iter().rev().zip(texts.right[..other].iter().rev());
    let mut earlier = before.iter().rev().peekable();
    let mut back = 0;
    for (left, right) in matching {
        if left != right || *left == BARRIER {
            break;
        }
        back += 1;
        let place = (hit.at - narrow(back), hit.other - narrow(back));
        while let Some(hit) = earlier.next_if(|hit| hit.at >= place.0) {
            if (hit.at, hit.other) == place {
                return None;
            }
        }
    }
    Some(back)
}

/// The surprisal of an anchor's words; less where it is, or begins as, a stock phrase of one of the texts.
#[allow(clippy::cast_precision_loss, reason = "a logarithm of a length needs no exact length")]
fn information<B: Fn(u32, u32) -> f32>(anchor: Anchor, hits: &[Hit], texts: &Texts<'_, B>) -> f32 {
    let mut hits = hits.iter().peekable();
    // In how many places the seed stands that ends with a word; none where it is too common to be a hit.
    let mut places = |word: u32| {
        let place = (anchor.left + word - (narrow(SEED) - 1), anchor.right + word - (narrow(SEED) - 1));
        while hits.next_if(|hit| (hit.at, hit.other) < place).is_some() {}
        hits.peek().filter(|hit| (hit.at, hit.other) == place).map(|hit| hit.places)
    };
    let words = texts.left.len().max(texts.right.len()) as f32;
    let mut total = 0.0;
    for word in 0..anchor.length {
        let bits = (texts.bits)(anchor.left + word, anchor.right + word);
        if word + 1 < narrow(SEED) {
            total += bits;
            continue;
        }
        let places = places(word);
        let stock = places.is_none_or(|places| places >= STOCK_PLACES);
        if word + 1 > narrow(SEED) {
            total += if stock { bits.min(STOCK_BITS) } else { bits };
        } else {
            total += bits;
            if stock {
                total = total.min((words / places.unwrap_or(COMMON + 1) as f32).log2());
            }
        }
    }
    total
}
