//! Sentences selected one after the other, to be noted or copied together.

use crate::reader::action::{Command, Context};
use crate::reader::app::App;

/// Begins a selection at the sentence in hand, or ends it.
pub(super) fn toggle(app: &mut App) {
    if end(app) {
        return;
    }
    app.selection = app.current();
    let key = |command| app.keys.first(Context::Reader, command);
    app.notice = Some(match app.selection {
        Some(_) => format!(
            "selecting sentences: {} and {} widen it, {} notes on it, {} ends it",
            key(Command::NextSentence),
            key(Command::PreviousSentence),
            key(Command::Note),
            key(Command::Cancel)
        ),
        None => "there is no sentence to select yet".to_owned(),
    });
}

/// Ends a selection; tells whether there was one.
pub(super) fn end(app: &mut App) -> bool {
    app.selection.take().is_some()
}
