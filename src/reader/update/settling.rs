//! What is on screen, derived from the state.

use std::sync::Arc;

use super::levelling;
use crate::article::Span;
use crate::reader::app::App;
use crate::reader::layout;
use crate::reader::sync;

/// Sets the first article on screen so that the one in hand is among them and no place is empty.
pub(super) fn fill_window(app: &mut App) {
    let shown = app.panes_shown();
    app.first_slot = app.first_slot.clamp((app.focus + 1).saturating_sub(shown), app.focus);
    app.first_slot = app.first_slot.min(app.slots.len().saturating_sub(shown));
}

/// Derives what is on screen from the state.
pub fn settle(app: &mut App) {
    app.dirty = true;
    fill_window(app);
    app.screen = layout::screen(&app.wish());
    let areas = app.screen.panes.clone();
    let on_screen = app.on_screen().to_vec();
    for (area, pane) in areas.iter().zip(&on_screen) {
        if let Some(page) = app.panes[*pane].page_mut() {
            let text = area.text();
            page.resize(text.width, text.height);
        }
    }
    levelling::settle(app);
    let unfolded = if areas.len() == 1 { unfolded(app) } else { Vec::new() };
    let texts: Vec<_> =
        unfolded.iter().map(|(pane, sentence, text, span)| (*pane, *sentence, &**text, *span)).collect();
    // The pane in hand comes first: those that are level with it row by row follow where it ends up.
    if !areas.is_empty() {
        settle_in_hand(app, &texts);
    }
    for (area, pane) in areas.iter().zip(on_screen) {
        if pane != app.pane()
            && let Some(page) = app.panes[pane].page_mut()
        {
            page.settle(&texts);
        }
        place_bar(app, pane, area.bar.height);
    }
}

/// Derives the rows of the pane in hand, with the sentence in hand in sight.
fn settle_in_hand(app: &mut App, counterparts: &[(usize, usize, &str, Span)]) {
    let focused = app.pane();
    if let Some(page) = app.panes[focused].page_mut() {
        page.settle(counterparts);
        // Turned away from and back to, or made narrower: whatever moved it, the sentence in hand stays in sight.
        if !page.is_in_sight() {
            page.show(page.cursor, 0);
            page.settle(counterparts);
            if !page.is_in_sight() {
                page.keep_cursor_on_screen();
                page.settle(counterparts);
            }
        }
    }
    if app.settings.sync {
        sync::keep_rows(app, focused);
    }
}

/// Derives the marks of what lies where in an article.
fn place_bar(app: &mut App, pane: usize, height: u16) {
    let notes = app.notes.iter().flat_map(|noted| noted.spans(pane));
    let hits = app.search.as_ref().map_or(&[][..], |search| search.hits_in(pane)).iter().copied();
    if let Some(page) = app.panes[pane].page_mut()
        && let Some(article) = &page.article
    {
        page.bar.settle((article, pane), app.comparison.as_ref(), height, notes, hits);
    }
}

/// The counterparts that a pane alone unfolds below the sentence in hand: the most alike of every other article.
fn unfolded(app: &App) -> Vec<(usize, usize, Arc<str>, Span)> {
    let Some(current) = app.current() else { return Vec::new() };
    let others = (0..app.panes.len()).filter(|pane| *pane != current.article);
    others
        .filter_map(|pane| {
            let sentence = app.counterpart(current, pane)?;
            let article = app.article(pane)?;
            Some((pane, sentence, article.text.clone(), article.sentences[sentence].span))
        })
        .collect()
}
