//! Panes that follow each other.
//!
//! Meld's rule: a line of the screen is kept level, at the top of the screen at the beginning of the text, in the
//! middle in the middle, at the bottom at the end. Between two matches the follower goes in proportion. Only matches
//! in the same order in both articles take part (the longest such chain); the others would make it jump. Pages that are
//! filled up with blank rows are level row by row instead.

use super::app::App;
use super::chain::{interpolate, through};
use super::page::Page;
use super::rows::{Fillers, Natural, Shared, fillers, points};
use crate::article::Article;
use crate::comparison::{Passage, SentenceId};

/// Lets the other panes on screen follow the scrolling of one.
pub fn follow(app: &mut App, leader: usize) {
    if !app.settings.sync {
        return;
    }
    if app.alignment.is_some() {
        keep_rows(app, leader);
        return;
    }
    for follower in others(app, leader) {
        level(app, leader, follower);
        stay_in_sight(app, follower);
    }
}

/// Brings the counterparts of the sentence in hand to its row in the other panes, or what the reader put beside it; a pane
/// without one follows.
pub fn tie(app: &mut App, leader: usize) {
    let Some(current) = app.current() else { return };
    let cursor = app.panes[leader].page().map_or(0, |page| page.cursor);
    for follower in others(app, leader) {
        let pinned = app.pin_at(leader, cursor).and_then(|pin| pin.get(&follower)).copied();
        let counterpart = || app.counterpart(current, follower);
        let start = pinned.or_else(|| Some(app.article(follower)?.sentences[counterpart()?].span.start));
        let is_aligned = app.alignment.is_some();
        let Some(start) = start else {
            if app.settings.sync && !is_aligned {
                level(app, leader, follower);
            }
            continue;
        };
        let row = app.panes[leader].page_mut().map_or(0, |page| page.signed_row_of(cursor));
        if let Some(page) = app.panes[follower].page_mut() {
            page.cursor = start;
            if app.settings.sync && !is_aligned {
                page.show(start, usize::try_from(row).unwrap_or(0));
            }
        }
    }
    if app.settings.sync {
        keep_rows(app, leader);
    }
}

/// Brings a sentence on screen to the row of the one in hand where that is tied to other sentences of its article.
pub fn meet(app: &mut App, leader: usize, other: SentenceId) {
    let Some(current) = app.current() else { return };
    let is_tied = app.counterparts(current, other.article).contains(&other.sentence);
    if is_tied || !app.on_screen().contains(&other.article) {
        return;
    }
    let Some(start) = app.article(other.article).map(|article| article.sentences[other.sentence].span.start) else {
        return;
    };
    let cursor = app.panes[leader].page().map_or(0, |page| page.cursor);
    let row = app.panes[leader].page_mut().map_or(0, |page| page.signed_row_of(cursor));
    let follows = app.settings.sync && app.alignment.is_none();
    if let Some(page) = app.panes[other.article].page_mut() {
        page.cursor = start;
        if follows {
            page.show(start, usize::try_from(row).unwrap_or(0));
        }
    }
}

/// Lets the other panes on screen begin with the same row as one, where they are filled up.
pub fn keep_rows(app: &mut App, leader: usize) {
    let Some(row) = app.panes[leader].page_mut().and_then(Page::first_row) else { return };
    for follower in others(app, leader) {
        if let Some(page) = app.panes[follower].page_mut() {
            page.show_from(row);
        }
        stay_in_sight(app, follower);
    }
}

fn others(app: &App, leader: usize) -> Vec<usize> {
    app.on_screen().iter().copied().filter(|pane| *pane != leader).collect()
}

/// Where the pane in hand follows another, what is in hand there stays on screen.
fn stay_in_sight(app: &mut App, follower: usize) {
    if follower == app.pane()
        && let Some(page) = app.panes[follower].page_mut()
    {
        page.keep_cursor_on_screen();
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
    if app.chains.contains_key(&(leader, follower)) || app.comparison.is_none() {
        return;
    }
    let shared = shared(app, leader, follower);
    app.chains.insert((leader, follower), through(shared.pairs, &shared.pins));
}

/// What two articles share: where each of their passages begins in both, and what the reader put side by side.
fn shared(app: &App, left: usize, right: usize) -> Shared {
    let pins = app.pins.iter().filter_map(|pin| Some((*pin.get(&left)?, *pin.get(&right)?))).collect();
    let (Some(one), Some(other), Some(comparison)) = (app.article(left), app.article(right), &app.comparison) else {
        return Shared { pairs: Vec::new(), pins };
    };
    let begins = |passage: &Passage, pane: usize, article: &Article| {
        let member = passage.members.iter().find(|member| member.article == pane)?;
        Some(article.sentences[member.sentence].span.start)
    };
    let both = |passage: &Passage| Some((begins(passage, left, one)?, begins(passage, right, other)?));
    Shared { pairs: comparison.passages.iter().filter_map(both).collect(), pins }
}

/// Returns the blank rows that keep the articles on screen level row by row, each article with its own; none where the
/// sentences of one are not known.
pub fn blank_rows(app: &mut App) -> Vec<(usize, Fillers)> {
    let panes = app.on_screen().to_vec();
    let natural = |pane: &usize| app.panes[*pane].page_mut()?.natural();
    let Some(pages) = panes.iter().map(natural).collect::<Option<Vec<Natural>>>() else { return Vec::new() };
    let points = points(&pages, |one, other| shared(app, panes[one], panes[other]));
    panes.into_iter().zip(fillers(&points, &pages)).collect()
}
