//! Going through the articles: by row, by sentence, from match to match, and the other panes behind.

use std::cmp::Reverse;

use crate::article::{Sentence, Span};
use crate::comparison::SentenceId;
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Awaiting};
use crate::reader::jumps::{Jump, Stand};
use crate::reader::sync;

/// Carries out a command that moves; tells whether it was one.
pub(super) fn perform(app: &mut App, command: Command) -> bool {
    let height = app.page().map_or(1, |page| page.height().cast_signed()).max(1);
    let rows = app.page().map_or(1, |page| page.rows_of_text().min(isize::MAX as usize).cast_signed());
    let (half, page) = (isize::from(height / 2).min(rows).max(1), (rows - 2).max(1));
    let slots = app.slots.len();
    let (next, previous) = ((app.focus + 1) % slots, (app.focus + slots - 1) % slots);
    match command {
        Command::LineDown => scroll(app, 1),
        Command::LineUp => scroll(app, -1),
        Command::HalfPageDown => scroll(app, half),
        Command::HalfPageUp => scroll(app, -half),
        Command::PageDown => scroll(app, page),
        Command::PageUp => scroll(app, -page),
        Command::Top => edge(app, false),
        Command::Bottom => edge(app, true),
        Command::NextSentence => step(app, true),
        Command::PreviousSentence => step(app, false),
        Command::Counterpart => counterpart(app),
        Command::Back => back(app, true),
        Command::Forward => back(app, false),
        Command::SetMark => {
            (app.awaiting, app.notice) = (Some(Awaiting::Mark), Some("mark by which letter?".to_owned()));
        }
        Command::GoToMark => ask_for_mark(app),
        Command::NextPane => focus_on(app, next),
        Command::PreviousPane => focus_on(app, previous),
        Command::NextArticle => turn(app, 1),
        Command::PreviousArticle => turn(app, app.slots.len() - 1),
        _ => return false,
    }
    true
}

fn scroll(app: &mut App, rows: isize) {
    // What is selected grows line by line, too.
    if app.selection.is_some() && rows.abs() == 1 {
        return step(app, rows > 0);
    }
    let pane = app.pane();
    let Some(page) = app.panes[pane].page_mut() else { return };
    if page.scroll(rows) {
        sync::follow(app, pane);
    } else {
        // All of it that way is on screen already: what moves is the sentence in hand.
        step(app, rows > 0);
    }
}

fn edge(app: &mut App, end: bool) {
    let pane = app.pane();
    let Some(page) = app.panes[pane].page_mut() else { return };
    page.go_to_edge(end);
    sync::follow(app, pane);
}

fn step(app: &mut App, forward: bool) {
    let Some(current) = app.current() else { return };
    let Some(article) = app.article(current.article) else { return };
    let Some(page) = app.page() else { return };
    let is_shown = |sentence: &&Sentence| !page.is_hidden(sentence.paragraph);
    let (before, rest) = article.sentences.split_at(current.sentence);
    let found = if forward { rest[1..].iter().find(is_shown) } else { before.iter().rfind(is_shown) };
    if let Some(start) = found.map(|sentence| sentence.span.start) {
        go_to(app, start);
    }
}

/// Takes the sentence at an offset of the article in hand, and its counterparts in the other panes.
///
/// What is hidden there is shown: nobody is to be sent to what cannot be seen.
pub(super) fn go_to(app: &mut App, offset: usize) {
    let pane = app.pane();
    if app.page().is_some_and(|page| page.is_hidden(page.paragraph_at(offset))) {
        super::show_set_apart(app, true);
    }
    if let Some(page) = app.panes[pane].page_mut() {
        page.go_to(offset);
    }
    sync::tie(app, pane);
}

fn counterpart(app: &mut App) {
    let Some(current) = app.current() else { return };
    let mut order = (1..app.slots.len()).map(|step| (app.focus + step) % app.slots.len());
    let found = order.find_map(|slot| Some((slot, app.counterpart(current, app.slots[slot])?)));
    let Some((slot, sentence)) = found else {
        app.notice = Some("no other outlet has this".to_owned());
        return;
    };
    let Some(start) = app.article(app.slots[slot]).map(|article| article.sentences[sentence].span.start) else {
        return;
    };
    app.jumps.push(here(app));
    app.focus = beside(app, slot);
    go_to(app, start);
}

/// Brings the article of a slot that is off screen beside the one in hand, so that both can be seen; returns its slot.
fn beside(app: &mut App, slot: usize) -> usize {
    let shown = app.first_slot..app.first_slot + app.panes_shown();
    if shown.contains(&slot) || shown.len() < 2 {
        return slot;
    }
    let place = if shown.contains(&(app.focus + 1)) { app.focus + 1 } else { app.focus - 1 };
    app.slots.swap(place, slot);
    place
}

/// Goes to a sentence, with another outlet's sentence in a pane beside it; going back shows what was shown before.
pub(super) fn meet(app: &mut App, id: SentenceId, other: SentenceId) {
    let start = app.article(id.article).map(|article| article.sentences[id.sentence].span.start);
    let slot = app.slots.iter().position(|pane| *pane == id.article);
    let (Some(start), Some(slot)) = (start, slot) else { return };
    let before = here(app);
    app.focus = beside(app, slot);
    bring(app, id, other.article);
    if app.slots != before.slots || id.article != before.jump.pane {
        app.jumps.push(before);
    }
    go_to(app, start);
    sync::meet(app, id.article, other);
}

/// Brings an article that is off screen into the pane that is least in use: never the one in hand, rather one that does
/// not tell what the sentence tells, and of several the last. The others keep their order.
fn bring(app: &mut App, id: SentenceId, article: usize) {
    let shown = app.first_slot..app.first_slot + app.panes_shown();
    let Some(from) = app.slots.iter().position(|pane| *pane == article) else { return };
    if shown.contains(&from) || !shown.contains(&app.focus) {
        return;
    }
    let others = shown.clone().filter(|slot| *slot != app.focus);
    let Some(place) = others.min_by_key(|slot| (app.counterpart(id, app.slots[*slot]).is_some(), Reverse(*slot)))
    else {
        return;
    };
    app.slots.swap(place, from);
    if from > shown.end {
        // What was there comes next of all that is off screen.
        app.slots[shown.end..=from].rotate_right(1);
    }
}

/// Shows another article in the pane in hand: the next one, by steps, that is on screen in no other pane; where all are
/// on screen, they change places.
fn turn(app: &mut App, step: usize) {
    let mut order = app.slots.clone();
    order.sort_unstable();
    let count = order.len();
    let at = order.partition_point(|pane| *pane < app.pane());
    let on_screen = app.on_screen().to_vec();
    let mut turns = (1..count).map(|times| order[(at + times * step) % count]);
    let next = turns.find(|pane| !on_screen.contains(pane)).unwrap_or(order[(at + step) % count]);
    show_in_pane(app, next);
}

/// Shows an article in the pane in hand; where it was, the one that was there.
pub(super) fn show_in_pane(app: &mut App, pane: usize) {
    if let Some(slot) = app.slots.iter().position(|other| *other == pane) {
        app.slots.swap(app.focus, slot);
    }
}

/// The place in hand, with what is on screen.
fn here(app: &App) -> Stand {
    let jump = Jump { pane: app.pane(), cursor: app.page().map_or(0, |page| page.cursor) };
    Stand { jump, slots: app.slots.clone(), first_slot: app.first_slot }
}

/// Goes back to where a jump began, or forward again.
fn back(app: &mut App, backward: bool) {
    let from = here(app);
    let stand = if backward { app.jumps.back(from) } else { app.jumps.forward(from) };
    match stand {
        Some(Stand { jump, slots, first_slot }) => {
            let sorted = |slots: &[usize]| {
                let mut sorted = slots.to_vec();
                sorted.sort_unstable();
                sorted
            };
            // What was opened or closed since then stays as it is.
            if sorted(&slots) == sorted(&app.slots) {
                (app.slots, app.first_slot) = (slots, first_slot);
            }
            jump_to(app, jump);
        }
        None => app.notice = Some(format!("no jump to go {} to", if backward { "back" } else { "forward" })),
    }
}

/// Goes to a place of an open article.
pub(super) fn jump_to(app: &mut App, jump: Jump) {
    if let Some(slot) = app.slots.iter().position(|pane| *pane == jump.pane) {
        app.focus = slot;
        go_to(app, jump.cursor);
    }
}

/// Marks the place in hand by a letter.
pub(super) fn set_mark(app: &mut App, letter: char) {
    let here = here(app).jump;
    app.jumps.marks.insert(letter, here);
    let key = app.keys.first(Context::Reader, Command::GoToMark);
    app.notice = Some(format!("marked: {key}{letter} comes back here"));
}

fn ask_for_mark(app: &mut App) {
    let letters: String = app.jumps.marks.keys().flat_map(|letter| [' ', *letter]).collect();
    if letters.is_empty() {
        let key = app.keys.first(Context::Reader, Command::SetMark);
        app.notice = Some(format!("no place is marked yet; {key} and a letter marks one"));
    } else {
        (app.awaiting, app.notice) = (Some(Awaiting::MarkToGoTo), Some(format!("go to which mark?{letters}")));
    }
}

/// Goes to the place that a letter marks.
pub(super) fn go_to_mark(app: &mut App, letter: char) {
    match app.jumps.marks.get(&letter).copied() {
        Some(jump) => {
            app.jumps.push(here(app));
            jump_to(app, jump);
        }
        None => app.notice = Some(format!("no place is marked {letter}")),
    }
}

/// Goes to a span of an open article that may be in the middle of a sentence, and brings it on screen.
pub(super) fn reveal(app: &mut App, pane: usize, span: Span) {
    let Some(slot) = app.slots.iter().position(|other| *other == pane) else { return };
    app.focus = beside(app, slot);
    go_to(app, span.start);
    if let Some(page) = app.panes[pane].page_mut() {
        page.bring(span.start);
    }
}

/// Takes the sentence at an offset of the article in hand; the other panes stay.
pub(super) fn keep_in_hand(app: &mut App, offset: usize) {
    let pane = app.pane();
    if let Some(page) = app.panes[pane].page_mut() {
        page.go_to(offset);
    }
}

/// Takes another pane in hand: at the counterpart of what was in hand, else where it stands.
pub(super) fn focus_on(app: &mut App, slot: usize) {
    if slot >= app.slots.len() || slot == app.focus {
        return;
    }
    let before = app.current();
    app.focus = slot;
    let pane = app.pane();
    let counterpart = before.and_then(|before| app.counterpart(before, pane));
    let start = counterpart.and_then(|sentence| Some(app.article(pane)?.sentences[sentence].span.start));
    if let Some(page) = app.panes[pane].page_mut() {
        match start {
            Some(start) => page.go_to(start),
            None => page.keep_cursor_on_screen(),
        }
    }
}

/// Goes to a place of an article, as from a list.
pub(super) fn jump(app: &mut App, pane: usize, offset: usize) {
    let Some(slot) = app.slots.iter().position(|other| *other == pane) else { return };
    app.jumps.push(here(app));
    app.focus = beside(app, slot);
    go_to(app, offset);
}
