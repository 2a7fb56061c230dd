//! Small lists to choose from: commands by name, articles for a pane, where the key for the next stop stops.

use super::{lists, moving, tagging};
use crate::note::{Kind, Relation};
use crate::reader::action::Command;
use crate::reader::app::{App, Mode, Value, Values};
use crate::reader::choices;
use crate::reader::list::List;
use crate::reader::message::Effect;
use crate::reader::stops::Stop;

/// Carries out a command on a row of the commands: the one in hand is carried out among the articles.
pub(super) fn in_palette(app: &mut App, command: Command, list: &List) -> Vec<Effect> {
    if command != Command::Go {
        return Vec::new();
    }
    let Some(chosen) = choices::commands(app, list).get(list.selected).copied() else { return Vec::new() };
    app.close_all();
    super::perform(app, chosen)
}

/// Carries out a command on a row of the articles: the one in hand is shown in the pane in hand.
pub(super) fn in_articles(app: &mut App, command: Command, list: &List) -> Vec<Effect> {
    let Some(pane) = choices::articles(app, list).get(list.selected).copied() else { return Vec::new() };
    match command {
        Command::Go => {
            app.close_all();
            moving::show_in_pane(app, pane);
        }
        Command::DeleteNote => {
            let effects = super::adding::close_article(app, pane);
            lists::keep_in_range(app);
            return effects;
        }
        _ => {}
    }
    Vec::new()
}

/// Carries out a command on a row of the stops: it is turned on or off.
pub(super) fn in_stops(app: &mut App, command: Command, selected: usize) {
    if !matches!(command, Command::Go | Command::Mark) {
        return;
    }
    match Stop::ALL.get(selected) {
        Some(stop) => app.stops.toggle(*stop),
        None => {
            if let Some(pane) = app.slots.get(selected - Stop::ALL.len()).copied() {
                app.stops.toggle_article(pane);
            }
        }
    }
}

/// Asks what sort of notes these are to be, by their ids.
pub(super) fn ask_kind(app: &mut App, ids: Vec<String>) {
    let own = ids.first().and_then(|id| app.note(id)).map(|noted| Value::Kind(noted.note.kind.clone()));
    choose(app, ids, own.as_ref(), Kind::ALL.map(Value::Kind).to_vec());
}

/// Asks how the passages of notes stand to each other, by the notes' ids.
pub(super) fn ask_relation(app: &mut App, mut ids: Vec<String>) {
    ids.retain(|id| app.note(id).is_some_and(|noted| noted.note.targets.len() > 1));
    if ids.is_empty() {
        app.notice = Some("a note on one passage has no relation; one on a pair has".to_owned());
        return;
    }
    let own = ids.first().and_then(|id| app.note(id)).map(|noted| Value::Relation(noted.note.relation.clone()));
    let all = [None].into_iter().chain(Relation::ALL.map(Some)).map(Value::Relation);
    choose(app, ids, own.as_ref(), all.collect());
}

fn choose(app: &mut App, ids: Vec<String>, own: Option<&Value>, all: Vec<Value>) {
    let selected = all.iter().position(|value| Some(value) == own).unwrap_or(0);
    app.open(Mode::Values(Box::new(Values { ids, all, list: List::at(selected) })));
}

/// Carries out a command on a row of values: the one in hand is given to the notes.
pub(super) fn in_values(app: &mut App, command: Command) -> Vec<Effect> {
    if !matches!(command, Command::Go | Command::Mark) || !matches!(app.mode, Mode::Values(_)) {
        return Vec::new();
    }
    let Mode::Values(values) = app.close() else { return Vec::new() };
    let Some(value) = values.all.get(values.list.selected) else { return Vec::new() };
    match value {
        Value::Kind(kind) => tagging::change(app, &values.ids, "kind changed", |content| content.kind = kind.clone()),
        Value::Relation(relation) => {
            tagging::change(app, &values.ids, "relation changed", |content| content.relation.clone_from(relation))
        }
    }
}

/// Ends the choosing of stops with what was chosen told.
pub(super) fn tell_stops(app: &mut App) {
    if matches!(app.mode, Mode::Stops(_)) {
        let key = app.keys.first(crate::reader::action::Context::Reader, Command::NextStop);
        app.notice = Some(format!("{key} stops at: {}", app.stops.name()));
    }
}
