//! The walk through the facts told differently: over all articles and round again, each pair of sentences once.

use super::moving;
use crate::comparison::conflict::Grade;
use crate::comparison::{Comparison, SentenceId};
use crate::reader::action::{Command, Context};
use crate::reader::app::App;
use crate::reader::stops::Tour;

/// Goes to the next fact told differently, either way, and shows beside it who tells it differently.
pub(super) fn walk(app: &mut App, forward: bool) {
    let (Some(current), Some(comparison)) = (app.current(), app.comparison.clone()) else {
        app.notice = app.why_not_compared();
        return;
    };
    let begun = app.tour.filter(|tour| tour.at == current && app.slots.contains(&tour.from));
    let from = begun.map_or(current.article, |tour| tour.from);
    let order = order(app, from);
    let stops = stops(app, &comparison, &order);
    let place = |id: SentenceId| (order.iter().position(|pane| *pane == id.article), id.sentence);
    let here = place(current);
    let further = if forward {
        stops.iter().find(|(id, _)| place(*id) > here)
    } else {
        stops.iter().rfind(|(id, _)| place(*id) < here)
    };
    let round = if forward { stops.first() } else { stops.last() };
    let Some(&(id, other)) = further.or(round) else {
        app.notice = Some(none(app, &comparison));
        return;
    };
    moving::meet(app, id, other);
    app.tour = Some(Tour { from, at: id });
    // The line at the foot tells both sides: a notice that lies over it tells them, too.
    if further.is_none() {
        app.notice = Some(came_round(app, id, forward, stops.len()));
    }
}

/// The articles in the order of the walk: in that of their letters, from one on.
fn order(app: &App, from: usize) -> Vec<usize> {
    let mut order = app.columns();
    let first = order.iter().position(|pane| *pane == from).unwrap_or(0);
    order.rotate_left(first);
    order
}

/// The sentences to stop at, in the order of the walk, each with one that tells a fact differently: one of an article
/// that comes later, so that no pair comes twice, rather on screen than not.
fn stops(app: &App, comparison: &Comparison, order: &[usize]) -> Vec<(SentenceId, SentenceId)> {
    let on_screen = app.on_screen();
    let mut stops = Vec::new();
    for (place, &article) in order.iter().enumerate() {
        let later = &order[place + 1..];
        for sentence in 0..app.article(article).map_or(0, |article| article.sentences.len()) {
            let id = SentenceId { article, sentence };
            let disputed = comparison.counterparts(id).filter(|(_, link)| link.is_disputed(Grade::Conflict));
            let others = disputed.map(|(other, _)| other).filter(|other| later.contains(&other.article));
            stops.extend(others.min_by_key(|other| !on_screen.contains(&other.article)).map(|other| (id, other)));
        }
    }
    stops
}

/// What is said where the walk has come round to its other end.
fn came_round(app: &App, id: SentenceId, forward: bool, count: usize) -> String {
    let end = match (count, forward) {
        (1, _) => "the only fact told differently",
        (_, true) => "back at the first fact told differently",
        (_, false) => "back at the last fact told differently",
    };
    let told = app.disputes(id).first().map(|dispute| format!(": {}", dispute.sides().join(" / ")));
    format!("{end}{}", told.unwrap_or_default())
}

/// What is said where there is nothing to walk through.
fn none(app: &App, comparison: &Comparison) -> String {
    let key = app.keys.first(Context::Reader, Command::Facts);
    match comparison.disputed(Grade::Near) {
        0 => format!("no fact is told differently; {key} lists the facts"),
        near => format!("no fact is told differently ({near} told nearly alike); {key} lists the facts"),
    }
}
