//! Sentences or words selected one after the other, to be noted or copied together.

use super::{copying, moving, noting, tagging};
use crate::article::Article;
use crate::reader::action::{Command, Context};
use crate::reader::app::App;
use crate::reader::message::Effect;
use crate::reader::selection::{Selection, Words};

/// Begins a selection of sentences with the one in hand; once more, of words; once more ends it.
pub(super) fn toggle(app: &mut App) {
    let key = |context, command| app.keys.first(context, command);
    let (selection, told) = match app.selection {
        None => match app.current() {
            Some(current) => {
                let [next, previous, note, words] =
                    [Command::NextSentence, Command::PreviousSentence, Command::Note, Command::Select]
                        .map(|command| key(Context::Reader, command));
                let told =
                    format!("selecting sentences: {next} {previous} widen it, {note} notes on it, {words} words");
                (Some(Selection::Sentences(current)), told)
            }
            None => (None, "there is no sentence to select yet".to_owned()),
        },
        Some(Selection::Sentences(_)) => match first_word(app) {
            Some(words) => {
                let [next, previous, turn, note] =
                    [Command::NextWord, Command::PreviousWord, Command::OtherEnd, Command::Note]
                        .map(|command| key(Context::Words, command));
                let told = format!(
                    "selecting words: {next} {previous} go to a word, {turn} goes to the other end, {note} notes on it"
                );
                (Some(Selection::Words(words)), told)
            }
            None => (None, "there are no words here".to_owned()),
        },
        Some(Selection::Words(_)) => (None, "nothing is selected any more".to_owned()),
    };
    (app.selection, app.notice) = (selection, Some(told));
}

fn first_word(app: &App) -> Option<Words> {
    let current = app.current()?;
    Words::first_of(current.article, app.article(current.article)?, current.sentence)
}

/// Carries out a command while words are selected.
pub(super) fn perform(app: &mut App, command: Command) -> Vec<Effect> {
    match command {
        Command::Note | Command::NotePair => return noting::perform(app, command),
        Command::Flag => return tagging::flag(app),
        Command::Copy => return copying::passage(app),
        Command::Select => toggle(app),
        Command::Cancel | Command::Quit => _ = end(app),
        _ => go(app, command),
    }
    Vec::new()
}

/// Moves an end of the words selected.
fn go(app: &mut App, command: Command) {
    let Some(Selection::Words(mut words)) = app.selection else { return };
    let Some(article) = app.article(words.pane) else { return };
    if command == Command::OtherEnd {
        words.turn();
    } else {
        words.go_to(target(article, words.to, command));
    }
    let offset = article.words.get(words.to).map(|word| word.span().start);
    app.selection = Some(Selection::Words(words));
    // The sentence in hand goes along, so that it stays on the screen.
    if let Some(offset) = offset {
        moving::go_to(app, offset);
    }
}

/// The word that a command goes to from another one.
fn target(article: &Article, from: usize, command: Command) -> usize {
    let last = article.words.len().saturating_sub(1);
    let sentence = article.words.get(from).and_then(|word| article.sentence_at(word.span().start)).unwrap_or(0);
    let own = article.sentences.get(sentence).map_or(from..from + 1, |sentence| sentence.words.clone());
    let has_words = |range: &std::ops::Range<usize>| !range.is_empty();
    let mut others = article.sentences.iter().map(|sentence| sentence.words.clone()).filter(has_words);
    let to = match command {
        Command::NextWord => from + 1,
        Command::PreviousWord => from.saturating_sub(1),
        Command::Top => own.start,
        Command::Bottom => own.end.saturating_sub(1),
        Command::NextSentence => others.find(|words| words.start > from).map_or(from, |words| words.start),
        Command::PreviousSentence => others.rfind(|words| words.start < from).map_or(from, |words| words.start),
        _ => from,
    };
    to.min(last)
}

/// Ends a selection; tells whether there was one.
pub(super) fn end(app: &mut App) -> bool {
    app.selection.take().is_some()
}
