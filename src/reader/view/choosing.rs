//! The small lists over the articles: commands by name, articles for a pane, where the key for the next stop stops.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::{fitting, hints, row, window};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, DrawnRow, Mode, Value, Values};
use crate::reader::layout::centred;
use crate::reader::list::List;
use crate::reader::stops::Stop;
use crate::reader::{app, choices};

/// The widest that names of commands get.
const NAMES: usize = 21;

/// The widest that such a list gets, in columns.
const WIDEST: u16 = 84;

/// A row of such a list: its text, and what stands at its right.
type Entry = (String, String);

/// Draws all commands by name.
pub(super) fn palette(app: &App, mode: &Mode, list: &List, area: Rect, buffer: &mut Buffer) -> Vec<DrawnRow> {
    let commands = choices::commands(app, list);
    let entry =
        |command: &Command| (format!("{:<NAMES$} {}", command.name(), command.help()), choices::keys_of(app, *command));
    let entries: Vec<Entry> = commands.iter().map(entry).collect();
    draw((app, mode), "Commands", (list, &entries, "No command has all these words."), area, buffer)
}

/// Draws the open articles.
pub(super) fn articles(app: &App, mode: &Mode, list: &List, area: Rect, buffer: &mut Buffer) -> Vec<DrawnRow> {
    let entry = |pane: &usize| {
        let page = app.panes[*pane].page();
        let title = page.map_or_else(|| state(app, *pane), |page| page.extract.details.title_or_source());
        let date = page.map_or("", |page| page.extract.details.published.split('T').next().unwrap_or_default());
        let place = if app.on_screen().contains(pane) { "on screen" } else { "" };
        let text = format!("{} {} · {title}", App::letter(*pane), app.outlet(*pane));
        (text, fitting(&[date.to_owned(), place.to_owned()], 24))
    };
    let entries: Vec<Entry> = choices::articles(app, list).iter().map(entry).collect();
    draw((app, mode), "Articles", (list, &entries, "No article has all these words."), area, buffer)
}

fn state(app: &App, pane: usize) -> &'static str {
    match app.panes[pane] {
        app::Pane::Loading { .. } => "on its way",
        app::Pane::Failed { .. } => "not opened",
        app::Pane::Open(_) | app::Pane::Closed(_) => "",
    }
}

/// Draws where the key for the next stop stops.
pub(super) fn stops(app: &App, mode: &Mode, list: &List, area: Rect, buffer: &mut Buffer) -> Vec<DrawnRow> {
    let turned = |is_on: bool| if is_on { "[x]" } else { "[ ]" };
    let kind = |stop: &Stop| {
        (format!("{} {}  {}", turned(app.stops.at.contains(stop)), stop.mark(), stop.name()), String::new())
    };
    let outlet = |pane: &usize| {
        let is_on = !app.stops.without.contains(pane);
        (format!("{} {}  with {}", turned(is_on), App::letter(*pane), app.outlet(*pane)), String::new())
    };
    let entries: Vec<Entry> = Stop::ALL.iter().map(kind).chain(app.slots.iter().map(outlet)).collect();
    let key = app.keys.first(Context::Reader, Command::NextStop);
    draw((app, mode), &format!("{key} stops at"), (list, &entries, ""), area, buffer)
}

/// Draws the values that notes can be given.
pub(super) fn values(app: &App, mode: &Mode, values: &Values, area: Rect, buffer: &mut Buffer) -> Vec<DrawnRow> {
    let entries: Vec<Entry> = values.all.iter().map(|value| (value.name().to_owned(), String::new())).collect();
    let what = if matches!(values.all.first(), Some(Value::Kind(_))) { "Kind" } else { "Relation of the passages" };
    let title = if values.ids.len() > 1 { format!("{what} of {} notes", values.ids.len()) } else { what.to_owned() };
    draw((app, mode), &title, (&values.list, &entries, ""), area, buffer)
}

fn draw(
    (app, mode): (&App, &Mode),
    title: &str,
    (list, entries, empty): (&List, &[Entry], &str),
    area: Rect,
    buffer: &mut Buffer,
) -> Vec<DrawnRow> {
    let mut rows = Vec::new();
    let height = u16::try_from(entries.len().max(1)).unwrap_or(u16::MAX).saturating_add(4);
    // While words are typed, the window keeps its size, so that it does not jump about.
    let height = if mode.can_filter() { height.max(16) } else { height };
    let title = format!("{title}{}", list.shown_filter());
    let widest = entries.iter().map(|(text, right)| text.width() + right.width()).max().unwrap_or(0);
    let width = if mode.can_filter() { WIDEST } else { u16::try_from(widest).unwrap_or(WIDEST).clamp(34, WIDEST) + 8 };
    let inside = window(app, &title, centred(area, width, height.min(area.height)), buffer);
    let body = Rect { height: inside.height.saturating_sub(2), ..inside };
    if entries.is_empty() {
        row(
            Rect { height: 1.min(body.height), ..body },
            &[(empty.to_owned(), app.theme.dim)],
            ("", Style::new()),
            buffer,
        );
    }
    let fit = usize::from(body.height).max(1);
    let first = (list.selected + 1).saturating_sub(fit);
    for ((place, (text, right)), y) in entries.iter().enumerate().skip(first).zip(body.y..body.bottom()) {
        let in_hand = place == list.selected;
        let style = if in_hand { app.theme.current } else { Style::new() };
        let hand = if in_hand { "> " } else { "  " };
        let room = usize::from(body.width).saturating_sub(right.width() + 4);
        let text = super::shortened(text, room);
        let line = Rect { y, height: 1, ..body };
        rows.push(DrawnRow { area: line, row: place });
        row(line, &[(hand.to_owned(), app.theme.tie), (text, style)], (right, app.theme.dim), buffer);
    }
    let foot = Rect { y: inside.bottom().saturating_sub(1), height: u16::from(inside.height > 1), ..inside };
    row(foot, &[(hint(app, mode, inside.width), app.theme.dim)], ("", Style::new()), buffer);
    rows
}

/// What can be done; while words are typed, what ends that.
fn hint(app: &App, mode: &Mode, width: u16) -> String {
    if !mode.list().is_some_and(|list| list.is_filtering) {
        return hints(app, mode, width);
    }
    let close = format!("{} closes", app.keys.first(Context::Text, Command::Cancel));
    let mut parts = ["type to find", "Enter chooses", "Up Down go through", &close].map(str::to_owned).to_vec();
    if matches!(mode, Mode::Articles(_)) {
        parts.push("Del closes the article".to_owned());
    }
    fitting(&parts, usize::from(width))
}
