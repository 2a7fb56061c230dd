//! Articles that come and go while the reader is open.

use super::history::undo_hint;
use super::{opening, searching};
use crate::reader::app::{App, Origin, Pane};
use crate::reader::history::Change;
use crate::reader::message::{Effect, Request};
use crate::source::Source;

/// Opens sources in new panes beside the one in hand; the first of them is taken in hand.
pub(super) fn add(app: &mut App, sources: Vec<Source>) -> Vec<Effect> {
    let first = (app.focus + 1).min(app.slots.len());
    let mut effects = Vec::new();
    for (source, slot) in sources.into_iter().zip(first..) {
        let pane = app.panes.len();
        app.panes.push(Pane::Loading { origin: source.name(), fetching: None });
        app.origins.push(Origin { source: source.clone(), attempt: 0, kept: None });
        app.slots.insert(slot, pane);
        effects.push(Effect::Read { pane, attempt: 0, source, fresh: false });
    }
    app.focus = first.min(app.slots.len() - 1);
    effects
}

/// Closes the article in hand.
pub(super) fn close(app: &mut App) -> Vec<Effect> {
    close_article(app, app.pane())
}

/// Closes an article; the last one stays.
pub(super) fn close_article(app: &mut App, pane: usize) -> Vec<Effect> {
    if app.slots.len() < 2 {
        app.notice = Some("this is the only article; open another one before closing it".to_owned());
        return Vec::new();
    }
    let Some(slot) = app.slots.iter().position(|other| *other == pane) else { return Vec::new() };
    let outlet = app.outlet(pane);
    let effects = take_away(app, pane);
    app.history.push(Change::Closed { pane, slot });
    app.notice = Some(format!("{outlet} closed; {}", undo_hint(app)));
    effects
}

/// Takes an article off the screen and out of the comparison; its pane is kept as it is.
pub(super) fn take_away(app: &mut App, pane: usize) -> Vec<Effect> {
    let Some(slot) = app.slots.iter().position(|other| *other == pane).filter(|_| app.slots.len() > 1) else {
        return Vec::new();
    };
    let mut effects = opening::abandon(app, pane);
    let there = std::mem::replace(&mut app.panes[pane], Pane::Failed { origin: String::new(), why: String::new() });
    app.panes[pane] = Pane::Closed(Box::new(there));
    app.slots.remove(slot);
    app.focus = if app.focus > slot { app.focus - 1 } else { app.focus.min(app.slots.len() - 1) };
    for noted in &mut app.notes {
        for places in &mut noted.places {
            places.retain(|(at, _)| *at != pane);
        }
    }
    app.jumps.forget(pane);
    app.selection = None;
    if let Some(search) = &mut app.search {
        search.at = search.at.filter(|(at, _)| *at != pane);
    }
    effects.push(Effect::Keep(Request::Close(pane)));
    effects.extend(opening::compare_again(app));
    effects
}

/// Brings a closed article back to its place, as it was.
pub(super) fn bring_back(app: &mut App, pane: usize, slot: usize) -> Vec<Effect> {
    let Some(closed) = app.panes.get_mut(pane) else { return Vec::new() };
    let placeholder = Pane::Failed { origin: String::new(), why: String::new() };
    match std::mem::replace(closed, placeholder) {
        Pane::Closed(there) => *closed = *there,
        other => {
            *closed = other;
            return Vec::new();
        }
    }
    let slot = slot.min(app.slots.len());
    app.slots.insert(slot, pane);
    app.focus = slot;
    app.notice = Some(format!("{} is open again", app.outlet(pane)));
    let mut effects = Vec::new();
    match &app.panes[pane] {
        Pane::Open(page) => {
            effects.push(Effect::Keep(Request::Place { pane, extract: Box::new(page.extract.clone()) }));
            if page.article.is_none() {
                // Its sentences were still being looked for.
                effects.push(opening::read_again(app, pane));
            }
        }
        Pane::Loading { .. } => effects.push(opening::read_again(app, pane)),
        _ => {}
    }
    effects.extend(searching::ask_for_hits(app));
    effects.extend(opening::compare_again(app));
    effects
}
