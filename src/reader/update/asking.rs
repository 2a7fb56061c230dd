//! Questions answered in one line, and what is pasted.

use std::path::PathBuf;

use crossterm::event::{KeyCode, KeyEvent};
use ratatui_textarea::{CursorMove, TextArea};

use super::{details, filling, lists, searching, tagging, writing};
use crate::config;
use crate::reader::action::Command;
use crate::reader::app::{About, App, Mode, Pane, Question};
use crate::reader::message::{Effect, Shelving};
use crate::story::{Listed, Stated, Story};

/// Asks for another source, with an answer to begin with.
pub(super) fn ask_source(app: &mut App, answer: &str) {
    ask(app, About::Source, answer);
}

/// Asks for another source once more: the answer stands for nothing there is.
pub(super) fn ask_again(app: &mut App, answer: &str) {
    ask(app, About::Source, answer);
    if let Mode::Asking(question) = &mut app.mode {
        question.hint = Some(format!("there is no file or folder {answer}; Tab completes a name that is begun"));
    }
}

/// Asks something, with an answer to begin with.
pub(super) fn ask(app: &mut App, about: About, answer: &str) {
    app.open(Mode::Asking(Box::new(Question { about, answer: field(answer), hint: None })));
}

/// Returns a field of one line with words to begin with.
pub(super) fn field(answer: &str) -> TextArea<'static> {
    let mut field = TextArea::from([answer.to_owned()]);
    field.set_cursor_line_style(ratatui::style::Style::new());
    field.move_cursor(CursorMove::End);
    field
}

/// Carries out a command while something is asked.
pub(super) fn perform(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::Save => accept(app),
        Command::Cancel => {
            app.close();
            Vec::new()
        }
        _ => Vec::new(),
    }
}

/// Takes a key into the answer.
pub(super) fn typed(app: &mut App, event: KeyEvent) -> Vec<Effect> {
    let Mode::Asking(question) = &mut app.mode else { return Vec::new() };
    match event.code {
        KeyCode::Enter => return accept(app),
        KeyCode::Tab if matches!(question.about, About::Tags(_)) => {
            let typed = question.answer.lines().concat();
            let (words, choices) = tagging::complete(app, &typed);
            if let Mode::Asking(question) = &mut app.mode {
                question.answer = field(&words);
                question.hint = (!choices.is_empty()).then(|| choices.join("  "));
            }
        }
        KeyCode::Tab if !matches!(question.about, About::Field { .. }) => {
            return vec![Effect::Shelve(Shelving::Complete(question.answer.lines().concat()))];
        }
        _ => {
            question.hint = None;
            writing::input(&mut question.answer, event);
        }
    }
    Vec::new()
}

/// Takes in how what was typed can be completed.
pub(super) fn completed(app: &mut App, typed: &str, completed: &str, choices: &[String]) {
    let Mode::Asking(question) = &mut app.mode else { return };
    if question.answer.lines().concat() != typed {
        return;
    }
    question.answer = field(completed);
    question.hint = match choices {
        [] if typed == completed => Some("no file begins like this".to_owned()),
        [] => None,
        choices => Some(choices.join("  ")),
    };
}

fn accept(app: &mut App) -> Vec<Effect> {
    let Mode::Asking(question) = app.close() else { return Vec::new() };
    let answer = question.answer.lines().concat().trim().to_owned();
    match question.about {
        About::Field { pane, field } => details::correct(app, pane, field, &answer),
        About::Tags(ids) => tagging::accept(app, &ids, &answer),
        _ if answer.is_empty() => {
            app.notice = Some("nothing was named; nothing was done".to_owned());
            Vec::new()
        }
        About::Source => vec![Effect::Shelve(Shelving::Resolve(answer))],
        About::Export(ids) => writing::export(app, &answer, ids),
        About::Story => vec![Effect::Shelve(Shelving::Story(PathBuf::from(config::expand(&answer)), story(app)))],
    }
}

/// The open articles as a story, with what is known of each.
fn story(app: &App) -> Story {
    let listed = |pane: &usize| {
        let at = app.origins[*pane].source.lasting_name()?;
        let stated = app.panes[*pane].page().map_or_else(Stated::default, |page| {
            let details = &page.extract.details;
            Stated {
                outlet: details.outlet.clone(),
                title: details.title.clone(),
                author: details.author.clone(),
                date: details.published.clone(),
                language: String::new(),
            }
        });
        Some(Listed { at, stated })
    };
    let title = if app.title.is_empty() { writing::title(app) } else { app.title.clone() };
    let is_file = |pane: &&usize| !matches!(app.panes[**pane], Pane::Closed(_));
    Story { title, sources: app.slots.iter().filter(is_file).filter_map(listed).collect() }
}

/// Takes in what was pasted: into the field that is written in; several lines are an article, one line is the name of
/// one.
pub(super) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    let clean = writing::clean(text);
    let is_article = clean.trim().contains('\n');
    if lists::paste(app, &clean) {
        return Vec::new();
    }
    match &mut app.mode {
        Mode::Searching(_) => return searching::paste(app, &clean),
        Mode::Writing(draft) => filling::paste(draft, &clean),
        Mode::Asking(question) if question.about != About::Source || !is_article => {
            _ = question.answer.insert_str(clean.trim().replace('\n', " "));
        }
        Mode::Asking(_) | Mode::Reading | Mode::Library(_) if is_article => {
            app.close_all();
            return vec![Effect::Shelve(Shelving::Paste(clean))];
        }
        Mode::Reading | Mode::Library(_) if !clean.trim().is_empty() => ask_source(app, clean.trim()),
        _ => {}
    }
    Vec::new()
}
