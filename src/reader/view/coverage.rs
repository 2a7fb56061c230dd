//! Who reports what: the rows of the table, with how and how high up each outlet tells them.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::columns::{self, Columns, NAMED, head_of};
use super::{fitting, shortened, told};
use crate::comparison::conflict::Grade;
use crate::comparison::coverage::{Cell, Filter, Order, Row, What};
use crate::comparison::{Kind, MARK_CONFLICT, SentenceId};
use crate::reader::app::{App, DrawnRow};
use crate::reader::survey::{Arranged, Grid, Survey};
use crate::reader::theme::mark;

/// From this width on a cell says of how many paragraphs, and from that on it has words.
const OF_MANY: usize = 14;
const WORDS: usize = 28;

/// The columns that "¶12 of 120" takes.
const PLACE: usize = 11;

/// The beginning of a sentence that is looked at: more than any row shows.
const BYTES: usize = 1000;

/// Returns what stands at the left and at the right of the title.
pub(super) fn title(arranged: Option<&Arranged>, order: Order, filter: Filter) -> (String, String) {
    let count = arranged.map(|Arranged { survey, rows, .. }| {
        let passages = |row: &&Row| !row.is_opening();
        let all = survey.coverage.rows.iter().filter(passages).count();
        let shown = rows.iter().map(|row| &survey.coverage.rows[*row]).filter(passages).count();
        if shown == all { all.to_string() } else { format!("{shown} of {all}") }
    });
    let order = match order {
        Order::Place(article) => format!("place in {}", App::letter(article)),
        Order::Divergence => "divergence".to_owned(),
        Order::Outlets => "outlets".to_owned(),
    };
    let filter = match filter {
        Filter::All => "all".to_owned(),
        Filter::Conflicts => "conflicts".to_owned(),
        Filter::Everybody => "told by everybody".to_owned(),
        Filter::Alone => "told by one".to_owned(),
        Filter::Missing(article) => format!("missing in {}", App::letter(article)),
    };
    let what = count.map_or_else(
        || "Overview".to_owned(),
        |count| format!("Overview: {count} passage{}", if count == "1" { "" } else { "s" }),
    );
    (what, format!("sort: {order}  filter: {filter}"))
}

/// Draws the rows that fit, the one in hand among them; returns where each is.
pub(super) fn rows(
    app: &App,
    grid: &Grid,
    arranged: &Arranged,
    columns: &Columns,
    area: Rect,
    buffer: &mut Buffer,
) -> Vec<DrawnRow> {
    let mut rows = Vec::new();
    let first = (grid.list.selected + 1).saturating_sub(usize::from(area.height).max(1));
    let survey = &arranged.survey;
    for ((place, &index), y) in arranged.rows.iter().enumerate().skip(first).zip(area.y..area.bottom()) {
        let (line, in_hand) = (Rect { y, height: 1, ..area }, place == grid.list.selected);
        rows.push(DrawnRow { area: line, row: place });
        let row = &survey.coverage.rows[index];
        let (number, before) = match row.what {
            What::Headlines => ("     ".to_owned(), "headlines: "),
            What::Ledes => ("     ".to_owned(), "ledes: "),
            What::Passage(passage) => (format!("{:>4} ", passage + 1), ""),
            What::Alone => (format!("{:>4} ", mark(None)), ""),
        };
        let words = head_of(survey.sentence(row.lead(grid.column)), BYTES);
        let style = if row.is_opening() { app.theme.title } else { Style::new() };
        let text = format!("{before}{words}");
        columns::label(app, columns, (in_hand, &number, app.theme.dim), (&text, style), line, buffer);
        for (column, area) in columns.places(line) {
            let is_in_hand = in_hand && column == grid.column;
            let is_there = survey.coverage.readable.get(column) == Some(&true);
            cell(app, survey, (row.cell(column), is_there, is_in_hand), columns.cell, area, buffer);
        }
    }
    rows
}

fn cell(
    app: &App,
    survey: &Survey,
    (cell, is_there, in_hand): (Option<&Cell>, bool, bool),
    width: usize,
    area: Rect,
    buffer: &mut Buffer,
) {
    let [open, close] = if in_hand { ["[", "]"] } else { [" ", " "] };
    let mut x = area.x;
    let mut put = |text: &str, style: Style| {
        x = buffer.set_stringn(x, area.y, text, usize::from(area.right().saturating_sub(x)), style).0;
    };
    put(open, app.theme.tie);
    let Some(cell) = cell else {
        put(if is_there { ". " } else { "  " }, app.theme.dim);
        put(close, app.theme.tie);
        return;
    };
    let hand = if in_hand { Modifier::BOLD } else { Modifier::empty() };
    put(mark(cell.kind), app.theme.kind(cell.kind).add_modifier(hand));
    put(if cell.conflict == Some(Grade::Conflict) { MARK_CONFLICT } else { " " }, app.theme.noted);
    put(close, app.theme.tie);
    if width >= NAMED - 2 {
        let of = if width >= OF_MANY { format!(" of {}", cell.paragraphs) } else { String::new() };
        let place = format!("¶{}{of}", cell.paragraph);
        put(&format!("{place:<PLACE$}"), app.theme.dim);
    }
    if width >= WORDS {
        let id = SentenceId { article: cell.article, sentence: cell.sentence };
        let words = head_of(survey.sentence(id), width * 4);
        put(&shortened(words, width - PLACE - 5), Style::new());
    }
}

/// Returns the lines below the table: how many passages are told by how many, and what the marks mean.
pub(super) fn legend(app: &App, arranged: &Arranged, width: usize) -> Vec<String> {
    let Survey { summary, coverage, .. } = &*arranged.survey;
    let all = coverage.readable.iter().filter(|readable| **readable).count();
    let shared = summary.shared.iter().map(|(outlets, rows)| {
        if *outlets == all { format!("by all: {rows}") } else { format!("by {outlets}: {rows}") }
    });
    let alone = app.columns().into_iter().filter_map(|column| {
        let rows = summary.alone.get(column).copied().filter(|rows| *rows > 0)?;
        Some(format!("only {}: {rows}", App::letter(column)))
    });
    let mut parts: Vec<String> = shared.chain(alone).collect();
    if let Some(first) = parts.first_mut() {
        first.insert_str(0, "passages told ");
    }
    let kinds = Kind::ALL.iter().map(|kind| format!("{} {}", kind.mark(), kind.name()));
    let others = [("!", "conflict"), ("+", "only there"), (".", "not there"), ("¶", "paragraph")];
    let others = others.iter().map(|(mark, what)| format!("{mark} {what}"));
    vec![told(&parts, width), fitting(&kinds.chain(others).collect::<Vec<_>>(), width)]
}

/// How far down an article tells something, in words.
fn how_far_down(above: f32) -> String {
    if above == 0.0 { "its text begins so".to_owned() } else { format!("after {:.0} % of its text", above * 100.0) }
}

/// Returns what each outlet says in a row, one outlet's words first: the outlet, where, the words.
pub(super) fn words(arranged: &Arranged, index: usize, first: usize) -> Vec<(usize, String, String)> {
    let survey = &arranged.survey;
    let Some(row) = survey.coverage.rows.get(index) else { return Vec::new() };
    let of = |cell: &Cell| {
        let kind = cell.kind.map_or("only there", Kind::name);
        let conflict = match cell.conflict {
            Some(Grade::Conflict) => ", a fact told differently",
            Some(Grade::Near) => ", a fact told nearly alike",
            None => "",
        };
        let place =
            format!("¶{} of {} · {} · {kind}{conflict}", cell.paragraph, cell.paragraphs, how_far_down(cell.above));
        let own = row.members.iter().filter(|id| id.article == cell.article).take(columns::FULL);
        let words: Vec<&str> = own.map(|&id| head_of(survey.sentence(id), 4 * BYTES)).collect();
        (cell.article, place, words.join(" "))
    };
    let others = row.cells.iter().filter(|cell| cell.article != first);
    row.cell(first).into_iter().chain(others).take(columns::FULL).map(of).collect()
}
