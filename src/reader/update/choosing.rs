//! Small lists to choose from: commands by name, articles for a pane, where the key for the next stop stops.

use super::{lists, moving};
use crate::reader::action::Command;
use crate::reader::app::{App, Mode};
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
    if !matches!(command, Command::Go | Command::PageDown) {
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

/// Ends the choosing of stops with what was chosen told.
pub(super) fn tell_stops(app: &mut App) {
    if matches!(app.mode, Mode::Stops(_)) {
        let key = app.keys.first(crate::reader::action::Context::Reader, Command::NextStop);
        app.notice = Some(format!("{key} stops at: {}", app.stops.name()));
    }
}
