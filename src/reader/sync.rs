//! Panes that follow each other.
//!
//! Meld's rule: a line of the screen is kept level, at the top of the screen at the beginning of the text, in the
//! middle in the middle, at the bottom at the end. Between two matches the follower goes in proportion. Only matches
//! in the same order in both articles take part (the longest such chain); the others would make it jump.

use super::app::App;
use super::chain::{interpolate, longest_rising};
use crate::article::Article;
use crate::comparison::Passage;

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

/// Finds the chain of two articles once: where each of their passages begins in both.
fn prepare(app: &mut App, leader: usize, follower: usize) {
    if app.chains.contains_key(&(leader, follower)) {
        return;
    }
    let (Some(left), Some(right), Some(comparison)) = (app.article(leader), app.article(follower), &app.comparison)
    else {
        return;
    };
    let begins = |passage: &Passage, pane: usize, article: &Article| {
        let member = passage.members.iter().find(|member| member.article == pane)?;
        Some(article.sentences[member.sentence].span.start)
    };
    let both = |passage: &Passage| Some((begins(passage, leader, left)?, begins(passage, follower, right)?));
    let mut pairs: Vec<(usize, usize)> = comparison.passages.iter().filter_map(both).collect();
    pairs.sort_unstable();
    let chain = longest_rising(&pairs);
    app.chains.insert((leader, follower), chain);
}
