//! What the small lists over the articles hold.

use super::action::{Command, Context};
use super::app::App;
use super::list::List;
use crate::config::keys;

/// Returns the commands that a list of them shows: those that can be carried out among the articles.
pub fn commands(app: &App, list: &List) -> Vec<Command> {
    // Those that the settings can bind a key to there.
    let usual = keys::preset(keys::PRESETS[0]).unwrap_or_default();
    let among_articles = usual.get(Context::Reader.name());
    let is_there = |command: &&Command| among_articles.is_some_and(|keys| keys.contains_key(command.name()));
    let text = |command: &Command| format!("{} {} {}", command.name(), command.help(), keys_of(app, *command));
    Command::ALL.iter().filter(is_there).filter(|command| list.wants(&text(command))).copied().collect()
}

/// Returns the keys of a command among the articles, as shown on screen.
pub fn keys_of(app: &App, command: Command) -> String {
    let keys = app.keys.keys(Context::Reader, command);
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

/// Returns the articles that a list of them shows, in the order they were opened.
pub fn articles(app: &App, list: &List) -> Vec<usize> {
    let mut order = app.slots.clone();
    order.sort_unstable();
    let text = |pane: usize| {
        let title = app.panes[pane].page().map_or("", |page| page.extract.details.title.as_str());
        format!("{} {} {title} {}", App::letter(pane), app.outlet(pane), app.panes[pane].source())
    };
    order.retain(|pane| list.wants(&text(*pane)));
    order
}
