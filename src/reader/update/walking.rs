//! From stop to stop: to the next sentence, either way, that begins a passage of a sort.

use super::{moving, searching};
use crate::article::Article;
use crate::comparison::conflict::Grade;
use crate::comparison::{Comparison, SentenceId};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Mode};
use crate::reader::stops::{Stop, Stops};

/// Carries out a command that goes to a stop; tells whether it was one.
pub(super) fn perform(app: &mut App, command: Command) -> bool {
    let is_on_its_way = app.comparison.is_none() && (app.progress.is_some() || app.is_reading());
    let searches = app.search.is_some() && matches!(command, Command::NextStop | Command::PreviousStop);
    if is_on_its_way && !searches && is_walk(command) {
        app.awaited = Some(command);
        app.notice = Some("comparing …; then on from here".to_owned());
        return true;
    }
    match command {
        Command::NextStop | Command::PreviousStop => {
            let forward = command == Command::NextStop;
            if app.search.is_some() {
                searching::next(app, forward);
            } else {
                let stops = app.stops.clone();
                let name = stops.name();
                walk(app, forward, &name, &stops);
            }
        }
        Command::NextMatch => walk(app, true, "match", &Stops::default()),
        Command::PreviousMatch => walk(app, false, "match", &Stops::default()),
        Command::NextDivergence => walk(app, true, "divergence", &divergence()),
        Command::PreviousDivergence => walk(app, false, "divergence", &divergence()),
        Command::NextConflict => walk_on(app, true),
        Command::PreviousConflict => walk_on(app, false),
        Command::NextPassage => walk(app, true, "passage", &everything()),
        Command::PreviousPassage => walk(app, false, "passage", &everything()),
        _ => return false,
    }
    true
}

const fn is_walk(command: Command) -> bool {
    matches!(
        command,
        Command::NextStop
            | Command::PreviousStop
            | Command::NextMatch
            | Command::PreviousMatch
            | Command::NextDivergence
            | Command::PreviousDivergence
            | Command::NextConflict
            | Command::PreviousConflict
            | Command::NextPassage
            | Command::PreviousPassage
    )
}

/// Goes to the stop that waited for the comparison.
pub(super) fn go_on(app: &mut App) {
    if let Some(command) = app.awaited.take().filter(|_| matches!(app.mode, Mode::Reading)) {
        app.notice = None;
        perform(app, command);
    }
}

/// Where the outlets part: what only one has, and facts told differently.
fn divergence() -> Stops {
    let mut stops = Stops::only(Stop::Unique);
    stops.toggle(Stop::Conflict);
    stops
}

/// Every passage, shared or not.
fn everything() -> Stops {
    Stops { at: Stop::ALL[..7].iter().copied().collect(), ..Stops::default() }
}

/// Goes to the next fact told differently, either way: in the article in hand, then in the next ones, each dispute once
/// in each of its articles.
fn walk_on(app: &mut App, forward: bool) {
    let stops = Stops::only(Stop::Conflict);
    let Some(comparison) = app.comparison.clone().filter(|_| app.current().is_some()) else {
        return walk(app, forward, "fact told differently", &stops);
    };
    let current = app.current().map_or(0, |current| current.sentence);
    let slots = app.slots.len();
    let is_stop = |pane: usize, sentence: usize| {
        let is_shown = || {
            let page = app.panes[pane].page()?;
            Some(!page.is_hidden(page.article.as_ref()?.sentences.get(sentence)?.paragraph))
        };
        let id = SentenceId { article: pane, sentence };
        comparison.is_disputed(id, |other| app.slots.contains(&other.article)) && is_shown() == Some(true)
    };
    let found = (0..slots).find_map(|step| {
        let slot = if forward { app.focus + step } else { app.focus.checked_sub(step)? };
        let pane = *app.slots.get(slot)?;
        let count = app.article(pane)?.sentences.len();
        let sentence = match (step, forward) {
            (0, true) => (current + 1..count).find(|&at| is_stop(pane, at)),
            (0, false) => (0..current.min(count)).rev().find(|&at| is_stop(pane, at)),
            (_, true) => (0..count).find(|&at| is_stop(pane, at)),
            (_, false) => (0..count).rev().find(|&at| is_stop(pane, at)),
        };
        Some((pane, app.article(pane)?.sentences.get(sentence?)?.span.start))
    });
    match found {
        Some((pane, start)) if pane == app.pane() => moving::go_to(app, start),
        Some((pane, start)) => {
            moving::jump(app, pane, start);
            app.notice = Some(format!("on in {}", app.outlet(pane)));
        }
        None => {
            let (all, near) = (comparison.disputed(Grade::Conflict), comparison.disputed(Grade::Near));
            let side = if forward { "after" } else { "before" };
            let key = app.keys.first(Context::Reader, Command::Facts);
            let near = if near > 0 { format!(" ({near} told nearly alike)") } else { String::new() };
            app.notice = Some(match all {
                0 => format!("no fact is told differently{near}; {key} lists the facts"),
                _ => format!("no further fact told differently {side} this; {key} lists the facts"),
            });
        }
    }
}

/// Goes to the next stop, either way; what is set apart and hidden is none.
fn walk(app: &mut App, forward: bool, what: &str, stops: &Stops) {
    let (Some(current), Some(comparison)) = (app.current(), app.comparison.clone()) else {
        app.notice = app.why_not_compared();
        return;
    };
    let Some(article) = app.article(current.article).cloned() else { return };
    let is_stop = |sentence: usize| {
        let id = SentenceId { article: current.article, sentence };
        is_stop(app, &comparison, &article, id, stops)
    };
    // A passage may be several sentences: of one claim wherever they stand, of none inside a paragraph.
    let passages = |sentence: usize| comparison.passages_with(SentenceId { article: current.article, sentence });
    let paragraph = |sentence: usize| article.sentences[sentence].paragraph;
    let goes_on = |sentence: usize| {
        sentence > 0
            && passages(sentence) == passages(sentence - 1)
            && (!passages(sentence).is_empty() || paragraph(sentence) == paragraph(sentence - 1))
            && is_stop(sentence - 1)
    };
    let is_shown = |sentence: usize| app.page().is_some_and(|page| !page.is_hidden(paragraph(sentence)));
    let begins = |sentence: &usize| is_stop(*sentence) && !goes_on(*sentence) && is_shown(*sentence);
    let found = if forward {
        (current.sentence + 1..article.sentences.len()).find(begins)
    } else {
        (0..current.sentence).rev().find(begins)
    };
    if let Some(sentence) = found {
        moving::go_to(app, article.sentences[sentence].span.start);
    } else {
        let side = if forward { "below" } else { "above" };
        app.notice = Some(format!("no further {what} {side} in {}", app.outlet(current.article)));
    }
}

fn is_stop(app: &App, comparison: &Comparison, article: &Article, id: SentenceId, stops: &Stops) -> bool {
    let is_noted = || {
        let span = article.sentences[id.sentence].span;
        app.notes.iter().any(|noted| noted.touches(id.article, span))
    };
    stops.holds(comparison, id, is_noted)
}
