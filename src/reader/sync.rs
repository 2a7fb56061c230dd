//! Panes that follow each other.
//!
//! Meld's rule: a line of the screen is kept level, at the top of the screen at the beginning of the text, in the
//! middle in the middle, at the bottom at the end. Between two matches the follower goes in proportion. Only matches
//! in the same order in both articles take part (the longest such chain); the others would make it jump.

use super::app::App;
use crate::comparison::SentenceId;

/// Matches of two articles in the same order: offsets in the one that leads and the one that follows, both rising.
pub type Chain = Vec<(usize, usize)>;

/// Lets the other panes on screen follow the scrolling of one.
pub fn follow(app: &mut App, leader: usize) {
    if !app.settings.sync {
        return;
    }
    for follower in others(app, leader) {
        level(app, leader, follower);
    }
}

/// Brings the counterparts of the sentence in hand to its row in the other panes; a pane without one follows.
pub fn tie(app: &mut App, leader: usize) {
    let Some(current) = app.current() else { return };
    for follower in others(app, leader) {
        let counterpart = app.counterpart(current, follower);
        let start = counterpart.and_then(|sentence| Some(app.article(follower)?.sentences[sentence].span.start));
        let Some(start) = start else {
            follow_one(app, leader, follower);
            continue;
        };
        let cursor = app.panes[leader].page().map_or(0, |page| page.cursor);
        let row = app.panes[leader].page_mut().map_or(0, |page| page.signed_row_of(cursor));
        if let Some(page) = app.panes[follower].page_mut() {
            page.cursor = start;
            if app.settings.sync {
                page.show(start, usize::try_from(row).unwrap_or(0));
            }
        }
    }
}

fn others(app: &App, leader: usize) -> Vec<usize> {
    app.on_screen().iter().copied().filter(|pane| *pane != leader).collect()
}

fn follow_one(app: &mut App, leader: usize, follower: usize) {
    if app.settings.sync {
        level(app, leader, follower);
    }
}

/// Brings the follower to where the leader is.
fn level(app: &mut App, leader: usize, follower: usize) {
    prepare(app, leader, follower);
    let Some(page) = app.panes[leader].page_mut() else { return };
    let (row, offset) = page.level();
    let length = page.extract.text.len();
    let chain = app.chains.get(&(leader, follower));
    let Some(page) = app.panes[follower].page_mut() else { return };
    let chain = chain.map_or(&[][..], Vec::as_slice);
    let place = interpolate(chain, (length, page.extract.text.len()), offset);
    page.show(place, row);
}

/// Finds the chain of two articles once.
fn prepare(app: &mut App, leader: usize, follower: usize) {
    if app.comparison.is_none() || app.chains.contains_key(&(leader, follower)) {
        return;
    }
    let (Some(left), Some(right)) = (app.article(leader).cloned(), app.article(follower).cloned()) else { return };
    let matches = (0..left.sentences.len()).filter_map(|sentence| {
        let counterpart = app.counterpart(SentenceId { article: leader, sentence }, follower)?;
        Some((left.sentences[sentence].span.start, right.sentences[counterpart].span.start))
    });
    let chain = longest_rising(&matches.collect::<Vec<_>>());
    app.chains.insert((leader, follower), chain);
}

/// Returns the follower's offset for one of the leader's; `ends` are the lengths of both texts.
fn interpolate(chain: &[(usize, usize)], ends: (usize, usize), offset: usize) -> usize {
    let next = chain.partition_point(|(left, _)| *left <= offset);
    let (left, right) = next.checked_sub(1).map_or((0, 0), |place| chain[place]);
    let (left_end, right_end) = chain.get(next).copied().unwrap_or(ends);
    if left_end <= left {
        return right;
    }
    let part = (offset - left).min(left_end - left);
    right + right_end.saturating_sub(right) * part / (left_end - left)
}

/// Returns the longest part of pairs, given in rising order of the first, in which the second rises too
/// (patience sorting, O(n log n)).
fn longest_rising(pairs: &[(usize, usize)]) -> Chain {
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
    fn between_two_matches_the_follower_goes_in_proportion() {
        let chain = [(100, 10), (200, 410)];
        for (offset, place) in [(0, 0), (50, 5), (100, 10), (150, 210), (200, 410), (300, 455), (400, 500)] {
            assert_eq!(interpolate(&chain, (400, 500), offset), place, "{offset}");
        }
        assert_eq!(interpolate(&[], (100, 200), 50), 100);
        assert_eq!(interpolate(&[], (0, 200), 0), 0);
    }
}
