//! A table over all articles: an article a column, what its rows say is their own; below it the row in hand in full.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::columns::{Columns, NAMED, head_of};
use super::{coverage, facts, fitting, row, shortened, told, wrapped};
use crate::article::plainly::capitalised;
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, DrawnRow, Pane, Uncompared};
use crate::reader::survey::{Arranged, Grid, Table};

/// Where the parts of a table go, from top to bottom; a part without room is empty.
struct Parts {
    heads: Rect,
    rows: Rect,
    detail: Rect,
    legend: Rect,
}

impl Parts {
    fn new(area: Rect, legends: u16) -> Self {
        let heads = Rect { y: area.y + 1, height: 1, ..area };
        // The title, the heads and a rule above; a rule and the foot below.
        let room = area.height.saturating_sub(5);
        let legend = if room >= 8 { legends } else { 0 };
        let detail = if room >= legend + 9 { (room - legend) / 3 } else { 0 };
        let rows = Rect { y: area.y + 3, height: room - legend - detail, ..area };
        let detail = Rect { y: rows.bottom(), height: detail, ..area };
        Self { heads, rows, detail, legend: Rect { y: detail.bottom(), height: legend, ..area } }
    }
}

/// Draws a table over the whole screen.
pub(super) fn draw(app: &App, grid: &Grid, area: Rect, buffer: &mut Buffer) -> Vec<DrawnRow> {
    let mut rows = Vec::new();
    let comparison = app.comparison.as_ref();
    let current =
        |arranged: &&Arranged| comparison.is_some_and(|of| std::sync::Arc::ptr_eq(of, &arranged.survey.comparison));
    let arranged = grid.arranged.as_ref().filter(current);
    title(app, grid, arranged, Rect { height: 1, ..area }, buffer);
    let Some(arranged) = arranged else {
        let body = Rect { y: area.y + 2, height: area.height.saturating_sub(4), ..area };
        wrapped(&waiting(app, grid), body, app.theme.dim, buffer);
        return rows;
    };
    let right = match grid.table {
        Table::Facts { .. } if area.width >= 72 => facts::STANDING,
        _ => 0,
    };
    let columns = Columns::new(app, grid, area.width, right);
    let is_named = columns.cell >= NAMED;
    let legend = legend(app, grid, arranged, is_named, usize::from(area.width).saturating_sub(2));
    let parts = Parts::new(area, u16::try_from(legend.len()).unwrap_or(0));
    heads(app, grid, &columns, parts.heads, buffer);
    rule(app, Rect { y: parts.heads.y + 1, height: 1, ..area }, buffer);
    if grid.rows().is_empty() {
        wrapped(&nothing(app, grid), parts.rows, app.theme.dim, buffer);
    } else {
        rows = match grid.table {
            Table::Coverage { .. } => coverage::rows(app, grid, arranged, &columns, parts.rows, buffer),
            Table::Facts { .. } => facts::rows(app, grid, arranged, &columns, parts.rows, buffer),
        };
    }
    if parts.detail.height > 1 {
        rule(app, Rect { height: 1, ..parts.detail }, buffer);
        let detail = Rect { y: parts.detail.y + 1, height: parts.detail.height - 1, ..parts.detail };
        full(app, grid, arranged, detail, buffer);
    }
    for (text, y) in legend.into_iter().zip(parts.legend.y..parts.legend.bottom()) {
        let area = Rect { y, height: 1, ..parts.legend };
        row(area, &[(format!(" {text}"), app.theme.dim)], ("", Style::new()), buffer);
    }
    rows
}

fn rule(app: &App, area: Rect, buffer: &mut Buffer) {
    for x in area.x..area.right() {
        buffer.set_string(x, area.y, app.theme.lines.horizontal, app.theme.dim);
    }
}

fn title(app: &App, grid: &Grid, arranged: Option<&Arranged>, area: Rect, buffer: &mut Buffer) {
    let outlets = app.columns().len();
    let outlets = if outlets == 1 { "1 outlet".to_owned() } else { format!("{outlets} outlets") };
    let (what, right) = match grid.table {
        Table::Coverage { order, filter } => coverage::title(arranged, order, filter),
        Table::Facts { standing } => facts::title(app, arranged, standing),
    };
    let left = [(format!(" {what}, {outlets}"), app.theme.title), (grid.list.shown_filter(), Style::new())];
    let rows = grid.rows().len();
    let place = if rows > 0 { format!("row {} of {rows}  ", grid.list.selected + 1) } else { String::new() };
    row(area, &left, (&format!("{place}{right} "), app.theme.dim), buffer);
}

/// What is said while there is nothing to show.
fn waiting(app: &App, grid: &Grid) -> String {
    let key = |command| app.keys.first(Context::List, command);
    let what = match grid.table {
        Table::Coverage { .. } => "the overview",
        Table::Facts { .. } => "the table of facts",
    };
    match app.uncompared() {
        Some(Uncompared::UnderWay(progress)) => {
            format!("{} {what} is here as soon as that is done.", capitalised(&Uncompared::far(progress)))
        }
        Some(Uncompared::Reading) => format!("Reading the articles … {what} is here as soon as they are compared."),
        Some(Uncompared::Nothing) => format!("No article could be opened. {} opens another.", key(Command::Open)),
        Some(Uncompared::One) => {
            format!("One article alone has nothing to be compared with. {} opens another.", key(Command::Open))
        }
        Some(Uncompared::Stopped) => format!(
            "The articles are not compared. {} among them compares them.",
            app.keys.first(Context::Reader, Command::Reload)
        ),
        None => format!("Making {what} …"),
    }
}

/// What is said where no row is shown.
fn nothing(app: &App, grid: &Grid) -> String {
    let key = |command| app.keys.first(Context::List, command);
    if grid.list.filter.is_empty() {
        format!("No row is like this. {} shows others.", key(Command::NextFilter))
    } else {
        format!("No row has all these words. {} shows all.", key(Command::Cancel))
    }
}

/// The name of a column, with what became of an article that is not there.
fn name(app: &App, column: usize) -> String {
    let outlet = app.outlet(column);
    match &app.panes[column] {
        Pane::Failed { .. } => format!("{} {outlet} (not read)", App::letter(column)),
        Pane::Loading { .. } => format!("{} {outlet} (on its way)", App::letter(column)),
        _ => format!("{} {outlet}", App::letter(column)),
    }
}

fn heads(app: &App, grid: &Grid, columns: &Columns, area: Rect, buffer: &mut Buffer) {
    let label = Rect { width: u16::try_from(columns.label).unwrap_or(area.width).min(area.width), ..area };
    let before = if columns.more[0] { "<" } else { "" };
    let what = match grid.table {
        Table::Coverage { .. } => "  passage",
        Table::Facts { .. } => "  fact",
    };
    row(label, &[(what.to_owned(), app.theme.dim)], (before, app.theme.dim), buffer);
    for (column, area) in columns.places(area) {
        let style = if column == grid.column { app.theme.focus } else { app.theme.title };
        let text = if columns.cell >= NAMED {
            shortened(&name(app, column), columns.cell - 2)
        } else {
            App::letter(column).to_string()
        };
        let room = usize::from(area.width).saturating_sub(1);
        buffer.set_stringn(area.x + 1, area.y, text, room, style);
    }
    if columns.more[1] {
        buffer.set_stringn(area.right().saturating_sub(1), area.y, ">", 1, app.theme.dim);
    }
}

/// The lines below a table: how much is shared, what the marks mean, who is who where the heads are letters.
fn legend(app: &App, grid: &Grid, arranged: &Arranged, is_named: bool, width: usize) -> Vec<String> {
    let mut lines = match grid.table {
        Table::Coverage { .. } => coverage::legend(app, arranged, width),
        Table::Facts { .. } => facts::legend(arranged, is_named, width),
    };
    if !is_named {
        let names: Vec<String> = app.columns().into_iter().map(|column| shortened(&name(app, column), 24)).collect();
        let mut rest = names.as_slice();
        for last in [false, false, true] {
            let line = if last { told(rest, width) } else { fitting(rest, width) };
            let count = rest.iter().scan(0, |used, name| {
                *used += name.width() + 2;
                (*used <= width + 2).then_some(())
            });
            rest = &rest[count.count().min(rest.len())..];
            lines.extend(Some(line).filter(|line| !line.is_empty()));
        }
    }
    lines
}

/// Draws the words of the row in hand: the outlet in hand first, then the others.
fn full(app: &App, grid: &Grid, arranged: &Arranged, area: Rect, buffer: &mut Buffer) {
    let Some(&index) = grid.rows().get(grid.list.selected) else { return };
    let told = match grid.table {
        Table::Coverage { .. } => coverage::words(arranged, index, grid.column),
        Table::Facts { .. } => facts::words(arranged, index, grid.column),
    };
    let width = usize::from(area.width).saturating_sub(6).max(1);
    let mut y = area.y;
    let mut all = told.into_iter().peekable();
    while let Some((column, place, words)) = all.next() {
        if y >= area.bottom() {
            return;
        }
        let outlet = format!("{} · {place}", name(app, column));
        let head = Rect { y, height: 1, ..area };
        let hand = if column == grid.column { "  >" } else { "   " };
        let more = if y + 1 >= area.bottom() && all.peek().is_some() { "… " } else { "" };
        row(head, &[(hand.to_owned(), app.theme.tie), (outlet, app.theme.title)], (more, app.theme.dim), buffer);
        y += 1;
        // No more than can be seen is wrapped: a sentence may be a whole book.
        let seen = head_of(&words, width * usize::from(area.height) * 4);
        let mut lines = textwrap::wrap(seen, width).into_iter().peekable();
        while let Some(line) = lines.next() {
            if y >= area.bottom() {
                return;
            }
            // What has no room is not left out without a sign.
            let is_cut = y + 1 >= area.bottom() && lines.peek().is_some();
            let line = if is_cut {
                shortened(&format!("{line} {}", lines.next().unwrap_or_default()), width)
            } else {
                line.into_owned()
            };
            buffer.set_stringn(area.x + 5, y, line, width, Style::new());
            y += 1;
        }
    }
}
