//! Words looked for while they are typed, and gone through afterwards.

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyEvent};

use super::{asking, moving, settling, writing};
use crate::article::Span;
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Mode, Pane, SearchField};
use crate::reader::jumps::Jump;
use crate::reader::message::Effect;
use crate::reader::page::Page;
use crate::reader::search::{MOST, Query, Search};

/// Asks for the words to look for.
pub(super) fn ask(app: &mut App) {
    let origin = Jump { pane: app.pane(), cursor: app.page().map_or(0, |page| page.cursor) };
    let is_regex = app.search.as_ref().is_some_and(|search| search.query.is_regex);
    let before = app.search.take();
    app.open(Mode::Searching(Box::new(SearchField {
        field: asking::field(""),
        is_regex,
        mistake: None,
        origin,
        before,
        slots: (app.slots.clone(), app.first_slot),
        hid_set_apart: app.settings.hide_set_apart,
    })));
}

/// Carries out a command while words are typed.
pub(super) fn perform(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::Regex => {
            if let Mode::Searching(typing) = &mut app.mode {
                typing.is_regex = !typing.is_regex;
            }
            look(app)
        }
        Command::Cancel => {
            let Mode::Searching(typing) = app.close() else { return Vec::new() };
            app.search = typing.before;
            (app.slots, app.first_slot) = typing.slots;
            // More may be on screen than when the search was begun.
            settling::fill_window(app);
            if app.settings.hide_set_apart != typing.hid_set_apart {
                super::show_set_apart(app, !typing.hid_set_apart);
                app.notice = None;
            }
            moving::jump_to(app, typing.origin);
            Vec::new()
        }
        Command::Save => accept(app),
        _ => Vec::new(),
    }
}

/// Takes a key into the words.
pub(super) fn typed(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    let last = app.searched.clone();
    let Mode::Searching(typing) = &mut app.mode else { return Vec::new() };
    match event.code {
        KeyCode::Enter => return accept(app),
        KeyCode::Up => {
            if let Some(last) = last {
                typing.field = asking::field(&last);
            }
        }
        KeyCode::Backspace if typing.words().is_empty() => return perform(app, Command::Cancel),
        _ => _ = writing::input(&mut typing.field, event),
    }
    look(app)
}

/// Takes pasted words.
pub(super) fn paste(app: &mut App, clean: &str) -> Vec<Effect> {
    let Mode::Searching(typing) = &mut app.mode else { return Vec::new() };
    typing.field.insert_str(clean.replace('\n', " "));
    look(app)
}

/// Looks for the words typed so far.
fn look(app: &mut App) -> Vec<Effect> {
    let Mode::Searching(typing) = &mut app.mode else { return Vec::new() };
    let (words, origin) = (typing.words(), typing.origin);
    typing.mistake = None;
    if words.trim().is_empty() {
        app.search = None;
        return Vec::new();
    }
    match Query::new(&words, typing.is_regex) {
        Ok(query) => begin(app, query, origin),
        Err(mistake) => {
            typing.mistake = Some(mistake);
            app.search = None;
            Vec::new()
        }
    }
}

/// Begins a search; the hits come as a message.
fn begin(app: &mut App, query: Query, origin: Jump) -> Vec<Effect> {
    app.search = Some(Search { query: Arc::new(query), hits: None, at: None, origin, awaited: Some(true) });
    ask_for_hits(app).into_iter().collect()
}

/// Asks for the hits of the search that is on, in the texts that are there.
pub(super) fn ask_for_hits(app: &mut App) -> Option<Effect> {
    let query = Arc::clone(&app.search.as_ref()?.query);
    app.searches += 1;
    let text = |pane: &Pane| pane.page().map(|page| Arc::clone(&page.extract.text));
    Some(Effect::Search { number: app.searches, query, texts: app.panes.iter().map(text).collect() })
}

/// Ends the typing; with nothing typed, what was looked for before is looked for again.
fn accept(app: &mut App) -> Vec<Effect> {
    let Mode::Searching(typing) = app.close() else { return Vec::new() };
    let words = typing.words();
    if let Some(mistake) = typing.mistake {
        app.notice = Some(mistake);
        return Vec::new();
    }
    if !words.trim().is_empty() {
        app.searched = Some(words);
        return Vec::new();
    }
    let again = app.searched.clone().map(|last| Query::new(&last, typing.is_regex));
    match again {
        Some(Ok(query)) => begin(app, query, typing.origin),
        _ => Vec::new(),
    }
}

/// Takes in the hits of a search, and goes to the one that was waited for.
pub(super) fn found(app: &mut App, number: u64, hits: Vec<Vec<Span>>) {
    if number != app.searches {
        return;
    }
    let Some(search) = &mut app.search else { return };
    let is_cut = hits.iter().any(|hits| hits.len() == MOST);
    search.hits = Some(hits);
    search.at = None;
    let (origin, awaited) = (search.origin, search.awaited.take());
    if is_cut {
        app.notice = Some(format!("only the first {MOST} places of an article are shown"));
    }
    if let Some(forward) = awaited {
        // While words are typed, the place is looked for from where that began.
        if matches!(app.mode, Mode::Searching(_)) {
            moving::jump_to(app, origin);
        }
        next(app, forward);
    }
}

/// Gives up a search that a fault of the program ended.
pub(super) fn failed(app: &mut App, number: u64) {
    if number != app.searches {
        return;
    }
    app.search = None;
    let told = Some("the search failed by a fault of this program; reading goes on".to_owned());
    match &mut app.mode {
        Mode::Searching(typing) => typing.mistake = told,
        _ => app.notice = told,
    }
}

/// Goes to the next hit, either way: through the article in hand, then the next one.
pub(super) fn next(app: &mut App, forward: bool) {
    let Some(search) = &mut app.search else { return };
    if search.hits.is_none() {
        search.awaited = Some(forward);
        return;
    }
    let Some(((pane, place), wrapped)) = find_next(app, forward) else {
        if !matches!(app.mode, Mode::Searching(_)) {
            app.notice = Some(format!("{} is in none of the articles", shown(app)));
        }
        return;
    };
    if wrapped && !matches!(app.mode, Mode::Searching(_)) {
        let (from, to) = if forward { ("end", "beginning") } else { ("beginning", "end") };
        app.notice = Some(format!("past the {from} of the last article, on from the {to} of the first"));
    }
    let Some(search) = &mut app.search else { return };
    search.at = Some((pane, place));
    let hit = search.hits_in(pane)[place];
    moving::reveal(app, pane, hit);
}

/// The next hit as an article and a place among its hits, and whether all articles were passed to get there.
fn find_next(app: &App, forward: bool) -> Option<((usize, usize), bool)> {
    let search = app.search.as_ref()?;
    let pane = app.pane();
    // Where an article could not be opened, there is no place to go on from.
    let start = app.page().map_or(0, |page| page.cursor);
    // The hit in hand counts as long as the reader has not gone on from it: its sentence is the one in hand.
    let is_here = |hit: Span| {
        let at = app.article(pane).map(|article| article.sentence_at(hit.start));
        at.is_none_or(|at| at == app.page().and_then(Page::sentence))
    };
    let in_hand = search.at.filter(|_| search.hit_in_hand(pane).is_some_and(is_here));
    let hits = search.hits_in(pane);
    let here = match (in_hand, forward) {
        (Some((_, place)), true) => Some(place + 1).filter(|next| *next < hits.len()),
        (Some((_, place)), false) => place.checked_sub(1),
        (None, true) => Some(hits.partition_point(|hit| hit.start < start)).filter(|next| *next < hits.len()),
        (None, false) => hits.partition_point(|hit| hit.start < start).checked_sub(1),
    };
    if let Some(place) = here {
        return Some(((pane, place), false));
    }
    let slots = app.slots.len();
    let step = if forward { 1 } else { slots - 1 };
    (1..=slots).find_map(|times| {
        let slot = (app.focus + times * step) % slots;
        let hits = search.hits_in(app.slots[slot]);
        let place = if forward { 0 } else { hits.len().checked_sub(1)? };
        let wrapped = if forward { slot <= app.focus } else { slot >= app.focus };
        hits.get(place).map(|_| ((app.slots[slot], place), wrapped))
    })
}

/// Ends the search that is on; tells whether one was.
pub(super) fn end(app: &mut App) -> bool {
    let was_on = app.search.take().is_some();
    if was_on {
        let key = app.keys.first(Context::Reader, Command::NextStop);
        app.notice = Some(format!("search ended; {key} goes to the next {} again", app.stops.name()));
    }
    was_on
}

/// What is looked for, as it is shown.
fn shown(app: &App) -> String {
    app.search.as_ref().map_or_else(String::new, |search| format!("“{}”", search.query.typed))
}
