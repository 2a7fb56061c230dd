//! Beside wide panes: what is known of the passage in hand.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::{in_marks, shortened};
use crate::article::Span;
use crate::article::plainly::capitalised;
use crate::comparison::conflict::Grade;
use crate::comparison::ledger::Sort;
use crate::comparison::{Comparison, Link, MARK_CONFLICT, SentenceId};
use crate::note::{Relation, State};
use crate::reader::app::App;
use crate::reader::theme::{MARK_NOTE, mark};

/// The most rows that a text in the panel takes.
const ROWS: usize = 4;

/// A row: its text, how far it stands in, its style.
type Row = (String, u16, Style);

/// Draws the panel.
pub(super) fn draw(app: &App, buffer: &mut Buffer) {
    let area = app.screen.panel;
    if area.width < 4 {
        return;
    }
    for y in area.y..area.bottom() {
        buffer.set_string(area.x + 1, y, app.theme.lines.vertical, app.theme.dim);
    }
    let inside = Rect { x: area.x + 3, width: area.width - 3, ..area };
    let columns = usize::from(inside.width);
    let rows = rows(app, columns);
    let height = usize::from(inside.height);
    for ((text, indent, style), y) in rows.iter().take(height).zip(inside.y..) {
        let room = columns.saturating_sub(usize::from(*indent));
        buffer.set_stringn(inside.x + indent, y, shortened(text, room), room, *style);
    }
    if rows.len() > height && height > 0 {
        buffer.set_string(inside.right() - 1, inside.bottom() - 1, app.theme.lines.ellipsis, app.theme.dim);
    }
}

fn rows(app: &App, columns: usize) -> Vec<Row> {
    let plain = |text: &str| vec![(text.to_owned(), 0, app.theme.dim)];
    let Some(current) = app.current() else { return plain("no sentence in hand") };
    let mut rows = Vec::new();
    match &app.comparison {
        None => rows.extend(plain("What others say stands here once the articles are compared.")),
        Some(_) if app.article(current.article).is_some_and(|article| article.is_set_apart(current.sentence)) => {
            rows.extend(plain("set apart: in no comparison"));
        }
        Some(comparison) => compared(app, comparison, current, columns, &mut rows),
    }
    notes(app, current, columns, &mut rows);
    rows
}

fn heading(app: &App, text: &str, rows: &mut Vec<Row>) {
    if !rows.is_empty() {
        rows.push((String::new(), 0, Style::new()));
    }
    rows.push((text.to_owned(), 0, app.theme.title));
}

/// Adds a text, wrapped.
fn text(words: &str, indent: u16, style: Style, columns: usize, rows: &mut Vec<Row>) {
    let width = columns.saturating_sub(usize::from(indent)).max(1);
    rows.extend(textwrap::wrap(words, width).into_iter().take(ROWS).map(|row| (row.into_owned(), indent, style)));
}

fn compared(app: &App, comparison: &Comparison, current: SentenceId, columns: usize, rows: &mut Vec<Row>) {
    let members = if let Some(passage) = app.passage_in_hand() {
        heading(app, &format!("Passage {} of {}", passage + 1, comparison.passages.len()), rows);
        comparison.passages[passage].members.clone()
    } else {
        heading(app, "Only here", rows);
        text("No other article was found to say this.", 0, app.theme.dim, columns, rows);
        vec![current]
    };
    let links: Vec<(SentenceId, &Link)> = comparison.counterparts(current).collect();
    for (other, link) in &links {
        let why: Vec<&str> = link.reasons.iter().flatten().map(|reason| reason.name()).collect();
        let name = format!("{} {} {:.2}", App::letter(other.article), link.kind.name(), link.score);
        rows.push((format!("{} {name}", mark(Some(link.kind))), 0, app.theme.kind(Some(link.kind))));
        text(&why.join(", "), 2, app.theme.dim, columns, rows);
        // What is off screen cannot be read beside this.
        let article = app.article(other.article).filter(|_| !app.on_screen().contains(&other.article));
        if let Some(article) = article {
            text(article.quote(article.sentences[other.sentence].span), 2, Style::new(), columns, rows);
        }
    }
    differing(app, current, &links, columns, rows);
    facts(app, &members, columns, rows);
}

/// The facts that the sentence in hand and its counterparts state differently.
fn differing(app: &App, current: SentenceId, links: &[(SentenceId, &Link)], columns: usize, rows: &mut Vec<Row>) {
    if links.iter().all(|(_, link)| link.conflicts.is_empty()) {
        return;
    }
    heading(app, "Told differently", rows);
    let quote =
        |id: SentenceId, span: Span| app.article(id.article).map_or("", |article| article.quote(span)).to_owned();
    for (other, link) in links {
        for conflict in link.conflicts_of(current) {
            let (marked, style) = match conflict.grade {
                Grade::Conflict => (MARK_CONFLICT, app.theme.noted),
                Grade::Near => (" ", app.theme.dim),
            };
            let near = if conflict.grade == Grade::Near { ", near" } else { "" };
            rows.push((format!("{marked} {}{near}", conflict.about.name()), 0, style));
            for (id, span) in [(current, conflict.left), (*other, conflict.right)] {
                let words = format!("{} {}", App::letter(id.article), quote(id, span));
                text(&words, 2, Style::new(), columns, rows);
            }
        }
    }
}

/// The facts of a passage by outlet.
fn facts(app: &App, members: &[SentenceId], columns: usize, rows: &mut Vec<Row>) {
    // Whole sentences stand in the articles themselves.
    let short = |sort: &Sort| !matches!(sort, Sort::Quotations | Sort::Claims);
    for sort in Sort::ALL.into_iter().filter(short) {
        let mut stated: Vec<(usize, Vec<&str>)> = Vec::new();
        for member in members {
            let Some(article) = app.article(member.article) else { continue };
            let found = sort.places_in(article, article.sentences[member.sentence].span);
            let words = found.into_iter().map(|span| article.quote(span));
            match stated.last_mut().filter(|(pane, _)| *pane == member.article) {
                Some((_, list)) => list.extend(words),
                None => stated.push((member.article, words.collect())),
            }
        }
        if stated.iter().all(|(_, words)| words.is_empty()) {
            continue;
        }
        heading(app, &capitalised(sort.name()), rows);
        for (pane, words) in stated {
            let words = if words.is_empty() { "none".to_owned() } else { words.join(", ") };
            text(&format!("{} {words}", App::letter(pane)), 0, Style::new(), columns, rows);
        }
    }
}

fn notes(app: &App, current: SentenceId, columns: usize, rows: &mut Vec<Row>) {
    let Some(article) = app.article(current.article) else { return };
    let span = article.sentences[current.sentence].span;
    let mut here = app.notes.iter().filter(|noted| noted.touches(current.article, span)).peekable();
    if here.peek().is_some() {
        heading(app, "Notes", rows);
    }
    for noted in here {
        let tags: String = noted.note.tags.iter().flat_map(|tag| [" #", tag.as_str()]).collect();
        let body = if noted.note.body.is_empty() {
            in_marks(noted.note.targets.first().map_or("", |target| target.exact.as_str()))
        } else {
            noted.note.body.clone()
        };
        text(&format!("{MARK_NOTE} {body}{tags}"), 0, Style::new(), columns, rows);
        let relation = noted.note.relation.as_ref().map(Relation::name);
        let state = noted.worst_state(current.article).filter(|state| *state != State::Exact).map(State::name);
        let about: Vec<&str> = [Some(noted.note.kind.name()), relation, state].into_iter().flatten().collect();
        text(&about.join(", "), 2, app.theme.dim, columns, rows);
    }
}
