//! Matches of two articles in the same order, and where one is when the other is somewhere.

/// Matches of two articles in the same order: offsets in the one that leads and the one that follows, both rising.
pub type Chain = Vec<(usize, usize)>;

/// Returns the follower's offset for one of the leader's; `ends` are the lengths of both texts.
pub fn interpolate(chain: &[(usize, usize)], ends: (usize, usize), offset: usize) -> usize {
    let next = chain.partition_point(|(left, _)| *left <= offset);
    let (left, right) = next.checked_sub(1).map_or((0, 0), |place| chain[place]);
    let (left_end, right_end) = chain.get(next).copied().unwrap_or(ends);
    if left_end <= left {
        return right;
    }
    let part = (offset - left).min(left_end - left);
    right + right_end.saturating_sub(right) * part / (left_end - left)
}

/// Returns the longest chain of pairs that goes through all pins but those that a later one crosses.
pub fn through(mut pairs: Vec<(usize, usize)>, pins: &[(usize, usize)]) -> Chain {
    let goes_with = |one: (usize, usize), other: (usize, usize)| {
        one == other || one.0 < other.0 && one.1 < other.1 || one.0 > other.0 && one.1 > other.1
    };
    let mut held: Vec<(usize, usize)> = Vec::new();
    for &pin in pins.iter().rev() {
        if held.iter().all(|other| goes_with(pin, *other)) {
            held.push(pin);
        }
    }
    pairs.extend(&held);
    pairs.retain(|pair| held.iter().all(|pin| goes_with(*pair, *pin)));
    // Of pairs with one beginning in common, no two are in the chain.
    pairs.sort_unstable_by_key(|(left, right)| (*left, std::cmp::Reverse(*right)));
    pairs.dedup();
    longest_rising(&pairs)
}

/// Returns the longest part of pairs, given in rising order of the first, in which the second rises too
/// (patience sorting, O(n log n)).
pub fn longest_rising(pairs: &[(usize, usize)]) -> Chain {
    let mut tails: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; pairs.len()];
    for (place, pair) in pairs.iter().enumerate() {
        let pile = tails.partition_point(|&tail| pairs[tail].1 < pair.1);
        before[place] = pile.checked_sub(1).map(|pile| tails[pile]);
        if pile == tails.len() {
            tails.push(place);
        } else {
            tails[pile] = place;
        }
    }
    let mut chain = Vec::with_capacity(tails.len());
    let mut at = tails.last().copied();
    while let Some(place) = at {
        chain.push(pairs[place]);
        at = before[place];
    }
    chain.reverse();
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_chain_leaves_out_what_was_moved() {
        let pairs = [(0, 50), (10, 0), (20, 10), (30, 90), (40, 20), (50, 60)];
        assert_eq!(longest_rising(&pairs), [(10, 0), (20, 10), (40, 20), (50, 60)]);
        assert_eq!(longest_rising(&[]), []);
    }

    #[test]
    fn a_pin_holds_whatever_crosses_it() {
        let pairs = vec![(0, 0), (10, 10), (20, 20), (30, 30)];
        assert_eq!(through(pairs.clone(), &[]), pairs);
        assert_eq!(through(pairs.clone(), &[(5, 25)]), [(0, 0), (5, 25), (30, 30)]);
        assert_eq!(
            through(pairs.clone(), &[(5, 25), (15, 12)]),
            [(0, 0), (10, 10), (15, 12), (20, 20), (30, 30)],
            "the later one"
        );
        assert_eq!(through(vec![(0, 5), (0, 9), (3, 7)], &[]).len(), 2);
    }

    #[test]
    fn between_two_matches_the_follower_goes_in_proportion() {
        let chain = [(100, 10), (200, 410)];
        for (offset, place) in [(0, 0), (50, 5), (100, 10), (150, 210), (200, 410), (300, 455), (400, 500)] {
            assert_eq!(interpolate(&chain, (400, 500), offset), place, "{offset}");
        }
        assert_eq!(interpolate(&[], (100, 200), 50), 100);
        assert_eq!(interpolate(&[], (0, 200), 0), 0);
    }
}
