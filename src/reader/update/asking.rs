//! Questions answered in one line, and what is pasted.

use crossterm::event::{KeyCode, KeyEvent};
use ratatui_textarea::{CursorMove, TextArea};

use super::{adding, writing};
use crate::reader::action::Command;
use crate::reader::app::{About, App, Mode, Question};
use crate::reader::message::Effect;
use crate::source::Source;

/// Asks for another source, with an answer to begin with.
pub(super) fn ask_source(app: &mut App, answer: &str) {
    ask(app, About::Source, answer);
}

fn ask(app: &mut App, about: About, answer: &str) {
    let mut field = TextArea::from([answer.to_owned()]);
    field.set_cursor_line_style(ratatui::style::Style::new());
    field.move_cursor(CursorMove::End);
    app.mode = Mode::Asking(Box::new(Question { about, answer: field }));
}

/// Carries out a command while something is asked.
pub(super) fn perform(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::Save => accept(app),
        Command::Cancel => {
            app.mode = Mode::Reading;
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
        _ => _ = writing::input(&mut question.answer, event),
    }
    Vec::new()
}

fn accept(app: &mut App) -> Vec<Effect> {
    let Mode::Asking(question) = std::mem::replace(&mut app.mode, Mode::Reading) else { return Vec::new() };
    let answer = question.answer.lines().concat().trim().to_owned();
    match question.about {
        About::Source if answer.is_empty() => {
            app.notice = Some("nothing was named; nothing was opened".to_owned());
            Vec::new()
        }
        About::Source => adding::add(app, Source::from_arguments(&[answer])),
    }
}

/// Takes in what was pasted: into the field that is written in; several lines are an article, one line is the name of
/// one.
pub(super) fn paste(app: &mut App, text: &str) -> Vec<Effect> {
    let clean = writing::clean(text);
    let is_article = clean.trim().contains('\n');
    match &mut app.mode {
        Mode::Writing(_) | Mode::Exporting(_) => writing::paste(app, &clean),
        Mode::Asking(question) if question.about != About::Source || !is_article => {
            _ = question.answer.insert_str(clean.trim().replace('\n', " "));
        }
        Mode::Asking(_) | Mode::Reading if is_article => {
            app.mode = Mode::Reading;
        }
        Mode::Reading if !clean.trim().is_empty() => ask_source(app, clean.trim()),
        _ => {}
    }
    Vec::new()
}
