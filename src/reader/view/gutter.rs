//! Between two panes: the numbers of shared passages, beside them a mark where a fact differs, and the line that ties the passage in hand to its counterpart.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::comparison::{MARK_CONFLICT, SentenceId};
use crate::reader::app::App;
use crate::reader::page::{Page, Shown};
use crate::reader::theme::MARK_PINNED;

/// The side of a gutter that an article is on.
#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
}

/// Draws every gutter.
pub(super) fn draw(app: &App, buffer: &mut Buffer) {
    let on_screen = app.on_screen();
    for (place, area) in app.screen.gutters.iter().enumerate() {
        let (left, right) = (on_screen[place], on_screen[place + 1]);
        let middle = area.x + area.width / 2;
        for y in area.y..area.bottom() {
            buffer.set_string(middle, y, app.theme.lines.vertical, app.theme.dim);
        }
        let (before, after) = on_screen.split_at(place + 1);
        numbers(app, left, (Side::Left, after), *area, buffer);
        numbers(app, right, (Side::Right, before), *area, buffer);
        tie(app, (left, right), *area, buffer);
        pins(app, left, after, *area, buffer);
        pins(app, right, before, *area, buffer);
    }
}

/// The mark of each sentence on screen that the reader holds level with one on the other side.
fn pins(app: &App, own: usize, others: &[usize], area: Rect, buffer: &mut Buffer) {
    let Some(page) = app.panes[own].page().filter(|_| !app.pins.is_empty()) else { return };
    for (shown, y) in page.shown.iter().zip(area.y..area.bottom()) {
        let Shown::Text { line, .. } = shown else { continue };
        let pin = app.pin_at(own, line.span.start).filter(|_| line.first);
        if pin.is_some_and(|pin| others.iter().any(|other| pin.contains_key(other))) {
            buffer.set_string(area.x + area.width / 2, y, MARK_PINNED, app.theme.tie);
        }
    }
}

/// The number of each passage of one article that one of those on the other side has too, beside its first row.
fn numbers(app: &App, own: usize, (side, others): (Side, &[usize]), area: Rect, buffer: &mut Buffer) {
    let (Some(page), Some(comparison)) = (app.panes[own].page(), &app.comparison) else { return };
    let columns = usize::from(area.width / 2);
    for (shown, y) in page.shown.iter().zip(area.y..area.bottom()) {
        let Shown::Text { line, .. } = shown else { continue };
        let Some(sentence) = page.article.as_ref().and_then(|article| article.sentence_at(line.span.start)) else {
            continue;
        };
        let id = SentenceId { article: own, sentence };
        let passages = comparison.passages_with(id);
        if passages.is_empty() || !line.first {
            continue;
        }
        let is_there =
            |passage: usize| comparison.passages[passage].members.iter().any(|member| others.contains(&member.article));
        // A sentence in several passages shows the one in hand.
        let in_hand = in_hand(app, id, others).filter(|passage| is_there(*passage));
        let passage = in_hand.or_else(|| passages.iter().copied().find(|passage| is_there(*passage)));
        let (number, style) = match passage {
            Some(passage) => ((passage + 1).to_string(), app.theme.kind(comparison.kind_of(id))),
            None => match off_screen(app, passages) {
                Some(letter) => (letter.to_string(), app.theme.dim),
                None => continue,
            },
        };
        if number.len() > columns {
            continue;
        }
        let middle = area.x + area.width / 2;
        let x = match side {
            Side::Left => middle - u16::try_from(number.len()).unwrap_or(0),
            Side::Right => middle + 1,
        };
        buffer.set_string(x, y, &number, style);
        if comparison.is_disputed(id, |other| others.contains(&other.article)) {
            let beside = match side {
                // Where the number takes all the columns, the mark stands between the two sides.
                _ if number.len() == columns => middle,
                Side::Left => x - 1,
                Side::Right => middle + 1 + u16::try_from(number.len()).unwrap_or(0),
            };
            buffer.set_string(beside, y, MARK_CONFLICT, app.theme.conflict);
        }
    }
}

/// The passage that ties a sentence to the one in hand; for the one in hand, to its counterpart in one of the others. Both
/// ends of a tie have the same.
fn in_hand(app: &App, id: SentenceId, others: &[usize]) -> Option<usize> {
    let current = app.current()?;
    if id == current {
        return others.iter().find_map(|pane| app.tie(current, *pane)).map(|(_, passage)| passage);
    }
    let tie = app.tie(current, id.article).filter(|(sentence, _)| *sentence == id.sentence);
    tie.map(|(_, passage)| passage).or_else(|| app.common_passage(current, id))
}

/// The letter of the first article off screen that has one of the passages.
fn off_screen(app: &App, passages: &[usize]) -> Option<char> {
    let comparison = app.comparison.as_ref()?;
    let members = passages.iter().flat_map(|passage| &comparison.passages[*passage].members);
    let hidden = members.map(|member| member.article).filter(|article| !app.on_screen().contains(article));
    hidden.min().map(App::letter)
}

/// The heavy line between the passage in hand and its counterpart in the neighbouring pane.
fn tie(app: &App, (left, right): (usize, usize), area: Rect, buffer: &mut Buffer) {
    let Some(current) = app.current().filter(|current| current.article == left || current.article == right) else {
        return;
    };
    let other = if current.article == left { right } else { left };
    let Some(counterpart) = app.counterpart(current, other) else { return };
    let rows = |pane: usize, sentence: usize| -> Option<End> {
        let start = app.article(pane)?.sentences[sentence].span.start;
        Some(End::of(app.panes[pane].page()?, start))
    };
    let (Some(own), Some(its)) = (rows(current.article, current.sentence), rows(other, counterpart)) else { return };
    let (from, to) = if current.article == left { (own, its) } else { (its, own) };
    let last = area.height.saturating_sub(1);
    let y = |end: End| area.y + end.row(last);
    let (first, second) = (y(from), y(to));
    let middle = area.x + area.width / 2;
    let (lines, style) = (app.theme.lines, app.theme.tie);
    // To what is off screen a stub points; a line down the whole pane would tell no more.
    let (first, second) = match (from, to) {
        (End::At(_), End::Above) => (first, first.saturating_sub(1).max(area.y)),
        (End::At(_), End::Below) => (first, (first + 1).min(area.bottom().saturating_sub(1))),
        (End::Above, End::At(_)) => (second.saturating_sub(1).max(area.y), second),
        (End::Below, End::At(_)) => ((second + 1).min(area.bottom().saturating_sub(1)), second),
        _ => (first, second),
    };
    for row in first.min(second)..=first.max(second) {
        if row != first || first != second {
            buffer.set_string(middle, row, lines.heavy_vertical, style);
        }
    }
    let corner = |upper: bool, side: Side| match (upper, side) {
        (true, Side::Left) => lines.heavy_down_left,
        (true, Side::Right) => lines.heavy_down_right,
        (false, Side::Left) => lines.heavy_up_left,
        (false, Side::Right) => lines.heavy_up_right,
    };
    if let (End::At(_), End::At(_)) = (from, to)
        && first == second
    {
        // In a narrow gutter the mark of a conflict stands there already.
        if buffer[(middle, first)].symbol() != MARK_CONFLICT {
            buffer.set_string(middle, first, lines.heavy_horizontal, style);
        }
    } else {
        let end = |end: End, side: Side, upper: bool| match end {
            End::At(_) => corner(upper, side),
            End::Above => "^",
            End::Below => "v",
        };
        buffer.set_string(middle, first, end(from, Side::Left, first <= second), style);
        buffer.set_string(middle, second, end(to, Side::Right, second < first), style);
    }
}

/// Where an end of the line is.
#[derive(Clone, Copy)]
enum End {
    At(u16),
    Above,
    Below,
}

impl End {
    fn of(page: &Page, offset: usize) -> Self {
        match page.row_of(offset) {
            Some(row) => Self::At(u16::try_from(row).unwrap_or(u16::MAX)),
            None if offset < page.top() => Self::Above,
            None => Self::Below,
        }
    }

    fn row(self, last: u16) -> u16 {
        match self {
            Self::At(row) => row.min(last),
            Self::Above => 0,
            Self::Below => last,
        }
    }
}
