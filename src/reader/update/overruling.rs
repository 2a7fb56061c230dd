//! What the reader says of a paragraph against the rules: it belongs to the article, or it is set apart.

use super::history::undo_hint;
use super::moving;
use crate::article::roles::Reason;
use crate::article::{Paragraph, Role};
use crate::reader::app::App;
use crate::reader::history::Change;
use crate::reader::message::{Effect, Shelving};

/// Overrules the role of the paragraph in hand: set apart where it belongs to the article, and the other way round.
pub(super) fn overrule(app: &mut App) -> Vec<Effect> {
    let pane = app.pane();
    let Some((article, page)) = app.article(pane).zip(app.page()) else {
        app.notice = Some("there is no paragraph to set apart yet".to_owned());
        return Vec::new();
    };
    let at = page.paragraph_at(page.cursor);
    let (Some(before), Some(now)) = (page.extract.paragraphs.get(at).copied(), article.paragraphs.get(at)) else {
        return Vec::new();
    };
    let role = if now.role.is_set_apart() { Role::Body } else { Role::Furniture };
    let after = Paragraph { role, reason: Some(Reason::Reader), ..before };
    let told = if role == Role::Body { "taken into the article" } else { "set apart" };
    app.history.push(Change::Overruled { pane, paragraph: at, before, after });
    app.notice = Some(format!("paragraph {} {told}; {}", at + 1, undo_hint(app)));
    set(app, pane, at, after)
}

/// Gives a paragraph a role, keeps that where it is the reader's, and reads the article again with it.
pub(super) fn set(app: &mut App, pane: usize, at: usize, paragraph: Paragraph) -> Vec<Effect> {
    let Some(page) = app.panes.get_mut(pane).and_then(|pane| pane.page_mut()) else { return Vec::new() };
    let Some(own) = page.extract.paragraphs.get_mut(at) else { return Vec::new() };
    (own.role, own.reason) = (paragraph.role, paragraph.reason);
    let start = own.span.start;
    let extract = Box::new(page.extract.clone());
    let role = (paragraph.reason == Some(Reason::Reader)).then_some(paragraph.role);
    app.origins[pane].attempt += 1;
    let attempt = app.origins[pane].attempt;
    if app.pane() == pane {
        moving::keep_in_hand(app, start);
    }
    vec![
        Effect::Shelve(Shelving::Overrule { extract: extract.clone(), paragraph: at, role }),
        Effect::ReadAgain { pane, attempt, extract },
    ]
}
