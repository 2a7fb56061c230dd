//! The tables over all articles: gathered by a worker, gone through, put in other orders, gone from to a passage.

use std::sync::Arc;

use super::{asking, copying, moving};
use crate::article::Article;
use crate::comparison::SentenceId;
use crate::comparison::ledger::Cell;
use crate::reader::action::Command;
use crate::reader::app::{App, Mode};
use crate::reader::message::Effect;
use crate::reader::survey::{Arranged, Grid, Table};

/// Opens the table of who reports what, at the row of the sentence in hand.
pub(super) fn show_coverage(app: &mut App) {
    let (column, wanted) = (app.pane(), app.current());
    app.open(Mode::Table(Box::new(Grid::new(Table::coverage(column), column, wanted))));
}

/// Opens the table of facts.
pub(super) fn show_facts(app: &mut App) {
    app.open(Mode::Table(Box::new(Grid::new(Table::facts(), app.pane(), None))));
}

/// Asks for the rows of the tables that are open, where others were asked for last.
pub(super) fn ask(app: &mut App) -> Vec<Effect> {
    let Some(comparison) = app.comparison.clone() else { return Vec::new() };
    let mut effects = Vec::new();
    for mode in app.below.iter_mut().chain([&mut app.mode]) {
        let Mode::Table(grid) = mode else { continue };
        let arrangement = grid.arrangement();
        let is_asked = |(of, asked): &(Arc<_>, _)| Arc::ptr_eq(of, &comparison) && *asked == arrangement;
        if grid.asked.as_ref().is_some_and(is_asked) {
            continue;
        }
        grid.asked = Some((Arc::clone(&comparison), arrangement.clone()));
        let articles = app.panes.iter().map(|pane| pane.page().and_then(|page| page.article.clone())).collect();
        effects.push(Effect::Survey { comparison: Arc::clone(&comparison), articles, arrangement });
    }
    app.surveys_under_way += effects.len();
    effects
}

/// Takes in rows of a table.
pub(super) fn arrived(app: &mut App, arranged: &Arranged) {
    app.surveys_under_way = app.surveys_under_way.saturating_sub(1);
    for mode in app.below.iter_mut().chain([&mut app.mode]) {
        if let Mode::Table(grid) = mode {
            grid.take(arranged.clone());
        }
    }
}

/// Takes in that rows could not be gathered.
pub(super) fn failed(app: &mut App) {
    app.surveys_under_way = app.surveys_under_way.saturating_sub(1);
    app.notice = Some("the table could not be made by a fault of this program; reading goes on".to_owned());
}

/// Carries out a command on the table in hand.
pub(super) fn in_table(app: &mut App, command: Command) -> Vec<Effect> {
    let (columns, in_hand) = (app.columns(), app.pane());
    let Mode::Table(grid) = &mut app.mode else { return Vec::new() };
    let at = columns.iter().position(|column| *column == grid.column).unwrap_or(0);
    let count = columns.len().max(1);
    match command {
        Command::NextPane | Command::PreviousPane => {
            let step = if command == Command::NextPane { 1 } else { count - 1 };
            grid.column = columns.get((at + step) % count).copied().unwrap_or(grid.column);
            grid.table = grid.table.beside(grid.column);
        }
        Command::Sort if matches!(grid.table, Table::Facts { .. }) => {
            app.notice = Some("facts have one order: what differs first, then what most outlets have".to_owned());
        }
        Command::Sort => grid.table = grid.table.sorted(in_hand),
        Command::NextFilter => grid.table = grid.table.filtered(grid.column),
        Command::ConflictsOnly => grid.table = grid.table.disputed(),
        Command::Go => go(app),
        Command::Copy => return copying::sentences(app, &sentences_in_hand(app), "the row, every outlet's words"),
        Command::Open => asking::ask_source(app, ""),
        Command::Coverage | Command::Facts => change(app, command),
        _ => {}
    }
    Vec::new()
}

/// Shows the other table in place of the one in hand; the same key closes it.
fn change(app: &mut App, command: Command) {
    let Mode::Table(grid) = app.close() else { return };
    match (command, grid.table) {
        (Command::Coverage, Table::Facts { .. }) => show_coverage(app),
        (Command::Facts, Table::Coverage { .. }) => show_facts(app),
        _ => {}
    }
}

/// Goes to where the article of the column in hand has the row in hand; where it has not, to the first that has.
fn go(app: &mut App) {
    let Mode::Table(grid) = &app.mode else { return };
    let Some((id, read, start)) = place(grid) else { return };
    let (column, is_there) = (grid.column, id.article == grid.column);
    app.close_all();
    if jump(app, id, &read, start) && !is_there {
        app.notice = Some(format!("this is {}: {} does not have it", app.outlet(id.article), app.outlet(column)));
    }
}

/// Goes to a place of an article as it was compared, unless it was read anew since then; tells whether it went.
pub(super) fn jump(app: &mut App, id: SentenceId, read: &Arc<Article>, start: usize) -> bool {
    let is_same = app.article(id.article).is_some_and(|article| Arc::ptr_eq(article, read));
    if is_same {
        moving::jump(app, id.article, start);
    } else {
        app.notice = Some("this article was read anew; the comparison is still under way".to_owned());
    }
    is_same
}

/// The sentences that the row in hand was gathered from, by article and place, while these are as they were compared.
pub(super) fn sentences_in_hand(app: &App) -> Vec<SentenceId> {
    let Mode::Table(grid) = &app.mode else { return Vec::new() };
    let Some(arranged) = grid.arranged.as_ref() else { return Vec::new() };
    let (survey, row) = (&arranged.survey, arranged.rows.get(grid.list.selected));
    let mut all: Vec<SentenceId> = match (grid.table, row) {
        (_, None) => Vec::new(),
        (Table::Coverage { .. }, Some(&row)) => {
            survey.coverage.rows.get(row).map_or_else(Vec::new, |row| row.members.clone())
        }
        (Table::Facts { .. }, Some(&row)) => {
            let cells = survey.ledger.rows.get(row).into_iter().flat_map(|row| &row.cells);
            let of = |cell: &Cell| {
                let id = |sentence| SentenceId { article: cell.article, sentence };
                cell.mentions.iter().map(move |mention| id(mention.sentence)).collect::<Vec<_>>()
            };
            cells.flat_map(of).collect()
        }
    };
    all.sort_unstable();
    all.dedup();
    let is_as_it_was = |id: &SentenceId| {
        let then = survey.articles.get(id.article).and_then(Option::as_ref);
        then.zip(app.article(id.article)).is_some_and(|(then, now)| Arc::ptr_eq(then, now))
    };
    all.retain(is_as_it_was);
    all
}

/// The sentence that the row in hand leads to, its article, and the first byte there.
fn place(grid: &Grid) -> Option<(SentenceId, Arc<Article>, usize)> {
    let arranged = grid.arranged.as_ref()?;
    let row = *arranged.rows.get(grid.list.selected)?;
    let survey = &arranged.survey;
    let (id, within) = match grid.table {
        Table::Coverage { .. } => (survey.coverage.rows.get(row)?.lead(grid.column), None),
        Table::Facts { .. } => {
            let (article, mention) = survey.ledger.rows.get(row)?.lead(grid.column);
            (SentenceId { article, sentence: mention.sentence }, Some(mention.span.start))
        }
    };
    let read = survey.articles.get(id.article)?.clone()?;
    let start = read.sentences.get(id.sentence)?.span.start;
    Some((id, read, within.unwrap_or(start)))
}
