//! What the small lists over the articles hold.

use super::action::Command;
use super::app::App;
use super::list::List;

/// Returns the commands that a list of them shows: those that can be carried out among the articles.
pub fn commands(app: &App, list: &List) -> Vec<Command> {
    let is_there =
        |command: &&Command| !matches!(command, Command::Go | Command::Save | Command::Filter | Command::Regex);
    let text = |command: &Command| format!("{} {} {}", command.name(), command.help(), keys(app, *command));
    Command::ALL.iter().filter(is_there).filter(|command| list.wants(&text(command))).copied().collect()
}

/// Returns the keys of a command among the articles, as shown on screen.
pub fn keys(app: &App, command: Command) -> String {
    let keys = app.keys.keys(super::action::Context::Reader, command);
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
