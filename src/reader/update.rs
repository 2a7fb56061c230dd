//! Actions and messages change the state; what they ask of the world is returned, never done here.

use crossterm::event::KeyEvent;

use super::action::{Action, Command, Context};
use super::app::{App, Awaiting, Ending, Mode, Pane};
use super::keys::Key;
use super::list::List;
use super::message::{Effect, Message};
use super::theme::Theme;

mod adding;
mod anchoring;
mod asking;
mod browsing;
mod choosing;
mod copying;
mod details;
mod editing;
mod filling;
mod history;
mod keeping;
mod levelling;
mod listing;
mod lists;
mod moving;
mod noting;
mod opening;
mod overruling;
mod pointing;
mod reasons;
mod reviewing;
mod searching;
mod selecting;
mod settling;
mod sharing;
mod shelving;
mod surveying;
mod tagging;
mod touring;
mod walking;
mod writing;

/// Returns what a key means where it is pressed; `None` where it means nothing.
pub fn interpret(app: &mut App, event: KeyEvent) -> Option<Action> {
    let context = context(app);
    let key = Key::of(event);
    let interrupt = Key::parse("ctrl-c") == Some(key);
    let again = std::mem::replace(&mut app.interrupted, interrupt);
    if interrupt && again && context == Context::Reader {
        return Some(Action::Do(Command::Quit));
    }
    let is_blind = app.screen.panes.is_empty();
    let prefix = match app.awaiting.take() {
        Some(Awaiting::Second(key)) => Some(key),
        Some(awaited) => {
            (app.notice, app.dirty) = (None, true);
            return key.letter().map(if awaited == Awaiting::Mark { Action::SetMark } else { Action::GoToMark });
        }
        None if app.keys.is_prefix(context, key) => {
            (app.awaiting, app.dirty) = (Some(Awaiting::Second(key)), true);
            return None;
        }
        None => None,
    };
    app.dirty |= prefix.is_some();
    match app.keys.command(context, prefix, key) {
        // What was begun is dropped, and the key that does so does no more than that.
        None if prefix.is_some() => None,
        // Nobody should act on what cannot be seen.
        Some(command) if is_blind && !matches!(command, Command::Quit | Command::Cancel | Command::Suspend) => None,
        _ if is_blind && context == Context::Text => None,
        // Elsewhere the key does what it does in a field.
        Some(Command::Editor | Command::Undo | Command::Redo)
            if context == Context::Text && !matches!(app.mode, Mode::Writing(_)) =>
        {
            Some(Action::Type(event))
        }
        Some(command) => Some(Action::Do(command)),
        None if context == Context::Text => Some(Action::Type(event)),
        None => match key.digit() {
            Some(place) if context == Context::Reader => Some(Action::Focus(place)),
            _ => None,
        },
    }
}

/// Returns where keys are pressed.
pub fn context(app: &App) -> Context {
    match &app.mode {
        Mode::Reading if app.selects_words() => Context::Words,
        Mode::Reading => Context::Reader,
        Mode::Writing(_) | Mode::Asking(_) | Mode::Searching(_) => Context::Text,
        list if list.list().is_some_and(|list| list.is_filtering) => Context::Text,
        Mode::Card(_) => Context::Review,
        _ => Context::List,
    }
}

/// Carries out an action.
pub fn update(app: &mut App, action: Action) -> Vec<Effect> {
    let mut effects = match action {
        Action::Idle => return writing::keep_draft(app).into_iter().collect(),
        Action::Resize(width, height) => {
            app.size = (width, height);
            Vec::new()
        }
        Action::SetMark(letter) => {
            moving::set_mark(app, letter);
            Vec::new()
        }
        Action::GoToMark(letter) => {
            moving::go_to_mark(app, letter);
            Vec::new()
        }
        Action::Wheel(at, rows) => {
            pointing::wheel(app, at, rows);
            Vec::new()
        }
        Action::Click(at) => {
            app.notice = None;
            pointing::click(app, at)
        }
        Action::Drag(at) => {
            pointing::drag(app, at);
            Vec::new()
        }
        Action::Ground(ground) => {
            let was_best = app.theme == Theme::named("auto", &app.surroundings);
            let name = if was_best { "auto" } else { app.theme.name };
            app.surroundings.ground = Some(ground);
            app.theme = Theme::named(name, &app.surroundings);
            Vec::new()
        }
        Action::Type(event) => typed(app, event),
        Action::Paste(text) => asking::paste(app, &text),
        Action::Focus(place) => {
            moving::focus_on(app, place);
            Vec::new()
        }
        Action::Do(command) => {
            (app.notice, app.awaited) = (None, None);
            perform(app, command)
        }
    };
    effects.extend(surveying::ask(app));
    settle(app);
    effects
}

fn perform(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::Suspend => return writing::keep_draft(app).into_iter().chain([Effect::Suspend]).collect(),
        Command::Redraw => return vec![Effect::Redraw],
        _ => {}
    }
    if command == Command::Help && app.mode.list().is_none() {
        app.open(Mode::Help(List::default()));
        return Vec::new();
    }
    match &app.mode {
        Mode::Reading if app.selects_words() => selecting::perform(app, command),
        Mode::Reading => reading(app, command),
        Mode::Searching(_) => searching::perform(app, command),
        Mode::Asking(_) => asking::perform(app, command),
        Mode::Writing(_) => match command {
            Command::Save => writing::save(app),
            Command::Cancel => writing::close(app),
            Command::Editor => editing::edit(app),
            Command::Undo | Command::Redo => {
                filling::turn_back(app, command == Command::Undo);
                Vec::new()
            }
            _ => Vec::new(),
        },
        _ => lists::perform(app, command),
    }
}

pub(super) fn reading(app: &mut App, command: Command) -> Vec<Effect> {
    if moving::perform(app, command) || walking::perform(app, command) {
        return Vec::new();
    }
    match command {
        Command::Sync => {
            app.settings.sync = !app.settings.sync;
            app.notice =
                Some(if app.settings.sync { "the other panes follow" } else { "each pane moves alone" }.to_owned());
        }
        Command::Layout => {
            app.settings.panes_wanted = if app.settings.panes_wanted >= 3 { 0 } else { app.settings.panes_wanted + 1 };
            app.settings.zoomed_from = None;
            app.notice = Some(match app.settings.panes_wanted {
                0 => "as many panes as fit".to_owned(),
                1 => "one pane".to_owned(),
                panes => format!("{panes} panes where they fit"),
            });
        }
        Command::Aligned => levelling::toggle(app),
        Command::Pin => levelling::pin(app),
        Command::Narrower => levelling::resize(app, false),
        Command::Wider => levelling::resize(app, true),
        Command::Zoom => match app.settings.zoomed_from.take() {
            Some(panes) => app.settings.panes_wanted = panes,
            None => app.settings.zoomed_from = Some(std::mem::replace(&mut app.settings.panes_wanted, 1)),
        },
        Command::SetApart => show_set_apart(app, app.settings.hide_set_apart),
        Command::Overrule => return overruling::overrule(app),
        Command::Search => searching::ask(app),
        Command::Select => selecting::toggle(app),
        Command::Stops => app.open(Mode::Stops(List::default())),
        Command::Palette => app.open(Mode::Palette(List::asking())),
        Command::PickArticle => app.open(Mode::Articles(List::asking())),
        Command::Theme => {
            app.theme = Theme::named(app.theme.next(), &app.surroundings);
            app.notice = Some(format!("theme: {}", app.theme.name));
        }
        Command::Quit => quit(app),
        Command::Open => asking::ask_source(app, ""),
        Command::Close => return adding::close(app),
        Command::Library => return shelving::show(app),
        Command::SaveStory => shelving::ask_story(app),
        Command::Coverage => surveying::show_coverage(app),
        Command::Facts => surveying::show_facts(app),
        Command::Why => reasons::show(app),
        Command::Details => details::show(app),
        Command::Changes => details::show_changes(app),
        Command::Cancel => return cancel(app),
        Command::Reload => return opening::reload(app),
        Command::Browse => return browsing::browse(app),
        Command::Copy => return copying::passage(app),
        Command::CopyComparison => return copying::comparison(app),
        Command::Mouse => {
            app.settings.mouse = !app.settings.mouse;
            app.notice =
                Some(if app.settings.mouse { "mouse on" } else { "mouse off: the terminal has it" }.to_owned());
            return vec![Effect::Mouse(app.settings.mouse)];
        }
        _ => return noting::perform(app, command),
    }
    Vec::new()
}

/// Shows or hides what is set apart.
fn show_set_apart(app: &mut App, shows: bool) {
    app.settings.hide_set_apart = !shows;
    for page in app.panes.iter_mut().filter_map(Pane::page_mut) {
        page.set_hidden(!shows);
    }
    app.notice = Some(format!("captions, repeats and banners are {}", if shows { "shown" } else { "hidden" }));
}

/// Ends what was begun last: a selection, a search, a page on its way, the comparison.
fn cancel(app: &mut App) -> Vec<Effect> {
    if noting::leave(app) || selecting::end(app) || searching::end(app) {
        return Vec::new();
    }
    opening::stop(app)
}

/// Quits; where words would be lost with that, only when asked again.
fn quit(app: &mut App) {
    let at_risk = app.drafts.iter().any(|kept| !kept.on_disk);
    if !at_risk || app.ending == Ending::Warned {
        app.ending = Ending::Over;
    } else {
        app.ending = Ending::Warned;
        let keys = (app.keys.first(Context::Reader, Command::Quit), app.keys.first(Context::Reader, Command::Notes));
        app.notice = Some(format!("unsaved words would be lost: {} again quits, {} lists them", keys.0, keys.1));
    }
}

fn typed(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    match &mut app.mode {
        Mode::Writing(_) => filling::typed(app, event),
        Mode::Asking(_) => return asking::typed(app, event),
        Mode::Searching(_) => return searching::typed(app, event),
        _ => return lists::typed(app, event),
    }
    Vec::new()
}

/// Takes in what a worker reports.
pub fn receive(app: &mut App, message: Message) -> Vec<Effect> {
    app.dirty = true;
    let mut effects = match message {
        Message::Loaded { pane, attempt, .. }
        | Message::Fetching { pane, attempt, .. }
        | Message::Read { pane, attempt, .. }
            if !opening::is_current(app, pane, attempt) =>
        {
            Vec::new()
        }
        Message::Loaded { pane, result, .. } => opening::loaded(app, pane, result),
        Message::Read { pane, article, .. } => opening::read(app, pane, article),
        Message::Fetching { pane, progress, .. } => {
            opening::come(app, pane, progress);
            Vec::new()
        }
        Message::Progress { generation, progress } => {
            if generation == app.generation && app.progress.is_some() {
                app.progress = Some(progress);
            }
            Vec::new()
        }
        Message::ComparisonFailed { generation } => {
            if generation == app.generation {
                (app.progress, app.awaited) = (None, None);
                app.notice = Some("the comparison failed by a fault of this program; reading goes on".to_owned());
            }
            Vec::new()
        }
        Message::Compared { generation, comparison } => {
            if generation == app.generation {
                app.progress = None;
                if let Some(notice) = comparison.footing.notice() {
                    app.notice.get_or_insert_with(|| notice.to_owned());
                }
                if comparison.links.is_empty() {
                    let key = app.keys.first(Context::Reader, Command::Facts);
                    let told =
                        format!("nothing was found that these articles share; {key} lists what each of them states");
                    app.notice.get_or_insert(told);
                }
                opening::tell_copies(app, &comparison);
                app.comparison = Some(comparison);
                app.chains.clear();
                walking::go_on(app);
            }
            Vec::new()
        }
        message => received(app, message),
    };
    effects.extend(surveying::ask(app));
    settle(app);
    effects
}

/// Takes in what the librarian reports, or the keeper of the notes.
fn received(app: &mut App, message: Message) -> Vec<Effect> {
    match message {
        Message::Shelf { entries, warnings } => shelving::listed(app, entries, &warnings),
        Message::Resolved(set) => return shelving::resolved(app, *set),
        Message::Unresolved(name) => asking::ask_again(app, &name),
        Message::Reopened(set, entry) => return shelving::open(app, &set, Some(*entry)),
        Message::Completed { typed, completed, choices } => asking::completed(app, &typed, &completed, &choices),
        Message::Changed { pane, attempt, since, hunks } => opening::changed(app, pane, attempt, since, hunks),
        Message::Found { number, hits } => searching::found(app, number, hits),
        Message::SearchFailed { number } => searching::failed(app, number),
        Message::NotBrowsed { address, why } => return browsing::failed(app, &address, &why),
        Message::Edited { id, body, told } => return editing::edited(app, &id, body, told),
        Message::Surveyed(arranged) => surveying::arrived(app, &arranged),
        Message::SurveyFailed => surveying::failed(app),
        Message::StorySaved(path) => {
            app.notice = Some(format!("{} written", path.display()));
            app.story = Some(path);
        }
        message => keeping::receive(app, message),
    }
    Vec::new()
}

/// Keeps the set as it is left now, for the next time.
pub fn shelve(app: &App) -> Option<Effect> {
    shelving::keep(app)
}

pub use settling::settle;
pub use shelving::begin;

/// Tells who opens the reader for the first time what lies before them, in one line.
pub fn welcome(app: &mut App) {
    let key = |command| app.keys.first(Context::Reader, command);
    let told = format!(
        "press {} for the next shared passage, {} for help, {} to open your own articles",
        key(Command::NextStop),
        key(Command::Help),
        key(Command::Open)
    );
    app.notice.get_or_insert(told);
}
