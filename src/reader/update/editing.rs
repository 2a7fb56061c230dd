//! A note in the user's own editor.

use super::writing;
use crate::reader::app::{App, Mode};
use crate::reader::message::Effect;

/// Gives what is being written to the editor; unsaved words are kept first.
pub(super) fn edit(app: &mut App) -> Vec<Effect> {
    let kept = writing::keep_draft(app);
    let Mode::Writing(draft) = &app.mode else { return Vec::new() };
    kept.into_iter().chain([Effect::Edit { id: draft.id.clone(), body: draft.content().body }]).collect()
}

/// Takes in what the editor left.
pub(super) fn edited(app: &mut App, id: &str, body: Option<String>, told: Option<String>) -> Vec<Effect> {
    app.notice = told;
    let Some(body) = body else { return Vec::new() };
    let Some(draft) = writing::drafted(app).filter(|draft| draft.id == id) else { return Vec::new() };
    draft.text = writing::field(&writing::clean(&body));
    draft.unsaved = true;
    writing::keep_draft(app).into_iter().collect()
}
