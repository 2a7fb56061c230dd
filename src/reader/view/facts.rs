//! Which facts are stated: the rows of the table, with each outlet's words for them and whether they agree.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::columns::{self, Columns, NAMED, head_of};
use super::{fitting, shortened, told};
use crate::comparison::SentenceId;
use crate::comparison::ledger::{Cell, Row, Sort, Standing};
use crate::reader::app::{App, DrawnRow};
use crate::reader::survey::{Arranged, Grid, Survey};

/// The columns at the end of a row that say who agrees with whom.
pub(super) const STANDING: usize = 20;

/// The beginning of a text that is looked at: more than any row shows.
const BYTES: usize = 1000;

/// How many places of one outlet are shown in full.
const PLACES: usize = 3;

/// Returns what stands at the left and at the right of the title.
pub(super) fn title(app: &App, arranged: Option<&Arranged>, standing: Option<Standing>) -> (String, String) {
    let count = arranged.map(|Arranged { survey, rows, .. }| match (rows.len(), survey.ledger.rows.len()) {
        (shown, all) if shown == all => format!("Facts: {all}"),
        (shown, all) => format!("Facts: {shown} of {all}"),
    });
    let key = app.keys.first(crate::reader::action::Context::List, crate::reader::action::Command::ConflictsOnly);
    let filter = standing.map_or("all", Standing::name);
    (count.unwrap_or_else(|| "Facts".to_owned()), format!("filter: {filter}  ({key}: conflicts only)"))
}

/// Draws the rows that fit, the one in hand among them, each sort under its name; returns where each is.
pub(super) fn rows(
    app: &App,
    grid: &Grid,
    arranged: &Arranged,
    columns: &Columns,
    area: Rect,
    buffer: &mut Buffer,
) -> Vec<DrawnRow> {
    let mut rows = Vec::new();
    let fit = usize::from(area.height).saturating_sub(Sort::ALL.len()).max(1);
    let first = (grid.list.selected + 1).saturating_sub(fit);
    let has_names = area.height > 1;
    let (mut y, mut sort) = (area.y, None);
    for (place, &index) in arranged.rows.iter().enumerate().skip(first) {
        let row = &arranged.survey.ledger.rows[index];
        if has_names && sort.replace(row.sort) != Some(row.sort) && y < area.bottom() {
            let name = format!(" {}", row.sort.name().to_uppercase());
            buffer.set_stringn(area.x, y, name, usize::from(area.width), app.theme.title);
            y += 1;
        }
        if y >= area.bottom() {
            break;
        }
        let line = Rect { y, height: 1, ..area };
        rows.push(DrawnRow { area: line, row: place });
        one(app, (grid, &arranged.survey, columns), row, place == grid.list.selected, line, buffer);
        y += 1;
    }
    rows
}

fn one(
    app: &App,
    (grid, survey, columns): (&Grid, &Survey, &Columns),
    row: &Row,
    in_hand: bool,
    line: Rect,
    buffer: &mut Buffer,
) {
    let style = if row.standing == Standing::Conflict { app.theme.noted } else { app.theme.dim };
    let label = row.label(&survey.articles);
    let mark = format!("{} ", row.standing.mark());
    columns::label(app, columns, (in_hand, &mark, style), (&label, Style::new()), line, buffer);
    let parties = row.parties(&survey.articles);
    for (column, area) in columns.places(line) {
        let is_in_hand = in_hand && column == grid.column;
        let [open, close] = if is_in_hand { ["[", "]"] } else { [" ", " "] };
        let room = columns.cell.saturating_sub(3);
        let text = match row.cell(column) {
            Some(cell) if columns.cell >= NAMED - 2 => shortened(&words_of(survey, row, cell), room),
            // Where there is no room for words, who agrees has the same letter: a number would look like the fact.
            Some(_) if parties.len() < 10 => {
                let party = parties.iter().position(|party| party.contains(&column));
                ('a'..='z').nth(party.unwrap_or(0)).map(String::from).unwrap_or_default()
            }
            Some(_) => "*".to_owned(),
            None if survey.articles.get(column).is_some_and(Option::is_some) => ".".to_owned(),
            None => String::new(),
        };
        let style = if row.cell(column).is_some() { Style::new() } else { app.theme.dim };
        let style = if is_in_hand { style.patch(app.theme.current) } else { style };
        let end = usize::from(area.width);
        let (x, _) = buffer.set_stringn(area.x, area.y, open, end, app.theme.tie);
        let (x, _) = buffer.set_stringn(x, area.y, text, room, style);
        buffer.set_stringn(x, area.y, close, 1, app.theme.tie);
    }
    let right = u16::try_from(columns.label + columns.cell * columns.shown.len()).unwrap_or(u16::MAX);
    let end = line.x.saturating_add(right).saturating_add(1);
    if end < line.right() {
        let text = shortened(&standing(row, &parties), usize::from(line.right() - end));
        buffer.set_stringn(end, line.y, text, usize::from(line.right() - end), style);
    }
}

/// What an outlet says of a fact, in a cell.
fn words_of(survey: &Survey, row: &Row, cell: &Cell) -> String {
    let Some(Some(article)) = survey.articles.get(cell.article) else { return String::new() };
    let quote = |span| head_of(article.quote(span), BYTES).to_owned();
    row.says(&survey.comparison, cell, quote)
}

/// Who agrees with whom, in letters.
fn standing(row: &Row, parties: &[Vec<usize>]) -> String {
    let letters = |party: &[usize]| match party.len() {
        ..=5 => party.iter().map(|&article| App::letter(article).to_string()).collect::<Vec<_>>().join(","),
        count => format!("{count} outlets"),
    };
    let mark = row.standing.mark();
    let all: Vec<usize> = row.cells.iter().map(|cell| cell.article).collect();
    match row.standing {
        Standing::Alone => format!("{mark} only {}", letters(&all)),
        Standing::Agree => format!("{mark} {}", letters(&all)),
        _ if parties.len() > 2 && parties.len() == all.len() => format!("{mark} all differ"),
        _ => {
            let against: Vec<String> = parties.iter().map(|party| letters(party)).collect();
            format!("{mark} {}", against.join(if row.standing == Standing::Near { " / " } else { " against " }))
        }
    }
}

/// Returns the lines below the table: how many facts differ, and what the marks mean.
pub(super) fn legend(arranged: &Arranged, is_named: bool, width: usize) -> Vec<String> {
    let ledger = &arranged.survey.ledger;
    let parts: Vec<String> = Standing::ALL
        .iter()
        .map(|standing| format!("{} {} {}", standing.mark(), standing.name(), ledger.count(*standing)))
        .collect();
    let mut lines = vec![told(&parts, width)];
    if !is_named {
        let cells = ["a b who has the same letter says the same", ". not there"];
        lines.push(fitting(&cells.map(str::to_owned), width));
    }
    lines
}

/// Returns what each outlet says of a fact, one outlet's words first: the outlet, where, the sentences.
pub(super) fn words(arranged: &Arranged, index: usize, first: usize) -> Vec<(usize, String, String)> {
    let survey = &arranged.survey;
    let Some(row) = survey.ledger.rows.get(index) else { return Vec::new() };
    let of = |cell: &Cell| {
        let Some(Some(article)) = survey.articles.get(cell.article) else {
            return (cell.article, String::new(), String::new());
        };
        let mut sentences: Vec<usize> =
            cell.mentions.iter().map(|mention| mention.sentence).take(columns::FULL).collect();
        sentences.dedup();
        let paragraph = sentences.first().map_or(0, |&sentence| article.sentences[sentence].paragraph + 1);
        let place = format!("¶{paragraph} of {}", article.paragraphs.len());
        let id = |sentence: usize| SentenceId { article: cell.article, sentence };
        let shown = sentences.iter().take(PLACES).map(|&sentence| head_of(survey.sentence(id(sentence)), 4 * BYTES));
        let words = shown.collect::<Vec<_>>().join(" … ");
        let more = if sentences.len() > PLACES { " …" } else { "" };
        (cell.article, place, words + more)
    };
    let others = row.cells.iter().filter(|cell| cell.article != first);
    row.cell(first).into_iter().chain(others).take(columns::FULL).map(of).collect()
}
