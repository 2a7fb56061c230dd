//! The library: sets of articles that were open before, the one read last first, the sample last.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{WIDEST, row, wrapped};
use crate::library::{Entry, Shelved};
use crate::note::{Note, Target};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, DrawnRow, OnShelf, Shelf};
use crate::reader::librarian::day;
use crate::reader::list::List;

/// Rows that a set takes.
const ENTRY: usize = 3;

/// Draws the library over the whole screen.
pub(super) fn draw(app: &App, list: &List, area: Rect, buffer: &mut Buffer) -> Vec<DrawnRow> {
    let mut drawn = Vec::new();
    let (shown, selected) = (app.shelf.shown(list), list.selected);
    let all = app.shelf.entries.as_ref().map_or(0, Vec::len);
    let count = if shown.len() == all { all.to_string() } else { format!("{} of {all}", shown.len()) };
    let title = [(format!(" Library ({count})"), app.theme.title), (list.shown_filter(), Style::new())];
    row(Rect { height: 1, ..area }, &title, ("", Style::new()), buffer);
    let height = area.height.saturating_sub(4);
    let mut body = Rect { y: area.y + 2, height, width: area.width.min(WIDEST), ..area };
    if app.shelf.entries.is_none() {
        wrapped("reading the library …", body, app.theme.dim, buffer);
        return drawn;
    }
    if all == 0 {
        let rows = wrapped(&empty(app), body, app.theme.dim, buffer) + 1;
        body = Rect { y: (body.y + rows).min(body.bottom()), height: body.height.saturating_sub(rows), ..body };
    }
    let fit = (usize::from(body.height) / ENTRY).max(1);
    let first = (selected + 1).saturating_sub(fit);
    for (place, y) in
        (first..shown.len() + usize::from(Shelf::shows_sample(list))).zip((body.y..body.bottom()).step_by(ENTRY))
    {
        let area = Rect { y, height: 2.min(body.bottom() - y), ..body };
        let in_hand = place == selected;
        drawn.push(DrawnRow { area, row: place });
        if let Some(on_shelf) = shown.get(place) {
            set(app, in_hand, on_shelf, area, buffer);
        } else {
            let what = "one invented event, told by three invented outlets";
            entry(app, in_hand, ("Sample story", ""), (what, ""), area, buffer);
        }
    }
    drawn
}

fn empty(app: &App) -> String {
    let key = app.keys.first(Context::List, Command::Open);
    format!(
        "Nothing of your own was open yet. {key} opens a file, a folder, an address or a pasted text; what you open is \
         listed here and opens again where you left it."
    )
}

fn set(app: &App, in_hand: bool, on_shelf: &OnShelf, area: Rect, buffer: &mut Buffer) {
    let Entry { title, sources, read, story, .. } = &on_shelf.entry;
    // The first article of a set may never have been read.
    let first = sources.iter().map(|source| &source.title).find(|title| !title.is_empty());
    let title = if title.is_empty() { first.unwrap_or(title) } else { title };
    let outlet = |(source, missing): (&Shelved, &bool)| {
        let name = if source.outlet.is_empty() { source.at.as_str() } else { source.outlet.as_str() };
        if *missing { format!("{name} (missing)") } else { name.to_owned() }
    };
    let outlets: Vec<String> = sources.iter().zip(&on_shelf.missing).map(outlet).collect();
    let notes = app.notes.iter().filter(|noted| is_on(&noted.note, sources)).count();
    let mut right = vec![day(read)];
    if notes > 0 {
        right.insert(0, if notes == 1 { "1 note".to_owned() } else { format!("{notes} notes") });
    }
    let kind = if story.is_some() { "story" } else { "" };
    entry(app, in_hand, (title, &right.join(" · ")), (&outlets.join(", "), kind), area, buffer);
}

/// Tells whether a note is on one of a set's articles.
fn is_on(note: &Note, sources: &[Shelved]) -> bool {
    let is_in = |target: &Target, source: &Shelved| {
        let article = &target.article;
        source.text_sha256.as_ref() == Some(&article.text_sha256)
            || article.path.as_ref().is_some_and(|path| path.as_os_str() == source.at.as_str())
            || article.address.is_some() && article.address == source.address
    };
    note.targets.iter().any(|target| sources.iter().any(|source| is_in(target, source)))
}

fn entry(
    app: &App,
    in_hand: bool,
    (title, right): (&str, &str),
    (below, kind): (&str, &str),
    area: Rect,
    buffer: &mut Buffer,
) {
    let style = if in_hand { app.theme.current } else { Style::new() };
    let hand = if in_hand { "> " } else { "  " };
    let first = Rect { height: 1.min(area.height), ..area };
    let left = [(hand.to_owned(), app.theme.tie), (title.to_owned(), style)];
    row(first, &left, (&format!("{right} "), app.theme.dim), buffer);
    let second = Rect { y: area.y + 1, height: area.height.saturating_sub(1), ..area };
    row(second, &[(format!("    {below}"), app.theme.dim)], (&format!("{kind} "), app.theme.dim), buffer);
}
