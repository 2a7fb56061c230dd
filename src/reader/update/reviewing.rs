//! One note in full, and the decision where its words are.

use super::history::{redo, undo};
use super::{anchoring, copying, listing, moving, noting};
use crate::reader::action::{Command, Context};
use crate::reader::app::{App, Mode};
use crate::reader::card::{Card, Passage};
use crate::reader::list::List;
use crate::reader::message::{Effect, Request};
use crate::reader::noted::{Moving, Noted};

/// Shows a note in full, beginning with the first of its targets that is to be decided on.
pub(super) fn show(app: &mut App, place: usize) -> Vec<Effect> {
    let noted = &app.notes[place];
    let id = noted.note.id.clone();
    let unsure = noted.states().position(|state| !state.is_anchored());
    let list = List::at(unsure.unwrap_or(0));
    app.open(Mode::Card(Box::new(Card { id: id.clone(), list, texts: Vec::new(), passages: Vec::new() })));
    refresh(app);
    vec![Effect::Keep(Request::Recall(id))]
}

/// Takes in the texts that a note's targets were made on.
pub(super) fn recalled(app: &mut App, id: &str, texts: Vec<Option<std::sync::Arc<str>>>) {
    if let Mode::Card(card) = &mut app.mode
        && card.id == id
    {
        card.texts = texts;
        refresh(app);
    }
}

/// Brings what is shown of a note up to its state of now; a note that is gone is closed.
pub(super) fn refresh(app: &mut App) {
    let Mode::Card(card) = &app.mode else { return };
    let Some(noted) = app.note(&card.id) else {
        app.close();
        return;
    };
    let passages = (0..noted.note.targets.len()).map(|at| passage(app, card, noted, at)).collect();
    if let Mode::Card(card) = &mut app.mode {
        card.passages = passages;
    }
}

fn passage(app: &App, card: &Card, noted: &Noted, at: usize) -> Passage {
    let target = &noted.note.targets[at];
    let place = noted.places.get(at).and_then(|places| places.first());
    let then = card.texts.get(at).and_then(Option::as_deref);
    let now = place.and_then(|(pane, place)| Some((&*app.panes.get(*pane)?.page()?.extract.text, place.span)));
    let state = place.map_or(target.state, |(_, place)| place.state);
    Passage::new(target, state, then, now, place.map(|(pane, _)| *pane))
}

/// Carries out a command on the note shown.
pub(super) fn perform(app: &mut App, command: Command) -> Vec<Effect> {
    let Mode::Card(card) = &app.mode else { return Vec::new() };
    let (id, target) = (card.id.clone(), card.list.selected);
    let Some(place) = app.notes.iter().position(|noted| noted.note.id == id) else { return Vec::new() };
    let effects = match command {
        Command::Go => return go(app, place, target),
        Command::Open => return listing::open(app, place),
        Command::Undo => undo(app),
        Command::Redo => redo(app),
        Command::Copy => copying::notes(app, &[place]),
        Command::Confirm => anchoring::confirm(app, &id, target),
        Command::Gone => anchoring::give_up(app, &id, target),
        Command::Move if anchoring::is_whole(app, &id, target) => Vec::new(),
        Command::Move => {
            begin_move(app, &id, target);
            Vec::new()
        }
        command => noting::on_notes(app, command, vec![id]),
    };
    refresh(app);
    effects
}

/// Goes to the words in hand, sure or not.
fn go(app: &mut App, place: usize, target: usize) -> Vec<Effect> {
    let noted = &app.notes[place];
    if let Some(spot) = noted.found(target) {
        app.close_all();
        moving::jump(app, spot.pane, spot.span.unwrap_or_default().start);
    } else {
        let is_open = noted.places.get(target).is_some_and(|places| !places.is_empty());
        let open = app.keys.first(Context::Review, Command::Open);
        app.notice = Some(if is_open {
            "these words are gone from their article".to_owned()
        } else {
            format!("their article is not open; {open} opens it")
        });
    }
    Vec::new()
}

/// Lets the reader look for the right words among the articles.
fn begin_move(app: &mut App, id: &str, target: usize) {
    let pane = app.note(id).and_then(|noted| noted.places.get(target)?.first().copied());
    let Some((pane, found)) = pane else {
        app.notice = Some("its article is not open".to_owned());
        return;
    };
    app.close_all();
    moving::jump(app, pane, found.span.map_or(0, |span| span.start));
    app.moving = Some(Moving { id: id.to_owned(), target });
}
