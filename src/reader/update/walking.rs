//! From stop to stop: to the next sentence, either way, that begins a passage of a sort.

use super::{moving, searching, touring};
use crate::comparison::SentenceId;
use crate::reader::action::Command;
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
        Command::NextConflict => touring::walk(app, true),
        Command::PreviousConflict => touring::walk(app, false),
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

/// Goes to the next stop, either way, in the article in hand; what is set apart and hidden is none.
fn walk(app: &mut App, forward: bool, what: &str, stops: &Stops) {
    let Some(current) = app.current().filter(|_| app.comparison.is_some()) else {
        app.notice = app.why_not_compared();
        return;
    };
    if let Some(start) = find(app, current.article, Some(current.sentence), forward, stops) {
        moving::go_to(app, start);
    } else {
        let side = if forward { "below" } else { "above" };
        app.notice = Some(format!("no further {what} {side} in {}", app.outlet(current.article)));
    }
}

/// Returns where the next stop of an article begins, either way from a sentence, else from its beginning or end.
fn find(app: &App, pane: usize, from: Option<usize>, forward: bool, stops: &Stops) -> Option<usize> {
    let (comparison, page) = (app.comparison.as_ref()?, app.panes.get(pane)?.page()?);
    let article = page.article.as_ref()?;
    let paragraph = |sentence: usize| article.sentences[sentence].paragraph;
    let is_stop = |sentence: usize| {
        let is_noted = || app.notes.iter().any(|noted| noted.touches(pane, article.sentences[sentence].span));
        stops.holds(comparison, SentenceId { article: pane, sentence }, is_noted)
    };
    // A passage may be several sentences: of one claim wherever they stand, of none inside a paragraph.
    let passages = |sentence: usize| comparison.passages_with(SentenceId { article: pane, sentence });
    let goes_on = |sentence: usize| {
        sentence > 0
            && passages(sentence) == passages(sentence - 1)
            && (!passages(sentence).is_empty() || paragraph(sentence) == paragraph(sentence - 1))
            && is_stop(sentence - 1)
    };
    let begins = |sentence: &usize| is_stop(*sentence) && !goes_on(*sentence) && !page.is_hidden(paragraph(*sentence));
    let count = article.sentences.len();
    let found = if forward {
        (from.map_or(0, |from| from + 1)..count).find(begins)
    } else {
        (0..from.unwrap_or(count)).rev().find(begins)
    };
    Some(article.sentences[found?].span.start)
}
