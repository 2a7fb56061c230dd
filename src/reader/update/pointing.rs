//! The mouse: the wheel scrolls what is under the pointer, a click takes it in hand, dragging selects words.

use ratatui::layout::Rect;

use super::{lists, moving};
use crate::reader::action::{Command, Point};
use crate::reader::app::{App, Mode};
use crate::reader::message::Effect;
use crate::reader::page::{self, Shown};
use crate::reader::placebar::Rows;
use crate::reader::selection::{Selection, Words};
use crate::reader::sync;
use crate::reader::wrap::{byte_at, stands_in};

/// Scrolls what is under the pointer, down where positive. Among the articles that pane leads the others, and the pane
/// in hand stays in hand.
pub(super) fn wheel(app: &mut App, at: Point, rows: isize) {
    match &mut app.mode {
        Mode::Reading => {
            let Some(slot) = slot_at(app, at) else { return };
            let pane = app.slots[slot];
            if app.panes[pane].page_mut().is_some_and(|page| page.scroll(rows)) {
                sync::follow(app, pane);
                // What is in hand goes along with its pane instead of holding it back.
                let in_hand = app.pane();
                if let Some(page) = app.panes[in_hand].page_mut() {
                    page.keep_cursor_on_screen();
                }
            }
        }
        Mode::Writing(draft) => {
            draft.text.scroll((i16::try_from(rows).unwrap_or(0), 0));
        }
        _ => {
            let command = if rows > 0 { Command::LineDown } else { Command::LineUp };
            lists::step(app, command);
        }
    }
}

/// Takes the pane and the sentence under the pointer in hand.
///
/// In a list it takes the row under the pointer in hand; on the row in hand, it does what Enter does.
pub(super) fn click(app: &mut App, at: Point) -> Vec<Effect> {
    if matches!(app.mode, Mode::Reading) {
        in_articles(app, at);
        return Vec::new();
    }
    let target = app.drawn_rows.iter().find(|target| holds(target.area, at)).copied();
    let (Some(target), Some(list)) = (target, app.mode.list_mut()) else { return Vec::new() };
    if list.selected == target.row {
        list.is_filtering = false;
        return lists::perform(app, Command::Go);
    }
    list.selected = target.row;
    Vec::new()
}

fn in_articles(app: &mut App, at: Point) {
    if let Some(place) = app.screen.panes.iter().position(|pane| holds(pane.bar, at)) {
        return in_bar(app, place, at);
    }
    let Some(slot) = slot_at(app, at) else { return };
    app.selection = None;
    app.focus = slot;
    let offset = offset_at(app, slot, at);
    match shown_at(app, slot, at) {
        Some(Shown::Text { line, .. }) => moving::go_to(app, offset.unwrap_or(line.span.start)),
        Some(Shown::Counterpart { article, sentence, .. }) => {
            if let Some(start) = app.article(article).map(|article| article.sentences[sentence].span.start) {
                moving::jump(app, article, start);
            }
        }
        Some(Shown::Gap) | None => {
            let pane = app.pane();
            if let Some(page) = app.panes[pane].page_mut() {
                page.keep_cursor_on_screen();
            }
        }
    }
    // Where no word was pressed, what is dragged begins with the place in hand.
    app.pressed = app.page().map(|page| (app.pane(), offset.unwrap_or(page.cursor)));
}

/// Goes to the part of an article that its bar has under the pointer.
fn in_bar(app: &mut App, place: usize, at: Point) {
    let Some(&pane) = app.on_screen().get(place) else { return };
    let bar = app.screen.panes[place].bar;
    let Some(length) = app.panes[pane].page().map(|page| page.extract.text.len()) else { return };
    let offset = Rows::new(length, bar.height).start(usize::from(at.row.saturating_sub(bar.y)));
    moving::jump(app, pane, offset.min(length));
}

fn holds(area: Rect, at: Point) -> bool {
    area.contains((at.column, at.row).into())
}

/// Selects from the word where the button was pressed to the one under the pointer.
pub(super) fn drag(app: &mut App, at: Point) {
    let Some(slot) = slot_at(app, at).filter(|slot| *slot == app.focus && matches!(app.mode, Mode::Reading)) else {
        return;
    };
    let Some((pane, from)) = app.pressed.filter(|(pane, _)| *pane == app.slots[slot]) else { return };
    let Some(to) = offset_at(app, slot, at) else { return };
    let words = app.article(pane).and_then(|article| Words::between(pane, article, from, to));
    if app.selection.is_some() || words.is_some_and(|words| words.from != words.to) {
        app.selection = words.map(Selection::Words);
        moving::go_to(app, to);
    }
}

/// The byte of an article that is under the pointer, else the one nearest to it in its row.
fn offset_at(app: &App, slot: usize, at: Point) -> Option<usize> {
    let Some(Shown::Text { line, paragraph }) = shown_at(app, slot, at) else { return None };
    let page = app.panes[app.slots[slot]].page()?;
    let text = app.screen.panes.get(slot - app.first_slot)?.text();
    let paragraph = page.paragraphs()[paragraph];
    let indent = page::indent(paragraph.role, text.width);
    let row = &page.extract.text[line.span.range()];
    let own = &page.extract.text[paragraph.span.range()];
    let x = text.x + indent + stands_in(own, row, text.width - indent);
    Some(line.span.start + byte_at(row, usize::from(at.column.saturating_sub(x))))
}

/// The slot whose pane is under the pointer, its head included.
fn slot_at(app: &App, at: Point) -> Option<usize> {
    let place = app.screen.panes.iter().position(|pane| holds(pane.body, at) || holds(pane.head, at))?;
    Some(app.first_slot + place).filter(|slot| *slot < app.slots.len())
}

/// What the row under the pointer shows.
fn shown_at(app: &App, slot: usize, at: Point) -> Option<Shown> {
    let body = app.screen.panes.get(slot - app.first_slot)?.body;
    let row = at.row.checked_sub(body.y)?;
    app.panes[app.slots[slot]].page()?.shown.get(usize::from(row)).copied()
}
